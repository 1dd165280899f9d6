//! What a work made of others may be licensed under.

use super::Licence;
use serde::{Deserialize, Serialize};

/// Why no adaptation of these sources may be shared. Texts: `adaptation-refused-<as_str>` says why, `adaptation-way-<as_str>` what is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// All rights of a source are reserved.
    RightsReserved,
    /// A source says "no derivatives".
    NoDerivatives,
    /// BY-SA and BY-NC-SA: the result would have to be under both.
    TwoShareAlikes,
    /// BY-SA and BY-NC: the result would have to be both open to trade and closed to it.
    ShareAlikeWithNonCommercial,
}

/// What somebody can do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Put the works side by side, unchanged, each under its own terms.
    Collect,
    /// Link to it.
    Link,
    /// Ask the author for other terms.
    Ask,
    /// Make it without one of the sources.
    LeaveOut,
}

impl Way {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Collect => "collect",
            Self::Link => "link",
            Self::Ask => "ask",
            Self::LeaveOut => "leave-out",
        }
    }
}

impl Refusal {
    pub const ALL: [Self; 4] = [Self::RightsReserved, Self::NoDerivatives, Self::TwoShareAlikes, Self::ShareAlikeWithNonCommercial];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::RightsReserved => "rights-reserved",
            Self::NoDerivatives => "no-derivatives",
            Self::TwoShareAlikes => "two-share-alikes",
            Self::ShareAlikeWithNonCommercial => "share-alike-with-non-commercial",
        }
    }

    /// What is possible instead, the nearest first.
    pub fn ways(self) -> &'static [Way] {
        match self {
            Self::RightsReserved => &[Way::Link, Way::Ask, Way::LeaveOut],
            Self::NoDerivatives => &[Way::Collect, Way::Ask, Way::LeaveOut],
            Self::TwoShareAlikes | Self::ShareAlikeWithNonCommercial => &[Way::LeaveOut, Way::Collect, Way::Ask],
        }
    }

    /// Whether a source under this licence has a part in it, so that a page can mark it.
    pub fn concerns(self, source: Licence) -> bool {
        match self {
            Self::RightsReserved => source == Licence::RightsReserved,
            Self::NoDerivatives => matches!(source, Licence::ByNd | Licence::ByNcNd),
            Self::TwoShareAlikes => source.is_share_alike(),
            Self::ShareAlikeWithNonCommercial => matches!(source, Licence::BySa | Licence::ByNc),
        }
    }
}

/// The licences that a work made of these sources may have, the recommended one first. Without sources it is a work of one's own.
/// This is the adapter's-licence rule of Creative Commons; the sources keep their licences.
pub fn adaptation(sources: &[Licence]) -> Result<Vec<Licence>, Refusal> {
    let has = |licence: Licence| sources.contains(&licence);
    if has(Licence::RightsReserved) {
        return Err(Refusal::RightsReserved);
    }
    if !sources.iter().all(|source| source.allows_adaptation()) {
        return Err(Refusal::NoDerivatives);
    }
    match (has(Licence::BySa), has(Licence::ByNcSa), has(Licence::ByNc)) {
        (true, true, _) => Err(Refusal::TwoShareAlikes),
        (true, false, true) => Err(Refusal::ShareAlikeWithNonCommercial),
        (true, false, false) => Ok(vec![Licence::BySa]),
        (false, true, _) => Ok(vec![Licence::ByNcSa]),
        (false, false, true) => Ok(vec![Licence::ByNc, Licence::ByNcSa]),
        (false, false, false) => Ok(of_free_sources(sources)),
    }
}

