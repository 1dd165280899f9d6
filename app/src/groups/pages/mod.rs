mod edit;
mod keep;
mod list;
mod members;
mod read;

pub use edit::{EditGroupPage, NewGroupPage};
pub use list::GroupsPage;
pub use members::GroupMembersPage;
pub use read::GroupPage;

use crate::kit::Choice;
use domain::{Failure, Locale};
use model::{GroupId, Joining, Problem};

/// The number in an address.
fn group_id(text: &str) -> Result<GroupId, Failure> {
    text.parse().map(GroupId).map_err(|_| Failure::Problem(Problem::NotFound))
}

fn ways(locale: Locale) -> Vec<Choice> {
    Joining::ALL.iter().map(|way| (way.as_str().to_owned(), locale.text(&format!("group-joining-{}", way.as_str())))).collect()
}
