//! Pages that staff writes about the site: who reads and writes them, their versions, reminders and followers; on SQLite and PostgreSQL.

use crate::support::{DAY, Forum, on_each_database, refused};
use domain::{
    Cx, Locale, db, erasing, following, giving, notices,
    outbox::{self, News},
    search,
    site_pages::{self, news},
    subjects,
};
use model::{Field, MemberId, Problem, SearchQuery, SitePageId, SubjectKind, Wrong, site_pages::SitePageDraft};

fn draft(title: &str) -> SitePageDraft {
    SitePageDraft {
        title: title.into(),
        language: "en".into(),
        audience: "public".into(),
        body: "Be *kind* to each other.".into(),
        ..SitePageDraft::default()
    }
}

async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect(sql).expect("a row").n
}

/// Mona's page; gives its number.
async fn started(forum: &Forum, draft: SitePageDraft) -> SitePageId {
    site_pages::start_page(&forum.of(&forum.mona()), draft).await.expect("started");
    SitePageId(number(forum, "SELECT MAX(id) AS n FROM site_pages").await)
}

async fn reads(cx: &Cx, slug: &str) -> bool {
    match site_pages::read_page(cx, slug).await {
        Ok(_) => true,
        Err(failure) => {
            assert_eq!(refused::<()>(Err(failure)), Problem::NotFound);
            false
        }
    }
}

async fn heard(forum: &Forum, cx: &Cx) -> Vec<String> {
    forum.deliver().await;
    let page = notices::read_notices(cx, Locale::default(), None).await.expect("read");
    page.lines.into_iter().map(|line| line.row.story).collect()
}

