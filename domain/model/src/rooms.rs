//! The features of the house.

/// Gives a macro the list of features, and for each the crates in which it has a room of its name: `model` a module, `domain` a module with
/// what it registers in `feature.rs`, `app` a module with its pages in `routes.rs`. In this order kinds of things are listed, news heard, jobs
/// done and paths matched: what stands in front of `library` knows more exact paths below `/library`.
#[macro_export]
macro_rules! rooms {
    ($with:ident) => {
        $with! {
            accounts: model domain app,
            identities: domain app,
            invitations: domain app,
            discussion: model domain app,
            people: model domain app,
            collections: model domain app,
            materials: model domain,
            trust: model domain app,
            library: app,
            files: domain,
            organisations: model domain,
            groups: model domain app,
            moderation: domain app,
            notices: model domain app,
            following: app,
            own_data: domain app,
            admin: app,
            search: app,
            erasing: domain,
            undo: domain,
        }
    };
}

/// Declares the modules of one of the crates.
#[macro_export]
macro_rules! room {
    (model model $name:ident) => {
        pub mod $name;
    };
    (domain domain $name:ident) => {
        pub mod $name;
    };
    (app app $name:ident) => {
        pub mod $name;
    };
    ($here:ident $there:ident $name:ident) => {};
}
