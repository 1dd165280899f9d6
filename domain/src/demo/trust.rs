//! What the demo's people say about the resources, and their collections, by the same verbs that people use.

use super::{library::at, load::Stage};
use crate::{
    collections,
    failure::{Failure, Result},
    trust,
};
use model::{CollectionDraft, CollectionId, MaterialId, ReviewDraft, ReviewId, UseDraft};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Everything that was said, in one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct All {
    #[serde(rename = "use")]
    uses: Vec<Used>,
    review: Vec<Reviewed>,
    ask: Vec<Asked>,
    outdated: Vec<Outdated>,
    collection: Vec<Collected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Used {
    /// The stem of the resource's file.
    of: String,
    member: String,
    days_ago: f64,
    version: i32,
    report: UseDraft,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    of: String,
    member: String,
    days_ago: f64,
    version: i32,
    marks: BTreeMap<String, String>,
    #[serde(default)]
    comments: BTreeMap<String, String>,
    overall: String,
    #[serde(default)]
    answer: Option<Answer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    member: String,
    text: String,
    #[serde(default)]
    done_in: Option<i32>,
}

/// An author asks for a review, and may say when they look at it again, in days from now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    of: String,
    member: String,
    days_ago: f64,
    #[serde(default)]
    again_in: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outdated {
    of: String,
    member: String,
    days_ago: f64,
    version: i32,
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Collected {
    member: String,
    days_ago: f64,
    fields: CollectionDraft,
    #[serde(default)]
    editors: Vec<String>,
    entry: Vec<Entry>,
    /// Who made a copy of it, on the next day.
    #[serde(default)]
    copied_by: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    of: String,
    #[serde(default)]
    note: String,
}

enum Event<'a> {
    Used(&'a Used),
    Reviewed(&'a Reviewed),
    Asked(&'a Asked),
    Outdated(&'a Outdated),
    Collected(&'a Collected),
}

/// All in the order of time.
fn events(all: &All) -> Vec<(f64, Event<'_>)> {
    let mut events: Vec<(f64, Event<'_>)> = Vec::new();
    events.extend(all.uses.iter().map(|one| (one.days_ago, Event::Used(one))));
    events.extend(all.review.iter().map(|one| (one.days_ago, Event::Reviewed(one))));
    events.extend(all.ask.iter().map(|one| (one.days_ago, Event::Asked(one))));
    events.extend(all.outdated.iter().map(|one| (one.days_ago, Event::Outdated(one))));
    events.extend(all.collection.iter().map(|one| (one.days_ago, Event::Collected(one))));
    events.sort_by(|a, b| b.0.total_cmp(&a.0));
    events
}

/// Plays it over the resources that were made.
pub(super) async fn fill(stage: &Stage, made: &HashMap<String, MaterialId>) -> Result<()> {
    let all: All = toml::from_str(include_str!("../../demo/trust.toml")).map_err(|error| Failure::bug(format!("trust.toml: {error}")))?;
    for (_, event) in events(&all) {
        match event {
            Event::Used(one) => used(stage, made, one).await,
            Event::Reviewed(one) => reviewed(stage, made, one).await,
            Event::Asked(one) => asked(stage, made, one).await,
            Event::Outdated(one) => outdated(stage, made, one).await,
            Event::Collected(one) => collected(stage, made, one).await,
        }?;
    }
    Ok(())
}

fn resource(made: &HashMap<String, MaterialId>, stem: &str) -> Result<MaterialId> {
    made.get(stem).copied().ok_or_else(|| Failure::bug(format!("trust.toml: no {stem}")))
}

fn named<T>(result: Result<T>, what: &str) -> Result<T> {
    result.map_err(|failure| Failure::bug(format!("trust.toml, {what}: {failure}")))
}

async fn used(stage: &Stage, made: &HashMap<String, MaterialId>, one: &Used) -> Result<()> {
    let cx = stage.cx(&one.member, at(stage, one.days_ago))?;
    named(trust::report_use(&cx, resource(made, &one.of)?, one.version, one.report.clone()).await, &one.of).map(drop)
}

async fn reviewed(stage: &Stage, made: &HashMap<String, MaterialId>, one: &Reviewed) -> Result<()> {
    let cx = stage.cx(&one.member, at(stage, one.days_ago))?;
    let draft = ReviewDraft { marks: one.marks.clone(), comments: one.comments.clone(), overall: one.overall.clone() };
    let id = named(trust::review(&cx, resource(made, &one.of)?, one.version, draft).await, &one.of)?;
    if let Some(answer) = &one.answer {
        named(answered(stage, id, one.days_ago, answer).await, &one.of)?;
    }
    Ok(())
}

async fn answered(stage: &Stage, id: ReviewId, days_ago: f64, answer: &Answer) -> Result<()> {
    let cx = stage.cx(&answer.member, at(stage, (days_ago - 1.5).max(0.1)))?;
    trust::answer_review(&cx, id, &answer.text).await?;
    trust::mark_done(&cx, id, answer.done_in).await.map(drop)
}

async fn asked(stage: &Stage, made: &HashMap<String, MaterialId>, one: &Asked) -> Result<()> {
    let (cx, id) = (stage.cx(&one.member, at(stage, one.days_ago))?, resource(made, &one.of)?);
    named(trust::ask_review(&cx, id, true).await, &one.of)?;
    match one.again_in {
        Some(days) => named(trust::set_due(&cx, id, &crate::texts::iso_day(at(stage, -days))).await, &one.of),
        None => Ok(()),
    }
}

async fn outdated(stage: &Stage, made: &HashMap<String, MaterialId>, one: &Outdated) -> Result<()> {
    let cx = stage.cx(&one.member, at(stage, one.days_ago))?;
    named(trust::report_outdated(&cx, resource(made, &one.of)?, one.version, &one.reason).await, &one.of)
}

async fn collected(stage: &Stage, made: &HashMap<String, MaterialId>, one: &Collected) -> Result<()> {
    let cx = stage.cx(&one.member, at(stage, one.days_ago))?;
    let id: CollectionId = named(collections::start(&cx, one.fields.clone()).await, &one.fields.title)?;
    for editor in &one.editors {
        named(collections::add_editor(&cx, id, editor).await, editor)?;
    }
    for entry in &one.entry {
        named(collections::add(&cx, id, resource(made, &entry.of)?, &entry.note).await, &entry.of)?;
    }
    for member in &one.copied_by {
        let cx = stage.cx(member, at(stage, (one.days_ago - 1.0).max(0.1)))?;
        named(collections::copy(&cx, id, "").await, member)?;
    }
    Ok(())
}
