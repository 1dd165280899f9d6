//! Coming in, staying and leaving.

use super::support::{
    Forum, Who,
    browser::{FORM, HTML},
    content::PASSWORD,
};

#[tokio::test]
async fn the_cookie_is_hard_to_steal() {
    for (env, name) in [(&[][..], "sid"), (&[("BATT_PUBLIC_URL", "https://forum.example.org")][..], "__Host-sid")] {
        let forum = Forum::with(env).await;
        forum.give_password(Who::Ada).await;
        let answer = forum.visitor().form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.is(303);
        let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
        let cookie = cookies.iter().find(|line| line.starts_with(name)).unwrap();
        assert!(cookie.starts_with(&format!("{name}=")), "{cookie}");
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{part}: {cookie}");
        }
        assert_eq!(cookie.contains("Secure"), name.starts_with("__Host-"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert_eq!(forum.number(&format!("SELECT COUNT(*) AS n FROM sessions WHERE token_hash = '{}'", &cookie[name.len() + 1..40])).await, 0);
    }
}

#[tokio::test]
async fn signing_in_gives_a_new_session_and_signing_out_ends_it() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let browser = forum.visitor();
    let name = forum.config.session_cookie();
    browser.keep(name, "chosen-by-somebody-else");
    browser.form("accounts/sign_in", &[("email", "ADA@example.org "), ("password", PASSWORD)]).await.leads_to("/");
    let token = browser.cookie(name).unwrap();
    assert_ne!(token, "chosen-by-somebody-else");
    browser.get("/settings").await.is(200);
    let left = browser.form("accounts/sign_out", &[]).await.leads_to("/");
    assert_eq!(left.header("clear-site-data"), "\"storage\"");
    assert_eq!(browser.cookie(name), None);
    browser.keep(name, &token);
    browser.get("/settings").await.is(401);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_one_came_with() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let (browser, elsewhere) = (forum.browser(Who::Ada).await, forum.browser(Who::Ada).await);
    let before = browser.cookie(forum.config.session_cookie()).unwrap();
    browser.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.leads_to("/");
    browser.get("/settings").await.is(200);
    elsewhere.get("/settings").await.is(200);
    browser.keep(forum.config.session_cookie(), &before);
    browser.get("/settings").await.is(401);
}

#[tokio::test]
async fn a_fresh_proof_leads_on_at_home() {
    let forum = Forum::new().await;
    for next in ["//evil.example", "/%09/evil.example", "/%5Cevil.example", "/%0A/evil.example"] {
        let answer = forum.browser(Who::Ada).await.get(&format!("/confirm?next={next}")).await;
        if answer.status == 303 {
            assert_eq!(answer.location(), "/", "{next}");
        }
    }
    forum.browser(Who::Ada).await.get("/confirm?next=/tags").await.leads_to("/tags");
}

#[tokio::test]
async fn after_signing_in_one_goes_on_at_home() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    for next in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/%09/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
    ] {
        let answer = forum.visitor().form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD), ("next", next)]).await.is(303);
        let to = answer.location();
        assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains('\t'), "{next:?} → {to:?}");
    }
}

#[tokio::test]
async fn guessing_is_answered_with_429_and_a_time() {
    let forum = Forum::with(&[]).await;
    forum.give_password(Who::Ada).await;
    let visitor = forum.visitor();
    let wrong = [("email", "ada@example.org"), ("password", "not the password")];
    for _ in 0..5 {
        visitor.form("accounts/sign_in", &wrong).await.is(422).hides("not the password");
    }
    let told = visitor.form("accounts/sign_in", &wrong).await.is(429);
    assert!(told.header("retry-after").parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn an_unknown_address_is_answered_like_a_wrong_password() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let visitor = forum.visitor();
    let known = visitor.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", "not the password")]).await.is(422);
    let unknown = visitor.form("accounts/sign_in", &[("email", "eda@example.org"), ("password", "not the password")]).await.is(422);
    assert_eq!(known.text.replace("ada@", "eda@"), unknown.text);
}

#[tokio::test]
async fn the_language_is_the_browser_s_then_the_chosen_one() {
    let forum = Forum::new().await;
    let visitor = forum.visitor();
    let finnish = visitor.request("GET", "/", &[("accept", HTML), ("accept-language", "fi-FI,fi;q=0.9")], "").await.is(200);
    finnish.shows("<html lang=\"fi\"");
    visitor.form("accounts/choose_appearance", &[("language", "fi"), ("theme", "dark")]).await.is(303);
    visitor.get("/").await.is(200).shows("<html lang=\"fi\" data-theme=\"dark\"");
}

#[tokio::test]
async fn pages_of_members_are_kept_by_nobody() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for path in ["/", "/threads", "/settings"] {
        let answer = ada.get(path).await.is(200);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    }
    // A second cookie of the same name, planted by a neighbour, does not help.
    let headers = [("accept", HTML), ("cookie", "sid=x; sid=y"), ("content-type", FORM)];
    forum.visitor().request("GET", "/settings", &headers, "").await.is(401);
}
