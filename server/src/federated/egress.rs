//! The one way out to providers: no redirects, no proxies of the environment, few seconds, small answers.

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::{Client, redirect::Policy};
use std::{error::Error, fmt, future::Future, pin::Pin, time::Duration};

const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(10);
const LARGEST: usize = 1_000_000;

#[derive(Clone, Debug)]
pub struct Egress(Client);

/// Why there is no answer. What was sent and received is never part of it.
#[derive(Debug)]
pub enum Failed {
    Connection(reqwest::Error),
    TooLarge,
    /// Not a request, or not an answer, of HTTP.
    Malformed,
    Status(u16),
    /// Not the JSON that it should be.
    Garbage,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connection(error) => write!(f, "connection: {}", root(error)),
            Self::TooLarge => write!(f, "an answer of more than {LARGEST} bytes"),
            Self::Malformed => f.write_str("not HTTP"),
            Self::Status(status) => write!(f, "status {status}"),
            Self::Garbage => f.write_str("an answer that cannot be read"),
        }
    }
}

/// The innermost cause: the outer texts hold the whole address.
fn root(error: &reqwest::Error) -> &dyn Error {
    let mut cause: &dyn Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause
}

impl Error for Failed {}

impl Egress {
    pub fn new() -> Result<Self, reqwest::Error> {
        // Fails if there is one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client =
            Client::builder().redirect(Policy::none()).no_proxy().connect_timeout(CONNECT).timeout(WHOLE).user_agent("BaTT Forum").build()?;
        Ok(Self(client))
    }

    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, Failed> {
        let request = reqwest::Request::try_from(request).map_err(|_| Failed::Malformed)?;
        let mut response = self.0.execute(request).await.map_err(|error| Failed::Connection(error.without_url()))?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| Failed::Connection(error.without_url()))? {
            if body.len() + part.len() > LARGEST {
                return Err(Failed::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        let mut answer = HttpResponse::new(body);
        (*answer.status_mut(), *answer.headers_mut()) = (status, headers);
        Ok(answer)
    }

    /// A JSON document, with a token of access if there is one.
    pub async fn json<T: serde::de::DeserializeOwned>(&self, url: &str, token: Option<&str>) -> Result<T, Failed> {
        let mut request = http::Request::get(url).header(http::header::ACCEPT, "application/json");
        if let Some(token) = token {
            request = request.header(http::header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let answer = self.fetch(request.body(Vec::new()).map_err(|_| Failed::Malformed)?).await?;
        if answer.status() != http::StatusCode::OK {
            return Err(Failed::Status(answer.status().as_u16()));
        }
        serde_json::from_slice(answer.body()).map_err(|_| Failed::Garbage)
    }
}

impl<'c> AsyncHttpClient<'c> for Egress {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Failed>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}
