//! The ways in and out on SQLite and on PostgreSQL, and newcomers who are invited, have to wait, or come twice at once.

use super::{
    rig::{MARTA, Person, Site, person},
    support::{Who, browser::Browser},
};

async fn mode(site: &Site, mode: &str) {
    let admin = site.browser(Who::Ari).await;
    admin.form("admin/change_settings", &[("sign_up", mode), ("support", ""), ("days", "365")]).await.is(303);
}

/// The token of a link for somebody who joins as an expert, once.
async fn invitation(site: &Site) -> String {
    let admin = site.browser(Who::Ari).await;
    let fields = [("kind", "expert"), ("uses", "1"), ("days", "7"), ("organisation", "Example School")];
    admin.form("invitations/invite", &fields).await.leads_to("/invitations?made=1");
    admin.cookie("invitation").unwrap()
}

/// The link in the mail that confirms an address.
async fn joining_link(site: &Site, email: &str) -> String {
    let nonce = site.text(&format!("SELECT nonce AS t FROM joinings WHERE email = '{email}'")).await;
    format!("/join/confirm?token={}", site.world.keys.token("join", &nonce))
}

async fn finish_joining(site: &Site, browser: &Browser, someone: Person) -> super::support::browser::Answer {
    let page = joining_link(site, someone.email).await;
    let query = site.query_on(&page, browser, "one").await;
    site.come(browser, "one", &query, someone).await
}

#[tokio::test]
async fn joining_linking_and_unlinking() {
    for site in Site::on_each().await {
        let browser = site.visitor();
        site.come(&browser, "one", "?next=/tags", MARTA).await.leads_to("/tags");
        site.come(&site.visitor(), "one", "", MARTA).await.comes_in();
        let query = site.link_query(&browser, "two").await;
        site.come(&browser, "two", &query, person("marta-two", "other@school.example")).await.leads_to("/settings/identities?done=linked");
        let other = site.visitor();
        site.come(&other, "two", "", person("marta-two", "other@school.example")).await.comes_in();
        assert_eq!(site.who(&other).await, "marta-mock");
        let first = site.number("SELECT id AS n FROM identities WHERE subject = 'marta'").await;
        browser.form("identities/unlink", &[("identity", &first.to_string()), ("sure", "yes")]).await.leads_to("/settings/identities?done=unlinked");
        let last = site.number("SELECT id AS n FROM identities WHERE subject = 'marta-two'").await;
        browser.form("identities/unlink", &[("identity", &last.to_string()), ("sure", "yes")]).await.is(403);
        let stranger = site.visitor();
        let answer = site.come(&stranger, "one", "", MARTA).await;
        site.refuses(&stranger, answer, "email-taken", 409).await;
    }
}

#[tokio::test]
async fn an_address_nobody_vouches_for_is_confirmed_by_mail() {
    for site in Site::on_each().await {
        let (browser, someone) = (site.visitor(), MARTA.unverified());
        site.come(&browser, "one", "", someone).await.leads_to("/sign-in/mail-sent?provider=one");
        assert_eq!(site.session(&browser), None);
        finish_joining(&site, &browser, someone).await.leads_to("/welcome");
        assert_eq!(site.who(&browser).await, "marta-mock");
    }
}

#[tokio::test]
async fn an_invitation_comes_along_to_the_provider() {
    for site in Site::on_each().await {
        mode(&site, "invitation-only").await;
        let stranger = site.visitor();
        let answer = site.come(&stranger, "one", "", MARTA).await;
        site.refuses(&stranger, answer, "invitation-only", 403).await;
        let token = invitation(&site).await;
        let browser = site.visitor();
        let query = site.query_on(&format!("/join/{token}"), &browser, "one").await;
        site.come(&browser, "one", &query, MARTA).await.leads_to("/welcome");
        assert_eq!(site.text("SELECT kind AS t FROM members WHERE handle = 'marta-mock'").await, "expert");
        let belongs = "SELECT a.state AS t FROM affiliations a JOIN members m ON m.id = a.member_id WHERE m.handle = 'marta-mock'";
        assert_eq!(site.text(belongs).await, "verified");
        assert_eq!(site.number("SELECT CAST(uses_left AS bigint) AS n FROM invitations").await, 0);
        let late = site.visitor();
        let answer = site.come(&late, "one", &query, person("late", "late@school.example")).await;
        site.refuses(&late, answer, "invitation-only", 403).await;
        // One that needs its address confirmed brings the invitation to the end as well.
        let token = invitation(&site).await;
        let slow = site.visitor();
        let someone = person("slow", "slow@school.example").unverified();
        let query = site.query_on(&format!("/join/{token}"), &slow, "one").await;
        site.come(&slow, "one", &query, someone).await.leads_to("/sign-in/mail-sent?provider=one");
        finish_joining(&site, &slow, someone).await.leads_to("/welcome");
        assert_eq!(site.number("SELECT COUNT(*) AS n FROM members WHERE kind = 'expert'").await, 2);
    }
}

#[tokio::test]
async fn who_waits_for_staff_comes_in_when_they_say_so() {
    for site in Site::on_each().await {
        mode(&site, "by-approval").await;
        let browser = site.visitor();
        site.come(&browser, "one", "", MARTA).await.leads_to("/sign-in/mail-sent?provider=one");
        finish_joining(&site, &browser, MARTA).await.is(303);
        assert_eq!((site.session(&browser), site.identities().await), (None, 0));
        let joining = site.number("SELECT id AS n FROM joinings WHERE awaiting_at IS NOT NULL").await.to_string();
        site.browser(Who::Ari).await.form("admin/approve_joining", &[("joining", &joining)]).await.is(303);
        site.come(&browser, "one", "", MARTA).await.comes_in();
        assert_eq!(site.who(&browser).await, "marta-mock");
    }
}

#[tokio::test]
async fn who_comes_twice_at_once_is_one_member() {
    for site in Site::on_each().await {
        let members = site.members().await;
        let browsers: Vec<Browser> = (0..4).map(|_| site.visitor()).collect();
        let mut ways = Vec::new();
        for browser in &browsers {
            let address = site.begin(browser, "one", "").await;
            ways.push(site.at_provider(&address, MARTA).await);
        }
        let answers = futures::future::join_all(browsers.iter().zip(&ways).map(|(browser, back)| browser.get(back))).await;
        for (browser, answer) in browsers.iter().zip(answers) {
            answer.comes_in();
            assert_eq!(site.who(browser).await, "marta-mock");
        }
        assert_eq!((site.members().await, site.identities().await), (members + 1, 1));
    }
}
