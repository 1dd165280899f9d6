//! Collections of resources: on SQLite and PostgreSQL.

use crate::support::{Forum, Person, on_each_database, refused};
use domain::{
    Cx,
    collections::{self, Way},
    db, erasing, following, materials, moderation, outbox, reporting,
};
use model::{CollectionDraft, CollectionId, Field, MaterialDraft, MaterialId, Problem, Subject, SubjectKind, Wrong, staff::ReportDraft};

async fn published(forum: &Forum, person: &Person, title: &str, licence: &str) -> MaterialId {
    let cx = forum.of(person);
    let draft = MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring gloves.".into(),
        language: "en".into(),
        kind: "worksheet".into(),
        licence: licence.into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        ..MaterialDraft::default()
    };
    let id = materials::start(&cx, draft).await.expect("begun");
    materials::publish(&cx, id, "").await.expect("published");
    id
}

fn draft(access: &str) -> CollectionDraft {
    CollectionDraft { title: "First lab day".into(), summary: "In this order.".into(), language: "en".into(), access: access.into() }
}

async fn filled(forum: &Forum, access: &str) -> (CollectionId, Vec<MaterialId>) {
    let ada = forum.of(&forum.ada());
    let id = collections::start(&ada, draft(access)).await.expect("begun");
    let mut all = Vec::new();
    for title in ["First resource", "Second resource", "Third resource"] {
        let material = published(forum, &forum.ben(), title, "by-sa").await;
        collections::add(&ada, id, material, "").await.expect("added");
        all.push(material);
    }
    (id, all)
}

async fn order(cx: &Cx, id: CollectionId) -> Vec<String> {
    collections::read_collection(cx, id, "").await.expect("read").entries.into_iter().map(|entry| entry.title).collect()
}

async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect("asked").expect("a row").n
}

