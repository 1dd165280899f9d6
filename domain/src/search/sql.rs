//! What the search asks of the database. Where the two databases differ, each function says so.

use super::entry::Kind;
use crate::{
    db::places,
    policy::{
        authors::{FIRST_AUTHOR, IS_AUTHOR},
        materials::LISTED,
    },
};

pub(super) const PROGRESS: &str = "SELECT indexer, next_id FROM search_progress WHERE kind = $1";

/// How far the index of kind `$1`, made by rules `$2`, has come: up to id `$3`.
pub(super) const NOTE_PROGRESS: &str = "INSERT INTO search_progress (kind, indexer, next_id) VALUES ($1, $2, $3) \
    ON CONFLICT (kind) DO UPDATE SET indexer = excluded.indexer, next_id = excluded.next_id";

/// Everything is to be indexed once more.
pub(super) const FORGET_PROGRESS: &str = "DELETE FROM search_progress";

/// With [`FORGET_PROGRESS`] all that the index holds on both databases.
pub(super) const FORGET: [&str; 2] = ["DELETE FROM search_entries", "DELETE FROM search_grams"];

/// Empties one of SQLite's tables of words (<https://www.sqlite.org/fts5.html#the_delete_all_command>).
pub(super) fn empty(texts: &str) -> String {
    format!("INSERT INTO {texts} ({texts}) VALUES ('delete-all')")
}

/// Merges `$1` pages of one of SQLite's tables of words (<https://www.sqlite.org/fts5.html#the_merge_command>).
pub(super) fn merge(texts: &str) -> String {
    format!("INSERT INTO {texts} ({texts}, rank) VALUES ('merge', $1)")
}

/// How many rows SQLite has changed on this connection.
pub(super) const CHANGES: &str = "SELECT total_changes() AS n";

/// The last of the next `$2` ids from `$1` on, or -1.
pub(super) fn last_of_part(table: &str) -> String {
    format!("SELECT COALESCE(MAX(id), -1) AS n FROM (SELECT id FROM {table} WHERE id >= $1 ORDER BY id LIMIT $2) part")
}

/// The entry of kind `$1` about `$2`.
pub(super) const FORGET_ENTRY: &str = "DELETE FROM search_entries WHERE kind = $1 AND object_id = $2";

/// Its words, on SQLite: row `$1`.
pub(super) fn forget_words(texts: &str) -> String {
    format!("DELETE FROM {texts} WHERE rowid = $1")
}

/// `(…), (…)` with one tuple for each entry, made from the places of its values.
fn tuples(entries: usize, width: usize, one: impl Fn(usize) -> String) -> String {
    (0..entries).map(|n| one(n * width + 1)).collect::<Vec<_>>().join(", ")
}

/// Entries on SQLite, three values each.
pub(super) fn put_entries(entries: usize) -> String {
    let rows = tuples(entries, 3, |at| format!("({})", places(at, 3)));
    format!(
        "INSERT INTO search_entries (kind, object_id, language) VALUES {rows} ON CONFLICT (kind, object_id) DO UPDATE SET language = excluded.language"
    )
}

/// Their words, five values each; the last is the thread whose tags are marks, too.
pub(super) fn put_words(texts: &str, entries: usize) -> String {
    let rows = tuples(entries, 5, |at| {
        let tags = format!("SELECT ' t' || group_concat(x.tag_id, ' t') FROM thread_tags x WHERE x.thread_id = ${}", at + 4);
        format!("(${at}, ${}, ${}, ${} || COALESCE(({tags}), ''))", at + 1, at + 2, at + 3)
    });
    format!("INSERT OR REPLACE INTO {texts} (rowid, title, body, marks) VALUES {rows}")
}

/// Entries with their words on PostgreSQL, five values each; `over` those that are there, or not.
pub(super) fn put_entries_and_words(entries: usize, over: bool) -> String {
    let rows = tuples(entries, 5, |at| {
        let tags = format!("SELECT string_agg('''_t' || x.tag_id || '''', ' ') FROM thread_tags x WHERE x.thread_id = ${}", at + 4);
        format!("(${at}, ${}, ${}, CAST(${} || COALESCE(({tags}), '') AS tsvector))", at + 1, at + 2, at + 3)
    });
    let otherwise = if over { "DO UPDATE SET language = excluded.language, words = excluded.words" } else { "DO NOTHING" };
    format!("INSERT INTO search_entries (kind, object_id, language, words) VALUES {rows} ON CONFLICT (kind, object_id) {otherwise}")
}

