//! How the letters of a table are written down. A file does not say so itself, but for the marks of UTF-8 and UTF-16.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_4, ISO_8859_5, ISO_8859_7, ISO_8859_13, ISO_8859_15, KOI8_U, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

/// A way to write letters that a table can be read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// In the order in which they are offered: what is usual first. Each is called by the message `charset-<name>`.
const KNOWN: [&Encoding; 19] = [
    UTF_8,
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1257,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    UTF_16LE,
    UTF_16BE,
    ISO_8859_2,
    ISO_8859_4,
    ISO_8859_5,
    ISO_8859_7,
    ISO_8859_13,
    ISO_8859_15,
    KOI8_U,
    IBM866,
    MACINTOSH,
    encoding_rs::ISO_8859_16,
];

impl Charset {
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.into_iter().map(Self)
    }

    /// By its name, as `windows-1250`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|charset| charset.name() == name)
    }

    /// As the web calls it (WHATWG Encoding, 4.2), in lower case.
    pub fn name(self) -> String {
        self.0.name().to_ascii_lowercase()
    }
}

/// The text of a file.
pub(super) struct Decoded {
    pub text: String,
    pub charset: Charset,
    /// Other ways to write letters would also have made a text of it.
    pub guessed: bool,
}

/// Reads it as was chosen, or as seems right; none where that makes no text.
pub(super) fn decode(bytes: &[u8], chosen: Option<Charset>) -> Option<Decoded> {
    let (encoding, guessed) = chosen.map_or_else(|| find(bytes), |chosen| (chosen.0, false));
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    (!broken && !text.contains('\0')).then(|| Decoded { text: text.into_owned(), charset: Charset(encoding), guessed })
}

/// By its mark; without one UTF-16 by its zeros, which no other text has, and UTF-8 by its form, which other texts do not have by chance.
/// Else by its letters, which is a guess.
fn find(bytes: &[u8]) -> (&'static Encoding, bool) {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(100).filter(|byte| **byte == 0).count();
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, false),
        None if zeros(1) > 20 && zeros(0) == 0 => (UTF_16LE, true),
        None if zeros(0) > 20 && zeros(1) == 0 => (UTF_16BE, true),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => (by_letters(bytes), true),
    }
}

fn by_letters(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let country = country(bytes);
    let guess = detector.guess(country, Utf8Detection::Deny);
    let fits = |encoding: &'static Encoding| !encoding.decode_without_bom_handling(bytes).1;
    // Estonian differs by two letters only, whose bytes in the western code page stand for nothing in the Baltic one.
    if guess == WINDOWS_1252 && country == Some(b"ee") && fits(WINDOWS_1257) {
        return WINDOWS_1257;
    }
    if KNOWN.contains(&guess) && fits(guess) { usual(bytes, guess) } else { WINDOWS_1252 }
}

/// Of all that make the same text of it the most usual one: spreadsheets write the code pages of Windows.
fn usual(bytes: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let text = guess.decode_without_bom_handling(bytes).0;
    let same = |other: &&'static Encoding| other.is_ascii_compatible() && other.decode_without_bom_handling(bytes) == (text.clone(), false);
    KNOWN.into_iter().find(same).unwrap_or(guess)
}

/// The country that the language of most lines points to, as the last part of a web address: few letters alone say little, and the codes of
/// languages can be read before the letters are known.
fn country(bytes: &[u8]) -> Option<&'static [u8]> {
    let is_part = |byte: &u8| !byte.is_ascii_alphanumeric();
    let count = |code: &str| bytes.split(is_part).filter(|word| word.eq_ignore_ascii_case(code.as_bytes())).count();
    COUNTRIES.iter().map(|(code, country)| (count(code), *country)).filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, c)| c)
}

