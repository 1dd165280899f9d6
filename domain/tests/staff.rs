//! Reports, reasons and suspensions: on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, HOUR, MINUTE, Person, header, on_each_database, refused};
use domain::{
    Actor, accounts, db, discussion,
    discussion::ReadQuery,
    moderation::{self, Outcome},
    outbox,
    policy::staff::{StaffAct, StaffFacts, may_staff},
    reporting,
};
use model::{
    Field, MemberId, Problem, Role, Subject, Wrong,
    staff::{ReportDraft, SuspensionDraft},
};
use std::{fmt::Write, sync::Arc};

fn because(kind: &str, note: &str) -> ReportDraft {
    ReportDraft { kind: kind.into(), note: note.into() }
}

fn term(term: &str, reason: &str) -> SuspensionDraft {
    SuspensionDraft { term: term.into(), reason: reason.into() }
}

/// Who somebody is after a new request: roles and suspensions are read again.
async fn again(forum: &Forum, person: &Person) -> Actor {
    let token = domain::tokens::random().expect("token");
    let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, address, created_at, seen_at, authenticated_at, expires_at, second_factor) \
               VALUES ($1, $2, '', '', $3, $3, $3, $4, TRUE)";
    let now = forum.now();
    let txn = forum.guest().begin().await.expect("begin");
    let values = vec![domain::tokens::hash(&token).into(), person.id().0.into(), now.into(), (now + DAY).into()];
    db::run(&txn, sql, values).await.expect("session");
    txn.commit().await.expect("commit");
    accounts::resolve(&forum.world, &token, now).await.expect("resolved")
}

async fn deliver(forum: &Forum) {
    while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
}

fn mails_to(forum: &Forum, handle: &str) -> Vec<String> {
    forum.mails().into_iter().filter(|mail| header(mail, "To").contains(&format!("{handle}@example.org"))).collect()
}

async fn acts(forum: &Forum, member: MemberId) -> Vec<String> {
    #[derive(sea_orm::FromQueryResult)]
    struct Act {
        act: String,
    }
    let sql = "SELECT act FROM audit WHERE member_id = $1 ORDER BY id";
    let rows: Vec<Act> = db::all(forum.world.db.reader(), sql, vec![member.0.into()]).await.expect("read");
    rows.into_iter().map(|row| row.act).collect()
}

