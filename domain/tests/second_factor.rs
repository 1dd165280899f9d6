//! Codes of an app and recovery codes, on SQLite and PostgreSQL.

use crate::support::{Forum, MINUTE, Person, on_each_database, refused};
use domain::{
    Actor, Cx,
    accounts::{self, Entered, SignedIn},
};
use model::{Field, MemberId, Problem, SignInDraft, Wrong};
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "blue gearbox 77 lamp";

/// What the app on the phone shows.
struct App(Vec<u8>);

impl App {
    fn of(shown: &str) -> Self {
        let letters: String = shown.chars().filter(|c| !c.is_whitespace()).collect();
        Self(Secret::try_from_base32(letters).expect("base32").as_bytes().to_vec())
    }

    fn code(&self, forum: &Forum) -> String {
        let totp = Builder::new().with_secret(self.0.clone()).with_account_name("a").build().expect("totp");
        totp.generate(u64::try_from(forum.now() / 1000).expect("after 1970")).to_string()
    }
}

async fn give_password(forum: &Forum, member: MemberId) {
    let hash = forum.world.hasher.hash(PASSWORD).await.expect("hash");
    let txn = forum.guest().begin().await.expect("begin");
    domain::db::run(&txn, "UPDATE members SET password_hash = $2 WHERE id = $1", vec![member.0.into(), hash.into()]).await.expect("set");
    txn.commit().await.expect("commit");
}

async fn enter(forum: &Forum, person: &Person) -> Entered {
    let draft = SignInDraft { email: format!("{}@example.org", person.handle()), password: PASSWORD.into() };
    accounts::sign_in(&forum.guest(), draft, "test", "/tags").await.expect("the password fits")
}

async fn half(forum: &Forum, person: &Person) -> String {
    match enter(forum, person).await {
        Entered::Half { token } => token,
        Entered::In(_) | Entered::Waits => panic!("no code was asked for"),
    }
}

async fn inside(forum: &Forum, signed_in: &str) -> Cx {
    forum.cx(accounts::resolve(&forum.world, signed_in, forum.now()).await.expect("resolved"))
}

/// Signs in and sets up a second factor; returns the session's token, the app and the recovery codes.
async fn set_up(forum: &Forum, person: &Person) -> (String, App, Vec<String>) {
    give_password(forum, person.id()).await;
    let Entered::In(SignedIn { token, .. }) = enter(forum, person).await else { panic!("a code is asked for") };
    let cx = inside(forum, &token).await;
    accounts::begin_factor(&cx).await.expect("begun");
    let app = App::of(&accounts::read_factor(&cx).await.expect("read").setup.expect("a set-up").secret);
    let wrong = accounts::confirm_factor(&cx, "000000", &token).await.map(drop);
    assert_eq!(refused(wrong).with(Field::Code), Some(Wrong::WrongCode));
    let (fresh, codes) = accounts::confirm_factor(&cx, &app.code(forum), &token).await.expect("confirmed");
    assert_eq!(accounts::resolve(&forum.world, &token, forum.now()).await.expect("resolved"), Actor::Visitor, "a step up gives a new token");
    (fresh, app, codes)
}

