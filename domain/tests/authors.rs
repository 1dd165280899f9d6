//! Several authors of one resource: asked, answering, leaving, in their order: on SQLite and PostgreSQL.

use crate::support::{Forum, on_each_database, refused};
use domain::{
    Cx, collections,
    giving::{self, Selection},
    materials::{self, MaterialsQuery, Remix},
    search::{self, About},
    trust,
};
use model::{CollectionDraft, Field, MaterialDraft, MaterialId, Problem, SearchQuery, Wrong};

fn draft() -> MaterialDraft {
    MaterialDraft {
        title: "Measuring cells".into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring gloves.".into(),
        language: "en".into(),
        kind: "slides".into(),
        licence: "by".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        ..MaterialDraft::default()
    }
}

async fn begun(cx: &Cx) -> MaterialId {
    materials::start(cx, draft()).await.expect("begun")
}

async fn names(cx: &Cx, id: MaterialId) -> Vec<(String, bool)> {
    materials::list_authors(cx, id).await.expect("listed").into_iter().map(|line| (line.handle, line.accepted)).collect()
}

fn named(all: &[(&str, bool)]) -> Vec<(String, bool)> {
    all.iter().map(|(handle, accepted)| ((*handle).to_owned(), *accepted)).collect()
}

/// Everybody a reader sees named with this resource, in every place that names its authors.
async fn named_anywhere(forum: &Forum, id: MaterialId, remix: MaterialId) -> Vec<(&'static str, String)> {
    let guest = forum.guest();
    let view = materials::read_material(&guest, id, None).await.expect("read");
    let made = materials::read_material(&guest, remix, None).await.expect("read");
    let mut names: Vec<(&str, String)> = view.authors.iter().map(|author| ("page", author.name.clone())).collect();
    names.extend(view.remixes.iter().map(|origin| ("remixes", origin.author.clone())));
    names.extend(made.sources.iter().map(|origin| ("sources", origin.author.clone())));
    let listed = materials::list_materials(&guest, &MaterialsQuery::default()).await.expect("listed");
    names.extend(listed.lines.into_iter().map(|line| ("library", line.author)));
    let waiting = trust::list_waiting(&guest, None).await.expect("listed");
    names.extend(waiting.lines.into_iter().map(|line| ("waiting", line.author)));
    let places = collections::list_collections(&guest, None).await.expect("listed").lines;
    for place in places {
        let entries = collections::read_collection(&guest, model::CollectionId(place.id), "-").await.expect("read").entries;
        names.extend(entries.into_iter().map(|entry| ("collection", entry.author)));
    }
    let lineage = materials::read_lineage(&guest, remix).await.expect("read");
    names.extend(lineage.relatives.into_iter().map(|one| ("lineage", one.author)));
    let (records, _) = giving::harvest(&guest, &Selection::default(), None, true).await.expect("given");
    for given in records.into_iter().filter_map(|record| record.given) {
        names.extend(given.authors.iter().map(|author| ("oai", author.name.clone())));
        names.extend(given.taken.iter().flat_map(|taken| taken.authors.iter().map(|name| ("taken", name.clone()))));
    }
    let (given, _) = giving::given(&guest, remix, None).await.expect("given");
    names.extend(given.taken.into_iter().flat_map(|taken| taken.authors).map(|name| ("attribution", name)));
    let found = search::search(&guest, &SearchQuery::parse("cells kind:resource"), None).await.expect("found");
    for hit in found.into_iter().flat_map(|group| group.hits) {
        if let About::Material { author, .. } = hit.about {
            names.push(("search", author));
        }
    }
    names
}

