//! Forms that are refused keep what was typed; those that are not do what they say.

use super::support::{Forum, Who, browser::Browser};

async fn refused(browser: &Browser, verb: &str, fields: &[(&str, &str)], kept: &str) {
    let answer = browser.form(verb, fields).await.is(422);
    assert!(answer.text.contains("error-summary"), "{verb}: {}", answer.text);
    assert!(answer.text.contains(kept), "{verb} lost {kept:?}: {}", answer.text);
}

#[tokio::test]
async fn bad_input_is_told_and_kept() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let (ada, mona, ari) = (forum.browser(Who::Ada).await, forum.browser(Who::Mona).await, forum.browser(Who::Ari).await);
    let before = forum.state().await;
    let long = "x".repeat(501);
    refused(&ada, "moderation/report", &[("of", "post"), ("id", "2"), ("kind", "poem"), ("note", "Typed words")], "Typed words").await;
    refused(&ada, "moderation/report", &[("of", "post"), ("id", "2"), ("kind", "other"), ("note", "")], "field-wrong").await;
    refused(&mona, "moderation/hide_post", &[("reply", "2"), ("reason", "")], "field-wrong").await;
    refused(&mona, "moderation/hide_post", &[("reply", "2"), ("reason", &long)], &long).await;
    refused(&mona, "moderation/close_case", &[("of", "post"), ("id", "4"), ("outcome", "settled"), ("reason", "")], "field-wrong").await;
    refused(&mona, "moderation/suspend", &[("member", "2"), ("term", "2"), ("reason", "Typed words")], "Typed words").await;
    refused(&mona, "moderation/suspend", &[("member", "2"), ("term", "7"), ("reason", "\u{202E} \u{0}")], "field-wrong").await;
    refused(&mona, "moderation/lift_suspension", &[("member", "5"), ("reason", "")], "field-wrong").await;
    refused(&mona, "discussion/move_thread", &[("thread", "1"), ("board", "2"), ("reason", &long)], &long).await;
    refused(&ari, "admin/change_role", &[("member", "1"), ("role", "king"), ("reason", "Typed words")], "Typed words").await;
    refused(&ari, "admin/erase_member", &[("member", "1"), ("reason", "")], "field-wrong").await;
    refused(&ari, "admin/reject_organisation", &[("organisation", "2"), ("reason", "")], "field-wrong").await;
    refused(&ari, "admin/reject_joining", &[("joining", "2"), ("reason", "")], "field-wrong").await;
    refused(&ari, "admin/drop_news", &[("news", "1"), ("reason", "")], "field-wrong").await;
    refused(&ari, "admin/change_settings", &[("sign_up", "never"), ("support", "Typed words"), ("days", "1")], "Typed words").await;
    let board = [("name", "Typed words"), ("slug", "A B"), ("language", "xx"), ("colour", "plaid"), ("icon", "x"), ("audience", "y")];
    refused(&ari, "admin/save_board", &board, "Typed words").await;
    refused(&ari, "invitations/invite", &[("kind", "teacher"), ("uses", "201"), ("days", "91"), ("note", "Typed words")], "Typed words").await;
    let changed = forum.changed_since(&before).await;
    assert!(changed.iter().all(|row| row.starts_with("sessions:")), "{changed:#?}");
}

#[tokio::test]
async fn the_dangerous_asks_who_it_is() {
    let forum = Forum::new().await;
    let ari = forum.browser(Who::Ari).await;
    forum.run("UPDATE sessions SET authenticated_at = 1", Vec::new()).await;
    for (verb, fields) in [
        ("admin/change_role", &[("member", "1"), ("role", "moderator"), ("reason", "Typed words")][..]),
        ("admin/erase_member", &[("member", "1"), ("reason", "Typed words")]),
        ("moderation/suspend", &[("member", "1"), ("term", "7"), ("reason", "Typed words")]),
        ("admin/change_settings", &[("sign_up", "open"), ("days", "365")]),
    ] {
        ari.form(verb, fields).await.is(403).shows("/confirm");
    }
    assert!(ari.get("/admin/settings").await.is(303).location().starts_with("/confirm"));
    ari.get("/admin/people/1").await.is(200);
}

