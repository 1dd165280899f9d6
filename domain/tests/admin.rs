//! Roles, erasure, boards, the outbox, joining by approval and by invitation: on SQLite and PostgreSQL.

mod support;

use domain::{
    Cx,
    accounts::{self, Entered},
    admin::{self, AccountQuery, AuditQuery, State},
    db, discussion, erasing,
    invitations::{self, Invited},
    moderation, notices, organisations, outbox, people, site,
};
use model::{
    AffiliationId, BoardId, Field, MemberId, NoticeKind, OrganisationDraft, OrganisationId, Problem, Role, SignInDraft, SignUpDraft, Wrong,
    site::{BoardDraft, InvitationDraft, SettingsOfSiteDraft},
    staff::{ReportDraft, SuspensionDraft},
};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeSet;
use support::{DAY, Forum, Kind, MINUTE, Person, START, on_each_database, refused};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

const PASSWORD: &str = "blue gearbox 77 lamp";

#[derive(FromQueryResult)]
struct Text {
    t: String,
}

async fn texts(forum: &Forum, sql: &str) -> Vec<String> {
    let rows: Vec<Text> = db::all(forum.world.db.reader(), sql, Vec::new()).await.expect("read");
    rows.into_iter().map(|row| row.t).collect()
}

async fn number(forum: &Forum, sql: &str, values: Vec<Value>) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, values).await.expect("read").expect("a row").n
}

async fn run(forum: &Forum, sql: &str, values: Vec<Value>) {
    let txn = forum.guest().begin().await.expect("begin");
    db::run(&txn, sql, values).await.expect("run");
    txn.commit().await.expect("commit");
}

fn why(forum: &Forum, person: &Person, reason: &str) -> Cx {
    forum.of(person).because(reason).expect("short")
}

fn settings(sign_up: &str) -> SettingsOfSiteDraft {
    SettingsOfSiteDraft { sign_up: sign_up.into(), support: "help@example.org".into(), audit_days: "365".into() }
}

async fn deliver(forum: &Forum) {
    while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
}

fn newcomer(n: usize) -> SignUpDraft {
    SignUpDraft { name: format!("New Comer {n}"), email: format!("new{n}@example.org"), password: PASSWORD.into() }
}

/// The token of the mail that asks to confirm the address.
async fn token_of(forum: &Forum, email: &str) -> String {
    let nonce = texts(forum, &format!("SELECT nonce AS t FROM joinings WHERE email = '{email}' AND awaiting_at IS NULL")).await;
    forum.world.keys.token("join", nonce.first().expect("a joining"))
}

async fn confirm(forum: &Forum, n: usize) -> domain::Result<Entered> {
    let token = token_of(forum, &format!("new{n}@example.org")).await;
    accounts::confirm_joining(&forum.guest(), &token, PASSWORD, "test").await
}

async fn invite(forum: &Forum, uses: &str) -> String {
    let draft =
        InvitationDraft { kind: "expert".into(), uses: uses.into(), days: "14".into(), note: "For the meeting".into(), ..InvitationDraft::default() };
    match invitations::invite(&forum.of(&forum.ari()), draft, "en").await.expect("invited") {
        Invited::ByLink(token) => token,
        Invited::ByMail(_) => panic!("nobody to write to"),
    }
}

/// A listed organisation with Cleo as its coordinator.
async fn house(forum: &Forum) -> OrganisationId {
    let draft = OrganisationDraft { name: "Turku School".into(), kind: "school".into(), country: "FI".into(), ..OrganisationDraft::default() };
    let slug = organisations::add_organisation(&forum.of(&forum.ari()), draft).await.expect("added");
    let house = organisations::read_organisation(&forum.guest(), &slug, "").await.expect("listed").id;
    organisations::claim_affiliation(&forum.of(&forum.cleo()), house).await.expect("claimed");
    organisations::confirm_affiliation(&forum.of(&forum.mona()), AffiliationId(1), true, "Known").await.expect("confirmed");
    house
}

