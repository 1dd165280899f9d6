//! Every page for every kind of reader.

use super::support::{
    Forum, Who,
    content::{GONE, HIDDEN, LOCKED, MERGED, QUESTION, TALK},
    oracle,
};

/// What a visitor, Ada, Ben and Mona get.
fn pages() -> Vec<(String, [u16; 4])> {
    let all = [200; 4];
    let members = [404, 200, 200, 200];
    // Who is not signed in is shown the way in, and comes back.
    let signed_in = [401, 200, 200, 200];
    let list: Vec<(&str, [u16; 4])> = vec![
        ("/", all),
        ("/boards/classroom", all),
        ("/boards/news", all),
        ("/boards/staffroom", members),
        ("/boards/nowhere", [404; 4]),
        ("/boards/classroom/new", signed_in),
        ("/boards/staffroom/new", [404, 200, 200, 200]),
        ("/boards/news/new", [401, 403, 403, 200]),
        ("/threads", all),
        ("/threads?kind=question&sort=top&unanswered=1&language=en", all),
        ("/threads?kind=nonsense&sort=7&after=%00&language=xx", all),
        (QUESTION, all),
        ("/threads/1/how-do-you-test-a-cell?view=flat", all),
        ("/threads/1/how-do-you-test-a-cell?after=zzz&at=99&root=abc&reply_to=2", all),
        ("/threads/1", [301; 4]),
        ("/threads/1/another-slug", [301; 4]),
        (TALK, all),
        (HIDDEN, members),
        (LOCKED, all),
        (GONE, [410, 410, 410, 200]),
        (MERGED, [301; 4]),
        ("/threads/99/x", [404; 4]),
        ("/threads/abc", [404; 4]),
        ("/threads/99999999999999999999/x", [404; 4]),
        ("/threads/1/how-do-you-test-a-cell/moderate", [401, 403, 403, 200]),
        ("/tags", all),
        ("/tags/cells", all),
        ("/tags/none-such", [404; 4]),
        ("/replies/2", [303; 4]),
        ("/replies/9", [404, 303, 303, 303]),
        ("/replies/3/edit", [401, 200, 403, 200]),
        ("/replies/2/history", all),
        ("/replies/9/history", members),
        ("/replies/2/react/tried", [401, 200, 403, 200]),
        ("/replies/2/react/applause", [404; 4]),
        ("/replies/9/react/tried", [401, 200, 403, 200]),
        ("/replies/4/reactions", all),
        ("/replies/2/split", [401, 403, 403, 200]),
        ("/members/ada", all),
        ("/members/nobody", [404; 4]),
        ("/settings", signed_in),
        ("/settings/profile", signed_in),
        ("/settings/profile/photo", signed_in),
        ("/people", all),
        ("/people?name=a&country=FI&language=en&level=b1&subject=0713&step=bms&offer=lab-time&seek=go-abroad&kind=teacher&after=a~1", all),
        ("/people?subject=nonsense&level=zz&after=%27~x", all),
        ("/organisations", all),
        ("/organisations?name=exa&kind=school&country=FI&after=a~0", all),
        ("/organisations/example-school", all),
        ("/organisations/nowhere", [404; 4]),
        ("/organisations/new", signed_in),
        ("/welcome", signed_in),
        ("/welcome/2", signed_in),
        ("/welcome/3", signed_in),
        ("/welcome/4", signed_in),
        ("/welcome/5", [404; 4]),
        ("/photos/x-64.webp", [404; 4]),
        ("/sign-in", all),
        ("/sign-up", all),
        ("/about", all),
        ("/about/none", [404; 4]),
        ("/nowhere", [404; 4]),
        ("/feeds/boards/classroom.atom", all),
        ("/feeds/boards/staffroom.atom", members),
        ("/feeds/tags/cells.atom", all),
        ("/feeds/threads/1.atom", all),
        ("/feeds/threads/3.atom", members),
        ("/feeds/threads/5.atom", [410, 410, 410, 200]),
        ("/feeds/library.atom", all),
        ("/feeds/library.atom?step=testing&language=en&kind=worksheet&tag=none", all),
        ("/library/1/versions/1/download.zip", all),
        ("/library/2/versions/1/download.zip", [404; 4]),
        ("/library/3/versions/1/download.zip", all),
        ("/library/1/versions/2/download.zip", [404; 4]),
        ("/library/import", signed_in),
        ("/library/import/template.csv", all),
        ("/library/imports/1", [401, 200, 404, 404]),
        ("/library/imports/x", [404; 4]),
        ("/oai?verb=Identify", all),
        ("/oai/lrmi.xsd", all),
        ("/sitemap.xml", all),
        ("/sitemaps/thread-0.xml", all),
        ("/sitemaps/member-0.xml", all),
        ("/robots.txt", all),
    ];
    list.into_iter().map(|(path, statuses)| (path.to_owned(), statuses)).collect()
}

async fn answers(forum: &Forum) {
    let mut differences = Vec::new();
    for (column, who) in [Who::Visitor, Who::Ada, Who::Ben, Who::Mona].into_iter().enumerate() {
        let browser = forum.browser(who).await;
        for (path, statuses) in pages() {
            let answer = browser.get(&path).await;
            if answer.status != statuses[column] {
                differences.push(format!("{path} for {who:?}: {} instead of {} → {}", answer.status, statuses[column], answer.location()));
            }
            if answer.header("content-type").starts_with("text/html") && !answer.text.is_empty() {
                oracle::is_clean(&path, &answer.text);
                assert!(answer.text.trim_end().ends_with("</html>"), "{path} for {who:?} is cut off");
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[tokio::test]
async fn pages_answer_what_each_reader_may_see() {
    answers(&Forum::new().await).await;
}

#[tokio::test]
async fn pages_answer_the_same_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        answers(&forum).await;
    }
}

#[tokio::test]
async fn hidden_threads_are_in_no_list() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    for path in ["/", "/threads", "/threads?sort=top", "/tags/cells", "/members/ada", "/feeds/tags/cells.atom", "/sitemaps/thread-0.xml"] {
        visitor.get(path).await.is(200).hides("members-only").hides("members only").hides("a-deleted-thread");
    }
    forum.browser(Who::Ben).await.get("/threads").await.shows("For members only").hides("A deleted thread");
}

#[tokio::test]
async fn strange_addresses_do_no_harm() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    for path in [
        "/boards/%00",
        "/boards/%F0%9F%94%8B",
        "/tags/%E2%80%AE",
        "/tags/a%2Fb",
        "/members/%2e%2e",
        "/photos/..%2f..%2fbatt.sqlite",
        "/photos/%00-64.jpg",
        "/people?name=%00&after=%00~1",
        "/people?country=%00",
        "/organisations?after=x~99999999999999999999",
        "/members/A'%20OR%20'1'='1",
        "/replies/%31",
        "/threads/1/%00",
        "/threads/1/%ff",
        "/threads/+1/x",
        "//evil.example",
        "/threads/1/..%2f..%2f",
        "/?after=%27",
        "/threads?after=1,2,3",
        "/threads/1/how-do-you-test-a-cell?after=%00",
        "/sign-in?next=//evil.example",
        "/boards/classroom?after=9223372036854775808.1",
    ] {
        let answer = visitor.get(path).await;
        assert!(answer.status < 500, "{path}: {}", answer.status);
        assert!(!answer.location().starts_with("//") && !answer.location().contains("evil"), "{path} → {}", answer.location());
    }
}
