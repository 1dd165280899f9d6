use crate::kit::{Visit, page};
use domain::{
    Locale, args,
    retention::{FIGURES, Kept},
    site,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::site::{PrivacyNotice, SiteSettings};

/// What is done with people's data, by whom, why and for how long, and what they can do about it (GDPR, Art. 13).
#[component]
pub fn PrivacyPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let set = site::read_settings(visit.cx.reader()).await?;
        Ok(view! {
            <Title text=locale.text("privacy-title") />
            <article class="prose privacy">
                <h1>{locale.text("privacy-title")}</h1>
                <p class="lead">{locale.text("privacy-lead")}</p>
                <h2>{locale.text("privacy-controller")}</h2>
                {controller(locale, &set.privacy)}
                <h2>{locale.text("privacy-what")}</h2>
                {purposes(locale)}
                <h2>{locale.text("privacy-retention")}</h2>
                {figures(locale, &set)}
                <p>{locale.text("privacy-retention-lead")}</p>
                <h2>{locale.text("privacy-rights")}</h2>
                {rights(&visit)}
                <h2>{locale.text("privacy-sharing")}</h2>
                <p>{locale.text("privacy-sharing-public")}</p>
                {processors(locale, &set.privacy)}
                <h2>{locale.text("privacy-cookies")}</h2>
                <p>{locale.text("privacy-cookies-body")}</p>
            </article>
        }
        .into_any())
    })
}

fn controller(locale: Locale, notice: &PrivacyNotice) -> AnyView {
    if notice.controller.is_empty() && notice.contact.is_empty() {
        return view! { <p class="notice">{locale.text("privacy-controller-none")}</p> }.into_any();
    }
    let contact = (!notice.contact.is_empty()).then(|| view! { <p>{locale.with("privacy-contact", &args!(address = notice.contact.clone()))}</p> });
    let officer = (!notice.officer.is_empty()).then(|| view! { <p>{locale.with("privacy-officer", &args!(officer = notice.officer.clone()))}</p> });
    let address = notice.controller.lines().map(|line| view! { {line.to_owned()}<br /> }).collect::<Vec<_>>();
    view! { <p>{address}</p>{contact}{officer} }.into_any()
}

const PURPOSES: [&str; 6] = ["account", "content", "profile", "mail", "security", "moderation"];

fn purposes(locale: Locale) -> AnyView {
    let rows = PURPOSES.map(|purpose| {
        let text = |part: &str| locale.text(&format!("privacy-purpose-{purpose}{part}"));
        view! { <tr><th scope="row">{text("")}</th><td>{text("-data")}</td><td>{text("-basis")}</td></tr> }
    });
    table(locale, ["privacy-head-purpose", "privacy-head-data", "privacy-head-basis"], rows.collect_view().into_any())
}

fn figures(locale: Locale, set: &SiteSettings) -> AnyView {
    let log = ("log", Kept::Days(i64::from(set.audit_days)));
    let all = FIGURES.into_iter().map(|figure| (figure.name, figure.kept)).chain([log]);
    let rows = all.map(|(name, kept)| {
        let (key, n) = match kept {
            Kept::Hours(n) => ("retention-hours", n),
            Kept::Days(n) => ("retention-days", n),
            Kept::Months(n) => ("retention-months", n),
        };
        view! {
            <tr>
                <th scope="row">{locale.text(&format!("retention-{name}"))}</th>
                <td>{locale.with(key, &args!(n = n))}</td>
                <td>{locale.text(&format!("retention-{name}-why"))}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    table(locale, ["privacy-head-data", "privacy-head-kept", "privacy-head-why"], rows.into_any())
}

fn table(locale: Locale, heads: [&'static str; 3], rows: AnyView) -> AnyView {
    let heads = heads.map(|key| view! { <th scope="col">{locale.text(key)}</th> });
    view! {
        <table>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn rights(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    let linked = [
        ("privacy-right-access", "privacy-right-access-link", "/settings/data"),
        ("privacy-right-correct", "privacy-right-correct-link", "/settings/profile"),
        ("privacy-right-erase", "privacy-right-erase-link", "/settings/data/leave"),
        ("privacy-right-log", "privacy-right-log-link", "/settings/security/log"),
    ];
    let linked = linked.map(|(key, link, href)| view! { <li>{locale.text(key)}" "<a href=href>{locale.text(link)}</a></li> });
    view! {
        <ul>
            {linked.collect_view()}
            <li>{locale.text("privacy-right-object")}</li>
            <li>{locale.text("privacy-right-complain")}</li>
        </ul>
    }
    .into_any()
}

fn processors(locale: Locale, notice: &PrivacyNotice) -> AnyView {
    if notice.processors.is_empty() {
        return view! { <p>{locale.text("privacy-sharing-none")}</p> }.into_any();
    }
    let lines = notice.processors.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <li>{line.to_owned()}</li> });
    view! { <ul>{lines.collect::<Vec<_>>()}</ul> }.into_any()
}
