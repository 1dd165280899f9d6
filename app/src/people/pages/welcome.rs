use super::{draft_of, fields};
use crate::{
    discussion::words,
    following::button::follow_form,
    kit::{ErrorSummary, Icon, Query, SelectBox, TextInput, Visit, page, param},
    people::words as people_words,
};
use domain::{
    Result, args,
    discussion::{self, Sort, ThreadsQuery},
    following, organisations, people,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Problem, SubjectKind};

/// Three short steps after joining; each can be skipped and done again.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let step = param("step");
    page(move |visit| async move {
        let locale = visit.locale;
        let (n, inside) = match step.as_str() {
            "" | "1" => (1, who(&visit).await?),
            "2" => (2, knows(&visit).await?),
            "3" => (3, seeks(&visit).await?),
            "4" => (4, ready(&visit).await?),
            _ => return Err(Problem::NotFound.into()),
        };
        let title = locale.text(&format!("welcome-title-{n}"));
        let progress = (n < 4).then(|| {
            view! {
                <p class="meta">{locale.with("welcome-step", &args!(n = n))}</p>
                <ol class="welcome-progress" aria-hidden="true">{(1..=3).map(|one| view! { <li data-done=(one <= n).then_some("yes")></li> }).collect_view()}</ol>
            }
        });
        Ok(view! {
            <Title text=title.clone() />
            <div class="reading welcome">
                {progress}
                <h1>{title}</h1>
                <p class="lead">{locale.text(&format!("welcome-lead-{n}"))}</p>
                {inside}
            </div>
        }
        .into_any())
    })
}

fn buttons(visit: &Visit, next: &'static str) -> AnyView {
    let locale = visit.locale;
    view! {
        <div class="button-row">
            <button class="button button-primary">{locale.text("welcome-next")}</button>
            <a class="button button-quiet" href=next>{locale.text("welcome-skip")}</a>
        </div>
    }
    .into_any()
}

async fn who(visit: &Visit) -> Result<AnyView> {
    let locale = visit.locale;
    let own = people::own_profile(&visit.cx).await?.draft;
    let names = organisations::suggest_names(&visit.cx, &own.country).await?;
    let kept = visit.kept_for("say_who_i_am");
    let value = |name: &str, stored: &str| kept.get(name).unwrap_or_else(|| stored.to_owned());
    let names = names.into_iter().map(|name| view! { <option value=name></option> });
    Ok(view! {
        <form method="post" action="/api/people/say_who_i_am" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <SelectBox id="kind" name="kind" label=locale.text("field-member-kind") error=kept.wrong(locale, Field::Kind)
                value=value("kind", &own.kind) choices=people_words::kinds(locale) />
            <TextInput id="headline" name="headline" label=locale.text("field-headline") hint=Some(locale.text("hint-headline"))
                error=kept.wrong(locale, Field::Headline) value=value("headline", &own.headline) maxlength=120 />
            <SelectBox id="country" name="country" label=locale.text("field-country") error=kept.wrong(locale, Field::Country)
                value=value("country", &own.country) choices=words::countries(locale) />
            <div class="field">
                <label for="organisation">{locale.text("welcome-organisation")}</label>
                <p class="hint" id="organisation-hint">{locale.text("hint-welcome-organisation")}</p>
                <input id="organisation" name="organisation" list="organisation-names" maxlength="120" autocomplete="off"
                    value=value("organisation", "") aria-describedby="organisation-hint" />
                <datalist id="organisation-names">{names.collect_view()}</datalist>
            </div>
            {buttons(visit, "/welcome/2")}
        </form>
    }
    .into_any())
}

