//! One mail a day.

use super::{
    choose, count, deliver, mails_to, say, sql,
    support::{DAY, Forum, HOUR, START, decoded, header, on_each_database},
};
use domain::{discussion, notices, outbox};
use model::{HowTold, NoticeKind};

fn zone(name: &str) -> domain::Zone {
    domain::Zone::parse(name).expect("a zone")
}

#[test]
fn mornings_come_where_people_are() {
    // 24 November 2026, noon, UTC.
    assert_eq!(notices::next_morning(START, zone("UTC")), START + 18 * HOUR);
    assert_eq!(notices::next_morning(START + 18 * HOUR, zone("UTC")), START + 42 * HOUR, "strictly later");
    assert_eq!(notices::next_morning(START, zone("Europe/Helsinki")), START + 16 * HOUR);
    assert_eq!(notices::next_morning(START, zone("America/New_York")), START + 23 * HOUR);
    assert_eq!(notices::next_morning(START, domain::Zone::default()), START + 18 * HOUR);
    assert_eq!(notices::next_morning(i64::MAX - DAY, zone("UTC")), i64::MAX, "no panic at the end of time");
}

on_each_database! {
    async fn the_day_comes_in_one_mail(forum: Forum) {
        let (ada, ben, cleo) = (forum.ada(), forum.ben(), forum.cleo());
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Digest).await;
        let (one, other) = (forum.thread(&ada).await, forum.thread(&ada).await);
        for thread in [one, other, one] {
            say(&forum, &ben, thread, None, "Something.").await;
            deliver(&forum).await;
        }
        say(&forum, &cleo, one, None, "Something else.").await;
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 0);
        assert_eq!(count(&forum, "SELECT COUNT(*) AS n FROM outbox WHERE news LIKE '%digest-due%'").await, 1, "planned once");
        forum.pass(18 * HOUR);
        deliver(&forum).await;
        deliver(&forum).await;
        let mails = mails_to(&forum, &ada);
        assert_eq!(mails.len(), 1);
        let text = decoded(&mails[0], "text/plain");
        assert!(header(&mails[0], "Subject").starts_with("4 new things"), "{}", header(&mails[0], "Subject"));
        assert_eq!(text.matches("- Ben answered you").count(), 3, "{text}");
        assert_eq!(text.matches("“Thread number").count(), 2, "by thread: {text}");
        assert!(header(&mails[0], "List-Unsubscribe").contains("/unsubscribe/1/digest/"));
        forum.pass(DAY);
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 1, "nothing new, no mail");
        say(&forum, &ben, one, None, "Again.").await;
        deliver(&forum).await;
        forum.pass(DAY);
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 2);
    }

    async fn it_comes_in_the_morning_of_where_the_member_is(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        sql(&forum, "UPDATE members SET timezone = 'Europe/Helsinki' WHERE id = 1").await;
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Digest).await;
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        forum.pass(16 * HOUR - 1);
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 0);
        forum.pass(1);
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 1);
    }

    async fn an_empty_digest_is_not_sent(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Digest).await;
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        let gone = forum.reply(&ben, thread).await;
        deliver(&forum).await;
        discussion::mark_read(&forum.of(&ada), thread.id, &[1]).await.expect("read");
        discussion::delete_reply(&forum.of(&ben), gone).await.expect("deleted");
        forum.pass(DAY);
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 0, "read or gone");
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Off).await;
        forum.pass(DAY);
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 0, "not wanted any more");
    }

    async fn two_couriers_send_one_digest(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Digest).await;
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        forum.pass(DAY);
        let (one, other) = (forum.guest(), forum.guest());
        let both = tokio::join!(outbox::deliver_due(&one), outbox::deliver_due(&other));
        both.0.and(both.1).expect("delivered");
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 1);
    }

    async fn after_a_crash_the_digest_comes_again_at_most_with_the_same_id(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Digest).await;
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        forum.pass(DAY);
        deliver(&forum).await;
        // It died before it noted that the news were delivered, and before it noted what the mail told.
        sql(&forum, "UPDATE outbox SET delivered_at = NULL WHERE news LIKE '%digest-due%'").await;
        forum.pass(HOUR);
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 1, "what was told is not told again");
        sql(&forum, "UPDATE outbox SET delivered_at = NULL WHERE news LIKE '%digest-due%'").await;
        sql(&forum, "UPDATE notices SET mail = 'digest' WHERE mail = 'sent'").await;
        forum.pass(HOUR);
        deliver(&forum).await;
        let ids: Vec<String> = mails_to(&forum, &ada).iter().map(|mail| header(mail, "Message-ID")).collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], ids[1]);
    }
}
