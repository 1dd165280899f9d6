//! The attacks of "Pre-hijacked accounts" (Sudhodanan & Paverd, USENIX Security 2022): somebody makes an account with the
//! victim's address before the victim comes, and is still inside afterwards.

use super::{
    rig::{MARTA, Site, person},
    support::{Who, browser::Browser, content::PASSWORD},
};

const NEW_PASSWORD: &str = "green clutch 12 door";

/// The victim has forgotten the password and sets a new one by the mail's link.
async fn reset(site: &Site, email: &str) -> Browser {
    let browser = site.visitor();
    browser.form("accounts/ask_reset", &[("email", email)]).await.is(303);
    site.deliver().await;
    let nonce = site.text("SELECT nonce AS t FROM mail_links WHERE purpose = 'reset' ORDER BY id").await;
    let token = site.world.keys.token("reset", &nonce);
    let answer = browser.form("accounts/reset_password", &[("token", &token), ("password", NEW_PASSWORD)]).await;
    answer.leads_to("/sign-in?reset=1&next=/settings/identities");
    let fields = [("email", email), ("password", NEW_PASSWORD), ("next", "/settings/identities")];
    browser.form("accounts/sign_in", &fields).await.leads_to("/settings/identities");
    browser
}

/// The link that the mail of a joining holds.
async fn joining_link(site: &Site) -> String {
    let nonce = site.text("SELECT nonce AS t FROM joinings").await;
    format!("/join/confirm?token={}", site.world.keys.token("join", &nonce))
}

/// Classic-federated merge: the attacker signs up with a password, the victim comes with a provider. They are not merged.
#[tokio::test]
async fn classic_federated_merge() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    let victim = site.visitor();
    let answer = site.come(&victim, "one", "", person("victim", "ADA@example.org")).await;
    site.refuses(&victim, answer, "email-taken", 409).await.shows("There is already an account here");
    assert_eq!((site.session(&victim), site.identities().await), (None, 0));
}

/// The same, while the attacker has only begun: an unconfirmed sign-up is no account, and is forgotten when the owner comes.
#[tokio::test]
async fn classic_federated_merge_with_an_account_that_was_never_confirmed() {
    let site = Site::new().await;
    let attacker = site.visitor();
    let fields = [("name", "Marta Mock"), ("email", MARTA.email), ("password", PASSWORD)];
    attacker.form("accounts/sign_up", &fields).await.is(303);
    let link = joining_link(&site).await;
    let victim = site.visitor();
    site.come(&victim, "one", "", MARTA).await.comes_in();
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM joinings").await, 0);
    attacker.get(&link).await.is(410);
    attacker.form("accounts/sign_in", &[("email", MARTA.email), ("password", PASSWORD)]).await.is(422);
}

/// Unexpired session: the attacker is signed in when the victim takes the account back, and has a link under way.
#[tokio::test]
async fn unexpired_session() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    let attacker = site.browser(Who::Ada).await;
    let query = site.link_query(&attacker, "one").await;
    site.come(&attacker, "two", &site.link_query(&attacker, "two").await, person("known", "x@attacker.example")).await.is(303);
    let back = site.at_provider(&site.begin(&attacker, "one", &query).await, person("attacker", "a@attacker.example")).await;
    reset(&site, "ada@example.org").await;
    attacker.get("/settings").await.is(401);
    let answer = attacker.get(&back).await;
    site.refuses(&attacker, answer, "somebody-else", 403).await;
    assert_eq!(site.texts("SELECT subject AS t FROM identities").await, ["known"]);
}

/// Trojan identifier: the attacker has linked an account of their own. After a reset the victim is shown it and takes it away.
#[tokio::test]
async fn trojan_identifier() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    let attacker = site.browser(Who::Ada).await;
    let trojan = person("attacker", "a@attacker.example");
    let query = site.link_query(&attacker, "one").await;
    site.come(&attacker, "one", &query, trojan).await.leads_to("/settings/identities?done=linked");
    // The victim heard of it by mail, and hears of it again here.
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM outbox WHERE news LIKE '%identity-linked%'").await, 1);
    let victim = reset(&site, "ada@example.org").await;
    victim.get("/settings/identities").await.is(200).shows("a@attacker.example");
    let id = site.number("SELECT id AS n FROM identities").await.to_string();
    victim.form("identities/unlink", &[("identity", &id), ("sure", "yes")]).await.is(303);
    let again = site.visitor();
    site.come(&again, "one", "", trojan).await.comes_in();
    assert_ne!(site.who(&again).await, "ada");
}

