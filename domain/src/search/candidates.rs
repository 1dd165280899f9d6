//! The newest things that match a query and that the asker may see. Whether they may is asked for in the rows themselves,
//! as they are now.

use super::{
    entry::Kind,
    matches::{Asked, Statement, batch, first_of, further},
    others,
    sources::material_text,
    sql::{self, Ends},
};
use crate::{
    cx::Cx,
    db::all,
    failure::{Failure, Result},
    policy,
    shelf::count_by_tags,
};
use model::{MemberId, SearchKind, SubjectKind};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::ops::Range;

/// Something that matches, as much as ranking and showing need.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub id: i64,
    pub href: String,
    pub title: String,
    /// As written, with its markup.
    pub body: String,
    /// What the text is marked with.
    pub lang: String,
    /// Whose rules its words were cut by.
    pub language: String,
    pub at: i64,
    pub answered: bool,
    pub used: i32,
    pub about: About,
}

/// What is told of a result beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Thread { kind: String, author: String, board: String, colour: String, replies: i32, at: i64, answered: bool },
    Reply { author: String, board: String, colour: String, at: i64, answer: bool },
    Material { kind: String, author: String, licence: String, minutes: i32, at: i64 },
    Person { role: String, kind: String, verified: bool, country: String, photo: String },
    Organisation { kind: String, town: String, country: String },
    Tag { threads: i64, resources: i64 },
    Other { kind: SubjectKind, at: i64 },
}

/// The newest of a kind that match.
pub(super) async fn find(conn: &impl ConnectionTrait, cx: &Cx, kind: SearchKind, asked: &Asked<'_>) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    if !asked.names.may_have(kind, asked.demand) {
        return Ok(found);
    }
    let mut below = asked.below;
    if let Some(top) = asked.top {
        let from = if below > 0 { below } else { top };
        // The batch above the one that is to be looked through.
        let mut end = batch(from - 1) + 1;
        let mut next = Some(1);
        while let Some(batches) = next.filter(|_| end > 0 && found.len() < asked.most) {
            let begin = (end - batches).max(0);
            found.extend(find_part(conn, cx, kind, &Asked { below, ..*asked }, begin..end).await?);
            (end, below) = (begin, first_of(begin));
            next = further(from - below, found.len(), asked);
        }
    }
    // Nothing is below the first id; without a bound, nothing was looked through yet.
    let rest = asked.top.is_none() || below > 0;
    if rest && found.len() < asked.most {
        found.extend(find_part(conn, cx, kind, &Asked { below, ..*asked }, 0..0).await?);
    }
    // Each part was asked for as many as all: a limit of its own would make it another statement, to be planned again.
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    found.truncate(asked.most);
    Ok(found)
}

async fn find_part(conn: &impl ConnectionTrait, cx: &Cx, kind: SearchKind, asked: &Asked<'_>, batches: Range<i64>) -> Result<Vec<Candidate>> {
    match kind {
        SearchKind::Thread => threads(conn, cx, asked, batches).await,
        SearchKind::Reply => replies(conn, cx, asked, batches).await,
        SearchKind::Material => materials(conn, asked, batches).await,
        SearchKind::Person => people(conn, cx, asked).await,
        SearchKind::Organisation => organisations(conn, asked).await,
        SearchKind::Tag => tags(conn, cx, asked).await,
        SearchKind::Other => others::find(conn, cx, asked).await,
    }
}

#[derive(FromQueryResult)]
struct PostRow {
    id: i64,
    slug: String,
    title: String,
    kind: String,
    lang: String,
    language: String,
    body: String,
    answered: bool,
    replies: i32,
    used: i32,
    at: i64,
    author: String,
    board: String,
    colour: String,
}

async fn threads(conn: &impl ConnectionTrait, cx: &Cx, asked: &Asked<'_>, batches: Range<i64>) -> Result<Vec<Candidate>> {
    let mut built = Statement::matches(conn, Kind::Thread, asked, batches);
    let narrowed = built.narrowed(asked.query, "t.created_at");
    let (join, order) = (built.join, built.order);
    let seen = policy::boards_seen_by(&cx.actor, &mut built.values);
    let sql = sql::threads(&Ends { of: &built.sql, join, narrowed: &narrowed, order, most: asked.most }, &seen);
    let rows: Vec<PostRow> = all(conn, &sql, built.values).await?;
    Ok(rows.into_iter().map(|row| post(row, SearchKind::Thread)).collect())
}

async fn replies(conn: &impl ConnectionTrait, cx: &Cx, asked: &Asked<'_>, batches: Range<i64>) -> Result<Vec<Candidate>> {
    let mut built = Statement::matches(conn, Kind::Reply, asked, batches);
    let narrowed = built.narrowed(asked.query, "r.created_at");
    let (join, order) = (built.join, built.order);
    let seen = policy::boards_seen_by(&cx.actor, &mut built.values);
    let sql = sql::replies(&Ends { of: &built.sql, join, narrowed: &narrowed, order, most: asked.most }, &seen);
    let rows: Vec<PostRow> = all(conn, &sql, built.values).await?;
    Ok(rows.into_iter().map(|row| post(row, SearchKind::Reply)).collect())
}

fn post(row: PostRow, kind: SearchKind) -> Candidate {
    let PostRow { author, board, colour, at, answered, .. } = row;
    let (href, about) = if kind == SearchKind::Reply {
        (SubjectKind::Post.of(row.id).path(), About::Reply { author, board, colour, at, answer: answered })
    } else {
        let about = About::Thread { kind: row.kind, author, board, colour, replies: row.replies, at, answered };
        (SubjectKind::Thread.of(row.id).page(&row.slug), about)
    };
    Candidate { id: row.id, href, title: row.title, body: row.body, lang: row.lang, language: row.language, at, answered, used: row.used, about }
}

