//! Every page and every server function, tried by everybody, on things of one's own and of others, hidden and deleted: a table
//! to read and to compare with. It is made from the router itself, so a door without a row fails.

use super::support::{
    Forum, SITE, Template,
    browser::{Browser, HTML},
    content::PASSWORD,
    doors::DOORS,
};
use app::App;
use leptos_axum::generate_route_list;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

/// Who tries. The last two have sessions from before.
const ACTORS: [&str; 9] = ["visitor", "unverified", "member", "outsider", "weak mod", "moderator", "admin", "suspended", "erased"];

/// Eli, who is erased, and the joining of somebody unverified.
async fn people(forum: &Forum) {
    let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, mail_on_reply, created_at, erased_at) \
               VALUES ('eli', 'eli', 'eli@example.org', '', 'member', 'teacher', '', '', '', TRUE, 1, 1)";
    forum.run(sql, Vec::new()).await;
    forum.prepare().await;
}

/// The token of a new session; none for who has no account.
async fn session(forum: &Forum, actor: &str) -> Option<String> {
    let id = match actor {
        "member" => 1,
        "outsider" => 2,
        "weak mod" | "moderator" => 3,
        "admin" => 4,
        "suspended" => forum.number("SELECT id AS n FROM members WHERE handle = 'sue'").await,
        "erased" => forum.number("SELECT id AS n FROM members WHERE handle = 'eli'").await,
        _ => return None,
    };
    let token = forum.session(id).await;
    if actor == "weak mod" {
        forum.run("UPDATE sessions SET second_factor = FALSE WHERE member_id = 3", Vec::new()).await;
    }
    Some(token)
}

/// A browser with this session.
fn browser_in(forum: &Forum, session: Option<&str>) -> Browser {
    let browser = forum.visitor();
    if let Some(token) = session {
        browser.keep(forum.config.session_cookie(), token);
    }
    browser
}

async fn browser(forum: &Forum, actor: &str) -> Browser {
    let browser = browser_in(forum, session(forum, actor).await.as_deref());
    if actor == "unverified" {
        // Signing in before the address is confirmed gives nothing to come in with.
        let fields = [("email", "new@example.org"), ("password", PASSWORD)];
        browser.form("accounts/sign_in", &fields).await.is(422);
    }
    browser
}

/// One forum for one attempt after the other, and a new one as soon as one has changed something.
struct Stage {
    template: Template,
    forum: Forum,
    watch: DatabaseConnection,
    seen: i64,
}

impl Stage {
    async fn new(template: Template) -> Self {
        let (forum, watch, seen) = Self::set(&template).await;
        Self { template, forum, watch, seen }
    }

    async fn set(template: &Template) -> (Forum, DatabaseConnection, i64) {
        let forum = template.copy().await;
        let mut options = ConnectOptions::new(forum.config.database_url.reveal());
        options.max_connections(1).sqlx_logging(false);
        let watch = Database::connect(options).await.unwrap();
        let seen = data_version(&watch).await;
        (forum, watch, seen)
    }

    /// The forum as it was at first.
    async fn clean(&mut self) -> &Forum {
        if data_version(&self.watch).await != self.seen {
            (self.forum, self.watch, self.seen) = Self::set(&self.template).await;
        }
        &self.forum
    }
}

/// Changes with each commit of others (SQLite's PRAGMA data_version).
async fn data_version(watch: &DatabaseConnection) -> i64 {
    let statement = Statement::from_string(DbBackend::Sqlite, "SELECT data_version AS n FROM pragma_data_version");
    watch.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
}

/// What stands for the parameters of a path: a name of the case and the path.
fn cases(template: &str) -> Vec<(String, String)> {
    let fill = |list: &[(&str, &[(&str, &str)])]| {
        list.iter()
            .map(|(name, values)| {
                let path = values.iter().fold(template.to_owned(), |path, (param, value)| path.replace(&format!("{{{param}}}"), value));
                ((*name).to_owned(), path)
            })
            .collect()
    };
    let thread_slugs = [("1", "how-do-you-test-a-cell"), ("2", "gloves-and-goggles"), ("3", "for-members-only"), ("5", "a-deleted-thread")];
    let of_threads =
        ["own", "other's", "hidden", "deleted"].into_iter().zip(thread_slugs).map(|(name, (id, slug))| (name, [("id", id), ("slug", slug)]));
    let of_replies = [("own", "3"), ("other's", "2"), ("hidden", "9"), ("deleted", "7"), ("none", "404")];
    if !template.contains('{') {
        return vec![(String::new(), template.to_owned())];
    }
    if template.starts_with("/threads/") {
        return of_threads.flat_map(|(name, values)| fill(&[(name, &values)])).collect();
    }
    if template.starts_with("/replies/") {
        return of_replies.into_iter().flat_map(|(name, id)| fill(&[(name, &[("id", id), ("kind", "tried")])])).collect();
    }
    more_cases(template, fill)
}

