//! Attacks, slow inputs, and properties of whatever may be written.

use std::thread;
use std::time::{Duration, Instant};

use domain::text::*;
use proptest::prelude::*;

use super::{corpus, html, oracle};

#[test]
fn attacks_stay_text() {
    let mut failures = Vec::new();
    for attack in corpus::ATTACKS {
        let in_lines = attack.replace('\n', "\n> ");
        let places = [
            attack.to_string(),
            format!("> {in_lines}"),
            format!("- a\n\n  {}", attack.replace('\n', "\n  ")),
            format!("a {attack} b"),
            format!("**{attack}**"),
            format!("[{attack}](/a)"),
            format!("[a](/b \"{attack}\")"),
            format!("[a]({attack})"),
            format!("![{attack}](/files/1)"),
            format!("|a|\n|-|\n|{}|", attack.replace('\n', " ")),
            format!("a[^1]\n\n[^1]: {attack}"),
            format!("```{attack}\n{attack}"),
            format!("@ben{attack}@ben {attack}"),
        ];
        for place in places {
            let out = html(&place);
            if let Err(wrong) = oracle::check(&out) {
                failures.push(format!("{wrong}\n  from {place:?}\n  made {out:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_sanitiser_alone_holds() {
    for attack in corpus::ATTACKS {
        let once = SanitisedHtml::clean(attack);
        let wrong = oracle::tags(once.as_str()).err();
        assert_eq!(wrong, None, "{attack} -> {}", once.as_str());
    }
    let kept = SanitisedHtml::clean("<a href=\"/x\" class=\"mention evil\" onclick=\"x\">y</a><input type=checkbox>");
    assert_eq!(kept.as_str(), "<a href=\"/x\" class=\"mention\">y</a>");
}

/// A guard against quadratic behaviour and deep recursion, not a benchmark: seconds in a debug build beside other work, 2 MiB of stack.
#[test]
fn hostile_texts_are_cheap() {
    let worker = thread::Builder::new().stack_size(2 << 20).spawn(|| {
        for text in corpus::slow() {
            let start = Instant::now();
            let out = html(&text);
            let _ = (mentioned(&text), excerpt(&text, 200), quote(&text, "a", 1, 1));
            let took = start.elapsed();
            let head: String = text.chars().take(20).collect();
            assert!(took < Duration::from_secs(6), "{head:?} took {took:?}");
            assert!(out.starts_with("refused") || oracle::check(&out) == Ok(()), "{head:?}");
        }
    });
    worker.unwrap().join().unwrap();
}

/// Texts made of what Markdown and HTML are made of.
fn nasty() -> impl Strategy<Value = String> {
    let mut parts: Vec<&'static str> = corpus::ATTACKS.to_vec();
    for _ in 0..3 {
        parts.extend(corpus::PARTS);
    }
    let part = prop_oneof![4 => proptest::sample::select(parts).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_safe(markdown in nasty()) {
        let out = html(&markdown);
        prop_assert_eq!(oracle::check(&out), Ok(()), "{}", out);
        let again = SanitisedHtml::clean(&out);
        prop_assert_eq!(again.as_str(), &out);
    }

    #[test]
    fn whatever_is_sanitised_is_safe_and_stays_so(html in nasty()) {
        let once = SanitisedHtml::clean(&html);
        let twice = SanitisedHtml::clean(once.as_str());
        for cleaned in [once, twice] {
            let wrong = oracle::tags(cleaned.as_str()).err();
            prop_assert_eq!(wrong, None, "{}", cleaned.as_str());
        }
    }

    #[test]
    fn mentions_are_handles(markdown in nasty()) {
        for handle in mentioned(&markdown) {
            let plain = handle.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            prop_assert!(plain && (3..=30).contains(&handle.len()), "{}", handle);
        }
    }

    #[test]
    fn short_texts_are_short(markdown in nasty(), chars in 0_usize..60) {
        let short = excerpt(&markdown, chars);
        prop_assert!(short.chars().count() <= chars, "{}", short);
        prop_assert!(!short.contains('\n'));
        let quoted = quote(&markdown, &markdown, 3, 4);
        prop_assert!(quoted.trim_end().lines().all(|line| line.starts_with('>')), "{}", quoted);
    }

    #[test]
    fn cleaning_is_final(text in nasty()) {
        let line = clean_line(&text);
        prop_assert_eq!(&clean_line(&line), &line);
        let hidden = line.contains(|c: char| c.is_control() || c == '\u{202e}');
        prop_assert!(!hidden);
        let lines = clean_text(&text);
        prop_assert_eq!(&clean_text(&lines), &lines);
        let hidden = lines.contains(['\r', '\0', '\u{202e}']);
        prop_assert!(!hidden);
    }

    #[test]
    fn slugs_fit_an_address(title in any::<String>()) {
        let slug = slug(&title);
        prop_assert!(!slug.is_empty() && slug.chars().count() <= 80);
        prop_assert!(slug.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", slug);
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
    }
}
