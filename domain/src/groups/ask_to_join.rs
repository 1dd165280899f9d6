use super::{access, membership, stories};
use crate::{cx::Cx, failure::Result, policy::groups::Act, text};
use model::{Field, GroupId, Problem, groups::WAITING_MAX, limits, problem::Findings};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use tables::group_request;

/// Asks the keepers of a group to be let in, with a line for them; asking again changes the line. Gives the path of its page.
pub async fn ask_to_join(cx: &Cx, id: GroupId, note: &str) -> Result<String> {
    let me = cx.member()?.id;
    let note = text::clean_line(note);
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Ask).await?;
    let mut found = Findings::default();
    found.length(Field::Note, &note, 0..=limits::NOTE_MAX);
    found.none_or(())?;
    if membership::count_waiting(&txn, id).await? >= WAITING_MAX && !row.asked {
        return Err(Problem::Busy.into());
    }
    let request =
        group_request::ActiveModel { group_id: Set(id), member_id: Set(me), invited_by: Set(None), note: Set(note), created_at: Set(cx.now) };
    let again =
        OnConflict::columns([group_request::Column::GroupId, group_request::Column::MemberId]).update_column(group_request::Column::Note).to_owned();
    group_request::Entity::insert(request).on_conflict(again).exec_without_returning(&txn).await?;
    if !row.asked {
        membership::tell_keepers(&txn, cx, &row, &stories::ASKED).await?;
    }
    txn.commit().await?;
    Ok(row.path())
}
