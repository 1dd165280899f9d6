//! A second opinion on our HTML: a scanner that knows nothing of ammonia and accepts only what a post may contain.

use std::collections::BTreeSet;

const VOID: &[&str] = &["br", "hr", "img"];
const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const CLASSES: &[&str] = &["mention", "footnote-backref", "table-scroll", "task-item", "footnotes", "task", "done", "footnote-ref"];

/// Checks a rendered post of scope `r1`: tags, attributes, targets, nesting, ids, `rel`. `Err` says what is wrong.
pub fn check(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    for tag in tags(html)? {
        if let Some(name) = tag.name.strip_prefix('/') {
            require(open.pop() == Some(name), "not well nested", name)?;
            continue;
        }
        require(tag.name != "a" || !open.contains(&"a"), "a link in a link", html)?;
        let id = tag.value("id");
        require(id.is_empty() || (id.starts_with("r1-fn") && ids.insert(id.to_owned())), "id", id)?;
        let href = tag.value("href");
        let foreign = !href.is_empty() && !href.starts_with(['/', '#']);
        require(foreign != tag.value("rel").is_empty(), "rel", href)?;
        if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    require(open.is_empty(), "left open", &open.join(" "))
}

pub struct Tag<'h> {
    name: &'h str,
    attributes: Vec<(&'h str, String)>,
}

impl Tag<'_> {
    fn value(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }
}

/// All tags in order; `Err` if one of them, or one of its attributes, is not allowed in posts at all.
pub fn tags(html: &str) -> Result<Vec<Tag<'_>>, String> {
    let mut tags = Vec::new();
    let (first, mut rest) = html.split_once('<').unwrap_or((html, ""));
    require(!first.contains('>'), "a bare >", first)?;
    while !rest.is_empty() {
        let end = rest.find([' ', '>']).ok_or("a tag is not closed")?;
        let (name, tail) = rest.split_at(end);
        require(TAGS.contains(&name.trim_start_matches('/')), "tag", name)?;
        let (attributes, tail) = attributes(name, tail)?;
        tags.push(Tag { name, attributes });
        let (text, next) = tail.split_once('<').unwrap_or((tail, ""));
        require(!text.contains('>'), "a bare >", text)?;
        rest = next;
    }
    Ok(tags)
}

type Attributes<'h> = Vec<(&'h str, String)>;

fn attributes<'h>(tag: &str, mut rest: &'h str) -> Result<(Attributes<'h>, &'h str), String> {
    let mut attributes = Vec::new();
    while let Some(tail) = rest.strip_prefix(' ') {
        let (name, tail) = tail.split_once("=\"").ok_or("an attribute without value")?;
        let (value, tail) = tail.split_once('"').ok_or("a value without end")?;
        let value = decode(value);
        require(is_allowed(tag, name, &value), "attribute", &format!("{tag} {name}={value}"))?;
        attributes.push((name, value));
        rest = tail;
    }
    let rest = rest.strip_prefix('>').ok_or_else(|| format!("not the end of a tag: {rest}"))?;
    Ok((attributes, rest))
}

fn is_allowed(tag: &str, name: &str, value: &str) -> bool {
    match (tag, name) {
        ("a", "href") => is_target(value),
        ("a", "rel") => value == "nofollow ugc noopener",
        ("a" | "img", "title") | ("img", "alt") => true,
        ("img", "src") => value.starts_with("/files/") && !value.contains("..") && !value.contains(['\\', ' ', ':']),
        ("img", "loading") => value == "lazy",
        ("code", "class") => value.starts_with("language-") && !value.contains(char::is_whitespace),
        ("a" | "div" | "li" | "section" | "span" | "sup", "class") => value.split(' ').all(|class| class.is_empty() || CLASSES.contains(&class)),
        ("li" | "sup", "id") => value.contains("-fn"),
        ("div" | "pre", "tabindex") => value == "0",
        ("ol", "start") => value.parse::<u32>().is_ok(),
        ("td" | "th", "align") => ["left", "center", "right"].contains(&value),
        _ => false,
    }
}

fn is_target(value: &str) -> bool {
    let strange = |c: char| c.is_control() || c.is_whitespace() || c == '\\' || !c.is_ascii();
    let lower = value.to_ascii_lowercase();
    !value.contains(strange)
        && !value.starts_with("//")
        && ["http://", "https://", "mailto:", "tel:", "/", "#"].iter().any(|start| lower.starts_with(start))
}

fn decode(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

fn require(holds: bool, what: &str, seen: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("{what}: {seen}")) }
}
