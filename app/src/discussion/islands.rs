//! What helps in the browser. Every form and link works without.

use super::api::{mark_read, preview, save_draft};
#[cfg(feature = "hydrate")]
use crate::kit::browser;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The composer's words; translations stay on the server.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Labels {
    pub toolbar: String,
    /// Name and label of each tool, in order.
    pub tools: Vec<(String, String)>,
    pub saved: String,
    pub failed: String,
    pub left: String,
    pub preview: String,
}

/// Toolbar, shortcuts, preview, length and autosave around a text field, which is among the children.
#[island]
pub fn ComposerTools(place: String, most: usize, labels: Labels, children: Children) -> impl IntoView {
    let ready = RwSignal::new(false);
    let state = RwSignal::new(String::new());
    let shown = RwSignal::new(String::new());
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| ready.set(true));
    let tools = labels.tools.clone().into_iter().map(|(name, label)| {
        let icon = format!("/icons.svg#{name}");
        view! {
            <button type="button" class="icon-button" data-tool=name title=label.clone() aria-label=label>
                <svg class="icon" width="16" height="16" aria-hidden="true"><use_ href=icon></use_></svg>
            </button>
        }
    });
    #[cfg(feature = "hydrate")]
    writing::attend(root, writing::Desk { place, most, labels: labels.clone(), state, shown });
    #[cfg(not(feature = "hydrate"))]
    let _ = (place, most, root, (save_draft, preview));
    view! {
        <div class="composer-tools" node_ref=root>
            <div class="toolbar" role="toolbar" aria-label=labels.toolbar.clone() hidden=move || !ready.get()>{tools.collect_view()}</div>
            {children()}
            <p class="composer-state" role="status">{state}</p>
            <section class="preview" aria-label=labels.preview.clone() hidden=move || shown.get().is_empty()>
                <p class="preview-title">{labels.preview.clone()}</p>
                <div class="post-body" data-preview-pane></div>
            </section>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod writing {
    use super::{Labels, browser, preview, save_draft};
    use leptos::{ev, prelude::*, task::spawn_local};
    use std::time::Duration;
    use web_sys::HtmlTextAreaElement;

    /// What the listeners share.
    #[derive(Clone)]
    pub struct Desk {
        pub place: String,
        pub most: usize,
        pub labels: Labels,
        pub state: RwSignal<String>,
        pub shown: RwSignal<String>,
    }

    const PAUSE: Duration = Duration::from_millis(1500);

    pub fn attend(root: NodeRef<leptos::html::Div>, desk: Desk) {
        let unsaved = RwSignal::new(false);
        let timer = RwSignal::new(None::<TimeoutHandle>);
        Effect::new(move |_| {
            let Some(div) = root.get() else { return };
            let (typed, clicked, keyed) = (desk.clone(), desk.clone(), div.clone());
            let inside = div.clone();
            div.add_event_listener_with_input(move || typing(&typed, &inside, unsaved, timer));
            let pane = div.clone();
            browser::on(&div, "click", move |event| {
                if let Some(tool) = browser::closest(&event, "[data-tool]") {
                    event.prevent_default();
                    if let Some(area) = browser::area_in(&pane) {
                        browser::apply_tool(&area, &tool.get_attribute("data-tool").unwrap_or_default());
                    }
                } else if browser::closest(&event, "[data-preview]").is_some() {
                    event.prevent_default();
                    show_preview(&clicked, &pane);
                }
            });
            browser::on(&div, "keydown", move |event| browser::shortcut(&event, &keyed));
        });
        let _ = window_event_listener(ev::submit, move |_| unsaved.set(false));
        let _ = window_event_listener(ev::beforeunload, move |event| {
            if unsaved.get_untracked() {
                event.prevent_default();
            }
        });
    }

    fn typing(desk: &Desk, root: &web_sys::HtmlElement, unsaved: RwSignal<bool>, timer: RwSignal<Option<TimeoutHandle>>) {
        let Some(area) = browser::area_in(root) else { return };
        unsaved.set(true);
        let length = area.value().chars().count();
        if length + 500 > desk.most {
            desk.state.set(format!("{} {}", desk.labels.left, desk.most as i64 - length as i64));
        }
        if let Some(waiting) = timer.get_untracked() {
            waiting.clear();
        }
        if desk.place.is_empty() {
            return;
        }
        let desk = desk.clone();
        let root = root.clone();
        timer.set(set_timeout_with_handle(move || save(desk, root, area, unsaved), PAUSE).ok());
    }

    fn save(desk: Desk, root: web_sys::HtmlElement, area: HtmlTextAreaElement, unsaved: RwSignal<bool>) {
        let (title, tags) = (browser::field(&root, "title"), browser::field(&root, "tags"));
        let body = area.value();
        spawn_local(async move {
            match save_draft(desk.place.clone(), title, tags, body.clone()).await {
                Ok(_) => {
                    unsaved.set(area.value() != body);
                    desk.state.set(format!("{} {}", desk.labels.saved, browser::clock()));
                }
                Err(_) => desk.state.set(desk.labels.failed.clone()),
            }
        });
    }

    fn show_preview(desk: &Desk, root: &web_sys::HtmlElement) {
        let Some(area) = browser::area_in(root) else { return };
        let (desk, root) = (desk.clone(), root.clone());
        spawn_local(async move {
            match preview(area.value()).await {
                Ok(html) => {
                    browser::show_html(&root, "[data-preview-pane]", &html);
                    desk.shown.set("yes".to_owned());
                }
                Err(_) => desk.state.set(desk.labels.failed.clone()),
            }
        });
    }

    /// One listener for the text, the title and the tags.
    trait OnInput {
        fn add_event_listener_with_input(&self, then: impl Fn() + 'static);
    }

    impl OnInput for web_sys::HtmlDivElement {
        fn add_event_listener_with_input(&self, then: impl Fn() + 'static) {
            let form = browser::form_of(self);
            browser::on(&form, "input", move |_| then());
        }
    }
}

/// Keys for reading, their help, and noting what was seen.
#[island]
pub fn ReadingKeys(thread: i64, title: String, close: String, keys: Vec<(String, String)>) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    #[cfg(feature = "hydrate")]
    reading::attend(thread, dialog);
    #[cfg(not(feature = "hydrate"))]
    let _ = (thread, mark_read);
    let lines = keys.into_iter().map(|(key, text)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div> });
    view! {
        <dialog class="keys" node_ref=dialog aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            <dl>{lines.collect_view()}</dl>
            <form method="dialog"><button class="button">{close}</button></form>
        </dialog>
    }
}

