use super::{group_id, keep, members::line};
use crate::{
    discussion::words,
    kit::{ErrorSummary, Icon, TextInput, Visit, When, done_note, page, param, refusal},
};
use domain::{
    args,
    groups::{self, GroupBoard, GroupView},
};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::Field;

/// Forms of this page that show their refusals themselves.
const FORMS: [&str; 7] = ["ask_to_join", "leave_group", "invite_member", "open_group_board", "change_group_role", "remove_member", "close_group"];

/// A group: what it is for; for its members their boards and each other; for its keepers who waits.
#[component]
pub fn GroupPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = groups::read_group(&visit.cx, group_id(&id)?).await?;
        let robots = (found.row.hidden || found.row.closed_at.is_some()).then(|| view! { <Meta name="robots" content="noindex" /> });
        let notes =
            [("joined", "group-joined-note"), ("asked", "group-asked-note"), ("invited", "group-invited-note"), ("closed", "group-closed-note")];
        Ok(view! {
            <Title text=found.row.name.clone() />
            <Meta name="description" content=found.row.description.clone() />
            {robots}
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/groups">{locale.text("groups-title")}</a></li></ol></nav>
                {done_note(&visit, &notes)}
                {refusal(&visit, &FORMS)}
                {head(&visit, &found)}
                {standing(&visit, &found)}
                {boards(&visit, &found)}
                {keep::waiting(&visit, &found)}
                {members(&visit, &found)}
                {keep::acts(&visit, &found)}
            </div>
        }
        .into_any())
    })
}

fn head(visit: &Visit, found: &GroupView) -> AnyView {
    let (locale, row) = (visit.locale, &found.row);
    let house = found.organisation.as_ref().map(|house| {
        view! { " · "<a href=format!("/organisations/{}", house.slug)>{house.name.clone()}</a> }
    });
    let hidden = row.hidden.then(|| view! { <span class="lang-badge"><Icon name="lock" />{locale.text("group-hidden")}</span> });
    let closed = row.closed_at.map(|at| {
        view! { <p class="notice" role="status"><Icon name="lock" />" "{locale.text("group-closed")}" "<When at clock=visit.clock() locale /></p> }
    });
    view! {
        <header class="page-head">
            <span class="board-icon board-icon-large" data-colour="slate"><Icon name="users" /></span>
            <div class="page-head-main">
                <h1 lang=row.language.clone()>{row.name.clone()}{hidden}</h1>
                <p class="lead pre-line" lang=row.language.clone()>{row.description.clone()}</p>
                <p class="meta">
                    {locale.with("group-members-count", &args!(n = row.members_count))}" · "{locale.text(&format!("group-joining-{}", row.joining))}
                    " · "{words::language(&row.language)}{house}
                </p>
            </div>
        </header>
        {closed}
    }
    .into_any()
}

/// What the reader is in the group, and the one act that follows from it.
fn standing(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let (locale, row, can) = (visit.locale, &found.row, found.can);
    let form = |action: &'static str, key: &str, class: &'static str| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="group" value=row.id />
                <button class=class>{locale.text(key)}</button>
            </form>
        }
        .into_any()
    };
    let back = |key: &str| form("/api/groups/take_back", key, "button button-quiet");
    let (text, acts) = if visit.cx.actor.me().is_none() {
        let href = crate::kit::Query::of("/sign-in").with("next", &row.path()).url();
        (locale.text("group-sign-in"), vec![view! { <a class="button" href=href>{locale.text("nav-sign-in")}</a> }.into_any()])
    } else if row.invited {
        let join = can.join.then(|| form("/api/groups/join", "group-accept-invitation", "button button-primary"));
        (locale.text("group-you-are-invited"), join.into_iter().chain([back("group-decline-invitation")]).collect())
    } else if row.asked {
        (locale.text("group-you-asked"), vec![back("group-take-back")])
    } else if can.join {
        (locale.text("group-join-lead"), vec![form("/api/groups/join", "group-join", "button button-primary")])
    } else if can.ask {
        (locale.text("group-ask-lead"), vec![ask(visit, row.id)])
    } else if can.leave {
        (locale.text(&format!("group-you-are-{}", row.role.as_deref().unwrap_or("member"))), vec![leave(visit, row.id)])
    } else if found.can.inside {
        (locale.text("group-staff-reads"), Vec::new())
    } else {
        (locale.text("group-by-invitation"), Vec::new())
    };
    Some(view! { <div class="mine"><p>{text}</p><div class="button-row">{acts}</div></div> }.into_any())
}

