//! What is given to other programs, and what is taken in from them: on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, MINUTE, Person, on_each_database, refused};
use domain::{
    erasing,
    giving::{self, PER_ANSWER, Selection},
    imports::{self, Harvested, Origin},
    materials,
};
use model::{Field, ImportId, MaterialDraft, MaterialId, Problem, SubjectKind, Wrong};
use std::collections::BTreeSet;

fn draft(title: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring *gloves*.".into(),
        language: "en".into(),
        kind: "lab-instruction".into(),
        licence: "by-sa".into(),
        steps: vec!["testing".into(), "safety".into()],
        minutes: "90".into(),
        ..MaterialDraft::default()
    }
}

async fn published(forum: &Forum, person: &Person, title: &str) -> MaterialId {
    let cx = forum.of(person);
    let id = materials::start(&cx, draft(title)).await.expect("begun");
    materials::publish(&cx, id, "").await.expect("published");
    id
}

async fn ids(forum: &Forum, selection: &Selection) -> Vec<i64> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let (records, more) = giving::harvest(&forum.guest(), selection, after, false).await.expect("a part");
        found.extend(records.iter().map(|record| record.id));
        match records.last().filter(|_| more) {
            Some(last) => after = Some((last.datestamp, last.id)),
            None => return found,
        }
    }
}

fn records(from: usize, n: usize) -> Vec<Harvested> {
    let element = |name: &str, text: String| (name.to_owned(), text);
    let one = |n: usize| Harvested {
        identifier: format!("oai:other.example:{n}"),
        deleted: false,
        elements: vec![
            element("title", format!("Record {n}")),
            element("identifier", format!("https://other.example/{n}")),
            element("rights", "CC BY 4.0".into()),
        ],
    };
    (from..from + n).map(one).collect()
}

async fn count(forum: &Forum, what: &str) -> i64 {
    domain::db::one::<domain::db::Number>(forum.world.db.reader(), &format!("SELECT COUNT(*) AS n FROM {what}"), Vec::new())
        .await
        .expect("read")
        .expect("a row")
        .n
}

