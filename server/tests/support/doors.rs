//! Every server function with fields that work: who may send them, where the form leads.

use super::{Forum, Who, browser::Browser, content::PASSWORD};
use domain::tokens;

pub struct Door {
    /// `feature/verb`.
    pub verb: &'static str,
    /// Somebody who may.
    pub who: Who,
    pub fields: &'static [(&'static str, &'static str)],
    /// Where the form leads; empty for calls that answer a value.
    pub to: &'static str,
    /// Only members may.
    pub members: bool,
    /// A cookie of a step before this one.
    pub cookie: Option<(&'static str, &'static str)>,
}

impl Door {
    /// The fields, with what is only known now in the place of `{…}`; see [`Forum::prepare`].
    pub fn fill(&self, forum: &Forum) -> Vec<(&'static str, String)> {
        let fill = |value: &str| match value {
            "{set-up}" => forum.world.keys.token("set-up", "first-admin"),
            "{code}" => forum.code_now(),
            "{session}" => tokens::hash("another session"),
            other => other.to_owned(),
        };
        self.fields.iter().map(|(name, value)| (*name, fill(value))).collect()
    }

    /// Makes a state in which the door can open at all.
    pub async fn make_way(&self, forum: &Forum) {
        if self.verb == "admin/set_up" {
            forum.run("UPDATE members SET role = 'member' WHERE role = 'admin'", Vec::new()).await;
        }
        if self.verb == "undo/bring_back" {
            let sql = "INSERT INTO takings (member_id, kind, object, parts, taken_at) VALUES (1, 'draft', 1, '[]', $1)";
            forum.run(sql, vec![server::clock::now().into()]).await;
        }
        if self.verb == "own_data/keep_account" {
            forum.run("INSERT INTO leavings (member_id, why, asked_at, due_at) VALUES (1, 'asked', 1, 2)", Vec::new()).await;
        }
    }

    pub async fn browser(&self, forum: &Forum) -> Browser {
        let browser = forum.browser(self.who).await;
        if let Some((name, value)) = self.cookie {
            browser.keep(name, value);
        }
        browser
    }
}

const fn door(verb: &'static str, who: Who, fields: &'static [(&'static str, &'static str)], to: &'static str) -> Door {
    Door { verb, who, fields, to, members: true, cookie: None }
}

const fn open(verb: &'static str, fields: &'static [(&'static str, &'static str)], to: &'static str) -> Door {
    Door { verb, who: Who::Visitor, fields, to, members: false, cookie: None }
}

const THREAD: &[(&str, &str)] = &[
    ("board", "1"),
    ("slug", "classroom"),
    ("kind", "question"),
    ("title", "How do you cool a pack?"),
    ("language", "en"),
    ("tags", "cooling"),
    ("body", "We have *one*."),
];
const BOARD: &[(&str, &str)] =
    &[("name", "Formation"), ("slug", "formation"), ("language", "en"), ("colour", "rose"), ("icon", "bolt"), ("audience", "public")];
