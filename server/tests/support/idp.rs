//! An OpenID Connect provider for tests and development. It believes whatever person it is told, and lies on demand.
//!
//! Every first part of a path is an issuer of its own: `http://127.0.0.1:4000/one`. Some names misbehave as a whole: `slow`,
//! `down`, `garbage`, `redirecting`, `huge`, `misnamed`. `bad=` at the authorization endpoint spoils one sign-in.

#[path = "idp_tokens.rs"]
mod tokens;

use axum::{
    Form, Router,
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokens::Keys;

pub const CLIENT: &str = "batt-forum";
pub const SECRET: &str = "mock-secret-5f1d";
/// The tenant that people of the Microsoft-like issuer are of.
pub const TENANT: &str = "0f0f0f0f-1111-2222-3333-444444444444";

type Fields = HashMap<String, String>;

#[derive(Clone)]
pub struct Idp(Arc<Inner>);

struct Inner {
    /// `http://127.0.0.1:4000`.
    base: String,
    keys: Keys,
    grants: Mutex<HashMap<String, Grant>>,
    made: AtomicUsize,
    /// How often documents were asked for.
    asked: AtomicUsize,
}

/// What a code stands for.
#[derive(Clone)]
struct Grant {
    issuer: String,
    fields: Fields,
}

impl Idp {
    pub fn new(base: &str) -> Self {
        let inner =
            Inner { base: base.to_owned(), keys: Keys::new(), grants: Mutex::default(), made: AtomicUsize::new(0), asked: AtomicUsize::new(0) };
        Self(Arc::new(inner))
    }

    pub fn asked(&self) -> usize {
        self.0.asked.load(Ordering::Relaxed)
    }

    pub fn router(&self) -> Router {
        Router::new()
            .route("/{issuer}/.well-known/openid-configuration", get(document))
            .route("/{issuer}/jwks", get(jwks))
            .route("/{issuer}/authorize", get(authorize))
            .route("/{issuer}/token", post(token))
            .route("/{issuer}/userinfo", get(userinfo))
            .with_state(self.clone())
    }

    fn issuer(&self, name: &str) -> String {
        format!("{}/{name}", self.0.base)
    }
}

async fn document(State(idp): State<Idp>, Path(name): Path<String>) -> Response {
    idp.0.asked.fetch_add(1, Ordering::Relaxed);
    if let Some(answer) = misbehave(&name, &idp).await {
        return answer;
    }
    let at = idp.issuer(&name);
    let issuer = match name.as_str() {
        "misnamed" => idp.issuer("somebody-else"),
        "organizations" => idp.issuer("{tenantid}"),
        _ => at.clone(),
    };
    axum::Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{at}/authorize"),
        "token_endpoint": format!("{at}/token"),
        "userinfo_endpoint": format!("{at}/userinfo"),
        "jwks_uri": format!("{at}/jwks"),
        "response_types_supported": ["code"],
        "token_endpoint_auth_methods_supported": if name == "two" { ["client_secret_post"] } else { ["client_secret_basic"] },
        "authorization_response_iss_parameter_supported": name == "named",
    }))
    .into_response()
}

/// The ways to be of no use.
async fn misbehave(how: &str, idp: &Idp) -> Option<Response> {
    Some(match how {
        "slow" => {
            tokio::time::sleep(Duration::from_secs(20)).await;
            StatusCode::OK.into_response()
        }
        "down" => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        "garbage" => Html("<p>Under construction</p>").into_response(),
        "redirecting" => {
            let place = format!("{}/.well-known/openid-configuration", idp.issuer("one"));
            (StatusCode::FOUND, [(header::LOCATION, place)]).into_response()
        }
        "huge" => ([(header::CONTENT_TYPE, "application/json")], Body::from(vec![b' '; 10_000_000])).into_response(),
        _ => return None,
    })
}

async fn jwks(State(idp): State<Idp>, Path(name): Path<String>) -> Response {
    axum::Json(idp.0.keys.public(&name)).into_response()
}

