use crate::{
    accounts::SettingsNav,
    kit::{ErrorSummary, FileInput, Icon, done_note, page},
    people::Avatar,
};
use domain::people;
use leptos::prelude::*;
use leptos_meta::Title;
use model::Field;

/// One's own photo: send another one, or take it away.
#[component]
pub fn PhotoPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let own = people::own_profile(&visit.cx).await?;
        let kept = visit.kept_for("upload_photo");
        let remove = (!own.photo.is_empty()).then(|| {
            view! {
                <form method="post" action="/api/people/remove_photo">
                    <button class="button button-quiet"><Icon name="trash" />{locale.text("photo-remove")}</button>
                </form>
            }
        });
        Ok(view! {
            <Title text=locale.text("photo-title") />
            <div class="reading settings">
                <h1>{locale.text("photo-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {done_note(&visit, &[("removed", "photo-removed-note")])}
                <div class="profile-photo">
                    <Avatar name=own.draft.name.clone() photo=own.photo.clone() side=96 />
                    <p class="hint">{locale.text("photo-lead")}</p>
                </div>
                <form method="post" action="/api/people/upload_photo" enctype="multipart/form-data" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <FileInput id="photo" name="photo" label=locale.text("field-photo") hint=Some(locale.text("hint-photo")) error=kept.wrong(locale, Field::Photo)
                        accept="image/jpeg,image/png,image/webp,image/gif" />
                    <div class="button-row">
                        <button class="button button-primary"><Icon name="camera" />{locale.text("photo-submit")}</button>
                        <a class="button button-quiet" href="/settings/profile">{locale.text("photo-back")}</a>
                    </div>
                </form>
                {remove}
            </div>
        }
        .into_any())
    })
}