on_each_database! {
    async fn roles_are_given_with_a_reason_and_never_to_oneself(forum: Forum) {
        let (ada, mona, ari) = (forum.ada(), forum.mona(), forum.ari());
        admin::change_role(&why(&forum, &ari, "Helps a lot"), ada.id(), "moderator").await.expect("changed");
        assert_eq!(admin::read_account(&forum.of(&ari), ada.id()).await.expect("read").row.role, "moderator");
        assert_eq!(refused(admin::change_role(&forum.of(&ari), ada.id(), "member").await).with(Field::Reason), Some(Wrong::Missing));
        assert_eq!(refused(admin::change_role(&why(&forum, &ari, "x"), ada.id(), "king").await).with(Field::Role), Some(Wrong::NoSuchChoice));
        assert_eq!(refused(admin::change_role(&why(&forum, &ari, "x"), ari.id(), "member").await), Problem::Forbidden);
        assert_eq!(refused(admin::change_role(&why(&forum, &mona, "x"), ada.id(), "admin").await), Problem::Forbidden);
        assert_eq!(refused(admin::change_role(&why(&forum, &forum.ben(), "x"), ada.id(), "admin").await), Problem::NotFound);
        forum.pass(11 * MINUTE);
        assert_eq!(refused(admin::change_role(&why(&forum, &ari, "x"), ada.id(), "member").await), Problem::ConfirmFirst);
        let lines = admin::read_audit(&forum.of(&ari), &AuditQuery { member: Some("ada".into()), ..AuditQuery::default() }).await.expect("read").lines;
        assert_eq!(lines.iter().map(|line| (line.act.as_str(), line.reason.as_str(), line.detail.as_str())).collect::<Vec<_>>(), [("role-changed", "Helps a lot", "member → moderator")]);
        let own = admin::read_own_log(&forum.of(&ada), None).await.expect("read").lines;
        assert_eq!((own.len(), own[0].reason.as_str()), (1, "Helps a lot"));
        assert!(admin::read_own_log(&forum.of(&forum.ben()), None).await.expect("read").lines.is_empty());
    }

    async fn a_lost_second_factor_is_taken_off_with_a_reason(forum: Forum) {
        let (ada, ari) = (forum.ada(), forum.ari());
        assert_eq!(refused(admin::remove_factor(&why(&forum, &ari, "Lost"), ada.id()).await), Problem::NotFound);
        run(&forum, "INSERT INTO second_factors (member_id, secret, confirmed_at, last_step) VALUES ($1, 'x', 1, 0)", vec![ada.id().0.into()]).await;
        assert_eq!(refused(admin::remove_factor(&forum.of(&ari), ada.id()).await).with(Field::Reason), Some(Wrong::Missing));
        assert_eq!(refused(admin::remove_factor(&why(&forum, &forum.mona(), "Lost"), ada.id()).await), Problem::Forbidden);
        assert_eq!(refused(admin::remove_factor(&why(&forum, &ari, "Lost"), ari.id()).await), Problem::Forbidden);
        admin::remove_factor(&why(&forum, &ari, "Lost the phone"), ada.id()).await.expect("removed");
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 1, "they hear of it");
    }

    async fn people_are_found_and_filtered(forum: Forum) {
        let ari = forum.of(&forum.ari());
        let found = |query: AccountQuery| { let ari = ari.clone(); async move { admin::list_accounts(&ari, &query).await.expect("listed").lines.into_iter().map(|line| line.handle).collect::<Vec<_>>() } };
        assert_eq!(found(AccountQuery { words: Some("ADA@example".into()), ..AccountQuery::default() }).await, ["ada"]);
        assert_eq!(found(AccountQuery { words: Some("%".into()), ..AccountQuery::default() }).await, [""; 0]);
        assert_eq!(found(AccountQuery { role: Some(Role::Moderator), ..AccountQuery::default() }).await, ["mona"]);
        moderation::suspend(&ari, forum.ben().id(), SuspensionDraft { term: "1".into(), reason: "Spam".into() }).await.expect("suspended");
        assert_eq!(found(AccountQuery { state: Some(State::Suspended), ..AccountQuery::default() }).await, ["ben"]);
        assert_eq!(found(AccountQuery { before: Some(3), ..AccountQuery::default() }).await, ["ben", "ada"]);
        for nobody in [forum.of(&forum.mona()), forum.of(&forum.ada()), forum.guest()] {
            refused(admin::list_accounts(&nobody, &AccountQuery::default()).await.map(drop));
        }
    }

    async fn the_erased_leave_their_posts_and_nothing_of_themselves(forum: Forum) {
        let (ada, ben, ari) = (forum.ada(), forum.ben(), forum.ari());
        let thread = forum.thread(&ben).await;
        let post = forum.reply(&ben, thread).await;
        run(&forum, "UPDATE members SET email = 'ben.secret@school.example', name = 'Ben Secret', headline = 'Secret school' WHERE id = $1", vec![ben.id().0.into()]).await;
        run(&forum, "INSERT INTO sessions (token_hash, member_id, user_agent, created_at, seen_at, expires_at) VALUES ('h', $1, 'Secret agent', 1, 1, $2)", vec![ben.id().0.into(), (START + DAY).into()]).await;
        run(&forum, "INSERT INTO audit (recorded_at, actor_id, member_id, act, object, reason, detail, address) VALUES (1, $1, $1, 'signed-in', '', '', 'Secret agent', '192.0.2.77')", vec![ben.id().0.into()]).await;
        discussion::save_draft(&forum.of(&ben), "thread:1", discussion::DraftText { body: "Secret thought".into(), ..Default::default() }).await.expect("kept");
        moderation::report(&forum.of(&ben), moderation::ReportOf::Member(ada.id()), ReportDraft { kind: "other".into(), note: "What they wrote".into() }).await.expect("reported");
        for (who, reason, problem) in [(forum.mona(), "x", Problem::Forbidden), (forum.ada(), "x", Problem::NotFound)] {
            assert_eq!(refused(erasing::erase_member(&why(&forum, &who, reason), ben.id()).await), problem);
        }
        for staff in [forum.mona(), forum.ari()] {
            assert_eq!(refused(erasing::erase_member(&why(&forum, &ari, "x"), staff.id()).await), Problem::Forbidden);
        }
        erasing::erase_member(&why(&forum, &ari, "They asked for it"), ben.id()).await.expect("erased");
        assert_eq!(refused(erasing::erase_member(&why(&forum, &ari, "again"), ben.id()).await), Problem::NotFound);
        let seen = discussion::read_thread(&forum.guest(), thread.id, discussion::ReadQuery::default()).await.expect("read");
        assert_eq!(seen.posts[0].row.author_name, "Former member");
        assert!(seen.posts[0].row.author_handle.starts_with("former-"));
        assert_eq!(forum.row(post).await.author_id, ben.id().0);
        for table in ["members", "sessions", "audit", "drafts", "devices", "read_marks"] {
            assert_eq!(secrets(&forum, table).await, 0, "{table}");
        }
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM reports WHERE note = 'What they wrote'", Vec::new()).await, 1);
        let draft = SignInDraft { email: "ben.secret@school.example".into(), password: PASSWORD.into() };
        refused(accounts::sign_in(&forum.guest(), draft, "test", "").await.map(drop));
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM sessions WHERE member_id = $1", vec![ben.id().0.into()]).await, 0);
        assert_eq!(handle_of(&forum, ben.id()).await, "former");
    }

    async fn every_column_that_leads_to_a_member_has_a_step(forum: Forum) {
        let listed: BTreeSet<String> = erasing::steps::STEPS.iter().map(|step| step.column.to_owned()).collect();
        let found: BTreeSet<String> = leading_to_members(&forum).await.into_iter().collect();
        let missing: Vec<_> = found.difference(&listed).collect();
        assert!(missing.is_empty(), "say in domain/src/erasing/steps.rs what becomes of {missing:?}");
        let columns: BTreeSet<String> = columns(&forum, "members").await.into_iter().collect();
        let known = erasing::steps::KEPT.iter().chain(erasing::steps::RENAMED).copied().chain(erasing::steps::EMPTIED.iter().map(|(column, _)| *column));
        let known: BTreeSet<String> = known.map(str::to_owned).collect();
        let unknown: Vec<_> = columns.difference(&known).collect();
        assert!(unknown.is_empty(), "say in domain/src/erasing/steps.rs what becomes of members' {unknown:?}");
    }

    async fn boards_are_made_changed_ordered_and_archived(forum: Forum) {
        let ari = forum.of(&forum.ari());
        let draft = BoardDraft { name: "Formation".into(), slug: "formation".into(), language: "en".into(), colour: "rose".into(), icon: "bolt".into(), access: "open".into(), ..BoardDraft::default() };
        let id = admin::create_board(&ari, draft.clone()).await.expect("made");
        assert_eq!(refused(admin::create_board(&ari, draft.clone()).await.map(drop)).with(Field::Slug), Some(Wrong::Taken));
        assert_eq!(refused(admin::create_board(&forum.of(&forum.mona()), draft.clone()).await.map(drop)), Problem::Forbidden);
        admin::edit_board(&ari, id, BoardDraft { name: "Formation and ageing".into(), ..draft.clone() }).await.expect("changed");
        let taken = admin::edit_board(&ari, id, BoardDraft { slug: "safety".into(), ..draft.clone() }).await;
        assert_eq!(refused(taken).with(Field::Slug), Some(Wrong::Taken));
        for _ in 0..9 {
            admin::move_board(&ari, id, true).await.expect("moved");
        }
        let first = discussion::list_boards(&forum.guest()).await.expect("listed").swap_remove(0);
        assert_eq!((first.name.as_str(), first.id), ("Formation and ageing", id.0));
        admin::archive_board(&ari, id, true).await.expect("archived");
        assert!(discussion::list_boards(&forum.guest()).await.expect("listed").iter().all(|board| board.id != id.0), "an empty one is not listed");

        let thread = forum.thread(&forum.ada()).await;
        admin::archive_board(&ari, support::OPEN, true).await.expect("archived");
        assert_eq!(discussion::list_boards(&forum.guest()).await.expect("listed").last().expect("boards").id, support::OPEN.0);
        assert_eq!(refused(support::make::say(&forum.of(&forum.ben()), thread, None, "Late").await.map(drop)), Problem::Locked);
        let new = discussion::NewThread { board: support::OPEN, draft: support::make::draft("Too late for this", "discussion"), key: String::new() };
        assert_eq!(refused(discussion::start_thread(&forum.of(&forum.ben()), new).await.map(drop)), Problem::Forbidden);
        admin::archive_board(&ari, support::OPEN, false).await.expect("open again");
        support::make::say(&forum.of(&forum.ben()), thread, None, "In time").await.expect("said");
        assert_eq!(refused(admin::archive_board(&ari, BoardId(999), true).await), Problem::NotFound);
    }

    async fn parked_news_are_tried_again_or_given_up(forum: Forum) {
        let ari = forum.of(&forum.ari());
        let thread = forum.thread(&forum.ada()).await;
        forum.reply(&forum.ben(), thread).await;
        run(&forum, "UPDATE outbox SET parked_at = 5, attempts = 10, fault = 'refused'", Vec::new()).await;
        let parked = admin::read_outbox(&ari).await.expect("read").parked;
        assert_eq!((parked.len(), parked[0].fault.as_str(), parked[0].attempts), (2, "refused", 10));
        assert_eq!(refused(admin::drop_news(&ari, parked[0].id).await).with(Field::Reason), Some(Wrong::Missing));
        assert_eq!(refused(admin::retry_news(&forum.of(&forum.mona()), parked[0].id).await), Problem::Forbidden);
        admin::retry_news(&ari, parked[0].id).await.expect("tried again");
        admin::drop_news(&why(&forum, &forum.ari(), "Nobody waits for it"), parked[1].id).await.expect("given up");
        assert_eq!(refused(admin::retry_news(&ari, parked[1].id).await), Problem::NotFound);
        let left = admin::read_outbox(&ari).await.expect("read");
        assert_eq!((left.waiting, left.parked.len()), (1, 0));
        deliver(&forum).await;
        assert_eq!(admin::read_outbox(&ari).await.expect("read").waiting, 0);
    }

    async fn a_mailbox_that_is_refused_is_not_asked_again(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        forum.reply(&forum.ben(), thread).await;
        for (refusal, parked) in [("451 4.7.1 later", 0), ("535 5.7.8 who are you", 0), ("550 5.1.1 no such mailbox", 1)] {
            let post = domain::mail::Post::smtp(&refusing(refusal).await, "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
            forum.pass(DAY);
            outbox::deliver_due(&forum.posting_to(post)).await.expect("tried");
            // A notice's mail is news of its own.
            let post = domain::mail::Post::smtp(&refusing(refusal).await, "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
            outbox::deliver_due(&forum.posting_to(post)).await.expect("tried");
            assert_eq!(admin::read_outbox(&forum.of(&forum.ari())).await.expect("read").parked.len(), parked, "{refusal}");
        }
        assert_eq!(admin::retry_all_news(&forum.of(&forum.ari())).await.expect("again"), 1);
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 1);
    }

    async fn a_test_mail_says_how_it_fared(forum: Forum) {
        assert_eq!(admin::send_test_mail(&forum.of(&forum.ari())).await.expect("sent"), admin::Posted::Sent);
        assert_eq!(forum.mails().len(), 1);
        let closed = domain::mail::Post::smtp("smtp://user:hunter2@127.0.0.1:1", "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
        let cx = Cx { actor: forum.of(&forum.ari()).actor, ..forum.posting_to(closed) };
        assert_eq!(admin::send_test_mail(&cx).await.expect("answered"), admin::Posted::Unreachable);
        refused(admin::send_test_mail(&forum.of(&forum.ada())).await.map(drop));
    }

    async fn jobs_tell_when_they_ran(forum: Forum) {
        admin::jobs::note::<domain::Failure>(&forum.guest(), "sweep", forum.now() + 12, &Ok(3)).await;
        admin::jobs::note(&forum.guest(), "sweep", forum.now() + 15, &Err(domain::Failure::from(Problem::Busy))).await;
        let jobs = admin::list_jobs(&forum.of(&forum.ari())).await.expect("listed");
        assert_eq!(jobs.iter().map(|job| (job.name.as_str(), job.ended_at, job.fault.is_empty())).collect::<Vec<_>>(), [("sweep", Some(START + 15), false)]);
    }

    async fn settings_are_audited_and_keep_the_log_so_long(forum: Forum) {
        let ari = forum.of(&forum.ari());
        site::change_settings(&ari, settings("by-approval")).await.expect("changed");
        assert_eq!(site::read_settings(forum.world.db.reader()).await.expect("read").audit_days, 365);
        assert_eq!(admin::read_audit(&ari, &AuditQuery { act: Some("settings-changed".into()), ..AuditQuery::default() }).await.expect("read").lines.len(), 3);
        assert_eq!(refused(site::change_settings(&forum.of(&forum.mona()), settings("open")).await), Problem::Forbidden);
        forum.pass(400 * DAY);
        assert_eq!(site::purge_audit(&forum.guest()).await.expect("purged"), 3);
    }

    async fn by_approval_one_waits_until_staff_says_yes_or_no(forum: Forum) {
        let ari = forum.of(&forum.ari());
        site::change_settings(&ari, settings("by-approval")).await.expect("changed");
        for n in 0..2 {
            accounts::sign_up(&forum.guest(), newcomer(n), "en", "").await.expect("asked");
            assert!(matches!(confirm(&forum, n).await.expect("confirmed"), Entered::Waits));
        }
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE email LIKE 'new%'", Vec::new()).await, 0);
        accounts::sign_up(&forum.guest(), newcomer(0), "en", "").await.expect("told the same");
        let waiting = admin::list_waiting(&ari).await.expect("listed");
        assert_eq!(waiting.iter().map(|line| line.email.as_str()).collect::<Vec<_>>(), ["new0@example.org", "new1@example.org"]);
        forum.pass(8 * DAY);
        outbox::sweep(&forum.guest()).await.expect("swept");
        admin::approve_joining(&forum.of(&forum.ari()), waiting[0].id).await.expect("let in");
        assert_eq!(refused(admin::approve_joining(&forum.of(&forum.ari()), waiting[0].id).await), Problem::NotFound);
        assert_eq!(refused(admin::reject_joining(&forum.of(&forum.ari()), waiting[1].id).await).with(Field::Reason), Some(Wrong::Missing));
        admin::reject_joining(&why(&forum, &forum.ari(), "We know only teachers"), waiting[1].id).await.expect("not let in");
        deliver(&forum).await;
        let told = |address: &str| forum.mails().into_iter().filter(|mail| support::header(mail, "To").contains(address)).collect::<Vec<_>>();
        assert!(told("new0@example.org").iter().any(|mail| mail.contains("elcome")));
        assert!(told("new1@example.org").iter().any(|mail| mail.contains("only teachers")));
        let draft = SignInDraft { email: "new0@example.org".into(), password: PASSWORD.into() };
        accounts::sign_in(&forum.guest(), draft, "test", "").await.expect("in");
        let draft = SignInDraft { email: "new1@example.org".into(), password: PASSWORD.into() };
        refused(accounts::sign_in(&forum.guest(), draft, "test", "").await.map(drop));
    }

    async fn whom_a_provider_vouches_for_can_come_in_after_approval(forum: Forum) {
        let sql = "INSERT INTO joinings (email, name, issuer, subject, provider, label, nonce, token_hash, created_at, expires_at, awaiting_at) \
                   VALUES ('new7@example.org', 'New Comer', 'https://id.example', 'sub-7', 'mock', 'Mock', 'n', 'h', 1, 1, 1)";
        run(&forum, sql, Vec::new()).await;
        admin::approve_joining(&forum.of(&forum.ari()), 1).await.expect("let in");
        assert_eq!(texts(&forum, "SELECT m.email || ' ' || i.subject || ' ' || i.label AS t FROM identities i JOIN members m ON m.id = i.member_id").await, ["new7@example.org sub-7 Mock"]);
    }

    async fn with_an_invitation_one_comes_in_where_nobody_else_does(forum: Forum) {
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        assert_eq!(refused(accounts::sign_up(&forum.guest(), newcomer(0), "en", "").await), Problem::InvitationOnly);
        assert_eq!(refused(accounts::sign_up(&forum.guest(), newcomer(0), "en", "made-up").await), Problem::InvitationOnly);
        let token = invite(&forum, "1").await;
        assert_eq!(texts(&forum, "SELECT token_hash AS t FROM invitations").await, [domain::tokens::hash(&token)], "only the hash is kept");
        assert_eq!(invitations::read_opened(&forum.guest(), &token).await.expect("open").inviter, "Ari");
        for n in 0..2 {
            accounts::sign_up(&forum.guest(), newcomer(n), "en", &token).await.expect("asked");
        }
        assert!(matches!(confirm(&forum, 0).await.expect("in"), Entered::In(_)));
        assert_eq!(refused(confirm(&forum, 1).await.map(drop)), Problem::InvitationOnly, "it was used up meanwhile");
        assert_eq!(texts(&forum, "SELECT kind AS t FROM members WHERE email = 'new0@example.org'").await, ["expert"]);
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &token).await.map(drop)), Problem::LinkOver);
        let view = invitations::read_invitation(&forum.of(&forum.ari()), 1).await.expect("read");
        assert_eq!((view.line.uses_left, view.guests.len()), (0, 1));
        let second = invite(&forum, "5").await;
        invitations::revoke(&forum.of(&forum.ari()), 2).await.expect("revoked");
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &second).await.map(drop)), Problem::LinkOver);
        let third = invite(&forum, "5").await;
        forum.pass(15 * DAY);
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &third).await.map(drop)), Problem::LinkOver);
        run(&forum, "UPDATE members SET coordinator_until = $1 WHERE handle = 'cleo'", vec![(forum.now() + DAY).into()]).await;
        assert!(invitations::list_invitations(&forum.of(&forum.cleo()), None).await.expect("a coordinator").0.is_empty(), "only one's own");
        let draft = InvitationDraft { kind: "teacher".into(), uses: "2".into(), days: "7".into(), ..InvitationDraft::default() };
        invitations::invite(&forum.of(&forum.cleo()), draft, "en").await.expect("invited");
        assert_eq!(invitations::list_invitations(&forum.of(&forum.cleo()), None).await.expect("a coordinator").0.len(), 1);
        assert_eq!(refused(invitations::revoke(&forum.of(&forum.cleo()), 1).await), Problem::NotFound, "not those of others");
        for nobody in [forum.of(&forum.mona()), forum.of(&forum.ada()), forum.guest()] {
            refused(invitations::list_invitations(&nobody, None).await.map(drop));
        }
    }

    async fn who_is_invited_by_mail_comes_in_and_belongs(forum: Forum) {
        house(&forum).await;
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        let draft = |addresses: &str| InvitationDraft {
            kind: "expert".into(), days: "7".into(), organisation: "turku SCHOOL".into(), note: "See you in Turku".into(), addresses: addresses.into(), ..InvitationDraft::default()
        };
        let cleo = forum.of(&forum.cleo());
        assert_eq!(invitations::invite(&cleo, draft("New0@example.org, new1@example.org ada@example.org"), "fi").await.expect("invited"), Invited::ByMail(3));
        let lines = invitations::list_invitations(&cleo, None).await.expect("listed").0;
        assert_eq!((lines.len(), lines[0].uses, lines[0].organisation.as_deref()), (3, 1, Some("Turku School")));
        let revoked = lines.iter().find(|line| line.email == "new1@example.org").expect("one").id;
        invitations::revoke(&cleo, revoked).await.expect("revoked");
        deliver(&forum).await;
        assert!(forum.mails_to("new1@example.org").is_empty(), "it was taken back before");
        let mails = forum.mails_to("new0@example.org");
        assert!(mails.len() == 1 && mails[0].contains("See you in Turku") && mails[0].contains("Cleo"), "{mails:?}");
        assert!(mails[0].contains("kutsuu sinut"), "in the language of who invites");
        // A member is told in their own way, and nobody learns that they are one.
        let ada = notices::read_notices(&forum.of(&forum.ada()), None).await.expect("read");
        assert_eq!((ada.lines.len(), ada.lines[0].kind), (1, NoticeKind::Invitation));
        assert!(forum.mails_to("ada@example.org")[0].contains("/organisations/turku-school"));
        let nonce = texts(&forum, "SELECT nonce AS t FROM invitations WHERE email = 'new0@example.org'").await.remove(0);
        let token = forum.world.keys.token("invite", &nonce);
        assert!(mails[0].contains(&token));
        assert_eq!(invitations::read_opened(&forum.guest(), &token).await.expect("open").organisation.as_deref(), Some("Turku School"));
        accounts::sign_up(&forum.guest(), newcomer(0), "en", &token).await.expect("asked");
        assert!(matches!(confirm(&forum, 0).await.expect("in"), Entered::In(_)));
        let known = "SELECT m.kind || ' ' || a.state || ' ' || a.how AS t FROM affiliations a JOIN members m ON m.id = a.member_id WHERE m.email = 'new0@example.org'";
        assert_eq!(texts(&forum, known).await, ["expert verified word"]);
        assert!(people::read_member(&forum.guest(), "new-comer-0").await.expect("there").member.verified, "an expert with a house behind them");
        forum.pass(15 * DAY);
        outbox::sweep(&forum.guest()).await.expect("swept");
        assert!(texts(&forum, "SELECT email AS t FROM invitations WHERE email <> ''").await.is_empty(), "addresses are not kept");
    }

    async fn nobody_is_invited_into_a_house_of_others(forum: Forum) {
        let house = house(&forum).await;
        let draft = |organisation: &str| InvitationDraft { kind: "teacher".into(), uses: "2".into(), days: "7".into(), organisation: organisation.into(), ..InvitationDraft::default() };
        assert_eq!(refused(invitations::invite(&forum.of(&forum.ari()), draft("No such school"), "en").await).with(Field::Organisation), Some(Wrong::NoSuchChoice));
        run(&forum, "UPDATE members SET coordinator_until = $1 WHERE handle = 'ben'", vec![(forum.now() + DAY).into()]).await;
        assert_eq!(refused(invitations::invite(&forum.of(&forum.ben()), draft("Turku School"), "en").await).with(Field::Organisation), Some(Wrong::NotYours));
        let Invited::ByLink(token) = invitations::invite(&forum.of(&forum.cleo()), draft("Turku School"), "en").await.expect("invited") else { panic!("a link") };
        // The word of somebody who does not coordinate any more counts no longer: the newcomer has only said it.
        organisations::withdraw_affiliation(&forum.of(&forum.mona()), AffiliationId(1), "Has left").await.expect("withdrawn");
        accounts::sign_up(&forum.guest(), newcomer(0), "en", &token).await.expect("asked");
        confirm(&forum, 0).await.expect("in");
        assert_eq!(texts(&forum, "SELECT state AS t FROM affiliations ORDER BY id DESC LIMIT 1").await, ["claimed"]);
        assert_eq!(number(&forum, "SELECT organisation_id AS n FROM affiliations ORDER BY id DESC LIMIT 1", Vec::new()).await, house.0);
    }

    async fn thirty_at_once_use_seven_places(forum: Forum) {
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        let token = invite(&forum, "7").await;
        let mut links = Vec::new();
        for n in 0..30 {
            let draft = newcomer(n);
            let hash = "none";
            let nonce = format!("nonce-{n}");
            let join = forum.world.keys.token("join", &nonce);
            let sql = "INSERT INTO joinings (email, name, password_hash, language, invitation, nonce, token_hash, created_at, expires_at) VALUES ($1, $2, $3, 'en', $4, $5, $6, $7, $8)";
            let values = vec![draft.email.into(), draft.name.into(), hash.into(), domain::tokens::hash(&token).into(), nonce.into(), domain::tokens::hash(&join).into(), forum.now().into(), (forum.now() + DAY).into()];
            run(&forum, sql, values).await;
            links.push(join);
        }
        let hash = forum.world.hasher.hash(PASSWORD).await.expect("hashed");
        run(&forum, "UPDATE joinings SET password_hash = $1", vec![hash.into()]).await;
        let tasks: Vec<_> = links.into_iter().map(|link| { let cx = forum.guest(); tokio::spawn(async move { accounts::confirm_joining(&cx, &link, PASSWORD, "test").await.is_ok() }) }).collect();
        let mut came = 0;
        for task in tasks {
            came += i32::from(task.await.expect("ended"));
        }
        assert_eq!(came, 7);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE email LIKE 'new%'", Vec::new()).await, 7);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM invitation_uses", Vec::new()).await, 7);
    }

    async fn the_first_admin_is_made_once(forum: Forum) {
        assert_eq!(site::set_up_link(&forum.guest()).await.expect("asked"), None, "there is an admin");
        run(&forum, "UPDATE members SET role = 'member' WHERE role = 'admin'", Vec::new()).await;
        let link = site::set_up_link(&forum.guest()).await.expect("asked").expect("a link");
        let token = link.rsplit('/').next().expect("a token").to_owned();
        assert_eq!(refused(site::is_set_up(&forum.guest(), "made-up").await), Problem::NotFound);
        assert_eq!(refused(site::set_up(&forum.guest(), "made-up", newcomer(0), "en", "test").await.map(drop)), Problem::NotFound);
        let weak = SignUpDraft { password: "password".into(), ..newcomer(0) };
        assert!(matches!(refused(site::set_up(&forum.guest(), &token, weak, "en", "test").await.map(drop)), Problem::Invalid(_)));
        let tasks: Vec<_> = (0..4).map(|n| { let (cx, token) = (forum.guest(), token.clone()); tokio::spawn(async move { site::set_up(&cx, &token, newcomer(n), "en", "test").await.is_ok() }) }).collect();
        let mut made = 0;
        for task in tasks {
            made += i32::from(task.await.expect("ended"));
        }
        assert_eq!(made, 1);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE role = 'admin'", Vec::new()).await, 1);
        assert_eq!(refused(site::is_set_up(&forum.guest(), &token).await), Problem::NotFound, "used up");
    }
}