/// With `sub` it is decided who is there; without, a page asks.
async fn authorize(State(idp): State<Idp>, Path(name): Path<String>, Query(fields): Query<Fields>) -> Response {
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    if field("client_id") != CLIENT || field("response_type") != "code" || !field("scope").split(' ').any(|scope| scope == "openid") {
        return (StatusCode::BAD_REQUEST, "client_id, response_type or scope is wrong").into_response();
    }
    if !fields.contains_key("sub") {
        return Html(page(&name, &fields)).into_response();
    }
    let mut back = format!("{}?state={}", field("redirect_uri"), encode(field("state")));
    if field("bad") == "denied" {
        back += "&error=access_denied&error_description=No";
    } else {
        let code = format!("code-{}-{}", idp.0.made.fetch_add(1, Ordering::Relaxed), encode(field("nonce")));
        back += &format!("&code={code}");
        idp.0.grants.lock().unwrap().insert(code, Grant { issuer: name.clone(), fields: fields.clone() });
    }
    match field("bad") {
        "iss-param" => back += &format!("&iss={}", encode(&idp.issuer("somebody-else"))),
        "no-iss-param" => {}
        _ if name == "named" => back += &format!("&iss={}", encode(&idp.issuer(&name))),
        _ => {}
    }
    (StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response()
}

fn page(name: &str, fields: &Fields) -> String {
    let kept = fields.iter().map(|(key, value)| format!("<input type=hidden name=\"{}\" value=\"{}\">", escape(key), escape(value)));
    let field = |id: &str, value: &str| format!("<p><label for={id}>{id}</label> <input id={id} name={id} value=\"{value}\"></p>");
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><link rel=icon href=\"data:,\"><title>Mock provider {name}</title>\
         <h1>Mock provider “{name}”</h1><p>Whoever you say you are, you are.</p><form>{}{}{}{}\
         <p><label for=verified>verified</label> <select id=verified name=verified><option>true<option>false</select></p>{}\
         <p><button>Sign in</button></p></form></html>",
        kept.collect::<String>(),
        field("sub", "marta"),
        field("email", "marta@example.org"),
        field("name", "Marta Mock"),
        field("bad", ""),
    )
}

async fn token(State(idp): State<Idp>, Path(name): Path<String>, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let refuse =
        |error: &str| (StatusCode::BAD_REQUEST, axum::Json(json!({ "error": error, "error_description": "the mock says no" }))).into_response();
    if !is_client(&headers, &form) {
        return refuse("invalid_client");
    }
    // A code is good once.
    let grant = form.get("code").and_then(|code| idp.0.grants.lock().unwrap().remove(code));
    let Some(grant) = grant.filter(|grant| grant.issuer == name) else { return refuse("invalid_grant") };
    if form.get("redirect_uri") != grant.fields.get("redirect_uri") || !proves(&form, &grant) {
        return refuse("invalid_grant");
    }
    let bad = grant.fields.get("bad").map(String::as_str).unwrap_or_default();
    if let Some(answer) = misbehave(bad.strip_prefix("token-").unwrap_or_default(), &idp).await {
        return answer;
    }
    let access = format!("access-{}", URL_SAFE_NO_PAD.encode(serde_json::to_vec(&grant.fields).unwrap()));
    let mut answer = json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300 });
    if bad != "no-id-token" {
        answer["id_token"] = idp.0.keys.id_token(&idp.0.base, &name, &grant.fields).into();
    }
    axum::Json(answer).into_response()
}

/// RFC 7636, 4.6. The issuer `linkedin` wants none, as LinkedIn does.
fn proves(form: &Fields, grant: &Grant) -> bool {
    let verifier = form.get("code_verifier");
    if grant.issuer == "linkedin" {
        return verifier.is_none();
    }
    let challenge = verifier.map(|verifier| URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())));
    challenge.is_some()
        && challenge.as_ref() == grant.fields.get("code_challenge")
        && grant.fields.get("code_challenge_method").is_some_and(|m| m == "S256")
}

fn is_client(headers: &HeaderMap, form: &Fields) -> bool {
    let basic = STANDARD.encode(format!("{CLIENT}:{SECRET}"));
    let in_header = headers.get(header::AUTHORIZATION).is_some_and(|value| value.to_str().is_ok_and(|text| text == format!("Basic {basic}")));
    let in_body = form.get("client_id").is_some_and(|id| id == CLIENT) && form.get("client_secret").is_some_and(|secret| secret == SECRET);
    in_header || in_body
}

async fn userinfo(headers: HeaderMap) -> Response {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|text| text.strip_prefix("Bearer access-"));
    let fields = token.and_then(|token| URL_SAFE_NO_PAD.decode(token).ok()).and_then(|json| serde_json::from_slice::<Fields>(&json).ok());
    let Some(fields) = fields else { return StatusCode::UNAUTHORIZED.into_response() };
    let bad = fields.get("bad").map(String::as_str).unwrap_or_default();
    let sub = if bad == "userinfo-other" { "somebody-else" } else { &fields["sub"] };
    let mut about = json!({ "sub": sub });
    if ["userinfo", "userinfo-other"].contains(&bad) {
        about["email"] = fields["email"].clone().into();
        about["email_verified"] = fields.get("verified").is_none_or(|verified| verified == "true").into();
    }
    axum::Json(about).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
