//! Structured data of a resource's page, read by a JSON-LD processor that knows nothing of us.

use super::{
    rig::{film, translation},
    support::{Forum, SITE, Who},
};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use std::collections::BTreeSet;

/// A cut of schema.org's own context with the terms that are used here: nothing is fetched in a test.
const CONTEXT: &[u8] = include_bytes!("schema-org.jsonld");

/// Subject, predicate, object of everything that is said.
fn triples(json: &str) -> BTreeSet<(String, String, String)> {
    let parser = JsonLdParser::new().for_slice(json).with_load_document_callback(|url, _| {
        assert_eq!(url, "https://schema.org");
        Ok(JsonLdRemoteDocument { document: CONTEXT.to_vec(), document_url: url.to_owned() })
    });
    let plain = |text: String| text.trim_matches(['<', '>']).replace("http://schema.org/", "");
    parser
        .map(|quad| {
            let quad = quad.expect("JSON-LD without a fault");
            (plain(quad.subject.to_string()), plain(quad.predicate.to_string()), plain(quad.object.to_string()))
        })
        .collect()
}

fn structured(page: &str) -> &str {
    page.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap()
}

#[tokio::test]
async fn a_json_ld_processor_reads_what_we_mean() {
    let forum = Forum::new().await;
    let source = film(&forum).await;
    let id = translation(&forum, source).await;
    let page = forum.visitor().get(&format!("/library/{id}/let-us-measure-a-cell")).await.is(200);
    let said = triples(structured(&page.text));
    let (own, from) = (format!("{SITE}/library/{id}/let-us-measure-a-cell"), format!("{SITE}/library/{source}/versions/1"));
    let says = |subject: &str, predicate: &str, object: &str| {
        let wanted = (subject.to_owned(), predicate.to_owned(), object.to_owned());
        assert!(said.contains(&wanted), "{wanted:?} in {said:#?}");
    };
    let a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    for (predicate, object) in [
        (a, "LearningResource"),
        (a, "VideoObject"),
        ("name", "\"Let us measure a cell\""),
        ("inLanguage", "\"en\""),
        ("license", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("timeRequired", "\"PT90M\""),
        ("version", "\"1\""),
        ("learningResourceType", "\"video\""),
        ("educationalLevel", "http://data.europa.eu/snb/eqf/3"),
        ("educationalLevel", "http://data.europa.eu/snb/eqf/4"),
        ("isBasedOn", from.as_str()),
        ("translationOfWork", from.as_str()),
        ("keywords", "\"cells\""),
    ] {
        says(&own, predicate, object);
    }
    says("http://data.europa.eu/snb/eqf/4", a, "DefinedTerm");
    says("http://data.europa.eu/snb/eqf/4", "termCode", "\"4\"");
    says(&from, "license", "https://creativecommons.org/licenses/by-sa/4.0/");
    let named = |predicate: &str, object: &str| said.iter().any(|(_, p, o)| p == predicate && o == object);
    let hash = forum.text("SELECT blob AS t FROM files WHERE name = 'figures.csv' AND material_id <> 2").await;
    for (predicate, object) in [
        ("name", "\"Ben Answerer\""),
        ("name", "\"Measure the resistance of a cell\""),
        ("encodingFormat", "\"text/csv\""),
        ("contentSize", "\"8\""),
        ("sha256", &format!("\"{hash}\"")),
        ("targetName", "\"B1\""),
    ] {
        assert!(named(predicate, object), "{predicate} {object} in {said:#?}");
    }
    assert!(said.iter().any(|(s, p, o)| s == &own && p == "creditText" && o.contains("Ben Answerer") && o.contains("CC BY-SA 4.0")));
    // The source knows of its translation, and a hostile title ends nothing.
    let page = forum.visitor().get(&format!("/library/{source}")).await.is(200);
    let said = triples(structured(&page.text));
    assert!(said.iter().any(|(_, p, o)| p == "workTranslation" && o == &own), "{said:#?}");
    assert!(said.iter().any(|(_, p, o)| p == "name" && o == r#""Mitataan </script> & \"kenno\"""#), "{said:#?}");
}

#[tokio::test]
async fn heads_have_dublin_core_and_open_graph() {
    let forum = Forum::new().await;
    let id = film(&forum).await;
    let page = forum.visitor().get(&format!("/library/{id}")).await.is(200);
    for (part, times) in [
        ("href=\"http://purl.org/dc/elements/1.1/\" rel=\"schema.DC\"", 1),
        ("name=\"DC.title\"", 1),
        ("name=\"DC.creator\"", 1),
        ("name=\"DC.subject\"", 5),
        ("name=\"DC.format\"", 3),
        ("content=\"CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/\"", 1),
        ("name=\"DCTERMS.license\"", 1),
        ("name=\"DCTERMS.educationLevel\"", 2),
        ("property=\"og:title\"", 1),
        ("property=\"og:url\"", 1),
    ] {
        assert_eq!(page.text.matches(part).count(), times, "{part} in {}", page.text.split("<body").next().unwrap());
    }
    assert!(page.text.contains("lang=\"fi\""));
    assert_eq!(super::support::oracle::dangers(&page.text), [""; 0]);
}

#[tokio::test]
async fn a_saved_filter_is_a_feed() {
    let forum = Forum::new().await;
    film(&forum).await;
    let visitor = forum.visitor();
    visitor.get("/library?kind=video").await.is(200).shows("href=\"/feeds/library.atom?kind=video\"").shows("rel=\"alternate\"");
    let feed = visitor.get("/feeds/library.atom?kind=video&step=testing").await.is(200);
    let read: atom_syndication::Feed = feed.text.parse().expect("Atom");
    assert_eq!((read.entries().len(), read.title().as_str()), (1, "Library: Video, Testing and quality"));
    assert_eq!(read.entries()[0].title().as_str(), "Mitataan </script> & \"kenno\"");
    assert_eq!(visitor.get("/feeds/library.atom").await.text.matches("<entry>").count(), 2, "drafts and what is retired are in no feed");
    assert_eq!(visitor.get("/feeds/library.atom?language=sv").await.is(200).text.matches("<entry>").count(), 0);
    // Who has it already gets nothing again.
    let mark = feed.header("etag").to_owned();
    let again = visitor.request("GET", "/feeds/library.atom?kind=video&step=testing", &[("if-none-match", &mark)], "").await.is(304);
    assert!(again.text.is_empty() && feed.header("last-modified").ends_with("GMT") && feed.header("cache-control") == "private, max-age=300");
    domain::materials::retire(&forum.cx(Who::Ada), model::MaterialId(4), "Not right").await.unwrap();
    visitor.request("GET", "/feeds/library.atom?kind=video&step=testing", &[("if-none-match", &mark)], "").await.is(200).hides("<entry>");
}
