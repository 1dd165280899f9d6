//! News of downloads and leaving.

use crate::outbox::News;
use model::MemberId;
use serde::{Deserialize, Serialize};

/// A download of a member's own data is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportMade {
    pub export: i64,
}

impl News for ExportMade {
    const NAME: &'static str = "export-made";
}

/// An account is to be erased on a day; `due` tells this plan from a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingBegun {
    pub member: MemberId,
    pub due: i64,
}

impl News for LeavingBegun {
    const NAME: &'static str = "leaving-begun";
}

/// The day is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingNear {
    pub member: MemberId,
    pub due: i64,
}

impl News for LeavingNear {
    const NAME: &'static str = "leaving-near";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingDue {
    pub member: MemberId,
    pub due: i64,
}

impl News for LeavingDue {
    const NAME: &'static str = "leaving-due";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingTakenBack {
    pub member: MemberId,
}

impl News for LeavingTakenBack {
    const NAME: &'static str = "leaving-taken-back";
}

/// An account is erased; its address gets one last mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Farewell {
    pub farewell: i64,
}

impl News for Farewell {
    const NAME: &'static str = "farewell";
}
