//! Nothing is kept for longer than the figures say.

use super::{number, run, support, texts};
use domain::{
    accounts, discussion,
    erasing::erase_due,
    own_data,
    retention::{ADDRESSES, DELETED, DEVICES, INACTIVE, INACTIVE_NOTICE, LEAVING, SIGN_INS},
    search,
};
use model::{ReplyId, SignInDraft, search::SearchQuery};
use support::{DAY, Forum, START, on_each_database};

async fn found(forum: &Forum, words: &str) -> usize {
    let query = SearchQuery::parse(words);
    search::search(&forum.of(&forum.ari()), &query, None).await.expect("searched").iter().map(|group| group.hits.len()).sum()
}

on_each_database! {
    async fn addresses_and_browsers_are_forgotten(forum: Forum) {
        let log = "INSERT INTO audit (recorded_at, member_id, act, address) VALUES ($1, 2, $2, '192.0.2.7')";
        run(&forum, log, vec![START.into(), "signed-in".into()]).await;
        run(&forum, log, vec![START.into(), "joined".into()]).await;
        run(&forum, "INSERT INTO devices (token_hash, member_id, user_agent, address, created_at, seen_at) VALUES ('h', 2, 'x', '192.0.2.7', $1, $1)", vec![START.into()]).await;
        forum.pass(ADDRESSES.ms());
        assert_eq!(accounts::forget_addresses(&forum.guest()).await.expect("not yet"), 0);
        forum.pass(1);
        assert_eq!(accounts::forget_addresses(&forum.guest()).await.expect("forgotten"), 3);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM audit WHERE address = ''").await, 2);
        forum.pass(SIGN_INS.ms() - ADDRESSES.ms());
        forum.sweep().await;
        assert_eq!(texts(&forum, "SELECT act AS t FROM audit").await, ["joined"]);
        forum.pass(DEVICES.ms() - SIGN_INS.ms());
        assert_eq!(accounts::forget_devices(&forum.guest()).await.expect("forgotten"), 1);
    }

    async fn what_was_deleted_is_emptied_after_thirty_days(forum: Forum) {
        let thread = forum.thread(&forum.ada()).await;
        let cx = forum.of(&forum.ben());
        let said = |text: &'static str| support::make::say(&cx, thread, None, text);
        let (gone, stays) = (said("Formicarium").await.expect("said"), said("Terrarium").await.expect("said"));
        discussion::edit_reply(&cx, gone, discussion::EditDraft { version: 1, thread: model::ThreadDraft { body: "Formicarium again".into(), ..Default::default() } }).await.expect("edited");
        discussion::delete_reply(&cx, gone).await.expect("deleted");
        let other = forum.start(&forum.ada(), support::OPEN, support::make::draft("Vivarium", "discussion")).await;
        support::make::say(&cx, other, None, "Aquarium").await.expect("said");
        discussion::delete_reply(&forum.of(&forum.ada()), other.opening).await.expect("deleted");
        forum.pass(DELETED.ms());
        assert_eq!(discussion::empty_posts(&forum.guest()).await.expect("not yet"), 0);
        forum.pass(1);
        while discussion::empty_posts(&forum.guest()).await.expect("emptied") > 0 {}
        while discussion::empty_threads(&forum.guest()).await.expect("emptied") > 0 {}
        let left = texts(&forum, "SELECT r.body || r.html || t.title || t.excerpt AS t FROM replies r JOIN threads t ON t.id = r.thread_id").await.join(" ");
        assert!(left.contains("Terrarium") && !left.contains("arium again") && !left.contains("Vivarium") && !left.contains("Aquarium"), "{left}");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM revisions").await, 0);
        assert_eq!((forum.row(ReplyId(stays.0)).await.body.as_str(), found(&forum, "terrarium").await), ("Terrarium", 1));
        for word in ["formicarium", "vivarium", "aquarium"] {
            assert_eq!(found(&forum, word).await, 0, "{word}");
        }
        // The places in the tree stay.
        assert_eq!(forum.rows(thread.id).await.len(), 3);
    }

    async fn who_is_away_for_two_years_is_asked_and_then_erased(forum: Forum) {
        let hash = forum.world.hasher.hash("blue gearbox 77 lamp").await.expect("hashed");
        run(&forum, "UPDATE members SET password_hash = $1, seen_at = $2", vec![hash.into(), START.into()]).await;
        run(&forum, "DELETE FROM members WHERE id > 5", Vec::new()).await;
        forum.pass(INACTIVE.ms() - INACTIVE_NOTICE.ms());
        assert_eq!(own_data::away(&forum.guest()).await.expect("not yet"), 0);
        let sign_in = |who: &str| SignInDraft { email: format!("{who}@example.org"), password: "blue gearbox 77 lamp".into() };
        accounts::sign_in(&forum.guest(), sign_in("ada"), "test", "").await.expect("in");
        forum.pass(1);
        assert_eq!(own_data::away(&forum.guest()).await.expect("asked"), 4, "all but Ada");
        assert_eq!(own_data::away(&forum.guest()).await.expect("once"), 0);
        forum.deliver().await;
        assert!(forum.mails_to("ben@example.org").iter().any(|mail| mail.contains("almost two years")));
        assert!(forum.mails_to("ada@example.org").iter().all(|mail| !mail.contains("almost two years")));
        accounts::sign_in(&forum.guest(), sign_in("cleo"), "test", "").await.expect("in");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM leavings").await, 3, "signing in is enough");
        forum.pass(INACTIVE_NOTICE.ms() + LEAVING.ms() - DAY);
        assert_eq!(erase_due(&forum.guest()).await.expect("not yet"), 0);
        forum.pass(DAY);
        assert_eq!(erase_due(&forum.guest()).await.expect("erased"), 2, "the only admin stays");
        assert_eq!(texts(&forum, "SELECT handle AS t FROM members WHERE erased_at IS NULL ORDER BY id").await, ["ada", "cleo", "ari"]);
    }

    async fn being_here_is_noted_once_a_day(forum: Forum) {
        let token = domain::tokens::random().expect("random");
        let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, created_at, seen_at, expires_at) VALUES ($1, 2, '', $2, $2, $3)";
        run(&forum, sql, vec![domain::tokens::hash(&token).into(), START.into(), (START + 60 * DAY).into()]).await;
        forum.pass(3 * DAY);
        accounts::resolve(&forum.world, &token, forum.now()).await.expect("known");
        let seen = || number(&forum, "SELECT seen_at AS n FROM members WHERE id = 2");
        // It is written beside the answer.
        while seen().await == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(seen().await, forum.now());
    }
}
