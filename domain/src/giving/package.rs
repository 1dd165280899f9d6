use super::{Given, given, json_ld};
use crate::{args, cx::Cx, failure::Result, materials::MaterialView, media::FileRow, texts::Locale};
use model::{MaterialId, attribution::Form};
use std::collections::BTreeSet;

/// All of one version in one archive: what lies in it, in order. Names are safe on every system and none comes twice.
pub struct Package {
    /// Without its ending.
    pub name: String,
    pub parts: Vec<Part>,
}

pub enum Part {
    Text {
        name: String,
        text: String,
    },
    /// Opened when its turn comes, by [`crate::files::open`].
    File {
        name: String,
        file: FileRow,
    },
}

/// What is downloaded as one. The words around it are in the asker's language. What others may not copy has no files and no text here,
/// only where it lies.
pub async fn package(cx: &Cx, locale: Locale, id: MaterialId, number: i32) -> Result<Package> {
    let (given, view) = given(cx, id, Some(number)).await?;
    let site = &cx.world.public_url;
    let mut parts = vec![
        text("LICENCE.txt", licence(&given, locale)),
        text("ATTRIBUTION.txt", given.credits(site, locale, Form::Text) + "\n"),
        text("ATTRIBUTION.md", given.credits(site, locale, Form::Markdown) + "\n"),
        text("ATTRIBUTION.html", document(locale.code(), &given.material.title, &given.credits(site, locale, Form::Html))),
        text("metadata.json", format!("{:#}\n", json_ld(&given, site))),
        text("text.md", markdown(&given, site, locale)),
        text("text.html", document(&given.material.language, &given.material.title, &html(&given, &view, site, locale))),
    ];
    let mut names = Names::default();
    if given.licence().may_be_shared() {
        parts.extend(given.files.iter().map(|file| Part::File { name: format!("files/{}", names.take(&file.name)), file: file.clone() }));
    }
    Ok(Package { name: format!("{}-v{}", folder(&given.slug), given.number), parts })
}

fn text(name: &str, text: String) -> Part {
    Part::Text { name: name.to_owned(), text }
}

fn licence(given: &Given, locale: Locale) -> String {
    let licence = given.licence();
    let title = locale.text(&format!("licence-title-{}", licence.as_str()));
    let mut lines = vec![given.rights(locale), title];
    lines.extend(licence.spdx().map(|id| format!("SPDX-License-Identifier: {id}")));
    lines.extend(licence.deed(locale.code()));
    lines.extend(licence.uri().map(|uri| format!("{uri}legalcode")));
    lines.push(String::new());
    lines.push(locale.text(&format!("licence-hint-{}", licence.as_str())));
    if !licence.may_be_shared() {
        lines.push(locale.with("package-reserved", &args!(link = given.material.link.clone())));
    }
    lines.push(locale.text("package-attribution"));
    lines.push(String::new());
    lines.join("\n")
}

/// Head and notes around the text as it was written.
fn markdown(given: &Given, site: &str, locale: Locale) -> String {
    let material = &given.material;
    let line = |text: &str| crate::text::clean_line(text);
    let mut text = format!("# {}\n\n{}\n\n<{}>\n", line(&material.title), line(&material.summary), given.permalink(site));
    if !material.link.is_empty() {
        text.push_str(&format!("\n<{}>\n", material.link));
    }
    if given.licence().may_be_shared() && !material.description.is_empty() {
        text.push_str(&format!("\n{}\n", material.description));
    }
    for (heading, words) in notes(given, locale) {
        text.push_str(&format!("\n## {heading}\n\n{words}\n"));
    }
    text
}

fn html(given: &Given, view: &MaterialView, site: &str, locale: Locale) -> String {
    let material = &given.material;
    let link = |address: &str| format!("<p><a href=\"{0}\">{0}</a></p>\n", escape(address));
    let mut html = format!("<h1>{}</h1>\n<p>{}</p>\n{}", escape(&material.title), escape(&material.summary), link(&given.permalink(site)));
    if !material.link.is_empty() {
        html.push_str(&link(&material.link));
    }
    if given.licence().may_be_shared() {
        html.push_str(view.html.as_str());
    }
    for (heading, words) in notes(given, locale) {
        html.push_str(&format!("<h2>{}</h2>\n<p style=\"white-space: pre-line\">{}</p>\n", escape(&heading), escape(&words)));
    }
    html
}

fn notes(given: &Given, locale: Locale) -> Vec<(String, String)> {
    let material = &given.material;
    let outcomes: Vec<String> = material.outcomes.iter().map(|one| format!("- {}", one.sentence())).collect();
    let all = [
        ("field-outcomes", outcomes.join("\n")),
        ("material-prerequisites", material.prerequisites.clone()),
        ("material-equipment", material.equipment.clone()),
        ("field-safety", material.safety.clone()),
        ("material-sources", material.sources.clone()),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| (locale.text(key), words)).collect()
}

/// A page that stands alone and in which no script can run.
fn document(language: &str, title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src https: data:; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n",
        escape(language),
        escape(title)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A name for a folder: letters and digits of ASCII and hyphens.
fn folder(slug: &str) -> String {
    let name: String = slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "resource".to_owned() } else { name.to_owned() }
}

/// Names given out so far, without regard to case, as some systems see them.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<String>);

/// What Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

impl Names {
    /// The name itself if it can be had everywhere, else one like it.
    pub(crate) fn take(&mut self, name: &str) -> String {
        let name: String = name.chars().map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '-' } else { c }).collect();
        let name = name.trim_matches([' ', '.']);
        let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let device = stem.split('.').next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let stem = if stem.is_empty() || DEVICES.contains(&device.as_str()) { format!("_{stem}") } else { stem.to_owned() };
        let mut free = format!("{stem}{ending}");
        let mut n = 1;
        while !self.0.insert(free.to_lowercase()) {
            n += 1;
            free = format!("{stem} ({n}){ending}");
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_never_twice() {
        let mut names = Names::default();
        for (asked, given) in [
            ("figures.csv", "figures.csv"),
            ("Figures.CSV", "Figures (2).CSV"),
            ("figures.csv", "figures (3).csv"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("con.txt", "_con.txt"),
            ("LPT1", "_LPT1"),
            ("contents.txt", "contents.txt"),
            ("a:b?.pdf", "a-b-.pdf"),
            ("työ.pdf", "työ.pdf"),
            ("...", "_"),
        ] {
            assert_eq!(names.take(asked), given, "{asked}");
        }
    }

    #[test]
    fn folders_have_plain_names() {
        assert_eq!(folder("measuring-a-cell"), "measuring-a-cell");
        assert_eq!(folder("työ/../x"), "tyx");
        assert_eq!(folder("---"), "resource");
    }
}
