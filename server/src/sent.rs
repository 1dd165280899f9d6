//! Forms with files in them. Plain handlers take them, since the framework's own multipart reads without limits and panics where the
//! boundary is missing.

use app::kit::{Kept, Outcome, Rerender, Visit};
use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use model::{Field, Problem, Wrong};
use std::sync::Arc;

/// The body of a form, or why it is not even read.
pub type Body = Result<Multipart, MultipartRejection>;

/// A small file, whole.
#[derive(Debug)]
pub struct Sent {
    /// As the sender calls it; may be empty.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The form, unless the request was refused before it came here.
pub fn open(visit: &Visit, form: Body) -> Result<Multipart, Problem> {
    match &visit.fault {
        Some(problem) => Err(problem.clone()),
        None => form.map_err(|_| Problem::Malformed),
    }
}

/// The first file of a field, of at most so many bytes.
pub async fn one_file(mut form: Multipart, wanted: Field, most: u64) -> Result<Sent, Problem> {
    while let Some(mut field) = form.next_field().await.map_err(|_| Problem::Malformed)? {
        if field.name() != Some(wanted.name()) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| Problem::Malformed)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() as u64 > most {
                return Err(Problem::TooLarge);
            }
        }
        if bytes.is_empty() {
            break;
        }
        return Ok(Sent { name, bytes });
    }
    Err(Problem::field(wanted, Wrong::Missing))
}

/// On to a page, or back to that of the form with what was wrong and what was typed.
pub fn answer(outcome: &Outcome, kept: Kept, page: &str) -> Response {
    let Some(problem) = &kept.problem else {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, page.to_owned())]).into_response();
    };
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    outcome.set(Rerender { page: page.to_owned(), kept: Arc::new(kept) });
    status.into_response()
}
