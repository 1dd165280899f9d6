use super::{edit::diff_lines, id};
use crate::kit::{When, page, param};
use domain::{args, discussion};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use model::ReplyId;

/// What was changed in a post, by whom and when; open to everybody who sees the post.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let number = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let (reply, revisions) = discussion::read_history(&visit.cx, ReplyId(id(&number)?)).await?;
        let title = locale.with("history-title", &args!(title = reply.title.clone()));
        let empty = revisions.is_empty().then(|| view! { <p class="empty">{locale.text("history-empty")}</p> });
        let changes = revisions.into_iter().map(|one| {
            let renamed = one.title.map(|(old, new)| view! { <p class="renamed"><del>{old}</del>" → "<ins>{new}</ins></p> });
            let heading = locale.with("history-version", &args!(n = one.version));
            view! {
                <li class="revision">
                    <h2>{heading}</h2>
                    <p class="meta">{one.editor}" · "<When at=one.at clock=visit.clock() locale /></p>
                    {renamed}
                    {diff_lines(&visit, one.diff)}
                </li>
            }
        });
        Ok(view! {
            <Title text=title.clone() />
            <Meta name="robots" content="noindex" />
            <div class="reading">
                <p><a href=format!("/replies/{}", reply.id)>{locale.text("back-to-post")}</a></p>
                <h1>{title}</h1>
                {empty}
                <ol class="revisions">{changes.collect_view()}</ol>
            </div>
        }
        .into_any())
    })
}
