//! Many people at once: numbers without gaps, counters that equal a recount, nothing lost, nobody told to come back later.

use crate::support::{
    Forum, OPEN, SECOND,
    make::{Dice, Opened, say},
    on_each_database,
};
use domain::{Cx, Failure, discussion};
use model::{Problem, ReactionKind, ReactionNote, ReplyId};
use std::future::Future;
use tokio::task::JoinHandle;

/// Waits for all; a bug, or being told that the database is busy, fails the test. Gives back what was answered.
async fn all_told<T>(tasks: Vec<JoinHandle<Result<T, Failure>>>) -> Vec<Result<T, Problem>> {
    let mut told = Vec::new();
    for task in tasks {
        told.push(match task.await.expect("no panic") {
            Err(Failure::Bug(bug)) => panic!("a bug: {bug:?}"),
            Err(Failure::Problem(Problem::Busy)) => panic!("a deadlock or a wait too long"),
            Err(Failure::Problem(problem)) => Err(problem),
            Ok(value) => Ok(value),
        });
    }
    told
}

fn at_once<T: Send + 'static, W: Future<Output = Result<T, Failure>> + Send + 'static>(work: W) -> JoinHandle<Result<T, Failure>> {
    tokio::spawn(work)
}

fn replies(forum: &Forum, count: usize, thread: Opened, parent: Option<ReplyId>) -> Vec<JoinHandle<Result<ReplyId, Failure>>> {
    let post = |n: usize| {
        let cx: Cx = forum.of(&forum.writer(n));
        at_once(async move { say(&cx, thread, parent, &format!("Answer {n}")).await })
    };
    (0..count).map(post).collect()
}