/// So many words of names with their kinds and groups of letters, three values each.
pub(super) fn learn_grams(rows: usize) -> String {
    let tuples: Vec<String> = (0..rows).map(|n| format!("({})", places(n * 3 + 1, 3))).collect();
    format!("INSERT INTO search_grams (kind, gram, word) VALUES {} ON CONFLICT DO NOTHING", tuples.join(", "))
}

/// What a word of a member's name still stands in.
pub(super) const USED_BY_MEMBERS: &str = "SELECT 1 FROM member_facets f WHERE f.facet = 'name' AND f.value = search_grams.word";
pub(super) const USED_BY_ORGANISATIONS: &str = "SELECT 1 FROM organisation_words w WHERE w.word = search_grams.word";

/// Words of kind `$1` that nobody has any more.
pub(super) fn forget_unused(used: &str) -> String {
    format!("DELETE FROM search_grams WHERE kind = $1 AND NOT EXISTS ({used})")
}

/// Words of the name of member `$1` that nobody else has.
pub(super) const FORGET_NAME: &str = "DELETE FROM search_grams WHERE kind = 'person' AND word IN \
    (SELECT f.value FROM member_facets f WHERE f.member_id = $1 AND f.facet = 'name') \
    AND NOT EXISTS (SELECT 1 FROM member_facets g WHERE g.facet = 'name' AND g.value = search_grams.word AND g.member_id <> $1)";

/// Words of kind `$1` that share most groups of letters.
pub(super) fn similar(grams: usize, most: usize) -> String {
    format!(
        "SELECT word FROM search_grams WHERE kind = $1 AND gram IN ({}) GROUP BY word ORDER BY COUNT(*) DESC, word LIMIT {most}",
        places(2, grams)
    )
}

pub(super) const AUTHOR: &str = "SELECT id AS n FROM members WHERE handle = $1 AND erased_at IS NULL";

pub(super) const BOARD: &str = "SELECT id AS n FROM boards WHERE slug = $1";

pub(super) fn tags_named(names: usize) -> String {
    format!("SELECT id AS n FROM tags WHERE name IN ({})", places(1, names))
}

/// Tags that begin with `$1` and are used by what the asker may see.
pub(super) fn tags_beginning(boards: &str, most: usize) -> String {
    format!(
        "SELECT g.name, g.name AS slug FROM tags g WHERE g.name LIKE $1 ESCAPE '!' AND (EXISTS (SELECT 1 FROM thread_tags x JOIN threads t ON t.id = x.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE x.tag_id = g.id AND t.deleted_at IS NULL AND {boards}) \
         OR EXISTS (SELECT 1 FROM material_facets f WHERE f.facet = 'tag' AND f.value = g.name)) ORDER BY g.threads_count DESC, g.name LIMIT {most}"
    )
}

/// People of whose names a word lies between `$1` and `$2`, listed for `$3`.
pub(super) fn people_beginning(most: usize) -> String {
    format!(
        "SELECT DISTINCT m.name, m.handle AS slug FROM member_facets f JOIN members m ON m.id = f.member_id WHERE f.facet = 'name' AND f.value >= $1 \
         AND f.value < $2 AND f.listed >= $3 AND m.erased_at IS NULL ORDER BY m.name, m.handle LIMIT {most}"
    )
}

pub(super) fn organisations_beginning(most: usize) -> String {
    format!(
        "SELECT DISTINCT o.name, o.slug FROM organisation_words w JOIN organisations o ON o.id = w.organisation_id WHERE w.word >= $1 AND w.word < $2 \
         AND o.state = 'listed' ORDER BY o.name, o.slug LIMIT {most}"
    )
}

/// Threads `t` that meet a condition, with the words of their opening posts.
pub(super) fn threads_to_index(condition: &str) -> String {
    format!(
        "SELECT t.id, t.board_id, t.author_id, t.title, t.language, r.body FROM threads t JOIN replies r ON r.id = t.opening_id WHERE {condition}"
    )
}

/// Replies `r` that meet a condition.
pub(super) fn replies_to_index(condition: &str) -> String {
    format!(
        "SELECT r.id, r.thread_id, t.board_id, r.author_id, t.language, r.body FROM replies r JOIN threads t ON t.id = r.thread_id \
         WHERE {condition} AND r.number > 0"
    )
}

