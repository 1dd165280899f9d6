//! Every form that takes something away: it ends on a page that says so and can be taken back, or it asks first.

use super::support::{
    Forum, SITE, Who,
    browser::{Answer, Browser},
    doors::{DOORS, Door, to},
};
use server::clock;

/// How a form deals with what it takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The next page brings it back, for five minutes.
    Undo,
    /// The same, as long as one likes: it is an act of its own.
    Again,
    /// It is asked before.
    Asks,
    /// It is refused without words about why, which are asked on the page of the form.
    Reason,
    /// A button in the same place, or another form of the same page, does the opposite.
    Toggle,
    /// It stands folded under words that say what is lost.
    Folded(&'static str),
}
use Way::{Again, Asks, Folded, Reason, Toggle, Undo};

const TAKES: &[(&str, Way)] = &[
    ("accounts/drop_factor", Asks),
    ("admin/change_board", Toggle),
    ("admin/change_role", Reason),
    ("admin/drop_news", Reason),
    ("admin/erase_member", Reason),
    ("admin/reject_joining", Reason),
    ("admin/reject_organisation", Reason),
    ("admin/remove_factor", Reason),
    ("collections/remove", Undo),
    ("collections/remove_editor", Undo),
    ("collections/take_out", Undo),
    ("discussion/delete_reply", Undo),
    ("discussion/discard_draft", Undo),
    ("discussion/unreact", Toggle),
    ("following/unfollow", Toggle),
    ("groups/close", Folded("group-close-sure")),
    ("groups/leave", Folded("group-leave-sure")),
    ("groups/remove_member", Toggle),
    ("groups/take_back", Toggle),
    ("identities/unlink", Asks),
    ("invitations/revoke", Undo),
    ("library/detach", Undo),
    ("library/leave", Undo),
    ("library/retire", Again),
    ("library/withdraw_author", Undo),
    ("moderation/close_case", Reason),
    ("moderation/hide_post", Again),
    ("moderation/suspend", Reason),
    ("organisations/leave_organisation", Undo),
    ("organisations/withdraw_affiliation", Undo),
    ("own_data/leave", Toggle),
    ("people/remove_photo", Asks),
    ("trust/remove_review", Undo),
    ("trust/remove_use", Undo),
    ("trust/remove_use_photo", Undo),
];

/// The first words of verbs that take nothing away.
const GIVES: &[&str] = &[
    "add", "answer", "approve", "ask", "begin", "bring", "change", "choose", "claim", "close", "confirm", "copy", "decline", "discuss", "edit",
    "end", "enter", "follow", "invite", "join", "keep", "lift", "make", "mark", "merge", "move", "new", "open", "post", "preview", "publish",
    "react", "remix", "report", "reread", "reset", "restore", "retry", "review", "save", "say", "set", "sign", "split", "start", "test", "unretire",
];

/// A new form must be put into one of the lists.
#[test]
fn it_is_known_of_every_form_whether_it_takes_something_away() {
    for door in DOORS.iter() {
        let name = door.verb.split('/').next_back().unwrap();
        let gives = GIVES.contains(&name.split('_').next().unwrap());
        let takes = TAKES.iter().any(|(verb, _)| *verb == door.verb);
        assert!(takes || gives, "{}: say how it is taken back", door.verb);
    }
    for (verb, _) in TAKES {
        assert!(DOORS.iter().any(|door| door.verb == *verb), "{verb} is no form");
    }
}

/// A form of a page, as it would be sent.
struct Form {
    verb: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// The first form after this mark.
    fn after(page: &Answer, mark: &str) -> Self {
        let (_, rest) = page.text.split_once(mark).unwrap_or_else(|| panic!("no {mark} in {}", page.text));
        let (form, _) = rest.split_once("</form>").unwrap();
        let value = |text: &str, name: &str| text.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).unwrap().0.to_owned();
        let fields = form.split("<input").skip(1).map(|input| (value(input, "name"), value(input, "value"))).collect();
        Self { verb: value(form, "action").trim_start_matches("/api/").to_owned(), fields }
    }

    async fn send(&self, browser: &Browser) -> Answer {
        let fields: Vec<(&str, &str)> = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.form(&self.verb, &fields).await
    }
}

