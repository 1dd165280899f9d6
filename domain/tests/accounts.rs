//! Joining, coming in, being told: on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, HOUR, MINUTE, on_each_database, refused};
use domain::{
    Actor, Me,
    accounts::{self, Entered, SignedIn},
    discussion, outbox,
};
use model::{Field, Problem, SignInDraft, SignUpDraft, Wrong};
use std::sync::Arc;

const PASSWORD: &str = "blue gearbox 77 lamp";

fn draft(name: &str, email: &str, password: &str) -> SignUpDraft {
    SignUpDraft { name: name.into(), email: email.into(), password: password.into() }
}

fn come(email: &str, password: &str) -> SignInDraft {
    SignInDraft { email: email.into(), password: password.into() }
}

/// All the way in: these members have no second factor.
fn inside(entered: Entered) -> SignedIn {
    match entered {
        Entered::In(signed_in) => signed_in,
        Entered::Half { .. } | Entered::Waits => panic!("a code is asked for"),
    }
}

async fn sign_up(forum: &Forum, name: &str, email: &str) {
    accounts::sign_up(&forum.guest(), draft(name, email, PASSWORD), "en", "").await.expect("asked to join");
    forum.deliver().await;
}

/// Joins and confirms the address.
async fn join(forum: &Forum, name: &str, email: &str) -> SignedIn {
    sign_up(forum, name, email).await;
    let token = forum.token_for(&email.to_lowercase());
    inside(accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await.expect("joined"))
}

async fn me(forum: &Forum, token: &str) -> Option<Arc<Me>> {
    match accounts::resolve(&forum.world, token, forum.now()).await.expect("resolved") {
        Actor::Member(me) => Some(me),
        Actor::Visitor => None,
    }
}

async fn sign_in(forum: &Forum, email: &str, password: &str) -> domain::Result<Entered> {
    accounts::sign_in(&forum.guest(), come(email, password), "test", "").await
}

