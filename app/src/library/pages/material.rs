use super::{
    compare, file_href,
    giving::{download, head_tags},
    home::card,
    material_id, outcome_list,
};
use crate::{
    discussion::words as thread_words,
    kit::{ErrorSummary, Icon, PostBody, TextInput, Visit, When, page, param},
    library::words,
    moderation::pages::report_link,
    people::words as people_words,
    trust::pages as trust,
};
use domain::{
    args,
    files::{FileRow, Shown, shown},
    giving::{self, Given},
    materials::{self, MaterialLine, MaterialView, Origin},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Material, MaterialState, attribution::Form, limits};

/// The latest version of a resource.
#[component]
pub fn MaterialPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move { show(&visit, &id, None).await })
}

/// One version of it, by its permanent address; of two, as `1..3`, what is different.
#[component]
pub fn MaterialVersionPage() -> impl IntoView {
    let (id, number) = (param("id"), param("number"));
    page(move |visit| async move {
        if let Some(range) = number.split_once("..") {
            return compare::page_of(&visit, &id, range).await;
        }
        let number = number.parse().map_err(|_| domain::Failure::Problem(model::Problem::NotFound))?;
        show(&visit, &id, Some(number)).await
    })
}

async fn show(visit: &Visit, id: &str, version: Option<i32>) -> domain::Result<AnyView> {
    let locale = visit.locale;
    let found = materials::read_material(&visit.cx, material_id(id)?, version).await?;
    let material = &found.material;
    let given = giving::of_view(&visit.cx, &found).await?;
    let without: Vec<i64> = found.sources.iter().chain(&found.remixes).map(|one| one.id).collect();
    let related_lines = materials::list_related(&visit.cx, found.id, found.shown, material, &without).await?;
    let body = (!found.html.as_str().is_empty()).then(|| view! { <h2 class="visually-hidden">{locale.text("material-text")}</h2><PostBody html=found.html.clone() reply=0 lang=material.language.clone() /> });
    let trust = trust::section(visit, &found).await?;
    let published = visit.query("published").map(|_| view! { <p class="notice" role="status">{locale.text("material-published")}</p> });
    Ok(view! {
        <Title text=material.title.clone() />
        {head_tags(visit, &given)}
        <article class="reading material">
            <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/library">{locale.text("library-title")}</a></li></ol></nav>
            {published}
            {state(visit, &found)}
            {trust.mark}
            {head(visit, &found, trust.glance)}
            {acts(visit, &found)}
            {origins(visit, &found)}
            {body}
            {files(visit, &found)}
            {download(visit, &found)}
            {facts(visit, material)}
            {notes(visit, material)}
            {attribute(visit, &given)}
            {remixes(visit, &found.remixes)}
            {family(visit, &found)}
            {trust.body}
            {related(visit, related_lines)}
            {rare_acts(visit, &found)}
        </article>
    }
    .into_any())
}

/// That it is retired, or not the latest.
fn state(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    let locale = visit.locale;
    if found.state == MaterialState::Retired {
        let text = match (found.removed, found.reason.is_empty()) {
            (false, _) => locale.with("material-retired", &args!(reason = found.reason.clone())),
            (true, true) => locale.text("material-removed"),
            (true, false) => locale.with("material-removed-reason", &args!(reason = found.reason.clone())),
        };
        return Some(view! { <p class="notice" role="status">{text}</p> }.into_any());
    }
    (found.shown != found.version).then(|| {
        let href = format!("/library/{}/{}", found.id, found.slug);
        view! { <p class="notice" role="status">{locale.with("material-older", &args!(n = found.shown))}" "<a href=href>{locale.text("material-latest")}</a>" · "
            <a href=format!("/library/{}/versions/{}..{}", found.id, found.shown, found.version)>{locale.text("compare-what-changed")}</a></p> }.into_any()
    })
}