const STRIP: &str = "class=\"notice undo\"";

/// What is taken away here and is not in every forum of the tests.
async fn lay_out(forum: &Forum, door: &Door) {
    door.make_way(forum).await;
    let sql = "INSERT INTO drafts (member_id, place, title, tags, body, updated_at) VALUES (1, 'thread:2', '', '', 'Half a thought', 1)";
    forum.run(sql, Vec::new()).await;
    let sql = "INSERT INTO files (material_id, blob, name, mime, size, created_at) SELECT 1, blob, 'class.jpg', 'image/jpeg', size, 1 FROM files WHERE id = 1";
    forum.run(sql, Vec::new()).await;
    forum.run("UPDATE uses SET photo_id = (SELECT MAX(id) FROM files)", Vec::new()).await;
    let sql = "UPDATE affiliations SET state = 'verified', how = 'word', verified_by = 3, verified_at = 1, expires_at = $1, coordinates = TRUE, reason = 'Known'";
    let later = clock::now() + 1_000_000;
    forum.run(sql, vec![later.into()]).await;
    forum.run("UPDATE members SET verified_until = $1, coordinator_until = $1 WHERE id = 2", vec![later.into()]).await;
    forum.run("INSERT INTO follows (member_id, kind, object_id, level, created_at) VALUES (5, 'collection', 1, 'following', 1)", Vec::new()).await;
    let sql = "UPDATE reviews SET answer = 'Thank you, we changed it.', answered_by = 1, answered_at = 5";
    forum.run(sql, Vec::new()).await;
    let sql =
        "INSERT INTO material_facets (material_id, facet, value, published_at) SELECT id, 'used', 'yes', published_at FROM materials WHERE id = 1";
    forum.run(sql, Vec::new()).await;
}

/// What a member would miss, without logs, plans and the times at which rows were touched last.
async fn belongings(forum: &Forum) -> Vec<String> {
    const ASIDE: [&str; 8] = ["audit:", "outbox:", "takings:", "sessions:", "throttles:", "shelf", "search", "seaql"];
    let rows = forum.state().await.into_iter().filter(|row| !ASIDE.iter().any(|table| row.starts_with(table)));
    let mut rows: Vec<String> = rows.map(|row| without_times(&row)).collect();
    rows.sort();
    rows
}

/// Milliseconds since the epoch have thirteen digits. A collection was touched last in its tenth cell, when it was made in this forum 1;
/// a material's last cell but one is the tick of the shelf's clock at which it was touched.
fn without_times(row: &str) -> String {
    let is_time = |cell: &str| cell.len() == 13 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let cells = row.split(',').count();
    let touched = |n: usize| (row.starts_with("collections:") && n == 9) || (row.starts_with("materials:") && n + 2 == cells);
    let cells = row.split(',').enumerate().map(|(n, cell)| if is_time(cell) || touched(n) { "now" } else { cell });
    cells.collect::<Vec<_>>().join(",")
}

async fn send(browser: &Browser, forum: &Forum, door: &Door, without: &[&str]) -> Answer {
    let fields = door.fill(forum);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).filter(|(name, _)| !without.contains(name)).collect();
    browser.form(door.verb, &fields).await
}

