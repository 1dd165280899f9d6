//! What those who look after a group can do on its page, and staff.

use crate::{
    kit::{ErrorSummary, Icon, TextInput, Visit},
    moderation::pages::reason_field,
};
use domain::{
    args,
    groups::{GroupBoard, GroupMember, GroupView, Waiting},
};
use leptos::prelude::*;
use model::{Field, limits};

/// Open requests and invitations, and the form that invites a member.
pub fn waiting(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let locale = visit.locale;
    let rows = found.waiting.iter().map(|one| row(visit, found.row.id, one)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p class="empty">{locale.text("group-waiting-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    found.can.keep.then(|| {
        view! {
            <section class="profile-section" id="waiting">
                <h2>{locale.text("group-waiting")}</h2>
                {list}
                {invite(visit, found.row.id)}
            </section>
        }
        .into_any()
    })
}

fn row(visit: &Visit, group: i64, one: &Waiting) -> AnyView {
    let locale = visit.locale;
    let note = (!one.note.is_empty()).then(|| view! { <p class="entry-note">{one.note.clone()}</p> });
    let name = one.name.clone();
    let label = move |key: &str| locale.with(key, &args!(name = name.clone()));
    let acts = if one.invited {
        view! {
            <form method="post" action="/api/groups/take_back" class="button-row">
                <input type="hidden" name="group" value=group />
                <input type="hidden" name="member" value=one.id />
                <button class="button button-quiet" aria-label=label("group-uninvite-of")>{locale.text("group-uninvite")}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <form method="post" action="/api/groups/answer" class="button-row">
                <input type="hidden" name="group" value=group />
                <input type="hidden" name="member" value=one.id />
                <button class="button button-primary" name="decision" value="accept" aria-label=label("group-accept-of")>{locale.text("group-accept")}</button>
                <button class="button" name="decision" value="decline" aria-label=label("group-decline-of")>{locale.text("group-decline")}</button>
            </form>
        }
        .into_any()
    };
    let state = locale.text(if one.invited { "group-is-invited" } else { "group-asks" });
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/members/{}", one.handle)>{one.name.clone()}</a></p>
                {note}
                <p class="meta">{state}</p>
            </div>
            {acts}
        </li>
    }
    .into_any()
}

fn invite(visit: &Visit, group: i64) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("invite_member");
    view! {
        <form method="post" action="/api/groups/invite" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="group" value=group />
            <TextInput id="handle" name="handle" label=locale.text("field-group-handle") hint=Some(locale.text("hint-group-handle"))
                error=kept.wrong(locale, Field::Handle) value=kept.get("handle").unwrap_or_default() maxlength=80 />
            <div class="button-row"><button class="button"><Icon name="plus" />{locale.text("group-invite")}</button></div>
        </form>
    }
    .into_any()
}

/// A keeper's acts on another member.
pub fn member_acts(visit: &Visit, found: &GroupView, member: &GroupMember) -> Option<AnyView> {
    let locale = visit.locale;
    let own = visit.cx.actor.id().is_some_and(|me| me.0 == member.id);
    let (role, key) = if member.role == "keeper" { ("member", "group-make-member") } else { ("keeper", "group-make-keeper") };
    let remove = (!own).then(|| {
        view! { <button class="button button-danger" formaction="/api/groups/remove_member">{locale.text("group-remove")}</button> }
    });
    found.can.keep.then(|| {
        view! {
            <details class="judge">
                <summary>{locale.with("group-manage-of", &args!(name = member.name.clone()))}</summary>
                <form method="post" action="/api/groups/change_role" class="button-row">
                    <input type="hidden" name="group" value=found.row.id />
                    <input type="hidden" name="member" value=member.id />
                    <button class="button" name="role" value=role>{locale.text(key)}</button>
                    {remove}
                </form>
            </details>
        }
        .into_any()
    })
}

/// Read only, or open again.
pub fn board_acts(visit: &Visit, found: &GroupView, board: &GroupBoard) -> Option<AnyView> {
    let locale = visit.locale;
    let (change, key, label) =
        if board.archived_at.is_some() { ("reopen", "board-reopen", "board-reopen-of") } else { ("archive", "board-archive", "board-archive-of") };
    let label = locale.with(label, &args!(name = board.name.clone()));
    found.can.keep.then(|| {
        view! {
            <form method="post" action="/api/groups/change_board" class="row-acts">
                <input type="hidden" name="group" value=found.row.id />
                <input type="hidden" name="board" value=board.id />
                <button class="button button-quiet" name="change" value=change aria-label=label>{locale.text(key)}</button>
            </form>
        }
        .into_any()
    })
}

pub fn new_board(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("open_group_board");
    found.can.keep.then(|| {
        view! {
            <details class="act" open=kept.problem.is_some()>
                <summary class="action">{locale.text("group-board-new")}</summary>
                <form method="post" action="/api/groups/open_board" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="group" value=found.row.id />
                    <TextInput id="name" name="name" label=locale.text("field-board-name") error=kept.wrong(locale, Field::Name)
                        value=kept.get("name").unwrap_or_default() maxlength=*limits::NAME.end() required=true />
                    <TextInput id="description" name="description" label=locale.text("field-description") error=kept.wrong(locale, Field::Description)
                        value=kept.get("description").unwrap_or_default() maxlength=300 />
                    <div class="button-row"><button class="button">{locale.text("group-board-make")}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}

/// Changing the group's words, closing it. Staff who is not its keeper says why.
pub fn acts(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("close_group");
    let id = found.row.id;
    let edit = found.can.keep.then(|| {
        view! { <p><a class="button" href=format!("/groups/{id}/edit")><Icon name="edit" />{locale.text("group-edit")}</a></p> }
    });
    let reason = (!found.can.keep).then(|| reason_field(visit, "close", &kept, "hint-group-close-reason"));
    found.can.close.then(|| {
        view! {
            {edit}
            <details class="act" open=kept.problem.is_some()>
                <summary class="action">{locale.text("group-close")}</summary>
                <form method="post" action="/api/groups/close" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale prefix="close-" />
                    <p>{locale.text("group-close-sure")}</p>
                    <input type="hidden" name="group" value=id />
                    {reason}
                    <div class="button-row"><button class="button button-danger">{locale.text("group-close")}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}
