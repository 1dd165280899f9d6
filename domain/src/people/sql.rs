//! What is asked of the database about members and the builder cannot say, or at greater length.

/// People that a row of the index says may be found, to be followed by conditions on `member_facets f`. `$1` is the asker's reach.
pub(super) const FOUND: &str = "SELECT m.id, m.handle, m.name, m.role, m.kind, m.headline, m.country, m.photo, m.verified_until, m.coordinator_until, \
    m.see_headline, m.see_country, m.see_photo, m.see_organisation, f.sort_name FROM member_facets f JOIN members m ON m.id = f.member_id \
    WHERE m.erased_at IS NULL AND ";

/// The row of the index that is walked. The arguments of this and the next four are places of values.
pub(super) fn walked(facet: &str, value: &str) -> String {
    format!("f.facet = {facet} AND f.value = {value} AND f.listed >= $1")
}

pub(super) fn at_least(level: &str) -> String {
    format!(" AND f.level >= {level}")
}

/// Another row of the index that those found have.
pub(super) fn besides(facet: &str, value: &str, level: &str) -> String {
    format!(
        " AND EXISTS (SELECT 1 FROM member_facets g WHERE g.member_id = f.member_id AND g.facet = {facet} AND g.value = {value} \
         AND g.listed >= $1 AND g.level >= {level})"
    )
}

/// With a word in their name between these two.
pub(super) fn named(from: &str, to: &str) -> String {
    format!(
        " AND f.member_id IN (SELECT n.member_id FROM member_facets n WHERE n.facet = 'name' AND n.value >= {from} AND n.value < {to} AND n.listed >= $1)"
    )
}

/// Those after the last one of the page before.
pub(super) fn after(name: &str, id: &str) -> String {
    format!(" AND (f.sort_name, f.member_id) > ({name}, {id})")
}

pub(super) fn page(limit: usize) -> String {
    format!(" ORDER BY f.sort_name, f.member_id LIMIT {limit}")
}

/// Says who may use the rows of member `$1` for facet `$2`, by the column of their profile, and under which name they stand (`$3`).
pub(super) fn listed_by(see: &str) -> String {
    format!(
        "UPDATE member_facets SET sort_name = $3, listed = (SELECT CASE WHEN m.listed < m.{see} THEN m.listed ELSE m.{see} END FROM members m \
         WHERE m.id = $1) WHERE member_id = $1 AND facet = $2"
    )
}

/// At most `$1` who are not in the index. The empty name is a word here, as there is an index of these only.
pub(super) const UNSORTED: &str = "SELECT id FROM members WHERE sort_name = '' AND erased_at IS NULL ORDER BY id LIMIT $1";

/// The latest posts of member `$1`; `seen` is the condition on boards.
pub(super) fn latest(seen: &str) -> String {
    format!(
        "SELECT r.id, r.number, r.created_at, t.title, t.language, t.excerpt, b.name AS board FROM replies r JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE r.author_id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND {seen} \
         ORDER BY r.id DESC LIMIT 10"
    )
}

/// The same for threads.
pub(super) fn threads(seen: &str) -> String {
    format!(
        "SELECT t.id, t.slug, t.title, t.language, t.replies_count, t.created_at, b.name AS board FROM threads t JOIN boards b ON b.id = t.board_id \
         WHERE t.author_id = $1 AND t.deleted_at IS NULL AND {seen} ORDER BY t.id DESC LIMIT 5"
    )
}

/// The same for answers.
pub(super) fn answers(seen: &str) -> String {
    format!(
        "SELECT r.id, t.title, t.language, r.answer_at, b.name AS board FROM replies r JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE r.author_id = $1 AND r.answer_at IS NOT NULL AND r.deleted_at IS NULL AND t.deleted_at IS NULL \
         AND {seen} ORDER BY r.id DESC LIMIT 5"
    )
}
