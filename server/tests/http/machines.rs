//! What programs read: feeds, sitemap, robots, structured data.

use super::support::{Forum, SITE, Who, content::QUESTION};

#[tokio::test]
async fn feeds_and_the_sitemap_name_what_is_public() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    for feed in ["/feeds/boards/classroom.atom", "/feeds/tags/cells.atom", "/feeds/threads/1.atom"] {
        let answer = visitor.get(feed).await.is(200);
        assert!(answer.header("content-type").starts_with("application/atom+xml"));
        answer.shows("<entry>").shows(&format!("{SITE}/"));
    }
    let index = visitor.get("/sitemap.xml").await.is(200);
    let parts: Vec<&str> = index.text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    for kind in ["thread", "member", "resource", "organisation", "page"] {
        assert!(parts.contains(&format!("{SITE}/sitemaps/{kind}-0.xml").as_str()), "{kind}: {}", index.text);
    }
    let mut places = 0;
    for part in &parts {
        places += visitor.get(part.strip_prefix(SITE).unwrap()).await.is(200).text.matches("<url>").count();
    }
    assert!(places >= 5, "{}", index.text);
    visitor.get("/sitemaps/thread-0.xml").await.is(200).shows(&format!("{SITE}{QUESTION}"));
    visitor.get("/sitemaps/resource-0.xml").await.is(200).shows(&format!("{SITE}/library/1/measuring-a-cell")).hides("draft").hides("old-worksheet");
    visitor.get("/sitemaps/thread-999999999.xml").await.is(200).hides("<url>");
    for none in ["/sitemaps/thread-0", "/sitemaps/thread--1.xml", "/sitemaps/board-0.xml", "/sitemaps/thread-x.xml"] {
        visitor.get(none).await.is(404);
    }
    visitor.get("/robots.txt").await.is(200).shows("Sitemap:");
    visitor.get("/feeds/boards/staffroom.atom").await.is(404);
    forum.browser(Who::Ada).await.get("/feeds/boards/staffroom.atom").await.is(200).shows("For members only");
}

#[tokio::test]
async fn a_thread_tells_machines_what_it_is() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("discussion/mark_answer", &[("reply", "2"), ("answer", "yes")]).await.is(303);
    let page = forum.visitor().get(QUESTION).await.is(200);
    let json = page.text.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(json).unwrap();
    assert!(data.to_string().contains("QAPage") && data.to_string().contains("acceptedAnswer"), "{data}");
    for part in [
        format!("href=\"{SITE}{QUESTION}\" rel=\"canonical\""),
        "property=\"og:title\"".into(),
        "class=\"post-body\"".into(),
        "data-reply-id=\"2\"".into(),
    ] {
        assert!(page.text.contains(&part), "{part}");
    }
    assert_eq!(page.text.matches("<script").count(), 2, "boot.js and the structured data");
    forum.visitor().get("/threads/2/gloves-and-goggles").await.is(200).shows("DiscussionForumPosting");
}
