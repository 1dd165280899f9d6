//! Joining, coming in, being told: on SQLite and PostgreSQL.

mod support;

use domain::{
    Actor,
    accounts::{self, Entered},
    discussion, outbox,
};
use model::{Field, Problem, SignInDraft, SignUpDraft, Wrong};
use support::{DAY, Forum, MINUTE, on_each_database, refused};

const PASSWORD: &str = "blue gearbox 77 lamp";

fn join(name: &str, email: &str, password: &str) -> SignUpDraft {
    SignUpDraft { name: name.into(), email: email.into(), password: password.into() }
}

fn come(email: &str, password: &str) -> SignInDraft {
    SignInDraft { email: email.into(), password: password.into() }
}

/// All the way in: these members have no second factor.
fn inside(entered: Entered) -> accounts::SignedIn {
    match entered {
        Entered::In(signed_in) => signed_in,
        Entered::Half { .. } => panic!("a code is asked for"),
    }
}

on_each_database! {
    async fn one_joins_comes_in_and_leaves(forum: Forum) {
        let joined = accounts::sign_up(&forum.guest(), join("Marta Silva", "Marta@Example.org", PASSWORD), "fi", "1.2.3.4", "test").await.expect("joined");
        let Actor::Member(me) = accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved") else { panic!("nobody") };
        assert_eq!((me.handle.as_str(), me.language.as_str()), ("marta-silva", "fi"));
        let again = refused(accounts::sign_up(&forum.guest(), join("Other", "marta@example.ORG", PASSWORD), "en", "1.2.3.4", "test").await.map(drop));
        assert_eq!(again.with(Field::Email), Some(Wrong::Taken));
        let namesake = accounts::sign_up(&forum.guest(), join("Marta Silva", "m2@example.org", PASSWORD), "en", "1.2.3.4", "test").await.expect("joined");
        let Actor::Member(second) = accounts::resolve(&forum.world, &namesake.token, forum.now()).await.expect("resolved") else { panic!("nobody") };
        assert_eq!(second.handle, "marta-silva-2");
        let signed_in = inside(accounts::sign_in(&forum.guest(), come("MARTA@example.org ", PASSWORD), "1.2.3.4", "test", "").await.expect("in"));
        accounts::sign_out(&forum.guest(), &signed_in.token).await.expect("out");
        assert_eq!(accounts::resolve(&forum.world, &signed_in.token, forum.now()).await.expect("resolved"), Actor::Visitor);
        assert_ne!(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"), Actor::Visitor, "other sessions stay");
    }

    async fn sessions_end_by_themselves(forum: Forum) {
        let joined = accounts::sign_up(&forum.guest(), join("Marta", "marta@example.org", PASSWORD), "", "a", "test").await.expect("joined");
        forum.pass(15 * DAY);
        assert_eq!(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"), Actor::Visitor);
        assert_eq!(accounts::resolve(&forum.world, "no such token", forum.now()).await.expect("resolved"), Actor::Visitor);
    }

    async fn guessing_is_slowed_down_but_never_locks_for_good(forum: Forum) {
        accounts::sign_up(&forum.guest(), join("Marta", "marta@example.org", PASSWORD), "", "a", "test").await.expect("joined");
        let wrong = Problem::field(Field::Password, Wrong::WrongPassword);
        for n in 0..5 {
            let (known, unknown) = (come("marta@example.org", "wrong guess 1"), come(&format!("nobody{n}@example.org"), "wrong guess 1"));
            assert_eq!(refused(accounts::sign_in(&forum.guest(), known, "b", "test", "").await.map(drop)), wrong);
            assert_eq!(refused(accounts::sign_in(&forum.guest(), unknown, "b", "test", "").await.map(drop)), wrong, "an unknown address is told alike");
        }
        let right = || come("marta@example.org", PASSWORD);
        assert!(matches!(refused(accounts::sign_in(&forum.guest(), right(), "b", "test", "").await.map(drop)), Problem::TooMany { retry_after: 1..=6 }));
        forum.pass(MINUTE);
        accounts::sign_in(&forum.guest(), right(), "b", "test", "").await.expect("in after the wait");
    }

    async fn bad_forms_are_refused_before_any_hashing(forum: Forum) {
        let long = "p".repeat(1_000_000);
        let problem = refused(accounts::sign_up(&forum.guest(), join("\u{202E}\0", "x", &long), "", "a", "test").await.map(drop));
        assert_eq!(problem.with(Field::Name), Some(Wrong::Missing));
        assert_eq!(problem.with(Field::Email), Some(Wrong::NotAnEmail));
        assert!(matches!(problem.with(Field::Password), Some(Wrong::TooLong { most: 256, .. })));
        assert!(matches!(refused(accounts::sign_in(&forum.guest(), come("a@b.eu", &long), "a", "test", "").await.map(drop)), Problem::Invalid(_)));
    }

    async fn news_become_mails_once_with_a_lasting_id(forum: Forum) {
        accounts::sign_up(&forum.guest(), join("Marta\r\nBcc: x@example.org", "marta@example.org", PASSWORD), "fi", "a", "test").await.expect("joined");
        let thread = forum.thread(&forum.ada()).await;
        forum.reply(&forum.ben(), thread).await;
        forum.reply(&forum.ada(), thread).await;
        while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
        let welcome: Vec<String> = forum.mails().into_iter().filter(|mail| support::header(mail, "To").contains("marta@example.org")).collect();
        assert_eq!(welcome.len(), 1);
        assert!(support::header(&welcome[0], "Bcc").is_empty());
        assert!(support::header(&welcome[0], "Message-ID").ends_with("@forum.example.org>"));
        let told: Vec<String> = forum.mails().into_iter().filter(|mail| !support::header(mail, "To").contains("marta")).collect();
        assert!(told.len() <= 1, "nobody hears of their own replies: {told:?}");
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("nothing"), 0);
    }

    async fn mail_that_cannot_go_waits_and_is_tried_again(forum: Forum) {
        accounts::sign_up(&forum.guest(), join("Marta", "marta@example.org", PASSWORD), "en", "a", "test").await.expect("joined");
        let closed = domain::mail::Post::smtp("smtp://127.0.0.1:1", "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
        assert_eq!(outbox::deliver_due(&forum.posting_to(closed)).await.expect("tried"), 1);
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("nothing due"), 0);
        forum.pass(5 * MINUTE);
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("again"), 1);
        assert_eq!(forum.mails().len(), 1);
    }

    async fn settings_are_one_s_own(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let draft = accounts::SettingsDraft { name: "Ada L".into(), headline: "Maths".into(), kind: "expert".into(), country: "GB".into(), language: "fi".into(), mail_on_reply: false };
        accounts::change_settings(&ada, draft.clone()).await.expect("changed");
        assert_eq!(accounts::read_settings(&ada).await.expect("read").headline, "Maths");
        assert_eq!(refused(accounts::change_settings(&forum.guest(), draft.clone()).await), Problem::SignInFirst);
        let bad = accounts::SettingsDraft { kind: "admin".into(), country: "finland".into(), ..draft };
        assert!(matches!(refused(accounts::change_settings(&ada, bad).await), Problem::Invalid(all) if all.len() == 2));
        assert!(discussion::list_boards(&ada).await.expect("boards").len() == 4);
    }
}
