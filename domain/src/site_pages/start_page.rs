use super::{
    news::{PageChanged, PageDue},
    page_path,
};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::Txn,
    discussion::prepare_text,
    failure::{Failure, Result, breaks_unique},
    outbox::{Key, announce, cancel, schedule},
    policy::site_pages::may_start,
    search::index,
    subjects::member_called,
    text,
};
use model::{
    Field, MemberId, Problem, SitePageId, Subject, Wrong,
    site_pages::{PAGES_MAX, SitePageDraft, SitePageText},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait};
use tables::{site_page, site_page_version};

/// Begins a page; gives its path.
pub async fn start_page(cx: &Cx, draft: SitePageDraft) -> Result<String> {
    let me = may_start(&cx.actor)?;
    let (owner, due) = (draft.owner.clone(), draft.due.clone());
    let new = clean(draft)?;
    let due = cx.day_ahead(&due)?;
    let html = prepare_text(cx, new.body.clone()).await?.html;
    let txn = cx.begin().await?;
    if site_page::Entity::find().count(&txn).await? >= PAGES_MAX {
        return Err(Problem::field(Field::Title, Wrong::TooManyOf { most: 200 }).into());
    }
    let owner = looked_after(&txn, &owner).await?;
    let row = site_page::ActiveModel {
        created_by: Set(me),
        created_at: Set(cx.now),
        hidden_at: Set(None),
        ..written(cx, &new, html.as_str(), 1, (owner, due))
    };
    let id = row.insert(&txn).await.map_err(slug_taken)?.id;
    keep_version(&txn, cx, id, 1, me, &new).await?;
    plan(&txn, cx, id, due).await?;
    index::thing(&txn, cx, id).await?;
    note(&txn, cx, id, "page-started", &new.title).await?;
    announce(&txn, cx, PageChanged { page: id, version: 1, by: me }).await?;
    txn.commit().await?;
    Ok(page_path(&new.slug))
}

pub(super) fn clean(draft: SitePageDraft) -> Result<SitePageText> {
    let title = text::clean_line(&draft.title);
    let slug = text::ascii_slug(&title);
    let draft = SitePageDraft {
        slug: text::clean_line(&draft.slug).to_lowercase(),
        body: text::clean_text(&draft.body),
        note: text::clean_line(&draft.note),
        title,
        ..draft
    };
    Ok(draft.check(slug)?)
}

/// What is the same in a new page and in a changed one.
pub(super) fn written(
    cx: &Cx,
    new: &SitePageText,
    html: &str,
    version: i32,
    (owner, due): (Option<MemberId>, Option<i64>),
) -> site_page::ActiveModel {
    site_page::ActiveModel {
        slug: Set(new.slug.clone()),
        title: Set(new.title.clone()),
        language: Set(new.language.clone()),
        audience: Set(new.audience.as_str().to_owned()),
        body: Set(new.body.clone()),
        html: Set(html.to_owned()),
        renderer: Set(text::RENDERER),
        version: Set(version),
        owner_id: Set(owner),
        due_at: Set(due),
        changed_at: Set(cx.now),
        ..Default::default()
    }
}

/// The member of this handle; none for an empty one.
pub(super) async fn looked_after(conn: &impl ConnectionTrait, handle: &str) -> Result<Option<MemberId>> {
    if handle.trim().is_empty() {
        return Ok(None);
    }
    let found = member_called(conn, handle).await?;
    found.map(Some).ok_or(Failure::Problem(Problem::field(Field::Handle, Wrong::NoSuchMember)))
}

pub(super) fn slug_taken(error: DbErr) -> Failure {
    if breaks_unique(&error, "site_pages", "slug") { Problem::field(Field::Slug, Wrong::Taken).into() } else { error.into() }
}

pub(super) async fn keep_version(txn: &Txn, cx: &Cx, page: SitePageId, number: i32, by: MemberId, text: &SitePageText) -> Result<()> {
    let row = site_page_version::ActiveModel {
        page_id: Set(page),
        number: Set(number),
        title: Set(text.title.clone()),
        body: Set(text.body.clone()),
        note: Set(text.note.clone()),
        written_by: Set(by),
        written_at: Set(cx.now),
    };
    site_page_version::Entity::insert(row).exec_without_returning(txn).await?;
    Ok(())
}

/// Plans the reminder, or takes it back.
pub(super) async fn plan(txn: &Txn, cx: &Cx, page: SitePageId, due: Option<i64>) -> Result<()> {
    let key = Key::of::<PageDue>(page);
    match due {
        Some(due) => schedule(txn, cx, &key, PageDue { page, due }, due).await,
        None => cancel(txn, &key).await.map(drop),
    }
}

pub(super) async fn note(txn: &Txn, cx: &Cx, page: SitePageId, act: &'static str, title: &str) -> Result<()> {
    let entry = Entry { act, object: Some(Subject::from(page)), detail: title.to_owned(), ..Entry::default() };
    audit::record(txn, cx, entry).await
}
