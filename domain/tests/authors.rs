//! Several authors of one resource: asked, answering, leaving, in their order: on SQLite and PostgreSQL.

mod support;

use domain::{Cx, materials};
use model::{Field, MaterialDraft, MaterialId, Problem, Wrong};
use support::{Forum, on_each_database, refused};

fn draft() -> MaterialDraft {
    MaterialDraft {
        title: "Measuring cells".into(),
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

async fn begun(cx: &Cx) -> MaterialId {
    materials::start(cx, draft()).await.expect("begun")
}

async fn names(cx: &Cx, id: MaterialId) -> Vec<(String, bool)> {
    materials::list_authors(cx, id).await.expect("listed").into_iter().map(|line| (line.handle, line.accepted)).collect()
}

fn named(all: &[(&str, bool)]) -> Vec<(String, bool)> {
    all.iter().map(|(handle, accepted)| ((*handle).to_owned(), *accepted)).collect()
}

on_each_database! {
    async fn who_accepts_writes_too(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = begun(&ada).await;
        assert_eq!(refused(materials::invite_author(&ben, id, "ben").await), Problem::NotFound, "a draft is nobody's business");
        for (handle, wrong) in [("nobody", Wrong::NoSuchMember), ("", Wrong::NoSuchMember), ("ada", Wrong::AuthorAlready)] {
            assert_eq!(refused(materials::invite_author(&ada, id, handle).await).with(Field::Handle), Some(wrong), "{handle}");
        }
        materials::invite_author(&ada, id, " @Ben ").await.expect("invited");
        assert_eq!(refused(materials::invite_author(&ada, id, "ben").await).with(Field::Handle), Some(Wrong::AuthorAlready));
        assert_eq!(refused(materials::edit_material(&ben, id).await.map(drop)), Problem::NotFound, "not before a yes");
        let waiting = materials::list_invitations(&ben).await.expect("listed");
        assert_eq!((waiting.len(), waiting[0].title.as_str(), waiting[0].handle.as_str()), (1, "Measuring cells", "ada"));
        forum.deliver().await;
        assert_eq!(forum.mails_to("ben@example.org").iter().filter(|mail| mail.contains("Measuring cells")).count(), 1);
        materials::answer_invitation(&ben, id, true).await.expect("accepted");
        assert_eq!(names(&ben, id).await, named(&[("ada", true), ("ben", true)]));
        let lock = materials::edit_material(&ben, id).await.expect("read").lock;
        materials::save(&ben, id, draft(), lock).await.expect("saved");
        materials::publish(&ben, id, "").await.expect("published");
        let view = materials::read_material(&forum.guest(), id, None).await.expect("read");
        assert_eq!(view.authors.iter().map(|author| author.handle.as_str()).collect::<Vec<_>>(), ["ada", "ben"]);
        materials::move_author(&ada, id, forum.ben().id()).await.expect("moved");
        assert_eq!(names(&ben, id).await, named(&[("ben", true), ("ada", true)]));
        assert_eq!(refused(materials::answer_invitation(&ben, id, false).await), Problem::NotFound, "answered already");
    }

    async fn who_declines_or_is_not_asked_any_more_stays_outside(forum: Forum) {
        let (ada, ben, cleo) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.cleo()));
        let id = begun(&ada).await;
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        materials::answer_invitation(&ben, id, false).await.expect("declined");
        materials::invite_author(&ada, id, "cleo").await.expect("invited");
        assert_eq!(refused(materials::move_author(&ada, id, forum.cleo().id()).await), Problem::NotFound, "only authors have a place");
        materials::withdraw_invitation(&ada, id, forum.cleo().id()).await.expect("taken back");
        assert_eq!(refused(materials::withdraw_invitation(&ada, id, forum.ada().id()).await), Problem::NotFound, "an author is no invitation");
        for cx in [&ben, &cleo] {
            assert_eq!(refused(materials::answer_invitation(cx, id, true).await), Problem::NotFound);
            assert_eq!(refused(materials::edit_material(cx, id).await.map(drop)), Problem::NotFound);
        }
        assert_eq!(names(&ada, id).await, named(&[("ada", true)]));
        assert_eq!(refused(materials::answer_invitation(&forum.guest(), id, true).await), Problem::SignInFirst);
    }

    async fn a_yes_and_its_withdrawal_at_once_agree(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        for _ in 0..5 {
            let id = begun(&ada).await;
            materials::invite_author(&ada, id, "ben").await.expect("invited");
            let (yes, back) = tokio::join!(materials::answer_invitation(&ben, id, true), materials::withdraw_invitation(&ada, id, forum.ben().id()));
            assert_ne!(yes.is_ok(), back.is_ok(), "one of them was first");
            assert_eq!(materials::edit_material(&ben, id).await.is_ok(), yes.is_ok());
        }
    }

    async fn the_last_author_stays_even_if_both_leave_at_once(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let id = begun(&ada).await;
        assert_eq!(refused(materials::leave(&ada, id).await).with(Field::Handle), Some(Wrong::LastAuthor));
        materials::invite_author(&ada, id, "ben").await.expect("invited");
        assert_eq!(refused(materials::leave(&ada, id).await).with(Field::Handle), Some(Wrong::LastAuthor), "who was only asked does not count");
        materials::answer_invitation(&ben, id, true).await.expect("accepted");
        let (one, other) = tokio::join!(materials::leave(&ada, id), materials::leave(&ben, id));
        assert_ne!(one.is_ok(), other.is_ok());
        let stays = if one.is_ok() { &ben } else { &ada };
        assert_eq!(names(stays, id).await.len(), 1);
    }
}
