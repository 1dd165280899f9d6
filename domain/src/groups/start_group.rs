use super::{boards, group_path, membership};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    limited::{self, Limited},
    organisations,
    policy::{self, groups::may_start},
    text,
};
use model::{
    Field, GroupBoardDraft, GroupDraft, GroupId, GroupRole, MemberId, OrganisationId, Problem, Subject, Wrong,
    groups::{GroupText, STARTED_A_DAY},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, SelectExt};
use tables::{board, group};

const DAY_MS: i64 = 24 * 3_600_000;

/// Starts a group with one board; whoever starts it is its keeper. Gives the path of its page. In the name of an organisation only
/// those start one who speak for it.
pub async fn start_group(cx: &Cx, draft: GroupDraft) -> Result<String> {
    may_start(&cx.actor)?;
    let me = policy::writer(&cx.actor)?.id;
    let organisation = text::clean_line(&draft.organisation);
    let new = clean(draft).check()?;
    let txn = cx.begin().await?;
    not_too_many(&txn, cx, me).await?;
    let organisation = spoken_for(&txn, cx, &organisation).await?;
    let (id, slug) = insert(&txn, cx, me, organisation, &new).await?;
    membership::begin(&txn, cx, id, me, GroupRole::Keeper).await?;
    let board = GroupBoardDraft { name: new.name.clone(), description: String::new() };
    boards::insert(&txn, cx, id, &new.language, board).await?;
    audit::record(&txn, cx, Entry { act: "group-started", object: Some(Subject::Group(id)), detail: new.name, ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(group_path(id.0, &slug))
}

pub(super) fn clean(draft: GroupDraft) -> GroupDraft {
    GroupDraft { name: text::clean_line(&draft.name), description: text::clean_text(&draft.description), ..draft }
}

async fn not_too_many(txn: &Txn, cx: &Cx, me: MemberId) -> Result<()> {
    limited::hold(txn, Limited::Groups, me).await?;
    let started = group::Entity::find().filter(group::Column::CreatedBy.eq(me)).filter(group::Column::CreatedAt.gt(cx.now - DAY_MS));
    let started = started.count(txn).await?;
    if cx.world.throttled && started >= STARTED_A_DAY { Err(Problem::TooMany { retry_after: 86_400 }.into()) } else { Ok(()) }
}

/// The organisation of this name, if the asker's word counts for it; none for no name.
async fn spoken_for(txn: &Txn, cx: &Cx, name: &str) -> Result<Option<OrganisationId>> {
    if name.is_empty() {
        return Ok(None);
    }
    let wrong = |wrong| Failure::Problem(Problem::field(Field::Organisation, wrong));
    let id = organisations::find_listed(txn, name).await?.ok_or_else(|| wrong(Wrong::NoSuchChoice))?;
    if organisations::speaks_for(txn, cx, id).await? { Ok(Some(id)) } else { Err(wrong(Wrong::NotYours)) }
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, organisation: Option<OrganisationId>, new: &GroupText) -> Result<(GroupId, String)> {
    let slug = text::slug(&new.name);
    let row = group::ActiveModel {
        name: Set(new.name.clone()),
        slug: Set(slug.clone()),
        description: Set(new.description.clone()),
        language: Set(new.language.clone()),
        organisation_id: Set(organisation),
        joining: Set(new.joining),
        hidden: Set(new.hidden),
        members_count: Set(0),
        created_by: Set(me),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let row = row.insert(txn).await?;
    Ok((row.id, slug))
}

/// An address for a board that no other board has: the name, and the group's number.
pub(super) async fn free_board_slug(txn: &Txn, name: &str, group: GroupId) -> Result<String> {
    let words: String = text::ascii_slug(name).chars().take(24).collect();
    let words = words.trim_matches('-');
    let base = if words.is_empty() { format!("g{group}") } else { format!("{words}-g{group}") };
    for n in 1..1_000 {
        let candidate = if n == 1 { base.clone() } else { format!("{base}-{n}") };
        if !board::Entity::find().filter(board::Column::Slug.eq(candidate.as_str())).exists(txn).await? {
            return Ok(candidate);
        }
    }
    Err(Problem::Busy.into())
}
