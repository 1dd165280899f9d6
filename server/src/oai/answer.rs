//! The answers to the six verbs.

use super::{
    formats::Format,
    request::{self, List, Refused, Request},
    token,
    xml::{Attribute, Xml},
};
use app::kit::Visit;
use domain::{
    Cx, Failure, Locale, Result,
    giving::{self, Record},
    site,
};
use model::people::STEPS;
use std::io;

const SPACES: [Attribute<'static>; 3] = [
    ("xmlns", "http://www.openarchives.org/OAI/2.0/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xsi:schemaLocation", "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"),
];

/// What stands inside of the answer.
enum Content {
    Identify { mail: String, earliest: i64 },
    Formats,
    Sets,
    One(Box<Record>, Format),
    Page(Page),
}

/// Part of a list.
struct Page {
    list: List,
    records: Vec<Record>,
    size: i64,
    /// For what follows, and until when it can be used.
    next: Option<(String, i64)>,
}

/// The whole document.
pub async fn answer(visit: &Visit, pairs: Vec<(String, String)>) -> Result<String> {
    let cx = &visit.cx;
    let content = match request::read(cx, &pairs) {
        Ok(request) => content(cx, request).await?,
        Err(refused) => Err(refused),
    };
    document(cx, &pairs, content).map_err(Failure::bug)
}

type Told = std::result::Result<Content, Refused>;

async fn content(cx: &Cx, request: Request) -> Result<Told> {
    Ok(match request {
        Request::Identify => {
            let mail = admin_mail(&site::read_settings(cx.reader()).await?.support, &host(cx));
            Ok(Content::Identify { mail, earliest: giving::earliest_datestamp(cx).await? })
        }
        Request::ListSets => Ok(Content::Sets),
        Request::ListMetadataFormats(None) => Ok(Content::Formats),
        Request::ListMetadataFormats(Some(identifier)) => find(cx, &identifier).await?.map(|_| Content::Formats),
        Request::GetRecord(identifier, format) => find(cx, &identifier).await?.map(|record| Content::One(Box::new(record), format)),
        Request::List(list) => page(cx, list).await?,
    })
}

async fn find(cx: &Cx, identifier: &str) -> Result<std::result::Result<Record, Refused>> {
    let id = identifier.strip_prefix(&identifier_of(cx, "")).and_then(|id| id.parse().ok());
    let found = match id {
        Some(id) => giving::record(cx, id).await?,
        None => None,
    };
    Ok(found.ok_or_else(|| Refused("idDoesNotExist", format!("there is no {identifier:?} here"))))
}

async fn page(cx: &Cx, list: List) -> Result<Told> {
    let (records, more) = giving::harvest(cx, &list.selection, list.after, list.metadata).await?;
    if records.is_empty() && list.after.is_none() {
        return Ok(Err(Refused("noRecordsMatch", "nothing fits these arguments".into())));
    }
    let size = match list.size {
        Some(size) => size,
        None if more => giving::harvest_count(cx, &list.selection).await?,
        None => i64::try_from(records.len()).unwrap_or(i64::MAX),
    };
    let given = list.given + i64::try_from(records.len()).unwrap_or(0);
    let last = records.last().filter(|_| more).map(|record| (record.datestamp, record.id));
    let next = last.map(|cursor| token::write(cx, &list, cursor, given, size.max(given + 1)));
    Ok(Ok(Content::Page(Page { list, records, size, next })))
}

fn document(cx: &Cx, pairs: &[(String, String)], content: Told) -> io::Result<String> {
    let mut xml = Xml::new()?;
    let base = format!("{}/oai", cx.world.public_url);
    // What was asked is repeated only where it made sense (3.2 of the protocol).
    let sensible = !matches!(&content, Err(Refused("badVerb" | "badArgument", _)));
    let asked: Vec<Attribute<'_>> = pairs.iter().filter(|_| sensible).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    xml.element("OAI-PMH", &SPACES, |xml| {
        xml.leaf("responseDate", &[], &giving::moment(cx.now))?;
        xml.leaf("request", &asked, &base)?;
        match content {
            Err(Refused(code, words)) => xml.leaf("error", &[("code", code)], &words),
            Ok(content) => xml.element(request::verb(pairs).unwrap_or_default(), &[], |xml| inner(xml, cx, &base, &content)),
        }
    })?;
    Ok(xml.finish())
}