on_each_database! {
    async fn who_reads_is_as_its_editors_chose(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let (id, _) = filled(&forum, "private").await;
        let read = async |cx: &Cx, end: &str| collections::read_collection(cx, id, end).await.map(|view| view.row.path()).map_err(|failure| failure.problem());
        assert_eq!(read(&ben, "first-lab-day").await, Err(Problem::NotFound));
        assert!(collections::list_collections(&forum.guest(), None).await.expect("listed").lines.is_empty());
        let path = collections::change(&ada, id, draft("link")).await.expect("changed");
        let end = path.rsplit('/').next().expect("an end").to_owned();
        assert_eq!(read(&forum.guest(), "first-lab-day").await, Err(Problem::NotFound), "the link is not guessed");
        assert_eq!(read(&forum.guest(), "first-lab-day-").await, Err(Problem::NotFound));
        assert_eq!(read(&forum.guest(), &end).await.as_ref(), Ok(&path));
        assert!(collections::list_collections(&forum.guest(), None).await.expect("listed").lines.is_empty());
        collections::change(&ada, id, draft("public")).await.expect("changed");
        assert_eq!(order(&forum.guest(), id).await, ["First resource", "Second resource", "Third resource"]);
        assert_eq!(collections::list_collections(&forum.guest(), None).await.expect("listed").lines[0].entries, 3);
        assert_eq!(refused(collections::change(&ben, id, draft("public")).await), Problem::Forbidden);
        assert!(refused(collections::start(&ada, CollectionDraft::default()).await).with(Field::Title).is_some());
        assert_eq!(refused(collections::start(&forum.guest(), draft("public")).await), Problem::SignInFirst);
    }

    async fn editors_share_the_work(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let (id, materials) = filled(&forum, "private").await;
        assert_eq!(refused(collections::add_editor(&ada, id, "nobody").await).with(Field::Editor), Some(Wrong::NoSuchMember));
        collections::add_editor(&ada, id, "@Ben").await.expect("added");
        assert_eq!(refused(collections::add_editor(&ben, id, "cleo").await), Problem::Forbidden, "its owner decides");
        collections::change_note(&ben, id, materials[0], "Begin with this one").await.expect("noted");
        assert_eq!(collections::read_collection(&ada, id, "").await.expect("read").entries[0].note, "Begin with this one");
        assert_eq!(refused(collections::remove_editor(&ben, id, forum.ada().id()).await), Problem::Forbidden);
        assert_eq!(refused(collections::remove_editor(&cleo, id, forum.ben().id()).await), Problem::NotFound);
        collections::remove_editor(&ben, id, forum.ben().id()).await.expect("left");
        assert_eq!(refused(collections::take_out(&ben, id, materials[0]).await), Problem::NotFound);
        collections::take_out(&ada, id, materials[0]).await.expect("out");
        collections::take_out(&ada, id, materials[0]).await.expect("out already");
        assert_eq!(number(&forum, "SELECT CAST(entries AS bigint) AS n FROM collections").await, 2);
        assert_eq!(refused(collections::remove(&forum.of(&forum.mona()), id).await), Problem::NotFound, "what is private is no matter of staff");
        collections::remove(&ada, id).await.expect("gone");
        assert!(collections::list_own(&ada).await.expect("listed").is_empty());
    }

    async fn what_breaks_rules_is_reported_and_taken_away(forum: Forum) {
        let (ada, ben, cleo, mona) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()), forum.of(&forum.mona()));
        let (id, all) = filled(&forum, "public").await;
        let draft = || ReportDraft { kind: "rights".into(), note: "Photos of our plant".into() };
        let (collection, material) = (Subject::Collection(id), Subject::Resource(all[0]));
        collections::add_editor(&ada, id, "ben").await.expect("added");
        assert_eq!(refused(reporting::report(&ada, collection, draft()).await), Problem::Forbidden, "one's own");
        assert_eq!(refused(reporting::report(&ben, material, draft()).await), Problem::Forbidden, "one's own");
        for of in [collection, material] {
            reporting::report(&cleo, of, draft()).await.expect("reported");
            assert_eq!(refused(moderation::read_case(&cleo, of).await.map(drop)), Problem::NotFound);
        }
        let waiting = moderation::list_cases(&mona, 0).await.expect("listed").lines;
        assert_eq!(waiting.iter().filter_map(|line| line.title.as_deref()).collect::<Vec<_>>(), ["First lab day", "First resource"]);
        let place = moderation::read_case(&mona, material).await.expect("read").place.expect("still there");
        assert_eq!(place.path, format!("/library/{}/first-resource", all[0]));

        materials::retire(&mona, all[0], "Not ours to show").await.expect("retired");
        assert_eq!(refused(collections::remove(&mona, id).await).with(Field::Reason), Some(Wrong::Missing));
        collections::remove(&forum.of(&forum.mona()).because("The same photos").expect("short"), id).await.expect("removed");
        assert!(moderation::list_cases(&mona, 0).await.expect("listed").lines.is_empty());
        let closed = moderation::list_closed(&mona, None).await.expect("listed").lines;
        assert_eq!(closed.iter().map(|line| line.outcome.as_str()).collect::<Vec<_>>(), ["hidden", "hidden"]);
        let case = moderation::read_case(&mona, collection).await.expect("its reports are still there");
        assert!(case.place.is_none() && case.person.handle == "ada" && case.reports[0].outcome_reason == "The same photos");
        while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
        let answers: Vec<String> = forum.mails().into_iter().filter(|mail| mail.contains("your report about")).collect();
        assert_eq!(answers.len(), 2);
        assert!(answers.iter().any(|mail| mail.contains(&format!("/library/{}", all[0]))), "the way to what was reported");
        assert!(answers.iter().any(|mail| mail.contains("It's no longer there.")), "what is gone has no place: {answers:?}");
        let told = |address: &str| forum.mails_to(address).iter().filter(|mail| mail.contains("The same photos")).count();
        assert_eq!((told("ada@example.org"), told("ben@example.org")), (1, 1), "its owner and who edited it");
        let notices = domain::notices::read_notices(&ada, domain::Locale::default(), None).await.expect("a list").lines;
        assert!(notices.iter().any(|line| line.said.contains("First lab day") && line.said.contains("The same photos")));
    }

    async fn staff_that_edits_a_collection_gives_a_reason_too(forum: Forum) {
        let (ada, mona) = (forum.of(&forum.ada()), forum.of(&forum.mona()));
        let (id, _) = filled(&forum, "public").await;
        collections::add_editor(&ada, id, "mona").await.expect("added");
        assert_eq!(refused(collections::remove(&mona, id).await).with(Field::Reason), Some(Wrong::Missing));
        collections::remove(&forum.of(&forum.mona()).because("Made in error").expect("short"), id).await.expect("removed");
        forum.deliver().await;
        assert_eq!(forum.mails_to("ada@example.org").iter().filter(|mail| mail.contains("Made in error")).count(), 1);
        let (own, _) = filled(&forum, "public").await;
        collections::remove(&ada, own).await.expect("one's own needs no reason");
    }

    async fn what_moves_changes_places(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let (id, materials) = filled(&forum, "public").await;
        collections::move_entry(&ada, id, materials[2], Way::Up).await.expect("moved");
        assert_eq!(order(&ada, id).await, ["First resource", "Third resource", "Second resource"]);
        collections::move_entry(&ada, id, materials[0], Way::Up).await.expect("the first stays");
        collections::move_entry(&ada, id, materials[0], Way::Down).await.expect("moved");
        assert_eq!(order(&ada, id).await, ["Third resource", "First resource", "Second resource"]);
    }

    async fn moves_at_once_lose_nothing(forum: Forum) {
        let (id, materials) = filled(&forum, "public").await;
        let mut at_once = Vec::new();
        for n in 0..12 {
            let (cx, material) = (forum.of(&forum.ada()), materials[n % 3]);
            at_once.push(tokio::spawn(async move { collections::move_entry(&cx, id, material, if n % 2 == 0 { Way::Up } else { Way::Down }).await }));
        }
        for one in at_once {
            one.await.expect("no panic").expect("moved");
        }
        assert_eq!(order(&forum.guest(), id).await.len(), 3);
        assert_eq!(number(&forum, "SELECT COUNT(DISTINCT position) AS n FROM collection_entries").await, 3, "each has a place of its own");
    }

    async fn additions_at_once_are_counted(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = collections::start(&ada, draft("public")).await.expect("begun");
        let mut at_once = Vec::new();
        for n in 0..4 {
            let material = published(&forum, &forum.ben(), &format!("Resource number {}", n / 2), "by").await;
            for _ in 0..2 {
                let cx = ada.clone();
                at_once.push(tokio::spawn(async move { collections::add(&cx, id, material, "").await }));
            }
        }
        for one in at_once {
            one.await.expect("no panic").expect("added");
        }
        assert_eq!(number(&forum, "SELECT CAST(entries AS bigint) AS n FROM collections").await, 4);
        assert_eq!(number(&forum, "SELECT COUNT(DISTINCT position) AS n FROM collection_entries").await, 4);
    }

    async fn one_part_that_may_not_be_sold_decides_for_the_whole(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let (id, _) = filled(&forum, "public").await;
        assert!(!collections::read_collection(&ada, id, "").await.expect("read").terms.non_commercial);
        let closed = published(&forum, &forum.ben(), "Not for sale", "by-nc-sa").await;
        collections::add(&ada, id, closed, "").await.expect("added");
        assert!(collections::read_collection(&ada, id, "").await.expect("read").terms.non_commercial);
        assert!(collections::list_collections(&ada, None).await.expect("listed").lines[0].non_commercial);
    }

    async fn what_is_gone_is_told_as_gone(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let (id, materials) = filled(&forum, "public").await;
        let secret = materials::start(&ben, MaterialDraft { title: "A secret draft".into(), language: "en".into(), kind: "slides".into(), ..MaterialDraft::default() }).await.expect("begun");
        assert_eq!(refused(collections::add(&ada, id, secret, "").await), Problem::NotFound);
        assert_eq!(refused(collections::add(&ben, id, secret, "").await), Problem::Forbidden, "no editor");
        collections::change_note(&ada, id, materials[1], "The second one").await.expect("noted");
        materials::retire(&ben, materials[1], "The figures are wrong").await.expect("retired");
        let entry = collections::read_collection(&forum.guest(), id, "").await.expect("read").entries.swap_remove(1);
        assert_eq!((entry.gone, entry.title.as_str(), entry.note.as_str(), entry.slug.as_str()), (true, "", "", ""));
        assert_eq!(refused(collections::add(&ada, id, materials[1], "").await), Problem::NotFound);
    }

    async fn a_copy_is_one_s_own(forum: Forum) {
        let cleo = forum.of(&forum.cleo());
        let (id, materials) = filled(&forum, "public").await;
        materials::retire(&forum.of(&forum.ben()), materials[1], "The figures are wrong").await.expect("retired");
        let copy = collections::copy(&cleo, id, "first-lab-day").await.expect("copied");
        let view = collections::read_collection(&cleo, copy, "").await.expect("read");
        assert_eq!((view.entries.len(), view.row.entries, view.row.access.as_str(), view.can_own), (2, 2, "private", true));
        assert_eq!(view.parent.map(|parent| parent.id), Some(id.0));
        assert_eq!(refused(collections::read_collection(&forum.of(&forum.ada()), copy, "").await.map(drop)), Problem::NotFound);
        assert_eq!(refused(collections::copy(&forum.guest(), id, "").await), Problem::SignInFirst);
    }

    async fn followers_hear_of_what_is_added(forum: Forum) {
        let (ada, cleo) = (forum.of(&forum.ada()), forum.of(&forum.cleo()));
        let (id, _) = filled(&forum, "public").await;
        following::follow(&cleo, SubjectKind::Collection.of(id.0)).await.expect("followed");
        following::follow(&ada, SubjectKind::Collection.of(id.0)).await.expect("followed");
        forum.deliver().await;
        let before = domain::notices::count_unread(&cleo).await.expect("counted");
        let more = published(&forum, &forum.ben(), "Fourth resource", "by").await;
        collections::add(&ada, id, more, "").await.expect("added");
        forum.deliver().await;
        let page = domain::notices::read_notices(&cleo, domain::Locale::default(), None).await.expect("a list");
        assert_eq!(page.lines.len() as i64, before + 1);
        assert!(page.lines[0].said.ends_with("First lab day: Fourth resource"), "{}", page.lines[0].said);
        assert_eq!(following::list_followed(&cleo, SubjectKind::Collection, None).await.expect("listed").lines.len(), 1);
        // Who may not read it any more hears nothing and cannot begin to follow it.
        collections::change(&ada, id, draft("private")).await.expect("changed");
        let last = published(&forum, &forum.ben(), "Fifth resource", "by").await;
        collections::add(&ada, id, last, "").await.expect("added");
        forum.deliver().await;
        assert_eq!(domain::notices::read_notices(&cleo, domain::Locale::default(), None).await.expect("a list").lines.len() as i64, before + 1);
        assert_eq!(refused(following::follow(&forum.of(&forum.ben()), SubjectKind::Collection.of(id.0)).await), Problem::NotFound);
        assert!(following::list_followed(&cleo, SubjectKind::Collection, None).await.expect("listed").lines.is_empty());
    }

    async fn what_only_an_erased_member_saw_goes_with_them(forum: Forum) {
        filled(&forum, "private").await;
        let (public, _) = filled(&forum, "public").await;
        let ari = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
        erasing::erase_member(&ari, forum.ada().id()).await.expect("erased");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM collections").await, 1);
        assert_eq!(order(&forum.guest(), public).await.len(), 3);
    }
}
