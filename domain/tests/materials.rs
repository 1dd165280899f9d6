//! Teaching material: drafts, versions, files, what is made of it: on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, Person, on_each_database, refused};
use bytes::Bytes;
use domain::{
    Cx, db,
    files::{self, Incoming},
    materials::{self, Facet, MaterialsQuery, Order, Remix},
};
use futures::{StreamExt, stream};
use model::{
    Field, Licence, MaterialDraft, MaterialId, Problem, Wrong,
    materials::{OutcomeDraft, PROPOSED},
};
use std::convert::Infallible;

fn draft(title: &str, licence: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring *gloves*. <script>alert(1)</script>".into(),
        language: "en".into(),
        kind: "lab-instruction".into(),
        licence: licence.into(),
        steps: vec!["testing".into()],
        eqf: vec!["4".into()],
        cefr: "b1".into(),
        minutes: "90".into(),
        tags: "cells".into(),
        ..MaterialDraft::default()
    }
}

async fn incoming(forum: &Forum, content: &'static [u8]) -> Incoming {
    forum.world.files.receive(stream::iter([Ok::<_, Infallible>(Bytes::from_static(content))]), files::MOST_BYTES).await.expect("in")
}

async fn published(forum: &Forum, person: &Person, title: &str, licence: &str) -> MaterialId {
    let cx = forum.of(person);
    let id = materials::start(&cx, draft(title, licence)).await.expect("begun");
    assert_eq!(materials::publish(&cx, id, "").await.expect("published"), 1);
    id
}

async fn titles(cx: &Cx, facets: &[(Facet, &str)]) -> Vec<String> {
    let facets = facets.iter().map(|(facet, value)| (*facet, (*value).to_owned())).collect();
    let page = materials::list_materials(cx, &MaterialsQuery { facets, ..MaterialsQuery::default() }).await.expect("a list");
    page.lines.into_iter().map(|line| line.title).collect()
}

async fn count(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect("asked").expect("a row").n
}

async fn content(cx: &Cx, id: i64) -> Result<Vec<u8>, Problem> {
    let opened = files::open(cx, model::FileId(id), None).await.map_err(|failure| failure.problem())?;
    Ok(opened.content.bytes.map(|part| part.expect("a part")).collect::<Vec<_>>().await.concat())
}

