use super::about::About;
use crate::{
    kit::{error_view, visit},
    subjects::GoPage,
    undo::sure,
};
use leptos::{prelude::*, tachys::view::iterators::StaticVec};
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{FlatRoutes, Route, Router},
    path,
};
use model::Problem;

/// The routes of each room of `app`.
macro_rules! of_rooms {
    ($($name:ident: $($there:ident)+,)+) => { [$($(of_rooms!(@ $there $name)),+),+] };
    (@ app $name:ident) => { Some(crate::$name::routes::routes()) };
    (@ $there:ident $name:ident) => { None };
}

/// Which page of the rooms answers which path: the first that matches.
#[component(transparent)]
fn Rooms() -> AnyNestedRoute {
    let routes = model::rooms!(of_rooms).into_iter().flatten().collect::<Vec<_>>();
    StaticVec::from(routes).into_any_nested_route()
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // A form whose page does not say why it was refused is answered here.
    let not_found = || {
        visit().map(|visit| {
            if let Some(question) = sure(&visit) {
                return question;
            }
            let problem = visit.kept.as_ref().and_then(|kept| kept.problem.clone()).unwrap_or(Problem::NotFound);
            error_view(&visit, &problem)
        })
    };
    view! {
        <Title formatter=title />
        <Router>
            <FlatRoutes fallback=not_found>
                <Route path=path!("/go/:subject") view=GoPage ssr=SsrMode::Async />
                <Rooms />
                <Route path=path!("/about") view=About ssr=SsrMode::Async />
                <Route path=path!("/about/:page") view=About ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}

/// leptos_meta 0.8 writes the title into the page as it is, so it is escaped here. Pages are made on the server only.
fn title(text: String) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if text.is_empty() { "BaTT Forum".to_owned() } else { format!("{text} · BaTT Forum") }
}
