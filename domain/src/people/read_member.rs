use super::{
    Facet,
    own_profile::{Listed, Seen, Url, links, lists, values},
    sql,
};
use crate::{
    cx::Cx,
    db::all,
    discussion::PostLine,
    failure::{Failure, Result},
    organisations::{self, Belonging},
    policy,
    text::SanitisedHtml,
};
use model::{MemberId, Part, Problem, SafeUrl};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter};
use tables::{member, profile};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Row {
    id: MemberId,
    handle: String,
    name: String,
    role: String,
    kind: String,
    headline: String,
    pronouns: String,
    country: String,
    town: String,
    timezone: String,
    photo: String,
    #[sea_orm(from_expr = "profile::Column::BioHtml")]
    bio_html: Option<String>,
    verified_until: i64,
    coordinator_until: i64,
    replies_count: i32,
    created_at: i64,
    #[sea_orm(nested)]
    see: Seen,
}

/// What the asker may read of a member; a part that is hidden is empty.
#[derive(Clone, Debug)]
pub struct Shown {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub kind: String,
    /// Whether an organisation stands behind the kind.
    pub verified: bool,
    pub headline: String,
    pub pronouns: String,
    pub country: String,
    pub town: String,
    pub timezone: String,
    /// The name of the photo's files.
    pub photo: String,
    pub bio: Option<SanitisedHtml>,
    /// Languages with the stored number of the level.
    pub languages: Vec<(String, i32)>,
    pub subjects: Vec<String>,
    pub steps: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub links: Vec<SafeUrl>,
    pub organisations: Vec<Belonging>,
    pub replies_count: i32,
    pub created_at: i64,
}

/// A thread that a member opened.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ThreadTitle {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub replies_count: i32,
    pub created_at: i64,
    pub board: String,
}

/// A post of a member that was marked as an answer.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AnswerLine {
    pub id: i64,
    pub title: String,
    pub language: String,
    pub answer_at: i64,
    pub board: String,
}

/// A member's page: who they are and what they wrote lately, as far as the asker may see it.
pub struct MemberPage {
    pub member: Shown,
    pub latest: Vec<PostLine>,
    pub threads: Vec<ThreadTitle>,
    pub answers: Vec<AnswerLine>,
}

/// Reads a member's page. An erased account has none.
pub async fn read_member(cx: &Cx, handle: &str) -> Result<MemberPage> {
    let of = member::Entity::find().left_join(profile::Entity).filter(member::Column::Handle.eq(handle)).filter(member::not_erased());
    let row: Row = of.into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = row.id;
    let lists = lists(cx.reader(), id).await?;
    let links = links(cx.reader(), id).await?;
    let belongings = organisations::belongings(cx, id).await?;
    let member = show(cx, row, &lists, links, belongings);
    Ok(MemberPage { member, latest: latest(cx, id).await?, threads: threads(cx, id).await?, answers: answers(cx, id).await? })
}

fn show(cx: &Cx, row: Row, lists: &[Listed], links: Vec<Url>, organisations: Vec<Belonging>) -> Shown {
    let sees = |part: Part| policy::people::may_see_rank(&cx.actor, row.id, row.see.rank(part));
    let text = |part: Part, text: &str| if sees(part) { text.to_owned() } else { String::new() };
    let list = |part: Part, facet: Facet| if sees(part) { values(lists, facet) } else { Vec::new() };
    let spoken = lists.iter().filter(|one| one.facet == Facet::Language.as_str() && sees(Part::Languages));
    let verified = policy::people::is_verified(&row.kind, row.verified_until, row.coordinator_until, cx.now);
    Shown {
        verified,
        headline: text(Part::Headline, &row.headline),
        pronouns: text(Part::Pronouns, &row.pronouns),
        country: text(Part::Country, &row.country),
        town: text(Part::Town, &row.town),
        timezone: text(Part::Timezone, &row.timezone),
        photo: text(Part::Photo, &row.photo),
        bio: Some(text(Part::Bio, row.bio_html.as_deref().unwrap_or_default())).filter(|html| !html.is_empty()).map(SanitisedHtml::stored),
        languages: spoken.map(|one| (one.value.clone(), one.level)).collect(),
        subjects: list(Part::Subjects, Facet::Subject),
        steps: list(Part::Steps, Facet::Step),
        offers: list(Part::Offers, Facet::Offer),
        seeks: list(Part::Seeks, Facet::Seek),
        links: links.into_iter().filter(|_| sees(Part::Links)).filter_map(|one| SafeUrl::parse(&one.url)).collect(),
        organisations: if sees(Part::Organisation) { organisations } else { Vec::new() },
        id: row.id.0,
        handle: row.handle,
        name: row.name,
        role: row.role,
        kind: row.kind,
        replies_count: row.replies_count,
        created_at: row.created_at,
    }
}

async fn latest(cx: &Cx, member: MemberId) -> Result<Vec<PostLine>> {
    let mut values = vec![member.into()];
    let seen = policy::boards_seen_by(&cx.actor, &mut values);
    all(cx.reader(), &sql::latest(&seen), values).await
}

async fn threads(cx: &Cx, member: MemberId) -> Result<Vec<ThreadTitle>> {
    let mut values = vec![member.into()];
    let seen = policy::boards_seen_by(&cx.actor, &mut values);
    all(cx.reader(), &sql::threads(&seen), values).await
}

async fn answers(cx: &Cx, member: MemberId) -> Result<Vec<AnswerLine>> {
    let mut values = vec![member.into()];
    let seen = policy::boards_seen_by(&cx.actor, &mut values);
    all(cx.reader(), &sql::answers(&seen), values).await
}
