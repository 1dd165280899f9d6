//! Asking for a download, seeing how it is coming along, getting it.

use super::{Exports, make_export::TRIES};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::hold,
    failure::{Failure, Result},
    policy::own_data::may_take,
    retention, tokens,
};
use model::{ExportId, MemberId, Problem};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use std::path::PathBuf;
use tables::export;

/// One download as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportLine {
    pub id: ExportId,
    pub asked_at: i64,
    pub state: ExportState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportState {
    /// It is being made, or about to be.
    Waits,
    Ready {
        size: i64,
        expires_at: i64,
    },
    /// It could not be made; it can be asked for again.
    Failed,
}

impl ExportLine {
    fn of(row: &export::Model, now: i64) -> Self {
        let state = match row.made_at {
            Some(_) => ExportState::Ready { size: row.size, expires_at: row.expires_at },
            None if row.tries >= TRIES && row.taken_until <= now => ExportState::Failed,
            None => ExportState::Waits,
        };
        Self { id: row.id, asked_at: row.asked_at, state }
    }
}

/// Asks for a download of all that is one's own. One at a time and one a day: making it reads everything. Asking for one that waits
/// already changes nothing.
pub async fn ask_export(cx: &Cx) -> Result<()> {
    let id = may_take(&cx.actor)?.id;
    cx.confirmed()?;
    let place = tokens::random()?;
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", id.0).await?;
    if let Some(last) = latest(&txn, id).await? {
        match ExportLine::of(&last, cx.now).state {
            ExportState::Waits => return Ok(()),
            ExportState::Ready { .. } => pace(cx, last.asked_at)?,
            ExportState::Failed => {}
        }
    }
    let row = export::ActiveModel {
        id: NotSet,
        member_id: Set(id),
        place: Set(place),
        asked_at: Set(cx.now),
        taken_until: Set(0),
        tries: Set(0),
        made_at: Set(None),
        expires_at: Set(0),
        size: Set(0),
    };
    row.insert(&txn).await?;
    audit::record(&txn, cx, Entry { act: "export-asked", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await
}

fn pace(cx: &Cx, last: i64) -> Result<()> {
    let left = last + super::DAY_MS - cx.now;
    if left <= 0 || !cx.world.throttled {
        return Ok(());
    }
    Err(Problem::TooMany { retry_after: u32::try_from(left / 1000 + 1).unwrap_or(u32::MAX) }.into())
}

async fn latest(conn: &impl ConnectionTrait, member: MemberId) -> Result<Option<export::Model>> {
    let own = export::Entity::find().filter(export::Column::MemberId.eq(member));
    Ok(own.order_by_desc(export::Column::AskedAt).order_by_desc(export::Column::Id).one(conn).await?)
}

/// The latest download that was asked for, unless its time is over.
pub async fn read_exports(cx: &Cx) -> Result<Option<ExportLine>> {
    let id = may_take(&cx.actor)?.id;
    let row = latest(cx.reader(), id).await?.filter(|row| row.expires_at == 0 || row.expires_at > cx.now);
    Ok(row.as_ref().map(|row| ExportLine::of(row, cx.now)))
}

/// A download that its owner may have.
pub struct OpenedExport {
    pub path: PathBuf,
    pub size: u64,
    /// What it is called on their machine.
    pub name: String,
}

/// One's own, with a fresh proof of who one is. Each time is a line of one's log.
pub async fn open_export(cx: &Cx, id: ExportId) -> Result<OpenedExport> {
    let me = may_take(&cx.actor)?;
    let own = export::Entity::find_by_id(id).filter(export::Column::MemberId.eq(me.id)).filter(export::Column::ExpiresAt.gt(cx.now));
    let row = own.one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    audit::record(&txn, cx, Entry { act: "export-taken", member: Some(me.id), ..Entry::default() }).await?;
    txn.commit().await?;
    let exports = cx.world.of::<Exports>();
    let name = format!("batt-forum-{}-{}.zip", me.handle, crate::texts::iso_day(row.asked_at));
    Ok(OpenedExport { path: exports.path(&row.place), size: u64::try_from(row.size).unwrap_or(0), name })
}

/// When a download that is made now is removed.
pub(super) fn expires_at(now: i64) -> i64 {
    now + retention::EXPORTS.ms()
}
