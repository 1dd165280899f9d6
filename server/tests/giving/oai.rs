//! OAI-PMH: every answer is checked against the schemas of the protocol by libxml2, and a harvester loses nothing.

use super::{
    rig::{draft, film, translation},
    support::{Forum, SITE, Who, browser::FORM},
};
use domain::materials;
use model::{MaterialDraft, MaterialId};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Refuses what is not valid against `schemas/all.xsd`.
#[track_caller]
fn is_valid(xml: &str) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(here.join("tests/giving/schemas")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let own = std::fs::read_to_string(here.join("src/oai/lrmi.xsd")).unwrap().replace("http://www.w3.org/2001/xml.xsd", "xml.xsd");
    std::fs::write(folder.path().join("lrmi.xsd"), own).unwrap();
    let mut lint = Command::new("xmllint");
    lint.args(["--noout", "--nonet", "--schema", "all.xsd", "-"]).current_dir(folder.path()).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut running = lint.spawn().expect("xmllint, which `make setup` installs");
    running.stdin.take().unwrap().write_all(xml.as_bytes()).unwrap();
    let done = running.wait_with_output().unwrap();
    assert!(done.status.success(), "{}\n{xml}", String::from_utf8_lossy(&done.stderr));
}

async fn ask(forum: &Forum, query: &str) -> String {
    let answer = forum.visitor().get(&format!("/oai?{query}")).await.is(200);
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    is_valid(&answer.text);
    answer.text
}

fn all<'a>(xml: &'a str, element: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{element}>"), format!("</{element}>"));
    xml.split(&start).skip(1).filter_map(|rest| rest.split(&end).next()).collect()
}

#[tokio::test]
async fn the_validator_sees_what_it_is_for() {
    let forum = Forum::new().await;
    let good = ask(&forum, "verb=Identify").await;
    for (part, bad) in [("<granularity>YYYY", "<granularity>YY"), ("<protocolVersion>", "<other/><protocolVersion>"), ("persistent", "perhaps")] {
        let bad = good.replace(part, bad);
        assert!(std::panic::catch_unwind(|| is_valid(&bad)).is_err(), "{part}");
    }
    film(&forum).await;
    let good = ask(&forum, "verb=ListRecords&metadataPrefix=lrmi").await;
    let bad = good.replace("<version>1<", "<version>one<");
    assert!(std::panic::catch_unwind(|| is_valid(&bad)).is_err());
    let good = ask(&forum, "verb=ListRecords&metadataPrefix=oai_dc").await;
    let bad = good.replace("dc:creator>", "dc:maker>");
    assert!(std::panic::catch_unwind(|| is_valid(&bad)).is_err());
}

async fn every_verb(forum: &Forum) {
    let source = film(forum).await;
    let id = translation(forum, source).await;
    let identify = ask(forum, "verb=Identify").await;
    assert!(identify.contains(&format!("<baseURL>{SITE}/oai</baseURL>")) && identify.contains("<deletedRecord>persistent<"));
    assert_eq!(all(&ask(forum, "verb=ListMetadataFormats").await, "metadataPrefix"), ["oai_dc", "lrmi"]);
    assert_eq!(all(&ask(forum, "verb=ListSets").await, "setSpec").len(), 19);
    let host = "oai:127.0.0.1:resource";
    ask(forum, &format!("verb=ListMetadataFormats&identifier={host}/{id}")).await;
    let headers = ask(forum, "verb=ListIdentifiers&metadataPrefix=oai_dc").await;
    assert_eq!(all(&headers, "identifier"), [1, 3, 4, 5].map(|n| format!("{host}/{n}")), "drafts are no records");
    assert_eq!(headers.matches("<header status=\"deleted\">").count(), 1);
    let records = ask(forum, "verb=ListRecords&metadataPrefix=oai_dc").await;
    assert_eq!((records.matches("<record>").count(), records.matches("<metadata>").count()), (4, 3));
    assert!(records.contains("<dc:title xml:lang=\"fi\">Mitataan &lt;/script&gt; &amp; &quot;kenno&quot;</dc:title>"), "{records}");
    assert!(records.contains("<dc:rights>CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/</dc:rights>"));
    let one = ask(forum, &format!("verb=GetRecord&metadataPrefix=lrmi&identifier={host}/{id}")).await;
    for part in [
        "<license>https://creativecommons.org/licenses/by-sa/4.0/</license>",
        "<timeRequired>PT90M</timeRequired>",
        "uri=\"http://data.europa.eu/snb/eqf/4\"",
        "<isBasedOn as=\"translation\">",
        "<teaches xml:lang=\"en\">Measure the resistance of a cell</teaches>",
        "<encodingFormat>application/pdf</encodingFormat>",
    ] {
        assert!(one.contains(part), "{part} in {one}");
    }
    let retired = ask(forum, &format!("verb=GetRecord&metadataPrefix=oai_dc&identifier={host}/3")).await;
    assert!(retired.contains("status=\"deleted\"") && !retired.contains("<metadata>") && !retired.contains("worksheet"));
    assert_eq!(all(&ask(forum, "verb=ListIdentifiers&metadataPrefix=lrmi&set=safety").await, "identifier").len(), 2);
    // A set tells of its deletions, too.
    materials::retire(&forum.cx(Who::Ada), source, "Not right").await.unwrap();
    assert!(ask(forum, "verb=ListIdentifiers&metadataPrefix=lrmi&set=safety").await.contains("status=\"deleted\""));
}

