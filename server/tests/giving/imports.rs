//! Links on their way in: tables, and another library that speaks OAI-PMH: this very forum, over a real connection.

use super::{
    rig::film,
    support::{Forum, SITE, Who, browser::Browser},
};
use axum::Router;
use domain::materials;
use model::MaterialId;
use server::{assets::Assets, egress::Egress, router, run};
use std::net::SocketAddr;
use tokio::net::TcpListener;

const TABLE: &str = "title;link;licence;steps;minutes\nA good link;https://a.example/1;CC-BY-4.0;testing;45\nNo link here;;by;;\n<b>Bold</b> \"one\";https://a.example/2;;;\n";

async fn send(browser: &Browser, name: &str, table: &[u8]) -> super::support::browser::Answer {
    let mut body =
        format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: text/csv\r\n\r\n").into_bytes();
    body.extend_from_slice(table);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let headers = [("accept", "text/html"), ("origin", SITE), ("content-type", "multipart/form-data; boundary=x")];
    browser.request("POST", "/api/library/import", &headers, body).await
}

async fn table(forum: &Forum) {
    let ben = forum.browser(Who::Ben).await;
    let page = ben.get("/library/import").await.is(200);
    page.shows("/library/import/template.csv").hides("api/library/harvest");
    let before = forum.number("SELECT COUNT(*) AS n FROM materials").await;
    send(&ben, "links <1>.csv", TABLE.as_bytes()).await.leads_to("/library/imports/2");
    let read = ben.get("/library/imports/2").await.is(200);
    read.shows("2 resources can become drafts").shows("One line has something to put right").shows("&lt;b&gt;Bold&lt;/b&gt;").hides("<b>Bold");
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM materials").await, before, "nothing is made unasked");
    forum.browser(Who::Ada).await.get("/library/imports/2").await.is(404);
    forum.browser(Who::Ada).await.form("library/make_drafts", &[("import", "2")]).await.is(404);
    ben.form("library/make_drafts", &[("import", "2")]).await.leads_to("/library/imports/2");
    ben.get("/library/imports/2").await.is(200).shows("2 drafts were made").shows("is a draft now");
    ben.form("library/make_drafts", &[("import", "2")]).await.is(409);
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM materials").await, before + 2);
    let id = MaterialId(forum.number("SELECT MIN(id) AS n FROM materials WHERE created_by = 2").await);
    let draft = materials::edit_material(&forum.cx(Who::Ben), id).await.unwrap().material;
    assert_eq!((draft.title.as_str(), draft.link.as_str(), draft.licence.as_str(), draft.minutes), ("A good link", "https://a.example/1", "by", 45));
    ben.get("/library/mine").await.is(200).shows("A good link");
}

/// A table of Windows-1250 in Polish. Nothing in the file says so.
async fn letters(forum: &Forum) {
    const TITLE: &str = "Pomiar rezystancji wewnętrznej ogniwa: ćwiczenie dla uczniów";
    let ben = forum.browser(Who::Ben).await;
    let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode("title;link;language\nX;https://a.example/1;pl\n");
    let table = String::from_utf8_lossy(&bytes).replace('X', TITLE);
    let (bytes, _, lost) = encoding_rs::WINDOWS_1250.encode(&table);
    assert!(!lost);
    send(&ben, "ogniwa.csv", &bytes).await.leads_to("/library/imports/2");
    let page = "/library/imports/2";
    ben.get(page).await.is(200).shows(TITLE).shows("We guessed").shows("<option value=\"windows-1250\" selected");
    // Another way to read it is chosen here, and the file is not sent again.
    let read = async |charset: &str| ben.form("library/reread_table", &[("import", "2"), ("charset", charset)]).await;
    read("windows-1252").await.leads_to(page);
    ben.get(page).await.is(200).hides(TITLE).hides("We guessed").shows("<option value=\"windows-1252\" selected");
    for wrong in ["utf-8", "shift_jis", ""] {
        read(wrong).await.is(422).shows("id=\"charset-error\"");
    }
    read("windows-1250").await.leads_to(page);
    ben.get(page).await.is(200).shows(TITLE).hides("We guessed");
    forum.browser(Who::Ada).await.form("library/reread_table", &[("import", "2"), ("charset", "utf-8")]).await.is(404);
    ben.form("library/make_drafts", &[("import", "2")]).await.leads_to(page);
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM imports WHERE id = 2 AND content IS NULL").await, 1, "the file is not needed any more");
    read("utf-8").await.is(409);
    // What says itself how it is written needs no guess.
    send(&ben, "ogniwa.csv", format!("\u{FEFF}{table}").as_bytes()).await.leads_to("/library/imports/3");
    ben.get("/library/imports/3").await.is(200).shows(TITLE).hides("We guessed").shows("We read this file as UTF-8");
}

#[tokio::test]
async fn a_table_is_read_shown_and_made_into_drafts() {
    table(&Forum::new().await).await;
}

