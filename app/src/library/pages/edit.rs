use super::{authors, field_words, fields, file_href, material_id};
use crate::{
    discussion::pages::diff_lines,
    kit::{ErrorSummary, FileInput, Icon, Kept, TextInput, Visit, page, param},
    library::words,
};
use domain::{
    args,
    files::FileRow,
    materials::{self, Editing},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, MaterialDraft, Missing, Problem, limits};

/// The beginning of a resource: a title is enough.
#[component]
pub fn NewMaterialPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        materials::may_start(&visit.cx)?;
        let kept = visit.kept_for("start");
        let blank = MaterialDraft { language: locale.code().to_owned(), kind: "worksheet".to_owned(), ..MaterialDraft::default() };
        let draft = kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(blank);
        Ok(view! {
            <Title text=locale.text("material-new") />
            <div class="narrow">
                <h1>{locale.text("material-new")}</h1>
                <p class="lead">{locale.text("material-new-lead")}</p>
                <form method="post" action="/api/library/start" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {fields::head(locale, &kept, &draft)}
                    <div class="button-row"><button class="button button-primary">{locale.text("material-begin")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// The draft of a resource: files, fields, what is missing, publishing.
#[component]
pub fn EditMaterialPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let editing = materials::edit_material(&visit.cx, material_id(&id)?).await?;
        let authors = materials::list_authors(&visit.cx, editing.id).await?;
        let kept = visit.kept_for("save");
        let stored = materials::draft_of(editing.material.clone());
        let draft = kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(stored);
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("material-saved")}</p> });
        let title =
            if editing.version == 0 { locale.text("material-edit") } else { locale.with("material-edit-version", &args!(n = editing.version + 1)) };
        let remix = !editing.remix.is_empty();
        Ok(view! {
            <Title text=title.clone() />
            <div class="reading material-edit">
                <h1>{title}</h1>
                {saved}
                {sources(&visit, &editing)}
                {files(&visit, &editing)}
                <form method="post" action="/api/library/save" class="stack" novalidate data-autosave="/api/library/keep"
                    data-saved=locale.with("autosave-saved", &args!(time = "%")) data-failed=locale.text("autosave-failed")
                    data-wrong=locale.text("autosave-wrong") data-conflict=locale.text("autosave-conflict")>
                    <h2>{locale.text("material-about")}</h2>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {conflict(&visit, &kept, &editing, &draft)}
                    <input type="hidden" name="material" value=editing.id.0 />
                    <input type="hidden" name="lock" value=lock(&kept, &editing) />
                    // Enter in a field saves: browsers take the first button of a form for it.
                    <button class="visually-hidden" tabindex="-1" aria-hidden="true">{locale.text("material-save")}</button>
                    {fields::head(locale, &kept, &draft)}
                    {fields::rest(locale, &kept, &draft, &editing.licences, remix)}
                    <div class="button-row form-end">
                        <button class="button button-primary">{locale.text("material-save")}</button>
                        <p class="draft-state" role="status" data-autosave-state></p>
                    </div>
                </form>
                {authors::section(&visit, editing.id, authors)}
                {publish(&visit, &editing)}
            </div>
        }
        .into_any())
    })
}

