//! What people type and paste stays what it was.

use super::{html, inline};
use domain::text::*;
use std::collections::BTreeSet;

#[test]
fn typed_numbers_stay() {
    for (typed, expected) in [
        ("3. Oktober\n12. Oktober", "<ol start=\"3\">\n<li>Oktober</li>\n<li value=\"12\">Oktober</li>\n</ol>\n"),
        ("1. a\n2. b\n5. c\n6. d", "<ol>\n<li>a</li>\n<li>b</li>\n<li value=\"5\">c</li>\n<li>d</li>\n</ol>\n"),
        ("1. a\n1. b\n1. c", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>\n"),
        ("5) a\n3) b", "<ol start=\"5\">\n<li>a</li>\n<li value=\"3\">b</li>\n</ol>\n"),
    ] {
        assert_eq!(html(typed), expected, "{typed}");
    }
}

#[test]
fn one_tilde_is_no_strike_and_scripts_have_no_blanks() {
    for (typed, expected) in [
        ("Li~2~CO~3~", "Li<sub>2</sub>CO<sub>3</sub>"),
        ("x^2^ and 10^−3^", "x<sup>2</sup> and 10<sup>−3</sup>"),
        ("10~15 °C", "10~15 °C"),
        ("10~15 °C and 20~25 °C", "10~15 °C and 20~25 °C"),
        ("2^10 and 2^20", "2^10 and 2^20"),
        ("~~no~~", "<del>no</del>"),
        ("~not struck~", "~not struck~"),
        ("at ~5 V, ~3 A", "at ~5 V, ~3 A"),
    ] {
        assert_eq!(inline(typed), expected, "{typed}");
    }
}

#[test]
fn single_line_breaks_are_kept() {
    assert_eq!(inline("Kind regards\nMarta"), "Kind regards<br>\nMarta");
    assert_eq!(html("- a\n  b"), "<ul>\n<li>a<br>\nb</li>\n</ul>\n");
}

#[test]
fn pasted_lists_and_cells_are_lists_and_tables() {
    assert_eq!(html("• one\n• two"), html("- one\n- two"));
    assert_eq!(html("Cell\tVoltage\nNMC\t3.7 V"), html("|Cell|Voltage|\n|-|-|\n|NMC|3.7 V|"));
    assert!(html("```\na\tb\nc\td\n```").contains("a\tb\nc\td"));
}

#[test]
fn addresses_end_before_closing_quotes() {
    for (open, close) in [("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ("‹", "›"), ("”", "”"), ("「", "」")]
    {
        let out = inline(&format!("see {open}https://b.example/c{close} now"));
        assert!(out.contains(&format!("href=\"https://b.example/c\" rel=\"nofollow ugc noopener\">https://b.example/c</a>{close} now")), "{out}");
    }
    let out = inline("see (www.b.example“ now");
    assert!(out.contains(">www.b.example</a>“"), "{out}");
}

#[test]
fn addresses_without_a_scheme_lead_somewhere_or_are_seen() {
    for (typed, href) in
        [("www.b.example", "https://www.b.example"), ("b.example/c", "https://b.example/c"), ("marta@b.example", "mailto:marta@b.example")]
    {
        assert!(inline(&format!("[a]({typed})")).contains(&format!("href=\"{href}\"")), "{typed}");
    }
    for (typed, expected) in
        [("[a](b)", "a (b)"), ("[the file](read.me)", "the file (read.me)"), ("[ftp://b](ftp://b)", "ftp://b"), ("[a](<x y@z>)", "a (x y@z)")]
    {
        assert_eq!(inline(typed), expected);
    }
}

#[test]
fn names_in_quotes_call_nobody() {
    assert_eq!(mentioned("> @ben said\n\n@marta-s, what do you think?\n\n> > @zoe"), ["marta-s"]);
    assert!(html("> @ben").contains("@ben"));
}

#[test]
fn what_nobody_sees_is_nothing() {
    let nothing = ["\u{200e}".repeat(10), "\u{ad}\u{ad}".into(), "\u{3164} \u{2800}".into(), "\u{200d}\u{fe0f}".into(), " \u{fffe}\u{e0041}".into()];
    for text in &nothing {
        assert_eq!((clean_line(text), clean_text(text)), (String::new(), String::new()), "{text:?}");
    }
    for markdown in ["&#x200E;&#x200E;", "&shy;", "[](<>)", "> ", "- \n- ", "**&nbsp;**", "`\u{2800}`"] {
        assert_eq!(render(markdown, &BTreeSet::new(), "r1").map(|_| ()), Err(TooMuch::Nothing), "{markdown:?}");
    }
    for markdown in ["a", "![](/files/1)", "---", "[](https://b.example)", "👍🏽", "🏴\u{e0067}\u{e0062}\u{e007f}"] {
        assert!(render(markdown, &BTreeSet::new(), "r1").is_ok(), "{markdown:?}");
    }
}

#[test]
fn the_same_letters_are_the_same_text() {
    assert_eq!(clean_line("Zu\u{308}rich \u{1f469}\u{200d}\u{1f3eb}"), "Zürich \u{1f469}\u{200d}\u{1f3eb}");
    assert_eq!(clean_text("e\u{301}\n\u{ffff}x\u{200e}"), "é\nx");
    let draft = model::ThreadDraft {
        kind: "question".into(),
        title: "A question".into(),
        language: "tr".into(),
        tags: "İSTANBUL, istanbul".into(),
        body: "x".into(),
    };
    assert_eq!(draft.check().expect("fits").tags, ["istanbul"]);
}

#[test]
fn names_of_all_scripts_make_handles() {
    for (name, handle) in
        [("Γιώργος Παπαδόπουλος", "giorgos-papadopoulos"), ("Иван Петров", "ivan-petrov"), ("Łukasz Żółw", "lukasz-zolw"), ("Ђорђе", "djordje")]
    {
        assert_eq!(ascii_slug(name), handle, "{name}");
    }
}

#[test]
fn xml_gets_only_what_it_has() {
    assert_eq!(xml_text("a\u{ffff}\u{1}\tb\u{1fffe}"), "a\tb");
}

#[test]
fn names_are_compared_by_their_letters_alone() {
    for (one, other) in [
        ("\u{130}STANBUL.pdf", "istanbul.pdf"),
        ("ISTANBUL.PDF", "\u{131}stanbul.pdf"),
        ("Zu\u{308}rich", "ZÜRICH"),
        ("STRASSE", "straße"),
        ("ΟΔΟΣ", "οδός".replace('ό', "ο").as_str()),
    ] {
        assert_eq!(fold_name(one), fold_name(other), "{one} {other}");
    }
    for (one, other) in [("tyo", "työ"), ("resume", "résumé"), ("a b", "ab")] {
        assert_ne!(fold_name(one), fold_name(other), "{one} {other}");
    }
}
