use super::Facet;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
};
use model::{MemberId, Part, Problem, ProfileDraft, Visibility, people::level_of};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The asker's profile as the form shows it, and what the form does not change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnProfile {
    pub draft: ProfileDraft,
    pub handle: String,
    pub photo: String,
}

#[derive(FromQueryResult)]
struct Row {
    handle: String,
    photo: String,
    name: String,
    pronouns: String,
    kind: String,
    headline: String,
    bio: String,
    country: String,
    town: String,
    timezone: String,
    listed: i32,
    #[sea_orm(nested)]
    see: Seen,
}

/// The ranks of all parts of one member.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub(super) struct Seen {
    see_photo: i32,
    see_headline: i32,
    see_pronouns: i32,
    see_bio: i32,
    see_country: i32,
    see_town: i32,
    see_timezone: i32,
    see_organisation: i32,
    see_languages: i32,
    see_subjects: i32,
    see_steps: i32,
    see_offers: i32,
    see_seeks: i32,
    see_links: i32,
}

impl Seen {
    /// The columns, for a `SELECT` from `members m`.
    pub(super) const COLUMNS: &str = "m.see_photo, m.see_headline, m.see_pronouns, m.see_bio, m.see_country, m.see_town, m.see_timezone, \
        m.see_organisation, m.see_languages, m.see_subjects, m.see_steps, m.see_offers, m.see_seeks, m.see_links";

    pub(super) fn rank(&self, part: Part) -> i32 {
        match part {
            Part::Photo => self.see_photo,
            Part::Headline => self.see_headline,
            Part::Pronouns => self.see_pronouns,
            Part::Bio => self.see_bio,
            Part::Country => self.see_country,
            Part::Town => self.see_town,
            Part::Timezone => self.see_timezone,
            Part::Organisation => self.see_organisation,
            Part::Languages => self.see_languages,
            Part::Subjects => self.see_subjects,
            Part::Steps => self.see_steps,
            Part::Offers => self.see_offers,
            Part::Seeks => self.see_seeks,
            Part::Links => self.see_links,
        }
    }
}

/// A row of the index that came from a list.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Listed {
    pub facet: String,
    pub value: String,
    pub level: i32,
}

/// The lists of a profile, the best known language first.
pub(super) async fn lists(conn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Listed>> {
    let sql = "SELECT facet, value, level FROM member_facets WHERE member_id = $1 AND facet IN ('language', 'subject', 'step', 'offer', 'seek') \
               ORDER BY level DESC, value";
    all(conn, sql, vec![member.0.into()]).await
}

/// The values of one list.
pub(super) fn values(lists: &[Listed], facet: Facet) -> Vec<String> {
    lists.iter().filter(|one| one.facet == facet.as_str()).map(|one| one.value.clone()).collect()
}

#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Url {
    pub url: String,
}

pub(super) async fn links(conn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Url>> {
    all(conn, "SELECT url FROM member_links WHERE member_id = $1 ORDER BY position", vec![member.0.into()]).await
}

/// Reads the asker's own profile.
pub async fn own_profile(cx: &Cx) -> Result<OwnProfile> {
    let me = cx.member()?.id;
    let sql = format!(
        "SELECT m.handle, m.photo, m.name, m.pronouns, m.kind, m.headline, COALESCE(p.bio, '') AS bio, m.country, m.town, m.timezone, m.listed, {} \
         FROM members m LEFT JOIN profiles p ON p.member_id = m.id WHERE m.id = $1",
        Seen::COLUMNS
    );
    let row: Row = one(cx.reader(), &sql, vec![me.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let lists = lists(cx.reader(), me).await?;
    let links = links(cx.reader(), me).await?.into_iter().map(|one| one.url).collect();
    let spoken = lists.iter().filter(|one| one.facet == Facet::Language.as_str());
    let word = |rank| Visibility::of_rank(rank).as_str().to_owned();
    let draft = ProfileDraft {
        spoken: values(&lists, Facet::Language),
        levels: spoken.map(|one| level_of(one.level).unwrap_or_default().to_owned()).collect(),
        subjects: values(&lists, Facet::Subject),
        steps: values(&lists, Facet::Step),
        offers: values(&lists, Facet::Offer),
        seeks: values(&lists, Facet::Seek),
        links,
        listed: word(row.listed),
        see: Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), word(row.see.rank(part)))).collect(),
        name: row.name,
        pronouns: row.pronouns,
        kind: row.kind,
        headline: row.headline,
        bio: row.bio,
        country: row.country,
        town: row.town,
        timezone: row.timezone,
    };
    Ok(OwnProfile { draft, handle: row.handle, photo: row.photo })
}
