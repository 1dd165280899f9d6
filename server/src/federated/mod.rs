//! "Sign in with …": sending people to a provider and taking them back (OpenID Connect Core 1.0, code flow with PKCE).

mod answer;
mod callback;
mod egress;
mod exchange;
mod provider;
mod start;

use crate::{config::Config, world};
use app::kit::ProviderLink;
use axum::routing::{MethodRouter, get};
use egress::Egress;
use provider::Provider;
use std::{sync::Arc, time::Duration};

/// How long a request waits for a provider in all: less than the time limit of a page, so that there is a page to show.
const PATIENCE: Duration = Duration::from_secs(9);

/// The cookie that binds attempts to a browser.
const COOKIE: &str = "auth";

/// All configured providers.
#[derive(Clone, Default)]
pub struct Federation(Arc<Vec<Arc<Provider>>>);

impl Federation {
    pub fn new(config: &Config) -> Result<Self, world::Fault> {
        let egress = Egress::new()?;
        let providers = config.providers.iter().map(|provider| {
            let redirect = provider.redirect_uri(&config.public_url);
            Arc::new(Provider::new(provider.clone(), redirect, egress.clone()))
        });
        Ok(Self(Arc::new(providers.collect())))
    }

    fn find(&self, name: &str) -> Option<Arc<Provider>> {
        self.0.iter().find(|provider| provider.config.name == name).map(Arc::clone)
    }
}

/// For the buttons on pages.
pub fn links(config: &Config) -> Vec<ProviderLink> {
    let link = |provider: &crate::config::Provider| ProviderLink {
        name: provider.name.clone(),
        label: provider.label.clone(),
        issuer: provider.issuer.clone(),
    };
    config.providers.iter().map(link).collect()
}

/// The way out and the way back.
pub fn doors(federation: &Federation) -> [(&'static str, MethodRouter); 2] {
    [
        ("/auth/{name}/start", get(start::start).with_state(federation.clone())),
        ("/auth/{name}/callback", get(callback::callback).with_state(federation.clone())),
    ]
}
