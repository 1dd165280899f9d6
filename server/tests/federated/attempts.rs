//! Attempts: once, in time, in one browser, with one provider (security.md 1.3).

use super::rig::{MARTA, Site, person};

#[tokio::test]
async fn the_cookie_binds_the_attempt_to_the_browser() {
    for (env, name) in [(("BATT_THROTTLES", "off"), "auth"), (("BATT_PUBLIC_URL", "https://forum.example.org"), "__Host-auth")] {
        let site = Site::with(&[env]).await;
        let answer = site.visitor().get("/auth/one/start").await.is(303);
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with(&format!("{name}=")), "{cookie}");
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
            assert!(cookie.contains(part), "{part}: {cookie}");
        }
        assert_eq!(cookie.contains("Secure"), name.starts_with("__Host-"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[tokio::test]
async fn no_page_of_others_begins_one() {
    let site = Site::new().await;
    for (from, leads) in [("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true)] {
        let answer = site.visitor().request("GET", "/auth/one/start", &[("accept", "text/html"), ("sec-fetch-site", from)], "").await.is(303);
        assert_eq!(answer.location().starts_with("http"), leads, "{from}");
        assert!(leads || answer.location() == "/sign-in", "{from}");
    }
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM oidc_attempts").await, 2);
}

#[tokio::test]
async fn an_attempt_is_good_once() {
    let site = Site::new().await;
    let browser = site.visitor();
    let address = site.begin(&browser, "one", "").await;
    let back = site.at_provider(&address, MARTA).await;
    browser.get(&back).await.comes_in();
    let sessions = site.sessions().await;
    let replay = browser.get(&back).await;
    site.refuses(&browser, replay, "attempt", 400).await;
    assert_eq!(site.sessions().await, sessions);
}

#[tokio::test]
async fn a_code_is_good_once_even_with_a_new_attempt() {
    let site = Site::new().await;
    let browser = site.visitor();
    let first = site.begin(&browser, "one", "").await;
    let back = site.at_provider(&first, MARTA).await;
    browser.get(&back).await.comes_in();
    let code = back.split("code=").nth(1).unwrap();
    let thief = site.visitor();
    let second = site.begin(&thief, "one", "").await;
    let state = second.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let answer = thief.get(&format!("/auth/one/callback?state={state}&code={code}")).await;
    site.refuses(&thief, answer, "untrusted", 403).await;
    assert_eq!(site.session(&thief), None);
}

#[tokio::test]
async fn a_stolen_code_is_of_no_use_in_another_attempt() {
    // The code was not used yet: PKCE and the nonce tie it to the attempt it was made for.
    let site = Site::new().await;
    let (victim, thief) = (site.visitor(), site.visitor());
    let back = site.at_provider(&site.begin(&victim, "one", "").await, MARTA).await;
    let code = back.split("code=").nth(1).unwrap();
    let address = site.begin(&thief, "one", "").await;
    let state = address.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let answer = thief.get(&format!("/auth/one/callback?state={state}&code={code}")).await;
    site.refuses(&thief, answer, "untrusted", 403).await;
    assert_eq!(site.session(&thief), None);
}

#[tokio::test]
async fn states_that_are_missing_made_up_or_late() {
    let site = Site::new().await;
    let browser = site.visitor();
    let address = site.begin(&browser, "one", "").await;
    let back = site.at_provider(&address, MARTA).await;
    let code = back.split("code=").nth(1).unwrap();
    for query in ["", "?", "?state=", "?state=made-up", "?code=x", &format!("?code={code}"), &format!("?state=%00&code={code}")] {
        let answer = browser.get(&format!("/auth/one/callback{query}")).await;
        site.refuses(&browser, answer, "attempt", 400).await.shows("took too long");
    }
    site.run("UPDATE oidc_attempts SET expires_at = 1", vec![]).await;
    let late = browser.get(&back).await;
    site.refuses(&browser, late, "attempt", 400).await;
    assert_eq!(site.session(&browser), None);
}

#[tokio::test]
async fn attempts_do_not_cross_browsers() {
    // Login CSRF: a stranger's way back in the victim's browser would sign the victim in as the stranger.
    let site = Site::new().await;
    let (stranger, victim, cookieless) = (site.visitor(), site.visitor(), site.visitor());
    let back = site.at_provider(&site.begin(&stranger, "one", "").await, MARTA).await;
    let other = site.at_provider(&site.begin(&victim, "one", "").await, person("vera", "vera@school.example")).await;
    for (browser, back) in [(&victim, &back), (&stranger, &other), (&cookieless, &back)] {
        let answer = browser.get(back).await;
        site.refuses(browser, answer, "attempt", 400).await;
        assert_eq!(site.session(browser), None);
    }
    // The attempts themselves were not spoilt by that.
    stranger.get(&back).await.comes_in();
    assert_eq!(site.who(&stranger).await, "marta-mock");
}

#[tokio::test]
async fn two_tabs_do_not_disturb_each_other() {
    let site = Site::new().await;
    let browser = site.visitor();
    let (first, second) = (site.begin(&browser, "one", "?next=/tags").await, site.begin(&browser, "two", "?next=/about").await);
    let second = site.at_provider(&second, person("vera", "vera@school.example")).await;
    let first = site.at_provider(&first, MARTA).await;
    browser.get(&second).await.leads_to("/about");
    browser.get(&first).await.leads_to("/tags");
}

#[tokio::test]
async fn providers_are_not_mixed_up() {
    // An honest provider's answer at the dishonest one's address would hand the code over to it.
    let site = Site::new().await;
    let browser = site.visitor();
    let back = site.at_provider(&site.begin(&browser, "one", "").await, MARTA).await;
    let mixed = browser.get(&back.replace("/auth/one/", "/auth/two/")).await;
    site.refuses(&browser, mixed, "attempt", 400).await;
    assert_eq!(site.session(&browser), None);
    browser.get(&back).await.comes_in();
}

#[tokio::test]
async fn only_hashes_and_sealed_texts_are_kept() {
    let site = Site::new().await;
    let browser = site.visitor();
    let address = site.begin(&browser, "one", "").await;
    let rows = site.state().await.join("\n");
    let value = |name: &str| address.split(&format!("{name}=")).nth(1).unwrap().split('&').next().unwrap().to_owned();
    for secret in [value("state"), value("nonce"), browser.cookie("auth").unwrap()] {
        assert!(secret.len() >= 43 && !rows.contains(&secret), "{secret}");
    }
    let back = site.at_provider(&address, MARTA).await;
    browser.get(&back).await.comes_in();
    let rows = site.state().await.join("\n");
    assert!(!rows.contains("access-") && !rows.contains("eyJ") && !rows.contains(super::idp::SECRET), "nothing of tokens is kept");
    assert!(!rows.contains("oidc_attempts:"), "used up");
}

#[tokio::test]
async fn a_flood_of_attempts_is_stopped() {
    let site = Site::with(&[("BATT_REQUESTS_PER_TEN_SECONDS", "100000")]).await;
    let browser = site.visitor();
    site.begin(&browser, "one", "").await;
    let sql = "INSERT INTO oidc_attempts (state_hash, address, expires_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) \
               SELECT 'x' || i, (SELECT address FROM oidc_attempts LIMIT 1), 9999999999999 FROM n";
    site.run(sql, vec![]).await;
    let answer = browser.get("/auth/one/start").await.is(429);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
}
