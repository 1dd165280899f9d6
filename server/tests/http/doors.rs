//! Every server function: listed, open to who may, closed to all others.

use super::support::{
    Forum, Who,
    browser::{HTML, JSON, pairs},
    doors::{DOORS, Door, paths, to},
};

#[test]
fn every_server_function_is_in_the_list() {
    let mut listed: Vec<&str> = DOORS.iter().map(|door| door.verb).collect();
    listed.sort_unstable();
    assert_eq!(paths(), listed);
}

/// By these ways: as a form, by a script.
async fn opens_all(forum: Forum, ways: fn(&Door) -> &'static [bool]) {
    forum.prepare().await;
    let template = forum.into_template().await;
    for door in DOORS.iter() {
        for scripted in ways(door).iter().copied() {
            let forum = template.copy().await;
            door.make_way(&forum).await;
            let browser = door.browser(&forum).await;
            let fields = door.fill(&forum);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            if !scripted && !door.to.is_empty() {
                browser.form(door.verb, &fields).await.leads_to(door.to);
            }
            if scripted {
                let answer = browser.call(door.verb, &fields).await.is(200);
                assert!(door.to.is_empty() || answer.to() == door.to, "{}: {}", door.verb, answer.text);
            }
            forum.discard().await;
        }
    }
}

#[tokio::test]
async fn every_door_opens_to_who_may() {
    opens_all(Forum::new().await, |_| &[false, true]).await;
}

#[tokio::test]
async fn every_door_opens_to_who_may_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        // Which way it came makes no difference to the database.
        opens_all(forum, |door| if door.to.is_empty() { &[true] } else { &[false] }).await;
    }
}

#[tokio::test]
async fn no_door_opens_to_a_form_on_a_foreign_page() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let before = forum.state().await;
    for door in DOORS.iter() {
        let browser = door.browser(&forum).await;
        let before = forum.state().await;
        for origin in ["null", "https://evil.example", "http://127.0.0.1:3000.evil.example", "http://127.0.0.1:3001", "https://127.0.0.1:3000"] {
            let headers = [("accept", HTML), ("origin", origin), ("content-type", "application/x-www-form-urlencoded")];
            browser.request("POST", &format!("/api/{}", door.verb), &headers, pairs(door.fields)).await.is(403);
        }
        for site in ["cross-site", "same-site"] {
            let headers = [("accept", JSON), ("sec-fetch-site", site), ("content-type", "application/x-www-form-urlencoded")];
            browser.request("POST", &format!("/api/{}", door.verb), &headers, pairs(door.fields)).await.is(403);
        }
        assert_eq!(forum.changed_since(&before).await, [""; 0], "{}", door.verb);
    }
    assert!(forum.changed_since(&before).await.iter().all(|row| row.starts_with("sessions:")));
}

#[tokio::test]
async fn no_door_opens_to_a_link() {
    let forum = Forum::new().await;
    for door in DOORS.iter() {
        let browser = forum.browser(door.who).await;
        let before = forum.state().await;
        let answer = browser.get(&format!("/api/{}?{}", door.verb, pairs(door.fields))).await;
        assert!([404, 405].contains(&answer.status), "{}: {}", door.verb, answer.status);
        assert_eq!(forum.changed_since(&before).await, [""; 0], "{}", door.verb);
    }
}

#[tokio::test]
async fn visitors_are_asked_to_sign_in_and_change_nothing() {
    let forum = Forum::new().await;
    let before = forum.state().await;
    let visitor = forum.visitor();
    for door in DOORS.iter().filter(|door| door.members && door.verb != "accounts/sign_out") {
        let answer = visitor.call(door.verb, door.fields).await;
        assert_eq!((answer.status, answer.text.as_str()), (401, "{\"Problem\":\"SignInFirst\"}"), "{}", door.verb);
    }
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn members_do_not_moderate_and_do_not_touch_the_posts_of_others() {
    let forum = Forum::new().await;
    let ben = forum.browser(Who::Ben).await;
    let before = forum.state().await;
    let staff = ["change_thread", "move_thread", "merge_threads", "split_branch"];
    let others = ["edit_reply", "delete_reply", "mark_answer"];
    for verb in staff.into_iter().chain(others) {
        let door = to(&format!("discussion/{verb}"));
        ben.call(door.verb, door.fields).await.is(403);
    }
    // Neither does who took nothing back know of it.
    ben.call("discussion/restore_reply", &[("reply", "7")]).await.is(404);
    // A post of one's own gets no applause from oneself.
    ben.call("discussion/react", &[("reply", "2"), ("kind", "thanks")]).await.is(403);
    ben.call(
        "discussion/start_thread",
        &[("board", "4"), ("slug", "news"), ("kind", "news"), ("title", "No news from me"), ("language", "en"), ("body", "x")],
    )
    .await
    .is(403);
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn ids_of_what_one_may_not_know_of_look_like_ids_of_nothing() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    let ben = forum.browser(Who::Ben).await;
    // A reply in the members' board (9), the opening of a deleted thread (11) as its author's neighbour sees them.
    for (browser, id) in [(&visitor, "9"), (&visitor, "11"), (&visitor, "404"), (&ben, "404"), (&ben, "0"), (&ben, "-1")] {
        // That a thread is deleted is told to whoever has a link to it, and nothing else of it.
        let paths = ["", "/edit", "/history", "/reactions", "/react/tried", "/split"];
        for path in paths.into_iter().filter(|path| id != "11" || !path.is_empty()) {
            let answer = browser.get(&format!("/replies/{id}{path}")).await;
            let unknown = browser.get(&format!("/replies/4040{path}")).await;
            assert_eq!(
                (answer.status, answer.text.replace(&format!("replies/{id}"), "")),
                (unknown.status, unknown.text.replace("replies/4040", "")),
                "/replies/{id}{path}"
            );
            assert!([401, 404].contains(&answer.status), "/replies/{id}{path}: {}", answer.status);
        }
    }
    for id in ["404", "0", "-1"] {
        ben.call("discussion/react", &[("reply", id), ("kind", "thanks")]).await.is(404);
        ben.call("discussion/delete_reply", &[("reply", id)]).await.is(404);
    }
    for id in ["5", "404"] {
        forum.browser(Who::Ada).await.call("discussion/post_reply", &[("thread", id), ("body", "Hello")]).await.is(404);
    }
}
