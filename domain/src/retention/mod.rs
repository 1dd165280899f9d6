//! How long things are kept: one table of figures, which the privacy page shows and each feature's own sweep goes by.

mod figures;

pub use figures::*;
