//! What people paste, without what nobody can see.

use std::borrow::Cow;

/// A single-line field: one line, single spaces, no control, bidi or zero-width characters.
pub fn clean_line(s: &str) -> String {
    let shown: String = s.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !hidden(c) && !zero_width(c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of several lines: line feeds only, no control or bidi characters, nothing blank at the end.
pub fn clean_text(s: &str) -> String {
    let lines = s.replace("\r\n", "\n").replace('\r', "\n");
    visible(&lines).trim_end().to_owned()
}

/// Drops control characters (except line feed and tab) and bidi overrides.
///
/// Also needed after parsing: `&#x202E;` in Markdown is such a character only then.
pub(super) fn visible(s: &str) -> Cow<'_, str> {
    let drop = |c: char| hidden(c) && c != '\n' && c != '\t';
    if s.contains(drop) { Cow::Owned(s.chars().filter(|&c| !drop(c)).collect()) } else { Cow::Borrowed(s) }
}

fn hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Zero-width joiner and non-joiner stay: Persian, Hindi and emoji need them.
fn zero_width(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
