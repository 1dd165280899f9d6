//! A browser without scripts: cookies, pages, forms. It follows no redirect by itself.

use axum::{Router, body::Body};
use http::{HeaderMap, Request, header};
use http_body_util::BodyExt;
use std::{collections::BTreeMap, sync::Mutex};
use tower::ServiceExt;

pub const HTML: &str = "text/html,application/xhtml+xml";
pub const JSON: &str = "application/json";
pub const FORM: &str = "application/x-www-form-urlencoded";

pub struct Browser {
    router: Router,
    origin: String,
    jar: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Browser {
    pub fn new(router: Router, origin: &str) -> Self {
        Self { router, origin: origin.to_owned(), jar: Mutex::default() }
    }

    /// Keeps a cookie.
    pub fn keep(&self, name: &str, value: &str) {
        self.jar.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Forgets a cookie.
    pub fn forget(&self, name: &str) {
        self.jar.lock().unwrap().remove(name);
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.lock().unwrap().get(name).cloned()
    }

    fn cookies(&self) -> Option<String> {
        let jar = self.jar.lock().unwrap();
        (!jar.is_empty()).then(|| jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; "))
    }

    /// Sends a request as it is, with cookies and a `Host` unless it has them.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let host = self.origin.split_once("://").unwrap().1.parse().unwrap();
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(host);
        if let (Some(cookies), false) = (self.cookies(), headers.contains_key(header::COOKIE)) {
            headers.insert(header::COOKIE, cookies.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            match line.contains("Max-Age=0;") {
                true => self.forget(name),
                false => self.keep(name, value),
            }
        }
        let (parts, body) = response.into_parts();
        let text = String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, text }
    }

    pub async fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(body.into()).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[("accept", HTML)], Body::empty()).await
    }

    /// The page at the end of the redirects.
    pub async fn open(&self, path: &str) -> Answer {
        let mut path = path.to_owned();
        for _ in 0..6 {
            let answer = self.get(&path).await;
            if !(300..400).contains(&answer.status) {
                return answer;
            }
            path = answer.location().split('#').next().unwrap().to_owned();
        }
        panic!("{path} leads in circles");
    }

    async fn post(&self, verb: &str, accept: &str, body: String) -> Answer {
        let headers = [("accept", accept), ("origin", self.origin.as_str()), ("content-type", FORM)];
        self.request("POST", &format!("/api/{verb}"), &headers, body).await
    }

    /// A plain form.
    pub async fn form(&self, verb: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(verb, HTML, pairs(fields)).await
    }

    /// The same by a script.
    pub async fn call(&self, verb: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(verb, JSON, pairs(fields)).await
    }
}

impl Answer {
    /// The only value of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next().map_or("", |value| value.to_str().unwrap());
        assert!(values.next().is_none(), "{name} is there twice");
        first
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn location_if_any(&self) -> Option<&str> {
        self.headers.get("location").and_then(|value| value.to_str().ok())
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        let start: String = self.text.chars().take(600).collect();
        assert_eq!(self.status, status, "{:?} {start}", self.headers);
        self
    }

    /// A redirect after a form.
    #[track_caller]
    pub fn leads_to(self, place: &str) -> Self {
        let answer = self.is(303);
        assert_eq!(answer.location(), place);
        answer
    }

    /// A redirect to where somebody who has come in goes first.
    #[track_caller]
    pub fn comes_in(self) -> Self {
        let answer = self.is(303);
        assert!(["/", "/welcome"].contains(&answer.location()), "{}", answer.location());
        answer
    }

    #[track_caller]
    pub fn shows(self, part: &str) -> Self {
        assert!(self.text.contains(part), "no {part:?} in {}", self.text);
        self
    }

    #[track_caller]
    pub fn hides(self, part: &str) -> Self {
        assert!(!self.text.contains(part), "{part:?} in {}", self.text);
        self
    }

    /// The text stands in a field of several lines.
    #[track_caller]
    pub fn keeps(self, typed: &str) -> Self {
        let escaped = typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(self.text.contains(&format!(">\n{escaped}</textarea>")), "{typed:.100} was lost: {} {:.600}", self.status, self.text);
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The path a scripted form is told to go to.
    pub fn to(&self) -> String {
        self.json()["to"].as_str().unwrap_or_default().to_owned()
    }
}

/// Fields as a browser sends them.
pub fn pairs(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
