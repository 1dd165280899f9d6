use crate::{
    kit::{ErrorSummary, SelectBox, TextInput, Visit, page, param},
    library::words as library_words,
};
use domain::{
    Failure, args,
    trust::{self, Making},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Licence, Problem, ReplyId, limits};

/// A post that could become a resource: its author makes it, others ask them to.
#[component]
pub fn MakingPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let reply = id.parse().map(ReplyId).map_err(|_| Failure::Problem(Problem::NotFound))?;
        let found = trust::read_making(&visit.cx, reply).await?;
        let title = locale.text("making-title");
        let inside = match (found.made, found.own) {
            (Some(made), true) => {
                view! { <p class="notice">{locale.text("making-made")}" "<a href=format!("/library/{made}/edit")>{locale.text("making-to-draft")}</a></p> }.into_any()
            }
            (Some(made), false) => {
                view! { <p class="notice">{locale.text("making-made")}" "<a href=format!("/library/{made}")>{locale.text("making-to-it")}</a></p> }.into_any()
            }
            (None, true) => make(&visit, &found),
            (None, false) => ask(&visit, &found),
        };
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <h1>{title}</h1>
                <blockquote class="quoted" lang=found.language.clone()><p>{found.excerpt.clone()}</p></blockquote>
                <p class="meta"><a href=format!("/replies/{reply}")>{found.title.clone()}</a>" · "{found.author.clone()}</p>
                {inside}
            </div>
        }
        .into_any())
    })
}

fn make(visit: &Visit, found: &Making) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("make_from_reply");
    let shared: Vec<Licence> = Licence::ALL.into_iter().filter(|licence| licence.may_be_shared()).collect();
    let licence = kept.get("licence").unwrap_or_else(|| Licence::BySa.as_str().to_owned());
    let askers = (!found.askers.is_empty()).then(|| {
        view! {
            <form method="post" action="/api/trust/decline" class="notice stack">
                <p>{locale.with("making-askers", &args!(names = found.askers.join(", ")))}</p>
                <input type="hidden" name="reply" value=found.reply.0 />
                <div class="button-row"><button class="button button-quiet">{locale.text("making-decline")}</button></div>
            </form>
        }
    });
    view! {
        {askers}
        <form method="post" action="/api/trust/make_from_reply" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <p>{locale.text("making-lead")}</p>
            <input type="hidden" name="reply" value=found.reply.0 />
            <TextInput id="title" name="title" label=locale.text("field-material-title") error=kept.wrong(locale, Field::Title)
                value=kept.get("title").unwrap_or_else(|| found.title.clone()) maxlength=*limits::TITLE.end() required=true />
            <SelectBox id="licence" name="licence" label=locale.text("field-licence") hint=Some(locale.text("making-consent"))
                error=kept.wrong(locale, Field::Licence) value=licence choices=library_words::licences(locale, &shared) />
            <div class="button-row form-end"><button class="button button-primary">{locale.text("making-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn ask(visit: &Visit, found: &Making) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("ask_author");
    if found.asked {
        return view! { <p class="notice" role="status">{locale.with("making-asked", &args!(name = found.author.clone()))}</p> }.into_any();
    }
    view! {
        <form method="post" action="/api/trust/ask_author" class="stack">
            <ErrorSummary kept=Some(kept) locale />
            <p>{locale.with("making-ask-lead", &args!(name = found.author.clone()))}</p>
            <input type="hidden" name="reply" value=found.reply.0 />
            <div class="button-row"><button class="button button-primary">{locale.with("making-ask", &args!(name = found.author.clone()))}</button></div>
        </form>
    }
    .into_any()
}
