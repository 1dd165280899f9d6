use super::{Judged, Words, crumbs, is_own, material_id, taken_out};
use crate::{
    discussion::words as thread_words,
    kit::{ErrorSummary, FileInput, Icon, SelectBox, TextArea, TextInput, Visit, When, next_page, page, param},
    library::{pages::file_href, words as library_words},
    moderation::pages::report_link as tell_staff,
    trust::words,
};
use domain::{
    args,
    materials::{self, MaterialView},
    people,
    trust::{self, UseLine, UseSummary},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Again, Field, MaterialState, UseDraft, UseId};

/// All reports from class about a resource.
#[component]
pub fn UsesPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        let uses = trust::list_uses(&visit.cx, id, visit.query("after").as_deref()).await?;
        let rows = uses.lines.iter().map(|line| report(&visit, &found, line)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="empty">{locale.text("uses-none")}</p> }.into_any()
        } else {
            view! { <ul class="reports">{rows}</ul> }.into_any()
        };
        let title = locale.text("uses-title");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="reading">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                <ErrorSummary kept=Some(visit.kept_for("remove_use")) locale prefix="take-out-" />
                <ErrorSummary kept=Some(visit.kept_for("remove_use_photo")) locale prefix="take-out-" />
                {figures(&visit, uses.summary)}
                {list}
                {next_page(&visit, uses.next.as_deref())}
                {found.can.judge.then(|| report_link(&visit, &found))}
            </div>
        }
        .into_any())
    })
}

fn report_link(visit: &Visit, found: &MaterialView) -> AnyView {
    view! { <p><a class="button" href=format!("/library/{}/use", found.id)><Icon name="tried" />{visit.locale.text("use-report")}</a></p> }.into_any()
}

/// Reports, countries, would again, median.
pub fn figures(visit: &Visit, of: UseSummary) -> Option<AnyView> {
    let locale = visit.locale;
    if of.reports == 0 {
        return None;
    }
    let figure = |n: i64, key: &str| view! { <div><dt>{locale.with(key, &args!(n = n))}</dt><dd>{n}</dd></div> }.into_any();
    let median = (of.median > 0).then(|| figure(of.median, "uses-figure-median"));
    let countries = (of.countries > 0).then(|| figure(of.countries, "uses-figure-countries"));
    Some(
        view! {
            <dl class="figures">
                {figure(of.reports, "uses-figure-reports")}
                {countries}
                {figure(of.again, "uses-figure-again")}
                {median}
            </dl>
        }
        .into_any(),
    )
}

/// One report. Whoever wrote it can change it or take it back.
pub fn report(visit: &Visit, found: &MaterialView, line: &UseLine) -> AnyView {
    let locale = visit.locale;
    let class = [
        (line.level > 0).then(|| locale.text(&format!("eqf-{}", line.level))),
        (!line.country.is_empty()).then(|| thread_words::country(locale, &line.country)),
        (line.learners > 0).then(|| locale.with("use-learners", &args!(n = line.learners))),
        u32::try_from(line.minutes).ok().filter(|n| *n > 0).map(|n| library_words::minutes(locale, n)),
        (line.version != found.version).then(|| locale.with("material-version", &args!(n = line.version))),
    ];
    let class = class.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let changed =
        (!line.changed.is_empty()).then(|| view! { <p class="pre-line"><strong>{locale.text("use-changed")}</strong>" "{line.changed.clone()}</p> });
    let note = (!line.note.is_empty()).then(|| view! { <p class="pre-line">{line.note.clone()}</p> });
    view! {
        <li class="report" id=format!("use-{}", line.id)>
            <p class="report-head"><a href=format!("/members/{}", line.handle)>{line.name.clone()}</a>" · "<When at=line.created_at clock=visit.clock() locale /></p>
            <p class="meta">{class}</p>
            <p class="again" data-again=line.again.clone()><Icon name=if line.again == "no" { "failed" } else { "tried" } />{words::again(locale, &line.again)}</p>
            {note}
            {changed}
            {picture(visit, line)}
            {own_acts(visit, found, line)}
        </li>
    }
    .into_any()
}

fn own_acts(visit: &Visit, found: &MaterialView, line: &UseLine) -> Option<AnyView> {
    let locale = visit.locale;
    let own = is_own(visit, line.member_id);
    let change = own.then(|| {
        let form = format!("/library/{}/use?version={}", found.id, line.version);
        let add = if line.photo > 0 { "use-photo-change" } else { "use-photo-add" };
        view! {
            <a class="action" href=form.clone()><Icon name="edit" />{locale.text("use-change")}</a>
            <a class="action" href=format!("{form}#photo")><Icon name="camera" />{locale.text(add)}</a>
        }
    });
    let photo = (!own && line.photo > 0).then(|| taken_out::photo(line.id).view(visit, found, false)).flatten();
    let remove = taken_out::report(line.id).view(visit, found, own);
    let tell = tell_staff(visit, UseId(line.id), own, "action");
    let any = change.is_some() || remove.is_some() || tell.is_some();
    any.then(|| view! { <div class="actions">{change}{tell}{photo}{remove}</div> }.into_any())
}

