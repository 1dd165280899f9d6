//! From a request to the visit that pages and server functions see: who, in which language, from where.

use crate::{clock, egress::Egress, federated::Federation, layers::ClientAddress};
use app::kit::{Site, Visit};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Actor, Cx, Locale, World, Zone, accounts};
use http::{HeaderMap, Method, StatusCode, header};
use std::sync::Arc;

/// What a visit is made from.
#[derive(Clone)]
pub struct Desk {
    pub world: Arc<World>,
    pub site: Arc<Site>,
    pub federation: Federation,
    pub egress: Egress,
}

/// Puts a [`Visit`] into the request. Guests cost no query.
pub async fn attach(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let token = cookie(headers, desk.site.session_cookie);
    let now = clock::now();
    let found = match &token {
        None => Ok(Actor::Visitor),
        Some(token) => accounts::resolve(&desk.world, token, now).await,
    };
    let (actor, fault) = match found {
        Ok(actor) => (actor, None),
        Err(failure) => {
            tracing::error!(%failure, "a session could not be looked up");
            let problem = failure.problem();
            // A form goes on to where what was typed is kept.
            if request.method() != Method::POST {
                let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                return (status, [(header::RETRY_AFTER, "5")]).into_response();
            }
            (Actor::Visitor, Some(problem))
        }
    };
    let address = request.extensions().get::<ClientAddress>().map(|address| address.bucket().to_string()).unwrap_or_default();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let device_cookie = if desk.site.secure { "__Host-device" } else { "device" };
    let visit = Visit {
        locale: locale(&actor, headers, desk.site.secure),
        theme: cookie(headers, if desk.site.secure { "__Host-theme" } else { "theme" })
            .filter(|theme| ["light", "dark"].contains(&theme.as_str()))
            .unwrap_or_default(),
        cx: Cx::new(Arc::clone(&desk.world), actor, now)
            .asked_from(&address, cookie(headers, device_cookie).as_deref())
            .in_session(token.as_deref())
            .on_a_device_in(cookie(headers, if desk.site.secure { "__Host-zone" } else { "zone" }).and_then(|name| Zone::parse(&name))),
        site: Arc::clone(&desk.site),
        address,
        user_agent: text(header::USER_AGENT),
        token,
        cookies: cookies(headers),
        here: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        fault,
        kept: None,
    };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Reads for a page over one connection of the database. A form's answer writes, or waits for mail and storage.
pub async fn on_one_connection(mut request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let _until_the_page_is_made = request.extensions_mut().get_mut::<Visit>().filter(|_| is_read).map(|visit| {
        visit.cx = visit.cx.clone().on_one_connection();
        visit.cx.reader().until_dropped()
    });
    next.run(request).await
}

/// By profile, then by the choice made in this browser, then by `Accept-Language`.
fn locale(actor: &Actor, headers: &HeaderMap, secure: bool) -> Locale {
    let profile = actor.me().and_then(|me| Locale::parse(&me.language));
    let chosen = || cookie(headers, if secure { "__Host-lang" } else { "lang" }).and_then(|code| Locale::parse(&code));
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Locale::negotiate);
    profile.or_else(chosen).or_else(asked).unwrap_or_default()
}

/// All cookies on one line; HTTP/2 may send them one by one (RFC 9113, 8.2.3).
fn cookies(headers: &HeaderMap) -> String {
    headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join("; ")
}

/// The value of a cookie (RFC 6265, 4.2).
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}
