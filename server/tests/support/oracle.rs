//! What a page may never contain, seen by the tokenizer that browsers' rules were written down in (html5ever).

use html5ever::{
    Attribute,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind::{Rawtext, Rcdata, ScriptData},
    },
};
use std::cell::RefCell;

const NEVER: &[&str] = &["iframe", "object", "embed", "base", "style", "frame", "frameset", "applet", "math", "foreignobject", "template", "marquee"];
const TARGETS: &[&str] = &["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "ping", "srcset"];

/// What is wrong with a page; none when it is clean.
pub fn dangers(html: &str) -> Vec<String> {
    let sink = Sink::default();
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

#[track_caller]
pub fn is_clean(place: &str, html: &str) {
    let found = dangers(html);
    assert!(found.is_empty(), "{place}: {found:?}\n{html}");
}

#[derive(Default)]
struct Sink {
    found: RefCell<Vec<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.found.borrow_mut().extend(wrong_with(&tag));
        match tag.name.as_ref() {
            "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
            "style" | "iframe" | "noscript" | "noembed" | "noframes" | "xmp" => TokenSinkResult::RawData(Rawtext),
            "script" => TokenSinkResult::RawData(ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }
}

fn wrong_with(tag: &Tag) -> Vec<String> {
    let name: &str = tag.name.as_ref();
    let mut wrong: Vec<String> =
        tag.attrs.iter().filter(|one| is_wrong(one)).map(|one| format!("<{name} {}={}>", one.name.local, one.value)).collect();
    let refresh = name == "meta" && tag.attrs.iter().any(|one| &*one.name.local == "http-equiv");
    if NEVER.contains(&name) || refresh || (name == "script" && !is_ours(&tag.attrs)) {
        wrong.push(format!("<{name}>"));
    }
    wrong
}

/// The module that starts the islands, or structured data, which is not run.
fn is_ours(attributes: &[Attribute]) -> bool {
    let value = |name: &str| attributes.iter().find(|one| &*one.name.local == name).map_or("", |one| &*one.value);
    match value("type") {
        "module" => value("src") == "/boot.js",
        "application/ld+json" => value("src").is_empty(),
        _ => false,
    }
}

fn is_wrong(attribute: &Attribute) -> bool {
    let name: &str = attribute.name.local.as_ref();
    let value: String = attribute.value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let runs = ["javascript:", "vbscript:", "data:", "blob:"].iter().any(|scheme| value.starts_with(scheme));
    name.starts_with("on") || name == "style" || name == "srcdoc" || (TARGETS.contains(&name) && runs)
}

#[test]
fn the_oracle_sees_what_it_is_for() {
    for bad in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=' java&#10;script:alert(1)'>",
        "<svg/onload=alert(1)>",
        "<textarea></textarea><script>",
        "<title></title><script>",
        "<iframe src=/>",
        "<p style='x'>",
        "<script type=module src=/evil.js>",
        "<meta http-equiv=refresh>",
        "<form action=javascript:x>",
    ] {
        assert!(!dangers(bad).is_empty(), "{bad}");
    }
    for good in ["<p>&lt;script&gt;</p>", "<textarea><script></textarea>", "<a href=/x>", "<script type=\"application/ld+json\">{\"<\":1}</script>"] {
        assert!(dangers(good).is_empty(), "{good}");
    }
}
