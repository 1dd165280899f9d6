//! The line that names a work, for people to copy: as text, Markdown or HTML, in their language.

use crate::{Locale, args};
use model::Licence;
use model::attribution::{Attribution, Form, Pieces};

/// One line, without a line break at the end. As HTML it may go into a page only where `kit::html` puts it; people copy it from a field.
pub fn attribution(locale: Locale, work: &Attribution, form: Form) -> String {
    let pieces = work.pieces(form);
    let line = sentence(locale, work, &pieces);
    match pieces.changes {
        None => line,
        Some(changes) => format!("{line} {}", locale.with("attribution-changes", &args!(changes = changes))),
    }
}

/// What a licence is called: its short name, which is the same everywhere, or that all rights are reserved.
pub fn licence_name(locale: Locale, licence: Licence) -> String {
    licence.short().map_or_else(|| locale.text("licence-rights-reserved"), str::to_owned)
}

fn sentence(locale: Locale, work: &Attribution, pieces: &Pieces) -> String {
    let authors = listed(locale, &pieces.authors);
    let licence = pieces.licence.clone().unwrap_or_default();
    let args = args!(title = pieces.title.as_str(), address = pieces.address.as_str(), authors = authors.as_str(), licence = licence.as_str());
    let key = match (work.licence.may_be_shared(), work.licence.is_public_domain(), authors.is_empty()) {
        (false, _, false) => "attribution-reserved",
        (false, _, true) => "attribution-reserved-nobody",
        (true, true, false) => "attribution-free",
        (true, true, true) => "attribution-free-nobody",
        (true, false, false) => "attribution-licensed",
        (true, false, true) => "attribution-licensed-nobody",
    };
    locale.with(key, &args)
}

/// "A", "A and B", "A, B and C".
fn listed(locale: Locale, names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => locale.with("attribution-and", &args!(others = others.join(", "), last = last.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Attribution {
        Attribution {
            title: "Formation basics".into(),
            authors: vec!["Marta Silva".into(), "Aino Korhonen".into(), "Jan Novák".into()],
            source: "https://forum.example/library/7".into(),
            licence: Licence::BySa,
            changes: "translated, two tasks added".into(),
        }
    }

    fn rendered(markdown: &str) -> String {
        crate::text::render(markdown, &std::collections::BTreeSet::new(), "r1").expect("not too much").html.as_str().to_owned()
    }

    fn said(language: &str, work: &Attribution, form: Form) -> String {
        attribution(Locale::parse(language).expect("a locale"), work, form)
    }

    #[test]
    fn the_whole_line_in_both_languages() {
        assert_eq!(
            said("en", &work(), Form::Text),
            "“Formation basics” (https://forum.example/library/7) by Marta Silva, Aino Korhonen and Jan Novák, licensed under \
             CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Changes: translated, two tasks added"
        );
        assert_eq!(
            said("fi", &work(), Form::Text),
            "”Formation basics” (https://forum.example/library/7), tekijät: Marta Silva, Aino Korhonen ja Jan Novák, lisenssi \
             CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Muutokset: translated, two tasks added"
        );
    }

    #[test]
    fn every_licence_has_its_sentence_in_every_form() {
        for licence in Licence::ALL {
            for form in Form::ALL {
                for authors in [vec![], vec!["Marta Silva".to_owned()]] {
                    let line = said("en", &Attribution { licence, authors: authors.clone(), changes: String::new(), ..work() }, form);
                    assert_eq!(line.contains("All rights reserved"), licence == Licence::RightsReserved, "{line}");
                    assert_eq!(line.contains("Marta Silva"), !authors.is_empty(), "{line}");
                    assert_eq!(line.contains("rel=\"license\""), form == Form::Html && licence != Licence::RightsReserved, "{line}");
                    assert!(licence.short().is_none_or(|name| line.contains(name)), "{line}");
                    assert!(!line.contains('\n') && !line.contains("  "), "{line}");
                }
            }
        }
    }

    #[test]
    fn markdown_read_again_has_only_our_links_and_the_words_as_typed() {
        let hostile = "1. # <b>x</b> [a](https://evil.example) ![i](https://evil.example/i.png) https://evil.example www.evil.example \
                       `c` **d** _e_ ~~f~~ | g | \\ & &amp; <https://evil.example> $h$ [^1]";
        let work = Attribution { title: hostile.into(), authors: vec![hostile.into()], changes: hostile.into(), ..work() };
        let html = rendered(&said("en", &work, Form::Markdown));
        let targets: Vec<&str> = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(targets, ["https://forum.example/library/7", "https://creativecommons.org/licenses/by-sa/4.0/"], "{html}");
        for tag in ["<img", "<b>", "<strong", "<em", "<code", "<del", "<h1", "<li", "<table", "<sup"] {
            assert!(!html.contains(tag), "{tag} in {html}");
        }
        assert!(html.contains("\\ &amp; &amp;amp;"), "{html}");
    }

    #[test]
    fn every_licence_has_a_name() {
        assert_eq!(licence_name(Locale::default(), Licence::ByNcSa), "CC BY-NC-SA 4.0");
        assert_eq!(licence_name(Locale::default(), Licence::RightsReserved), "All rights reserved");
    }

    #[test]
    fn html_has_only_our_tags() {
        let hostile = "\"><script>alert(1)</script><a href='javascript:x'>";
        let work = Attribution { title: hostile.into(), authors: vec![hostile.into()], changes: hostile.into(), source: hostile.into(), ..work() };
        let html = said("en", &work, Form::Html);
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert!(html.contains("<a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" rel=\"license\">CC BY-SA 4.0</a>"), "{html}");
    }
}
