//! Where a list goes on. The token holds all of it, so nothing is kept here, every node can answer, and an answer that was lost on its way
//! can be asked for again. A mark under the site's key shows that we made it.

use super::{
    formats::Format,
    request::{List, Refused},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Cx, giving::Selection};

/// How long one can be used.
const LASTS_MS: i64 = 24 * 3_600_000;
const PURPOSE: &str = "oai-pmh";

pub fn refused() -> Refused {
    Refused("badResumptionToken", "this token is over, or not one of ours".into())
}

/// The token for what follows, and until when it can be used.
pub fn write(cx: &Cx, list: &List, cursor: (i64, i64), given: i64, size: i64) -> (String, i64) {
    let until = cx.now + LASTS_MS;
    let number = |value: Option<i64>| value.map(|n| n.to_string()).unwrap_or_default();
    let parts = [
        if list.metadata { "records" } else { "headers" }.to_owned(),
        list.format.prefix().to_owned(),
        number(list.selection.from),
        number(list.selection.until),
        list.selection.set.clone().unwrap_or_default(),
        cursor.0.to_string(),
        cursor.1.to_string(),
        given.to_string(),
        size.to_string(),
        until.to_string(),
    ];
    let text = parts.join("|");
    (format!("{}.{}", URL_SAFE_NO_PAD.encode(&text), cx.world.keys.token(PURPOSE, &text)), until)
}

pub fn read(cx: &Cx, token: &str) -> Option<List> {
    let (text, mark) = token.split_once('.')?;
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    if !cx.world.keys.is_token(PURPOSE, &text, mark) {
        return None;
    }
    let parts: Vec<&str> = text.split('|').collect();
    let [what, prefix, from, until, set, at, id, given, size, over] = parts.as_slice() else { return None };
    if over.parse::<i64>().ok()? < cx.now {
        return None;
    }
    let set = Some((*set).to_owned()).filter(|set| !set.is_empty());
    Some(List {
        metadata: *what == "records",
        format: Format::parse(prefix)?,
        selection: Selection { from: from.parse().ok(), until: until.parse().ok(), set },
        after: Some((at.parse().ok()?, id.parse().ok()?)),
        given: given.parse().ok()?,
        size: Some(size.parse().ok()?),
    })
}