#[tokio::test]
async fn the_letters_of_a_table_are_guessed_shown_and_chosen() {
    letters(&Forum::new().await).await;
}

#[tokio::test]
async fn the_same_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        table(&forum).await;
    }
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        letters(&forum).await;
    }
}

#[tokio::test]
async fn what_is_no_table_is_told_at_its_field() {
    let forum = Forum::new().await;
    let ben = forum.browser(Who::Ben).await;
    let before = forum.number("SELECT COUNT(*) AS n FROM imports").await;
    for bad in [&b""[..], b"PK\x03\x04\0\0\0", b"name,phone\nA,1\n", "title,link\n".as_bytes()] {
        send(&ben, "x.csv", bad).await.is(422).shows("id=\"file-error\"");
    }
    send(&ben, "x.csv", &vec![b'x'; 1_000_001]).await.is(413);
    let headers = [("accept", "text/html"), ("origin", SITE), ("content-type", "text/plain")];
    ben.request("POST", "/api/library/import", &headers, "x").await.is(400);
    send(&forum.visitor(), "x.csv", TABLE.as_bytes()).await.is(401);
    send(&forum.browser(Who::Sue).await, "x.csv", TABLE.as_bytes()).await.is(403);
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM imports").await, before);
    forum.visitor().get("/library/import/template.csv").await.is(200).shows("\u{FEFF}title,link,");
}

/// The other library, and a way out that may ask it.
async fn other(forum: &Forum) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = pages(forum, Egress::default());
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn pages(forum: &Forum, egress: Egress) -> Router {
    let mut desk = run::desk(&forum.config, &forum.world, &Assets::load()).unwrap();
    desk.egress = egress;
    router::router(&desk)
}

async fn harvest(forum: &Forum) {
    let library = Forum::new().await;
    film(&library).await;
    let address = other(&library).await;
    let mona = Browser::new(pages(forum, Egress::default().but_also(address)), SITE);
    mona.keep(forum.config.session_cookie(), &forum.session(3).await);
    let fields = [("repository", &*format!("http://{address}/oai")), ("set", "safety")];
    mona.form("library/harvest", &fields).await.leads_to("/library/imports/2");
    mona.get("/library/imports/2").await.is(200).shows("One resource can become a draft").shows("Mitataan &lt;/script&gt;");
    mona.form("library/make_drafts", &[("import", "2")]).await.leads_to("/library/imports/2");
    let id = MaterialId(forum.number("SELECT material_id AS n FROM material_origins").await);
    let draft = materials::edit_material(&forum.cx(Who::Mona), id).await.unwrap().material;
    assert_eq!(draft.link, format!("{SITE}/library/4/mitataan-script-kenno"));
    assert_eq!((draft.licence.as_str(), draft.language.as_str(), draft.kind.as_str()), ("by-sa", "fi", "video"));
    assert!(draft.sources.contains("Ada Asker") && draft.sources.contains("oai:127.0.0.1:resource/4"));
    // A second time it is here already, whoever asks.
    mona.form("library/harvest", &fields).await.leads_to("/library/imports/3");
    mona.get("/library/imports/3").await.is(200).shows("is here already").hides("api/library/make_drafts");
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM material_origins").await, 1);
    let nothing = [fields[0], ("set", "slurry")];
    mona.form("library/harvest", &nothing).await.is(422).shows("no records like this").shows(&format!("value=\"http://{address}/oai\""));
    let page = [("repository", &*format!("http://{address}/library")), ("set", "")];
    mona.form("library/harvest", &page).await.is(422).shows("Nothing we can read");
}

#[tokio::test]
async fn records_of_another_library_become_drafts_once() {
    harvest(&Forum::new().await).await;
}

#[tokio::test]
async fn records_become_drafts_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        harvest(&forum).await;
    }
}

#[tokio::test]
async fn only_staff_names_addresses_and_none_inside() {
    let forum = Forum::new().await;
    let canary = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let inside = format!("http://{}/oai", canary.local_addr().unwrap());
    for (who, status) in [(Who::Visitor, 401), (Who::Ben, 404), (Who::Sue, 403)] {
        forum.browser(who).await.form("library/harvest", &[("repository", &inside)]).await.is(status);
    }
    let ari = forum.browser(Who::Ari).await;
    ari.get("/library/import").await.is(200).shows("api/library/harvest");
    for address in
        [inside.as_str(), "http://127.0.0.1/oai", "http://[::1]/oai", "http://localhost/oai", "http://169.254.169.254/", "file:///etc/passwd"]
    {
        ari.form("library/harvest", &[("repository", address)]).await.is(422).shows("We do not ask this address");
    }
    ari.form("library/harvest", &[("repository", "nonsense")]).await.is(422).shows("not a full web address");
    ari.form("library/harvest", &[("repository", "")]).await.is(422);
    let seen = tokio::time::timeout(std::time::Duration::from_millis(200), canary.accept()).await;
    assert!(seen.is_err(), "the canary saw somebody");
}
