//! Who may take along what is theirs, and leave. The suspended may, too: what is theirs is not taken from them.

use crate::cx::{Actor, Me};
use model::Problem;

/// Whoever has an account may download what is theirs.
pub fn may_take(actor: &Actor) -> Result<&Me, Problem> {
    actor.me().ok_or(Problem::SignInFirst)
}

/// Whoever has an account may leave, but not the one admin that a site has left.
pub fn may_leave(actor: &Actor, only_admin: bool) -> Result<&Me, Problem> {
    let me = may_take(actor)?;
    if only_admin { Err(Problem::LastAdmin) } else { Ok(me) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Suspension;
    use std::sync::Arc;

    #[test]
    fn everybody_may_leave_but_the_only_admin() {
        let suspended = Some(Suspension { reason: String::new(), until: None });
        let member = Actor::Member(Arc::new(Me { suspended, ..Me::default() }));
        assert!(may_take(&member).is_ok() && may_leave(&member, false).is_ok());
        assert_eq!(may_leave(&member, true).err(), Some(Problem::LastAdmin));
        assert_eq!(may_leave(&Actor::Visitor, false).err(), Some(Problem::SignInFirst));
    }
}
