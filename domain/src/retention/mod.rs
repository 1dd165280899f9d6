//! How long things are kept: one table of figures, which the privacy page shows, the sweeps go by, and [`jobs`] carries out what no
//! feature's own sweep does.

mod figures;
mod jobs;

pub use figures::*;
pub use jobs::{away, empty_posts, empty_threads, forget_addresses, forget_devices};
