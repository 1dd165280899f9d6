//! What a harvester asks for, checked as the protocol says (its section 4 and, for problems, 3.6).

use super::{formats::Format, token};
use domain::{
    Cx,
    giving::{Cursor, Selection},
};
use jiff::Timestamp;

/// A problem of the protocol: its code, and words for whoever reads logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub &'static str, pub String);

pub enum Request {
    Identify,
    ListSets,
    /// Of one record, or of all.
    ListMetadataFormats(Option<String>),
    GetRecord(String, Format),
    List(List),
}

/// A list, from its start or from where the last answer ended.
pub struct List {
    pub metadata: bool,
    pub format: Format,
    pub selection: Selection,
    pub after: Option<Cursor>,
    /// Records that were given before.
    pub given: i64,
    /// How many there were when the list began; not known yet at its start.
    pub size: Option<i64>,
}

const VERBS: [&str; 6] = ["Identify", "ListMetadataFormats", "ListSets", "GetRecord", "ListIdentifiers", "ListRecords"];

fn bad_argument(words: impl Into<String>) -> Refused {
    Refused("badArgument", words.into())
}

/// The verb, if there is exactly one that is known.
pub fn verb(pairs: &[(String, String)]) -> Option<&'static str> {
    let mut asked = pairs.iter().filter(|(name, _)| name == "verb");
    let verb = asked.next().and_then(|(_, value)| VERBS.into_iter().find(|verb| verb == value));
    if asked.next().is_some() { None } else { verb }
}

pub fn read(cx: &Cx, pairs: &[(String, String)]) -> Result<Request, Refused> {
    let verb = verb(pairs).ok_or_else(|| Refused("badVerb", "verb must be one of the six verbs of OAI-PMH 2.0, once".into()))?;
    let args = Arguments(pairs);
    match verb {
        "Identify" => args.only(&[]).map(|()| Request::Identify),
        "ListSets" => {
            args.only(&["resumptionToken"])?;
            if args.get("resumptionToken").is_some() { Err(token::refused()) } else { Ok(Request::ListSets) }
        }
        "ListMetadataFormats" => args.only(&["identifier"]).map(|()| Request::ListMetadataFormats(args.get("identifier").map(str::to_owned))),
        "GetRecord" => {
            args.only(&["identifier", "metadataPrefix"])?;
            let format = args.needed("metadataPrefix")?;
            let identifier = args.needed("identifier")?;
            Ok(Request::GetRecord(identifier.to_owned(), self::format(format)?))
        }
        _ => list(cx, &args, verb == "ListRecords").map(Request::List),
    }
}

fn format(prefix: &str) -> Result<Format, Refused> {
    if !is_spec(prefix) || prefix.contains(':') {
        return Err(bad_argument("metadataPrefix is not the name of a format"));
    }
    let refused = || Refused("cannotDisseminateFormat", format!("there is no metadataPrefix {prefix:?} here"));
    Format::parse(prefix).ok_or_else(refused)
}

fn list(cx: &Cx, args: &Arguments<'_>, metadata: bool) -> Result<List, Refused> {
    args.only(&["from", "until", "set", "metadataPrefix", "resumptionToken"])?;
    if let Some(token) = args.get("resumptionToken") {
        if args.0.len() > 2 {
            return Err(bad_argument("resumptionToken goes with the verb alone"));
        }
        return token::read(cx, token).filter(|list| list.metadata == metadata).ok_or_else(token::refused);
    }
    let format = format(args.needed("metadataPrefix")?)?;
    let (from, until) = (args.get("from"), args.get("until"));
    if let (Some(from), Some(until)) = (from, until)
        && from.len() != until.len()
    {
        return Err(bad_argument("from and until must be of the same granularity"));
    }
    if args.get("set").is_some_and(|set| !is_spec(set)) {
        return Err(bad_argument("set is not the name of a set"));
    }
    let selection = Selection { from: moment(from, false)?, until: moment(until, true)?, set: args.get("set").map(str::to_owned) };
    if let (Some(from), Some(until)) = (selection.from, selection.until)
        && from > until
    {
        return Err(bad_argument("from is later than until"));
    }
    Ok(List { metadata, format, selection, after: None, given: 0, size: None })
}

/// What the protocol's schema takes for one.
fn is_spec(set: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.!~*'()".contains(c);
    set.len() <= 100 && set.split(':').all(|part| !part.is_empty() && part.chars().all(fits))
}

/// `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ` as seconds; a day's end where it is one to which a list goes.
fn moment(text: Option<&str>, end: bool) -> Result<Option<i64>, Refused> {
    let Some(text) = text else { return Ok(None) };
    let wrong = || bad_argument(format!("{text:?} is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm:ssZ"));
    let read = match text.len() {
        10 => format!("{text}T00:00:00Z").parse::<Timestamp>().ok().map(Timestamp::as_second),
        20 if text.ends_with('Z') && text.get(10..11) == Some("T") => text.parse::<Timestamp>().ok().map(Timestamp::as_second),
        _ => None,
    };
    let start = read.ok_or_else(wrong)?;
    Ok(Some(if end && text.len() == 10 { start + 86_399 } else { start }))
}

struct Arguments<'p>(&'p [(String, String)]);

impl Arguments<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    fn needed(&self, name: &str) -> Result<&str, Refused> {
        self.get(name).ok_or_else(|| bad_argument(format!("{name} is missing")))
    }

    /// No other arguments than these, and none twice.
    fn only(&self, known: &[&str]) -> Result<(), Refused> {
        for (at, (name, _)) in self.0.iter().enumerate() {
            if name != "verb" && !known.contains(&name.as_str()) {
                return Err(bad_argument(format!("there is no argument {name:?} for this verb")));
            }
            if self.0.iter().take(at).any(|(before, _)| before == name) {
                return Err(bad_argument(format!("{name:?} is there twice")));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_days_or_seconds_in_utc() {
        assert_eq!(moment(Some("2026-11-24"), false), Ok(Some(1_795_478_400)));
        assert_eq!(moment(Some("2026-11-24"), true), Ok(Some(1_795_564_799)));
        assert_eq!(moment(Some("2026-11-24T12:00:00Z"), true), Ok(Some(1_795_521_600)));
        assert_eq!(moment(None, true), Ok(None));
        for bad in
            ["", "2026", "2026-13-01", "2026-11-24T12:00Z", "2026-11-24 12:00:00Z", "2026-11-24T12:00:00+", "24.11.2026", "2026-11-24T12:00:0ä"]
        {
            assert_eq!(moment(Some(bad), false).expect_err("bad").0, "badArgument", "{bad}");
        }
    }

    #[test]
    fn there_is_one_verb() {
        let of = |pairs: &[(&str, &str)]| verb(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>());
        assert_eq!(of(&[("verb", "Identify")]), Some("Identify"));
        for bad in [&[][..], &[("verb", "")], &[("verb", "identify")], &[("verb", "Identify"), ("verb", "Identify")], &[("Verb", "Identify")]] {
            assert_eq!(of(bad), None);
        }
    }
}