async fn takes_away_and_back(forum: &Forum, door: &Door) {
    let verb = door.verb;
    lay_out(forum, door).await;
    let browser = door.browser(forum).await;
    let before = belongings(forum).await;
    let done = send(&browser, forum, door, &[]).await.is(303);
    let after = belongings(forum).await;
    assert_ne!(after, before, "{verb} takes something away");
    let page = browser.open(done.location().split('#').next().unwrap()).await.is(200);
    assert_eq!(page.text.matches(STRIP).count(), 1, "{verb}: its page says what happened, once");
    let undo = Form::after(&page, STRIP);
    browser.get("/about").await.is(200).hides(STRIP);
    let back = undo.send(&browser).await.is(303);
    browser.open(back.location().split('#').next().unwrap()).await.is(200).shows("It’s back as it was.").hides(STRIP);
    let restored = belongings(forum).await;
    let missing: Vec<&String> = before.iter().filter(|row| !restored.contains(row)).collect();
    let extra: Vec<&String> = restored.iter().filter(|row| !before.contains(row)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{verb}: lost {missing:#?}, new {extra:#?}");
    let again = undo.send(&browser).await;
    assert!([403, 404].contains(&again.status), "{verb}: once only, not {}", again.status);
}

async fn comes_too_late(forum: &Forum, door: &Door) {
    lay_out(forum, door).await;
    let browser = door.browser(forum).await;
    let done = send(&browser, forum, door, &[]).await.is(303);
    let undo = Form::after(&browser.open(done.location().split('#').next().unwrap()).await.is(200), STRIP);
    let ago = model::limits::UNDO_MS + 1;
    forum.run("UPDATE takings SET taken_at = taken_at - $1", vec![ago.into()]).await;
    forum.run("UPDATE replies SET deleted_at = deleted_at - $1", vec![ago.into()]).await;
    let after = belongings(forum).await;
    undo.send(&browser).await.is(403);
    assert_eq!(belongings(forum).await, after, "{}", door.verb);
}

#[tokio::test]
async fn what_is_taken_away_can_be_taken_back_for_five_minutes() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let template = forum.into_template().await;
    for (verb, way) in TAKES.iter().filter(|(_, way)| [Undo, Again].contains(way)) {
        takes_away_and_back(&template.copy().await, to(verb)).await;
        if *way == Undo {
            comes_too_late(&template.copy().await, to(verb)).await;
        }
    }
}

#[tokio::test]
async fn what_is_taken_away_comes_back_on_postgres() {
    let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await else { return };
    forum.prepare().await;
    let template = forum.into_template().await;
    for (verb, _) in TAKES.iter().filter(|(_, way)| *way == Undo) {
        let forum = template.copy().await;
        let door = to(verb);
        lay_out(&forum, door).await;
        let browser = door.browser(&forum).await;
        let done = send(&browser, &forum, door, &[]).await.is(303);
        let page = browser.open(done.location().split('#').next().unwrap()).await.is(200);
        let back = Form::after(&page, STRIP).send(&browser).await.is(303);
        browser.open(back.location().split('#').next().unwrap()).await.is(200).shows("It’s back as it was.");
        forum.discard().await;
    }
}

#[tokio::test]
async fn what_is_lost_is_said_beside_the_button() {
    let forum = Forum::new().await;
    let english = domain::Locale::default();
    let ada = forum.browser(Who::Ada).await;
    for (verb, way) in TAKES {
        if let Folded(words) = way {
            ada.get("/groups/1/cell-lab").await.is(200).shows(&format!("action=\"/api/{verb}\"")).shows(&english.text(words));
        }
    }
}

#[tokio::test]
async fn what_cannot_be_taken_back_is_asked_first() {
    let forum = Forum::new().await;
    forum.prepare().await;
    let template = forum.into_template().await;
    for (verb, way) in TAKES.iter().filter(|(_, way)| [Asks, Reason].contains(way)) {
        let (forum, door) = (template.copy().await, to(verb));
        let browser = door.browser(&forum).await;
        let before = belongings(&forum).await;
        if *way == Reason {
            send(&browser, &forum, door, &["reason"]).await.is(422);
            assert_eq!(belongings(&forum).await, before, "{verb}");
            continue;
        }
        let page = send(&browser, &forum, door, &["sure"]).await.is(200).shows("Are you sure?");
        assert_eq!(belongings(&forum).await, before, "{verb}");
        let done = Form::after(&page, "Are you sure?</h1>").send(&browser).await.leads_to(door.to);
        browser.open(done.location()).await.is(200);
    }
}

#[tokio::test]
async fn nobody_brings_back_what_somebody_else_took() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    ada.form("collections/remove", &[("collection", "1")]).await.leads_to("/collections/mine");
    let after = belongings(&forum).await;
    forum.browser(Who::Ben).await.form("undo/bring_back", &[("taking", "1"), ("back", "https://evil.example/")]).await.is(404);
    forum.visitor().form("undo/bring_back", &[("taking", "1")]).await.is(401);
    assert_eq!(belongings(&forum).await, after);
    // A way back that leads elsewhere is not taken, and a cookie says nothing that we do not say.
    forum.run("INSERT INTO takings (member_id, kind, object, parts, taken_at) VALUES (1, 'draft', 1, '[]', $1)", vec![clock::now().into()]).await;
    ada.form("undo/bring_back", &[("taking", "2"), ("back", "//evil.example/")]).await.leads_to("/");
    for forged in ["<b>Hello</b>.1.99999999999999./tags", "reply.x.99999999999999./tags", "nothing.1.99999999999999./", "reply"] {
        ada.keep("undo", forged);
        ada.get("/tags").await.is(200).hides(STRIP).hides("<b>Hello</b>");
    }
}

