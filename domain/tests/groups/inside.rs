//! What is written within a group comes to its members: by lists, search, notices and mails; and stays there.

use super::{number, started, wrote};
use crate::own_data::unzip;
use crate::support::{self, Forum, MEMBERS, OPEN, Person, on_each_database, refused};
use domain::{
    Actor, Cx, db,
    discussion::{self, FeedOf, NewReply, NewThread, ReadQuery, ThreadsQuery},
    following, giving, groups, invitations, materials, moderation, notices, own_data, people, policy, reporting, search, trust,
};
use model::{
    Audience, BoardId, ExportId, Field, GroupId, HowTold, MaterialDraft, NoticeKind, Problem, ReplyDraft, ReplyId, SearchQuery, Subject, SubjectKind,
    ThreadId, Wrong, site::InvitationDraft, staff::ReportDraft,
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Board {
    id: i64,
    audience: String,
    group_id: Option<i64>,
}

async fn sql(forum: &Forum, sql: &str) {
    let txn = forum.guest().begin().await.expect("begin");
    db::run(&txn, sql, Vec::new()).await.expect(sql);
    txn.commit().await.expect("commit");
}

/// Ada's group with Ben and Cleo in it, and a thread in it.
async fn group(forum: &Forum) -> (GroupId, BoardId, ThreadId) {
    let (group, board) = started(forum, "open").await;
    for who in [forum.ben(), forum.cleo()] {
        groups::join_group(&forum.of(&who), group).await.expect("joined");
    }
    (group, board, wrote(forum, &forum.ada(), board, "Zirconia in the furnace").await)
}

async fn hrefs(cx: &Cx, typed: &str) -> usize {
    search::search(cx, &SearchQuery::parse(typed), None).await.expect("searched").into_iter().map(|group| group.hits.len()).sum()
}

async fn listed(cx: &Cx, thread: ThreadId) -> bool {
    discussion::list_threads(cx, &ThreadsQuery::default()).await.expect("listed").threads.iter().any(|line| line.row.id == thread.0)
}

/// In how many of these ways the thread comes to somebody by itself.
async fn ways(forum: &Forum, cx: &Cx, thread: ThreadId) -> Vec<&'static str> {
    let mut ways = Vec::new();
    let mut note = |found: bool, way: &'static str| ways.extend(found.then_some(way));
    note(listed(cx, thread).await, "threads");
    note(discussion::list_boards(cx).await.expect("listed").iter().any(|board| board.last_thread_id == Some(thread.0)), "boards");
    note(discussion::list_tags(cx, 50).await.expect("listed").iter().any(|tag| tag.name == "inner-circle"), "tags");
    note(discussion::read_feed(cx, FeedOf::Tag("inner-circle".into())).await.is_ok(), "tag's feed");
    note(hrefs(cx, "zirconia").await > 0, "search");
    note(!search::suggest(cx, "zirconia furn").await.expect("suggested").is_empty(), "suggestions");
    note(!search::suggest(cx, "inner-ci").await.expect("suggested").is_empty(), "suggested tags");
    let page = people::read_member(cx, forum.ada().handle()).await.expect("read");
    note(!page.threads.is_empty() || !page.latest.is_empty() || !page.answers.is_empty(), "profile");
    let parts = giving::sitemap_part(&forum.guest(), SubjectKind::Thread, 0).await.expect("read").expect("mapped");
    note(parts.iter().any(|place| place.path.contains(&format!("/threads/{thread}/"))), "sitemap");
    ways
}

async fn opens(forum: &Forum, cx: &Cx, board: BoardId, thread: ThreadId, post: ReplyId) -> [bool; 5] {
    let slug = forum.board_row(board).await.slug;
    [
        discussion::read_board(cx, &slug).await.is_ok(),
        discussion::read_thread(cx, thread, ReadQuery::default()).await.is_ok(),
        discussion::read_history(cx, post).await.is_ok(),
        discussion::read_feed(cx, FeedOf::Thread(thread)).await.is_ok(),
        discussion::quoted(cx, post).await.is_ok(),
    ]
}

