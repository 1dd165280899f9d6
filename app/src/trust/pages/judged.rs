use super::crumbs;
use crate::kit::{ErrorSummary, Kept, Visit};
use domain::{materials::MaterialView, trust};
use leptos::prelude::*;
use leptos_meta::Title;
use model::MaterialId;
use serde::de::DeserializeOwned;

/// A version that somebody is about to say something of, and what they typed before.
pub struct Judged {
    pub found: MaterialView,
    pub version: i32,
    pub kept: Kept,
}

impl Judged {
    /// Asks whether they may. A version named by the form or the address is meant rather than the latest.
    pub async fn read(visit: &Visit, id: MaterialId, form: &str) -> domain::Result<Self> {
        let found = trust::read_to_judge(&visit.cx, id).await?;
        let kept = visit.kept_for(form);
        let version = kept.get("version").and_then(|text| text.parse().ok()).or_else(|| visit.number("version")).unwrap_or(found.version);
        Ok(Self { found, version, kept })
    }

    /// What was refused a moment ago.
    pub fn typed<T: DeserializeOwned>(&self) -> Option<T> {
        self.kept.get("draft").and_then(|json| serde_json::from_str(&json).ok())
    }

    /// The page: what `before` says, the form that is sent to `action`, what comes after it.
    pub fn page(&self, visit: &Visit, words: Words, before: Option<AnyView>, fields: AnyView, after: Option<AnyView>) -> AnyView {
        let locale = visit.locale;
        let title = locale.text(words.title);
        view! {
            <Title text=format!("{title}: {}", self.found.material.title) />
            <div class=words.class>
                {crumbs(visit, &self.found)}
                <h1>{title}</h1>
                <p class="lead">{locale.text(words.lead)}</p>
                {before}
                <form method="post" action=words.action class="stack" novalidate>
                    <ErrorSummary kept=Some(self.kept.clone()) locale />
                    <input type="hidden" name="material" value=self.found.id.0 />
                    <input type="hidden" name="version" value=self.version />
                    {fields}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text(words.submit)}</button></div>
                </form>
                {after}
            </div>
        }
        .into_any()
    }
}

/// The messages of such a page, its width and where its form goes.
pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub submit: &'static str,
    pub class: &'static str,
    pub action: &'static str,
}
