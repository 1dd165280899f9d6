//! Roles, erasure, boards, the outbox, settings: on SQLite and PostgreSQL.

mod coming_in;

use crate::support::{DAY, Forum, Kind, MINUTE, Person, START, on_each_database, refused};
use domain::{
    Cx,
    accounts::{self, Entered},
    admin::{self, AccountQuery, AuditQuery, State},
    db, discussion, erasing,
    invitations::{self, Invited},
    moderation, notices, organisations, outbox, people, reporting, site,
};
use model::{
    AffiliationId, BoardId, Field, InvitationId, JoiningId, MemberId, NoticeKind, OrganisationDraft, OrganisationId, Problem, Role, SignInDraft,
    SignUpDraft, Wrong,
    site::{BoardDraft, InvitationDraft, SettingsOfSiteDraft},
    staff::{ReportDraft, SuspensionDraft},
};
use sea_orm::{FromQueryResult, Value};
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
    SettingsOfSiteDraft { sign_up: sign_up.into(), support: "help@example.org".into(), audit_days: "365".into(), ..Default::default() }
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
        reporting::report(&forum.of(&ben), model::Subject::Member(ada.id()), ReportDraft { kind: "other".into(), note: "What they wrote".into() }).await.expect("reported");
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
        assert_eq!(forum.row(post).await.author_id, ben.id());
        for table in ["members", "sessions", "audit", "drafts", "devices", "read_marks"] {
            assert_eq!(secrets(&forum, table).await, 0, "{table}");
        }
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM reports WHERE note = 'What they wrote'", Vec::new()).await, 1);
        let draft = SignInDraft { email: "ben.secret@school.example".into(), password: PASSWORD.into() };
        refused(accounts::sign_in(&forum.guest(), draft, "test", "").await.map(drop));
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM sessions WHERE member_id = $1", vec![ben.id().0.into()]).await, 0);
        assert_eq!(handle_of(&forum, ben.id()).await, "former");
    }

    async fn boards_are_made_changed_ordered_and_archived(forum: Forum) {
        let ari = forum.of(&forum.ari());
        let draft = BoardDraft { name: "Formation".into(), slug: "formation".into(), language: "en".into(), colour: "rose".into(), icon: "bolt".into(), audience: "public".into(), ..BoardDraft::default() };
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
        admin::archive_board(&ari, crate::support::OPEN, true).await.expect("archived");
        assert_eq!(discussion::list_boards(&forum.guest()).await.expect("listed").last().expect("boards").id, crate::support::OPEN.0);
        assert_eq!(refused(crate::support::make::say(&forum.of(&forum.ben()), thread, None, "Late").await.map(drop)), Problem::Locked);
        let new = discussion::NewThread { board: crate::support::OPEN, draft: crate::support::make::draft("Too late for this", "discussion"), key: String::new() };
        assert_eq!(refused(discussion::start_thread(&forum.of(&forum.ben()), new).await.map(drop)), Problem::Forbidden);
        admin::archive_board(&ari, crate::support::OPEN, false).await.expect("open again");
        crate::support::make::say(&forum.of(&forum.ben()), thread, None, "In time").await.expect("said");
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
        let cx = forum.posting_to(closed).asked_by(forum.of(&forum.ari()).actor);
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
