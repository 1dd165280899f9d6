use crate::kit::Visit;
use domain::texts::LOCALES;
use leptos::prelude::*;

/// Language, theme, rules, privacy, source.
#[component]
pub fn Footer(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    view! {
        <footer class="site-footer">
            <div class="bar">
                <form class="appearance" method="post" action="/api/accounts/choose_appearance" aria-label=locale.text("footer-appearance")>
                    <input type="hidden" name="back" value=visit.here.clone() />
                    {languages(&visit)}
                    {themes(&visit)}
                </form>
                <ul class="footer-links">
                    <li><a href="/about">{locale.text("footer-about")}</a></li>
                    <li><a href="/about/rules">{locale.text("footer-rules")}</a></li>
                    <li><a href="/privacy">{locale.text("footer-privacy")}</a></li>
                    <li><a href="/about/writing">{locale.text("footer-writing")}</a></li>
                    <li><a href="/pages">{locale.text("footer-pages")}</a></li>
                </ul>
            </div>
        </footer>
    }
}

fn languages(visit: &Visit) -> AnyView {
    let current = visit.locale.code();
    let buttons = LOCALES.into_iter().map(|code| {
        let name = if code == "fi" { "Suomi" } else { "English" };
        view! { <button class="chip" name="language" value=code lang=code aria-pressed=pressed(code == current)>{name}</button> }
    });
    view! { <div class="button-row" role="group" aria-label=visit.locale.text("footer-language")>{buttons.collect_view()}</div> }.into_any()
}

fn themes(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let theme = visit.theme.clone();
    let buttons = [("system", ""), ("light", "light"), ("dark", "dark")].into_iter().map(|(name, value)| {
        let label = locale.text(&format!("theme-{name}"));
        view! { <button class="chip" name="theme" value=name aria-pressed=pressed(theme == value)>{label}</button> }
    });
    view! { <div class="button-row" role="group" aria-label=locale.text("footer-theme")>{buttons.collect_view()}</div> }.into_any()
}

fn pressed(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