on_each_database! {
    async fn a_report_is_answered_and_both_sides_hear_why(forum: Forum) {
        let (ada, ben, cleo, mona) = (forum.ada(), forum.ben(), forum.cleo(), forum.mona());
        let thread = forum.thread(&ada).await;
        let post = forum.reply(&ben, thread).await;
        let of = Subject::Post(post);
        reporting::report(&forum.of(&ada), of, because("harmful", "No gloves!")).await.expect("reported");
        reporting::report(&forum.of(&ada), of, because("spam", "")).await.expect("told again");
        reporting::report(&forum.of(&cleo), of, because("spam", "")).await.expect("reported");
        assert_eq!(refused(reporting::report(&forum.of(&ben), of, because("spam", "")).await), Problem::Forbidden, "one's own");
        assert_eq!(refused(reporting::report(&forum.guest(), of, because("spam", "")).await), Problem::SignInFirst);
        let empty = refused(reporting::report(&forum.of(&cleo), of, because("other", " ")).await);
        assert_eq!(empty.with(Field::Note), Some(Wrong::Missing));

        let waiting = moderation::list_cases(&forum.of(&mona), 0).await.expect("listed").lines;
        assert_eq!(waiting.iter().map(|line| (line.object_id, line.reports)).collect::<Vec<_>>(), [(post.0, 2)]);
        assert_eq!(refused(moderation::list_cases(&forum.of(&ada), 0).await.map(drop)), Problem::NotFound);
        let case = moderation::read_case(&forum.of(&mona), of).await.expect("read");
        assert_eq!(case.reports.len(), 2);

        let no_reason = refused(reporting::hide_post(&forum.of(&mona), post).await);
        assert_eq!(no_reason.with(Field::Reason), Some(Wrong::Missing));
        reporting::hide_post(&forum.of(&mona).because("Work under voltage needs gloves").expect("short"), post).await.expect("hidden");
        assert!(moderation::list_cases(&forum.of(&mona), 0).await.expect("listed").lines.is_empty());
        assert_eq!(moderation::list_closed(&forum.of(&mona), None).await.expect("listed").lines.len(), 2);

        let seen = discussion::read_thread(&forum.of(&ben), thread.id, ReadQuery::default()).await.expect("read");
        assert_eq!(seen.posts.len(), 1, "the author sees the place");
        assert_eq!(seen.posts[0].row.removed_reason, "Work under voltage needs gloves");
        assert!(seen.posts[0].html.as_str().contains("Answer"), "and can save the text");
        let others = discussion::read_thread(&forum.of(&ada), thread.id, ReadQuery::default()).await.expect("read");
        assert!(others.posts.is_empty());
        deliver(&forum).await;
        let told = mails_to(&forum, "ben");
        assert!(told.iter().any(|mail| mail.contains("needs gloves")), "{told:?}");
        assert_eq!(mails_to(&forum, "cleo").iter().filter(|mail| mail.contains("your report about")).count(), 1);

        reporting::restore_post(&forum.of(&mona), post).await.expect("restored");
        let back = discussion::read_thread(&forum.of(&ada), thread.id, ReadQuery::default()).await.expect("read");
        assert_eq!((back.posts.len(), back.posts[0].row.removed_reason.as_str()), (1, ""));
        assert_eq!(acts(&forum, ben.id()).await, ["post-hidden", "post-restored"]);
    }

    async fn the_answer_leads_to_what_was_reported(forum: Forum) {
        let (ada, ben, cleo, mona) = (forum.ada(), forum.ben(), forum.cleo(), forum.mona());
        let thread = forum.thread(&ada).await;
        let post = forum.reply(&ben, thread).await;
        let draft = model::MaterialDraft {
            title: "Measuring cells".into(),
            summary: "A lab of ninety minutes with a simple meter.".into(),
            description: "Bring gloves.".into(),
            language: "en".into(),
            kind: "slides".into(),
            licence: "by".into(),
            steps: vec!["testing".into()],
            minutes: "90".into(),
            ..model::MaterialDraft::default()
        };
        let material = domain::materials::start(&forum.of(&ada), draft).await.expect("begun");
        domain::materials::publish(&forum.of(&ada), material, "").await.expect("published");
        let marks = ["accessibility", "quality", "time"].map(|name| (name.to_owned(), "1".to_owned()));
        let words = model::ReviewDraft { marks: marks.into(), overall: "It does not work with my group.".into(), ..model::ReviewDraft::default() };
        let review = domain::trust::review(&forum.of(&ben), material, 1, words).await.expect("reviewed");
        let used = model::UseDraft { level: "4".into(), minutes: "80".into(), again: "no".into(), note: "They slept.".into(), ..model::UseDraft::default() };
        let used = domain::trust::report_use(&forum.of(&ben), material, 1, used).await.expect("reported");
        let shelf = model::CollectionDraft { title: "Lab day".into(), summary: String::new(), language: "en".into(), access: "public".into() };
        let collection = domain::collections::start(&forum.of(&ada), shelf).await.expect("begun");
        let places = [
            (Subject::Post(post), format!("/replies/{post}"), "ben"),
            (Subject::Member(ben.id()), "/members/ben".to_owned(), "ben"),
            (Subject::Resource(material), format!("/library/{material}/measuring-cells"), "ada"),
            (Subject::Collection(collection), format!("/collections/{collection}/lab-day"), "ada"),
            (Subject::Review(review), format!("/library/{material}/reviews?after={}#review-{review}", review.0 + 1), "ben"),
            (Subject::Use(used), format!("/library/{material}/uses?after={}#use-{used}", used.0 + 1), "ben"),
        ];
        for (of, path, whose) in &places {
            reporting::report(&forum.of(&cleo), *of, because("harmful", "Look at this")).await.expect("reported");
            let case = moderation::read_case(&forum.of(&mona), *of).await.expect("read");
            assert_eq!(case.person.handle, *whose, "{of:?} is about who wrote it");
            if let Some(place) = case.place {
                assert_eq!(place.path, *path);
            }
            let cx = forum.of(&mona).because(&format!("Looked at {}", of)).expect("short");
            moderation::close_case(&cx, *of, Outcome::Settled).await.expect("closed");
        }
        assert_eq!(refused(reporting::report(&forum.of(&ben), Subject::Review(review), because("spam", "")).await), Problem::Forbidden, "one's own");
        assert_eq!(moderation::read_case(&forum.of(&mona), Subject::Review(review)).await.expect("read").said, "It does not work with my group.");
        deliver(&forum).await;
        let notices = domain::notices::read_notices(&forum.of(&cleo), domain::Locale::default(), None).await.expect("a list").lines;
        let mails = mails_to(&forum, "cleo");
        for (of, ..) in &places {
            let words = format!("Looked at {}", of);
            let notice = notices.iter().find(|line| line.said.contains(&words)).unwrap_or_else(|| panic!("no notice of {of:?}"));
            assert_eq!(notice.path, of.path(), "{of:?}");
            let mail = mails.iter().find(|mail| mail.contains(&words)).unwrap_or_else(|| panic!("no mail of {of:?}"));
            assert!(mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=").contains(&of.path()), "{of:?}: {mail}");
        }
        // What staff took out has no place any more, but its reports stay.
        reporting::report(&forum.of(&cleo), Subject::Review(review), because("harmful", "Look at this")).await.expect("reported");
        let cx = forum.of(&mona).because("It hurts").expect("short");
        domain::trust::remove_review(&cx, review).await.expect("removed");
        assert!(moderation::list_cases(&forum.of(&mona), 0).await.expect("listed").lines.is_empty(), "the report is answered");
        let case = moderation::read_case(&forum.of(&mona), Subject::Review(review)).await.expect("read");
        assert!(case.place.is_none() && case.person.handle == "ben");
        deliver(&forum).await;
        let notices = domain::notices::read_notices(&forum.of(&cleo), domain::Locale::default(), None).await.expect("a list").lines;
        assert!(notices.iter().any(|line| line.said.contains("It hurts") && line.path.is_empty()));
    }

    async fn a_dismissed_report_can_be_made_again(forum: Forum) {
        let (ada, ben, mona) = (forum.ada(), forum.ben(), forum.mona());
        let of = Subject::Member(ben.id());
        reporting::report(&forum.of(&ada), of, because("off-topic", "")).await.expect("reported");
        assert_eq!(refused(moderation::close_case(&forum.of(&mona), of, Outcome::Dismissed).await).with(Field::Reason), Some(Wrong::Missing));
        let cx = forum.of(&mona).because("This is on topic").expect("short");
        moderation::close_case(&cx, of, Outcome::Dismissed).await.expect("closed");
        assert_eq!(refused(moderation::close_case(&cx, of, Outcome::Dismissed).await), Problem::NotFound);
        reporting::report(&forum.of(&ada), of, because("spam", "")).await.expect("reported again");
        assert_eq!(moderation::count_open(&forum.of(&mona)).await.expect("counted"), 1);
    }

    async fn reports_of_a_day_are_counted(forum: Forum) {
        let cx = forum.of(&forum.ada());
        for n in 0..16 {
            reporting::report(&cx, Subject::Member(forum.writer(n).id()), because("spam", "")).await.expect("reported");
        }
        for person in [forum.ben(), forum.cleo(), forum.mona(), forum.ari()] {
            reporting::report(&cx, Subject::Member(person.id()), because("spam", "")).await.expect("reported");
        }
        let more = reporting::report(&cx, Subject::Member(forum.ben().id()), because("spam", "")).await;
        assert!(matches!(refused(more), Problem::TooMany { .. }));
        forum.pass(DAY + HOUR);
        reporting::report(&forum.of(&forum.ada()), Subject::Member(forum.ben().id()), because("spam", "")).await.expect("reported");
    }

    async fn the_suspended_read_why_and_write_nothing(forum: Forum) {
        let (ada, ben, mona) = (forum.ada(), forum.ben(), forum.mona());
        let thread = forum.thread(&ada).await;
        let no_reason = refused(moderation::suspend(&forum.of(&mona), ben.id(), term("7", "")).await);
        assert_eq!(no_reason.with(Field::Reason), Some(Wrong::Missing));
        assert_eq!(refused(moderation::suspend(&forum.of(&ada), ben.id(), term("7", "x")).await), Problem::NotFound);
        for staff in [forum.ari(), forum.mona()] {
            assert_eq!(refused(moderation::suspend(&forum.of(&mona), staff.id(), term("7", "x")).await), Problem::Forbidden);
        }
        moderation::suspend(&forum.of(&mona), ben.id(), term("7", "Insults")).await.expect("suspended");
        let actor = again(&forum, &ben).await;
        let suspension = actor.me().and_then(|me| me.suspended.clone()).expect("suspended");
        assert_eq!((suspension.reason.as_str(), suspension.until), ("Insults", Some(forum.now() + 7 * DAY)));
        let cx = forum.cx(actor);
        discussion::read_thread(&cx, thread.id, ReadQuery::default()).await.expect("read");
        discussion::mark_read(&cx, thread.id, &[0]).await.expect("marked");
        assert_eq!(refused(crate::support::make::say(&cx, thread, None, "But I").await), Problem::Suspended);
        assert_eq!(refused(discussion::react(&cx, thread.opening, model::ReactionKind::Thanks, model::ReactionNote::default()).await), Problem::Suspended);
        assert_eq!(refused(reporting::report(&cx, Subject::Member(ada.id()), because("spam", "")).await), Problem::Suspended);
        deliver(&forum).await;
        let mail = mails_to(&forum, "ben").pop().expect("a mail");
        assert!(mail.contains("Insults") && mail.contains("2026-12-01"), "{mail}");

        forum.pass(7 * DAY + MINUTE);
        assert_eq!(again(&forum, &ben).await.me().expect("me").suspended, None, "it ends by itself");
        forum.pass(-7 * DAY);
        assert_eq!(refused(moderation::lift_suspension(&forum.of(&mona), ben.id()).await).with(Field::Reason), Some(Wrong::Missing));
        moderation::lift_suspension(&forum.of(&mona).because("Said sorry").expect("short"), ben.id()).await.expect("lifted");
        let cx = forum.cx(again(&forum, &ben).await);
        discussion::post_reply(&cx, discussion::NewReply { thread: thread.id, parent: None, draft: crate::support::make::body("Sorry"), key: String::new() }).await.expect("posted");
        assert_eq!(acts(&forum, ben.id()).await, ["member-suspended", "suspension-lifted"]);
    }

    async fn suspending_needs_a_fresh_proof(forum: Forum) {
        forum.pass(11 * MINUTE);
        assert_eq!(refused(moderation::suspend(&forum.of(&forum.mona()), forum.ben().id(), term("1", "x")).await), Problem::ConfirmFirst);
        assert_eq!(refused(moderation::suspend(&forum.of(&forum.ada()), forum.ben().id(), term("1", "x")).await), Problem::NotFound);
    }

    async fn staff_acts_leave_a_line_and_a_reason_a_mail(forum: Forum) {
        let (ada, mona) = (forum.ada(), forum.mona());
        let thread = forum.thread(&ada).await;
        discussion::pin_thread(&forum.of(&mona), thread.id, true).await.expect("pinned");
        let cx = forum.of(&mona).because("Asked and answered").expect("short");
        discussion::lock_thread(&cx, thread.id, true).await.expect("locked");
        discussion::move_thread(&cx, thread.id, crate::support::SECOND).await.expect("moved");
        assert_eq!(acts(&forum, ada.id()).await, ["thread-pinned", "thread-locked", "thread-moved"]);
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, "ada").len(), 2);
        let own = forum.thread(&mona).await;
        discussion::lock_thread(&forum.of(&mona), own.id, true).await.expect("locked");
        assert!(acts(&forum, mona.id()).await.is_empty(), "what one does to one's own thread is nobody's business");
        assert!(matches!(forum.of(&mona).because(&"x".repeat(501)).map(drop), Err(domain::Failure::Problem(Problem::Invalid(_)))));
    }
}

