//! The search box with the operators as fields.

use crate::{
    discussion::words,
    kit::{Choice, Icon, Visit, filter},
    library::words as library_words,
};
use domain::discussion::BoardLine;
use leptos::prelude::*;
use model::{Licence, MaterialKind, SearchKind, ThreadKind, search::CHARS_MAX, search::OPERATORS};

pub(super) fn form(visit: &Visit, boards: &[BoardLine]) -> AnyView {
    let locale = visit.locale;
    let open = OPERATORS.iter().any(|name| visit.query(name).is_some());
    let of_boards = boards.iter().map(|board| (board.slug.clone(), board.name.clone())).collect();
    view! {
        <form class="people-filters search-form" method="get" action="/search" aria-label=locale.text("search-label")>
            <div class="search-line">
                <label class="visually-hidden" for="search-words">{locale.text("search-words")}</label>
                <input id="search-words" type="search" name="q" value=visit.query("q").unwrap_or_default() maxlength=CHARS_MAX autocomplete="off"
                    aria-describedby="search-hint" />
                <button class="button button-primary"><Icon name="search" />{locale.text("search-submit")}</button>
            </div>
            <p class="hint" id="search-hint">{locale.text("search-hint")}</p>
            <details class="more-filters" open=open>
                <summary><Icon name="down" />{locale.text("search-more")}</summary>
                <div class="filter-grid">
                    {filter(visit, "kind", "search-kind", kinds(visit))}
                    {filter(visit, "lang", "filter-language", words::languages())}
                    {filter(visit, "board", "search-board", of_boards)}
                    {filter(visit, "licence", "search-licence", library_words::licences(locale, &Licence::ALL))}
                    {text(visit, "author", "search-author", "text")}
                    {text(visit, "tag", "search-tag", "text")}
                    {text(visit, "after", "search-after", "date")}
                    {text(visit, "before", "search-before", "date")}
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn kinds(visit: &Visit) -> Vec<Choice> {
    let of_results = SearchKind::ALL.into_iter().map(SearchKind::as_str).map(|kind| (kind.to_owned(), format!("search-kind-{kind}")));
    let of_threads = ThreadKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), format!("kind-{}", kind.as_str())));
    let of_materials = MaterialKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), format!("material-kind-{}", kind.as_str())));
    of_results.chain(of_threads).chain(of_materials).map(|(value, key)| (value, visit.locale.text(&key))).collect()
}

fn text(visit: &Visit, name: &'static str, label: &str, kind: &'static str) -> AnyView {
    let id = format!("search-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{visit.locale.text(label)}</label>
            <input id=id type=kind name=name value=visit.query(name).unwrap_or_default() maxlength="60" autocomplete="off" />
        </div>
    }
    .into_any()
}
