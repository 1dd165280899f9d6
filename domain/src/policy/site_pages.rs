//! Who reads and who writes the pages of the site.

use super::{Cleared, audience::sees, writer};
use crate::{cx::Actor, kinds::column};
use model::{Audience, MemberId, Problem};
use sea_orm::sea_query::{Condition, ExprTrait};
use tables::site_page;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    See,
    /// Its words, its readers, who looks after it.
    Write,
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub audience: Audience,
    /// Staff took it out of sight.
    pub hidden: bool,
}

/// Wraps the row if the actor may.
pub fn clear<T>(actor: &Actor, act: Act, facts: Facts, row: T) -> Result<Cleared<T>, Problem> {
    may(actor, act, facts).map(|()| Cleared(row))
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: Facts) -> Result<(), Problem> {
    let seen = actor.is_staff() || (!facts.hidden && sees(actor, false, facts.audience));
    if !seen {
        return Err(Problem::NotFound);
    }
    match act {
        Act::See => Ok(()),
        Act::Write => {
            let staff = writer(actor)?.role.is_staff();
            if staff { Ok(()) } else { Err(Problem::Forbidden) }
        }
    }
}

/// Staff begins pages; nobody else knows of the form.
pub fn may_start(actor: &Actor) -> Result<MemberId, Problem> {
    let me = actor.me().ok_or(Problem::SignInFirst)?;
    if !me.role.is_staff() {
        return Err(if me.lacks_second_factor { Problem::Forbidden } else { Problem::NotFound });
    }
    Ok(writer(actor)?.id)
}

/// The same as [`Act::See`], for lists: pages `p`.
pub fn seen(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let open = [Audience::Public, Audience::Members].into_iter().filter(|one| sees(actor, false, *one)).map(Audience::as_str);
    let there = column("p", site_page::Column::HiddenAt).is_null();
    Condition::all().add(column("p", site_page::Column::Audience).is_in(open)).add(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::{Me, Suspension};
    use model::Role;
    use std::sync::Arc;

    fn actor(role: Role, suspended: bool) -> Actor {
        let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
        Actor::Member(Arc::new(Me { id: MemberId(7), role, suspended, ..Me::default() }))
    }

    #[test]
    fn a_page_is_read_by_its_audience_and_written_by_staff() {
        let (member, staff) = (actor(Role::Member, false), actor(Role::Moderator, false));
        for (audience, guest, read) in [
            (Audience::Public, Ok(()), Ok(())),
            (Audience::Members, Err(Problem::NotFound), Ok(())),
            (Audience::Staff, Err(Problem::NotFound), Err(Problem::NotFound)),
        ] {
            let facts = Facts { audience, hidden: false };
            assert_eq!((may(&Actor::Visitor, Act::See, facts), may(&member, Act::See, facts)), (guest, read.clone()), "{audience:?}");
            assert_eq!(may(&member, Act::Write, facts), read.and(Err(Problem::Forbidden)), "{audience:?}");
            assert_eq!((may(&staff, Act::See, facts), may(&staff, Act::Write, facts)), (Ok(()), Ok(())));
        }
        assert_eq!(may(&actor(Role::Admin, true), Act::Write, Facts { audience: Audience::Public, hidden: false }), Err(Problem::Suspended));
        assert_eq!(may(&Actor::Visitor, Act::Write, Facts { audience: Audience::Public, hidden: false }), Err(Problem::SignInFirst));
    }

    #[test]
    fn what_is_hidden_is_there_for_staff() {
        let facts = Facts { audience: Audience::Public, hidden: true };
        assert_eq!(may(&actor(Role::Member, false), Act::See, facts), Err(Problem::NotFound));
        assert_eq!(may(&actor(Role::Moderator, false), Act::See, facts), Ok(()));
    }

    #[test]
    fn staff_begins_pages() {
        assert_eq!(may_start(&Actor::Visitor), Err(Problem::SignInFirst));
        assert_eq!(may_start(&actor(Role::Member, false)), Err(Problem::NotFound));
        assert_eq!(may_start(&actor(Role::Moderator, false)), Ok(MemberId(7)));
        assert_eq!(may_start(&actor(Role::Admin, true)), Err(Problem::Suspended));
    }
}
