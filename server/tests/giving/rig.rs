//! Resources to give out, and answers as bytes.

use super::support::{Forum, Who};
use axum::body::Body;
use domain::{
    files,
    materials::{self, Remix},
};
use http::{HeaderMap, Request};
use http_body_util::BodyExt;
use model::{MaterialDraft, MaterialId, materials::OutcomeDraft};
use tower::ServiceExt;

fn outcome(line: &str) -> OutcomeDraft {
    OutcomeDraft { object: line.into(), ..OutcomeDraft::default() }
}

pub fn draft(title: &str, licence: &str) -> MaterialDraft {
    MaterialDraft {
        title: title.into(),
        summary: "A lab of ninety minutes with <simple> & safe \"meters\".".into(),
        description: "Bring *gloves*. </script><script>alert(1)</script>".into(),
        language: "fi".into(),
        kind: "video".into(),
        licence: licence.into(),
        steps: vec!["testing".into(), "safety".into()],
        eqf: vec!["3".into(), "4".into()],
        cefr: "b1".into(),
        minutes: "90".into(),
        subjects: vec!["0713".into()],
        tags: "cells, lab".into(),
        outcomes: ["Measure the resistance of a cell", "Explain why it grows"].map(outcome).into(),
        safety: "No rings.".into(),
        ..MaterialDraft::default()
    }
}

pub async fn attach(forum: &Forum, who: Who, id: MaterialId, name: &str, content: &'static [u8]) {
    let parts = futures::stream::iter(content.chunks(1_000).map(|part| Ok::<_, std::convert::Infallible>(bytes::Bytes::from_static(part))));
    let incoming = forum.world.files.receive(parts, files::MOST_BYTES).await.unwrap();
    files::attach(&forum.cx(who), id, name, incoming).await.unwrap();
}

/// Ada's, with three files of which two have the same name; 4 in the forum of the tests.
pub async fn film(forum: &Forum) -> MaterialId {
    let ada = forum.cx(Who::Ada);
    let id = materials::start(&ada, draft("Mitataan </script> & \"kenno\"", "by-sa")).await.unwrap();
    attach(forum, Who::Ada, id, "figures.csv", b"a,b\n1,2\n").await;
    // As it may be called since before names were compared.
    attach(forum, Who::Ada, id, "other-figures.csv", b"a,b\n3,4\n").await;
    forum.run("UPDATE files SET name = 'Figures.csv' WHERE name = 'other-figures.csv'", Vec::new()).await;
    attach(forum, Who::Ada, id, "työ.pdf", b"%PDF-1.7\nnot much of it").await;
    materials::publish(&ada, id, "").await.unwrap();
    id
}

/// Ben's translation of it.
pub async fn translation(forum: &Forum, of: MaterialId) -> MaterialId {
    let ben = forum.cx(Who::Ben);
    let id = materials::remix(&ben, Remix { sources: vec![of], translation: Some("en".into()) }).await.unwrap();
    let draft = MaterialDraft { language: "en".into(), changes: "Translated, two tasks added".into(), ..draft("Let us measure a cell", "by-sa") };
    materials::save(&ben, id, draft, 1).await.unwrap();
    materials::publish(&ben, id, "").await.unwrap();
    id
}

/// An answer as it goes over the wire.
pub async fn fetch(forum: &Forum, path: &str) -> (u16, HeaderMap, Result<Vec<u8>, String>) {
    let host = forum.config.public_url.origin().split_once("://").unwrap().1.to_owned();
    let request = Request::builder().uri(path).header("host", host).body(Body::empty()).unwrap();
    let (parts, body) = forum.router.clone().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.map(|all| all.to_bytes().to_vec()).map_err(|error| error.to_string());
    (parts.status.as_u16(), parts.headers, body)
}
