//! Leaving: what is shown before, 14 days to come back, what others keep.

use super::{number, run, support, texts};
use domain::{
    Cx, accounts,
    erasing::{self, erase_due},
    materials,
    own_data::{keep_account, leave, read_preview},
};
use model::{MaterialDraft, Problem, SignInDraft};
use support::{DAY, Forum, MINUTE, on_each_database, refused};

pub fn draft(title: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring gloves.".into(),
        language: "en".into(),
        kind: "slides".into(),
        licence: "by".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        ..MaterialDraft::default()
    }
}

/// The same person, who has just proved who they are.
fn fresh(forum: &Forum, cx: Cx) -> Cx {
    let me = cx.member().expect("a member").clone();
    forum.cx(domain::Actor::Member(std::sync::Arc::new(domain::Me { authenticated_at: forum.now(), ..me })))
}

on_each_database! {
    async fn one_leaves_after_fourteen_days(forum: Forum) {
        let ben = forum.of(&forum.ben());
        forum.pass(11 * MINUTE);
        let stale = forum.of(&forum.ben());
        assert_eq!(refused(leave(&stale).await), Problem::ConfirmFirst);
        assert_eq!(refused(leave(&forum.guest()).await), Problem::SignInFirst);
        let hash = forum.world.hasher.hash("blue gearbox 77 lamp").await.expect("hashed");
        run(&forum, "UPDATE members SET password_hash = $1 WHERE id = 2", vec![hash.into()]).await;
        let ben = fresh(&forum, ben);
        leave(&ben).await.expect("asked");
        leave(&ben).await.expect("twice is once");
        forum.deliver().await;
        let mails = forum.mails_to("ben@example.org");
        assert!(mails.len() == 1 && mails[0].contains("2026-12-08"), "{mails:?}");

        // Meanwhile all works, and every page knows of it.
        forum.pass(DAY);
        let sign_in = SignInDraft { email: "ben@example.org".into(), password: "blue gearbox 77 lamp".into() };
        let accounts::Entered::In(session) = accounts::sign_in(&forum.guest(), sign_in, "test", "").await.expect("in") else { panic!("in") };
        let actor = accounts::resolve(&forum.world, &session.token, forum.now()).await.expect("known");
        assert_eq!(actor.me().expect("a member").leaving.expect("leaving").due_at, ben.now + 14 * DAY);
        forum.thread(&forum.ben()).await;
        assert_eq!(erase_due(&forum.guest()).await.expect("not yet"), 0);

        forum.pass(11 * DAY + 1);
        forum.deliver().await;
        assert_eq!(forum.mails_to("ben@example.org").iter().filter(|mail| mail.contains("can’t bring it back")).count(), 1, "two days before");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE id = 2 AND erased_at IS NULL").await, 1);
        forum.pass(2 * DAY);
        forum.deliver().await;
        assert_eq!(texts(&forum, "SELECT name AS t FROM members WHERE id = 2 AND erased_at IS NOT NULL").await, ["Former member"]);
        let mails = forum.mails_to("ben@example.org");
        assert!(mails.last().expect("one").contains("our last email"), "{mails:?}");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM farewells").await, 0, "the address is forgotten");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM leavings").await, 0);
        assert!(accounts::resolve(&forum.world, &session.token, forum.now()).await.expect("asked").me().is_none());
        assert_eq!(erasing::Ledger::at(forum.folder().join("erasures.jsonl")).read().expect("read").len(), 1);
    }

    async fn who_keeps_the_account_has_lost_nothing(forum: Forum) {
        let ben = forum.of(&forum.ben());
        leave(&ben).await.expect("asked");
        assert_eq!(refused(keep_account(&forum.of(&forum.ada())).await), Problem::NotFound, "only one's own");
        keep_account(&ben).await.expect("kept");
        assert_eq!(refused(keep_account(&ben).await), Problem::NotFound);
        forum.pass(20 * DAY);
        forum.deliver().await;
        assert_eq!(erase_due(&forum.guest()).await.expect("nobody"), 0);
        assert_eq!(texts(&forum, "SELECT handle AS t FROM members WHERE id = 2").await, ["ben"]);
        let mails = forum.mails_to("ben@example.org");
        assert!(mails.iter().any(|mail| mail.contains("kept your account")), "{mails:?}");
        assert!(!mails.iter().any(|mail| mail.contains("can’t bring it back")), "{mails:?}");
        let acts = texts(&forum, "SELECT act AS t FROM audit WHERE member_id = 2 ORDER BY id").await;
        assert_eq!(acts, ["leaving-asked", "leaving-taken-back"]);
    }

    async fn somebody_stays_who_can_look_after_the_site(forum: Forum) {
        let ari = forum.of(&forum.ari());
        assert!(read_preview(&ari).await.expect("read").only_admin);
        assert_eq!(refused(leave(&ari).await), Problem::LastAdmin);
        // A suspended admin is none, and of two who leave at once one stays.
        run(&forum, "UPDATE members SET role = 'admin', suspended_at = 1 WHERE id = 4", Vec::new()).await;
        assert_eq!(refused(leave(&ari).await), Problem::LastAdmin);
        run(&forum, "UPDATE members SET suspended_at = NULL WHERE id = 4", Vec::new()).await;
        assert!(!read_preview(&ari).await.expect("read").only_admin);
        let tasks = [forum.of(&forum.ari()), forum.of(&forum.mona())].map(|cx| tokio::spawn(async move { leave(&cx).await.is_ok() }));
        let mut left = 0;
        for task in tasks {
            left += i32::from(task.await.expect("ended"));
        }
        assert_eq!(left, 1);
        // Whoever became the only one meanwhile stays, too.
        run(&forum, "UPDATE members SET role = 'member' WHERE role = 'admin' AND id NOT IN (SELECT member_id FROM leavings)", Vec::new()).await;
        forum.pass(15 * DAY);
        forum.deliver().await;
        assert_eq!(erase_due(&forum.guest()).await.expect("nobody"), 0);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE role = 'admin' AND erased_at IS NULL").await, 1);
        run(&forum, "UPDATE members SET role = 'admin' WHERE id = 1", Vec::new()).await;
        assert_eq!(erase_due(&forum.guest()).await.expect("now"), 1);
    }

    async fn what_others_made_too_stays_with_them(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let mut shared = Vec::new();
        for title in ["Shared draft", "Shared and published"] {
            let id = materials::start(&ada, draft(title)).await.expect("begun");
            materials::invite_author(&ada, id, "ben").await.expect("invited");
            materials::answer_invitation(&ben, id, true).await.expect("accepted");
            shared.push(id);
        }
        materials::publish(&ben, shared[1], "").await.expect("published");
        let lock = materials::edit_material(&ben, shared[1]).await.expect("read").lock;
        materials::save(&ben, shared[1], draft("Shared and changed"), lock).await.expect("saved");
        let own = materials::start(&ada, draft("Own draft")).await.expect("begun");
        let published = materials::start(&ada, draft("Own and published")).await.expect("begun");
        materials::publish(&ada, published, "").await.expect("published");
        let lock = materials::edit_material(&ada, published).await.expect("read").lock;
        materials::save(&ada, published, draft("Not for others yet"), lock).await.expect("saved");
        // A draft whose first author has left it to the other.
        let inherited = materials::start(&ben, draft("Left to Ada")).await.expect("begun");
        materials::invite_author(&ben, inherited, "ada").await.expect("invited");
        materials::answer_invitation(&ada, inherited, true).await.expect("accepted");
        materials::leave(&ben, inherited).await.expect("left");

        let counts = read_preview(&ada).await.expect("read").counts;
        assert_eq!((counts.resources, counts.shared_drafts, counts.own_drafts), (2, 1, 2));
        leave(&ada).await.expect("asked");
        forum.pass(14 * DAY);
        forum.deliver().await;
        let left = texts(&forum, "SELECT CAST(id AS text) AS t FROM materials ORDER BY id").await;
        assert_eq!(left, [shared[0].0, shared[1].0, published.0].map(|id| id.to_string()), "{own:?} and {inherited:?} went");
        for (id, title) in [(shared[0], "Shared draft"), (shared[1], "Shared and changed")] {
            let editing = materials::edit_material(&forum.of(&forum.ben()), id).await.expect("still his");
            assert_eq!(editing.material.title, title);
        }
        let drafts = texts(&forum, "SELECT fields AS t FROM material_drafts").await.join(" ");
        assert!(!drafts.contains("Not for others yet") && drafts.contains("Own and published"), "{drafts}");
        let view = materials::read_material(&forum.guest(), shared[1], None).await.expect("read");
        assert_eq!(view.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Former member", "Ben"]);
        assert!(read_preview(&forum.of(&forum.ben())).await.expect("read").counts.shared_drafts == 0, "he is the only one left");
    }
}