fn more_cases(template: &str, fill: impl Fn(&[(&str, &[(&str, &str)])]) -> Vec<(String, String)>) -> Vec<(String, String)> {
    match template.trim_start_matches('/').split('/').next().unwrap_or_default() {
        "report" | "moderation" => {
            let post = |id| [("kind", "post"), ("id", id)];
            fill(&[
                ("own", &post("3")),
                ("other's", &post("2")),
                ("hidden", &post("9")),
                ("deleted", &post("7")),
                ("member", &[("kind", "member"), ("id", "2")]),
            ])
        }
        "boards" => fill(&[
            ("open", &[("slug", "classroom")]),
            ("hidden", &[("slug", "staffroom")]),
            ("group's", &[("slug", "cell-lab-g1")]),
            ("none", &[("slug", "nowhere")]),
        ]),
        "groups" => fill(&[
            ("own", &[("id", "1"), ("slug", "cell-lab")]),
            ("other's", &[("id", "2"), ("slug", "open-circle")]),
            ("hidden", &[("id", "3"), ("slug", "secret-circle")]),
            ("none", &[("id", "404"), ("slug", "nothing")]),
        ]),
        "members" => fill(&[
            ("own", &[("handle", "ada")]),
            ("other's", &[("handle", "ben")]),
            ("erased", &[("handle", "eli")]),
            ("none", &[("handle", "nobody")]),
        ]),
        "tags" => fill(&[("used", &[("tag", "cells")]), ("none", &[("tag", "nothing")])]),
        "about" => fill(&[("there", &[("page", "rules")]), ("none", &[("page", "nothing")])]),
        "admin" => fill(&[("there", &[("id", "2")]), ("none", &[("id", "404")])]),
        "welcome" => fill(&[("there", &[("step", "2")]), ("none", &[("step", "nothing")])]),
        "invitations" => fill(&[("none", &[("id", "404")])]),
        "join" | "setup" => fill(&[("none", &[("token", "nothing")])]),
        "organisations" => {
            fill(&[("listed", &[("slug", "example-school")]), ("waiting", &[("slug", "waiting-school")]), ("none", &[("slug", "nothing")])])
        }
        "library" if template.starts_with("/library/imports/") => fill(&[("own", &[("import", "1")]), ("none", &[("import", "404")])]),
        "library" => fill(&[
            ("published", &[("id", "1"), ("slug", "measuring-a-cell"), ("number", "1")]),
            ("draft", &[("id", "2"), ("slug", "a-draft-of-mine"), ("number", "1")]),
            ("retired", &[("id", "3"), ("slug", "an-old-worksheet"), ("number", "1")]),
            ("none", &[("id", "404"), ("slug", "nothing"), ("number", "404")]),
        ]),
        "collections" => fill(&[
            ("public", &[("id", "1"), ("slug", "first-lab-day")]),
            ("private", &[("id", "2"), ("slug", "my-own")]),
            ("none", &[("id", "404"), ("slug", "nothing")]),
        ]),
        "go" => fill(&[
            ("open board", &[("subject", "board:1")]),
            ("member", &[("subject", "member:1")]),
            ("group's board", &[("subject", "board:5")]),
            ("hidden group", &[("subject", "group:3")]),
            ("nothing", &[("subject", "thread:404")]),
            ("no subject", &[("subject", "planet")]),
        ]),
        "unsubscribe" => fill(&[("forged", &[("member", "1"), ("kind", "reply"), ("token", "nothing")])]),
        _ => {
            fill(&[("first", &[("id", "1"), ("slug", "first"), ("number", "1")]), ("none", &[("id", "404"), ("slug", "nothing"), ("number", "404")])])
        }
    }
}

/// All pages of the application, as the router has them.
fn templates() -> BTreeSet<String> {
    generate_route_list(App).iter().map(|route| route.path().to_owned()).collect()
}

async fn pages(tables: &mut Tables) {
    let forum = Forum::new().await;
    people(&forum).await;
    let mut browsers = Vec::new();
    for actor in ACTORS {
        browsers.push(browser(&forum, actor).await);
    }
    for template in templates() {
        let table = tables.of(&template);
        for (case, path) in cases(&template) {
            let _ = write!(table, "{:54}", if case.is_empty() { template.clone() } else { format!("{template} {case}") });
            for browser in &browsers {
                let _ = write!(table, "{:>11}", browser.request("GET", &path, &[("accept", HTML)], "").await.status);
            }
            table.push('\n');
        }
    }
}

