//! The search page and suggestions: forms that need no script, bad input, limits.

use super::support::{Forum, Who, browser::encode};

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

/// Letters before apostrophes, signs that a database reads in a way of its own, characters that are hardly any, numbers at their end.
const ANYTHING: [&str; 20] = [
    "l'",
    "d’",
    "rock 'n' roll",
    "l' batterie",
    "'; DROP TABLE members; --",
    "\"",
    "NEAR(a b)",
    "{title} : x",
    "a <-> b",
    "a:*",
    "%",
    "!",
    "\\",
    "\0",
    "\u{301}",
    "\u{FFFE}\u{10FFFF}",
    "-",
    "9223372036854775807.9223372036854775807",
    "-9223372036854775808~9223372036854775807",
    "9223372036854775807",
];

/// Every address with something typed in it, by whom it is asked; what is typed stands at the end.
const FILTERS: [(Who, &str); 37] = [
    (Who::Visitor, "/search?q="),
    (Who::Visitor, "/search?q=cell&author="),
    (Who::Visitor, "/search?q=cell&tag="),
    (Who::Visitor, "/search?q=cell&before="),
    (Who::Visitor, "/search?q=cell&kind=thread&page="),
    (Who::Visitor, "/search/suggest?q="),
    (Who::Visitor, "/library/concepts/suggest?q="),
    (Who::Visitor, "/threads?q="),
    (Who::Visitor, "/threads?lang="),
    (Who::Visitor, "/threads?sort=top&after="),
    (Who::Visitor, "/threads/1/how-do-you-test-a-cell?after="),
    (Who::Visitor, "/threads/1/how-do-you-test-a-cell?branch="),
    (Who::Visitor, "/boards/classroom?q="),
    (Who::Visitor, "/boards/"),
    (Who::Visitor, "/tags/"),
    (Who::Visitor, "/members/"),
    (Who::Visitor, "/feeds/tags/"),
    (Who::Visitor, "/people?name="),
    (Who::Visitor, "/people?language=en&level="),
    (Who::Visitor, "/people?after="),
    (Who::Visitor, "/organisations?name="),
    (Who::Visitor, "/organisations?after="),
    (Who::Visitor, "/organisations/"),
    (Who::Visitor, "/library?tag="),
    (Who::Visitor, "/library?after="),
    (Who::Visitor, "/collections?after="),
    (Who::Visitor, "/oai?verb=ListRecords&resumptionToken="),
    (Who::Visitor, "/join/"),
    (Who::Ada, "/notices?after="),
    (Who::Ada, "/following?after="),
    (Who::Ada, "/settings/security/log?before="),
    (Who::Ari, "/admin/people?q="),
    (Who::Ari, "/admin/people?before="),
    (Who::Ari, "/admin/audit?actor="),
    (Who::Ari, "/admin/audit?days="),
    (Who::Ari, "/admin/concepts?after="),
    (Who::Ari, "/invitations?before="),
];

#[tokio::test]
async fn whatever_is_typed_into_any_filter_is_answered() {
    let forum = Forum::new().await;
    let long = "l' ".repeat(1_500);
    let (visitor, ada, ari) = (forum.visitor(), forum.browser(Who::Ada).await, forum.browser(Who::Ari).await);
    for (who, path) in FILTERS {
        let browser = match who {
            Who::Ada => &ada,
            Who::Ari => &ari,
            _ => &visitor,
        };
        for typed in ANYTHING.iter().copied().chain([long.as_str()]) {
            let status = browser.get(&format!("{path}{}", encode(typed))).await.status;
            assert!(status < 500, "{path}{typed:.40}: {status}");
        }
    }
}
