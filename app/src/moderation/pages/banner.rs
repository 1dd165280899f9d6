use crate::kit::{Icon, Visit, date};
use domain::args;
use leptos::prelude::*;

/// Above every page: why and until when a member can only read, or what staff has to do before they can act.
pub fn banner(visit: &Visit) -> Option<AnyView> {
    let locale = visit.locale;
    let me = visit.cx.actor.me()?;
    if let Some(suspension) = &me.suspended {
        let end = match suspension.until {
            Some(until) => locale.with("suspended-until", &args!(date = date(until, locale))),
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
    me.lacks_second_factor.then(|| {
        view! {
            <aside class="banner" aria-label=locale.text("staff-second-factor-title")>
                <p><Icon name="shield" />{locale.text("staff-second-factor")}" "<a href="/settings/security">{locale.text("staff-second-factor-link")}</a></p>
            </aside>
        }
        .into_any()
    })
}
