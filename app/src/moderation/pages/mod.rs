//! Pages of reports, made on the server.

mod banner;
mod case;
mod queue;
mod report;
mod suspend;

pub use banner::banner;
pub use case::CasePage;
pub use queue::QueuePage;
pub use report::{ReportDonePage, ReportPage};
pub use suspend::SuspendPage;

use crate::kit::{Icon, Kept, TextInput, Visit};
use domain::{Failure, Result};
use leptos::prelude::*;
use model::{Field, Problem, Subject, limits};

/// What kind of thing and its number, from the path.
fn object(kind: &str, id: &str) -> Result<Subject> {
    Subject::parse(kind, id).ok_or(Failure::Problem(Problem::NotFound))
}

/// To the form that tells staff about it; for members who may write, and not about what is their own.
pub fn report_link(visit: &Visit, of: impl Into<Subject>, own: bool, class: &'static str) -> Option<AnyView> {
    let may = !own && visit.cx.actor.me().is_some_and(|me| me.suspended.is_none());
    let of = of.into();
    let href = format!("/report/{}/{}", of.kind().as_str(), of.id());
    may.then(|| view! { <a class=class href=href><Icon name="flag" />{visit.locale.text("action-report")}</a> }.into_any())
}

/// A reason that has to be given. `form` makes the control's id its own.
pub fn reason_field(visit: &Visit, form: &str, kept: &Kept, hint: &str) -> AnyView {
    let locale = visit.locale;
    view! {
        <TextInput id=format!("{form}-reason") name="reason" label=locale.text("field-reason") hint=Some(locale.text(hint)) required=true
            error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() maxlength=limits::REASON_MAX />
    }
    .into_any()
}
