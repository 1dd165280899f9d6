//! The QR code of a second factor that is being set up.

use app::kit::Visit;
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use domain::accounts;
use http::{StatusCode, header};

/// An image of its own: the page may hold no markup that is not ours, and no data address. Nobody may keep it.
pub async fn qr(Extension(visit): Extension<Visit>) -> Response {
    let found = match visit.cx.confirmed() {
        Ok(_) => accounts::read_factor(&visit.cx).await.map(|factor| factor.setup),
        Err(failure) => Err(failure),
    };
    match found {
        Ok(Some(setup)) => {
            let headers = [
                (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
                (header::CACHE_CONTROL, "no-store"),
                (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
            ];
            (headers, setup.qr).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
