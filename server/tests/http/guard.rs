//! What strangers cannot learn or bend: whether an address has an account, where mails lead, what browsers are told.

use super::support::{
    Forum, Who,
    browser::{Answer, Browser, FORM, HTML},
    content::PASSWORD,
};
use app::App;
use domain::mail::Post;
use leptos_axum::generate_route_list;
use std::time::{Duration, Instant};

/// What strangers can send an address to, with one that has an account and one that has not.
const ASKED: [(&str, &[(&str, &str)]); 3] = [
    ("accounts/sign_up", &[("name", "Eve Newcomer"), ("password", PASSWORD)]),
    ("accounts/ask_reset", &[]),
    ("accounts/sign_in", &[("password", "not the password")]),
];

async fn ask(browser: &Browser, verb: &str, fields: &[(&str, &str)], email: &str) -> (Answer, Duration) {
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("email", email)]).collect();
    let started = Instant::now();
    let answer = browser.form(verb, &fields).await;
    (answer, started.elapsed())
}

#[tokio::test]
async fn answers_do_not_tell_who_has_an_account() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let visitor = forum.visitor();
    for (verb, fields) in ASKED {
        let (known, _) = ask(&visitor, verb, fields, "ada@example.org").await;
        let (unknown, _) = ask(&visitor, verb, fields, "eda@example.org").await;
        assert_eq!(known.status, unknown.status, "{verb}");
        assert_eq!(known.text.replace("ada@", "eda@"), unknown.text, "{verb}");
        let plain = |answer: &Answer| {
            let names: Vec<_> =
                answer.headers.iter().filter(|(name, _)| *name != "x-request-id").map(|(name, value)| (name.clone(), value.clone())).collect();
            names
        };
        assert_eq!(plain(&known), plain(&unknown), "{verb}");
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

/// The medians, of trials that take turns, differ by less than a twentieth or five milliseconds.
async fn takes_as_long(visitor: &Browser, verb: &str, fields: &[(&str, &str)], trials: usize) -> bool {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..trials {
        known.push(ask(visitor, verb, fields, "ada@example.org").await.1);
        unknown.push(ask(visitor, verb, fields, &format!("nobody{n}@example.org")).await.1);
    }
    let (known, unknown) = (median(known), median(unknown));
    (known - unknown).abs() < 0.005_f64.max(unknown * 0.05)
}

#[tokio::test]
async fn the_time_does_not_tell_who_has_an_account() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let visitor = forum.visitor();
    for (verb, fields) in ASKED {
        // A busy machine may spoil a series; a difference that is ours spoils all.
        let mut alike = false;
        for _ in 0..3 {
            alike = alike || takes_as_long(&visitor, verb, fields, 40).await;
        }
        assert!(alike, "{verb} takes longer for one of them");
    }
}

#[tokio::test]
async fn a_reset_takes_as_long_whether_or_not_there_is_an_account() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    let news = async || forum.number("SELECT COUNT(*) AS n FROM outbox WHERE news LIKE '%reset-asked%'").await;
    let before = news().await;
    let mut closest = f64::MAX;
    for _ in 0..5 {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for n in 0..150 {
            known.push(ask(&visitor, "accounts/ask_reset", &[], "ada@example.org").await.1);
            unknown.push(ask(&visitor, "accounts/ask_reset", &[], &format!("nobody{n}@example.org")).await.1);
        }
        let (known, unknown) = (median(known), median(unknown));
        closest = closest.min((known - unknown).abs() / known.max(unknown));
        if closest < 0.05 {
            break;
        }
    }
    assert!(closest < 0.05, "the medians differ by {:.1} %", closest * 100.0);
    // Nobody's news are as many as those of members, and lead to no mail.
    assert!(news().await - before >= 300);
    forum.deliver().await;
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM mail_links WHERE purpose = 'reset'").await, 1);
}

