//! Demo content, generated content, and a check of every stored count.

mod audit;
mod bulk;
mod content;
mod crowd;
mod dice;
mod generate;
mod library;
mod load;
mod profiles;
mod shape;
mod shelves;
mod sql;
mod trust;

pub use audit::audit;
pub use generate::{Size, generate};
pub use load::{Loaded, PASSWORD, is_empty, load};
