//! What is one's own, as its owner meets it: pages, the download, the banner, the privacy page, the courier that makes it all.

use super::support::{Forum, Who};
use domain::own_data;
use server::{courier, world::job};
use std::sync::Arc;
use tokio::sync::oneshot;

#[tokio::test]
async fn a_download_is_asked_for_and_taken() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.get("/settings/data").await.is(200).shows("/api/own_data/ask_export").shows("/settings/data/leave");
    ada.form("own_data/ask_export", &[]).await.leads_to("/settings/data");
    ada.get("/settings/data").await.is(200).hides("/api/own_data/ask_export").hides("/settings/data/exports/");
    ada.get("/settings/data/exports/1").await.is(404);
    assert!(own_data::make_next_export(&job(&forum.world)).await.unwrap());
    ada.get("/settings/data").await.is(200).shows("/settings/data/exports/1");
    let taken = ada.get("/settings/data/exports/1").await.is(200);
    assert_eq!([taken.header("content-type"), taken.header("cache-control")], ["application/zip", "no-store"]);
    assert!(
        taken.header("content-disposition").starts_with("attachment; filename*=UTF-8''batt-forum-ada-"),
        "{}",
        taken.header("content-disposition")
    );
    assert_eq!(taken.header("content-length"), forum.text("SELECT CAST(size AS text) AS t FROM exports").await);
    // Nobody else's, and not long after one proved who one is.
    for who in [Who::Ben, Who::Ari] {
        forum.browser(who).await.get("/settings/data/exports/1").await.is(404);
    }
    forum.visitor().get("/settings/data/exports/1").await.is(401);
    forum.run("UPDATE sessions SET authenticated_at = 1", Vec::new()).await;
    assert_eq!(ada.get("/settings/data/exports/1").await.is(303).location(), "/confirm?next=/settings/data");
    assert_eq!(ada.get("/settings/data").await.is(303).location(), "/confirm?next=/settings/data");
    ada.form("own_data/ask_export", &[]).await.is(403);
    ada.form("own_data/leave", &[]).await.is(403);
}

#[tokio::test]
async fn who_leaves_is_reminded_on_every_page_until_they_stay() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.get("/settings/data/leave").await.is(200).shows("/api/own_data/leave").shows("published resource");
    ada.form("own_data/leave", &[]).await.leads_to("/settings/data?done=asked");
    for page in ["/", "/threads", "/settings/data", "/privacy"] {
        ada.open(page).await.is(200).shows("/api/own_data/keep_account");
    }
    ada.get("/settings/data/leave").await.is(303);
    // Until then all works as before.
    ada.form("discussion/post_reply", &[("thread", "1"), ("body", "Still here.")]).await.is(303);
    ada.form("own_data/keep_account", &[]).await.leads_to("/settings/data?done=kept");
    ada.open("/").await.is(200).hides("/api/own_data/keep_account");
    ada.form("own_data/keep_account", &[]).await.is(404);
    let ari = forum.browser(Who::Ari).await;
    ari.get("/settings/data/leave").await.is(200).hides("/api/own_data/leave").shows("/admin/people");
    ari.form("own_data/leave", &[]).await.is(403);
}

#[tokio::test]
async fn the_privacy_page_says_what_admins_have_set() {
    let forum = Forum::new().await;
    let (visitor, ari) = (forum.visitor(), forum.browser(Who::Ari).await);
    visitor.open("/privacy").await.is(200).shows("haven’t said yet").shows("90 days").shows("24 months").shows("48 hours").shows("730 days");
    assert_eq!(visitor.get("/about/privacy").await.is(301).location(), "/privacy");
    ari.open("/admin").await.is(200).shows("/admin/settings#privacy");
    let fields = [
        ("sign_up", "open"),
        ("days", "365"),
        ("controller", "Example <School>\nMain Street 1"),
        ("privacy_contact", "data@school.example"),
        ("officer", "Dora Data"),
        ("processors", "Example Hosting\nExample Mail"),
    ];
    ari.form("admin/change_settings", &fields).await.is(303);
    ari.open("/admin").await.is(200).hides("/admin/settings#privacy");
    ari.open("/admin/settings").await.is(200).shows("Example &lt;School&gt;").shows("data@school.example");
    let page = visitor.open("/privacy").await.is(200).shows("Example &lt;School&gt;").shows("data@school.example").shows("Dora Data");
    page.shows("<li>Example Hosting</li><li>Example Mail</li>").shows("365 days").hides("haven’t said yet");
    let wrong: Vec<_> = fields.iter().map(|(name, value)| (*name, if *name == "privacy_contact" { "nowhere" } else { *value })).collect();
    ari.form("admin/change_settings", &wrong).await.is(422).keeps("Example <School>\nMain Street 1");
    visitor.open("/sign-up").await.is(200).shows("href=\"/privacy\"");
}

#[tokio::test]
async fn the_courier_makes_it_tells_of_it_and_erases() {
    let forum = Forum::new().await;
    forum.browser(Who::Ada).await.form("own_data/ask_export", &[]).await.is(303);
    forum.browser(Who::Ben).await.form("own_data/leave", &[]).await.is(303);
    forum.run("UPDATE leavings SET due_at = 1", Vec::new()).await;
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(courier::run(Arc::clone(&forum.world), async move { drop(stopped.await) }));
    let done = "SELECT (SELECT COUNT(*) FROM exports WHERE made_at IS NOT NULL) + (SELECT COUNT(*) FROM members WHERE handle LIKE 'former-%') \
                + (SELECT COUNT(*) FROM notices WHERE story = 'export-made') + (SELECT COUNT(*) FROM jobs WHERE name = 'erasures-ledger' AND fault = '') AS n";
    while forum.number(done).await < 4 {
        tokio::task::yield_now().await;
    }
    drop(stop);
    running.await.unwrap();
    assert_eq!(forum.texts("SELECT name || fault AS t FROM jobs WHERE fault <> ''").await, Vec::<String>::new());
}
