//! A provider to sign in with, for development: `cargo run -p server --example mock_idp -- 127.0.0.1:4000`, then serve with
//! `BATT_PROVIDERS='[{"name":"one","label":"Mock","issuer":"http://127.0.0.1:4000/one","client_id":"batt-forum","client_secret":"mock-secret-5f1d"}]'`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, reason = "a tool of tests may end in a panic")]

#[path = "../tests/support/idp.rs"]
#[expect(dead_code, reason = "tests use more of it")]
mod idp;

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:4000".to_owned());
    let listener = tokio::net::TcpListener::bind(&address).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    axum::serve(listener, idp::Idp::new(&base).router()).await.unwrap();
}
