//! News: what happened, written in the transaction in which it happened, acted on later at least once.
//!
//! A news is a struct of the feature that tells it. Who hears it stands in the `feature.rs` of whoever does; what nobody hears does not compile.

mod deliver;
pub(crate) mod feature;
mod heard;
mod plan;
mod sql;

pub use crate::cx::Told;
pub use deliver::{deliver_due, release_claims, sweep};
pub(crate) use heard::heard;
pub use plan::{Key, announce, announce_at, cancel, schedule};

use crate::failure::{Failure, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Something that happened, with what its hearers need to look the rest up.
pub trait News: Registered + Serialize + DeserializeOwned + Send {
    /// What the table calls it: change it only with a migration.
    const NAME: &'static str;
}

/// That somebody hears it. Only [`heard!`] says so.
pub trait Registered {}

/// How news lie in the table: their name and their fields in one object.
#[derive(Serialize)]
struct Stored<'a, N> {
    what: &'static str,
    #[serde(flatten)]
    news: &'a N,
}

#[derive(Deserialize)]
struct Named {
    what: String,
}

/// The text for the table.
pub fn write<N: News>(news: &N) -> Result<String> {
    serde_json::to_string(&Stored { what: N::NAME, news }).map_err(Failure::bug)
}

/// The news of such a text.
pub fn read<N: News>(text: &str) -> Result<N> {
    serde_json::from_str(text).map_err(Failure::bug)
}

/// Its name alone.
fn name_of(text: &str) -> Result<String> {
    Ok(serde_json::from_str::<Named>(text).map_err(Failure::bug)?.what)
}
