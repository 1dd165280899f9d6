use super::{
    Line,
    charset::{Charset, decode},
};
use model::{Field, Licence, MaterialDraft, Problem, Wrong};

/// Of the whole file.
pub const BYTES_MOST: u64 = 1_000_000;
/// Resources in one table.
pub const LINES_MOST: usize = 200;

/// The columns that are read; the first two must be there. Several values of one cell are parted by `|`.
pub const COLUMNS: [&str; 18] = [
    "title",
    "link",
    "summary",
    "description",
    "language",
    "kind",
    "licence",
    "steps",
    "eqf",
    "cefr",
    "minutes",
    "subjects",
    "tags",
    "outcomes",
    "prerequisites",
    "equipment",
    "safety",
    "sources",
];

/// A table to fill in, with one line as an example. It begins with a mark by which spreadsheets know UTF-8.
pub fn template() -> String {
    let example = "Measuring the resistance of a cell,https://school.example/resistance,A lab of ninety minutes with a simple meter.,,en,lab-instruction,\
                   CC-BY-SA-4.0,testing|safety,3|4,b1,90,0713,cells|lab,Measure the resistance of a cell|Explain why it grows,,,No rings.,";
    format!("\u{FEFF}{}\r\n{example}\r\n", COLUMNS.join(","))
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub lines: Vec<Line>,
    pub charset: Charset,
    /// Nothing in the file says that it is this one.
    pub guessed: bool,
}

/// A table as spreadsheets save it: UTF-8, UTF-16 or an old code page, which can be chosen, with commas, semicolons or tabs.
pub fn read_table(bytes: &[u8], chosen: Option<Charset>) -> Result<Table, Problem> {
    let decoded = decode(bytes, chosen).ok_or_else(no_table)?;
    let lines = lines(&decoded.text)?;
    Ok(Table { lines, charset: decoded.charset, guessed: decoded.guessed })
}

fn lines(text: &str) -> Result<Vec<Line>, Problem> {
    // The reader counts lines by their last character.
    let text = text.replace("\r\n", "\n");
    let (text, named) = separator_line(&text);
    let separator = named.unwrap_or_else(|| separator(text));
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut heads = None;
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| no_table())?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(heads) = &heads else {
            heads = Some(columns(&record)?);
            continue;
        };
        if lines.len() == LINES_MOST {
            return Err(Problem::field(Field::File, Wrong::TooManyLines { most: 200 }));
        }
        let number = record.position().map_or(0, csv::Position::line);
        lines.push(Line::checked(number, draft(heads, &record)));
    }
    if lines.is_empty() { Err(no_table()) } else { Ok(lines) }
}

fn no_table() -> Problem {
    Problem::field(Field::File, Wrong::NotATable)
}

/// Excel can say in a first line what parts the cells.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    match line.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (text.get(line.len()..).unwrap_or_default(), Some(*separator)),
        _ => (text, None),
    }
}

