use crate::{
    discussion::pages::diff_lines,
    kit::{Icon, Visit, When, next_page, page, param},
};
use domain::{
    args,
    site_pages::{self, VersionLine, page_path},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};

/// What was changed in a page, by whom and when; open to everybody who may read it.
#[component]
pub fn SitePageVersions() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = site_pages::list_versions(&visit.cx, &slug, visit.query("after").as_deref()).await?;
        let title = locale.text("page-versions");
        let again = found.can_write.then(|| format!("{}/edit", page_path(&found.slug)));
        let latest = visit.query("after").is_none();
        let rows = found.versions.into_iter().enumerate().map(|(at, line)| {
            let again = again.as_ref().filter(|_| at > 0 || !latest).map(|path| format!("{path}?from={}", line.number));
            row(&visit, line, again)
        });
        let rows = rows.collect::<Vec<_>>();
        Ok(view! {
            <Title text=format!("{title}: {}", found.title) />
            <Meta name="robots" content="noindex" />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/pages">{locale.text("pages-title")}</a></li><li><a href=page_path(&found.slug) lang=found.language.clone()>{found.title.clone()}</a></li></ol>
                </nav>
                <h1>{title}</h1>
                <ol class="revisions" reversed>{rows}</ol>
                {next_page(&visit, found.next.as_deref())}
            </div>
        }
        .into_any())
    })
}

/// `again` leads to the form with these words.
fn row(visit: &Visit, line: VersionLine, again: Option<String>) -> AnyView {
    let locale = visit.locale;
    let renamed = line.renamed.map(|(old, new)| view! { <p class="renamed"><del>{old}</del>" → "<ins>{new}</ins></p> });
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note}</p> });
    let same = (line.diff.is_empty() && renamed.is_none() && line.number > 1).then(|| view! { <p class="hint">{locale.text("page-same-words")}</p> });
    let diff = (!line.diff.is_empty()).then(|| diff_lines(visit, line.diff));
    let first = (line.number == 1).then(|| view! { <p class="hint">{locale.text("page-first-version")}</p> });
    let again = again.map(|href| view! { <p><a class="button button-quiet" href=href><Icon name="edit" />{locale.text("page-write-again")}</a></p> });
    view! {
        <li class="revision">
            <h2>{locale.with("history-version", &args!(n = line.number))}</h2>
            <p class="meta">{line.writer}" · "<When at=line.written_at clock=visit.clock() locale /></p>
            {note}{renamed}{first}{same}{diff}{again}
        </li>
    }
    .into_any()
}
