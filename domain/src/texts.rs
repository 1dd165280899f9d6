//! The texts people read: Fluent messages (<https://projectfluent.org>), compiled in, one bundle a language.

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::{borrow::Cow, sync::LazyLock};
use unic_langid::LanguageIdentifier;

/// The interface languages, the fallback first.
pub const LOCALES: [&str; 2] = ["en", "fi"];

macro_rules! sources {
    ($locale:literal) => {
        &[
            include_str!(concat!("../../app/locales/", $locale, "/shell.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/accounts.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/identities.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/people.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/groups.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/lists.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/discussion.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/materials.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/giving.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/material-form.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/moderation.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/admin.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/problems.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/mail.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/security.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/security-mail.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/notices.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/search.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/trust.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/collections.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/site-pages.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/resume.ftl")),
            include_str!(concat!("../../app/locales/", $locale, "/own-data.ftl")),
        ]
    };
}

static BUNDLES: LazyLock<Vec<(&'static str, FluentBundle<FluentResource>)>> =
    LazyLock::new(|| vec![("en", bundle("en", sources!("en"))), ("fi", bundle("fi", sources!("fi")))]);

fn bundle(locale: &str, sources: &[&str]) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = locale.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(locale, ?errors, "a locale file has errors");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(locale, ?errors, "a message is defined twice");
        }
    }
    bundle
}

/// A reader's interface language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale(&'static str);

impl Default for Locale {
    fn default() -> Self {
        Self("en")
    }
}

impl Locale {
    pub fn parse(code: &str) -> Option<Self> {
        LOCALES.into_iter().find(|locale| *locale == code).map(Self)
    }

    /// The best of an `Accept-Language` header (RFC 9110, 12.5.4): highest `q`, first of equals.
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',').take(20) {
            let (range, q) = part.split_once(";q=").unwrap_or((part, "1"));
            let weight: f32 = q.trim().parse().unwrap_or(0.0);
            let primary = range.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Some(locale) = Self::parse(&primary)
                && weight > best.map_or(0.0, |(q, _)| q)
            {
                best = Some((weight, locale));
            }
        }
        best.map(|(_, locale)| locale)
    }

    pub fn code(self) -> &'static str {
        self.0
    }

    /// A message without arguments. A key that does not exist comes back as itself; a test looks for such keys.
    pub fn text(self, key: &str) -> String {
        self.format(key, None).into_owned()
    }

    /// A message that there may be or not, in this language.
    pub fn find(self, key: &str) -> Option<String> {
        let (_, bundle) = BUNDLES.iter().find(|(locale, _)| *locale == self.0)?;
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// A message with arguments.
    pub fn with(self, key: &str, args: &FluentArgs<'_>) -> String {
        self.format(key, Some(args)).into_owned()
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let own = BUNDLES.iter().find(|(locale, _)| *locale == self.0);
        let fallback = BUNDLES.first();
        for (_, bundle) in own.into_iter().chain(fallback) {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                return bundle.format_pattern(pattern, args, &mut errors);
            }
        }
        tracing::error!(key, "no such message");
        Cow::Owned(key.to_owned())
    }
}

/// A moment's day as `2026-12-01` (UTC), for texts in which the language of months is not worth a message.
pub fn iso_day(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |at| at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date().to_string())
}

/// Builds Fluent arguments: `args!(count = 3, name = "Marta")`.
#[macro_export]
macro_rules! args {
    () => { $crate::FluentArgs::new() };
    ($($name:ident = $value:expr),* $(,)?) => {{
        let mut args = $crate::FluentArgs::new();
        $(args.set(stringify!($name), $value);)*
        args
    }};
}
