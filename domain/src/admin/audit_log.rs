use super::sql;
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::MemberId;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value};
use tables::audit;

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
    let mut conditions = String::new();
    let mut add = |condition: fn(usize) -> String, value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
            conditions.push_str(&condition(values.len()));
        }
    };
    add(sql::by, query.actor.clone().map(Value::from));
    add(sql::about, query.member.clone().map(Value::from));
    add(sql::about_member, query.member_id.map(Value::from));
    add(sql::of_act, query.act.clone().map(Value::from));
    add(sql::since, query.since.map(Value::from));
    all(cx.reader(), &sql::log(&conditions, most), values).await
}

/// A line as the owner of the account sees it: what and why, but not which of the staff it was.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "audit::Entity")]
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
    let own = audit::Entity::find().filter(audit::Column::MemberId.eq(me)).filter(audit::Column::Id.lt(before.unwrap_or(i64::MAX)));
    let page = own.order_by_desc(audit::Column::Id).limit(PAGE as u64 + 1);
    let mut lines: Vec<OwnLine> = page.into_partial_model().all(cx.reader()).await?;
    for line in lines.iter_mut().filter(|line| line.actor_id.is_some_and(|actor| actor != me.0)) {
        line.address.clear();
    }
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(OwnLog { next: lines.last().filter(|_| more).map(|line| line.id), lines })
}
