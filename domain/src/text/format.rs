//! From comrak's tree to HTML. Comrak writes what is plain CommonMark, this module what is ours.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use comrak::html::{ChildRendering, Context, format_document_with_formatter, format_node_default};
use comrak::nodes::{ListType, NodeCodeBlock, NodeTaskItem, NodeValue};
use comrak::options::Plugins;
use comrak::{Node, Options};

use super::clean::visible;
use super::mention::{Piece, pieces};
use super::sanitise::is_language;
use super::{footnote, link};
use model::SubjectKind;

/// What the formatter knows and remembers while it walks through a text.
pub(super) struct Post {
    known: BTreeSet<String>,
    pub scope: String,
    /// Links around the current node: HTML has no links within links.
    pub open_links: usize,
    /// Footnotes begun so far.
    pub notes: u32,
    /// The level of the highest headings: authors begin with two signs as often as with one.
    top: u8,
}

pub(super) type Writer<'o, 'c> = Context<'o, 'c, Post>;

/// HTML that is complete, but not sanitised yet.
pub(super) fn html(root: Node<'_>, known: &BTreeSet<String>, scope: &str) -> String {
    let mut scope = scope.to_ascii_lowercase();
    scope.retain(|c| footnote::is_scope(c.encode_utf8(&mut [0; 4])));
    if scope.is_empty() {
        scope.push_str("post");
    }
    let levels = root.descendants().filter_map(|node| match node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    });
    let post = Post { known: known.clone(), scope, open_links: 0, notes: 0, top: levels.min().unwrap_or(1) };
    let mut out = String::new();
    let written = format_document_with_formatter(root, &Options::default(), &mut out, &Plugins::default(), node_html, post);
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
    out
}

fn node_html(cx: &mut Writer<'_, '_>, node: Node<'_>, entering: bool) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Text(text) if entering => running_text(cx, text)?,
        NodeValue::HtmlInline(html) if entering => cx.escape(html)?,
        NodeValue::HtmlBlock(block) if entering => html_block(cx, &block.literal)?,
        NodeValue::CodeBlock(block) if entering => code_block(cx, block)?,
        NodeValue::FootnoteReference(note) if entering => footnote::reference(cx, note)?,
        NodeValue::Text(_)
        | NodeValue::HtmlInline(_)
        | NodeValue::HtmlBlock(_)
        | NodeValue::CodeBlock(_)
        | NodeValue::FootnoteReference(_)
        | NodeValue::Raw(_) => {}
        NodeValue::Heading(heading) => heading_tag(cx, heading.level, entering)?,
        NodeValue::Link(to) => return link::link(cx, node, to, entering),
        NodeValue::Image(to) => return link::image(cx, node, to, entering),
        NodeValue::SoftBreak if entering => cx.write_str("<br>\n")?,
        NodeValue::SoftBreak => {}
        NodeValue::Subscript => script(cx, node, entering, "sub", "~")?,
        NodeValue::Superscript => script(cx, node, entering, "sup", "^")?,
        NodeValue::Item(_) => item(cx, node, entering)?,
        NodeValue::TaskItem(task) => task_item(cx, task, entering)?,
        NodeValue::Table(_) => return table(cx, node, entering),
        NodeValue::FootnoteDefinition(note) => footnote::definition(cx, node, note, entering)?,
        NodeValue::Paragraph => return footnote::paragraph(cx, node, entering),
        _ => return format_node_default(cx, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn running_text(cx: &mut Writer<'_, '_>, text: &str) -> fmt::Result {
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) => cx.escape(&visible(plain))?,
            Piece::Mention(name) => mention(cx, name)?,
        }
    }
    Ok(())
}

/// `name` consists of ASCII letters, digits and hyphens.
fn mention(cx: &mut Writer<'_, '_>, name: &str) -> fmt::Result {
    let handle = name.to_ascii_lowercase();
    if cx.user.open_links == 0 && cx.user.known.contains(&handle) {
        write!(cx, "<a href=\"{}\" class=\"mention\">@{name}</a>", SubjectKind::Member.named(&handle))
    } else {
        write!(cx, "@{name}")
    }
}

/// Raw HTML is shown as its author typed it.
fn html_block(cx: &mut Writer<'_, '_>, html: &str) -> fmt::Result {
    cx.cr()?;
    cx.write_str("<p>")?;
    cx.escape(html.trim_end())?;
    cx.write_str("</p>\n")
}

fn code_block(cx: &mut Writer<'_, '_>, block: &NodeCodeBlock) -> fmt::Result {
    cx.cr()?;
    cx.write_str("<pre tabindex=\"0\"><code")?;
    if let Some(name) = block.info.split_whitespace().next().filter(|name| is_language(name)) {
        write!(cx, " class=\"language-{name}\"")?;
    }
    cx.write_str(">")?;
    cx.escape(&block.literal)?;
    cx.write_str("</code></pre>\n")
}

/// The page has its `h1` and the text sits under an `h2`, so its highest headings are `h3`.
fn heading_tag(cx: &mut Writer<'_, '_>, level: u8, entering: bool) -> fmt::Result {
    let level = level.saturating_sub(cx.user.top).saturating_add(3).min(6);
    if entering {
        cx.cr()?;
        write!(cx, "<h{level}>")
    } else {
        writeln!(cx, "</h{level}>")
    }
}

/// `H~2~O` and `x^2^`. With a blank inside it was none: `10~15 °C and 20~25 °C`.
fn script(cx: &mut Writer<'_, '_>, node: Node<'_>, entering: bool, tag: &str, sign: &str) -> fmt::Result {
    if node.collect_text().contains(char::is_whitespace) {
        return cx.write_str(sign);
    }
    if entering { write!(cx, "<{tag}>") } else { write!(cx, "</{tag}>") }
}

/// An item that keeps its typed number: `3.` and `12.` are 3 and 12. Who numbers every line alike wants to have it counted.
fn item(cx: &mut Writer<'_, '_>, node: Node<'_>, entering: bool) -> fmt::Result {
    if !entering {
        return cx.write_str("</li>\n");
    }
    cx.cr()?;
    let number = |node: Node<'_>| match &node.data().value {
        NodeValue::Item(item) if item.list_type == ListType::Ordered => Some(item.start),
        _ => None,
    };
    let before = node.previous_sibling().and_then(number);
    match number(node).filter(|typed| before.is_some_and(|before| before + 1 != *typed && before != *typed)) {
        Some(typed) => write!(cx, "<li value=\"{typed}\">"),
        None => cx.write_str("<li>"),
    }
}

/// A sign instead of a check box, which would need a name and cannot be ticked anyway.
fn task_item(cx: &mut Writer<'_, '_>, task: &NodeTaskItem, entering: bool) -> fmt::Result {
    if !entering {
        return cx.write_str("</li>\n");
    }
    cx.cr()?;
    let (class, sign) = if task.symbol.is_some() { ("task done", '☑') } else { ("task", '☐') };
    write!(cx, "<li class=\"task-item\"><span class=\"{class}\">{sign}</span> ")
}

/// On a phone a table scrolls inside its box, which the keyboard can reach.
fn table(cx: &mut Writer<'_, '_>, node: Node<'_>, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if entering {
        cx.cr()?;
        cx.write_str("<div class=\"table-scroll\" tabindex=\"0\">\n")?;
    }
    let rendering = format_node_default(cx, node, entering)?;
    if !entering {
        cx.write_str("</div>\n")?;
    }
    Ok(rendering)
}
