//! The one place where all features are known.

use crate::{
    accounts, collections, discussion, identities, invitations, materials, moderation, notices::Stories, organisations, own_data, people,
    subjects::Kinds, trust,
};

/// The kinds of things members can point at.
pub const KINDS: Kinds = Kinds(&[
    &discussion::subject::Threads,
    &discussion::subject::Boards,
    &people::subject::Members,
    &collections::subject::Collections,
    &discussion::subject::Posts,
    &discussion::subject::Tags,
    &materials::subject::Resources,
    &trust::subject::Reviews,
    &trust::subject::Uses,
    &organisations::subject::Organisations,
    &invitations::subject::Invitations,
]);

/// What members can be told besides what follows from posts.
pub const STORIES: Stories = Stories(&[
    accounts::stories::STORIES,
    collections::stories::STORIES,
    identities::stories::STORIES,
    invitations::stories::STORIES,
    materials::stories::STORIES,
    moderation::stories::STORIES,
    own_data::stories::STORIES,
    trust::stories::STORIES,
]);