async fn knows(visit: &Visit) -> Result<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("say_what_i_know");
    let draft = draft_of(&kept, people::own_profile(&visit.cx).await?.draft);
    let unknown = visit.query("unknown").map(|name| {
        let add = Query::of("/organisations/new").with("name", &name).url();
        view! { <p class="notice" role="status">{locale.with("welcome-unknown", &args!(name = name))}" "<a href=add>{locale.text("organisation-add")}</a></p> }
    });
    Ok(view! {
        {unknown}
        <form method="post" action="/api/people/say_what_i_know" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            {fields::spoken(locale, &kept, &draft)}
            {fields::known(locale, &kept, &draft)}
            {buttons(visit, "/welcome/3")}
        </form>
    }
    .into_any())
}

async fn seeks(visit: &Visit) -> Result<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("say_what_i_seek");
    let draft = draft_of(&kept, people::own_profile(&visit.cx).await?.draft);
    Ok(view! {
        <form method="post" action="/api/people/say_what_i_seek" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            {fields::sought(locale, &kept, &draft)}
            {buttons(visit, "/welcome/4")}
        </form>
    }
    .into_any())
}

/// Boards to follow from the start, those of the member's country first.
async fn follow_boards(visit: &Visit) -> Result<Option<AnyView>> {
    let locale = visit.locale;
    let country = people::own_profile(&visit.cx).await?.draft.country;
    let mut boards = discussion::list_boards(&visit.cx).await?;
    boards.retain(|board| board.archived_at.is_none());
    boards.sort_by_key(|board| (country.is_empty() || board.country != country, -i64::from(board.threads_count)));
    boards.truncate(FOLLOWED_MOST);
    if boards.is_empty() {
        return Ok(None);
    }
    let ids: Vec<i64> = boards.iter().map(|board| board.id).collect();
    let levels = following::read_levels(&visit.cx, SubjectKind::Board, &ids).await?;
    let rows = boards.into_iter().map(|board| {
        let button = follow_form(visit, SubjectKind::Board.of(board.id), levels.get(&board.id).copied().unwrap_or_default());
        view! {
            <li class="row">
                <div class="row-main"><p class="row-title" lang=board.language.clone()><a href=format!("/boards/{}", board.slug)>{board.name.clone()}</a></p></div>
                {button}
            </li>
        }
    });
    let rows = rows.collect_view();
    Ok(Some(view! { <section class="profile-section"><h2>{locale.text("welcome-follow")}</h2><ul class="rows">{rows}</ul></section> }.into_any()))
}

const FOLLOWED_MOST: usize = 5;

/// Not a step any more: where to begin.
async fn ready(visit: &Visit) -> Result<AnyView> {
    let locale = visit.locale;
    let me = visit.cx.member()?;
    let profile = format!("/members/{}", me.handle);
    let top = discussion::list_threads(&visit.cx, &ThreadsQuery { sort: Sort::Top, most: 3, ..ThreadsQuery::default() }).await?;
    let threads = top.threads.into_iter().map(|line| {
        let href = discussion::thread_path(line.row.id, &line.row.slug);
        view! { <li class="row"><p class="row-title" lang=line.row.language><a href=href>{line.row.title}</a></p></li> }
    });
    let places =
        [("/", "chat", "welcome-boards"), ("/people", "users", "welcome-people"), ("/threads?unanswered=1", "question", "welcome-unanswered")];
    let places = places.map(|(href, icon, key)| view! { <li class="row"><span class="row-kind"><Icon name=icon /></span><p class="row-title"><a href=href>{locale.text(key)}</a></p></li> });
    let follow = follow_boards(visit).await?;
    Ok(view! {
        {follow}
        <section class="profile-section"><h2>{locale.text("welcome-read")}</h2><ul class="rows">{threads.collect_view()}</ul></section>
        <section class="profile-section"><h2>{locale.text("welcome-look")}</h2><ul class="rows">{places.into_iter().collect_view()}</ul></section>
        <div class="button-row">
            <a class="button button-primary" href="/">{locale.text("welcome-go")}</a>
            <a class="button button-quiet" href=profile>{locale.text("profile-look")}</a>
        </div>
    }
    .into_any())
}
