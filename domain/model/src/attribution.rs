//! Title, author, source, licence and changes (TASL and what was changed) of a work, escaped for the three forms in which people copy
//! it. The sentence around them is a text of the interface: see `domain::attribution`.

use crate::licences::Licence;
use crate::safe_url::is_plain;
use serde::{Deserialize, Serialize};

/// What must be said of a work by whoever uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribution {
    pub title: String,
    /// Names, in their order. Nobody is fine.
    pub authors: Vec<String>,
    /// The address the work was found at; what is no web address is left out.
    pub source: String,
    pub licence: Licence,
    /// What was changed, for a remix; empty if nothing was.
    pub changes: String,
}

/// Into what it is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Html,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::Text, Self::Markdown, Self::Html];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// The parts as they go into a sentence: nothing in them can end a link, open a tag or begin a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    /// In Markdown and HTML with its link, if it has a source.
    pub title: String,
    /// In a text, the address of the source in brackets behind a space, to stand after the title.
    pub address: String,
    pub authors: Vec<String>,
    /// With its link; `None` for reserved rights.
    pub licence: Option<String>,
    pub changes: Option<String>,
}

impl Attribution {
    pub fn pieces(&self, form: Form) -> Pieces {
        let source = Some(self.source.trim()).filter(|source| is_address(source));
        let escaped = |text: &String| Some(escape(&one_line(text), form)).filter(|text| !text.is_empty());
        let title = escape(&one_line(&self.title), form);
        let (title, address) = match (form, source) {
            (Form::Text, Some(source)) => (title, format!(" ({source})")),
            _ => (link(title, source, "", form), String::new()),
        };
        Pieces {
            title,
            address,
            authors: self.authors.iter().filter_map(escaped).collect(),
            licence: self.licence.short().map(|name| link(escape(name, form), self.licence.uri(), " rel=\"license\"", form)),
            changes: escaped(&self.changes),
        }
    }
}

/// An absolute web address without anything that could end it early. Our own pages in development have no dot in their host.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && text.chars().all(is_plain)
}

/// One line, without controls and marks that turn the direction of what follows.
fn one_line(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}' | '\u{200B}');
    let shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !turns(*c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escape(text: &str, form: Form) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match form {
            Form::Text => escaped.push(c),
            Form::Markdown => markdown(c, &mut escaped),
            Form::Html => html(c, &mut escaped),
        }
    }
    escaped
}

/// CommonMark takes a backslash before any ASCII punctuation. Full stops, hyphens and the like mean something at the start of a line only,
/// where none of our pieces stands; `:` and the dot of `www.` are written as entities, because addresses become links by themselves. A mail
/// address or an `@name` can still become one: programs look for those after everything else.
fn markdown(c: char, into: &mut String) {
    match c {
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '^' | '!' | '$' | '=' => into.extend(['\\', c]),
        '&' => into.push_str("&amp;"),
        ':' => into.push_str("&#58;"),
        '.' if into.ends_with("www") || into.ends_with("WWW") => into.push_str("&#46;"),
        _ => into.push(c),
    }
}

fn html(c: char, into: &mut String) {
    match c {
        '&' => into.push_str("&amp;"),
        '<' => into.push_str("&lt;"),
        '>' => into.push_str("&gt;"),
        '"' => into.push_str("&quot;"),
        '\'' => into.push_str("&#39;"),
        _ => into.push(c),
    }
}

