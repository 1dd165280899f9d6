//! Who reads what of a member, and who may say where somebody works.

use super::writer;
use crate::cx::Actor;
use model::{MemberId, MemberKind, Problem, Role, Visibility};

/// What a part of somebody else's profile must at least be open to, for the asker to read it. Lists use its rank in SQL.
pub fn reach(actor: &Actor) -> Visibility {
    if actor.me().is_some() { Visibility::Members } else { Visibility::Public }
}

/// Whether the asker may read a part of this member's profile.
pub fn may_see(actor: &Actor, owner: MemberId, open_to: Visibility) -> bool {
    actor.id() == Some(owner) || open_to >= reach(actor)
}

/// The same for a stored rank.
pub fn may_see_rank(actor: &Actor, owner: MemberId, rank: i32) -> bool {
    may_see(actor, owner, Visibility::of_rank(rank))
}

/// One's own profile, and only that.
pub fn may_change_profile(actor: &Actor) -> Result<MemberId, Problem> {
    writer(actor).map(|me| me.id)
}

/// Any member may add an organisation or say that they belong to one.
pub fn may_join_organisations(actor: &Actor) -> Result<MemberId, Problem> {
    writer(actor).map(|me| me.id)
}

/// Whether a new organisation is listed without waiting for staff: from admins, and from verified coordinators.
pub fn is_trusted_with_organisations(actor: &Actor, coordinator_until: i64, now: i64) -> bool {
    actor.me().is_some_and(|me| me.role == Role::Admin) || coordinator_until > now
}

/// Whether the asker may know of an organisation: one that waits or was refused is between its adder and staff.
pub fn may_see_organisation(actor: &Actor, state: &str, added_by: Option<i64>) -> Result<(), Problem> {
    let own = added_by.is_some() && actor.id().map(|id| id.0) == added_by;
    if state == "listed" || own || actor.is_staff() { Ok(()) } else { Err(Problem::NotFound) }
}

/// Approving and rejecting organisations.
pub fn may_judge_organisations(actor: &Actor) -> Result<MemberId, Problem> {
    let me = writer(actor)?;
    if me.role.is_staff() { Ok(me.id) } else { Err(Problem::Forbidden) }
}

/// Changing what is told of an organisation: its coordinators, staff, and whoever added it while it waits. Gives whether the
/// domains that verify people may be changed too; a coordinator gives their word for each person instead.
pub fn may_change_organisation(actor: &Actor, coordinates_it: bool, own_and_waiting: bool) -> Result<bool, Problem> {
    let me = writer(actor)?;
    if me.role.is_staff() || own_and_waiting {
        return Ok(true);
    }
    if coordinates_it { Ok(false) } else { Err(Problem::Forbidden) }
}

/// Giving one's word that a member belongs to an organisation, or taking it back: a verified coordinator of that
/// organisation, or staff; never for oneself.
pub fn may_confirm(actor: &Actor, coordinates_it: bool, member: MemberId) -> Result<MemberId, Problem> {
    let me = writer(actor)?;
    let may = me.id != member && (me.role.is_staff() || coordinates_it);
    if may { Ok(me.id) } else { Err(Problem::Forbidden) }
}

/// Whether a member's kind stands with an organisation behind it, now: coordinators need its word that they coordinate it.
pub fn is_verified(kind: &str, verified_until: i64, coordinator_until: i64, now: i64) -> bool {
    match MemberKind::parse(kind) {
        Some(MemberKind::Coordinator) => coordinator_until > now,
        _ => verified_until > now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::{Me, Suspension};
    use std::sync::Arc;

    const OWNER: MemberId = MemberId(1);

    fn actor(id: i64, role: Role, suspended: bool) -> Actor {
        let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
        Actor::Member(Arc::new(Me { id: MemberId(id), role, suspended, ..Me::default() }))
    }

    #[test]
    fn each_part_is_read_by_whom_it_is_open_to() {
        use Visibility::{Circles, Members, Nobody, Public};
        let (visitor, other, owner, staff) =
            (Actor::Visitor, actor(2, Role::Member, false), actor(1, Role::Member, false), actor(3, Role::Admin, false));
        for (open_to, expected) in [
            (Public, [true, true, true, true]),
            (Members, [false, true, true, true]),
            (Circles, [false, false, true, false]),
            (Nobody, [false, false, true, false]),
        ] {
            let seen = [&visitor, &other, &owner, &staff].map(|actor| may_see(actor, OWNER, open_to));
            assert_eq!(seen, expected, "{open_to:?}");
        }
        assert!(!may_see_rank(&other, OWNER, 17), "an unknown rank is open to nobody");
    }

    #[test]
    fn the_word_is_given_by_coordinators_of_the_house_and_by_staff() {
        let member = actor(2, Role::Member, false);
        assert_eq!(may_confirm(&member, false, OWNER), Err(Problem::Forbidden));
        assert_eq!(may_confirm(&member, true, OWNER), Ok(MemberId(2)));
        assert_eq!(may_confirm(&member, true, MemberId(2)), Err(Problem::Forbidden), "not for oneself");
        assert_eq!(may_confirm(&actor(3, Role::Moderator, false), false, OWNER), Ok(MemberId(3)));
        assert_eq!(may_confirm(&actor(3, Role::Admin, true), false, OWNER), Err(Problem::Suspended));
        assert_eq!(may_confirm(&Actor::Visitor, false, OWNER), Err(Problem::SignInFirst));
    }

    #[test]
    fn organisations_that_wait_are_between_their_adder_and_staff() {
        let (adder, other, staff) = (actor(1, Role::Member, false), actor(2, Role::Member, false), actor(3, Role::Moderator, false));
        for state in ["waiting", "rejected"] {
            let seen = [&adder, &other, &staff, &Actor::Visitor].map(|actor| may_see_organisation(actor, state, Some(1)).is_ok());
            assert_eq!(seen, [true, false, true, false], "{state}");
        }
        assert!(may_see_organisation(&Actor::Visitor, "listed", None).is_ok());
        assert!(may_see_organisation(&Actor::Visitor, "waiting", None).is_err());
        assert_eq!(may_judge_organisations(&other), Err(Problem::Forbidden));
        assert!(may_judge_organisations(&staff).is_ok());
        assert!(is_trusted_with_organisations(&actor(4, Role::Admin, false), 0, 5));
        assert!(!is_trusted_with_organisations(&other, 5, 5) && is_trusted_with_organisations(&other, 6, 5));
    }
}
