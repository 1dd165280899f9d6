//! The pages of a download: plain HTML that opens from the folder it was unpacked into, without scripts and without the network.

use super::rows::Row;
use crate::{
    args,
    texts::{Locale, iso_day},
};
use serde_json::Value;

/// What is the same on all pages.
pub(super) struct Book {
    pub(super) locale: Locale,
    pub(super) site: String,
    pub(super) owner: String,
    pub(super) now: i64,
}

pub(super) const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2523;background:#fff}\n\
    a{color:#0f6b4f}h1,h2{line-height:1.25}article{border-top:1px solid #c9d3d0;padding:1rem 0}\n\
    .text{white-space:pre-wrap;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;font-size:.9rem}\n\
    dt{color:#4b5a56}dd{margin:0;overflow-wrap:anywhere}\n\
    @media(prefers-color-scheme:dark){body{color:#e6efec;background:#141b19}a{color:#6fd3b0}dt{color:#a9b8b3}}\n";

/// Columns that are told in another way than in the list under the text.
const APART: [&str; 3] = ["title", "text", "content"];
/// Of a resource's fields, those that are read first.
const WORDS: [&str; 3] = ["summary", "description", "safety"];

/// The message that names a column.
pub(super) fn label(column: &str) -> String {
    format!("own-col-{}", column.replace('_', "-"))
}

/// Where a page of a part lies.
pub(super) fn page_path(part: &str, number: usize) -> String {
    format!("pages/{}", page_name(part, number))
}

fn page_name(part: &str, number: usize) -> String {
    if number == 1 { format!("{part}.html") } else { format!("{part}-{number}.html") }
}

/// The first page: what there is, and how much of it.
pub(super) fn index(book: &Book, chapters: &[(&str, usize)], files: usize) -> String {
    let locale = book.locale;
    let lines = chapters.iter().map(|(part, count)| {
        let name = escape(&locale.text(&format!("own-part-{part}")));
        let json = format!("<a href=\"data/{part}.json\">JSON</a>");
        match count {
            0 => format!("<li>{name}: 0</li>\n"),
            _ => format!("<li><a href=\"{}\">{name}</a>: {count} · {json}</li>\n", page_path(part, 1)),
        }
    });
    let lines: String = lines.collect();
    let title = locale.with("own-data-of", &args!(name = book.owner.clone()));
    let lead = locale.with("own-data-lead", &args!(date = iso_day(book.now), site = book.site.clone()));
    let files = locale.with("own-data-files", &args!(n = i64::try_from(files).unwrap_or(i64::MAX)));
    let body = format!(
        "<h1>{}</h1>\n<p>{}</p>\n<p>{}</p>\n<ul>\n{lines}</ul>\n<p>{}</p>\n",
        escape(&title),
        escape(&lead),
        escape(&files),
        escape(&locale.text("own-data-left-out"))
    );
    document(book, &title, "style.css", &body)
}

/// Some rows of a part.
pub(super) fn page(book: &Book, part: &str, number: usize, more: bool, rows: &[Row]) -> String {
    let locale = book.locale;
    let title = locale.text(&format!("own-part-{part}"));
    let mut body = format!("<p><a href=\"../index.html\">{}</a></p>\n<h1>{}</h1>\n", escape(&locale.text("own-data-contents")), escape(&title));
    for row in rows {
        body.push_str(&article(locale, row));
    }
    let link = |to: usize, key: &str| format!("<a href=\"{}\">{}</a> ", page_name(part, to), escape(&locale.text(key)));
    let before = if number > 1 { link(number - 1, "own-data-before") } else { String::new() };
    let after = if more { link(number + 1, "own-data-after") } else { String::new() };
    body.push_str(&format!("<p>{before}{after}</p>\n"));
    document(book, &title, "../style.css", &body)
}

fn article(locale: Locale, row: &Row) -> String {
    let mut html = "<article>\n".to_owned();
    let content = row.get("content").and_then(Value::as_object);
    let title = row.get("title").or_else(|| content?.get("title")).and_then(Value::as_str).unwrap_or_default();
    if !title.is_empty() {
        html.push_str(&format!("<h2>{}</h2>\n", escape(title)));
    }
    let words = WORDS.iter().filter_map(|word| content?.get(*word));
    for text in row.get("text").into_iter().chain(words).filter_map(Value::as_str).filter(|text| !text.is_empty()) {
        html.push_str(&format!("<div class=\"text\">{}</div>\n", escape(text)));
    }
    html.push_str("<dl>\n");
    for (column, value) in row.iter().filter(|(column, _)| !APART.contains(&column.as_str())) {
        // What has no name for people is in the JSON only.
        let Some(name) = locale.find(&label(column)) else { continue };
        html.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escape(&name), told(column, value)));
    }
    html.push_str("</dl>\n</article>\n");
    html
}

fn told(column: &str, value: &Value) -> String {
    match value {
        Value::String(address) if column == "link" && (address.starts_with("https://") || address.starts_with("http://")) => {
            format!("<a href=\"{0}\">{0}</a>", escape(address))
        }
        // 2026-11-24T12:00:00Z: to the minute, as people write it.
        Value::String(at) if column.ends_with("_at") || column.ends_with("_until") => {
            escape(&at.chars().take(16).collect::<String>().replace('T', " "))
        }
        Value::String(text) => escape(text),
        other => escape(&other.to_string()),
    }
}

fn document(book: &Book, title: &str, style: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self' file:\">\n<title>{}</title>\n\
         <link rel=\"stylesheet\" href=\"{style}\"></head>\n<body>\n{body}</body>\n</html>\n",
        book.locale.code(),
        escape(title)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
