//! Groups: joining, keeping, leaving, and that what they write comes to nobody else; on SQLite and PostgreSQL.

mod inside;

use crate::support::{self, Forum, Person, on_each_database, refused};
use domain::{
    Cx, db,
    discussion::{self, NewThread},
    erasing, groups, notices,
};
use model::{
    BoardId, Field, GroupBoardDraft, GroupDraft, GroupId, MemberId, Problem, ThreadDraft, ThreadId, Wrong,
    groups::{BOARDS_MAX, STARTED_A_DAY},
};

pub fn draft(name: &str, joining: &str) -> GroupDraft {
    GroupDraft { name: name.into(), description: "What we do.".into(), language: "en".into(), joining: joining.into(), ..GroupDraft::default() }
}

pub async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect(sql).expect("a row").n
}

/// Ada's group; gives its number and that of its board.
pub async fn started(forum: &Forum, joining: &str) -> (GroupId, BoardId) {
    groups::start_group(&forum.of(&forum.ada()), draft("Cell lab", joining)).await.expect("started");
    let group = number(forum, "SELECT MAX(id) AS n FROM groups").await;
    (GroupId(group), BoardId(number(forum, &format!("SELECT id AS n FROM boards WHERE group_id = {group}")).await))
}

pub async fn wrote(forum: &Forum, who: &Person, board: BoardId, title: &str) -> ThreadId {
    let draft = ThreadDraft { tags: "inner-circle".into(), ..support::make::draft(title, "question") };
    discussion::start_thread(&forum.of(who), NewThread { board, draft, key: String::new() }).await.expect("written")
}

async fn heard(forum: &Forum, who: &Person) -> Vec<String> {
    let page = notices::read_notices(&forum.of(who), domain::Locale::default(), None).await.expect("read");
    page.lines.into_iter().map(|line| line.row.story).collect()
}

async fn counted(forum: &Forum, group: GroupId) -> (i64, i64) {
    let stored = number(forum, &format!("SELECT CAST(members_count AS bigint) AS n FROM groups WHERE id = {group}")).await;
    (stored, number(forum, &format!("SELECT COUNT(*) AS n FROM group_members WHERE group_id = {group}")).await)
}

async fn keeps(cx: &Cx, group: GroupId) -> bool {
    groups::read_group(cx, group).await.expect("read").can.keep
}

