use super::{crumbs, material_id};
use crate::kit::{ErrorSummary, SelectBox, TextArea, go, page, param};
use domain::{materials, trust};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Field;

/// The first words of the thread about a resource; leads to the thread where there is one.
#[component]
pub fn DiscussPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        let (_, boards) = trust::boards_for(&visit.cx, id).await?;
        let kept = visit.kept_for("discuss");
        if let Some(thread) = trust::read_trust(&visit.cx, id).await?.thread.filter(|_| kept.problem.is_none()) {
            return Ok(go(&format!("/threads/{}/{}", thread.id, thread.slug)));
        }
        let chosen = kept.get("board").or_else(|| boards.first().map(|board| board.id.to_string())).unwrap_or_default();
        let boards = boards.into_iter().map(|board| (board.id.to_string(), board.name)).collect();
        let title = locale.text("discuss-begin");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="narrow">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                <p class="lead">{locale.text("discuss-lead")}</p>
                <form method="post" action="/api/trust/discuss" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="material" value=id.0 />
                    <SelectBox id="board" name="board" label=locale.text("discuss-board") hint=Some(locale.text("hint-discuss-board")) value=chosen choices=boards />
                    <TextArea id="body" name="body" label=locale.text("discuss-body") hint=Some(locale.text("hint-discuss-body"))
                        error=kept.wrong(locale, Field::Body) value=kept.get("body").unwrap_or_default() rows=6 required=true />
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("discuss-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}
