//! The written demo content: TOML files, compiled in.

use crate::failure::{Failure, Result};
use include_dir::{Dir, include_dir};
use model::OrganisationDraft;
use serde::{Deserialize, de::DeserializeOwned};

static THREADS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/demo/threads");

#[derive(Deserialize)]
pub struct Members {
    pub member: Vec<Member>,
}

#[derive(Default, Deserialize)]
pub struct Member {
    pub handle: String,
    pub name: String,
    pub kind: String,
    pub role: String,
    pub country: String,
    pub headline: String,
    #[serde(default)]
    pub profile: MemberProfile,
}

/// What a member tells of themselves.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MemberProfile {
    pub pronouns: String,
    pub bio: String,
    pub town: String,
    pub timezone: String,
    pub spoken: Vec<String>,
    pub levels: Vec<String>,
    pub subjects: Vec<String>,
    pub steps: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub links: Vec<String>,
    /// The slug of their organisation, and whether they coordinate it.
    pub organisation: String,
    pub coordinates: bool,
    /// Open to everybody, not to members only.
    pub public: bool,
}

#[derive(Deserialize)]
struct Organisations {
    organisation: Vec<OrganisationDraft>,
}

#[derive(Deserialize)]
pub struct Boards {
    pub board: Vec<Board>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    pub slug: String,
    pub name: String,
    pub description: String,
    pub language: String,
    pub country: String,
    pub colour: String,
    pub icon: String,
    pub audience: String,
    #[serde(default)]
    pub news: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    pub board: String,
    pub kind: String,
    pub title: String,
    pub language: String,
    pub tags: Vec<String>,
    pub author: String,
    pub days_ago: f64,
    pub pinned: bool,
    pub locked: bool,
    pub body: String,
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    #[serde(default)]
    pub reply: Vec<Reply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// 0 is the opening post, otherwise the place of an earlier reply, counted from 1.
    pub to: usize,
    pub author: String,
    pub hours_after: f64,
    #[serde(default)]
    pub answer: bool,
    pub body: String,
    #[serde(default)]
    pub reactions: Vec<Reaction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    pub member: String,
    pub kind: String,
    #[serde(default)]
    pub level: String,
    #[serde(default)]
    pub country: String,
    #[serde(default)]
    pub note: String,
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| Failure::bug(format!("{name}: {error}")))
}

pub fn members() -> Result<Vec<Member>> {
    Ok(parse::<Members>("members.toml", include_str!("../../demo/members.toml"))?.member)
}

pub fn organisations() -> Result<Vec<OrganisationDraft>> {
    Ok(parse::<Organisations>("organisations.toml", include_str!("../../demo/organisations.toml"))?.organisation)
}

pub fn boards() -> Result<Vec<Board>> {
    Ok(parse::<Boards>("boards.toml", include_str!("../../demo/boards.toml"))?.board)
}

/// All threads, the oldest first.
pub fn threads() -> Result<Vec<Thread>> {
    let files = THREADS.files().filter_map(|file| Some((file.path().to_string_lossy().into_owned(), file.contents_utf8()?)));
    let mut threads = files.map(|(name, text)| parse(&name, text)).collect::<Result<Vec<Thread>>>()?;
    threads.sort_by(|a, b| b.days_ago.total_cmp(&a.days_ago));
    Ok(threads)
}
