//! From end to end: everything of hers is in the download and nothing of others; after she has left, nothing tells who she was.

use super::{columns, number, run, seed, support, tables, texts, unzip};
use domain::{discussion, erasing, files, own_data, people, search};
use model::search::SearchQuery;
use std::path::Path;
use support::{DAY, Forum, Kind, MINUTE, on_each_database};

fn holds(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(&word.to_lowercase())
}

/// All rows of all tables, in lower case, by table.
async fn everything(forum: &Forum) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for table in tables(forum).await {
        let row: Vec<String> = columns(forum, &table).await.iter().map(|column| format!("COALESCE(CAST({column} AS text), '')")).collect();
        let rows = texts(forum, &format!("SELECT {} AS t FROM {table}", row.join(" || ' ' || "))).await;
        all.push((table, rows.join("\n").to_lowercase()));
    }
    all
}

/// The tables that a word stands in.
fn places<'a>(all: &'a [(String, String)], word: &str) -> Vec<&'a str> {
    let word = word.to_lowercase();
    all.iter().filter(|(_, rows)| rows.contains(&word)).map(|(table, _)| table.as_str()).collect()
}

/// Whether the index of the search knows a word, without regard to who may see what.
async fn is_indexed(forum: &Forum, word: &str) -> bool {
    let word = word.to_lowercase();
    if forum.kind == Kind::Postgres {
        return number(forum, &format!("SELECT COUNT(*) AS n FROM search_entries WHERE CAST(words AS text) LIKE '%{word}%'")).await > 0;
    }
    for table in ["search_threads", "search_replies", "search_materials", "search_names"] {
        if number(forum, &format!("SELECT COUNT(*) AS n FROM {table} WHERE {table} MATCH '\"{word}\"*'")).await > 0 {
            return true;
        }
    }
    false
}

fn in_files(folder: &Path, word: &str) -> bool {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false if holds(&String::from_utf8_lossy(&std::fs::read(&path).expect("a file")), word) => return true,
                false => {}
            }
        }
    }
    false
}

async fn download(forum: &Forum) -> String {
    own_data::ask_export(&forum.of(&forum.ada())).await.expect("asked");
    assert!(own_data::make_next_export(&forum.guest()).await.expect("made"));
    let opened = own_data::open_export(&forum.of(&forum.ada()), model::ExportId(1)).await.expect("hers");
    let inside = unzip(&opened.path);
    inside.iter().map(|(name, bytes)| format!("{name}\n{}\n", String::from_utf8_lossy(bytes))).collect()
}

on_each_database! {
    async fn all_of_hers_is_in_and_nothing_of_others(forum: Forum) {
        seed::fill(&forum).await;
        let all = download(&forum).await;
        let own: Vec<String> = seed::words("goes").into_iter().chain(seed::words("stays")).collect();
        let missing: Vec<&String> = own.iter().filter(|word| !holds(&all, word) && !seed::NOT_TOLD.contains(&word.as_str())).collect();
        assert!(missing.is_empty(), "hers and not in it: {missing:?}");
        let told: Vec<String> = seed::words("theirs").into_iter().chain(seed::words("secret")).filter(|word| holds(&all, word)).collect();
        assert!(told.is_empty(), "not hers and in it: {told:?}");
        assert!(all.contains("what is in it: goesContent"));
    }

    async fn nothing_tells_who_she_was(forum: Forum) {
        seed::fill(&forum).await;
        download(&forum).await;
        search::forget_all(&forum.guest()).await.expect("begun anew");
        while search::index_some(&forum.guest(), 500).await.expect("indexed") > 0 {}
        search::settle(&forum.guest()).await.expect("settled");
        assert!(is_indexed(&forum, "goesname").await && is_indexed(&forum, "goestakenback").await && is_indexed(&forum, "goeshandle").await);
        own_data::leave(&forum.of(&forum.ada())).await.expect("asked");
        forum.pass(14 * DAY);
        forum.deliver().await;
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE id = 1 AND erased_at IS NOT NULL").await, 1);
        // What sweeps do within a day.
        forum.pass(40 * 365 * DAY);
        forum.sweep().await;
        files::sweep(&forum.guest()).await.expect("swept");
        people::sweep_photos(&forum.guest()).await.expect("swept");
        own_data::sweep_exports(&forum.guest()).await.expect("swept");
        erasing::settle(&forum.guest()).await.expect("settled");
        let all = everything(&forum).await;
        assert!(all.len() > 60 && !places(&all, "theirsmail").is_empty());
        for word in seed::words("goes").into_iter().chain(seed::words("secret")) {
            let left = places(&all, &word);
            // The hashes of invitations: of others, and her own, which are taken back.
            assert!(left.is_empty() || (left == ["invitations"] && word.starts_with("secret")), "{word} is left in {left:?}");
            for folder in ["files", "photos", "exports"] {
                assert!(!in_files(&forum.folder().join(folder), &word), "{word} is left in {folder}");
            }
            assert!(!is_indexed(&forum, &word).await, "{word} is left in the index");
        }
        let ledger = std::fs::read_to_string(forum.folder().join("erasures.jsonl")).expect("written");
        assert!(ledger.contains("\"member_id\":1,") && seed::words("goes").iter().all(|word| !holds(&ledger, word)), "{ledger}");
        for word in seed::words("stays").iter().chain(&["theirsReply".to_owned(), "theirsDraft".to_owned()]) {
            assert!(!places(&all, word).is_empty(), "{word} is gone");
        }
    }

    async fn what_others_wrote_to_her_is_still_theirs(forum: Forum) {
        seed::fill(&forum).await;
        own_data::leave(&forum.of(&forum.ada())).await.expect("asked");
        forum.pass(14 * DAY + MINUTE);
        forum.deliver().await;
        while discussion::rerender_some(&forum.guest(), 100).await.expect("rendered") > 0 {}
        let handle = texts(&forum, "SELECT handle AS t FROM members WHERE id = 1").await.remove(0);
        let post = texts(&forum, "SELECT body AS t FROM replies WHERE body LIKE '%theirsReply again%'").await.remove(0);
        assert!(post.starts_with("> **[Former member, #1](/replies/") && post.contains(&format!("@{handle} theirsReply again")), "{post}");
        let html = texts(&forum, "SELECT html AS t FROM replies WHERE html LIKE '%theirsReply again%'").await.remove(0);
        assert!(html.contains("Former member, #1") && html.contains(&format!("@{handle}")), "{html}");
        let query = SearchQuery::parse("theirsreply");
        let found = search::search(&forum.of(&forum.ben()), &query, None).await.expect("searched");
        assert_eq!(found.iter().map(|group| group.hits.len()).sum::<usize>(), 1, "it is found by its own words");
        forum.sweep().await;
        run(&forum, "DELETE FROM outbox", Vec::new()).await;
    }
}
