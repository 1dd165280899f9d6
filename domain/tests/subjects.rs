//! Things that are pointed at, and what is told of them: on SQLite and PostgreSQL.

use crate::support::{Forum, MEMBERS, Person, on_each_database, refused};
use domain::{
    Locale, discussion,
    features::ALL,
    notices,
    subjects::{self, Card},
};
use migrations::{Migrator, MigratorTrait};
use model::{NoticeKind, Problem, Subject, SubjectKind};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// Notices of posts, which have no story.
const OF_POSTS: [NoticeKind; 7] = [
    NoticeKind::Mention,
    NoticeKind::Reply,
    NoticeKind::Quote,
    NoticeKind::AnswerMarked,
    NoticeKind::FollowedThread,
    NoticeKind::FollowedMember,
    NoticeKind::FollowedBoard,
];

#[test]
fn each_kind_is_listed_once_and_each_story_has_its_words() {
    let kinds: Vec<SubjectKind> = ALL.kinds.all().map(|kind| kind.kind()).collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len());
    let names: Vec<&str> = ALL.stories.all().map(|story| story.name()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for locale in ["en", "fi"].map(|code| Locale::parse(code).expect("ours")) {
        for story in ALL.stories.all() {
            let ends: &[&str] = if story.mailed() { &["subject", "body"] } else { &[] };
            let mails = ends.iter().map(|end| format!("mail-{}-{end}", story.name()));
            for key in mails.chain([format!("notice-{}", story.name())]) {
                assert!(locale.find(&key).is_some(), "{key} in {}", locale.code());
            }
        }
        for (kind, end) in OF_POSTS.iter().flat_map(|kind| ["subject", "body"].map(|end| (kind.as_str(), end))) {
            assert!(locale.find(&format!("mail-{kind}-{end}")).is_some(), "{kind} in {}", locale.code());
        }
        for kind in ALL.kinds.followed() {
            for key in [format!("follow-{}", kind.as_str()), format!("following-{}", kind.as_str()), format!("following-empty-{}", kind.as_str())] {
                assert!(locale.find(&key).is_some(), "{key} in {}", locale.code());
            }
        }
        for kind in ALL.kinds.all().map(|kind| kind.kind()).filter(|kind| ALL.kinds.is_reported(*kind)) {
            assert!(locale.find(&format!("report-title-{}", kind.as_str())).is_some(), "{kind:?}");
            assert!(kind == SubjectKind::Member || locale.find(&format!("case-open-{}", kind.as_str())).is_some(), "{kind:?}");
        }
    }
}

async fn look(forum: &Forum, who: Option<&Person>, subject: impl Into<Subject>) -> Result<Card, Problem> {
    let cx = who.map_or_else(|| forum.guest(), |who| forum.of(who));
    match subjects::find(cx.reader(), &cx, subject.into()).await {
        Ok(card) => Ok(card),
        Err(failure) => Err(refused::<()>(Err(failure))),
    }
}

on_each_database! {
    async fn nothing_is_told_of_what_one_may_not_see(forum: Forum) {
        let (ada, ben, mona) = (forum.ada(), forum.ben(), forum.mona());
        let opened = forum.thread_on(&ada, MEMBERS, "discussion").await;
        let (thread, post) = (opened.id, opened.opening);
        for subject in [Subject::from(thread), post.into(), MEMBERS.into()] {
            assert_eq!(look(&forum, None, subject).await.map(drop), Err(Problem::NotFound), "{subject}");
            assert!(look(&forum, Some(&ben), subject).await.is_ok(), "{subject}");
        }
        assert_eq!(look(&forum, Some(&ben), thread).await.map(|card| (card.about, card.own)), Ok(("Staffroom".into(), false)));
        assert_eq!(look(&forum, Some(&ada), post).await.map(|card| (card.words.is_empty(), card.own, card.owner())), Ok((false, true, Some(ada.id()))));
        discussion::delete_reply(&forum.of(&ada), post).await.expect("deleted");
        for subject in [Subject::from(thread), post.into()] {
            assert_eq!(look(&forum, Some(&ben), subject).await.map(drop), Err(Problem::NotFound), "{subject}");
            assert_eq!(look(&forum, Some(&mona), subject).await.map(|card| card.open), Ok(false), "{subject}");
        }
    }

    async fn every_kind_answers_what_it_is_asked(forum: Forum) {
        for kind in SubjectKind::ALL {
            for who in [None, Some(forum.ben()), Some(forum.mona())] {
                let found = look(&forum, who.as_ref(), kind.of(4_040)).await.map(drop);
                assert_eq!(found, Err(Problem::NotFound), "{kind:?}");
            }
        }
        for (part, _) in domain::giving::sitemap_parts(&forum.guest()).await.expect("parts") {
            assert!(domain::giving::sitemap_part(&forum.guest(), part, 0).await.expect("a part").is_some(), "{part:?}");
        }
        assert!(domain::giving::sitemap_part(&forum.guest(), SubjectKind::Review, 0).await.expect("a part").is_none());
    }

    async fn notices_of_before_keep_their_words_and_places(forum: Forum) {
        let writer = forum.world.db.writer();
        let later = Migrator::migrations().iter().rev().position(|step| step.name() == "m20261201_000001_subjects").expect("listed");
        Migrator::down(writer, u32::try_from(later + 1).ok()).await.expect("down");
        let old = [
            ("feedback", "notice-used", "Measuring cells", "/library/5/uses"),
            ("feedback", "notice-review-answered", "Measuring cells", "/library/5/reviews#review-7"),
            ("followed-collection", "notice-collection-grown", "Lab day: Measuring: cells", "/collections/8/lab-day"),
            ("invitation", "notice-invitation", "Come \"here\"", "/boards/classroom"),
            ("moderation", "notice-staff-acted", "Post hidden. Reason: Spam", "/replies/9"),
            ("account", "notice-identity-linked", "Google", "/settings/identities"),
            ("account", "notice-export-made", "", "/settings/data"),
        ];
        for (kind, message, note, link) in old {
            let sql = format!("INSERT INTO notices (member_id, kind, message, note, link, created_at, mail, letter) VALUES (1, '{kind}', '{message}', '{note}', '{link}', 1, '', '')");
            writer.execute_unprepared(&sql).await.expect("inserted");
        }
        Migrator::up(writer, None).await.expect("up");
        let page = notices::read_notices(&forum.of(&forum.ada()), Locale::default(), None).await.expect("read");
        let told: Vec<(String, String)> = page.lines.into_iter().rev().map(|line| (line.said, line.path)).collect();
        let board = told[3].1.clone();
        assert!(board.starts_with("/go/board:"), "{board}");
        let ends = ["Measuring cells", "Measuring cells", "Lab day: Measuring: cells", "have a look", "Post hidden. Reason: Spam", "Google", "ready"];
        let paths = ["/library/5/uses", "/library/5/reviews#review-7", "/collections/8/-", &board, "/replies/9", "/settings/identities", "/settings/data"];
        for ((said, path), (end, place)) in told.iter().zip(ends.into_iter().zip(paths)) {
            assert!(said.ends_with(end) && path == place, "{said:?} {path:?} is not {end:?} {place:?}");
        }
        assert_eq!(told.len(), old.len());
    }
}
