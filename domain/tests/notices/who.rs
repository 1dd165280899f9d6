//! Who is told, for which reason, and who is not.

use super::{
    count, deliver, deliver_again, follow, listed, made, quote, say, sql,
    support::{DAY, Forum, MEMBERS, OPEN, make, on_each_database, refused},
};
use domain::{discussion, notices};
use model::{NoticeKind, Problem, SubjectKind};

on_each_database! {
    async fn each_reason_tells_the_right_person(forum: Forum) {
        let (ada, ben, cleo, mona) = (forum.ada(), forum.ben(), forum.cleo(), forum.mona());
        let thread = forum.question(&ada).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, [""; 0], "nobody follows yet, and nobody hears of themselves");
        let answer = say(&forum, &ben, thread, None, "An answer.").await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ada: reply"]);
        say(&forum, &cleo, thread, Some(answer), "Thank you @mona and @cleo and @nobody-here.").await;
        deliver(&forum).await;
        // Ada wrote in it, so she follows it; Ben was answered; Cleo named herself.
        assert_eq!(made(&forum).await, ["ada: followed-thread", "ada: reply", "ben: reply", "mona: mention"]);
        discussion::mark_answer(&forum.of(&ada), answer, true).await.expect("marked");
        deliver(&forum).await;
        assert_eq!(listed(&forum.of(&ben)).await, ["*answer-marked", "*reply"]);
        assert_eq!(listed(&forum.of(&mona)).await, ["*mention"]);
        assert_eq!(refused(notices::read_notices(&forum.guest(), domain::Locale::default(), None).await.map(drop)), Problem::SignInFirst);
        assert_eq!(notices::count_unread(&forum.guest()).await.expect("none"), 0);
    }

    async fn one_news_tells_a_person_once_for_the_best_reason(forum: Forum) {
        let (ada, ben, cleo) = (forum.ada(), forum.ben(), forum.cleo());
        let thread = forum.thread(&ada).await;
        let first = say(&forum, &ada, thread, None, "My own first reply.").await;
        follow(&forum, &cleo, SubjectKind::Thread, thread.id.0).await;
        let quoted = quote(&forum, &ben, first).await;
        // Answered, quoted, named and following: named counts.
        say(&forum, &ben, thread, Some(first), &format!("{quoted}Hello @ada.")).await;
        // Answered and quoted: answered counts.
        say(&forum, &ben, thread, Some(first), &format!("{quoted}Hello.")).await;
        // Quoted and following: quoted counts.
        let under = say(&forum, &cleo, thread, None, "Mine.").await;
        deliver(&forum).await;
        let before = made(&forum).await;
        deliver_again(&forum).await;
        assert_eq!(made(&forum).await, before, "a second delivery makes nothing new");
        sql(&forum, "DELETE FROM notices WHERE member_id IN (2, 3)").await;
        say(&forum, &ben, thread, Some(under), &format!("{quoted}Hello.")).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ada: mention", "ada: quote", "ada: reply", "ada: reply", "cleo: reply"]);
    }

    async fn followers_of_boards_and_people_hear_of_new_threads(forum: Forum) {
        let (ada, ben, cleo) = (forum.ada(), forum.ben(), forum.cleo());
        follow(&forum, &ben, SubjectKind::Board, OPEN.0).await;
        follow(&forum, &ben, SubjectKind::Member, ada.id().0).await;
        follow(&forum, &cleo, SubjectKind::Board, OPEN.0).await;
        let thread = forum.thread(&ada).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ben: followed-member", "cleo: followed-board"]);
        forum.reply(&ada, thread).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await.len(), 2, "a reply is no new thread");
    }

    async fn nobody_hears_of_what_is_gone(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        let early = forum.reply(&ben, thread).await;
        discussion::delete_reply(&forum.of(&ben), early).await.expect("deleted");
        deliver(&forum).await;
        assert_eq!(made(&forum).await, [""; 0], "deleted before the news were heard");
        let late = forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(listed(&forum.of(&ada)).await, ["*reply"]);
        assert_eq!(notices::count_unread(&forum.of(&ada)).await.expect("counted"), 1);
        discussion::delete_reply(&forum.of(&ben), late).await.expect("deleted");
        assert_eq!(listed(&forum.of(&ada)).await, [""; 0], "deleted afterwards");
        assert_eq!(notices::count_unread(&forum.of(&ada)).await.expect("counted"), 0);
        discussion::restore_reply(&forum.of(&ben), late).await.expect("restored");
        discussion::delete_reply(&forum.of(&ada), thread.opening).await.expect("deleted");
        assert_eq!(listed(&forum.of(&ada)).await, [""; 0], "the thread is gone");
    }

    async fn the_suspended_and_the_erased_are_told_nothing(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        forum.reply(&ada, thread).await;
        sql(&forum, "UPDATE members SET suspended_at = 1, suspended_until = NULL WHERE id = 1").await;
        // Ben does not follow the thread yet when Ada writes, but he does when her reply is told.
        forum.pass(1);
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, [""; 0]);
        sql(&forum, &format!("UPDATE members SET suspended_until = {}", forum.now())).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ada: reply"], "the suspension is over");
        sql(&forum, "UPDATE members SET erased_at = 1 WHERE id = 1").await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ada: reply"]);
    }

    async fn a_members_board_is_told_to_members(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread_on(&ada, MEMBERS, "discussion").await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(listed(&forum.of(&ada)).await, ["*reply"]);
    }

    async fn a_muted_thread_is_silent_but_for_ones_name(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        domain::following::unfollow(&forum.of(&ada), SubjectKind::Thread.of(thread.id.0)).await.expect("muted");
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, [""; 0]);
        say(&forum, &ben, thread, None, "What do you say, @ada?").await;
        deliver(&forum).await;
        assert_eq!(made(&forum).await, ["ada: mention"]);
    }

    async fn reading_a_post_marks_its_notices(forum: Forum) {
        let (ada, ben, cleo) = (forum.ada(), forum.ben(), forum.cleo());
        let thread = forum.question(&ada).await;
        let first = forum.reply(&ben, thread).await;
        forum.reply(&cleo, thread).await;
        deliver(&forum).await;
        assert_eq!(notices::count_unread(&forum.of(&ada)).await.expect("counted"), 2);
        discussion::mark_read(&forum.of(&ada), thread.id, &[1]).await.expect("read");
        assert_eq!(listed(&forum.of(&ada)).await, ["*reply", "reply"]);
        discussion::mark_read(&forum.of(&ben), thread.id, &[0, 1, 2]).await.expect("read");
        assert_eq!(notices::count_unread(&forum.of(&ben)).await.expect("counted"), 0);
        // A mark makes one's own post new again; reading it marks the notice.
        discussion::mark_answer(&forum.of(&ada), first, true).await.expect("marked");
        deliver(&forum).await;
        let ben_cx = forum.of(&ben);
        let view = discussion::read_thread(&ben_cx, thread.id, discussion::ReadQuery::default()).await.expect("a thread");
        assert_eq!(view.unread.expect("a member's").to_string(), "1");
        assert_eq!(notices::count_unread(&ben_cx).await.expect("counted"), 1);
        discussion::mark_read(&ben_cx, thread.id, &[1]).await.expect("read");
        assert_eq!(notices::count_unread(&ben_cx).await.expect("counted"), 0);
        discussion::mark_answer(&forum.of(&ada), first, true).await.expect("marked");
        deliver(&forum).await;
        assert_eq!(notices::count_unread(&ben_cx).await.expect("counted"), 0, "it was marked before");
    }

    async fn what_was_seen_before_the_courier_came_does_not_call(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        discussion::mark_read(&forum.of(&ada), thread.id, &[1]).await.expect("read");
        deliver(&forum).await;
        assert_eq!(listed(&forum.of(&ada)).await, ["reply"]);
        assert_eq!(forum.mails().len(), 0);
    }

    async fn notices_are_marked_by_hand_and_are_one_s_own(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let (one, other) = (forum.thread(&ada).await, forum.thread(&ada).await);
        forum.reply(&ben, one).await;
        forum.reply(&ben, other).await;
        deliver(&forum).await;
        notices::mark_all_read(&forum.of(&ben)).await.expect("nothing of his");
        notices::mark_thread_read(&forum.of(&ada), one.id).await.expect("marked");
        assert_eq!(listed(&forum.of(&ada)).await, ["*reply", "reply"]);
        notices::mark_all_read(&forum.of(&ada)).await.expect("marked");
        assert_eq!(listed(&forum.of(&ada)).await, ["reply", "reply"]);
        assert_eq!(refused(notices::mark_all_read(&forum.guest()).await), Problem::SignInFirst);
    }

    async fn long_lists_come_in_pages_without_gaps(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        for _ in 0..70 {
            forum.pass(5_000);
            forum.reply(&ben, thread).await;
        }
        deliver(&forum).await;
        discussion::mark_read(&forum.of(&ada), thread.id, &(1..=25).collect::<Vec<i32>>()).await.expect("read");
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = notices::read_notices(&forum.of(&ada), domain::Locale::default(), after.as_deref()).await.expect("a page");
            seen.extend(page.lines.iter().map(|line| (line.row.read_at.is_some(), -line.row.id)));
            let Some(next) = page.next else { break };
            after = Some(next);
        }
        assert_eq!(seen.len(), 70);
        assert!(seen.is_sorted(), "unread first, the latest first: {seen:?}");
        for strange in ["", "x", "u", "r-", "u99999999999999999999", "é1"] {
            assert_eq!(notices::read_notices(&forum.of(&ada), domain::Locale::default(), Some(strange)).await.expect("a page").lines.len(), 30, "{strange}");
        }
    }

    async fn notices_go_with_posts_that_move(forum: Forum) {
        let (ada, ben, mona) = (forum.ada(), forum.ben(), forum.mona());
        let (one, other) = (forum.thread(&ada).await, forum.thread(&forum.cleo()).await);
        forum.reply(&ben, one).await;
        deliver(&forum).await;
        discussion::merge_threads(&forum.of(&mona), one.id, other.id).await.expect("merged");
        let page = notices::read_notices(&forum.of(&ada), domain::Locale::default(), None).await.expect("a list");
        assert_eq!(page.lines[0].row.thread_id, Some(other.id.0));
        assert_eq!(domain::following::read_level(&forum.of(&ada), SubjectKind::Thread.of(other.id.0)).await.expect("read"), domain::following::Level::Following);
        let branch = say(&forum, &ben, other, None, "A branch.").await;
        let split = discussion::split_branch(&forum.of(&mona), branch, "A thread of its own").await.expect("split");
        assert_eq!(domain::following::read_level(&forum.of(&ben), SubjectKind::Thread.of(split.0)).await.expect("read"), domain::following::Level::Following);
    }

    async fn other_parts_tell_what_is_about_no_post(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let telling = |to: &crate::support::Person, kind| {
            let story = notices::Story::mailed("used", kind).of(&notices::About::new(model::MaterialId(5), "Because.").on("uses")).expect("stored");
            notices::Telling { to: to.id(), actor: None, reply: None, story }
        };
        let cx = forum.guest();
        let txn = cx.begin().await.expect("begin");
        for _ in 0..2 {
            notices::tell(&txn, &cx, Some(7_000), telling(&ada, NoticeKind::Moderation)).await.expect("told");
        }
        notices::tell(&txn, &cx, None, notices::Telling { actor: Some(ben.id()), ..telling(&ben, NoticeKind::Invitation) }).await.expect("not to oneself");
        txn.commit().await.expect("commit");
        assert_eq!(made(&forum).await, ["ada: moderation"], "once a news");
        let page = notices::read_notices(&forum.of(&ada), domain::Locale::default(), None).await.expect("a list");
        assert!(page.lines[0].path == "/library/5/uses" && page.lines[0].said.ends_with("Because."), "{}", page.lines[0].said);
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 1);
        sql(&forum, "UPDATE members SET suspended_at = 1 WHERE id = 1").await;
        let txn = cx.begin().await.expect("begin");
        notices::tell(&txn, &cx, None, telling(&ada, NoticeKind::Invitation)).await.expect("not now");
        notices::tell(&txn, &cx, None, telling(&ada, NoticeKind::Account)).await.expect("told");
        txn.commit().await.expect("commit");
        assert_eq!(made(&forum).await, ["ada: account", "ada: moderation"]);
    }

    async fn a_name_that_is_added_later_is_heard_once(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        let reply = say(&forum, &ben, thread, None, "An answer.").await;
        discussion::mark_read(&forum.of(&forum.cleo()), thread.id, &[0, 1]).await.expect("read");
        deliver(&forum).await;
        for version in 1..3 {
            let thread = model::ThreadDraft { body: format!("An answer for @cleo and @ada, {version}."), ..model::ThreadDraft::default() };
            discussion::edit_reply(&forum.of(&ben), reply, discussion::EditDraft { version, thread }).await.expect("edited");
            deliver(&forum).await;
        }
        assert_eq!(made(&forum).await, ["ada: reply", "cleo: mention"], "Ada was told of this post before");
        assert_eq!(listed(&forum.of(&forum.cleo())).await, ["*mention"], "although she had read it");
    }

    async fn matters_of_the_account_stand_under_the_bell(forum: Forum) {
        let cx = forum.guest();
        let txn = cx.begin().await.expect("begin");
        domain::outbox::announce(&txn, &cx, domain::accounts::news::PasswordChanged { member: forum.ada().id() }).await.expect("announced");
        txn.commit().await.expect("commit");
        deliver(&forum).await;
        deliver_again(&forum).await;
        assert_eq!(made(&forum).await, ["ada: account"]);
        assert!(forum.mails().iter().all(|mail| !mail.contains("List-Unsubscribe")), "nobody can do without them");
        let page = notices::read_notices(&forum.of(&forum.ada()), domain::Locale::default(), None).await.expect("a list");
        assert_eq!((page.lines[0].row.story.as_str(), page.lines[0].path.as_str()), ("password-changed", "/settings/security"));
    }

    async fn old_notices_are_forgotten(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        discussion::mark_read(&forum.of(&ada), thread.id, &[1]).await.expect("read");
        forum.pass(91 * DAY);
        forum.sweep().await;
        assert_eq!(listed(&forum.of(&ada)).await, ["*reply"]);
        forum.pass(300 * DAY);
        forum.sweep().await;
        assert_eq!(count(&forum, "SELECT COUNT(*) AS n FROM notices").await, 0);
    }

    async fn many_followers_are_each_told_once(forum: Forum) {
        let ada = forum.ada();
        let draft = make::draft("A thread for many", "discussion");
        let thread = forum.start(&ada, OPEN, draft).await;
        for n in 0..16 {
            follow(&forum, &forum.writer(n), SubjectKind::Thread, thread.id.0).await;
        }
        forum.reply(&forum.ben(), thread).await;
        deliver(&forum).await;
        deliver_again(&forum).await;
        assert_eq!(made(&forum).await.len(), 17);
    }
}
