//! Search: what is found, by whom, and that nothing hidden is found by anybody; on SQLite and PostgreSQL.

use crate::support::{
    Forum, MEMBERS, OPEN, Person, SECOND,
    make::{Opened, draft, say},
    on_each_database,
};
use domain::{
    Actor, Cx, Me, Suspension, db,
    discussion::{self, EditDraft},
    erasing, materials, organisations, people,
    search::{self, About, Group, Hit, Piece},
};
use model::{MaterialDraft, OrganisationDraft, OrganisationId, Part, ProfileDraft, SearchKind, SearchQuery, Visibility, materials::OutcomeDraft};
use std::{collections::BTreeSet, sync::Arc};

async fn groups(cx: &Cx, typed: &str) -> Vec<Group> {
    search::search(cx, &SearchQuery::parse(typed), None).await.unwrap_or_else(|failure| panic!("{typed:.60}: {failure}"))
}

/// Where all results lead.
async fn found(cx: &Cx, typed: &str) -> Vec<String> {
    groups(cx, typed).await.into_iter().flat_map(|group| group.hits).map(|hit| hit.href).collect()
}

async fn count(cx: &Cx, typed: &str) -> usize {
    groups(cx, typed).await.iter().map(|group| group.count).sum()
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

fn link(thread: Opened, slug: &str) -> String {
    format!("/threads/{}/{slug}", thread.id)
}

async fn start(forum: &Forum, author: &Person, board: model::BoardId, title: &str, body: &str, tags: &str) -> Opened {
    let draft = model::ThreadDraft { body: body.into(), tags: tags.into(), ..draft(title, "question") };
    forum.start(author, board, draft).await
}

fn profile(name: &str, listed: Visibility, headline: Visibility) -> ProfileDraft {
    ProfileDraft {
        name: name.into(),
        kind: "teacher".into(),
        headline: "Knows zeolites".into(),
        listed: listed.as_str().into(),
        see: Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), headline.as_str().to_owned())).collect(),
        ..ProfileDraft::default()
    }
}

fn suspended(cx: &Cx) -> Cx {
    let me = cx.actor.me().expect("a member").clone();
    let suspended = Some(Suspension { reason: "Loud".into(), until: None });
    cx.clone().asked_by(Actor::Member(Arc::new(Me { suspended, ..me })))
}

async fn fill(forum: &Forum) {
    while search::index_some(&forum.guest(), 7).await.expect("indexed") > 0 {}
}

