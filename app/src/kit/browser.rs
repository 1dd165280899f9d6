//! The document, from the islands' side.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Listens for as long as the page lives.
pub fn on(target: &EventTarget, name: &str, then: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(then);
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The element around the event's target that fits.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

pub fn area_in(root: &HtmlElement) -> Option<HtmlTextAreaElement> {
    root.query_selector("textarea").ok().flatten()?.dyn_into().ok()
}

/// The form around an element, or the element itself.
pub fn form_of(inside: &HtmlElement) -> EventTarget {
    inside.closest("form").ok().flatten().map_or_else(|| inside.clone().into(), Into::into)
}

/// The value of another field of the same form.
pub fn field(root: &HtmlElement, name: &str) -> String {
    let form = root.closest("form").ok().flatten();
    let input = form.and_then(|form| form.query_selector(&format!("input[name={name}]")).ok().flatten());
    input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value()).unwrap_or_default()
}

/// `14:02`.
pub fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// Puts HTML that came from the server's sanitiser into an element.
pub fn show_html(root: &HtmlElement, selector: &str, html: &str) {
    if let Ok(Some(pane)) = root.query_selector(selector) {
        pane.set_inner_html(html);
        pane.scroll_into_view();
    }
}

/// Ctrl+Enter sends; Ctrl+B, I, K write.
pub fn shortcut(event: &Event, root: &HtmlElement) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if !(key.ctrl_key() || key.meta_key()) {
        return;
    }
    let Some(area) = area_in(root) else { return };
    match key.key().as_str() {
        "Enter" => {
            let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            let button = root.query_selector("button[value=post]").ok().flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok());
            if let Some(form) = form {
                let _ = form.request_submit_with_submitter(button.as_ref());
            }
        }
        "b" => apply_tool(&area, "bold"),
        "i" => apply_tool(&area, "italic"),
        "k" => apply_tool(&area, "link"),
        _ => return,
    }
    event.prevent_default();
}

/// Wraps the selection, or starts its lines, as a tool says.
pub fn apply_tool(area: &HtmlTextAreaElement, tool: &str) {
    let (start, end) = (position(area.selection_start()), position(area.selection_end()));
    let text: Vec<u16> = area.value().encode_utf16().collect();
    let part = |from: usize, to: usize| String::from_utf16_lossy(text.get(from..to).unwrap_or_default());
    let chosen = part(start, end);
    let (before, after) = match tool {
        "bold" => ("**", "**"),
        "italic" => ("_", "_"),
        "code" if chosen.contains('\n') => ("```\n", "\n```"),
        "code" => ("`", "`"),
        "link" => ("[", "](https://)"),
        "table" => ("\n|  |  |\n|---|---|\n| ", " |  |\n"),
        _ => ("", ""),
    };
    let changed = if before.is_empty() { lines(&chosen, tool) } else { format!("{before}{chosen}{after}") };
    let caret =
        start + before.encode_utf16().count() + if before.is_empty() { changed.encode_utf16().count() } else { chosen.encode_utf16().count() };
    area.set_value(&format!("{}{changed}{}", part(0, start), part(end, text.len())));
    let _ = area.focus();
    let caret = u32::try_from(caret).unwrap_or(0);
    let _ = area.set_selection_range(caret, caret);
    if let Ok(event) = Event::new_with_event_init_dict("input", &bubbles()) {
        let _ = area.dispatch_event(&event);
    }
}

fn bubbles() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

fn position(at: Result<Option<u32>, wasm_bindgen::JsValue>) -> usize {
    at.ok().flatten().map_or(0, |at| at as usize)
}

fn lines(chosen: &str, tool: &str) -> String {
    let start = match tool {
        "heading" => "## ",
        "quote" => "> ",
        "numbered" => "1. ",
        "task" => "- [ ] ",
        _ => "- ",
    };
    chosen.split('\n').map(|line| format!("{start}{line}")).collect::<Vec<_>>().join("\n")
}

/// Whether keys go into a text just now.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.closest("[contenteditable],dialog").ok().flatten().is_some()
    })
}

pub fn click(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

fn posts() -> Vec<HtmlElement> {
    let Ok(list) = document().query_selector_all(":not([hidden]) > article.post") else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

fn focused(posts: &[HtmlElement]) -> Option<usize> {
    let active = document().active_element()?;
    posts.iter().position(|post| post.contains(Some(&active)))
}

/// Moves the focus to the next (1) or previous (-1) post.
pub fn step(by: i32) {
    let posts = posts();
    let to = match focused(&posts) {
        Some(at) if by < 0 => at.saturating_sub(1),
        Some(at) => at + 1,
        None => 0,
    };
    if let Some(post) = posts.get(to) {
        let _ = post.set_attribute("tabindex", "-1");
        let _ = post.focus();
    }
}

pub fn click_in_focused(selector: &str) {
    let posts = posts();
    let post = focused(&posts).and_then(|at| posts.get(at));
    if let Some(button) = post.and_then(|post| post.query_selector(selector).ok().flatten()).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// The numbers of unread posts on the screen, with commas; each is given once.
pub fn take_visible_unread() -> String {
    let height = leptos::prelude::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let mut numbers = Vec::new();
    for post in posts().iter().filter(|post| post.class_list().contains("post-unread")) {
        let place = post.get_bounding_client_rect();
        if place.top() < height && place.bottom() > 0.0 {
            let _ = post.class_list().remove_1("post-unread");
            numbers.extend(post.get_attribute("data-number"));
        }
    }
    numbers.join(",")
}