on_each_database! {
    async fn one_joins_comes_in_and_leaves(forum: Forum) {
        accounts::sign_up(&forum.guest(), draft("Marta Silva", "Marta@Example.org", PASSWORD), "fi", "").await.expect("asked");
        assert_eq!(refused(sign_in(&forum, "marta@example.org", PASSWORD).await.map(drop)).with(Field::Email), Some(Wrong::NotConfirmed));
        forum.deliver().await;
        let token = forum.token_for("marta@example.org");
        let joined = inside(accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await.expect("joined"));
        let marta = me(&forum, &joined.token).await.expect("in");
        assert_eq!((marta.handle.as_str(), marta.language.as_str()), ("marta-silva", "fi"));
        let second = join(&forum, "Marta Silva", "m2@example.org").await;
        assert_eq!(me(&forum, &second.token).await.expect("in").handle, "marta-silva-2");
        let signed_in = inside(sign_in(&forum, "MARTA@example.org ", PASSWORD).await.expect("in"));
        accounts::sign_out(&forum.guest(), &signed_in.token).await.expect("out");
        assert!(me(&forum, &signed_in.token).await.is_none());
        assert!(me(&forum, &joined.token).await.is_some(), "other sessions stay");
    }

    async fn a_link_works_once_for_a_day_with_the_password(forum: Forum) {
        sign_up(&forum, "Marta", "marta@example.org").await;
        let token = forum.token_for("marta@example.org");
        assert_eq!(accounts::read_joining(&forum.guest(), &token).await.expect("looked at").email, "marta@example.org");
        let wrong = accounts::confirm_joining(&forum.guest(), &token, "another password", "test").await.map(drop);
        assert_eq!(refused(wrong).with(Field::Password), Some(Wrong::NotThatPassword));
        assert_eq!(refused(accounts::read_joining(&forum.guest(), "no such token").await.map(drop)), Problem::LinkOver);
        accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await.expect("joined");
        assert_eq!(refused(accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await.map(drop)), Problem::LinkOver);
        sign_up(&forum, "Late", "late@example.org").await;
        let late = forum.token_for("late@example.org");
        forum.pass(DAY + MINUTE);
        assert_eq!(refused(accounts::confirm_joining(&forum.guest(), &late, PASSWORD, "test").await.map(drop)), Problem::LinkOver);
    }

    async fn who_asks_for_a_taken_address_learns_nothing(forum: Forum) {
        join(&forum, "Marta", "marta@example.org").await;
        accounts::sign_up(&forum.guest(), draft("Eve", "marta@example.ORG", "quite another 42 words"), "en", "").await.expect("the same answer");
        forum.deliver().await;
        let mails = forum.mails_to("marta@example.org");
        assert!(mails.last().expect("told").contains("You have an account with it already"), "{mails:?}");
        assert!(!mails.last().expect("told").contains("token="));
        sign_in(&forum, "marta@example.org", PASSWORD).await.expect("the old password stays");
    }

    async fn an_account_prepared_for_somebody_else_is_of_no_use(forum: Forum) {
        // Classic pre-hijacking: Eve joins with Marta's address, Marta opens the mail.
        accounts::sign_up(&forum.guest(), draft("Buy at http://evil.example", "marta@example.org", "eves own 99 words"), "en", "").await.expect("asked");
        forum.deliver().await;
        let eves = forum.token_for("marta@example.org");
        assert!(!forum.mails_to("marta@example.org").concat().contains("evil.example"), "nobody's words are sent to a stranger");
        assert_eq!(refused(accounts::confirm_joining(&forum.guest(), &eves, PASSWORD, "test").await.map(drop)).with(Field::Password), Some(Wrong::NotThatPassword));
        join(&forum, "Marta", "marta@example.org").await;
        assert_eq!(refused(accounts::confirm_joining(&forum.guest(), &eves, "eves own 99 words", "test").await.map(drop)), Problem::LinkOver);
        assert!(sign_in(&forum, "marta@example.org", "eves own 99 words").await.is_err());
    }

    async fn the_password_of_a_joining_opens_no_account(forum: Forum) {
        // Eve's joining is left over when Marta, who has no password, is a member already.
        accounts::sign_up(&forum.guest(), draft("Eve", "marta@example.org", "eves own 99 words"), "en", "").await.expect("asked");
        let txn = forum.guest().begin().await.expect("begin");
        let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at) \
                   VALUES ('marta', 'Marta', 'marta@example.org', '', 'member', 'teacher', '', '', '', 1)";
        domain::db::run(&txn, sql, Vec::new()).await.expect("inserted");
        txn.commit().await.expect("commit");
        assert_eq!(refused(sign_in(&forum, "marta@example.org", "eves own 99 words").await.map(drop)).with(Field::Password), Some(Wrong::WrongPassword));
        // And none is left over by joining.
        let sql = "INSERT INTO joinings (email, name, password_hash, nonce, token_hash, created_at, expires_at) VALUES ('vera@example.org', 'Eve', 'x', 'n', 'h', 1, $1)";
        sign_up(&forum, "Vera", "vera@example.org").await;
        let txn = forum.guest().begin().await.expect("begin");
        domain::db::run(&txn, sql, vec![(forum.now() + DAY).into()]).await.expect("a second one of the same moment");
        txn.commit().await.expect("commit");
        accounts::confirm_joining(&forum.guest(), &forum.token_for("vera@example.org"), PASSWORD, "test").await.expect("joined");
        let left: Option<domain::db::Number> = domain::db::one(forum.world.db.reader(), "SELECT COUNT(*) AS n FROM joinings WHERE email = 'vera@example.org'", Vec::new()).await.expect("counted");
        assert_eq!(left.expect("a number").n, 0);
    }

    async fn sessions_end_by_themselves(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        forum.pass(15 * DAY);
        assert!(me(&forum, &joined.token).await.is_none());
        assert!(me(&forum, "no such token").await.is_none());
    }

    async fn guessing_is_slowed_down_but_never_locks_for_good(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let wrong = Problem::field(Field::Password, Wrong::WrongPassword);
        for n in 0..5 {
            assert_eq!(refused(sign_in(&forum, "marta@example.org", "wrong guess 1").await.map(drop)), wrong);
            assert_eq!(refused(sign_in(&forum, &format!("nobody{n}@example.org"), "wrong guess 1").await.map(drop)), wrong, "an unknown address is told alike");
        }
        assert!(matches!(refused(sign_in(&forum, "marta@example.org", PASSWORD).await.map(drop)), Problem::TooMany { retry_after: 1..=6 }));
        let known = forum.guest().asked_from("9.9.9.9", Some(&joined.device));
        accounts::sign_in(&known, come("marta@example.org", PASSWORD), "test", "").await.expect("strangers' guesses do not keep the owner's browser out");
        forum.pass(MINUTE);
        sign_in(&forum, "marta@example.org", PASSWORD).await.expect("in after the wait");
    }

    async fn a_clock_that_is_set_back_locks_nobody_out_and_proves_nothing(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        forum.pass(DAY);
        for _ in 0..6 {
            assert!(sign_in(&forum, "marta@example.org", "wrong guess 1").await.is_err());
        }
        let later = inside(accounts::sign_in(&forum.guest().asked_from("9.9.9.9", Some(&joined.device)), come("marta@example.org", PASSWORD), "test", "").await.expect("in"));
        forum.pass(-DAY);
        assert!(matches!(refused(sign_in(&forum, "marta@example.org", PASSWORD).await.map(drop)), Problem::TooMany { retry_after: 1..=300 }));
        let marta = forum.cx(accounts::resolve(&forum.world, &later.token, forum.now()).await.expect("resolved"));
        assert_eq!(refused(accounts::change_email(&marta, "new@example.org").await), Problem::ConfirmFirst);
        accounts::confirm_identity(&marta, PASSWORD, "", &later.token).await.expect("confirmed");
    }

    async fn bad_forms_are_refused_before_any_hashing(forum: Forum) {
        let long = "p".repeat(1_000_000);
        let problem = refused(accounts::sign_up(&forum.guest(), draft("\u{202E}\0", "x", &long), "", "").await);
        assert_eq!(problem.with(Field::Name), Some(Wrong::Missing));
        assert_eq!(problem.with(Field::Email), Some(Wrong::NotAnEmail));
        assert!(matches!(problem.with(Field::Password), Some(Wrong::TooLong { most: 256, .. })));
        assert!(matches!(refused(sign_in(&forum, "a@b.eu", &long).await.map(drop)), Problem::Invalid(_)));
        let common = refused(accounts::sign_up(&forum.guest(), draft("Marta", "m@example.org", "qwertyuiop123"), "", "").await);
        assert_eq!(common.with(Field::Password), Some(Wrong::TooCommon));
    }

    async fn a_forgotten_password_is_replaced(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        accounts::ask_reset(&forum.guest(), "nobody@example.org").await.expect("the same answer");
        accounts::ask_reset(&forum.guest(), "Marta@example.org").await.expect("asked");
        forum.deliver().await;
        assert!(forum.mails_to("nobody@example.org").is_empty());
        let first = forum.token_for("marta@example.org");
        accounts::ask_reset(&forum.guest(), "marta@example.org").await.expect("asked again");
        forum.deliver().await;
        let token = forum.token_for("marta@example.org");
        assert_ne!(first, token);
        assert_eq!(refused(accounts::reset_password(&forum.guest(), &first, "green clutch 12 door").await), Problem::LinkOver, "the later link counts");
        assert_eq!(refused(accounts::reset_password(&forum.guest(), &token, "marta12345").await).with(Field::Password), Some(Wrong::TooCommon));
        accounts::reset_password(&forum.guest(), &token, "green clutch 12 door").await.expect("reset");
        assert_eq!(refused(accounts::reset_password(&forum.guest(), &token, "green clutch 13 door").await), Problem::LinkOver);
        assert!(me(&forum, &joined.token).await.is_none(), "every session ended");
        assert!(sign_in(&forum, "marta@example.org", PASSWORD).await.is_err());
        sign_in(&forum, "marta@example.org", "green clutch 12 door").await.expect("in");
        forum.deliver().await;
        assert!(forum.mails_to("marta@example.org").iter().any(|mail| mail.contains("was changed just now")));
        accounts::ask_reset(&forum.guest(), "marta@example.org").await.expect("asked");
        forum.deliver().await;
        let late = forum.token_for("marta@example.org");
        forum.pass(HOUR + MINUTE);
        assert_eq!(refused(accounts::reset_password(&forum.guest(), &late, "green clutch 14 door").await), Problem::LinkOver);
    }

    async fn strangers_cannot_fill_a_mailbox(forum: Forum) {
        join(&forum, "Marta", "marta@example.org").await;
        forum.deliver().await;
        let before = forum.mails_to("marta@example.org").len();
        for _ in 0..9 {
            accounts::ask_reset(&forum.guest(), "marta@example.org").await.expect("the same answer");
        }
        forum.deliver().await;
        assert_eq!(forum.mails_to("marta@example.org").len() - before, 1, "asked for at once, only the newest link counts");
        accounts::reset_password(&forum.guest(), &forum.token_for("marta@example.org"), "green clutch 12 door").await.expect("reset");
    }

    async fn a_new_address_counts_when_it_is_confirmed(forum: Forum) {
        let joined = join(&forum, "Marta", "old@example.org").await;
        let marta = forum.cx(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"));
        accounts::change_email(&marta, "New@example.org").await.expect("asked");
        forum.deliver().await;
        assert!(forum.mails_to("old@example.org").iter().any(|mail| mail.contains("new@example.org")), "the old address is told");
        let token = forum.token_for("new@example.org");
        assert_eq!(refused(accounts::confirm_email(&forum.of(&forum.ada()), &token).await), Problem::LinkOver, "somebody else's link");
        assert_eq!(refused(accounts::confirm_email(&forum.guest(), &token).await), Problem::SignInFirst);
        accounts::confirm_email(&marta, &token).await.expect("changed");
        assert_eq!(refused(accounts::confirm_email(&marta, &token).await), Problem::LinkOver);
        sign_in(&forum, "new@example.org", PASSWORD).await.expect("in");
        assert!(sign_in(&forum, "old@example.org", PASSWORD).await.is_err());
        forum.deliver().await;
        for address in ["old@example.org", "new@example.org"] {
            assert!(forum.mails_to(address).iter().any(|mail| mail.contains("is now new@example.org")), "{address}");
        }
    }

    async fn a_reset_takes_back_a_change_of_address(forum: Forum) {
        // Unexpired e-mail change: Eve is in as Marta, begins a change to her own address, Marta resets her password.
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let eve = forum.cx(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"));
        accounts::change_email(&eve, "eve@example.org").await.expect("asked");
        accounts::ask_reset(&forum.guest(), "marta@example.org").await.expect("asked");
        forum.deliver().await;
        let eves = forum.token_for("eve@example.org");
        accounts::reset_password(&forum.guest(), &forum.token_for("marta@example.org"), "green clutch 12 door").await.expect("reset");
        assert_eq!(refused(accounts::confirm_email(&eve, &eves).await), Problem::LinkOver);
    }

    async fn an_address_that_has_an_account_is_not_told_of(forum: Forum) {
        join(&forum, "Ben", "ben2@example.org").await;
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let marta = forum.cx(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"));
        let before = forum.mails_to("ben2@example.org").len();
        accounts::change_email(&marta, "ben2@example.org").await.expect("the same answer");
        forum.deliver().await;
        assert_eq!(forum.mails_to("ben2@example.org").len(), before);
        assert_eq!(refused(accounts::change_email(&marta, "marta@example.org").await).with(Field::Email), Some(Wrong::SameAsNow));
    }

    async fn dangerous_acts_want_a_fresh_proof(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let cx = async |token: &str| forum.cx(accounts::resolve(&forum.world, token, forum.now()).await.expect("resolved"));
        forum.pass(11 * MINUTE);
        let late = cx(&joined.token).await;
        assert_eq!(refused(accounts::change_email(&late, "new@example.org").await), Problem::ConfirmFirst);
        assert_eq!(refused(accounts::change_password(&late, PASSWORD, "green clutch 12 door", &joined.token).await), Problem::ConfirmFirst);
        assert_eq!(refused(accounts::begin_factor(&late).await), Problem::ConfirmFirst);
        assert!(accounts::confirm_identity(&late, "wrong guess 1", "", &joined.token).await.is_err());
        let fresh = accounts::confirm_identity(&late, PASSWORD, "", &joined.token).await.expect("confirmed");
        assert!(me(&forum, &joined.token).await.is_none(), "a step up gives a new token");
        accounts::change_email(&cx(&fresh).await, "new@example.org").await.expect("asked");
    }

    async fn a_changed_password_ends_the_other_sessions(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let other = inside(sign_in(&forum, "marta@example.org", PASSWORD).await.expect("in"));
        let marta = forum.cx(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"));
        let wrong = accounts::change_password(&marta, "wrong guess 1", "green clutch 12 door", &joined.token).await;
        assert_eq!(refused(wrong).with(Field::Current), Some(Wrong::NotThatPassword));
        accounts::change_password(&marta, PASSWORD, "green clutch 12 door", &joined.token).await.expect("changed");
        assert!(me(&forum, &joined.token).await.is_some());
        assert!(me(&forum, &other.token).await.is_none());
    }

    async fn sessions_are_listed_and_ended_by_their_owner(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        let other = inside(sign_in(&forum, "marta@example.org", PASSWORD).await.expect("in"));
        let marta = forum.cx(accounts::resolve(&forum.world, &joined.token, forum.now()).await.expect("resolved"));
        let lines = accounts::list_sessions(&marta).await.expect("listed");
        assert_eq!(lines.iter().filter(|line| line.is(&joined.token)).count(), 1);
        let others = lines.iter().find(|line| line.is(&other.token)).expect("the other").token_hash.clone();
        assert_eq!(refused(accounts::end_session(&forum.of(&forum.ada()), &others).await), Problem::NotFound, "not somebody else's");
        accounts::end_session(&marta, &others).await.expect("ended");
        assert!(me(&forum, &other.token).await.is_none());
        sign_in(&forum, "marta@example.org", PASSWORD).await.expect("in");
        accounts::end_other_sessions(&marta, &joined.token).await.expect("ended");
        assert_eq!(accounts::list_sessions(&marta).await.expect("listed").len(), 1);
    }

    async fn a_new_browser_is_told_by_mail_and_a_known_one_is_not(forum: Forum) {
        let joined = join(&forum, "Marta", "marta@example.org").await;
        forum.deliver().await;
        let before = forum.mails_to("marta@example.org").len();
        let known = forum.guest().asked_from("9.9.9.9", Some(&joined.device));
        accounts::sign_in(&known, come("marta@example.org", PASSWORD), "test", "").await.expect("in");
        forum.deliver().await;
        assert_eq!(forum.mails_to("marta@example.org").len(), before);
        let cx = forum.guest().asked_from("8.8.4.4", None);
        accounts::sign_in(&cx, come("marta@example.org", PASSWORD), "Browser\r\nBcc: x@example.org", "").await.expect("in");
        forum.deliver().await;
        let mail = forum.mails_to("marta@example.org").pop().expect("told");
        assert!(mail.contains("8.8.4.4") && mail.contains("Browser"), "{mail}");
    }

    async fn news_become_mails_once_with_a_lasting_id(forum: Forum) {
        join(&forum, "Marta\r\nBcc: x@example.org", "marta@example.org").await;
        let thread = forum.thread(&forum.ada()).await;
        forum.reply(&forum.ben(), thread).await;
        forum.reply(&forum.ada(), thread).await;
        forum.deliver().await;
        let to_marta: Vec<String> = forum.mails().into_iter().filter(|mail| crate::support::header(mail, "To").contains("marta@example.org")).collect();
        assert_eq!(to_marta.len(), 2, "the link and the welcome");
        for mail in &to_marta {
            assert!(crate::support::header(mail, "Bcc").is_empty());
            assert!(crate::support::header(mail, "Message-ID").ends_with("@forum.example.org>"));
        }
        let told: Vec<String> = forum.mails().into_iter().filter(|mail| !crate::support::header(mail, "To").contains("marta")).collect();
        assert!(told.len() <= 1, "nobody hears of their own replies: {told:?}");
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("nothing"), 0);
    }

    async fn mail_that_cannot_go_waits_and_carries_the_same_link(forum: Forum) {
        accounts::sign_up(&forum.guest(), draft("Marta", "marta@example.org", PASSWORD), "en", "").await.expect("asked");
        let closed = domain::mail::Post::smtp("smtp://127.0.0.1:1", "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
        assert_eq!(outbox::deliver_due(&forum.posting_to(closed)).await.expect("tried"), 1);
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("nothing due"), 0);
        forum.pass(5 * MINUTE);
        assert_eq!(outbox::deliver_due(&forum.guest()).await.expect("again"), 1);
        let token = forum.token_for("marta@example.org");
        accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await.expect("joined");
    }

    async fn settings_are_one_s_own(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let draft = accounts::SettingsDraft { language: "fi".into() };
        accounts::change_settings(&ada, draft.clone()).await.expect("changed");
        assert_eq!(accounts::read_settings(&ada).await.expect("read").language, "fi");
        assert_eq!(refused(accounts::change_settings(&forum.guest(), draft.clone()).await), Problem::SignInFirst);
        let bad = accounts::SettingsDraft { language: "klingon".into() };
        assert_eq!(refused(accounts::change_settings(&ada, bad).await), Problem::field(Field::Language, Wrong::NoSuchChoice));
        assert!(discussion::list_boards(&ada).await.expect("boards").len() == 4);
    }
}
