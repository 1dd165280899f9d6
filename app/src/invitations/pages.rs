//! Making invitations, and opening one.

use crate::{
    accounts::pages::sign_up_form,
    admin::pages::{framed, more},
    identities::ProviderButtons,
    kit::{ErrorSummary, Icon, SelectBox, TextArea, TextInput, Visit, When, date, page, param, quiet},
};
use domain::{
    Failure, args, discussion,
    invitations::{self, InvitationLine},
    organisations,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, MemberKind, Problem, limits};

/// What an invitation in a link leads to: who invites, and the sign-up form.
#[component]
pub fn JoinPage() -> impl IntoView {
    let token = param("token");
    page(move |visit| async move {
        quiet();
        let locale = visit.locale;
        let opened = invitations::read_opened(&visit.cx, &token).await?;
        let kind = locale.text(&format!("member-kind-{}", opened.kind.as_str()));
        let board = opened.board.map(|name| view! { <p>{locale.with("join-board", &args!(name = name))}</p> });
        let organisation = opened.organisation.map(|name| view! { <p>{locale.with("join-organisation", &args!(name = name))}</p> });
        let note = (!opened.note.is_empty()).then(|| view! { <blockquote class="quoted"><p>{opened.note.clone()}</p></blockquote> });
        Ok(view! {
            <Title text=locale.text("join-title") />
            <div class="narrow">
                <h1>{locale.text("join-title")}</h1>
                <p class="lead">{locale.with("join-lead", &args!(name = opened.inviter, kind = kind))}</p>
                {note}
                {organisation}
                {board}
                {sign_up_form(&visit, &token, &opened.email)}
                <ProviderButtons visit=visit.clone() invitation=token />
            </div>
        }
        .into_any())
    })
}

/// One's invitations, and making one.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let (lines, next) = invitations::list_invitations(&visit.cx, visit.number("before")).await?;
        let boards = discussion::list_boards(&visit.cx)
            .await?
            .into_iter()
            .filter(|board| board.audience != "group")
            .map(|board| (board.id.to_string(), board.name))
            .collect();
        let organisations = organisations::suggest_own(&visit.cx).await?;
        let list = if lines.is_empty() {
            view! { <p class="empty">{locale.text("invitations-empty")}</p> }.into_any()
        } else {
            let rows = lines.into_iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let inside = view! { {made(&visit)}{form(&visit, boards, organisations)}<h2>{locale.text("invitations-list")}</h2>{list}{more(&visit, "before", next.map(|id| id.0))} };
        Ok(framed(&visit, locale.text("admin-invitations"), &["invite"], inside.into_any()))
    })
}

/// The link of the invitation that was just made; only this browser sees it, and only for a short while.
fn made(visit: &Visit) -> Option<AnyView> {
    if let Some(n) = visit.number::<u32>("mailed") {
        return Some(view! { <p class="notice" role="status">{visit.locale.with("invitation-mailed", &args!(n = n))}</p> }.into_any());
    }
    visit.query("made")?;
    let token = visit.cookie("invitation")?;
    let link = format!("{}/join/{token}", visit.site.public_url);
    let locale = visit.locale;
    Some(
        view! {
            <div class="notice" role="status">
                <p><strong>{locale.text("invitation-made")}</strong></p>
                <p><code class="breakable">{link}</code></p>
                <p class="hint">{locale.text("invitation-made-hint")}</p>
            </div>
        }
        .into_any(),
    )
}

