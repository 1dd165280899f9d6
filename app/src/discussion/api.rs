//! Forms and calls of discussions.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Fields, Next, Query, Question, Visit, answer, submit, submit_preview};
#[cfg(feature = "ssr")]
use domain::discussion::{self, Company, Deleted, EditDraft, NewReply, NewThread};
#[cfg(feature = "ssr")]
use domain::{Cx, args};
#[cfg(feature = "ssr")]
use model::{BoardId, Problem, ReactionKind, ReactionNote, ReplyDraft, ReplyId, ThreadDraft, ThreadId};

#[cfg(feature = "ssr")]
fn thread_fields(draft: &ThreadDraft) -> Fields {
    let ThreadDraft { kind, title, language, tags, body } = draft.clone();
    vec![("kind", kind), ("title", title), ("language", language), ("tags", tags), ("body", body)]
}

/// `board` is the board's id, `slug` its name in URLs, for the page to come back to.
#[server(prefix = "/api", endpoint = "discussion/start_thread")]
pub async fn start_thread(
    board: i64,
    slug: String,
    kind: String,
    title: String,
    language: String,
    #[server(default)] tags: String,
    body: String,
    #[server(default)] key: String,
    #[server(default)] intent: String,
) -> Result<Done, ApiError> {
    let draft = ThreadDraft { kind, title, language, tags, body };
    let mut fields = thread_fields(&draft);
    fields.push(("key", key.clone()));
    let page = format!("/boards/{slug}/new");
    if intent == "preview" {
        return submit_preview("start_thread", page, fields, draft.body).await;
    }
    let new = NewThread { board: BoardId(board), draft, key };
    submit("start_thread", page, fields, move |cx| async move { discussion::start_thread(&cx, new).await }, |_, id| format!("/threads/{id}/-")).await
}

#[server(prefix = "/api", endpoint = "discussion/post_reply")]
pub async fn post_reply(
    thread: i64,
    #[server(default)] parent: Option<i64>,
    body: String,
    #[server(default)] key: String,
    #[server(default)] intent: String,
) -> Result<Done, ApiError> {
    let reply_to = parent.map(|id| id.to_string()).unwrap_or_default();
    let page = Query::of(&format!("/threads/{thread}/-")).with("reply_to", &reply_to).url();
    let fields = vec![("body", body.clone()), ("key", key.clone())];
    if intent == "preview" {
        return submit_preview("post_reply", page, fields, body).await;
    }
    let new = NewReply { thread: ThreadId(thread), parent: parent.map(ReplyId), draft: ReplyDraft { body }, key };
    submit("post_reply", page, fields, move |cx| async move { discussion::post_reply(&cx, new).await }, |_, id| format!("/replies/{id}")).await
}

/// For a reply only `body` counts; for an opening post the whole thread form.
#[server(prefix = "/api", endpoint = "discussion/edit_reply")]
pub async fn edit_reply(
    reply: i64,
    version: i32,
    #[server(default)] kind: String,
    #[server(default)] title: String,
    #[server(default)] language: String,
    #[server(default)] tags: String,
    body: String,
    #[server(default)] intent: String,
    #[server(default)] reason: String,
) -> Result<Done, ApiError> {
    let thread = ThreadDraft { kind, title, language, tags, body };
    let mut fields = thread_fields(&thread);
    fields.push(("version", version.to_string()));
    fields.push(("reason", reason.clone()));
    let page = format!("/replies/{reply}/edit");
    if intent == "preview" {
        return submit_preview("edit_reply", page, fields, thread.body).await;
    }
    let (id, draft) = (ReplyId(reply), EditDraft { version, thread });
    let verb = move |cx: Cx| async move { discussion::edit_reply(&cx.because(&reason)?, id, draft).await };
    submit("edit_reply", page, fields, verb, move |_, ()| format!("/replies/{id}")).await
}

#[server(prefix = "/api", endpoint = "discussion/delete_reply")]
pub async fn delete_reply(reply: i64, #[server(default)] sure: String) -> Result<Done, ApiError> {
    let (page, sure) = (format!("/replies/{reply}"), sure == "yes");
    let verb = move |cx| async move { discussion::delete_own(&cx, ReplyId(reply), sure).await };
    submit("delete_reply", page, vec![("reply", reply.to_string())], verb, move |visit, deleted| match deleted {
        Deleted::Done { place, whole_thread } => Next::undoable(place, if whole_thread { "thread" } else { "reply" }, reply),
        Deleted::AskFirst(company) => Next::ask(others_wrote(visit, reply, company)),
    })
    .await
}

#[cfg(feature = "ssr")]
fn others_wrote(visit: &Visit, reply: i64, company: Company) -> Question {
    let text = visit.locale.with("sure-thread", &args!(people = company.people, replies = company.replies));
    Question { verb: "discussion/delete_reply", text, button: "action-delete-thread", back: format!("/replies/{reply}") }
}

#[server(prefix = "/api", endpoint = "discussion/restore_reply")]
pub async fn restore_reply(reply: i64) -> Result<Done, ApiError> {
    let verb = move |cx| async move {
        discussion::restore_reply(&cx, ReplyId(reply)).await?;
        discussion::find_place(&cx, ReplyId(reply)).await
    };
    submit("restore_reply", format!("/replies/{reply}"), Vec::new(), verb, |_, place| Next::came_back(place)).await
}

/// `answer` is `yes` or `no`.
#[server(prefix = "/api", endpoint = "discussion/mark_answer")]
pub async fn mark_answer(reply: i64, answer: String) -> Result<Done, ApiError> {
    on_reply("mark_answer", reply, move |cx| async move { discussion::mark_answer(&cx, ReplyId(reply), answer == "yes").await }).await
}

