//! Following and stopping to follow.

use super::support::{Forum, MEMBERS, OPEN, on_each_database, refused};
use super::{follow, sql};
use domain::{
    discussion,
    following::{self, Level},
};
use model::{FollowKind, Problem};

on_each_database! {
    async fn whoever_writes_follows_unless_they_stopped(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let thread = forum.thread(&ada).await;
        let level = async |who| following::read_level(&forum.of(&who), FollowKind::Thread, thread.id.0).await.expect("read");
        assert_eq!((level(ada.clone()).await, level(ben.clone()).await), (Level::Following, Level::None));
        forum.reply(&ben, thread).await;
        assert_eq!(level(ben.clone()).await, Level::Following);
        following::unfollow(&forum.of(&ben), FollowKind::Thread, thread.id.0).await.expect("stopped");
        forum.reply(&ben, thread).await;
        assert_eq!(level(ben.clone()).await, Level::Muted, "writing again does not change what was said");
        follow(&forum, &ben, FollowKind::Thread, thread.id.0).await;
        assert_eq!(level(ben.clone()).await, Level::Following);
        assert_eq!(following::read_level(&forum.guest(), FollowKind::Thread, thread.id.0).await.expect("read"), Level::None);
    }

    async fn what_one_may_not_know_of_cannot_be_followed(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        let gone = forum.thread(&ada).await;
        discussion::delete_reply(&forum.of(&ada), gone.opening).await.expect("deleted");
        sql(&forum, "UPDATE members SET erased_at = 1 WHERE id = 3").await;
        let refusal = async |kind, object| refused(following::follow(&forum.of(&ben), kind, object).await);
        assert_eq!(refusal(FollowKind::Thread, gone.id.0).await, Problem::Gone);
        assert_eq!(refusal(FollowKind::Thread, 4040).await, Problem::NotFound);
        assert_eq!(refusal(FollowKind::Board, 4040).await, Problem::NotFound);
        assert_eq!(refusal(FollowKind::Member, 3).await, Problem::NotFound);
        assert_eq!(refusal(FollowKind::Member, ben.id().0).await, Problem::Forbidden);
        assert_eq!(refused(following::follow(&forum.guest(), FollowKind::Board, MEMBERS.0).await), Problem::SignInFirst);
        assert_eq!(refused(following::unfollow(&forum.guest(), FollowKind::Board, OPEN.0).await), Problem::SignInFirst);
        following::unfollow(&forum.of(&ben), FollowKind::Board, 4040).await.expect("no problem");
    }

    async fn the_list_shows_each_kind_in_pages(forum: Forum) {
        let (ada, ben) = (forum.ada(), forum.ben());
        follow(&forum, &ben, FollowKind::Board, OPEN.0).await;
        follow(&forum, &ben, FollowKind::Member, ada.id().0).await;
        follow(&forum, &ben, FollowKind::Member, ada.id().0).await;
        let mut opened = Vec::new();
        for _ in 0..35 {
            forum.pass(5_000);
            opened.push(forum.thread(&ben).await);
        }
        discussion::delete_reply(&forum.of(&ben), opened[3].opening).await.expect("deleted");
        following::unfollow(&forum.of(&ben), FollowKind::Thread, opened[4].id.0).await.expect("stopped");
        let list = async |kind, after: Option<String>| following::list_followed(&forum.of(&ben), kind, after.as_deref()).await.expect("a list");
        assert_eq!(list(FollowKind::Board, None).await.lines[0].slug, "classroom");
        let people = list(FollowKind::Member, None).await;
        assert_eq!((people.lines.len(), people.lines[0].slug.as_str()), (1, "ada"));
        let first = list(FollowKind::Thread, None).await;
        let second = list(FollowKind::Thread, first.next.clone()).await;
        let mut ids: Vec<i64> = first.lines.iter().chain(&second.lines).map(|line| line.object_id).collect();
        assert_eq!((ids.len(), second.next), (33, None));
        ids.dedup();
        assert_eq!(ids.len(), 33);
        assert_eq!(refused(following::list_followed(&forum.guest(), FollowKind::Board, None).await.map(drop)), Problem::SignInFirst);
    }
}
