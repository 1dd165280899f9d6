//! How database and disk do, for admins.

use crate::{
    cx::Cx,
    failure::Result,
    policy::staff::{StaffAct, staff},
    pulse,
    space::Space,
};

/// What an admin wants to know before something breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthView {
    pub database: pulse::Health,
    /// Of the disk with the data folder; none where it cannot be asked.
    pub space: Option<Space>,
}

impl HealthView {
    /// Whether somebody should act.
    pub fn is_worrying(&self) -> bool {
        !matches!(self.database, pulse::Health::Keeps(_)) || self.space.is_some_and(Space::is_low)
    }
}

pub async fn read_health(cx: &Cx) -> Result<HealthView> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let space = Space::of(&cx.world.folder).await.ok();
    Ok(HealthView { database: pulse::health(&cx.world), space })
}
