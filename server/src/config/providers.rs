//! Providers to sign in with: `[[provider]]` tables in `batt.toml`, or `BATT_PROVIDERS` as a JSON list of the same.

use super::{PublicUrl, Secret, is_loopback_name};
use http::Uri;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A provider that speaks OpenID Connect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provider {
    /// Its part of our addresses: `/auth/{name}/callback`.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Its identifier, exactly as its documents and tokens spell it. `{tenantid}` stands for any tenant of Microsoft's.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Secret,
    /// What is asked for, `openid` first.
    pub scopes: Vec<String>,
    pub kind: Kind,
}

/// What is known beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    Oidc,
    Google,
    Microsoft,
    /// Takes no PKCE and gives back no nonce.
    Linkedin,
}

impl Kind {
    /// Name, label, issuer.
    fn preset(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Oidc => ("", "", ""),
            Self::Google => ("google", "Google", "https://accounts.google.com"),
            Self::Microsoft => ("microsoft", "Microsoft", "https://login.microsoftonline.com/{tenantid}/v2.0"),
            Self::Linkedin => ("linkedin", "LinkedIn", "https://www.linkedin.com/oauth"),
        }
    }
}

impl Provider {
    /// Where it sends people back to; to be registered there.
    pub fn redirect_uri(&self, public_url: &PublicUrl) -> String {
        format!("{}/auth/{}/callback", public_url.origin(), self.name)
    }
}

/// For `batt config check`: names and issuers.
impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.issuer)
    }
}

/// One as it is written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    name: String,
    label: String,
    issuer: String,
    client_id: String,
    client_secret: String,
    scopes: Option<Vec<String>>,
    kind: Kind,
}

const SHAPE: &str =
    "a list of providers, each with name, label, issuer, client_id, client_secret and optionally scopes, or with kind google, microsoft or linkedin";

/// Reads the list; `key` is how the source spells it. Problems name the provider, its key and what is allowed, never a secret.
pub(super) fn read(key: &str, json: &str, problems: &mut Vec<String>) -> Option<Vec<Provider>> {
    let written: Vec<serde_json::Value> = match serde_json::from_str(json) {
        Ok(written) => written,
        // What is there may hold a secret, so it is not shown.
        Err(_) => {
            problems.push(format!("{key}: \"…\" is not {SHAPE}"));
            return None;
        }
    };
    let before = problems.len();
    let mut providers: Vec<Provider> = Vec::new();
    for (at, value) in (1..).zip(written) {
        let Some(provider) = one(&format!("{key} {at}"), value, problems) else { continue };
        if providers.iter().any(|other| other.name == provider.name) {
            problems.push(format!("{key} {at}: name: \"{}\" is taken by another provider", provider.name));
        }
        providers.push(provider);
    }
    (problems.len() == before).then_some(providers)
}

fn one(place: &str, value: serde_json::Value, problems: &mut Vec<String>) -> Option<Provider> {
    let written: Written = match serde_json::from_value(value) {
        Ok(written) => written,
        Err(error) => {
            problems.push(format!("{place}: {}", unquoted(&error.to_string())));
            return None;
        }
    };
    let (name, label, issuer) = written.kind.preset();
    let or = |text: String, preset: &str| if text.is_empty() { preset.to_owned() } else { text };
    let scopes = written.scopes.unwrap_or_else(|| ["openid", "profile", "email"].map(str::to_owned).to_vec());
    let provider = Provider {
        name: or(written.name, name),
        label: or(written.label, label),
        issuer: or(written.issuer, issuer),
        client_id: written.client_id,
        client_secret: Secret::new(written.client_secret),
        scopes,
        kind: written.kind,
    };
    check(place, &provider, problems);
    Some(provider)
}

/// serde quotes strings that it did not expect, and one may be a secret in the wrong place.
fn unquoted(message: &str) -> String {
    message.split('"').enumerate().map(|(at, part)| if at % 2 == 1 { "\"…\"" } else { part }).collect()
}

fn check(place: &str, provider: &Provider, problems: &mut Vec<String>) {
    let mut must = |good: bool, key: &str, shown: &str, allowed: &str| {
        if !good {
            problems.push(format!("{place}: {key}: \"{}\" is not {allowed}", shown.escape_debug()));
        }
    };
    must(is_name(&provider.name), "name", &provider.name, "1 to 32 of a-z, 0-9 and -");
    let label = &provider.label;
    must((1..=40).contains(&label.chars().count()) && !label.contains(char::is_control), "label", label, "1 to 40 characters");
    must(
        is_issuer(&provider.issuer),
        "issuer",
        &provider.issuer,
        "an https URL without query (http only on this machine), such as https://login.example.org",
    );
    must(is_token(&provider.client_id), "client_id", &provider.client_id, "the identifier that the provider gave this site");
    must(is_token(provider.client_secret.reveal()), "client_secret", "…", "the secret that the provider gave this site");
    let scopes = provider.scopes.join(" ");
    let all_plain = provider.scopes.iter().all(|scope| is_token(scope) && !scope.contains(' '));
    must(all_plain && provider.scopes.iter().any(|scope| scope == "openid"), "scopes", &scopes, "a list of scopes with openid among them");
}

fn is_name(name: &str) -> bool {
    (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_token(text: &str) -> bool {
    (1..=2000).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

fn is_issuer(issuer: &str) -> bool {
    // The braces of a tenant's place are no part of a URL.
    let Ok(uri) = issuer.replace("{tenantid}", "tenant").parse::<Uri>() else { return false };
    let host = uri.host().unwrap_or_default().to_ascii_lowercase();
    let safe = match uri.scheme_str() {
        Some("https") => !host.is_empty(),
        Some("http") => is_loopback_name(&host),
        _ => false,
    };
    let plain = !issuer.contains(['?', '#', '@']) && issuer.bytes().all(|byte| byte.is_ascii_graphic());
    safe && plain
}
