//! Who may link and unlink accounts of providers.

use super::writer;
use crate::cx::{Actor, Me};
use model::Problem;

/// Whoever may change anything may link; the suspended keep the ways in that they have.
pub fn may_link(actor: &Actor) -> Result<&Me, Problem> {
    writer(actor)
}

/// Nobody takes away their last way in. `others` is how many linked accounts would be left.
pub fn may_unlink(actor: &Actor, has_password: bool, others: i64) -> Result<(), Problem> {
    writer(actor)?;
    if has_password || others > 0 { Ok(()) } else { Err(Problem::LastWayIn) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Suspension;
    use std::sync::Arc;

    fn member(suspended: bool) -> Actor {
        let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
        Actor::Member(Arc::new(Me { suspended, ..Me::default() }))
    }

    #[test]
    fn the_last_way_in_stays() {
        for (has_password, others, expected) in [(true, 0, Ok(())), (false, 1, Ok(())), (true, 1, Ok(())), (false, 0, Err(Problem::LastWayIn))] {
            assert_eq!(may_unlink(&member(false), has_password, others), expected);
        }
    }

    #[test]
    fn visitors_and_the_suspended_change_nothing() {
        assert_eq!(may_link(&Actor::Visitor), Err(Problem::SignInFirst));
        assert_eq!(may_link(&member(true)), Err(Problem::Suspended));
        assert_eq!(may_unlink(&member(true), true, 5), Err(Problem::Suspended));
        assert!(may_link(&member(false)).is_ok());
    }
}