fn head(visit: &Visit, found: &MaterialView, glance: Option<AnyView>) -> AnyView {
    let locale = visit.locale;
    let material = &found.material;
    let authors = found.authors.iter().enumerate().map(|(at, author)| {
        let comma = (at > 0).then_some(", ");
        let house = (!author.organisation.is_empty()).then(|| view! { " ("{author.organisation.clone()}")" });
        view! { {comma}<a href=format!("/members/{}", author.handle)>{author.name.clone()}</a>{house} }
    });
    let minutes = (material.minutes > 0).then(|| view! { " · "{words::minutes(locale, material.minutes)} });
    let cefr = (!material.cefr.is_empty())
        .then(|| view! { " · "{locale.with("material-cefr", &args!(level = locale.text(&format!("cefr-{}", material.cefr))))} });
    let licence = material.licence().map(|licence| {
        let name = words::licence(locale, licence.as_str());
        match licence.deed(locale.code()) {
            Some(deed) => view! { <a rel="license noopener" href=deed>{name}</a> }.into_any(),
            None => name.into_any(),
        }
    });
    view! {
        <header class="material-head">
            <h1 lang=material.language.clone()>{material.title.clone()}</h1>
            <p class="lead" lang=material.language.clone()>{material.summary.clone()}</p>
            <p class="meta">
                {words::kind_of(locale, material.kind.as_str())}" · "{thread_words::language(&material.language)}{minutes}{cefr}" · "{licence}
            </p>
            <p class="meta">
                {locale.text("material-by")}" "{authors.collect_view()}" · "
                <a href=format!("/library/{}/versions", found.id)>{locale.with("material-version", &args!(n = found.shown))}</a>" · "
                <When at=found.changed_at clock=visit.clock() locale />
            </p>
            {glance}
        </header>
    }
    .into_any()
}

/// What else is like it.
fn related(visit: &Visit, lines: Vec<MaterialLine>) -> Option<AnyView> {
    let cards = lines.into_iter().map(|line| card(visit, line)).collect::<Vec<_>>();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 id="related">{visit.locale.text("material-related")}</h2>
                <ul class="cards">{cards}</ul>
            </section>
        }
        .into_any()
    })
}

/// What it was made from.
fn origins(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    let locale = visit.locale;
    if found.sources.is_empty() {
        return None;
    }
    let lines = found.sources.iter().map(|source| origin(visit, source, true)).collect_view();
    let changes = (!found.material.changes.is_empty())
        .then(|| view! { <p class="pre-line" lang=found.material.language.clone()>{found.material.changes.clone()}</p> });
    Some(
        view! {
            <section class="lineage">
                <h2>{locale.text(&format!("material-remix-{}", found.remix))}</h2>
                <ul>{lines}</ul>
                {changes}
            </section>
        }
        .into_any(),
    )
}

fn origin(visit: &Visit, one: &Origin, source: bool) -> AnyView {
    let locale = visit.locale;
    let href = format!("/library/{}/{}", one.id, one.slug);
    // A translation that was made from an earlier version says so.
    let behind =
        (source && one.taken < one.version).then(|| view! { " · "{locale.with("material-behind", &args!(taken = one.taken, now = one.version))} });
    let kind = (!source).then(|| view! { " · "{locale.text(if one.translation { "remix-is-translation" } else { "remix-is-adaptation" })} });
    view! {
        <li>
            <a href=href lang=one.language.clone()>{one.title.clone()}</a>
            " · "{one.author.clone()}" · "{words::licence(locale, &one.licence)}{kind}{behind}
        </li>
    }
    .into_any()
}

fn remixes(visit: &Visit, remixes: &[Origin]) -> Option<AnyView> {
    (!remixes.is_empty()).then(|| {
        let lines = remixes.iter().map(|one| origin(visit, one, false)).collect_view();
        view! { <section class="profile-section"><h2>{visit.locale.text("material-made-of-it")}</h2><ul>{lines}</ul></section> }.into_any()
    })
}

/// The way to the whole family, where there is one.
fn family(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    (!found.sources.is_empty() || !found.remixes.is_empty())
        .then(|| view! { <p><a href=format!("/library/{}/lineage", found.id)>{visit.locale.text("lineage-see")}</a></p> }.into_any())
}

