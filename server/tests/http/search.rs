//! The search page and suggestions: forms that need no script, bad input, limits.

use super::support::{Forum, Who};

#[tokio::test]
async fn the_box_in_the_header_leads_to_everything() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    let front = visitor.get("/").await.is(200);
    front.shows("action=\"/search\"");
    visitor.get("/search").await.is(200).shows("id=\"search-words\"").shows("id=\"tips\"").hides("found-thread");
    let found = visitor.get("/search?q=testing+cells").await.is(200);
    found.shows("href=\"/threads/1/how-do-you-test-a-cell\"").shows("<mark>test</mark>").shows("value=\"testing cells\"");
    visitor.get("/search?q=gloves&kind=thread&board=safety").await.is(200).shows("/threads/2/gloves-and-goggles").hides("these are also texts");
    visitor.get("/search?q=gloves&board=classroom").await.is(200).hides("/threads/2/gloves-and-goggles").shows("class=\"empty\"");
    visitor.get("/threads?q=gloves").await.is(200).shows("Gloves and goggles");
}

#[tokio::test]
async fn nobody_reads_what_is_not_theirs() {
    let forum = Forum::new().await;
    let hidden = "/threads/3/for-members-only";
    for path in ["/search?q=members+only", "/search/suggest?q=for+members"] {
        forum.visitor().get(path).await.is(200).hides(hidden);
        forum.browser(Who::Ada).await.get(path).await.is(200).shows(hidden);
        forum.browser(Who::Sue).await.get(path).await.is(200).shows(hidden);
    }
    forum.visitor().get("/search?q=deleted").await.is(200).hides("/threads/5/");
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    let long = format!("/search?q={}", "x".repeat(7_000));
    let typed = [
        "%22",
        "%00",
        "%25",
        "*",
        "author%3A",
        "-x",
        "%22%22%22",
        "before%3Asoon",
        "NEAR(a",
        "%F0%9F%94%8B",
        "%C3%28",
        "a&after=x&kind=y&lang=zz&page=1.2.3.4",
    ];
    let paths = typed.iter().flat_map(|typed| [format!("/search?q={typed}"), format!("/search/suggest?q={typed}")]);
    for path in paths.chain([long]) {
        visitor.get(&path).await.is(200);
    }
    let hostile = visitor.get("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await.is(200);
    hostile.hides("<script>alert");
    visitor.get("/search?q=lang%3Axx+cell").await.is(200).shows("lang:xx");
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let forum = Forum::with(&[]).await;
    let ada = forum.browser(Who::Ada).await;
    let mut statuses = Vec::new();
    // Enough for two minutes: one may end meanwhile.
    for _ in 0..260 {
        statuses.push(ada.get("/search?q=cell").await.status);
    }
    assert_eq!(statuses.first(), Some(&200));
    assert!(statuses.contains(&429), "a limit is there");
    assert!(!ada.get("/search?q=cell").await.header("retry-after").is_empty());
}
