use super::{audit, framed};
use crate::{
    kit::{ErrorSummary, Icon, SelectBox, Visit, When, date, page, param},
    moderation::pages::reason_field,
};
use domain::{
    Failure,
    admin::{self, Account},
    args,
};
use leptos::prelude::*;
use model::{Field, MemberId, Problem, Role};

/// One account: what it is, what was done to it, what can be done.
#[component]
pub fn PersonPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let id: MemberId = id.parse().map_err(|_| Failure::Problem(Problem::NotFound))?;
        let account = admin::read_account(&visit.cx, id).await?;
        let lines = audit::rows(&visit, account.lines.clone());
        let acts = (account.row.erased_at.is_none() && !account.own).then(|| acts(&visit, &account));
        let locale = visit.locale;
        let own = account.own.then(|| view! { <p class="hint">{locale.text("person-own")}</p> });
        let inside = view! {
            {facts(&visit, &account)}
            {own}
            {acts}
            <section class="stack-tight">
                <h2>{locale.text("admin-audit")}</h2>
                {lines}
                <p><a href=format!("/admin/audit?member={}", account.row.handle)>{locale.text("person-all-lines")}</a></p>
            </section>
        };
        Ok(framed(&visit, account.row.name.clone(), &["change_role", "erase_member", "remove_factor"], inside.into_any()))
    })
}

fn facts(visit: &Visit, account: &Account) -> AnyView {
    let locale = visit.locale;
    let row = &account.row;
    let role = locale.text(match Role::parse(&row.role) {
        Some(Role::Admin) => "role-admin",
        Some(Role::Moderator) => "role-moderator",
        _ => "role-member",
    });
    let factor = locale.text(if row.second_factor > 0 { "person-factor-on" } else { "person-factor-off" });
    let state = if row.erased_at.is_some() {
        locale.text("person-erased")
    } else if row.is_suspended(visit.cx.now) {
        let end = match row.suspended_until {
            Some(until) => locale.with("person-suspended-until", &args!(date = date(until, visit.cx.zone, locale))),
            None => locale.text("person-suspended"),
        };
        format!("{end}: {}", row.suspended_reason)
    } else {
        locale.text("person-active")
    };
    let seen = row.seen_at.map(|at| view! { " · "{locale.text("person-seen")}" "<When at=at clock=visit.clock() locale /> });
    let fact = |key: &str, value: AnyView| view! { <div><dt>{locale.text(key)}</dt><dd class="breakable">{value}</dd></div> };
    view! {
        <dl class="facts">
            {fact("person-handle", view! { <a href=format!("/members/{}", row.handle)>"@"{row.handle.clone()}</a> }.into_any())}
            {fact("person-email", row.email.clone().into_any())}
            {fact("person-role", role.into_any())}
            {fact("person-state", state.into_any())}
            {fact("person-factor", factor.into_any())}
            {fact("person-sessions", view! { {row.sessions}{seen} }.into_any())}
            {fact("person-posts", row.replies_count.into_any())}
            {fact("person-reports", row.reports.into_any())}
            {fact("person-joined", date(row.created_at, visit.cx.zone, locale).into_any())}
        </dl>
    }
    .into_any()
}

fn acts(visit: &Visit, account: &Account) -> AnyView {
    let locale = visit.locale;
    let id = account.row.id;
    let suspend = if account.row.is_suspended(visit.cx.now) { "person-suspension" } else { "person-suspend" };
    let factor = (account.row.second_factor > 0).then(|| factor_form(visit, id));
    let erase = (account.row.role == "member").then(|| erase_form(visit, id));
    view! {
        <div class="button-row">
            <a class="button" href=format!("/moderation/suspend/{id}")><Icon name="lock" />{locale.text(suspend)}</a>
            <form method="post" action="/api/admin/end_sessions">
                <input type="hidden" name="member" value=id />
                <button class="button"><Icon name="sign-out" />{locale.text("person-end-sessions")}</button>
            </form>
        </div>
        <div class="card-grid">{role_form(visit, account)}{factor}{erase}</div>
    }
    .into_any()
}

fn role_form(visit: &Visit, account: &Account) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("change_role");
    let choices = [("member", "role-member"), ("moderator", "role-moderator"), ("admin", "role-admin")];
    let choices = choices.map(|(value, key)| (value.to_owned(), locale.text(key))).to_vec();
    view! {
        <form method="post" action="/api/admin/change_role" class="stack card" novalidate>
            <h2>{locale.text("role-title")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="role-" />
            <input type="hidden" name="member" value=account.row.id />
            <SelectBox id="role-role" name="role" label=locale.text("person-role") error=kept.wrong(locale, Field::Role)
                value=kept.get("role").unwrap_or_else(|| account.row.role.clone()) choices=choices />
            {reason_field(visit, "role", &kept, "hint-reason-member")}
            <div class="button-row"><button class="button">{locale.text("role-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn factor_form(visit: &Visit, id: i64) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("remove_factor");
    view! {
        <form method="post" action="/api/admin/remove_factor" class="stack card" novalidate>
            <h2>{locale.text("factor-remove-title")}</h2>
            <p class="hint">{locale.text("factor-remove-lead")}</p>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="factor-" />
            <input type="hidden" name="member" value=id />
            {reason_field(visit, "factor", &kept, "hint-reason-member")}
            <div class="button-row"><button class="button">{locale.text("factor-remove-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn erase_form(visit: &Visit, id: i64) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("erase_member");
    view! {
        <form method="post" action="/api/admin/erase_member" class="stack card" novalidate>
            <h2>{locale.text("erase-title")}</h2>
            <p class="hint">{locale.text("erase-lead")}</p>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="erase-" />
            <input type="hidden" name="member" value=id />
            {reason_field(visit, "erase", &kept, "hint-reason-log")}
            <div class="button-row"><button class="button button-danger">{locale.text("erase-submit")}</button></div>
        </form>
    }
    .into_any()
}
