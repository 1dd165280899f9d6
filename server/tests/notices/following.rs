use super::support::{
    Forum, Who,
    content::{QUESTION, TALK},
};

#[tokio::test]
async fn buttons_follow_and_stop_where_they_stand() {
    let forum = Forum::new().await;
    let mona = forum.browser(Who::Mona).await;
    for (page, kind, object) in [(TALK, "thread", "2"), ("/boards/classroom", "board", "1"), ("/members/ada", "member", "1")] {
        mona.get(page).await.is(200).shows("action=\"/api/following/follow\"");
        let subject = format!("{kind}:{object}");
        let fields = [("subject", subject.as_str()), ("back", page)];
        mona.form("following/follow", &fields).await.leads_to(page);
        mona.get(page).await.is(200).shows("action=\"/api/following/unfollow\"").shows("Stop following");
        mona.get(&format!("/following?kind={kind}")).await.is(200).shows(page);
        mona.form("following/unfollow", &fields).await.leads_to(page);
        mona.get(page).await.is(200).shows("action=\"/api/following/follow\"");
    }
    mona.get("/members/mona").await.is(200).hides("/api/following/");
    forum.visitor().get(QUESTION).await.is(200).hides("/api/following/");
}

#[tokio::test]
async fn stopping_in_the_list_can_be_undone() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.get("/following").await.is(200).shows("How do you test a cell?");
    let back = "/following?kind=thread&stopped=1";
    ada.form("following/unfollow", &[("subject", "thread:1"), ("back", back)]).await.leads_to(back);
    ada.get(back).await.is(200).hides("How do you test a cell?").shows("You do not follow this any more.").shows("Undo");
    ada.form("following/follow", &[("subject", "thread:1"), ("back", "/following")]).await.is(303);
    ada.get("/following").await.is(200).shows("How do you test a cell?");
}

#[tokio::test]
async fn refusals_say_why_and_lead_nowhere_else() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let send = async |kind: &str, object: &str, back: &str| {
        let subject = format!("{kind}:{object}");
        ada.form("following/follow", &[("subject", &subject), ("back", back)]).await
    };
    send("thread", "5", "/following").await.is(404);
    send("planet", "1", "/following").await.is(400);
    send("member", "1", "/following").await.is(403);
    send("board", "1", "//evil.example/").await.leads_to("/");
    send("board", "x", "/following").await.is(400);
    forum.visitor().call("following/follow", &[("subject", "board:1"), ("back", "/")]).await.is(401);
}
