//! Coming in, joining and linking with accounts of providers: on SQLite and PostgreSQL.

use crate::support::{Forum, MINUTE, Person, header, on_each_database, refused};
use domain::{
    Actor, Cx,
    accounts::{self, Entered},
    identities::{
        Arrival, Outcome, Proved, Purpose, Refusal, Start, begin_attempt, finish, link_key, linked_providers, list_identities, take_attempt, unlink,
    },
    outbox, people,
};
use model::{IdentityId, Problem};

const SESSION: &str = "the token of a session";

fn marta() -> Proved {
    Proved {
        provider: "one".into(),
        label: "One".into(),
        issuer: "https://one.example".into(),
        subject: "marta".into(),
        email: "Marta@School.example".into(),
        email_verified: true,
        name: "Marta\u{202e} Silva\r\n".into(),
        authenticated_at: None,
    }
}

fn start(purpose: Purpose) -> Start {
    Start { provider: "one".into(), purpose, next: "/".into(), browser: "browser".into(), session: SESSION.into(), ..Start::default() }
}

async fn go(cx: &Cx, start: Start, proved: Proved) -> domain::Result<Outcome> {
    let begun = begin_attempt(cx, start).await?;
    let attempt = take_attempt(cx, "one", &begun.state, "browser").await?.expect("taken");
    assert_eq!((attempt.nonce.as_str(), attempt.verifier.as_str()), (begun.nonce.as_str(), begun.verifier.as_str()));
    let arrival = Arrival { session: SESSION.into(), user_agent: "test".into(), language: "fi".into() };
    finish(cx, attempt, proved, arrival).await
}

async fn sign_in(forum: &Forum, proved: Proved) -> Outcome {
    go(&forum.guest(), start(Purpose::SignIn), proved).await.expect("done")
}

async fn link(forum: &Forum, who: &Person, proved: Proved) -> Outcome {
    let cx = forum.of(who);
    let key = link_key(&cx, SESSION);
    go(&cx, Start { key, ..start(Purpose::Link) }, proved).await.expect("done")
}

/// Whom it lets in.
async fn inside(forum: &Forum, outcome: Outcome) -> (String, i64) {
    let (Outcome::Entered(Entered::In(signed_in)) | Outcome::Joined(Entered::In(signed_in))) = outcome else { panic!("nobody is in") };
    let Actor::Member(me) = accounts::resolve(&forum.world, &signed_in.token, forum.now()).await.expect("resolved") else { panic!("no session") };
    (me.handle.clone(), me.id.0)
}

#[track_caller]
fn is_refused(outcome: &Outcome, why: Refusal) {
    assert!(matches!(outcome, Outcome::Refused(refusal) if *refusal == why), "{}", why.as_str());
}

async fn deliver(forum: &Forum) -> Vec<String> {
    while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
    forum.mails()
}

