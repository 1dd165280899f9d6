//! Which part answers which path.

use crate::{
    factor, federated, feeds, forms, photos, reports, unsubscribe,
    visits::{self, Desk},
    whole,
};
use app::{App, document};
use axum::{
    Router, middleware,
    routing::{get, post},
};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;

/// All pages, server functions and feeds, behind the visit.
pub fn router(desk: &Desk) -> Router {
    let pages = pages();
    let feeds = Router::new()
        .route("/feeds/boards/{name}", get(feeds::board))
        .route("/feeds/tags/{name}", get(feeds::tag))
        .route("/feeds/threads/{name}", get(feeds::thread))
        .route("/settings/security/factor.svg", get(factor::qr))
        .route("/csp-report", post(reports::take))
        .route("/sitemap.xml", get(feeds::sitemap))
        .route("/robots.txt", get(feeds::robots));
    let unsubscribe = Router::new().route("/unsubscribe/{member}/{kind}/{token}", post(unsubscribe::stop));
    let others = feeds.merge(unsubscribe).merge(federated::routes(desk.federation.clone())).merge(photos::upload_route());
    let answering = pages.clone().merge(others).layer(middleware::from_fn_with_state(pages, forms::settle));
    let files = photos::file_route(Arc::clone(&desk.world));
    answering.layer(middleware::from_fn_with_state(desk.clone(), visits::attach)).merge(files)
}

fn pages() -> Router {
    let options = LeptosOptions::builder().output_name("batt").build();
    let routes = generate_route_list(App);
    Router::new()
        .leptos_routes(&options, routes, document)
        .fallback(leptos_axum::render_app_async(document))
        .layer(middleware::from_fn(whole::page))
        .with_state(options)
}
