//! Ready-made HTML on its way into a page.

use domain::text::SanitisedHtml;
use leptos::prelude::*;

/// A rendered post. The only place that puts HTML into a page, and only HTML that went through the sanitiser.
#[component]
pub fn PostBody(html: SanitisedHtml, reply: i64, #[prop(into)] lang: String) -> impl IntoView {
    view! { <div class="post-body" data-reply-id=reply lang=lang inner_html=html.into_string()></div> }
}

/// Structured data. In a script element nothing is escaped, so what could end it is written as JSON escapes.
pub fn json_ld(value: &serde_json::Value) -> impl IntoView + use<> {
    let json = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    view! { <script type="application/ld+json">{json}</script> }
}
