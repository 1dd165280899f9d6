//! Links and images.

use std::fmt::{self, Write};

use comrak::Node;
use comrak::html::ChildRendering;
use comrak::nodes::NodeLink;

use super::clean::clean_line;
use super::format::Writer;
use super::sanitise::FOREIGN;
use super::target::{Target, is_file};

/// A link, if it may be followed; else only its text.
pub(super) fn link(cx: &mut Writer<'_, '_>, node: Node<'_>, to: &NodeLink, entering: bool) -> fmt::Result {
    let Some(target) = Target::of(&to.url) else {
        return Ok(());
    };
    if !entering {
        cx.user.open_links = cx.user.open_links.saturating_sub(1);
        return if cx.user.open_links == 0 { cx.write_str("</a>") } else { Ok(()) };
    }
    cx.user.open_links += 1;
    if cx.user.open_links > 1 {
        return Ok(());
    }
    open_link(cx, &target, &to.title)?;
    if clean_line(&node.collect_text()).is_empty() { cx.escape(&to.url) } else { Ok(()) }
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
