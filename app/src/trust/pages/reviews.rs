use super::{crumbs, is_own, material_id, taken_out};
use crate::{
    kit::{ErrorSummary, Icon, SelectBox, TextArea, Visit, When, next_page, page, param},
    moderation::pages::report_link,
    trust::words,
};
use domain::{
    args,
    materials::{self, MaterialView},
    trust::{self, ReviewLine},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Criterion, Field, ReviewId};

/// All reviews of a resource, with the authors' answers.
#[component]
pub fn ReviewsPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = material_id(&id)?;
        let found = materials::read_material(&visit.cx, id, None).await?;
        let reviews = trust::list_reviews(&visit.cx, id, visit.query("after").as_deref()).await?;
        // Whoever has one of this version changes it where it stands.
        let has_one = reviews.lines.iter().any(|line| is_own(&visit, line.member_id) && line.version == found.version);
        let write = (!has_one && found.can.judge)
            .then(|| view! { <p><a class="button button-primary" href=format!("/library/{id}/review")><Icon name="edit" />{locale.text("review-write")}</a></p> });
        let lines = reviews.lines.iter().map(|line| review(&visit, &found, line, found.can.care)).collect::<Vec<_>>();
        let list = if lines.is_empty() {
            view! { <p class="empty">{locale.text("reviews-none")}</p> }.into_any()
        } else {
            view! { <div class="reviews">{lines}</div> }.into_any()
        };
        let title = locale.text("reviews-title");
        Ok(view! {
            <Title text=format!("{title}: {}", found.material.title) />
            <div class="reading">
                {crumbs(&visit, &found)}
                <h1>{title}</h1>
                <p class="lead">{locale.text("reviews-lead")}</p>
                <ErrorSummary kept=Some(visit.kept_for("remove_review")) locale prefix="take-out-" />
                <ErrorSummary kept=Some(visit.kept_for("mark_done")) locale />
                {means(&visit, &reviews.lines)}
                {write}
                {list}
                {next_page(&visit, reviews.next.as_deref())}
            </div>
        }
        .into_any())
    })
}

/// The means of the reviews on this page, where there are several.
fn means(visit: &Visit, lines: &[ReviewLine]) -> Option<AnyView> {
    let locale = visit.locale;
    if lines.len() < 2 {
        return None;
    }
    let rows = Criterion::ALL.map(|criterion| {
        let values: Vec<u32> = lines.iter().filter_map(|line| line.marks.get(&criterion)?.value).map(u32::from).collect();
        let count = u32::try_from(values.len()).unwrap_or(0);
        let shown = if count == 0 { locale.text("mark-none") } else { one_place(values.iter().sum(), count) };
        view! { <tr><th scope="row">{words::criterion(locale, criterion)}</th><td>{shown}</td><td>{count}</td></tr> }
    });
    Some(
        view! {
            <table class="means">
                <caption>{locale.with("reviews-means", &args!(n = lines.len()))}</caption>
                <thead><tr><th scope="col">{locale.text("reviews-criterion")}</th><th scope="col">{locale.text("reviews-mean")}</th><th scope="col">{locale.text("reviews-marks")}</th></tr></thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        }
        .into_any(),
    )
}