/// The latest versions of materials `m` that meet a condition.
pub(super) fn materials_to_index(condition: &str) -> String {
    format!(
        "SELECT m.id, m.licence, m.kind, v.fields FROM materials m JOIN material_versions v ON v.material_id = m.id AND v.number = m.version WHERE {condition}"
    )
}

/// The authors of so many materials.
pub(super) fn authors_to_index(materials: usize) -> String {
    let ids = places(1, materials);
    format!("SELECT a.member_id AS id, a.material_id AS \"to\" FROM material_authors a WHERE a.material_id IN ({ids}) AND {IS_AUTHOR}")
}

/// Their tags.
pub(super) fn tags_to_index(materials: usize) -> String {
    let ids = places(1, materials);
    format!(
        "SELECT g.id, f.material_id AS \"to\" FROM material_facets f JOIN tags g ON g.name = f.value WHERE f.material_id IN ({ids}) AND f.facet = 'tag'"
    )
}

/// Members `m` that meet a condition and are listed for this rank or a lower one.
pub(super) fn people_to_index(condition: &str, level: i32) -> String {
    format!(
        "SELECT m.id, m.handle, m.name, m.headline, m.town, m.country, p.bio, m.see_headline, m.see_town, m.see_country, m.see_bio \
         FROM members m LEFT JOIN profiles p ON p.member_id = m.id WHERE {condition} AND m.erased_at IS NULL AND m.listed >= {level}"
    )
}

/// What so many members teach and know, as far as it is listed for rank `$1`.
pub(super) fn facets_to_index(members: usize) -> String {
    format!(
        "SELECT member_id, facet, value FROM member_facets WHERE member_id IN ({}) AND facet IN ('subject', 'step') AND listed >= $1",
        places(2, members)
    )
}

/// Organisations `o` that meet a condition.
pub(super) fn organisations_to_index(condition: &str) -> String {
    format!("SELECT o.id, o.name, o.town, o.country FROM organisations o WHERE {condition}")
}

/// Tags `g` that meet a condition.
pub(super) fn tags_that(condition: &str) -> String {
    format!("SELECT g.id, g.name FROM tags g WHERE {condition}")
}

/// How matches are joined with the rows they are of, what else is asked of those, and in what order.
pub(super) struct Ends<'a> {
    /// `(…) e`: ids and languages of what matches.
    pub of: &'a str,
    pub join: &'a str,
    /// Conditions that begin with ` AND `, or nothing.
    pub narrowed: &'a str,
    pub order: &'a str,
    pub most: usize,
}

pub(super) fn threads(ends: &Ends<'_>, seen: &str) -> String {
    let Ends { of, join, narrowed, order, most } = ends;
    format!(
        "SELECT t.id, t.slug, t.title, t.kind, t.language AS lang, e.language, r.body, t.answers_count > 0 AS answered, t.replies_count AS replies, \
         t.score AS used, t.created_at AS at, a.name AS author, b.name AS board, b.colour \
         FROM {of} {join} threads t ON t.id = e.object_id {join} boards b ON b.id = t.board_id {join} replies r ON r.id = t.opening_id \
         {join} members a ON a.id = t.author_id WHERE t.deleted_at IS NULL AND r.deleted_at IS NULL AND {seen}{narrowed}{order} LIMIT {most}"
    )
}

pub(super) fn replies(ends: &Ends<'_>, seen: &str) -> String {
    let Ends { of, join, narrowed, order, most } = ends;
    format!(
        "SELECT r.id, t.slug, t.title, t.kind, t.language AS lang, e.language, r.body, r.answer_at IS NOT NULL AS answered, r.descendants AS replies, \
         r.thanks + 2 * (r.tried + r.adapted) AS used, r.created_at AS at, a.name AS author, b.name AS board, b.colour \
         FROM {of} {join} replies r ON r.id = e.object_id {join} threads t ON t.id = r.thread_id {join} boards b ON b.id = t.board_id \
         {join} members a ON a.id = r.author_id WHERE r.deleted_at IS NULL AND r.number > 0 AND t.deleted_at IS NULL AND {seen}{narrowed}{order} LIMIT {most}"
    )
}

pub(super) fn materials(ends: &Ends<'_>) -> String {
    let Ends { of, join, narrowed, order, most } = ends;
    format!(
        "SELECT m.id, m.slug, m.title, m.kind, m.language AS lang, e.language, v.fields, m.licence, m.minutes, m.downloads + 3 * m.remixes AS used, \
         m.published_at AS at, {FIRST_AUTHOR} AS author FROM {of} {join} materials m ON m.id = e.object_id \
         {join} material_versions v ON v.material_id = m.id AND v.number = m.version WHERE {LISTED}{narrowed}{order} LIMIT {most}"
    )
}

