//! What colleagues say about teaching material: on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, Person, on_each_database, refused};
use bytes::Bytes;
use domain::{
    Cx, db, discussion, erasing, files,
    materials::{self, Facet, MaterialsQuery},
    trust,
};
use futures::{StreamExt, stream};
use model::{BoardId, Criterion, Field, FileId, MaterialDraft, MaterialId, Problem, ReplyId, ReviewDraft, UseDraft, UseId, Wrong};
use std::io::{self, Cursor};

fn draft(title: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring gloves.".into(),
        language: "en".into(),
        kind: "lab-instruction".into(),
        licence: "by-sa".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        tags: "cells".into(),
        ..MaterialDraft::default()
    }
}

async fn published(forum: &Forum, person: &Person, title: &str) -> MaterialId {
    let cx = forum.of(person);
    let id = materials::start(&cx, draft(title)).await.expect("begun");
    materials::publish(&cx, id, "").await.expect("published");
    id
}

async fn next_version(forum: &Forum, person: &Person, id: MaterialId) {
    let cx = forum.of(person);
    let lock = materials::edit_material(&cx, id).await.expect("read").lock;
    materials::save(&cx, id, draft("Measuring cells better"), lock).await.expect("saved");
    materials::publish(&cx, id, "Better").await.expect("published");
}

fn used(minutes: u32, country: &str, again: &str) -> UseDraft {
    let minutes = minutes.to_string();
    UseDraft { level: "4".into(), country: country.into(), minutes, again: again.into(), note: "It went well.".into(), ..UseDraft::default() }
}

fn review(mark: &str) -> ReviewDraft {
    let marks = ["accessibility", "quality", "time"].map(|name| (name.to_owned(), mark.to_owned()));
    ReviewDraft { marks: marks.into(), overall: "It works with a group of sixteen.".into(), ..ReviewDraft::default() }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

async fn photograph(cx: &Cx, report: UseId, bytes: Vec<u8>) -> domain::Result<()> {
    let incoming = cx.world.files.receive(stream::iter([Ok::<_, io::Error>(Bytes::from(bytes))]), 50_000_000).await?;
    trust::set_use_photo(cx, report, "Lab.png", incoming).await
}

async fn titles(cx: &Cx, facet: Facet) -> Vec<String> {
    let query = MaterialsQuery { facets: vec![(facet, "yes".to_owned())], ..MaterialsQuery::default() };
    materials::list_materials(cx, &query).await.expect("a list").lines.into_iter().map(|line| line.title).collect()
}

async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect("asked").expect("a row").n
}

/// The messages of a member's notices, the latest first.
async fn told(cx: &Cx) -> Vec<String> {
    let page = domain::notices::read_notices(cx, domain::Locale::default(), None).await.expect("a list");
    page.lines.into_iter().map(|line| line.row.story).collect()
}

