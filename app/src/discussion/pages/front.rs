use super::rows::thread_rows;
use crate::{
    discussion::words,
    kit::{Icon, Visit, When, page},
};
use domain::{
    args,
    discussion::{self, BoardLine, Sort, ThreadsQuery, thread_path},
};
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};

/// Boards with their latest activity, the newest threads, questions that wait for an answer.
#[component]
pub fn FrontPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let boards = discussion::list_boards(&visit.cx).await?;
        let newest = discussion::list_threads(&visit.cx, &ThreadsQuery { sort: Sort::Newest, most: 6, ..Default::default() }).await?;
        let waiting = discussion::list_threads(&visit.cx, &ThreadsQuery { unanswered: true, most: 5, ..Default::default() }).await?;
        let intro = visit.cx.actor.me().is_none().then(|| intro(&visit));
        let heading = if intro.is_some() { None } else { Some(view! { <h1>{locale.text("front-title")}</h1> }) };
        let rows = boards.into_iter().map(|board| board_row(&visit, board)).collect::<Vec<_>>();
        Ok(view! {
            <Title text="" />
            <Meta name="description" content=locale.text("front-description") />
            <Link rel="canonical" href=format!("{}/", visit.site.public_url) />
            <div class="columns">
                <div class="column-main">
                    {intro}
                    {heading}
                    <section aria-labelledby="boards-heading">
                        <h2 id="boards-heading">{locale.text("front-boards")}</h2>
                        <ul class="rows boards">{rows}</ul>
                        <p><a href="/groups">{locale.text("front-groups")}</a></p>
                    </section>
                </div>
                <div class="column-side">
                    <section aria-labelledby="newest-heading">
                        <h2 id="newest-heading">{locale.text("front-newest")}</h2>
                        {short_list(&visit, newest.threads)}
                        <p><a href="/threads">{locale.text("front-all")}</a></p>
                    </section>
                    <section aria-labelledby="waiting-heading">
                        <h2 id="waiting-heading">{locale.text("front-unanswered")}</h2>
                        {short_list(&visit, waiting.threads)}
                        <p><a href="/threads?unanswered=1">{locale.text("front-all-unanswered")}</a></p>
                    </section>
                </div>
            </div>
        }
        .into_any())
    })
}

fn short_list(visit: &Visit, threads: Vec<discussion::ThreadLine>) -> AnyView {
    if threads.is_empty() {
        return view! { <p class="empty">{visit.locale.text("list-empty-short")}</p> }.into_any();
    }
    view! { <div class="compact">{thread_rows(visit, threads, true)}</div> }.into_any()
}

fn intro(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    view! {
        <div class="intro">
            <h1>{locale.text("intro-title")}</h1>
            <p class="lead">{locale.text("intro-lead")}</p>
            <p class="button-row">
                <a class="button button-primary" href="/sign-up">{locale.text("intro-join")}</a>
                <a class="button" href="/about">{locale.text("intro-about")}</a>
            </p>
        </div>
    }
    .into_any()
}

fn board_row(visit: &Visit, board: BoardLine) -> AnyView {
    let locale = visit.locale;
    let last = board.last_thread_id.map(|id| {
        let href = thread_path(id, board.last_slug.as_deref().unwrap_or("-"));
        let by = board.last_author.clone().unwrap_or_default();
        view! {
            <p class="meta last">
                <a href=href lang=board.last_language.clone()>{board.last_title.clone()}</a>
                <span>{by}" · "<When at=board.last_activity_at clock=visit.clock() locale /></span>
            </p>
        }
    });
    let members = words::board_audience(locale, &board.audience).map(|text| view! { <span class="lang-badge"><Icon name="members" />{text}</span> });
    let country = words::from_country(locale, &board.country);
    view! {
        <li class="row board-row">
            <span class="board-icon" data-colour=board.colour.clone()><Icon name=board.icon.clone() /></span>
            <div class="row-main" lang=board.language.clone()>
                <p class="row-title"><a href=format!("/boards/{}", board.slug)>{board.name.clone()}</a>{members}</p>
                <p class="board-description">{board.description.clone()}</p>
                <p class="meta" lang=locale.code()>
                    {locale.with("count-threads", &args!(n = board.threads_count))}" · "{words::replies(locale, board.replies_count)}{country}
                </p>
            </div>
            <div class="board-last">{last}</div>
        </li>
    }
    .into_any()
}
