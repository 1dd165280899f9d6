//! Linking and unlinking.

use super::{
    rig::{MARTA, Site, person},
    support::Who,
};

#[tokio::test]
async fn a_member_links_comes_in_with_it_and_unlinks() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    let ada = site.browser(Who::Ada).await;
    ada.get("/settings/identities").await.is(200).shows("No account is linked yet");
    let query = site.link_query(&ada, "one").await;
    // Her address there is another one; that does not matter.
    site.come(&ada, "one", &query, MARTA).await.leads_to("/settings/identities?done=linked");
    ada.get("/settings/identities?done=linked").await.is(200).shows("The account is linked").shows("marta@school.example");
    let elsewhere = site.visitor();
    site.come(&elsewhere, "one", "", MARTA).await.comes_in();
    assert_eq!(site.who(&elsewhere).await, "ada");
    let id = site.number("SELECT id AS n FROM identities").await.to_string();
    ada.form("identities/unlink", &[("identity", &id), ("sure", "yes")]).await.leads_to("/settings/identities?done=unlinked");
    assert_eq!(site.identities().await, 0);
    let acts = site.texts("SELECT act || ' ' || detail AS t FROM audit WHERE member_id = 1 AND act LIKE 'identity-%' ORDER BY id").await;
    assert_eq!(acts, ["identity-linked Provider one", "identity-unlinked Provider one"]);
    let after = site.visitor();
    site.come(&after, "one", "", MARTA).await.comes_in();
    assert_eq!(site.who(&after).await, "marta-mock", "it opens her account no more");
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let site = Site::new().await;
    let marta = site.visitor();
    site.come(&marta, "one", "", MARTA).await.comes_in();
    marta.get("/settings/identities").await.is(200).shows("You have no password here");
    let id = site.number("SELECT id AS n FROM identities").await.to_string();
    let page = marta.form("identities/unlink", &[("identity", &id), ("sure", "yes")]).await.is(403);
    page.shows("This is your only way to sign in").shows("marta@school.example");
    let query = site.link_query(&marta, "two").await;
    site.come(&marta, "two", &query, person("m", "m@home.example")).await.leads_to("/settings/identities?done=linked");
    marta.form("identities/unlink", &[("identity", &id), ("sure", "yes")]).await.is(303);
    assert_eq!(site.texts("SELECT provider AS t FROM identities").await, ["two"]);
}

#[tokio::test]
async fn nobody_unlinks_for_others() {
    let site = Site::new().await;
    let marta = site.visitor();
    site.come(&marta, "one", "", MARTA).await.comes_in();
    let id = site.number("SELECT id AS n FROM identities").await.to_string();
    let ada = site.browser(Who::Ada).await;
    for id in [id.as_str(), "404", "-1"] {
        ada.call("identities/unlink", &[("identity", id)]).await.is(404);
    }
    site.visitor().call("identities/unlink", &[("identity", &id)]).await.is(401);
    assert_eq!(site.identities().await, 1);
}

#[tokio::test]
async fn what_belongs_to_somebody_is_not_linked_to_another() {
    let site = Site::new().await;
    site.come(&site.visitor(), "one", "", MARTA).await.comes_in();
    let ada = site.browser(Who::Ada).await;
    let query = site.link_query(&ada, "one").await;
    let answer = site.come(&ada, "one", &query, MARTA).await;
    site.refuses(&ada, answer, "linked-elsewhere", 409).await.shows("belongs to another member");
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM identities WHERE member_id = 1").await, 0);
}

