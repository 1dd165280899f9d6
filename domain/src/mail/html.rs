//! The HTML of a mail, made from its text: paragraphs, quotes, lists, links to this site. Inline styles only, nothing is fetched,
//! and colours are the reader's own, so that it can be read in light and dark mode.

const BODY: &str = "margin:0;padding:24px 16px;font:16px/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const FRAME: &str = "max-width:600px;margin:0 auto";
const PARAGRAPH: &str = "margin:0 0 16px";
const QUOTE: &str = "margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #2f9e74";

/// A whole document. `language` is for screen readers and hyphenation; `host` is the only place that links lead to.
pub fn from_text(text: &str, language: &str, host: &str) -> String {
    let blocks: String =
        text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty()).map(|block| block_of(block, host)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\"></head>\n\
         <body style=\"{BODY}\"><div style=\"{FRAME}\">\n{blocks}</div></body>\n</html>\n",
        escape(language)
    )
}

fn block_of(block: &str, host: &str) -> String {
    if block.lines().all(|line| line.starts_with('>')) {
        let inside: Vec<String> = block.lines().map(|line| linked(line.trim_start_matches('>').trim_start(), host)).collect();
        return format!("<blockquote style=\"{QUOTE}\">{}</blockquote>\n", inside.join("<br>\n"));
    }
    let lines: Vec<String> = block.lines().map(|line| linked(line, host)).collect();
    format!("<p style=\"{PARAGRAPH}\">{}</p>\n", lines.join("<br>\n"))
}

/// A line with its links.
fn linked(line: &str, host: &str) -> String {
    let words: Vec<String> = line.split(' ').map(|word| if leads_here(word, host) { link(word) } else { escape(word) }).collect();
    words.join(" ")
}

fn link(url: &str) -> String {
    let url = escape(url);
    format!("<a href=\"{url}\" style=\"color:inherit\">{url}</a>")
}

/// Whether a word is an address of this site. Others, which a name or a title may contain, stay text.
fn leads_here(word: &str, host: &str) -> bool {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let Some(rest) = rest.and_then(|rest| rest.strip_prefix(host)) else { return false };
    let rest = rest.strip_prefix(':').map_or(rest, |port| port.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.is_empty() || rest.starts_with('/')
}

/// Text as HTML, in elements and in attributes.
pub fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_site_become_links() {
        let html = |line: &str| linked(line, "forum.example.org");
        for ours in ["https://forum.example.org", "https://forum.example.org/threads/1", "http://forum.example.org:3000/x?a=1&b=2"] {
            assert!(html(ours).starts_with(&format!("<a href=\"{}\"", escape(ours))), "{ours}");
        }
        for foreign in [
            "https://evil.example/",
            "https://forum.example.org.evil.example/",
            "https://forum.example.org@evil.example/",
            "javascript:x",
            "https://forum.example.org:3000@evil.example/",
        ] {
            assert!(!html(foreign).contains("<a"), "{foreign}");
        }
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        let html = from_text("Hello <b>Eve</b> & \"co\",\n\n> first\n> <script>\n\nhttps://x.org/<i>'", "en", "x.org");
        assert!(!html.contains("<b>") && !html.contains("<script") && !html.contains("<i>"), "{html}");
        assert!(html.contains("first<br>\n&lt;script&gt;</blockquote>"), "{html}");
        assert_eq!(html.matches("<p ").count(), 2);
    }
}