#[tokio::test]
async fn every_verb_answers_by_the_schema() {
    every_verb(&Forum::new().await).await;
}

#[tokio::test]
async fn the_same_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        every_verb(&forum).await;
    }
}

#[tokio::test]
async fn problems_have_the_codes_of_the_protocol() {
    let forum = Forum::new().await;
    for (query, code) in [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=testing", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nothing", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=%00%01%27", "badArgument"),
        ("verb=ListRecords&metadataPrefix=%C3%A4", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&%C3%A4=1", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2999-12-31T23:59:59Z", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=cmVjb3Jkcw.AAAA", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:resource/2", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:resource/1%20OR%201", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:evil.example:resource/1", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=nothing", "idDoesNotExist"),
    ] {
        // What is no argument at all cannot be repeated in a valid answer, so the schema is asked elsewhere.
        let answer = forum.visitor().get(&format!("/oai?{query}")).await.is(200);
        assert!(answer.text.contains(&format!("<error code=\"{code}\">")), "{query}: {}", answer.text);
        if !query.contains('%') {
            is_valid(&answer.text);
        }
    }
}

#[tokio::test]
async fn harvesters_may_post() {
    let forum = Forum::new().await;
    let body = "verb=ListRecords&metadataPrefix=oai_dc";
    let answer = forum.visitor().request("POST", "/oai", &[("content-type", FORM)], body).await.is(200);
    is_valid(&answer.text);
    assert_eq!(answer.text.matches("<record>").count(), 2);
    forum.visitor().get("/oai/lrmi.xsd").await.is(200).shows("urn:batt-forum:lrmi:1");
}

/// Header by identifier, over as many answers as it takes; after each, `meanwhile` happens.
async fn harvest(forum: &Forum, prefix: &str, mut meanwhile: impl AsyncFnMut(usize)) -> (BTreeMap<String, String>, usize) {
    let mut found = BTreeMap::new();
    let mut query = format!("verb=ListRecords&metadataPrefix={prefix}");
    for answers in 1.. {
        let xml = ask(forum, &query).await;
        for record in all(&xml, "record") {
            found.insert(all(record, "identifier")[0].to_owned(), record.to_owned());
        }
        let token = xml.split("<resumptionToken").nth(1).and_then(|rest| rest.split_once('>')?.1.split('<').next()).unwrap_or_default();
        if token.is_empty() {
            return (found, answers);
        }
        meanwhile(answers).await;
        query = format!("verb=ListRecords&resumptionToken={token}");
    }
    unreachable!()
}

#[tokio::test]
async fn a_harvest_over_several_answers_loses_nothing_that_changes_meanwhile() {
    let forum = Forum::new().await;
    let ada = forum.cx(Who::Ada);
    let mut ids = Vec::new();
    for n in 0..130 {
        let id = materials::start(&ada, draft(&format!("Resource {n}"), "by")).await.unwrap();
        materials::publish(&ada, id, "").await.unwrap();
        ids.push(id);
    }
    // What was given already, what comes later, what is new, what goes: all of it while somebody harvests.
    let (found, answers) = harvest(&forum, "oai_dc", async |n| {
        let ada = forum.cx(Who::Ada);
        for id in [ids[n], ids[70 + n], ids[129]] {
            let lock = materials::edit_material(&ada, id).await.unwrap().lock;
            let changed = MaterialDraft { summary: format!("Changed while answer {n} was read."), ..draft("Changed since", "by") };
            materials::save(&ada, id, changed, lock).await.unwrap();
            materials::publish(&ada, id, "Changed").await.unwrap();
        }
        let new = materials::start(&ada, draft(&format!("New resource {n}"), "by")).await.unwrap();
        materials::publish(&ada, new, "").await.unwrap();
        materials::retire(&ada, ids[100 + n], "Gone meanwhile").await.unwrap();
    })
    .await;
    assert!(answers >= 3, "{answers}");
    let there = forum.texts("SELECT CAST(id AS text) AS t FROM materials WHERE state <> 'draft'").await;
    let wanted: BTreeSet<String> = there.iter().map(|id| format!("oai:127.0.0.1:resource/{id}")).collect();
    assert_eq!(found.keys().cloned().collect::<BTreeSet<_>>(), wanted);
    for MaterialId(id) in [ids[1], ids[71], ids[129]] {
        assert!(found[&format!("oai:127.0.0.1:resource/{id}")].contains("Changed while"), "{id}");
    }
    assert!(found[&format!("oai:127.0.0.1:resource/{}", ids[101])].contains("status=\"deleted\""));
    // The next harvest has only what is newer.
    let later = ask(&forum, "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2000-01-01").await;
    assert!(later.contains("completeListSize=\""));
}

#[tokio::test]
async fn tokens_are_bound_and_end() {
    let forum = Forum::new().await;
    let ada = forum.cx(Who::Ada);
    for n in 0..60 {
        let id = materials::start(&ada, draft(&format!("Resource {n}"), "by")).await.unwrap();
        materials::publish(&ada, id, "").await.unwrap();
    }
    let xml = ask(&forum, "verb=ListIdentifiers&metadataPrefix=oai_dc&set=testing").await;
    let token = xml.split("<resumptionToken").nth(1).unwrap().split_once('>').unwrap().1.split('<').next().unwrap();
    let again = ask(&forum, &format!("verb=ListIdentifiers&resumptionToken={token}")).await;
    assert_eq!(
        all(&again, "identifier"),
        all(&ask(&forum, &format!("verb=ListIdentifiers&resumptionToken={token}")).await, "identifier"),
        "twice the same"
    );
    assert!(again.contains("cursor=\"50\"></resumptionToken>"), "{again}");
    let code = "badResumptionToken";
    assert!(ask(&forum, &format!("verb=ListRecords&resumptionToken={token}")).await.contains(code), "of another verb");
    let mut forged = token.to_owned();
    forged.replace_range(0..1, "Z");
    assert!(ask(&forum, &format!("verb=ListIdentifiers&resumptionToken={forged}")).await.contains(code));
}

#[tokio::test]
async fn a_new_name_and_an_erased_member_reach_harvesters() {
    let forum = Forum::new().await;
    forum.run("UPDATE materials SET datestamp = 1000000000000, changed_at = 1000000000000", Vec::new()).await;
    assert!(ask(&forum, "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01").await.contains("noRecordsMatch"));
    let ari = forum.browser(Who::Ari).await;
    let erased = ari.form("admin/erase_member", &[("member", "1"), ("reason", "They asked for it"), ("sure", "yes")]).await;
    assert!(erased.status == 303, "{} {}", erased.status, erased.text.chars().take(300).collect::<String>());
    let records = ask(&forum, "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01").await;
    assert!(records.contains("<dc:creator>Former member</dc:creator>") && !records.contains("Ada Asker"), "{records}");
}