fn inner(xml: &mut Xml, cx: &Cx, base: &str, content: &Content) -> io::Result<()> {
    match content {
        Content::Identify { mail, earliest } => identify(xml, base, mail, *earliest),
        Content::Formats => formats(xml, &cx.world.public_url),
        Content::Sets => sets(xml),
        Content::One(one, format) => record(xml, cx, one, *format),
        Content::Page(page) => {
            for one in &page.records {
                if page.list.metadata { record(xml, cx, one, page.list.format)? } else { header(xml, cx, one)? }
            }
            resumption(xml, page)
        }
    }
}

fn identify(xml: &mut Xml, base: &str, mail: &str, earliest: i64) -> io::Result<()> {
    let lines = [
        ("repositoryName", giving::SITE_NAME),
        ("baseURL", base),
        ("protocolVersion", "2.0"),
        ("adminEmail", mail),
        ("earliestDatestamp", &giving::moment(earliest)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ("compression", "gzip"),
    ];
    lines.into_iter().try_for_each(|(name, value)| xml.leaf(name, &[], value))
}

fn formats(xml: &mut Xml, site: &str) -> io::Result<()> {
    Format::ALL.into_iter().try_for_each(|format| {
        xml.element("metadataFormat", &[], |xml| {
            xml.leaf("metadataPrefix", &[], format.prefix())?;
            xml.leaf("schema", &[], &format.schema(site))?;
            xml.leaf("metadataNamespace", &[], format.namespace())
        })
    })
}

fn sets(xml: &mut Xml) -> io::Result<()> {
    STEPS.into_iter().try_for_each(|step| {
        xml.element("set", &[], |xml| {
            xml.leaf("setSpec", &[], step)?;
            xml.leaf("setName", &[], &Locale::default().text(&format!("step-{step}")))
        })
    })
}

fn header(xml: &mut Xml, cx: &Cx, one: &Record) -> io::Result<()> {
    let deleted = [("status", "deleted")];
    xml.element("header", if one.deleted { &deleted } else { &[] }, |xml| {
        xml.leaf("identifier", &[], &identifier_of(cx, &one.id.to_string()))?;
        xml.leaf("datestamp", &[], &giving::moment(one.datestamp))?;
        one.sets.iter().try_for_each(|set| xml.leaf("setSpec", &[], set))
    })
}

fn record(xml: &mut Xml, cx: &Cx, one: &Record, format: Format) -> io::Result<()> {
    xml.element("record", &[], |xml| {
        header(xml, cx, one)?;
        match &one.given {
            Some(given) => xml.element("metadata", &[], |xml| format.write(xml, given, &cx.world.public_url)),
            None => Ok(()),
        }
    })
}

/// The last part of a list that came in parts ends with an empty one.
fn resumption(xml: &mut Xml, page: &Page) -> io::Result<()> {
    let (size, cursor) = (page.size.to_string(), page.list.given.to_string());
    let about = [("completeListSize", size.as_str()), ("cursor", cursor.as_str())];
    match &page.next {
        Some((token, until)) => {
            let until = giving::moment(*until);
            xml.leaf("resumptionToken", &[("expirationDate", &until), ("completeListSize", &size), ("cursor", &cursor)], token)
        }
        None if page.list.after.is_some() => xml.leaf("resumptionToken", &about, ""),
        None => Ok(()),
    }
}

/// `oai:host:resource/7`.
fn identifier_of(cx: &Cx, id: &str) -> String {
    format!("oai:{}:resource/{id}", host(cx))
}

/// The site's host without its port.
fn host(cx: &Cx) -> String {
    let url = &cx.world.public_url;
    let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    host.rsplit_once(':').map_or(host, |(name, _)| name).to_owned()
}

/// Where staff can be reached; the protocol wants an address with a dot in its host.
fn admin_mail(support: &str, host: &str) -> String {
    let is_address =
        |text: &str| text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) && !text.contains([' ', ':', '/']);
    if is_address(support) {
        support.to_owned()
    } else if host.contains('.') {
        format!("postmaster@{host}")
    } else {
        format!("postmaster@{host}.invalid")
    }
}
