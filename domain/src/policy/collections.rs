//! Who may do what with a collection.

use super::writer;
use crate::cx::Actor;
use model::{CollectionAccess, Problem};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    See,
    /// Its title, its readers, its resources and their order.
    Change,
    /// Who else edits it; taking it away.
    Own,
    /// Make one's own from it.
    Copy,
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub access: CollectionAccess,
    /// The actor is one of its editors; its owner is one, too.
    pub editor: bool,
    pub owner: bool,
    /// The actor came by the address that only those know who got it.
    pub has_link: bool,
}

/// Any member may begin one.
pub fn may_start(actor: &Actor) -> Result<(), Problem> {
    writer(actor).map(drop)
}

/// The decision.
pub fn may(actor: &Actor, act: Act, facts: Facts) -> Result<(), Problem> {
    let seen = match facts.access {
        CollectionAccess::Public => true,
        CollectionAccess::Link => facts.editor || facts.has_link || actor.is_staff(),
        CollectionAccess::Private => facts.editor,
    };
    if !seen {
        return Err(Problem::NotFound);
    }
    if act == Act::See {
        return Ok(());
    }
    let staff = writer(actor)?.role.is_staff();
    let fits = match act {
        Act::See | Act::Copy => true,
        Act::Change => facts.editor,
        // Staff takes away what breaks the rules; what nobody else sees is no matter of theirs.
        Act::Own => facts.owner || (staff && facts.access != CollectionAccess::Private),
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

    const STRANGER: Facts = Facts { access: CollectionAccess::Private, editor: false, owner: false, has_link: false };

    #[test]
    fn readers_are_as_its_editors_chose() {
        let member = actor(Role::Member, false);
        for (access, has_link, answer) in [
            (CollectionAccess::Public, false, Ok(())),
            (CollectionAccess::Link, true, Ok(())),
            (CollectionAccess::Link, false, Err(Problem::NotFound)),
            (CollectionAccess::Private, true, Err(Problem::NotFound)),
        ] {
            let facts = Facts { access, has_link, ..STRANGER };
            for who in [&Actor::Visitor, &member] {
                assert_eq!(may(who, Act::See, facts), answer, "{access:?}");
            }
            assert_eq!(may(&member, Act::See, Facts { editor: true, ..facts }), Ok(()));
        }
        assert_eq!(may(&actor(Role::Admin, false), Act::See, STRANGER), Err(Problem::NotFound));
    }

    #[test]
    fn editors_change_and_owners_decide() {
        let public = Facts { access: CollectionAccess::Public, ..STRANGER };
        let (member, staff) = (actor(Role::Member, false), actor(Role::Moderator, false));
        assert_eq!(may(&member, Act::Change, public), Err(Problem::Forbidden));
        assert_eq!(may(&member, Act::Copy, public), Ok(()));
        assert_eq!(may(&Actor::Visitor, Act::Copy, public), Err(Problem::SignInFirst));
        assert_eq!(may(&actor(Role::Member, true), Act::Copy, public), Err(Problem::Suspended));
        let editor = Facts { editor: true, ..public };
        assert_eq!((may(&member, Act::Change, editor), may(&member, Act::Own, editor)), (Ok(()), Err(Problem::Forbidden)));
        assert_eq!(may(&member, Act::Own, Facts { owner: true, ..editor }), Ok(()));
        assert_eq!((may(&staff, Act::Change, public), may(&staff, Act::Own, public)), (Err(Problem::Forbidden), Ok(())));
    }
}