fn ask(visit: &Visit, group: i64) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("ask_to_join");
    view! {
        <form method="post" action="/api/groups/ask" class="stack" novalidate>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <input type="hidden" name="group" value=group />
            <TextInput id="note" name="note" label=locale.text("field-group-note") hint=Some(locale.text("hint-group-note"))
                error=kept.wrong(locale, Field::Note) value=kept.get("note").unwrap_or_default() maxlength=140 />
            <div class="button-row"><button class="button button-primary">{locale.text("group-ask")}</button></div>
        </form>
    }
    .into_any()
}

fn leave(visit: &Visit, group: i64) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("leave_group");
    view! {
        <details class="act" open=kept.problem.is_some()>
            <summary class="action">{locale.text("group-leave")}</summary>
            <form method="post" action="/api/groups/leave" class="stack">
                <ErrorSummary kept=Some(kept.clone()) locale />
                <p>{locale.text("group-leave-sure")}</p>
                <input type="hidden" name="group" value=group />
                <div class="button-row"><button class="button">{locale.text("group-leave")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn boards(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let locale = visit.locale;
    let rows = found.boards.iter().map(|board| board_row(visit, found, board)).collect::<Vec<_>>();
    found.can.inside.then(|| {
        view! {
            <section class="profile-section" id="boards">
                <h2>{locale.text("group-boards")}</h2>
                <p class="hint"><Icon name="lock" />" "{locale.with("group-boards-seen", &args!(name = found.row.name.clone()))}</p>
                <ul class="rows boards">{rows}</ul>
                {keep::new_board(visit, found)}
            </section>
        }
        .into_any()
    })
}

fn board_row(visit: &Visit, found: &GroupView, board: &GroupBoard) -> AnyView {
    let locale = visit.locale;
    let archived = board.archived_at.map(|_| view! { <span class="lang-badge"><Icon name="lock" />{locale.text("board-archived")}</span> });
    view! {
        <li class="row board-row">
            <span class="board-icon" data-colour="slate"><Icon name="users" /></span>
            <div class="row-main" lang=board.language.clone()>
                <p class="row-title"><a href=format!("/boards/{}", board.slug)>{board.name.clone()}</a>{archived}</p>
                <p class="board-description">{board.description.clone()}</p>
                <p class="meta" lang=locale.code()>
                    {locale.with("count-threads", &args!(n = board.threads_count))}" · "{words::replies(locale, board.replies_count)}" · "
                    <When at=board.last_activity_at clock=visit.clock() locale />
                </p>
            </div>
            {keep::board_acts(visit, found, board)}
        </li>
    }
    .into_any()
}

fn members(visit: &Visit, found: &GroupView) -> Option<AnyView> {
    let locale = visit.locale;
    let page = found.members.as_ref()?;
    let lines = page.members.iter().map(|member| line(visit, member, keep::member_acts(visit, found, member))).collect::<Vec<_>>();
    let all = page.next.as_ref().map(|_| {
        view! { <p><a class="button" href=format!("/groups/{}/members", found.row.id)>{locale.text("group-members-all")}</a></p> }
    });
    Some(
        view! {
            <section class="profile-section" id="role">
                <h2>{locale.text("group-members")}</h2>
                <ErrorSummary kept=Some(visit.kept_for("change_group_role")) locale />
                <ErrorSummary kept=Some(visit.kept_for("remove_member")) locale />
                <ul class="rows">{lines}</ul>
                {all}
            </section>
        }
        .into_any(),
    )
}
