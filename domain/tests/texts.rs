//! Both locales say the same things, and the code asks for nothing that they do not say.

use domain::{Locale, features::ALL};
use model::NoticeKind;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

/// Key → variables, of all files of a locale.
fn messages(locale: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/locales").join(locale);
    for file in fs::read_dir(folder).expect("the locale's folder") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("its text");
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.is_empty() && !name.contains(' ') && !line.starts_with(' ')) {
                key = name.to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{locale}: {key} is there twice");
            }
            for variable in line.split('$').skip(1) {
                let name: String = variable.chars().take_while(char::is_ascii_alphanumeric).collect();
                found.get_mut(&key).expect("a message").insert(name);
            }
        }
    }
    found
}

/// All Rust code in a folder, as one text.
pub fn text_of(folder: &Path) -> String {
    let mut text = String::new();
    sources(folder, &mut text);
    text
}

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            into.push_str(&fs::read_to_string(path).expect("its text"));
        }
    }
}

/// Messages whose keys begin so are put together at run time.
const FAMILIES: &[&str] = &[
    "mail-",
    "refusal-",
    "kind-",
    "hint-kind-",
    "reaction-",
    "member-kind-",
    "country-",
    "month-",
    "theme-",
    "keys-",
    "tool-",
    "audit-",
    "report-kind-",
    "report-title-",
    "report-outcome-",
    "case-open-",
    "term-",
    "notice-kind-",
    "how-told-",
    "audience-",
    "group-joining-",
    "group-role-",
    "group-you-are-",
    "colour-",
    "icon-",
    "sign-up-mode-",
    "subject-",
    "step-",
    "offer-",
    "seek-",
    "cefr-",
    "licence-title-",
    "licence-hint-",
    "adaptation-refused-",
    "adaptation-way-",
    "eqf-",
    "file-change-",
    "outcome-kind-",
    "reuse-",
    "bloom-",
    "knowledge-",
    "material-kind-",
    "material-state-",
    "material-remix-",
    "facet-",
    "format-",
    "order-",
    "allows-",
    "time-",
    "missing-",
    "why-",
    "attribution-as-",
    "accessibility-",
    "esco-kind-",
    "collection-terms-",
    "part-",
    "visibility-",
    "organisation-kind-",
    "profile-section-",
    "welcome-title-",
    "welcome-lead-",
    "search-kind-",
    "search-one-",
    "again-",
    "criterion-",
    "mark-",
    "collection-access-",
    "collection-shown-",
    "own-part-",
    "own-col-",
    "retention-",
    "privacy-purpose-",
    "undo-",
    "charset-",
];
const TEXTS: [&str; 3] = ["about", "rules", "writing"];

/// The messages of notices, by their story or kind, and of what can be followed.
fn of_features() -> BTreeSet<String> {
    let told = ALL.stories.all().map(|story| story.name()).chain(NoticeKind::ALL.map(NoticeKind::as_str)).map(|name| format!("notice-{name}"));
    let followed = ALL.kinds.followed().flat_map(|kind| ["follow", "following", "following-empty"].map(|stem| format!("{stem}-{}", kind.as_str())));
    let found = ALL.kinds.indexed().map(|(kind, _)| format!("found-{}", kind.kind().as_str()));
    told.chain(followed).chain(found).collect()
}

fn is_made_at_run_time(key: &str) -> bool {
    let of_text = TEXTS.iter().any(|text| key.strip_prefix(text).is_some_and(|rest| ["-title", "-body"].contains(&rest)));
    of_text || FAMILIES.iter().any(|family| key.starts_with(family))
}

fn code() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    for folder in ["src", "../app/src"] {
        sources(&root.join(folder), &mut code);
    }
    code
}

#[test]
fn both_locales_have_the_same_messages_with_the_same_variables() {
    assert_eq!(messages("en"), messages("fi"));
}

/// The stem of a mail's pair of messages, which is what the code names.
fn stem(key: &str) -> &str {
    let mail = key.strip_suffix("-subject").or_else(|| key.strip_suffix("-body"));
    mail.filter(|stem| stem.starts_with("mail-")).unwrap_or(key)
}

#[test]
fn no_message_is_unused() {
    let code = code();
    let of_features = of_features();
    let is_used = |key: &String| {
        of_features.contains(key) || is_made_at_run_time(key) || code.contains(&format!("\"{key}\"")) || code.contains(&format!("\"{}\"", stem(key)))
    };
    let unused: Vec<String> = messages("en").into_keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_message_is_missing() {
    let (code, known) = (code(), messages("en"));
    let mut missing = BTreeSet::new();
    for call in [".text(\"", ".with(\"", "one(\""] {
        for rest in code.split(call).skip(1) {
            let key: String = rest.chars().take_while(|c| *c != '"').collect();
            // Other functions of these names take other words; a message's key has a hyphen or is one that is known.
            if key.contains('-') && !known.contains_key(&key) {
                missing.insert(key);
            }
        }
    }
    // Mails are named by the stem of their two messages.
    for rest in code.split("\"mail-").skip(1) {
        let stem = format!("mail-{}", rest.split('"').next().expect("the end of a text"));
        // A family of mails: its texts are known by the tests that send them.
        if stem.contains('{') {
            continue;
        }
        let pair = known.contains_key(&format!("{stem}-subject")) && known.contains_key(&format!("{stem}-body"));
        if !pair && !known.contains_key(&stem) {
            missing.insert(stem);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_act_of_the_audit_log_has_a_name() {
    let (code, known) = (code(), messages("en"));
    let acts = code.split("act: \"").skip(1).filter_map(|rest| rest.split('"').next());
    let missing: BTreeSet<&str> = acts.filter(|act| !known.contains_key(&format!("audit-{act}"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_message_can_be_formatted_in_both_locales() {
    for locale in ["en", "fi"].map(|code| Locale::parse(code).expect("a locale")) {
        for (key, variables) in messages("en") {
            let mut args = domain::FluentArgs::new();
            for variable in &variables {
                args.set(variable.clone(), 3);
            }
            let text = locale.with(&key, &args);
            assert!(text != key && !text.contains("{$") && !text.trim().is_empty(), "{key}: {text}");
        }
    }
}

#[test]
fn plurals_follow_the_language() {
    let text = |code: &str, n: i32| Locale::parse(code).expect("a locale").with("count-replies", &domain::args!(n = n));
    assert_eq!([text("en", 0), text("en", 1), text("en", 2)], ["No replies yet", "1 reply", "2 replies"]);
    assert_eq!([text("fi", 0), text("fi", 1), text("fi", 2)], ["Ei vielä vastauksia", "1 vastaus", "2 vastausta"]);
}

#[test]
fn the_browser_s_wish_is_heard() {
    let best = |header: &str| Locale::negotiate(header).map(Locale::code);
    assert_eq!(best("fi-FI,fi;q=0.9,en;q=0.8"), Some("fi"));
    assert_eq!(best("de,en-GB;q=0.7,fi;q=0.3"), Some("en"));
    assert_eq!(best("fi;q=0,en;q=0.1"), Some("en"));
    assert_eq!(best("xx, *;q=0.5"), None);
    assert_eq!(best(&",".repeat(10_000)), None);
}
