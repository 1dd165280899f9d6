//! To things by their numbers.

use crate::kit::{go, page, param};
use domain::{Failure, subjects};
use leptos::prelude::*;
use model::{Problem, Subject};

/// `/go/member:5`: to the page of whatever it is, by the name it has now.
#[component]
pub fn GoPage() -> impl IntoView {
    let subject = param("subject");
    page(move |visit| async move {
        let subject: Subject = subject.parse().map_err(|_| Failure::Problem(Problem::NotFound))?;
        Ok(go(&subjects::find(visit.cx.reader(), &visit.cx, subject).await?.page(subject)))
    })
}
