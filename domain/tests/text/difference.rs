//! What an edit changed.

use std::time::{Duration, Instant};

use domain::text::*;
use proptest::prelude::*;

/// Both texts from a difference of them, or what is wrong with it.
fn rebuilt(old: &str, lines: &[DiffLine]) -> (String, String) {
    let mut left = old.split('\n').map(str::to_owned);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for line in lines {
        let text: String = line.pieces.iter().map(|(_, text)| text.as_str()).collect();
        let unchanged: Vec<String> = match line.kind {
            DiffKind::Skipped(count) => left.by_ref().take(count).collect(),
            DiffKind::Same => left.next().map(|_| text.clone()).into_iter().collect(),
            DiffKind::Removed => left.next().map(|_| Vec::new()).unwrap_or_default(),
            DiffKind::Added => Vec::new(),
        };
        before.extend(unchanged.clone());
        after.extend(unchanged);
        before.extend((line.kind == DiffKind::Removed).then(|| text.clone()));
        after.extend((line.kind == DiffKind::Added).then_some(text));
    }
    (before.join("\n"), after.join("\n"))
}

#[test]
fn differences_show_the_words_that_changed() {
    let lines = diff("same\nthe quick fox\nend", "same\nthe slow fox\nend");
    let kinds: Vec<DiffKind> = lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [DiffKind::Same, DiffKind::Removed, DiffKind::Added, DiffKind::Same]);
    let emphasised = |kind: DiffKind, word: &str| {
        let piece = (true, word.to_owned());
        lines.iter().any(|line| line.kind == kind && line.pieces.contains(&piece))
    };
    assert!(emphasised(DiffKind::Removed, "quick") && emphasised(DiffKind::Added, "slow"), "{lines:?}");
}

#[test]
fn long_unchanged_runs_are_folded() {
    let old: Vec<String> = (0..40).map(|n| format!("line {n}")).collect();
    let new: Vec<String> = (0..40).map(|n| if n == 20 { "other".to_owned() } else { format!("line {n}") }).collect();
    let lines = diff(&old.join("\n"), &new.join("\n"));
    let skipped: Vec<DiffKind> = lines.iter().map(|line| line.kind).filter(|kind| matches!(kind, DiffKind::Skipped(_))).collect();
    assert_eq!(skipped, [DiffKind::Skipped(18), DiffKind::Skipped(17)]);
    assert_eq!(lines.len(), 8);
    assert_eq!(diff("a\nb", "a\nb").len(), 2);
    let six = "a\nb\nc\nd\ne\nf";
    assert_eq!(diff(six, six).len(), 6);
    assert_eq!(diff(&format!("{six}\ng"), &format!("{six}\ng")).first().map(|line| line.kind), Some(DiffKind::Skipped(7)));
}

/// A guard like the one above: unlike texts of full length end in time.
#[test]
fn differences_of_unlike_texts_are_cheap() {
    let numbers = |step: usize| (0..5_000).map(|n| format!("{}\n", n * step % 997)).collect::<String>();
    let words = |step: usize| (0..6_000).map(|n| format!("{} ", n * step % 997)).collect::<String>();
    for (old, new) in [(numbers(7), numbers(11)), (words(7), words(11)), ("a\n".repeat(16_000), "b\n".repeat(16_000))] {
        let start = Instant::now();
        let lines = diff(&old, &new);
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        assert_eq!(rebuilt(&old, &lines), (old, new));
    }
}

fn few_lines() -> impl Strategy<Value = String> {
    let line = proptest::sample::select(vec!["", "a", "b", "a b c d", "a x c d", "a\u{a0}b  c", " ", "\u{2028}", "x\ry"]);
    proptest::collection::vec(line, 0..25).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn differences_contain_both_texts(old in few_lines(), new in few_lines()) {
        prop_assert_eq!(rebuilt(&old, &diff(&old, &new)), (old, new));
    }
}