on_each_database! {
    async fn texts_are_found_in_whatever_form_their_words_stand(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let cells = start(&forum, &ada, OPEN, "Testing pouch cells", "How do you measure the *internal resistance*?", "").await;
        let reply = say(&forum.of(&ben), cells, None, "We use a milliohmmeter with four wires.").await.expect("said");
        let mut finnish = draft("Akkujen purkaminen luokassa", "question");
        (finnish.language, finnish.body) = ("fi".into(), "Miten opiskelijat purkavat lämpötila-anturit?".into());
        let finnish = forum.start(&ben, OPEN, finnish).await;
        let guest = forum.guest();
        for typed in ["test cell", "pouches", "measuring resistances", "\"internal resistance\"", "CELLS -lead", "tésting"] {
            assert_eq!(found(&guest, typed).await, [link(cells, "testing-pouch-cells")], "{typed}");
        }
        for typed in ["lämpötila", "lampotila", "LÄMPÖTILASSA", "akku", "opiskelija"] {
            assert!(found(&guest, typed).await.contains(&link(finnish, "akkujen-purkaminen-luokassa")), "{typed}");
        }
        assert_eq!(found(&guest, "wire").await, [format!("/replies/{reply}")]);
        for typed in ["zirconium", "\"resistance internal\"", "cells -pouch", "wires -milliohmmeter"] {
            assert_eq!(found(&guest, typed).await, [""; 0], "{typed}");
        }
        let hit = groups(&guest, "internal resistance").await.swap_remove(0).hits.swap_remove(0);
        assert_eq!((plain(&hit.title).as_str(), plain(&hit.excerpt).as_str()), ("Testing pouch cells", "How do you measure the [internal] [resistance]?"));
    }

    async fn kinds_of_which_something_has_all_words_come_first(forum: Forum) {
        let thread = start(&forum, &forum.ada(), OPEN, "Torque wrenches", "Which one do you buy?", "").await;
        say(&forum.of(&forum.ben()), thread, None, "We calibrate each torque screwdriver in June.").await.expect("said");
        for (typed, order) in [("torque screwdriver", [SearchKind::Reply, SearchKind::Thread]), ("torque", [SearchKind::Thread, SearchKind::Reply])] {
            let found = groups(&forum.guest(), typed).await.into_iter().filter(|group| !group.hits.is_empty());
            assert_eq!(found.map(|group| group.kind).collect::<Vec<_>>(), order, "{typed}");
        }
    }

    async fn nothing_hidden_is_found_counted_or_quoted(forum: Forum) {
        let (ada, ben, mona) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.mona()));
        let secret = start(&forum, &forum.ada(), MEMBERS, "Zeolite for members", "Zeolite inside", "zeolites").await;
        say(&ben, secret, None, "More zeolite").await.expect("said");
        let open = start(&forum, &forum.ada(), OPEN, "An open thread", "Nothing special", "").await;
        let mine = say(&ada, open, None, "A zeolite that I regret").await.expect("said");
        let hidden = say(&ben, open, None, "A zeolite that staff hides").await.expect("said");
        discussion::delete_reply(&ada, mine).await.expect("deleted");
        domain::reporting::hide_post(&mona.clone().because("Unkind").expect("a reason"), hidden).await.expect("hidden");
        let gone = start(&forum, &forum.ben(), OPEN, "Zeolite that is gone", "Zeolite", "").await;
        say(&ada, gone, None, "zeolite").await.expect("said");
        discussion::delete_reply(&ben, gone.opening).await.expect("deleted");
        let visitor = forum.guest();
        for typed in ["zeolite", "zeolit", "tag:zeolites", "author:ada zeolite", "board:staffroom", "zeolites kind:tag", "zeolite kind:reply", "\"zeolite inside\""] {
            assert_eq!((found(&visitor, typed).await, count(&visitor, typed).await), (Vec::new(), 0), "{typed}");
        }
        for cx in [ada.clone(), ben.clone(), mona.clone(), suspended(&ada)] {
            // The thread, its reply and its tag; what is deleted or hidden is for nobody, staff finds it in its queue.
            assert_eq!(count(&cx, "zeolite").await, 3, "{:?}", cx.actor);
            assert_eq!(count(&cx, "tag:zeolites").await, 2);
        }
        discussion::restore_reply(&ada, mine).await.expect("restored");
        discussion::restore_reply(&mona, hidden).await.expect("restored");
        assert_eq!(count(&visitor, "zeolite").await, 2);
        discussion::move_thread(&mona, open.id, MEMBERS).await.expect("moved");
        assert_eq!(count(&visitor, "zeolite").await, 0);
        discussion::move_thread(&mona, secret.id, SECOND).await.expect("moved");
        assert_eq!((count(&visitor, "zeolite").await, count(&visitor, "zeolite board:safety").await), (3, 2));
    }

    async fn people_are_found_by_what_the_asker_may_read(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let visitor = forum.guest();
        use Visibility::{Members, Nobody, Public};
        for (listed, headline, by_visitor, by_member) in [
            (Public, Public, [1, 1], [1, 1]),
            (Public, Members, [1, 0], [1, 1]),
            (Public, Nobody, [1, 0], [1, 0]),
            (Members, Public, [0, 0], [1, 1]),
            (Nobody, Public, [0, 0], [0, 0]),
        ] {
            people::change_profile(&ada, profile("Adalmina Koskelo", listed, headline)).await.expect("changed");
            let seen = async |cx: &Cx| [count(cx, "koskelo").await, count(cx, "zeolite").await];
            assert_eq!((seen(&visitor).await, seen(&ben).await), (by_visitor, by_member), "{listed:?} {headline:?}");
            assert_eq!(seen(&suspended(&ben)).await, by_member);
        }
        people::change_profile(&ada, profile("Adalmina Koskelo", Public, Members)).await.expect("changed");
        let group = groups(&visitor, "koskelo").await.into_iter().find(|group| group.kind == SearchKind::Person).expect("people");
        assert_eq!(group.hits.iter().map(|hit| plain(&hit.excerpt)).collect::<Vec<_>>(), [""], "a headline for members");
        people::change_profile(&ada, profile("Adalmina Virtanen", Public, Public)).await.expect("changed");
        assert_eq!((count(&visitor, "koskelo").await, count(&visitor, "virtanen").await), (0, 1));
        erasing::erase_member(&forum.of(&forum.ari()).because("Asked for it").expect("a reason"), forum.ada().id()).await.expect("erased");
        assert_eq!((count(&ben, "virtanen").await, count(&ben, "zeolite").await, count(&ben, "author:ada").await), (0, 0, 0));
        let left: Option<db::Number> = db::one(visitor.reader(), "SELECT COUNT(*) AS n FROM search_entries WHERE kind IN (4, 5) AND object_id = $1", vec![forum.ada().id().0.into()]).await.expect("counted");
        assert_eq!(left.expect("a row").n, 0);
    }

    async fn organisations_are_found_once_they_are_listed(forum: Forum) {
        let draft = OrganisationDraft { name: "Zeolite School of Porto".into(), kind: "school".into(), country: "PT".into(), town: "Porto".into(), ..OrganisationDraft::default() };
        organisations::add_organisation(&forum.of(&forum.ada()), draft).await.expect("added");
        for cx in [forum.guest(), forum.of(&forum.ada()), forum.of(&forum.mona())] {
            assert_eq!(count(&cx, "zeolite").await, 0);
        }
        organisations::approve_organisation(&forum.of(&forum.mona()), OrganisationId(1)).await.expect("approved");
        for typed in ["zeolite", "school porto", "Portugal"] {
            assert_eq!(found(&forum.guest(), typed).await, ["/organisations/zeolite-school-of-porto"], "{typed}");
        }
    }

    async fn operators_narrow_to_posts(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let first = start(&forum, &ada, OPEN, "Slurry in a mixer", "Slurry and more", "slurry, first steps").await;
        forum.pass(40 * crate::support::DAY);
        let second = start(&forum, &ben, SECOND, "Gloves for slurry", "Which gloves?", "gloves").await;
        let reply = say(&forum.of(&ada), second, None, "These, for slurry").await.expect("said");
        let (one, two, three) = (link(first, "slurry-in-a-mixer"), link(second, "gloves-for-slurry"), format!("/replies/{reply}"));
        let guest = forum.guest();
        for (typed, expected) in [
            ("slurry author:ada", vec![&one, &three]),
            ("author:@ben", vec![&two]),
            ("tag:first-steps", vec![&one]),
            ("tag:gloves", vec![&two, &three]),
            ("tag:gloves tag:slurry", vec![]),
            ("slurry board:safety", vec![&two, &three]),
            ("slurry kind:reply", vec![&three]),
            ("kind:question slurry", vec![&one, &two, &three]),
            ("kind:news slurry", vec![]),
            ("slurry before:2026-12", vec![&one]),
            ("slurry after:2026-12", vec![&two, &three]),
            ("slurry lang:en", vec![&one, &two, &three]),
            ("slurry lang:fi", vec![]),
            ("slurry author:nobody", vec![]),
            ("slurry board:nowhere", vec![]),
            ("tag:nothing", vec![]),
        ] {
            let found: BTreeSet<String> = found(&guest, typed).await.into_iter().collect();
            assert_eq!(found, expected.into_iter().cloned().collect(), "{typed}");
        }
        // A thread's tags and language are those of its replies.
        let row = forum.row(second.opening).await;
        let edited = model::ThreadDraft { language: "sv".into(), tags: "protection".into(), ..draft("Gloves for slurry", "question") };
        discussion::edit_reply(&forum.of(&ben), second.opening, EditDraft { version: row.version, thread: edited }).await.expect("edited");
        assert_eq!((count(&guest, "tag:gloves").await, count(&guest, "tag:protection").await, count(&guest, "lang:sv").await), (0, 2, 2));
    }

    async fn what_is_edited_split_and_merged_is_found_where_it_is(forum: Forum) {
        let (ada, mona) = (forum.of(&forum.ada()), forum.of(&forum.mona()));
        let thread = start(&forum, &forum.ada(), OPEN, "The first thread", "Nothing yet", "alpha").await;
        let root = say(&ada, thread, None, "graphite").await.expect("said");
        let below = say(&ada, thread, Some(root), "graphite, too").await.expect("said");
        let edit = EditDraft { version: 1, thread: model::ThreadDraft { body: "silicon".into(), ..model::ThreadDraft::default() } };
        discussion::edit_reply(&ada, below, edit).await.expect("edited");
        let guest = forum.guest();
        assert_eq!((found(&guest, "graphite").await, found(&guest, "silicon").await), (vec![format!("/replies/{root}")], vec![format!("/replies/{below}")]));
        let new = discussion::split_branch(&mona, root, "Of graphite only").await.expect("split");
        assert_eq!(found(&guest, "graphite").await, [format!("/threads/{new}/of-graphite-only")]);
        assert_eq!((count(&guest, "silicon tag:alpha").await, count(&guest, "silicon").await), (0, 1));
        discussion::merge_threads(&mona, new, thread.id).await.expect("merged");
        assert_eq!((found(&guest, "graphite").await, count(&guest, "silicon tag:alpha").await), (vec![format!("/replies/{root}")], 1));
    }

    async fn anything_can_be_asked(forum: Forum) {
        start(&forum, &forum.ada(), OPEN, "Something to find", "With 100% of \"words\" AND more", "").await;
        let long = ["x".repeat(10_000), "word ".repeat(2_000), "\"".repeat(300), "e\u{301}".repeat(200), "-".repeat(256)];
        let short = [
            "", " ", "%", "*", "\0", "a\0b", "\"", "\"\"", "\"open", "-", "--", "-x", "author:", "author:\"", "tag:,", "lang:", "before:0", "kind:",
            "NEAR(a b, 2)", "a AND b", "a OR", "NOT", "title : x", "{title body} : x", "marks:x", "x*", "^x", "(x", "x)", "'", "''", "\\", "x:*", "a & b",
            "a | !b", "a <-> b", "'x':A", "$1", "; DROP TABLE threads", "\u{202e}", "🔋", "ﬃ", "ß", "İ", "author:ada -ada", "tag:a tag:b tag:c tag:d",
            "board:' lang:en", "١٢", "आज", "電池",
        ];
        for typed in short.iter().map(ToString::to_string).chain(long) {
            for cx in [forum.guest(), forum.of(&forum.mona())] {
                groups(&cx, &typed).await;
            }
        }
        for after in ["", "x", "0.0.0.0", "-1.0.0.0", "9223372036854775807.1.1.1", "1.9223372036854775807.-5.3", "1.2.3", "1.2.3.4.5", "\0"] {
            search::search(&forum.guest(), &SearchQuery::parse("something kind:thread"), Some(after)).await.expect("an answer");
        }
        assert_eq!(count(&forum.guest(), "100% \"words\"").await, 1);
    }

    async fn pages_follow_each_other_without_gaps_or_doubles(forum: Forum) {
        let thread = start(&forum, &forum.ada(), OPEN, "A long thread", "Begin", "").await;
        forum.plant(thread, forum.ada().id(), &vec![None; 130]).await;
        fill(&forum).await;
        let query = SearchQuery::parse("planted kind:reply");
        let (mut seen, mut after, mut pages) = (BTreeSet::new(), None, 0);
        loop {
            let group: Group = search::search(&forum.guest(), &query, after.as_deref()).await.expect("found").swap_remove(0);
            assert_eq!((group.count, group.more), if pages < 6 { (60, true) } else { (10, false) });
            let hits: Vec<Hit> = group.hits;
            assert!(!hits.is_empty() && hits.len() <= 20);
            assert!(hits.into_iter().all(|hit| seen.insert(hit.href)));
            pages += 1;
            after = group.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!((seen.len(), pages), (130, 7));
    }

    async fn the_index_can_be_made_anew(forum: Forum) {
        let thread = start(&forum, &forum.ada(), OPEN, "Made by a verb", "Begin", "alpha, beta").await;
        forum.reply(&forum.ben(), thread).await;
        people::change_profile(&forum.of(&forum.ada()), profile("Adalmina Koskelo", Visibility::Public, Visibility::Public)).await.expect("changed");
        let asked = ["verb", "answer", "koskelo", "alpha", "zeolites", "author:ada"];
        let all = async || {
            let mut all = Vec::new();
            for typed in asked {
                all.push(found(&forum.of(&forum.ben()), typed).await);
            }
            all
        };
        let before = all().await;
        assert!(before.iter().all(|hits| !hits.is_empty()), "{before:?}");
        search::forget_all(&forum.guest()).await.expect("forgotten");
        assert_eq!(all().await, vec![Vec::<String>::new(); asked.len()]);
        fill(&forum).await;
        assert_eq!(all().await, before);
        assert_eq!(search::index_some(&forum.guest(), 7).await.expect("nothing to do"), 0);
    }

    async fn mistyped_names_and_tags_are_found(forum: Forum) {
        start(&forum, &forum.ada(), OPEN, "Something with tags", "Begin", "formation").await;
        people::change_profile(&forum.of(&forum.ada()), profile("Adalmina Koskelo", Visibility::Public, Visibility::Public)).await.expect("changed");
        people::change_profile(&forum.of(&forum.ben()), profile("Bertil Hemlig", Visibility::Members, Visibility::Members)).await.expect("changed");
        let guest = forum.guest();
        for (typed, expected) in [("kokselo", "/members/ada"), ("Adalnina Koskelo", "/members/ada"), ("formattion", "/tags/formation")] {
            assert!(found(&guest, typed).await.contains(&expected.to_owned()), "{typed}");
        }
        assert_eq!(count(&guest, "\"no such name\"").await, 0, "nothing is like what stands in quotes");
        assert_eq!((count(&guest, "hemlgi").await, count(&forum.of(&forum.ada()), "hemlgi").await), (0, 1));
        let grams = async || db::one::<db::Number>(guest.reader(), "SELECT COUNT(*) AS n FROM search_grams WHERE word = 'koskelo'", Vec::new()).await.expect("counted").expect("a row").n;
        assert!(grams().await > 0);
        erasing::erase_member(&forum.of(&forum.ari()).because("Asked for it").expect("a reason"), forum.ada().id()).await.expect("erased");
        assert_eq!(grams().await, 0);
    }

    async fn resources_are_found_as_they_are_published(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let (guest, begun) = (forum.guest(), resource("Measuring pouch cells", "en"));
        let id = materials::start(&ada, begun.clone()).await.expect("begun");
        assert_eq!(count(&ada, "pouch").await, 0, "a draft is found by nobody");
        materials::publish(&ada, id, "").await.expect("published");
        let text = "Kenno puretaan pareittain.".into();
        let outcome = OutcomeDraft { verb: "Selitä".into(), object: "kennon kemia".into(), concept: "battery chemistry".into(), ..OutcomeDraft::default() };
        let finnish = MaterialDraft { licence: "by".into(), kind: "slides".into(), description: text, outcomes: vec![outcome], ..resource("Kennojen purkaminen", "fi") };
        let other = materials::start(&ben, finnish).await.expect("begun");
        materials::publish(&ben, other, "").await.expect("published");
        let (here, there) = (format!("/library/{id}/measuring-pouch-cells"), format!("/library/{other}/kennojen-purkaminen"));
        for typed in ["measure pouches", "milliohmmeter", "author:ada", "licence:by-sa", "kind:worksheet", "tag:rig-12 lang:en", "kind:resource pouch -lead"] {
            assert_eq!(found(&guest, typed).await, std::slice::from_ref(&here), "{typed}");
        }
        for typed in ["kennosta", "author:ben", "licence:cc-by-4.0", "kind:slides", "battery chemistry"] {
            assert_eq!(found(&guest, typed).await, std::slice::from_ref(&there), "{typed}");
        }
        assert_eq!(count(&guest, "pouch board:open").await + count(&guest, "licence:by-nd").await + count(&guest, "kind:question").await, 0);
        assert!(search::suggest(&guest, "measuring po").await.expect("suggested").iter().any(|one| one.href == here));
        let tag = groups(&guest, "rig-12").await.into_iter().find(|group| group.kind == SearchKind::Tag).expect("the tag");
        assert_eq!(tag.hits[0].about, About::Tag { threads: 0, resources: 2 });
        materials::save(&ada, id, MaterialDraft { description: "Now with a *hygrometer*.".into(), ..begun }, 1).await.expect("saved");
        assert_eq!(count(&guest, "hygrometer").await, 0, "not before it is published");
        materials::publish(&ada, id, "Another instrument").await.expect("published");
        assert_eq!((found(&guest, "hygrometer").await, count(&guest, "milliohmmeter").await), (vec![here.clone()], 0));
        materials::retire(&ada, id, "Too old by now").await.expect("retired");
        assert_eq!((count(&ada, "hygrometer").await, count(&guest, "kind:resource tag:rig-12").await), (0, 1));
        materials::unretire(&ada, id).await.expect("listed");
        search::forget_all(&guest).await.expect("forgotten");
        fill(&forum).await;
        assert_eq!(found(&guest, "hygrometer tag:rig-12 author:ada").await, [here]);
    }
}

fn resource(title: &str, language: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "Two lessons in the laboratory.".into(),
        description: "We use a *milliohmmeter* with four wires.".into(),
        language: language.into(),
        kind: "worksheet".into(),
        licence: "by-sa".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        tags: "rig-12".into(),
        ..MaterialDraft::default()
    }
}
