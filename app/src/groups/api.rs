//! Forms of groups.

use crate::kit::{ApiError, Done};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::kit::{Fields, submit};
#[cfg(feature = "ssr")]
use domain::{Cx, groups};
#[cfg(feature = "ssr")]
use model::{BoardId, GroupBoardDraft, GroupDraft, GroupId, MemberId, Problem, SubjectKind};

#[cfg(feature = "ssr")]
fn kept(draft: &GroupDraft) -> Fields {
    vec![("draft", serde_json::to_string(draft).unwrap_or_default()), ("body", draft.description.clone())]
}

/// The page of a group; it shows all refusals of its forms.
#[cfg(feature = "ssr")]
fn page(group: i64) -> String {
    SubjectKind::Group.of(group).path()
}

/// `hidden` is there if its box is ticked.
#[server(prefix = "/api", endpoint = "groups/start")]
pub async fn start(
    name: String,
    #[server(default)] description: String,
    language: String,
    joining: String,
    #[server(default)] hidden: Option<String>,
    #[server(default)] organisation: String,
) -> Result<Done, ApiError> {
    let draft = GroupDraft { name, description, language, joining, hidden: hidden.is_some(), organisation };
    let fields = kept(&draft);
    let verb = move |cx| async move { groups::start_group(&cx, draft).await };
    submit("start_group", "/groups/new".to_owned(), fields, verb, |_, path| path).await
}

#[server(prefix = "/api", endpoint = "groups/change")]
pub async fn change(
    group: i64,
    name: String,
    #[server(default)] description: String,
    language: String,
    joining: String,
    #[server(default)] hidden: Option<String>,
) -> Result<Done, ApiError> {
    let draft = GroupDraft { name, description, language, joining, hidden: hidden.is_some(), organisation: String::new() };
    let fields = kept(&draft);
    let verb = move |cx| async move { groups::change_group(&cx, GroupId(group), draft).await };
    submit("change_group", format!("/groups/{group}/edit"), fields, verb, |_, path| path).await
}

#[server(prefix = "/api", endpoint = "groups/join")]
pub async fn join(group: i64) -> Result<Done, ApiError> {
    let verb = move |cx| async move { groups::join_group(&cx, GroupId(group)).await };
    submit("join_group", page(group), Vec::new(), verb, |_, path| format!("{path}?done=joined")).await
}

#[server(prefix = "/api", endpoint = "groups/ask")]
pub async fn ask(group: i64, #[server(default)] note: String) -> Result<Done, ApiError> {
    let fields = vec![("note", note.clone())];
    let verb = move |cx| async move { groups::ask_to_join(&cx, GroupId(group), &note).await };
    submit("ask_to_join", page(group), fields, verb, |_, path| format!("{path}?done=asked")).await
}

/// `decision` is `accept` or `decline`.
#[server(prefix = "/api", endpoint = "groups/answer")]
pub async fn answer(group: i64, member: i64, decision: String) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move {
        match decision.as_str() {
            "accept" => groups::accept_request(&cx, GroupId(group), MemberId(member)).await,
            "decline" => groups::decline_request(&cx, GroupId(group), MemberId(member)).await,
            _ => Err(Problem::Malformed.into()),
        }
    };
    submit("answer_request", page(group), Vec::new(), verb, move |_, ()| format!("{}#waiting", page(group))).await
}

#[server(prefix = "/api", endpoint = "groups/invite")]
pub async fn invite(group: i64, #[server(default)] handle: String) -> Result<Done, ApiError> {
    let fields = vec![("handle", handle.clone())];
    let verb = move |cx| async move { groups::invite_member(&cx, GroupId(group), &handle).await };
    submit("invite_member", page(group), fields, verb, move |_, ()| format!("{}?done=invited#waiting", page(group))).await
}

/// Without `member` the asker's own request or invitation; with it an invitation that a keeper takes back.
#[server(prefix = "/api", endpoint = "groups/take_back")]
pub async fn take_back(group: i64, #[server(default)] member: Option<i64>) -> Result<Done, ApiError> {
    let to = if member.is_some() { format!("{}#waiting", page(group)) } else { "/groups?done=taken-back".to_owned() };
    let verb = move |cx| async move { groups::take_back(&cx, GroupId(group), member.map(MemberId)).await };
    submit("take_back", page(group), Vec::new(), verb, |_, ()| to).await
}

#[server(prefix = "/api", endpoint = "groups/leave")]
pub async fn leave(group: i64) -> Result<Done, ApiError> {
    let verb = move |cx| async move { groups::leave_group(&cx, GroupId(group)).await };
    submit("leave_group", page(group), Vec::new(), verb, |_, ()| "/groups?done=left".to_owned()).await
}

#[server(prefix = "/api", endpoint = "groups/remove_member")]
pub async fn remove_member(group: i64, member: i64) -> Result<Done, ApiError> {
    let verb = move |cx| async move { groups::remove_member(&cx, GroupId(group), MemberId(member)).await };
    submit("remove_member", page(group), Vec::new(), verb, move |_, ()| format!("{}#role", page(group))).await
}

/// `role` is `keeper` or `member`.
#[server(prefix = "/api", endpoint = "groups/change_role")]
pub async fn change_role(group: i64, member: i64, role: String) -> Result<Done, ApiError> {
    let verb = move |cx| async move { groups::change_role(&cx, GroupId(group), MemberId(member), &role).await };
    submit("change_group_role", page(group), Vec::new(), verb, move |_, ()| format!("{}#role", page(group))).await
}

#[server(prefix = "/api", endpoint = "groups/open_board")]
pub async fn open_board(group: i64, name: String, #[server(default)] description: String) -> Result<Done, ApiError> {
    let fields = vec![("name", name.clone()), ("description", description.clone()), ("body", description.clone())];
    let verb = move |cx| async move { groups::open_group_board(&cx, GroupId(group), GroupBoardDraft { name, description }).await };
    submit("open_group_board", page(group), fields, verb, |_, path| path).await
}

/// `change` is `archive` or `reopen`.
#[server(prefix = "/api", endpoint = "groups/change_board")]
pub async fn change_board(group: i64, board: i64, change: String) -> Result<Done, ApiError> {
    let verb = move |cx: Cx| async move {
        match change.as_str() {
            "archive" | "reopen" => groups::archive_group_board(&cx, GroupId(group), BoardId(board), change == "archive").await,
            _ => Err(Problem::Malformed.into()),
        }
    };
    submit("change_group_board", page(group), Vec::new(), verb, move |_, ()| format!("{}#boards", page(group))).await
}

/// Staff's form has a `reason`, a keeper's has none.
#[server(prefix = "/api", endpoint = "groups/close")]
pub async fn close(group: i64, #[server(default)] reason: String) -> Result<Done, ApiError> {
    let fields = vec![("reason", reason.clone())];
    let verb = move |cx: Cx| async move { groups::close_group(&cx.because(&reason)?, GroupId(group)).await };
    submit("close_group", page(group), fields, verb, move |_, ()| format!("{}?done=closed", page(group))).await
}
