//! One-button forms that came when the session had ended. The browser keeps the form for half an hour; after signing in its page asks
//! whether it is to be done now.

use crate::kit::{Query, Visit, decode, encode, go, page};
use leptos::prelude::*;
use leptos_meta::Title;

/// Where the browser keeps the form. No script can read it, and a link cannot make one.
pub const COOKIE: &str = "again";
pub const SECONDS: i64 = 30 * 60;
/// The longest form that is kept. Encoded once more it still fits into a cookie.
pub const MOST: usize = 1_200;

/// Server function, the field and value that the words are about (or nothing), and the words. The first line that fits counts.
const ACTS: &[(&str, &str, &str)] = &[
    ("accounts/begin_factor", "", "resume-begin-factor"),
    ("accounts/change_settings", "", "resume-save-settings"),
    ("accounts/drop_factor", "", "resume-drop-factor"),
    ("accounts/end_other_sessions", "", "resume-end-other-sessions"),
    ("accounts/end_session", "", "resume-end-session"),
    ("accounts/new_codes", "", "resume-new-codes"),
    ("admin/approve_joining", "", "resume-approve-joining"),
    ("admin/approve_organisation", "", "resume-approve-organisation"),
    ("admin/change_board", "change=archive", "resume-archive-board"),
    ("admin/change_board", "change=reopen", "resume-reopen-board"),
    ("admin/change_board", "", "resume-move-board"),
    ("admin/end_sessions", "", "resume-end-sessions"),
    ("admin/retry_all_news", "", "resume-retry-all"),
    ("admin/retry_news", "", "resume-retry"),
    ("admin/test_mail", "", "resume-test-mail"),
    ("collections/copy", "", "resume-copy-collection"),
    ("collections/move_entry", "", "resume-move-entry"),
    ("collections/remove", "", "resume-remove-collection"),
    ("collections/remove_editor", "", "resume-remove-editor"),
    ("collections/take_out", "", "resume-take-out"),
    ("discussion/change_thread", "change=lock", "resume-lock-thread"),
    ("discussion/change_thread", "change=unlock", "resume-unlock-thread"),
    ("discussion/change_thread", "change=pin", "resume-pin-thread"),
    ("discussion/change_thread", "", "resume-unpin-thread"),
    ("discussion/delete_reply", "", "resume-delete-post"),
    ("discussion/discard_draft", "", "resume-discard-draft"),
    ("discussion/mark_answer", "answer=yes", "resume-mark-answer"),
    ("discussion/mark_answer", "", "resume-unmark-answer"),
    ("discussion/mark_read", "", "resume-mark-posts"),
    ("discussion/react", "kind=thanks", "resume-thank"),
    ("discussion/restore_reply", "", "resume-restore-post"),
    ("discussion/unreact", "", "resume-unreact"),
    ("following/follow", "", "resume-follow"),
    ("following/unfollow", "", "resume-unfollow"),
    ("identities/unlink", "", "resume-unlink"),
    ("invitations/revoke", "", "resume-revoke-invitation"),
    ("library/answer_invitation", "answer=accept", "resume-become-author"),
    ("library/answer_invitation", "", "resume-decline-author"),
    ("library/detach", "", "resume-remove-file"),
    ("library/leave", "", "resume-leave-resource"),
    ("library/make_drafts", "", "resume-make-drafts"),
    ("library/move_author", "", "resume-move-author"),
    ("library/move_file", "", "resume-move-file"),
    ("library/publish", "", "resume-publish"),
    ("library/reread_table", "", "resume-reread-table"),
    ("library/restore", "", "resume-restore-version"),
    ("library/unretire", "", "resume-list-resource"),
    ("library/withdraw_author", "", "resume-withdraw-author"),
    ("moderation/restore_post", "", "resume-restore-post"),
    ("notices/change_preferences", "", "resume-save-settings"),
    ("notices/mark_read", "", "resume-mark-notices"),
    ("organisations/claim_affiliation", "", "resume-claim"),
    ("organisations/leave_organisation", "", "resume-leave-organisation"),
    ("people/remove_photo", "", "resume-remove-own-photo"),
    ("trust/ask_author", "", "resume-ask-author"),
    ("trust/ask_review", "ask=yes", "resume-ask-review"),
    ("trust/ask_review", "", "resume-stop-review"),
    ("trust/decline", "", "resume-decline-resource"),
    ("trust/mark_done", "", "resume-mark-done"),
    ("trust/remove_review", "", "resume-remove-review"),
    ("trust/remove_use", "", "resume-remove-use"),
    ("trust/remove_use_photo", "", "resume-remove-photo"),
    ("trust/set_due", "", "resume-set-due"),
    ("undo/bring_back", "", "resume-bring-back"),
];