fn decisions() -> String {
    let me = |id: i64, role| domain::Me { id: MemberId(id), role, ..domain::Me::default() };
    let suspended = Some(domain::Suspension { reason: String::new(), until: None });
    let actors = [
        ("visitor", Actor::Visitor),
        ("member", Actor::Member(Arc::new(me(1, Role::Member)))),
        ("moderator", Actor::Member(Arc::new(me(2, Role::Moderator)))),
        ("admin", Actor::Member(Arc::new(me(3, Role::Admin)))),
        ("no factor", Actor::Member(Arc::new(domain::Me { lacks_second_factor: true, ..me(4, Role::Member) }))),
        ("suspended", Actor::Member(Arc::new(domain::Me { suspended, ..me(5, Role::Moderator) }))),
    ];
    let mut text = String::new();
    let on = |target| StaffFacts { target, ..StaffFacts::default() };
    for (about, facts) in [
        ("a member", on(Role::Member)),
        ("a moderator", on(Role::Moderator)),
        ("an admin", on(Role::Admin)),
        ("themselves", StaffFacts { own: true, target: Role::Admin, coordinator: false }),
        ("a coordinator", StaffFacts { coordinator: true, ..on(Role::Member) }),
    ] {
        let _ = write!(text, "{about}\n{:15}", "");
        for (name, _) in &actors {
            let _ = write!(text, "{name:>10}");
        }
        for act in StaffAct::ALL {
            let _ = write!(text, "\n{:15}", format!("{act:?}"));
            for (_, actor) in &actors {
                let word = match may_staff(actor, act, facts) {
                    Ok(()) => "yes",
                    Err(Problem::NotFound) => "unseen",
                    Err(Problem::Forbidden) => "no",
                    Err(Problem::SignInFirst) => "sign in",
                    Err(Problem::Suspended) => "suspended",
                    Err(_) => "?",
                };
                let _ = write!(text, "{word:>10}");
            }
        }
        text.push_str("\n\n");
    }
    text
}

#[test]
fn decisions_about_staff_are_those_of_the_table() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/staff.golden");
    let actual = decisions();
    if std::fs::read_to_string(&file).unwrap_or_default() != actual {
        let found = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("staff.golden");
        std::fs::write(&found, &actual).expect("written");
        panic!("decisions differ from {}; read the difference to {}, and put it in its place if it is meant", file.display(), found.display());
    }
}
