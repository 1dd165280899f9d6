//! Versions side by side, and where material comes from: on SQLite and PostgreSQL.

use crate::support::{Forum, on_each_database, refused};
use bytes::Bytes;
use domain::{
    Cx,
    files::{self, Incoming},
    materials::{self, FileChange, Remix},
    text::DiffKind,
};
use futures::stream;
use model::{FileId, MaterialDraft, MaterialId, Problem};
use std::convert::Infallible;

fn draft(title: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with a simple meter.".into(),
        description: "Bring gloves.\n\nMeasure three times.".into(),
        language: "en".into(),
        kind: "slides".into(),
        licence: "by".into(),
        steps: vec!["testing".into()],
        minutes: "90".into(),
        changes: "Shorter.".into(),
        ..MaterialDraft::default()
    }
}

async fn published(cx: &Cx, title: &str) -> MaterialId {
    let id = materials::start(cx, draft(title)).await.expect("begun");
    materials::publish(cx, id, "").await.expect("published");
    id
}

async fn made_from(cx: &Cx, source: MaterialId, title: &str, translation: Option<&str>) -> MaterialId {
    let id = materials::remix(cx, Remix { sources: vec![source], translation: translation.map(str::to_owned) }).await.expect("begun");
    let lock = materials::edit_material(cx, id).await.expect("read").lock;
    materials::save(cx, id, draft(title), lock).await.expect("saved");
    materials::publish(cx, id, "").await.expect("published");
    id
}

async fn again(cx: &Cx, id: MaterialId, fields: MaterialDraft) {
    let lock = materials::edit_material(cx, id).await.expect("read").lock;
    materials::save(cx, id, fields, lock).await.expect("saved");
    materials::publish(cx, id, "Better").await.expect("published");
}

async fn incoming(forum: &Forum, content: &'static [u8]) -> Incoming {
    forum.world.files.receive(stream::iter([Ok::<_, Infallible>(Bytes::from_static(content))]), files::MOST_BYTES).await.expect("in")
}

on_each_database! {
    async fn two_versions_tell_what_changed(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let id = materials::start(&ada, draft("Measuring cells")).await.expect("begun");
        let first = files::attach(&ada, id, "a.csv", incoming(&forum, b"a,b\n1,2\n").await).await.expect("attached");
        files::attach(&ada, id, "b.csv", incoming(&forum, b"a,b\n3,4\n").await).await.expect("attached");
        materials::publish(&ada, id, "").await.expect("published");
        files::detach(&ada, id, FileId(first.id.0)).await.expect("detached");
        files::attach(&ada, id, "a.csv", incoming(&forum, b"a,b\n5,6\n").await).await.expect("attached");
        files::attach(&ada, id, "c.csv", incoming(&forum, b"a,b\n7,8\n").await).await.expect("attached");
        again(&ada, id, MaterialDraft { minutes: "60".into(), description: "Bring gloves.\n\nMeasure five times.".into(), ..draft("Measuring cells") }).await;
        let found = materials::compare_versions(&forum.guest(), id, 2, 1).await.expect("compared");
        assert_eq!((found.numbers, found.before.minutes, found.after.minutes), ((1, 2), 90, 60));
        let changes: Vec<_> = found.files.iter().map(|(change, file)| (*change, file.name.as_str())).collect();
        assert_eq!(changes, [(FileChange::Replaced, "a.csv"), (FileChange::Added, "c.csv")]);
        assert!(found.text.iter().any(|line| line.kind == DiffKind::Added && line.pieces.iter().any(|(changed, text)| *changed && text == "five")));
        for (a, b) in [(1, 1), (1, 3), (0, 1), (i32::MIN, i32::MAX)] {
            assert_eq!(refused(materials::compare_versions(&forum.guest(), id, a, b).await.map(drop)), Problem::NotFound);
        }
        let own = materials::start(&ada, draft("A draft of mine")).await.expect("begun");
        assert_eq!(refused(materials::compare_versions(&forum.of(&forum.ben()), own, 1, 2).await.map(drop)), Problem::NotFound);
    }

    async fn a_family_is_known_up_and_down(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let root = published(&ada, "The root").await;
        let translated = made_from(&ben, root, "Juuri suomeksi", Some("fi")).await;
        let adapted = made_from(&ben, root, "Adapted one", None).await;
        let grandchild = made_from(&ada, adapted, "Adapted again", None).await;
        // A draft is nobody's business, and what was taken out of the lists is still there.
        materials::remix(&ben, Remix { sources: vec![adapted], translation: None }).await.expect("a draft");
        materials::retire(&ada, grandchild, "There is a better one").await.expect("retired");
        again(&ada, root, draft("The root")).await;
        let family = materials::read_lineage(&forum.guest(), adapted).await.expect("read");
        let told: Vec<_> = family.relatives.iter().map(|one| (one.title.as_str(), one.generation, one.retired)).collect();
        assert_eq!(told, [("The root", -1, false), ("Adapted one", 0, false), ("Adapted again", 1, true)]);
        assert!(family.lines.iter().any(|line| line.source == root.0 && line.is_behind() && !line.translation));
        let below = materials::read_lineage(&forum.guest(), root).await.expect("read");
        assert_eq!((below.relatives.len(), below.more_made), (4, 0));
        assert!(below.lines.iter().any(|line| line.made == translated.0 && line.translation));
        let own = materials::start(&ada, draft("A draft of mine")).await.expect("begun");
        assert_eq!(refused(materials::read_lineage(&ada, own).await.map(drop)), Problem::NotFound, "nothing is published yet");
    }

    async fn a_large_family_is_cut_and_says_so(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let root = published(&ada, "The root").await;
        let mut last = root;
        for n in 1..=5 {
            last = made_from(&ada, last, &format!("Generation {n}"), None).await;
        }
        let family = materials::read_lineage(&forum.guest(), root).await.expect("read");
        assert_eq!((family.relatives.len(), family.more_made), (4, 1), "three generations, and that there is more");
        assert_eq!(materials::read_lineage(&forum.guest(), last).await.expect("read").more_sources, 1);
        for n in 0..62 {
            let cx = forum.of(&forum.writer(n));
            made_from(&cx, root, &format!("Another one {n}"), None).await;
        }
        let family = materials::read_lineage(&forum.guest(), root).await.expect("read");
        assert_eq!(family.relatives.len(), 60);
        assert!(family.more_made >= 4);
    }
}