const SETTINGS: &[(&str, &str)] = &[("language", "fi")];
const PROFILE: &[(&str, &str)] = &[
    ("name", "Ada Lovelace"),
    ("pronouns", "she/her"),
    ("kind", "expert"),
    ("headline", "Teaches"),
    ("bio", "I like *engines*."),
    ("country", "FI"),
    ("town", "Turku"),
    ("timezone", "Europe/Helsinki"),
    ("spoken[]", "en"),
    ("levels[]", "c1"),
    ("subjects[]", "0713"),
    ("steps[]", "safety"),
    ("offers[]", "give-webinar"),
    ("seeks[]", "go-abroad"),
    ("links[]", "https://example.org/ada"),
    ("listed", "public"),
    ("see[bio]", "public"),
];
const WHO_I_AM: &[(&str, &str)] = &[("kind", "expert"), ("country", "FI"), ("headline", "Teaches"), ("organisation", "Example School")];
const KNOWN: &[(&str, &str)] = &[("subjects[]", "0713"), ("steps[]", "safety"), ("spoken[]", "en"), ("levels[]", "c1")];
const WORD: &[(&str, &str)] = &[("affiliation", "1"), ("slug", "example-school"), ("reason", "We work together")];
const HOUSE: &[(&str, &str)] = &[
    ("name", "New School"),
    ("kind", "school"),
    ("country", "FI"),
    ("town", "Turku"),
    ("website", "new.example"),
    ("oid", "E10203040"),
    ("domains", "new.example"),
];
const MATERIAL: &[(&str, &str)] = &[("title", "Measuring a pack"), ("kind", "slides"), ("language", "en")];
const SAVED_MATERIAL: &[(&str, &str)] = &[
    ("material", "2"),
    ("lock", "1"),
    ("title", "Measuring a pack"),
    ("kind", "slides"),
    ("language", "en"),
    ("licence", "by"),
    ("steps[]", "testing"),
    ("eqf[]", "4"),
    ("minutes", "30"),
    ("description", "Do *that*."),
];
const USED: &[(&str, &str)] = &[
    ("material", "1"),
    ("version", "1"),
    ("level", "4"),
    ("country", "FI"),
    ("learners", "16"),
    ("minutes", "80"),
    ("again", "changes"),
    ("note", "Fine"),
];
const REVIEW: &[(&str, &str)] = &[
    ("material", "1"),
    ("version", "1"),
    ("marks[accessibility]", "2"),
    ("marks[quality]", "3"),
    ("marks[time]", "1"),
    ("marks[blending]", ""),
    ("comments[time]", "It takes longer"),
    ("overall", "It works with a group of sixteen."),
];
const COLLECTION: &[(&str, &str)] = &[("title", "Second lab day"), ("summary", "In this order"), ("language", "en"), ("access", "public")];
const GROUP: &[(&str, &str)] = &[("name", "Lab partners"), ("description", "Who shares a lab"), ("language", "en"), ("joining", "request")];
const CHANGED_GROUP: &[(&str, &str)] = &[("group", "1"), ("name", "Lab partners"), ("language", "en"), ("joining", "open")];
const CHANGED_COLLECTION: &[(&str, &str)] = &[("collection", "1"), ("title", "Second lab day"), ("language", "en"), ("access", "public")];
const CHANGED_HOUSE: &[(&str, &str)] =
    &[("organisation", "1"), ("slug", "example-school"), ("name", "Example School"), ("kind", "university"), ("country", "FI"), ("domains", "")];
const NOTE: &[(&str, &str)] = &[("reply", "2"), ("kind", "tried"), ("level", "EQF 4"), ("country", "FI"), ("note", "It worked")];

const SURE: (&str, &str) = ("sure", "yes");
const SAVED: &str = "/settings/security?done=saved";

