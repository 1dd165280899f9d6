//! Excerpts, quotes, slugs and cleaning.

use std::collections::BTreeSet;

use domain::text::*;

use super::{html, inline};

#[test]
fn excerpts_are_plain_and_short() {
    assert_eq!(excerpt("# Hi\n\n*you* [all](/x)\n- a\n- b `c`\n\n![d](/files/1)", 99), "Hi you all a b c d");
    assert_eq!(excerpt("one two three four", 14), "one two three…");
    assert_eq!(excerpt("one two three four", 12), "one two…");
    assert_eq!(excerpt("one two", 7), "one two");
    assert_eq!(excerpt("日本語のとても長い文章", 5), "日本語の…");
    assert_eq!(excerpt("abc", 0), "");
    assert_eq!(render("a\n\nb", &BTreeSet::new(), "r1").unwrap().excerpt, "a b");
    assert!(excerpt(&"> ".repeat(9_000), 50).chars().count() <= 50);
}

#[test]
fn quotes_name_their_author_and_leave_quotes_out() {
    assert_eq!(
        quote("one\ntwo\n\n> old\nlazy\n\n\n- three", "Marta Silva", 12, 345),
        "> **[Marta Silva, #12](/replies/345)**\n>\n> one\n> two\n>\n> - three\n\n"
    );
    assert_eq!(quote("> only", "A", 1, 2), "> **[A, #1](/replies/2)**\n\n");
    let long = quote(&"word ".repeat(500), "A", 1, 2);
    assert!(long.ends_with(" word…\n\n") && long.chars().count() < 660, "{long}");
    let odd = html(&quote("x", "]( [a](/b) *c* <b> http://d.example @ben\n\n# e", 1, 2));
    assert!(odd.contains("<strong><a href=\"/replies/2\">]( [a](/b) *c* &lt;b&gt; http://d.example @ben # e, #1</a></strong>"), "{odd}");
}

#[test]
fn slugs_are_readable() {
    assert_eq!(slug("Éire & Žluťoučký kůň: Straße 5!"), "eire-zlutoucky-kun-strasse-5");
    assert_eq!(slug("L’été d'Ærø — don't"), "lete-daero-dont");
    assert_eq!(slug("Ελληνικά τάξη"), "ελληνικά-τάξη");
    assert_eq!(slug("Tiếng Việt đẹp e\u{301}"), "tieng-viet-dep-e");
    assert_eq!(slug("?!"), "thread");
    assert_eq!(slug(""), "thread");
    assert_eq!(slug(&"word ".repeat(50)), ["word"; 16].join("-"));
    assert_eq!(slug(&"a".repeat(99)), "a".repeat(80));
}

#[test]
fn lines_are_cleaned() {
    assert_eq!(clean_line("  a\t\r\n b\0\u{7}c\u{202e}d\u{2066}e\u{200b}\u{feff}\u{2060} \u{a0}\u{2028}f "), "a bcde f");
    assert_eq!(clean_line("👩\u{200d}🏫 می\u{200c}خواهم"), "👩\u{200d}🏫 می\u{200c}خواهم");
    assert_eq!(clean_line("Marta\r\nBcc: x"), "Marta Bcc: x");
}

#[test]
fn texts_are_cleaned() {
    assert_eq!(clean_text("  a\r\nb\rc\0\u{1b}[1m\t\u{202e}d\u{85} \n\n"), "  a\nb\nc[1m\td");
    assert_eq!(inline("a &#x202E;&#7;b"), "a b", "an entity is no way around it");
}
