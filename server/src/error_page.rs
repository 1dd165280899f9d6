//! Readable answers for requests that never reach a page.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};

use crate::logs::RequestId;

/// Renders the answer to a refused or failed request. The application may put its own look here;
/// it must not touch the database.
pub type ErrorPage = Arc<dyn Fn(&Asked, StatusCode) -> Response + Send + Sync>;

/// What remains known of a request after it was handed on.
#[derive(Clone, Debug)]
pub struct Asked {
    /// GET, POST, …
    pub method: Method,
    /// As it came, with its query.
    pub uri: Uri,
    /// The `Accept` header.
    pub accept: Option<HeaderValue>,
    /// The `Accept-Language` header.
    pub language: Option<HeaderValue>,
    /// The same id as in the log and in `x-request-id`.
    pub request_id: RequestId,
}

impl Asked {
    /// Takes what an error page needs; cheap, nothing is copied.
    pub fn of<B>(request: &http::Request<B>, request_id: RequestId) -> Self {
        let headers: &HeaderMap = request.headers();
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            accept: headers.get(ACCEPT).cloned(),
            language: headers.get(ACCEPT_LANGUAGE).cloned(),
            request_id,
        }
    }

    /// A script asks, not a person.
    pub fn wants_json(&self) -> bool {
        let accept = self.accept.as_ref().and_then(|accept| accept.to_str().ok()).unwrap_or("");
        accept.contains("application/json") && !accept.contains("text/html")
    }
}

/// The built-in page: small, complete, in English or Finnish.
pub fn plain() -> ErrorPage {
    Arc::new(|asked, status| if asked.wants_json() { json(status) } else { html(asked, status) })
}

fn json(status: StatusCode) -> Response {
    let body = format!("{{\"problem\":\"{}\"}}", code(status));
    answer(status, "application/json", body)
}

fn html(asked: &Asked, status: StatusCode) -> Response {
    let (language, (title, text, back)) = match prefers_finnish(asked.language.as_ref()) {
        true => ("fi", finnish(status)),
        false => ("en", english(status)),
    };
    let id = asked.request_id;
    let body = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title} – BaTT Forum</title>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n<p><a href=\"/\">{back}</a></p>\n\
         <p><small>{} · {id}</small></p>\n</main>\n</body>\n</html>\n",
        status.as_u16()
    );
    answer(status, "text/html; charset=utf-8", body)
}

fn answer(status: StatusCode, mime: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("accept, accept-language"));
    response
}

/// The name of a status for programs.
fn code(status: StatusCode) -> &'static str {
    match status.as_u16() {
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        408 => "too_slow",
        413 => "too_large",
        414 => "address_too_long",
        415 => "unsupported_media_type",
        421 => "wrong_host",
        429 => "too_many_requests",
        503 => "unavailable",
        400..=499 => "bad_request",
        _ => "internal",
    }
}

/// Title, explanation, and the words of the way out.
type Words = (&'static str, &'static str, &'static str);

fn english(status: StatusCode) -> Words {
    let (title, text) = match status.as_u16() {
        403 => ("Not allowed", "This request did not come from a page of this forum, so nothing was changed. Open the page here and send it again."),
        404 => ("Page not found", "There is nothing at this address. It may have been moved or removed."),
        405 => ("Not possible", "This address cannot be used in this way."),
        408 => (
            "Connection too slow",
            "What you sent arrived too slowly, so nothing was saved. Go back – your browser usually still has what you wrote – and send it again.",
        ),
        413 => (
            "Too much text",
            "What you sent is larger than this forum accepts, so nothing was saved. Go back – your browser usually still has what you wrote – and shorten it.",
        ),
        414 => ("Address too long", "The address of this page is too long."),
        415 => ("Unknown format", "The forum does not understand the format of what was sent."),
        421 => ("Unknown host", "This forum does not answer under the name that you used."),
        429 => ("One moment, please", "Many requests came from your network in a short time. Wait a little and try again."),
        503 => ("Back in a moment", "The forum is busy or being updated. Nothing is lost: go back and try again shortly."),
        400..=499 => ("Request not understood", "The forum could not understand this request."),
        _ => ("Something went wrong", "The fault is ours and has been noted. Please try again."),
    };
    (title, text, "To the front page")
}

fn finnish(status: StatusCode) -> Words {
    let (title, text) = match status.as_u16() {
        403 => ("Ei sallittu", "Pyyntö ei tullut tämän foorumin sivulta, joten mitään ei muutettu. Avaa sivu täällä ja lähetä uudelleen."),
        404 => ("Sivua ei löydy", "Tässä osoitteessa ei ole mitään. Sivu on ehkä siirretty tai poistettu."),
        405 => ("Ei mahdollista", "Tätä osoitetta ei voi käyttää näin."),
        408 => (
            "Liian hidas yhteys",
            "Lähettämäsi saapui liian hitaasti, joten mitään ei tallennettu. Palaa takaisin – selaimesi muistaa yleensä kirjoittamasi – ja lähetä uudelleen.",
        ),
        413 => (
            "Liikaa tekstiä",
            "Lähetit enemmän kuin foorumi ottaa vastaan, joten mitään ei tallennettu. Palaa takaisin – selaimesi muistaa yleensä kirjoittamasi – ja lyhennä tekstiä.",
        ),
        414 => ("Liian pitkä osoite", "Sivun osoite on liian pitkä."),
        415 => ("Tuntematon muoto", "Foorumi ei ymmärrä lähetetyn sisällön muotoa."),
        421 => ("Tuntematon palvelin", "Foorumi ei vastaa käyttämälläsi nimellä."),
        429 => ("Hetkinen", "Verkostasi tuli lyhyessä ajassa paljon pyyntöjä. Odota hetki ja yritä uudelleen."),
        503 => ("Palaamme pian", "Foorumi on kuormittunut tai sitä päivitetään. Mitään ei ole kadonnut: palaa takaisin ja yritä kohta uudelleen."),
        400..=499 => ("Pyyntöä ei ymmärretty", "Foorumi ei ymmärtänyt tätä pyyntöä."),
        _ => ("Jokin meni vikaan", "Vika on meidän, ja se on kirjattu. Yritä uudelleen."),
    };
    (title, text, "Etusivulle")
}

/// The highest weight among `fi` and `en` wins; English when neither or both.
fn prefers_finnish(header: Option<&HeaderValue>) -> bool {
    let list = header.and_then(|value| value.to_str().ok()).unwrap_or("");
    let weight = |wanted: &str| {
        let of = list.split(',').filter_map(|entry| weighed(entry, wanted));
        of.fold(0.0_f32, f32::max)
    };
    weight("fi") > weight("en")
}

fn weighed(entry: &str, wanted: &str) -> Option<f32> {
    let mut parts = entry.split(';').map(str::trim);
    let language = parts.next()?.split('-').next()?;
    let weight = parts.find_map(|part| part.strip_prefix("q="));
    let weight = weight.map_or(Some(1.0), |weight| weight.parse().ok())?;
    language.eq_ignore_ascii_case(wanted).then_some(weight)
}
