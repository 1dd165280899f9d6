//! A query can be of anything: whatever is typed into the search or the filter of a list is answered or refused, and never a
//! fault of ours; on SQLite and PostgreSQL.

use crate::support::{Forum, OPEN, make::draft, make::say, on_each_database};
use domain::{
    Cx, Failure,
    admin::{self, AccountQuery, AuditQuery},
    collections,
    discussion::{self, FeedOf, Sort, ThreadsQuery},
    following, invitations,
    materials::{self, Facet, MaterialsQuery, Order},
    notices,
    organisations::{self, OrganisationsQuery},
    people::{self, PeopleQuery},
    search::{self, Group},
    trust,
};
use model::{
    CollectionDraft, CollectionId, MaterialDraft, MaterialId, OrganisationDraft, OrganisationId, Part, ProfileDraft, SearchKind, SearchQuery,
    Visibility,
    search::{CHARS_MAX, OPERATORS},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

/// What each of our databases, and each language, reads in a way of its own.
const HOSTILE: [&str; 64] = [
    "l'",
    "d’",
    "ʼn",
    "rock 'n' roll",
    "l' batterie",
    "l'l'l'",
    "'",
    "''",
    "\"",
    "\"\"",
    "\"\"\"",
    "‘’“”„«»‹›",
    "`´′″",
    "'; DROP TABLE members; --",
    "NEAR(a b, 2)",
    "NEAR(",
    "a AND",
    "OR",
    "NOT",
    "a NOT b",
    "AND OR NOT",
    "title : x",
    "{title body} : x",
    "- {title} : x",
    "^a",
    "a + b",
    "a*",
    "*",
    "\"a\" *",
    "a & b | !c",
    "a <-> b",
    "a <2> b",
    "a:*",
    "a:AB",
    "\\",
    "\\'",
    "a\\",
    "%",
    "_",
    "!",
    "!!%",
    "$1",
    "?",
    ":1",
    "@x",
    "\0",
    "a\0b",
    "\u{1}\u{7f}\u{85}",
    "\u{301}",
    "e\u{301}",
    "\u{301}e",
    "a\u{20dd}",
    "\u{FFFE}\u{FFFF}\u{1FFFF}\u{10FFFF}",
    "\u{E000}",
    "\u{FDD0}",
    "\u{202e}abc",
    "\u{200d}\u{200b}\u{feff}",
    "Ⓐ ½ ² ٣ ﷺ İ ß ŉ ǰ ΐ",
    "👩‍👩‍👧‍👦 🔋",
    "한국어 日本語 ภาษาไทย",
    "-",
    "--",
    "- - -a --b",
    "()[]{}<>",
];

/// Operators with what they cannot mean.
const NONSENSE: [&str; 16] = [
    "before:",
    "after:soon",
    "before:2026-99-99",
    "after:-1",
    "before:99999999999999999999",
    "after:+2026",
    "before:0",
    "author:",
    "author:@",
    "author:'",
    "tag:\"'\"",
    "lang:''",
    "kind:kind",
    "board:\"\"",
    "licence:%",
    "-before:2026",
];

/// Cursors of pages, as somebody may write them.
const CURSORS: [&str; 12] = [
    "0.0",
    "9223372036854775807.9223372036854775807",
    "-9223372036854775808.-9223372036854775808",
    "x~1",
    "~~1~",
    "'~9223372036854775807",
    "9223372036854775807~-9223372036854775808",
    "-9223372036854775808~9223372036854775807",
    "1.2.3.4",
    "1099511627775.9007199254740991.9223372036854775807.-1",
    "1~2~'",
    "a\0~1",
];

fn corpus() -> Vec<String> {
    let long = ["l' ", "\"", "x", "🔋", "-a ", "'n' ", "a\u{301}", "tag:a ", "%"].map(|one| one.repeat(60_000 / one.len()));
    // As many words and letters as are looked at, in each of the forms that a query has.
    let full = ["ab ", "\"a b\" ", "-ab ", "ﷺ ", "batteries ", "ß"].map(|one| one.repeat(CHARS_MAX).chars().take(CHARS_MAX).collect());
    let phrase = format!("\"{}\"", "a ".repeat(CHARS_MAX / 2 - 1));
    let operators = OPERATORS.iter().flat_map(|one| ["", "'", "\"'\"", "\0", "%", "9"].map(|value| format!("cell {one}:{value}")));
    let fixed = HOSTILE.iter().chain(&NONSENSE).chain(&CURSORS).map(|one| (*one).to_owned());
    fixed.chain(long).chain(full).chain([phrase]).chain(operators).collect()
}

/// Any characters at all, and pieces of the corpus in any order.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        2 => prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&NONSENSE[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&["cell", "battery", "the", " ", "'", "-", "\""][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Neither a bug nor what a person would be told with a status of 500 or more.
fn answered<T>(what: &str, typed: &str, outcome: Result<T, Failure>) -> Option<T> {
    match outcome {
        Ok(found) => Some(found),
        Err(failure) => {
            assert!(failure.problem().status() < 500, "{what} of {:?} gave {failure}", typed.chars().take(80).collect::<String>());
            None
        }
    }
}

async fn searches(cx: &Cx, typed: &str) {
    let query = SearchQuery::parse(typed);
    let groups: Option<Vec<Group>> = answered("search", typed, search::search(cx, &query, Some(typed)).await);
    for hit in groups.into_iter().flatten().flat_map(|group| group.hits) {
        assert!(!hit.title.is_empty(), "{typed:?}");
    }
    let of_kind = SearchQuery::parse("cell").with("kind", "thread").with("author", typed).with("tag", typed);
    answered("search of a kind", typed, search::search(cx, &of_kind, Some(typed)).await);
    for kind in ["person", "organisation", "tag"] {
        answered("search for a name", typed, search::search(cx, &query.clone().with("kind", kind), None).await);
    }
    answered("suggestions", typed, search::suggest(cx, typed).await);
    materials::concepts_like(typed, 9);
}

async fn lists(cx: &Cx, typed: &str) {
    let own = || typed.to_owned();
    let name = PeopleQuery { name: own(), after: own(), ..PeopleQuery::default() };
    answered("people by name", typed, people::list_people(cx, &name).await);
    let traits = PeopleQuery { kind: own(), country: own(), language: own(), subject: own(), step: own(), offer: own(), seek: own(), ..name };
    answered("people by all", typed, people::list_people(cx, &PeopleQuery { level: i32::MAX, ..traits }).await);
    answered(
        "organisations by name",
        typed,
        organisations::list_organisations(cx, &OrganisationsQuery { name: own(), after: own(), ..Default::default() }).await,
    );
    answered(
        "organisations by all",
        typed,
        organisations::list_organisations(cx, &OrganisationsQuery { kind: own(), country: own(), ..Default::default() }).await,
    );
    answered("names of organisations", typed, organisations::suggest_names(cx, typed).await);
    answered("an organisation", typed, organisations::read_organisation(cx, "zeolite-school", typed).await);
    for sort in [Sort::Latest, Sort::Top, Sort::Newest] {
        let query = ThreadsQuery { words: Some(own()), after: Some(own()), sort, ..ThreadsQuery::default() };
        answered("threads", typed, discussion::list_threads(cx, &query).await);
    }
    let query = ThreadsQuery { board: Some(OPEN), tag: Some(own()), language: Some(own()), ..ThreadsQuery::default() };
    answered("threads of a board", typed, discussion::list_threads(cx, &query).await);
    for order in [Order::Newest, Order::Changed] {
        let facets = [Facet::Tag, Facet::Language, Facet::Concept, Facet::Time].map(|facet| (facet, own()));
        answered("resources by facets", typed, materials::list_materials(cx, &MaterialsQuery { facets: facets.into(), order, after: own() }).await);
        answered("resources", typed, materials::list_materials(cx, &MaterialsQuery { order, after: own(), ..MaterialsQuery::default() }).await);
    }
    answered("tagged resources", typed, materials::count_tagged(cx, typed).await);
    answered("collections", typed, collections::list_collections(cx, Some(typed)).await);
    answered("what waits for a review", typed, trust::list_waiting(cx, Some(typed)).await);
    answered("uses", typed, trust::list_uses(cx, MaterialId(1), Some(typed)).await);
    answered("reviews", typed, trust::list_reviews(cx, MaterialId(1), Some(typed)).await);
    answered("notices", typed, notices::read_notices(cx, domain::Locale::default(), Some(typed)).await);
    for kind in domain::features::ALL.kinds.followed() {
        answered("what is followed", typed, following::list_followed(cx, kind, Some(typed)).await);
    }
}

async fn names(cx: &Cx, typed: &str) {
    answered("a board", typed, discussion::read_board(cx, typed).await);
    answered("a member", typed, people::read_member(cx, typed).await);
    answered("an organisation", typed, organisations::read_organisation(cx, typed, "").await);
    answered("a collection", typed, collections::read_collection(cx, CollectionId(1), typed).await);
    answered("a draft", typed, discussion::read_draft(cx, typed).await);
    answered("a feed of a board", typed, discussion::read_feed(cx, FeedOf::Board(typed.to_owned())).await);
    answered("a feed of a tag", typed, discussion::read_feed(cx, FeedOf::Tag(typed.to_owned())).await);
    answered("an invitation", typed, invitations::read_opened(cx, typed).await);
}

async fn of_staff(cx: &Cx, typed: &str) {
    let own = || Some(typed.to_owned());
    answered("accounts", typed, admin::list_accounts(cx, &AccountQuery { words: own(), ..AccountQuery::default() }).await);
    answered("the log", typed, admin::read_audit(cx, &AuditQuery { actor: own(), member: own(), act: own(), ..AuditQuery::default() }).await);
    answered("proposals", typed, materials::list_proposals(cx, typed).await);
}

async fn everything(forum: &Forum, typed: &str) {
    let (guest, ada, ari) = (forum.guest(), forum.of(&forum.ada()), forum.of(&forum.ari()));
    for cx in [&guest, &ada] {
        searches(cx, typed).await;
    }
    lists(&ada, typed).await;
    names(&ada, typed).await;
    of_staff(&ari, typed).await;
}

/// Something of each kind, so that what is found is read, ranked and shown.
async fn furnish(forum: &Forum) {
    let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
    let question = model::ThreadDraft {
        tags: "batterie, cell".into(),
        body: "Une batterie de l'électrode, rock 'n' roll.".into(),
        ..draft("l'électrode d’un cell", "question")
    };
    let thread = forum.start(&forum.ada(), OPEN, question).await;
    say(&ben, thread, None, "The battery's cell").await.expect("said");
    let profile = ProfileDraft {
        name: "Cell O'Battery".into(),
        kind: "teacher".into(),
        listed: Visibility::Public.as_str().into(),
        see: Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), Visibility::Public.as_str().to_owned())).collect(),
        ..ProfileDraft::default()
    };
    people::change_profile(&ada, profile).await.expect("changed");
    let school = OrganisationDraft { name: "Zeolite School".into(), kind: "school".into(), country: "PT".into(), ..OrganisationDraft::default() };
    organisations::add_organisation(&ada, school).await.expect("added");
    organisations::approve_organisation(&forum.of(&forum.mona()), OrganisationId(1)).await.expect("approved");
    let resource = MaterialDraft {
        title: "Battery cell".into(),
        summary: "A lab of ninety minutes.".into(),
        description: "Bring gloves.".into(),
        language: "en".into(),
        kind: "worksheet".into(),
        licence: "by-sa".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        tags: "cell".into(),
        ..MaterialDraft::default()
    };
    let material = materials::start(&ada, resource).await.expect("begun");
    materials::publish(&ada, material, "").await.expect("published");
    let list = CollectionDraft { title: "First day".into(), summary: "In this order.".into(), language: "en".into(), access: "public".into() };
    let collection = collections::start(&ada, list).await.expect("begun");
    assert_eq!((material, collection), (MaterialId(1), CollectionId(1)), "as the lists above name them");
}

