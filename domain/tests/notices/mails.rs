//! Which mails go out, and how they hang together.

use super::{
    choose, deliver, deliver_again, follow, mails_to, say, sql,
    support::{Forum, OPEN, decoded, header, make, on_each_database, refused},
};
use domain::{discussion, notices};
use model::{HowTold, NoticeKind, Problem, SubjectKind};

fn unsubscribe(mail: &str) -> (String, String, String) {
    let url = header(mail, "List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    let parts: Vec<&str> = url.strip_prefix("https://forum.example.org/unsubscribe/").expect("our own address").split('/').collect();
    (parts[0].to_owned(), parts[1].to_owned(), parts[2].to_owned())
}

on_each_database! {
    async fn mails_of_a_thread_hang_together(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.question(&ada).await;
        let first = say(&forum, &ben, thread, None, "First @ada.").await;
        deliver(&forum).await;
        let second = say(&forum, &ben, thread, Some(first), "Second, for @ada.").await;
        deliver(&forum).await;
        discussion::mark_answer(&forum.of(&ada), first, true).await.expect("marked");
        deliver(&forum).await;
        let to_ada = mails_to(&forum, &ada);
        let of = |reply: model::ReplyId| {
            let id = format!("<reply-{reply}-1@forum.example.org>");
            to_ada.iter().find(|mail| header(mail, "Message-ID") == id).unwrap_or_else(|| panic!("no {id}"))
        };
        let root = format!("<thread-{}@forum.example.org>", thread.id);
        assert_eq!(header(of(first), "In-Reply-To"), format!("<reply-{}-1@forum.example.org>", thread.opening));
        assert_eq!(header(of(second), "In-Reply-To"), header(of(first), "Message-ID"));
        assert!(to_ada.iter().all(|mail| header(mail, "References").starts_with(&root)), "{to_ada:?}");
        let marked = &mails_to(&forum, &ben)[0];
        assert_eq!(header(marked, "References"), root);
        assert!(header(marked, "Message-ID").starts_with("<news-"), "{marked}");
        for mail in forum.mails() {
            assert_eq!(header(&mail, "Auto-Submitted"), "auto-generated");
            assert_eq!(header(&mail, "List-Id"), "<notices.forum.example.org>");
            assert_eq!(header(&mail, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
            assert!(header(&mail, "Content-Type").starts_with("multipart/alternative;"), "{mail}");
        }
    }

    async fn a_second_delivery_has_the_same_ids(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        forum.reply(&forum.ben(), thread).await;
        deliver(&forum).await;
        deliver_again(&forum).await;
        let ids: Vec<String> = forum.mails().iter().map(|mail| header(mail, "Message-ID")).collect();
        assert_eq!(ids.len(), 2, "sent again, as after a crash between sending and noting");
        assert_eq!(ids[0], ids[1]);
    }

    async fn each_kind_comes_as_it_was_chosen(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.question(&ada).await;
        for (kind, how, mails) in [
            (NoticeKind::Reply, None, 1),
            (NoticeKind::Reply, Some(HowTold::Off), 0),
            (NoticeKind::Reply, Some(HowTold::Digest), 0),
            (NoticeKind::Reply, Some(HowTold::Instant), 1),
            (NoticeKind::Mention, Some(HowTold::Off), 0),
            (NoticeKind::Mention, Some(HowTold::Instant), 1),
        ] {
            if let Some(how) = how {
                choose(&forum, &ada, kind, how).await;
            }
            let before = forum.mails().len();
            say(&forum, &ben, thread, None, if kind == NoticeKind::Mention { "Hello @ada" } else { "Hello" }).await;
            deliver(&forum).await;
            assert_eq!(forum.mails().len() - before, mails, "{kind:?} {how:?}");
        }
        assert_eq!(notices::count_unread(&forum.of(&ada)).await.expect("counted"), 6, "all are in the list");
    }

    async fn mails_about_what_one_follows_are_asked_for(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        follow(&forum, &ben, SubjectKind::Board, OPEN.0).await;
        forum.thread(&ada).await;
        deliver(&forum).await;
        assert_eq!(forum.mails().len(), 0);
        choose(&forum, &ben, NoticeKind::FollowedBoard, HowTold::Instant).await;
        forum.thread(&ada).await;
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ben).len(), 1);
    }

    async fn nothing_is_mailed_that_was_read_hidden_or_unwanted_meanwhile(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        let reply = forum.reply(&ben, thread).await;
        // The first round makes the notice, the second would send its mail.
        let once = async || domain::outbox::deliver_due(&forum.guest()).await.expect("delivered");
        once().await;
        discussion::mark_read(&forum.of(&ada), thread.id, &[1]).await.expect("read");
        deliver(&forum).await;
        let hidden = forum.reply(&ben, thread).await;
        once().await;
        discussion::delete_reply(&forum.of(&ben), hidden).await.expect("deleted");
        deliver(&forum).await;
        forum.below(&ben, thread, reply).await;
        forum.reply(&ben, thread).await;
        once().await;
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Off).await;
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 0);
        choose(&forum, &ada, NoticeKind::Reply, HowTold::Instant).await;
        forum.reply(&ben, thread).await;
        once().await;
        sql(&forum, "UPDATE members SET suspended_at = 1 WHERE id = 1").await;
        deliver(&forum).await;
        assert_eq!(mails_to(&forum, &ada).len(), 0);
    }

    async fn the_address_in_a_mail_stops_its_kind_and_nothing_else(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        forum.reply(&ben, thread).await;
        deliver(&forum).await;
        let (member, kind, token) = unsubscribe(&mails_to(&forum, &ada)[0]);
        let guest = forum.guest();
        assert!(notices::read_subscription(&guest, &member, &kind, &token).await.expect("known").1);
        for (member, kind, token) in [
            ("2", kind.as_str(), token.as_str()),
            (&member, "mention", &token),
            (&member, "account", &token),
            (&member, &kind, &token[1..]),
            (&member, &kind, &token.replace(&token[..1], if token.starts_with('A') { "B" } else { "A" })),
            (&member, &kind, ""),
            ("1 ", &kind, &token),
            ("+1", &kind, &token),
            ("01", &kind, &token),
        ] {
            assert_eq!(refused(notices::unsubscribe(&guest, member, kind, token).await), Problem::NotFound, "{member} {kind}");
            assert_eq!(refused(notices::read_subscription(&guest, member, kind, token).await.map(drop)), Problem::NotFound);
        }
        notices::unsubscribe(&guest, &member, &kind, &token).await.expect("stopped");
        notices::unsubscribe(&guest, &member, &kind, &token).await.expect("twice is as once");
        assert!(!notices::read_subscription(&guest, &member, &kind, &token).await.expect("known").1);
        let set = notices::read_preferences(&forum.of(&ada)).await.expect("set");
        let off: Vec<NoticeKind> = set.iter().filter(|(kind, how)| *how != kind.usually()).map(|(kind, _)| *kind).collect();
        assert_eq!(off, [NoticeKind::Reply]);
        assert!(set.iter().all(|(kind, _)| *kind != NoticeKind::Account), "matters of the account are not chosen");
        sql(&forum, "UPDATE members SET erased_at = 1 WHERE id = 1").await;
        assert_eq!(refused(notices::unsubscribe(&guest, &member, &kind, &token).await), Problem::NotFound);
    }

    async fn hostile_names_and_titles_stay_where_they_are(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let mut draft = make::draft("<img src=x onerror=alert(1)> \"quoted\" & https://evil.example/", "discussion");
        draft.body = "Body".into();
        let thread = forum.start(&ada, OPEN, draft).await;
        let txn = forum.guest().begin().await.expect("begin");
        let name = "Eve\r\nBcc: all@example.org <script>";
        domain::db::run(&txn, "UPDATE members SET name = $1 WHERE id < 3", vec![name.into()]).await.expect("named");
        txn.commit().await.expect("commit");
        say(&forum, &ben, thread, None, "</blockquote><script>alert(1)</script> <https://evil.example/>\n\n> injected\n\n`</div>`").await;
        deliver(&forum).await;
        let mails = mails_to(&forum, &ada);
        let head = mails[0].split("\r\n\r\n").next().expect("a head").replace("\r\n ", " ");
        let names: Vec<&str> = head.lines().map(|line| line.split(':').next().expect("a name")).collect();
        assert_eq!(names.len(), 13, "{head}");
        assert_eq!(names.iter().filter(|name| ["To", "Cc", "Bcc"].contains(name)).count(), 1, "{head}");
        let html = decoded(&mails[0], "text/html");
        assert!(!html.contains("<script") && !html.contains("<img") && html.matches("</blockquote>").count() == 1, "{html}");
        assert!(!html.contains("href=\"https://evil.example"), "{html}");
    }
}
