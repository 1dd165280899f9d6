use super::group_id;
use crate::{
    kit::{Icon, Query, Visit, When, page, param},
    people::Avatar,
};
use domain::{
    args,
    groups::{self, GroupMember},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Who belongs to a group, page by page.
#[component]
pub fn GroupMembersPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let (group, found) = groups::list_members(&visit.cx, group_id(&id)?, visit.query("after").as_deref()).await?;
        let lines = found.members.iter().map(|member| line(&visit, member, None)).collect::<Vec<_>>();
        let more = found.next.map(|next| {
            let href = Query::of(&visit.here).with("after", &next).url();
            view! { <nav class="pager" aria-label=locale.text("pager-label")><a class="button" rel="next" href=href>{locale.text("list-more")}<Icon name="next" /></a></nav> }
        });
        Ok(view! {
            <Title text=locale.with("group-members-of", &args!(name = group.name.clone())) />
            <div class="reading">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/groups">{locale.text("groups-title")}</a></li><li><a href=group.path() lang=group.language.clone()>{group.name.clone()}</a></li></ol>
                </nav>
                <h1>{locale.with("group-members-of", &args!(name = group.name.clone()))}</h1>
                <ul class="rows">{lines}</ul>
                {more}
            </div>
        }
        .into_any())
    })
}

/// One member; `acts` are for keepers.
pub(super) fn line(visit: &Visit, member: &GroupMember, acts: Option<AnyView>) -> AnyView {
    let locale = visit.locale;
    view! {
        <li class="row person-row">
            <Avatar name=member.name.clone() photo=member.photo.clone() />
            <div class="row-main">
                <p class="row-title"><a href=format!("/members/{}", member.handle)>{member.name.clone()}</a></p>
                <p class="meta">
                    {locale.text(&format!("group-role-{}", member.role))}" · "{locale.text("group-since")}" "<When at=member.since clock=visit.clock() locale />
                </p>
                {acts}
            </div>
        </li>
    }
    .into_any()
}