/// What a co-author saved meanwhile beside what was typed here. Saving again keeps what is in the form.
fn conflict(visit: &Visit, kept: &Kept, editing: &Editing, mine: &MaterialDraft) -> Option<AnyView> {
    if kept.problem != Some(Problem::Stale) {
        return None;
    }
    let locale = visit.locale;
    let theirs = materials::draft_of(editing.material.clone());
    let heads = (locale.text("draft-conflict-theirs"), locale.text("draft-conflict-mine"));
    let table = field_words::table(locale, field_words::changed(locale, &theirs, mine), heads);
    let mine = domain::text::clean_text(&mine.description);
    let text = (theirs.description != mine).then(|| {
        let lines = diff_lines(visit, domain::text::diff(&theirs.description, &mine));
        view! { <h3>{locale.text("field-material-description")}</h3><div lang=theirs.language.clone()>{lines}</div> }
    });
    Some(
        view! {
            <section class="conflict" id="conflict">
                <h2>{locale.text("draft-conflict-title")}</h2>
                <p>{locale.with("draft-conflict-lead", &args!(name = editing.changed_by.clone()))}</p>
                {table}
                {text}
                <p><a href=format!("/library/{}/edit", editing.id)>{locale.text("draft-conflict-drop")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The lock the form was opened with. Whoever was told that somebody was faster has seen what that was, and goes on from there.
fn lock(kept: &Kept, editing: &Editing) -> i32 {
    let typed = kept.get("lock").and_then(|lock| lock.parse().ok()).filter(|_| kept.problem != Some(Problem::Stale));
    typed.unwrap_or(editing.lock)
}

/// What it is made from; their licences decide about its own.
fn sources(visit: &Visit, editing: &Editing) -> Option<AnyView> {
    let locale = visit.locale;
    let lines = editing.sources.iter().map(|source| {
        let href = format!("/library/{}/{}", source.id, source.slug);
        view! { <li><a href=href lang=source.language.clone()>{source.title.clone()}</a>" · "{source.author.clone()}" · "{words::licence(locale, &source.licence)}</li> }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="notice"><p>{locale.text(&format!("material-remix-{}", editing.remix))}</p><ul>{lines}</ul></section>
        }
        .into_any()
    })
}

fn files(visit: &Visit, editing: &Editing) -> AnyView {
    let locale = visit.locale;
    let upload = visit.kept_for("upload");
    let detach = visit.kept_for("detach");
    let rows = editing.files.iter().enumerate().map(|(at, file)| row(visit, editing, at, file)).collect::<Vec<_>>();
    // The script of the form puts this anew when a file is there.
    let list = if rows.is_empty() {
        view! { <div data-files=""><p class="empty">{locale.text("files-none")}</p></div> }.into_any()
    } else {
        view! { <div data-files=""><ul class="rows">{rows}</ul></div> }.into_any()
    };
    let hint = locale.with("hint-files", &args!(most = visit.cx.world.files.most_bytes() / (1024 * 1024)));
    view! {
        <section id="files" class="profile-section">
            <h2>{locale.text("files-title")}</h2>
            <ErrorSummary kept=Some(detach) locale />
            {list}
            <form method="post" action="/api/library/upload" enctype="multipart/form-data" class="stack upload" data-upload=""
                data-drop=locale.text("upload-drop") data-waiting=locale.text("upload-waiting") data-checking=locale.text("upload-checking")
                data-paused=locale.text("upload-paused") data-done=locale.text("upload-done") data-failed=locale.text("upload-failed")
                data-cancel=locale.text("upload-cancel") data-dismiss=locale.text("upload-dismiss")>
                <ErrorSummary kept=Some(upload.clone()) locale />
                <input type="hidden" name="material" value=editing.id.0 />
                <FileInput id="file" name="file" label=locale.text("files-choose") hint=Some(hint) error=upload.wrong(locale, Field::File) multiple=true />
                <div class="button-row"><button class="button"><Icon name="upload" />{locale.text("files-upload")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, editing: &Editing, at: usize, file: &FileRow) -> AnyView {
    let locale = visit.locale;
    let act = |action: &'static str, button: AnyView| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="material" value=editing.id.0 />
                <input type="hidden" name="file" value=file.id />
                {button}
            </form>
        }
    };
    let up = (at > 0).then(|| {
        let label = locale.with("move-up-named", &args!(name = file.name.clone()));
        act(
            "/api/library/move_file",
            view! { <button class="icon-button" aria-label=label.clone() title=label><Icon name="up" /></button> }.into_any(),
        )
    });
    let label = locale.with("files-remove-named", &args!(name = file.name.clone()));
    let remove =
        act("/api/library/detach", view! { <button class="button button-quiet" aria-label=label>{locale.text("files-remove")}</button> }.into_any());
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="file" /></span>
            <div class="row-main">
                <p class="row-title"><a href=file_href(file.id, &file.name)>{file.name.clone()}</a></p>
                <p class="meta">{words::format(locale, &file.mime)}" · "{words::size(locale, file.size)}" · "{words::scanned(locale, file)}</p>
            </div>
            <div class="entry-acts">{up}{remove}</div>
        </li>
    }
    .into_any()
}

/// The checklist, and the button when nothing is missing.
fn publish(visit: &Visit, editing: &Editing) -> AnyView {
    let locale = visit.locale;
    let kept: Kept = visit.kept_for("publish");
    let item = |missing: &Missing| {
        let key = missing.as_str();
        view! { <li><strong>{locale.text(&format!("missing-{key}"))}</strong>" "{locale.text(&format!("why-{key}"))}</li> }
    };
    let needed = editing.needed.iter().map(item).collect::<Vec<_>>();
    let helpful = editing.helpful.iter().map(item).collect::<Vec<_>>();
    let ready = needed.is_empty();
    let needed = (!ready).then(|| view! { <p>{locale.text("checklist-needed")}</p><ul class="checklist">{needed}</ul> });
    let helpful =
        (!helpful.is_empty()).then(|| view! { <p>{locale.text("checklist-helpful")}</p><ul class="checklist checklist-helpful">{helpful}</ul> });
    let changelog = (editing.version > 0).then(|| {
        view! {
            <TextInput id="changelog" name="changelog" label=locale.text("field-changelog") hint=Some(locale.text("hint-changelog"))
                error=kept.wrong(locale, Field::Changelog) value=kept.get("changelog").unwrap_or_default() maxlength=limits::NOTE_MAX />
        }
    });
    let removed = editing.removed.then(|| view! { <p class="notice">{locale.text("publish-removed")}</p> });
    let form = (ready && !editing.removed).then(|| {
        view! {
            <form method="post" action="/api/library/publish" class="stack" novalidate>
                <input type="hidden" name="material" value=editing.id.0 />
                {changelog}
                <p class="hint">{locale.text("publish-hint")}</p>
                <div class="button-row"><button class="button button-primary">{locale.text("material-publish")}</button></div>
            </form>
        }
    });
    view! {
        <section id="publish" class="profile-section card">
            <h2>{locale.text("publish-title")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            {needed}
            {helpful}
            {removed}
            {form}
        </section>
    }
    .into_any()
}
