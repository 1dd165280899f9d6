//! Providers that are away, and what is written down about all this.

use super::{
    rig::{MARTA, Site},
    support::{Who, content::PASSWORD},
};
use server::{config::LogFormat, logs};
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tracing_subscriber::fmt::MakeWriter;

#[tokio::test]
async fn a_provider_that_is_of_no_use_is_told_and_the_password_still_works() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    for (provider, why, status) in [
        ("down", "unreachable", 503),
        ("garbage", "unreachable", 503),
        ("redirecting", "unreachable", 503),
        ("huge", "unreachable", 503),
        ("misnamed", "untrusted", 403),
    ] {
        let browser = site.visitor();
        let answer = browser.get(&format!("/auth/{provider}/start")).await;
        let page = site.refuses(&browser, answer, why, status).await;
        page.shows(&format!("Provider {provider}")).shows("href=\"/sign-in");
        browser.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.comes_in();
    }
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM oidc_attempts").await, 0, "nothing was begun");
}

#[tokio::test]
async fn a_slow_provider_is_given_up_within_ten_seconds() {
    let site = Arc::new(Site::new().await);
    site.give_password(Who::Ada).await;
    let started = Instant::now();
    let (at_start, at_token) = (site.visitor(), site.visitor());
    let back = site.at_provider(&site.begin(&at_token, "one", "").await, MARTA.bad("token-slow")).await;
    let waiting = async { tokio::join!(at_start.get("/auth/slow/start"), at_token.get(&back)) };
    let meanwhile = async {
        let browser = site.visitor();
        browser.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.comes_in();
        assert!(started.elapsed() < Duration::from_secs(5), "others do not wait: {:?}", started.elapsed());
    };
    let ((first, second), ()) = tokio::join!(waiting, meanwhile);
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    site.refuses(&at_start, first, "unreachable", 503).await.shows("does not answer");
    site.refuses(&at_token, second, "unreachable", 503).await;
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_says_what_was_wrong_without_secrets() {
    let lines = Lines::default();
    let _guard = tracing::subscriber::set_default(logs::subscriber("trace", LogFormat::Json, lines.clone()).unwrap());
    tracing::callsite::rebuild_interest_cache();
    let site = Site::new().await;
    let mut secrets = vec![super::idp::SECRET.to_owned()];
    for bad in ["", "wrong-aud", "wrong-nonce", "hs256", "no-token", "token-garbage", "denied", "userinfo"] {
        let browser = site.visitor();
        let address = site.begin(&browser, "one", "").await;
        let back = site.at_provider(&address, MARTA.bad(bad)).await;
        browser.get(&back).await.is(303);
        for name in ["state", "nonce", "code"] {
            let value = |text: &str| text.split(&format!("{name}=")).nth(1).map(|rest| rest.split('&').next().unwrap().to_owned());
            secrets.extend(value(&address).into_iter().chain(value(&back)).filter(|value| value.len() > 20));
        }
        secrets.extend(site.session(&browser).into_iter().chain(browser.cookie("auth")));
    }
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("a provider could not be used") && text.contains("another-site"), "who runs the site is told: {text:.3000}");
    assert!(secrets.len() > 20, "{secrets:?}");
    for secret in &secrets {
        let line = text.lines().find(|line| line.contains(secret.as_str()));
        assert!(line.is_none(), "{secret}: {line:?}");
    }
    assert!(!text.contains("access-") && !text.contains("eyJ"), "no token");
}
