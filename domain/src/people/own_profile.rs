use super::Facet;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use model::{MemberId, Part, Problem, ProfileDraft, Visibility, people::level_of};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder};
use tables::{member, member_facet, member_link, profile};

/// The asker's profile as the form shows it, and what the form does not change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnProfile {
    pub draft: ProfileDraft,
    pub handle: String,
    pub photo: String,
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Row {
    handle: String,
    photo: String,
    name: String,
    pronouns: String,
    kind: String,
    headline: String,
    #[sea_orm(from_expr = "profile::Column::Bio")]
    bio: Option<String>,
    country: String,
    town: String,
    timezone: String,
    listed: i32,
    #[sea_orm(nested)]
    see: Seen,
}

/// The ranks of all parts of one member.
#[derive(Clone, Debug, Default, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
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
    /// Where the rank of a part is kept.
    pub(super) fn column(part: Part) -> member::Column {
        match part {
            Part::Photo => member::Column::SeePhoto,
            Part::Headline => member::Column::SeeHeadline,
            Part::Pronouns => member::Column::SeePronouns,
            Part::Bio => member::Column::SeeBio,
            Part::Country => member::Column::SeeCountry,
            Part::Town => member::Column::SeeTown,
            Part::Timezone => member::Column::SeeTimezone,
            Part::Organisation => member::Column::SeeOrganisation,
            Part::Languages => member::Column::SeeLanguages,
            Part::Subjects => member::Column::SeeSubjects,
            Part::Steps => member::Column::SeeSteps,
            Part::Offers => member::Column::SeeOffers,
            Part::Seeks => member::Column::SeeSeeks,
            Part::Links => member::Column::SeeLinks,
        }
    }

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
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member_facet::Entity")]
pub(super) struct Listed {
    pub facet: String,
    pub value: String,
    pub level: i32,
}

/// The lists of a profile, the best known language first.
pub(super) async fn lists(conn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Listed>> {
    let facets = Facet::LISTS.map(|(facet, _)| facet.as_str());
    let own = member_facet::Entity::find().filter(member_facet::Column::MemberId.eq(member)).filter(member_facet::Column::Facet.is_in(facets));
    let own = own.order_by_desc(member_facet::Column::Level).order_by_asc(member_facet::Column::Value);
    Ok(own.into_partial_model().all(conn).await?)
}

/// The values of one list.
pub(super) fn values(lists: &[Listed], facet: Facet) -> Vec<String> {
    lists.iter().filter(|one| one.facet == facet.as_str()).map(|one| one.value.clone()).collect()
}

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member_link::Entity")]
pub(super) struct Url {
    pub url: String,
}

pub(super) async fn links(conn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Url>> {
    let own = member_link::Entity::find().filter(member_link::Column::MemberId.eq(member));
    Ok(own.order_by_asc(member_link::Column::Position).into_partial_model().all(conn).await?)
}

/// Reads the asker's own profile.
pub async fn own_profile(cx: &Cx) -> Result<OwnProfile> {
    let me = cx.member()?.id;
    let own = member::Entity::find_by_id(me).left_join(profile::Entity);
    let row: Row = own.into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
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
        bio: row.bio.unwrap_or_default(),
        country: row.country,
        town: row.town,
        timezone: row.timezone,
    };
    Ok(OwnProfile { draft, handle: row.handle, photo: row.photo })
}
