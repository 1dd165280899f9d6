//! Requests of any shape through the whole application: none makes a panic, none a fault.

use super::support::{
    Forum, Who,
    browser::{Browser, FORM, HTML, JSON, encode},
    doors::{self, DOORS},
};
use app::App;
use axum::body::Body;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use leptos_axum::generate_route_list;
use proptest::{prelude::*, sample::select, test_runner::TestRunner};
use server::router;
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};
use tokio::runtime::Runtime;

/// Counts panics of this thread, on which everything runs but hashing and pictures.
fn counted_panics() -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let (counter, here, before) = (Arc::clone(&count), thread::current().id(), std::panic::take_hook());
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == here {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        before(panic);
    }));
    count
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig { cases, failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::default() })
}

/// What an answer must not be. A page that is too busy for this test is none of its matters.
fn check(panics: &AtomicUsize, status: u16, what: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(panics.load(Ordering::Relaxed), 0, "a panic: {}", what);
    prop_assert!(status < 500, "{}: {}", status, what);
    Ok(())
}

fn method() -> impl Strategy<Value = String> {
    let known = select(vec!["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PROPFIND"]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "[A-Za-z!#$%&'*+.^_`|~-]{1,12}"]
}

/// Addresses in every form of RFC 9112, 3.2, around the paths that there are.
fn address(paths: Vec<String>) -> impl Strategy<Value = String> {
    let part = prop_oneof!["[0-9]{1,20}", "[a-z-]{1,12}", "\\PC{0,12}", Just("%".to_owned()), Just("%00".to_owned()), Just("..".to_owned())];
    let known = (select(paths), part.clone(), part).prop_map(|(path, one, other)| {
        let mut parts = path.split('/').map(|piece| if piece.starts_with([':', '{', '*']) { one.as_str() } else { piece });
        let path = parts.by_ref().collect::<Vec<_>>().join("/");
        if other.len() % 3 == 0 { path } else { format!("{path}?{other}={one}&next={other}") }
    });
    let free = prop_oneof!["/[!-~]{0,40}", "[!-~]{1,30}", "/\\PC{0,20}", Just("*".to_owned()), Just("//evil.example/x".to_owned())];
    let origin = prop_oneof![3 => known, 2 => free];
    (origin, 0_u8..12).prop_map(|(path, form)| match form {
        0 => format!("http://127.0.0.1:3000{path}"),
        1 => format!("127.0.0.1:3000{path}"),
        2 => "127.0.0.1:3000".to_owned(),
        3 => "http://127.0.0.1:3000".to_owned(),
        _ => path,
    })
}

fn header() -> impl Strategy<Value = (String, Vec<u8>)> {
    let name = select(vec![
        "accept",
        "accept-language",
        "accept-encoding",
        "referer",
        "cookie",
        "content-type",
        "range",
        "if-none-match",
        "if-modified-since",
        "x-forwarded-for",
        "user-agent",
        "upload-offset",
        "upload-length",
        "upload-metadata",
        "content-length",
        "transfer-encoding",
        "expect",
        "upgrade",
        "sec-fetch-site",
        "islands-router",
    ]);
    let value = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..40),
        select(vec![
            HTML,
            JSON,
            FORM,
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=edge",
            "application/offset+octet-stream",
            "javascript:alert(1)",
            "http://evil.example/?__err=x",
            "bytes=9-1",
            "session=x; session=y",
            "fi;q=nan, *;q=-1",
            "same-origin",
            "websocket",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (name.prop_map(str::to_owned), value)
}

fn built(method: &str, uri: &str, headers: &[(String, Vec<u8>)], body: Vec<u8>) -> Option<Request<Body>> {
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::from_bytes(method.as_bytes()).ok()?;
    // What is no address or header at all is refused before it comes here.
    *request.uri_mut() = Uri::try_from(uri.as_bytes()).ok()?;
    for (name, value) in headers {
        let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value)) else { continue };
        request.headers_mut().append(name, value);
    }
    if !headers.iter().any(|(name, _)| name == "sec-fetch-site") {
        request.headers_mut().insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    }
    Some(request)
}

