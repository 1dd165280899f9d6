//! Footnotes with ids of their own post, and links back that need no translation.

use std::fmt::{self, Write};

use comrak::Node;
use comrak::html::{ChildRendering, format_node_default};
use comrak::nodes::{NodeFootnoteDefinition, NodeFootnoteReference, NodeValue};

use super::format::Writer;

/// Places in the text that a footnote links back to.
const MAX_BACK: u32 = 10;

/// The small number in the text.
pub(super) fn reference(cx: &mut Writer<'_, '_>, note: &NodeFootnoteReference) -> fmt::Result {
    let (scope, ix) = (cx.user.scope.clone(), note.ix);
    let id = place(&scope, ix, note.ref_num);
    if cx.user.open_links > 0 {
        return write!(cx, "<sup class=\"footnote-ref\" id=\"{id}\">{ix}</sup>");
    }
    write!(cx, "<sup class=\"footnote-ref\" id=\"{id}\"><a href=\"#{scope}-fn-{ix}\">{ix}</a></sup>")
}

/// The footnote itself, as an item of the list at the end.
pub(super) fn definition(cx: &mut Writer<'_, '_>, node: Node<'_>, note: &NodeFootnoteDefinition, entering: bool) -> fmt::Result {
    if !is_listed(node) {
        return Ok(());
    }
    if entering {
        if !node.previous_sibling().is_some_and(is_listed) {
            cx.write_str("<section class=\"footnotes\">\n<ol>\n")?;
        }
        cx.user.notes += 1;
        let (scope, ix) = (cx.user.scope.clone(), cx.user.notes);
        return writeln!(cx, "<li id=\"{scope}-fn-{ix}\">");
    }
    if !node.last_child().is_some_and(|last| matches!(last.data().value, NodeValue::Paragraph)) {
        back(cx, note)?;
    }
    cx.write_str("</li>\n")?;
    if node.next_sibling().is_none() { cx.write_str("</ol>\n</section>\n") } else { Ok(()) }
}

/// A paragraph; the last one of a footnote ends in the links back.
pub(super) fn paragraph(cx: &mut Writer<'_, '_>, node: Node<'_>, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if !entering
        && node.next_sibling().is_none()
        && let Some(parent) = node.parent().filter(|parent| is_listed(parent))
        && let NodeValue::FootnoteDefinition(note) = &parent.data().value
    {
        back(cx, note)?;
        cx.write_str("</p>\n")?;
        return Ok(ChildRendering::HTML);
    }
    format_node_default(cx, node, entering)
}

fn back(cx: &mut Writer<'_, '_>, note: &NodeFootnoteDefinition) -> fmt::Result {
    let (scope, ix) = (cx.user.scope.clone(), cx.user.notes);
    for nth in 1..=note.total_references.min(MAX_BACK) {
        let id = place(&scope, ix, nth);
        let name = if nth == 1 { ix.to_string() } else { format!("{ix}.{nth}") };
        write!(cx, " <a href=\"#{id}\" class=\"footnote-backref\">↩\u{FE0E} {name}</a>")?;
    }
    Ok(())
}

/// Comrak moves footnotes that are referred to behind the text; others stay inside it and are shown as plain text.
fn is_listed(node: Node<'_>) -> bool {
    let at_top = node.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Document));
    at_top && matches!(&node.data().value, NodeValue::FootnoteDefinition(note) if note.total_references > 0)
}

fn place(scope: &str, ix: u32, nth: u32) -> String {
    if nth > 1 { format!("{scope}-fnref-{ix}-{nth}") } else { format!("{scope}-fnref-{ix}") }
}

/// Recognises the ids made above.
pub(super) fn is_id(id: &str) -> bool {
    let Some((scope, number)) = id.split_once("-fnref-").or_else(|| id.split_once("-fn-")) else {
        return false;
    };
    is_scope(scope) && number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Lower-case letters and digits only, so that no scope contains the middle of an id.
pub(super) fn is_scope(scope: &str) -> bool {
    !scope.is_empty() && scope.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}