#[tokio::test]
async fn mails_lead_to_the_configured_site_whatever_a_request_says() {
    let forum = Forum::with(&[("BATT_PUBLIC_URL", "https://forum.example.org")]).await;
    let spool = forum.config.data_dir.join("spool");
    assert!(matches!(&forum.world.post, post if Post::is_spool(post)));
    let visitor = forum.visitor();
    let body = "email=ada%40example.org";
    let origin = ("origin", "https://forum.example.org");
    for host in ["evil.example", "forum.example.org.evil.example", "forum.example.org@evil.example"] {
        let headers = [("host", host), ("accept", HTML), ("content-type", FORM), origin];
        visitor.request("POST", "/api/accounts/ask_reset", &headers, body).await.is(421);
    }
    for name in ["x-forwarded-host", "forwarded", "x-host", "x-original-host"] {
        let headers = [(name, "host=evil.example"), ("accept", HTML), ("content-type", FORM), origin];
        visitor.request("POST", "/api/accounts/ask_reset", &headers, body).await.leads_to("/reset/sent");
    }
    forum.deliver().await;
    let mails: Vec<String> = std::fs::read_dir(spool).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert!(mails.iter().all(|mail| !mail.contains("evil.example")), "{mails:?}");
    assert!(mails.iter().any(|mail| mail.contains("https://forum.example.org/reset/new")), "{mails:?}");
}

#[tokio::test]
async fn every_page_tells_browsers_how_to_guard_it() {
    let forum = Forum::with(&[("BATT_PUBLIC_URL", "https://forum.example.org")]).await;
    let (visitor, ada) = (forum.visitor(), forum.browser(Who::Ada).await);
    let more = ["/robots.txt", "/sitemap.xml", "/feeds/boards/classroom.atom", "/nowhere", "/health/live", "/settings/security/factor.svg"];
    let routes: Vec<String> = generate_route_list(App).iter().map(|route| route.path().replace("{id}", "1").replace("{slug}", "classroom")).collect();
    for path in routes.iter().map(String::as_str).chain(more) {
        for (browser, personal) in [(&visitor, false), (&ada, true)] {
            let answer = browser.get(path).await;
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert!(["strict-origin-when-cross-origin", "no-referrer"].contains(&answer.header("referrer-policy")), "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(answer.header("strict-transport-security").contains("max-age=31536000"), "{path}");
            assert!(answer.header("server").is_empty() && answer.header("x-powered-by").is_empty(), "{path}");
            assert!(!personal || answer.header("cache-control") == "no-store", "{path}: {}", answer.header("cache-control"));
            let kind = answer.header("content-type");
            assert!(!kind.starts_with("text/") || kind.contains("charset=utf-8"), "{path}: {kind}");
        }
    }
}

#[tokio::test]
async fn pages_with_a_secret_in_their_address_do_not_pass_it_on() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let ada = forum.browser(Who::Ada).await;
    for path in ["/join/confirm?token=join+token", "/reset/new?token=reset+token", "/email/confirm?token=email+token"] {
        let before = forum.state().await;
        let answer = ada.get(path).await.is(200);
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(forum.changed_since(&before).await, [""; 0], "{path}: looking uses nothing up");
    }
}

#[tokio::test]
async fn reports_of_the_policy_are_taken_from_pages_of_ours_only() {
    let forum = Forum::new().await;
    let report = r#"{"csp-report":{"document-uri":"http://127.0.0.1:3000/x?token=secret","effective-directive":"img-src","blocked-uri":"https://a.example/"}}"#;
    let ours = [("content-type", "application/csp-report"), ("origin", super::support::SITE), ("sec-fetch-site", "same-origin")];
    forum.visitor().request("POST", "/csp-report", &ours, report).await.is(204);
    forum.visitor().request("POST", "/csp-report", &ours, "{]").await.is(204);
    let foreign = [("content-type", "application/csp-report"), ("sec-fetch-site", "cross-site")];
    forum.visitor().request("POST", "/csp-report", &foreign, report).await.is(403);
}

#[tokio::test]
async fn a_session_that_was_ended_stays_ended_whatever_was_under_way() {
    let forum = Forum::new().await;
    for _ in 0..20 {
        let ada = forum.browser(Who::Ada).await;
        let name = forum.config.session_cookie();
        let token = ada.cookie(name).unwrap();
        // Long unseen: the next page notes that it was used.
        forum.run("UPDATE sessions SET seen_at = seen_at - 3600000", Vec::new()).await;
        let again = forum.visitor();
        again.keep(name, &token);
        tokio::join!(
            again.get("/settings"),
            async { ada.form("accounts/sign_out", &[]).await.is(303) },
            again.get("/"),
            again.form("accounts/confirm_identity", &[("password", "x")])
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
        again.keep(name, &token);
        again.get("/settings").await.is(401);
        assert_eq!(forum.number("SELECT COUNT(*) AS n FROM sessions WHERE member_id = 1").await, 0);
    }
}
