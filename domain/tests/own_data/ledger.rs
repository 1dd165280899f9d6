//! Who was erased stays erased, whatever database is put in the place of theirs.

use super::{number, run, support, texts};
use domain::erasing::{self, Ledger, settle};
use model::MemberId;
use support::{Forum, on_each_database};

/// As a backup of the time before has them.
const RESTORED: &str =
    "UPDATE members SET erased_at = NULL, handle = 'ben', name = 'Ben', email = 'ben@example.org', headline = 'Secret' WHERE id = 2";

async fn erase(forum: &Forum, id: MemberId) {
    let ari = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
    erasing::erase_member(&ari, id).await.expect("erased");
}

fn ledger(forum: &Forum) -> Ledger {
    Ledger::at(forum.folder().join("erasures.jsonl"))
}

on_each_database! {
    async fn an_older_database_is_erased_again(forum: Forum) {
        erase(&forum, forum.ben().id()).await;
        let lines = ledger(&forum).read().expect("read");
        assert_eq!(lines.len(), 1);
        let handle = texts(&forum, "SELECT handle AS t FROM members WHERE id = 2").await.remove(0);
        assert_eq!((lines[0].member_id, lines[0].erased_at, &lines[0].handle), (2, forum.now(), &handle));
        assert_eq!(settle(&forum.guest()).await.expect("settled"), 0, "both say the same");

        run(&forum, RESTORED, Vec::new()).await;
        run(&forum, "DELETE FROM erasures", Vec::new()).await;
        forum.pass(support::HOUR);
        assert_eq!(settle(&forum.guest()).await.expect("settled"), 1);
        let row = texts(&forum, "SELECT handle || ' ' || name || ' ' || email || headline AS t FROM members WHERE id = 2").await.remove(0);
        assert_eq!(row, format!("{handle} Former member {handle}@erased.invalid"));
        assert_eq!(number(&forum, "SELECT erased_at AS n FROM members WHERE id = 2").await, lines[0].erased_at, "as it was the first time");
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM erasures").await, 1);
        assert_eq!(ledger(&forum).read().expect("read"), lines);
        assert_eq!(erasing::replay(&forum.guest(), &lines).await.expect("replayed"), 0, "once is enough");
    }

    async fn who_has_the_number_of_somebody_erased_is_somebody_else(forum: Forum) {
        erase(&forum, forum.ben().id()).await;
        run(&forum, RESTORED, Vec::new()).await;
        // After the restore somebody joined and was given the number again.
        run(&forum, "UPDATE members SET created_at = created_at + 1 WHERE id = 2", Vec::new()).await;
        run(&forum, "DELETE FROM erasures", Vec::new()).await;
        assert_eq!(settle(&forum.guest()).await.expect("settled"), 0);
        assert_eq!(texts(&forum, "SELECT handle AS t FROM members WHERE id = 2").await, ["ben"]);
    }

    async fn a_lost_file_is_written_again(forum: Forum) {
        erase(&forum, forum.ben().id()).await;
        let before = ledger(&forum).read().expect("read");
        std::fs::remove_file(forum.folder().join("erasures.jsonl")).expect("lost");
        assert_eq!(settle(&forum.guest()).await.expect("settled"), 1);
        assert_eq!(ledger(&forum).read().expect("read"), before);
    }
}
