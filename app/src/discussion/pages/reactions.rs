use super::id;
use crate::{
    discussion::words,
    kit::{ErrorSummary, Icon, SelectBox, TextInput, When, page, param},
};
use domain::{args, discussion};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::{Field, Problem, ReactionKind, ReplyId, limits};

/// A reaction with a line on how it went.
#[component]
pub fn ReactPage() -> impl IntoView {
    let (number, kind) = (param("id"), param("kind"));
    page(move |visit| async move {
        let locale = visit.locale;
        let kind = ReactionKind::parse(&kind).filter(|kind| kind.takes_a_note()).ok_or(Problem::NotFound)?;
        let reply = discussion::read_reactable(&visit.cx, ReplyId(id(&number)?)).await?;
        let kept = visit.kept_for("react");
        let value = |name: &str| kept.get(name).unwrap_or_default();
        let title = locale.text(&format!("reaction-{}-title", kind.as_str()));
        Ok(view! {
            <Title text=title.clone() />
            <div class="narrow">
                <p><a href=format!("/replies/{}", reply.id)>{locale.text("back-to-post")}</a></p>
                <h1><Icon name=kind.as_str() />{title}</h1>
                <p class="lead">{locale.text("react-lead")}</p>
                <form method="post" action="/api/discussion/react" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="reply" value=reply.id />
                    <input type="hidden" name="kind" value=kind.as_str() />
                    <TextInput id="note" name="note" label=locale.text("field-note") hint=Some(locale.with("hint-note", &args!(most = limits::NOTE_MAX)))
                        error=kept.wrong(locale, Field::Note) value=value("note") maxlength=limits::NOTE_MAX />
                    <TextInput id="level" name="level" label=locale.text("field-level") hint=Some(locale.text("hint-level"))
                        error=kept.wrong(locale, Field::Level) value=value("level") maxlength=40 />
                    <SelectBox id="country" name="country" label=locale.text("field-country") error=kept.wrong(locale, Field::Country)
                        value=value("country") choices=words::countries(locale) />
                    <div class="button-row"><button class="button button-primary">{locale.text("react-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// Who reacted, and what they noted.
#[component]
pub fn ReactorsPage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let (reply, reactors) = discussion::read_reactors(&visit.cx, ReplyId(id(&number)?)).await?;
        let title = locale.text("reactors-title");
        let empty = reactors.is_empty().then(|| view! { <p class="empty">{locale.text("reactors-empty")}</p> });
        let lines = reactors.into_iter().map(|one| {
            let note = (!one.note.is_empty()).then(|| view! { <p>{one.note.clone()}</p> });
            let level = (!one.level.is_empty()).then(|| format!(" · {}", one.level));
            view! {
                <li class="row">
                    <span class="row-kind"><Icon name=one.kind.clone() /></span>
                    <div class="row-main">
                        <p><a href=format!("/members/{}", one.handle)>{one.name}</a>" · "{locale.text(&format!("reaction-{}", one.kind))}</p>
                        {note}
                        <p class="meta"><When at=one.created_at clock=visit.clock() locale />{level}{words::from_country(locale, &one.country)}</p>
                    </div>
                </li>
            }
        });
        Ok(view! {
            <Title text=title.clone() />
            <Meta name="robots" content="noindex" />
            <div class="reading">
                <p><a href=format!("/replies/{}", reply.id)>{locale.text("back-to-post")}</a></p>
                <h1>{title}</h1>
                {empty}
                <ul class="rows">{lines.collect_view()}</ul>
            </div>
        }
        .into_any())
    })
}