on_each_database! {
    async fn a_draft_is_one_s_own_until_it_is_published(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        assert_eq!(refused(materials::start(&forum.guest(), draft("Measuring cells", "by-sa")).await), Problem::SignInFirst);
        let id = materials::start(&ada, MaterialDraft { title: "Measuring cells".into(), language: "en".into(), kind: "slides".into(), ..MaterialDraft::default() }).await.expect("begun");
        assert_eq!(refused(materials::edit_material(&ben, id).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(materials::read_material(&forum.guest(), id, None).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(materials::publish(&ada, id, "").await).with(Field::Title), Some(Wrong::NotComplete));
        let lock = materials::save(&ada, id, draft("Measuring cells", "by-sa"), 1).await.expect("saved");
        assert_eq!(refused(materials::save(&ada, id, draft("Too late", "by-sa"), 1).await), Problem::Stale, "somebody was faster");
        assert_eq!(materials::edit_material(&ada, id).await.expect("read").lock, lock);
        assert!(titles(&forum.guest(), &[]).await.is_empty());
        materials::publish(&ada, id, "").await.expect("published");
        let view = materials::read_material(&forum.guest(), id, None).await.expect("read");
        assert!(view.html.as_str().contains("<em>gloves</em>") && !view.html.as_str().contains("<script"));
        assert_eq!((view.authors[0].handle.as_str(), view.can.edit, view.can.remix), ("ada", false, false));
        assert!(materials::read_material(&ben, id, None).await.expect("read").can.remix);
        assert_eq!(titles(&forum.guest(), &[(Facet::Step, "testing"), (Facet::Cefr, "b1")]).await, ["Measuring cells"]);
        assert!(titles(&forum.guest(), &[(Facet::Step, "testing"), (Facet::Cefr, "c1")]).await.is_empty());
        assert_eq!(titles(&forum.guest(), &[(Facet::Allows, "adapt")]).await.len(), 1);
    }

    async fn versions_stay_and_come_back(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = published(&forum, &forum.ada(), "Measuring cells", "by-sa").await;
        let editing = materials::edit_material(&ada, id).await.expect("read");
        materials::save(&ada, id, draft("Measuring cells well", "by-sa"), editing.lock).await.expect("saved");
        assert_eq!(materials::read_material(&forum.guest(), id, None).await.expect("read").material.title, "Measuring cells", "not before it is published");
        assert!(refused(materials::publish(&ada, id, "").await).with(Field::Changelog).is_some(), "what is new must be said");
        materials::publish(&ada, id, "Better title").await.expect("published");
        assert_eq!(titles(&forum.guest(), &[]).await, ["Measuring cells well"]);
        assert_eq!(materials::read_material(&forum.guest(), id, Some(1)).await.expect("read").material.title, "Measuring cells");
        assert_eq!(refused(materials::read_material(&forum.guest(), id, Some(3)).await.map(drop)), Problem::NotFound);
        let lines = materials::list_versions(&forum.guest(), id).await.expect("listed");
        assert_eq!(lines.iter().map(|line| (line.number, line.changelog.as_str())).collect::<Vec<_>>(), [(2, "Better title"), (1, "")]);
        materials::restore(&ada, id, 1).await.expect("restored");
        assert_eq!(materials::edit_material(&ada, id).await.expect("read").material.title, "Measuring cells");
        assert_eq!(refused(materials::restore(&forum.of(&forum.ben()), id, 1).await), Problem::Forbidden);
    }

    async fn what_is_retired_is_not_listed_but_can_be_read(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells", "by-sa").await;
        let mona = forum.of(&forum.mona());
        assert_eq!(refused(materials::retire(&forum.of(&forum.ben()), id, "I do not like it").await), Problem::Forbidden);
        assert!(refused(materials::retire(&mona, id, "").await).with(Field::Reason).is_some());
        materials::retire(&mona, id, "The figures are wrong").await.expect("retired");
        assert!(titles(&forum.guest(), &[]).await.is_empty());
        let read = async |cx: &Cx| materials::read_material(cx, id, None).await.expect("read");
        let seen = read(&forum.guest()).await;
        assert!(seen.removed && seen.reason.is_empty(), "whoever has it reads that staff took it out, but not why");
        for cx in [&forum.of(&forum.ada()), &mona] {
            assert_eq!((read(cx).await.removed, read(cx).await.reason.as_str()), (true, "The figures are wrong"));
        }
        forum.deliver().await;
        let mails = forum.mails_to("ada@example.org");
        let told = mails.iter().filter(|mail| mail.contains("The figures are wrong") && mail.contains("Measuring cells")).count();
        assert_eq!(told, 1, "{mails:?}");
        let ada = forum.of(&forum.ada());
        assert_eq!(refused(materials::unretire(&ada, id).await), Problem::Forbidden, "only staff lists it again");
        assert_eq!(refused(materials::publish(&ada, id, "Better figures").await), Problem::Forbidden);
        materials::unretire(&mona, id).await.expect("listed again");
        assert_eq!(titles(&forum.guest(), &[]).await.len(), 1);
        forum.deliver().await;
        assert_eq!(forum.mails_to("ada@example.org").len(), mails.len() + 1, "and its authors hear of it");
    }

    async fn what_its_authors_take_out_they_put_back(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = published(&forum, &forum.ada(), "Measuring cells", "by-sa").await;
        materials::retire(&ada, id, "The figures are wrong").await.expect("retired");
        let seen = materials::read_material(&forum.guest(), id, None).await.expect("read");
        assert_eq!((seen.removed, seen.reason.as_str()), (false, "The figures are wrong"));
        materials::unretire(&ada, id).await.expect("listed again");
        forum.deliver().await;
        assert!(forum.mails_to("ada@example.org").is_empty(), "one's own act is no news");
    }

    async fn all_authors_hear_that_staff_took_it_out(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = published(&forum, &forum.ada(), "Measuring cells", "by-sa").await;
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        materials::invite_author(&ada, id, "cleo").await.expect("invited");
        materials::answer_invitation(&ben, id, true).await.expect("accepted");
        materials::retire(&forum.of(&forum.mona()), id, "Not ours to show").await.expect("retired");
        forum.deliver().await;
        let told = |address: &str| forum.mails_to(address).iter().filter(|mail| mail.contains("Not ours to show")).count();
        assert_eq!((told("ada@example.org"), told("ben@example.org"), told("cleo@example.org")), (1, 1, 0));
    }

    async fn licences_decide_what_may_be_made_of_it(forum: Forum) {
        let ben = forum.of(&forum.ben());
        let share = published(&forum, &forum.ada(), "Shared alike", "by-sa").await;
        let closed = published(&forum, &forum.ada(), "Not for sale", "by-nc-sa").await;
        let fixed = published(&forum, &forum.ada(), "Not to be changed", "by-nd").await;
        for (sources, why) in [(vec![share, closed], "two-share-alikes"), (vec![fixed], "no-derivatives")] {
            let problem = refused(materials::remix(&ben, Remix { sources, translation: None }).await);
            let Some(Wrong::Licences { why: told }) = problem.with(Field::Licence) else { panic!("{problem:?}") };
            assert_eq!(told.as_str(), why);
        }
        for asked in [materials::named(&ben, "12, the one about cells").map(|_| ()), materials::remix(&ben, Remix { sources: vec![share, MaterialId(999)], translation: None }).await.map(|_| ())] {
            assert_eq!(refused(asked).with(Field::Also), Some(Wrong::NoSuchMaterial), "nothing that was named is left out");
        }
        let id = materials::remix(&ben, Remix { sources: vec![share], translation: None }).await.expect("begun");
        let editing = materials::edit_material(&ben, id).await.expect("read");
        assert_eq!((editing.licences.as_slice(), editing.sources[0].title.as_str()), (&[Licence::BySa][..], "Shared alike"));
        assert_eq!(refused(materials::publish(&ben, id, "").await).with(Field::Title), Some(Wrong::NotComplete), "what was changed must be said");
        let changed = |licence: &str| MaterialDraft { changes: "Shorter".into(), ..draft("Shorter one", licence) };
        let lock = materials::save(&ben, id, changed("by"), editing.lock).await.expect("saved");
        assert_eq!(refused(materials::publish(&ben, id, "").await).with(Field::Licence), Some(Wrong::NotAllowedBySources));
        materials::save(&ben, id, changed("by-sa"), lock).await.expect("saved");
        materials::publish(&ben, id, "").await.expect("published");
        forum.deliver().await;
        assert_eq!(forum.mails_to("ada@example.org").iter().filter(|mail| mail.contains("Shorter one")).count(), 1, "its author hears of it");
        let view = materials::read_material(&forum.guest(), share, None).await.expect("read");
        assert_eq!((view.remixes.len(), view.remixes[0].title.as_str()), (1, "Shorter one"));
        // What was licensed once stays licensed, whatever a later version says.
        let ada = forum.of(&forum.ada());
        let lock = materials::edit_material(&ada, share).await.expect("read").lock;
        materials::save(&ada, share, draft("Shared alike", "by-nd"), lock).await.expect("saved");
        materials::publish(&ada, share, "Another licence").await.expect("published");
        materials::publish(&ben, id, "Again").await.expect("its source of that time allows it");
    }

    async fn a_translation_knows_its_source(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells", "by").await;
        let ben = forum.of(&forum.ben());
        assert!(refused(materials::remix(&ben, Remix { sources: vec![id], translation: Some("tlh".into()) }).await).with(Field::Language).is_some());
        let translated = materials::remix(&ben, Remix { sources: vec![id], translation: Some("fi".into()) }).await.expect("begun");
        let editing = materials::edit_material(&ben, translated).await.expect("read");
        assert_eq!((editing.material.language.as_str(), editing.remix.as_str()), ("fi", "translation"));
        assert!(editing.sources[0].translation && editing.sources[0].taken == 1);
    }

    async fn outcomes_are_found_by_esco_and_lead_to_proposals(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let outcome = |verb: &str, object: &str, concept: &str, uri: &str| OutcomeDraft { verb: verb.into(), object: object.into(), concept: concept.into(), uri: uri.into(), ..OutcomeDraft::default() };
        let with = |outcomes: Vec<OutcomeDraft>| MaterialDraft { outcomes, accessibility: vec!["captions".into()], ..draft("Measuring cells", "by") };
        let unknown = materials::start(&ada, with(vec![outcome("Measure", "a cell", "cell whispering", "")])).await;
        assert_eq!(refused(unknown).with(Field::Outcomes), Some(Wrong::NoSuchConcept));
        let all = vec![outcome("Measure", "a cell", "Battery chemistry", ""), outcome("Explain", "dry rooms", "dry room discipline", PROPOSED)];
        let id = materials::start(&ada, with(all)).await.expect("begun");
        assert!(materials::list_proposals(&forum.of(&forum.mona()), "").await.expect("read").lines.is_empty(), "drafts are nobody's business");
        materials::publish(&ada, id, "").await.expect("published");
        let material = materials::read_material(&forum.guest(), id, None).await.expect("read").material;
        assert_eq!(material.outcomes[0].process, Some(model::lists::Process::Apply));
        let concept = material.outcomes[0].concept.as_str();
        for facet in [(Facet::Concept, concept), (Facet::Bloom, "understand"), (Facet::Accessible, "captions")] {
            assert_eq!(titles(&forum.guest(), &[facet]).await.len(), 1, "{facet:?}");
        }
        assert_eq!(refused(materials::list_proposals(&ada, "").await.map(drop)), Problem::NotFound);
        let proposals = materials::list_proposals(&forum.of(&forum.mona()), "").await.expect("read");
        assert_eq!((proposals.lines.len(), proposals.lines[0].label.as_str(), proposals.next), (1, "dry room discipline", None));
        assert!(materials::list_proposals(&forum.of(&forum.mona()), "1~x~%").await.is_ok());
        let lock = materials::edit_material(&ada, id).await.expect("read").lock;
        materials::save(&ada, id, with(vec![outcome("Measure", "a cell", "", "")]), lock).await.expect("saved");
        materials::publish(&ada, id, "Fewer").await.expect("published");
        assert!(materials::list_proposals(&forum.of(&forum.mona()), "").await.expect("read").lines.is_empty());
    }

    async fn files_go_with_their_material(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = materials::start(&ada, draft("Measuring cells", "by-sa")).await.expect("begun");
        let file = files::attach(&ada, id, "../työ.csv", incoming(&forum, b"voltage,current\n3.7,1\n").await).await.expect("attached");
        assert_eq!((file.name.as_str(), file.mime.as_str(), file.size), ("työ.csv", "text/csv", 22));
        assert_eq!(refused(files::attach(&ben, id, "x.csv", incoming(&forum, b"a,b\n").await).await.map(drop)), Problem::NotFound);
        assert_eq!(content(&ada, file.id.0).await.expect("one's own"), b"voltage,current\n3.7,1\n");
        assert_eq!(content(&ben, file.id.0).await, Err(Problem::NotFound));
        assert_eq!(content(&forum.guest(), file.id.0).await, Err(Problem::NotFound));
        materials::publish(&ada, id, "").await.expect("published");
        assert_eq!(content(&forum.guest(), file.id.0).await.expect("everybody's"), b"voltage,current\n3.7,1\n");
        // Taken from the draft, it stays with the version; the same content lies in the store once.
        files::detach(&ada, id, file.id).await.expect("detached");
        assert_eq!(materials::read_material(&forum.guest(), id, None).await.expect("read").files.len(), 1);
        files::attach(&ada, id, "again.csv", incoming(&forum, b"voltage,current\n3.7,1\n").await).await.expect("attached");
        assert_eq!((count(&forum, "SELECT COUNT(*) AS n FROM files").await, count(&forum, "SELECT COUNT(*) AS n FROM blobs").await), (2, 1));
        assert_eq!(refused(files::attach(&ada, id, "empty.csv", incoming(&forum, b"").await).await.map(drop)).with(Field::File), Some(Wrong::Missing));
        assert_eq!(refused(files::attach(&ada, id, "x.png", incoming(&forum, b"\x89PNG\r\n\x1a\nnothing").await).await.map(drop)).with(Field::File), Some(Wrong::NotAPicture));
    }

    async fn what_nobody_has_is_collected_after_a_day(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = materials::start(&ada, draft("Measuring cells", "by-sa")).await.expect("begun");
        let gone = files::attach(&ada, id, "a.txt", incoming(&forum, b"first").await).await.expect("attached");
        let kept = files::attach(&ada, id, "b.txt", incoming(&forum, b"second").await).await.expect("attached");
        files::detach(&ada, id, gone.id).await.expect("detached");
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 0, "not before a day has gone");
        forum.pass(2 * DAY);
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 1);
        assert_eq!(count(&forum, "SELECT COUNT(*) AS n FROM blobs").await, 1);
        assert_eq!(content(&ada, kept.id.0).await.expect("there"), b"second");
    }

    async fn long_lists_come_in_pages_with_counts(forum: Forum) {
        for n in 0..30 {
            forum.pass(1_000);
            published(&forum, &forum.writer(n), &format!("Resource number {n}"), if n % 3 == 0 { "by-nd" } else { "by" }).await;
        }
        let query = |after: String| MaterialsQuery { facets: vec![(Facet::Language, "en".into())], after, order: Order::Newest };
        let first = materials::list_materials(&forum.guest(), &query(String::new())).await.expect("a page");
        let second = materials::list_materials(&forum.guest(), &query(first.next.clone().expect("more"))).await.expect("a page");
        assert_eq!((first.lines.len(), second.lines.len(), second.next), (24, 6, None));
        assert_eq!(first.lines[0].title, "Resource number 29");
        let of = |facet: &str, value: &str| first.counts.iter().find(|one| one.facet == facet && one.value == value).map(|one| one.n);
        assert_eq!((of("kind", "lab-instruction"), of("allows", "adapt"), of("allows", "sell")), (Some(30), Some(20), Some(30)));
        assert_eq!(materials::list_own(&forum.of(&forum.writer(0))).await.expect("own").len(), 2);
    }

    async fn lists_are_narrowed_counted_and_ordered(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let first = published(&forum, &ada, "Measuring cells", "by-sa").await;
        let longer = MaterialDraft { minutes: "200".into(), language: "fi".into(), kind: "slides".into(), ..draft("Kennojen mittaus", "by") };
        forum.pass(DAY);
        let later = forum.of(&ben);
        let second = materials::start(&later, longer).await.expect("begun");
        materials::publish(&later, second, "").await.expect("published");
        let guest = forum.guest();
        let list = async |facets: &[(Facet, &str)], order| {
            let facets = facets.iter().map(|(facet, value)| (*facet, (*value).to_owned())).collect();
            materials::list_materials(&guest, &MaterialsQuery { facets, order, ..MaterialsQuery::default() }).await.expect("a list")
        };
        let ids = |page: &materials::MaterialPage| page.lines.iter().map(|line| line.id).collect::<Vec<_>>();
        let of = |page: &materials::MaterialPage, facet: Facet| {
            page.counts.iter().filter(|count| count.facet == facet.as_str()).map(|count| (count.value.clone(), count.n)).collect::<Vec<_>>()
        };
        let all = list(&[], Order::Newest).await;
        assert_eq!((ids(&all), all.all), (vec![second.0, first.0], 2));
        assert_eq!(ids(&list(&[], Order::Shortest).await), [first.0, second.0]);
        let finnish = list(&[(Facet::Language, "fi")], Order::Newest).await;
        assert_eq!(ids(&finnish), [second.0]);
        assert_eq!(of(&finnish, Facet::Kind), [("slides".to_owned(), 1)], "what the language leaves");
        assert_eq!(of(&finnish, Facet::Language), [("en".to_owned(), 1), ("fi".to_owned(), 1)], "what another choice would add");
        assert_eq!(list(&[(Facet::Language, "fi"), (Facet::Language, "en")], Order::Newest).await.all, 2);
        assert_eq!(list(&[(Facet::Language, "fi"), (Facet::Kind, "video")], Order::Newest).await.all, 0);
        let remix = materials::remix(&later, Remix { sources: vec![first], translation: None }).await.expect("a remix");
        let lock = materials::edit_material(&later, remix).await.expect("read").lock;
        materials::save(&later, remix, MaterialDraft { changes: "Shorter".into(), ..draft("Measuring less", "by-sa") }, lock).await.expect("saved");
        materials::publish(&later, remix, "").await.expect("published");
        assert_eq!(ids(&list(&[], Order::Remixed).await)[0], first.0);
        let view = materials::read_material(&guest, first, None).await.expect("read");
        let near = materials::list_related(&guest, first, view.shown, &view.material, &[]).await.expect("related");
        assert_eq!(near.iter().map(|line| line.id).collect::<Vec<_>>(), [remix.0, second.0]);
        materials::retire(&forum.of(&ada), first, "Too old by now").await.expect("retired");
        assert_eq!(list(&[], Order::Newest).await.all, 2);
        assert!(materials::list_related(&guest, second, view.shown, &view.material, &[remix.0]).await.expect("related").is_empty());
    }
}
