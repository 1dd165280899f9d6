//! What the machine and the protocol alone cost: fixed bytes from memory through the forum's own listener.

use axum::{Router, http::header, response::IntoResponse, routing::get};
use server::listen;
use std::{error::Error, future::pending};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(address), Some(file)) = (args.next(), args.next()) else { return Err("floor ADDRESS:PORT FILE".into()) };
    let page = axum::body::Bytes::from(std::fs::read(file)?);
    let answer = move || {
        let page = page.clone();
        async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response() }
    };
    listen::serve(TcpListener::bind(address).await?, Router::new().route("/", get(answer)), pending()).await;
    Ok(())
}
