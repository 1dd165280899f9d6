use super::support::{Forum, SITE, Who, browser::HTML};

/// The address in a mail to Ada about an answer, as a path.
async fn address(forum: &Forum) -> String {
    forum.deliver().await;
    let folder = forum.config.data_dir.join("spool");
    let mails = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap_or_default());
    let mail = mails.into_iter().find(|mail| mail.contains("/unsubscribe/1/reply/")).expect("a mail to Ada");
    let start = mail.split("List-Unsubscribe: <").nth(1).unwrap();
    start.split('>').next().unwrap().strip_prefix(SITE).unwrap().to_owned()
}

const OFF: &str = "SELECT COUNT(*) AS n FROM notice_preferences WHERE member_id = 1 AND kind = 'reply' AND how = 'off'";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn one_click_needs_no_session_and_no_origin() {
    let forum = Forum::new().await;
    let path = address(&forum).await;
    let answer = forum.visitor().request("POST", &path, &[FORM], ONE_CLICK).await.is(200);
    assert!(answer.header("location").is_empty(), "a provider does not follow redirects");
    assert_eq!(forum.number(OFF).await, 1);
    forum.visitor().request("POST", &path, &[FORM], ONE_CLICK).await.is(200);
    let multipart = ("content-type", "multipart/form-data; boundary=x");
    forum
        .visitor()
        .request("POST", &path, &[multipart], "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n")
        .await
        .is(200);
}

#[tokio::test]
async fn a_provider_that_looks_like_another_site_is_let_through_here_and_nowhere_else() {
    let forum = Forum::new().await;
    let path = address(&forum).await;
    let foreign = [FORM, ("origin", "https://mail.example"), ("sec-fetch-site", "cross-site")];
    let ben = forum.browser(Who::Ben).await;
    for near in ["/unsubscribe", "/unsubscribes/1/reply/x", "/api/unsubscribe/1/reply/x", "//unsubscribe/1/reply/x", "/x/../unsubscribe/1/reply/x"] {
        ben.request("POST", near, &foreign, ONE_CLICK).await.is(403);
    }
    ben.request("POST", &path, &foreign, ONE_CLICK).await.is(200);
    assert_eq!(forum.number(OFF).await, 1, "of who is in the address, not of who is signed in");
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM notice_preferences WHERE member_id = 2").await, 0);
}

#[tokio::test]
async fn a_person_sees_a_page_first_and_looking_changes_nothing() {
    let forum = Forum::new().await;
    let path = address(&forum).await;
    let visitor = forum.visitor();
    let before = forum.state().await;
    visitor.get(&path).await.is(200).shows("Somebody answers me").shows(&format!("<form method=\"post\" action=\"{path}\"")).shows("noindex");
    visitor.request("HEAD", &path, &[("accept", HTML)], "").await.is(200);
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
    visitor.request("POST", &path, &[FORM, ("accept", HTML), ("origin", SITE)], "").await.leads_to(&path);
    assert_eq!(forum.number(OFF).await, 1);
    visitor.get(&path).await.is(200).shows("You get no more mails of this kind.").hides("<form method=\"post\" action=\"/unsubscribe");
}

#[tokio::test]
async fn altered_addresses_are_not_there() {
    let forum = Forum::new().await;
    let path = address(&forum).await;
    let token = path.rsplit('/').next().unwrap();
    let visitor = forum.visitor();
    for altered in [
        path.replace("/1/reply/", "/2/reply/"),
        path.replace("/reply/", "/mention/"),
        path.replace("/reply/", "/account/"),
        path.replace("/reply/", "/digest/"),
        path.replace(token, &token.chars().rev().collect::<String>()),
        path.replace(token, "x"),
        path.replace(token, "%00"),
        path.replace("/1/", "/9223372036854775808/"),
    ] {
        visitor.get(&altered).await.is(404);
        visitor.request("POST", &altered, &[FORM], ONE_CLICK).await.is(404);
        visitor.request("POST", &altered, &[FORM, ("accept", HTML)], "").await.is(404);
    }
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM notice_preferences").await, 0);
}
