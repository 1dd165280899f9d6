use crate::kit::{Icon, OFFER, Visit, decode};
use leptos::prelude::*;

/// What one form brings back.
struct Way {
    /// As [`crate::kit::Offer`] names it.
    name: &'static str,
    /// The server function, and the field with the number.
    verb: &'static str,
    field: &'static str,
}

const fn way(name: &'static str, verb: &'static str, field: &'static str) -> Way {
    Way { name, verb, field }
}

/// All of them; what the strip says is the message `undo-<name>`. What has no form of its own is brought back by its number.
const WAYS: &[Way] = &[
    way("reply", "discussion/restore_reply", "reply"),
    way("thread", "discussion/restore_reply", "reply"),
    way("hidden", "moderation/restore_post", "reply"),
    way("retired", "library/unretire", "material"),
    way("draft", TAKING, "taking"),
    way("collection", TAKING, "taking"),
    way("entry", TAKING, "taking"),
    way("editor", TAKING, "taking"),
    way("left-collection", TAKING, "taking"),
    way("left-resource", TAKING, "taking"),
    way("author", TAKING, "taking"),
    way("declined", TAKING, "taking"),
    way("file", TAKING, "taking"),
    way("use", TAKING, "taking"),
    way("photo", TAKING, "taking"),
    way("review", TAKING, "taking"),
    way("organisation", TAKING, "taking"),
    way("verification", TAKING, "taking"),
    way("invitation", TAKING, "taking"),
];

const TAKING: &str = "undo/bring_back";

/// What the browser keeps of an offer, if it is for this page and still stands.
struct Offered {
    name: String,
    id: i64,
}

impl Offered {
    fn of(visit: &Visit) -> Option<Self> {
        let mut parts = visit.cookie(OFFER)?.splitn(4, '.');
        let (name, id, until, path) = (parts.next()?, parts.next()?, parts.next()?, decode(parts.next()?));
        let below = visit.path().strip_prefix(path.trim_end_matches('/'))?;
        let here = below.is_empty() || below.starts_with('/');
        let stands = until.parse::<i64>().ok()? > visit.cx.now;
        (here && stands).then_some(Self { name: name.to_owned(), id: id.parse().ok()? })
    }
}

/// Says on top of a page what was taken away a moment ago, with the button that brings it back.
pub fn strip(visit: &Visit) -> Option<AnyView> {
    let offered = Offered::of(visit).filter(|_| visit.kept.is_none())?;
    if offered.name == "back" {
        return Some(view! { <p class="notice" role="status">{visit.locale.text("undo-back")}</p> }.into_any());
    }
    let way = WAYS.iter().find(|way| way.name == offered.name)?;
    let back = (way.verb == TAKING).then(|| view! { <input type="hidden" name="back" value=visit.path().to_owned() /> });
    Some(
        view! {
            <div class="notice undo" role="status">
                <p>{visit.locale.text(&format!("undo-{}", way.name))}</p>
                <form method="post" action=format!("/api/{}", way.verb)>
                    <input type="hidden" name=way.field value=offered.id />
                    {back}
                    <button class="button"><Icon name="undo" />{visit.locale.text("undo-button")}</button>
                </form>
            </div>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::texts::{LOCALES, Locale};

    #[test]
    fn every_way_back_has_its_words() {
        for locale in LOCALES.into_iter().filter_map(Locale::parse) {
            for way in WAYS {
                assert!(locale.find(&format!("undo-{}", way.name)).is_some(), "{}: {}", locale.code(), way.name);
            }
        }
    }
}