/// The address of a mail server (RFC 5321) that answers every recipient with this.
async fn refusing(answer: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (reader, mut writer) = socket.into_split();
            let mut lines = BufReader::new(reader).lines();
            let _ = writer.write_all(b"220 here\r\n").await;
            while let Ok(Some(line)) = lines.next_line().await {
                let said = if line.to_uppercase().starts_with("RCPT") { answer } else { "250 fine" };
                let _ = writer.write_all(format!("{said}\r\n").as_bytes()).await;
            }
        }
    });
    url
}

/// Rows of a table that hold the word by which the test marks what has to go.
async fn secrets(forum: &Forum, table: &str) -> i64 {
    let whole: Vec<String> = columns(forum, table).await.into_iter().map(|column| format!("COALESCE(CAST({column} AS text), '')")).collect();
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE LOWER({0}) LIKE '%secret%' OR {0} LIKE '%192.0.2.77%'", whole.join(" || "));
    number(forum, &sql, Vec::new()).await
}

/// The first part of a handle.
async fn handle_of(forum: &Forum, id: MemberId) -> String {
    let handles = texts(forum, &format!("SELECT handle AS t FROM members WHERE id = {id}")).await;
    handles.first().and_then(|handle| handle.split('-').next()).unwrap_or_default().to_owned()
}