/// What stands for the parameters of paths beside the pages.
fn other_cases(template: &str) -> Vec<(String, String)> {
    let names: &[(&str, &str)] = match template {
        "/feeds/boards/{name}" => {
            &[("open", "classroom.atom"), ("hidden", "staffroom.atom"), ("group's", "cell-lab-g1.atom"), ("none", "nowhere.atom")]
        }
        "/feeds/tags/{name}" => &[("used", "cells.atom"), ("none", "nothing.atom")],
        "/feeds/threads/{name}" => &[("own", "1.atom"), ("other's", "2.atom"), ("hidden", "3.atom"), ("deleted", "5.atom")],
        "/sitemaps/{name}" => &[("there", "thread-0.xml"), ("none", "nothing.xml")],
        "/library/{id}/versions/{number}/download.zip" => &[("published", "1"), ("none", "404")],
        "/files/{id}/{name}" => &[("of a draft", "figures.csv")],
        "/photos/{name}" | "/auth/{name}/start" | "/auth/{name}/callback" => &[("none", "nothing")],
        "/api/library/uploads/{token}" => &[("nobody's", "")],
        "/unsubscribe/{member}/{kind}/{token}" => &[("forged", "")],
        "/settings/data/exports/{id}" => &[("none", "")],
        other => {
            assert!(!other.contains('{'), "{other}: a door without a row; say here what stands for its parameters");
            &[("", "")]
        }
    };
    let fill = |name: &str| {
        template
            .replace("{name}", name)
            .replace("{member}", "1")
            .replace("{id}", "1")
            .replace("{kind}", "reply")
            .replace("{token}", "forged")
            .replace("{number}", name)
    };
    names.iter().map(|(case, name)| ((*case).to_owned(), fill(name))).collect()
}

/// The doors that are neither pages nor server functions, by reading and by sending nothing.
async fn others(tables: &mut Tables) {
    let forum = Forum::new().await;
    people(&forum).await;
    let desk = server::run::desk(&forum.config, &forum.world, &server::assets::Assets::load()).unwrap();
    for template in server::router::paths(&desk) {
        let table = tables.of(template);
        for ((case, path), method) in other_cases(template).into_iter().flat_map(|case| [(case.clone(), "GET"), (case, "POST")]) {
            let name = format!("{method} {template} {case}");
            let _ = write!(table, "{:54}", name.trim_end());
            for actor in ACTORS {
                let _ = write!(
                    table,
                    "{:>11}",
                    browser(&forum, actor).await.request(method, &path, &[("accept", HTML), ("origin", SITE)], "").await.status
                );
            }
            table.push('\n');
        }
    }
}

async fn verbs(tables: &mut Tables) {
    let forum = Forum::new().await;
    people(&forum).await;
    let mut sessions = Vec::new();
    for actor in ACTORS {
        sessions.push(session(&forum, actor).await);
    }
    let mut stage = Stage::new(forum.into_template().await).await;
    for door in DOORS.iter() {
        let table = tables.of(door.verb);
        let _ = write!(table, "{:54}", door.verb);
        for session in &sessions {
            let forum = stage.clean().await;
            let browser = browser_in(forum, session.as_deref());
            if let Some((name, value)) = door.cookie {
                browser.keep(name, value);
            }
            let fields = door.fill(forum);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let _ = write!(table, "{:>11}", browser.call(door.verb, &fields).await.status);
        }
        table.push('\n');
    }
}

/// A table for each first part of a path or a verb, so that a new feature brings its own.
#[derive(Default)]
struct Tables(BTreeMap<String, String>);

impl Tables {
    fn of(&mut self, path: &str) -> &mut String {
        let name = path.trim_start_matches('/').split(['/', '.']).next().filter(|name| !name.is_empty()).unwrap_or("front");
        self.0.entry(name.to_owned()).or_insert_with(|| {
            let head = ACTORS.iter().fold(format!("{:54}", ""), |head, actor| format!("{head}{actor:>11}"));
            format!("{head}\n")
        })
    }
}

#[tokio::test]
async fn who_gets_where_is_as_in_the_tables() {
    let mut tables = Tables::default();
    pages(&mut tables).await;
    others(&mut tables).await;
    verbs(&mut tables).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/matrix");
    let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix");
    let _ = fs::remove_dir_all(&found);
    fs::create_dir_all(&found).unwrap();
    let kept = fs::read_dir(&folder).into_iter().flatten().map(|file| file.unwrap().path());
    let kept: BTreeMap<String, String> =
        kept.map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&file).unwrap())).collect();
    for (name, table) in &tables.0 {
        fs::write(found.join(format!("{name}.golden")), table).unwrap();
    }
    let names: BTreeSet<&String> = kept.keys().chain(tables.0.keys()).collect();
    let differ: Vec<&String> = names.into_iter().filter(|name| kept.get(*name) != tables.0.get(*name)).collect();
    assert!(
        differ.is_empty(),
        "answers differ for {differ:?}; read the difference from {} to {}, and put them in their place if they are meant",
        folder.display(),
        found.display()
    );
}

#[tokio::test]
async fn no_weak_or_lost_session_gets_further_than_it_should() {
    let forum = Forum::new().await;
    people(&forum).await;
    let [visitor, erased] = [browser(&forum, "visitor").await, browser(&forum, "erased").await];
    let [member, outsider, weak] = [browser(&forum, "member").await, browser(&forum, "outsider").await, browser(&forum, "weak mod").await];
    for (_, path) in templates().iter().flat_map(|template| cases(template)) {
        let [visitor, erased] = [visitor.get(&path).await.status, erased.get(&path).await.status];
        assert_eq!(visitor, erased, "{path}: an erased member is a visitor");
        if weak.get(&path).await.status == 200 {
            let others = [member.get(&path).await.status, outsider.get(&path).await.status];
            assert!(others.contains(&200), "{path}: staff without a second step come as members");
        }
    }
}
