//! Names and tags that are mistyped: the words of all of them by their groups of three letters. What is similar is only
//! looked for; whether the asker may see it is decided by the search that follows.

use super::{entry::Entry, entry::Kind, sql, words::wholes};
use crate::{
    cx::Cx,
    db::{all, count, run},
    failure::Result,
};
use model::{MemberId, SearchKind};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeSet;

/// Shorter words are like too many others.
const SHORTEST: usize = 5;
/// From this length on, two letters may be wrong.
const LONG: usize = 8;
/// Words that are compared letter by letter.
const COMPARED: usize = 40;
/// Similar words that are looked for.
const SIMILAR: usize = 3;

/// The kind under which the words of names are kept: people have one, whoever may find them.
fn shelf(kind: Kind) -> Option<SearchKind> {
    match kind {
        Kind::PublicPerson | Kind::Person => Some(SearchKind::Person),
        Kind::Organisation => Some(SearchKind::Organisation),
        Kind::Tag => Some(SearchKind::Tag),
        Kind::Thread | Kind::Reply | Kind::Material | Kind::Other(_) => None,
    }
}

/// All groups of three letters, with blanks around the word.
fn grams(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = "  ".chars().chain(word.chars()).chain([' ']).collect();
    letters.windows(3).map(|three| three.iter().collect()).collect()
}

/// Keeps the words of the entries' names.
pub(super) async fn learn(txn: &impl ConnectionTrait, entries: &[Entry]) -> Result<()> {
    let mut rows: BTreeSet<(&str, String, String)> = BTreeSet::new();
    for entry in entries {
        let Some(kind) = shelf(entry.kind) else { continue };
        for word in entry.names.iter().filter(|word| word.chars().count() >= SHORTEST - 1) {
            rows.extend(grams(word).into_iter().map(|gram| (kind.as_str(), gram, word.clone())));
        }
    }
    let rows: Vec<(&str, String, String)> = rows.into_iter().collect();
    for part in rows.chunks(500) {
        let values = part.iter().flat_map(|(kind, gram, word)| -> [Value; 3] { [(*kind).into(), gram.clone().into(), word.clone().into()] });
        run(txn, &sql::learn_grams(part.len()), values.collect()).await?;
    }
    Ok(())
}

/// Forgets words of people's and organisations' names that nobody has any more. Tags stay.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let (txn, mut gone) = (cx.begin().await?, 0);
    for (kind, used) in [(SearchKind::Person, sql::USED_BY_MEMBERS), (SearchKind::Organisation, sql::USED_BY_ORGANISATIONS)] {
        gone += run(&txn, &sql::forget_unused(used), vec![kind.as_str().into()]).await?;
    }
    txn.commit().await?;
    Ok(count(gone))
}

/// Forgets the words of one member's name, as far as nobody else has them. Call it before the name is gone.
pub(crate) async fn forget_name(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    run(txn, sql::FORGET_NAME, vec![member.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Known {
    word: String,
}

/// For each typed word, words of names of this kind that look like it; the word itself, if there are none. One statement.
pub(super) async fn similar(conn: &impl ConnectionTrait, kind: SearchKind, typed: &[&str]) -> Result<Vec<Vec<String>>> {
    let typed: Vec<Vec<String>> = typed.iter().map(|typed| wholes(typed)).collect();
    let long: Vec<&str> = typed.iter().filter_map(|words| comparable(words)).collect();
    let grams: BTreeSet<String> = long.iter().flat_map(|word| grams(word)).collect();
    let known: Vec<Known> = if grams.is_empty() {
        Vec::new()
    } else {
        let sql = sql::similar(grams.len(), COMPARED * long.len());
        let values = std::iter::once(kind.as_str().into()).chain(grams.into_iter().map(Into::into)).collect();
        all(conn, &sql, values).await?
    };
    let like = |words: Vec<String>| match comparable(&words).map(|word| near(word, &known)) {
        Some(near) if !near.is_empty() => near,
        Some(_) => words,
        // Short words are like too many others, and several in quotes are no word.
        None if words.len() == 1 => words,
        None => Vec::new(),
    };
    Ok(typed.into_iter().map(like).collect())
}

fn comparable(words: &[String]) -> Option<&str> {
    let [word] = words else { return None };
    (word.chars().count() >= SHORTEST).then_some(word)
}

/// The most similar first.
fn near(word: &str, known: &[Known]) -> Vec<String> {
    let most = if word.chars().count() >= LONG { 2 } else { 1 };
    let distances = known.iter().map(|one| (distance(word, &one.word), &one.word));
    let mut near: Vec<(usize, &String)> = distances.filter(|(distance, _)| *distance <= most).collect();
    near.sort();
    near.into_iter().map(|(_, word)| word.clone()).take(SIMILAR).collect()
}

/// How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&above, j - 1) + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_compared() {
        for (one, other, expected) in
            [("silva", "silva", 0), ("silva", "sliva", 1), ("silva", "silv", 1), ("silva", "silwa", 1), ("silva", "", 5), ("nogueira", "nogeuria", 2)]
        {
            assert_eq!(distance(one, other), expected, "{one} {other}");
            assert_eq!(distance(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn a_word_has_its_groups_of_letters() {
        assert_eq!(grams("abc").into_iter().collect::<Vec<_>>(), ["  a", " ab", "abc", "bc "]);
    }
}
