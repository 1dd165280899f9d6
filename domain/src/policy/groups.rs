//! Who may do what with a group.

use super::{Cleared, writer};
use crate::cx::Actor;
use model::{GroupRole, Joining, Problem};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// What it is for.
    See,
    /// Who belongs to it, and its boards.
    SeeInside,
    Join,
    /// Have keepers decide on it.
    Ask,
    /// Take a request back, decline an invitation.
    TakeBack,
    Leave,
    /// Its words, its members, its boards.
    Keep,
    Close,
}

impl Act {
    pub const ALL: [Self; 8] = [Self::See, Self::SeeInside, Self::Join, Self::Ask, Self::TakeBack, Self::Leave, Self::Keep, Self::Close];
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub joining: Joining,
    /// Only its members and those they invited know of it.
    pub hidden: bool,
    pub closed: bool,
    /// What the actor is in it.
    pub role: Option<GroupRole>,
    /// The actor is invited and has not answered.
    pub invited: bool,
    /// The actor waits for an answer.
    pub asked: bool,
}

/// Wraps the row if the actor may.
pub fn clear<T>(actor: &Actor, act: Act, facts: Facts, row: T) -> Result<Cleared<T>, Problem> {
    may(actor, act, facts).map(|()| Cleared(row))
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: Facts) -> Result<(), Problem> {
    let inside = facts.role.is_some();
    let open = !facts.closed && (!facts.hidden || facts.invited);
    if !inside && !open && !actor.is_staff() {
        return Err(Problem::NotFound);
    }
    let when = |yes: bool| if yes { Ok(()) } else { Err(Problem::Forbidden) };
    match act {
        Act::See => return Ok(()),
        Act::SeeInside => {
            actor.me().ok_or(Problem::SignInFirst)?;
            return when(inside || actor.is_staff());
        }
        // Going is everybody's right, also of who may not write any more.
        Act::Leave => {
            actor.me().ok_or(Problem::SignInFirst)?;
            return when(inside);
        }
        Act::TakeBack => {
            actor.me().ok_or(Problem::SignInFirst)?;
            return when(facts.invited || facts.asked);
        }
        Act::Join | Act::Ask | Act::Keep | Act::Close => {}
    }
    let staff = writer(actor)?.role.is_staff();
    let keeper = facts.role == Some(GroupRole::Keeper);
    match act {
        Act::Join => when(!facts.closed && !inside && (facts.invited || facts.joining == Joining::Open)),
        Act::Ask => when(!facts.closed && !inside && !facts.invited && facts.joining == Joining::Request),
        Act::Keep => when(keeper && !facts.closed),
        _ => when((keeper || staff) && !facts.closed),
    }
}

/// Any member may start one; whether for an organisation is asked of the organisation.
pub fn may_start(actor: &Actor) -> Result<(), Problem> {
    writer(actor).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::{Me, Suspension};
    use model::{MemberId, Role};
    use std::sync::Arc;

    const OPEN: Facts = Facts { joining: Joining::Open, hidden: false, closed: false, role: None, invited: false, asked: false };

    fn actor(role: Role, suspended: bool) -> Actor {
        let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
        Actor::Member(Arc::new(Me { id: MemberId(7), role, suspended, ..Me::default() }))
    }

    fn allowed(actor: &Actor, facts: Facts) -> Vec<Act> {
        Act::ALL.into_iter().filter(|act| may(actor, *act, facts).is_ok()).collect()
    }

    #[test]
    fn outsiders_see_what_it_is_and_join_as_it_says() {
        let member = actor(Role::Member, false);
        assert_eq!(allowed(&Actor::Visitor, OPEN), [Act::See]);
        assert_eq!(allowed(&member, OPEN), [Act::See, Act::Join]);
        assert_eq!(allowed(&member, Facts { joining: Joining::Request, ..OPEN }), [Act::See, Act::Ask]);
        assert_eq!(allowed(&member, Facts { joining: Joining::Request, asked: true, ..OPEN }), [Act::See, Act::Ask, Act::TakeBack]);
        assert_eq!(allowed(&member, Facts { joining: Joining::Invitation, ..OPEN }), [Act::See]);
        assert_eq!(allowed(&member, Facts { joining: Joining::Invitation, invited: true, ..OPEN }), [Act::See, Act::Join, Act::TakeBack]);
        assert_eq!(may(&Actor::Visitor, Act::Join, OPEN), Err(Problem::SignInFirst));
        assert_eq!(may(&actor(Role::Member, true), Act::Join, OPEN), Err(Problem::Suspended));
    }

    #[test]
    fn hidden_and_closed_groups_are_there_for_those_inside() {
        let member = actor(Role::Member, false);
        let inside = Some(GroupRole::Member);
        for facts in [Facts { hidden: true, joining: Joining::Invitation, ..OPEN }, Facts { closed: true, ..OPEN }] {
            for act in Act::ALL {
                assert_eq!(may(&member, act, facts), Err(Problem::NotFound), "{act:?}");
                assert_eq!(may(&Actor::Visitor, act, facts), Err(Problem::NotFound), "{act:?}");
            }
            assert_eq!(allowed(&member, Facts { role: inside, ..facts }), [Act::See, Act::SeeInside, Act::Leave]);
        }
    }

    #[test]
    fn keepers_keep_and_staff_closes() {
        let keeper = Facts { role: Some(GroupRole::Keeper), ..OPEN };
        assert_eq!(allowed(&actor(Role::Member, false), keeper), [Act::See, Act::SeeInside, Act::Leave, Act::Keep, Act::Close]);
        assert_eq!(allowed(&actor(Role::Member, true), keeper), [Act::See, Act::SeeInside, Act::Leave]);
        let hidden = Facts { hidden: true, joining: Joining::Invitation, ..OPEN };
        assert_eq!(allowed(&actor(Role::Moderator, false), hidden), [Act::See, Act::SeeInside, Act::Close]);
        assert_eq!(allowed(&actor(Role::Moderator, false), Facts { closed: true, ..hidden }), [Act::See, Act::SeeInside]);
    }
}
