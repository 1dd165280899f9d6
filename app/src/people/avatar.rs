use crate::{discussion::words::initials, kit::Icon};
use domain::Locale;
use leptos::prelude::*;

/// A member's photo, or their initials. `side` is 32, 56 or 96 pixels on the page; the file is twice as fine.
#[component]
pub fn Avatar(#[prop(into)] name: String, #[prop(into)] photo: String, #[prop(default = 32)] side: u32) -> impl IntoView {
    let class = match side {
        96 => "avatar avatar-large",
        56 => "avatar avatar-medium",
        _ => "avatar",
    };
    if photo.is_empty() {
        return view! { <span class=class aria-hidden="true">{initials(&name)}</span> }.into_any();
    }
    let file = if side > 32 { 192 } else { 64 };
    let address = |ending: &str| format!("/photos/{photo}-{file}.{ending}");
    view! {
        <picture class=class>
            <source type="image/webp" srcset=address("webp") />
            <img src=address("jpg") width=side height=side alt="" loading="lazy" decoding="async" />
        </picture>
    }
    .into_any()
}

/// The mark of somebody behind whom an organisation stands.
#[component]
pub fn Verified(locale: Locale) -> impl IntoView {
    let text = locale.text("verified-mark");
    let title = text.clone();
    view! { <span class="verified" title=title><Icon name="verified" /><span class="visually-hidden">{text}</span></span> }
}