/// Languages whose letters are not those of western Europe, or whose country is called otherwise.
const COUNTRIES: [(&str, &[u8]); 17] = [
    ("bg", b"bg"),
    ("cs", b"cz"),
    ("el", b"gr"),
    ("et", b"ee"),
    ("hr", b"hr"),
    ("hu", b"hu"),
    ("lt", b"lt"),
    ("lv", b"lv"),
    ("mk", b"mk"),
    ("pl", b"pl"),
    ("ro", b"ro"),
    ("sk", b"sk"),
    ("sl", b"si"),
    ("tr", b"tr"),
    ("uk", b"ua"),
    ("de", b"de"),
    ("fi", b"fi"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lines of a table in a language, with the code page that spreadsheets of its country write.
    const SAMPLES: [(&str, &str, &Encoding); 7] = [
        ("pl", "Pomiar rezystancji wewnętrznej ogniwa;Ćwiczenie dla uczniów: jak zmierzyć opór i dlaczego rośnie", WINDOWS_1250),
        ("cs", "Měření vnitřního odporu článku;Příručka pro žáky: proč odpor roste s každým cyklem", WINDOWS_1250),
        ("et", "Aku sisetakistuse mõõtmine;Õpilaste töö: miks takistus aja jooksul kasvab, šokioht ja žest", WINDOWS_1257),
        ("fi", "Akun sisäisen resistanssin mittaaminen;Työohje opiskelijoille: näin käytät yleismittaria", WINDOWS_1252),
        ("de", "Innenwiderstand einer Zelle messen;Übung für Schüler: größere Ströme und ihre Prüfung", WINDOWS_1252),
        ("bg", "Измерване на вътрешното съпротивление;Упражнение за ученици: защо съпротивлението расте", WINDOWS_1251),
        ("el", "Μέτρηση εσωτερικής αντίστασης;Άσκηση για μαθητές: γιατί αυξάνεται η αντίσταση", WINDOWS_1253),
    ];

    fn table(language: &str, words: &str) -> String {
        let (title, summary) = words.split_once(';').expect("two cells");
        format!("title;link;summary;language\r\n{title};https://a.example/1;{summary};{language}\r\n")
    }

    #[test]
    fn letters_of_many_countries_are_told_apart() {
        for (language, words, encoding) in SAMPLES {
            let text = table(language, words);
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost, "{language}");
            let found = decode(&bytes, None).expect("a text");
            assert_eq!((found.text.as_str(), found.guessed), (text.as_str(), true), "{language}: {}", found.charset.name());
        }
    }

    #[test]
    fn marks_and_forms_leave_no_doubt() {
        for (language, words, _) in SAMPLES {
            let text = table(language, words);
            let marked = format!("\u{FEFF}{text}");
            let units =
                |le: bool| marked.encode_utf16().flat_map(|unit| if le { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect::<Vec<u8>>();
            for (bytes, name) in [(text.as_bytes(), "utf-8"), (marked.as_bytes(), "utf-8"), (&units(true), "utf-16le"), (&units(false), "utf-16be")] {
                let found = decode(bytes, None).expect("a text");
                assert_eq!((found.text.as_str(), found.charset.name().as_str(), found.guessed), (text.as_str(), name, false), "{language}");
            }
        }
    }

    #[test]
    fn who_knows_better_is_believed() {
        let (bytes, _, _) = WINDOWS_1250.encode("Žluťoučký kůň");
        let read = |name: &str| decode(&bytes, Charset::parse(name)).map(|found| (found.text, found.guessed));
        assert_eq!(read("windows-1250"), Some(("Žluťoučký kůň".to_owned(), false)));
        assert_ne!(read("windows-1252").expect("a text, if a wrong one").0, "Žluťoučký kůň");
        assert_eq!(read("utf-8"), None);
        assert_eq!((Charset::parse("shift_jis"), Charset::parse("")), (None, None));
    }

    #[test]
    fn each_has_words_in_each_language() {
        use crate::texts::{LOCALES, Locale};
        for locale in LOCALES.into_iter().filter_map(Locale::parse) {
            for charset in Charset::all() {
                assert!(locale.find(&format!("charset-{}", charset.name())).is_some(), "{}: {}", locale.code(), charset.name());
            }
        }
    }
}
