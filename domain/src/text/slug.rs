//! The readable part of an address.

use deunicode::deunicode;

const MAX: usize = 80;

/// A title as part of an address: lower case, Latin accents folded, words joined by `-`, never empty.
pub fn slug(title: &str) -> String {
    let joined = fold(title).replace(' ', "-");
    let short = shorten(&joined);
    if short.is_empty() { "thread".to_owned() } else { short.to_owned() }
}

/// The same in ASCII: other scripts are written in Latin letters, as far as they can be; empty if nothing is left.
pub fn ascii_slug(name: &str) -> String {
    let folded = fold(name);
    let latin: String = if folded.is_ascii() { folded } else { fold(&deunicode(&folded)) };
    latin.replace(' ', "-").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// A text as words to compare: lower case, Latin accents folded, one space between words, nothing else.
pub fn fold(text: &str) -> String {
    let mut words = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(plain) => words.push_str(plain),
            None if c.is_alphanumeric() => words.push(c),
            None => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `MAX` characters, whole words if that keeps at least half.
fn shorten(joined: &str) -> &str {
    let Some((end, _)) = joined.char_indices().nth(MAX) else {
        return joined;
    };
    let head = joined.get(..end).unwrap_or_default();
    if joined.get(end..).is_some_and(|rest| rest.starts_with('-')) {
        return head;
    }
    match head.rsplit_once('-') {
        Some((whole, _)) if whole.chars().count() >= MAX / 2 => whole,
        _ => head,
    }
}

/// Letters of European languages (and Vietnamese) without their marks. Apostrophes and lone marks vanish.
#[rustfmt::skip]
pub(crate) fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ'..='ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{300}'..='\u{36F}' | '\'' | '’' => "",
        _ => return None,
    })
}