on_each_database! {
    async fn an_open_group_is_joined_at_once(forum: Forum) {
        let (group, _) = started(&forum, "open").await;
        let ben = forum.of(&forum.ben());
        assert_eq!(groups::join_group(&ben, group).await.expect("joined"), format!("/groups/{group}/cell-lab"));
        assert_eq!(refused(groups::join_group(&ben, group).await), Problem::Forbidden);
        assert_eq!(refused(groups::ask_to_join(&forum.of(&forum.cleo()), group, "").await), Problem::Forbidden);
        assert_eq!(refused(groups::join_group(&forum.guest(), group).await), Problem::SignInFirst);
        assert_eq!(counted(&forum, group).await, (2, 2));
        assert_eq!(heard(&forum, &forum.ada()).await, ["group-joined"]);
        let members = groups::list_members(&ben, group, None).await.expect("read").1.members;
        assert_eq!(members.iter().map(|one| (one.handle.as_str(), one.role.as_str())).collect::<Vec<_>>(), [("ada", "keeper"), ("ben", "member")]);
        assert_eq!(refused(groups::list_members(&forum.of(&forum.cleo()), group, None).await), Problem::Forbidden);
    }

    async fn keepers_answer_requests_and_the_asker_hears_of_it(forum: Forum) {
        let (group, _) = started(&forum, "request").await;
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        assert_eq!(refused(groups::join_group(&ben, group).await), Problem::Forbidden);
        let long = groups::ask_to_join(&ben, group, &"x".repeat(141)).await;
        assert_eq!(refused(long).with(Field::Note), Some(Wrong::TooLong { most: 140, by: 1 }));
        groups::ask_to_join(&ben, group, "I teach next door").await.expect("asked");
        groups::ask_to_join(&ben, group, "I teach in Turku").await.expect("asked again");
        groups::ask_to_join(&cleo, group, "").await.expect("asked");
        let waiting = groups::read_group(&ada, group).await.expect("read").waiting;
        assert_eq!(waiting.iter().map(|one| one.note.as_str()).collect::<Vec<_>>(), ["I teach in Turku", ""]);
        assert_eq!(groups::read_group(&ben, group).await.expect("read").waiting.len(), 0);
        // One notice for each who asks.
        assert_eq!(heard(&forum, &forum.ada()).await, ["group-asked", "group-asked"]);
        assert_eq!(refused(groups::accept_request(&cleo, group, MemberId(2)).await), Problem::Forbidden);
        groups::accept_request(&ada, group, MemberId(2)).await.expect("accepted");
        assert_eq!(refused(groups::accept_request(&ada, group, MemberId(2)).await), Problem::NotFound);
        groups::decline_request(&ada, group, MemberId(3)).await.expect("declined");
        assert_eq!((heard(&forum, &forum.ben()).await, heard(&forum, &forum.cleo()).await), (vec!["group-accepted".to_owned()], vec!["group-declined".to_owned()]));
        assert_eq!(counted(&forum, group).await, (2, 2));
        forum.deliver().await;
        assert!(forum.mails_to("ada@example.org").iter().any(|mail| mail.contains("Ben asks to join the group")));
        assert!(forum.mails_to("ben@example.org").iter().any(|mail| mail.contains("let you into the group")));
    }

    async fn a_hidden_group_is_there_for_the_invited_only(forum: Forum) {
        let ada = forum.of(&forum.ada());
        groups::start_group(&ada, GroupDraft { hidden: true, ..draft("Quiet corner", "invitation") }).await.expect("started");
        let group = GroupId(1);
        let (ben, cleo) = (forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let sees = async |cx: &Cx| groups::read_group(cx, group).await.is_ok();
        assert!(!sees(&ben).await && !sees(&forum.guest()).await && sees(&forum.of(&forum.mona())).await);
        assert_eq!(groups::list_groups(&ben, None, None).await.expect("listed").groups.len(), 0);
        assert_eq!(refused(groups::invite_member(&ada, group, "nobody").await).with(Field::Handle), Some(Wrong::NoSuchMember));
        groups::invite_member(&ada, group, "@Ben").await.expect("invited");
        assert_eq!(refused(groups::invite_member(&ada, group, "ben").await).with(Field::Handle), Some(Wrong::InGroupAlready));
        assert!(sees(&ben).await);
        assert_eq!(heard(&forum, &forum.ben()).await, ["group-invited"]);
        groups::take_back(&ben, group, None).await.expect("declined");
        // Nothing leads there any more.
        assert!(!sees(&ben).await && heard(&forum, &forum.ben()).await.is_empty());
        groups::invite_member(&ada, group, "cleo").await.expect("invited");
        assert_eq!(refused(groups::take_back(&ben, group, Some(MemberId(3))).await), Problem::NotFound);
        groups::take_back(&ada, group, Some(MemberId(3))).await.expect("taken back");
        assert_eq!(refused(groups::join_group(&cleo, group).await), Problem::NotFound);
        groups::invite_member(&ada, group, "cleo").await.expect("invited");
        groups::join_group(&cleo, group).await.expect("joined");
        assert_eq!(groups::list_own_groups(&cleo).await.expect("listed").len(), 1);
        groups::leave_group(&cleo, group).await.expect("left");
        assert!(!sees(&cleo).await && heard(&forum, &forum.cleo()).await.is_empty());
    }

    async fn a_group_always_has_a_keeper(forum: Forum) {
        let (group, _) = started(&forum, "open").await;
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        for cx in [&ben, &cleo] {
            groups::join_group(cx, group).await.expect("joined");
        }
        let last = Some(Wrong::LastKeeper);
        assert_eq!(refused(groups::leave_group(&ada, group).await).with(Field::Role), last);
        assert_eq!(refused(groups::change_role(&ada, group, MemberId(1), "member").await).with(Field::Role), last);
        assert_eq!(refused(groups::change_role(&ben, group, MemberId(2), "keeper").await), Problem::Forbidden);
        assert_eq!(refused(groups::change_role(&ada, group, MemberId(2), "queen").await).with(Field::Role), Some(Wrong::NoSuchChoice));
        groups::change_role(&ada, group, MemberId(2), "keeper").await.expect("made a keeper");
        groups::leave_group(&ada, group).await.expect("left");
        assert!(keeps(&ben, group).await && !keeps(&ada, group).await);
        groups::remove_member(&ben, group, MemberId(3)).await.expect("removed");
        assert_eq!(refused(groups::remove_member(&ben, group, MemberId(3)).await), Problem::NotFound);
        assert_eq!(refused(groups::remove_member(&ben, group, MemberId(2)).await), Problem::Forbidden);
        assert_eq!(heard(&forum, &forum.cleo()).await, ["group-removed"]);
        assert_eq!(counted(&forum, group).await, (1, 1));
    }

    async fn two_keepers_cannot_both_be_the_last_to_leave(forum: Forum) {
        let (group, _) = started(&forum, "open").await;
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        groups::join_group(&ben, group).await.expect("joined");
        groups::change_role(&ada, group, MemberId(2), "keeper").await.expect("a keeper");
        let (first, second) = tokio::join!(groups::leave_group(&ada, group), groups::leave_group(&ben, group));
        assert!(first.is_ok() != second.is_ok());
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM group_members WHERE role = 'keeper'").await, 1);
    }

    async fn a_closed_group_is_for_reading_by_those_inside(forum: Forum) {
        let (group, board) = started(&forum, "open").await;
        let (ada, ben, mona) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.mona()));
        groups::join_group(&ben, group).await.expect("joined");
        let thread = wrote(&forum, &forum.ada(), board, "What we said before").await;
        assert_eq!(refused(groups::close_group(&ben, group).await), Problem::Forbidden);
        assert_eq!(refused(groups::close_group(&mona, group).await).with(Field::Reason), Some(Wrong::Missing));
        groups::close_group(&mona.because("Against the rules").expect("a reason"), group).await.expect("closed");
        assert_eq!(refused(groups::close_group(&ada, group).await), Problem::Forbidden);
        assert_eq!(refused(groups::join_group(&forum.of(&forum.cleo()), group).await), Problem::NotFound);
        assert_eq!(refused(discussion::start_thread(&ben, NewThread { board, draft: support::make::draft("One more thing", "discussion"), key: String::new() }).await), Problem::Forbidden);
        discussion::read_thread(&ben, thread, discussion::ReadQuery::default()).await.expect("still read");
        groups::leave_group(&ada, group).await.expect("also its last keeper");
        forum.deliver().await;
        assert!(forum.mails_to("ada@example.org").iter().any(|mail| mail.contains("Against the rules")));
    }

    async fn a_few_boards_and_a_few_groups_a_day_are_enough(forum: Forum) {
        let (group, board) = started(&forum, "open").await;
        let ada = forum.of(&forum.ada());
        let open = async |n: u64| groups::open_group_board(&ada, group, GroupBoardDraft { name: format!("Bench {n}"), description: String::new() }).await;
        for n in 1..BOARDS_MAX {
            open(n).await.expect("made");
        }
        assert_eq!(refused(open(9).await).with(Field::Name), Some(Wrong::TooManyOf { most: 5 }));
        groups::archive_group_board(&ada, group, board, true).await.expect("archived");
        open(9).await.expect("there is room again");
        assert_eq!(refused(groups::archive_group_board(&ada, group, support::OPEN, true).await), Problem::NotFound);
        let ben = forum.of(&forum.ben());
        assert_eq!(refused(groups::open_group_board(&ben, group, GroupBoardDraft { name: "Mine".into(), ..GroupBoardDraft::default() }).await), Problem::Forbidden);
        for n in 1..STARTED_A_DAY {
            groups::start_group(&ada, draft(&format!("Number {n}"), "open")).await.expect("started");
        }
        assert!(matches!(refused(groups::start_group(&ada, draft("Too many", "open")).await), Problem::TooMany { .. }));
    }

    async fn an_organisation_is_spoken_for_by_those_who_look_after_it(forum: Forum) {
        let run = async |sql: &str| {
            let txn = forum.guest().begin().await.expect("begin");
            db::run(&txn, sql, Vec::new()).await.expect(sql);
            txn.commit().await.expect("commit");
        };
        run("INSERT INTO organisations (slug, name, sort_name, kind, country, state, created_at) VALUES ('house', 'House', 'house', 'school', 'FI', 'listed', 1)").await;
        run("INSERT INTO affiliations (member_id, organisation_id, state, how, coordinates, expires_at, created_at) VALUES (2, 1, 'verified', 'word', TRUE, 9000000000000, 1)").await;
        let of_house = || GroupDraft { organisation: "House".into(), ..draft("Our school", "request") };
        assert_eq!(refused(groups::start_group(&forum.of(&forum.ada()), of_house()).await).with(Field::Organisation), Some(Wrong::NotYours));
        groups::start_group(&forum.of(&forum.ben()), of_house()).await.expect("started");
        let nowhere = GroupDraft { organisation: "Nowhere".into(), ..draft("Our school", "request") };
        assert_eq!(refused(groups::start_group(&forum.of(&forum.ben()), nowhere).await).with(Field::Organisation), Some(Wrong::NoSuchChoice));
        groups::start_group(&forum.of(&forum.ben()), draft("Mine alone", "open")).await.expect("started");
        let listed = groups::list_groups(&forum.guest(), Some("house"), None).await.expect("listed").groups;
        assert_eq!(listed.iter().map(|line| (line.name.as_str(), line.organisation.as_deref())).collect::<Vec<_>>(), [("Our school", Some("House"))]);
    }

    async fn what_is_written_of_a_group_can_be_changed_by_its_keepers(forum: Forum) {
        let (group, _) = started(&forum, "open").await;
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        groups::join_group(&ben, group).await.expect("joined");
        assert_eq!(refused(groups::edit_group(&ben, group).await), Problem::Forbidden);
        assert_eq!(groups::edit_group(&ada, group).await.expect("read").name, "Cell lab");
        let hidden = GroupDraft { hidden: true, ..draft("Cells", "open") };
        assert_eq!(refused(groups::change_group(&ada, group, hidden).await).with(Field::Joining), Some(Wrong::HiddenNeedsInvitation));
        assert_eq!(groups::change_group(&ada, group, draft("Cells", "request")).await.expect("changed"), format!("/groups/{group}/cells"));
        assert_eq!(groups::read_group(&ben, group).await.expect("read").row.name, "Cells");
    }

    async fn the_erased_leave_their_groups_to_others(forum: Forum) {
        let (shared, _) = started(&forum, "open").await;
        let (alone, _) = started(&forum, "open").await;
        for who in [forum.ben(), forum.cleo()] {
            groups::join_group(&forum.of(&who), shared).await.expect("joined");
            forum.pass(support::MINUTE);
        }
        erasing::erase_member(&forum.of(&forum.ari()).because("Asked for it").expect("a reason"), MemberId(1)).await.expect("erased");
        assert!(keeps(&forum.of(&forum.ben()), shared).await && !keeps(&forum.of(&forum.cleo()), shared).await);
        assert_eq!(counted(&forum, shared).await, (2, 2));
        assert_eq!(number(&forum, &format!("SELECT COUNT(*) AS n FROM groups WHERE id = {alone} AND closed_at IS NOT NULL")).await, 1);
    }

    async fn lists_of_groups_and_members_go_by_cursor(forum: Forum) {
        for n in 0..30 {
            groups::start_group(&forum.of(&forum.writer(n)), draft(&format!("Group {n}"), "open")).await.expect("started");
        }
        let first = groups::list_groups(&forum.guest(), None, None).await.expect("listed");
        let rest = groups::list_groups(&forum.guest(), None, first.next.as_deref()).await.expect("listed");
        let names: std::collections::BTreeSet<String> = first.groups.into_iter().chain(rest.groups).map(|line| line.name).collect();
        assert_eq!((names.len(), rest.next), (30, None));
    }
}
