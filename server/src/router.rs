//! Which part answers which path.

use crate::{
    exports, factor, federated, feeds, files, forms, imports, oai, packages, photos, reports, sitemaps, suggest, unsubscribe, uploads,
    visits::{self, Desk},
    whole,
};
use app::{App, document};
use axum::{
    Router, middleware,
    routing::{MethodRouter, get, post},
};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;

/// All pages, server functions and other doors. Behind the visit, but for files that are the same for everybody.
pub fn router(desk: &Desk) -> Router {
    let pages = pages();
    let of = |doors: Vec<Door>| doors.into_iter().fold(Router::new(), |router, (path, answer)| router.route(path, answer));
    let answering = pages.clone().merge(of(doors(desk))).layer(middleware::from_fn_with_state(pages, forms::settle));
    answering.layer(middleware::from_fn_with_state(desk.clone(), visits::attach)).merge(of(unvisited(desk)))
}

/// A path that is neither a page nor a server function, and what answers it.
type Door = (&'static str, MethodRouter);

fn doors(desk: &Desk) -> Vec<Door> {
    // One count of what a member sends, for all doors that take files in as they come.
    let senders = uploads::Senders::default();
    let counted = |door: MethodRouter| door.layer(middleware::from_fn_with_state(senders.clone(), uploads::counted));
    let mut doors: Vec<Door> = vec![
        ("/feeds/boards/{name}", get(feeds::board)),
        ("/feeds/tags/{name}", get(feeds::tag)),
        ("/feeds/threads/{name}", get(feeds::thread)),
        ("/feeds/library.atom", get(feeds::library)),
        ("/library/{id}/versions/{number}/download.zip", get(packages::download)),
        ("/search/suggest", get(suggest::answer)),
        ("/library/concepts/suggest", get(suggest::concepts)),
        ("/settings/security/factor.svg", get(factor::qr)),
        (exports::PATH, get(exports::download)),
        ("/csp-report", post(reports::take)),
        ("/oai", oai::door()),
        ("/oai/lrmi.xsd", get(oai::schema)),
        ("/sitemap.xml", get(sitemaps::index)),
        ("/sitemaps/{name}", get(sitemaps::part)),
        ("/robots.txt", get(sitemaps::robots)),
        ("/unsubscribe/{member}/{kind}/{token}", post(unsubscribe::stop)),
        (photos::UPLOAD, counted(photos::upload())),
        (files::UPLOAD, counted(files::upload())),
        (files::CLASS_PHOTO, counted(files::class_photo())),
        (uploads::BEGIN, uploads::begin()),
        ("/api/library/uploads/{token}", counted(uploads::go_on())),
        (imports::UPLOAD, counted(imports::upload())),
        (imports::HARVEST, imports::harvesting(desk.egress.clone())),
        ("/library/import/template.csv", get(imports::template)),
        ("/files/{id}/{name}", files::download()),
    ];
    doors.extend(federated::doors(&desk.federation));
    doors
}

/// Nobody is looked up for these.
fn unvisited(desk: &Desk) -> Vec<Door> {
    vec![("/photos/{name}", photos::files(Arc::clone(&desk.world)))]
}

/// The paths of all of them, for the table of who gets where.
pub fn paths(desk: &Desk) -> Vec<&'static str> {
    doors(desk).into_iter().chain(unvisited(desk)).map(|(path, _)| path).collect()
}

fn pages() -> Router {
    let options = LeptosOptions::builder().output_name("batt").build();
    let routes = generate_route_list(App);
    Router::new()
        .leptos_routes(&options, routes, document)
        .fallback(leptos_axum::render_app_async(document))
        .layer(middleware::from_fn(whole::page))
        .layer(middleware::from_fn(visits::on_one_connection))
        .with_state(options)
}
