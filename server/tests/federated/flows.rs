//! What works.

use super::{
    rig::{MARTA, Site, person},
    support::Who,
};

#[tokio::test]
async fn somebody_new_joins_and_comes_in_again() {
    let site = Site::new().await;
    let (members, browser) = (site.members().await, site.visitor());
    site.come(&browser, "one", "?next=/tags", MARTA).await.leads_to("/tags");
    assert_eq!(site.who(&browser).await, "marta-mock");
    assert_eq!(site.members().await, members + 1);
    assert_eq!(site.text("SELECT password_hash AS t FROM members ORDER BY id DESC LIMIT 1").await, "", "no password is made up");
    let again = site.visitor();
    site.come(&again, "one", "", MARTA).await.leads_to("/");
    site.come(&site.visitor(), "one", "", person("other", "other@school.example")).await.leads_to("/welcome");
    assert_eq!(site.who(&again).await, "marta-mock");
    assert_eq!((site.members().await, site.identities().await), (members + 2, 2));
    assert_ne!(site.session(&browser), site.session(&again));
}

#[tokio::test]
async fn the_person_counts_and_not_the_address() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA).await.comes_in();
    // She has a new address there, which somebody here has; she is the same.
    let moved = site.visitor();
    site.come(&moved, "one", "", person("marta", "ada@example.org")).await.comes_in();
    assert_eq!(site.who(&moved).await, "marta-mock");
    assert_eq!(site.text("SELECT email AS t FROM members WHERE handle = 'marta-mock'").await, "marta@school.example");
    // Another person with her old address is not her, and neither is her name with another provider.
    for (provider, other) in [("one", person("other", MARTA.email)), ("two", person("marta", MARTA.email))] {
        let stranger = site.visitor();
        let answer = site.come(&stranger, provider, "", other).await;
        site.refuses(&stranger, answer, "email-taken", 409).await;
    }
}

#[tokio::test]
async fn each_way_of_signing_and_asking_works() {
    let site = Site::new().await;
    for (provider, bad) in
        [("one", ""), ("one", "userinfo"), ("one", "just-expired"), ("two", ""), ("named", ""), ("linkedin", ""), ("organizations", "")]
    {
        let browser = site.visitor();
        let sub = ["a", "b", "c", "d", "e", "f", "g"].into_iter().nth(usize::try_from(site.identities().await).unwrap()).unwrap();
        let email: &'static str = format!("{sub}@school.example").leak();
        site.come(&browser, provider, "", person(sub, email).bad(bad)).await.comes_in();
        assert!(site.session(&browser).is_some(), "{provider} {bad}");
    }
    let issuer = site.text("SELECT issuer AS t FROM identities WHERE provider = 'organizations'").await;
    assert!(issuer.ends_with(super::idp::TENANT), "the tenant is part of who it is: {issuer}");
}

#[tokio::test]
async fn the_suspended_come_in_and_the_erased_do_not() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA).await.comes_in();
    site.run("UPDATE members SET suspended_at = 1, suspended_reason = 'Why' WHERE handle = 'marta-mock'", vec![]).await;
    let suspended = site.visitor();
    site.come(&suspended, "one", "", MARTA).await.comes_in();
    assert_eq!(site.who(&suspended).await, "marta-mock");
    site.run("UPDATE members SET erased_at = 1 WHERE handle = 'marta-mock'", vec![]).await;
    let erased = site.visitor();
    let answer = site.come(&erased, "one", "", MARTA).await;
    site.refuses(&erased, answer, "gone", 403).await;
    assert_eq!(site.session(&erased), None);
}

#[tokio::test]
async fn a_second_factor_is_asked_for_here_too() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA).await.comes_in();
    let sql = "INSERT INTO second_factors (member_id, secret, confirmed_at, last_step) SELECT id, 'x', 1, 0 FROM members WHERE handle = 'marta-mock'";
    site.run(sql, vec![]).await;
    let again = site.visitor();
    site.come(&again, "one", "", MARTA).await.leads_to("/sign-in/code");
    assert_eq!(site.session(&again), None);
    assert!(again.cookie("half").is_some());
}

#[tokio::test]
async fn one_goes_on_at_home_only() {
    let site = Site::new().await;
    for next in [
        "//evil.example",
        "https://evil.example",
        "/%5Cevil.example",
        "javascript:alert(1)",
        "/%0A/evil.example",
        "%09//evil.example",
        "/%09/evil.example",
    ] {
        let browser = site.visitor();
        site.come(&browser, "one", &format!("?next={next}"), MARTA).await.comes_in();
    }
}

#[tokio::test]
async fn pages_offer_the_providers_and_their_links_carry_on() {
    let site = Site::new().await;
    let page = site.visitor().get("/sign-in?next=/tags").await.is(200);
    page.shows("Continue with Provider one").shows("href=\"/auth/two/start?next=/tags\"");
    site.visitor().get("/sign-up").await.is(200).shows("Continue with Provider two");
    // Where none is configured, nothing is said of it.
    let bare = super::support::Forum::new().await;
    bare.visitor().get("/sign-in").await.is(200).hides("Continue with").hides("class=\"or\"");
    bare.visitor().get("/auth/one/start").await.is(404);
    site.visitor().get("/auth/nobody/start").await.is(404);
    site.visitor().get("/auth/nobody/callback?state=x&code=y").await.is(404);
    site.visitor().get("/auth/one/start?purpose=rule-the-world").await.is(404);
    for path in ["/sign-in/refused?why=nothing&provider=one", "/sign-in/refused?why=gone&provider=evil", "/sign-in/mail-sent?provider=evil"] {
        site.visitor().get(path).await.is(404);
    }
}

#[tokio::test]
async fn what_is_asked_of_the_provider_is_little_and_guarded() {
    let site = Site::new().await;
    let browser = site.visitor();
    let address = site.begin(&browser, "one", "").await;
    for part in ["response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "scope=openid+profile+email"] {
        assert!(address.contains(part), "{part}: {address}");
    }
    assert!(address.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A3000%2Fauth%2Fone%2Fcallback"), "{address}");
    assert!(!address.contains("secret"), "{address}");
    // LinkedIn takes no PKCE from a site with a secret.
    assert!(!site.begin(&site.visitor(), "linkedin", "").await.contains("code_challenge"));
    let ada = site.browser(Who::Ada).await;
    assert!(!site.begin(&ada, "one", "").await.contains("prompt"));
}

#[tokio::test]
async fn documents_are_asked_for_once_an_hour_and_new_keys_are_found() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA).await.comes_in();
    site.come(&site.visitor(), "one", "", MARTA).await.comes_in();
    assert_eq!(site.idp.asked(), 1);
    // A key that is not known may be new, but who sends such tokens does not make us ask again and again.
    let answer = site.come(&browser, "one", "", MARTA.bad("foreign-kid")).await;
    site.refuses(&browser, answer, "untrusted", 403).await;
    assert_eq!(site.idp.asked(), 1);
}
