use super::framed;
use crate::{
    discussion::words,
    kit::{Choice, ErrorSummary, SelectBox, TextInput, Visit, page, param},
};
use domain::{
    Failure,
    admin::{self, AdminBoard},
};
use leptos::prelude::*;
use model::{
    Audience, Field, Problem,
    site::{BOARD_COLOURS, BOARD_ICONS},
};

/// A new board.
#[component]
pub fn NewBoardPage() -> impl IntoView {
    page(|visit| async move {
        admin::list_all_boards(&visit.cx).await?;
        let form = form(&visit, None);
        Ok(framed(&visit, visit.locale.text("board-new"), &["save_board"], form))
    })
}

/// What a board is called and who sees it.
#[component]
pub fn AdminBoardPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let boards = admin::list_all_boards(&visit.cx).await?;
        let board = boards.into_iter().find(|board| board.id.to_string() == id).ok_or(Failure::Problem(Problem::NotFound))?;
        let form = form(&visit, Some(&board));
        Ok(framed(&visit, board.name.clone(), &["save_board"], form))
    })
}

fn form(visit: &Visit, board: Option<&AdminBoard>) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("save_board");
    let value = |name: &str, of: fn(&AdminBoard) -> &String, new: &str| {
        kept.get(name).unwrap_or_else(|| board.map_or_else(|| new.to_owned(), |board| of(board).clone()))
    };
    let named = |names: &[&str], family: &str| -> Vec<Choice> {
        names.iter().map(|name| ((*name).to_owned(), locale.text(&format!("{family}-{name}")))).collect()
    };
    let audiences = Audience::OPEN_TO_MANY.map(Audience::as_str);
    let news = kept.get("news").map_or_else(|| board.is_some_and(|board| board.news), |kept| !kept.is_empty());
    view! {
        <form method="post" action="/api/admin/save_board" class="stack form-width" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="board" value=board.map_or(0, |board| board.id) />
            <TextInput id="name" name="name" label=locale.text("field-board-name") error=kept.wrong(locale, Field::Name)
                value=value("name", |board| &board.name, "") required=true />
            <TextInput id="slug" name="slug" label=locale.text("field-slug") hint=Some(locale.text("hint-slug"))
                error=kept.wrong(locale, Field::Slug) value=value("slug", |board| &board.slug, "") required=true />
            <TextInput id="description" name="description" label=locale.text("field-description") error=kept.wrong(locale, Field::Description)
                value=value("description", |board| &board.description, "") maxlength=300 />
            <SelectBox id="language" name="language" label=locale.text("field-language") error=kept.wrong(locale, Field::Language)
                value=value("language", |board| &board.language, locale.code()) choices=words::languages() />
            <SelectBox id="country" name="country" label=locale.text("field-country") error=kept.wrong(locale, Field::Country)
                value=value("country", |board| &board.country, "") choices=words::countries(locale) />
            <SelectBox id="audience" name="audience" label=locale.text("field-audience") error=kept.wrong(locale, Field::Audience)
                value=value("audience", |board| &board.audience, "public") choices=named(&audiences, "audience") />
            <label class="check-inline"><input type="checkbox" name="news" value="on" checked=news />{locale.text("field-news")}</label>
            <SelectBox id="colour" name="colour" label=locale.text("field-colour") error=kept.wrong(locale, Field::Colour)
                value=value("colour", |board| &board.colour, "teal") choices=named(&BOARD_COLOURS, "colour") />
            <SelectBox id="icon" name="icon" label=locale.text("field-icon") error=kept.wrong(locale, Field::Icon)
                value=value("icon", |board| &board.icon, "chat") choices=named(&BOARD_ICONS, "icon") />
            <div class="button-row"><button class="button button-primary">{locale.text("board-save")}</button></div>
        </form>
    }
    .into_any()
}
