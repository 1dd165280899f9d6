//! Who may say what about teaching material, and who answers.

use super::{materials, writer};
use crate::cx::Actor;
use model::{MaterialState, Problem};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Report that it was used in class, review it, call it outdated: for all but its authors.
    Judge,
    /// Answer what others said, ask for a review, say when it is looked at again: for its authors.
    Care,
    /// Begin or find its thread.
    Discuss,
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: materials::Facts) -> Result<(), Problem> {
    materials::may(actor, materials::Act::See, facts)?;
    writer(actor)?;
    let published = facts.state != MaterialState::Draft;
    let fits = match act {
        Act::Judge => published && !facts.author,
        Act::Care => published && facts.author,
        Act::Discuss => published,
    };
    if fits { Ok(()) } else { Err(Problem::Forbidden) }
}

/// Taking back what was said: one's own, or by staff.
pub fn may_take_back(actor: &Actor, own: bool) -> Result<(), Problem> {
    let me = writer(actor)?;
    if own || me.role.is_staff() { Ok(()) } else { Err(Problem::Forbidden) }
}

/// Making a resource of a post: its author alone can choose a licence for it. Others ask them.
pub fn may_make_of_post(actor: &Actor, own: bool) -> Result<(), Problem> {
    writer(actor)?;
    if own { Ok(()) } else { Err(Problem::Forbidden) }
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

    fn facts(state: MaterialState, author: bool) -> materials::Facts {
        materials::Facts { state, author, removed: false }
    }

    #[test]
    fn colleagues_judge_and_authors_answer() {
        for state in [MaterialState::Published, MaterialState::Retired] {
            let (member, staff) = (actor(Role::Member, false), actor(Role::Admin, false));
            for (author, judge, care) in [(false, Ok(()), Err(Problem::Forbidden)), (true, Err(Problem::Forbidden), Ok(()))] {
                for who in [&member, &staff] {
                    assert_eq!(may(who, Act::Judge, facts(state, author)), judge);
                    assert_eq!(may(who, Act::Care, facts(state, author)), care);
                    assert_eq!(may(who, Act::Discuss, facts(state, author)), Ok(()));
                }
                for act in [Act::Judge, Act::Care, Act::Discuss] {
                    assert_eq!(may(&Actor::Visitor, act, facts(state, author)), Err(Problem::SignInFirst));
                    assert_eq!(may(&actor(Role::Member, true), act, facts(state, author)), Err(Problem::Suspended));
                }
            }
        }
    }

    #[test]
    fn drafts_are_not_judged() {
        for act in [Act::Judge, Act::Care, Act::Discuss] {
            assert_eq!(may(&actor(Role::Member, false), act, facts(MaterialState::Draft, false)), Err(Problem::NotFound));
            assert_eq!(may(&actor(Role::Member, false), act, facts(MaterialState::Draft, true)), Err(Problem::Forbidden));
        }
    }

    #[test]
    fn words_are_taken_back_by_who_said_them_or_staff() {
        assert_eq!(may_take_back(&actor(Role::Member, false), true), Ok(()));
        assert_eq!(may_take_back(&actor(Role::Member, false), false), Err(Problem::Forbidden));
        assert_eq!(may_take_back(&actor(Role::Moderator, false), false), Ok(()));
        assert_eq!(may_take_back(&actor(Role::Member, true), true), Err(Problem::Suspended));
        assert_eq!(may_make_of_post(&actor(Role::Admin, false), false), Err(Problem::Forbidden));
        assert_eq!(may_make_of_post(&actor(Role::Member, false), true), Ok(()));
        assert_eq!(may_make_of_post(&Actor::Visitor, false), Err(Problem::SignInFirst));
    }
}