/// A mean with one place behind the point, rounded.
fn one_place(sum: u32, count: u32) -> String {
    let tenths = (sum * 10 + count / 2) / count.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn review(visit: &Visit, found: &MaterialView, line: &ReviewLine, care: bool) -> AnyView {
    let locale = visit.locale;
    let near = line.near.then(|| view! { <span class="status"><Icon name="building" />{locale.text("review-same-house")}</span> });
    let done = line.done_in.map(|version| {
        let href = format!("/library/{}/versions/{version}", found.id);
        view! { <p class="done-in"><Icon name="answer" /><a href=href>{locale.with("review-done-in", &args!(n = version))}</a></p> }
    });
    view! {
        <article class="review card" id=format!("review-{}", line.id)>
            <header>
                <h2><a href=format!("/members/{}", line.handle)>{line.name.clone()}</a></h2>
                <p class="meta">
                    <a href=format!("/library/{}/versions/{}", found.id, line.version)>{locale.with("material-version", &args!(n = line.version))}</a>" · "
                    <When at=line.created_at clock=visit.clock() locale />" "{near}
                </p>
            </header>
            <p class="pre-line">{line.overall.clone()}</p>
            {marks(visit, line)}
            {done}
            {answer(visit, line)}
            {care.then(|| care_forms(visit, found, line))}
            {own_acts(visit, found, line)}
        </article>
    }
    .into_any()
}

/// The marks and comments; what was not applicable comes last and in one line.
fn marks(visit: &Visit, line: &ReviewLine) -> AnyView {
    let locale = visit.locale;
    let rows = line.marks.iter().filter(|(_, mark)| mark.value.is_some() || !mark.comment.is_empty()).map(|(criterion, mark)| {
        let comment = (!mark.comment.is_empty()).then(|| view! { <dd class="pre-line">{mark.comment.clone()}</dd> });
        let value = mark.value.map_or(String::from("none"), |value| value.to_string());
        view! {
            <div>
                <dt>{words::criterion(locale, *criterion)}</dt>
                <dd class="mark" data-mark=value>{words::mark(locale, mark.value)}</dd>
                {comment}
            </div>
        }
    });
    let left: Vec<String> = line
        .marks
        .iter()
        .filter(|(_, mark)| mark.value.is_none() && mark.comment.is_empty())
        .map(|(criterion, _)| words::criterion(locale, *criterion))
        .collect();
    let left = (!left.is_empty()).then(|| view! { <p class="meta">{locale.text("mark-none")}": "{left.join(", ")}</p> });
    view! { <dl class="rubric">{rows.collect_view()}</dl>{left} }.into_any()
}

fn answer(visit: &Visit, line: &ReviewLine) -> Option<AnyView> {
    let at = line.answered_at?;
    let locale = visit.locale;
    Some(
        view! {
            <section class="review-answer">
                <h3>{locale.text("review-answer")}" "<span class="meta"><When at clock=visit.clock() locale /></span></h3>
                <p class="pre-line">{line.answer.clone()}</p>
            </section>
        }
        .into_any(),
    )
}

/// For authors: the answer, and in which version the improvement is.
fn care_forms(visit: &Visit, found: &MaterialView, line: &ReviewLine) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("answer_review");
    let here = kept.get("review").as_deref() == Some(line.id.to_string().as_str());
    let value = if here { kept.get("answer").unwrap_or_default() } else { line.answer.clone() };
    let error = here.then(|| kept.wrong(locale, Field::Answer)).flatten();
    let mut versions = vec![(String::from("0"), locale.text("review-done-not"))];
    versions.extend((line.version..=found.version).rev().map(|n| (n.to_string(), locale.with("material-version", &args!(n = n)))));
    let chosen = line.done_in.unwrap_or(0).to_string();
    let id = if here { String::from("answer") } else { format!("answer-{}", line.id) };
    view! {
        <details class="act" open=here>
            <summary class="action">{locale.text("review-answer-it")}</summary>
            <form method="post" action="/api/trust/answer_review" class="stack" novalidate>
                {here.then(|| view! { <ErrorSummary kept=Some(kept.clone()) locale /> })}
                <input type="hidden" name="review" value=line.id />
                <input type="hidden" name="material" value=found.id.0 />
                <TextArea id name="answer" label=locale.text("review-answer-field") error value rows=3 />
                <div class="button-row"><button class="button">{locale.text("review-answer-submit")}</button></div>
            </form>
            <form method="post" action="/api/trust/mark_done" class="inline-form">
                <input type="hidden" name="review" value=line.id />
                <input type="hidden" name="material" value=found.id.0 />
                <SelectBox id=format!("version-{}", line.id) name="version" label=locale.text("review-done-field") value=chosen choices=versions />
                <button class="button">{locale.text("review-done-submit")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn own_acts(visit: &Visit, found: &MaterialView, line: &ReviewLine) -> Option<AnyView> {
    let locale = visit.locale;
    let own = is_own(visit, line.member_id);
    let change = own.then(|| {
        view! { <a class="action" href=format!("/library/{}/review?version={}", found.id, line.version)><Icon name="edit" />{locale.text("use-change")}</a> }
    });
    let remove = taken_out::review(line.id).view(visit, found, own);
    let report = report_link(visit, ReviewId(line.id), own, "action");
    let any = change.is_some() || remove.is_some() || report.is_some();
    any.then(|| view! { <div class="actions">{change}{report}{remove}</div> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::one_place;

    #[test]
    fn means_are_rounded() {
        assert_eq!([one_place(5, 2), one_place(2, 3), one_place(1, 3), one_place(9, 3)], ["2.5", "0.7", "0.3", "3.0"]);
    }
}
