use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::MemberId;
use sea_orm::{FromQueryResult, Value};

/// Which lines are asked for; every part narrows the list.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// The handle of who did it.
    pub actor: Option<String>,
    /// The handle of whom it was done to.
    pub member: Option<String>,
    pub member_id: Option<MemberId>,
    pub act: Option<String>,
    /// Not before this time.
    pub since: Option<i64>,
    /// The id of the last one of the page before.
    pub before: Option<i64>,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct AuditLine {
    pub id: i64,
    pub recorded_at: i64,
    pub act: String,
    pub object: String,
    pub reason: String,
    pub detail: String,
    pub address: String,
    pub actor: Option<String>,
    pub member: Option<String>,
    pub member_id: Option<i64>,
}

/// One page and the cursor of the next.
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    pub next: Option<i64>,
}

const PAGE: usize = 50;

/// The log, the latest first.
pub async fn read_audit(cx: &Cx, query: &AuditQuery) -> Result<AuditPage> {
    staff(&cx.actor, StaffAct::SeeAudit)?;
    let mut lines = lines(cx, query, PAGE + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(AuditPage { next: lines.last().filter(|_| more).map(|line| line.id), lines })
}

pub(super) async fn lines(cx: &Cx, query: &AuditQuery, most: usize) -> Result<Vec<AuditLine>> {
    let mut values: Vec<Value> = vec![query.before.unwrap_or(i64::MAX).into()];
    let mut condition = String::new();
    let mut add = |part: &str, value: Value| {
        values.push(value);
        condition.push_str(&part.replace('?', &format!("${}", values.len())));
    };
    if let Some(handle) = &query.actor {
        add(" AND a.actor_id = (SELECT id FROM members WHERE handle = ?)", handle.clone().into());
    }
    if let Some(handle) = &query.member {
        add(" AND a.member_id = (SELECT id FROM members WHERE handle = ?)", handle.clone().into());
    }
    if let Some(id) = query.member_id {
        add(" AND a.member_id = ?", id.0.into());
    }
    if let Some(act) = &query.act {
        add(" AND a.act = ?", act.clone().into());
    }
    if let Some(since) = query.since {
        add(" AND a.recorded_at >= ?", since.into());
    }
    let sql = format!(
        "SELECT a.id, a.recorded_at, a.act, a.object, a.reason, a.detail, a.address, w.handle AS actor, m.handle AS member, a.member_id FROM audit a \
         LEFT JOIN members w ON w.id = a.actor_id LEFT JOIN members m ON m.id = a.member_id WHERE a.id < $1{condition} ORDER BY a.id DESC LIMIT {most}"
    );
    all(cx.reader(), &sql, values).await
}

/// A line as the owner of the account sees it: what and why, but not which of the staff it was.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OwnLine {
    pub id: i64,
    pub recorded_at: i64,
    pub act: String,
    pub object: String,
    pub reason: String,
    pub address: String,
    pub actor_id: Option<i64>,
}

/// One page and the cursor of the next.
pub struct OwnLog {
    pub lines: Vec<OwnLine>,
    pub next: Option<i64>,
}

/// What was done to the asker's own account and posts, by whomever; the addresses of others are left out.
pub async fn read_own_log(cx: &Cx, before: Option<i64>) -> Result<OwnLog> {
    let me = cx.member()?.id;
    let sql = format!(
        "SELECT id, recorded_at, act, object, reason, address, actor_id FROM audit WHERE member_id = $1 AND id < $2 ORDER BY id DESC LIMIT {}",
        PAGE + 1
    );
    let mut lines: Vec<OwnLine> = all(cx.reader(), &sql, vec![me.0.into(), before.unwrap_or(i64::MAX).into()]).await?;
    for line in lines.iter_mut().filter(|line| line.actor_id.is_some_and(|actor| actor != me.0)) {
        line.address.clear();
    }
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(OwnLog { next: lines.last().filter(|_| more).map(|line| line.id), lines })
}
