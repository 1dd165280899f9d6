//! How well search finds what people ask for, over the demo content: queries with judged answers, on both databases.

use crate::support::{Forum, Kind, on_each_database};
use domain::{
    db::{Number, one},
    demo,
    search::{self, About, Group},
};
use model::{SearchKind, SearchQuery};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    typed: String,
    /// Numbers of the demo's thread files.
    #[serde(default)]
    threads: Vec<i64>,
    /// The same of its resources.
    #[serde(default)]
    resources: Vec<i64>,
    #[serde(default)]
    people: Vec<String>,
    #[serde(default)]
    organisations: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Deserialize)]
struct Judgements {
    query: Vec<Judged>,
}

impl Judged {
    /// Where the answers lead.
    fn answers(&self) -> Vec<String> {
        let of = |path: &str, names: &[String]| names.iter().map(|name| format!("/{path}/{name}")).collect::<Vec<_>>();
        let numbered = |path: &str, numbers: &[i64]| numbers.iter().map(|number| format!("/{path}/{number}")).collect::<Vec<_>>();
        let (threads, resources) = (numbered("threads", &self.threads), numbered("library", &self.resources));
        [threads, resources, of("members", &self.people), of("organisations", &self.organisations), of("tags", &self.tags)].concat()
    }

    fn kinds(&self) -> &'static [SearchKind] {
        match (self.people.is_empty(), self.organisations.is_empty(), self.tags.is_empty()) {
            (false, ..) => &[SearchKind::Person],
            (_, false, _) => &[SearchKind::Organisation],
            (.., false) => &[SearchKind::Tag],
            _ if !self.resources.is_empty() => &[SearchKind::Material],
            _ => &[SearchKind::Thread, SearchKind::Reply],
        }
    }
}

/// By file: the language, or names.
fn judgements() -> BTreeMap<String, Vec<Judged>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relevance");
    let read =
        |path: &Path| toml::from_str::<Judgements>(&fs::read_to_string(path).expect("read")).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let files = fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path());
    files.map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), read(&path).query)).collect()
}

/// The page of all kinds as a list: threads and replies in the order of their groups, a reply for its thread.
async fn shown(forum: &Forum, numbers: &BTreeMap<String, String>, groups: Vec<Group>, kinds: &[SearchKind]) -> Vec<String> {
    let mut shown = Vec::new();
    for hit in groups.into_iter().filter(|group| kinds.contains(&group.kind)).flat_map(|group| group.hits) {
        let place = match hit.about {
            About::Thread { .. } | About::Material { .. } => hit.href.rsplit_once('/').expect("a slug").0.to_owned(),
            About::Reply { .. } => {
                let id = hit.href.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
                format!("/threads/{}", forum.row(model::ReplyId(id)).await.thread_id)
            }
            _ => hit.href,
        };
        let place = numbers.get(&place).cloned().unwrap_or(place);
        if !shown.contains(&place) {
            shown.push(place);
        }
    }
    shown
}

/// Places of threads and resources by the numbers of their files.
async fn numbered(forum: &Forum) -> BTreeMap<String, String> {
    let mut found = places(forum, "threads", "threads").await;
    found.extend(places(forum, "library", "materials").await);
    found
}

async fn places(forum: &Forum, folder: &str, table: &str) -> BTreeMap<String, String> {
    let path = folder;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(folder);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("folder") {
        let file = entry.expect("entry").path();
        let number: i64 = file.file_name().and_then(|name| name.to_str()?.get(..2)?.parse().ok()).expect("a number");
        let content = fs::read_to_string(&file).expect("read").parse::<toml::Table>().expect("TOML");
        let fields = content.get("fields").and_then(toml::Value::as_table).unwrap_or(&content);
        let title = fields["title"].as_str().expect("a title").to_owned();
        let row: Option<Number> =
            one(forum.guest().reader(), &format!("SELECT id AS n FROM {table} WHERE title = $1"), vec![title.into()]).await.expect("asked");
        found.insert(format!("/{path}/{}", row.expect("loaded").n), format!("/{path}/{number}"));
    }
    found
}

#[derive(Default)]
struct Sum {
    queries: f64,
    recall: f64,
    reciprocal: f64,
}

on_each_database! {
    async fn most_of_what_is_asked_for_is_on_the_first_page(forum: Forum) {
        for table in ["boards", "members"] {
            domain::db::run(forum.world.db.writer(), &format!("DELETE FROM {table}"), Vec::new()).await.expect("emptied");
        }
        if forum.kind == Kind::Sqlite {
            // A thousand small transactions, none of which has to outlive the test.
            domain::db::run(forum.world.db.writer(), "PRAGMA synchronous = OFF", Vec::new()).await.expect("set");
        }
        demo::load(&forum.world, forum.now()).await.expect("loaded");
        while search::index_some(&forum.guest(), 500).await.expect("indexed") > 0 {}
        let (ben, numbers) = (forum.of(&forum.ben()), numbered(&forum).await);
        let (mut table, mut all) = (format!("| queries | number | recall@10 | MRR | {:?}\n|---|---|---|---|\n", forum.kind), Sum::default());
        for (name, queries) in judgements() {
            let mut sum = Sum::default();
            for judged in queries {
                let groups = search::search(&ben, &SearchQuery::parse(&judged.typed), None).await.expect("found");
                let shown = shown(&forum, &numbers, groups, judged.kinds()).await;
                let answers = judged.answers();
                let ranks: Vec<usize> = answers.iter().filter_map(|answer| shown.iter().take(10).position(|one| one == answer)).collect();
                if ranks.len() < answers.len() || !ranks.contains(&0) {
                    table.push_str(&format!("<!-- {name}: {:?} wanted {answers:?}, got {shown:?} -->\n", judged.typed));
                }
                sum.queries += 1.0;
                sum.recall += ranks.len() as f64 / answers.len() as f64;
                sum.reciprocal += ranks.iter().min().map_or(0.0, |rank| 1.0 / (*rank as f64 + 1.0));
            }
            table.push_str(&format!("| {name} | {} | {:.3} | {:.3} |\n", sum.queries, sum.recall / sum.queries, sum.reciprocal / sum.queries));
            all = Sum { queries: all.queries + sum.queries, recall: all.recall + sum.recall, reciprocal: all.reciprocal + sum.reciprocal };
        }
        let (recall, mrr) = (all.recall / all.queries, all.reciprocal / all.queries);
        eprintln!("{table}| all | {} | {recall:.3} | {mrr:.3} |", all.queries);
        assert!(all.queries >= 80.0 && recall >= 0.95, "recall@10 is {recall:.3}");
    }
}
