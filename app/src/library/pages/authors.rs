//! The authors in the form of a resource, and invitations to be one.

use crate::kit::{ErrorSummary, Icon, TextInput, Visit, When};
use domain::{
    args,
    materials::{AuthorLine, InvitationLine},
};
use leptos::prelude::*;
use model::{Field, MaterialId};

pub fn section(visit: &Visit, id: MaterialId, authors: Vec<AuthorLine>) -> AnyView {
    let locale = visit.locale;
    let kept = visit.kept_for("invite_author");
    let several = authors.iter().filter(|author| author.accepted).count() > 1;
    let rows = authors.into_iter().enumerate().map(|(at, author)| row(visit, id, at, several, author)).collect_view();
    view! {
        <section id="authors" class="profile-section">
            <h2>{locale.text("authors-title")}</h2>
            <ErrorSummary kept=Some(kept.clone()) locale />
            <ul class="rows author-rows">{rows}</ul>
            <form method="post" action="/api/library/invite_author" class="invite-author" novalidate>
                <input type="hidden" name="material" value=id.0 />
                <TextInput id="handle" name="handle" label=locale.text("field-author-handle") hint=Some(locale.text("hint-author-handle"))
                    error=kept.wrong(locale, Field::Handle) value=kept.get("handle").unwrap_or_default() maxlength=60 />
                <button class="button"><Icon name="plus" />{locale.text("author-invite")}</button>
            </form>
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, id: MaterialId, at: usize, several: bool, author: AuthorLine) -> AnyView {
    let locale = visit.locale;
    let me = visit.cx.actor.me().is_some_and(|me| me.handle == author.handle);
    let name = author.name.clone();
    let button = |action: &'static str, label: String, text: String| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="material" value=id.0 />
                <input type="hidden" name="member" value=author.member_id />
                <button class="button button-quiet" aria-label=label>{text}</button>
            </form>
        }
    };
    let up = (author.accepted && at > 0)
        .then(|| button("/api/library/move_author", locale.with("move-up-named", &args!(name = name.clone())), locale.text("author-up")));
    let back = (!author.accepted).then(|| {
        button("/api/library/withdraw_author", locale.with("author-withdraw-named", &args!(name = name.clone())), locale.text("author-withdraw"))
    });
    let go = (me && several).then(|| button("/api/library/leave", locale.text("author-leave"), locale.text("author-leave")));
    let asked = (!author.accepted).then(|| view! { " · "{locale.text("author-asked")} });
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title"><a href=format!("/members/{}", author.handle)>{author.name.clone()}</a></p>
                <p class="meta">"@"{author.handle.clone()}{asked}</p>
            </div>
            <div class="button-row">{up}{back}{go}</div>
        </li>
    }
    .into_any()
}

/// What the reader is invited to.
pub fn invitations(visit: &Visit, lines: Vec<InvitationLine>) -> Option<AnyView> {
    let locale = visit.locale;
    let kept = visit.kept_for("answer_invitation");
    if lines.is_empty() && kept.problem.is_none() {
        return None;
    }
    let row = |line: InvitationLine| {
        let who = locale.with("author-invited-by", &args!(name = line.inviter.clone()));
        view! {
            <li class="row">
                <span class="row-kind"><Icon name="book" /></span>
                <div class="row-main">
                    <p class="row-title" lang=line.language>{line.title}</p>
                    <p class="meta"><a href=format!("/members/{}", line.handle)>{who}</a>" · "<When at=line.invited_at clock=visit.clock() locale /></p>
                </div>
                <form method="post" action="/api/library/answer_invitation" class="button-row">
                    <input type="hidden" name="material" value=line.material_id />
                    <button class="button button-primary" name="answer" value="accept">{locale.text("author-accept")}</button>
                    <button class="button" name="answer" value="decline">{locale.text("author-decline")}</button>
                </form>
            </li>
        }
    };
    let rows = lines.into_iter().map(row).collect_view();
    Some(
        view! {
            <section class="profile-section" id="invitations">
                <h2>{locale.text("author-invitations")}</h2>
                <ErrorSummary kept=Some(kept) locale />
                <ul class="rows author-rows">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
