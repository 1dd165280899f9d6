use super::{
    Facet,
    own_profile::{Listed, Seen, Url, links, lists, values},
};
use crate::{
    cx::Cx,
    db::{all, one},
    discussion::PostLine,
    failure::{Failure, Result},
    organisations::{self, Belonging},
    policy,
    text::SanitisedHtml,
};
use model::{MemberId, Part, Problem, SafeUrl};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
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
    bio_html: String,
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
    let sql = format!(
        "SELECT m.id, m.handle, m.name, m.role, m.kind, m.headline, m.pronouns, m.country, m.town, m.timezone, m.photo, \
         COALESCE(p.bio_html, '') AS bio_html, m.verified_until, m.coordinator_until, m.replies_count, m.created_at, {} \
         FROM members m LEFT JOIN profiles p ON p.member_id = m.id WHERE m.handle = $1 AND m.erased_at IS NULL",
        Seen::COLUMNS
    );
    let row: Row = one(cx.reader(), &sql, vec![handle.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = MemberId(row.id);
    let lists = lists(cx.reader(), id).await?;
    let links = links(cx.reader(), id).await?;
    let belongings = organisations::belongings(cx, id).await?;
    let member = show(cx, row, &lists, links, belongings);
    Ok(MemberPage { member, latest: latest(cx, id).await?, threads: threads(cx, id).await?, answers: answers(cx, id).await? })
}

fn show(cx: &Cx, row: Row, lists: &[Listed], links: Vec<Url>, organisations: Vec<Belonging>) -> Shown {
    let owner = MemberId(row.id);
    let sees = |part: Part| policy::people::may_see_rank(&cx.actor, owner, row.see.rank(part));
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
        bio: Some(text(Part::Bio, &row.bio_html)).filter(|html| !html.is_empty()).map(SanitisedHtml::stored),
        languages: spoken.map(|one| (one.value.clone(), one.level)).collect(),
        subjects: list(Part::Subjects, Facet::Subject),
        steps: list(Part::Steps, Facet::Step),
        offers: list(Part::Offers, Facet::Offer),
        seeks: list(Part::Seeks, Facet::Seek),
        links: links.into_iter().filter(|_| sees(Part::Links)).filter_map(|one| SafeUrl::parse(&one.url)).collect(),
        organisations: if sees(Part::Organisation) { organisations } else { Vec::new() },
        id: row.id,
        handle: row.handle,
        name: row.name,
        role: row.role,
        kind: row.kind,
        replies_count: row.replies_count,
        created_at: row.created_at,
    }
}

async fn latest(cx: &Cx, member: MemberId) -> Result<Vec<PostLine>> {
    let mut values = vec![member.0.into()];
    let sql = format!(
        "SELECT r.id, r.number, r.created_at, t.title, t.language, t.excerpt, b.name AS board FROM replies r JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE r.author_id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND {} \
         ORDER BY r.id DESC LIMIT 10",
        policy::boards_seen_by(&cx.actor, &mut values)
    );
    all(cx.reader(), &sql, values).await
}

async fn threads(cx: &Cx, member: MemberId) -> Result<Vec<ThreadTitle>> {
    let mut values = vec![member.0.into()];
    let sql = format!(
        "SELECT t.id, t.slug, t.title, t.language, t.replies_count, t.created_at, b.name AS board FROM threads t JOIN boards b ON b.id = t.board_id \
         WHERE t.author_id = $1 AND t.deleted_at IS NULL AND {} ORDER BY t.id DESC LIMIT 5",
        policy::boards_seen_by(&cx.actor, &mut values)
    );
    all(cx.reader(), &sql, values).await
}

async fn answers(cx: &Cx, member: MemberId) -> Result<Vec<AnswerLine>> {
    let mut values = vec![member.0.into()];
    let sql = format!(
        "SELECT r.id, t.title, t.language, r.answer_at, b.name AS board FROM replies r JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE r.author_id = $1 AND r.answer_at IS NOT NULL AND r.deleted_at IS NULL AND t.deleted_at IS NULL \
         AND {} ORDER BY r.id DESC LIMIT 5",
        policy::boards_seen_by(&cx.actor, &mut values)
    );
    all(cx.reader(), &sql, values).await
}