async fn columns(forum: &Forum, table: &str) -> Vec<String> {
    let sql = match forum.kind {
        Kind::Sqlite => format!("SELECT name AS t FROM pragma_table_info('{table}')"),
        Kind::Postgres => {
            format!("SELECT CAST(column_name AS text) AS t FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'")
        }
    };
    texts(forum, &sql).await
}

/// `table.column` of all that refers to members, by foreign key or by name.
async fn leading_to_members(forum: &Forum) -> Vec<String> {
    let tables = match forum.kind {
        Kind::Sqlite => "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Kind::Postgres => "SELECT CAST(table_name AS text) AS t FROM information_schema.tables WHERE table_schema = 'public'",
    };
    let mut found = Vec::new();
    for table in texts(forum, tables).await {
        let referring = match forum.kind {
            Kind::Sqlite => texts(forum, &format!("SELECT \"from\" AS t FROM pragma_foreign_key_list('{table}') WHERE \"table\" = 'members'")).await,
            Kind::Postgres => Vec::new(),
        };
        let named = columns(forum, &table).await.into_iter().filter(|column| {
            column.ends_with("_by")
                || column.contains("member_id")
                || ["author_id", "actor_id", "editor_id", "reporter_id", "last_author_id"].contains(&column.as_str())
        });
        found.extend(referring.into_iter().chain(named).filter(|_| table != "members").map(|column| format!("{table}.{column}")));
    }
    assert!(found.len() > 15, "{found:?}");
    found
}
