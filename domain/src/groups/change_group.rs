use super::{access, start_group::clean};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::groups::Act,
    text,
};
use model::{GroupDraft, GroupId, Subject};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use tables::group;

/// The form of a group that the asker looks after.
pub async fn edit_group(cx: &Cx, id: GroupId) -> Result<GroupDraft> {
    let row = access::group(cx.reader(), cx, id, Act::Keep).await?;
    Ok(GroupDraft {
        name: row.name.clone(),
        description: row.description.clone(),
        language: row.language.clone(),
        joining: row.joining.clone(),
        hidden: row.hidden,
        organisation: String::new(),
    })
}

/// Changes what a group says of itself and how one joins it; gives the path of its page.
pub async fn change_group(cx: &Cx, id: GroupId, draft: GroupDraft) -> Result<String> {
    let draft = clean(draft);
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Keep).await?;
    let new = draft.check()?;
    let slug = text::slug(&new.name);
    let changed = group::ActiveModel {
        id: Set(id),
        name: Set(new.name.clone()),
        slug: Set(slug.clone()),
        description: Set(new.description),
        language: Set(new.language),
        joining: Set(new.joining),
        hidden: Set(new.hidden),
        ..Default::default()
    };
    changed.update(&txn).await?;
    let detail = if row.name == new.name { new.name } else { format!("{} → {}", row.name, new.name) };
    audit::record(&txn, cx, Entry { act: "group-changed", object: Some(Subject::Group(id)), detail, ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(super::group_path(id.0, &slug))
}
