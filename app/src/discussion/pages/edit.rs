use super::{
    composer::{Body, body},
    id,
    moderate::reason_field,
    new_thread::{HeadFields, head_fields},
};
use crate::kit::{ErrorSummary, Visit, page, param};
use domain::discussion::{Source, read_source};
use domain::text::{self, DiffLine};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Problem, ReplyId};

/// Editing a post; when somebody else was faster, both texts stand side by side.
#[component]
pub fn EditPage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let reply = ReplyId(id(&number)?);
        let kept = visit.kept_for("edit_reply");
        if kept.problem == Some(Problem::SignInFirst) {
            return Ok(signed_out(&visit, &kept));
        }
        let source = read_source(&visit.cx, reply).await?;
        let draft = source.draft.clone();
        let value = |name: &str, stored: &str| kept.get(name).unwrap_or_else(|| stored.to_owned());
        let stale = kept.problem == Some(Problem::Stale);
        let conflict = stale.then(|| conflict(&visit, &source, &value("body", "")));
        let head = source.is_opening.then(|| {
            let fields = HeadFields {
                kind: value("kind", &source.kind),
                title: value("title", &source.title),
                language: value("language", &source.language),
                tags: value("tags", &source.tags),
            };
            head_fields(&visit, &kept, fields)
        });
        // After a conflict the next send is against the version now shown.
        let version = if stale { source.version } else { kept.get("version").and_then(|v| v.parse().ok()).unwrap_or(source.version) };
        let area = body(Body {
            visit: &visit,
            kept: &kept,
            label: locale.text("field-body"),
            value: value("body", draft.as_ref().map_or(&source.body, |draft| &draft.body)),
            place: format!("edit:{reply}"),
            draft: draft.as_ref(),
            lang: source.language.clone(),
            submit: locale.text(if stale { "edit-submit-over" } else { "edit-submit" }),
            rows: 14,
        });
        let title = locale.text(if source.is_opening { "edit-thread-title" } else { "edit-title" });
        Ok(view! {
            <Title text=title.clone() />
            <div class="reading">
                <h1>{title}</h1>
                <form method="post" action="/api/discussion/edit_reply" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {conflict}
                    <input type="hidden" name="reply" value=reply.0 />
                    <input type="hidden" name="version" value=version />
                    {head}
                    {(!source.own).then(|| reason_field(&visit, "edit", &kept))}
                    {area}
                    <p><a href=format!("/replies/{reply}")>{locale.text("composer-cancel")}</a></p>
                </form>
            </div>
        }
        .into_any())
    })
}

/// The session ended while the form was open: nothing typed is lost.
fn signed_out(visit: &Visit, kept: &crate::kit::Kept) -> AnyView {
    let locale = visit.locale;
    let field = |name: &'static str| kept.get(name).map(|value| view! { <input type="hidden" name=name value=value /> });
    let reply = visit.path().split('/').nth(2).unwrap_or_default().to_owned();
    let area = body(Body {
        visit,
        kept,
        label: locale.text("field-body"),
        value: kept.get("body").unwrap_or_default(),
        place: String::new(),
        draft: None,
        lang: locale.code().to_owned(),
        submit: locale.text("edit-submit"),
        rows: 14,
    });
    view! {
        <Title text=locale.text("edit-title") />
        <div class="reading">
            <h1>{locale.text("edit-title")}</h1>
            <form method="post" action="/api/discussion/edit_reply" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <input type="hidden" name="reply" value=reply />
                {field("version")}{field("kind")}{field("title")}{field("language")}{field("tags")}
                {area}
            </form>
        </div>
    }
    .into_any()
}

fn conflict(visit: &Visit, source: &Source, typed: &str) -> AnyView {
    let locale = visit.locale;
    let differences = diff_lines(visit, text::diff(&source.body, typed));
    view! {
        <section class="conflict">
            <h2>{locale.text("conflict-title")}</h2>
            <p>{locale.text("conflict-advice")}</p>
            {differences}
            <h3>{locale.text("conflict-theirs")}</h3>
            <pre class="source" tabindex="0">{source.body.clone()}</pre>
        </section>
    }
    .into_any()
}

/// A readable difference: whole lines, the changed words marked, by sign and word as well as colour.
pub fn diff_lines(visit: &Visit, lines: Vec<DiffLine>) -> AnyView {
    use discussion_diff::line;
    let lines = lines.into_iter().map(|one| line(visit, one)).collect::<Vec<_>>();
    view! { <div class="diff" role="region" tabindex="0" aria-label=visit.locale.text("diff-label")>{lines}</div> }.into_any()
}

mod discussion_diff {
    use crate::kit::Visit;
    use domain::{
        args,
        text::{DiffKind, DiffLine},
    };
    use leptos::prelude::*;

    pub fn line(visit: &Visit, line: DiffLine) -> AnyView {
        let locale = visit.locale;
        let pieces = line
            .pieces
            .into_iter()
            .map(|(changed, text)| if changed { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() })
            .collect::<Vec<_>>();
        match line.kind {
            DiffKind::Same => view! { <p class="diff-same">{pieces}</p> }.into_any(),
            DiffKind::Added => {
                view! { <p class="diff-added"><ins><span class="visually-hidden">{locale.text("diff-added")}</span>{pieces}</ins></p> }.into_any()
            }
            DiffKind::Removed => {
                view! { <p class="diff-removed"><del><span class="visually-hidden">{locale.text("diff-removed")}</span>{pieces}</del></p> }.into_any()
            }
            DiffKind::Skipped(n) => view! { <p class="diff-skipped">{locale.with("diff-skipped", &args!(n = n))}</p> }.into_any(),
        }
    }
}