#[derive(FromQueryResult)]
struct MaterialRow {
    id: i64,
    slug: String,
    title: String,
    kind: String,
    lang: String,
    language: String,
    fields: String,
    licence: String,
    minutes: i32,
    used: i32,
    at: i64,
    author: String,
}

/// Resources that are listed; what is only a draft or retired is in no list.
async fn materials(conn: &impl ConnectionTrait, asked: &Asked<'_>, batches: Range<i64>) -> Result<Vec<Candidate>> {
    let mut built = Statement::matches(conn, Kind::Material, asked, batches);
    let narrowed = built.narrowed(asked.query, "m.published_at");
    let (join, order) = (built.join, built.order);
    let sql = sql::materials(&Ends { of: &built.sql, join, narrowed: &narrowed, order, most: asked.most });
    let rows: Vec<MaterialRow> = all(conn, &sql, built.values).await?;
    rows.into_iter().map(material).collect()
}

fn material(row: MaterialRow) -> Result<Candidate> {
    let fields = serde_json::from_str(&row.fields).map_err(Failure::bug)?;
    Ok(Candidate {
        id: row.id,
        href: SubjectKind::Resource.of(row.id).page(&row.slug),
        title: row.title,
        body: material_text(&fields),
        lang: row.lang,
        language: row.language,
        at: row.at,
        answered: false,
        used: row.used,
        about: About::Material { kind: row.kind, author: row.author, licence: row.licence, minutes: row.minutes, at: row.at },
    })
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: i64,
    handle: String,
    name: String,
    role: String,
    kind: String,
    headline: String,
    country: String,
    photo: String,
    replies_count: i32,
    created_at: i64,
    verified_until: i64,
    coordinator_until: i64,
    see_headline: i32,
    see_country: i32,
    see_photo: i32,
    language: String,
}

/// People whom the directory would show the asker, by what the asker may read of them.
async fn people(conn: &impl ConnectionTrait, cx: &Cx, asked: &Asked<'_>) -> Result<Vec<Candidate>> {
    let kind = if cx.actor.me().is_some() { Kind::Person } else { Kind::PublicPerson };
    let mut built = Statement::matches(conn, kind, asked, 0..0);
    let reach = built.bind(policy::people::reach(&cx.actor).rank());
    let (join, order) = (built.join, built.order);
    let sql = sql::people(&Ends { of: &built.sql, join, narrowed: "", order, most: asked.most }, &reach);
    let rows: Vec<PersonRow> = all(conn, &sql, built.values).await?;
    Ok(rows.into_iter().map(|row| person(cx, row)).collect())
}

fn person(cx: &Cx, row: PersonRow) -> Candidate {
    let text = |rank, text: String| if policy::people::may_see_rank(&cx.actor, MemberId(row.id), rank) { text } else { String::new() };
    let verified = policy::people::is_verified(&row.kind, row.verified_until, row.coordinator_until, cx.now);
    Candidate {
        id: row.id,
        href: SubjectKind::Member.of(row.id).page(&row.handle),
        body: text(row.see_headline, row.headline),
        about: About::Person {
            country: text(row.see_country, row.country),
            photo: text(row.see_photo, row.photo),
            role: row.role,
            kind: row.kind,
            verified,
        },
        title: row.name,
        lang: String::new(),
        language: row.language,
        at: row.created_at,
        answered: verified,
        used: row.replies_count,
    }
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    id: i64,
    slug: String,
    name: String,
    kind: String,
    town: String,
    country: String,
    created_at: i64,
}

async fn organisations(conn: &impl ConnectionTrait, asked: &Asked<'_>) -> Result<Vec<Candidate>> {
    let built = Statement::matches(conn, Kind::Organisation, asked, 0..0);
    let sql = sql::organisations(&Ends { of: &built.sql, join: built.join, narrowed: "", order: built.order, most: asked.most });
    let rows: Vec<OrganisationRow> = all(conn, &sql, built.values).await?;
    let candidate = |row: OrganisationRow| Candidate {
        id: row.id,
        href: SubjectKind::Organisation.of(row.id).page(&row.slug),
        title: row.name,
        body: row.town.clone(),
        lang: String::new(),
        language: String::new(),
        at: row.created_at,
        answered: false,
        used: 0,
        about: About::Organisation { kind: row.kind, town: row.town, country: row.country },
    };
    Ok(rows.into_iter().map(candidate).collect())
}

#[derive(FromQueryResult)]
struct TagRow {
    id: i64,
    name: String,
    threads: i64,
}

/// Tags of threads and resources that the asker may see.
async fn tags(conn: &impl ConnectionTrait, cx: &Cx, asked: &Asked<'_>) -> Result<Vec<Candidate>> {
    let mut built = Statement::matches(conn, Kind::Tag, asked, 0..0);
    let seen = policy::boards_seen_by(&cx.actor, &mut built.values);
    let sql = sql::tags(&Ends { of: &built.sql, join: built.join, narrowed: "", order: built.order, most: asked.most }, &seen);
    let rows: Vec<TagRow> = all(conn, &sql, built.values).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let resources = count_by_tags(conn, cx, &names).await?;
    Ok(rows.into_iter().zip(resources).map(|(row, resources)| tag(row, resources)).collect())
}

fn tag(row: TagRow, resources: i64) -> Candidate {
    Candidate {
        id: row.id,
        href: SubjectKind::Tag.of(row.id).page(&row.name),
        title: row.name,
        body: String::new(),
        lang: String::new(),
        language: String::new(),
        at: 0,
        answered: false,
        used: i32::try_from(row.threads + resources).unwrap_or(i32::MAX),
        about: About::Tag { threads: row.threads, resources },
    }
}
