//! What people type and paste: one spelling for the same letters, without what nobody can see. Every text comes in by here.

pub use model::letters::is_blank;
pub(crate) use model::letters::is_ignorable;
use model::letters::is_noncharacter;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A single-line field: one line, single spaces, nothing that cannot be seen; empty if there is nothing to see.
pub fn clean_line(s: &str) -> String {
    let spaced: String = nfc(s).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_blank(&line) { String::new() } else { line }
}

/// A text of several lines: line feeds only, nothing that cannot be seen, nothing blank at the end; empty if there is nothing to see.
pub fn clean_text(s: &str) -> String {
    let lines = s.replace("\r\n", "\n").replace('\r', "\n");
    let text = visible(&nfc(&lines)).trim_end().to_owned();
    if is_blank(&text) { String::new() } else { text }
}

/// Words of a list's filter that are looked at, and the letters of each: nobody types more, and SQLite takes no pattern of 50,000 bytes.
const FILTER_WORDS: usize = 6;
const FILTER_LETTERS: usize = 100;

/// What a list is narrowed by: words in lower case, without what nobody can see.
pub(crate) fn filter_words(typed: &str) -> Vec<String> {
    let seen = |word: &str| word.chars().filter(|c| !is_hidden(*c)).take(FILTER_LETTERS).collect::<String>().to_lowercase();
    nfc(typed).split_whitespace().map(seen).filter(|word| !is_blank(word)).take(FILTER_WORDS).collect()
}

/// Drops what cannot be seen, but for line feeds and tabs.
///
/// Also needed after parsing: `&#x202E;` in Markdown is such a character only then.
pub(super) fn visible(s: &str) -> Cow<'_, str> {
    let drop = |c: char| is_hidden(c) && c != '\n' && c != '\t';
    if s.contains(drop) { Cow::Owned(s.chars().filter(|&c| !drop(c)).collect()) } else { Cow::Borrowed(s) }
}

/// Text that every XML parser takes (XML 1.0, 2.2), for what was stored before it was cleaned.
pub fn xml_text(s: &str) -> Cow<'_, str> {
    let drop = |c: char| (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || is_noncharacter(c);
    if s.contains(drop) { Cow::Owned(s.chars().filter(|&c| !drop(c)).collect()) } else { Cow::Borrowed(s) }
}

/// What two names are compared by: they are one name where only the case of letters or the way their marks are written differs. A dotless
/// and a dotted i are one letter, since `I` is the capital of one in Turkish and of the other in all other languages.
pub fn fold_name(name: &str) -> String {
    let folded = caseless::default_case_fold_str(&nfc(name)).replace("i\u{307}", "i").replace('\u{131}', "i");
    nfc(&folded).into_owned()
}

/// Letters with their marks as one character (Unicode's form C), as keyboards and all other systems write them.
fn nfc(s: &str) -> Cow<'_, str> {
    match is_nfc_quick(s.chars()) {
        IsNormalized::Yes => Cow::Borrowed(s),
        _ => Cow::Owned(s.nfc().collect()),
    }
}

/// Taken out of every text: control characters, noncharacters, and what is never drawn, but for joiners, variation selectors
/// and tags, which Persian, Hindi and emoji need.
fn is_hidden(c: char) -> bool {
    let joins = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{180B}'..='\u{180D}' | '\u{180F}');
    c.is_control() || is_noncharacter(c) || (is_ignorable(c) && !joins)
}
