//! What a group keeps to itself comes out of no door: every page, feed, list and file of the router, tried by those inside and by all
//! kinds of people outside.

use super::support::{Forum, browser::Browser};
use app::App;
use domain::{
    Actor, Cx, Me,
    discussion::{self, NewReply, NewThread},
    groups,
};
use leptos_axum::generate_route_list;
use model::{BoardId, GroupDraft, GroupId, MemberId, ReplyDraft, Role, ThreadDraft};
use std::{collections::BTreeSet, sync::Arc};

/// Stands in everything the group wrote, and nowhere else; no address has it, so that no page shows it because it was asked for.
const WORD: &str = "zirkonoxid";
/// Stands beside it, to ask for.
const ASKED: &str = "brennofen";
const TAG: &str = "ofenkunde";

/// Ids of the people of this test, who join the forum's own.
struct People {
    keeper: i64,
    member: i64,
    former: i64,
    outsider: i64,
    coordinator: i64,
}

async fn person(forum: &Forum, handle: &str) -> i64 {
    let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at) \
               VALUES ($1, $1, $2, '', 'member', 'teacher', '', '', '', 1)";
    forum.run(sql, vec![handle.into(), format!("{handle}@example.org").into()]).await;
    forum.number(&format!("SELECT id AS n FROM members WHERE handle = '{handle}'")).await
}

fn cx(forum: &Forum, id: i64) -> Cx {
    let me = Me { id: MemberId(id), role: Role::Member, ..Me::default() };
    Cx::new(Arc::clone(&forum.world), Actor::Member(Arc::new(me)), server::clock::now())
}

async fn people(forum: &Forum) -> People {
    let people = People {
        keeper: person(forum, "kira").await,
        member: person(forum, "milo").await,
        former: person(forum, "fred").await,
        outsider: person(forum, "olga").await,
        coordinator: person(forum, "carl").await,
    };
    // Somebody whose word counts for an organisation that is not the group's.
    let sql = "INSERT INTO affiliations (member_id, organisation_id, state, how, coordinates, expires_at, created_at) \
               VALUES ($1, 1, 'verified', 'word', TRUE, $2, 1)";
    let later = server::clock::now() + 1_000_000_000;
    forum.run(sql, vec![people.coordinator.into(), later.into()]).await;
    forum.run("UPDATE members SET coordinator_until = $2, verified_until = $2 WHERE id = $1", vec![people.coordinator.into(), later.into()]).await;
    people
}

/// What the group wrote, and where it stands.
struct Written {
    group: i64,
    board: i64,
    slug: String,
    thread: i64,
    opening: i64,
    reply: i64,
}

async fn wrote(forum: &Forum, people: &People) -> Written {
    let keeper = cx(forum, people.keeper);
    let draft = GroupDraft {
        name: "Werkbank".into(),
        description: format!("Our own {WORD} and {ASKED}."),
        language: "de".into(),
        joining: "invitation".into(),
        hidden: true,
        ..GroupDraft::default()
    };
    groups::start_group(&keeper, draft).await.unwrap();
    let group = forum.number("SELECT MAX(id) AS n FROM groups").await;
    for (id, handle) in [(people.member, "milo"), (people.former, "fred")] {
        groups::invite_member(&keeper, GroupId(group), handle).await.unwrap();
        groups::join_group(&cx(forum, id), GroupId(group)).await.unwrap();
    }
    let board = forum.number(&format!("SELECT id AS n FROM boards WHERE group_id = {group}")).await;
    let draft = ThreadDraft {
        kind: "question".into(),
        title: format!("{ASKED} mit {WORD}"),
        language: "de".into(),
        tags: TAG.into(),
        body: format!("Der {ASKED} ist voll {WORD}. @olga @carl @fred @milo"),
    };
    let started = discussion::start_thread(&keeper, NewThread { board: BoardId(board), draft, key: String::new() }).await.unwrap();
    let draft = ReplyDraft { body: format!("Noch ein {ASKED}, noch mehr {WORD}.") };
    let former = cx(forum, people.former);
    let reply = discussion::post_reply(&former, NewReply { thread: started, parent: None, draft, key: String::new() }).await.unwrap();
    discussion::mark_answer(&keeper, reply, true).await.unwrap();
    // Addresses with the word would show it to whoever types them.
    forum.run("UPDATE threads SET slug = '-' WHERE id = $1", vec![started.0.into()]).await;
    let opening = forum.number(&format!("SELECT opening_id AS n FROM threads WHERE id = {started}")).await;
    let slug = forum.text(&format!("SELECT slug AS t FROM boards WHERE id = {board}")).await;
    Written { group, board, slug, thread: started.0, opening, reply: reply.0 }
}

