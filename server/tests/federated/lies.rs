//! A provider that lies, or is lied about. Whatever it says, nobody comes in by it.

use super::rig::{MARTA, Site};

/// Spoils a good sign-in and expects a page that says so.
async fn refused(site: &Site, provider: &str, bad: &'static str, why: &str, status: u16) {
    let before = (site.sessions().await, site.members().await, site.identities().await);
    let browser = site.visitor();
    let answer = site.come(&browser, provider, "", MARTA.bad(bad)).await;
    let page = site.refuses(&browser, answer, why, status).await;
    page.shows("<h1>That did not work</h1>").hides("Continue with");
    assert_eq!(site.session(&browser), None, "{bad}");
    assert_eq!((site.sessions().await, site.members().await, site.identities().await), before, "{bad}");
}

#[tokio::test]
async fn tokens_that_are_not_what_they_should_be() {
    let site = Site::new().await;
    let bad = [
        "wrong-iss",
        "almost-iss",
        "wrong-aud",
        "extra-aud",
        "wrong-azp",
        "wrong-nonce",
        "no-nonce",
        "alg-none",
        "hs256",
        "hs256-secret",
        "expired",
        "not-yet",
        "no-sub",
        "empty-sub",
        "blank-sub",
        "foreign-key",
        "foreign-kid",
        "jwk-header",
        "cut-signature",
        "no-token",
        "no-id-token",
        "userinfo-other",
    ];
    for bad in bad {
        refused(&site, "one", bad, "untrusted", 403).await;
    }
    // The same person without the lie comes in.
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA).await.comes_in();
}

#[tokio::test]
async fn tenants_that_are_not_the_token_s() {
    let site = Site::new().await;
    for bad in ["wrong-iss", "other-tenant", "odd-tenant"] {
        refused(&site, "organizations", bad, "untrusted", 403).await;
    }
}

#[tokio::test]
async fn answers_that_are_none() {
    let site = Site::new().await;
    for bad in ["token-garbage", "token-redirecting", "token-down"] {
        refused(&site, "one", bad, "untrusted", 403).await;
    }
    refused(&site, "one", "token-huge", "unreachable", 503).await;
}

#[tokio::test]
async fn another_issuer_answers() {
    let site = Site::new().await;
    refused(&site, "one", "iss-param", "untrusted", 403).await;
    refused(&site, "named", "no-iss-param", "untrusted", 403).await;
}

#[tokio::test]
async fn the_person_says_no() {
    let site = Site::new().await;
    refused(&site, "one", "denied", "cancelled", 400).await;
}

#[tokio::test]
async fn an_address_that_is_not_vouched_for_makes_no_account() {
    let site = Site::new().await;
    let (members, browser) = (site.members().await, site.visitor());
    site.come(&browser, "one", "", MARTA.unverified()).await.leads_to("/sign-in/mail-sent?provider=one");
    browser.get("/sign-in/mail-sent?provider=one").await.is(200).shows("Provider one does not confirm");
    assert_eq!((site.members().await, site.session(&browser)), (members, None));
    assert_eq!(site.text("SELECT email || ' ' || subject || ' ' || password_hash AS t FROM joinings").await, "marta@school.example marta ");
    // Nor does one that somebody has, and the answer does not tell.
    let known = site.visitor();
    let ada = super::rig::person("x", "ada@example.org").unverified();
    site.come(&known, "one", "", ada).await.leads_to("/sign-in/mail-sent?provider=one");
    assert_eq!((site.members().await, site.session(&known)), (members, None));
    // Without an address there is nothing to write to.
    let mute = site.visitor();
    let answer = site.come(&mute, "one", "", super::rig::person("y", "")).await;
    site.refuses(&mute, answer, "no-email", 422).await.shows("did not tell us an e-mail address");
    for odd in ["not an address", "a@b.eu\r\nBcc: x@y.eu", "<a@b.eu>"] {
        let browser = site.visitor();
        let answer = site.come(&browser, "one", "", super::rig::person("z", odd)).await;
        site.refuses(&browser, answer, "no-email", 422).await;
    }
}

/// As some providers write it.
#[tokio::test]
async fn a_confirmation_can_be_a_text() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA.bad("string-unverified")).await.leads_to("/sign-in/mail-sent?provider=one");
    site.come(&browser, "one", "", MARTA.bad("string-verified")).await.comes_in();
}
