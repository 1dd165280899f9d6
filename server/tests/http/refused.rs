//! Refused forms: each answers with a page that says why, and what a button asked for is asked again after signing in.

use super::support::{
    Forum, Who,
    browser::{Answer, Browser, HTML, pairs},
    content::PASSWORD,
    doors::{DOORS, Door, to},
};

/// What tells a reader where they are: a title, a heading, words.
#[track_caller]
fn is_a_page(verb: &str, answer: &Answer) {
    let inside = |from: &str, until: &str| answer.text.split_once(from).and_then(|(_, rest)| rest.split_once(until)).map(|(text, _)| text.to_owned());
    let title = inside("<title>", "</title>").unwrap_or_default();
    let heading = inside("<h1", "</h1>").unwrap_or_default();
    assert!(title.len() > 3 && heading.len() > 3, "{verb}: {} {:?} is no page: {:.400}", answer.status, answer.headers, answer.text);
    assert!(answer.location_if_any().is_none(), "{verb} leads to {:?} with {}", answer.location_if_any(), answer.status);
}

/// A link of a page, by the start of its address; decoded as HTML.
fn link(answer: &Answer, start: &str) -> Option<String> {
    let from = answer.text.split(&format!("href=\"{start}")).nth(1)?;
    Some(format!("{start}{}", from.split('"').next()?.replace("&amp;", "&")))
}

/// The hidden fields of the form that goes to this verb.
fn fields_of(answer: &Answer, verb: &str) -> Option<Vec<(String, String)>> {
    let form = answer.text.split(&format!("action=\"/api/{verb}\"")).nth(1)?.split("</form>").next()?.to_owned();
    let value = |input: &str, name: &str| {
        input.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().replace("&amp;", "&")
    };
    Some(form.split("<input").skip(1).map(|input| (value(input, "name"), value(input, "value"))).collect())
}

fn of_members() -> impl Iterator<Item = &'static Door> {
    DOORS.iter().filter(|door| door.members && door.verb != "accounts/sign_out")
}

/// A browser whose session has ended.
async fn signed_out(forum: &Forum, who: Who) -> Browser {
    let browser = forum.browser(who).await;
    forum.run("UPDATE sessions SET expires_at = 1", Vec::new()).await;
    browser
}

#[tokio::test]
async fn every_form_without_a_session_leads_to_signing_in() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let before = forum.state().await;
    for door in of_members() {
        let browser = signed_out(&forum, door.who).await;
        let answer = browser.form(door.verb, door.fields).await;
        is_a_page(door.verb, &answer);
        assert_eq!(answer.status, 401, "{}: {:.400}", door.verb, answer.text);
        let way = link(&answer, "/sign-in?next=").unwrap_or_else(|| panic!("{}: no way to sign in", door.verb));
        let kept = |(name, value): &(&str, &str)| {
            let words = ["title", "body", "reason", "note", "answer", "overall", "bio", "description", "summary"].contains(name);
            !words || answer.text.contains(&value.replace('\'', "&#x27;")) || answer.text.contains(value)
        };
        let asked_again = way.contains("/again");
        // Calls of scripts have no page to keep anything on.
        assert!(asked_again || door.to.is_empty() || door.fields.iter().all(kept), "{} lost what was typed", door.verb);
    }
    let changed = forum.changed_since(&before).await;
    assert!(changed.iter().all(|row| row.starts_with("sessions:")), "{changed:#?}");
}

/// One presses a button, is asked to sign in, and is asked then whether it is still wanted: the button does it.
#[tokio::test]
async fn what_a_button_asked_for_is_asked_again_and_done() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let template = forum.into_template().await;
    let mut asked = 0;
    for door in of_members() {
        let forum = template.copy().await;
        door.make_way(&forum).await;
        let browser = signed_out(&forum, door.who).await;
        let fields = door.fill(&forum);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = browser.form(door.verb, &fields).await;
        let way = link(&answer, "/sign-in?next=").unwrap();
        if !way.contains("/again") {
            continue;
        }
        asked += 1;
        let next = way.trim_start_matches("/sign-in?next=").replace("%3F", "?").replace("%3D", "=").replace("%25", "%");
        browser.keep(forum.config.session_cookie(), &forum.session(door.who.id().unwrap()).await);
        let question = browser.get(&next).await.is(200);
        is_a_page(door.verb, &question);
        let kept = fields_of(&question, door.verb).unwrap_or_else(|| panic!("{}: no form in {}", door.verb, question.text));
        let kept: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(kept, fields, "{}", door.verb);
        let before = question.text.split("Go back without doing this").next().unwrap();
        let cancel = before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).unwrap().replace("&amp;", "&");
        let seen = browser.open(cancel.split('#').next().unwrap()).await;
        assert_eq!(seen.status, 200, "{} comes from {cancel}", door.verb);
        is_a_page(door.verb, &seen);
        browser.form(door.verb, &kept).await.leads_to(door.to);
        assert_eq!(browser.cookie("again").filter(|kept| !kept.is_empty()), None, "{} is asked once", door.verb);
    }
    assert!(asked >= 40, "only {asked} forms are asked again");
}