/// All licences that somebody can give to a work; CC0 only where no source has an author to be named.
fn of_free_sources(sources: &[Licence]) -> Vec<Licence> {
    let is_unbound = sources.iter().all(|source| source.is_public_domain());
    let fits = |licence: &Licence| match licence {
        Licence::PublicDomain | Licence::RightsReserved => false,
        Licence::Cc0 => is_unbound,
        _ => true,
    };
    Licence::ALL.into_iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Licence::{By, ByNc, ByNcNd, ByNcSa, ByNd, BySa, Cc0, PublicDomain, RightsReserved};
    use std::collections::BTreeSet;

    /// The order of the chart.
    const CHART: [Licence; 7] = [Cc0, By, BySa, ByNc, ByNd, ByNcSa, ByNcNd];

    /// The remix chart of Creative Commons (wiki.creativecommons.org, "CC license compatibility"): may the two be combined?
    const COMPATIBLE: [[bool; 7]; 7] = {
        const Y: bool = true;
        const N: bool = false;
        [
            // Cc0 By BySa ByNc ByNd ByNcSa ByNcNd
            [Y, Y, Y, Y, N, Y, N],
            [Y, Y, Y, Y, N, Y, N],
            [Y, Y, Y, N, N, N, N],
            [Y, Y, N, Y, N, Y, N],
            [N, N, N, N, N, N, N],
            [Y, Y, N, Y, N, Y, N],
            [N, N, N, N, N, N, N],
        ]
    };

    /// One cell of the table below: `*` any licence, `b` any but CC0, `s` BY-SA, `c` BY-NC or BY-NC-SA, `a` BY-NC-SA, `D` no derivatives,
    /// `2` two share-alikes, `x` share-alike with non-commercial.
    const RESULTS: [&str; 7] = [
        // Cc0 By BySa ByNc ByNd ByNcSa ByNcNd
        "*bscDaD", // Cc0
        "bbscDaD", // By
        "sssxD2D", // BySa
        "ccxcDaD", // ByNc
        "DDDDDDD", // ByNd
        "aa2aDaD", // ByNcSa
        "DDDDDDD", // ByNcNd
    ];

    fn meaning(cell: char) -> Result<Vec<Licence>, Refusal> {
        match cell {
            '*' => Ok(vec![BySa, By, Cc0, ByNcSa, ByNc, ByNd, ByNcNd]),
            'b' => Ok(vec![BySa, By, ByNcSa, ByNc, ByNd, ByNcNd]),
            's' => Ok(vec![BySa]),
            'c' => Ok(vec![ByNc, ByNcSa]),
            'a' => Ok(vec![ByNcSa]),
            'D' => Err(Refusal::NoDerivatives),
            '2' => Err(Refusal::TwoShareAlikes),
            'x' => Err(Refusal::ShareAlikeWithNonCommercial),
            _ => unreachable!(),
        }
    }

    #[test]
    fn all_pairs_are_those_of_the_table_and_of_the_chart() {
        for ((row, one), cells) in CHART.into_iter().enumerate().zip(RESULTS) {
            for ((column, other), cell) in CHART.into_iter().enumerate().zip(cells.chars()) {
                let result = adaptation(&[one, other]);
                assert_eq!(result, meaning(cell), "{one:?} with {other:?}");
                assert_eq!(result.is_ok(), COMPATIBLE[row][column], "{one:?} with {other:?}");
            }
        }
    }

    /// What one source alone lets an adaptation have: the adapter's-licence chart, row by row. Without the refusals, an intersection of these
    /// is all there is to the rule.
    fn row(source: Licence) -> BTreeSet<Licence> {
        match source {
            Cc0 | PublicDomain => [Cc0, By, BySa, ByNc, ByNcSa, ByNd, ByNcNd].into(),
            By => [By, BySa, ByNc, ByNcSa, ByNd, ByNcNd].into(),
            BySa => [BySa].into(),
            ByNc => [ByNc, ByNcSa].into(),
            ByNcSa => [ByNcSa].into(),
            ByNd | ByNcNd | RightsReserved => BTreeSet::new(),
        }
    }

    #[test]
    fn three_sources_allow_what_each_of_them_allows() {
        for one in Licence::ALL {
            for two in Licence::ALL {
                for three in Licence::ALL {
                    let sources = [one, two, three];
                    let common = sources.into_iter().map(row).reduce(|all, next| &all & &next).expect("three");
                    let result = adaptation(&sources);
                    let allowed: BTreeSet<Licence> = result.clone().unwrap_or_default().into_iter().collect();
                    assert_eq!(allowed, common, "{sources:?}");
                    assert_eq!(result.is_err(), common.is_empty(), "{sources:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_and_number_of_sources_make_no_difference() {
        for one in Licence::ALL {
            for other in Licence::ALL {
                assert_eq!(adaptation(&[one, other]), adaptation(&[other, one]));
                assert_eq!(adaptation(&[one, one, other]), adaptation(&[one, other]));
            }
        }
    }

    #[test]
    fn a_work_of_one_s_own_may_be_anything_but_the_mark() {
        assert_eq!(adaptation(&[]), Ok(vec![BySa, By, Cc0, ByNcSa, ByNc, ByNd, ByNcNd]));
        assert_eq!(adaptation(&[PublicDomain]), adaptation(&[Cc0]));
    }

    #[test]
    fn a_refusal_says_whom_it_concerns_and_what_is_possible() {
        for one in Licence::ALL {
            for other in Licence::ALL {
                let Err(refusal) = adaptation(&[one, other]) else { continue };
                assert!(refusal.concerns(one) || refusal.concerns(other), "{one:?} with {other:?}");
                assert!(!refusal.ways().is_empty());
            }
        }
        assert_eq!(adaptation(&[RightsReserved, ByNd]), Err(Refusal::RightsReserved));
        assert_eq!(adaptation(&[BySa, ByNcSa, ByNc]), Err(Refusal::TwoShareAlikes));
        assert!(!Refusal::NoDerivatives.concerns(BySa));
        assert!(!Refusal::RightsReserved.ways().contains(&Way::Collect));
    }
}
