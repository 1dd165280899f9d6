//! Who gets to see which page.

use super::support::{Forum, Who};

/// Pages, and the status for: visitor, member, suspended, moderator, admin.
const PAGES: &[(&str, [u16; 5])] = &[
    ("/moderation", [401, 404, 404, 200, 200]),
    ("/moderation?show=closed", [401, 404, 404, 200, 200]),
    ("/moderation/case/post/4", [401, 404, 404, 200, 200]),
    ("/moderation/case/member/2", [401, 404, 404, 200, 200]),
    ("/moderation/case/post/404", [401, 404, 404, 404, 404]),
    ("/moderation/case/planet/4", [404, 404, 404, 404, 404]),
    ("/moderation/suspend/2", [401, 404, 404, 200, 200]),
    ("/moderation/suspend/4", [401, 404, 404, 403, 403]),
    ("/moderation/suspend/3", [401, 404, 404, 403, 200]),
    ("/report/post/2", [401, 200, 403, 200, 200]),
    ("/report/member/2", [401, 200, 403, 200, 200]),
    ("/report/post/404", [404, 404, 404, 404, 404]),
    ("/admin", [401, 404, 404, 403, 200]),
    ("/admin/people", [401, 404, 404, 403, 200]),
    ("/admin/people?q=ada&role=member&state=suspended", [401, 404, 404, 403, 200]),
    ("/admin/people/1", [401, 404, 404, 403, 200]),
    ("/admin/people/404", [401, 404, 404, 403, 404]),
    ("/admin/organisations", [401, 403, 403, 200, 200]),
    ("/admin/joinings", [401, 404, 404, 403, 200]),
    ("/admin/boards", [401, 404, 404, 403, 200]),
    ("/admin/boards/new", [401, 404, 404, 403, 200]),
    ("/admin/boards/1", [401, 404, 404, 403, 200]),
    ("/admin/settings", [401, 404, 404, 403, 200]),
    ("/admin/system", [401, 404, 404, 403, 200]),
    ("/admin/audit", [401, 404, 404, 403, 200]),
    ("/admin/audit?actor=mona&act=thread-locked&days=7", [401, 404, 404, 403, 200]),
    ("/invitations", [401, 404, 404, 403, 200]),
    ("/invitations/1", [401, 404, 404, 403, 200]),
    ("/settings/security/log", [401, 200, 200, 200, 200]),
    ("/join/invitation%20token", [200, 200, 200, 200, 200]),
    ("/join/made-up", [410, 410, 410, 410, 410]),
    ("/setup/made-up", [404, 404, 404, 404, 404]),
    ("/sign-up/waiting", [200, 200, 200, 200, 200]),
];

#[tokio::test]
async fn every_page_is_shown_to_who_may_see_it() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let before = forum.state().await;
    let mut wrong = Vec::new();
    for (at, who) in [Who::Visitor, Who::Ben, Who::Sue, Who::Mona, Who::Ari].into_iter().enumerate() {
        let browser = forum.browser(who).await;
        for (path, statuses) in PAGES {
            // One does not report one's own post.
            let expected = if who == Who::Ben && path.starts_with("/report/") && statuses[at] == 200 { 403 } else { statuses[at] };
            let answer = browser.get(path).await;
            if answer.status != expected {
                wrong.push(format!("{who:?} {path}: {} instead of {expected}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(forum.changed_since(&before).await.iter().all(|row| row.starts_with("sessions:")), "looking changes nothing");
}

#[tokio::test]
async fn admins_without_a_second_factor_are_told_but_not_let_in() {
    let forum = Forum::new().await;
    let ari = forum.browser(Who::Ari).await;
    forum.run("UPDATE sessions SET second_factor = FALSE", Vec::new()).await;
    for (path, statuses) in PAGES.iter().filter(|(_, statuses)| statuses[3] == 403 && statuses[4] == 200) {
        ari.get(path).await.is(403).shows("/settings/security");
        assert_eq!(statuses[1], 404);
    }
    ari.call("admin/change_role", &[("member", "1"), ("role", "admin"), ("reason", "x")]).await.is(403);
    ari.get("/").await.is(200).shows("second factor").hides("href=\"/admin\"");
}

#[tokio::test]
async fn the_suspended_see_why_on_every_page() {
    let forum = Forum::new().await;
    let sue = forum.browser(Who::Sue).await;
    for path in ["/", "/threads", "/threads/1/how-do-you-test-a-cell", "/settings/security"] {
        sue.get(path).await.is(200).shows("Your account is suspended").shows("Too loud");
    }
    sue.form("discussion/post_reply", &[("thread", "1"), ("body", "Let me in")]).await.is(403).shows("Let me in");
    forum.browser(Who::Ada).await.get("/").await.is(200).hides("suspended");
}

#[tokio::test]
async fn hostile_words_are_only_words() {
    let forum = Forum::new().await;
    let words = "<script>alert(1)</script>\"'>";
    let mona = forum.browser(Who::Mona).await;
    forum.browser(Who::Ada).await.form("moderation/report", &[("of", "post"), ("id", "2"), ("kind", "other"), ("note", words)]).await.is(303);
    mona.form("moderation/hide_post", &[("reply", "2"), ("reason", words)]).await.is(303);
    mona.get("/moderation/case/post/2").await.is(200).hides("<script>alert").shows("&lt;script&gt;alert");
    forum.browser(Who::Ben).await.get("/threads/1/how-do-you-test-a-cell").await.is(200).hides("<script>alert").shows("&lt;script&gt;alert");
    forum.browser(Who::Ari).await.get("/admin/audit").await.is(200).hides("<script>alert");
    forum.run("UPDATE outbox SET parked_at = 1, fault = $1", vec![words.into()]).await;
    forum.browser(Who::Ari).await.get("/admin/system").await.is(200).hides("<script>alert");
    forum.run("UPDATE members SET suspended_reason = $1 WHERE handle = 'sue'", vec![words.into()]).await;
    forum.browser(Who::Sue).await.get("/").await.is(200).hides("<script>alert");
}