#[tokio::test]
async fn a_button_s_form_is_asked_again_after_the_password() {
    let forum = Forum::new().await;
    forum.give_password(Who::Ada).await;
    let ada = signed_out(&forum, Who::Ada).await;
    let answer = ada.form("discussion/react", &[("reply", "2"), ("kind", "thanks")]).await.is(401).shows("Sign in");
    assert!(answer.header("set-cookie").contains("HttpOnly"));
    assert_eq!(link(&answer, "/sign-in?next=").unwrap(), "/sign-in?next=/again%3Fpage%3D/replies/2");
    let next = "/again?page=/replies/2";
    ada.form("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD), ("next", next)]).await.leads_to(next);
    ada.get(next).await.is(200).shows("Say thank you for this post").shows("action=\"/api/discussion/react\"");
    ada.form("discussion/react", &[("reply", "2"), ("kind", "thanks")]).await.leads_to("/replies/2");
    // It is done: the page leads back to the post, for others there is nothing to ask.
    ada.get(next).await.leads_to("/replies/2");
    forum.visitor().get(next).await.is(401);
    forum.browser(Who::Ben).await.get("/again?page=//evil.example").await.leads_to("/");
}

#[tokio::test]
async fn a_form_from_elsewhere_is_not_asked_again() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for kept in ["discussion/edit_reply%3Freply%3D3", "accounts/sign_in%3Femail%3Dx", "%3F", "", "https://evil.example%3F"] {
        ada.keep("again", kept);
        ada.get("/again?page=/tags").await.leads_to("/tags");
    }
    ada.keep("again", "collections/remove%3Fcollection%3D1%26reason%3D%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    ada.get("/again?page=/tags").await.is(200).hides("<script>alert");
}

#[tokio::test]
async fn every_refusal_is_a_page_that_says_why() {
    let forum = Forum::new().await;
    forum.prepare().await;
    for door in DOORS.iter().filter(|door| door.verb != "accounts/sign_out" && door.verb != "accounts/choose_appearance") {
        // Nothing of it is there.
        let none: Vec<(&str, &str)> =
            door.fields.iter().map(|(name, value)| (*name, if value.parse::<i64>().is_ok() { "404404" } else { *value })).collect();
        // Somebody else's, or only for staff.
        let other = if door.who == Who::Ben { Who::Ada } else { Who::Ben };
        for (who, fields) in [(door.who, none.as_slice()), (other, door.fields)] {
            let answer = forum.browser(who).await.form(door.verb, fields).await;
            // Calls of scripts that succeed lead a browser home.
            if [302, 303].contains(&answer.status) {
                continue;
            }
            is_a_page(door.verb, &answer);
            assert!((400..500).contains(&answer.status), "{}: {}", door.verb, answer.status);
        }
        let garbage = [("accept", HTML), ("origin", super::support::SITE), ("content-type", "application/x-www-form-urlencoded")];
        let answer = forum.browser(door.who).await.request("POST", &format!("/api/{}", door.verb), &garbage, "%FF%00=%").await;
        if answer.status != 303 {
            is_a_page(door.verb, &answer);
        }
    }
}

#[tokio::test]
async fn every_form_of_a_site_that_cannot_answer_is_a_page() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let mut browsers = Vec::new();
    for door in of_members() {
        browsers.push((door, forum.browser(door.who).await));
    }
    forum.run("ALTER TABLE sessions RENAME TO sessions_away", Vec::new()).await;
    for (door, browser) in browsers {
        let answer = browser.form(door.verb, door.fields).await;
        is_a_page(door.verb, &answer);
        assert!(answer.status >= 500, "{}: {}", door.verb, answer.status);
    }
}

#[tokio::test]
async fn a_refused_button_says_so_on_the_page_it_stands_on() {
    let forum = Forum::new().await;
    let ben = forum.browser(Who::Ben).await;
    let thanks = ben.form("discussion/react", &[("reply", "2"), ("kind", "thanks")]).await.is(403);
    is_a_page("discussion/react", &thanks);
    thanks.shows("You are not allowed to do this.").shows("href=\"/replies/2\"");
    let fields = pairs(to("discussion/delete_reply").fields);
    assert!(fields.contains("reply=3"));
    ben.form("discussion/delete_reply", &[("reply", "3")]).await.is(403).shows("You are not allowed to do this.");
    ben.form("following/follow", &[("subject", "board:404404"), ("back", "/threads/1/-")]).await.is(404).shows("error-");
}
