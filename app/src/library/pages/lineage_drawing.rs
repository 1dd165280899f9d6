//! The drawing of a family: generations from left to right, a line for each "made from". Colours are classes, so that both themes fit.

use crate::{discussion::words as thread_words, kit::Icon};
use domain::{
    Locale, args,
    materials::{Line, Lineage, Relative},
};
use leptos::prelude::*;

const WIDTH: i32 = 248;
const HEIGHT: i32 = 74;
const ACROSS: i32 = 80;
const BETWEEN: i32 = 18;
const EDGE: i32 = 8;
/// What fits into a line of a box, also of wide letters.
const LETTERS: usize = 23;

struct Placed<'a> {
    relative: &'a Relative,
    x: i32,
    y: i32,
}

pub fn drawing(locale: Locale, found: &Lineage, title: &str) -> AnyView {
    let placed = places(found);
    let width = placed.iter().map(|one| one.x + WIDTH).max().unwrap_or(0) + EDGE;
    let height = placed.iter().map(|one| one.y + HEIGHT).max().unwrap_or(0) + EDGE;
    let find = |id: i64| placed.iter().find(|one| one.relative.id == id);
    let lines = found.lines.iter().filter_map(|line| Some(arrow(locale, line, find(line.source)?, find(line.made)?))).collect_view();
    let boxes = placed.iter().map(|one| node(one)).collect_view();
    let description = locale.with("lineage-description", &args!(n = placed.len() - 1));
    let size = format!("0 0 {width} {height}");
    view! {
        <div class="lineage-frame" role="region" tabindex="0" aria-label=title.to_owned()>
            <svg class="lineage-drawing" viewBox=size width=width height=height role="group" aria-labelledby="lineage-name lineage-about">
                <title id="lineage-name">{title.to_owned()}</title>
                <desc id="lineage-about">{description}</desc>
                {lines}
                {boxes}
            </svg>
        </div>
        {legend(locale)}
    }
    .into_any()
}

/// Each generation is a column, in the middle of the tallest one.
fn places(found: &Lineage) -> Vec<Placed<'_>> {
    let first = found.relatives.iter().map(|one| one.generation).min().unwrap_or(0);
    let in_column = |generation: i32| found.relatives.iter().filter(|one| one.generation == generation).count();
    let tallest = found.relatives.iter().map(|one| in_column(one.generation)).max().unwrap_or(1);
    let step = HEIGHT + BETWEEN;
    let mut placed: Vec<Placed<'_>> = Vec::new();
    for relative in &found.relatives {
        let above = placed.iter().filter(|one| one.relative.generation == relative.generation).count();
        let free = number(tallest - in_column(relative.generation)) * step / 2;
        let x = EDGE + (relative.generation - first) * (WIDTH + ACROSS);
        placed.push(Placed { relative, x, y: EDGE + free + number(above) * step });
    }
    placed
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(0)
}

fn arrow(locale: Locale, line: &Line, source: &Placed<'_>, made: &Placed<'_>) -> AnyView {
    let (x1, y1) = (source.x + WIDTH, source.y + HEIGHT / 2);
    let (x2, y2) = (made.x, made.y + HEIGHT / 2);
    let half = (x1 + x2) / 2;
    let path = format!("M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}");
    let class = if line.translation { "lineage-line lineage-translation" } else { "lineage-line" };
    let mark = line.is_behind().then(|| {
        let words = locale.with("material-behind", &args!(taken = line.taken, now = line.now));
        let (x, y) = (half, (y1 + y2) / 2);
        view! {
            <g class="lineage-behind">
                <title>{words}</title>
                <circle cx=x cy=y r="11"></circle>
                <text x=x y={y + 5} text-anchor="middle">"!"</text>
            </g>
        }
    });
    let head = format!("M{} {}l-8 -5v10z", x2, y2);
    view! { <path class=class d=path></path><path class="lineage-head" d=head></path>{mark} }.into_any()
}

fn node(one: &Placed<'_>) -> AnyView {
    let relative = one.relative;
    let own = relative.generation == 0;
    let class = if own { "lineage-node lineage-own" } else { "lineage-node" };
    let href = format!("/library/{}/{}", relative.id, relative.slug);
    let (first, second) = two_lines(&relative.title);
    let second_y = one.y + 40;
    let second = (!second.is_empty()).then(|| view! { <text class="lineage-name" x={one.x + 12} y=second_y>{second}</text> });
    let about = cut(&format!("{} · {}", thread_words::language(&relative.language), relative.author), LETTERS + 6);
    view! {
        <a href=href class=class aria-current=own.then_some("page")>
            <title>{relative.title.clone()}</title>
            <rect x=one.x y=one.y width=WIDTH height=HEIGHT rx="8"></rect>
            <text class="lineage-name" x={one.x + 12} y={one.y + 22} lang=relative.language.clone()>{first}</text>
            {second}
            <text class="lineage-about" x={one.x + 12} y={one.y + 61}>{about}</text>
        </a>
    }
    .into_any()
}

/// A title in two lines of a box, broken between words.
fn two_lines(title: &str) -> (String, String) {
    let (mut first, mut rest) = (String::new(), String::new());
    for word in title.split_whitespace() {
        let fits = first.chars().count() + word.chars().count() < LETTERS;
        if rest.is_empty() && (first.is_empty() || fits) {
            first = format!("{first} {word}").trim_start().to_owned();
        } else {
            rest = format!("{rest} {word}").trim_start().to_owned();
        }
    }
    (cut(&first, LETTERS), cut(&rest, LETTERS))
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// What the lines mean.
fn legend(locale: Locale) -> AnyView {
    let sample = |class: &'static str| view! { <svg class="lineage-sample" width="44" height="12" aria-hidden="true"><path class=class d="M2 6H42"></path></svg> };
    view! {
        <p class="lineage-legend">
            <span>{sample("lineage-line")}{locale.text("remix-is-adaptation")}</span>
            <span>{sample("lineage-line lineage-translation")}{locale.text("remix-is-translation")}</span>
            <span><span class="lineage-mark"><Icon name="alert" /></span>{locale.text("lineage-behind")}</span>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_broken_between_words_and_cut() {
        assert_eq!(two_lines("Short"), ("Short".to_owned(), String::new()));
        assert_eq!(two_lines("Measuring the resistance of a cell"), ("Measuring the".to_owned(), "resistance of a cell".to_owned()));
        let (first, second) = two_lines(&"ä".repeat(90));
        assert_eq!((first.chars().count(), second.as_str()), (LETTERS, ""));
        assert!(two_lines(&"word ".repeat(40)).1.ends_with('…'));
    }
}
