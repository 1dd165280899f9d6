//! A forum with providers, and people who come with them.

use super::{
    idp::{CLIENT, Idp, SECRET},
    support::{Forum, browser::Answer, browser::Browser, browser::encode},
};
use axum::{Router, body::Body};
use http::{Request, header};
use serde_json::json;
use std::ops::Deref;
use tower::ServiceExt;

/// Issuers of the mock that are providers of the forum under the same name.
const NAMES: [&str; 11] = ["one", "two", "named", "slow", "down", "garbage", "redirecting", "huge", "misnamed", "linkedin", "organizations"];

pub struct Site {
    pub forum: Forum,
    pub idp: Idp,
    router: Router,
}

impl Deref for Site {
    type Target = Forum;
    fn deref(&self) -> &Forum {
        &self.forum
    }
}

/// What somebody is at a provider.
#[derive(Clone, Copy)]
pub struct Person {
    pub sub: &'static str,
    pub email: &'static str,
    pub verified: bool,
    pub bad: &'static str,
}

pub const fn person(sub: &'static str, email: &'static str) -> Person {
    Person { sub, email, verified: true, bad: "" }
}

impl Person {
    pub fn unverified(self) -> Self {
        Self { verified: false, ..self }
    }

    pub fn bad(self, bad: &'static str) -> Self {
        Self { bad, ..self }
    }
}

/// Nobody has this address.
pub const MARTA: Person = person("marta", "marta@school.example");

impl Site {
    pub async fn new() -> Self {
        Self::with(&[("BATT_THROTTLES", "off")]).await
    }

    /// One on each database there is.
    pub async fn on_each() -> Vec<Self> {
        let env = [("BATT_THROTTLES", "off")];
        let mut sites = vec![Self::with(&env).await];
        sites.extend(Self::made(&env, true).await);
        sites
    }

    pub async fn with(env: &[(&str, &str)]) -> Self {
        Self::made(env, false).await.unwrap()
    }

    /// None where there is no PostgreSQL.
    async fn made(env: &[(&str, &str)], postgres: bool) -> Option<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let idp = Idp::new(&base);
        let router = idp.router();
        tokio::spawn(axum::serve(listener, router.clone()).into_future());
        let providers = NAMES.map(|name| {
            let kind = if name == "linkedin" { "linkedin" } else { "oidc" };
            let issuer = if name == "organizations" { format!("{base}/{{tenantid}}") } else { format!("{base}/{name}") };
            json!({ "name": name, "label": format!("Provider {name}"), "issuer": issuer, "client_id": CLIENT, "client_secret": SECRET, "kind": kind })
        });
        let providers = json!(providers).to_string();
        let env: Vec<_> = env.iter().copied().chain([("BATT_PROVIDERS", providers.as_str())]).collect();
        let forum = if postgres { Forum::postgres(&env).await? } else { Forum::with(&env).await };
        Some(Self { forum, idp, router })
    }

    /// The address at the provider that the start leads to.
    pub async fn begin(&self, browser: &Browser, provider: &str, query: &str) -> String {
        let answer = browser.get(&format!("/auth/{provider}/start{query}")).await.is(303);
        assert_eq!(answer.header("cache-control"), "no-store");
        answer.location().to_owned()
    }

    /// What the person does at the provider; gives the way back.
    pub async fn at_provider(&self, address: &str, person: Person) -> String {
        let path = address.splitn(4, '/').nth(3).unwrap();
        let query = format!("sub={}&email={}&verified={}&name=Marta%20Mock&bad={}", person.sub, encode(person.email), person.verified, person.bad);
        let request = Request::get(format!("/{path}&{query}")).body(Body::empty()).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 303, "{path}");
        let back = answer.headers()[header::LOCATION].to_str().unwrap();
        back.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned()
    }

    /// All the way, and the answer of the callback.
    pub async fn come(&self, browser: &Browser, provider: &str, query: &str, person: Person) -> Answer {
        let address = self.begin(browser, provider, query).await;
        let back = self.at_provider(&address, person).await;
        browser.get(&back).await
    }

    /// Nobody came in by the answer: it leads to a page that says why, under its status.
    pub async fn refuses(&self, browser: &Browser, answer: Answer, why: &str, status: u16) -> Answer {
        let answer = answer.is(303);
        let place = answer.location().to_owned();
        assert!(place.starts_with(&format!("/sign-in/refused?why={why}&provider=")), "{place}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        browser.get(&place).await.is(status)
    }

    pub fn session(&self, browser: &Browser) -> Option<String> {
        browser.cookie(self.config.session_cookie())
    }

    /// The handle of whoever is signed in.
    pub async fn who(&self, browser: &Browser) -> String {
        let front = browser.get("/").await.is(200).text;
        let link = front.split("<a ").find(|tag| tag.contains("class=\"profile-link\"")).unwrap_or_default();
        link.split("href=\"/members/").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }

    pub async fn sessions(&self) -> i64 {
        self.number("SELECT COUNT(*) AS n FROM sessions").await
    }

    pub async fn members(&self) -> i64 {
        self.number("SELECT COUNT(*) AS n FROM members").await
    }

    pub async fn identities(&self) -> i64 {
        self.number("SELECT COUNT(*) AS n FROM identities").await
    }

    /// The query of a link from the settings page.
    pub async fn link_query(&self, browser: &Browser, provider: &str) -> String {
        self.query_on("/settings/identities", browser, provider).await
    }

    /// The query of a link to the provider on a page.
    pub async fn query_on(&self, page: &str, browser: &Browser, provider: &str) -> String {
        let page = browser.get(page).await.is(200).text;
        let start = format!("href=\"/auth/{provider}/start");
        let rest = page.split(&start).nth(1).unwrap_or_else(|| panic!("no link to {provider}: {page}"));
        rest.split('"').next().unwrap().replace("&amp;", "&")
    }
}