fn form(visit: &Visit, boards: Vec<(String, String)>, organisations: Vec<String>) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("invite");
    let value = |name: &str, new: &str| kept.get(name).unwrap_or_else(|| new.to_owned());
    let kinds = MemberKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), locale.text(&format!("member-kind-{}", kind.as_str())))).collect();
    let mut choices = vec![(String::new(), locale.text("invitation-no-board"))];
    choices.extend(boards);
    let house = kept.wrong(locale, Field::Organisation);
    let house_wrong = house.is_some();
    let house_class = if house_wrong { "field field-wrong" } else { "field" };
    let house_error = house.map(|text| view! { <p class="field-error" id="organisation-error"><Icon name="alert" />{text}</p> });
    let names = organisations.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <form method="post" action="/api/invitations/invite" class="stack card" novalidate>
            <h2>{locale.text("invitation-new")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <div class="field-grid">
                <SelectBox id="kind" name="kind" label=locale.text("field-invitation-kind") error=kept.wrong(locale, Field::Kind) value=value("kind", "teacher") choices=kinds />
                <div class=house_class>
                    <label for="organisation">{locale.text("field-invitation-organisation")}</label>
                    {house_error}
                    <input id="organisation" name="organisation" list="organisation-names" maxlength="120" autocomplete="off"
                        value=value("organisation", "") aria-invalid=house_wrong.then_some("true")
                        aria-describedby=house_wrong.then_some("organisation-error") />
                    <datalist id="organisation-names">{names}</datalist>
                </div>
                <SelectBox id="board" name="board" label=locale.text("field-invitation-board") error=kept.wrong(locale, Field::Board) value=value("board", "") choices=choices />
                <TextInput id="uses" name="uses" kind="number" label=locale.text("field-uses") error=kept.wrong(locale, Field::Uses) value=value("uses", "1") />
                <TextInput id="days" name="days" kind="number" label=locale.text("field-days") error=kept.wrong(locale, Field::Days) value=value("days", "14") />
            </div>
            <TextInput id="note" name="note" label=locale.text("field-invitation-note") hint=Some(locale.text("hint-invitation-note"))
                error=kept.wrong(locale, Field::Note) value=value("note", "") maxlength=limits::NOTE_MAX />
            <TextArea id="addresses" name="addresses" label=locale.text("field-addresses") hint=Some(locale.text("hint-addresses"))
                error=kept.wrong(locale, Field::Addresses) value=value("addresses", "") rows=3 />
            <div class="button-row"><button class="button button-primary">{locale.text("invitation-submit")}</button></div>
        </form>
    }
    .into_any()
}

fn state(visit: &Visit, line: &InvitationLine) -> String {
    let locale = visit.locale;
    if line.revoked_at.is_some() {
        locale.text("invitation-revoked")
    } else if line.uses_left == 0 {
        locale.text("invitation-used-up")
    } else if line.expires_at <= visit.cx.now {
        locale.text("invitation-expired")
    } else {
        locale.with("invitation-until", &args!(date = date(line.expires_at, visit.cx.zone, locale)))
    }
}

/// To whom it went, or what it says.
fn title(visit: &Visit, line: &InvitationLine) -> String {
    match (line.email.as_str(), line.note.as_str()) {
        ("", "") => visit.locale.with("invitation-number", &args!(n = line.id.0)),
        ("", note) => note.to_owned(),
        (email, _) => email.to_owned(),
    }
}

fn row(visit: &Visit, line: InvitationLine) -> AnyView {
    let locale = visit.locale;
    let state = state(visit, &line);
    let title = title(visit, &line);
    let used = locale.with("invitation-uses", &args!(n = line.uses - line.uses_left, of = line.uses));
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/invitations/{}", line.id)>{title}</a></p>
                <p class="meta">
                    {locale.text(&format!("member-kind-{}", line.kind.as_str()))}" · "{line.inviter.clone()}" · "{used}" · "{state}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// One invitation and who came by it.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let id = id.parse().map_err(|_| Failure::Problem(Problem::NotFound))?;
        let found = invitations::read_invitation(&visit.cx, id).await?;
        let line = found.line;
        let revoke = line.is_open(visit.cx.now).then(|| {
            view! {
                <form method="post" action="/api/invitations/revoke">
                    <input type="hidden" name="invitation" value=line.id.0 />
                    <button class="button button-danger">{locale.text("invitation-revoke")}</button>
                </form>
            }
        });
        let guests = found.guests.into_iter().map(|guest| {
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="row-title"><a href=format!("/members/{}", guest.handle)>{guest.name}</a></p>
                        <p class="meta"><When at=guest.used_at clock=visit.clock() locale /></p>
                    </div>
                </li>
            }
        });
        let guests = guests.collect::<Vec<_>>();
        let guests = if guests.is_empty() {
            view! { <p class="empty">{locale.text("invitation-no-guests")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{guests}</ul> }.into_any()
        };
        let title = title(&visit, &line);
        let board = line.board.clone().map(|name| view! { " · "{name} });
        let organisation = line.organisation.clone().map(|name| view! { " · "{name} });
        let inside = view! {
            <p class="meta">{locale.text(&format!("member-kind-{}", line.kind.as_str()))}{organisation}{board}" · "{line.inviter.clone()}" · "{state(&visit, &line)}</p>
            {revoke}
            <h2>{locale.with("invitation-uses", &args!(n = line.uses - line.uses_left, of = line.uses))}</h2>
            {guests}
        };
        Ok(framed(&visit, title, &[], inside.into_any()))
    })
}