/// The form: one's own report, new or known.
#[component]
pub fn UsePage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let judged = Judged::read(&visit, material_id(&id)?, "report_use").await?;
        let (line, stored) = trust::own_use(&visit.cx, judged.found.id, judged.version).await?.unzip();
        let draft = match judged.typed().or(stored) {
            Some(draft) => draft,
            None => blank(&visit, &judged.found).await?,
        };
        let retired = (judged.found.state == MaterialState::Retired).then(|| {
            let text = visit.locale.text("use-retired");
            view! { <p class="notice">{text}</p> }.into_any()
        });
        let fields = fields(&visit, &draft);
        Ok(judged.page(&visit, WORDS, retired, fields, line.map(|line| photo(&visit, &judged.found, &line))))
    })
}

/// The photo of a report that is there: added, changed, taken away.
fn photo(visit: &Visit, found: &MaterialView, line: &UseLine) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("use_photo");
    let picture = picture(visit, line);
    let remove = picture.is_some().then(|| {
        view! {
            <form method="post" action="/api/trust/remove_use_photo">
                <input type="hidden" name="report" value=line.id />
                <input type="hidden" name="material" value=found.id.0 />
                <button class="button button-quiet"><Icon name="trash" />{locale.text("use-photo-remove")}</button>
            </form>
        }
    });
    view! {
        <section class="profile-section" id="photo">
            <h2>{locale.text("use-photo-title")}</h2>
            {picture}
            <form method="post" action="/api/trust/use_photo" enctype="multipart/form-data" class="stack" novalidate>
                <ErrorSummary kept=Some(kept.clone()) locale />
                <input type="hidden" name="report" value=line.id />
                <input type="hidden" name="material" value=found.id.0 />
                <input type="hidden" name="version" value=line.version />
                <FileInput id="file" name="file" label=locale.text("use-photo-choose") hint=Some(locale.text("hint-use-photo")) error=kept.wrong(locale, Field::File)
                    accept="image/jpeg,image/png,image/webp" />
                <div class="button-row"><button class="button"><Icon name="camera" />{locale.text("use-photo-save")}</button></div>
            </form>
            {remove}
        </section>
    }
    .into_any()
}

fn picture(visit: &Visit, line: &UseLine) -> Option<AnyView> {
    let href = (line.photo > 0).then(|| file_href(line.photo, &line.photo_name))?;
    let alt = visit.locale.with("use-photo-of", &args!(name = line.name.clone()));
    let source = href.clone();
    Some(view! { <a class="class-photo" href=href><img src=source alt=alt loading="lazy" /></a> }.into_any())
}

const WORDS: Words = Words { title: "use-title", lead: "use-lead", submit: "use-submit", class: "narrow", action: "/api/trust/report_use" };

/// What is likely: one's own country, the resource's level and time.
async fn blank(visit: &Visit, found: &MaterialView) -> domain::Result<UseDraft> {
    let country = people::own_profile(&visit.cx).await?.draft.country;
    let level = found.material.eqf.first().map(ToString::to_string).unwrap_or_default();
    let minutes = if found.material.minutes > 0 { found.material.minutes.to_string() } else { String::new() };
    Ok(UseDraft { level, country, minutes, ..UseDraft::default() })
}

fn fields(visit: &Visit, draft: &UseDraft) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("report_use");
    let wrong = |field| kept.wrong(locale, field);
    let again = Again::ALL.map(|one| {
        let value = one.as_str();
        view! {
            <label class="check-inline"><input type="radio" name="again" value=value checked=draft.again == value />{words::again(locale, value)}</label>
        }
    });
    let error = wrong(Field::Again).map(|text| view! { <p class="field-error" id="again-error"><Icon name="alert" />{text}</p> });
    let class = if error.is_some() { "field checks field-wrong" } else { "field checks" };
    view! {
        <div class="pair">
            <SelectBox id="level" name="level" label=locale.text("use-level") error=wrong(Field::Level) value=draft.level.clone() choices=words::levels(locale) />
            <SelectBox id="country" name="country" label=locale.text("use-country") error=wrong(Field::Country) value=draft.country.clone()
                choices=thread_words::countries(locale) />
        </div>
        <div class="pair">
            <TextInput id="learners" name="learners" label=locale.text("use-learners-field") kind="text" error=wrong(Field::Learners) value=draft.learners.clone() maxlength=4 />
            <TextInput id="minutes" name="minutes" label=locale.text("use-minutes") error=wrong(Field::Minutes) value=draft.minutes.clone() maxlength=5 />
        </div>
        <fieldset class=class id="again" tabindex="-1">
            <legend>{locale.text("use-again")}</legend>
            {error}
            <div class="check-grid">{again.into_iter().collect_view()}</div>
        </fieldset>
        <TextArea id="note" name="note" label=locale.text("use-note") hint=Some(locale.text("hint-use-note")) error=wrong(Field::Note) value=draft.note.clone() rows=4 />
        <TextArea id="changed" name="changed" label=locale.text("use-changed-field") hint=Some(locale.text("hint-use-changed")) error=wrong(Field::Changed)
            value=draft.changed.clone() rows=3 />
    }
    .into_any()
}