/// People who are listed for the rank that is bound at the place `reach`.
pub(super) fn people(ends: &Ends<'_>, reach: &str) -> String {
    let Ends { of, join, order, most, .. } = ends;
    format!(
        "SELECT m.id, m.handle, m.name, m.role, m.kind, m.headline, m.country, m.photo, m.replies_count, m.created_at, m.verified_until, \
         m.coordinator_until, m.see_headline, m.see_country, m.see_photo, e.language FROM {of} {join} members m ON m.id = e.object_id \
         WHERE m.erased_at IS NULL AND m.listed >= {reach}{order} LIMIT {most}"
    )
}

pub(super) fn organisations(ends: &Ends<'_>) -> String {
    let Ends { of, join, order, most, .. } = ends;
    format!(
        "SELECT o.id, o.slug, o.name, o.kind, o.town, o.country, o.created_at FROM {of} {join} organisations o ON o.id = e.object_id \
         WHERE o.state = 'listed'{order} LIMIT {most}"
    )
}

pub(super) fn tags(ends: &Ends<'_>, seen: &str) -> String {
    let Ends { of, most, .. } = ends;
    format!(
        "SELECT * FROM (SELECT g.id, g.name, (SELECT COUNT(*) FROM thread_tags x JOIN threads t ON t.id = x.thread_id JOIN boards b ON b.id = t.board_id \
         WHERE x.tag_id = g.id AND t.deleted_at IS NULL AND {seen}) AS threads FROM {of} JOIN tags g ON g.id = e.object_id) used \
         WHERE threads > 0 OR EXISTS (SELECT 1 FROM material_facets f WHERE f.facet = 'tag' AND f.value = used.name) ORDER BY id DESC LIMIT {most}"
    )
}

/// Whether entries of a kind meet conditions, as row `n`. In this order all that match are read, so that no planner hopes to meet one by chance.
pub(super) fn is_there(n: usize, kind: Kind, conditions: &str) -> String {
    format!("SELECT {n} AS n, (SELECT 1 FROM search_entries WHERE kind = {}{conditions} ORDER BY object_id + 0 LIMIT 1) AS one", kind.number())
}

/// Which rows of [`is_there`] found something.
pub(super) fn which_are_there(parts: &[String]) -> String {
    format!("SELECT CAST(n AS BIGINT) AS n FROM ({}) asked WHERE one IS NOT NULL", parts.join(" UNION ALL "))
}

/// Above every id of the kinds with most entries.
pub(super) fn tops() -> String {
    let top = |kind: Kind| format!("(SELECT COALESCE(MAX(object_id), 0) + 1 FROM search_entries WHERE kind = {})", kind.number());
    let (threads, replies, materials) = (top(Kind::Thread), top(Kind::Reply), top(Kind::Material));
    format!("SELECT {threads} AS threads, {replies} AS replies, {materials} AS materials")
}

/// `(…) f CROSS JOIN search_entries e` on SQLite: what matches `$1`, the newest first, below row `$2`.
pub(super) fn matches_on_sqlite(kind: Kind, most: usize) -> String {
    let (base, texts) = (kind.base(), kind.texts());
    format!(
        "(SELECT {texts}.rowid - {base} AS id FROM {texts} WHERE {texts} MATCH $1 AND rowid > {base} AND rowid < $2 \
         ORDER BY rowid DESC LIMIT {most}) f CROSS JOIN search_entries e ON e.kind = {} AND e.object_id = f.id",
        kind.number()
    )
}

/// `(…) e` on PostgreSQL, below id `$1`. With something added to it, an id is in no index, so there is one way only to carry this out.
pub(super) fn matches_on_postgres(kind: Kind, conditions: &str, most: usize) -> String {
    format!(
        "(SELECT object_id + 0 AS object_id, language FROM search_entries WHERE kind = {}{conditions} AND object_id + 0 < $1 \
         ORDER BY object_id + 0 DESC LIMIT {most}) e",
        kind.number()
    )
}

/// The ids of what matches, on SQLite, for a builder that counts the values of its statements itself.
pub(super) fn ids_on_sqlite(matching: &str) -> String {
    format!("(SELECT e.object_id FROM {})", matching.replace("$1", "?").replace("$2", "?"))
}

pub(super) fn ids_on_postgres(matching: &str) -> String {
    format!("(SELECT object_id FROM {matching})")
}
