use super::reason_field;
use crate::accounts::security::confirmed;
use crate::kit::{ErrorSummary, SelectBox, Visit, date, page, param};
use domain::{
    Failure, args,
    moderation::{Suspendable, read_suspendable},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, MemberId, Problem, staff::Term};

/// Taking a member's right to write, or giving it back.
#[component]
pub fn SuspendPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id: MemberId = id.parse().map_err(|_| Failure::Problem(Problem::NotFound))?;
        let member = read_suspendable(&visit.cx, id).await?;
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let title = locale.with("suspend-title", &args!(name = member.name.clone()));
        let now = member.is_suspended(visit.cx.now).then(|| present(&visit, &member));
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <h1>{title}</h1>
                <p class="meta"><a href=format!("/members/{}", member.handle)>"@"{member.handle.clone()}</a></p>
                {now}
                {form(&visit, &member)}
            </div>
        }
        .into_any())
    })
}

fn present(visit: &Visit, member: &Suspendable) -> AnyView {
    let locale = visit.locale;
    let end = match member.suspended_until {
        Some(until) => locale.with("suspended-until", &args!(date = date(until, visit.cx.zone, locale))),
        None => locale.text("suspended-until-lifted"),
    };
    let kept = visit.kept_for("lift_suspension");
    view! {
        <p class="notice" role="status"><strong>{locale.text("person-suspended")}</strong>". "{end}<br />{locale.text("reason-label")}" "{member.suspended_reason.clone()}</p>
        <form method="post" action="/api/moderation/lift_suspension" class="stack card" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale prefix="lift-" />
            <h2>{locale.text("lift-title")}</h2>
            <input type="hidden" name="member" value=member.id />
            {reason_field(visit, "lift", &kept, "hint-reason-member")}
            <div class="button-row"><button class="button">{locale.text("lift-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn form(visit: &Visit, member: &Suspendable) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("suspend");
    let choices = Term::CHOICES.map(|term| (term.to_owned(), locale.text(&format!("term-{term}")))).to_vec();
    let again = member.is_suspended(visit.cx.now).then(|| view! { <h2>{locale.text("suspend-again")}</h2> });
    view! {
        <form method="post" action="/api/moderation/suspend" class="stack card" novalidate>
            {again}
            <ErrorSummary kept=Some(kept.clone()) locale />
            <p class="hint">{locale.text("suspend-lead")}</p>
            <input type="hidden" name="member" value=member.id />
            <SelectBox id="term" name="term" label=locale.text("field-term") error=kept.wrong(locale, Field::Term)
                value=kept.get("term").unwrap_or_else(|| "7".to_owned()) choices=choices />
            <crate::kit::TextInput id="reason" name="reason" label=locale.text("field-reason") hint=Some(locale.text("hint-reason-member")) required=true
                error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() maxlength=model::limits::REASON_MAX />
            <div class="button-row"><button class="button button-danger">{locale.text("suspend-submit")}</button></div>
        </form>
    }
    .into_any()
}