on_each_database! {
    async fn a_code_is_asked_for_and_works_once(forum: Forum) {
        let ada = forum.ada();
        let (_, app, _) = set_up(&forum, &ada).await;
        forum.pass(MINUTE);
        let first = half(&forum, &ada).await;
        let code = app.code(&forum);
        let (signed_in, next) = accounts::enter_code(&forum.guest(), &first, &code, "test").await.expect("in");
        assert_eq!(next, "/tags");
        assert!(inside(&forum, &signed_in.token).await.actor.me().is_some());
        assert_eq!(refused(accounts::enter_code(&forum.guest(), &first, &code, "test").await.map(drop)), Problem::LinkOver, "the step is over");
        let second = half(&forum, &ada).await;
        let again = accounts::enter_code(&forum.guest(), &second, &code, "test").await.map(drop);
        assert_eq!(refused(again).with(Field::Code), Some(Wrong::WrongCode), "used");
        forum.pass(MINUTE);
        accounts::enter_code(&forum.guest(), &second, &app.code(&forum), "test").await.expect("the next one fits");
    }

    async fn guessing_codes_ends_soon(forum: Forum) {
        let ada = forum.ada();
        let (_, app, _) = set_up(&forum, &ada).await;
        forum.pass(MINUTE);
        let token = half(&forum, &ada).await;
        for _ in 0..5 {
            assert!(accounts::enter_code(&forum.guest(), &token, "123456", "test").await.is_err());
        }
        assert_eq!(refused(accounts::enter_code(&forum.guest(), &token, &app.code(&forum), "test").await.map(drop)), Problem::LinkOver);
        let other = half(&forum, &ada).await;
        assert!(matches!(refused(accounts::enter_code(&forum.guest(), &other, &app.code(&forum), "test").await.map(drop)), Problem::TooMany { .. }));
        forum.pass(5 * MINUTE);
        accounts::enter_code(&forum.guest(), &other, &app.code(&forum), "test").await.expect("after a wait");
    }

    async fn of_many_guesses_at_once_five_are_looked_at(forum: Forum) {
        let ada = forum.ada();
        let (_, app, _) = set_up(&forum, &ada).await;
        forum.pass(MINUTE);
        let token = half(&forum, &ada).await;
        let tasks: Vec<_> = (0..20).map(|_| { let (cx, token) = (forum.guest(), token.clone()); tokio::spawn(async move { accounts::enter_code(&cx, &token, "123456", "test").await.map(drop) }) }).collect();
        let mut wrong = 0;
        for task in tasks {
            wrong += i32::from(refused(task.await.expect("ended")).with(Field::Code) == Some(Wrong::WrongCode));
        }
        assert_eq!(wrong, 5);
        assert_eq!(refused(accounts::enter_code(&forum.guest(), &token, &app.code(&forum), "test").await.map(drop)), Problem::LinkOver);
    }

    async fn a_reset_leaves_the_second_factor(forum: Forum) {
        let ada = forum.ada();
        set_up(&forum, &ada).await;
        accounts::ask_reset(&forum.guest(), "ada@example.org").await.expect("asked");
        forum.deliver().await;
        accounts::reset_password(&forum.guest(), &forum.token_for("ada@example.org"), "green clutch 12 door").await.expect("reset");
        let draft = SignInDraft { email: "ada@example.org".into(), password: "green clutch 12 door".into() };
        assert!(matches!(accounts::sign_in(&forum.guest(), draft, "test", "").await.expect("the password fits"), Entered::Half { .. }));
    }

    async fn half_a_sign_in_waits_ten_minutes_and_is_no_session(forum: Forum) {
        let ada = forum.ada();
        let (_, app, _) = set_up(&forum, &ada).await;
        let token = half(&forum, &ada).await;
        assert_eq!(accounts::resolve(&forum.world, &token, forum.now()).await.expect("resolved"), Actor::Visitor);
        accounts::is_half_in(&forum.guest(), &token).await.expect("waits");
        forum.pass(11 * MINUTE);
        assert_eq!(refused(accounts::enter_code(&forum.guest(), &token, &app.code(&forum), "test").await.map(drop)), Problem::LinkOver);
    }

    async fn recovery_codes_work_once_each(forum: Forum) {
        let ada = forum.ada();
        let (session, _, codes) = set_up(&forum, &ada).await;
        assert_eq!(codes.len(), 10);
        let token = half(&forum, &ada).await;
        let typed = codes[0].to_uppercase().replace('-', " ");
        accounts::enter_code(&forum.guest(), &token, &typed, "test").await.expect("however it is written");
        let token = half(&forum, &ada).await;
        assert!(accounts::enter_code(&forum.guest(), &token, &codes[0], "test").await.is_err());
        let cx = inside(&forum, &session).await;
        assert_eq!(accounts::read_factor(&cx).await.expect("read").codes_left, 9);
        let sealed = accounts::seal_codes(&cx, &codes).expect("sealed");
        assert_eq!(accounts::unseal_codes(&cx, &sealed).expect("open"), codes);
        assert_eq!(refused(accounts::unseal_codes(&forum.of(&forum.ben()), &sealed)), Problem::LinkOver);
        let fresh = accounts::new_codes(&cx).await.expect("new ones");
        assert!(accounts::enter_code(&forum.guest(), &token, &codes[1], "test").await.is_err(), "the old ones are gone");
        accounts::enter_code(&forum.guest(), &token, &fresh[0], "test").await.expect("in");
    }

    async fn a_secret_that_counts_is_not_shown_or_replaced(forum: Forum) {
        let ada = forum.ada();
        let (session, _, _) = set_up(&forum, &ada).await;
        let cx = inside(&forum, &session).await;
        assert!(accounts::read_factor(&cx).await.expect("read").setup.is_none());
        assert_eq!(refused(accounts::begin_factor(&cx).await), Problem::Forbidden);
        accounts::drop_factor(&cx).await.expect("removed");
        assert!(matches!(enter(&forum, &ada).await, Entered::In(_)));
    }

    async fn staff_without_it_are_members(forum: Forum) {
        let mona = forum.mona();
        give_password(&forum, mona.id()).await;
        let Entered::In(first) = enter(&forum, &mona).await else { panic!("a code is asked for") };
        let weak = inside(&forum, &first.token).await;
        assert!(!weak.actor.is_staff() && weak.actor.me().expect("in").lacks_second_factor);
        forum.pass(MINUTE);
        let (strong, app, _) = set_up(&forum, &mona).await;
        assert!(inside(&forum, &strong).await.actor.is_staff());
        assert!(!inside(&forum, &first.token).await.actor.is_staff(), "the other session has not shown it");
        forum.pass(MINUTE);
        let weak = inside(&forum, &first.token).await;
        let raised = accounts::confirm_identity(&weak, "", &app.code(&forum), &first.token).await.expect("shown");
        assert!(inside(&forum, &raised).await.actor.is_staff());
        accounts::drop_factor(&inside(&forum, &raised).await).await.expect("removed");
        assert!(!inside(&forum, &raised).await.actor.is_staff());
    }
}
