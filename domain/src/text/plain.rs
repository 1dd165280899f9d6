//! Texts without markup.

use comrak::Node;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use super::clean::clean_line;
use super::parse;

/// A text without its markup on one line of at most `chars` characters, cut after a word and then ending in `…`.
pub fn excerpt(markdown: &str, chars: usize) -> String {
    short(&plain(markdown), chars)
}

/// A text without its markup.
pub(crate) fn plain(markdown: &str) -> String {
    parse::read(markdown, text).unwrap_or_else(|_| markdown.to_owned())
}

/// Folds and cuts.
pub(super) fn short(plain: &str, chars: usize) -> String {
    cut(&clean_line(plain), chars)
}

/// All that a reader reads; blocks are separated by line feeds.
pub(super) fn text(root: Node<'_>) -> String {
    let mut out = String::new();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Text(literal) => out.push_str(literal),
                NodeValue::Code(code) => out.push_str(&code.literal),
                NodeValue::CodeBlock(block) => out.push_str(&block.literal),
                NodeValue::HtmlInline(literal) => out.push_str(literal),
                NodeValue::HtmlBlock(block) => out.push_str(&block.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => out.push('\n'),
                _ => {}
            },
            NodeEdge::End(node) => {
                if node.data().value.block() {
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// At most `chars` characters; what is cut ends after a word, if one ends in its second half, and in `…`.
pub(super) fn cut(text: &str, chars: usize) -> String {
    if text.chars().nth(chars).is_none() {
        return text.to_owned();
    }
    let Some(room) = chars.checked_sub(1) else {
        return String::new();
    };
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or_default();
    let word_ended = text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let whole = match head.rfind(char::is_whitespace) {
        Some(at) if !word_ended && at >= end / 2 => head.get(..at).unwrap_or_default(),
        _ => head,
    };
    let mut short = whole.trim_end().trim_end_matches('\u{200D}').to_owned();
    short.push('…');
    short
}
