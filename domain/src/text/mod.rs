//! Texts of members: from Markdown to HTML that is safe to show, to excerpts, quotes and differences.
//!
//! `render` → `parse` (limits) → `format` (AST to HTML, everything we add happens here) → `sanitise` (ammonia, last).

mod clean;
mod difference;
mod footnote;
mod format;
mod link;
mod mention;
mod names;
mod parse;
mod pasted;
mod plain;
mod quote;
mod sanitise;
mod slug;
mod target;

use std::collections::BTreeSet;

pub use clean::{clean_line, clean_text, fold_name, is_blank, xml_text};
pub(crate) use clean::{filter_words, is_ignorable};
pub use difference::{DiffKind, DiffLine, diff};
pub use mention::{mentioned, rename_mentions};
pub(crate) use names::{name_words, sort_name};
pub use plain::excerpt;
pub(crate) use plain::plain;
pub use quote::{own_excerpt, quote, quote_targets, quoted_posts, rename_quotes};
pub use sanitise::SanitisedHtml;
pub(crate) use slug::latin;
pub use slug::{ascii_slug, fold, slug};

/// Version of the HTML that `render` makes, stored beside it. Raise it when the output changes.
pub const RENDERER: i32 = 3;
/// Longest text of a post. The form checks it; `render` does not.
pub const MAX_CHARS: usize = 32_000;
/// Deepest nesting of quotes, list items, footnotes, emphasis and links.
pub const MAX_DEPTH: usize = 50;
/// Most people one post may mention.
pub const MAX_MENTIONS: usize = 10;
/// Most links and images in one post.
pub const MAX_LINKS: usize = 50;

const EXCERPT_CHARS: usize = 280;

/// Why a text is refused although it is short enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    Depth,
    Mentions,
    Links,
    /// There is nothing to see: not a text that is too much, but none.
    Nothing,
}

/// A text, ready to be stored beside its Markdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    pub html: SanitisedHtml,
    /// Plain text of at most 280 characters, for lists and notifications.
    pub excerpt: String,
}

/// Makes HTML of a member's Markdown.
///
/// `known` are the handles (lower case) among `mentioned(markdown)` that belong to somebody: they become links.
/// `scope` names the post on its page, like `r345`, so that the ids of its footnotes are its own.
pub fn render(markdown: &str, known: &BTreeSet<String>, scope: &str) -> Result<Rendered, TooMuch> {
    parse::read(markdown, |root| {
        if mention::handles(root).len() > MAX_MENTIONS {
            return Err(TooMuch::Mentions);
        }
        let plain = plain::text(root);
        let rendered = Rendered { html: SanitisedHtml::clean(&format::html(root, known, scope)), excerpt: plain::short(&plain, EXCERPT_CHARS) };
        // A picture, a rule or a link without a name is something to see, too.
        let shown = |html: &str| html.contains("<img ") || html.contains("<hr") || html.contains("<a ");
        if is_blank(&plain) && !markdown.is_empty() && !shown(rendered.html.as_str()) { Err(TooMuch::Nothing) } else { Ok(rendered) }
    })?
}
