use crate::kit::{ErrorSummary, FileInput, Icon, SelectBox, TextInput, Visit, page, param, wrong_text};
use domain::{
    Locale, args,
    imports::{self, Charset, Import, Line},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, ImportId, Problem};

/// Bringing in links: by a table, and for staff from another library.
#[component]
pub fn ImportPage() -> impl IntoView {
    page(|visit| async move {
        imports::may_import(&visit.cx)?;
        let locale = visit.locale;
        let harvest = imports::may_harvest(&visit.cx).is_ok().then(|| harvest(&visit));
        Ok(view! {
            <Title text=locale.text("import-title") />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/library">{locale.text("library-title")}</a></li><li><a href="/library/mine">{locale.text("library-mine")}</a></li></ol>
                </nav>
                <h1>{locale.text("import-title")}</h1>
                <p class="lead">{locale.text("import-lead")}</p>
                {table(&visit)}
                {harvest}
            </div>
        }
        .into_any())
    })
}

fn table(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("import");
    view! {
        <form method="post" action="/api/library/import" enctype="multipart/form-data" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <FileInput id="file" name="file" label=locale.text("field-import-file") hint=Some(locale.text("hint-import-file")) error=kept.wrong(locale, Field::File)
                accept=".csv,text/csv" />
            <p class="hint">{locale.text("import-template-hint")}" "<a href="/library/import/template.csv" download>{locale.text("import-template")}</a></p>
            <div class="button-row"><button class="button button-primary"><Icon name="upload" />{locale.text("import-read")}</button></div>
            <p class="meta">{locale.text("import-nothing-yet")}</p>
        </form>
    }
    .into_any()
}

fn harvest(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("harvest");
    let wrong = |field| kept.wrong(locale, field);
    let typed = |name: &str| kept.get(name).unwrap_or_default();
    view! {
        <section class="profile-section">
            <h2>{locale.text("harvest-title")}</h2>
            <p>{locale.text("harvest-lead")}</p>
            <form method="post" action="/api/library/harvest" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <TextInput id="repository" name="repository" kind="url" label=locale.text("field-repository") hint=Some(locale.text("hint-repository"))
                    error=wrong(Field::Repository) value=typed("repository") maxlength=300 required=true />
                <TextInput id="set" name="set" label=locale.text("field-set") hint=Some(locale.text("hint-set")) error=wrong(Field::Set) value=typed("set")
                    maxlength=100 />
                <div class="button-row"><button class="button"><Icon name="globe" />{locale.text("harvest-ask")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What was read, line by line, and what came of it.
#[component]
pub fn ImportedPage() -> impl IntoView {
    let id = param("import");
    page(move |visit| async move {
        let id: ImportId = id.parse().map_err(|_| domain::Failure::Problem(Problem::NotFound))?;
        let import = imports::read_import(&visit.cx, id).await?;
        let locale = visit.locale;
        let good = import.lines.iter().filter(|line| line.is_good()).count();
        let bad = import.lines.iter().filter(|line| !line.problems.is_empty()).count();
        let said = if import.done {
            view! { <p class="notice" role="status">{locale.with("import-made", &args!(n = import.made))}" "<a href="/library/mine">{locale.text("library-mine")}</a></p> }.into_any()
        } else {
            view! { <p class="lead">{locale.with("import-good", &args!(n = good))}{(bad > 0).then(|| format!(" {}", locale.with("import-bad", &args!(n = bad))))}</p> }.into_any()
        };
        let make = (!import.done && good > 0).then(|| {
            view! {
                <form method="post" action="/api/library/make_drafts">
                    <input type="hidden" name="import" value=id.0 />
                    <button class="button button-primary"><Icon name="plus" />{locale.with("import-make", &args!(n = good))}</button>
                </form>
            }
        });
        let rows = import.lines.iter().map(|line| row(locale, line, import.done)).collect_view();
        Ok(view! {
            <Title text=locale.text("import-result") />
            <div class="listing">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/library">{locale.text("library-title")}</a></li><li><a href="/library/import">{locale.text("import-title")}</a></li></ol>
                </nav>
                <h1>{locale.text("import-result")}</h1>
                <p class="meta breakable">{locale.with("import-from", &args!(origin = import.origin.clone()))}</p>
                <ErrorSummary kept=Some(visit.kept_for("make_drafts")) locale />
                {said}
                {letters(&visit, &import)}
                <div class="button-row import-acts">{make}<a class="button" href="/library/import">{locale.text("import-another")}</a></div>
                <div class="import-table" role="region" tabindex="0" aria-label=locale.text("import-result")>
                    <table>
                        <thead><tr>
                            <th scope="col">{locale.text("import-column-line")}</th>
                            <th scope="col">{locale.text("import-column-resource")}</th>
                            <th scope="col">{locale.text("import-column-state")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        }
        .into_any())
    })
}

/// How the letters were read, said loudly where that is a guess, and the choice of another way.
fn letters(visit: &Visit, import: &Import) -> Option<AnyView> {
    let locale = visit.locale;
    if import.done || import.charset.is_empty() {
        return None;
    }
    let kept = visit.kept_for("reread_table");
    let call = |name: &str| locale.text(&format!("charset-{name}"));
    let choices = Charset::all().map(|charset| (charset.name(), call(&charset.name()))).collect();
    let (class, key) = if import.guessed { ("notice notice-warning", "import-guessed") } else { ("hint", "import-charset") };
    let said = locale.with(key, &args!(charset = call(&import.charset)));
    Some(
        view! {
            <form method="post" action="/api/library/reread_table" class="stack import-letters" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <p class=class>{said}</p>
                <input type="hidden" name="import" value=import.id.0 />
                <SelectBox id="charset" name="charset" label=locale.text("field-charset") hint=Some(locale.text("hint-charset"))
                    error=kept.wrong(locale, Field::Charset) value=kept.get("charset").unwrap_or_else(|| import.charset.clone()) choices />
                <div class="button-row"><button class="button">{locale.text("import-reread")}</button></div>
            </form>
        }
        .into_any(),
    )
}

fn row(locale: Locale, line: &Line, done: bool) -> AnyView {
    let title = if line.draft.title.is_empty() { "–".to_owned() } else { line.draft.title.clone() };
    view! {
        <tr>
            <td class="import-line">{line.number}</td>
            <td><strong lang=line.draft.language.clone()>{title}</strong><span class="meta breakable">{line.draft.link.clone()}</span></td>
            <td>{state(locale, line, done)}</td>
        </tr>
    }
    .into_any()
}

/// Words and an icon, never a colour alone.
fn state(locale: Locale, line: &Line, done: bool) -> AnyView {
    if !line.problems.is_empty() {
        let problems = line.problems.iter().map(|one| {
            let said = args!(field = one.field.name(), wrong = wrong_text(locale, one.field, one.wrong));
            view! { <li>{locale.with("import-line-wrong", &said)}</li> }
        });
        return view! { <ul class="import-problems">{problems.collect_view()}</ul> }.into_any();
    }
    let (icon, key) = match (line.known, done && line.material.is_some()) {
        (true, _) => ("history", "import-line-known"),
        (false, true) => ("verified", "import-line-made"),
        (false, false) => ("plus", "import-line-good"),
    };
    // What somebody else took may be a draft of theirs: only one's own is linked.
    let open = line.material.filter(|_| !line.known).map(|id| view! { " "<a href=format!("/library/{id}/edit")>{locale.text("import-open")}</a> });
    view! { <span class="import-state"><Icon name=icon />{locale.text(key)}{open}</span> }.into_any()
}
