use super::material_id;
use crate::{
    kit::{ErrorSummary, SelectBox, Visit, When, go, page, param},
    library::words,
};
use domain::{
    args,
    materials::{self, VersionLine},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::MaterialId;

/// All versions, each with what was changed.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        let lines = materials::list_versions(&visit.cx, id).await?;
        if let (Some(from), Some(to)) = (visit.number::<i32>("from"), visit.number::<i32>("to")) {
            return Ok(go(&format!("/library/{id}/versions/{from}..{to}")));
        }
        let choice = choice(&visit, id, &lines);
        let row = |line: VersionLine| {
            let note = if line.changelog.is_empty() { locale.text("version-first") } else { line.changelog.clone() };
            let since = (line.number > 1).then(|| {
                let (a, b) = (line.number - 1, line.number);
                let name = locale.with("compare-title", &args!(a = a, b = b));
                view! { " "<a href=format!("/library/{id}/versions/{a}..{b}") aria-label=name>{locale.text("compare-what-changed")}</a> }
            });
            let restore = (found.can.edit && line.number < found.version).then(|| {
                view! {
                    <form method="post" action="/api/library/restore">
                        <input type="hidden" name="material" value=id.0 />
                        <input type="hidden" name="number" value=line.number />
                        <button class="button button-quiet">{locale.text("version-restore")}</button>
                    </form>
                }
            });
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="row-title"><a href=format!("/library/{id}/versions/{}", line.number)>{locale.with("material-version", &args!(n = line.number))}</a></p>
                        <p class="card-text">{note}{since}</p>
                        <p class="meta">{line.by.clone()}" · "{words::licence(locale, &line.licence)}" · "<When at=line.published_at clock=visit.clock() locale /></p>
                    </div>
                    {restore}
                </li>
            }
        };
        let rows = lines.into_iter().map(row).collect_view();
        let title = locale.with("versions-title", &args!(title = found.material.title.clone()));
        Ok(view! {
            <Title text=title.clone() />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href=format!("/library/{id}/{}", found.slug)>{found.material.title.clone()}</a></li></ol>
                </nav>
                <h1>{title}</h1>
                <ErrorSummary kept=Some(visit.kept_for("restore")) locale />
                {choice}
                <ul class="rows">{rows}</ul>
            </div>
        }
        .into_any())
    })
}

/// Any two to compare, where there are more than two.
fn choice(visit: &Visit, id: MaterialId, lines: &[VersionLine]) -> Option<AnyView> {
    let locale = visit.locale;
    let (last, first) = (lines.first()?.number, lines.last()?.number);
    let names: Vec<_> = lines.iter().map(|line| (line.number.to_string(), locale.with("material-version", &args!(n = line.number)))).collect();
    (lines.len() > 2).then(|| {
        view! {
            <form action=format!("/library/{id}/versions") class="compare-choice">
                <SelectBox id="from" name="from" label=locale.text("compare-from") value=first.to_string() choices=names.clone() />
                <SelectBox id="to" name="to" label=locale.text("compare-to") value=last.to_string() choices=names />
                <button class="button">{locale.text("compare-submit")}</button>
            </form>
        }
        .into_any()
    })
}