on_each_database! {
    async fn a_harvest_goes_by_the_time_of_changes(forum: Forum) {
        let mut made = Vec::new();
        // Many at the same moment: the id decides then.
        for n in 0..PER_ANSWER + 7 {
            made.push(published(&forum, &forum.writer(n), &format!("Resource {n}")).await.0);
        }
        assert_eq!(ids(&forum, &Selection::default()).await, made);
        forum.pass(10_000);
        let ada = forum.of(&forum.ada());
        let draft_only = materials::start(&ada, draft("Only a draft")).await.expect("begun");
        materials::retire(&forum.of(&forum.mona()), MaterialId(made[3]), "The figures are wrong").await.expect("retired");
        let later = Selection { from: Some(forum.now() / 1000), ..Selection::default() };
        assert_eq!(ids(&forum, &later).await, [made[3]]);
        let all = ids(&forum, &Selection::default()).await;
        assert_eq!((all.len(), all.last()), (made.len(), Some(&made[3])), "{draft_only} is nobody's business");
        let gone = giving::record(&forum.guest(), made[3]).await.expect("read").expect("a record");
        assert!(gone.deleted && gone.given.is_none() && gone.sets == ["safety", "testing"]);
        assert!(giving::record(&forum.guest(), draft_only.0).await.expect("read").is_none());
        // Until is the whole of its second.
        let before = Selection { until: Some(forum.now() / 1000 - 1), ..Selection::default() };
        assert_eq!(ids(&forum, &before).await.len(), made.len() - 1);
        assert_eq!(giving::harvest_count(&forum.guest(), &before).await.expect("counted"), made.len() as i64 - 1);
        let set = |name: &str| Selection { set: Some(name.into()), ..Selection::default() };
        assert_eq!((ids(&forum, &set("safety")).await.len(), ids(&forum, &set("slurry")).await.len()), (made.len(), 0));
    }

    async fn an_answer_takes_the_same_queries_however_long_it_is(forum: Forum) {
        let mut asked = BTreeSet::new();
        for n in [1_usize, 20] {
            for m in 0..n {
                published(&forum, &forum.writer(m), &format!("Resource {m} of {n}")).await;
            }
            let (cx, watch) = forum.watched(domain::Actor::Visitor).await;
            giving::harvest(&cx, &Selection::default(), None, true).await.expect("a part");
            asked.insert(watch.take().len());
        }
        assert_eq!(asked, BTreeSet::from([6]), "rows, sets, authors, files, sources, translations");
    }

    async fn an_author_s_new_name_and_an_erasure_are_changes(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let stamp = async || giving::record(&forum.guest(), id.0).await.expect("read").expect("a record").datestamp;
        let first = stamp().await;
        forum.pass(MINUTE);
        let ada = forum.of(&forum.ada());
        let profile = domain::people::own_profile(&ada).await.expect("own").draft;
        domain::people::change_profile(&ada, model::ProfileDraft { headline: "Teaches".into(), ..profile.clone() }).await.expect("changed");
        assert_eq!(stamp().await, first, "nothing of it is told");
        domain::people::change_profile(&ada, model::ProfileDraft { name: "Ada Lovelace".into(), ..profile }).await.expect("changed");
        let second = stamp().await;
        assert_eq!(second, first + MINUTE);
        forum.pass(MINUTE);
        let ari = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
        erasing::erase_member(&ari, forum.ada().id()).await.expect("erased");
        let last = giving::record(&forum.guest(), id.0).await.expect("read").expect("a record");
        assert_eq!((last.datestamp, last.given.expect("given").authors[0].name.as_str()), (second + MINUTE, "Former member"));
    }

    async fn the_sitemap_has_what_visitors_may_see(forum: Forum) {
        let id = published(&forum, &forum.ada(), "Measuring cells").await;
        let retired = published(&forum, &forum.ada(), "An old one").await;
        materials::retire(&forum.of(&forum.ada()), retired, "There is a better one").await.expect("retired");
        let part = async |kind| giving::sitemap_part(&forum.of(&forum.ari()), kind, 0).await.expect("a part").expect("mapped");
        let resources = part(SubjectKind::Resource).await;
        assert_eq!(resources.iter().map(|place| place.path.as_str()).collect::<Vec<_>>(), [format!("/library/{id}/measuring-cells")]);
        assert!(part(SubjectKind::Member).await.is_empty(), "nobody has agreed to be found by everybody");
        let kinds: BTreeSet<&str> = giving::sitemap_parts(&forum.guest()).await.expect("parts").iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, BTreeSet::from(["member", "resource"]));
        for odd in [-1, i64::MAX, i64::MIN] {
            giving::sitemap_part(&forum.guest(), SubjectKind::Thread, odd).await.expect("an answer");
        }
    }

    async fn a_list_is_made_into_drafts_once_and_by_its_owner(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let table = b"title,link\nA good link,https://a.example/1\nx,\n".to_vec();
        let id = imports::propose_table(&ada, "links.csv".into(), table).await.expect("kept");
        assert_eq!(refused(imports::read_import(&ben, id).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(imports::make_drafts(&ben, id).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(imports::make_drafts(&forum.guest(), id).await.map(drop)), Problem::SignInFirst);
        assert_eq!(count(&forum, "materials").await, 0);
        assert_eq!(imports::make_drafts(&ada, id).await.expect("made"), 1);
        assert_eq!(refused(imports::make_drafts(&ada, id).await.map(drop)), Problem::Stale);
        let import = imports::read_import(&ada, id).await.expect("read");
        assert!(import.done && import.lines[0].material.is_some() && import.lines[1].material.is_none());
        assert_eq!(import.lines[1].problems.iter().find(|one| one.field == Field::Link).map(|one| one.wrong), Some(Wrong::Missing));
        // Old lists go, and one member has twenty.
        forum.pass(31 * DAY);
        let ada = forum.of(&forum.ada());
        for _ in 0..25 {
            let table = b"title,link\nA good link,https://a.example/1\n".to_vec();
            imports::propose_table(&ada, "links.csv".into(), table).await.expect("kept");
        }
        assert_eq!(count(&forum, "imports").await, 20);
        assert_eq!(refused(imports::read_import(&ada, id).await.map(drop)), Problem::NotFound);
    }

    async fn a_record_is_taken_once_whoever_asks_at_once(forum: Forum) {
        let ben = forum.of(&forum.ben());
        let library = || Origin::Library("https://other.example/oai".into());
        assert_eq!(refused(imports::propose(&ben, library(), imports::lines_of(&records(0, 1))).await.map(drop)), Problem::NotFound);
        let (mona, ari) = (forum.of(&forum.mona()), forum.of(&forum.ari()));
        let first = imports::propose(&mona, library(), imports::lines_of(&records(0, 10))).await.expect("kept");
        let second = imports::propose(&ari, library(), imports::lines_of(&records(5, 10))).await.expect("kept");
        let make = |cx: domain::Cx, id: ImportId| tokio::spawn(async move { imports::make_drafts(&cx, id).await.expect("made") });
        let (a, b) = (make(mona, first), make(ari.clone(), second));
        let made = a.await.expect("done") + b.await.expect("done");
        assert_eq!((made, count(&forum, "materials").await, count(&forum, "material_origins").await), (15, 15, 15));
        assert_eq!(count(&forum, "material_drafts").await, 15);
        let third = imports::propose(&ari, library(), imports::lines_of(&records(0, 15))).await.expect("kept");
        assert!(imports::read_import(&ari, third).await.expect("read").lines.iter().all(|line| line.known && !line.is_good()));
    }
}
