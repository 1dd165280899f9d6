//! Lists of links on their way in: a table that somebody sends, or records of another library that staff names.

use crate::{egress::Egress, harvest, photos::answer};
use app::kit::{Kept, Outcome, Rerender, Visit};
use axum::{
    Extension, Form,
    extract::{DefaultBodyLimit, Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};
use domain::{
    Failure,
    imports::{self, Line, Origin},
    policy,
};
use http::{HeaderValue, StatusCode, header};
use model::{Field, ImportId, Problem, Wrong};
use serde::Deserialize;
use std::sync::Arc;

/// Where tables are sent to.
pub const UPLOAD: &str = "/api/library/import";
/// Another library may take its time, several answers long.
pub const HARVEST: &str = "/api/library/harvest";
/// The largest form with a table in it.
pub const FORM_MOST: u64 = imports::BYTES_MOST + 16 * 1024;
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

async fn receive(
    Extension(visit): Extension<Visit>,
    Extension(outcome): Extension<Outcome>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let done = match (&visit.fault, form) {
        (Some(problem), _) => Err(problem.clone()),
        (None, Err(_)) => Err(Problem::Malformed),
        (None, Ok(form)) => take(&visit, form).await,
    };
    match done {
        Ok(id) => answer(&outcome, "import", &result(id), Ok(())),
        Err(problem) => answer(&outcome, "import", PAGE, Err(problem)),
    }
}

fn result(id: ImportId) -> String {
    format!("/library/imports/{id}")
}

/// Who may not is told so before the table is read.
async fn take(visit: &Visit, mut form: Multipart) -> Result<ImportId, Problem> {
    policy::imports::may_import(&visit.cx.actor)?;
    let missing = || Problem::field(Field::File, Wrong::Missing);
    while let Some(mut field) = form.next_field().await.map_err(|_| Problem::Malformed)? {
        if field.name() != Some(Field::File.name()) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| Problem::Malformed)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() as u64 > imports::BYTES_MOST {
                return Err(Problem::TooLarge);
            }
        }
        if bytes.is_empty() {
            return Err(missing());
        }
        let lines = imports::read_table(&bytes)?;
        return keep(visit, Origin::Table(name), lines).await;
    }
    Err(missing())
}

/// In a task of its own, as all verbs: a client that hangs up leaves nothing half done.
async fn keep(visit: &Visit, origin: Origin, lines: Vec<Line>) -> Result<ImportId, Problem> {
    let cx = visit.cx.clone();
    let done = tokio::spawn(async move { imports::propose(&cx, origin, lines).await });
    done.await.unwrap_or_else(|panic| Err(Failure::bug(panic))).map_err(|failure| {
        if let Failure::Bug(error) = &failure {
            tracing::error!(%error, "a list of links could not be kept");
        }
        failure.problem()
    })
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
    form: Result<Form<Asked>, axum::extract::rejection::FormRejection>,
) -> Response {
    let Form(asked) = form.unwrap_or_default();
    let done = match &visit.fault {
        Some(problem) => Err(problem.clone()),
        None => harvested(&visit, &egress, &asked).await,
    };
    match done {
        Ok(id) => answer(&outcome, "harvest", &result(id), Ok(())),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let fields = vec![("repository", asked.repository), ("set", asked.set)];
            let kept = Kept { form: "harvest", problem: Some(problem), fields, ..Kept::default() };
            outcome.set(Rerender { page: PAGE.to_owned(), kept: Arc::new(kept) });
            status.into_response()
        }
    }
}

async fn harvested(visit: &Visit, egress: &Egress, asked: &Asked) -> Result<ImportId, Problem> {
    policy::imports::may_harvest(&visit.cx.actor)?;
    let address = asked.repository.trim();
    if address.is_empty() {
        return Err(Problem::field(Field::Repository, Wrong::Missing));
    }
    let records = harvest::records(egress, address, asked.set.trim(), imports::LINES_MOST).await?;
    keep(visit, Origin::Library(address.to_owned()), imports::lines_of(&records)).await
}
