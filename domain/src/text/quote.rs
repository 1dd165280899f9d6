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

/// The name on top of a quote, as [`quote`] writes it: where its text begins and ends, and the post.
fn head(line: &str) -> Option<(usize, usize, i64)> {
    let start = line.starts_with('>').then(|| line.find("**["))?? + 3;
    let link = start + line.get(start..)?.find("](/replies/")?;
    let end = start + line.get(start..link)?.rfind(", #")?;
    let id = line.get(link + "](/replies/".len()..)?.split(')').next()?.parse().ok()?;
    Some((start, end, id))
}

/// The ids of the posts whose quotes in a text have a name on top.
pub fn quote_targets(markdown: &str) -> BTreeSet<i64> {
    markdown.lines().filter_map(head).map(|(_, _, id)| id).collect()
}

/// The same text with another name on the quotes of these posts.
pub fn rename_quotes(markdown: &str, is_theirs: impl Fn(i64) -> bool, name: &str) -> String {
    let renamed = markdown.split_inclusive('\n').map(|line| match head(line) {
        Some((start, end, id)) if is_theirs(id) => {
            format!("{}{}{}", line.get(..start).unwrap_or_default(), label(name), line.get(end..).unwrap_or_default())
        }
        _ => line.to_owned(),
    });
    renamed.collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_on_a_quote_can_be_changed() {
        let text = quote("What *I* know.", "Ada *L* [x], #1", 3, 45) + &quote("Else", "Ben", 4, 46) + "Ada, #3 and [Ada, #3](/replies/45)\n";
        assert_eq!(quote_targets(&text).into_iter().collect::<Vec<_>>(), [45, 46]);
        let renamed = rename_quotes(&text, |id| id == 45, "Former member");
        assert!(renamed.starts_with("> **[Former member, #3](/replies/45)**\n>\n> What *I* know.\n"), "{renamed}");
        assert!(renamed.contains("> **[Ben, #4](/replies/46)**") && renamed.ends_with("Ada, #3 and [Ada, #3](/replies/45)\n"), "{renamed}");
        assert_eq!(rename_quotes(&text, |_| false, "Nobody"), text);
    }
}