on_each_database! {
    async fn sixteen_members_post_a_hundred_replies_into_three_threads(forum: Forum) {
        let threads = [forum.thread(&forum.ada()).await, forum.thread(&forum.ben()).await, forum.thread_on(&forum.cleo(), SECOND, "question").await];
        let mut parents: Vec<Vec<Option<ReplyId>>> = Vec::new();
        for thread in threads {
            parents.push(vec![None, Some(forum.reply(&forum.ada(), thread).await)]);
        }
        let mut dice = Dice::new(3);
        let tasks = (0..100).map(|n| {
            let which = dice.roll(3);
            let (cx, thread, parent) = (forum.of(&forum.writer(n)), threads[which], parents[which][dice.roll(2)]);
            at_once(async move { say(&cx, thread, parent, &format!("Answer {n}")).await })
        });
        let told = all_told(tasks.collect()).await;
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        forum.check_counters().await;
        let rows = forum.board_row(OPEN).await.replies_count + forum.board_row(SECOND).await.replies_count;
        assert_eq!(rows, 103);
    }

    async fn a_post_deleted_twice_at_once_counts_once(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let parent = forum.reply(&forum.ben(), thread).await;
        for restoring in [false, true] {
            let mut victims = Vec::new();
            for _ in 0..5 {
                victims.push(forum.below(&forum.ben(), thread, parent).await);
            }
            for id in victims {
                if restoring {
                    discussion::delete_reply(&forum.of(&forum.mona()), id).await.expect("deleted");
                }
                let tasks = (0..6).map(|n| {
                    let cx = forum.of(&if n % 2 == 0 { forum.mona() } else { forum.ari() });
                    at_once(async move { if restoring { discussion::restore_reply(&cx, id).await } else { discussion::delete_reply(&cx, id).await } })
                });
                let told = all_told(tasks.collect()).await;
                assert_eq!(told.iter().filter(|one| one.is_ok()).count(), 1, "restoring {restoring}: {told:?}");
            }
            forum.check_counters().await;
        }
    }

    async fn posting_deleting_marking_and_reacting_do_not_wait_for_each_other_in_a_ring(forum: Forum) {
        let question = forum.question(&forum.ada()).await;
        let other = forum.thread(&forum.ada()).await;
        for round in 0..4 {
            let top = forum.reply(&forum.ben(), question).await;
            let below = forum.below(&forum.cleo(), question, top).await;
            let mut tasks: Vec<JoinHandle<Result<(), Failure>>> = Vec::new();
            for n in 0..6 {
                let (writer, ada, mona) = (forum.of(&forum.writer(n)), forum.of(&forum.ada()), forum.of(&forum.mona()));
                let fan = writer.clone();
                tasks.push(at_once(async move { say(&writer, question, Some(top), "Below").await.map(drop) }));
                tasks.push(at_once(async move { discussion::react(&fan, top, ReactionKind::Thanks, ReactionNote::default()).await }));
                tasks.push(at_once(async move { discussion::mark_answer(&ada, top, n % 2 == 0).await }));
                if n == 3 {
                    tasks.push(at_once(async move { discussion::delete_reply(&mona, below).await }));
                }
                let elsewhere = forum.of(&forum.writer(n + 7));
                tasks.push(at_once(async move { say(&elsewhere, other, None, "Elsewhere").await.map(drop) }));
            }
            let told = all_told(tasks).await;
            assert!(told.iter().all(Result::is_ok), "round {round}: {told:?}");
        }
        forum.check_counters().await;
    }

    async fn deletions_in_one_thread_and_posts_in_another_keep_the_board_s_count(forum: Forum) {
        let (one, other) = (forum.thread(&forum.ada()).await, forum.thread(&forum.ada()).await);
        let mut victims = Vec::new();
        for _ in 0..20 {
            victims.push(forum.reply(&forum.ben(), one).await);
        }
        let mut tasks: Vec<JoinHandle<Result<(), Failure>>> = Vec::new();
        for (n, id) in victims.into_iter().enumerate() {
            let (ben, writer) = (forum.of(&forum.ben()), forum.of(&forum.writer(n)));
            tasks.push(at_once(async move { discussion::delete_reply(&ben, id).await }));
            tasks.push(at_once(async move { say(&writer, other, None, "Meanwhile").await.map(drop) }));
        }
        let told = all_told(tasks).await;
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        forum.check_counters().await;
    }

    async fn replies_posted_while_the_thread_is_hidden_moved_merged_or_split_are_not_lost(forum: Forum) {
        for round in 0..4 {
            let (thread, target) = (forum.thread(&forum.ada()).await, forum.thread_on(&forum.ada(), SECOND, "discussion").await);
            let top = forum.reply(&forum.ben(), thread).await;
            let (ada, mona) = (forum.of(&forum.ada()), forum.of(&forum.mona()));
            let mut posts = replies(&forum, 5, thread, None);
            posts.extend(replies(&forum, 5, thread, Some(top)));
            let change: JoinHandle<Result<(), Failure>> = match round {
                0 => at_once(async move { discussion::delete_reply(&ada, thread.opening).await }),
                1 => at_once(async move { discussion::move_thread(&mona, thread.id, SECOND).await }),
                2 => at_once(async move { discussion::merge_threads(&mona, thread.id, target.id).await }),
                _ => at_once(async move { discussion::split_branch(&mona, top, "On its own now").await.map(drop) }),
            };
            posts.extend(replies(&forum, 5, thread, None));
            posts.extend(replies(&forum, 5, target, None));
            assert_eq!(all_told(vec![change]).await, [Ok(())], "round {round}");
            let told = all_told(posts).await;
            let refusals: Vec<_> = told.iter().filter(|one| one.is_err()).collect();
            assert!(refusals.iter().all(|one| **one == Err(Problem::NotFound)), "round {round}: {refusals:?}");
            forum.check_counters().await;
        }
    }

    async fn one_edit_of_one_version_is_taken(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let id = forum.reply(&forum.ben(), thread).await;
        let tasks = (0..8).map(|n| {
            let cx = forum.of(&if n % 2 == 0 { forum.ben() } else { forum.mona() });
            let thread = model::ThreadDraft { body: format!("Version of {n}"), ..Default::default() };
            at_once(async move { discussion::edit_reply(&cx, id, discussion::EditDraft { version: 1, thread }).await })
        });
        let told = all_told(tasks.collect()).await;
        assert_eq!(told.iter().filter(|one| one.is_ok()).count(), 1);
        assert!(told.iter().all(|one| matches!(one, Ok(()) | Err(Problem::Stale))), "{told:?}");
        assert_eq!(forum.row(id).await.version, 2);
        assert_eq!(discussion::read_history(&forum.guest(), id).await.expect("history").1.len(), 1);
    }

    async fn two_tabs_that_mark_as_read_add_up(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        forum.plant(thread, forum.ben().id(), &[None; 40]).await;
        let tasks = (1..=40).map(|number| {
            let cx = forum.of(&forum.cleo());
            at_once(async move { discussion::mark_read(&cx, thread.id, &[number]).await })
        });
        all_told(tasks.collect()).await;
        let view = discussion::read_thread(&forum.of(&forum.cleo()), thread.id, discussion::ReadQuery::default()).await.expect("a page");
        assert_eq!(view.unread.expect("a member").to_string(), "0");
    }
}
