//! Forms with files in them. Plain handlers take them, since the framework's own multipart reads without limits and panics where the
//! boundary is missing.

use crate::layers::body::{Arrival, State};
use app::kit::{Kept, Outcome, Rerender, Visit};
use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field as Part, MultipartRejection},
    },
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use model::{Field, Problem, Wrong};
use std::{convert::Infallible, sync::Arc};

/// The body of a form, or why it is not even read.
pub struct Body {
    form: Result<Multipart, MultipartRejection>,
    arrival: Option<Arrival>,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let arrival = request.extensions().get::<Arrival>().cloned();
        Ok(Self { form: Multipart::from_request(request, state).await, arrival })
    }
}

/// A form that is being read.
pub struct Form {
    parts: Multipart,
    arrival: Option<Arrival>,
    file: Field,
    most: u64,
}

/// A small file, whole.
#[derive(Debug)]
pub struct Sent {
    /// As the sender calls it; may be empty.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The form, unless the request was refused before it came here. Its files are in the field `file`, of at most so many bytes.
pub fn open(visit: &Visit, form: Body, file: Field, most: u64) -> Result<Form, Problem> {
    match &visit.fault {
        Some(problem) => Err(problem.clone()),
        None => Ok(Form { parts: form.form.map_err(|_| Problem::Malformed)?, arrival: form.arrival, file, most }),
    }
}

impl Form {
    /// The next field.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, Problem> {
        let (arrival, file, most) = (self.arrival.clone(), self.file, self.most);
        self.parts.next_field().await.map_err(|_| broken(arrival.as_ref(), file, most))
    }

    /// What to say of a file that could not be taken.
    pub fn told(&self, problem: Problem) -> Problem {
        match problem {
            Problem::TooLarge => too_large(self.file, self.most),
            Problem::Malformed => broken(self.arrival.as_ref(), self.file, self.most),
            other => other,
        }
    }

    /// The first file.
    pub async fn one_file(mut self) -> Result<Sent, Problem> {
        let (arrival, file, most) = (self.arrival.clone(), self.file, self.most);
        while let Some(mut part) = self.next().await? {
            if part.name() != Some(file.name()) {
                continue;
            }
            let name = part.file_name().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|_| broken(arrival.as_ref(), file, most))? {
                bytes.extend_from_slice(&chunk);
                if bytes.len() as u64 > most {
                    return Err(too_large(file, most));
                }
            }
            if bytes.is_empty() {
                break;
            }
            return Ok(Sent { name, bytes });
        }
        Err(Problem::field(file, Wrong::Missing))
    }
}

/// A form that ended before its end: too large, or not a form.
fn broken(arrival: Option<&Arrival>, file: Field, most: u64) -> Problem {
    match arrival.map(Arrival::state) {
        Some(State::TooLarge) => too_large(file, most),
        _ => Problem::Malformed,
    }
}

/// In the words of its field.
pub fn too_large(file: Field, most: u64) -> Problem {
    Problem::field(file, Wrong::FileTooLarge { most })
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
