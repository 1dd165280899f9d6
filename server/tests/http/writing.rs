//! Writing, conflicts, previews and texts that outlive sessions.

use super::support::{Forum, Who};
use model::limits;

const ASKED: &[(&str, &str)] = &[
    ("board", "1"),
    ("slug", "classroom"),
    ("kind", "question"),
    ("title", "How do you test this?"),
    ("language", "en"),
    ("tags", "a b"),
    ("body", "Tell *me*."),
];

#[tokio::test]
async fn one_asks_answers_edits_and_is_led_to_the_place() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let thread = ada.form("discussion/start_thread", ASKED).await.is(303).location().to_owned();
    let moved = ada.get(&thread).await.is(301);
    assert_eq!(moved.location(), thread.replace("/-", "/how-do-you-test-this"));
    let id = thread.split('/').nth(2).unwrap();
    let reply = ada.form("discussion/post_reply", &[("thread", id), ("body", "So.")]).await.is(303).location().to_owned();
    assert!(ada.get(&reply).await.is(303).location().ends_with("?at=1#reply-1"));
    let number = reply.rsplit('/').next().unwrap();
    ada.form("discussion/edit_reply", &[("reply", number), ("version", "1"), ("body", "So and so.")]).await.is(303);
    let stale = ada.form("discussion/edit_reply", &[("reply", number), ("version", "1"), ("body", "My other words")]).await.is(409);
    stale.keeps("My other words").shows("So and so.");
    ada.get(&format!("/replies/{number}/history")).await.is(200).shows("diff-added");
    ada.open(&reply).await.is(200).shows("So and so.");
}

#[tokio::test]
async fn a_form_sent_twice_posts_once() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let keyed = [("thread", "1"), ("body", "So."), ("key", "same")];
    let first = ada.form("discussion/post_reply", &keyed).await.is(303).location().to_owned();
    ada.form("discussion/post_reply", &keyed).await.leads_to(&first);
    let (one, other) = tokio::join!(ada.form("discussion/post_reply", &[("thread", "1"), ("body", "At once"), ("key", "k2")]), async {
        ada.form("discussion/post_reply", &[("thread", "1"), ("body", "At once"), ("key", "k2")]).await
    });
    assert_eq!(one.is(303).location(), other.is(303).location());
    let asked: Vec<(&str, &str)> = ASKED.iter().copied().chain([("key", "thread")]).collect();
    let thread = ada.form("discussion/start_thread", &asked).await.is(303).location().to_owned();
    ada.form("discussion/start_thread", &asked).await.leads_to(&thread);
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM replies WHERE body IN ('So.', 'At once')").await, 2);
}

#[tokio::test]
async fn a_preview_shows_keeps_and_stores_nothing() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let before = forum.state().await;
    let shown = ada.form("discussion/post_reply", &[("thread", "1"), ("body", "**Bold**"), ("intent", "preview")]).await.is(200);
    shown.shows("<strong>Bold</strong>").keeps("**Bold**");
    let asked: Vec<(&str, &str)> = ASKED.iter().copied().chain([("intent", "preview")]).collect();
    ada.form("discussion/start_thread", &asked).await.is(200).shows("Tell <em>me</em>").keeps("Tell *me*.").shows("value=\"How do you test this?\"");
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn a_text_survives_a_session_that_ended() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    forum.run("UPDATE sessions SET expires_at = 1", Vec::new()).await;
    ada.form("discussion/post_reply", &[("thread", "1"), ("body", "Half an hour of typing")]).await.is(401).keeps("Half an hour of typing");
    ada.form("discussion/edit_reply", &[("reply", "3"), ("version", "1"), ("body", "Another half hour")]).await.is(401).keeps("Another half hour");
    ada.form("discussion/start_thread", ASKED).await.is(401).keeps("Tell *me*.").shows("value=\"How do you test this?\"");
}

#[tokio::test]
async fn a_text_survives_a_lock_and_a_deletion() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("discussion/post_reply", &[("thread", "4"), ("body", "Too late, but long")]).await.is(403).shows("Too late, but long");
    let mona = forum.browser(Who::Mona).await;
    mona.form("discussion/delete_reply", &[("reply", "2")]).await.is(303);
    ada.form("discussion/post_reply", &[("thread", "1"), ("parent", "2"), ("body", "To nobody")]).await.is(404).shows("To nobody");
}

#[tokio::test]
async fn the_longest_texts_come_in_whatever_the_script_and_longer_ones_come_back() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for letter in ["a", "ა", "字", "🔋"] {
        let longest = letter.repeat(limits::BODY_MAX);
        ada.form("discussion/post_reply", &[("thread", "1"), ("body", &longest)]).await.is(303);
        let asked: Vec<(&str, &str)> = ASKED.iter().map(|(name, value)| (*name, if *name == "body" { longest.as_str() } else { *value })).collect();
        ada.form("discussion/start_thread", &asked).await.is(303);
        ada.call("discussion/save_draft", &[("place", "thread:1"), ("body", &letter.repeat(limits::DRAFT_MAX))]).await.is(200);
        let longer = letter.repeat(limits::BODY_MAX + 10_000);
        ada.form("discussion/post_reply", &[("thread", "1"), ("body", &longer)]).await.is(422).keeps(&longer);
        ada.form("discussion/edit_reply", &[("reply", "1"), ("version", "1"), ("title", "Still here"), ("body", &longer)]).await.keeps(&longer);
    }
}

#[tokio::test]
async fn redirects_are_ascii() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    for (place, to) in
        [("/tags/lämpö tila", "/tags/l%C3%A4mp%C3%B6%20tila"), ("/search?q=电池", "/search?q=%E7%94%B5%E6%B1%A0"), ("/tags/a%20b", "/tags/a%20b")]
    {
        visitor.form("accounts/choose_appearance", &[("theme", "dark"), ("back", place)]).await.leads_to(to);
    }
}
