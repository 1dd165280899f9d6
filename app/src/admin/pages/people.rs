use super::{framed, more};
use crate::kit::{Icon, Visit, date, page};
use domain::{
    admin::{self, AccountLine, AccountQuery, State},
    args,
};
use leptos::prelude::*;
use model::Role;

/// Everybody, to be searched.
#[component]
pub fn PeoplePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let query = AccountQuery {
            words: visit.query("q").map(|words| words.chars().filter(|c| !c.is_control()).take(100).collect()),
            role: visit.query("role").and_then(|role| Role::parse(&role)),
            state: visit.query("state").and_then(|state| State::parse(&state)),
            before: visit.number("before"),
        };
        let found = admin::list_accounts(&visit.cx, &query).await?;
        let list = if found.lines.is_empty() {
            view! { <p class="empty">{locale.text("people-empty")}</p> }.into_any()
        } else {
            let rows = found.lines.into_iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let inside = view! { {filters(&visit)}{list}{more(&visit, "before", found.next)} };
        Ok(framed(&visit, locale.text("admin-people"), &[], inside.into_any()))
    })
}

fn filters(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let select = |name: &'static str, label: &str, any: &str, choices: &[(&'static str, &str)]| {
        let chosen = visit.query(name).unwrap_or_default();
        let options = choices.iter().map(|(value, key)| {
            let selected = chosen == *value;
            view! { <option value=*value selected=selected>{locale.text(key)}</option> }
        });
        view! {
            <label class="visually-hidden" for=format!("filter-{name}")>{locale.text(label)}</label>
            <select id=format!("filter-{name}") name=name><option value="">{locale.text(any)}</option>{options.collect_view()}</select>
        }
    };
    view! {
        <form method="get" action="/admin/people" class="filter-bar" role="search" aria-label=locale.text("people-search")>
            <label class="visually-hidden" for="filter-q">{locale.text("people-search")}</label>
            <input id="filter-q" type="search" name="q" value=visit.query("q").unwrap_or_default() placeholder=locale.text("people-search") maxlength="100" />
            {select("role", "filter-role", "filter-any-role", &[("member", "role-member"), ("moderator", "role-moderator"), ("admin", "role-admin")])}
            {select("state", "filter-state", "filter-any-state", &[("suspended", "person-suspended"), ("erased", "person-erased")])}
            <button class="button">{locale.text("filter-apply")}</button>
        </form>
    }
    .into_any()
}

fn row(visit: &Visit, line: AccountLine) -> AnyView {
    let locale = visit.locale;
    let role = match Role::parse(&line.role) {
        Some(Role::Admin) => Some("role-admin"),
        Some(Role::Moderator) => Some("role-moderator"),
        _ => None,
    };
    let role = role.map(|key| view! { <span class="lang-badge"><Icon name="shield" />{locale.text(key)}</span> });
    let suspended = line
        .is_suspended(visit.cx.now)
        .then(|| view! { <span class="lang-badge status-danger"><Icon name="lock" />{locale.text("person-suspended")}</span> });
    let erased = line.erased_at.map(|_| view! { <span class="lang-badge">{locale.text("person-erased")}</span> });
    let email = line.erased_at.is_none().then(|| view! { <span class="breakable">{line.email.clone()}</span>" · " });
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/admin/people/{}", line.id)>{line.name.clone()}</a>{role}{suspended}{erased}</p>
                <p class="meta">"@"{line.handle.clone()}" · "{email}{locale.with("member-since", &args!(date = date(line.created_at, visit.cx.zone, locale)))}</p>
            </div>
        </li>
    }
    .into_any()
}