pub const DOORS: &[Door] = &[
    open("accounts/sign_up", &[("name", "Eve Newcomer"), ("email", "eve@example.org"), ("password", PASSWORD)], "/sign-up/sent"),
    open("accounts/confirm_joining", &[("token", "join token"), ("password", PASSWORD)], "/welcome"),
    Door { cookie: Some(("half", "half token")), ..open("accounts/enter_code", &[("code", "abcd-efgh")], "/tags") },
    open("accounts/ask_reset", &[("email", "ada@example.org")], "/reset/sent"),
    open("accounts/reset_password", &[("token", "reset token"), ("password", "green clutch 12 door")], "/sign-in?reset=1&next=/settings/identities"),
    door("accounts/confirm_identity", Who::Ada, &[("password", PASSWORD), ("next", "/tags")], "/tags"),
    door("accounts/change_password", Who::Ada, &[("current", PASSWORD), ("password", "green clutch 12 door")], SAVED),
    door("accounts/change_email", Who::Ada, &[("email", "ada@school.example")], "/settings/security?done=mail"),
    door("accounts/confirm_email", Who::Ada, &[("token", "email token")], "/settings/security?done=email"),
    door("accounts/end_session", Who::Ada, &[("session", "{session}")], SAVED),
    door("accounts/end_other_sessions", Who::Ada, &[], SAVED),
    door("accounts/begin_factor", Who::Ada, &[], "/settings/security/factor"),
    door("accounts/confirm_factor", Who::Mona, &[("code", "{code}")], "/settings/security/codes"),
    door("accounts/new_codes", Who::Ben, &[], "/settings/security/codes"),
    door("accounts/drop_factor", Who::Ben, &[SURE], SAVED),
    door("identities/unlink", Who::Ada, &[("identity", "1"), SURE], "/settings/identities?done=unlinked"),
    open("accounts/sign_in", &[("email", "ada@example.org"), ("password", PASSWORD), ("next", "/tags")], "/tags"),
    door("accounts/sign_out", Who::Ada, &[], "/"),
    door("accounts/change_settings", Who::Ada, SETTINGS, "/settings?saved=1"),
    door("own_data/ask_export", Who::Ada, &[], "/settings/data"),
    door("own_data/leave", Who::Ada, &[], "/settings/data?done=asked"),
    door("own_data/keep_account", Who::Ada, &[], "/settings/data?done=kept"),
    door("people/change_profile", Who::Ada, PROFILE, "/settings/profile?saved=1"),
    door("people/remove_photo", Who::Ada, &[SURE], "/settings/profile/photo?done=removed"),
    door("people/say_who_i_am", Who::Ada, WHO_I_AM, "/welcome/2"),
    door("people/say_what_i_know", Who::Ada, KNOWN, "/welcome/3"),
    door("people/say_what_i_seek", Who::Ada, &[("offers[]", "lab-time"), ("seeks[]", "go-abroad")], "/welcome/4"),
    door("organisations/add_organisation", Who::Ada, HOUSE, "/organisations/new-school?added=1"),
    door("organisations/change_organisation", Who::Mona, CHANGED_HOUSE, "/organisations/example-school"),
    door("organisations/claim_affiliation", Who::Ada, &[("organisation", "1"), ("slug", "example-school")], "/organisations/example-school"),
    door("organisations/leave_organisation", Who::Ben, &[("organisation", "1"), ("slug", "example-school")], "/organisations/example-school"),
    door("organisations/confirm_affiliation", Who::Mona, WORD, "/organisations/example-school"),
    door("organisations/withdraw_affiliation", Who::Mona, WORD, "/organisations/example-school"),
    open("accounts/choose_appearance", &[("theme", "dark"), ("back", "/tags")], "/tags"),
    door("following/follow", Who::Ada, &[("subject", "board:1"), ("back", "/boards/classroom")], "/boards/classroom"),
    door("following/unfollow", Who::Ada, &[("subject", "thread:1"), ("back", "/following")], "/following"),
    door("notices/mark_read", Who::Ada, &[("thread", "1")], "/notices"),
    door("notices/change_preferences", Who::Ada, &[("how[reply]", "digest"), ("how[mention]", "off")], "/settings/notices?saved=1"),
    door("discussion/start_thread", Who::Ada, THREAD, "/threads/7/-"),
    door("discussion/post_reply", Who::Ada, &[("thread", "1"), ("parent", "2"), ("body", "So it *is*.")], "/replies/13"),
    door("discussion/edit_reply", Who::Ada, &[("reply", "3"), ("version", "1"), ("body", "Better *words*.")], "/replies/3"),
    door("discussion/delete_reply", Who::Ada, &[("reply", "3")], "/threads/1/how-do-you-test-a-cell?at=2#reply-2"),
    door("discussion/restore_reply", Who::Ada, &[("reply", "7")], "/threads/2/gloves-and-goggles?at=2#reply-2"),
    door("discussion/mark_answer", Who::Ada, &[("reply", "2"), ("answer", "yes")], "/replies/2"),
    door("discussion/react", Who::Ada, NOTE, "/replies/2"),
    door("discussion/unreact", Who::Ada, &[("reply", "4"), ("kind", "tried")], "/replies/4"),
    door("discussion/mark_read", Who::Ada, &[("thread", "2"), ("numbers", "0,1"), ("next", "/tags")], "/tags"),
    door("discussion/save_draft", Who::Ada, &[("place", "thread:1"), ("body", "Half a thought")], ""),
    door("discussion/discard_draft", Who::Ada, &[("place", "thread:2"), ("page", "/tags")], "/tags"),
    door("discussion/preview", Who::Ada, &[("body", "Half a *thought*")], ""),
    door("discussion/change_thread", Who::Mona, &[("thread", "1"), ("change", "lock")], "/threads/1/-"),
    door("discussion/move_thread", Who::Mona, &[("thread", "1"), ("board", "2")], "/threads/1/-"),
    door("discussion/merge_threads", Who::Mona, &[("thread", "1"), ("into", "#2")], "/threads/2/-"),
    door("discussion/split_branch", Who::Mona, &[("reply", "2"), ("title", "A branch of its own")], "/threads/7/-"),
    door("library/start", Who::Ada, MATERIAL, "/library/4/edit"),
    door("library/save", Who::Ada, SAVED_MATERIAL, "/library/2/edit?saved=1#publish"),
    door("library/keep", Who::Ada, SAVED_MATERIAL, ""),
    door("library/publish", Who::Ada, &[("material", "2")], "/library/2?published=1"),
    door("library/detach", Who::Ada, &[("material", "2"), ("file", "1")], "/library/2/edit#files"),
    door("library/move_file", Who::Ada, &[("material", "2"), ("file", "1")], "/library/2/edit#files"),
    door("library/retire", Who::Ada, &[("material", "1"), ("reason", "It is wrong")], "/library/1"),
    door("library/unretire", Who::Ada, &[("material", "3")], "/library/3"),
    door("library/restore", Who::Ada, &[("material", "1"), ("number", "1")], "/library/1/edit?restored=1"),
    door("library/invite_author", Who::Ada, &[("material", "2"), ("handle", "@ben")], "/library/2/edit#authors"),
    door("library/withdraw_author", Who::Ada, &[("material", "1"), ("member", "2")], "/library/1/edit#authors"),
    door("library/move_author", Who::Ada, &[("material", "1"), ("member", "5")], "/library/1/edit#authors"),
    door("library/leave", Who::Ada, &[("material", "1")], "/library/mine"),
    door("library/answer_invitation", Who::Ben, &[("material", "1"), ("answer", "accept")], "/library/1/edit"),
    door("library/remix", Who::Ada, &[("material", "1"), ("language", "fi")], "/library/4/edit"),
    door("trust/report_use", Who::Ben, USED, "/library/1/uses#use-1"),
    door("trust/remove_use", Who::Ben, &[("report", "1"), ("material", "1")], "/library/1/uses"),
    door("trust/remove_use_photo", Who::Ben, &[("report", "1"), ("material", "1")], "/library/1/uses#use-1"),
    door("trust/review", Who::Ben, REVIEW, "/library/1/reviews#review-1"),
    door("trust/remove_review", Who::Ben, &[("review", "1"), ("material", "1")], "/library/1/reviews"),
    door("trust/answer_review", Who::Ada, &[("review", "1"), ("material", "1"), ("answer", "Thank you")], "/library/1/reviews#review-1"),
    door("trust/mark_done", Who::Ada, &[("review", "1"), ("material", "1"), ("version", "1")], "/library/1/reviews#review-1"),
    door("trust/ask_review", Who::Ada, &[("material", "1"), ("ask", "yes")], "/library/1/care?saved=1"),
    door("trust/set_due", Who::Ada, &[("material", "1"), ("due", "2029-03-01")], "/library/1/care?saved=1"),
    door("trust/report_outdated", Who::Ben, &[("material", "1"), ("version", "1"), ("reason", "The link is dead")], "/library/1/outdated?saved=1"),
    door("trust/answer_outdated", Who::Ada, &[("material", "1"), ("answer", "It is right")], "/library/1/outdated"),
    door("trust/discuss", Who::Ada, &[("material", "1"), ("board", "1"), ("body", "How do *you* use it?")], "/replies/13"),
    door("trust/make_from_reply", Who::Ada, &[("reply", "3"), ("title", "Testing a cell"), ("licence", "by-sa")], "/library/4/edit"),
    door("trust/ask_author", Who::Ada, &[("reply", "2")], "/replies/2/resource"),
    door("trust/decline", Who::Ada, &[("reply", "3")], "/replies/3/resource"),
    door("collections/start", Who::Ada, COLLECTION, "/collections/3/edit?begun=1"),
    door("collections/change", Who::Ada, CHANGED_COLLECTION, "/collections/1/second-lab-day"),
    door("collections/remove", Who::Ada, &[("collection", "1")], "/collections/mine"),
    door("collections/copy", Who::Ben, &[("collection", "1"), ("end", "first-lab-day")], "/collections/3/edit?begun=1"),
    door("collections/add", Who::Ada, &[("material", "1"), ("collection", "1"), ("note", "Begin here")], "/collections/1/first-lab-day"),
    door("collections/take_out", Who::Ada, &[("collection", "1"), ("material", "1")], "/collections/1/edit"),
    door("collections/move_entry", Who::Ada, &[("collection", "1"), ("material", "1"), ("way", "up")], "/collections/1/edit#entry-1"),
    door("collections/change_note", Who::Ada, &[("collection", "1"), ("material", "1"), ("note", "Begin here")], "/collections/1/edit#entry-1"),
    door("collections/add_editor", Who::Ada, &[("collection", "1"), ("editor", "@ben")], "/collections/1/edit#editors"),
    door("collections/remove_editor", Who::Ada, &[("collection", "1"), ("member", "3")], "/collections/1/edit#editors"),
    door("groups/start", Who::Ada, GROUP, "/groups/4/lab-partners"),
    door("groups/change", Who::Ada, CHANGED_GROUP, "/groups/1/lab-partners"),
    door("groups/join", Who::Ada, &[("group", "2")], "/groups/2/open-circle?done=joined"),
    door("groups/ask", Who::Ari, &[("group", "1"), ("note", "I teach next door")], "/groups/1/cell-lab?done=asked"),
    door("groups/answer", Who::Ada, &[("group", "1"), ("member", "2"), ("decision", "accept")], "/groups/1/-#waiting"),
    door("groups/invite", Who::Ada, &[("group", "1"), ("handle", "@ari")], "/groups/1/-?done=invited#waiting"),
    door("groups/take_back", Who::Ada, &[("group", "2")], "/groups?done=taken-back"),
    door("groups/leave", Who::Ben, &[("group", "2")], "/groups?done=left"),
    door("groups/remove_member", Who::Ada, &[("group", "1"), ("member", "5")], "/groups/1/-#role"),
    door("groups/change_role", Who::Ada, &[("group", "1"), ("member", "5"), ("role", "keeper")], "/groups/1/-#role"),
    door("groups/open_board", Who::Ada, &[("group", "1"), ("name", "Second bench")], "/boards/second-bench-g1"),
    door("groups/change_board", Who::Ada, &[("group", "1"), ("board", "5"), ("change", "archive")], "/groups/1/-#boards"),
    door("groups/close", Who::Ada, &[("group", "1")], "/groups/1/-?done=closed"),
    door("moderation/report", Who::Ada, &[("of", "post"), ("id", "2"), ("kind", "harmful"), ("note", "No gloves")], "/report/done"),
    door("moderation/close_case", Who::Mona, &[("of", "post"), ("id", "4"), ("outcome", "dismissed"), ("reason", "Fine")], "/moderation?done=1"),
    door("moderation/hide_post", Who::Mona, &[("reply", "3"), ("reason", "Unsafe")], "/moderation/case/post/3"),
    door("moderation/restore_post", Who::Mona, &[("reply", "7")], "/moderation/case/post/7"),
    door("moderation/suspend", Who::Mona, &[("member", "2"), ("term", "7"), ("reason", "Spam")], "/moderation/suspend/2"),
    door("moderation/lift_suspension", Who::Mona, &[("member", "5"), ("reason", "Said sorry")], "/moderation/suspend/5"),
    door("admin/change_role", Who::Ari, &[("member", "1"), ("role", "moderator"), ("reason", "Helps")], "/admin/people/1?done=1"),
    door("admin/end_sessions", Who::Ari, &[("member", "1")], "/admin/people/1?done=1"),
    door("admin/remove_factor", Who::Ari, &[("member", "2"), ("reason", "Lost the phone")], "/admin/people/2?done=1"),
    door("library/make_drafts", Who::Ada, &[("import", "1")], "/library/imports/1"),
    door("library/reread_table", Who::Ada, &[("import", "1"), ("charset", "utf-8")], "/library/imports/1"),
    door("admin/erase_member", Who::Ari, &[("member", "2"), ("reason", "Asked for it")], "/admin/people/2?done=1"),
    door("admin/approve_joining", Who::Ari, &[("joining", "2")], "/admin/joinings?done=1"),
    door("admin/reject_joining", Who::Ari, &[("joining", "2"), ("reason", "No teacher")], "/admin/joinings?done=1"),
    door("admin/approve_organisation", Who::Ari, &[("organisation", "2")], "/admin/organisations?done=1"),
    door("admin/reject_organisation", Who::Ari, &[("organisation", "2"), ("reason", "It is listed already")], "/admin/organisations?done=1"),
    door("admin/save_board", Who::Ari, BOARD, "/admin/boards?done=1"),
    door("admin/change_board", Who::Ari, &[("board", "1"), ("change", "down")], "/admin/boards?done=1"),
    door("admin/change_settings", Who::Ari, &[("sign_up", "by-approval"), ("support", ""), ("days", "365")], "/admin/settings?done=1"),
    door("admin/test_mail", Who::Ari, &[], "/admin/system?mail=sent"),
    door("admin/retry_news", Who::Ari, &[("news", "1")], "/admin/system?news=retried"),
    door("admin/retry_all_news", Who::Ari, &[], "/admin/system?news=retried"),
    door("admin/drop_news", Who::Ari, &[("news", "1"), ("reason", "Too old")], "/admin/system?news=dropped"),
    open("admin/set_up", &[("token", "{set-up}"), ("name", "Fay First"), ("email", "fay@example.org"), ("password", PASSWORD)], "/settings/security"),
    door("invitations/invite", Who::Ari, &[("kind", "expert"), ("uses", "7"), ("days", "14"), ("note", "Welcome")], "/invitations?made=1"),
    door("undo/bring_back", Who::Ada, &[("taking", "1"), ("back", "/tags")], "/tags"),
    door("invitations/revoke", Who::Ari, &[("invitation", "1")], "/invitations/1"),
];

/// The door of a verb.
pub fn to(verb: &str) -> &'static Door {
    DOORS.iter().find(|door| door.verb == verb).unwrap()
}

/// All paths of server functions, as the application knows them.
pub fn paths() -> Vec<String> {
    let mut paths: Vec<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned()).collect();
    paths.sort();
    paths
}
