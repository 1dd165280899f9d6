//! The features of the house.

/// Gives a macro the list of features, and for each where it has a room of its name: `model` a module there, `domain` a module with what it
/// registers in `feature.rs`, `policy` its rules in `domain::policy`, `app` a module with its pages in `routes.rs`, `tests` a file in
/// `domain/tests`. In this order kinds of things are listed, news heard, jobs done and paths matched: what stands in front of `library` knows
/// more exact paths below `/library`.
#[macro_export]
macro_rules! rooms {
    ($with:ident) => {
        $with! {
            accounts: model domain app tests,
            identities: domain policy app tests,
            invitations: domain app,
            discussion: model domain app tests,
            people: model domain policy app tests,
            collections: model domain policy app tests,
            materials: model domain policy tests,
            trust: model domain policy app tests,
            library: app,
            files: domain tests,
            organisations: model domain,
            groups: model domain policy app tests,
            site_pages: model domain policy app tests,
            moderation: domain app,
            notices: model domain app tests,
            following: app,
            own_data: domain policy app tests,
            admin: app tests,
            search: app tests,
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
    (policy policy $name:ident) => {
        pub mod $name;
    };
    (tests tests $name:ident) => {
        mod $name;
    };
    ($here:ident $there:ident $name:ident) => {};
}
