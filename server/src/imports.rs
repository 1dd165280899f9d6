//! Lists of links on their way in: a table that somebody sends, or records of another library that staff names.

use crate::{
    egress::Egress,
    harvest,
    sent::{self, Body, answer},
};
use app::kit::{Kept, Outcome, Visit, carry_out};
use axum::{
    Extension, Form,
    extract::{DefaultBodyLimit, State, rejection::FormRejection},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};
use domain::imports::{self, Origin};
use http::{HeaderValue, header};
use model::{Field, ImportId, Problem, Wrong};
use serde::Deserialize;

/// Where tables are sent to.
pub const UPLOAD: &str = "/api/library/import";
/// Another library may take its time, several answers long.
pub const HARVEST: &str = "/api/library/harvest";
const PAGE: &str = "/library/import";

pub fn upload() -> MethodRouter {
    post(receive).layer(DefaultBodyLimit::disable())
}

pub fn harvesting(egress: Egress) -> MethodRouter {
    post(ask).with_state(egress)
}

/// An example to fill in.
pub async fn template() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"links.csv\"")),
    ];
    (headers, imports::template()).into_response()
}

async fn receive(Extension(visit): Extension<Visit>, Extension(outcome): Extension<Outcome>, form: Body) -> Response {
    told(&outcome, take(&visit, form).await, Kept { form: "import", ..Kept::default() })
}

/// To the list that is there now, or back to the form.
fn told(outcome: &Outcome, done: Result<ImportId, Problem>, kept: Kept) -> Response {
    match done {
        Ok(id) => answer(outcome, Kept::default(), &format!("/library/imports/{id}")),
        Err(problem) => answer(outcome, Kept { problem: Some(problem), ..kept }, PAGE),
    }
}

/// Who may not is told so before the table is read.
async fn take(visit: &Visit, form: Body) -> Result<ImportId, Problem> {
    let form = sent::open(visit, form, Field::File, imports::BYTES_MOST)?;
    imports::may_import(&visit.cx)?;
    let table = form.one_file().await?;
    carry_out(visit, move |cx| async move { imports::propose_table(&cx, table.name, table.bytes).await }).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    repository: String,
    set: String,
}

async fn ask(
    State(egress): State<Egress>,
    Extension(visit): Extension<Visit>,
    Extension(outcome): Extension<Outcome>,
    form: Result<Form<Asked>, FormRejection>,
) -> Response {
    let Form(asked) = form.unwrap_or_default();
    let done = harvested(&visit, &egress, &asked).await;
    let fields = vec![("repository", asked.repository), ("set", asked.set)];
    told(&outcome, done, Kept { form: "harvest", fields, ..Kept::default() })
}

async fn harvested(visit: &Visit, egress: &Egress, asked: &Asked) -> Result<ImportId, Problem> {
    if let Some(problem) = &visit.fault {
        return Err(problem.clone());
    }
    imports::may_harvest(&visit.cx)?;
    let address = asked.repository.trim();
    if address.is_empty() {
        return Err(Problem::field(Field::Repository, Wrong::Missing));
    }
    let records = harvest::records(egress, address, asked.set.trim(), imports::LINES_MOST).await?;
    let (origin, lines) = (Origin::Library(address.to_owned()), imports::lines_of(&records));
    carry_out(visit, move |cx| async move { imports::propose(&cx, origin, lines).await }).await
}
