//! The form of a resource without scripts: more outcomes, concepts to choose from, previews; what was typed is always there.

use super::support::{Forum, Who};

const TYPED: &[(&str, &str)] = &[
    ("material", "2"),
    ("lock", "1"),
    ("title", "Measuring a pack"),
    ("kind", "slides"),
    ("language", "en"),
    ("description", "Do **that**."),
    ("outcomes[0][verb]", "Measure"),
    ("outcomes[0][object]", "a whole pack"),
    ("outcomes[1][verb]", "Explain"),
    ("outcomes[1][object]", "why it ages"),
    ("outcomes[1][concept]", "battery chem"),
    ("accessibility[]", "large-print"),
];

fn and<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    TYPED.iter().copied().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn asking_for_more_of_the_form_keeps_all_and_saves_nothing() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let before = forum.state().await;
    let one_more = ada.form("library/save", &and(&[("more", "add")])).await.is(200);
    one_more.shows("value=\"a whole pack\"").shows("value=\"why it ages\"").shows("name=\"outcomes[2][verb]\"").keeps("Do **that**.");
    let choice = ada.form("library/save", &and(&[("more", "find")])).await.is(200);
    choice.shows("battery chemistry").shows("value=\"proposed\"").shows("value=\"battery chem\"");
    let fewer = ada.form("library/save", &and(&[("more", "remove-0")])).await.is(200);
    assert!(!fewer.text.contains("a whole pack"));
    fewer.shows("value=\"why it ages\"");
    ada.form("library/save", &and(&[("more", "preview")])).await.is(200).shows("<strong>that</strong>").shows("value=\"a whole pack\"");
    ada.form("library/save", &and(&[("more", "remove-99")])).await.is(200).shows("value=\"a whole pack\"");
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn a_concept_is_chosen_proposed_or_asked_for() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("library/save", TYPED).await.is(422).shows("value=\"battery chem\"").shows("value=\"proposed\"");
    ada.form("library/save", &and(&[("outcomes[1][uri]", "proposed"), ("outcomes[1][definition]", "What cells are made of")])).await.is(303);
    let page = ada.get("/library/2/edit").await.is(200);
    page.shows("value=\"battery chem\"").shows("value=\"What cells are made of\"").shows("value=\"large-print\" checked");
    // A refused form keeps the lock that it was opened with: what somebody else saved meanwhile is never overwritten unseen.
    ada.form("library/save", TYPED).await.is(422).shows("name=\"lock\" value=\"1\"");
    ada.form("library/save", &and(&[("outcomes[1][uri]", "proposed")])).await.is(409).shows("name=\"lock\" value=\"2\"");
}

#[tokio::test]
async fn concepts_are_suggested() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    visitor.get("/library/concepts/suggest?q=battery+chem").await.is(200).shows("\"text\":\"battery chemistry\"");
    for typed in ["", "%25", "%00", "*", "%22"] {
        assert_eq!(visitor.get(&format!("/library/concepts/suggest?q={typed}")).await.is(200).text, "[]");
    }
}

#[tokio::test]
async fn two_authors_at_once_lose_nothing() {
    let forum = Forum::new().await;
    let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
    ben.form("library/answer_invitation", &[("material", "1"), ("answer", "accept")]).await.leads_to("/library/1/edit");
    let typed = |summary: &'static str| {
        [("material", "1"), ("lock", "1"), ("title", "Measuring a cell"), ("kind", "worksheet"), ("language", "en"), ("summary", summary)]
    };
    ben.form("library/save", &typed("What Ben thinks of it and why")).await.is(303);
    let late = ada.form("library/save", &typed("What Ada thinks of it and why")).await.is(409);
    late.shows("value=\"What Ada thinks of it and why\"")
        .shows("What Ben thinks of it and why")
        .shows("Ben Answerer")
        .shows("name=\"lock\" value=\"2\"");
    // In the background it is the same: a script is told, and keeps what it has.
    let lock = [("lock", "2")];
    let kept: Vec<_> = typed("Kept while writing it down").into_iter().filter(|one| one.0 != "lock").chain(lock).collect();
    assert_eq!(ada.call("library/keep", &kept).await.is(200).text, "3");
    ben.call("library/keep", &kept).await.is(409);
    ben.call("library/keep", &[("material", "1"), ("lock", "3"), ("title", "x"), ("kind", "worksheet"), ("language", "en")]).await.is(422);
}

#[tokio::test]
async fn versions_and_families_have_pages() {
    let forum = Forum::new().await;
    let (ada, visitor) = (forum.browser(Who::Ada).await, forum.visitor());
    visitor.get("/library/1/lineage").await.is(200).shows("Nothing was made from it yet");
    let typed = [("title", "Measuring a cell"), ("kind", "worksheet"), ("language", "en"), ("licence", "by-sa"), ("steps[]", "testing")];
    let more =
        [("summary", "What it is and for whom it is made."), ("minutes", "60"), ("description", "Do *that*."), ("material", "1"), ("lock", "1")];
    ada.form("library/save", &typed.into_iter().chain(more).collect::<Vec<_>>()).await.is(303);
    ada.form("library/publish", &[("material", "1"), ("changelog", "More time")]).await.is(303);
    let compared = visitor.get("/library/1/versions/1..2").await.is(200);
    compared.shows("60 minutes").shows("<del>45 minutes</del>").shows("diff-added");
    visitor.get("/library/1/versions?from=2&to=1").await.is(303).leads_to("/library/1/versions/2..1");
    for path in ["1..1", "1..9", "x..y", "1..2..3", "99999999999..1"] {
        visitor.get(&format!("/library/1/versions/{path}")).await.is(404);
    }
    let remix = ada.form("library/remix", &[("material", "1"), ("language", "fi")]).await.is(303).location().to_owned();
    let id = remix.split('/').nth(2).unwrap();
    let text: Vec<_> = typed
        .into_iter()
        .chain([
            ("summary", "Mikä se on ja kenelle se on tehty."),
            ("minutes", "60"),
            ("description", "Tee *se*."),
            ("changes", "Käännetty"),
            ("material", id),
            ("lock", "1"),
        ])
        .collect();
    ada.form("library/save", &text).await.is(303);
    ada.form("library/publish", &[("material", id)]).await.is(303);
    let family = visitor.get("/library/1/lineage").await.is(200);
    family.shows("<svg").shows("lineage-translation").shows(&format!("/library/{id}/")).shows("lineage-lists");
    visitor.get("/library/2/lineage").await.is(404);
}