on_each_database! {
    async fn who_never_accepted_is_named_nowhere(forum: Forum) {
        let (ada, cleo) = (forum.of(&forum.ada()), forum.of(&forum.cleo()));
        let id = begun(&ada).await;
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        materials::invite_author(&ada, id, "cleo").await.expect("invited");
        materials::answer_invitation(&cleo, id, true).await.expect("accepted");
        materials::publish(&ada, id, "").await.expect("published");
        trust::ask_review(&ada, id, true).await.expect("asked");
        let draft_of = |title: &str| CollectionDraft { title: title.into(), summary: String::new(), language: "en".into(), access: "public".into() };
        let collection = collections::start(&ada, draft_of("Lab day")).await.expect("begun");
        collections::add(&ada, collection, id, "").await.expect("added");
        let made = materials::remix(&cleo, Remix { sources: vec![id], translation: None }).await.expect("begun");
        let lock = materials::edit_material(&cleo, made).await.expect("read").lock;
        materials::save(&cleo, made, MaterialDraft { changes: "Shorter.".into(), ..draft() }, lock).await.expect("saved");
        materials::publish(&cleo, made, "").await.expect("published");
        // Now the invited one has the first place.
        materials::leave(&ada, id).await.expect("left");
        let names = named_anywhere(&forum, id, made).await;
        let wrong: Vec<_> = names.iter().filter(|(_, name)| name != "Cleo").collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        for place in ["page", "remixes", "sources", "library", "waiting", "collection", "lineage", "oai", "attribution", "search"] {
            assert!(names.iter().any(|(at, _)| *at == place), "{place} was not looked at");
        }
        // Nor does a search by author find it, and no harvester notices that the name of one who was asked changed.
        let by_ben = search::search(&forum.guest(), &SearchQuery::parse("cells author:ben"), None).await.expect("found");
        assert!(by_ben.iter().all(|group| group.hits.is_empty()));
        let stamp = |records: Vec<giving::Record>| records.into_iter().map(|record| record.datestamp).collect::<Vec<_>>();
        let before = stamp(giving::harvest(&forum.guest(), &Selection::default(), None, false).await.expect("given").0);
        forum.pass(crate::support::MINUTE);
        let ari = forum.of(&forum.ari()).because("They asked for it").expect("short");
        domain::erasing::erase_member(&ari, forum.ben().id()).await.expect("erased");
        assert_eq!(stamp(giving::harvest(&forum.guest(), &Selection::default(), None, false).await.expect("given").0), before);
    }

    async fn who_accepts_writes_too(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = begun(&ada).await;
        assert_eq!(refused(materials::invite_author(&ben, id, "ben").await), Problem::NotFound, "a draft is nobody's business");
        for (handle, wrong) in [("nobody", Wrong::NoSuchMember), ("", Wrong::NoSuchMember), ("ada", Wrong::AuthorAlready)] {
            assert_eq!(refused(materials::invite_author(&ada, id, handle).await).with(Field::Handle), Some(wrong), "{handle}");
        }
        materials::invite_author(&ada, id, " @Ben ").await.expect("invited");
        assert_eq!(refused(materials::invite_author(&ada, id, "ben").await).with(Field::Handle), Some(Wrong::AuthorAlready));
        assert_eq!(refused(materials::edit_material(&ben, id).await.map(drop)), Problem::NotFound, "not before a yes");
        let waiting = materials::list_invitations(&ben).await.expect("listed");
        assert_eq!((waiting.len(), waiting[0].title.as_str(), waiting[0].handle.as_str()), (1, "Measuring cells", "ada"));
        forum.deliver().await;
        assert_eq!(forum.mails_to("ben@example.org").iter().filter(|mail| mail.contains("Measuring cells")).count(), 1);
        materials::answer_invitation(&ben, id, true).await.expect("accepted");
        assert_eq!(names(&ben, id).await, named(&[("ada", true), ("ben", true)]));
        let lock = materials::edit_material(&ben, id).await.expect("read").lock;
        materials::save(&ben, id, draft(), lock).await.expect("saved");
        materials::publish(&ben, id, "").await.expect("published");
        let view = materials::read_material(&forum.guest(), id, None).await.expect("read");
        assert_eq!(view.authors.iter().map(|author| author.handle.as_str()).collect::<Vec<_>>(), ["ada", "ben"]);
        materials::move_author(&ada, id, forum.ben().id()).await.expect("moved");
        assert_eq!(names(&ben, id).await, named(&[("ben", true), ("ada", true)]));
        assert_eq!(refused(materials::answer_invitation(&ben, id, false).await), Problem::NotFound, "answered already");
    }

    async fn who_declines_or_is_not_asked_any_more_stays_outside(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = begun(&ada).await;
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        materials::answer_invitation(&ben, id, false).await.expect("declined");
        materials::invite_author(&ada, id, "cleo").await.expect("invited");
        assert_eq!(refused(materials::move_author(&ada, id, forum.cleo().id()).await), Problem::NotFound, "only authors have a place");
        materials::withdraw_invitation(&ada, id, forum.cleo().id()).await.expect("taken back");
        assert_eq!(refused(materials::withdraw_invitation(&ada, id, forum.ada().id()).await), Problem::NotFound, "an author is no invitation");
        for cx in [&ben, &cleo] {
            assert_eq!(refused(materials::answer_invitation(cx, id, true).await), Problem::NotFound);
            assert_eq!(refused(materials::edit_material(cx, id).await.map(drop)), Problem::NotFound);
        }
        assert_eq!(names(&ada, id).await, named(&[("ada", true)]));
        assert_eq!(refused(materials::answer_invitation(&forum.guest(), id, true).await), Problem::SignInFirst);
    }

    async fn a_yes_and_its_withdrawal_at_once_agree(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        for _ in 0..5 {
            let id = begun(&ada).await;
            materials::invite_author(&ada, id, "ben").await.expect("invited");
            let (yes, back) = tokio::join!(materials::answer_invitation(&ben, id, true), materials::withdraw_invitation(&ada, id, forum.ben().id()));
            assert_ne!(yes.is_ok(), back.is_ok(), "one of them was first");
            assert_eq!(materials::edit_material(&ben, id).await.is_ok(), yes.is_ok());
        }
    }

    async fn the_last_author_stays_even_if_both_leave_at_once(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = begun(&ada).await;
        assert_eq!(refused(materials::leave(&ada, id).await).with(Field::Handle), Some(Wrong::LastAuthor));
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        assert_eq!(refused(materials::leave(&ada, id).await).with(Field::Handle), Some(Wrong::LastAuthor), "who was only asked does not count");
        materials::answer_invitation(&ben, id, true).await.expect("accepted");
        let (one, other) = tokio::join!(materials::leave(&ada, id), materials::leave(&ben, id));
        assert_ne!(one.is_ok(), other.is_ok());
        let stays = if one.is_ok() { &ben } else { &ada };
        assert_eq!(names(stays, id).await.len(), 1);
    }
}
