//! Whoever was invited to be an author and never accepted is named nowhere, whatever place in the order they have.

use super::support::{Forum, Who};
use domain::materials::{self, Remix};
use model::MaterialId;

/// What tells of resource 1, to readers and to programs.
const PLACES: [&str; 16] = [
    "/library",
    "/library/1",
    "/library/1/versions",
    "/library/1/versions/1",
    "/library/1/lineage",
    "/library/1/reviews",
    "/library/1/uses",
    "/library/4",
    "/library/4/lineage",
    "/library/reviews",
    "/collections/1/first-lab-day",
    "/search?q=measuring",
    "/search/suggest?q=measuring",
    "/feeds/library.atom",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/sitemap.xml",
];

#[tokio::test]
async fn whoever_was_only_invited_is_named_nowhere() {
    let forum = Forum::new().await;
    let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at) \
               VALUES ('zelda', 'Zelda Zenith', 'zelda@example.org', '', 'member', 'teacher', '', '', '', 1)";
    forum.run(sql, Vec::new()).await;
    let sql = "INSERT INTO material_authors (material_id, member_id, position, invited_at, invited_by) SELECT 1, id, -1, 1, 1 FROM members WHERE handle = 'zelda'";
    forum.run(sql, Vec::new()).await;
    let ben = forum.cx(Who::Ben);
    let made = materials::remix(&ben, Remix { sources: vec![MaterialId(1)], translation: None }).await.unwrap();
    assert_eq!(made, MaterialId(4));
    let editing = materials::edit_material(&ben, made).await.unwrap();
    let lock = editing.lock;
    let draft = model::MaterialDraft { changes: "Shorter.".into(), ..editing.material.into_draft(|_| String::new()) };
    materials::save(&ben, made, draft, lock).await.unwrap();
    materials::publish(&ben, made, "").await.unwrap();
    forum.run("UPDATE materials SET review_asked_at = 1 WHERE id = 1", Vec::new()).await;
    let visitor = forum.visitor();
    for place in PLACES {
        let answer = visitor.get(place).await.is(200);
        assert!(!answer.text.to_lowercase().contains("zelda"), "{place} names who was only invited");
        // It is the place of the resource, with its first author where there is one.
        assert!(place == "/sitemap.xml" || answer.text.contains("easuring"), "{place}: {:.400}", answer.text);
    }
    for place in ["/library/1", "/library", "/library/reviews", "/collections/1/first-lab-day", "/library/4/lineage"] {
        assert!(visitor.get(place).await.text.contains("Ada Asker"), "{place}");
    }
    let package = visitor.get("/library/1/versions/1/download.zip").await.is(200);
    assert!(!package.text.to_lowercase().contains("zelda"));
    assert!(!visitor.get("/members/zelda").await.text.contains("easuring"), "nor does her page name the resource");
    assert!(!visitor.get("/search?q=measuring+author:zelda").await.text.contains("href=\"/library/1/"));
    // Its authors see whom they asked, and she sees that she was.
    let ada = forum.browser(Who::Ada).await;
    ada.get("/library/1/edit").await.is(200).shows("Zelda Zenith");
}