#[cfg(feature = "hydrate")]
mod reading {
    use super::{browser, mark_read};
    use leptos::{ev, prelude::*, task::spawn_local};
    use std::time::Duration;

    /// A post counts as read when it stood on the screen this long.
    const GLANCE: Duration = Duration::from_millis(1200);

    pub fn attend(thread: i64, dialog: NodeRef<leptos::html::Dialog>) {
        let _ = window_event_listener(ev::keydown, move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || browser::is_typing() {
                return;
            }
            match event.key().as_str() {
                "n" => browser::click("#next-unread"),
                "j" => browser::step(1),
                "k" => browser::step(-1),
                "r" => browser::click_in_focused("[data-key=r]"),
                "q" => browser::click_in_focused("[data-key=q]"),
                "?" => {
                    if let Some(dialog) = dialog.get_untracked() {
                        let _ = dialog.show_modal();
                    }
                }
                _ => return,
            }
            event.prevent_default();
        });
        look(thread);
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let _ = window_event_listener(ev::scroll, move |_| {
            if let Some(timer) = waiting.get_value() {
                timer.clear();
            }
            waiting.set_value(set_timeout_with_handle(move || note(thread), GLANCE).ok());
        });
    }

    fn look(thread: i64) {
        set_timeout(move || note(thread), GLANCE);
    }

    /// Tells the server which unread posts are on the screen now.
    fn note(thread: i64) {
        let seen = browser::take_visible_unread();
        if seen.is_empty() {
            return;
        }
        spawn_local(async move {
            if mark_read(thread, seen.clone(), String::new()).await.is_err() {
                leptos::logging::warn!("reading was not noted");
            }
        });
    }
}
