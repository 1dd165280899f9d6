use crate::kit::{Kept, Question, Visit, set_status_code};
use leptos::prelude::*;
use leptos_meta::Title;

/// Asks what [`Question`] says, if this page is shown to ask it. Everything of the form is sent once more.
pub fn sure(visit: &Visit) -> Option<AnyView> {
    let kept = visit.kept.clone()?;
    let question = kept.question.clone()?;
    set_status_code(200);
    Some(asked(visit, &kept, question))
}

fn asked(visit: &Visit, kept: &Kept, question: Question) -> AnyView {
    let locale = visit.locale;
    let title = locale.text("sure-title");
    let fields = kept.fields.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> }).collect_view();
    view! {
        <Title text=title.clone() />
        <div class="narrow">
            <h1>{title}</h1>
            <p class="lead">{question.text}</p>
            <form method="post" action=format!("/api/{}", question.verb)>
                {fields}
                <input type="hidden" name="sure" value="yes" />
                <div class="button-row">
                    <button class="button button-danger">{locale.text(question.button)}</button>
                    <a class="button" href=question.back>{locale.text("sure-back")}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