async fn told(forum: &Forum, who: &Person) -> usize {
    notices::read_notices(&forum.of(who), domain::Locale::default(), None)
        .await
        .expect("read")
        .lines
        .iter()
        .filter(|line| line.row.reply_id.is_some())
        .count()
}

async fn say(forum: &Forum, who: &Person, thread: ThreadId, text: &str) -> ReplyId {
    let new = NewReply { thread, parent: None, draft: ReplyDraft { body: text.into() }, key: String::new() };
    discussion::post_reply(&forum.of(who), new).await.expect("said")
}

on_each_database! {
    async fn lists_go_by_the_rule(forum: Forum) {
        let (group, _, _) = group(&forum).await;
        sql(&forum, "UPDATE boards SET audience = 'staff' WHERE id = 2").await;
        let boards: Vec<Board> = db::all(forum.world.db.reader(), "SELECT id, audience, group_id FROM boards", Vec::new()).await.expect("read");
        for (actor, inside) in [
            (Actor::Visitor, false),
            (forum.of(&forum.writer(1)).actor, false),
            (forum.of(&forum.ben()).actor, true),
            (forum.of(&forum.mona()).actor, false),
        ] {
            let cx = forum.cx(actor.clone());
            let mut found: Vec<i64> = discussion::list_boards(&cx).await.expect("listed").iter().map(|board| board.id).collect();
            found.sort_unstable();
            let by_rule = |board: &&Board| {
                let audience = Audience::stored(&board.audience, board.group_id);
                policy::audience::finds(&actor, inside && audience == Audience::Group(group), audience)
            };
            let mut expected: Vec<i64> = boards.iter().filter(by_rule).map(|board| board.id).collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{actor:?}");
        }
    }

    async fn it_comes_to_members_and_to_nobody_else(forum: Forum) {
        let (group, board, thread) = group(&forum).await;
        let post = say(&forum, &forum.cleo(), thread, "More zirconia, please.").await;
        let all = ["threads", "boards", "tags", "tag's feed", "search", "suggestions", "suggested tags", "profile"];
        assert_eq!(ways(&forum, &forum.of(&forum.ben()), thread).await, all);
        assert_eq!(opens(&forum, &forum.of(&forum.ben()), board, thread, post).await, [true; 5]);
        groups::leave_group(&forum.of(&forum.cleo()), group).await.expect("left");
        for who in [forum.guest(), forum.of(&forum.writer(3)), forum.of(&forum.cleo())] {
            assert_eq!(ways(&forum, &who, thread).await, [""; 0]);
            assert_eq!(opens(&forum, &who, board, thread, post).await, [false; 5]);
        }
        // Staff can open it, but does not come upon it.
        let mona = forum.of(&forum.mona());
        assert_eq!(ways(&forum, &mona, thread).await, [""; 0]);
        assert_eq!(opens(&forum, &mona, board, thread, post).await, [true; 5]);
        let inside = ThreadsQuery { board: Some(board), ..ThreadsQuery::default() };
        assert_eq!(discussion::list_threads(&mona, &inside).await.expect("listed").threads.len(), 1);
        assert_eq!(discussion::list_threads(&forum.of(&forum.cleo()), &inside).await.expect("listed").threads.len(), 0);
    }

    async fn who_is_outside_writes_follows_and_reports_nothing(forum: Forum) {
        let (_, board, thread) = group(&forum).await;
        let outsider = forum.of(&forum.writer(1));
        let opening = ReplyId(number(&forum, &format!("SELECT opening_id AS n FROM threads WHERE id = {thread}")).await);
        let new = NewReply { thread, parent: None, draft: ReplyDraft { body: "Me, too".into() }, key: String::new() };
        assert_eq!(refused(discussion::post_reply(&outsider, new).await), Problem::NotFound);
        let new = NewThread { board, draft: support::make::draft("Let me in", "discussion"), key: String::new() };
        assert_eq!(refused(discussion::start_thread(&outsider, new).await), Problem::NotFound);
        assert_eq!(refused(following::follow(&outsider, SubjectKind::Board.of(board.0)).await), Problem::NotFound);
        assert_eq!(refused(following::follow(&outsider, SubjectKind::Thread.of(thread.0)).await), Problem::NotFound);
        let report = ReportDraft { kind: "spam".into(), note: String::new() };
        assert_eq!(refused(reporting::report(&outsider, Subject::Post(opening), report).await), Problem::NotFound);
        assert_eq!(refused(discussion::mark_read(&outsider, thread, &[0]).await), Problem::NotFound);
    }

    async fn notices_and_mails_go_to_those_inside(forum: Forum) {
        let (group, board, thread) = group(&forum).await;
        let (ben, cleo, outsider) = (forum.ben(), forum.cleo(), forum.writer(1));
        // Before anybody follows: the clock stands still here.
        forum.deliver().await;
        for who in [&ben, &cleo] {
            following::follow(&forum.of(who), SubjectKind::Board.of(board.0)).await.expect("followed");
            notices::change_preferences(&forum.of(who), vec![(NoticeKind::FollowedBoard, HowTold::Instant), (NoticeKind::Mention, HowTold::Digest)]).await.expect("chosen");
        }
        following::follow(&forum.of(&outsider), SubjectKind::Member.of(1_i64)).await.expect("followed");
        forum.deliver().await;
        say(&forum, &forum.ada(), thread, "Zirconia for @ben, @cleo, @writer-1 and @mona").await;
        forum.deliver().await;
        wrote(&forum, &forum.ada(), board, "Zirconia once more").await;
        // Between the notice's being made and its mail Cleo leaves.
        assert_eq!((told(&forum, &ben).await, told(&forum, &cleo).await), (1, 1));
        groups::leave_group(&forum.of(&cleo), group).await.expect("left");
        forum.deliver().await;
        forum.pass(support::DAY);
        forum.deliver().await;
        assert_eq!((told(&forum, &ben).await, told(&forum, &cleo).await), (2, 0));
        assert_eq!((told(&forum, &outsider).await, told(&forum, &forum.mona()).await), (0, 0));
        assert_eq!(notices::count_unread(&forum.of(&cleo)).await.expect("counted"), 0);
        let mails = |who: &Person| forum.mails_to(&format!("{}@example.org", who.handle())).iter().filter(|mail| mail.to_lowercase().contains("zirconia")).count();
        assert_eq!((mails(&ben), mails(&cleo), mails(&outsider), mails(&forum.mona())), (2, 0, 0, 0));
        let followed = following::list_followed(&forum.of(&cleo), SubjectKind::Board, None).await.expect("listed");
        assert_eq!(followed.lines.len(), 0);
    }

    async fn it_stays_within_the_group(forum: Forum) {
        let (_, board, thread) = group(&forum).await;
        let mona = forum.of(&forum.mona()).because("In its place").expect("a reason");
        let other = forum.thread(&forum.ben()).await;
        for to in [OPEN, MEMBERS] {
            assert_eq!(refused(discussion::move_thread(&mona, thread, to).await).with(Field::Board), Some(Wrong::AcrossGroups));
        }
        assert_eq!(refused(discussion::move_thread(&mona, other.id, board).await).with(Field::Board), Some(Wrong::AcrossGroups));
        assert_eq!(refused(discussion::merge_threads(&mona, thread, other.id).await).with(Field::Thread), Some(Wrong::AcrossGroups));
        assert_eq!(refused(discussion::merge_threads(&mona, other.id, thread).await).with(Field::Thread), Some(Wrong::AcrossGroups));
        discussion::move_thread(&mona, other.id, MEMBERS).await.expect("as before");
        let second = groups::open_group_board(&forum.of(&forum.ada()), GroupId(1), model::GroupBoardDraft { name: "Bench".into(), ..Default::default() }).await.expect("made");
        let second = number(&forum, &format!("SELECT id AS n FROM boards WHERE slug = '{}'", second.trim_start_matches("/boards/"))).await;
        discussion::move_thread(&mona, thread, BoardId(second)).await.expect("within the group");
    }

    async fn what_all_see_is_not_tied_to_a_groups_board(forum: Forum) {
        let (_, board, _) = group(&forum).await;
        let ada = forum.of(&forum.ada());
        let draft = MaterialDraft {
            title: "Measuring a cell".into(),
            summary: "A lab of ninety minutes with a simple meter.".into(),
            description: "Bring gloves.".into(),
            language: "en".into(),
            kind: "worksheet".into(),
            licence: "by-sa".into(),
            steps: vec!["testing".into()],
            minutes: "90".into(),
            ..MaterialDraft::default()
        };
        let material = materials::start(&ada, draft).await.expect("begun");
        materials::publish(&ada, material, "").await.expect("published");
        let (_, offered) = trust::boards_for(&ada, material).await.expect("offered");
        assert!(!offered.is_empty() && offered.iter().all(|choice| choice.id != board.0));
        assert_eq!(refused(trust::discuss(&ada, material, board, "How do you use it?").await).with(Field::Board), Some(Wrong::NoSuchChoice));
        let into = InvitationDraft { kind: "teacher".into(), board: board.to_string(), uses: "1".into(), days: "7".into(), ..InvitationDraft::default() };
        let ari = forum.of(&forum.ari());
        assert_eq!(refused(invitations::invite(&ari, into, "en").await).with(Field::Board), Some(Wrong::NoSuchChoice));
        assert!(domain::admin::list_all_boards(&ari).await.expect("listed").iter().all(|line| line.id != board.0));
        assert_eq!(refused(domain::admin::archive_board(&ari, board, true).await), Problem::NotFound);
    }

    async fn a_report_is_answered_without_the_title(forum: Forum) {
        let (_, _, thread) = group(&forum).await;
        let post = say(&forum, &forum.cleo(), thread, "Buy my zirconia.").await;
        let of = Subject::Post(post);
        reporting::report(&forum.of(&forum.ben()), of, ReportDraft { kind: "spam".into(), note: String::new() }).await.expect("reported");
        let mona = forum.of(&forum.mona());
        moderation::read_case(&mona, of).await.expect("staff reads it");
        moderation::close_case(&mona.because("It is fine").expect("a reason"), of, moderation::Outcome::Dismissed).await.expect("dismissed");
        forum.deliver().await;
        let answered: Vec<String> = forum.mails_to("ben@example.org").into_iter().filter(|mail| mail.contains("It is fine")).collect();
        assert!(answered.len() == 1 && answered.iter().all(|mail| !mail.to_lowercase().contains("zirconia")), "{answered:?}");
    }

    async fn a_download_of_ones_own_names_no_thread_of_a_group_one_left(forum: Forum) {
        let (group, _, thread) = group(&forum).await;
        say(&forum, &forum.cleo(), thread, "My own words.").await;
        let cleo = forum.of(&forum.cleo());
        let names_it = async |export: i64| {
            let export = ExportId(export);
            own_data::ask_export(&cleo).await.expect("asked");
            assert!(own_data::make_next_export(&forum.guest()).await.expect("made"));
            let files = unzip(&own_data::open_export(&cleo, export).await.expect("hers").path);
            let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
            assert!(all.contains("My own words."));
            all.contains("Zirconia in the furnace")
        };
        assert!(names_it(1).await);
        groups::leave_group(&cleo, group).await.expect("left");
        sql(&forum, "UPDATE exports SET asked_at = 1").await;
        assert!(!names_it(2).await);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM follows WHERE member_id = 3").await, 0);
    }
}
