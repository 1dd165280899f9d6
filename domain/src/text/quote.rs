//! What the "quote" button puts into the composer.

use std::collections::BTreeSet;

use comrak::Node;
use comrak::nodes::NodeValue;

use super::clean::{clean_line, clean_text};
use super::{MAX_MENTIONS, parse, plain};

const QUOTE_CHARS: usize = 600;

/// A text as a Markdown quote with its author and a link to it, ending in a blank line for the answer.
///
/// Quotes inside the text are left out, and a long text is cut at a word.
pub fn quote(markdown: &str, author: &str, number: i32, reply_id: i64) -> String {
    let markdown = clean_text(markdown);
    let quoted = parse::read(&markdown, quoted_lines).unwrap_or_default();
    let own = own_lines(&markdown, &quoted);
    let mut out = format!("> **[{}, #{number}](/replies/{reply_id})**\n", label(author));
    let body = plain::cut(own.trim_matches('\n'), QUOTE_CHARS);
    if !body.trim().is_empty() {
        out.push_str(">\n");
        for line in body.lines() {
            out.push_str(if line.is_empty() { ">" } else { "> " });
            out.push_str(line);
            out.push('\n');
        }
    }
    out.push('\n');
    out
}

/// The ids of the posts that a text quotes by a link of ours, distinct and in order, at most `MAX_MENTIONS`.
pub fn quoted_posts(markdown: &str) -> Vec<i64> {
    parse::read(markdown, posts).unwrap_or_default()
}

fn posts(root: Node<'_>) -> Vec<i64> {
    let in_quote = |node: Node<'_>| node.ancestors().any(|above| matches!(above.data().value, NodeValue::BlockQuote));
    let mut found: Vec<i64> = Vec::new();
    for node in root.descendants() {
        let NodeValue::Link(to) = &node.data().value else { continue };
        let id = to.url.strip_prefix("/replies/").and_then(|rest| rest.parse().ok());
        if let Some(id) = id.filter(|id| found.len() < MAX_MENTIONS && !found.contains(id) && in_quote(node)) {
            found.push(id);
        }
    }
    found
}

/// An excerpt of what the author wrote themselves, without quotes; of all of it, where that is nothing.
pub fn own_excerpt(markdown: &str, chars: usize) -> String {
    let markdown = clean_text(markdown);
    let quoted = parse::read(&markdown, quoted_lines).unwrap_or_default();
    let own = plain::excerpt(&own_lines(&markdown, &quoted), chars);
    if own.is_empty() { plain::excerpt(&markdown, chars) } else { own }
}

/// A name as the text of a link: whatever it contains, it is only text.
fn label(author: &str) -> String {
    comrak::escape_commonmark_inline(&clean_line(author)).replace(':', "\\:")
}

/// The lines that quotes stand on, counted from 1.
fn quoted_lines(root: Node<'_>) -> BTreeSet<usize> {
    let is_quote = |node: Node<'_>| matches!(node.data().value, NodeValue::BlockQuote);
    root.descendants()
        .filter(|node| is_quote(node) && !node.parent().is_some_and(is_quote))
        .flat_map(|node| {
            let place = node.data().sourcepos;
            place.start.line..=place.end.line
        })
        .collect()
}

/// The lines outside quotes, with one blank line where a quote was.
fn own_lines(markdown: &str, quoted: &BTreeSet<usize>) -> String {
    let mut own = String::new();
    let mut after_quote = false;
    for (line, number) in markdown.lines().zip(1..) {
        if quoted.contains(&number) {
            after_quote = true;
        } else if !(after_quote && line.is_empty()) {
            if after_quote && !own.ends_with("\n\n") {
                own.push('\n');
            }
            after_quote = false;
            own.push_str(line);
            own.push('\n');
        }
    }
    own
}