#[test]
fn no_request_makes_a_panic_or_a_fault() {
    let runtime = runtime();
    let forum = runtime.block_on(Forum::new());
    let desk = server::run::desk(&forum.config, &forum.world, &server::assets::Assets::load()).unwrap();
    let routes = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect::<Vec<_>>();
    let doors = router::paths(&desk).into_iter().map(str::to_owned);
    let functions = doors::paths().into_iter().map(|path| format!("/api/{path}"));
    let paths: Vec<String> = routes.into_iter().chain(doors).chain(functions).collect();
    let browsers = [forum.visitor(), runtime.block_on(forum.browser(Who::Ada)), runtime.block_on(forum.browser(Who::Ari))];
    let panics = counted_panics();
    let requests =
        (method(), address(paths), proptest::collection::vec(header(), 0..5), proptest::collection::vec(any::<u8>(), 0..60), 0..browsers.len());
    let outcome = runner(1_500).run(&requests, |(method, uri, headers, body, who)| {
        let Some(request) = built(&method, &uri, &headers, body) else { return Ok(()) };
        let answer = runtime.block_on(browsers[who].send(request));
        check(&panics, answer.status, &format!("{method} {uri} {headers:?}"))
    });
    outcome.unwrap();
    drop(forum);
}

/// What may stand in a field.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "\\PC{0,20}",
        select(vec![
            "javascript:alert(1)",
            "//evil.example",
            "/\\evil.example",
            "?",
            "*",
            "#",
            "",
            "-1",
            "9223372036854775807",
            "/a b",
            "ä/ö",
            "1,2,x"
        ])
        .prop_map(str::to_owned),
    ]
}

async fn browsers(forum: &Forum) -> HashMap<&'static str, Browser> {
    let mut browsers = HashMap::new();
    for door in DOORS.iter() {
        browsers.insert(door.verb, door.browser(forum).await);
    }
    browsers
}

#[test]
fn no_form_makes_a_panic_or_a_fault() {
    let runtime = runtime();
    let forum = runtime.block_on(Forum::new());
    runtime.block_on(forum.prepare());
    let browsers = runtime.block_on(browsers(&forum));
    let panics = counted_panics();
    // Passwords are hashed slowly, on purpose.
    let doors: Vec<_> = DOORS.iter().filter(|door| !door.fields.iter().any(|(name, _)| *name == "password")).collect();
    let forms = (
        0..doors.len(),
        proptest::collection::vec((any::<prop::sample::Index>(), value()), 0..4),
        select(vec![HTML, JSON, "*/*"]),
        prop_oneof![Just(None), value().prop_map(Some)],
        any::<bool>(),
    );
    let outcome = runner(1_000).run(&forms, |(door, changes, accept, referer, signed_in)| {
        let door = doors[door];
        let mut fields = door.fill(&forum);
        for (at, value) in changes {
            if !fields.is_empty() {
                let at = at.index(fields.len());
                fields[at].1 = value;
            }
        }
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let mut headers = vec![("accept".to_owned(), accept.into()), ("content-type".to_owned(), FORM.into())];
        headers.extend(referer.map(|referer| ("referer".to_owned(), referer.into_bytes())));
        let Some(request) = built("POST", &format!("/api/{}", door.verb), &headers, body.join("&").into_bytes()) else { return Ok(()) };
        let visitor = forum.visitor();
        let browser = if signed_in { browsers.get(door.verb).unwrap_or(&visitor) } else { &visitor };
        let answer = runtime.block_on(browser.send(request));
        check(&panics, answer.status, &format!("{} {fields:?} {accept}", door.verb))
    });
    outcome.unwrap();
    drop(forum);
}

#[tokio::test]
async fn what_was_found_once_stays_shut() {
    let forum = Forum::new().await;
    let (visitor, ada) = (forum.visitor(), forum.browser(Who::Ada).await);
    for (method, uri) in [("CONNECT", "127.0.0.1:3000"), ("CONNECT", "evil.example:443"), ("OPTIONS", "*"), ("GET", "127.0.0.1:3000")] {
        let request = Request::builder().method(method).uri(uri).body(Body::empty()).unwrap();
        let status = visitor.send(request).await.status;
        assert!((400..500).contains(&status), "{method} {uri}: {status}");
    }
    for back in ["javascript:alert(1)", "evil.example", "*", "?", "//evil.example"] {
        visitor.form("following/follow", &[("subject", "thread:1"), ("back", back)]).await.is(401);
        ada.form("following/follow", &[("subject", "thread:1"), ("back", back)]).await.leads_to("/");
    }
}

#[tokio::test]
async fn a_form_never_leads_to_where_the_browser_came_from() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for verb in ["discussion/preview", "discussion/save_draft", "library/keep", "discussion/discard_draft"] {
        for body in ["body=a&place=thread:1&page=/", "nothing"] {
            let headers = [("accept", HTML), ("origin", super::support::SITE), ("content-type", FORM), ("referer", "https://evil.example/x?y=z")];
            let answer = ada.request("POST", &format!("/api/{verb}"), &headers, body).await;
            let place = answer.location();
            assert!(answer.status < 500 && (place.is_empty() || place.starts_with('/')), "{verb}: {} {place}", answer.status);
            assert!(!answer.text.contains("evil.example") && !answer.text.contains("nowhere.invalid"), "{verb}");
        }
    }
}
