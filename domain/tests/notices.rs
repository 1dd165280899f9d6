//! Who is told what, once, and how: on SQLite and PostgreSQL.

mod digest;
mod following;
mod letters;
mod mails;
mod who;

use crate::support;
use crate::support::{Forum, Person, make::Opened};
use domain::{
    Cx,
    db::{self, Number},
    discussion, notices, outbox,
};
use model::{HowTold, NoticeKind, ReplyId, SubjectKind};
use sea_orm::FromQueryResult;

/// Acts on all news that are due.
pub async fn deliver(forum: &Forum) {
    while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
}

/// Handles everything once more, as after a crash before it was noted as done.
pub async fn deliver_again(forum: &Forum) {
    sql(forum, "UPDATE outbox SET delivered_at = NULL, attempts = 0, next_at = recorded_at WHERE news NOT LIKE '%digest-due%'").await;
    deliver(forum).await;
}

pub async fn sql(forum: &Forum, sql: &str) -> u64 {
    let txn = forum.guest().begin().await.expect("begin");
    let rows = db::run(&txn, sql, Vec::new()).await.expect("run");
    txn.commit().await.expect("commit");
    rows
}

#[derive(FromQueryResult)]
struct Made {
    handle: String,
    kind: String,
}

/// All notices ever made, as `ada: reply`, sorted.
pub async fn made(forum: &Forum) -> Vec<String> {
    let sql = "SELECT m.handle, n.kind FROM notices n JOIN members m ON m.id = n.member_id";
    let rows: Vec<Made> = db::all(forum.world.db.reader(), sql, Vec::new()).await.expect("read");
    let mut all: Vec<String> = rows.into_iter().map(|row| format!("{}: {}", row.handle, row.kind)).collect();
    all.sort();
    all
}

/// The kinds of a member's notices as the list shows them, unread ones first; `*` marks those.
pub async fn listed(cx: &Cx) -> Vec<String> {
    let page = notices::read_notices(cx, domain::Locale::default(), None).await.expect("a list");
    page.lines.iter().map(|line| format!("{}{}", if line.row.read_at.is_none() { "*" } else { "" }, line.kind.as_str())).collect()
}

pub async fn count(forum: &Forum, sql: &str) -> i64 {
    db::one::<Number>(forum.world.db.reader(), sql, Vec::new()).await.expect("read").expect("a row").n
}

pub async fn say(forum: &Forum, who: &Person, thread: Opened, parent: Option<ReplyId>, text: &str) -> ReplyId {
    support::make::say(&forum.of(who), thread, parent, text).await.expect("said")
}

pub async fn choose(forum: &Forum, who: &Person, kind: NoticeKind, how: HowTold) {
    notices::change_preferences(&forum.of(who), vec![(kind, how)]).await.expect("chosen");
}

pub async fn follow(forum: &Forum, who: &Person, kind: SubjectKind, object: i64) {
    domain::following::follow(&forum.of(who), kind.of(object)).await.expect("followed");
}

/// The whole mails to a member, in the order of their files.
pub fn mails_to(forum: &Forum, who: &Person) -> Vec<String> {
    let address = format!("{}@example.org", who.handle());
    forum.mails().into_iter().filter(|mail| support::header(mail, "To").contains(&address)).collect()
}

pub async fn quote(forum: &Forum, who: &Person, post: ReplyId) -> String {
    discussion::quoted(&forum.of(who), post).await.expect("a quote")
}