/// Unexpired e-mail change: the attacker has asked to change the address of an account to the victim's.
#[tokio::test]
async fn unexpired_email_change() {
    let site = Site::new().await;
    let attacker = site.browser(Who::Ben).await;
    attacker.form("accounts/change_email", &[("email", MARTA.email)]).await.is(303);
    let token = site.world.keys.token("email", &site.text("SELECT nonce AS t FROM mail_links").await);
    let victim = site.visitor();
    site.come(&victim, "one", "", MARTA).await.comes_in();
    // Even if the victim's mailbox gave the link away.
    attacker.form("accounts/confirm_email", &[("token", &token)]).await.is(410);
    assert_eq!(site.text("SELECT email AS t FROM members WHERE id = 2").await, "ben@example.org");
    // The other way round: the address is the account's already, so the victim's provider does not open it.
    let attacker = site.browser(Who::Ben).await;
    attacker.form("accounts/change_email", &[("email", "vera@school.example")]).await.is(303);
    let token = site.world.keys.token("email", &site.texts("SELECT nonce AS t FROM mail_links ORDER BY id").await.pop().unwrap());
    attacker.form("accounts/confirm_email", &[("token", &token)]).await.is(303);
    let victim = site.visitor();
    let answer = site.come(&victim, "one", "", person("vera", "vera@school.example")).await;
    site.refuses(&victim, answer, "email-taken", 409).await;
}

/// Non-verifying provider: the attacker has an account there with the victim's address, which nobody checked.
#[tokio::test]
async fn non_verifying_provider() {
    let site = Site::new().await;
    let (attacker, victim) = (site.visitor(), site.visitor());
    site.come(&attacker, "one", "", person("attacker", MARTA.email).unverified()).await.leads_to("/sign-in/mail-sent?provider=one");
    // The victim opens the mail and even goes on: but is not who the attacker is there.
    let link = joining_link(&site).await;
    victim.get(&link).await.is(200).shows("sign in with Provider one once more").hides("type=\"password\"");
    let query = site.query_on(&link, &victim, "one").await;
    let answer = site.come(&victim, "one", &query, MARTA.unverified()).await;
    site.refuses(&victim, answer, "somebody-else", 403).await;
    let token = link.split("token=").nth(1).unwrap();
    victim.form("accounts/confirm_joining", &[("token", token), ("password", PASSWORD)]).await.is(403);
    assert_eq!((site.number("SELECT COUNT(*) AS n FROM members WHERE email LIKE 'marta%'").await, site.session(&victim)), (0, None));
    // The victim joins in another way; the attacker's attempts give them nothing, then and later.
    site.come(&victim, "two", "", MARTA).await.comes_in();
    for _ in 0..2 {
        site.come(&attacker, "one", "", person("attacker", MARTA.email).unverified()).await.leads_to("/sign-in/mail-sent?provider=one");
        assert_eq!((site.session(&attacker), site.number("SELECT COUNT(*) AS n FROM joinings").await), (None, 0));
    }
}

/// The same person with the mail and the provider comes in, once.
#[tokio::test]
async fn an_address_is_confirmed_by_the_mail_and_the_provider_together() {
    let site = Site::new().await;
    let browser = site.visitor();
    site.come(&browser, "one", "", MARTA.unverified()).await.leads_to("/sign-in/mail-sent?provider=one");
    let link = joining_link(&site).await;
    let phone = site.visitor();
    let query = site.query_on(&link, &phone, "one").await;
    site.come(&phone, "one", &query, MARTA.unverified()).await.leads_to("/welcome");
    assert_eq!(site.who(&phone).await, "marta-mock");
    assert_eq!(site.text("SELECT email AS t FROM members ORDER BY id DESC LIMIT 1").await, MARTA.email);
    phone.get(&link).await.is(410);
    let answer = phone.get(&format!("/auth/one/start{query}")).await;
    site.refuses(&phone, answer, "attempt", 400).await;
    site.come(&browser, "one", "", MARTA.unverified()).await.leads_to("/");
}
