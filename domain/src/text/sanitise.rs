//! The last step: nothing touches the HTML after ammonia.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::footnote;
use super::target::{Target, is_file};

/// `rel` of every link that leaves this site.
pub(super) const FOREIGN: &str = "nofollow ugc noopener";

const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "title"]),
    ("code", &["class"]),
    ("img", &["alt", "src", "title"]),
    ("li", &["id", "value"]),
    ("ol", &["start"]),
    ("sup", &["id"]),
];
const VALUES: &[(&str, &str, &[&str])] = &[
    ("a", "rel", &[FOREIGN]),
    ("div", "tabindex", &["0"]),
    ("img", "loading", &["lazy"]),
    ("pre", "tabindex", &["0"]),
    ("td", "align", &["left", "center", "right"]),
    ("th", "align", &["left", "center", "right"]),
];
const CLASSES: &[(&str, &[&str])] = &[
    ("a", &["mention", "footnote-backref"]),
    ("div", &["table-scroll"]),
    ("li", &["task-item"]),
    ("section", &["footnotes"]),
    ("span", &["task", "done"]),
    ("sup", &["footnote-ref"]),
];

/// HTML that may be put into a page as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SanitisedHtml(String);

impl SanitisedHtml {
    /// Keeps what posts may contain and drops the rest.
    pub fn clean(html: &str) -> Self {
        static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);
        Self(CLEANER.clean(html).to_string())
    }

    /// HTML from a column that only `render` writes. Never call it with anything else.
    pub(crate) fn stored(html: String) -> Self {
        Self(html)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

fn cleaner() -> Builder<'static> {
    let mut values: HashMap<_, HashMap<_, HashSet<_>>> = HashMap::new();
    for (tag, attribute, allowed) in VALUES {
        values.entry(*tag).or_default().insert(*attribute, set(allowed));
    }
    let mut builder = Builder::empty();
    builder
        .tags(set(TAGS))
        .clean_content_tags(set(&["script", "style", "title", "textarea", "xmp", "iframe", "noscript", "template"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(sets(ATTRIBUTES))
        .tag_attribute_values(values)
        .allowed_classes(sets(CLASSES))
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .link_rel(None)
        .attribute_filter(keep);
    builder
}

fn set(names: &[&'static str]) -> HashSet<&'static str> {
    names.iter().copied().collect()
}

fn sets(of: &[(&'static str, &[&'static str])]) -> HashMap<&'static str, HashSet<&'static str>> {
    of.iter().map(|(tag, names)| (*tag, set(names))).collect()
}

/// The rules that a list of names cannot express.
fn keep<'v>(tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let good = match (tag, attribute) {
        ("a", "href") => Target::of(value).is_some_and(|target| target.href == value),
        ("img", "src") => is_file(value),
        ("li" | "sup", "id") => footnote::is_id(value),
        ("code", "class") => value.strip_prefix("language-").is_some_and(is_language),
        ("ol", "start") | ("li", "value") => value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit()),
        _ => true,
    };
    good.then_some(Cow::Borrowed(value))
}

/// Names of programming languages as they stand after a code fence.
pub(super) fn is_language(name: &str) -> bool {
    (1..=30).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#._-".contains(&b))
}
