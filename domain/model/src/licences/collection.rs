//! What holds for a collection: works side by side, unchanged, each under its own licence.

use super::Licence;
use serde::{Deserialize, Serialize};

/// The terms that somebody meets who takes a collection as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionTerms {
    /// One of its works may not be traded, so the whole may not.
    pub non_commercial: bool,
    /// One of its works may not be changed, so the whole cannot be remixed as it is.
    pub unchanged: bool,
    /// One of its works is only linked: it does not come along in a copy.
    pub with_links: bool,
}

/// Works with different licences may always stand in one collection; the strictest decides about the whole.
pub fn collection_terms(members: &[Licence]) -> CollectionTerms {
    CollectionTerms {
        non_commercial: members.iter().any(|one| one.is_non_commercial()),
        unchanged: members.iter().any(|one| !one.allows_adaptation()),
        with_links: members.iter().any(|one| !one.may_be_shared()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Licence::{By, ByNc, ByNcNd, ByNcSa, ByNd, BySa, Cc0, PublicDomain, RightsReserved};

    #[test]
    fn one_work_that_may_not_be_traded_keeps_the_whole_from_trade() {
        for closed in [ByNc, ByNcSa, ByNcNd] {
            assert!(collection_terms(&[Cc0, By, BySa, closed]).non_commercial, "{closed:?}");
        }
        assert!(!collection_terms(&[Cc0, By, BySa, ByNd, PublicDomain, RightsReserved]).non_commercial);
    }

    #[test]
    fn the_strictest_work_decides() {
        assert_eq!(collection_terms(&[]), CollectionTerms::default());
        assert_eq!(collection_terms(&[By, BySa, ByNcSa]), CollectionTerms { non_commercial: true, ..CollectionTerms::default() });
        assert_eq!(collection_terms(&[By, ByNd]), CollectionTerms { unchanged: true, ..CollectionTerms::default() });
        assert_eq!(collection_terms(&[RightsReserved]), CollectionTerms { unchanged: true, with_links: true, ..CollectionTerms::default() });
    }
}
