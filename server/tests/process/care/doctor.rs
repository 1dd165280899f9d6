//! What is broken is told: by `batt doctor`, and before a damaged database is served.

use super::{below, break_a_byte, end, saved};
use server::world;
use std::fs;

#[test]
fn the_doctor_finds_what_is_broken() {
    let (_folder, site, _) = saved();
    let said = site.done(&["doctor", "--deep"]);
    assert!(said.contains("nothing is broken") && said.contains("no mail server is set"), "{said}");

    let file = below(&site.folder.join("files")).remove(0);
    let content = fs::read(&file).unwrap();
    break_a_byte(&file);
    site.done(&["doctor"]);
    assert!(site.refused(&["doctor", "--deep"]).contains("is not what its name says"));
    fs::remove_file(&file).unwrap();
    let said = site.refused(&["doctor"]);
    assert!(said.contains("BROKEN  files") && said.contains(file.file_name().unwrap().to_str().unwrap()), "{said}");
    fs::write(&file, content).unwrap();
    fs::write(site.folder.join("files").join("loose"), b"loose").unwrap();
    assert!(site.done(&["doctor"]).contains("1 contents belong to no file"));

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let spoil = |sql: &str| {
        runtime.block_on(async {
            let world = world::open(&site.config()).await.unwrap();
            domain::db::run(world.db.writer(), sql, Vec::new()).await.unwrap();
        });
    };
    spoil("UPDATE threads SET replies_count = replies_count + 1 WHERE id = 6");
    assert!(site.refused(&["doctor"]).contains("thread replies of 6"));
    spoil("UPDATE threads SET replies_count = replies_count - 1 WHERE id = 6");
    spoil("UPDATE members SET photo = 'aa' WHERE id = 1");
    assert!(site.refused(&["doctor"]).contains("BROKEN  photos"));
    spoil("UPDATE members SET photo = '' WHERE id = 1");
    site.done(&["doctor"]);

    let database = site.folder.join("batt.sqlite");
    let bytes = fs::read(&database).unwrap();
    fs::write(&database, &bytes[..bytes.len() / 2]).unwrap();
    let said = site.refused(&["doctor"]);
    assert!(said.contains("BROKEN  database") || said.contains("malformed"), "{said}");
}

#[test]
fn a_database_that_was_killed_and_is_damaged_is_not_served() {
    let (_folder, site, _) = saved();
    end(site.serve());
    let database = site.folder.join("batt.sqlite");
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let world = world::open(&site.config()).await.unwrap();
        domain::db::run(world.db.writer(), "PRAGMA wal_checkpoint(TRUNCATE)", Vec::new()).await.unwrap();
    });
    // Pages of the middle are torn.
    let mut bytes = fs::read(&database).unwrap();
    let middle = bytes.len() / 2 / 4_096 * 4_096;
    bytes[middle..middle + 40_960].fill(0x5a);
    fs::write(&database, bytes).unwrap();
    let said = site.refused(&["serve"]);
    assert!(said.contains("damaged") && said.contains("batt restore"), "{said}");
}
