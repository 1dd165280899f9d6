use super::framed;
use crate::kit::{Icon, Visit, page};
use domain::{
    admin::{self, AdminBoard},
    args,
};
use leptos::prelude::*;

/// All boards in their order.
#[component]
pub fn AdminBoardsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let boards = admin::list_all_boards(&visit.cx).await?;
        let last = boards.len().saturating_sub(1);
        let rows = boards.into_iter().enumerate().map(|(at, board)| row(&visit, board, at == 0, at == last)).collect::<Vec<_>>();
        let inside = view! {
            <p class="button-row"><a class="button button-primary" href="/admin/boards/new"><Icon name="plus" />{locale.text("board-new")}</a></p>
            <ul class="rows">{rows}</ul>
        };
        Ok(framed(&visit, locale.text("admin-boards"), &[], inside.into_any()))
    })
}

fn row(visit: &Visit, board: AdminBoard, first: bool, last: bool) -> AnyView {
    let locale = visit.locale;
    let archived = board.archived_at.map(|_| view! { <span class="lang-badge"><Icon name="lock" />{locale.text("board-archived")}</span> });
    let (change, text, label_of) = if board.archived_at.is_some() {
        ("reopen", locale.text("board-reopen"), "board-reopen-of")
    } else {
        ("archive", locale.text("board-archive"), "board-archive-of")
    };
    let news = board.news.then(|| format!("{} · ", locale.text("field-news")));
    let name = board.name.clone();
    let label = move |key: &str| locale.with(key, &args!(name = name.clone()));
    view! {
        <li class="row">
            <span class="board-icon" data-colour=board.colour.clone()><Icon name=board.icon.clone() /></span>
            <div class="row-main">
                <p class="row-title"><a href=format!("/admin/boards/{}", board.id)>{board.name.clone()}</a>{archived}</p>
                <p class="meta">"/boards/"{board.slug.clone()}" · "{locale.text(&format!("audience-{}", board.audience))}" · "{news}{locale.with("count-threads", &args!(n = board.threads_count))}</p>
            </div>
            <form method="post" action="/api/admin/change_board" class="row-acts">
                <input type="hidden" name="board" value=board.id />
                <button class="icon-button" name="change" value="up" disabled=first aria-label=label("board-up")><Icon name="up" /></button>
                <button class="icon-button" name="change" value="down" disabled=last aria-label=label("board-down")><Icon name="down" /></button>
                <button class="button button-quiet" name="change" value=change aria-label=label(label_of)>{text}</button>
            </form>
        </li>
    }
    .into_any()
}
