//! Sets of reply numbers as sorted, disjoint, closed intervals: what a member has seen of a thread.

use std::{fmt, str::FromStr};

/// A set of non-negative numbers; written as `0-4,7,9-12`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervalSet(Vec<(i32, i32)>);

/// The text is not of the form `a-b,c,…` with rising, disjoint, non-touching intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIntervalSet;

impl IntervalSet {
    /// All numbers from `first` to `last`, both included.
    pub fn range(first: i32, last: i32) -> Self {
        if first <= last { Self(vec![(first, last)]) } else { Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The intervals, rising.
    pub fn intervals(&self) -> &[(i32, i32)] {
        &self.0
    }

    pub fn contains(&self, number: i32) -> bool {
        let at = self.0.partition_point(|&(_, last)| last < number);
        self.0.get(at).is_some_and(|&(first, _)| first <= number)
    }

    /// How many numbers are in it.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|&(first, last)| i64::from(last) - i64::from(first) + 1).sum()
    }

    /// Adds one number.
    pub fn insert(&mut self, number: i32) {
        *self = self.union(&Self::range(number, number));
    }

    /// Takes one number out.
    pub fn remove(&mut self, number: i32) {
        *self = self.minus(&Self::range(number, number));
    }

    pub fn union(&self, other: &Self) -> Self {
        let mut all: Vec<(i32, i32)> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_unstable();
        let mut merged: Vec<(i32, i32)> = Vec::with_capacity(all.len());
        for (first, last) in all {
            match merged.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => previous.1 = previous.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        Self(merged)
    }

    /// The numbers of `self` that are not in `other`.
    pub fn minus(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for &(first, last) in &self.0 {
            let mut from = first;
            for &(cut_first, cut_last) in other.0.iter().filter(|cut| cut.1 >= first && cut.0 <= last) {
                if cut_first > from {
                    left.push((from, cut_first - 1));
                }
                from = from.max(cut_last.saturating_add(1));
            }
            if from <= last {
                left.push((from, last));
            }
        }
        Self(left)
    }

    /// The least number in it.
    pub fn first(&self) -> Option<i32> {
        self.0.first().map(|interval| interval.0)
    }
}

impl FromIterator<i32> for IntervalSet {
    fn from_iter<I: IntoIterator<Item = i32>>(numbers: I) -> Self {
        let single: Vec<(i32, i32)> = numbers.into_iter().map(|n| (n, n)).collect();
        Self::default().union(&Self(single))
    }
}

impl fmt::Display for IntervalSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (first, last)) in self.0.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            if first == last { write!(f, "{comma}{first}")? } else { write!(f, "{comma}{first}-{last}")? }
        }
        Ok(())
    }
}

impl FromStr for IntervalSet {
    type Err = NotAnIntervalSet;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut intervals: Vec<(i32, i32)> = Vec::new();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let first: i32 = first.parse().map_err(|_| NotAnIntervalSet)?;
            let last: i32 = last.parse().map_err(|_| NotAnIntervalSet)?;
            let rises = intervals.last().is_none_or(|previous| i64::from(first) > i64::from(previous.1) + 1);
            if first > last || first < 0 || !rises {
                return Err(NotAnIntervalSet);
            }
            intervals.push((first, last));
        }
        Ok(Self(intervals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn numbers() -> impl Strategy<Value = BTreeSet<i32>> {
        prop::collection::btree_set(0..200_i32, 0..80)
    }

    fn set(numbers: &BTreeSet<i32>) -> IntervalSet {
        numbers.iter().copied().collect()
    }

    proptest! {
        #[test]
        fn behaves_like_a_set(a in numbers(), b in numbers(), probe in 0..210_i32) {
            prop_assert_eq!(set(&a).union(&set(&b)), set(&a.union(&b).copied().collect()));
            prop_assert_eq!(set(&a).minus(&set(&b)), set(&a.difference(&b).copied().collect()));
            prop_assert_eq!(set(&a).contains(probe), a.contains(&probe));
            prop_assert_eq!(set(&a).count(), a.len() as i64);
            prop_assert_eq!(set(&a).first(), a.first().copied());
        }

        #[test]
        fn is_written_and_read_back(a in numbers()) {
            prop_assert_eq!(set(&a).to_string().parse::<IntervalSet>(), Ok(set(&a)));
        }

        #[test]
        fn is_always_in_its_shortest_form(a in numbers(), n in 0..200_i32) {
            let mut with = set(&a);
            with.insert(n);
            for pair in with.intervals().windows(2) {
                prop_assert!(pair[0].1 + 1 < pair[1].0);
            }
            with.remove(n);
            prop_assert!(!with.contains(n));
        }

        #[test]
        fn never_panics_on_foreign_text(text in "\\PC{0,40}") {
            let _ = text.parse::<IntervalSet>();
        }
    }

    #[test]
    fn reads_only_its_own_form() {
        for bad in ["3-1", "1,1", "1-3,4", "a", "-1", "1--2", "99999999999"] {
            assert_eq!(bad.parse::<IntervalSet>(), Err(NotAnIntervalSet), "{bad}");
        }
        assert_eq!("".parse::<IntervalSet>(), Ok(IntervalSet::default()));
    }
}