#[tokio::test]
async fn a_suspension_takes_hold_at_once_and_is_lifted_again() {
    let forum = Forum::new().await;
    let (ben, mona) = (forum.browser(Who::Ben).await, forum.browser(Who::Mona).await);
    mona.form("moderation/suspend", &[("member", "2"), ("term", "lifted"), ("reason", "Insults")]).await.leads_to("/moderation/suspend/2");
    ben.get("/").await.is(200).shows("Insults");
    ben.call("discussion/post_reply", &[("thread", "1"), ("body", "x")]).await.is(403);
    ben.get("/settings/security/log").await.is(200).shows("Insults").shows("A moderator").hides("Mona");
    mona.form("moderation/lift_suspension", &[("member", "2"), ("reason", "Said sorry")]).await.is(303);
    ben.call("discussion/post_reply", &[("thread", "1"), ("body", "Sorry")]).await.is(200);
}

#[tokio::test]
async fn sessions_that_an_admin_ends_stay_ended() {
    let forum = Forum::new().await;
    let (ada, ari) = (forum.browser(Who::Ada).await, forum.browser(Who::Ari).await);
    ada.get("/settings").await.is(200);
    ari.form("admin/end_sessions", &[("member", "1")]).await.is(303);
    ada.get("/settings").await.is(401);
}

#[tokio::test]
async fn the_erased_are_out_and_cannot_come_back() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let (ada, ari) = (forum.browser(Who::Ada).await, forum.browser(Who::Ari).await);
    ari.form("admin/erase_member", &[("member", "1"), ("reason", "They asked")]).await.is(303);
    ada.get("/settings").await.is(401);
    ada.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", super::support::content::PASSWORD)]).await.is(422);
    ari.get("/threads/1/how-do-you-test-a-cell").await.is(200).shows("Former member").hides("Ada Asker");
}

#[tokio::test]
async fn the_link_of_an_invitation_is_shown_once_and_lets_in() {
    let forum = Forum::new().await;
    let ari = forum.browser(Who::Ari).await;
    ari.form("admin/change_settings", &[("sign_up", "invitation-only"), ("days", "365")]).await.is(303);
    let visitor = forum.visitor();
    visitor.get("/sign-up").await.is(200).hides("name=\"password\"");
    let eve = [("name", "Eve Newcomer"), ("email", "eve@example.org"), ("password", super::support::content::PASSWORD)];
    visitor.form("accounts/sign_up", &eve).await.is(403);
    ari.form("invitations/invite", &[("kind", "expert"), ("uses", "1"), ("days", "14"), ("note", "Welcome, all")])
        .await
        .leads_to("/invitations?made=1");
    let page = ari.get("/invitations?made=1").await.is(200);
    let token = page.text.split("/join/").nth(1).unwrap().split('<').next().unwrap().to_owned();
    ari.forget("invitation");
    ari.get("/invitations?made=1").await.is(200).hides(&token);
    assert_eq!(forum.number(&format!("SELECT COUNT(*) AS n FROM invitations WHERE token_hash = '{token}'")).await, 0);
    visitor.get(&format!("/join/{token}")).await.is(200).shows("Ari Admin").shows("Welcome, all").shows("name=\"password\"");
    let invited: Vec<(&str, &str)> = eve.iter().copied().chain([("invitation", token.as_str())]).collect();
    visitor.form("accounts/sign_up", &[("name", ""), ("email", "x"), ("password", "y"), ("invitation", &token)]).await.is(422).shows(&token);
    visitor.form("accounts/sign_up", &invited).await.leads_to("/sign-up/sent");
}

#[tokio::test]
async fn the_first_admin_is_made_by_the_link_of_the_log() {
    let forum = Forum::bare(&[("BATT_THROTTLES", "off")]).await;
    let link = domain::accounts::set_up_link(&forum.cx(Who::Visitor)).await.unwrap().unwrap();
    let path = link.strip_prefix(super::support::SITE).unwrap().to_owned();
    let token = path.rsplit('/').next().unwrap().to_owned();
    let visitor = forum.visitor();
    assert_eq!(visitor.get(&path).await.is(200).header("referrer-policy"), "no-referrer");
    let good = [("token", token.as_str()), ("name", "Fay First"), ("email", "fay@example.org"), ("password", super::support::content::PASSWORD)];
    visitor.form("admin/set_up", &[("token", &token), ("name", "Fay First"), ("email", "x"), ("password", "short")]).await.is(422).shows("Fay First");
    visitor.form("admin/set_up", &good).await.leads_to("/settings/security");
    visitor.get("/settings/security").await.is(200);
    visitor.get("/admin").await.is(403);
    forum.visitor().get(&path).await.is(404);
    forum.visitor().form("admin/set_up", &good).await.is(404);
    assert_eq!(domain::accounts::set_up_link(&forum.cx(Who::Visitor)).await.unwrap(), None);
}

