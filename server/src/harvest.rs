//! Asking another library for its records (OAI-PMH 2.0, `oai_dc`).

use crate::egress::{Egress, Refused};
use domain::imports::Harvested;
use model::{Field, Problem, Wrong};
use quick_xml::{Reader, XmlVersion, escape::resolve_xml_entity, events::Event};
use reqwest::Url;

const KINDS: [&str; 2] = ["text/xml", "application/xml"];
/// Answers that one list may take.
const ANSWERS_MOST: usize = 10;
/// Of one element; what is longer is cut.
const TEXT_MOST: usize = 4_000;
/// No answer of the protocol is nested deeper.
const DEPTH_MOST: usize = 32;

/// Up to `most` records that are not deleted, over as many answers as that takes.
pub async fn records(egress: &Egress, address: &str, set: &str, most: usize) -> Result<Vec<Harvested>, Problem> {
    let told = |wrong| Problem::field(Field::Repository, wrong);
    let base = Url::parse(address).map_err(|_| told(Wrong::NotALink))?;
    let mut query = vec![("verb", "ListRecords".to_owned()), ("metadataPrefix", "oai_dc".to_owned())];
    query.extend((!set.is_empty()).then(|| ("set", set.to_owned())));
    let mut found = Vec::new();
    for _ in 0..ANSWERS_MOST {
        let mut url = base.clone();
        url.set_fragment(None);
        url.query_pairs_mut().clear().extend_pairs(&query);
        let body = egress.get(url.as_str(), &KINDS).await.map_err(|refused| told(wrong(refused)))?;
        let answer = read(&body).ok_or_else(|| told(Wrong::NotReached))?;
        match answer.error.as_str() {
            "" => {}
            "noRecordsMatch" => return Err(told(Wrong::NothingThere)),
            _ => return Err(told(Wrong::NotReached)),
        }
        found.extend(answer.records.into_iter().filter(|record| !record.deleted));
        if found.len() >= most || answer.token.is_empty() {
            break;
        }
        query = vec![("verb", "ListRecords".to_owned()), ("resumptionToken", answer.token)];
    }
    found.truncate(most);
    if found.is_empty() { Err(told(Wrong::NothingThere)) } else { Ok(found) }
}

fn wrong(refused: Refused) -> Wrong {
    tracing::info!(%refused, "another library was not read");
    if refused == Refused::NotPublic { Wrong::NotPublic } else { Wrong::NotReached }
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Answer {
    records: Vec<Harvested>,
    token: String,
    /// Its code.
    error: String,
}

/// Reads an answer by the local names of its elements; namespaces are written in many ways. Entities that a document defines for itself
/// are not known, so nothing grows while it is read.
fn read(body: &[u8]) -> Option<Answer> {
    let text = std::str::from_utf8(body).ok()?;
    let mut reader = Reader::from_str(text);
    let mut reading = Reading::default();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                let attribute = |wanted: &str| {
                    let all = start.attributes().filter_map(Result::ok);
                    let found = all.into_iter().find(|one| one.key.as_ref() == wanted.as_bytes())?;
                    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
                };
                reading.start(&name, attribute("status").as_deref() == Some("deleted"), attribute("code"))?;
            }
            Event::Text(text) => reading.text.push_str(&text.xml_content(XmlVersion::Implicit1_0).ok()?),
            Event::CData(data) => reading.text.push_str(&data.decode().ok()?),
            Event::GeneralRef(reference) => {
                let known = reference.resolve_char_ref().ok()?.map(String::from);
                let name = reference.decode().ok()?;
                reading.text.push_str(&known.or_else(|| resolve_xml_entity(&name).map(str::to_owned))?);
            }
            Event::End(_) => reading.end()?,
            Event::Eof => break,
            _ => {}
        }
    }
    (reading.path.is_empty() && reading.begun).then_some(reading.answer)
}

/// Where in the document we are.
#[derive(Default)]
struct Reading {
    begun: bool,
    path: Vec<String>,
    text: String,
    record: Harvested,
    answer: Answer,
}

impl Reading {
    fn start(&mut self, name: &str, deleted: bool, code: Option<String>) -> Option<()> {
        if self.path.is_empty() && (name != "OAI-PMH" || self.begun) {
            return None;
        }
        self.begun = true;
        self.text.clear();
        match name {
            "record" => self.record = Harvested::default(),
            "header" => self.record.deleted = deleted,
            "error" => self.answer.error = code.unwrap_or_else(|| "unknown".to_owned()),
            _ => {}
        }
        self.path.push(name.to_owned());
        (self.path.len() <= DEPTH_MOST).then_some(())
    }

    fn end(&mut self) -> Option<()> {
        let name = self.path.pop()?;
        let text: String = self.text.trim().chars().take(TEXT_MOST).collect();
        self.text.clear();
        let within = self.path.last().map(String::as_str).unwrap_or_default();
        match (within, name.as_str()) {
            ("header", "identifier") => self.record.identifier = text,
            ("dc", element) => self.record.elements.push((element.to_owned(), text)),
            (_, "resumptionToken") => self.answer.token = text,
            (_, "record") => self.answer.records.push(std::mem::take(&mut self.record)),
            _ => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-24T12:00:00Z</responseDate>
        <request verb="ListRecords">https://a.example/oai</request><ListRecords>
        <record><header><identifier>oai:a.example:1</identifier><datestamp>2026-11-24</datestamp></header>
        <metadata><oai_dc:dc xmlns:oai_dc="x" xmlns:dc="y"><dc:title>Cells &amp; packs &#228; <![CDATA[<raw>]]></dc:title><dc:identifier>https://a.example/1</dc:identifier></oai_dc:dc></metadata></record>
        <record><header status="deleted"><identifier>oai:a.example:2</identifier></header></record>
        <resumptionToken>next</resumptionToken></ListRecords></OAI-PMH>"#;

    #[test]
    fn answers_are_read_by_their_names() {
        let answer = read(ANSWER.as_bytes()).expect("an answer");
        assert_eq!((answer.token.as_str(), answer.error.as_str(), answer.records.len()), ("next", "", 2));
        assert_eq!(
            answer.records[0].elements,
            [("title".into(), "Cells & packs ä <raw>".into()), ("identifier".into(), "https://a.example/1".into())]
        );
        assert!(!answer.records[0].deleted && answer.records[1].deleted && answer.records[1].identifier == "oai:a.example:2");
        assert_eq!(read(br#"<OAI-PMH><error code="noRecordsMatch">none</error></OAI-PMH>"#).expect("an answer").error, "noRecordsMatch");
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        let deep = format!("<OAI-PMH>{}{}</OAI-PMH>", "<a>".repeat(1_000), "</a>".repeat(1_000));
        let laughs = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><OAI-PMH><error code="x">&b;</error></OAI-PMH>"#;
        let outside = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><OAI-PMH><error code="x">&a;</error></OAI-PMH>"#;
        for bad in ["", "nothing", "<html></html>", "<OAI-PMH>", "<OAI-PMH></x>", "<OAI-PMH/><OAI-PMH/>", &deep, laughs, outside] {
            assert_eq!(read(bad.as_bytes()), None, "{bad:.60}");
        }
        assert_eq!(read(b"\xff\xfe<"), None);
    }
}