/// All paths of the router with all that the group wrote in the place of their parameters.
fn paths(forum: &Forum, written: &Written) -> BTreeSet<String> {
    let desk = server::run::desk(&forum.config, &forum.world, &server::assets::Assets::load()).unwrap();
    let pages: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    let others = server::router::paths(&desk).into_iter().map(str::to_owned);
    let mut paths: BTreeSet<String> = pages.into_iter().chain(others).flat_map(|template| filled(&template, written)).collect();
    let asked = [
        format!("/search?q={ASKED}"),
        format!("/search?q={ASKED}&kind=thread"),
        format!("/search?q={ASKED}&kind=reply"),
        format!("/search?q=board%3A{}", written.slug),
        "/search?q=author%3Akira".to_owned(),
        format!("/search?q=tag%3A{TAG}"),
        "/search/suggest?q=brennof".to_owned(),
        "/search/suggest?q=brennof".to_owned(),
        format!("/threads?q={ASKED}"),
        "/threads?unanswered=1".to_owned(),
        "/threads?sort=top".to_owned(),
        format!("/tags/{TAG}?after=1.1"),
        format!("/boards/{}?kind=question", written.slug),
        format!("/threads/{}/-?reply={}", written.thread, written.opening),
        "/oai?verb=ListRecords&metadataPrefix=oai_dc".to_owned(),
        "/following?kind=thread".to_owned(),
        "/following?kind=board".to_owned(),
    ];
    paths.extend(asked);
    paths
}

fn filled(template: &str, written: &Written) -> BTreeSet<String> {
    let ids = [written.group, written.board, written.thread, written.opening, written.reply];
    let names = [format!("{}.atom", written.slug), format!("{TAG}.atom"), format!("{}.atom", written.thread), "thread-0.xml".to_owned()];
    let slug = if template.starts_with("/boards") { written.slug.as_str() } else { "-" };
    let fill = |id: i64, name: &str| {
        let parts = [
            ("{id}", id.to_string()),
            ("{slug}", slug.to_owned()),
            ("{name}", name.to_owned()),
            ("{tag}", TAG.to_owned()),
            ("{handle}", if id == written.group { "kira" } else { "fred" }.to_owned()),
            ("{kind}", "post".to_owned()),
            ("{page}", "rules".to_owned()),
            ("{step}", "2".to_owned()),
            ("{number}", "1".to_owned()),
            ("{import}", "1".to_owned()),
            ("{member}", "1".to_owned()),
            ("{token}", "nothing".to_owned()),
        ];
        parts.iter().fold(template.to_owned(), |path, (param, value)| path.replace(param, value))
    };
    ids.iter().flat_map(|id| names.iter().map(|name| fill(*id, name)).collect::<Vec<_>>()).collect()
}

async fn browser(forum: &Forum, member: Option<i64>) -> Browser {
    let browser = forum.visitor();
    if let Some(id) = member {
        browser.keep(forum.config.session_cookie(), &forum.session(id).await);
    }
    browser
}

/// The paths whose answer has the word or the tag's name where it was not asked for.
async fn telling(browser: &Browser, paths: &BTreeSet<String>) -> Vec<String> {
    let mut telling = Vec::new();
    for path in paths {
        let text = browser.get(path).await.text.to_lowercase();
        if text.contains(WORD) || (text.contains(TAG) && !path.contains(TAG)) {
            telling.push(path.clone());
        }
    }
    telling
}

