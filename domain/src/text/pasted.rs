//! What was pasted from other programs, as Markdown: bullets that are characters, and cells between tabs.

use std::borrow::Cow;
use std::fmt::Write;

const BULLETS: [char; 9] = ['•', '◦', '▪', '▫', '■', '●', '○', '‣', '⁃'];

/// The text with such lists and tables written as Markdown has them. Code stays as it is.
pub(super) fn as_markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('\t') && !text.contains(BULLETS) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let (mut at, mut fence) = (0, None);
    while let Some(line) = lines.get(at) {
        fence = after_line(fence, line);
        let table = if fence.is_none() { table_rows(lines.get(at..).unwrap_or_default()) } else { 0 };
        if table > 0 {
            write_table(&mut out, lines.get(at..at + table).unwrap_or_default(), at > 0);
            at += table;
            continue;
        }
        match fence.is_none().then(|| bullet(line)).flatten() {
            Some((indent, rest)) => {
                let _ = writeln!(out, "{indent}- {rest}");
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
        at += 1;
    }
    out.pop();
    Cow::Owned(out)
}

/// The sign of the code block that a line begins, goes on with or ends (CommonMark 0.31, 4.5).
fn after_line(fence: Option<char>, line: &str) -> Option<char> {
    let start = line.trim_start();
    let sign = ['`', '~'].into_iter().find(|sign| start.chars().take_while(|c| c == sign).count() >= 3);
    match (fence, sign) {
        (None, sign) => sign,
        (Some(open), Some(sign)) if open == sign => None,
        (open, _) => open,
    }
}

fn bullet(line: &str) -> Option<(&str, &str)> {
    let start = line.trim_start_matches([' ', '\t']);
    let rest = start.strip_prefix(BULLETS)?.strip_prefix([' ', '\t', '\u{a0}'])?;
    let indent = line.get(..line.len() - start.len()).unwrap_or_default();
    Some((if indent.contains('\t') || indent.len() > 3 { "    " } else { indent }, rest.trim_start()))
}

/// How many of the first lines are a table: two or more with the same number of cells, which tabs part.
fn table_rows(lines: &[&str]) -> usize {
    let cells = |line: &&str| match line.chars().next() {
        // A tab or four blanks begin code, a sign of Markdown a block.
        Some(' ' | '\t' | '>' | '#' | '|' | '-' | '*' | '+') | None => 0,
        Some(_) => line.matches('\t').count(),
    };
    let Some(first) = lines.first().map(cells).filter(|tabs| *tabs > 0) else { return 0 };
    let rows = lines.iter().take_while(|line| cells(line) == first).count();
    if rows > 1 { rows } else { 0 }
}

fn write_table(out: &mut String, rows: &[&str], apart: bool) {
    if apart {
        out.push('\n');
    }
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.split('\t').map(|cell| cell.trim().replace('\\', "\\\\").replace('|', "\\|")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "|{}", "---|".repeat(cells.len()));
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_cells_become_markdown_and_code_stays() {
        for (typed, expected) in [
            ("• a\n• b\n  ◦ c", "- a\n- b\n  - c"),
            ("a • b", "a • b"),
            ("Cell\tV\nNMC\t3.7\nLFP\t3|2", "| Cell | V |\n|---|---|\n| NMC | 3.7 |\n| LFP | 3\\|2 |\n"),
            ("one\ttab only", "one\ttab only"),
            ("```\n• a\tb\nc\td\n```", "```\n• a\tb\nc\td\n```"),
            ("\tcode\there\n\tcode\tthere", "\tcode\there\n\tcode\tthere"),
            ("x\n\na\tb\nc\td\n\ny", "x\n\n\n| a | b |\n|---|---|\n| c | d |\n\n\ny"),
        ] {
            assert_eq!(as_markdown(typed), expected, "{typed}");
        }
    }
}
