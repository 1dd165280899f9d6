//! Who may take resources in from elsewhere.

use super::writer;
use crate::cx::Actor;
use model::{MemberId, Problem};

/// A table of links, into one's own drafts.
pub fn may_import(actor: &Actor) -> Result<MemberId, Problem> {
    Ok(writer(actor)?.id)
}

/// Another library: this site asks an address for it, so only staff says which. Members are not told of it.
pub fn may_harvest(actor: &Actor) -> Result<MemberId, Problem> {
    let me = writer(actor)?;
    if me.role.is_staff() { Ok(me.id) } else { Err(Problem::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cx::{Me, Suspension};
    use model::Role;
    use std::sync::Arc;

    #[test]
    fn members_import_and_staff_harvests() {
        let actor = |role, suspended: bool| {
            let suspended = suspended.then(|| Suspension { reason: String::new(), until: None });
            Actor::Member(Arc::new(Me { id: MemberId(7), role, suspended, ..Me::default() }))
        };
        for (who, import, harvest) in [
            (Actor::Visitor, Err(Problem::SignInFirst), Err(Problem::SignInFirst)),
            (actor(Role::Member, false), Ok(MemberId(7)), Err(Problem::NotFound)),
            (actor(Role::Moderator, false), Ok(MemberId(7)), Ok(MemberId(7))),
            (actor(Role::Admin, false), Ok(MemberId(7)), Ok(MemberId(7))),
            (actor(Role::Admin, true), Err(Problem::Suspended), Err(Problem::Suspended)),
        ] {
            assert_eq!((may_import(&who), may_harvest(&who)), (import, harvest), "{who:?}");
        }
    }
}