/// Where all results of a search lead.
async fn found(cx: &Cx, typed: &str) -> Vec<String> {
    let groups = search::search(cx, &SearchQuery::parse(typed), None).await.expect("found");
    groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.href).collect()
}

/// Runs an asynchronous test for many texts; what fails is made as short as can be.
fn for_many(strategy: &impl Strategy<Value = String>, test: impl Fn(&str)) {
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(strategy, |typed| {
        test(&typed);
        Ok(())
    });
    outcome.expect("answered");
}

on_each_database! {
    async fn what_is_hostile_is_answered(forum: Forum) {
        furnish(&forum).await;
        for typed in corpus() {
            everything(&forum, &typed).await;
        }
    }

    async fn whatever_is_typed_is_answered(forum: Forum) {
        furnish(&forum).await;
        let runtime = tokio::runtime::Handle::current();
        for_many(&anything(), |typed| tokio::task::block_in_place(|| runtime.block_on(everything(&forum, typed))));
    }

    async fn letters_before_apostrophes_are_left_out(forum: Forum) {
        furnish(&forum).await;
        let guest = forum.guest();
        for typed in ["l'électrode", "l' electrode", "d’électrode", "rock 'n' roll", "l' batterie", "électrode -l'"] {
            assert!(found(&guest, typed).await.iter().any(|href| href.starts_with("/threads/1/")), "{typed}");
        }
        for typed in ["l'", "d’", "'n'", "-l'", "l' d' s'"] {
            assert_eq!(found(&guest, typed).await, [""; 0], "{typed}: no word, no result");
            assert!(search::suggest(&guest, typed).await.expect("suggested").is_empty(), "{typed}");
        }
        assert_eq!(found(&guest, "l' board:classroom").await.len(), 2, "an operator narrows by itself: the thread and its reply");
        let suggested = search::suggest(&guest, "l' electr").await.expect("suggested");
        assert!(suggested.iter().all(|one| one.kind != SearchKind::Thread), "one word alone must be whole: {suggested:?}");
    }
}
