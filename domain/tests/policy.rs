//! Who may do what: every act by every kind of actor in every state, as a table to read and to compare with.

use domain::{
    Actor, Me, Suspension,
    policy::{Act, Facts, abilities, may},
};
use model::{Audience, GroupId, MemberId, Problem, Role, ThreadKind};
use std::{fmt::Write, path::Path, sync::Arc};

const NOW: i64 = 10_000_000;

fn member(id: i64, role: Role) -> Actor {
    let me = Me { id: MemberId(id), role, ..Me::default() };
    Actor::Member(Arc::new(me))
}

/// The author, suspended.
fn suspended(id: i64) -> Actor {
    let suspended = Some(Suspension { reason: String::new(), until: None });
    Actor::Member(Arc::new(Me { id: MemberId(id), suspended, ..Me::default() }))
}

/// The asker wrote the thread, the author the post.
fn actors() -> [(&'static str, Actor); 7] {
    [
        ("visitor", Actor::Visitor),
        ("member", member(9, Role::Member)),
        ("asker", member(1, Role::Member)),
        ("author", member(2, Role::Member)),
        ("suspended", suspended(2)),
        ("moderator", member(3, Role::Moderator)),
        ("admin", member(4, Role::Admin)),
    ]
}

fn states() -> Vec<(String, Facts)> {
    let base = Facts { now: NOW, asker: Some(MemberId(1)), author: Some(MemberId(2)), ..Facts::default() };
    let mut states = Vec::new();
    let group = Audience::Group(GroupId(1));
    for (place, audience, in_group, news) in [
        ("open", Audience::Public, false, false),
        ("members", Audience::Members, false, false),
        ("news", Audience::Public, false, true),
        ("group, inside", group, true, false),
        ("group, outside", group, false, false),
        ("staff", Audience::Staff, false, false),
    ] {
        let here = Facts { audience, in_group, news, ..base.clone() };
        states.extend([
            (format!("{place}, question"), Facts { kind: ThreadKind::Question, ..here.clone() }),
            (format!("{place}, discussion"), here.clone()),
            (format!("{place}, locked question"), Facts { locked: true, kind: ThreadKind::Question, ..here.clone() }),
            (format!("{place}, thread deleted"), Facts { thread_deleted: true, post_deleted_at: None, ..here.clone() }),
            (format!("{place}, thread merged"), Facts { thread_deleted: true, merged: true, ..here.clone() }),
            (
                format!("{place}, post just deleted by author"),
                Facts { post_deleted_at: Some(NOW - 1_000), post_deleted_by: Some(MemberId(2)), ..here.clone() },
            ),
            (
                format!("{place}, post deleted by author an hour ago"),
                Facts { post_deleted_at: Some(NOW - 3_600_000), post_deleted_by: Some(MemberId(2)), ..here.clone() },
            ),
            (format!("{place}, post deleted by moderator"), Facts { post_deleted_at: Some(NOW - 1_000), post_deleted_by: Some(MemberId(3)), ..here }),
        ]);
    }
    states
}

fn word(decision: &Result<(), Problem>) -> &'static str {
    match decision {
        Ok(()) => "yes",
        Err(Problem::NotFound) => "unseen",
        Err(Problem::Gone) => "gone",
        Err(Problem::Forbidden) => "no",
        Err(Problem::SignInFirst) => "sign in",
        Err(Problem::Locked) => "locked",
        Err(Problem::TooLate) => "too late",
        Err(Problem::Suspended) => "suspended",
        Err(_) => "?",
    }
}

fn table() -> String {
    let mut text = String::new();
    for (state, facts) in states() {
        let _ = write!(text, "{state}\n{:12}", "");
        for (name, _) in actors() {
            let _ = write!(text, "{name:>10}");
        }
        text.push('\n');
        for act in Act::ALL {
            let _ = write!(text, "{:12}", format!("{act:?}"));
            for (_, actor) in actors() {
                let _ = write!(text, "{:>10}", word(&may(&actor, act, &facts)));
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

#[test]
fn decisions_are_those_of_the_table() {
    let (actual, file) = (table(), Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policy.golden"));
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if actual != expected {
        let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("policy.golden");
        std::fs::write(&found, &actual).expect("written");
        panic!("decisions differ from {}; read the difference to {}, and put it in its place if it is meant", file.display(), found.display());
    }
}

#[test]
fn nobody_may_do_what_they_may_not_see() {
    for (state, facts) in states() {
        for (name, actor) in actors() {
            if may(&actor, Act::SeeThread, &facts).is_err() {
                for act in Act::ALL.into_iter().filter(|act| !matches!(act, Act::SeeBoard | Act::StartThread | Act::Restore)) {
                    let said = may(&actor, act, &facts);
                    // Who has a link to a deleted thread is told that it is, by the thread itself only.
                    let told = act == Act::SeeThread && said == Err(Problem::Gone);
                    assert!(told || said == Err(Problem::NotFound), "{name}: {act:?} in {state}");
                }
            }
        }
    }
}

#[test]
fn visitors_change_nothing_and_staff_may_at_least_what_members_may() {
    let [(_, visitor), (_, anyone), .., (_, moderator), (_, admin)] = actors();
    for (state, facts) in states() {
        assert_eq!(abilities(&visitor, &facts), domain::policy::Abilities::default(), "{state}");
        for act in Act::ALL {
            assert_eq!(may(&moderator, act, &facts), may(&admin, act, &facts), "{act:?} in {state}");
            assert!(may(&anyone, act, &facts).is_err() || may(&moderator, act, &facts).is_ok(), "{act:?} in {state}");
        }
    }
}
