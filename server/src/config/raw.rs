//! Gathers text values from all sources and hands them out typed, noting every problem.

use std::collections::BTreeMap;
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use super::{KEYS, Overrides, Provider, parse, providers};

/// Where an effective value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Built in.
    Default,
    /// `batt.toml`.
    File,
    /// A `BATT_*` variable.
    Environment,
    /// The command line.
    Flag,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "default",
            Self::File => "batt.toml",
            Self::Environment => "environment",
            Self::Flag => "flag",
        })
    }
}

impl Source {
    /// The key as it is written in this source.
    fn spell(self, key: &str) -> String {
        match self {
            Self::Default => key.to_owned(),
            Self::File => format!("batt.toml: {key}"),
            Self::Environment => format!("BATT_{}", key.to_uppercase()),
            Self::Flag => format!("--{}", key.replace('_', "-")),
        }
    }
}

#[derive(Default)]
pub(super) struct Reader {
    values: BTreeMap<&'static str, (Source, String)>,
    pub(super) problems: Vec<String>,
}

impl Reader {
    /// Templates in braces are no values: their keys go through [`Reader::take_or`].
    pub(super) fn defaults(&mut self) {
        for (key, default) in KEYS {
            self.values.insert(key, (Source::Default, default.to_owned()));
        }
    }

    pub(super) fn file(&mut self, toml: Option<&str>) {
        let Some(text) = toml else { return };
        match text.parse::<toml::Table>() {
            Ok(table) => table.iter().for_each(|(key, value)| self.entry(key, value)),
            Err(error) => {
                // Its own Display quotes the line, which may hold a password.
                let start = error.span().map_or(0, |span| span.start);
                let line = text.bytes().take(start).filter(|b| *b == b'\n').count() + 1;
                self.problems.push(format!("batt.toml: line {line}: {}", error.message()));
            }
        }
    }

    fn entry(&mut self, key: &str, value: &toml::Value) {
        // `[[provider]]` tables come as one list, the same as in the environment.
        if let ("provider", toml::Value::Array(list)) = (key, value) {
            let json = serde_json::to_string(list).unwrap_or_default();
            return self.put(Source::File, "providers", json);
        }
        let text = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(true) => "on".to_owned(),
            toml::Value::Boolean(false) => "off".to_owned(),
            other if known(key).is_some() => {
                let kind = other.type_str();
                return self.problems.push(format!("batt.toml: {key}: a {kind} is no text or number"));
            }
            _ => String::new(),
        };
        self.put(Source::File, key, text);
    }

    pub(super) fn environment(&mut self, env: impl Iterator<Item = (String, String)>) {
        let mut own: Vec<_> = env.filter(|(name, _)| name.starts_with("BATT_")).collect();
        own.sort();
        for (name, value) in own {
            let key = name.trim_start_matches("BATT_").to_lowercase();
            self.put(Source::Environment, &key, value);
        }
    }

    pub(super) fn flags(&mut self, flags: &Overrides) {
        for (key, value) in flags.given() {
            self.put(Source::Flag, key, value.to_owned());
        }
    }

    fn put(&mut self, source: Source, key: &str, value: String) {
        match known(key) {
            Some(key) => {
                self.values.insert(key, (source, value));
            }
            None => {
                let near = nearest(key).map(|near| format!(", did you mean {}?", source.bare(near)));
                let problem = format!("{}: there is no such key{}", source.spell(key), near.unwrap_or_default());
                self.problems.push(problem);
            }
        }
    }

    /// The value of `key`, or `None` and a note of what is wrong with it.
    pub(super) fn take<T>(&mut self, key: &str, allowed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (source, text) = self.values.get(key)?;
        let value = parse(text.trim());
        if value.is_none() {
            let shown = parse::shown_in_error(key, text);
            self.problems.push(format!("{}: \"{shown}\" is not {allowed}", source.spell(key)));
        }
        value
    }

    /// Like `take`, for a key whose default is worked out from other keys.
    pub(super) fn take_or<T>(
        &mut self,
        key: &str,
        allowed: &str,
        parse: impl Fn(&str) -> Option<T>,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        match self.values.get(key) {
            Some((Source::Default, _)) | None => default(),
            Some(_) => self.take(key, allowed, parse),
        }
    }

    /// The providers to sign in with.
    pub(super) fn providers(&mut self) -> Option<Vec<Provider>> {
        let (source, json) = self.values.get("providers")?;
        let key = if *source == Source::File { "batt.toml: provider".to_owned() } else { source.spell("providers") };
        providers::read(&key, json, &mut self.problems)
    }

    pub(super) fn sources(&self) -> BTreeMap<&'static str, Source> {
        self.values.iter().map(|(key, (source, _))| (*key, *source)).collect()
    }
}

impl Source {
    fn bare(self, key: &str) -> String {
        if self == Self::File { key.to_owned() } else { self.spell(key) }
    }
}

fn known(key: &str) -> Option<&'static str> {
    KEYS.iter().map(|(name, _)| *name).find(|name| *name == key)
}

/// The known key closest to a mistyped one, unless all are far off.
fn nearest(key: &str) -> Option<&'static str> {
    KEYS.iter().map(|(name, _)| (edits(key, name), *name)).filter(|(edits, name)| *edits <= 1 + name.len() / 3).min().map(|(_, name)| name)
}

/// Levenshtein distance, one row at a time.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, pair) in b.chars().zip(row.windows(2)) {
            if let [diagonal, above] = pair {
                left = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
                next.push(left);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// The text of the file that was asked for, or of `./batt.toml` when there is one.
pub(super) fn read_file(asked: Option<&Path>) -> Result<Option<String>, String> {
    let path = asked.unwrap_or(Path::new("batt.toml"));
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if asked.is_none() && error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("--config: \"{}\" cannot be read: {error}", path.display())),
    }
}
