//! `@handle` in running text.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use super::{MAX_MENTIONS, parse};

/// The handles a text mentions: lower case, distinct, in order, at most `MAX_MENTIONS + 1`.
///
/// Code, links, quotes and e-mail addresses mention nobody; neither does a text that `render` refuses.
pub fn mentioned(markdown: &str) -> Vec<String> {
    parse::read(markdown, handles).unwrap_or_default()
}

pub(super) fn handles(root: Node<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Link(_) | NodeValue::Image(_) | NodeValue::BlockQuote => inside += 1,
                NodeValue::Text(text) if inside == 0 => collect(text, &mut found),
                _ => {}
            },
            NodeEdge::End(node) => {
                if matches!(node.data().value, NodeValue::Link(_) | NodeValue::Image(_) | NodeValue::BlockQuote) {
                    inside = inside.saturating_sub(1);
                }
            }
        }
        if found.len() > MAX_MENTIONS {
            break;
        }
    }
    found
}

fn collect(text: &str, found: &mut Vec<String>) {
    for piece in pieces(text) {
        if let Piece::Mention(name) = piece {
            let handle = name.to_ascii_lowercase();
            if found.len() <= MAX_MENTIONS && !found.contains(&handle) {
                found.push(handle);
            }
        }
    }
}

/// A stretch of a text; a mention comes without its `@`.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'t> {
    Plain(&'t str),
    Mention(&'t str),
}

/// Cuts a text at its mentions.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        if let Some(name) = mention_at(text, at) {
            pieces.push(Piece::Plain(text.get(done..at).unwrap_or_default()));
            pieces.push(Piece::Mention(name));
            done = at + 1 + name.len();
        }
    }
    pieces.push(Piece::Plain(text.get(done..).unwrap_or_default()));
    pieces
}

/// The same text with another handle in the place of this one.
pub fn rename_mentions(markdown: &str, handle: &str, new: &str) -> String {
    let renamed = pieces(markdown).into_iter().map(|piece| match piece {
        Piece::Plain(text) => text.to_owned(),
        Piece::Mention(name) if name.eq_ignore_ascii_case(handle) => format!("@{new}"),
        Piece::Mention(name) => format!("@{name}"),
    });
    renamed.collect()
}

fn mention_at(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || "_.-+/@=&".contains(c)) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let after = rest.get(length..)?.chars().next();
    let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '@');
    (ends && (3..=30).contains(&length)).then(|| rest.get(..length))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_gives_way_to_another() {
        let text = "@ada and @Ada, @adam, ada@example.org, (@ada-b) @ada.";
        assert_eq!(rename_mentions(text, "ada", "former-1"), "@former-1 and @former-1, @adam, ada@example.org, (@ada-b) @former-1.");
    }
}