on_each_database! {
    async fn somebody_new_joins_once(forum: Forum) {
        let joined = sign_in(&forum, marta()).await;
        assert!(matches!(joined, Outcome::Joined(_)));
        let (handle, id) = inside(&forum, joined).await;
        assert_eq!(handle, "marta-silva");
        let again = sign_in(&forum, marta()).await;
        assert!(matches!(again, Outcome::Entered(_)));
        assert_eq!(inside(&forum, again).await.1, id);
        let welcome = deliver(&forum).await;
        let to: Vec<String> = welcome.iter().map(|mail| header(mail, "To")).filter(|to| to.contains("marta@school.example")).collect();
        assert!(!to.is_empty(), "she is welcomed: {welcome:?}");
        // There is no password, so none fits.
        let draft = model::SignInDraft { email: "marta@school.example".into(), password: "any password".into() };
        assert!(matches!(refused(accounts::sign_in(&forum.guest(), draft, "test", "").await.map(drop)), Problem::Invalid(_)));
    }

    async fn addresses_are_no_way_in(forum: Forum) {
        is_refused(&sign_in(&forum, Proved { email: "ADA@example.org".into(), ..marta() }).await, Refusal::EmailTaken);
        is_refused(&sign_in(&forum, Proved { email: String::new(), ..marta() }).await, Refusal::NoEmail);
        let unverified = sign_in(&forum, Proved { email_verified: false, ..marta() }).await;
        assert!(matches!(unverified, Outcome::MailSent));
        let known = sign_in(&forum, Proved { email: "ada@example.org".into(), email_verified: false, subject: "eve".into(), ..marta() }).await;
        assert!(matches!(known, Outcome::MailSent), "the answer is the same");
        let mails = deliver(&forum).await;
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().any(|mail| header(mail, "To").contains("ada@example.org") && !mail.contains("token=")), "its owner hears of it: {mails:?}");
        assert!(mails.iter().any(|mail| header(mail, "To").contains("marta@school.example") && mail.contains("/join/confirm")));
    }

    async fn attempts_are_good_once_in_time_and_in_their_place(forum: Forum) {
        let begin = || async { begin_attempt(&forum.guest(), start(Purpose::SignIn)).await.expect("begun").state };
        let state = begin().await;
        for (provider, state, browser) in [("two", state.as_str(), "browser"), ("one", state.as_str(), "other"), ("one", "made up", "browser")] {
            assert!(take_attempt(&forum.guest(), provider, state, browser).await.expect("asked").is_none());
        }
        let (left, right) = (forum.guest(), forum.guest());
        let both = tokio::join!(take_attempt(&left, "one", &state, "browser"), take_attempt(&right, "one", &state, "browser"));
        let taken = [both.0, both.1].into_iter().filter(|one| one.as_ref().expect("asked").is_some()).count();
        assert_eq!(taken, 1, "of two at the same time one gets it");
        let late = begin().await;
        forum.pass(11 * MINUTE);
        assert!(take_attempt(&forum.guest(), "one", &late, "browser").await.expect("asked").is_none());
    }

    async fn linking_is_told_and_unlinking_too(forum: Forum) {
        let ada = forum.ada();
        assert!(matches!(link(&forum, &ada, marta()).await, Outcome::Linked));
        assert!(matches!(link(&forum, &ada, marta()).await, Outcome::Linked), "twice is no fault");
        is_refused(&link(&forum, &forum.ben(), marta()).await, Refusal::LinkedElsewhere);
        assert_eq!(inside(&forum, sign_in(&forum, marta()).await).await.0, "ada");
        let listed = list_identities(&forum.of(&ada)).await.expect("listed");
        assert_eq!((listed.linked.len(), listed.has_password), (1, true));
        assert_eq!(linked_providers(&forum.of(&ada)).await.expect("listed"), ["one"]);
        let id = listed.linked[0].id;
        assert_eq!(refused(unlink(&forum.of(&forum.ben()), id).await), Problem::NotFound);
        assert_eq!(refused(unlink(&forum.guest(), id).await), Problem::SignInFirst);
        let told = deliver(&forum).await.into_iter().filter(|mail| header(mail, "Subject").contains("One now opens your account")).count();
        assert_eq!(told, 1);
        unlink(&forum.of(&ada), id).await.expect("unlinked");
        assert!(deliver(&forum).await.iter().any(|mail| header(mail, "Subject").contains("One no longer opens your account")));
        assert_eq!(refused(unlink(&forum.of(&ada), id).await), Problem::NotFound);
    }

    async fn the_last_way_in_stays_even_when_two_are_taken_at_once(forum: Forum) {
        let (_, id) = inside(&forum, sign_in(&forum, marta()).await).await;
        let me = || Actor::Member(std::sync::Arc::new(domain::Me { id: model::MemberId(id), authenticated_at: forum.now(), ..domain::Me::default() }));
        let cx = forum.cx(me());
        let key = link_key(&cx, SESSION);
        let second = go(&cx, Start { key, ..start(Purpose::Link) }, Proved { subject: "second".into(), ..marta() }).await.expect("done");
        assert!(matches!(second, Outcome::Linked));
        let ids: Vec<IdentityId> = list_identities(&cx).await.expect("listed").linked.iter().map(|one| one.id).collect();
        let (left, right) = (forum.cx(me()), forum.cx(me()));
        let both = tokio::join!(unlink(&left, ids[0]), unlink(&right, ids[1]));
        let refusals: Vec<Problem> = [both.0, both.1].into_iter().filter_map(|one| one.err().map(|failure| failure.problem())).collect();
        assert_eq!(refusals, [Problem::LastWayIn]);
        assert_eq!(list_identities(&cx).await.expect("listed").linked.len(), 1);
    }

    async fn what_is_done_to_an_account_needs_its_owner(forum: Forum) {
        let ada = forum.ada();
        let wrong_key = begin_attempt(&forum.of(&ada), Start { key: "x".into(), ..start(Purpose::Link) }).await;
        assert_eq!(refused(wrong_key.map(drop)), Problem::Forbidden);
        let key = link_key(&forum.guest(), SESSION);
        let visitor = begin_attempt(&forum.guest(), Start { key: key.clone(), ..start(Purpose::Link) }).await;
        assert_eq!(refused(visitor.map(drop)), Problem::SignInFirst);
        let nothing = begin_attempt(&forum.guest(), Start { joining: "x".into(), ..start(Purpose::ConfirmJoining) }).await;
        assert_eq!(refused(nothing.map(drop)), Problem::LinkOver);
        // Begun by Ada, brought back by Ben, or in another session of hers.
        let begun = begin_attempt(&forum.of(&ada), Start { key: key.clone(), ..start(Purpose::Link) }).await.expect("begun");
        let attempt = take_attempt(&forum.guest(), "one", &begun.state, "browser").await.expect("asked").expect("taken");
        for (cx, session) in [(forum.of(&forum.ben()), SESSION), (forum.of(&ada), "another"), (forum.guest(), SESSION)] {
            let arrival = Arrival { session: session.into(), ..Arrival::default() };
            is_refused(&finish(&cx, attempt.clone(), marta(), arrival).await.expect("done"), Refusal::SomebodyElse);
        }
        forum.pass(11 * MINUTE);
        let stale = begin_attempt(&forum.of(&ada), Start { key, ..start(Purpose::Link) }).await;
        assert_eq!(refused(stale.map(drop)), Problem::ConfirmFirst);
        assert_eq!(refused(list_identities(&forum.of(&ada)).await.map(drop)), Problem::ConfirmFirst);
    }

    async fn names_are_made_to_fit(forum: Forum) {
        for (n, (name, expected)) in [("", "Uusi jäsen"), ("M", "Uusi jäsen"), (&*"m".repeat(500), &*"m".repeat(60)), (" Anna\u{0} ", "Anna")].into_iter().enumerate() {
            let proved = Proved { name: name.to_owned(), subject: format!("s{n}"), email: format!("s{n}@school.example"), ..marta() };
            let (_, id) = inside(&forum, sign_in(&forum, proved).await).await;
            let me = domain::Me { id: model::MemberId(id), ..domain::Me::default() };
            let cx = forum.cx(Actor::Member(std::sync::Arc::new(me)));
            assert_eq!(people::own_profile(&cx).await.expect("read").draft.name, expected);
        }
    }
}
