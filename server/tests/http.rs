//! Forms and pages over HTTP: scripted, plain and foreign, good and bad.

use axum::{Router, body::Body};
use domain::demo;
use http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use server::{
    config::{Config, Overrides},
    health::ShuttingDown,
    run, world,
};
use std::cell::RefCell;
use tempfile::TempDir;
use tower::ServiceExt;

const SITE: &str = "http://127.0.0.1:3000";

/// A forum with demo content, and a browser without scripts.
struct Browser {
    router: Router,
    cookies: RefCell<Vec<(String, String)>>,
    _folder: TempDir,
}

struct Page {
    status: StatusCode,
    headers: http::HeaderMap,
    text: String,
}

impl Page {
    fn header(&self, name: header::HeaderName) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}

impl Browser {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let flags = Overrides { data_dir: Some(folder.path().display().to_string()), ..Overrides::default() };
        let config = Config::from_sources(None, std::iter::empty(), &flags).unwrap();
        let world = world::open(&config).await.unwrap();
        world::migrate(&world).await.unwrap();
        demo::load(&world, server::clock::now()).await.unwrap();
        Self { router: run::application(&config, &world, ShuttingDown::default()), cookies: RefCell::default(), _folder: folder }
    }

    async fn send(&self, mut request: Request<Body>) -> Page {
        let cookies: Vec<String> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert(header::HOST, "127.0.0.1:3000".parse().unwrap());
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.borrow_mut().retain(|(known, _)| known != name);
            self.cookies.borrow_mut().push((name.to_owned(), value.to_owned()));
        }
        let (parts, body) = response.into_parts();
        let text = String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned();
        Page { status: parts.status, headers: parts.headers, text }
    }

    async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
    }

    async fn post_from(&self, origin: &str, accept: &str, verb: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = Request::post(format!("/api/{verb}"))
            .header(header::ACCEPT, accept)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    /// A plain form.
    async fn form(&self, verb: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(SITE, "text/html", verb, fields).await
    }

    /// The same by a script.
    async fn call(&self, verb: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(SITE, "application/json", verb, fields).await
    }

    async fn sign_in(&self, email: &str) {
        let page = self.form("accounts/sign_in", &[("email", email), ("password", demo::PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

const WRITING: &[(&str, &[(&str, &str)])] = &[
    ("accounts/sign_up", &[("name", "Eve"), ("email", "eve@example.org"), ("password", "blue gearbox 77")]),
    ("accounts/sign_in", &[("email", "teacher@example.org"), ("password", demo::PASSWORD)]),
    ("accounts/sign_out", &[]),
    ("accounts/change_settings", &[("name", "Eve"), ("headline", ""), ("kind", "teacher"), ("country", ""), ("language", "")]),
    ("accounts/choose_appearance", &[("theme", "dark")]),
    (
        "discussion/start_thread",
        &[("board", "2"), ("slug", "x"), ("kind", "question"), ("title", "A good title"), ("language", "en"), ("body", "Hello")],
    ),
    ("discussion/post_reply", &[("thread", "1"), ("body", "Hello")]),
    ("discussion/edit_reply", &[("reply", "1"), ("version", "1"), ("body", "Hello")]),
    ("discussion/delete_reply", &[("reply", "1")]),
    ("discussion/restore_reply", &[("reply", "1")]),
    ("discussion/mark_answer", &[("reply", "2"), ("answer", "yes")]),
    ("discussion/react", &[("reply", "1"), ("kind", "thanks")]),
    ("discussion/unreact", &[("reply", "1"), ("kind", "thanks")]),
    ("discussion/mark_read", &[("thread", "1"), ("numbers", "0")]),
    ("discussion/save_draft", &[("place", "thread:1"), ("body", "Hello")]),
    ("discussion/discard_draft", &[("place", "thread:1"), ("page", "/")]),
    ("discussion/preview", &[("body", "Hello")]),
    ("discussion/change_thread", &[("thread", "1"), ("change", "lock")]),
    ("discussion/move_thread", &[("thread", "1"), ("board", "2")]),
    ("discussion/merge_threads", &[("thread", "1"), ("into", "2")]),
    ("discussion/split_branch", &[("reply", "2"), ("title", "A good title")]),
];

#[tokio::test]
async fn every_server_function_is_known_here_and_refuses_foreign_pages() {
    let browser = Browser::new().await;
    browser.sign_in("moderator@example.org").await;
    let mut known: Vec<String> = WRITING.iter().map(|(verb, _)| format!("/api/{verb}")).collect();
    let mut there: Vec<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    known.sort();
    there.sort();
    assert_eq!(known, there);
    for (verb, fields) in WRITING {
        // Few enough for the limit of posts a minute.
        for origin in ["null", "http://127.0.0.1:3000.evil.example"] {
            let page = browser.post_from(origin, "text/html", verb, fields).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{verb} from {origin}");
        }
    }
}

#[tokio::test]
async fn visitors_can_do_nothing_but_come_in() {
    let browser = Browser::new().await;
    for (verb, fields) in WRITING.iter().filter(|(verb, _)| verb.starts_with("discussion/")) {
        let page = browser.call(verb, fields).await;
        assert!([401, 403, 404].contains(&page.status.as_u16()), "{verb}: {} {}", page.status, page.text);
        assert!(page.text.contains("Problem"), "{verb}: {}", page.text);
    }
}

#[tokio::test]
async fn members_cannot_moderate_or_change_others_posts() {
    let browser = Browser::new().await;
    browser.sign_in("teacher@example.org").await;
    for verb in ["edit_reply", "delete_reply", "change_thread", "move_thread", "merge_threads", "split_branch", "mark_answer"] {
        let (verb, fields) = WRITING.iter().find(|(known, _)| known.ends_with(verb)).unwrap();
        let page = browser.call(verb, fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{verb}: {}", page.text);
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_with_what_was_typed() {
    let browser = Browser::new().await;
    let page = browser.form("accounts/sign_up", &[("name", "Märta <b>"), ("email", "no"), ("password", "short"), ("role", "admin")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Märta &lt;b&gt;\"", "value=\"no\"", "class=\"error-summary\"", "href=\"#password\""] {
        assert!(page.text.contains(kept), "{kept}");
    }
    assert!(!page.text.contains("short\""), "a password is never sent back");
    browser.sign_in("teacher@example.org").await;
    let text = format!("</textarea><script>alert(1)</script>{}", "x".repeat(32_000));
    let page = browser.form("discussion/post_reply", &[("thread", "6"), ("body", &text)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)") && !page.text.contains("<script>alert"));
    let deep = "> ".repeat(1000);
    assert_eq!(browser.form("discussion/post_reply", &[("thread", "6"), ("body", &deep)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.form("discussion/post_reply", &[("thread", "6"), ("body", "**Bold**"), ("intent", "preview")]).await;
    assert!(page.status.is_success() && page.text.contains("<strong>Bold</strong>") && page.text.contains(">\n**Bold**</textarea>"));
}

#[tokio::test]
async fn a_text_survives_a_session_that_ended() {
    let browser = Browser::new().await;
    let page = browser.form("discussion/post_reply", &[("thread", "6"), ("body", "Half an hour of typing")]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.text.contains(">\nHalf an hour of typing</textarea>"));
    let page = browser.form("discussion/edit_reply", &[("reply", "9"), ("version", "1"), ("body", "Another half hour")]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.text.contains(">\nAnother half hour</textarea>"));
}

#[tokio::test]
async fn one_writes_reads_edits_and_is_told_of_conflicts() {
    let browser = Browser::new().await;
    browser.sign_in("teacher@example.org").await;
    let fields = [
        ("board", "2"),
        ("slug", "teaching-practice"),
        ("kind", "question"),
        ("title", "How do you test this?"),
        ("language", "en"),
        ("tags", "a b"),
        ("body", "Tell me."),
    ];
    let page = browser.form("discussion/start_thread", &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let thread = page.header(header::LOCATION);
    let moved = browser.get(&thread).await;
    assert_eq!((moved.status, moved.header(header::LOCATION)), (StatusCode::MOVED_PERMANENTLY, thread.replace("/-", "/how-do-you-test-this")));
    let id = thread.split('/').nth(2).unwrap();
    let keyed = [("thread", id), ("body", "So."), ("key", "same")];
    let first = browser.form("discussion/post_reply", &keyed).await.header(header::LOCATION);
    assert_eq!(first, browser.form("discussion/post_reply", &keyed).await.header(header::LOCATION));
    let place = browser.get(&first).await;
    assert_eq!(place.status, StatusCode::SEE_OTHER);
    assert!(place.header(header::LOCATION).ends_with("?at=1#reply-1"));
    let reply = first.rsplit('/').next().unwrap();
    assert_eq!(
        browser.form("discussion/edit_reply", &[("reply", reply), ("version", "1"), ("body", "So and so.")]).await.status,
        StatusCode::SEE_OTHER
    );
    let stale = browser.form("discussion/edit_reply", &[("reply", reply), ("version", "1"), ("body", "My other words")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains(">\nMy other words</textarea>") && stale.text.contains("So and so."));
    assert!(browser.get(&format!("/replies/{reply}/history")).await.text.contains("diff-added"));
}

#[tokio::test]
async fn unreadable_and_oversized_requests_get_a_plain_answer() {
    let browser = Browser::new().await;
    for fields in [&[][..], &[("thread", "one"), ("body", "x")][..], &[("thread", "99999999999999999999"), ("body", "x")][..]] {
        assert_eq!(browser.form("discussion/post_reply", fields).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(browser.call("discussion/post_reply", fields).await.status, StatusCode::BAD_REQUEST);
    }
    let large = "x".repeat(300_000);
    assert_eq!(browser.form("discussion/post_reply", &[("thread", "1"), ("body", &large)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    for path in [
        "/threads/abc",
        "/threads/999999",
        "/replies/0",
        "/boards/none",
        "/members/none",
        "/nowhere",
        "/about/none",
        "/feeds/tags/x",
        "/boards/staff-room",
    ] {
        let page = browser.get(path).await;
        assert!([404, 301].contains(&page.status.as_u16()), "{path}: {}", page.status);
    }
}

#[tokio::test]
async fn guessing_passwords_is_answered_with_429() {
    let browser = Browser::new().await;
    let wrong = [("email", "teacher@example.org"), ("password", "not the password")];
    for _ in 0..5 {
        assert_eq!(browser.form("accounts/sign_in", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = browser.form("accounts/sign_in", &wrong).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.header(header::RETRY_AFTER).parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn cookies_redirects_and_headers_are_safe() {
    let browser = Browser::new().await;
    for next in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let page = browser.form("accounts/sign_in", &[("email", "teacher@example.org"), ("password", demo::PASSWORD), ("next", next)]).await;
        assert_eq!(page.header(header::LOCATION), "/", "{next}");
        let cookie = page.header(header::SET_COOKIE);
        assert!(
            cookie.starts_with("sid=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
            "{cookie}"
        );
    }
    let page = browser.get("/").await;
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    let policy = page.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"));
    assert!(!page.text.contains(" style=\"") && !page.text.contains(" onclick"));
    assert_eq!(page.text.matches("<script").count(), 1, "only boot.js");
    assert!(page.text.ends_with("</html>"));
}

#[tokio::test]
async fn machines_read_feeds_sitemap_and_robots() {
    let browser = Browser::new().await;
    let feed = browser.get("/feeds/boards/suomi.atom").await;
    assert!(feed.header(header::CONTENT_TYPE).starts_with("application/atom+xml"));
    assert!(feed.text.contains("<entry>") && feed.text.contains(&format!("{SITE}/threads/")));
    assert_eq!(browser.get("/feeds/boards/staff-room.atom").await.status, StatusCode::NOT_FOUND);
    let sitemap = browser.get("/sitemap.xml").await;
    assert!(sitemap.text.matches("<url>").count() > 40);
    assert!(browser.get("/robots.txt").await.text.contains("Sitemap:"));
    let thread = browser.get("/threads/6/x").await.header(header::LOCATION);
    let page = browser.get(&thread).await;
    for part in ["application/ld+json", "rel=\"canonical\"", "og:title", "class=\"post-body\"", "data-reply-id="] {
        assert!(page.text.contains(part), "{part}");
    }
}

#[tokio::test]
async fn the_language_is_the_browser_s_then_the_chosen_one() {
    let browser = Browser::new().await;
    let finnish = Request::get("/").header(header::ACCEPT_LANGUAGE, "fi-FI,fi;q=0.9").body(Body::empty()).unwrap();
    assert!(browser.send(finnish).await.text.contains("<html lang=\"fi\""));
    browser.form("accounts/choose_appearance", &[("language", "fi"), ("theme", "dark")]).await;
    assert!(browser.get("/").await.text.contains("<html lang=\"fi\" data-theme=\"dark\""));
}
