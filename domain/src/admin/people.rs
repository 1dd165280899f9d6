use crate::{
    cx::Cx,
    db::like,
    failure::Result,
    policy::staff::{StaffAct, staff},
    text::filter_words,
};
use model::{MemberId, Role};
use sea_orm::{
    ColumnTrait, Condition, DerivePartialModel, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func, LikeExpr},
};
use tables::member;

/// Whose accounts are asked for, beside their role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Suspended,
    Erased,
}

impl State {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "suspended" => Some(Self::Suspended),
            "erased" => Some(Self::Erased),
            _ => None,
        }
    }
}

/// Every part narrows the list.
#[derive(Clone, Debug, Default)]
pub struct AccountQuery {
    /// Part of a name, an address or a handle.
    pub words: Option<String>,
    pub role: Option<Role>,
    pub state: Option<State>,
    /// The id of the last one of the page before.
    pub before: Option<i64>,
}

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
pub struct AccountLine {
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    pub email: String,
    pub role: String,
    pub kind: String,
    pub created_at: i64,
    pub suspended_at: Option<i64>,
    pub suspended_until: Option<i64>,
    pub erased_at: Option<i64>,
}

impl AccountLine {
    pub fn is_suspended(&self, now: i64) -> bool {
        self.suspended_at.is_some() && self.suspended_until.is_none_or(|until| until > now)
    }
}

/// One page and the cursor of the next.
pub struct AccountPage {
    pub lines: Vec<AccountLine>,
    pub next: Option<i64>,
}

const PAGE: usize = 30;

/// Accounts, the latest first.
pub async fn list_accounts(cx: &Cx, query: &AccountQuery) -> Result<AccountPage> {
    staff(&cx.actor, StaffAct::SeePeople)?;
    let asked = member::Entity::find().filter(condition(cx, query)).order_by_desc(member::Column::Id).limit(PAGE as u64 + 1);
    let mut lines: Vec<AccountLine> = asked.into_partial_model().all(cx.reader()).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(AccountPage { next: lines.last().filter(|_| more).map(|line| line.id.0), lines })
}

fn condition(cx: &Cx, query: &AccountQuery) -> Condition {
    let mut all = Condition::all().add(member::Column::Id.lt(MemberId(query.before.unwrap_or(i64::MAX))));
    for word in query.words.iter().flat_map(|typed| filter_words(typed)) {
        let has = || LikeExpr::new(like(&word)).escape('!');
        let name = Expr::expr(Func::lower(Expr::col(member::Column::Name))).like(has());
        let email = Expr::col(member::Column::Email).like(has());
        all = all.add(Condition::any().add(name).add(email).add(Expr::col(member::Column::Handle).like(has())));
    }
    all = all.add_option(query.role.map(|role| member::Column::Role.eq(role)));
    match query.state {
        Some(State::Suspended) => all.add(member::suspended(cx.now)),
        Some(State::Erased) => all.add(member::Column::ErasedAt.is_not_null()),
        None => all,
    }
}
