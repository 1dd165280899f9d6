//! From Markdown to comrak's tree, within limits.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use comrak::{Arena, Node, Options, parse_document};

use super::{MAX_DEPTH, MAX_LINKS, TooMuch, pasted};

/// Containers that one line may open before we refuse to parse at all. Generous: a row of `>` in a code block is no
/// container, which only the tree can tell, and the tree is checked for `MAX_DEPTH` anyway.
const MAX_MARKERS: usize = 4 * MAX_DEPTH;
/// Places that refer to footnotes.
const MAX_NOTES: usize = 2 * MAX_LINKS;
/// Cells of tables. The parser fills short rows up, so 32,000 characters could become half a million cells.
const MAX_CELLS: usize = 5_000;

/// CommonMark and the GitHub extensions. Beyond `MAX_CELLS` a text is shown without tables.
pub(super) fn options(markdown: &str) -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    // One tilde is a subscript; only two strike.
    options.extension.subscript = true;
    options.extension.superscript = true;
    options.extension.table = cells(markdown) <= MAX_CELLS;
    options.extension.tasklist = true;
    options
}

/// Parses a text that is within the limits and hands over its tree.
pub(super) fn read<T>(markdown: &str, then: impl for<'a> FnOnce(Node<'a>) -> T) -> Result<T, TooMuch> {
    if markdown.split(['\n', '\r']).any(|line| markers(line) > MAX_MARKERS) {
        return Err(TooMuch::Depth);
    }
    let arena = Arena::new();
    let markdown = pasted::as_markdown(markdown);
    let root = parse_document(&arena, &markdown, &options(&markdown));
    measure(root)?;
    Ok(then(root))
}

fn measure(root: Node<'_>) -> Result<(), TooMuch> {
    let (mut depth, mut links, mut notes) = (0_usize, 0_usize, 0_usize);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                let value = &node.data().value;
                depth += usize::from(nests(value));
                links += usize::from(matches!(value, NodeValue::Link(_) | NodeValue::Image(_)));
                notes += usize::from(matches!(value, NodeValue::FootnoteReference(_)));
            }
            NodeEdge::End(node) => depth = depth.saturating_sub(usize::from(nests(&node.data().value))),
        }
        if depth > MAX_DEPTH {
            return Err(TooMuch::Depth);
        }
    }
    if links > MAX_LINKS || notes > MAX_NOTES { Err(TooMuch::Links) } else { Ok(()) }
}

fn nests(value: &NodeValue) -> bool {
    use NodeValue::{BlockQuote, Emph, FootnoteDefinition, Image, Item, Link, Strikethrough, Strong, Subscript, Superscript, TaskItem};
    matches!(
        value,
        BlockQuote | Item(_) | TaskItem(_) | FootnoteDefinition(_) | Emph | Strong | Strikethrough | Subscript | Superscript | Link(_) | Image(_)
    )
}

/// An upper bound of the containers that a line opens or continues by its markers.
fn markers(line: &str) -> usize {
    if is_rule(line) {
        return 0;
    }
    let mut count = 0;
    let mut rest = line.trim_start_matches([' ', '\t']);
    while let Some(after) = after_marker(rest) {
        count += 1;
        rest = after.trim_start_matches([' ', '\t']);
    }
    count
}

fn after_marker(rest: &str) -> Option<&str> {
    if let Some(after) = rest.strip_prefix('>') {
        return Some(after);
    }
    if let Some(after) = rest.strip_prefix("[^") {
        return after.split_once(']')?.1.strip_prefix(':');
    }
    let after = match rest.strip_prefix(['-', '+', '*']) {
        Some(after) => after,
        None => after_number(rest)?,
    };
    (after.is_empty() || after.starts_with([' ', '\t'])).then_some(after)
}

fn after_number(rest: &str) -> Option<&str> {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=9).contains(&(rest.len() - after.len())).then_some(after)?.strip_prefix(['.', ')'])
}

/// `- - -` and `* * *` are lines across the page, not lists.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    matches!(first, Some('-' | '*')) && marks.all(|c| Some(c) == first)
}

/// An upper bound of the cells of all tables: columns of a delimiter row times the lines until the next blank one.
fn cells(markdown: &str) -> usize {
    let (mut columns, mut sum) = (0, 0_usize);
    for line in markdown.split(['\n', '\r']) {
        if is_delimiter_row(line) {
            columns = columns.max(line.matches('|').count() + 1);
            sum = sum.saturating_add(columns);
        } else if line.chars().all(|c| c.is_whitespace() || c == '>') {
            columns = 0;
        }
        sum = sum.saturating_add(columns);
    }
    sum
}

fn is_delimiter_row(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| "|-:>+* \t".contains(c))
}
