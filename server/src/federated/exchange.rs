//! From the code that somebody came back with to who they are, by the provider's word and after all checks of it.
//! Nothing of tokens is kept or logged.

use super::provider::{Fault, Known, Provider, untrusted};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::identities::{Attempt, Proved, Purpose};
use model::{accounts::looks_like_an_address, limits};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, ClientId, Nonce, NonceVerifier, OAuth2TokenResponse, PkceCodeVerifier, RequestTokenError,
    SignatureVerificationError, TokenResponse,
    core::{CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Alg, CoreTokenResponse},
};
use serde::Deserialize;
use std::time::{Duration, UNIX_EPOCH};

/// How far clocks may be apart.
const SKEW_MS: i64 = 60_000;

/// Signatures by keys of the provider only: no "none", and no HMAC, for which a public key would do as the secret.
const ALGORITHMS: [Alg; 8] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

/// Claims that the library leaves to us.
#[derive(Default, Deserialize)]
struct More {
    nbf: Option<f64>,
    azp: Option<String>,
    tid: Option<String>,
}

/// What `userinfo` adds to a token that says little.
#[derive(Default, Deserialize)]
struct About {
    sub: String,
    email: Option<String>,
    #[serde(default)]
    email_verified: serde_json::Value,
    name: Option<String>,
}

/// Who is there.
pub async fn exchange(provider: &Provider, attempt: &Attempt, code: String, now: i64) -> Result<Proved, Fault> {
    let known = provider.known(now).await?;
    let answer = tokens(provider, &known, attempt, code).await?;
    let token = answer.id_token().ok_or_else(|| untrusted("no ID token"))?;
    let claims = match verify(provider, &known, attempt, token, now) {
        Err(Rejected::UnknownKey) => {
            let known = provider.known_anew(now).await?;
            verify(provider, &known, attempt, token, now)
        }
        other => other,
    };
    let claims = claims.map_err(|rejected| match rejected {
        Rejected::UnknownKey => untrusted("the key of the token is not the provider's"),
        Rejected::Fault(fault) => fault,
    })?;
    let mut proved = told(provider, claims);
    // Whoever had no name there would be everybody who has none.
    if proved.subject.trim().is_empty() {
        return Err(untrusted("ID token: no subject"));
    }
    // A provider that was asked for a fresh proof has to say when it had one (OpenID Connect Core 1.0, 3.1.2.1 `max_age`).
    if attempt.purpose == Purpose::Reauthenticate && provider.proves_anew() && proved.authenticated_at.is_none() {
        return Err(untrusted("ID token: no auth_time"));
    }
    if proved.email.is_empty()
        && let Some(url) = &known.userinfo
    {
        let about: About = provider.egress.json(url, Some(answer.access_token().secret())).await?;
        add(&mut proved, about)?;
    }
    Ok(proved)
}

async fn tokens(provider: &Provider, known: &Known, attempt: &Attempt, code: String) -> Result<CoreTokenResponse, Fault> {
    let client = provider.client(known)?;
    let mut request = client.exchange_code(AuthorizationCode::new(code));
    if provider.takes_pkce() {
        request = request.set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()));
    }
    request.request_async(&provider.egress).await.map_err(|error| match error {
        RequestTokenError::Request(failed) => Fault::Unreachable(failed),
        // What it says besides is not ours to repeat: it may hold the code.
        RequestTokenError::ServerResponse(answer) => untrusted(format!("the code was refused: {:?}", answer.error().as_ref())),
        RequestTokenError::Parse(..) => untrusted("the answer with the tokens cannot be read"),
        RequestTokenError::Other(_) => untrusted("the answer with the tokens is none"),
    })
}

enum Rejected {
    /// Perhaps the provider has new keys.
    UnknownKey,
    Fault(Fault),
}

impl From<Fault> for Rejected {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Signature, issuer, audience, times and nonce (OpenID Connect Core 1.0, 3.1.3.7).
fn verify<'t>(provider: &Provider, known: &Known, attempt: &Attempt, token: &'t CoreIdToken, now: i64) -> Result<&'t CoreIdTokenClaims, Rejected> {
    let more = more(token)?;
    let issuer = provider.issuer_of(more.tid.as_deref().unwrap_or_default())?;
    let client = ClientId::new(provider.config.client_id.clone());
    let lenient = UNIX_EPOCH + Duration::from_millis(u64::try_from(now - SKEW_MS).unwrap_or_default());
    // Without the client's secret: it is no key of a signature here.
    let verifier =
        CoreIdTokenVerifier::new_public_client(client, issuer, known.keys.clone()).set_allowed_algs(ALGORITHMS).set_time_fn(move || lenient.into());
    let nonce = Nonce::new(attempt.nonce.clone());
    let check = |given: Option<&Nonce>| if given.is_none() && !provider.gives_nonce() { Ok(()) } else { (&nonce).verify(given) };
    let claims = token.claims(&verifier, check).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Rejected::UnknownKey,
        other => Rejected::Fault(untrusted(format!("ID token: {other}"))),
    })?;
    check_more(provider, &more, now)?;
    Ok(claims)
}

fn check_more(provider: &Provider, more: &More, now: i64) -> Result<(), Fault> {
    if more.nbf.is_some_and(|seconds| seconds * 1000.0 > (now + SKEW_MS) as f64) {
        return Err(untrusted("ID token: not valid yet"));
    }
    if more.azp.as_ref().is_some_and(|party| *party != provider.config.client_id) {
        return Err(untrusted("ID token: made for another party"));
    }
    Ok(())
}

/// The rest of the payload; believed only after the same text was verified.
fn more(token: &CoreIdToken) -> Result<More, Fault> {
    let text = token.to_string();
    let payload = text.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    payload.and_then(|payload| serde_json::from_slice(&payload).ok()).ok_or_else(|| untrusted("ID token: cannot be read"))
}

fn told(provider: &Provider, claims: &CoreIdTokenClaims) -> Proved {
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
    let email = claims.email().map(|email| email.as_str().to_owned()).filter(|email| is_usable(email)).unwrap_or_default();
    Proved {
        provider: provider.config.name.clone(),
        label: provider.config.label.clone(),
        issuer: claims.issuer().as_str().to_owned(),
        subject: claims.subject().as_str().to_owned(),
        email_verified: !email.is_empty() && claims.email_verified() == Some(true),
        email,
        name: name.unwrap_or_default(),
        authenticated_at: claims.auth_time().map(|time| time.timestamp_millis()),
    }
}

/// It must be about the same person (OpenID Connect Core 1.0, 5.3.2).
fn add(proved: &mut Proved, about: About) -> Result<(), Fault> {
    if about.sub != proved.subject {
        return Err(untrusted("userinfo is about somebody else"));
    }
    if let Some(email) = about.email.filter(|email| is_usable(email)) {
        proved.email_verified = is_true(&about.email_verified);
        proved.email = email;
    }
    if proved.name.is_empty() {
        proved.name = about.name.unwrap_or_default();
    }
    Ok(())
}

/// Some providers write the boolean as a text (Amazon Cognito does); anything else is no confirmation.
fn is_true(value: &serde_json::Value) -> bool {
    value.as_bool().unwrap_or_else(|| value.as_str() == Some("true"))
}

fn is_usable(email: &str) -> bool {
    email.chars().count() <= limits::EMAIL_MAX && looks_like_an_address(email)
}