#[tokio::test]
async fn a_thread_in_which_others_wrote_asks_first_and_tells_them() {
    let forum = Forum::new().await;
    let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
    let notices = "SELECT COUNT(*) AS n FROM notices WHERE story = 'thread-deleted'";
    let page = ada.form("discussion/delete_reply", &[("reply", "1")]).await.is(200).shows("other").shows("we’ll tell them");
    ben.get("/replies/1").await.is(303);
    Form::after(&page, "Are you sure?</h1>").send(&ada).await.leads_to("/boards/classroom");
    let board = ada.open("/boards/classroom").await.is(200).shows("You deleted the thread.");
    assert_eq!(forum.number(notices).await, 1, "Ben wrote there");
    ben.get("/notices").await.is(200).shows("deleted the thread “How do you test a cell?”");
    for path in ["/replies/1", "/replies/2", "/threads/1/how-do-you-test-a-cell", "/feeds/threads/1.atom"] {
        ben.get(path).await.is(410);
    }
    forum.visitor().get("/replies/2").await.is(410).shows("This has been deleted").hides("How do you test a cell");
    Form::after(&board, STRIP).send(&ada).await.is(303);
    assert_eq!(forum.number(notices).await, 0, "what was told is not true any more");
    ben.open("/replies/1").await.is(200).shows("How do you test a cell?");
}

#[tokio::test]
async fn a_link_to_a_deleted_reply_leads_to_its_place() {
    let forum = Forum::new().await;
    let ben = forum.browser(Who::Ben).await;
    ben.form("discussion/delete_reply", &[("reply", "4")]).await.is(303);
    forum.run("UPDATE replies SET deleted_at = deleted_at - $1 WHERE id = 4", vec![(model::limits::UNDO_MS * 2).into()]).await;
    let number = forum.number("SELECT number AS n FROM replies WHERE id = 4").await;
    for who in [Who::Visitor, Who::Ada] {
        let browser = forum.browser(who).await;
        let to = browser.get("/replies/4").await.is(303);
        assert!(to.location().ends_with(&format!("#reply-{number}")), "{SITE}{}", to.location());
        let page = browser.open("/replies/4").await.is(200).shows(&format!("id=\"reply-{number}\"")).hides("Reply with id 4.");
        assert!(page.text.contains("post-deleted"), "its place says so");
    }
}
