use crate::{
    cx::Cx,
    db::all_of,
    failure::{Failure, Result},
    kinds::{Columns, Follows, column},
};
use model::{Problem, Subject, SubjectKind};
use sea_orm::{
    FromQueryResult,
    sea_query::{Condition, ExprTrait, JoinType, Order},
};
use tables::follow;

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

impl FollowedLine {
    /// The path of its page.
    pub fn page(&self, kind: SubjectKind) -> String {
        self.subject(kind).page(&self.slug)
    }

    pub fn subject(&self, kind: SubjectKind) -> Subject {
        kind.of(self.object_id)
    }
}

/// One page and the cursor of the next.
pub struct FollowedPage {
    pub lines: Vec<FollowedLine>,
    pub next: Option<String>,
}

const PAGE: usize = 30;

/// What the asker follows of a kind, the latest first. `after` is the cursor of the page before. What they may not see any more
/// is left out.
pub async fn list_followed(cx: &Cx, kind: SubjectKind, after: Option<&str>) -> Result<FollowedPage> {
    let me = cx.member()?.id;
    let of = cx.world.features.kinds.get(kind).filter(|of| of.follows() != Follows::No).ok_or(Failure::Problem(Problem::NotFound))?;
    let Columns { id, title, slug, language, about, open, .. } = of.columns();
    let mut rows = of.rows();
    rows.join_as(JoinType::InnerJoin, follow::Entity, "f", column("f", follow::Column::ObjectId).eq(id));
    rows.expr_as(column("f", follow::Column::ObjectId), "object_id").expr_as(column("f", follow::Column::CreatedAt), "created_at");
    rows.expr_as(title, "name").expr_as(slug, "slug").expr_as(language, "language").expr_as(about, "about");
    rows.and_where(column("f", follow::Column::MemberId).eq(me)).and_where(column("f", follow::Column::Kind).eq(kind));
    rows.and_where(column("f", follow::Column::Level).eq(follow::FOLLOWING)).cond_where(of.seen_by(&cx.actor)).and_where(open);
    if let Some((at, id)) = after.and_then(parse) {
        let of_then = Condition::any().add(column("f", follow::Column::CreatedAt).lt(at)).add(column("f", follow::Column::ObjectId).lt(id));
        rows.and_where(column("f", follow::Column::CreatedAt).lte(at)).cond_where(of_then);
    }
    rows.order_by(("f", "created_at"), Order::Desc).order_by(("f", "object_id"), Order::Desc).limit(PAGE as u64 + 1);
    let mut lines: Vec<FollowedLine> = all_of(cx.reader(), &rows).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}.{}", line.created_at, line.object_id));
    Ok(FollowedPage { lines, next })
}

fn parse(cursor: &str) -> Option<(i64, i64)> {
    let (at, id) = cursor.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}
