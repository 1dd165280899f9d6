//! The database goes away and comes back; clients hang up in the middle.

use super::support::{Forum, Who, browser::Browser, content::QUESTION, fresh_postgres};
use domain::demo;
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// A way to a server that can be cut.
struct Line {
    address: SocketAddr,
    up: watch::Sender<bool>,
}

impl Line {
    async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (up, is_up) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let mut is_up = is_up.clone();
                tokio::spawn(async move {
                    if !*is_up.borrow() {
                        return;
                    }
                    let Ok(mut far) = TcpStream::connect(server).await else { return };
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
                        _ = is_up.wait_for(|up| !up) => {}
                    }
                });
            }
        });
        Self { address, up }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_may_go_away_and_come_back() {
    let Some(url) = fresh_postgres().await else { return };
    let (start, rest) = url.split_once('@').unwrap();
    let (address, name) = rest.split_once('/').unwrap();
    let line = Line::to(address.parse().unwrap()).await;
    let url = format!("{start}@{}/{name}", line.address);
    let forum = Forum::with(&[("BATT_DATABASE_URL", &url), ("BATT_PG_CONNECTIONS", "8"), ("BATT_THROTTLES", "off")]).await;
    forum.keep_proving();
    let (visitor, ada) = (forum.visitor(), forum.browser(Who::Ada).await);
    visitor.get(QUESTION).await.is(200);
    ada.form("discussion/post_reply", &[("thread", "1"), ("body", "Before")]).await.is(303);

    line.up.send_replace(false);
    for path in ["/", QUESTION, "/health/ready"] {
        let begun = Instant::now();
        visitor.get(path).await.is(503);
        assert!(begun.elapsed() < Duration::from_secs(8), "{path} took {:?}", begun.elapsed());
    }
    visitor.get("/health/live").await.is(200);
    let refused = ada.form("discussion/post_reply", &[("thread", "1"), ("body", "Typed in the dark")]).await.is(503);
    refused.shows("Typed in the dark");
    ada.get("/settings").await.is(503);

    line.up.send_replace(true);
    let back = Instant::now();
    while visitor.get("/health/ready").await.status != 200 || visitor.get(QUESTION).await.status != 200 {
        assert!(back.elapsed() < Duration::from_secs(10), "not back in 10 seconds");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for n in 0..20 {
        ada.form("discussion/post_reply", &[("thread", "1"), ("body", &format!("After {n}"))]).await.is(303);
    }
    assert_eq!(demo::audit(&forum.world).await.unwrap(), [""; 0]);
}

async fn hang_up_often(forum: Forum) {
    let ada: Arc<Browser> = Arc::new(forum.browser(Who::Ada).await);
    for round in 0..80_u64 {
        let callers: Vec<_> = (0..3)
            .map(|caller| {
                let ada = Arc::clone(&ada);
                tokio::spawn(async move {
                    match caller {
                        0 => ada.form("discussion/post_reply", &[("thread", "1"), ("body", &format!("Cut off {round}"))]).await,
                        1 => ada.form("discussion/mark_read", &[("thread", "1"), ("numbers", &round.to_string())]).await,
                        _ => ada.get(QUESTION).await,
                    }
                    .status
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_micros(150 * (round % 40))).await;
        for caller in callers {
            caller.abort();
            let _ = caller.await;
        }
    }
    let begun = Instant::now();
    for n in 0..30 {
        ada.form("discussion/post_reply", &[("thread", "1"), ("body", &format!("Whole {n}"))]).await.is(303);
        ada.get(QUESTION).await.is(200);
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "connections are stuck: {:?}", begun.elapsed());
    assert_eq!(demo::audit(&forum.world).await.unwrap(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_hang_up_leave_nothing_half_done() {
    hang_up_often(Forum::new().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_hang_up_leave_nothing_half_done_on_postgres() {
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        hang_up_often(forum).await;
    }
}

#[tokio::test]
async fn the_database_is_whole_after_every_kind_of_write() {
    let forum = Forum::new().await;
    for door in super::support::doors::DOORS.iter().filter(|door| door.who != Who::Visitor && door.verb != "accounts/sign_out") {
        forum.browser(door.who).await.call(door.verb, door.fields).await;
    }
    assert_eq!(forum.text("SELECT integrity_check AS t FROM pragma_integrity_check").await, "ok");
    assert_eq!(forum.number("SELECT COUNT(*) AS n FROM pragma_foreign_key_check").await, 0);
    assert_eq!(demo::audit(&forum.world).await.unwrap(), [""; 0]);
}
