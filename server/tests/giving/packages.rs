//! A version as one archive, unpacked by another library than the one that packs.

use super::{
    rig::{attach, draft, fetch, film, translation},
    support::{Forum, SITE, Who},
};
use model::{Licence, MaterialDraft, MaterialId};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};
use zip::{CompressionMethod, ZipArchive};

/// Names with contents and ways of compression.
fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, (Vec<u8>, CompressionMethod)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let mut read = |n: usize| {
        let mut file = archive.by_index(n).expect("an entry");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content, with the right checksum");
        assert!(file.enclosed_name().is_some() && !file.is_dir());
        (file.name().expect("UTF-8").into_owned(), (content, file.compression()))
    };
    (0..count).map(&mut read).collect()
}

fn text<'a>(files: &'a BTreeMap<String, (Vec<u8>, CompressionMethod)>, name: &str) -> &'a str {
    let (content, _) = files.get(name).unwrap_or_else(|| panic!("{name} in {:?}", files.keys()));
    std::str::from_utf8(content).expect("text")
}

async fn packs(forum: &Forum) {
    let id = film(forum).await;
    let (status, headers, body) = fetch(forum, &format!("/library/{id}/versions/1/download.zip")).await;
    assert_eq!((status, headers["content-type"].to_str().unwrap()), (200, "application/zip"));
    let name = "mitataan-script-kenno-v1";
    assert_eq!(headers["content-disposition"], format!("attachment; filename*=UTF-8''{name}.zip"));
    let files = unpacked(body.unwrap());
    let names: Vec<&str> = files.keys().filter_map(|path| path.strip_prefix(&format!("{name}/"))).collect();
    assert_eq!(names.len(), files.len(), "all in one folder");
    let whole = ["ATTRIBUTION.html", "ATTRIBUTION.md", "ATTRIBUTION.txt", "LICENCE.txt"];
    assert_eq!(
        names,
        [&whole[..], &["files/Figures (2).csv", "files/figures.csv", "files/työ.pdf", "metadata.json", "text.html", "text.md"]].concat()
    );
    assert_eq!(files[&format!("{name}/files/figures.csv")], (b"a,b\n1,2\n".to_vec(), CompressionMethod::Deflated));
    assert_eq!(files[&format!("{name}/files/työ.pdf")], (b"%PDF-1.7\nnot much of it".to_vec(), CompressionMethod::Stored));
    let licence = text(&files, &format!("{name}/LICENCE.txt"));
    for part in [
        "SPDX-License-Identifier: CC-BY-SA-4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    ] {
        assert!(licence.contains(part), "{part} in {licence}");
    }
    let html = text(&files, &format!("{name}/text.html"));
    assert!(html.contains("<em>gloves</em>") && html.contains("&lt;/script&gt;") && !html.contains("<script"), "{html}");
    assert!(text(&files, &format!("{name}/text.md")).contains("Bring *gloves*."));
    let data: serde_json::Value = serde_json::from_str(text(&files, &format!("{name}/metadata.json"))).unwrap();
    assert_eq!(data["@id"], format!("{SITE}/library/{id}/mitataan-script-kenno"));
    names_its_sources(forum, id).await;
    holds_nothing_of_what_is_reserved(forum).await;
}

async fn names_its_sources(forum: &Forum, source: MaterialId) {
    let id = translation(forum, source).await;
    let (_, _, body) = fetch(forum, &format!("/library/{id}/versions/1/download.zip")).await;
    let files = unpacked(body.unwrap());
    let name = "let-us-measure-a-cell-v1";
    for form in ["txt", "md", "html"] {
        let credits = text(&files, &format!("{name}/ATTRIBUTION.{form}"));
        for part in ["Ben Answerer", "Ada Asker", "Translated, two tasks added", &format!("{SITE}/library/{source}/versions/1")] {
            assert!(credits.contains(part), "{part} in {credits}");
        }
        assert!(form != "html" || !credits.contains("</script>"), "{credits}");
    }
    assert!(files.contains_key(&format!("{name}/files/työ.pdf")), "the files of its source lie with it");
}

async fn holds_nothing_of_what_is_reserved(forum: &Forum) {
    let ada = forum.cx(Who::Ada);
    let draft = MaterialDraft {
        licence: Licence::RightsReserved.as_str().into(),
        link: "https://publisher.example/book".into(),
        ..draft("A book of others", "by")
    };
    let id = domain::materials::start(&ada, draft).await.unwrap();
    domain::materials::publish(&ada, id, "").await.unwrap();
    let (_, _, body) = fetch(forum, &format!("/library/{id}/versions/1/download.zip")).await;
    let files = unpacked(body.unwrap());
    assert!(files.keys().all(|name| !name.contains("/files/")));
    assert!(text(&files, "a-book-of-others-v1/LICENCE.txt").contains("https://publisher.example/book"));
    assert!(!text(&files, "a-book-of-others-v1/text.md").contains("gloves"));
}

#[tokio::test]
async fn all_of_a_version_is_in_its_archive() {
    packs(&Forum::new().await).await;
}

#[tokio::test]
async fn the_same_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        packs(&forum).await;
    }
}

#[tokio::test]
async fn who_may_not_read_it_gets_no_archive() {
    let forum = Forum::new().await;
    for path in [
        "/library/2/versions/1/download.zip",
        "/library/2/versions/0/download.zip",
        "/library/1/versions/2/download.zip",
        "/library/404/versions/1/download.zip",
    ] {
        assert_eq!(fetch(&forum, path).await.0, 404, "{path}");
    }
    assert_eq!(fetch(&forum, "/library/x/versions/1/download.zip").await.0, 400);
    // The link stands on the page.
    forum.visitor().get("/library/1/measuring-a-cell").await.is(200).shows("href=\"/library/1/versions/1/download.zip\"");
}

#[tokio::test]
async fn an_archive_that_cannot_be_made_whole_breaks_off() {
    let forum = Forum::new().await;
    let id = domain::materials::start(&forum.cx(Who::Ada), draft("Lost figures", "by")).await.unwrap();
    attach(&forum, Who::Ada, id, "lost.csv", b"a,b\n9,9\n").await;
    domain::materials::publish(&forum.cx(Who::Ada), id, "").await.unwrap();
    let hash = forum.text(&format!("SELECT blob AS t FROM files WHERE material_id = {id}")).await;
    std::fs::remove_file(forum.config.data_dir.join("files").join(&hash[..2]).join(&hash)).unwrap();
    let (status, _, body) = fetch(&forum, &format!("/library/{id}/versions/1/download.zip")).await;
    assert_eq!(status, 200);
    assert!(body.is_err(), "nobody takes it for a whole one");
}