fn files(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    let locale = visit.locale;
    let link = (!found.material.link.is_empty()).then(|| {
        let href = found.material.link.clone();
        view! { <p><a class="button" rel="nofollow ugc noopener" href=href><Icon name="link" />{locale.text("material-open-link")}</a></p> }
    });
    let previews = found.files.iter().filter_map(|file| preview(file, found)).collect_view();
    let rows = found.files.iter().map(|file| row(visit, file)).collect::<Vec<_>>();
    let list = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    (link.is_some() || list.is_some()).then(|| {
        view! { <section id="files" class="profile-section"><h2>{locale.text("files-title")}</h2>{link}{previews}{list}</section> }.into_any()
    })
}

/// Pictures and films where they stand; captions of the same name go with a film.
fn preview(file: &FileRow, found: &MaterialView) -> Option<AnyView> {
    let href = file_href(file.id, &file.name);
    let alt = file.name.clone();
    match (shown(&file.mime), file.mime.as_str()) {
        (Shown::Picture, _) => Some(view! { <p class="preview"><img src=href alt=alt loading="lazy" /></p> }.into_any()),
        (Shown::Inline, mime) if mime.starts_with("video/") => {
            let tracks = captions(file, found);
            let lang = found.material.language.clone();
            Some(view! { <p class="preview"><video controls preload="metadata" src=href lang=lang aria-label=alt>{tracks}</video></p> }.into_any())
        }
        (Shown::Inline, mime) if mime.starts_with("audio/") => {
            Some(view! { <p class="preview"><audio controls preload="none" src=href aria-label=alt></audio></p> }.into_any())
        }
        _ => None,
    }
}

/// Of `film.mp4` these are `film.vtt`, in the language of the resource, and `film-fi.vtt` or `film.fi.vtt`; those in its own show at once.
fn captions(film: &FileRow, found: &MaterialView) -> AnyView {
    let own = &found.material.language;
    let stem = film.name.rsplit_once('.').map_or(film.name.as_str(), |(stem, _)| stem);
    let tracks = found.files.iter().filter(|file| file.mime == "text/vtt").filter_map(|file| {
        let middle = file.name.strip_prefix(stem)?.strip_suffix("vtt")?;
        let written = middle.trim_matches(['.', '-', '_']);
        let language = if written.is_empty() { own.as_str() } else { written };
        let shown = model::is_language(language).then_some(language)?;
        let (src, first) = (file_href(file.id, &file.name), shown == own);
        Some(view! { <track kind="captions" src=src srclang=shown.to_owned() label=thread_words::language(shown) default=first /> })
    });
    tracks.collect_view().into_any()
}

fn row(visit: &Visit, file: &FileRow) -> AnyView {
    let locale = visit.locale;
    let key = if shown(&file.mime) == Shown::Download { "file-download" } else { "file-open" };
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="file" /></span>
            <div class="row-main">
                <p class="row-title"><a href=file_href(file.id, &file.name)>{file.name.clone()}</a></p>
                <p class="meta">{words::format(locale, &file.mime)}" · "{locale.text(key)}" · "{words::size(locale, file.size)}" · "{words::scanned(locale, file)}</p>
            </div>
        </li>
    }
    .into_any()
}

fn facts(visit: &Visit, material: &Material) -> AnyView {
    let locale = visit.locale;
    let steps = material.steps.iter().map(|step| chip(format!("/library?step={step}"), people_words::step(locale, step)));
    let eqf = material.eqf.iter().map(|level| chip(format!("/library?eqf={level}"), locale.text(&format!("eqf-{level}"))));
    let subjects = material.subjects.iter().map(|code| chip(format!("/library?subject={code}"), people_words::subject(locale, code)));
    let tags = material.tags.iter().map(|tag| chip(crate::kit::Query::of("/library").with("tag", tag).url(), format!("#{tag}")));
    let chips = steps.chain(eqf).chain(subjects).chain(tags).collect_view();
    view! { {outcome_list::all(visit, material)}{accessibility(visit, material)}<ul class="tags material-chips" aria-label=locale.text("material-filed")>{chips}</ul> }.into_any()
}

