//! Every server function with fields that work: who may send them, where the form leads. Each feature has a file in `tests/doors`.

use super::{Forum, Who, browser::Browser};
use domain::tokens;
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

pub struct Door {
    /// `feature/verb`.
    pub verb: &'static str,
    /// Somebody who may.
    pub who: Who,
    pub fields: &'static [(&'static str, &'static str)],
    /// Where the form leads; empty for calls that answer a value.
    pub to: &'static str,
    /// Only members may.
    pub members: bool,
    /// A cookie of a step before this one.
    pub cookie: Option<(&'static str, &'static str)>,
    /// What has to be there before; see [`Door::make_way`].
    pub before: &'static [&'static str],
}

impl Door {
    /// The fields, with what is only known now in the place of `{…}`; see [`Forum::prepare`].
    pub fn fill(&self, forum: &Forum) -> Vec<(&'static str, String)> {
        let fill = |value: &str| match value {
            "{set-up}" => forum.world.keys.token("set-up", "first-admin"),
            "{code}" => forum.code_now(),
            "{session}" => tokens::hash("another session"),
            other => other.to_owned(),
        };
        self.fields.iter().map(|(name, value)| (*name, fill(value))).collect()
    }

    /// Makes a state in which the door can open at all.
    pub async fn make_way(&self, forum: &Forum) {
        for sql in self.before {
            forum.run(&sql.replace("{now}", &server::clock::now().to_string()), Vec::new()).await;
        }
    }

    pub async fn browser(&self, forum: &Forum) -> Browser {
        let browser = forum.browser(self.who).await;
        if let Some((name, value)) = self.cookie {
            browser.keep(name, value);
        }
        browser
    }
}

/// A door as it stands in the file of its feature.
#[derive(Deserialize)]
struct Written {
    verb: String,
    who: String,
    fields: Vec<(String, String)>,
    to: String,
    cookie: Option<(String, String)>,
    #[serde(default)]
    before: Vec<String>,
}

impl Written {
    fn door(self) -> Door {
        let text = |text: String| -> &'static str { text.leak() };
        let pair = |(name, value)| (text(name), text(value));
        let who = Who::MEMBERS.into_iter().chain([Who::Visitor]).find(|who| format!("{who:?}").eq_ignore_ascii_case(&self.who)).unwrap();
        let fields: Vec<_> = self.fields.into_iter().map(pair).collect();
        let before: Vec<_> = self.before.into_iter().map(text).collect();
        Door {
            verb: text(self.verb),
            who,
            fields: fields.leak(),
            to: text(self.to),
            members: who != Who::Visitor,
            cookie: self.cookie.map(pair),
            before: before.leak(),
        }
    }
}

/// All doors, from the files in `tests/doors`.
pub static DOORS: LazyLock<Vec<Door>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doors");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: &PathBuf| serde_json::from_str::<Vec<Written>>(&fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{file:?}: {e}"));
    files.iter().flat_map(read).map(Written::door).collect()
});

/// The door of a verb.
pub fn to(verb: &str) -> &'static Door {
    DOORS.iter().find(|door| door.verb == verb).unwrap()
}

/// All paths of server functions, as the application knows them.
pub fn paths() -> Vec<String> {
    let mut paths: Vec<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned()).collect();
    paths.sort();
    paths
}
