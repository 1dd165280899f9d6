//! Rows as JSON and back. SQLite is told the columns, PostgreSQL finds them by the table.

pub const KEEP: &str = "INSERT INTO takings (member_id, kind, object, parts, taken_at) VALUES ($1, $2, $3, $4, $5) RETURNING id AS n";
pub const CLAIM: &str = "DELETE FROM takings WHERE id = $1 AND member_id = $2 RETURNING kind, object, parts, taken_at";
pub const FORGET: &str = "DELETE FROM takings WHERE taken_at < $1";
pub const COLUMNS: &str = "SELECT name FROM pragma_table_info($1) ORDER BY cid";

/// All rows that fit, as one JSON array.
pub fn read(table: &str, condition: &str, columns: Option<&[String]>) -> String {
    match columns {
        Some(columns) => {
            let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', \"{name}\"")).collect();
            format!("SELECT json_group_array(json_object({})) AS rows FROM {table} WHERE {condition}", pairs.join(", "))
        }
        None => format!("SELECT COALESCE(json_agg(taken), '[]')::text AS rows FROM (SELECT * FROM {table} WHERE {condition}) taken"),
    }
}

/// Puts them back; `$1` is the array. What is there already stays as it is.
pub fn write(table: &str, columns: Option<&[String]>) -> String {
    match columns {
        Some(columns) => {
            let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
            let values: Vec<String> = columns.iter().map(|name| format!("json_extract(value, '$.{name}')")).collect();
            format!("INSERT INTO {table} ({}) SELECT {} FROM json_each($1) WHERE TRUE ON CONFLICT DO NOTHING", names.join(", "), values.join(", "))
        }
        None => {
            format!("INSERT INTO {table} SELECT back.* FROM json_populate_recordset(NULL::{table}, CAST($1 AS json)) back ON CONFLICT DO NOTHING")
        }
    }
}
