use crate::{cx::Cx, db::all, failure::Result, policy};
use model::FollowKind;
use sea_orm::{FromQueryResult, Value};

/// One thing the asker follows. `name` is a title or a name, `slug` what stands in its address, `about` the board of a thread
/// or a person's headline.
#[derive(Clone, Debug, FromQueryResult)]
pub struct FollowedLine {
    pub object_id: i64,
    pub name: String,
    pub slug: String,
    pub language: String,
    pub about: String,
    pub created_at: i64,
}

/// One page and the cursor of the next.
pub struct FollowedPage {
    pub lines: Vec<FollowedLine>,
    pub next: Option<String>,
}

const PAGE: usize = 30;

/// What the asker follows of a kind, the latest first. `after` is the cursor of the page before. What they may not see any more
/// is left out.
pub async fn list_followed(cx: &Cx, kind: FollowKind, after: Option<&str>) -> Result<FollowedPage> {
    let me = cx.member()?.id;
    let mut values: Vec<Value> = vec![me.0.into(), kind.as_str().into()];
    let cursor = after.and_then(parse).map_or_else(String::new, |(at, id)| {
        values.extend([Value::from(at), Value::from(id)]);
        " AND f.created_at <= $3 AND (f.created_at < $3 OR f.object_id < $4)".to_owned()
    });
    let seen = seen(cx, kind, &mut values);
    let sql = format!(
        "SELECT f.object_id, f.created_at, {} WHERE f.member_id = $1 AND f.kind = $2 AND f.level = 'following'{cursor}{seen} \
         ORDER BY f.created_at DESC, f.object_id DESC LIMIT {}",
        source(kind),
        PAGE + 1
    );
    let mut lines: Vec<FollowedLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}.{}", line.created_at, line.object_id));
    Ok(FollowedPage { lines, next })
}

fn source(kind: FollowKind) -> &'static str {
    match kind {
        FollowKind::Thread => {
            "t.title AS name, t.slug, t.language, b.name AS about FROM follows f JOIN threads t ON t.id = f.object_id JOIN boards b ON b.id = t.board_id"
        }
        FollowKind::Board => "b.name, b.slug, b.language, b.description AS about FROM follows f JOIN boards b ON b.id = f.object_id",
        FollowKind::Collection => {
            "c.title AS name, c.slug, c.language, o.name AS about FROM follows f JOIN collections c ON c.id = f.object_id JOIN members o ON o.id = c.created_by"
        }
        FollowKind::Member => "m.name, m.handle AS slug, '' AS language, m.headline AS about FROM follows f JOIN members m ON m.id = f.object_id",
    }
}

fn seen(cx: &Cx, kind: FollowKind, values: &mut Vec<Value>) -> String {
    match kind {
        FollowKind::Thread => format!(" AND t.deleted_at IS NULL AND {}", policy::boards_seen_by(&cx.actor, values)),
        FollowKind::Board => format!(" AND {}", policy::boards_seen_by(&cx.actor, values)),
        FollowKind::Collection => " AND c.access = 'public'".to_owned(),
        FollowKind::Member => " AND m.erased_at IS NULL".to_owned(),
    }
}

fn parse(cursor: &str) -> Option<(i64, i64)> {
    let (at, id) = cursor.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}