/// Rows of earlier versions lie in tables in just this form.
#[test]
fn their_news_are_stored_as_they_always_were() {
    fn same<N: News + PartialEq + std::fmt::Debug>(news: &N, text: &str) {
        assert_eq!(outbox::write(news).expect("written"), text);
        assert_eq!(outbox::read::<N>(text).expect("read"), *news);
    }
    same(&news::PageChanged { page: SitePageId(7), version: 2, by: MemberId(3) }, r#"{"what":"page-changed","page":7,"version":2,"by":3}"#);
    same(&news::PageDue { page: SitePageId(7), due: 9 }, r#"{"what":"page-due","page":7,"due":9}"#);
}

on_each_database! {
    async fn staff_writes_and_others_read(forum: Forum) {
        let (mona, ada, guest) = (forum.of(&forum.mona()), forum.of(&forum.ada()), forum.guest());
        assert_eq!(site_pages::start_page(&mona, draft("House rules")).await.expect("started"), "/pages/house-rules");
        let found = site_pages::read_page(&guest, "house-rules").await.expect("read");
        assert!(found.html.as_str().contains("<em>kind</em>") && !found.can_write && found.owner.is_none());
        assert_eq!(refused(site_pages::start_page(&ada, draft("Mine")).await), Problem::NotFound);
        assert_eq!(refused(site_pages::start_page(&guest, draft("Mine")).await), Problem::SignInFirst);
        assert_eq!(refused(site_pages::change_page(&ada, found.id, 1, draft("Mine")).await), Problem::Forbidden);
        assert_eq!(refused(site_pages::set_shown(&ada.because("Mine").expect("short"), found.id, false).await), Problem::Forbidden);
        assert_eq!(refused(site_pages::edit_page(&forum.of(&forum.ada()), "house-rules", None).await.map(drop)), Problem::Forbidden);
        let twice = refused(site_pages::start_page(&mona, SitePageDraft { slug: "house-rules".into(), ..draft("Others") }).await);
        assert_eq!(twice.with(Field::Slug), Some(Wrong::Taken));
        let nobody = refused(site_pages::start_page(&mona, SitePageDraft { owner: "@nobody".into(), ..draft("Others") }).await);
        assert_eq!(nobody.with(Field::Handle), Some(Wrong::NoSuchMember));
        let past = refused(site_pages::start_page(&mona, SitePageDraft { due: "2020-01-01".into(), ..draft("Others") }).await);
        assert_eq!(past.with(Field::Due), Some(Wrong::NotADayAhead));
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM site_pages").await, 1);
    }

    async fn a_page_is_there_for_its_audience(forum: Forum) {
        for (audience, title) in [("public", "For all"), ("members", "For members"), ("staff", "For staff")] {
            started(&forum, SitePageDraft { audience: audience.into(), ..draft(title) }).await;
        }
        let hidden = started(&forum, draft("Hidden")).await;
        let mona = forum.of(&forum.mona());
        assert_eq!(refused(site_pages::set_shown(&mona, hidden, false).await).with(Field::Reason), Some(Wrong::Missing));
        site_pages::set_shown(&mona.because("Out of date").expect("short"), hidden, false).await.expect("hidden");
        for (cx, expected) in [
            (forum.guest(), &["For all"][..]),
            (forum.of(&forum.ada()), &["For all", "For members"]),
            (forum.of(&forum.mona()), &["For all", "For members", "For staff", "Hidden"]),
        ] {
            let mut listed: Vec<String> = site_pages::list_pages(&cx).await.expect("listed").into_iter().map(|line| line.title).collect();
            listed.sort();
            assert_eq!(listed, expected);
            for slug in ["for-all", "for-members", "for-staff", "hidden"] {
                let there = expected.iter().any(|title| title.to_lowercase().replace(' ', "-") == slug);
                assert_eq!(reads(&cx, slug).await, there, "{slug}");
                let id = number(&forum, &format!("SELECT id AS n FROM site_pages WHERE slug = '{slug}'")).await;
                assert_eq!(subjects::find(cx.reader(), &cx, SubjectKind::SitePage.of(id)).await.is_ok(), there, "{slug}");
                assert_eq!(site_pages::list_versions(&cx, slug, None).await.is_ok(), there, "{slug}");
            }
        }
        let mapped = giving::sitemap_part(&forum.guest(), SubjectKind::SitePage, 0).await.expect("read").expect("mapped");
        assert_eq!(mapped.iter().map(|entry| entry.path.as_str()).collect::<Vec<_>>(), ["/pages/for-all"]);
        let mona = forum.of(&forum.mona()).because("It is right again").expect("short");
        assert_eq!(site_pages::set_shown(&mona, hidden, true).await.expect("shown"), "/pages/hidden");
        assert!(reads(&forum.guest(), "hidden").await);
    }

    async fn versions_are_kept_and_nobody_writes_over_another(forum: Forum) {
        let page = started(&forum, draft("Rules")).await;
        let cx = forum.of(&forum.mona());
        let changed = SitePageDraft { body: "Be *kind* to all.\n\nAnd patient.".into(), note: "Patience".into(), ..draft("Our rules") };
        site_pages::change_page(&cx, page, 1, SitePageDraft { slug: "rules".into(), ..changed.clone() }).await.expect("changed");
        assert_eq!(refused(site_pages::change_page(&cx, page, 1, draft("Too late")).await), Problem::Stale);
        let found = site_pages::list_versions(&forum.guest(), "rules", None).await.expect("listed");
        let numbers: Vec<i32> = found.versions.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 1]);
        let latest = found.versions.first().expect("two");
        assert_eq!((latest.note.as_str(), latest.writer.as_str()), ("Patience", "Mona"));
        assert_eq!(latest.renamed, Some(("Rules".into(), "Our rules".into())));
        assert!(!latest.diff.is_empty() && found.next.is_none());
        let earlier = site_pages::edit_page(&cx, "rules", Some(1)).await.expect("read");
        assert_eq!((earlier.draft.title.as_str(), earlier.draft.body.as_str(), earlier.version), ("Rules", "Be *kind* to each other.", 2));
        for n in 2..12 {
            let draft = SitePageDraft { slug: "rules".into(), body: format!("Rule {n}"), ..draft("Our rules") };
            site_pages::change_page(&cx, page, n, draft).await.expect("changed");
        }
        let first = site_pages::list_versions(&cx, "rules", None).await.expect("listed");
        let second = site_pages::list_versions(&cx, "rules", first.next.as_deref()).await.expect("listed");
        let all: Vec<i32> = first.versions.iter().chain(&second.versions).map(|line| line.number).collect();
        assert_eq!((all, second.next), ((1..=12).rev().collect(), None));
    }

    async fn followers_hear_of_changes_and_keepers_of_their_day(forum: Forum) {
        let in_ten_days = forum.guest().zone.day(forum.now() + 10 * DAY);
        let page = started(&forum, SitePageDraft { owner: "@mona".into(), due: in_ten_days.clone(), ..draft("Rules") }).await;
        for who in [forum.ada(), forum.ben()] {
            following::follow(&forum.of(&who), page.into()).await.expect("followed");
        }
        let mona = forum.of(&forum.mona());
        let change = |version, audience: &str| {
            let draft = SitePageDraft { audience: audience.into(), owner: "@mona".into(), due: in_ten_days.clone(), ..draft("Rules") };
            site_pages::change_page(&mona, page, version, draft)
        };
        change(1, "public").await.expect("changed");
        assert_eq!(heard(&forum, &forum.of(&forum.ada())).await, ["page-changed"]);
        assert_eq!(heard(&forum, &mona).await, [""; 0], "whoever changes it knows");
        // What only staff reads is told to no follower of before.
        change(2, "staff").await.expect("changed");
        assert_eq!(heard(&forum, &forum.of(&forum.ada())).await, ["page-changed"]);
        forum.pass(11 * DAY);
        assert_eq!(heard(&forum, &forum.of(&forum.mona())).await, ["page-due"]);
    }

    async fn a_day_that_was_moved_is_not_told(forum: Forum) {
        let day = |days| forum.guest().zone.day(forum.now() + days * DAY);
        let (soon, later) = (day(3), day(30));
        let page = started(&forum, SitePageDraft { owner: "mona".into(), due: soon, ..draft("Rules") }).await;
        let moved = SitePageDraft { owner: "mona".into(), due: later, ..draft("Rules") };
        site_pages::change_page(&forum.of(&forum.mona()), page, 1, moved).await.expect("changed");
        forum.pass(5 * DAY);
        assert_eq!(heard(&forum, &forum.of(&forum.mona())).await, [""; 0]);
        forum.pass(30 * DAY);
        assert_eq!(heard(&forum, &forum.of(&forum.mona())).await, ["page-due"]);
    }

    async fn pages_are_found_by_those_who_may_read_them(forum: Forum) {
        let page = started(&forum, SitePageDraft { body: "Wear **zirconia** boots.".into(), ..draft("Plant visits") }).await;
        started(&forum, SitePageDraft { audience: "staff".into(), body: "The zirconia list.".into(), ..draft("Internal") }).await;
        let found = async |cx: &Cx, typed: &str| -> Vec<String> {
            let groups = search::search(cx, &SearchQuery::parse(typed), None).await.expect("found");
            groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.href).collect()
        };
        let (guest, mona) = (forum.guest(), forum.of(&forum.mona()));
        assert_eq!(found(&guest, "zirconia").await, ["/pages/plant-visits"]);
        assert_eq!(found(&guest, "plant visits").await, ["/pages/plant-visits"]);
        assert_eq!(found(&guest, "kind:other boots").await, ["/pages/plant-visits"]);
        let mut all = found(&mona, "zirconia").await;
        all.sort();
        assert_eq!(all, ["/pages/internal", "/pages/plant-visits"]);
        site_pages::change_page(&mona, page, 1, SitePageDraft { body: "Wear shoes.".into(), ..draft("Plant visits") }).await.expect("changed");
        assert_eq!(found(&guest, "zirconia").await, [""; 0]);
        // What was written without the index is brought in.
        search::forget_all(&guest).await.expect("forgotten");
        assert_eq!(found(&guest, "shoes").await, [""; 0]);
        search::catch_up(&guest).await.expect("indexed");
        assert_eq!(found(&guest, "shoes").await, ["/pages/plant-visits"]);
    }

    async fn what_the_site_says_outlives_who_wrote_it(forum: Forum) {
        let page = started(&forum, SitePageDraft { owner: "mona".into(), ..draft("Rules") }).await;
        let mona = forum.mona();
        db::run(forum.world.db.writer(), "UPDATE members SET role = 'member' WHERE id = $1", vec![mona.id().0.into()]).await.expect("demoted");
        erasing::erase_member(&forum.of(&forum.ari()).because("Asked for it").expect("short"), mona.id()).await.expect("erased");
        let found = site_pages::read_page(&forum.of(&forum.ari()), "rules").await.expect("there");
        assert!(found.id == page && found.owner.is_none());
        let versions = site_pages::list_versions(&forum.guest(), "rules", None).await.expect("listed").versions;
        assert!(versions.iter().all(|line| line.writer != "Mona"));
    }
}
