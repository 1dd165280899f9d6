//! Where a compound may be cut: *Hochvolt|batterie*, *litiumioni|akku*. There is no list of words: a cut is taken where one word can end
//! and another begin, by the letters on both sides. A cut too many costs a few bytes of the index and is hardly ever asked for.

/// Languages that write compounds as one word.
pub(super) const COMPOUNDING: [&str; 6] = ["da", "de", "fi", "nb", "nl", "sv"];
/// Letters of the shorter half at least.
pub(super) const HALF: usize = 4;
/// Longer second halves are compounds themselves, whose halves are looked for.
const LONGEST: usize = 12;

/// Consonants that a word can begin with, but for single ones.
const GERMANIC: &str = " bl br ch chr cl cr dr dw fj fl fr gj gl gn gr hj hv kj kl kn kr kv kw ph pf pl pr ps sch schl schm schn schr schw sj sk skj skr skv \
    sl sm sn sp spj spl spr st stj str sv sw th tj tr tv tw vl vr wr zw ";
const GERMAN: &str = " bl br ch chr cl cr dr fl fr gl gn gr kl kn kr ph pf pl pr ps sch schl schm schn schr schw sk sp spl spr st str th tr tw zw ";
const FINNISH: &str = " br dr fl fr gl gr kl kr pl pr sp st str tr ";
/// Two vowels that mostly belong to one syllable.
const GLIDES: &str = " ai au ei eu ie oi ou ui yö äu äi yi ij aa ii oo uu yy ää öö ea ";
/// Endings of words that are no words.
const ENDINGS: &str = " ung ungen lich liche lichen isch ische ischen tion tionen sion ment heit keit ning ningar ningen ingar inger ende inen isen issa issä \
    illa illä ista istä else elser igen iges erung ierung lisen linen minen misen maan mään neen taan tään ";
/// With one of these, a word goes on after an ending.
const AMID: [&str; 13] = ["ation", "tion", "ion", "ons", "ungs", "heits", "keits", "schafts", "nings", "ings", "hets", "heds", "sj"];

/// The second halves that a word in lower case may have, the longest first; none in languages that write them apart.
pub(super) fn second_halves<'a>(word: &'a str, language: &str) -> Vec<&'a str> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let long_enough = letters.len() >= 2 * HALF && COMPOUNDING.contains(&language);
    if !long_enough || !letters.iter().all(|(_, c)| c.is_alphabetic()) {
        return Vec::new();
    }
    let plain: Vec<char> = letters.iter().map(|(_, c)| *c).collect();
    let cuts = letters.iter().enumerate().take(letters.len() - HALF + 1).skip(HALF.max(letters.len().saturating_sub(LONGEST)));
    let fitting = cuts.filter(|(n, _)| plain.split_at_checked(*n).is_some_and(|(head, tail)| begins(tail, language) && joins(head, tail, language)));
    fitting.filter_map(|(_, (at, _))| word.get(*at..)).filter(|tail| is_word(tail)).collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'å' | 'æ' | 'ø' | 'à' | 'á' | 'è' | 'é' | 'ê' | 'ë' | 'ï' | 'ó')
}

fn has(list: &str, letters: impl IntoIterator<Item = char>) -> bool {
    list.contains(&std::iter::once(' ').chain(letters).chain([' ']).collect::<String>())
}

/// Whether a word can begin so.
fn begins(tail: &[char], language: &str) -> bool {
    let onset: Vec<char> = tail.iter().copied().take_while(|c| !is_vowel(*c)).collect();
    let known = match language {
        "fi" => FINNISH,
        "de" => GERMAN,
        _ => GERMANIC,
    };
    onset.len() < tail.len() && (onset.len() < 2 || has(known, onset))
}

