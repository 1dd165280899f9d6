//! Nothing of a person is forgotten: each column that leads to one is in the steps of an erasure and in the parts of a download.

use super::{columns, references, support, tables};
use domain::{
    cx::Step,
    erasing::steps::{EMPTIED, KEPT, RENAMED, STEPS},
    features::ALL,
    own_data::{LEFT_OUT, PARTS},
};
use std::collections::BTreeSet;
use support::{Forum, on_each_database};

on_each_database! {
    async fn every_column_that_leads_to_a_member_has_a_step(forum: Forum) {
        let listed: BTreeSet<String> = steps().map(|step| step.column.to_owned()).collect();
        let found = leading_to_members(&forum).await;
        let missing: Vec<_> = found.difference(&listed).collect();
        assert!(missing.is_empty(), "say among the steps of its feature (or in domain/src/erasing/steps.rs) what becomes of {missing:?}");
        let columns: BTreeSet<String> = columns(&forum, "members").await.into_iter().collect();
        let known = KEPT.iter().chain(RENAMED).copied().chain(EMPTIED.iter().map(|(column, _)| *column));
        let known: BTreeSet<String> = known.map(str::to_owned).collect();
        let unknown: Vec<_> = columns.difference(&known).collect();
        assert!(unknown.is_empty(), "say in domain/src/erasing/steps.rs what becomes of members' {unknown:?}");
    }

    async fn every_column_that_leads_to_a_member_is_exported_or_left_out_for_a_reason(forum: Forum) {
        let exported: BTreeSet<String> = PARTS.iter().chain(ALL.parts.iter().copied()).flat_map(|part| part.columns).map(|column| (*column).to_owned()).collect();
        let unsaid: BTreeSet<String> = left_out().map(|(column, _)| column.to_owned()).collect();
        assert!(left_out().all(|(_, why)| !why.is_empty()));
        assert_eq!(exported.intersection(&unsaid).collect::<Vec<_>>(), Vec::<&String>::new());
        let found = leading_to_members(&forum).await;
        let known: BTreeSet<String> = exported.union(&unsaid).cloned().collect();
        let missing: Vec<_> = found.difference(&known).collect();
        assert!(missing.is_empty(), "put {missing:?} into a part of its feature (or of domain/src/own_data/parts.rs), or say there why not");
        // What an erasure has a step for is somebody's, too.
        let steps: BTreeSet<String> = steps().map(|step| step.column.to_owned()).collect();
        assert_eq!(steps.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
        let gone: Vec<_> = known.iter().filter(|column| !steps.contains(*column)).collect();
        assert!(gone.is_empty(), "there is no step for {gone:?}");
    }
}

fn steps() -> impl Iterator<Item = &'static Step> {
    ALL.steps.iter().copied().chain(STEPS)
}

fn left_out() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.left_out.iter().chain(LEFT_OUT).copied()
}

/// `table.column` of all that refers to members, by foreign key, by name or by address.
async fn leading_to_members(forum: &Forum) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for table in tables(forum).await.into_iter().filter(|table| table != "members") {
        let referring = references(forum, &table).await.into_iter().filter(|(_, to)| to == "members").map(|(column, _)| column);
        let named = columns(forum, &table).await.into_iter().filter(|column| leads(column));
        found.extend(referring.chain(named).map(|column| format!("{table}.{column}")));
    }
    assert!(found.len() > 40, "{found:?}");
    found
}

fn leads(column: &str) -> bool {
    let person = ["member", "author", "actor", "editor", "reporter", "owner", "user", "person"];
    let to_one = person.iter().any(|who| column.ends_with(&format!("{who}_id")));
    to_one || column.ends_with("_by") || column.contains("email")
}
