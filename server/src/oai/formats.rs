//! One resource in each of the formats.

use super::xml::Xml;
use domain::{
    giving::{self, Given},
    texts::iso_day,
};
use model::{
    attribution::Form,
    lists::{eqf_uri, isced_uri, learning_resource_type},
};
use std::io;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The fifteen elements of Dublin Core: every harvester understands them.
    OaiDc,
    /// The terms of LRMI and schema.org, as elements of one name each: what the fifteen cannot say.
    Lrmi,
}

pub const LRMI: &str = "urn:batt-forum:lrmi:1";

impl Format {
    pub const ALL: [Self; 2] = [Self::OaiDc, Self::Lrmi];

    pub fn prefix(self) -> &'static str {
        match self {
            Self::OaiDc => "oai_dc",
            Self::Lrmi => "lrmi",
        }
    }

    pub fn parse(prefix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.prefix() == prefix)
    }

    pub fn namespace(self) -> &'static str {
        match self {
            Self::OaiDc => "http://www.openarchives.org/OAI/2.0/oai_dc/",
            Self::Lrmi => LRMI,
        }
    }

    /// Where its schema lies.
    pub fn schema(self, site: &str) -> String {
        match self {
            Self::OaiDc => "http://www.openarchives.org/OAI/2.0/oai_dc.xsd".to_owned(),
            Self::Lrmi => format!("{site}/oai/lrmi.xsd"),
        }
    }

    pub fn write(self, xml: &mut Xml, given: &Given, site: &str) -> io::Result<()> {
        let place = format!("{} {}", self.namespace(), self.schema(site));
        match self {
            Self::OaiDc => dublin_core(xml, given, site, &place),
            Self::Lrmi => lrmi(xml, given, site, &place),
        }
    }
}

const XSI: (&str, &str) = ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");

fn dublin_core(xml: &mut Xml, given: &Given, site: &str, place: &str) -> io::Result<()> {
    let spaces = [("xmlns:oai_dc", Format::OaiDc.namespace()), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), XSI, ("xsi:schemaLocation", place)];
    xml.element("oai_dc:dc", &spaces, |xml| {
        for element in giving::dublin_core(given, site) {
            let lang = [("xml:lang", given.material.language.as_str())];
            let attributes = if element.own_language { &lang[..] } else { &[] };
            xml.leaf(&format!("dc:{}", element.name), attributes, &element.text)?;
        }
        Ok(())
    })
}

/// In the order of `lrmi.xsd`.
fn lrmi(xml: &mut Xml, given: &Given, site: &str, place: &str) -> io::Result<()> {
    let spaces = [("xmlns", LRMI), XSI, ("xsi:schemaLocation", place)];
    xml.element("learningResource", &spaces, |xml| {
        names(xml, given, site)?;
        learning(xml, given)?;
        origins(xml, given, site)?;
        files(xml, given, site)
    })
}

fn names(xml: &mut Xml, given: &Given, site: &str) -> io::Result<()> {
    let material = &given.material;
    let lang = [("xml:lang", material.language.as_str())];
    xml.leaf("name", &lang, &material.title)?;
    xml.leaf_if("description", &lang, &material.summary)?;
    xml.leaf("url", &[], &given.address(site))?;
    xml.leaf_if("sameAs", &[], &material.link)?;
    xml.leaf("inLanguage", &[], &material.language)?;
    for author in &given.authors {
        xml.element("author", &[], |xml| {
            xml.leaf("name", &[], &author.name)?;
            xml.leaf("url", &[], &format!("{site}/members/{}", author.handle))
        })?;
    }
    xml.leaf("publisher", &[], giving::SITE_NAME)?;
    xml.leaf("version", &[], &given.number.to_string())?;
    xml.leaf("dateCreated", &[], &iso_day(given.published_at))?;
    xml.leaf("dateModified", &[], &giving::moment(given.changed_at))?;
    xml.leaf_if("license", &[], given.licence().uri().unwrap_or_default())?;
    xml.leaf("creditText", &[], &given.credits(site, given.locale(), Form::Text))
}

fn learning(xml: &mut Xml, given: &Given) -> io::Result<()> {
    let material = &given.material;
    xml.leaf_if("learningResourceType", &[], learning_resource_type(material.kind.as_str()).unwrap_or_default())?;
    for level in &material.eqf {
        let uri = eqf_uri(*level).unwrap_or_default();
        xml.leaf("educationalLevel", &[("uri", &uri), ("framework", "EQF")], &level.to_string())?;
    }
    xml.leaf_if("readingLevel", &[("framework", "CEFR")], &material.cefr.to_uppercase())?;
    if material.minutes > 0 {
        xml.leaf("timeRequired", &[], &format!("PT{}M", material.minutes))?;
    }
    for step in &material.steps {
        xml.leaf("about", &[("framework", "value-chain-step")], step)?;
    }
    for subject in &material.subjects {
        let uri = isced_uri(subject).unwrap_or_default();
        xml.leaf("about", &[("uri", &uri), ("framework", "ISCED-F")], subject)?;
    }
    let lang = [("xml:lang", material.language.as_str())];
    material.tags.iter().try_for_each(|tag| xml.leaf("keywords", &lang, tag))?;
    material.outcomes.iter().try_for_each(|outcome| xml.leaf("teaches", &lang, &outcome.sentence()))?;
    xml.leaf_if("competencyRequired", &lang, &material.prerequisites)
}

fn origins(xml: &mut Xml, given: &Given, site: &str) -> io::Result<()> {
    for source in &given.taken {
        let how = if source.translation { "translation" } else { "adaptation" };
        xml.element("isBasedOn", &[("as", how)], |xml| {
            xml.leaf("name", &[("xml:lang", source.language.as_str())], &source.title)?;
            xml.leaf("url", &[], &source.permalink(site))?;
            source.authors.iter().try_for_each(|name| xml.leaf("creator", &[], name))?;
            xml.leaf_if("license", &[], source.licence.uri().unwrap_or_default())
        })?;
    }
    for (path, language) in &given.translations {
        xml.leaf("workTranslation", &[("xml:lang", language)], &format!("{site}{path}"))?;
    }
    Ok(())
}

fn files(xml: &mut Xml, given: &Given, site: &str) -> io::Result<()> {
    for file in &given.files {
        xml.element("encoding", &[], |xml| {
            xml.leaf("name", &[], &file.name)?;
            xml.leaf("contentUrl", &[], &giving::file_address(site, file))?;
            xml.leaf("encodingFormat", &[], &file.mime)?;
            xml.leaf("contentSize", &[], &file.size.to_string())?;
            xml.leaf("sha256", &[], &file.blob)
        })?;
    }
    Ok(())
}
