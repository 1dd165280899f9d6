use super::{Given, SITE_NAME, given::file_address, moment};
use crate::texts::{Locale, iso_day};
use model::lists::{eqf_uri, isced_uri, learning_resource_type};

/// One of the fifteen elements, or a term, with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub name: &'static str,
    pub text: String,
    /// The text is in the language of the resource.
    pub own_language: bool,
}

pub type Elements = Vec<Element>;

fn plain(name: &'static str, text: impl Into<String>) -> Element {
    Element { name, text: text.into(), own_language: false }
}

fn worded(name: &'static str, text: &str) -> Element {
    Element { name, text: text.to_owned(), own_language: true }
}

/// The elements of Dublin Core 1.1, in the order of the standard; each as often as there is something to say.
pub fn dublin_core(given: &Given, site: &str) -> Elements {
    let material = &given.material;
    let english = Locale::default();
    let mut all = vec![worded("title", &material.title)];
    all.extend(given.authors.iter().map(|one| plain("creator", one.name.clone())));
    all.extend(material.steps.iter().map(|step| plain("subject", english.text(&format!("step-{step}")))));
    all.extend(material.subjects.iter().filter_map(|code| isced_uri(code)).map(|uri| plain("subject", uri)));
    all.extend(material.tags.iter().map(|tag| worded("subject", tag)));
    all.push(worded("description", &material.summary));
    all.push(plain("publisher", SITE_NAME));
    all.push(plain("date", iso_day(given.published_at)));
    all.push(plain("type", dcmi_type(material.kind.as_str())));
    all.extend(learning_resource_type(material.kind.as_str()).map(|name| plain("type", name)));
    all.extend(given.files.iter().map(|file| plain("format", file.mime.clone())));
    all.push(plain("identifier", given.address(site)));
    all.extend((!material.link.is_empty()).then(|| plain("identifier", material.link.clone())));
    all.extend(given.taken.iter().map(|one| plain("source", one.permalink(site))));
    all.push(plain("language", material.language.clone()));
    all.extend(given.translations.iter().map(|(path, _)| plain("relation", format!("{site}{path}"))));
    all.extend(given.files.iter().map(|file| plain("relation", file_address(site, file))));
    all.push(plain("rights", given.rights(english)));
    all.retain(|one| !one.text.is_empty());
    all
}

/// What the fifteen elements cannot say: terms of DCMI.
pub fn terms(given: &Given) -> Elements {
    let mut all = vec![plain("issued", iso_day(given.published_at)), plain("modified", moment(given.changed_at))];
    all.extend(given.licence().uri().map(|uri| plain("license", uri)));
    all.extend(given.material.eqf.iter().filter_map(|level| eqf_uri(*level)).map(|uri| plain("educationLevel", uri)));
    all.extend((given.material.minutes > 0).then(|| plain("extent", format!("PT{}M", given.material.minutes))));
    all
}

/// The type of DCMI's own list.
fn dcmi_type(kind: &str) -> &'static str {
    match kind {
        "video" => "MovingImage",
        "dataset" => "Dataset",
        "simulation" => "InteractiveResource",
        "course" => "Collection",
        _ => "Text",
    }
}