#[tokio::test]
async fn linking_needs_a_fresh_proof_a_key_of_the_page_and_the_same_session() {
    let site = Site::new().await;
    let (ada, ben) = (site.browser(Who::Ada).await, site.browser(Who::Ben).await);
    let query = site.link_query(&ada, "one").await;
    // A foreign page cannot know the key, and one member's key is no other's.
    for forged in ["?purpose=link", "?purpose=link&key=x", &site.link_query(&ben, "one").await] {
        let answer = ada.get(&format!("/auth/one/start{forged}")).await;
        site.refuses(&ada, answer, "somebody-else", 403).await;
    }
    ben.get(&format!("/auth/one/start{query}")).await.is(303);
    site.visitor().get(&format!("/auth/one/start{query}")).await.leads_to("/sign-in?next=/settings/identities");
    assert_eq!(site.number("SELECT COUNT(*) AS n FROM oidc_attempts").await, 0);
    // Signed out, or somebody else, when coming back.
    let back = site.at_provider(&site.begin(&ada, "one", &query).await, MARTA).await;
    ada.keep(site.config.session_cookie(), &site.session(&ben).unwrap());
    let answer = ada.get(&back).await;
    site.refuses(&ada, answer, "somebody-else", 403).await;
    assert_eq!(site.identities().await, 0);
    // The same member in another session is not the session that began either.
    let ada = site.browser(Who::Ada).await;
    let back = site.at_provider(&site.begin(&ada, "one", &site.link_query(&ada, "one").await).await, MARTA).await;
    ada.keep(site.config.session_cookie(), &site.forum.session(1).await);
    let answer = ada.get(&back).await;
    site.refuses(&ada, answer, "somebody-else", 403).await;
    assert_eq!(site.identities().await, 0);
    // A proof of long ago does not do.
    let ada = site.browser(Who::Ada).await;
    let query = site.link_query(&ada, "one").await;
    site.run("UPDATE sessions SET authenticated_at = 1", vec![]).await;
    ada.get("/settings/identities").await.is(403);
    ada.get(&format!("/auth/one/start{query}")).await.leads_to("/settings/identities");
    ada.call("identities/unlink", &[("identity", "1")]).await.is(403);
}

#[tokio::test]
async fn the_suspended_change_nothing() {
    let site = Site::new().await;
    let ada = site.browser(Who::Ada).await;
    let query = site.link_query(&ada, "one").await;
    site.run("UPDATE members SET suspended_at = 1, suspended_reason = 'Why' WHERE id = 1", vec![]).await;
    let answer = ada.get(&format!("/auth/one/start{query}")).await;
    site.refuses(&ada, answer, "suspended", 403).await.shows("Your account is suspended");
}

#[tokio::test]
async fn a_provider_proves_again_who_is_there() {
    let site = Site::new().await;
    let marta = site.visitor();
    site.come(&marta, "one", "", MARTA).await.comes_in();
    let stale = || async { site.run("UPDATE sessions SET authenticated_at = 1", vec![]).await };
    stale().await;
    marta.get("/settings/identities").await.is(403).shows("href=\"/confirm?next=/settings/identities\"");
    let query = site.query_on("/confirm?next=/settings/identities", &marta, "one").await;
    let token = site.session(&marta);
    let address = site.begin(&marta, "one", &query).await;
    assert!(address.contains("prompt=login") && address.contains("max_age=0"), "{address}");
    let back = site.at_provider(&address, MARTA).await;
    marta.get(&back).await.leads_to("/settings/identities");
    marta.get("/settings/identities").await.is(200);
    assert_ne!(site.session(&marta), token, "every step up gives a new token");
    // Somebody else there, or who was let in an hour ago, proves nothing.
    stale().await;
    let query = site.query_on("/confirm?next=/settings/identities", &marta, "one").await;
    for other in [person("vera", "vera@school.example"), MARTA.bad("old-login")] {
        let answer = site.come(&marta, "one", &query, other).await;
        site.refuses(&marta, answer, "somebody-else", 403).await;
        marta.get("/settings/identities").await.is(403);
    }
    let answer = site.come(&marta, "one", &query, MARTA.bad("no-login-time")).await;
    site.refuses(&marta, answer, "untrusted", 403).await;
    marta.get("/settings/identities").await.is(403);
    let forged = marta.get("/auth/one/start?purpose=re-authenticate&key=x").await;
    site.refuses(&marta, forged, "somebody-else", 403).await;
}
