//! Links and images.

use std::fmt::{self, Write};

use comrak::Node;
use comrak::html::ChildRendering;
use comrak::nodes::NodeLink;

use super::clean::clean_line;
use super::format::Writer;
use super::sanitise::FOREIGN;
use super::target::{Target, is_file};

/// Marks that end a quotation in one language or another, and with it an address that stands in it.
const QUOTES: [char; 14] = ['“', '”', '„', '‟', '«', '»', '‹', '›', '‘', '’', '‚', '「', '」', '』'];

/// A link, if it may be followed; else its text and, where that says something else, its address.
pub(super) fn link(cx: &mut Writer<'_, '_>, node: Node<'_>, to: &NodeLink, entering: bool) -> Result<ChildRendering, fmt::Error> {
    let Some(target) = Target::of(&to.url) else {
        let text = node.collect_text();
        if !entering && !to.url.is_empty() && clean_line(&text) != clean_line(&to.url) {
            cx.write_str(" (")?;
            cx.escape(&clean_line(&to.url))?;
            cx.write_str(")")?;
        }
        return Ok(ChildRendering::HTML);
    };
    if !entering {
        cx.user.open_links = cx.user.open_links.saturating_sub(1);
        if cx.user.open_links == 0 {
            cx.write_str("</a>")?;
        }
        return Ok(ChildRendering::HTML);
    }
    if let Some((address, rest)) = quoted(node, to) {
        return bare_link(cx, address, rest);
    }
    cx.user.open_links += 1;
    if cx.user.open_links == 1 {
        open_link(cx, &target, &to.title)?;
        if clean_line(&node.collect_text()).is_empty() {
            cx.escape(&to.url)?;
        }
    }
    Ok(ChildRendering::HTML)
}

/// A bare address with a quotation mark in it: what is before the mark, and the rest.
fn quoted<'t>(node: Node<'_>, to: &'t NodeLink) -> Option<(&'t str, &'t str)> {
    let text = node.collect_text();
    let is_bare =
        !text.is_empty() && (text == to.url || to.url.strip_suffix(text.as_str()).is_some_and(|scheme| scheme == "http://" || scheme == "mailto:"));
    let at = to.url.find(QUOTES).filter(|_| is_bare && to.title.is_empty())?;
    Some(to.url.split_at(at))
}

fn bare_link(cx: &mut Writer<'_, '_>, address: &str, rest: &str) -> Result<ChildRendering, fmt::Error> {
    let shown = address.strip_prefix("http://").filter(|host| host.starts_with("www.")).unwrap_or(address);
    match Target::of(address).filter(|_| cx.user.open_links == 0) {
        Some(target) => {
            open_link(cx, &target, "")?;
            cx.escape(shown)?;
            cx.write_str("</a>")?;
        }
        None => cx.escape(shown)?,
    }
    cx.escape(rest)?;
    Ok(ChildRendering::Skip)
}

fn open_link(cx: &mut Writer<'_, '_>, target: &Target, title: &str) -> fmt::Result {
    cx.write_str("<a href=\"")?;
    cx.escape(&target.href)?;
    cx.write_str("\"")?;
    if target.foreign {
        write!(cx, " rel=\"{FOREIGN}\"")?;
    }
    title_attribute(cx, title)?;
    cx.write_str(">")
}

fn title_attribute(cx: &mut Writer<'_, '_>, title: &str) -> fmt::Result {
    if title.is_empty() {
        return Ok(());
    }
    cx.write_str(" title=\"")?;
    cx.escape(&clean_line(title))?;
    cx.write_str("\"")
}

/// Images of ours are shown; foreign ones would tell their server who reads, so they become links.
pub(super) fn image(cx: &mut Writer<'_, '_>, node: Node<'_>, to: &NodeLink, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if !entering {
        return Ok(ChildRendering::HTML);
    }
    let alt = clean_line(&node.collect_text());
    if is_file(&to.url) {
        own_image(cx, to, &alt)?;
    } else if let Some(target) = Target::of(&to.url).filter(|_| cx.user.open_links == 0) {
        open_link(cx, &target, &to.title)?;
        cx.escape(if alt.is_empty() { &to.url } else { &alt })?;
        cx.write_str("</a>")?;
    } else {
        cx.escape(&alt)?;
    }
    Ok(ChildRendering::Skip)
}

fn own_image(cx: &mut Writer<'_, '_>, to: &NodeLink, alt: &str) -> fmt::Result {
    cx.write_str("<img src=\"")?;
    cx.escape_href(&to.url)?;
    cx.write_str("\" alt=\"")?;
    cx.escape(alt)?;
    cx.write_str("\"")?;
    title_attribute(cx, &to.title)?;
    cx.write_str(" loading=\"lazy\">")
}