// long: one walk through all doors, by one kind of person after the other.
async fn nothing_comes_out(forum: Forum) {
    let people = people(&forum).await;
    let written = wrote(&forum, &people).await;
    forum.deliver().await;
    let paths = paths(&forum, &written);
    assert!(paths.len() > 150, "{}", paths.len());

    let inside = telling(&browser(&forum, Some(people.member)).await, &paths).await;
    let board = format!("/boards/{}", written.slug);
    let feed = format!("/feeds/boards/{}.atom", written.slug);
    let (thread, post) = (format!("/threads/{}/-", written.thread), format!("/replies/{}/history", written.reply));
    let (found, suggested) = (format!("/search?q={ASKED}"), "/search/suggest?q=brennof".to_owned());
    let common = ["/", "/threads", "/notices", "/members/kira", "/tags"];
    let all: Vec<&str> = [&board, &feed, &thread, &post, &found, &suggested].into_iter().map(String::as_str).chain(common).collect();
    let lacking: Vec<&&str> = all.iter().filter(|path| !inside.iter().any(|told| told == **path)).collect();
    assert!(lacking.is_empty(), "members should find it at {lacking:?}; they do at {inside:?}");

    groups::leave_group(&cx(&forum, people.former), GroupId(written.group)).await.unwrap();
    for (who, id) in [
        ("visitor", None),
        ("outsider", Some(people.outsider)),
        ("coordinator of another organisation", Some(people.coordinator)),
        ("former member", Some(people.former)),
    ] {
        let mut told = telling(&browser(&forum, id).await, &paths).await;
        // What somebody wrote is theirs to take along.
        told.retain(|path| !(who == "former member" && path.starts_with("/settings/data")));
        assert_eq!(told, [""; 0], "{who}");
    }

    // Staff opens what reports lead to, and has it in no list.
    let staff = telling(&browser(&forum, Some(3)).await, &paths).await;
    for path in [&board, &feed, &thread, &post] {
        assert!(staff.contains(path), "{path}: {staff:?}");
    }
    for path in ["/", "/threads", "/tags", "/members/kira", "/notices", "/groups", found.as_str(), suggested.as_str()] {
        assert!(!staff.iter().any(|told| told == path), "{path}");
    }
}

#[tokio::test]
async fn what_a_group_keeps_to_itself_comes_out_of_no_door() {
    nothing_comes_out(Forum::new().await).await;
}

#[tokio::test]
async fn what_a_group_keeps_to_itself_comes_out_of_no_door_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        nothing_comes_out(forum).await;
    }
}

#[tokio::test]
async fn forms_of_groups_say_what_is_wrong_and_keep_what_was_typed() {
    let forum = Forum::new().await;
    let ada = forum.browser(super::support::Who::Ada).await;
    let typed = [("name", "Quiet corner"), ("description", "Only for us"), ("language", "en"), ("joining", "open"), ("hidden", "on")];
    let answer = ada.form("groups/start", &typed).await.is(422);
    answer.shows("Quiet corner").shows("Only for us").shows("id=\"joining-error\"");
    ada.form("groups/start", &[("name", ""), ("language", "en"), ("joining", "open")]).await.is(422).shows("id=\"name-error\"");
    ada.form("groups/invite", &[("group", "1"), ("handle", "nobody-here")]).await.is(422).shows("nobody-here").shows("id=\"handle-error\"");
    ada.form("groups/leave", &[("group", "1")]).await.is(422).shows("role=\"alert\"").shows("keeper");
    ada.form("groups/change_role", &[("group", "1"), ("member", "1"), ("role", "member")]).await.is(422).shows("role=\"alert\"");
    ada.form("groups/open_board", &[("group", "1"), ("name", "")]).await.is(422).shows("id=\"name-error\"");
    let ben = forum.browser(super::support::Who::Ben).await;
    let long = "x".repeat(141);
    ben.form("groups/ask", &[("group", "1"), ("note", &long)]).await.is(422).shows(&long);
}