/// What the first line has most of.
fn separator(text: &str) -> u8 {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    // Of equals the last one is taken, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// The names of the columns, each as we write it.
fn columns(record: &csv::StringRecord) -> Result<Vec<String>, Problem> {
    let name = |cell: &str| match cell.trim().to_lowercase().as_str() {
        "url" => "link".to_owned(),
        "license" => "licence".to_owned(),
        other => other.to_owned(),
    };
    let names: Vec<String> = record.iter().map(name).collect();
    let twice = COLUMNS.iter().any(|column| names.iter().filter(|name| name == column).count() > 1);
    let there = |column: &str| names.iter().any(|name| name == column);
    if there("title") && there("link") && !twice { Ok(names) } else { Err(no_table()) }
}

/// A line of a table says it whole.
fn outcome(text: &str) -> model::materials::OutcomeDraft {
    model::materials::OutcomeDraft { object: text.trim().to_owned(), ..Default::default() }
}

fn draft(heads: &[String], record: &csv::StringRecord) -> MaterialDraft {
    let cell = |name: &str| heads.iter().position(|head| head == name).and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned();
    let list = |name: &str| parts(&cell(name)).map(str::to_lowercase).collect::<Vec<_>>();
    let licence = cell("licence");
    MaterialDraft {
        title: cell("title"),
        link: cell("link"),
        summary: cell("summary"),
        description: cell("description"),
        language: language(&cell("language")),
        kind: or(cell("kind").to_lowercase().replace(' ', "-"), "worksheet"),
        licence: Licence::recognise(&licence).map_or(licence, |known| known.as_str().to_owned()),
        steps: list("steps"),
        eqf: list("eqf"),
        cefr: cell("cefr").to_lowercase(),
        minutes: cell("minutes"),
        subjects: list("subjects").into_iter().map(|code| with_zero(&code)).collect(),
        tags: parts(&cell("tags")).collect::<Vec<_>>().join(", "),
        outcomes: cell("outcomes").split('|').map(outcome).collect(),
        prerequisites: cell("prerequisites"),
        equipment: cell("equipment"),
        safety: cell("safety"),
        sources: cell("sources"),
        ..MaterialDraft::default()
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['|', ';', ',']).map(str::trim).filter(|part| !part.is_empty())
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// Spreadsheets take `0713` for a number and write `713`.
fn with_zero(code: &str) -> String {
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()) { format!("0{code}") } else { code.to_owned() }
}

/// `en`, `en-GB` and `eng` are one language; without one it is taken for English, which its owner can change.
pub(super) fn language(text: &str) -> String {
    let primary = text.trim().to_lowercase().split(['-', '_']).next().unwrap_or_default().to_owned();
    let short = THREE_LETTERS.iter().find(|(three, _)| *three == primary).map(|(_, two)| (*two).to_owned());
    or(short.unwrap_or(primary), "en")
}

/// ISO 639-2, both its bibliographic and its terminological codes, of the languages of [`model::LANGUAGES`].
const THREE_LETTERS: [(&str, &str); 38] = [
    ("eng", "en"),
    ("bul", "bg"),
    ("ces", "cs"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("ger", "de"),
    ("ell", "el"),
    ("gre", "el"),
    ("spa", "es"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("gle", "ga"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("isl", "is"),
    ("ice", "is"),
    ("ita", "it"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("mkd", "mk"),
    ("mac", "mk"),
    ("mlt", "mt"),
    ("nob", "nb"),
    ("nor", "nb"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("slk", "sk"),
    ("slo", "sk"),
    ("slv", "sl"),
    ("swe", "sv"),
    ("ukr", "uk"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Title;URL;Licence;Steps;Tags;Language;Subjects\nMeasuring a cell;https://a.example/1;CC BY 4.0;testing|safety;lab|cells;fi-FI;713\n\n\
                         \"Ääni; \"\"testi\"\"\nkahdella rivillä\";https://a.example/2;;;;;\n";

    fn first(bytes: &[u8]) -> MaterialDraft {
        read_table(bytes, None).expect("a table").lines.remove(0).draft
    }

    #[test]
    fn the_template_is_good() {
        let lines = read_table(template().as_bytes(), None).expect("a table").lines;
        assert_eq!((lines.len(), lines[0].number, lines[0].problems.as_slice()), (1, 2, &[][..]));
        assert_eq!((lines[0].draft.licence.as_str(), lines[0].draft.outcomes.len()), ("by-sa", 2));
    }

    #[test]
    fn spreadsheets_may_write_as_they_like() {
        let utf16 = |le: bool, bom: bool| {
            let text = if bom { format!("\u{FEFF}{TABLE}") } else { TABLE.to_owned() };
            text.encode_utf16().flat_map(|unit| if le { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect::<Vec<u8>>()
        };
        let (old, _, _) = encoding_rs::WINDOWS_1252.encode(TABLE);
        let commas = TABLE.replace(';', ",");
        let tabs = TABLE.replace(';', "\t");
        let marked = format!("\u{FEFF}sep=;\r\n{TABLE}");
        for bytes in [
            TABLE.as_bytes(),
            &utf16(true, true),
            &utf16(false, true),
            &utf16(true, false),
            &utf16(false, false),
            &old,
            commas.as_bytes(),
            tabs.as_bytes(),
            marked.as_bytes(),
        ] {
            let lines = read_table(bytes, None).expect("a table").lines;
            assert_eq!(lines.len(), 2);
            let draft = &lines[0].draft;
            assert_eq!(
                (draft.title.as_str(), draft.licence.as_str(), draft.language.as_str(), draft.tags.as_str()),
                ("Measuring a cell", "by", "fi", "lab, cells")
            );
            assert_eq!(
                (draft.steps.as_slice(), draft.subjects.as_slice()),
                (&["testing".to_owned(), "safety".to_owned()][..], &["0713".to_owned()][..])
            );
            assert!(lines[1].draft.title.starts_with("Ääni") && lines[1].draft.title.contains("\"testi\"\nkahdella"), "{:?}", lines[1].draft.title);
        }
    }

    #[test]
    fn what_is_wrong_is_told_line_by_line() {
        let table = "title,link,licence,steps,eqf,minutes\nGood enough,https://a.example/1,by,testing,4,45\nNo link here,,by,,,\nx,javascript:alert(1),MIT,poem,9,many\n";
        let lines = read_table(table.as_bytes(), None).expect("a table").lines;
        let wrong = |at: usize| lines[at].problems.iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!((wrong(0), wrong(1)), (vec![], vec![Field::Link]));
        for field in [Field::Title, Field::Link, Field::Licence, Field::Steps, Field::Eqf, Field::Minutes] {
            assert!(wrong(2).contains(&field), "{field:?}");
        }
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let many = format!("title,link\n{}", "A title,https://a.example/\n".repeat(201));
        assert_eq!(read_table(many.as_bytes(), None), Err(Problem::field(Field::File, Wrong::TooManyLines { most: 200 })));
        for bad in [
            &b""[..],
            b"title,link\n",
            b"name,address\nA,b\n",
            b"title,title,link\nA title,B,https://a.example\n",
            b"%PDF-1.7\n\x00\x01",
            b"PK\x03\x04\x00\x00",
        ] {
            assert_eq!(read_table(bad, None), Err(no_table()), "{bad:?}");
        }
        assert_eq!(first(b"title,link,extra\nA title,https://a.example/x").title, "A title");
    }
}
