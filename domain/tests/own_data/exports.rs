//! Downloads: one at a time, for its owner only, for two days.

use super::{number, run, support, texts, unzip};
use domain::own_data::{self, ExportState, ask_export, make_next_export, open_export, read_exports, sweep_exports};
use model::{ExportId, Problem};
use support::{DAY, Forum, HOUR, MINUTE, on_each_database, refused};

async fn make_all(forum: &Forum) -> usize {
    let mut made = 0;
    while make_next_export(&forum.guest()).await.expect("made") {
        made += 1;
    }
    made
}

async fn files(forum: &Forum) -> usize {
    std::fs::read_dir(forum.folder().join("exports")).map_or(0, Iterator::count)
}

on_each_database! {
    async fn a_download_is_asked_for_made_taken_and_removed(forum: Forum) {
        assert_eq!(refused(ask_export(&forum.guest()).await), Problem::SignInFirst);
        let thread = forum.thread(&forum.ben()).await;
        forum.reply(&forum.ada(), thread).await;
        ask_export(&forum.of(&forum.ben())).await.expect("asked");
        ask_export(&forum.of(&forum.ben())).await.expect("it waits already");
        let state = || async { read_exports(&forum.of(&forum.ben())).await.expect("read").map(|line| (line.id, line.state)) };
        assert_eq!(state().await, Some((ExportId(1), ExportState::Waits)));
        assert_eq!(refused(open_export(&forum.of(&forum.ben()), ExportId(1)).await.map(drop)), Problem::NotFound, "not yet");
        assert_eq!(make_all(&forum).await, 1);
        forum.deliver().await;
        assert!(forum.mails_to("ben@example.org").iter().any(|mail| mail.contains("https://forum.example.org/settings/data")));

        let opened = open_export(&forum.of(&forum.ben()), ExportId(1)).await.expect("his");
        assert_eq!((opened.name.as_str(), opened.size), ("batt-forum-ben-2026-11-24.zip", std::fs::metadata(&opened.path).expect("there").len()));
        let inside = unzip(&opened.path);
        let index = String::from_utf8(inside["index.html"].clone()).expect("text");
        assert!(index.contains("<title>Data of Ben</title>") && index.contains("<a href=\"pages/posts.html\">Posts</a>: 1"), "{index}");
        assert!(String::from_utf8_lossy(&inside["pages/posts.html"]).contains("What we know of Thread number 0."));
        let posts: serde_json::Value = serde_json::from_slice(&inside["data/posts.json"]).expect("JSON");
        assert_eq!((posts.as_array().expect("a list").len(), posts[0]["link"].as_str()), (1, Some("https://forum.example.org/replies/1")));
        assert_eq!(posts[0]["created_at"], "2026-11-24T12:00:00Z");

        for nobody in [forum.of(&forum.ada()), forum.of(&forum.ari())] {
            assert_eq!(refused(open_export(&nobody, ExportId(1)).await.map(drop)), Problem::NotFound);
        }
        assert!(matches!(refused(ask_export(&forum.of(&forum.ben())).await), Problem::TooMany { retry_after: 86_401 }));
        forum.pass(11 * MINUTE);
        assert_eq!(refused(open_export(&forum.of(&forum.ben()), ExportId(1)).await.map(drop)), Problem::ConfirmFirst);
        assert_eq!(refused(ask_export(&forum.of(&forum.ben())).await), Problem::ConfirmFirst);
        forum.pass(48 * HOUR);
        assert_eq!((state().await, files(&forum).await), (None, 1));
        assert_eq!(sweep_exports(&forum.guest()).await.expect("swept"), 1);
        assert_eq!((number(&forum, "SELECT COUNT(*) AS n FROM exports").await, files(&forum).await), (0, 0));
        assert_eq!(texts(&forum, "SELECT act AS t FROM audit WHERE member_id = 2 ORDER BY id").await, ["export-asked", "export-taken"]);
    }

    async fn many_rows_are_read_page_by_page(forum: Forum) {
        let thread = forum.thread(&forum.ben()).await;
        forum.plant(thread, forum.ben().id(), &vec![None; 230]).await;
        // Pages end among reactions to the same post.
        for kind in ["adapted", "failed", "thanks", "tried"] {
            let sql = "INSERT INTO reactions (reply_id, member_id, kind, created_at) SELECT id, 1, $1, 1 FROM replies WHERE number < 60";
            run(&forum, sql, vec![kind.into()]).await;
        }
        for person in [forum.ada(), forum.ben()] {
            ask_export(&forum.of(&person)).await.expect("asked");
        }
        assert_eq!(make_all(&forum).await, 2);
        let rows = |inside: &std::collections::BTreeMap<String, Vec<u8>>, part: &str| {
            serde_json::from_slice::<Vec<serde_json::Value>>(&inside[&format!("data/{part}.json")]).expect("JSON")
        };
        let inside = unzip(&open_export(&forum.of(&forum.ben()), ExportId(2)).await.expect("his").path);
        assert_eq!(rows(&inside, "posts").len(), 231);
        assert!(inside.contains_key("pages/posts-3.html") && !inside.contains_key("pages/posts-4.html"));
        assert!(String::from_utf8_lossy(&inside["pages/posts-2.html"]).contains("href=\"posts.html\""));
        let inside = unzip(&open_export(&forum.of(&forum.ada()), ExportId(1)).await.expect("hers").path);
        let mut reactions: Vec<String> = rows(&inside, "reactions").iter().map(|row| format!("{}{}", row["link"], row["kind"])).collect();
        assert_eq!(reactions.len(), 240);
        reactions.sort();
        reactions.dedup();
        assert_eq!(reactions.len(), 240, "none twice");
    }

    async fn what_cannot_be_made_is_tried_again_and_told(forum: Forum) {
        // A file is in the place of the folder.
        std::fs::write(forum.folder().join("exports"), "in the way").expect("written");
        ask_export(&forum.of(&forum.ben())).await.expect("asked");
        for _ in 0..5 {
            assert!(make_next_export(&forum.guest()).await.expect("tried"));
            assert!(!make_next_export(&forum.guest()).await.expect("not at once"));
            forum.pass(2 * MINUTE);
        }
        assert!(!make_next_export(&forum.guest()).await.expect("given up"));
        let ben = || forum.of(&forum.ben());
        assert_eq!(read_exports(&ben()).await.expect("read").map(|line| line.state), Some(ExportState::Failed));
        std::fs::remove_file(forum.folder().join("exports")).expect("mended");
        run(&forum, "UPDATE exports SET tries = 4, taken_until = $1", vec![(forum.now() + DAY).into()]).await;
        own_data::release_exports(&forum.guest()).await.expect("after a crash");
        assert_eq!(make_all(&forum).await, 1);
        assert!(matches!(read_exports(&ben()).await.expect("read").map(|line| line.state), Some(ExportState::Ready { .. })));
    }

    async fn files_without_a_row_are_removed(forum: Forum) {
        ask_export(&forum.of(&forum.ben())).await.expect("asked");
        assert_eq!(make_all(&forum).await, 1);
        std::fs::write(forum.folder().join("exports/crashed.part"), "half").expect("written");
        assert_eq!((sweep_exports(&forum.guest()).await.expect("swept"), files(&forum).await), (1, 1));
        // With the member their download goes, made or not.
        let ari = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
        domain::erasing::erase_member(&ari, forum.ben().id()).await.expect("erased");
        assert_eq!((sweep_exports(&forum.guest()).await.expect("swept"), files(&forum).await), (1, 0));
    }
}
