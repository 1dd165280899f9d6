//! What surrounds every page: the document, header, footer, and which page answers which path.

mod about;
mod footer;
mod frame;
mod header;
mod routes;

pub use frame::document;
pub use routes::App;
