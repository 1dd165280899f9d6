//! News: how they are stored, who hears them, and those that are planned.

use super::{
    support::{DAY, Forum, HOUR, on_each_database},
    texts::text_of,
};
use domain::{
    Cx, accounts, audit, collections, discussion, features, identities, invitations, materials, moderation, notices, organisations,
    outbox::{self, Key, News},
    own_data, trust,
};
use model::{AffiliationId, CollectionId, IdentityId, MaterialId, MemberId, NoticeId, ReplyId, ReviewId, ThreadId, UseId};
use std::{collections::BTreeSet, fmt::Debug, path::Path};

/// What is written is this text, letter by letter, and reads as the same again. Returns its name.
fn same<N: News + PartialEq + Debug>(news: &N, text: &str) -> &'static str {
    assert_eq!(outbox::write(news).expect("written"), text);
    assert_eq!(outbox::read::<N>(text).expect("read"), *news);
    N::NAME
}

/// Rows of earlier versions lie in tables in just this form.
#[test]
fn news_are_stored_as_they_always_were() {
    let mut seen = Vec::new();
    seen.extend([same(&accounts::news::MemberJoined { member: MemberId(7) }, r#"{"what":"member-joined","member":7}"#)]);
    seen.push(same(&accounts::news::JoiningBegun { joining: 7 }, r#"{"what":"joining-begun","joining":7}"#));
    seen.push(same(&accounts::news::JoiningRejected { joining: 7 }, r#"{"what":"joining-rejected","joining":7}"#));
    seen.push(same(&accounts::news::AddressTaken { member: MemberId(7) }, r#"{"what":"address-taken","member":7}"#));
    seen.push(same(&accounts::news::ResetAsked { member: Some(MemberId(7)), nonce: "a".into() }, r#"{"what":"reset-asked","member":7,"nonce":"a"}"#));
    seen.push(same(&accounts::news::PasswordChanged { member: MemberId(7) }, r#"{"what":"password-changed","member":7}"#));
    seen.push(same(&accounts::news::EmailChangeAsked { link: 7 }, r#"{"what":"email-change-asked","link":7}"#));
    seen.push(same(&accounts::news::EmailChanged { link: 7 }, r#"{"what":"email-changed","link":7}"#));
    seen.push(same(&accounts::news::SecondFactorChanged { member: MemberId(7) }, r#"{"what":"second-factor-changed","member":7}"#));
    seen.push(same(&accounts::news::NewDevice { device: 7 }, r#"{"what":"new-device","device":7}"#));
    seen.push(same(
        &identities::news::IdentityLinked { member: MemberId(7), identity: IdentityId(8) },
        r#"{"what":"identity-linked","member":7,"identity":8}"#,
    ));
    seen.push(same(&identities::news::IdentityUnlinked { member: MemberId(7), at: 8 }, r#"{"what":"identity-unlinked","member":7,"at":8}"#));
    seen.push(same(&discussion::news::ThreadStarted { thread: ThreadId(7) }, r#"{"what":"thread-started","thread":7}"#));
    seen.push(same(&discussion::news::ReplyPosted { thread: ThreadId(7), reply: ReplyId(8) }, r#"{"what":"reply-posted","thread":7,"reply":8}"#));
    seen.push(same(&discussion::news::PostEdited { reply: ReplyId(7), by: MemberId(8) }, r#"{"what":"post-edited","reply":7,"by":8}"#));
    seen.push(same(&discussion::news::AnswerMarked { reply: ReplyId(7), by: MemberId(8) }, r#"{"what":"answer-marked","reply":7,"by":8}"#));
    seen.push(same(&audit::news::StaffActed { line: 7 }, r#"{"what":"staff-acted","line":7}"#));
    seen.push(same(&moderation::news::ReportClosed { report: 7 }, r#"{"what":"report-closed","report":7}"#));
    seen.push(same(&invitations::news::Invited { invitation: 7 }, r#"{"what":"invited","invitation":7}"#));
    seen.push(same(
        &materials::news::MaterialPublished { material: MaterialId(7), version: 8, by: MemberId(9) },
        r#"{"what":"material-published","material":7,"version":8,"by":9}"#,
    ));
    seen.push(same(&trust::news::UseReported { report: UseId(7) }, r#"{"what":"use-reported","report":7}"#));
    seen.push(same(&trust::news::ReviewPosted { review: ReviewId(7) }, r#"{"what":"review-posted","review":7}"#));
    seen.push(same(&trust::news::ReviewAnswered { review: ReviewId(7), by: MemberId(8) }, r#"{"what":"review-answered","review":7,"by":8}"#));
    seen.push(same(
        &trust::news::OutdatedReported { material: MaterialId(7), by: MemberId(8) },
        r#"{"what":"outdated-reported","material":7,"by":8}"#,
    ));
    seen.push(same(
        &trust::news::OutdatedAnswered { material: MaterialId(7), at: 8, by: MemberId(9) },
        r#"{"what":"outdated-answered","material":7,"at":8,"by":9}"#,
    ));
    seen.push(same(&trust::news::ReviewDue { material: MaterialId(7), due: 8 }, r#"{"what":"review-due","material":7,"due":8}"#));
    seen.push(same(&trust::news::ResourceAsked { reply: ReplyId(7), by: MemberId(8) }, r#"{"what":"resource-asked","reply":7,"by":8}"#));
    seen.push(same(
        &collections::news::CollectionGrown { collection: CollectionId(7), material: MaterialId(8), by: MemberId(9) },
        r#"{"what":"collection-grown","collection":7,"material":8,"by":9}"#,
    ));
    seen.push(same(&notices::news::NoticeMade { notice: NoticeId(7) }, r#"{"what":"notice-made","notice":7}"#));
    seen.push(same(&notices::news::DigestDue { member: MemberId(7), due: 8 }, r#"{"what":"digest-due","member":7,"due":8}"#));
    seen.push(same(&own_data::news::ExportMade { export: 7 }, r#"{"what":"export-made","export":7}"#));
    seen.push(same(&own_data::news::LeavingBegun { member: MemberId(7), due: 8 }, r#"{"what":"leaving-begun","member":7,"due":8}"#));
    seen.push(same(&own_data::news::LeavingNear { member: MemberId(7), due: 8 }, r#"{"what":"leaving-near","member":7,"due":8}"#));
    seen.push(same(&own_data::news::LeavingDue { member: MemberId(7), due: 8 }, r#"{"what":"leaving-due","member":7,"due":8}"#));
    seen.push(same(&own_data::news::LeavingTakenBack { member: MemberId(7) }, r#"{"what":"leaving-taken-back","member":7}"#));
    seen.push(same(&own_data::news::Farewell { farewell: 7 }, r#"{"what":"farewell","farewell":7}"#));
    seen.push(same(
        &organisations::news::AffiliationEnds { affiliation: AffiliationId(7), expires_at: 8 },
        r#"{"what":"affiliation-ends","affiliation":7,"expires_at":8}"#,
    ));
    let heard: BTreeSet<&str> = features::ALL.heard.iter().map(|heard| heard.name).collect();
    assert!(seen.iter().all(|name| heard.contains(name)), "somebody hears each");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // What younger modules tell is looked at in their own tests.
    let (tests, code) = (text_of(&here.join("tests")), text_of(&here.join("src")));
    for name in heard {
        assert!(tests.contains(&format!(r#"{{"what":"{name}","#)), "the stored form of {name} is in a test");
        assert_eq!(code.matches(&format!("const NAME: &'static str = \"{name}\";")).count(), 1, "{name} is the name of one");
    }
}

async fn insert(forum: &Forum, news: &str) {
    let cx = forum.guest();
    let txn = cx.begin().await.expect("begin");
    let sql = "INSERT INTO outbox (news, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $2, 0, '')";
    domain::db::run(&txn, sql, vec![news.into(), cx.now.into()]).await.expect("inserted");
    txn.commit().await.expect("committed");
}

fn key() -> Key {
    Key::of::<accounts::news::PasswordChanged>(1)
}

/// Plans a mail to this member under one and the same key.
async fn plan(cx: &Cx, member: i64, at: i64) {
    let txn = cx.begin().await.expect("begin");
    let news = accounts::news::PasswordChanged { member: MemberId(member) };
    outbox::schedule(&txn, cx, &key(), news, at).await.expect("planned");
    txn.commit().await.expect("committed");
}

async fn cancel(cx: &Cx) -> bool {
    let txn = cx.begin().await.expect("begin");
    let done = outbox::cancel(&txn, &key()).await.expect("asked");
    txn.commit().await.expect("committed");
    done
}

async fn waiting(cx: &Cx) -> i64 {
    let sql = "SELECT COUNT(*) AS n FROM outbox WHERE delivered_at IS NULL";
    domain::db::one::<domain::db::Number>(cx.reader(), sql, Vec::new()).await.expect("counted").expect("a row").n
}

fn sent(forum: &Forum) -> (usize, usize) {
    (forum.mails_to("ada@example.org").len(), forum.mails_to("ben@example.org").len())
}

on_each_database! {
    async fn planned_news_are_moved_with_what_they_say(forum: Forum) {
        plan(&forum.guest(), 1, forum.now() + HOUR).await;
        plan(&forum.guest(), 2, forum.now() + DAY).await;
        assert_eq!(waiting(&forum.guest()).await, 1);
        forum.pass(2 * HOUR);
        forum.deliver().await;
        assert_eq!(sent(&forum), (0, 0), "it was moved to tomorrow");
        plan(&forum.guest(), 2, forum.now() + HOUR).await;
        forum.pass(HOUR);
        forum.deliver().await;
        assert_eq!(sent(&forum), (0, 1), "and back, and is about somebody else");
        plan(&forum.guest(), 1, forum.now()).await;
        forum.deliver().await;
        assert_eq!((sent(&forum), waiting(&forum.guest()).await), ((1, 1), 0), "what was delivered is in nobody's way");
    }

    async fn planned_news_are_cancelled(forum: Forum) {
        assert!(!cancel(&forum.guest()).await, "there are none");
        plan(&forum.guest(), 1, forum.now() + HOUR).await;
        assert!(cancel(&forum.guest()).await && !cancel(&forum.guest()).await);
        forum.pass(DAY);
        forum.deliver().await;
        assert_eq!((sent(&forum), waiting(&forum.guest()).await), ((0, 0), 0));
        plan(&forum.guest(), 2, forum.now()).await;
        forum.deliver().await;
        assert!(!cancel(&forum.guest()).await, "what was told cannot be taken back");
        assert_eq!(sent(&forum), (0, 1));
    }

    async fn what_is_due_is_told_although_the_next_is_planned(forum: Forum) {
        plan(&forum.guest(), 1, forum.now() + HOUR).await;
        forum.pass(2 * HOUR);
        plan(&forum.guest(), 2, forum.now() + HOUR).await;
        plan(&forum.guest(), 2, forum.now() + DAY).await;
        assert_eq!(waiting(&forum.guest()).await, 2);
        forum.deliver().await;
        assert_eq!(sent(&forum), (1, 0));
        forum.pass(DAY);
        forum.deliver().await;
        assert_eq!(sent(&forum), (1, 1));
    }

    async fn what_is_tried_again_keeps_no_other_from_being_planned(forum: Forum) {
        plan(&forum.guest(), 1, forum.now()).await;
        let closed = domain::mail::Post::smtp("smtp://127.0.0.1:1", "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
        assert_eq!(outbox::deliver_due(&forum.posting_to(closed)).await.expect("tried"), 1);
        plan(&forum.guest(), 2, forum.now() + HOUR).await;
        assert_eq!(waiting(&forum.guest()).await, 2);
        forum.pass(HOUR);
        forum.deliver().await;
        assert_eq!((sent(&forum), waiting(&forum.guest()).await), ((1, 1), 0));
    }

    async fn of_two_who_plan_at_once_one_stays(forum: Forum) {
        let (one, other) = (forum.guest(), forum.guest());
        for _ in 0..5 {
            tokio::join!(plan(&one, 1, forum.now() + HOUR), plan(&other, 1, forum.now() + DAY));
            assert_eq!(waiting(&one).await, 1);
        }
        // The same while the one that is there is due.
        forum.pass(2 * DAY);
        let (one, other) = (forum.guest(), forum.guest());
        tokio::join!(plan(&one, 1, forum.now() + HOUR), plan(&other, 1, forum.now() + DAY));
        assert_eq!(waiting(&one).await, 2, "the one that is due, and one for later");
        tokio::join!(plan(&one, 1, forum.now() + HOUR), cancel(&other));
        assert!([1, 2].contains(&waiting(&one).await));
    }

    async fn a_row_of_an_earlier_version_is_delivered(forum: Forum) {
        insert(&forum, r#"{"what":"password-changed","member":1}"#).await;
        forum.deliver().await;
        assert_eq!(forum.mails_to("ada@example.org").len(), 1);
    }

    async fn news_that_nobody_knows_are_parked_and_kept(forum: Forum) {
        for news in [r#"{"what":"moon-landed","crew":3}"#, r#"{"crew":3}"#] {
            insert(&forum, news).await;
        }
        insert(&forum, r#"{"what":"password-changed","member":1}"#).await;
        forum.deliver().await;
        let parked = domain::admin::read_outbox(&forum.of(&forum.ari())).await.expect("read").parked;
        let [nameless, unknown] = &parked[..] else { panic!("{parked:?}") };
        assert_eq!(unknown.news, r#"{"what":"moon-landed","crew":3}"#);
        assert!(unknown.fault.contains("nobody hears news called \u{201c}moon-landed\u{201d}"), "{}", unknown.fault);
        assert!(nameless.fault.contains("no name"), "{}", nameless.fault);
        assert_eq!(forum.mails_to("ada@example.org").len(), 1, "the others are delivered all the same");
    }
}
