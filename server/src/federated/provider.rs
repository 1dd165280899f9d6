//! One provider: what its discovery document and its keys say, kept for a while.

use super::egress::{Egress, Failed};
use crate::config::{self, ProviderKind};
use openidconnect::{
    AuthType, AuthUrl, ClientId, ClientSecret, EndpointNotSet, EndpointSet, IssuerUrl, RedirectUrl, TokenUrl,
    core::{CoreClient, CoreJsonWebKeySet},
};
use serde::Deserialize;
use std::{fmt, sync::Arc};
use tokio::sync::Mutex;

/// How long documents and keys are believed without asking again.
const KEPT_MS: i64 = 3_600_000;
/// A token signed with an unknown key may mean new keys, but not more often than this.
const REFRESH_MS: i64 = 60_000;

pub struct Provider {
    pub config: config::Provider,
    pub redirect_uri: String,
    pub egress: Egress,
    known: Mutex<Option<Arc<Known>>>,
}

/// What is known of it.
pub struct Known {
    pub authorization: AuthUrl,
    token: TokenUrl,
    pub userinfo: Option<String>,
    pub keys: CoreJsonWebKeySet,
    secret_in_header: bool,
    /// It always says who answers (RFC 9207).
    pub names_itself: bool,
    fetched_at: i64,
}

/// A client of the provider, ready to send people there and to exchange codes.
pub type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointNotSet>;

/// The part of OpenID Connect Discovery 1.0 and RFC 8414 that is needed.
#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Why nobody came in.
#[derive(Debug)]
pub enum Fault {
    /// It did not answer in time, or not with what can be read.
    Unreachable(Failed),
    TooSlow,
    /// It answered with something that is not to be trusted.
    Untrusted(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(failed) => write!(f, "{failed}"),
            Self::TooSlow => f.write_str("no answer in time"),
            Self::Untrusted(why) => f.write_str(why),
        }
    }
}

impl From<Failed> for Fault {
    fn from(failed: Failed) -> Self {
        Self::Unreachable(failed)
    }
}

pub fn untrusted(why: impl fmt::Display) -> Fault {
    Fault::Untrusted(why.to_string())
}

const TENANT: &str = "{tenantid}";

impl Provider {
    pub fn new(config: config::Provider, redirect_uri: String, egress: Egress) -> Self {
        Self { config, redirect_uri, egress, known: Mutex::default() }
    }

    /// What is known, asked for if it is not known yet or too old.
    pub async fn known(&self, now: i64) -> Result<Arc<Known>, Fault> {
        self.known_since(now, now - KEPT_MS).await
    }

    /// The same, for a token whose key is not among those known.
    pub async fn known_anew(&self, now: i64) -> Result<Arc<Known>, Fault> {
        self.known_since(now, now - REFRESH_MS).await
    }