#[server(prefix = "/api", endpoint = "discussion/react")]
pub async fn react(
    reply: i64,
    kind: String,
    #[server(default)] level: String,
    #[server(default)] country: String,
    #[server(default)] note: String,
) -> Result<Done, ApiError> {
    let fields = vec![("level", level.clone()), ("country", country.clone()), ("note", note.clone())];
    let noted = ReactionKind::parse(&kind).is_some_and(ReactionKind::takes_a_note);
    let page = if noted { format!("/replies/{reply}/react/{kind}") } else { format!("/replies/{reply}") };
    let note = ReactionNote { level, country, note };
    let verb = move |cx| async move {
        let kind = ReactionKind::parse(&kind).ok_or(Problem::Malformed)?;
        discussion::react(&cx, ReplyId(reply), kind, note).await
    };
    submit("react", page, fields, verb, move |_, ()| format!("/replies/{reply}")).await
}

#[server(prefix = "/api", endpoint = "discussion/unreact")]
pub async fn unreact(reply: i64, kind: String) -> Result<Done, ApiError> {
    let verb = move |cx| async move {
        let kind = ReactionKind::parse(&kind).ok_or(Problem::Malformed)?;
        discussion::unreact(&cx, ReplyId(reply), kind).await
    };
    on_reply("unreact", reply, verb).await
}

/// `numbers` are reply numbers with commas; `next` is where the form goes on to.
#[server(prefix = "/api", endpoint = "discussion/mark_read")]
pub async fn mark_read(thread: i64, numbers: String, #[server(default)] next: String) -> Result<Done, ApiError> {
    let numbers: Vec<i32> = numbers.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let verb = move |cx| async move { discussion::mark_read(&cx, ThreadId(thread), &numbers).await };
    submit("mark_read", format!("/threads/{thread}/-"), Vec::new(), verb, move |_, ()| next).await
}

/// Keeps what is being typed; answers when, in milliseconds since the epoch.
#[server(prefix = "/api", endpoint = "discussion/save_draft")]
pub async fn save_draft(
    place: String,
    #[server(default)] title: String,
    #[server(default)] tags: String,
    #[server(default)] body: String,
) -> Result<i64, ApiError> {
    let text = discussion::DraftText { title, tags, body };
    answer(move |cx| async move { discussion::save_draft(&cx, &place, text).await }).await
}

/// Throws a draft away; `page` is the page of its form.
#[server(prefix = "/api", endpoint = "discussion/discard_draft")]
pub async fn discard_draft(place: String, page: String) -> Result<Done, ApiError> {
    let back = page.clone();
    submit(
        "discard_draft",
        page,
        Vec::new(),
        move |cx| async move { discussion::discard_draft(&cx, &place).await },
        move |_, taken| Next::undoable(back, "draft", taken.undo),
    )
    .await
}

/// The HTML a text would have, for the composer's preview.
#[server(prefix = "/api", endpoint = "discussion/preview")]
pub async fn preview(body: String) -> Result<String, ApiError> {
    answer(move |cx| async move { Ok(discussion::preview(&cx, &body).await?.into_string()) }).await
}

/// `change` is `lock`, `unlock`, `pin` or `unpin`.
#[server(prefix = "/api", endpoint = "discussion/change_thread")]
pub async fn change_thread(thread: i64, change: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let id = ThreadId(thread);
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move {
        let cx = cx.because(&reason)?;
        match change.as_str() {
            "lock" | "unlock" => discussion::lock_thread(&cx, id, change == "lock").await,
            "pin" | "unpin" => discussion::pin_thread(&cx, id, change == "pin").await,
            _ => Err(Problem::Malformed.into()),
        }
    };
    submit("change_thread", format!("/threads/{thread}/-/moderate"), fields, verb, move |_, ()| format!("/threads/{thread}/-")).await
}

#[server(prefix = "/api", endpoint = "discussion/move_thread")]
pub async fn move_thread(thread: i64, board: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move { discussion::move_thread(&cx.because(&reason)?, ThreadId(thread), BoardId(board)).await };
    submit("move_thread", format!("/threads/{thread}/-/moderate"), fields, verb, move |_, ()| format!("/threads/{thread}/-")).await
}

/// `into` is the number of the thread that this one goes into.
#[server(prefix = "/api", endpoint = "discussion/merge_threads")]
pub async fn merge_threads(thread: i64, into: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("into", into.clone()), ("reason", reason.clone())];
    let target = ThreadId(into.trim().trim_start_matches('#').parse().unwrap_or(0));
    let verb = move |cx: Cx| async move { discussion::merge_threads(&cx.because(&reason)?, ThreadId(thread), target).await };
    submit("merge_threads", format!("/threads/{thread}/-/moderate"), fields, verb, move |_, ()| format!("/threads/{target}/-")).await
}

#[server(prefix = "/api", endpoint = "discussion/split_branch")]
pub async fn split_branch(reply: i64, title: String, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("title", title.clone()), ("reason", reason.clone())];
    let verb = move |cx: Cx| async move { discussion::split_branch(&cx.because(&reason)?, ReplyId(reply), &title).await };
    submit("split_branch", format!("/replies/{reply}/split"), fields, verb, |_, id| format!("/threads/{id}/-")).await
}

/// A one-button form on a post: afterwards the person is back at the post.
#[cfg(feature = "ssr")]
async fn on_reply<F>(form: &'static str, reply: i64, verb: impl FnOnce(Cx) -> F + Send + 'static) -> Result<Done, ApiError>
where
    F: Future<Output = domain::Result<()>> + Send + 'static,
{
    let here = format!("/replies/{reply}");
    submit(form, here.clone(), Vec::new(), verb, move |_, ()| here).await
}