/// What makes it usable for more people; that there is nothing is said, too.
fn accessibility(visit: &Visit, material: &Material) -> Option<AnyView> {
    let locale = visit.locale;
    let features = material.accessibility.iter().map(|feature| view! { <li>{locale.text(&format!("accessibility-{}", feature.as_str()))}</li> });
    let features = features.collect::<Vec<_>>();
    (!features.is_empty())
        .then(|| view! { <section class="profile-section"><h2>{locale.text("field-accessibility")}</h2><ul>{features}</ul></section> }.into_any())
}

fn chip(href: String, text: String) -> AnyView {
    view! { <li><a class="tag" href=href>{text}</a></li> }.into_any()
}

fn notes(visit: &Visit, material: &Material) -> AnyView {
    let locale = visit.locale;
    let notes = [
        ("material-prerequisites", &material.prerequisites),
        ("material-equipment", &material.equipment),
        ("field-safety", &material.safety),
        ("material-sources", &material.sources),
    ];
    let notes = notes.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| {
        view! { <section class="profile-section"><h2>{locale.text(key)}</h2><p class="pre-line" lang=material.language.clone()>{text.clone()}</p></section> }
    });
    notes.collect_view().into_any()
}

/// What whoever uses it has to say, to copy.
fn attribute(visit: &Visit, given: &Given) -> AnyView {
    let locale = visit.locale;
    let credits = |form| given.credits(&visit.site.public_url, locale, form);
    let forms = Form::ALL.map(|form| {
        let text = credits(form);
        view! { <details class="attribution-form"><summary>{locale.text(&format!("attribution-as-{}", form.as_str()))}</summary><pre class="breakable"><code>{text}</code></pre></details> }
    });
    let lines = credits(Form::Text).split("\n\n").map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <section class="profile-section card attribution">
            <h2>{locale.text("attribution-title")}</h2>
            <p>{words::licence_hint(locale, given.licence())}</p>
            <blockquote class="quoted">{lines}</blockquote>
            {forms.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// What most come for, at the top.
fn acts(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    let locale = visit.locale;
    let id = found.id.0;
    let edit = found
        .can
        .edit
        .then(|| view! { <a class="button" href=format!("/library/{id}/edit")><Icon name="edit" />{locale.text("material-change")}</a> });
    let remix = found
        .can
        .remix
        .then(|| view! { <a class="button" href=format!("/library/{id}/remix")><Icon name="adapted" />{locale.text("material-adapt")}</a> });
    (edit.is_some() || remix.is_some()).then(|| view! { <div class="button-row material-acts">{remix}{edit}</div> }.into_any())
}

/// What few need: to take it out, to list it again, to report it.
fn rare_acts(visit: &Visit, found: &MaterialView) -> Option<AnyView> {
    let locale = visit.locale;
    let id = found.id.0;
    let kept = visit.kept_for("retire");
    let retired = found.state == MaterialState::Retired;
    let retire = (found.can.retire && !retired).then(|| {
        view! {
            <details class="act" open=kept.problem.is_some()>
                <summary class="action">{locale.text("material-retire")}</summary>
                <form method="post" action="/api/library/retire" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="material" value=id />
                    <TextInput id="reason" name="reason" label=locale.text("field-retire-reason") hint=Some(locale.text(if found.can.edit { "hint-retire" } else { "hint-retire-of-staff" }))
                        error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() maxlength=limits::NOTE_MAX />
                    <div class="button-row"><button class="button">{locale.text("material-retire")}</button></div>
                </form>
            </details>
        }
    });
    let back = (found.can.retire && retired).then(|| {
        view! {
            <form method="post" action="/api/library/unretire">
                <input type="hidden" name="material" value=id />
                <button class="button">{locale.text("material-list-again")}</button>
            </form>
        }
    });
    let report = report_link(visit, found.id, found.can.edit, "action");
    let any = retire.is_some() || back.is_some() || report.is_some();
    any.then(|| view! { <div class="material-rare">{back}{report}{retire}</div> }.into_any())
}
