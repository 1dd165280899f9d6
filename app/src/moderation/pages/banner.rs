use crate::kit::{Icon, Visit, date};
use domain::args;
use leptos::prelude::*;

/// Above every page: why and until when a member can only read, or what staff has to do before they can act, or that the account is on
/// its way out, with the button that keeps it.
pub fn banner(visit: &Visit) -> Option<AnyView> {
    let locale = visit.locale;
    let me = visit.cx.actor.me()?;
    if let Some(suspension) = &me.suspended {
        let end = match suspension.until {
            Some(until) => locale.with("suspended-until", &args!(date = date(until, visit.cx.zone, locale))),
            None => locale.text("suspended-until-lifted"),
        };
        return Some(
            view! {
                <aside class="banner banner-danger" aria-label=locale.text("suspended-title")>
                    <p><Icon name="lock" /><strong>{locale.text("suspended-title")}</strong>" "{end}</p>
                    <p>{locale.text("reason-label")}" "{suspension.reason.clone()}</p>
                </aside>
            }
            .into_any(),
        );
    }
    if let Some(leaving) = me.leaving {
        return Some(leaving_banner(visit, leaving.due_at));
    }
    me.lacks_second_factor.then(|| {
        view! {
            <aside class="banner" aria-label=locale.text("staff-second-factor-title")>
                <p><Icon name="shield" />{locale.text("staff-second-factor")}" "<a href="/settings/security">{locale.text("staff-second-factor-link")}</a></p>
            </aside>
        }
        .into_any()
    })
}

fn leaving_banner(visit: &Visit, due: i64) -> AnyView {
    let locale = visit.locale;
    view! {
        <aside class="banner banner-danger" aria-label=locale.text("leaving-banner-title")>
            <p><Icon name="alert" />{locale.with("leaving-banner", &args!(date = date(due, visit.cx.zone, locale)))}</p>
            <form method="post" action="/api/own_data/keep_account"><button class="button">{locale.text("own-data-keep")}</button></form>
        </aside>
    }
    .into_any()
}
