use super::{draft_of, fields};
use crate::{
    accounts::SettingsNav,
    discussion::words,
    kit::{ErrorSummary, Icon, Kept, SelectBox, TextArea, TextInput, page},
    people::{Avatar, words as people_words},
};
use domain::{Locale, args, people};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, ProfileDraft, people::LINKS_MAX};

/// The whole profile as one form.
#[component]
pub fn ProfilePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let own = people::own_profile(&visit.cx).await?;
        let kept = visit.kept_for("change_profile");
        let draft = draft_of(&kept, own.draft.clone());
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("profile-saved")}</p> });
        Ok(view! {
            <Title text=locale.text("profile-title") />
            <div class="reading settings">
                <h1>{locale.text("profile-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {saved}
                <div class="profile-photo">
                    <Avatar name=own.draft.name.clone() photo=own.photo.clone() side=96 />
                    <div class="button-row">
                        <a class="button" href="/settings/profile/photo"><Icon name="camera" />{locale.text("photo-change")}</a>
                        <a class="button button-quiet" href=format!("/members/{}", own.handle)><Icon name="eye" />{locale.text("profile-look")}</a>
                    </div>
                </div>
                <form method="post" action="/api/people/change_profile" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {section(locale, "about", about(locale, &kept, &draft))}
                    {section(locale, "place", place(locale, &kept, &draft))}
                    {section(locale, "know", view! { {fields::spoken(locale, &kept, &draft)} {fields::known(locale, &kept, &draft)} }.into_any())}
                    {section(locale, "others", view! { {fields::sought(locale, &kept, &draft)} {links(locale, &kept, &draft)} }.into_any())}
                    {section(locale, "see", seen(locale, &kept, &draft))}
                    <div class="button-row form-end"><button class="button button-primary">{locale.text("profile-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn section(locale: Locale, name: &str, inside: AnyView) -> AnyView {
    let id = format!("section-{name}");
    let label = id.clone();
    view! {
        <section class="form-section" aria-labelledby=label>
            <h2 id=id>{locale.text(&format!("profile-section-{name}"))}</h2>
            {inside}
        </section>
    }
    .into_any()
}

fn about(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    view! {
        <TextInput id="name" name="name" label=locale.text("field-name") error=kept.wrong(locale, Field::Name) value=draft.name.clone()
            autocomplete="name" required=true />
        <TextInput id="pronouns" name="pronouns" label=locale.text("field-pronouns") hint=Some(locale.text("hint-pronouns"))
            error=kept.wrong(locale, Field::Pronouns) value=draft.pronouns.clone() maxlength=30 />
        <SelectBox id="kind" name="kind" label=locale.text("field-member-kind") hint=Some(locale.text("hint-member-kind"))
            error=kept.wrong(locale, Field::Kind) value=draft.kind.clone() choices=people_words::kinds(locale) />
        <TextInput id="headline" name="headline" label=locale.text("field-headline") hint=Some(locale.text("hint-headline"))
            error=kept.wrong(locale, Field::Headline) value=draft.headline.clone() maxlength=120 />
        <TextArea id="bio" name="bio" label=locale.text("field-bio") hint=Some(locale.text("hint-bio")) error=kept.wrong(locale, Field::Bio)
            value=draft.bio.clone() rows=7 />
    }
    .into_any()
}

fn place(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    view! {
        <SelectBox id="country" name="country" label=locale.text("field-country") error=kept.wrong(locale, Field::Country)
            value=draft.country.clone() choices=words::countries(locale) />
        <TextInput id="town" name="town" label=locale.text("field-town") error=kept.wrong(locale, Field::Town) value=draft.town.clone() maxlength=60 />
        <SelectBox id="timezone" name="timezone" label=locale.text("field-timezone") error=kept.wrong(locale, Field::Timezone)
            value=draft.timezone.clone() choices=people_words::zones(locale, &draft.timezone) />
        <p class="hint">{locale.text("profile-organisation")}" "<a href="/organisations">{locale.text("organisations-title")}</a></p>
    }
    .into_any()
}

fn links(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    let error = kept.wrong(locale, Field::Links);
    let rows = (draft.links.iter().filter(|link| !link.is_empty()).count() + 1).clamp(2, LINKS_MAX);
    let inputs = (0..rows).map(|at| {
        let value = draft.links.get(at).cloned().unwrap_or_default();
        let label = locale.with("link-number", &args!(n = at + 1));
        view! { <input type="url" name="links[]" value=value aria-label=label maxlength="300" placeholder="https://" /> }
    });
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    view! {
        <fieldset class=class id="links" tabindex="-1">
            <legend>{locale.text("field-links")}</legend>
            <p class="hint">{locale.text("hint-links")}</p>
            {error.map(|error| view! { <p class="field-error"><Icon name="alert" />{error}</p> })}
            {inputs.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn seen(locale: Locale, kept: &Kept, draft: &ProfileDraft) -> AnyView {
    view! {
        <p class="hint">{locale.text("profile-see-lead")}</p>
        <SelectBox id="listed" name="listed" label=locale.text("field-listed") hint=Some(locale.text("hint-listed"))
            error=kept.wrong(locale, Field::Listed) value=draft.listed.clone() choices=people_words::visibilities(locale) />
        {kept.wrong(locale, Field::See).map(|error| view! { <p class="field-error"><Icon name="alert" />{error}</p> })}
        {fields::seen(locale, draft)}
    }
    .into_any()
}