/// A form that waits: what it asks for and with which fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    verb: String,
    fields: Vec<(String, String)>,
}

/// Whether the form of this path is asked again.
pub fn is_act(path: &str) -> bool {
    path.strip_prefix("/api/").is_some_and(|verb| ACTS.iter().any(|(known, _, _)| *known == verb))
}

/// The page that asks; `page` is the one to go back to.
pub fn path(page: &str) -> String {
    Query::of("/again").with("page", page).url()
}

impl Act {
    /// Of a path and the body of the form that was sent there; none where it is not asked again.
    pub fn of(path: &str, body: &str) -> Option<Self> {
        let verb = path.strip_prefix("/api/")?.to_owned();
        let pairs = body.split('&').filter(|part| !part.is_empty()).map(|part| part.split_once('=').unwrap_or((part, "")));
        let act = Self { verb, fields: pairs.map(|(name, value)| (decode(name), decode(value))).collect() };
        act.words().is_some().then_some(act)
    }

    /// What its button says.
    fn words(&self) -> Option<&'static str> {
        let has = |wanted: &str| self.fields.iter().any(|(name, value)| wanted == format!("{name}={value}"));
        ACTS.iter().find(|(verb, wanted, _)| *verb == self.verb && (wanted.is_empty() || has(wanted))).map(|(_, _, key)| *key)
    }

    pub fn cookie(&self) -> String {
        let body: Vec<String> = self.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        encode(&format!("{}?{}", self.verb, body.join("&")))
    }

    fn kept_by(visit: &Visit) -> Option<Self> {
        let kept = decode(visit.cookie(COOKIE)?);
        let (verb, body) = kept.split_once('?')?;
        Self::of(&format!("/api/{verb}"), body)
    }

    /// A reason or the like, in the words of who sent it.
    fn typed(&self) -> Option<String> {
        let of = |wanted: &str| self.fields.iter().find(|(name, value)| name == wanted && !value.trim().is_empty());
        ["reason", "changelog", "due"].into_iter().find_map(of).map(|(_, value)| value.clone())
    }
}

/// Asks whether what came without a session is to be done now.
#[component]
pub fn AgainPage() -> impl IntoView {
    page(|visit| async move {
        visit.cx.member()?;
        let back = visit.query("page").unwrap_or_default();
        let Some((act, key)) = Act::kept_by(&visit).and_then(|act| act.words().map(|key| (act, key))) else { return Ok(go(&back)) };
        Ok(question(&visit, &act, key, crate::kit::own_path(&back).to_owned()))
    })
}

fn question(visit: &Visit, act: &Act, key: &str, back: String) -> AnyView {
    let locale = visit.locale;
    let title = locale.text("resume-title");
    let typed = act.typed().map(|text| view! { <blockquote class="quoted"><p>{text}</p></blockquote> });
    let hidden = act.fields.iter().map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> }).collect_view();
    view! {
        <Title text=title.clone() />
        <div class="narrow">
            <h1>{title}</h1>
            <p class="lead">{locale.text("resume-lead")}</p>
            <p><strong>{locale.text(key)}</strong></p>
            {typed}
            <form method="post" action=format!("/api/{}", act.verb)>
                {hidden}
                <div class="button-row">
                    <button class="button button-primary">{locale.text(key)}</button>
                    <a class="button" href=back>{locale.text("resume-back")}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_as_it_was() {
        let act = Act::of("/api/collections/remove", "collection=5&reason=Spam+%26+more%3D").unwrap();
        assert_eq!(act.words(), Some("resume-remove-collection"));
        let visit_cookie = decode(&act.cookie());
        let (verb, body) = visit_cookie.split_once('?').unwrap();
        assert_eq!(Act::of(&format!("/api/{verb}"), body), Some(act.clone()));
        assert_eq!(act.typed().as_deref(), Some("Spam & more="));
        assert!(act.cookie().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/:%".contains(&byte)));
    }

    #[test]
    fn words_are_those_of_the_choice() {
        let words = |path, body| Act::of(path, body).and_then(|act| act.words());
        assert_eq!(words("/api/discussion/mark_answer", "reply=2&answer=yes"), Some("resume-mark-answer"));
        assert_eq!(words("/api/discussion/mark_answer", "reply=2&answer=no"), Some("resume-unmark-answer"));
        assert_eq!(words("/api/discussion/react", "reply=2&kind=tried"), None);
        assert_eq!(words("/api/accounts/change_password", "password=x"), None);
    }
}
