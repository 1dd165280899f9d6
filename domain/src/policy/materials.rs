//! Who may do what with teaching material.

use super::writer;
use crate::cx::Actor;
use model::{MaterialState, Problem};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read it, with its files.
    See,
    Edit,
    Publish,
    /// Take it out of the lists, or put it back. What staff took out only staff puts back.
    Retire,
    /// Make something of one's own from it.
    Remix,
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub state: MaterialState,
    /// The actor is one of its authors.
    pub author: bool,
    /// Staff took it out of the lists.
    pub removed: bool,
}

/// Which materials `m` are in lists, for everybody.
pub const LISTED: &str = "m.state = 'published'";

/// Any member may begin one.
pub fn may_start(actor: &Actor) -> Result<(), Problem> {
    writer(actor).map(drop)
}

/// Staff reads what members propose for ESCO; nobody else knows of the list.
pub fn may_read_proposals(actor: &Actor) -> Result<(), Problem> {
    let me = actor.me().ok_or(Problem::SignInFirst)?;
    let staff = me.role.is_staff();
    if !staff {
        return Err(if me.lacks_second_factor { Problem::Forbidden } else { Problem::NotFound });
    }
    Ok(())
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: Facts) -> Result<(), Problem> {
    // Drafts are nobody's business but their authors'; staff sees them to answer reports.
    let seen = facts.state != MaterialState::Draft || facts.author || actor.is_staff();
    if !seen {
        return Err(Problem::NotFound);
    }
    if act == Act::See {
        return Ok(());
    }
    let staff = writer(actor)?.role.is_staff();
    let fits = match act {
        Act::See => true,
        Act::Edit => facts.author,
        Act::Publish => facts.author && !facts.removed,
        Act::Retire => staff || (facts.author && !facts.removed),
        Act::Remix => facts.state != MaterialState::Draft,
    };
    if fits { Ok(()) } else { Err(Problem::Forbidden) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::{Me, Suspension};
    use model::Role;
    use std::sync::Arc;

    fn actor(role: Role, suspended: bool) -> Actor {
        let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
        Actor::Member(Arc::new(Me { role, suspended, ..Me::default() }))
    }

    #[test]
    fn drafts_are_their_authors_own() {
        let facts = |author| Facts { state: MaterialState::Draft, author, removed: false };
        for other in [Actor::Visitor, actor(Role::Member, false), actor(Role::Member, true)] {
            for act in [Act::See, Act::Edit, Act::Publish, Act::Retire, Act::Remix] {
                assert_eq!(may(&other, act, facts(false)), Err(Problem::NotFound));
            }
        }
        assert_eq!(may(&actor(Role::Member, false), Act::Edit, facts(true)), Ok(()));
        assert_eq!(may(&actor(Role::Member, true), Act::Edit, facts(true)), Err(Problem::Suspended));
        assert_eq!(may(&actor(Role::Moderator, false), Act::See, facts(false)), Ok(()));
        assert_eq!(may(&actor(Role::Admin, false), Act::Edit, facts(false)), Err(Problem::Forbidden));
    }

    #[test]
    fn what_staff_took_out_only_staff_puts_back() {
        let facts = |author| Facts { state: MaterialState::Retired, author, removed: true };
        for act in [Act::Retire, Act::Publish] {
            assert_eq!(may(&actor(Role::Member, false), act, facts(true)), Err(Problem::Forbidden));
        }
        assert_eq!(may(&actor(Role::Member, false), Act::Edit, facts(true)), Ok(()));
        assert_eq!(may(&actor(Role::Moderator, false), Act::Retire, facts(false)), Ok(()));
        assert_eq!(may(&Actor::Visitor, Act::See, facts(false)), Ok(()));
    }

    #[test]
    fn proposals_are_read_by_staff() {
        assert_eq!(may_read_proposals(&Actor::Visitor), Err(Problem::SignInFirst));
        assert_eq!(may_read_proposals(&actor(Role::Member, false)), Err(Problem::NotFound));
        assert_eq!(may_read_proposals(&actor(Role::Moderator, false)), Ok(()));
    }

    #[test]
    fn what_is_published_can_be_read_and_remixed() {
        for state in [MaterialState::Published, MaterialState::Retired] {
            let facts = Facts { state, author: false, removed: false };
            assert_eq!(may(&Actor::Visitor, Act::See, facts), Ok(()));
            assert_eq!(may(&Actor::Visitor, Act::Remix, facts), Err(Problem::SignInFirst));
            assert_eq!(may(&actor(Role::Member, false), Act::Remix, facts), Ok(()));
            assert_eq!(may(&actor(Role::Member, false), Act::Edit, facts), Err(Problem::Forbidden));
            assert_eq!(may(&actor(Role::Member, false), Act::Retire, facts), Err(Problem::Forbidden));
            assert_eq!(may(&actor(Role::Moderator, false), Act::Retire, facts), Ok(()));
        }
    }
}