/// `text` is escaped; `to` is an address by [`is_address`] or our own.
fn link(text: String, to: Option<&str>, attributes: &str, form: Form) -> String {
    let Some(to) = to else { return text };
    match form {
        Form::Text => format!("{text} ({to})"),
        Form::Markdown => format!("[{text}](<{}>)", to.replace('&', "&amp;")),
        Form::Html => format!("<a href=\"{}\"{attributes}>{text}</a>", escape(to, Form::Html)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Attribution {
        Attribution {
            title: "Formation & ageing".into(),
            authors: vec!["Marta Silva".into(), "Aino Korhonen".into()],
            source: "https://forum.example/library/formation?v=2&x=1".into(),
            ..Attribution::default()
        }
    }

    #[test]
    fn text_has_its_addresses_in_brackets() {
        let pieces = work().pieces(Form::Text);
        assert_eq!((pieces.title.as_str(), pieces.address.as_str()), ("Formation & ageing", " (https://forum.example/library/formation?v=2&x=1)"));
        assert_eq!(pieces.authors, ["Marta Silva", "Aino Korhonen"]);
        assert_eq!(pieces.licence.as_deref(), Some("CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)"));
        assert_eq!(pieces.changes, None);
    }

    #[test]
    fn markdown_and_html_have_links() {
        let pieces = work().pieces(Form::Markdown);
        assert_eq!(pieces.title, "[Formation &amp; ageing](<https://forum.example/library/formation?v=2&amp;x=1>)");
        assert_eq!(pieces.licence.as_deref(), Some("[CC BY-SA 4.0](<https://creativecommons.org/licenses/by-sa/4.0/>)"));
        let pieces = work().pieces(Form::Html);
        assert_eq!(pieces.title, "<a href=\"https://forum.example/library/formation?v=2&amp;x=1\">Formation &amp; ageing</a>");
        assert_eq!(pieces.licence.as_deref(), Some("<a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" rel=\"license\">CC BY-SA 4.0</a>"));
    }

    #[test]
    fn what_is_missing_is_left_out() {
        let bare = Attribution { title: "Safety".into(), authors: vec![" ".into()], licence: Licence::RightsReserved, ..Attribution::default() };
        for form in Form::ALL {
            let pieces = bare.pieces(form);
            assert_eq!(pieces, Pieces { title: "Safety".into(), address: String::new(), authors: vec![], licence: None, changes: None });
        }
    }

    #[test]
    fn only_web_addresses_become_links() {
        for bad in [
            "javascript:alert(1)",
            "JAVASCRIPT://x/%0aalert(1)",
            "data:text/html,x",
            "/library/1",
            "//evil.example",
            "https://",
            "https:///x",
            "https://a.example/ b",
            "https://a.example/\"onclick=x",
            "https://a.example/>x",
            "https://a.example/\u{202e}x",
            "https://a.example/\nx",
        ] {
            for form in Form::ALL {
                let pieces = Attribution { source: bad.into(), ..work() }.pieces(form);
                assert_eq!((pieces.title, pieces.address), (escape("Formation & ageing", form), String::new()), "{bad}");
            }
        }
        for good in ["http://localhost:3000/library/1", "https://a.example/x_(y)"] {
            assert_eq!(Attribution { source: good.into(), ..work() }.pieces(Form::Text).address, format!(" ({good})"));
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let hostile = Attribution {
            title: "<script>alert('1')</script>](javascript:x) **b** `c` & \"q\"".into(),
            authors: vec!["@admin <img src=x onerror=x>".into(), "a\r\n\r\n# b\u{202e}c\u{0}d".into()],
            changes: "see www.evil.example, https://evil.example and [x](y)\\".into(),
            source: String::new(),
            licence: Licence::By,
        };
        let pieces = hostile.pieces(Form::Html);
        assert_eq!(pieces.title, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;](javascript:x) **b** `c` &amp; &quot;q&quot;");
        assert_eq!(pieces.authors, ["@admin &lt;img src=x onerror=x&gt;", "a # bc d"]);
        let pieces = hostile.pieces(Form::Markdown);
        assert_eq!(pieces.title, r#"\<script\>alert('1')\</script\>\](javascript&#58;x) \*\*b\*\* \`c\` &amp; "q""#);
        assert_eq!(pieces.authors, [r"@admin \<img src\=x onerror\=x\>", r"a \# bc d"]);
        assert_eq!(pieces.changes.as_deref(), Some(r"see www&#46;evil.example, https&#58;//evil.example and \[x\](y)\\"));
        let pieces = hostile.pieces(Form::Text);
        assert_eq!(pieces.authors.last().map(String::as_str), Some("a # bc d"));
    }
}
