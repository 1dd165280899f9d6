//! Up, down and up again, on SQLite and on PostgreSQL: what is made can be unmade, and made the same again.

use migrations::{Migrator, MigratorTrait};
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::time::{SystemTime, UNIX_EPOCH};

/// Every table, column, index and constraint, as the database describes them.
async fn schema(conn: &DatabaseConnection) -> Vec<String> {
    let sqlite = ["SELECT type || ' ' || name || ': ' || COALESCE(sql, '') AS t FROM sqlite_master \
                   WHERE name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY type, name"];
    let postgres = [
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') || ' ' || COALESCE(collation_name, '') \
         AS t FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' ORDER BY 1",
        "SELECT indexdef AS t FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'seaql_migrations' ORDER BY 1",
        "SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS t FROM pg_constraint \
         WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'seaql_migrations' ORDER BY 1",
    ];
    let queries = if conn.get_database_backend() == DbBackend::Sqlite { sqlite.as_slice() } else { postgres.as_slice() };
    let mut lines = Vec::new();
    for sql in queries {
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), *sql)).await.unwrap();
        lines.extend(rows.iter().map(|row| in_order(row.try_get("", "t").unwrap())));
    }
    lines
}

/// The parts of a table sorted: a column that is dropped and made again stands last.
fn in_order(line: String) -> String {
    let table = line.strip_suffix(')').filter(|line| line.starts_with("table "));
    let Some((head, parts)) = table.and_then(|table| table.split_once('(')) else { return line };
    let mut parts: Vec<&str> = parts.split(',').map(str::trim).collect();
    parts.sort_unstable();
    format!("{head}({})", parts.join(", "))
}

async fn there_and_back(conn: &DatabaseConnection) {
    Migrator::up(conn, None).await.unwrap();
    let first = schema(conn).await;
    assert!(first.len() > 20, "{first:#?}");
    // One step at a time, too: each step's `down` undoes just that step.
    let mut before_step = vec![first.clone()];
    for _ in Migrator::migrations() {
        Migrator::down(conn, Some(1)).await.unwrap();
        before_step.push(schema(conn).await);
    }
    assert_eq!(before_step.pop().unwrap(), Vec::<String>::new());
    while let Some(expected) = before_step.pop() {
        Migrator::up(conn, Some(1)).await.unwrap();
        assert_eq!(schema(conn).await, expected);
    }
    Migrator::down(conn, None).await.unwrap();
    Migrator::up(conn, None).await.unwrap();
    assert_eq!(schema(conn).await, first);
    assert!(Migrator::get_pending_migrations(conn).await.unwrap().is_empty());
}

/// Of each that were planned before there were keys the latest gets one.
async fn planned_news_get_keys(conn: &DatabaseConnection) {
    let at = Migrator::migrations().iter().position(|step| step.name().ends_with("planned_news")).unwrap();
    Migrator::down(conn, None).await.unwrap();
    Migrator::up(conn, Some(u32::try_from(at).unwrap())).await.unwrap();
    for (news, attempts, delivered_at) in [
        (r#"{"what":"digest-due","member":7,"due":5}"#, 0, "NULL"),
        (r#"{"what":"digest-due","member":7,"due":6}"#, 0, "NULL"),
        (r#"{"what":"digest-due","member":8,"due":6}"#, 0, "NULL"),
        (r#"{"what":"digest-due","member":9,"due":6}"#, 0, "4"),
        (r#"{"what":"review-due","material":7,"due":6}"#, 0, "NULL"),
        (r#"{"what":"leaving-due","member":7,"due":6}"#, 1, "NULL"),
        (r#"{"what":"reply-posted","thread":7,"reply":7}"#, 0, "NULL"),
    ] {
        let sql = format!(
            "INSERT INTO outbox (news, recorded_at, next_at, attempts, fault, delivered_at) VALUES ('{news}', 1, 1, {attempts}, '', {delivered_at})"
        );
        conn.execute_unprepared(&sql).await.unwrap();
    }
    Migrator::up(conn, Some(1)).await.unwrap();
    let sql = "SELECT COALESCE(key, '') AS t FROM outbox ORDER BY id";
    let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.unwrap();
    let keys: Vec<String> = rows.iter().map(|row| row.try_get("", "t").unwrap()).collect();
    assert_eq!(keys, ["", "digest-due:7", "digest-due:8", "", "review-due:7", "", ""]);
    Migrator::down(conn, Some(1)).await.unwrap();
    Migrator::up(conn, None).await.unwrap();
}

/// News of a password that was asked for name whom they are for.
async fn asked_resets_name_the_member(conn: &DatabaseConnection) {
    let at = Migrator::migrations().iter().position(|step| step.name().ends_with("asked_resets")).unwrap();
    Migrator::down(conn, None).await.unwrap();
    Migrator::up(conn, Some(u32::try_from(at).unwrap())).await.unwrap();
    let member =
        "INSERT INTO members (id, handle, name, email, password_hash, role, created_at) VALUES (7, 'ada', 'Ada', 'ada@example.org', '', 'member', 1)";
    let link = "INSERT INTO mail_links (id, token_hash, member_id, purpose, email, old_email, nonce, created_at, expires_at) \
                VALUES (3, 'h', 7, 'reset', 'ada@example.org', '', 'n-_1', 1, 2)";
    conn.execute_unprepared(member).await.unwrap();
    conn.execute_unprepared(link).await.unwrap();
    for news in [r#"{"what":"reset-asked","link":3}"#, r#"{"what":"reset-asked","link":0}"#, r#"{"what":"email-change-asked","link":3}"#] {
        let sql = format!("INSERT INTO outbox (news, recorded_at, next_at, attempts, fault) VALUES ('{news}', 1, 1, 0, '')");
        conn.execute_unprepared(&sql).await.unwrap();
    }
    Migrator::up(conn, Some(1)).await.unwrap();
    let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), "SELECT news AS t FROM outbox ORDER BY id")).await.unwrap();
    let news: Vec<String> = rows.iter().map(|row| row.try_get("", "t").unwrap()).collect();
    let expected = [
        r#"{"what":"reset-asked","member":7,"nonce":"n-_1"}"#,
        r#"{"what":"reset-asked","member":null,"nonce":""}"#,
        r#"{"what":"email-change-asked","link":3}"#,
    ];
    assert_eq!(news, expected);
    Migrator::down(conn, Some(1)).await.unwrap();
    Migrator::up(conn, None).await.unwrap();
}

#[tokio::test]
async fn sqlite_goes_up_down_and_up() {
    let folder = tempfile::tempdir().unwrap();
    let conn = Database::connect(format!("sqlite://{}?mode=rwc", folder.path().join("steps.sqlite").display())).await.unwrap();
    there_and_back(&conn).await;
    planned_news_get_keys(&conn).await;
    asked_resets_name_the_member(&conn).await;
    conn.close().await.unwrap();
}

#[tokio::test]
async fn postgres_goes_up_down_and_up() {
    let Ok(server) = std::env::var("TEST_DATABASE_URL") else { return eprintln!("skipped: TEST_DATABASE_URL is not set") };
    let name = format!("batt_steps_{}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos());
    let conn = Database::connect(&server).await.unwrap();
    conn.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let inside = Database::connect(format!("{}/{name}", server.rsplit_once('/').unwrap().0)).await.unwrap();
    there_and_back(&inside).await;
    planned_news_get_keys(&inside).await;
    asked_resets_name_the_member(&inside).await;
    inside.close().await.unwrap();
    conn.execute_unprepared(&format!("DROP DATABASE {name}")).await.unwrap();
    conn.close().await.unwrap();
}
