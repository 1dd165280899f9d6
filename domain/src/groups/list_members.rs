use super::{GroupRow, access, sql};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{self, Cleared, groups::Act},
};
use model::{GroupId, MemberId};
use sea_orm::{FromQueryResult, Value};

/// Somebody who belongs to a group.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GroupMember {
    pub id: i64,
    pub handle: String,
    pub name: String,
    /// Empty where the asker may not see it.
    pub photo: String,
    see_photo: i32,
    pub role: String,
    pub since: i64,
}

/// One page and the cursor of the next.
pub struct MembersPage {
    pub members: Vec<GroupMember>,
    pub next: Option<String>,
}

const PAGE: usize = 50;

/// Who belongs to a group, the first to come first; for those who belong to it, and for staff.
pub async fn list_members(cx: &Cx, id: GroupId, after: Option<&str>) -> Result<(Cleared<GroupRow>, MembersPage)> {
    let row = access::group(cx.reader(), cx, id, Act::SeeInside).await?;
    let page = page(cx, id, after).await?;
    Ok((row, page))
}

/// The same where access is cleared. `after` is `since.id` of the last one of the page before.
pub(super) async fn page(cx: &Cx, id: GroupId, after: Option<&str>) -> Result<MembersPage> {
    let mut values: Vec<Value> = vec![id.into()];
    let after = after.and_then(parse);
    if let Some((since, member)) = after {
        values.extend([since.into(), member.into()]);
    }
    let mut members: Vec<GroupMember> = all(cx.reader(), &sql::members(after.is_some(), PAGE + 1), values).await?;
    let more = members.len() > PAGE;
    members.truncate(PAGE);
    let next = members.last().filter(|_| more).map(|one| format!("{}.{}", one.since, one.id));
    for one in &mut members {
        if !policy::people::may_see_rank(&cx.actor, MemberId(one.id), one.see_photo) {
            one.photo.clear();
        }
    }
    Ok(MembersPage { members, next })
}

fn parse(cursor: &str) -> Option<(i64, i64)> {
    let (since, member) = cursor.split_once('.')?;
    Some((since.parse().ok()?, member.parse().ok()?))
}
