mod collect;
mod edit;
mod list;
mod read;

pub use collect::{CollectPage, collected};
pub use edit::{EditCollectionPage, NewCollectionPage};
pub use list::{CollectionsPage, OwnCollectionsPage};
pub use read::CollectionPage;

use crate::discussion::words as thread_words;
use crate::kit::{Choice, Kept, SelectBox, TextArea, TextInput};
use domain::{Failure, Locale};
use leptos::prelude::*;
use model::{CollectionAccess, CollectionDraft, CollectionId, Field, Problem};

/// The number in an address.
fn collection_id(text: &str) -> Result<CollectionId, Failure> {
    text.parse().map(CollectionId).map_err(|_| Failure::Problem(Problem::NotFound))
}

fn accesses(locale: Locale) -> Vec<Choice> {
    CollectionAccess::ALL.iter().map(|access| (access.as_str().to_owned(), locale.text(&format!("collection-access-{}", access.as_str())))).collect()
}

/// The fields of a collection itself.
fn fields(locale: Locale, kept: &Kept, draft: CollectionDraft) -> AnyView {
    view! {
        <TextInput id="title" name="title" label=locale.text("field-collection-title") error=kept.wrong(locale, Field::Title) value=draft.title maxlength=120 required=true />
        <TextArea id="summary" name="summary" label=locale.text("field-collection-summary") hint=Some(locale.text("hint-collection-summary"))
            error=kept.wrong(locale, Field::Summary) value=draft.summary rows=3 />
        <div class="pair">
            <SelectBox id="language" name="language" label=locale.text("field-material-language") error=kept.wrong(locale, Field::Language)
                value=draft.language choices=thread_words::languages() />
            <SelectBox id="access" name="access" label=locale.text("field-collection-access") error=kept.wrong(locale, Field::Access)
                value=draft.access choices=accesses(locale) />
        </div>
    }
    .into_any()
}
