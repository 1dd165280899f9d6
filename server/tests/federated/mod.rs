//! Signing in with accounts of others: what works, every lie of a provider, every trick of a third party.

mod attempts;
mod databases;
mod flows;
mod hijack;
mod lies;
mod links;
mod outages;
mod rig;

use crate::{idp, support};
