//! Threads, replies and what people do with them, on SQLite and PostgreSQL.

use crate::support::{Forum, HOUR, MEMBERS, MINUTE, NEWS, OPEN, SECOND, on_each_database, refused};
use domain::discussion::{self, EditDraft, NewReply, NewThread, ReadQuery, ThreadsQuery, View};
use model::{Field, Problem, ReactionKind, ReactionNote, ReplyDraft, ReplyId, ThreadDraft, ThreadId, Wrong};

fn reply(thread: ThreadId, body: &str, key: &str) -> NewReply {
    NewReply { thread, parent: None, draft: ReplyDraft { body: body.into() }, key: key.into() }
}

fn edit(version: i32, body: &str) -> EditDraft {
    EditDraft { version, thread: ThreadDraft { body: body.into(), ..ThreadDraft::default() } }
}

on_each_database! {
    async fn replies_make_a_tree_with_right_counts(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let first = forum.reply(&forum.ben(), thread).await;
        let second = forum.below(&forum.cleo(), thread, first).await;
        let third = forum.below(&forum.ada(), thread, second).await;
        let found = discussion::read_thread(&forum.guest(), thread.id, ReadQuery::default()).await.expect("readable");
        let seen: Vec<(i32, i32, Option<i32>)> = found.posts.iter().map(|post| (post.row.number, post.row.depth, post.row.parent_number)).collect();
        assert_eq!(seen, [(1, 1, Some(0)), (2, 2, Some(1)), (3, 3, Some(2))]);
        assert_eq!(forum.row(first).await.descendants, 2);
        assert_eq!(forum.row(third).await.descendants, 0);
        forum.check_counters().await;
    }

    async fn the_same_key_posts_once_however_often_it_is_sent(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let cx = forum.of(&forum.ben());
        let sends = (0..20).map(|_| {
            let cx = cx.clone();
            tokio::spawn(async move { discussion::post_reply(&cx, reply(thread.id, "Once", "k1")).await })
        });
        let mut ids = Vec::new();
        for send in sends.collect::<Vec<_>>() {
            ids.push(send.await.expect("no panic").expect("posted"));
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
        assert_eq!(forum.thread_row(thread.id).await.replies_count, 1);
    }

    async fn parallel_writers_leave_no_gaps_and_right_counts(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let writers = (0..32).map(|n| {
            let cx = forum.of(&forum.writer(n));
            tokio::spawn(async move { discussion::post_reply(&cx, reply(thread.id, &format!("Reply {n}"), "")).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("no panic").expect("posted");
        }
        let mut numbers: Vec<i32> = forum.rows(thread.id).await.iter().map(|row| row.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..=32).collect::<Vec<_>>());
        forum.check_counters().await;
    }

    async fn a_stale_edit_changes_nothing_and_history_is_kept(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), thread).await;
        let (ben, mona) = (forum.of(&forum.ben()), forum.of(&forum.mona()));
        discussion::edit_reply(&ben, id, edit(1, "Better words")).await.expect("edited");
        assert_eq!(refused(discussion::edit_reply(&mona, id, edit(1, "Other words")).await), Problem::Stale);
        assert_eq!(refused(discussion::edit_reply(&forum.of(&forum.cleo()), id, edit(2, "Mine")).await), Problem::Forbidden);
        assert_eq!(forum.row(id).await.body, "Better words");
        let (_, changes) = discussion::read_history(&forum.guest(), id).await.expect("history");
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].version, changes[0].editor.as_str()), (2, "Ben"));
    }

    async fn a_deletion_can_be_taken_back_for_five_minutes(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), thread).await;
        forum.below(&forum.cleo(), thread, id).await;
        discussion::delete_reply(&forum.of(&forum.ben()), id).await.expect("deleted");
        forum.check_counters().await;
        let found = discussion::read_thread(&forum.guest(), thread.id, ReadQuery::default()).await.expect("readable");
        assert!(found.posts[0].is_deleted() && found.posts[0].html.as_str().is_empty(), "a placeholder without its text");
        discussion::restore_reply(&forum.of(&forum.ben()), id).await.expect("restored");
        discussion::delete_reply(&forum.of(&forum.ben()), id).await.expect("deleted");
        forum.pass(6 * MINUTE);
        assert_eq!(refused(discussion::restore_reply(&forum.of(&forum.ben()), id).await), Problem::TooLate);
        discussion::restore_reply(&forum.of(&forum.mona()), id).await.expect("restored by a moderator");
        forum.check_counters().await;
    }

    async fn only_the_asker_or_a_moderator_marks_answers_of_questions(forum: Forum) {
        let question = forum.question(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), question).await;
        assert_eq!(refused(discussion::mark_answer(&forum.of(&forum.ben()), id, true).await), Problem::Forbidden);
        discussion::mark_answer(&forum.of(&forum.ada()), id, true).await.expect("marked");
        assert_eq!(forum.thread_row(question.id).await.answers_count, 1);
        discussion::mark_answer(&forum.of(&forum.mona()), id, false).await.expect("unmarked");
        assert_eq!(forum.thread_row(question.id).await.answers_count, 0);
        let thread = forum.thread(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), thread).await;
        assert_eq!(refused(discussion::mark_answer(&forum.of(&forum.ada()), id, true).await), Problem::Forbidden);
    }

    async fn reactions_are_counted_once_a_person(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), thread).await;
        let ada = forum.of(&forum.ada());
        let note = ReactionNote { level: "EQF 4".into(), country: "FI".into(), note: "Worked".into() };
        for _ in 0..2 {
            discussion::react(&ada, id, ReactionKind::Tried, note.clone()).await.expect("reacted");
        }
        assert_eq!(forum.row(id).await.tried, 1);
        let (_, who) = discussion::read_reactors(&forum.guest(), id).await.expect("readable");
        assert_eq!((who[0].name.as_str(), who[0].note.as_str()), ("Ada", "Worked"));
        assert_eq!(refused(discussion::react(&forum.of(&forum.ben()), id, ReactionKind::Thanks, note).await), Problem::Forbidden);
        discussion::unreact(&ada, id, ReactionKind::Tried).await.expect("taken back");
        forum.check_counters().await;
        assert_eq!(forum.row(id).await.tried, 0);
    }

    async fn visitors_know_nothing_of_a_members_board(forum: Forum) {
        let hidden = forum.thread_on(&forum.ada(), MEMBERS, "discussion").await;
        let id = forum.reply(&forum.ben(), hidden).await;
        let guest = forum.guest();
        assert_eq!(refused(discussion::read_thread(&guest, hidden.id, ReadQuery::default()).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(discussion::find_place(&guest, id).await), Problem::NotFound);
        assert_eq!(refused(discussion::read_history(&guest, id).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(discussion::read_reactors(&guest, id).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(discussion::read_feed(&guest, discussion::FeedOf::Thread(hidden.id)).await.map(drop)), Problem::NotFound);
        assert_eq!(refused(discussion::read_board(&guest, "staffroom").await.map(drop)), Problem::NotFound);
        assert_eq!(refused(discussion::post_reply(&guest, reply(hidden.id, "Hello", "")).await), Problem::SignInFirst);
        let listed = discussion::list_threads(&guest, &ThreadsQuery::default()).await.expect("a list");
        assert!(listed.threads.iter().all(|line| line.row.id != hidden.id.0));
        let mapped = domain::giving::sitemap_part(&guest, model::SubjectKind::Thread, 0).await.expect("a sitemap").expect("mapped");
        assert!(mapped.iter().all(|place| !place.path.starts_with(&format!("/threads/{}/", hidden.id))));
        let page = domain::people::read_member(&guest, "ben").await.expect("a member");
        assert!(page.latest.is_empty());
    }

    async fn members_cannot_start_news_and_cannot_write_in_locked_threads(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let draft = crate::support::make::draft("What is new in class", "discussion");
        assert_eq!(refused(discussion::start_thread(&ada, NewThread { board: NEWS, draft, key: String::new() }).await), Problem::Forbidden);
        let thread = forum.thread(&forum.ada()).await;
        discussion::lock_thread(&forum.of(&forum.mona()), thread.id, true).await.expect("locked");
        assert_eq!(refused(discussion::post_reply(&ada, reply(thread.id, "Hello", "")).await), Problem::Locked);
        discussion::post_reply(&forum.of(&forum.mona()), reply(thread.id, "Closed", "")).await.expect("moderators can");
        assert_eq!(refused(discussion::lock_thread(&ada, thread.id, false).await), Problem::Forbidden);
    }

    async fn bad_texts_are_refused_and_change_nothing(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let ben = forum.of(&forum.ben());
        let mentions: String = (0..11).map(|n| format!("@person-{n} ")).collect();
        let links: String = (0..51).map(|n| format!("https://example.org/{n} ")).collect();
        let bad = [String::new(), " \n ".into(), "\0\u{202E}\u{7}".into(), "ä".repeat(32_001), "> ".repeat(1000), mentions, links];
        for text in bad {
            let problem = refused(discussion::post_reply(&ben, reply(thread.id, &text, "")).await);
            assert!(problem.with(Field::Body).is_some(), "{text:.20}: {problem:?}");
        }
        assert_eq!(refused(discussion::post_reply(&ben, reply(ThreadId(999), "Hello", "")).await), Problem::NotFound);
        let elsewhere = forum.reply(&forum.ada(), forum.thread(&forum.ada()).await).await;
        let foreign = NewReply { parent: Some(elsewhere), ..reply(thread.id, "Hello", "") };
        assert_eq!(refused(discussion::post_reply(&ben, foreign).await), Problem::NotFound);
        assert_eq!(forum.thread_row(thread.id).await.replies_count, 0);
        discussion::post_reply(&ben, reply(thread.id, "Hidden \u{202E}turn\u{202C} and NUL\0, but 😀🔋", "")).await.expect("posted");
        assert_eq!(forum.rows(thread.id).await.last().expect("a reply").body, "Hidden turn and NUL, but 😀🔋");
        discussion::post_reply(&ben, reply(thread.id, "word ".repeat(6_400).trim_end(), "")).await.expect("as long as allowed");
    }

    async fn drafts_are_kept_until_they_are_posted(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let (ben, place) = (forum.of(&forum.ben()), format!("thread:{}", thread.id));
        let text = discussion::DraftText { body: "Half a".into(), ..Default::default() };
        discussion::save_draft(&ben, &place, text).await.expect("saved");
        assert_eq!(discussion::read_draft(&ben, &place).await.expect("read").expect("kept").body, "Half a");
        assert!(discussion::read_draft(&forum.of(&forum.ada()), &place).await.expect("read").is_none(), "it is nobody else's");
        discussion::post_reply(&ben, reply(thread.id, "Half a sentence", "")).await.expect("posted");
        assert!(discussion::read_draft(&ben, &place).await.expect("read").is_none());
    }

    async fn nobody_posts_without_end(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let ben = forum.of(&forum.ben());
        for n in 0..20 {
            discussion::post_reply(&ben, reply(thread.id, &format!("Number {n}"), "")).await.expect("posted");
        }
        let Problem::TooMany { retry_after } = refused(discussion::post_reply(&ben, reply(thread.id, "One more", "")).await) else { panic!("too many") };
        assert!((60..=61).contains(&retry_after), "{retry_after}");
        discussion::post_reply(&forum.of(&forum.cleo()), reply(thread.id, "Others go on", "")).await.expect("posted");
        forum.pass(61_000);
        discussion::post_reply(&forum.of(&forum.ben()), reply(thread.id, "After a rest", "")).await.expect("posted");
        forum.check_counters().await;
    }

    async fn drafts_have_places_and_an_end(forum: Forum) {
        let ben = forum.of(&forum.ben());
        let save = |place: String| { let ben = ben.clone(); async move { discussion::save_draft(&ben, &place, discussion::DraftText { body: "Half a".into(), ..Default::default() }).await } };
        for bad in ["", "thread:", "thread:x", "thread:1:2:3", "board:1:2", "edit:", "edit:-1", "other:1", "thread:99999999999999999999", "thread:1 "] {
            assert_eq!(refused(save(bad.to_owned()).await), Problem::Malformed, "{bad}");
        }
        for n in 0..60 {
            forum.pass(1);
            let cx = forum.of(&forum.ben());
            discussion::save_draft(&cx, &format!("thread:{n}"), discussion::DraftText { body: "Half a".into(), ..Default::default() }).await.expect("saved");
        }
        assert!(discussion::read_draft(&ben, "thread:9").await.expect("read").is_none(), "the oldest went");
        assert!(discussion::read_draft(&ben, "thread:10").await.expect("read").is_some());
    }

    async fn moving_splitting_and_merging_keep_posts_and_counts(forum: Forum) {
        let (thread, mona) = (forum.thread(&forum.ada()).await, forum.of(&forum.mona()));
        let first = forum.reply(&forum.ben(), thread).await;
        let below = forum.below(&forum.cleo(), thread, first).await;
        let deeper = forum.below(&forum.ada(), thread, below).await;
        discussion::move_thread(&mona, thread.id, SECOND).await.expect("moved");
        forum.check_counters().await;
        let split = discussion::split_branch(&mona, below, "A conversation of its own").await.expect("split");
        forum.check_counters().await;
        assert_eq!(forum.row(below).await.number, 0);
        assert_eq!((forum.row(deeper).await.thread_id, forum.row(deeper).await.number), (split, 1));
        assert_eq!(discussion::find_place(&forum.guest(), deeper).await.expect("a place"), format!("/threads/{split}/a-conversation-of-its-own?at=1#reply-1"));
        assert_eq!(forum.thread_row(thread.id).await.replies_count, 1);
        discussion::merge_threads(&mona, split, thread.id).await.expect("merged");
        forum.check_counters().await;
        assert_eq!(forum.row(deeper).await.thread_id, thread.id);
        assert_eq!(forum.row(deeper).await.depth, 2);
        assert_eq!(forum.thread_row(split).await.merged_into, Some(thread.id));
        let same = refused(discussion::merge_threads(&mona, thread.id, thread.id).await);
        assert_eq!(same.with(Field::Thread), Some(Wrong::NotADifferentThread));
    }

    async fn pages_of_a_long_thread_show_every_reply_once(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let parents = crate::support::make::Dice::new(7).tree(150, 3);
        forum.plant(thread, forum.ben().id(), &parents).await;
        for view in [View::Tree, View::Flat] {
            let (mut after, mut seen) = (None, Vec::new());
            loop {
                let page = discussion::read_thread(&forum.guest(), thread.id, ReadQuery { view, after, ..Default::default() }).await.expect("a page");
                seen.extend(page.posts.iter().map(|post| post.row.number));
                after = page.later;
                if after.is_none() {
                    break;
                }
            }
            let mut expected: Vec<_> = forum.rows(thread.id).await.into_iter().filter(|row| row.number > 0 && (view == View::Flat || row.depth <= 6)).collect();
            match view {
                View::Tree => expected.sort_by(|a, b| a.path.cmp(&b.path)),
                View::Flat => expected.sort_by_key(|row| row.number),
            }
            assert_eq!(seen, expected.iter().map(|row| row.number).collect::<Vec<_>>(), "{view:?}");
        }
    }

    async fn a_permalink_lands_on_a_page_that_has_the_reply(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let ids: Vec<ReplyId> = forum.plant(thread, forum.ben().id(), &crate::support::make::Dice::new(11).tree(120, 1)).await;
        for id in ids {
            let place = discussion::find_place(&forum.guest(), id).await.expect("a place");
            let query = place.split(['?', '#']).nth(1).expect("a query");
            let number = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
            let asked = ReadQuery { at: number("at"), branch: number("branch"), ..Default::default() };
            let page = discussion::read_thread(&forum.guest(), thread.id, asked).await.expect("a page");
            assert!(page.posts.iter().any(|post| post.row.id == id.0), "{place}");
        }
    }

    async fn unread_counts_are_exact(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let first = forum.reply(&forum.ben(), thread).await;
        let second = forum.reply(&forum.ben(), thread).await;
        let (ada, numbers) = (forum.of(&forum.ada()), |view: &discussion::ThreadView| view.unread.clone().expect("a member").to_string());
        let read = async |cx| discussion::read_thread(&cx, thread.id, ReadQuery::default()).await.expect("a page");
        assert_eq!(numbers(&read(ada.clone()).await), "1-2");
        discussion::mark_read(&ada, thread.id, &[2, 77, -4]).await.expect("marked");
        assert_eq!(numbers(&read(ada.clone()).await), "1");
        forum.pass(HOUR);
        forum.below(&forum.cleo(), thread, first).await;
        let view = read(forum.of(&forum.ada())).await;
        assert_eq!((numbers(&view), view.next_unread), ("1,3".to_owned(), Some(1)));
        assert_eq!(view.posts.iter().find(|post| post.row.id == first.0).expect("first").unread_below, 1);
        discussion::delete_reply(&forum.of(&forum.mona()), first).await.expect("deleted");
        assert_eq!(numbers(&read(forum.of(&forum.ada())).await), "3");
        let list = discussion::list_threads(&forum.of(&forum.ada()), &ThreadsQuery { board: Some(OPEN), ..Default::default() }).await.expect("a list");
        assert_eq!(list.threads[0].unread, Some(1));
        assert!(forum.row(second).await.deleted_at.is_none());
    }
}