    async fn known_since(&self, now: i64, since: i64) -> Result<Arc<Known>, Fault> {
        let mut known = self.known.lock().await;
        // A clock that jumped back must not keep old keys for ever.
        if let Some(known) = known.as_ref().filter(|known| known.fetched_at > since && known.fetched_at <= now) {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.discover(now).await?);
        *known = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    async fn discover(&self, now: i64) -> Result<Known, Fault> {
        let issuer = &self.config.issuer;
        // Microsoft's document for all tenants is under a word, and names the issuer with a place for the tenant.
        let base = issuer.replace(TENANT, "organizations");
        let url = format!("{}/.well-known/openid-configuration", base.trim_end_matches('/'));
        let document: Document = self.egress.json(&url, None).await?;
        if document.issuer != *issuer {
            return Err(untrusted("the discovery document is of another issuer"));
        }
        for endpoint in
            [&document.authorization_endpoint, &document.token_endpoint, &document.jwks_uri].into_iter().chain(&document.userinfo_endpoint)
        {
            self.check_endpoint(endpoint)?;
        }
        let keys: CoreJsonWebKeySet = self.egress.json(&document.jwks_uri, None).await?;
        let methods = document.token_endpoint_auth_methods_supported;
        Ok(Known {
            authorization: AuthUrl::new(document.authorization_endpoint).map_err(untrusted)?,
            token: TokenUrl::new(document.token_endpoint).map_err(untrusted)?,
            userinfo: document.userinfo_endpoint,
            keys,
            secret_in_header: methods.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic")),
            names_itself: document.authorization_response_iss_parameter_supported,
            fetched_at: now,
        })
    }

    /// Plain http only where the issuer itself is on this machine.
    fn check_endpoint(&self, url: &str) -> Result<(), Fault> {
        let plain = self.config.issuer.starts_with("http://") && url.starts_with("http://");
        if url.starts_with("https://") || plain { Ok(()) } else { Err(untrusted("an endpoint is not https")) }
    }

    pub fn client(&self, known: &Known) -> Result<Client, Fault> {
        let issuer = IssuerUrl::new(self.config.issuer.clone()).map_err(untrusted)?;
        let in_header = known.secret_in_header && self.config.kind != ProviderKind::Linkedin;
        Ok(CoreClient::new(ClientId::new(self.config.client_id.clone()), issuer, known.keys.clone())
            .set_client_secret(ClientSecret::new(self.config.client_secret.reveal().to_owned()))
            .set_auth_type(if in_header { AuthType::BasicAuth } else { AuthType::RequestBody })
            .set_redirect_uri(RedirectUrl::new(self.redirect_uri.clone()).map_err(untrusted)?)
            .set_auth_uri(known.authorization.clone())
            .set_token_uri(known.token.clone()))
    }

    /// Whether this is the issuer's name; of Microsoft's tenants, that of any.
    pub fn is_issuer(&self, name: &str) -> bool {
        match self.config.issuer.split_once(TENANT) {
            None => name == self.config.issuer,
            Some((before, after)) => {
                let tenant = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
                tenant.is_some_and(is_tenant)
            }
        }
    }

    /// The issuer that a token of this tenant must name.
    pub fn issuer_of(&self, tenant: &str) -> Result<IssuerUrl, Fault> {
        let name = self.config.issuer.replace(TENANT, tenant);
        if !self.is_issuer(&name) {
            return Err(untrusted("no such tenant"));
        }
        IssuerUrl::new(name).map_err(untrusted)
    }

    /// LinkedIn refuses a PKCE verifier of a client that has a secret.
    pub fn takes_pkce(&self) -> bool {
        self.config.kind != ProviderKind::Linkedin
    }

    /// Whether it can be asked to have people prove anew who they are. LinkedIn cannot; Google only lets them choose an account.
    pub fn proves_anew(&self) -> bool {
        !matches!(self.config.kind, ProviderKind::Linkedin | ProviderKind::Google)
    }

    /// LinkedIn leaves it out of its tokens.
    pub fn gives_nonce(&self) -> bool {
        self.config.kind != ProviderKind::Linkedin
    }
}

/// A GUID.
fn is_tenant(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;
    use axum::{Router, routing::get};
    use std::sync::atomic::{AtomicUsize, Ordering};

    async fn provider() -> (Provider, Arc<AtomicUsize>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let (count, issuer) = (Arc::clone(&asked), base.clone());
        let document = move || {
            count.fetch_add(1, Ordering::Relaxed);
            let at = |path: &str| format!("{issuer}/{path}");
            let json = serde_json::json!({ "issuer": issuer, "authorization_endpoint": at("a"), "token_endpoint": at("t"), "jwks_uri": at("jwks") });
            async move { axum::Json(json) }
        };
        let jwks = || async { axum::Json(serde_json::json!({ "keys": [] })) };
        let router = Router::new().route("/.well-known/openid-configuration", get(document)).route("/jwks", get(jwks));
        tokio::spawn(axum::serve(listener, router).into_future());
        let config = config::Provider {
            name: "one".into(),
            label: "One".into(),
            issuer: base,
            client_id: "id".into(),
            client_secret: Secret::new("secret"),
            scopes: Vec::new(),
            kind: ProviderKind::Oidc,
        };
        (Provider::new(config, "http://127.0.0.1:3000/auth/one/callback".into(), Egress::new().unwrap()), asked)
    }

    #[tokio::test]
    async fn documents_are_kept_an_hour_and_unknown_keys_looked_for_once_a_minute() {
        let (provider, asked) = provider().await;
        let now = 1_000_000_000;
        for (at, anew, expected) in [
            (now, false, 1),
            (now + 3_599_000, false, 1),
            (now + 30_000, true, 1),
            (now + 61_000, true, 2),
            (now + 61_000 + 3_601_000, false, 3),
            // The clock was put back by a day.
            (now - 86_400_000, false, 4),
        ] {
            let known = if anew { provider.known_anew(at).await } else { provider.known(at).await };
            assert!(known.is_ok());
            assert_eq!(asked.load(Ordering::Relaxed), expected, "{at} {anew}");
        }
    }

    #[tokio::test]
    async fn microsoft_s_tenants_are_one_provider_and_nothing_else_is() {
        let (mut provider, _) = provider().await;
        provider.config.issuer = "https://login.microsoftonline.com/{tenantid}/v2.0".into();
        let tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
        let issuer = provider.issuer_of(tenant).map(|issuer| issuer.to_string());
        assert_eq!(issuer.unwrap(), format!("https://login.microsoftonline.com/{tenant}/v2.0"));
        for odd in ["", "common", "{tenantid}", "../../evil.example/aaaaaaaaaaaaaaaaaaa", "9188040d-6c67-4c5b-b112-36a304b66dad/x"] {
            assert!(provider.issuer_of(odd).is_err(), "{odd}");
        }
        assert!(!provider.is_issuer("https://login.microsoftonline.com/{tenantid}/v2.0"));
    }
}