#[tokio::test]
async fn what_members_said_is_taken_out_for_a_reason() {
    let forum = Forum::new().await;
    let (ben, mona) = (forum.browser(Who::Ben).await, forum.browser(Who::Mona).await);
    for (verb, page, field) in [("trust/remove_review", "/library/1/reviews", "review"), ("trust/remove_use", "/library/1/uses", "report")] {
        let fields = [(field, "1"), ("material", "1")];
        refused(&mona, verb, &[fields[0], fields[1], ("reason", "")], "id=\"take-out-reason\"").await;
        let long = "x".repeat(501);
        refused(&mona, verb, &[fields[0], fields[1], ("reason", &long)], &long).await;
        // Who wrote it is asked for nothing.
        let own = ben.get(page).await.is(200);
        let form = own.text.split(&format!("action=\"/api/{verb}\"")).nth(1).map(|rest| rest.split("</form>").next().unwrap().to_owned());
        assert!(form.is_none_or(|form| !form.contains("reason")), "{verb}");
    }
    let page = mona.get("/library/1/reviews").await.is(200);
    let page = page.shows("Remove this review").shows("/report/review/1").shows("The person who wrote it gets this by mail.");
    assert!(!ben.get("/library/1/reviews").await.text.contains("/report/review/1"), "nobody reports their own");
    drop(page);
    mona.form("trust/remove_review", &[("review", "1"), ("material", "1"), ("reason", "Rude")]).await.leads_to("/library/1/reviews");
    mona.get("/library/1/reviews").await.is(200).shows("The review is removed.");
    mona.form("trust/remove_use", &[("report", "1"), ("material", "1"), ("reason", "Names a pupil")]).await.leads_to("/library/1/uses");
    let told =
        forum.texts("SELECT act || ': ' || reason AS t FROM audit WHERE member_id = 2 AND actor_id = 3 AND act LIKE '%-removed' ORDER BY id").await;
    assert_eq!(told, ["review-removed: Rude", "use-removed: Names a pupil"]);
    ben.get("/settings/security/log").await.is(200).shows("Review removed").shows("Rude").hides("Mona");
}

#[tokio::test]
async fn a_resource_that_staff_took_out_says_so() {
    let forum = Forum::new().await;
    let (ada, ben, mona) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await, forum.browser(Who::Mona).await);
    mona.get("/library/1").await.is(200).shows("The authors get this by mail.");
    mona.form("library/retire", &[("material", "1"), ("reason", "Not ours to show")]).await.leads_to("/library/1");
    let words = "A moderator took this resource out of the library.";
    for reader in [&forum.visitor(), &ben] {
        reader.get("/library/1").await.is(200).shows(words).hides("Not ours to show").hides("material-list-again");
    }
    for reader in [&ada, &mona] {
        reader.get("/library/1").await.is(200).shows(words).shows("Not ours to show");
    }
    assert!(!ada.get("/library/1").await.text.contains("/api/library/unretire"), "only staff lists it again");
    ada.get("/library/1/edit").await.is(200).shows("only a moderator can list it again").hides("/api/library/publish");
    ada.form("library/unretire", &[("material", "1")]).await.is(403).shows("You are not allowed to do this.");
    mona.form("library/unretire", &[("material", "1")]).await.leads_to("/library/1");
    forum.visitor().get("/library/1").await.is(200).hides(words);
}

#[tokio::test]
async fn the_case_leads_to_the_very_thing() {
    let forum = Forum::new().await;
    let (ada, mona) = (forum.browser(Who::Ada).await, forum.browser(Who::Mona).await);
    let sql = "SELECT note AS t FROM reviews WHERE id = 1";
    let said = forum.text(sql).await;
    for (of, id, place, anchor) in [
        ("post", "2", "/replies/2", "id=\"reply-"),
        ("review", "1", "/library/1/reviews?after=2#review-1", "id=\"review-1\""),
        ("use", "1", "/library/1/uses?after=2#use-1", "id=\"use-1\""),
    ] {
        ada.form("moderation/report", &[("of", of), ("id", id), ("kind", "harmful"), ("note", "No gloves")]).await.leads_to("/report/done");
        let case = mona.get(&format!("/moderation/case/{of}/{id}")).await.is(200).shows("Ben").shows(&format!("href=\"{place}\""));
        if of == "review" {
            case.shows(&said);
        }
        mona.open(place.split('#').next().unwrap()).await.is(200).shows(anchor);
    }
    mona.get("/moderation").await.is(200).shows("/moderation/case/review/1").shows("/moderation/case/use/1");
}
