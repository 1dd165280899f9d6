use super::support::{Forum, Who, content::QUESTION};

#[tokio::test]
async fn the_bell_counts_what_is_unread_and_leads_to_it() {
    let forum = Forum::new().await;
    forum.deliver().await;
    let ada = forum.browser(Who::Ada).await;
    forum.visitor().get("/").await.is(200).hides("class=\"bell\"");
    let unread = forum.number("SELECT COUNT(*) AS n FROM notices WHERE member_id = 1 AND read_at IS NULL").await;
    assert!(unread > 1, "{unread}");
    ada.get("/").await.is(200).shows(&format!("Notices, {unread} unread"));
    let page = ada.get("/notices").await.is(200).shows("Ben Answerer answered you").shows("How do you test a cell?").shows("row-unread");
    assert!(page.text.contains("Reply with id 2."), "an excerpt");
    ada.form("notices/mark_read", &[("thread", "1")]).await.leads_to("/notices");
    ada.form("notices/mark_read", &[]).await.leads_to("/notices?marked=1");
    ada.get("/notices?marked=1").await.is(200).hides("row-unread").hides("bell-count").shows("All notices are marked as read.");
    forum.visitor().get("/notices").await.is(401).shows("/sign-in?next=/notices");
}

#[tokio::test]
async fn looking_changes_nothing_and_reading_does() {
    let forum = Forum::new().await;
    forum.deliver().await;
    let ada = forum.browser(Who::Ada).await;
    ada.get("/").await.is(200);
    let before = forum.state().await;
    for path in ["/notices", "/notices?after=u1", "/following", "/following?kind=member&stopped=3", "/settings/notices", QUESTION, "/replies/2"] {
        ada.get(path).await;
    }
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
    let unread =
        "SELECT COUNT(*) AS n FROM notices n JOIN replies r ON r.id = n.reply_id WHERE n.member_id = 1 AND r.thread_id = 1 AND n.read_at IS NULL";
    assert_eq!(forum.number(unread).await, 2);
    ada.form("discussion/mark_read", &[("thread", "1"), ("numbers", "0,1,2,3"), ("next", QUESTION)]).await.leads_to(QUESTION);
    assert_eq!(forum.number(unread).await, 0);
}

#[tokio::test]
async fn a_page_of_nothing_says_what_belongs_there() {
    let forum = Forum::new().await;
    let mona = forum.browser(Who::Mona).await;
    mona.get("/notices").await.is(200).shows("No notices yet.").shows("Find a thread to follow").hides("Mark all as read");
    mona.get("/following?kind=board").await.is(200).shows("Nothing yet.");
}

#[tokio::test]
async fn hostile_texts_stay_texts() {
    let forum = Forum::new().await;
    forum.run("UPDATE members SET name = '<script>alert(1)</script>' WHERE id = 2", Vec::new()).await;
    forum.run("UPDATE threads SET title = '<img src=x onerror=alert(1)>'", Vec::new()).await;
    forum.run("UPDATE replies SET body = '<svg/onload=alert(1)>' WHERE number > 0", Vec::new()).await;
    forum.deliver().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("following/follow", &[("subject", "member:2"), ("back", "/following")]).await.is(303);
    for path in ["/notices", "/following", "/following?kind=member"] {
        let page = ada.get(path).await.is(200);
        assert_eq!(super::support::oracle::dangers(&page.text), [""; 0], "{path}");
    }
}

#[tokio::test]
async fn choices_are_kept_kind_by_kind() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let checked = |kind: &str, how: &str, text: &str| {
        let start = format!("name=\"how[{kind}]\"");
        let radio = text.split("<input").find(|input| input.contains(&start) && input.contains(&format!("value=\"{how}\""))).unwrap().to_owned();
        radio.split('>').next().unwrap().contains("checked")
    };
    let page = ada.get("/settings/notices").await.is(200);
    assert!(checked("reply", "instant", &page.text) && checked("followed-thread", "off", &page.text), "{}", page.text);
    assert!(!page.text.contains("how[account]"), "matters of the account always come");
    ada.form("notices/change_preferences", &[("how[reply]", "digest"), ("how[quote]", "off")]).await.leads_to("/settings/notices?saved=1");
    let page = ada.get("/settings/notices?saved=1").await.is(200).shows("Your choices are saved.");
    assert!(checked("reply", "digest", &page.text) && checked("quote", "off", &page.text) && checked("mention", "instant", &page.text));
    for bad in [("how[everything]", "off"), ("how[reply]", "sometimes")] {
        ada.form("notices/change_preferences", &[bad]).await.is(400).shows("error-summary");
    }
    // An account's mails cannot be turned off, whatever is sent.
    ada.form("notices/change_preferences", &[("how[account]", "off")]).await.is(303);
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM notice_preferences WHERE kind = 'account'").await, 0);
    forum.visitor().get("/settings/notices").await.is(401);
}
