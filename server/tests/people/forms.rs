//! Forms of the profile, of organisations and of the first steps: success, refusal with everything kept, and what is hidden.

use super::support::{Forum, Who};

const GOOD: &[(&str, &str)] = &[
    ("name", "Ada Lovelace"),
    ("kind", "expert"),
    ("headline", "Engines"),
    ("bio", "I like *engines*."),
    ("spoken[]", "en"),
    ("levels[]", "c1"),
    ("spoken[]", ""),
    ("levels[]", "b1"),
    ("subjects[]", "0713"),
    ("subjects[]", "0714"),
    ("links[]", "example.org/ada"),
    ("listed", "public"),
    ("see[bio]", "public"),
    ("see[languages]", "members"),
];

#[tokio::test]
async fn a_profile_is_saved_and_shown_as_far_as_it_is_open() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("people/change_profile", GOOD).await.leads_to("/settings/profile?saved=1");
    ada.get("/settings/profile?saved=1").await.is(200).shows("role=\"status\"").shows("value=\"https://example.org/ada\"");
    forum.visitor().get("/members/ada").await.is(200).shows("<em>engines</em>").hides("English C1").hides("example.org/ada");
    forum.browser(Who::Ben).await.get("/members/ada").await.is(200).shows("English C1").shows("href=\"https://example.org/ada\"");
    forum.visitor().get("/people").await.is(200).shows("Ada Lovelace").hides("Ben Answerer");
    forum.visitor().get("/people?language=en").await.is(200).hides("Ada Lovelace");
    forum.browser(Who::Ben).await.get("/people?language=en&level=c1").await.is(200).shows("Ada Lovelace");
}

#[tokio::test]
async fn a_refused_profile_keeps_all_that_was_typed() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let before = forum.state().await;
    let mut bad: Vec<(&str, &str)> = GOOD.iter().copied().filter(|(name, _)| *name != "links[]").collect();
    bad.extend([("links[]", "javascript:alert(1)"), ("town", "Turku"), ("timezone", "Mars/Olympus")]);
    let answer = ada.form("people/change_profile", &bad).await.is(422);
    answer.shows("href=\"#links\"").keeps("I like *engines*.").shows("value=\"Turku\"").shows("value=\"javascript:alert(1)\"");
    forum.visitor().form("people/change_profile", GOOD).await.is(401).keeps("I like *engines*.");
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn an_organisation_waits_is_listed_and_confirms_its_people() {
    let forum = Forum::new().await;
    let (ada, ben, ari) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await, forum.browser(Who::Ari).await);
    let bad = [("name", "New School"), ("kind", "school"), ("website", "javascript:x"), ("domains", "gmail.com"), ("oid", "E1")];
    ada.form("organisations/add_organisation", &bad)
        .await
        .is(422)
        .shows("href=\"#website\"")
        .shows("href=\"#domains\"")
        .shows("href=\"#oid\"")
        .shows("value=\"New School\"");
    let good = [("name", "New School"), ("kind", "school"), ("country", "FI"), ("town", ""), ("website", ""), ("oid", ""), ("domains", "")];
    ada.form("organisations/add_organisation", &good).await.leads_to("/organisations/new-school?added=1");
    ben.get("/organisations/new-school").await.is(404);
    ari.form("organisations/add_organisation", &[("name", "Listed School"), ("kind", "school"), ("domains", "example.org")])
        .await
        .leads_to("/organisations/listed-school?added=1");
    let id = forum.number("SELECT id AS n FROM organisations WHERE slug = 'listed-school'").await.to_string();
    let house = [("organisation", id.as_str()), ("slug", "listed-school")];
    ben.form("organisations/claim_affiliation", &house).await.leads_to("/organisations/listed-school");
    ben.get("/members/ben").await.is(200).shows("confirmed by the organisation");
    let affiliation = forum.number("SELECT MAX(id) AS n FROM affiliations").await.to_string();
    let word = [("affiliation", affiliation.as_str()), ("slug", "listed-school"), ("reason", "x")];
    ari.form("organisations/withdraw_affiliation", &word).await.is(422).shows("error-summary");
    ada.form("organisations/withdraw_affiliation", &[word[0], word[1], ("reason", "No reason")]).await.is(403);
    ari.form("organisations/withdraw_affiliation", &[word[0], word[1], ("reason", "Has left")]).await.leads_to("/organisations/listed-school");
    ben.get("/members/ben").await.is(200).hides("confirmed by the organisation");
}

#[tokio::test]
async fn the_first_steps_lead_on_and_can_be_skipped() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.get("/welcome").await.is(200).shows("href=\"/welcome/2\"").shows("<option value=\"Example School\"");
    let who = [("kind", "researcher"), ("country", "FI"), ("headline", "New here"), ("organisation", "Nowhere & Sons")];
    ada.form("people/say_who_i_am", &who).await.leads_to("/welcome/2?unknown=Nowhere%20%26%20Sons");
    ada.get("/welcome/2?unknown=Nowhere%20%26%20Sons").await.is(200).shows("Nowhere &amp; Sons");
    ada.form("people/say_who_i_am", &[("kind", "king"), ("country", "FI"), ("headline", "New here")]).await.is(422).shows("value=\"New here\"");
    ada.form("people/say_what_i_know", &[("spoken[]", "xx"), ("levels[]", "b1")]).await.is(422).shows("href=\"#spoken\"");
    ada.form("people/say_what_i_know", &[]).await.leads_to("/welcome/3");
    ada.form("people/say_what_i_seek", &[("seeks[]", "find-buddy")]).await.leads_to("/welcome/4");
    ada.get("/members/ada").await.is(200).shows("Researcher").shows("Find a study buddy");
}