on_each_database! {
    async fn reports_from_class_are_counted_once_for_member_and_version(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        assert_eq!(refused(trust::report_use(&forum.guest(), id, 1, used(80, "FI", "yes")).await), Problem::SignInFirst);
        assert_eq!(refused(trust::report_use(&ada, id, 1, used(80, "FI", "yes")).await), Problem::Forbidden, "not its author");
        assert_eq!(refused(trust::report_use(&ben, id, 2, used(80, "FI", "yes")).await).with(Field::Version), Some(Wrong::NoSuchChoice));
        assert!(refused(trust::report_use(&ben, id, 1, UseDraft::default()).await).with(Field::Minutes).is_some());
        let first = trust::report_use(&ben, id, 1, used(80, "FI", "yes")).await.expect("reported");
        assert_eq!(trust::report_use(&ben, id, 1, used(100, "FI", "changes")).await.expect("changed"), first);
        trust::report_use(&cleo, id, 1, used(120, "SE", "no")).await.expect("reported");
        next_version(&forum, &forum.ada(), id).await;
        trust::report_use(&ben, id, 2, used(90, "", "yes")).await.expect("of the next version");
        let page = trust::list_uses(&forum.guest(), id, None).await.expect("listed");
        assert_eq!((page.summary.reports, page.summary.countries, page.summary.again, page.summary.median), (3, 2, 2, 100));
        assert_eq!(titles(&forum.guest(), Facet::Used).await, ["Measuring cells better"], "the facet stays with a new version");
        assert_eq!(refused(trust::remove_use(&cleo, first).await), Problem::Forbidden);
        trust::remove_use(&ben, first).await.expect("taken back");
        assert_eq!(refused(trust::remove_use(&ben, first).await), Problem::NotFound);
        assert_eq!(number(&forum, "SELECT CAST(used AS bigint) AS n FROM materials").await, 2);
        forum.deliver().await;
        assert_eq!(told(&ada).await.iter().filter(|message| *message == "used").count(), 2, "not of what was taken back");
    }

    async fn reports_at_once_are_all_counted(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let mut at_once = Vec::new();
        for n in 0..8 {
            let cx = forum.of(&forum.writer(n / 2));
            at_once.push(tokio::spawn(async move { trust::report_use(&cx, id, 1, used(60, "FI", "yes")).await }));
        }
        for one in at_once {
            one.await.expect("no panic").expect("reported");
        }
        assert_eq!(number(&forum, "SELECT CAST(used AS bigint) AS n FROM materials").await, 4);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM uses").await, 4, "twice the same is one");
    }

    async fn two_reviewers_make_it_reviewed(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        assert_eq!(refused(trust::ask_review(&ben, id, true).await), Problem::Forbidden);
        trust::ask_review(&ada, id, true).await.expect("asked");
        assert_eq!(trust::list_waiting(&forum.guest(), None).await.expect("listed").lines.len(), 1);
        assert_eq!(refused(trust::review(&ada, id, 1, review("2")).await), Problem::Forbidden, "not its author");
        assert!(refused(trust::review(&ben, id, 1, ReviewDraft::default()).await).with(Field::Overall).is_some());
        let first = trust::review(&ben, id, 1, review("2")).await.expect("reviewed");
        assert_eq!(trust::review(&ben, id, 1, review("3")).await.expect("changed"), first);
        assert!(titles(&forum.guest(), Facet::Reviewed).await.is_empty(), "one is not enough");
        // A version that came meanwhile: the review stays with the one that was read.
        next_version(&forum, &forum.ada(), id).await;
        trust::review(&cleo, id, 1, review("1")).await.expect("reviewed");
        assert_eq!(titles(&forum.guest(), Facet::Reviewed).await, ["Measuring cells better"]);
        assert!(trust::list_waiting(&forum.guest(), None).await.expect("listed").lines.is_empty(), "what was asked for has come");
        let page = trust::list_reviews(&forum.guest(), id, None).await.expect("listed");
        assert_eq!(page.lines.iter().map(|line| (line.name.as_str(), line.version)).collect::<Vec<_>>(), [("Cleo", 1), ("Ben", 1)]);
        assert_eq!(page.lines[1].marks[&Criterion::Quality].value, Some(3));
        assert_eq!(page.lines[1].marks[&Criterion::Blending].value, None, "not applicable");
        assert_eq!(refused(trust::answer_review(&ben, first, "Thanks to myself").await), Problem::Forbidden);
        trust::answer_review(&ada, first, "Done, see version 2.").await.expect("answered");
        assert!(refused(trust::mark_done(&ada, first, Some(3)).await).with(Field::Version).is_some());
        trust::mark_done(&ada, first, Some(2)).await.expect("noted");
        forum.deliver().await;
        assert_eq!(told(&ben).await, ["review-answered", "version-after-review"]);
        assert_eq!(told(&ada).await, ["reviewed", "reviewed"]);
        let view = trust::read_trust(&forum.guest(), id).await.expect("read");
        assert_eq!((view.reviewers, view.changelog.as_str(), view.can.judge), (2, "Better", false));
        trust::remove_review(&ben, first).await.expect("taken back");
        assert!(titles(&forum.guest(), Facet::Reviewed).await.is_empty());
    }

    async fn colleagues_of_an_author_are_told_apart(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let txn = forum.guest().begin().await.expect("begin");
        let house = "INSERT INTO organisations (slug, name, sort_name, kind, country, state, created_at) VALUES ('house', 'House', 'house', 'school', 'FI', 'listed', 1)";
        db::run(&txn, house, Vec::new()).await.expect("run");
        for member in [forum.ada(), forum.ben()] {
            let sql = "INSERT INTO affiliations (member_id, organisation_id, state, created_at) VALUES ($1, 1, 'claimed', 1)";
            db::run(&txn, sql, vec![member.id().0.into()]).await.expect("run");
        }
        txn.commit().await.expect("commit");
        trust::review(&forum.of(&forum.ben()), id, 1, review("3")).await.expect("not refused");
        trust::review(&forum.of(&forum.cleo()), id, 1, review("3")).await.expect("reviewed");
        let page = trust::list_reviews(&forum.guest(), id, None).await.expect("listed");
        assert_eq!(page.lines.iter().map(|line| (line.name.as_str(), line.near)).collect::<Vec<_>>(), [("Cleo", false), ("Ben", true)]);
    }

    async fn what_staff_takes_out_is_told_with_the_reason(forum: Forum) {
        let (ben, mona) = (forum.of(&forum.ben()), forum.of(&forum.mona()));
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let said = trust::review(&ben, id, 1, review("2")).await.expect("reviewed");
        let report = trust::report_use(&ben, id, 1, used(80, "FI", "yes")).await.expect("reported");
        photograph(&ben, report, png(50, 40)).await.expect("saved");
        forum.deliver().await;
        let reason = |failure| refused::<domain::Taken<MaterialId>>(failure).with(Field::Reason);
        assert_eq!(reason(trust::remove_review(&mona, said).await), Some(Wrong::Missing), "staff says why");
        assert_eq!(reason(trust::remove_use_photo(&mona, report).await), Some(Wrong::Missing));
        assert_eq!(reason(trust::remove_use(&mona, report).await), Some(Wrong::Missing));
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM uses WHERE photo_id IS NOT NULL").await, 1, "nothing happened yet");
        let because = |text: &str| forum.of(&forum.mona()).because(text).expect("short");
        trust::remove_use_photo(&because("A face is in it"), report).await.expect("removed");
        trust::remove_use(&because("Names a pupil"), report).await.expect("removed");
        trust::remove_review(&because("Insults the author"), said).await.expect("removed");
        forum.deliver().await;
        let mails = forum.mails_to("ben@example.org");
        for words in ["A face is in it", "Names a pupil", "Insults the author"] {
            let of_it: Vec<&String> = mails.iter().filter(|mail| mail.contains(words)).collect();
            assert_eq!(of_it.len(), 1, "{words}: {mails:?}");
            assert!(of_it[0].contains("Measuring cells") && of_it[0].contains(&format!("/library/{id}\r\n")), "{}", of_it[0]);
        }
        let notices = domain::notices::read_notices(&ben, domain::Locale::default(), None).await.expect("a list").lines;
        let notes: Vec<&str> =
            notices.iter().filter(|line| line.row.story == "staff-acted").map(|line| line.said.as_str()).collect();
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes[0].contains("Review removed: Measuring cells") && notes[0].contains("Insults the author"), "{notes:?}");
        // What one takes back oneself needs no reason and is told to nobody.
        let again = trust::review(&ben, id, 1, review("2")).await.expect("reviewed");
        trust::remove_review(&ben, again).await.expect("taken back");
        forum.deliver().await;
        assert_eq!(forum.mails_to("ben@example.org").len(), mails.len());
    }

    async fn reviews_at_once_count_each_reviewer_once(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let mut at_once = Vec::new();
        for n in 0..6 {
            let cx = forum.of(&forum.writer(n % 3));
            at_once.push(tokio::spawn(async move { trust::review(&cx, id, 1, review("2")).await }));
        }
        for one in at_once {
            one.await.expect("no panic").expect("reviewed");
        }
        assert_eq!(number(&forum, "SELECT CAST(reviewers AS bigint) AS n FROM materials").await, 3);
    }

    async fn authors_are_reminded_once_on_the_day(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        forum.deliver().await;
        assert_eq!(refused(trust::set_due(&forum.of(&forum.ben()), id, "2026-12-24").await), Problem::Forbidden);
        for wrong in ["2026-11-01", "2099-01-01", "tomorrow", "2026-02-31"] {
            assert_eq!(refused(trust::set_due(&ada, id, wrong).await).with(Field::Due), Some(Wrong::NotADayAhead), "{wrong}");
        }
        for day in ["2026-12-01", "2026-12-24", "", "2026-12-01", "2026-12-01"] {
            trust::set_due(&ada, id, day).await.expect("set");
        }
        forum.deliver().await;
        assert!(told(&ada).await.is_empty(), "not before the day");
        forum.pass(8 * DAY);
        forum.deliver().await;
        forum.pass(30 * DAY);
        forum.deliver().await;
        assert_eq!(told(&ada).await, ["review-due"]);
    }

    async fn what_is_outdated_is_marked_until_it_is_answered(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        assert_eq!(refused(trust::report_outdated(&ada, id, 1, "The standard is a new one").await), Problem::Forbidden);
        assert!(refused(trust::report_outdated(&ben, id, 1, "Old").await).with(Field::Reason).is_some());
        trust::report_outdated(&ben, id, 1, "The standard is a new one").await.expect("told");
        trust::report_outdated(&ben, id, 1, "The standard is another one").await.expect("changed");
        trust::report_outdated(&cleo, id, 1, "The link leads nowhere").await.expect("told");
        assert_eq!(trust::read_trust(&forum.guest(), id).await.expect("read").outdated, 2);
        assert_eq!(refused(trust::answer_outdated(&ben, id, "No, it is not").await), Problem::Forbidden);
        trust::answer_outdated(&ada, id, "It is the one that holds until 2027.").await.expect("answered");
        assert_eq!(trust::read_trust(&forum.guest(), id).await.expect("read").outdated, 0);
        assert_eq!(refused(trust::report_outdated(&ben, id, 1, "I do not think so").await), Problem::Forbidden, "answered already");
        trust::report_outdated(&forum.of(&forum.mona()), id, 1, "The picture shows an old fuse").await.expect("told");
        next_version(&forum, &forum.ada(), id).await;
        assert_eq!(trust::read_trust(&forum.guest(), id).await.expect("read").outdated, 0, "a new version answers, too");
        assert_eq!(refused(trust::report_outdated(&ben, id, 1, "Of the version before").await), Problem::Stale);
        forum.deliver().await;
        assert_eq!(told(&ben).await, ["version-after-review", "outdated-answered"]);
        let lines = trust::list_outdated(&forum.guest(), id).await.expect("listed");
        assert_eq!((lines.len(), lines[1].answer.as_str()), (3, "It is the one that holds until 2027."));
    }

    async fn a_resource_has_one_thread(forum: Forum) {
        let (ben, cleo) = (forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        assert_eq!(refused(trust::discuss(&forum.guest(), id, BoardId(1), "How do you do it?").await), Problem::SignInFirst);
        let (_, boards) = trust::boards_for(&ben, id).await.expect("boards");
        assert_eq!(boards[0].name, "Classroom");
        let mut at_once = Vec::new();
        for cx in [ben.clone(), cleo.clone()] {
            at_once.push(tokio::spawn(async move { trust::discuss(&cx, id, BoardId(1), "How do you keep the cells cool?").await }));
        }
        for one in at_once {
            one.await.expect("no panic").expect("begun or answered");
        }
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM threads").await, 1, "one thread, both posts");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM replies").await, 2);
        let thread = trust::read_trust(&forum.guest(), id).await.expect("read").thread.expect("a thread");
        assert_eq!((thread.replies, thread.title.as_str()), (1, "Measuring cells"));
        let about = trust::about_thread(&forum.guest(), model::ThreadId(thread.id)).await.expect("asked").expect("a resource");
        assert_eq!(about.0, id);
        // A thread that is gone makes way for another one.
        let opening = number(&forum, "SELECT opening_id AS n FROM threads").await;
        discussion::delete_reply(&forum.of(&forum.mona()), ReplyId(opening)).await.expect("deleted");
        assert!(trust::read_trust(&forum.guest(), id).await.expect("read").thread.is_none());
        trust::discuss(&ben, id, BoardId(1), "Once more: how?").await.expect("begun again");
        assert!(trust::read_trust(&forum.guest(), id).await.expect("read").thread.is_some());
    }

    async fn a_post_becomes_a_resource_by_its_author_s_choice(forum: Forum) {
        let (ben, cleo) = (forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let thread = forum.thread(&forum.ada()).await;
        let reply = crate::support::make::say(&ben, thread, None, "First discharge it, then wait.").await.expect("said");
        trust::ask_author(&cleo, reply).await.expect("asked");
        trust::ask_author(&cleo, reply).await.expect("once is enough");
        assert_eq!(refused(trust::ask_author(&ben, reply).await), Problem::Forbidden);
        assert_eq!(refused(trust::make_from_reply(&cleo, reply, "Testing a cell", "by-sa").await), Problem::Forbidden);
        assert_eq!(trust::read_making(&ben, reply).await.expect("read").askers, ["Cleo"]);
        assert!(refused(trust::make_from_reply(&ben, reply, "Testing a cell", "rights-reserved").await).with(Field::Licence).is_some());
        let mut at_once = Vec::new();
        for _ in 0..2 {
            let cx = ben.clone();
            at_once.push(tokio::spawn(async move { trust::make_from_reply(&cx, reply, "Testing a cell", "by").await }));
        }
        let mut made = Vec::new();
        for one in at_once {
            made.push(one.await.expect("no panic").expect("made"));
        }
        assert_eq!(made[0], made[1], "one draft");
        let editing = materials::edit_material(&ben, made[0]).await.expect("read");
        assert_eq!((editing.material.licence.as_str(), editing.material.description.as_str()), ("by", "First discharge it, then wait."));
        assert!(trust::read_making(&cleo, reply).await.expect("read").made.is_none(), "a draft is nobody's business");
        let filled = MaterialDraft { title: "Testing a cell".into(), licence: "by".into(), ..draft("x") };
        materials::save(&ben, made[0], filled, editing.lock).await.expect("saved");
        materials::publish(&ben, made[0], "").await.expect("published");
        assert_eq!(trust::read_trust(&forum.guest(), made[0]).await.expect("read").origin.map(|origin| origin.reply_id), Some(reply.0));
        forum.deliver().await;
        assert!(told(&ben).await.contains(&"resource-asked".to_owned()));
        assert_eq!(told(&cleo).await, ["resource-made"]);
    }

    async fn a_photo_from_class_belongs_to_one_report(forum: Forum) {
        let (ben, cleo, guest) = (forum.of(&forum.ben()), forum.of(&forum.cleo()), forum.guest());
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let report = trust::report_use(&ben, id, 1, used(80, "FI", "yes")).await.expect("reported");
        assert_eq!(refused(photograph(&guest, report, png(40, 30)).await), Problem::SignInFirst);
        assert_eq!(refused(photograph(&cleo, report, png(40, 30)).await), Problem::NotFound, "somebody else's report");
        assert_eq!(refused(photograph(&ben, UseId(77), png(40, 30)).await), Problem::NotFound);
        assert_eq!(refused(photograph(&ben, report, b"%PDF-1.4 a letter".to_vec()).await).with(Field::File), Some(Wrong::NotAPicture));
        photograph(&ben, report, png(2_000, 1_000)).await.expect("saved");
        let line = trust::list_uses(&guest, id, None).await.expect("listed").lines.remove(0);
        let shown = files::open(&guest, FileId(line.photo), None).await.expect("whoever sees the resource sees it");
        let shown: Vec<Bytes> = shown.content.bytes.map(|part| part.expect("a part")).collect().await;
        assert_eq!(image::load_from_memory(&shown.concat()).expect("a picture").width(), 1_600, "no larger than is of use");
        photograph(&ben, report, png(50, 40)).await.expect("changed");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM files").await, 1, "the one before is gone");
        assert_eq!(refused(trust::remove_use_photo(&cleo, report).await), Problem::Forbidden);
        assert_eq!(trust::remove_use_photo(&ben, report).await.expect("removed").of, id);
        assert_eq!(trust::list_uses(&guest, id, None).await.expect("listed").lines[0].photo, 0);
        photograph(&ben, report, png(50, 40)).await.expect("saved");
        trust::remove_use(&ben, report).await.expect("taken back");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM files").await, 0);
    }

    async fn what_an_erased_member_said_stays_without_their_class(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let ben = forum.of(&forum.ben());
        let report = trust::report_use(&ben, id, 1, used(80, "FI", "yes")).await.expect("reported");
        photograph(&ben, report, png(50, 40)).await.expect("saved");
        trust::review(&ben, id, 1, review("2")).await.expect("reviewed");
        let ari = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
        erasing::erase_member(&ari, forum.ben().id()).await.expect("erased");
        let page = trust::list_uses(&forum.guest(), id, None).await.expect("listed");
        assert_eq!((page.lines[0].country.as_str(), page.lines[0].note.as_str(), page.summary.reports), ("", "", 1));
        assert_eq!((page.lines[0].photo, number(&forum, "SELECT COUNT(*) AS n FROM files").await), (0, 0));
        assert_eq!(trust::list_reviews(&forum.guest(), id, None).await.expect("listed").lines[0].name, "Former member");
    }
}
