use super::{group_id, ways};
use crate::{
    discussion::words,
    kit::{ErrorSummary, Kept, SelectBox, TextArea, TextInput, page, param},
};
use domain::{Locale, groups, organisations};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, GroupDraft, limits};

/// The form of a new group.
#[component]
pub fn NewGroupPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        groups::may_start(&visit.cx)?;
        let kept = visit.kept_for("start_group");
        let organisation = visit.query("organisation").unwrap_or_default();
        let blank = GroupDraft { language: locale.code().to_owned(), joining: "request".to_owned(), organisation, ..GroupDraft::default() };
        let draft = draft_of(&kept, blank);
        let houses = organisations::suggest_own(&visit.cx).await?;
        let house = (!houses.is_empty() || !draft.organisation.is_empty()).then(|| house(locale, &kept, &draft, houses));
        Ok(view! {
            <Title text=locale.text("group-new") />
            <div class="narrow">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/groups">{locale.text("groups-title")}</a></li></ol></nav>
                <h1>{locale.text("group-new")}</h1>
                <p class="lead">{locale.text("group-new-lead")}</p>
                <form method="post" action="/api/groups/start" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {fields(locale, &kept, &draft)}
                    {house}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("group-start")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// What a group says of itself, for those who look after it.
#[component]
pub fn EditGroupPage() -> impl IntoView {
    let id = param("id");
    page(move |visit| async move {
        let locale = visit.locale;
        let group = group_id(&id)?;
        let stored = groups::edit_group(&visit.cx, group).await?;
        let kept = visit.kept_for("change_group");
        let (name, language) = (stored.name.clone(), stored.language.clone());
        let draft = draft_of(&kept, stored);
        Ok(view! {
            <Title text=locale.text("group-edit") />
            <div class="narrow">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")>
                    <ol><li><a href="/groups">{locale.text("groups-title")}</a></li><li><a href=format!("/groups/{group}/-") lang=language>{name}</a></li></ol>
                </nav>
                <h1>{locale.text("group-edit")}</h1>
                <form method="post" action="/api/groups/change" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="group" value=group.0 />
                    {fields(locale, &kept, &draft)}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("group-save")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn draft_of(kept: &Kept, stored: GroupDraft) -> GroupDraft {
    kept.get("draft").and_then(|json| serde_json::from_str(&json).ok()).unwrap_or(stored)
}

fn fields(locale: Locale, kept: &Kept, draft: &GroupDraft) -> AnyView {
    view! {
        <TextInput id="name" name="name" label=locale.text("field-group-name") error=kept.wrong(locale, Field::Name) value=draft.name.clone()
            maxlength=*limits::NAME.end() required=true />
        <TextArea id="description" name="description" label=locale.text("field-group-description") hint=Some(locale.text("hint-group-description"))
            error=kept.wrong(locale, Field::Description) value=draft.description.clone() rows=3 />
        <div class="pair">
            <SelectBox id="language" name="language" label=locale.text("field-language") error=kept.wrong(locale, Field::Language)
                value=draft.language.clone() choices=words::languages() />
            <SelectBox id="joining" name="joining" label=locale.text("field-group-joining") error=kept.wrong(locale, Field::Joining)
                value=draft.joining.clone() choices=ways(locale) />
        </div>
        <label class="check-inline">
            <input type="checkbox" name="hidden" value="on" checked=draft.hidden />{locale.text("field-group-hidden")}
        </label>
    }
    .into_any()
}

/// For those who look after an organisation.
fn house(locale: Locale, kept: &Kept, draft: &GroupDraft, houses: Vec<String>) -> AnyView {
    let options = houses.into_iter().map(|name| view! { <option value=name></option> }).collect::<Vec<_>>();
    view! {
        <TextInput id="organisation" name="organisation" label=locale.text("field-group-organisation") hint=Some(locale.text("hint-group-organisation"))
            error=kept.wrong(locale, Field::Organisation) value=draft.organisation.clone() list="houses" />
        <datalist id="houses">{options}</datalist>
    }
    .into_any()
}
