use super::id;
use crate::kit::{ErrorSummary, Icon, Kept, SelectBox, TextInput, Visit, page, param, refusal};
use domain::discussion::{self, ReadQuery, ThreadView, thread_path};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Problem, ReplyId, ThreadId, limits};

/// What moderators can do to a thread.
#[component]
pub fn ModeratePage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = discussion::read_thread(&visit.cx, ThreadId(id(&number)?), ReadQuery::default()).await?;
        if !found.can.moderate {
            return Err(if visit.cx.actor.me().is_none() { Problem::SignInFirst } else { Problem::Forbidden }.into());
        }
        let boards = discussion::list_boards(&visit.cx).await?;
        // What was written within a group stays there, so its own boards are all there is to choose from.
        let within = found.thread.audience == "group";
        let fitting = boards.into_iter().filter(|board| (board.audience == "group") == within && board.id != found.thread.board_id);
        let here = (found.thread.board_id.to_string(), found.thread.board_name.clone());
        let choices = std::iter::once(here).chain(fitting.map(|board| (board.id.to_string(), board.name))).collect();
        let (merge, moving) = (visit.kept_for("merge_threads"), visit.kept_for("move_thread"));
        let path = thread_path(found.thread.id, &found.thread.slug);
        Ok(view! {
            <Title text=locale.text("moderate-title") />
            <div class="narrow">
                <p><a href=path>{found.thread.title.clone()}</a></p>
                <h1>{locale.text("moderate-title")}</h1>
                {refusal(&visit, &["merge_threads", "move_thread", "change_thread"])}
                {switches(&visit, &found)}
                <form method="post" action="/api/discussion/move_thread" class="stack card">
                    <ErrorSummary kept=Some(moving.clone()) locale prefix="move-" />
                    <input type="hidden" name="thread" value=found.thread.id />
                    <SelectBox id="board" name="board" label=locale.text("moderate-move") value=found.thread.board_id.to_string() choices=choices />
                    {reason_field(&visit, "move", &moving)}
                    <div class="button-row"><button class="button">{locale.text("moderate-move-submit")}</button></div>
                </form>
                <form method="post" action="/api/discussion/merge_threads" class="stack card" novalidate>
                    <ErrorSummary kept=Some(merge.clone()) locale />
                    <input type="hidden" name="thread" value=found.thread.id />
                    <TextInput id="thread" name="into" label=locale.text("moderate-merge") hint=Some(locale.text("moderate-merge-hint"))
                        error=merge.wrong(locale, Field::Thread) value=merge.get("into").unwrap_or_default() required=true />
                    {reason_field(&visit, "merge", &merge)}
                    <div class="button-row"><button class="button">{locale.text("moderate-merge-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn switches(visit: &Visit, found: &ThreadView) -> AnyView {
    let locale = visit.locale;
    let thread = &found.thread;
    let kept = visit.kept_for("change_thread");
    let lock = if thread.locked { ("unlock", "moderate-unlock") } else { ("lock", "moderate-lock") };
    let pin = if thread.pinned { ("unpin", "moderate-unpin") } else { ("pin", "moderate-pin") };
    view! {
        <form method="post" action="/api/discussion/change_thread" class="stack card">
            <ErrorSummary kept=Some(kept.clone()) locale prefix="change-" />
            <input type="hidden" name="thread" value=thread.id />
            {reason_field(visit, "change", &kept)}
            <div class="button-row">
                <button class="button" name="change" value=lock.0><Icon name="lock" />{locale.text(lock.1)}</button>
                <button class="button" name="change" value=pin.0><Icon name="pin" />{locale.text(pin.1)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Why staff does it; the author gets to read it. `form` makes the control's id its own.
pub fn reason_field(visit: &Visit, form: &str, kept: &Kept) -> AnyView {
    let locale = visit.locale;
    view! {
        <TextInput id=format!("{form}-reason") name="reason" label=locale.text("field-reason-optional") hint=Some(locale.text("hint-reason"))
            error=kept.wrong(locale, Field::Reason) value=kept.get("reason").unwrap_or_default() maxlength=limits::REASON_MAX />
    }
    .into_any()
}

/// Making a branch a thread of its own.
#[component]
pub fn SplitPage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let (reply, _) = discussion::read_reactors(&visit.cx, ReplyId(id(&number)?)).await?;
        if !visit.cx.actor.is_staff() {
            return Err(if visit.cx.actor.me().is_none() { Problem::SignInFirst } else { Problem::Forbidden }.into());
        }
        let kept = visit.kept_for("split_branch");
        Ok(view! {
            <Title text=locale.text("split-title") />
            <div class="narrow">
                <p><a href=format!("/replies/{}", reply.id)>{locale.text("back-to-post")}</a></p>
                <h1>{locale.text("split-title")}</h1>
                <p class="lead">{locale.text("split-lead")}</p>
                <form method="post" action="/api/discussion/split_branch" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="reply" value=reply.id />
                    <TextInput id="title" name="title" label=locale.text("field-title") error=kept.wrong(locale, Field::Title)
                        value=kept.get("title").unwrap_or_else(|| reply.title.clone()) required=true />
                    {reason_field(&visit, "split", &kept)}
                    <div class="button-row"><button class="button button-primary">{locale.text("split-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}
