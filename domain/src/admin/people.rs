use crate::{
    cx::Cx,
    db::{all, like},
    failure::Result,
    policy::staff::{StaffAct, staff},
    text::filter_words,
};
use model::Role;
use sea_orm::{FromQueryResult, Value};

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

#[derive(Clone, Debug, FromQueryResult)]
pub struct AccountLine {
    pub id: i64,
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
    let (condition, values) = condition(cx, query);
    let sql = format!(
        "SELECT id, handle, name, email, role, kind, created_at, suspended_at, suspended_until, erased_at FROM members WHERE id < $1{condition} \
         ORDER BY id DESC LIMIT {}",
        PAGE + 1
    );
    let mut lines: Vec<AccountLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(AccountPage { next: lines.last().filter(|_| more).map(|line| line.id), lines })
}

fn condition(cx: &Cx, query: &AccountQuery) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![query.before.unwrap_or(i64::MAX).into()];
    let mut sql = String::new();
    let mut add = |part: &str, value: Value| {
        values.push(value);
        sql.push_str(&part.replace('?', &format!("${}", values.len())));
    };
    for word in query.words.iter().flat_map(|typed| filter_words(typed)) {
        add(" AND (LOWER(name) LIKE ? ESCAPE '!' OR email LIKE ? ESCAPE '!' OR handle LIKE ? ESCAPE '!')", like(&word).into());
    }
    if let Some(role) = query.role {
        add(" AND role = ?", role.as_str().into());
    }
    match query.state {
        Some(State::Suspended) => add(" AND suspended_at IS NOT NULL AND (suspended_until IS NULL OR suspended_until > ?)", cx.now.into()),
        Some(State::Erased) => sql.push_str(" AND erased_at IS NOT NULL"),
        None => {}
    }
    (sql, values)
}