/// Whether one word can end here and another begin.
fn joins(head: &[char], tail: &[char], language: &str) -> bool {
    let ([.., before, last], [first, ..]) = (head, tail) else { return false };
    let (before, last, first) = (*before, *last, *first);
    if !head.iter().any(|c| is_vowel(*c)) || !ends(before, last, language) {
        return false;
    }
    if !is_vowel(first) {
        let one_sound = matches!((last, first), ('c', 'h' | 'k') | ('s', 'c'));
        let doubled = last == first && "kptbdg".contains(first) && is_vowel(before);
        return !one_sound && !doubled;
    }
    match (last, first) {
        // sähkö|isku, måle|udstyr
        ('ö', 'i') if language == "fi" => true,
        ('e', 'u') if language != "de" => true,
        _ if is_vowel(last) => !has(GLIDES, [last, first]),
        ('s', _) => before != 's',
        ('n', _) => is_vowel(before),
        _ if language == "fi" => false,
        ('r' | 'l', _) => is_vowel(before),
        ('t' | 'z' | 'k' | 'd', _) => !is_vowel(before) && before != last,
        _ => false,
    }
}

/// Whether a word can end with these letters.
fn ends(before: char, last: char, language: &str) -> bool {
    if is_vowel(last) {
        return true;
    }
    if language == "fi" {
        return "nstlr".contains(last) && is_vowel(before) || last == before;
    }
    // After a stop, `r` or `l` begin a syllable.
    !"rlnmjvwh".contains(last) || is_vowel(before) || "rlnmhg".contains(before) || last == before || last == 'h' && "cst".contains(before)
}

/// Not only an ending, with or without the consonant before it.
fn is_word(tail: &str) -> bool {
    let bare = tail.trim_start_matches(|c| !is_vowel(c));
    let bare = if tail.chars().count() - bare.chars().count() < 2 { bare } else { tail };
    let ending = |one: &str| has(ENDINGS, one.chars()) || AMID.iter().any(|amid| one.starts_with(amid));
    !ending(tail) && !ending(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPOUNDS: [(&str, &str); 6] = [
        (
            "de",
            "hochvolt|batterie pouch|zellen blei|akku prüf|stand isolations|messgerät steck|verbinder schnell|ladung arbeits|schutz elektro|chemie \
             potential|ausgleich schutz|ausrüstung starter|akku leistungs|elektronik lade|einrichtung kraft|stoff innen|widerstand wissens|test",
        ),
        (
            "fi",
            "litiumioni|akku käynnistys|akkuja sähkö|auto lataus|piste akku|kenno sähkö|isku eristys|vastus jännite|mittaus lataus|asema \
             työ|turvallisuus akku|osaaminen ammatti|opisto suoja|käsineet sisä|resistanssi",
        ),
        ("sv", "elbils|batteri högvolts|batteriet pouch|cell batteri|modul spännings|mätning skydds|utrustning ladd|station"),
        ("nl", "hoogspannings|batterij start|accu auto|accu knoop|cellen veiligheids|bril laad|paal laad|station isolatie|weerstand"),
        ("da", "højspændings|batteri lade|stander sikkerheds|briller måle|udstyr elektro|køretøj"),
        ("nb", "høyspennings|batteri verne|utstyr lade|stasjon isolasjons|måling aluminiums|plate"),
    ];

    #[test]
    fn compounds_are_cut_where_their_words_meet() {
        for (language, list) in COMPOUNDS {
            for (head, tail) in list.split_whitespace().filter_map(|one| one.split_once('|')) {
                let halves = [head, tail].iter().all(|half| half.chars().count() >= HALF);
                let word = format!("{head}{tail}");
                assert_eq!(second_halves(&word, language).contains(&tail), halves, "{language} {head}|{tail}");
                assert!(second_halves(&word, "en").is_empty());
            }
        }
    }

    #[test]
    fn few_words_are_cut_where_they_are_one() {
        for (word, language) in
            [("batterie", "de"), ("einordnung", "de"), ("absichtlich", "de"), ("ensimmäinen", "fi"), ("bedömningar", "sv"), ("li2co3x8", "de")]
        {
            assert_eq!(second_halves(word, language), [""; 0], "{word}");
        }
    }
}
