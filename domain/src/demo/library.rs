//! The demo's library: resources with their files, versions and remixes, made by the same verbs that people use.

use super::{load::Stage, trust};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    files, materials,
};
use bytes::Bytes;
use futures::stream;
use include_dir::{Dir, include_dir};
use model::{MaterialDraft, MaterialId};
use serde::Deserialize;
use std::{collections::HashMap, convert::Infallible};

static RESOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/demo/library");
static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/demo/files");

const DAY_MS: f64 = 24.0 * 3_600_000.0;

/// One resource, as its file tells it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Resource {
    author: String,
    /// Handles of those who accept to be authors, too, and of those who have not answered yet.
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    invited: Vec<String>,
    days_ago: f64,
    /// Names in the folder of files.
    #[serde(default)]
    files: Vec<String>,
    /// Stems of the files of the resources it is made from.
    #[serde(default)]
    remix_of: Vec<String>,
    #[serde(default)]
    translation: bool,
    fields: MaterialDraft,
    #[serde(default)]
    version: Vec<Version>,
}

/// A later version: what is new, and the texts that changed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    days_ago: f64,
    changelog: String,
    #[serde(default)]
    summary: Option<String>,
    #[serde(default)]
    safety: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    minutes: Option<String>,
    #[serde(default)]
    files: Vec<String>,
}

fn resources() -> Result<Vec<(String, Resource)>> {
    let mut all = Vec::new();
    for file in RESOURCES.files() {
        let stem = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = file.contents_utf8().unwrap_or_default();
        let resource: Resource = toml::from_str(text).map_err(|error| Failure::bug(format!("{stem}: {error}")))?;
        all.push((stem, resource));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(all)
}

/// Something that happens to a resource: its first version, or a later one by its place.
struct Event<'a> {
    days_ago: f64,
    stem: &'a str,
    resource: &'a Resource,
    later: Option<&'a Version>,
}

/// All in the order of time: what is made from an earlier version of a source is made before the next one.
fn events(resources: &[(String, Resource)]) -> Vec<Event<'_>> {
    let mut all: Vec<Event<'_>> = Vec::new();
    for (stem, resource) in resources {
        all.push(Event { days_ago: resource.days_ago, stem, resource, later: None });
        all.extend(resource.version.iter().map(|version| Event { days_ago: version.days_ago, stem, resource, later: Some(version) }));
    }
    all.sort_by(|a, b| b.days_ago.total_cmp(&a.days_ago));
    all
}

/// Fills the library. Returns how many resources there are.
pub(super) async fn fill(stage: &Stage) -> Result<usize> {
    let resources = resources()?;
    let mut made: HashMap<String, MaterialId> = HashMap::new();
    for event in events(&resources) {
        let cx = stage.cx(&event.resource.author, at(stage, event.days_ago))?;
        let done = match (event.later, made.get(event.stem)) {
            (Some(version), Some(id)) => revise(&cx, *id, version).await,
            _ => first(stage, &cx, &event, &mut made).await,
        };
        done.map_err(|failure| Failure::bug(format!("{}: {failure}", event.stem)))?;
    }
    trust::fill(stage, &made).await?;
    Ok(made.len())
}

/// The first version, and who else writes it.
async fn first(stage: &Stage, cx: &Cx, event: &Event<'_>, made: &mut HashMap<String, MaterialId>) -> Result<()> {
    let id = make(cx, event.resource, made).await?;
    made.insert(event.stem.to_owned(), id);
    for handle in event.resource.with.iter().chain(&event.resource.invited) {
        materials::invite_author(cx, id, handle).await?;
    }
    for handle in &event.resource.with {
        materials::answer_invitation(&stage.cx(handle, at(stage, event.days_ago))?, id, true).await?;
    }
    Ok(())
}

async fn make(cx: &Cx, resource: &Resource, made: &HashMap<String, MaterialId>) -> Result<MaterialId> {
    let id = if resource.remix_of.is_empty() {
        materials::start(cx, resource.fields.clone()).await?
    } else {
        let source = |stem: &String| made.get(stem).copied().ok_or_else(|| Failure::bug(format!("no {stem}")));
        let sources = resource.remix_of.iter().map(source).collect::<Result<_>>()?;
        let translation = resource.translation.then(|| resource.fields.language.clone());
        let id = materials::remix(cx, materials::Remix { sources, translation }).await?;
        // The draft begins with the source's files; the demo says which ones are there.
        for file in materials::edit_material(cx, id).await?.files {
            files::detach(cx, id, model::FileId(file.id)).await?;
        }
        materials::save(cx, id, resource.fields.clone(), 1).await?;
        id
    };
    attach(cx, id, &resource.files).await?;
    materials::publish(cx, id, "").await?;
    Ok(id)
}

async fn revise(cx: &Cx, id: MaterialId, version: &Version) -> Result<()> {
    let editing = materials::edit_material(cx, id).await?;
    let mut fields = materials::draft_of(editing.material);
    fields.summary = version.summary.clone().unwrap_or(fields.summary);
    fields.safety = version.safety.clone().unwrap_or(fields.safety);
    fields.description = version.description.clone().unwrap_or(fields.description);
    fields.minutes = version.minutes.clone().unwrap_or(fields.minutes);
    materials::save(cx, id, fields, editing.lock).await?;
    attach(cx, id, &version.files).await?;
    materials::publish(cx, id, &version.changelog).await.map(drop)
}

async fn attach(cx: &Cx, id: MaterialId, names: &[String]) -> Result<()> {
    for name in names {
        let file = FILES.get_file(name).ok_or_else(|| Failure::bug(format!("no file {name}")))?;
        let parts = stream::iter([Ok::<_, Infallible>(Bytes::from_static(file.contents()))]);
        let incoming = cx.world.files.receive(parts, files::MOST_BYTES).await?;
        files::attach(cx, id, name, incoming).await?;
    }
    Ok(())
}

/// Days are few: nothing is lost on the way to milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "days of a demo fit")]
pub(super) fn at(stage: &Stage, days_ago: f64) -> i64 {
    stage.now() - (days_ago * DAY_MS) as i64
}
