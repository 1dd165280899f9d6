//! Writing XML that is well-formed whatever people typed.

use domain::text::xml_text;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::io;

pub struct Xml(Writer<Vec<u8>>);

/// Name and value.
pub type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    pub fn new() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    /// An element with others in it, written by `inner`.
    pub fn element(&mut self, name: &str, attributes: &[Attribute<'_>], inner: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inner(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with a text in it.
    pub fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        let text = xml_text(text);
        self.element(name, attributes, |xml| xml.0.write_event(Event::Text(BytesText::new(&text))))
    }

    /// The same, unless there is nothing to say.
    pub fn leaf_if(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        if text.is_empty() { Ok(()) } else { self.leaf(name, attributes, text) }
    }

    pub fn finish(self) -> String {
        String::from_utf8(self.0.into_inner()).unwrap_or_default()
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, xml_text(value).as_ref()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_breaks_out() {
        let mut xml = Xml::new().expect("begun");
        xml.element("a", &[("b", "<\"'&>")], |xml| xml.leaf("c", &[], "]]></c>&amp;\u{0}\u{1}\u{FFFE}ä🔋")).expect("written");
        let text = xml.finish();
        assert!(text.contains("]]&gt;&lt;/c&gt;&amp;amp;ä🔋</c></a>"), "{text}");
        assert!(!text.contains("b=\"<\"\"") && text.matches('<').count() == 5, "{text}");
    }
}
