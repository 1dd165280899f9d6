use super::composer::{Body, body, key_field};
use crate::{
    discussion::words,
    kit::{Choice, ErrorSummary, Kept, SelectBox, TextInput, Visit, page, param},
};
use domain::{
    Locale, args,
    discussion::{self, access::BoardRow},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{BoardId, Field, Problem, ThreadKind};

/// The form that starts a thread.
#[component]
pub fn NewThreadPage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let (board, can_start) = discussion::read_board(&visit.cx, &slug).await?;
        let kept = visit.kept_for("start_thread");
        if !can_start && kept.fields.is_empty() {
            return Err(if visit.cx.actor.me().is_none() { Problem::SignInFirst } else { Problem::Forbidden }.into());
        }
        let draft = discussion::read_draft(&visit.cx, &discussion_place(&board)).await?;
        let stored = draft.clone().unwrap_or(discussion::Draft { title: String::new(), tags: String::new(), body: String::new(), updated_at: 0 });
        let value = |name: &str, otherwise: &str| kept.get(name).unwrap_or_else(|| otherwise.to_owned());
        let head = HeadFields {
            kind: value("kind", ""),
            title: value("title", &stored.title),
            language: value("language", &board.language),
            tags: value("tags", &stored.tags),
        };
        let area = body(Body {
            visit: &visit,
            kept: &kept,
            label: locale.text("field-body"),
            value: value("body", &stored.body),
            place: discussion_place(&board),
            draft: draft.as_ref(),
            lang: head.language.clone(),
            submit: locale.text("new-submit"),
            rows: 12,
        });
        Ok(view! {
            <Title text=locale.text("new-title") />
            <div class="reading">
                {crumbs(&visit, &board)}
                <h1>{locale.text("new-title")}</h1>
                <form method="post" action="/api/discussion/start_thread" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="board" value=board.id />
                    <input type="hidden" name="slug" value=board.slug.clone() />
                    {key_field(&kept)?}
                    {head_fields(&visit, &kept, head)}
                    {area}
                </form>
            </div>
        }
        .into_any())
    })
}

fn discussion_place(board: &BoardRow) -> String {
    format!("board:{}", BoardId(board.id))
}

fn crumbs(visit: &Visit, board: &BoardRow) -> AnyView {
    let locale = visit.locale;
    view! {
        <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
            <ol><li><a href="/">{locale.text("nav-boards")}</a></li><li><a href=format!("/boards/{}", board.slug)>{board.name.clone()}</a></li></ol>
        </nav>
    }
    .into_any()
}

/// What a thread has besides its text.
pub struct HeadFields {
    pub kind: String,
    pub title: String,
    pub language: String,
    pub tags: String,
}

pub fn head_fields(visit: &Visit, kept: &Kept, head: HeadFields) -> AnyView {
    let locale = visit.locale;
    view! {
        {kinds(visit, kept, &head.kind)}
        <TextInput id="title" name="title" label=locale.text("field-title") hint=Some(locale.text("hint-title"))
            error=kept.wrong(locale, Field::Title) value=head.title required=true lang=Some(head.language.clone()) />
        <div class="pair">
            <SelectBox id="language" name="language" label=locale.text("field-language") error=kept.wrong(locale, Field::Language)
                value=head.language choices=words::languages() />
            <TextInput id="tags" name="tags" label=locale.text("field-tags") hint=Some(locale.with("hint-tags", &args!(most = 5)))
                error=kept.wrong(locale, Field::Tags) value=head.tags />
        </div>
    }
    .into_any()
}

fn kind_choices(locale: Locale, staff: bool) -> Vec<Choice> {
    let open = ThreadKind::ALL.iter().filter(|kind| staff || **kind != ThreadKind::News);
    open.map(|kind| (kind.as_str().to_owned(), locale.text(&format!("kind-{}", kind.as_str())))).collect()
}

fn kinds(visit: &Visit, kept: &Kept, chosen: &str) -> AnyView {
    let locale = visit.locale;
    let chosen = if chosen.is_empty() { "question" } else { chosen }.to_owned();
    let error = kept.wrong(locale, Field::Kind).map(|text| view! { <p class="field-error">{text}</p> });
    let radios = kind_choices(locale, visit.cx.actor.is_staff()).into_iter().enumerate().map(|(i, (value, label))| {
        let id = if i == 0 { "kind".to_owned() } else { format!("kind-{value}") };
        let hint = locale.text(&format!("hint-kind-{value}"));
        let checked = value == chosen;
        view! {
            <label class="radio-card" for=id.clone()>
                <input type="radio" id=id.clone() name="kind" value=value.clone() checked=checked />
                <span><span class="radio-title"><crate::kit::Icon name=value />{label}</span><span class="hint">{hint}</span></span>
            </label>
        }
    });
    view! { <fieldset class="field"><legend>{locale.text("field-kind")}</legend>{error}<div class="radio-cards">{radios.collect_view()}</div></fieldset> }.into_any()
}
