//! What an edit changed.

use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, DiffTag, InlineChange, InlineChangeMode, InlineChangeOptions, TextDiff};

/// After this the rest is compared coarsely: still true, only less fine.
const PATIENCE: Duration = Duration::from_millis(200);
/// Unchanged runs longer than this are folded …
const LONGEST_RUN: usize = 6;
/// … up to so many lines beside a change.
const CONTEXT: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffKind {
    Same,
    Added,
    Removed,
    /// So many unchanged lines, not shown; it has no pieces.
    Skipped(usize),
}

/// A line of a difference, without its line feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    pub kind: DiffKind,
    /// The text in order; `true` for the words that changed within a line that stayed.
    pub pieces: Vec<(bool, String)>,
}

/// Compares two texts line by line, and changed lines word by word.
pub fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    // Every line ends in a line feed, so that none is empty: the word comparison would lose it.
    let (old, new) = (format!("{old}\n"), format!("{new}\n"));
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = new.split_inclusive('\n').collect();
    let deadline = Instant::now() + PATIENCE;
    let mut options = InlineChangeOptions::new();
    options.algorithm(Algorithm::Myers).mode(InlineChangeMode::Words).min_ratio(0.4);
    let changes = TextDiff::configure().deadline(deadline).diff_slices(&before, &after);
    let mut lines = Vec::new();
    for op in changes.ops() {
        if op.tag() == DiffTag::Replace {
            let changed = changes.iter_inline_changes_with_options_deadline(op, options, Some(deadline));
            lines.extend(changed.map(|change| inline(&change)));
        } else {
            lines.extend(changes.iter_changes(op).map(|change| line(change.tag(), [(false, change.value())])));
        }
    }
    fold(lines)
}

fn inline(change: &InlineChange<'_, str>) -> DiffLine {
    line(change.tag(), change.values().iter().copied())
}

fn line<'t>(tag: ChangeTag, values: impl IntoIterator<Item = (bool, &'t str)>) -> DiffLine {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (emphasised, text) in values {
        let text = text.strip_suffix('\n').unwrap_or(text);
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.0 == emphasised => last.1.push_str(text),
            _ => pieces.push((emphasised, text.to_owned())),
        }
    }
    DiffLine { kind: kind(tag), pieces }
}

fn kind(tag: ChangeTag) -> DiffKind {
    match tag {
        ChangeTag::Equal => DiffKind::Same,
        ChangeTag::Delete => DiffKind::Removed,
        ChangeTag::Insert => DiffKind::Added,
    }
}

fn fold(lines: Vec<DiffLine>) -> Vec<DiffLine> {
    let same = |line: &DiffLine| line.kind == DiffKind::Same;
    let runs: Vec<&[DiffLine]> = lines.chunk_by(|a, b| same(a) == same(b)).collect();
    let mut folded = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        if run.len() <= LONGEST_RUN || !run.iter().all(same) {
            folded.extend_from_slice(run);
            continue;
        }
        let head = if index == 0 { 0 } else { CONTEXT };
        let tail = if index + 1 == runs.len() { 0 } else { CONTEXT };
        folded.extend(run.iter().take(head).cloned());
        folded.push(DiffLine { kind: DiffKind::Skipped(run.len() - head - tail), pieces: Vec::new() });
        folded.extend(run.iter().skip(run.len() - tail).cloned());
    }
    folded
}
