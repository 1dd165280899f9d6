use crate::{
    admin::pages::framed,
    kit::{Icon, Query, When, page},
};
use domain::materials::{self, ProposalLine};
use leptos::prelude::*;

/// Concepts that members propose where ESCO has none, with the resources that use them; for staff.
#[component]
pub fn ProposalsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let found = materials::list_proposals(&visit.cx, &visit.query("after").unwrap_or_default()).await?;
        let row = |line: ProposalLine| {
            let definition =
                (!line.definition.is_empty()).then(|| view! { <p class="card-text" lang=line.language.clone()>{line.definition.clone()}</p> });
            view! {
                <li class="row">
                    <div class="row-main">
                        <p class="row-title" lang=line.language.clone()>{line.label.clone()}</p>
                        {definition}
                        <p class="meta"><a href=format!("/library/{}/{}#outcomes", line.material_id, line.slug) lang=line.language.clone()>{line.title.clone()}</a>" · "
                            <When at=line.proposed_at clock=visit.clock() locale /></p>
                    </div>
                </li>
            }
        };
        let empty = found.lines.is_empty().then(|| view! { <p class="empty">{locale.text("proposals-empty")}</p> });
        let rows = found.lines.into_iter().map(row).collect::<Vec<_>>();
        let list = empty.is_none().then(|| view! { <ul class="rows">{rows}</ul> });
        let pager = found.next.map(|next| {
            let href = Query::of(&visit.here).with("after", &next).url();
            view! { <p class="pager"><a class="button" href=href>{locale.text("list-more")}<Icon name="next" /></a></p> }
        });
        let inside = view! { <p class="lead">{locale.text("proposals-lead")}</p>{empty}{list}{pager} };
        Ok(framed(&visit, locale.text("admin-concepts"), &[], inside.into_any()))
    })
}
