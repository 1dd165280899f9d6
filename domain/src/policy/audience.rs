//! Who sees what has an audience: one rule for doors, one for what comes by itself, and the second as a condition for SQL.

use super::sql;
pub(crate) use super::sql::inside;
use crate::cx::Actor;
use model::Audience;
use sea_orm::Value;

/// Whether the actor may open it. `inside` says that they belong to the group, where the audience is one. Staff opens what a group
/// keeps to itself to answer reports; the group's page says so.
pub fn sees(actor: &Actor, inside: bool, audience: Audience) -> bool {
    finds(actor, inside, audience) || actor.is_staff()
}

/// Whether it comes to the actor by itself: in lists, counts, results, feeds, notices and mails. What a group keeps to itself
/// comes to its members only, so staff does not read along.
pub fn finds(actor: &Actor, inside: bool, audience: Audience) -> bool {
    match audience {
        Audience::Public => true,
        Audience::Members => actor.me().is_some(),
        Audience::Group(_) => inside && actor.me().is_some(),
        Audience::Staff => actor.is_staff(),
    }
}

/// Whether what was written for one audience may come before the other. Staff moves threads as it likes, but not across the
/// border of a group: its members wrote for each other.
pub fn may_change(from: Audience, to: Audience) -> bool {
    from.group() == to.group()
}

/// [`finds`] for lists: a condition on `boards b`, to be put into a `WHERE`. A member's id is added to the values, which must be
/// all that the statement has in front.
pub fn boards_seen_by(actor: &Actor, values: &mut Vec<Value>) -> String {
    let Some(me) = actor.id() else { return sql::PUBLIC_BOARDS.to_owned() };
    values.push(me.into());
    sql::boards_of_member(actor.is_staff(), values.len())
}

/// [`sees`] for the threads of one board that the asker has opened: no condition is needed.
pub const ONE_BOARD: &str = "1 = 1";

/// Whether the asker belongs to the group of `boards b`, as a column of a `SELECT`. Guests belong to none.
pub fn is_inside(actor: &Actor, values: &mut Vec<Value>) -> String {
    let Some(me) = actor.id() else { return "FALSE".to_owned() };
    values.push(me.into());
    sql::has_inside(values.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::Me;
    use model::{GroupId, MemberId, Role};
    use std::sync::Arc;

    fn member(role: Role) -> Actor {
        Actor::Member(Arc::new(Me { id: MemberId(7), role, ..Me::default() }))
    }

    const GROUP: Audience = Audience::Group(GroupId(3));

    #[test]
    fn an_audience_is_who_it_says() {
        let (visitor, anyone, staff) = (Actor::Visitor, member(Role::Member), member(Role::Moderator));
        for (audience, opens, comes) in [
            (Audience::Public, [true, true, true], [true, true, true]),
            (Audience::Members, [false, true, true], [false, true, true]),
            (GROUP, [false, false, true], [false, false, false]),
            (Audience::Staff, [false, false, true], [false, false, true]),
        ] {
            let all = [&visitor, &anyone, &staff];
            assert_eq!(all.map(|actor| sees(actor, false, audience)), opens, "{audience:?}");
            assert_eq!(all.map(|actor| finds(actor, false, audience)), comes, "{audience:?}");
        }
        assert!(sees(&anyone, true, GROUP) && finds(&anyone, true, GROUP) && finds(&staff, true, GROUP));
        // Belonging to a group opens nothing else.
        assert!(!sees(&anyone, true, Audience::Staff) && !sees(&visitor, true, GROUP));
    }

    #[test]
    fn nothing_goes_across_the_border_of_a_group() {
        assert!(may_change(Audience::Public, Audience::Members) && may_change(GROUP, GROUP));
        for other in [Audience::Public, Audience::Members, Audience::Staff, Audience::Group(GroupId(4))] {
            assert!(!may_change(GROUP, other) && !may_change(other, GROUP), "{other:?}");
        }
    }

    #[test]
    fn guests_cost_nothing_and_members_are_bound() {
        let mut values: Vec<Value> = vec![1_i64.into()];
        assert_eq!(boards_seen_by(&Actor::Visitor, &mut values), "b.audience = 'public'");
        assert_eq!((is_inside(&Actor::Visitor, &mut values).as_str(), values.len()), ("FALSE", 1));
        assert!(boards_seen_by(&member(Role::Member), &mut values).ends_with("gm.member_id = $2))"));
        assert!(is_inside(&member(Role::Admin), &mut values).ends_with("gm.member_id = $3)"));
        assert_eq!(values.len(), 3);
    }
}
