//! Two nodes on one PostgreSQL.

use super::{
    rig::{batt, free_port, get, header, post, ready, sign_in},
    support::fresh_postgres,
};
use std::process::{Child, Command};

struct Node {
    port: u16,
    process: Child,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start(command: &mut Command, port: u16) -> Node {
    Node { port, process: command.spawn().unwrap() }
}

#[test]
fn two_nodes_start_together_and_show_the_same() {
    let Some(url) = tokio::runtime::Runtime::new().unwrap().block_on(fresh_postgres()) else { return };
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let node = |at: usize| {
        let port = free_port();
        let mut command = batt(folders[at].path(), port);
        command.env("BATT_DATABASE_URL", &url);
        (command, port)
    };
    // Without `--migrate` a node does not touch a schema that others may use.
    let (mut cautious, _) = node(0);
    let refused = cautious.arg("serve").output().unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("batt migrate"), "{:?}", refused.stderr);
    let nodes = [0, 1].map(|at| {
        let (mut command, port) = node(at);
        start(command.args(["serve", "--migrate"]), port)
    });
    for node in &nodes {
        ready(node.port);
    }
    let (mut filling, _) = node(0);
    assert!(filling.arg("demo").status().unwrap().success());
    let [one, other] = &nodes;
    // Hosts differ by port, cookies do not know ports: a session made here holds there.
    let cookie = sign_in(one.port, "teacher@example.org");
    let place = post(one.port, "/api/discussion/post_reply", "thread=6&body=From+one+node&key=both", &cookie)
        .and_then(|answer| header(&answer, "location"))
        .unwrap();
    assert_eq!(
        post(other.port, "/api/discussion/post_reply", "thread=6&body=From+one+node&key=both", &cookie)
            .and_then(|answer| header(&answer, "location")),
        Some(place.clone())
    );
    assert!(get(other.port, &place).unwrap().starts_with("HTTP/1.1 303"));
    let (mut auditing, _) = node(0);
    assert!(auditing.args(["demo", "--audit"]).status().unwrap().success());
}
