//! What is asked of the database about boards, threads and posts: the paths that every page and every post takes, as they were
//! measured, and what the builder cannot say.

use crate::{db::places, policy::audience::inside};

// Rows with the right to use them.

pub(super) const BOARD: &str = "b.id, b.slug, b.name, b.description, b.language, b.country, b.colour, b.icon, b.threads_count, b.replies_count, \
    (SELECT g.name FROM groups g WHERE g.id = b.group_id) AS group_name";
pub(super) const THREAD: &str = "t.id, t.board_id, b.slug AS board_slug, b.name AS board_name, b.colour AS board_colour, b.icon AS board_icon, t.author_id, \
    t.opening_id, t.kind, t.title, t.slug, t.language, t.excerpt, t.pinned, t.locked, t.answers_count, t.replies_count, t.last_number, t.gone, \
    t.created_at, t.last_activity_at, t.deleted_at, t.merged_into";
pub(super) const REPLY: &str = "r.id, r.thread_id, r.number, r.depth, r.path, r.parent_id, r.author_id, m.name AS author_name, r.body, r.version, \
    r.descendants, r.answer_at, r.created_at, r.deleted_at, r.deleted_by, r.removed_reason, t.locked, t.kind, t.title, t.slug, t.language, \
    t.author_id AS asker_id, t.board_id, t.deleted_at AS thread_deleted_at";

pub(super) const BOARD_BY_SLUG: &str = "boards b WHERE b.slug";
pub(super) const BOARD_BY_ID: &str = "boards b WHERE b.id";
pub(super) const THREAD_BY_ID: &str = "threads t JOIN boards b ON b.id = t.board_id WHERE t.id";
pub(super) const REPLY_BY_ID: &str =
    "replies r JOIN threads t ON t.id = r.thread_id JOIN boards b ON b.id = t.board_id JOIN members m ON m.id = r.author_id WHERE r.id";

/// These columns, with what a board says of who sees it, of the row whose key is `$1`.
pub(super) fn row(columns: &str, from: &str, in_group: &str) -> String {
    format!("SELECT {columns}, b.audience, b.group_id, b.news, b.archived_at, {in_group} AS in_group FROM {from} = $1")
}

// Rows that are held until the end of a transaction.

pub(super) const THIS_BOARD: &str = "boards WHERE id = $1";
pub(super) const THIS_THREAD: &str = "threads WHERE id = $1";
pub(super) const THREAD_OF_REPLY: &str = "threads WHERE id = (SELECT thread_id FROM replies WHERE id = $1)";

// Lists.

/// All boards, under a condition on `b`.
pub(super) fn boards(seen: &str) -> String {
    format!(
        "SELECT b.id, b.slug, b.name, b.description, b.language, b.country, b.colour, b.icon, b.audience, b.news, b.threads_count, b.replies_count, \
         b.last_thread_id, t.title AS last_title, t.slug AS last_slug, t.language AS last_language, m.name AS last_author, b.last_activity_at, b.archived_at \
         FROM boards b LEFT JOIN threads t ON t.id = b.last_thread_id LEFT JOIN members m ON m.id = t.last_author_id \
         WHERE {seen} AND (b.archived_at IS NULL OR b.threads_count > 0) ORDER BY b.archived_at IS NOT NULL, b.group_id IS NOT NULL, b.position, b.id"
    )
}

const LINES: &str = "SELECT t.id, t.title, t.slug, t.kind, t.language, t.excerpt, t.pinned, t.locked, t.answers_count, t.replies_count, t.last_number, \
    t.gone, t.score, t.created_at, t.last_activity_at, a.name AS author_name, a.handle AS author_handle, l.name AS last_author_name, \
    b.slug AS board_slug, b.name AS board_name, b.colour AS board_colour FROM threads t JOIN boards b ON b.id = t.board_id \
    JOIN members a ON a.id = t.author_id JOIN members l ON l.id = t.last_author_id WHERE t.deleted_at IS NULL";

/// A page of threads, the highest `key` first.
pub(super) fn threads(conditions: &str, key: &str, most: u64) -> String {
    format!("{LINES}{conditions} ORDER BY {key} DESC, t.id DESC LIMIT {most}")
}

/// The pinned threads of board `$1`.
pub(super) fn pinned(seen: &str) -> String {
    format!("{LINES} AND t.pinned AND t.board_id = $1 AND {seen} ORDER BY t.id DESC LIMIT 5")
}

/// What lists are ordered by.
pub(super) const BY_ACTIVITY: &str = "t.last_activity_at";
pub(super) const BY_SCORE: &str = "t.score";
pub(super) const BY_ID: &str = "t.id";

/// What narrows a list of threads. `?` stands for the number of the value.
pub(super) const IN_BOARD: &str = " AND t.board_id = ?";
pub(super) const OF_KIND: &str = " AND t.kind = ?";
pub(super) const IN_LANGUAGE: &str = " AND t.language = ?";
pub(super) const TAGGED: &str = " AND t.id IN (SELECT x.thread_id FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE g.name = ?)";
pub(super) const HAS_WORD: &str = " AND LOWER(t.title) LIKE ? ESCAPE '!'";
pub(super) const UNANSWERED: &str = " AND t.kind = 'question' AND t.answers_count = 0";

/// What the asker sees.
pub(super) fn and(condition: &str) -> String {
    format!(" AND {condition}")
}

/// Up to the last thread of the page before.
pub(super) fn up_to(key: &str) -> String {
    format!(" AND {key} <= ?")
}

/// After the thread with this `key` and the id that is the value.
pub(super) fn behind(key: &str, value: i64) -> String {
    format!(" AND ({key} < {value} OR t.id < ?)")
}

const FEED: &str = "SELECT t.id, t.slug, t.title, m.name AS author, r.html, t.created_at, t.last_activity_at FROM threads t \
    JOIN boards b ON b.id = t.board_id JOIN members m ON m.id = t.author_id JOIN replies r ON r.id = t.opening_id WHERE t.deleted_at IS NULL";

/// The latest threads of board `$1`.
pub(super) fn feed_of_board() -> String {
    format!("{FEED} AND t.board_id = $1 ORDER BY t.id DESC LIMIT 30")
}

/// The latest threads with tag `$1`.
pub(super) fn feed_of_tag(seen: &str) -> String {
    let tagged = "t.id IN (SELECT x.thread_id FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE g.name = $1)";
    format!("{FEED} AND {seen} AND {tagged} ORDER BY t.id DESC LIMIT 30")
}

/// The `$1` most used tags.
pub(super) fn most_used_tags(seen: &str) -> String {
    format!(
        "SELECT g.name, COUNT(*) AS threads FROM tags g JOIN thread_tags x ON x.tag_id = g.id JOIN threads t ON t.id = x.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE t.deleted_at IS NULL AND {seen} GROUP BY g.name ORDER BY COUNT(*) DESC, g.name LIMIT $1"
    )
}

/// The tags of so many threads.
pub(super) fn tags_of(threads: usize) -> String {
    format!(
        "SELECT x.thread_id, g.name FROM thread_tags x JOIN tags g ON g.id = x.tag_id WHERE x.thread_id IN ({}) ORDER BY x.thread_id, x.position",
        places(1, threads)
    )
}

// Posts as they are shown.

const POSTS: &str = "SELECT r.id, r.number, r.parent_id, r.parent_number, r.depth, r.path, r.author_id, m.name AS author_name, \
    m.handle AS author_handle, m.role AS author_role, m.kind AS author_kind, m.country AS author_country, m.photo AS author_photo, \
    m.verified_until, m.coordinator_until, m.see_country, m.see_photo, r.html, r.version, r.descendants, \
    r.answer_at, r.thanks, r.tried, r.adapted, r.failed, r.created_at, r.edited_at, r.deleted_at, r.deleted_by, r.removed_reason \
    FROM replies r JOIN members m ON m.id = r.author_id";

/// Posts by what comes after `WHERE`.
pub(super) fn posts(which: &str) -> String {
    format!("{POSTS} WHERE {which}")
}

/// Which posts: of thread `$1`, or `$1` itself in thread `$2`.
pub(super) const OPENING: &str = "r.thread_id = $1 AND r.number = 0";
pub(super) const ANSWERS: &str = "r.thread_id = $1 AND r.answer_at IS NOT NULL AND r.deleted_at IS NULL ORDER BY r.number LIMIT 5";
pub(super) const ANSWERED_NOW: &str = "r.id = $1 AND r.thread_id = $2 AND r.deleted_at IS NULL";
pub(super) const LATEST_POSTS: &str = "r.thread_id = $1 AND r.deleted_at IS NULL ORDER BY r.number DESC LIMIT 30";

/// A slice of thread `$1` from cursor `$2` on.
pub(super) struct Part<'a> {
    pub key: &'a str,
    pub comparison: &'a str,
    pub within: &'a str,
    pub shown: &'a str,
    pub order: &'a str,
    pub most: i64,
}

impl Part<'_> {
    pub fn tail(&self) -> String {
        let Self { key, comparison, within, shown, order, most } = self;
        format!("r.thread_id = $1 AND {key} {comparison} $2{within} AND (r.number = 0 OR {shown}) ORDER BY {key} {order} LIMIT {most}")
    }
}

pub(super) const BY_NUMBER: &str = "r.number";
pub(super) const BY_PATH: &str = "r.path";

pub(super) const FORWARDS: &str = "ASC";
pub(super) const BACKWARDS: &str = "DESC";

pub(super) fn not_deeper_than(depth: i32) -> String {
    format!(" AND r.depth <= {depth}")
}

/// In the branch from path `$3` to before `$4`.
pub(super) const IN_BRANCH: &str = " AND r.path >= $3 AND r.path < $4";

pub(super) const SHOWN_TO_STAFF: &str = "1 = 1";
pub(super) const SHOWN_TO_GUESTS: &str = "(r.deleted_at IS NULL OR r.descendants > 0)";

/// The member and the time since which what they deleted is shown are values of these numbers.
pub(super) fn shown_to_member(me: usize, since: usize) -> String {
    format!(
        "(r.deleted_at IS NULL OR r.descendants > 0 OR (r.deleted_by = ${me} AND r.deleted_at > ${since}) OR (r.author_id = ${me} AND r.deleted_by <> ${me}))"
    )
}

/// The reply that a link leads to, whatever became of it.
pub(super) fn or_number(place: usize) -> String {
    format!(" OR r.number = ${place}")
}

/// Where reply number `$2` of thread `$1` stands.
pub(super) const PLACE: &str = "SELECT path, depth FROM replies WHERE thread_id = $1 AND number = $2";

/// Where live replies of thread `$1` in so many ranges of numbers stand.
pub(super) fn paths_in(ranges: usize) -> String {
    let between: Vec<String> = (0..ranges).map(|n| format!("number BETWEEN ${} AND ${}", 2 * n + 2, 2 * n + 3)).collect();
    format!("SELECT number, path FROM replies WHERE thread_id = $1 AND deleted_at IS NULL AND number > 0 AND ({})", between.join(" OR "))
}

/// What member `$1` gave to so many posts.
pub(super) fn reactions_to(posts: usize) -> String {
    format!("SELECT reply_id, kind FROM reactions WHERE member_id = $1 AND reply_id IN ({})", places(2, posts))
}

/// What member `$1` has seen of so many threads.
pub(super) fn marks_of(threads: usize) -> String {
    format!("SELECT thread_id, seen FROM read_marks WHERE member_id = $1 AND thread_id IN ({})", places(2, threads))
}

/// Locks what member `$1` has seen of thread `$2`, and says what it is.
pub(super) const OPEN_MARK: &str = "INSERT INTO read_marks (member_id, thread_id, seen, updated_at) VALUES ($1, $2, '', $3) \
    ON CONFLICT (member_id, thread_id) DO UPDATE SET updated_at = $3 RETURNING thread_id, seen";
pub(super) const HOLD_MARK: &str = "UPDATE read_marks SET seen = seen WHERE member_id = $1 AND thread_id = $2 RETURNING thread_id, seen";
pub(super) const WRITE_MARK: &str = "UPDATE read_marks SET seen = $3 WHERE member_id = $1 AND thread_id = $2";

// Posting.

/// Reserves the form's key `$2`, or leaves it as it is.
pub(super) const CLAIM_KEY: &str = "INSERT INTO submissions (member_id, key, reply_id, created_at) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING";
pub(super) const REPLY_OF_KEY: &str = "SELECT reply_id AS n FROM submissions WHERE member_id = $1 AND key = $2";
pub(super) const SETTLE_KEY: &str = "UPDATE submissions SET reply_id = $3 WHERE member_id = $1 AND key = $2";

pub(super) const INSERT_REPLY: &str = "INSERT INTO replies (thread_id, number, parent_id, parent_number, depth, path, author_id, body, html, \
    renderer, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11) RETURNING id AS n";
/// One reply more in board `$1`, in thread `$2`.
pub(super) const COUNT_IN_BOARD: &str =
    "UPDATE boards SET replies_count = replies_count + 1, last_thread_id = $2, last_activity_at = $3 WHERE id = $1";
pub(super) const COUNT_OF_AUTHOR: &str = "UPDATE members SET replies_count = replies_count + 1 WHERE id = $1";
/// Gives out thread `$1`'s next number, to author `$3`.
pub(super) const NEXT_NUMBER: &str = "UPDATE threads SET last_number = last_number + 1, replies_count = replies_count + 1, score = score + 1, last_activity_at = $2, \
    last_author_id = $3 WHERE id = $1 RETURNING CAST(last_number AS bigint) AS n";

/// The `$2` latest posts of author `$1`, by the index of authors, however much they have written.
pub(super) const PACE: &str = "SELECT COUNT(*) AS n, MIN(created_at) AS since FROM \
    (SELECT created_at FROM replies WHERE author_id = $1 ORDER BY id DESC LIMIT $2) latest";

/// `$2` more below so many ancestors in thread `$1`.
pub(super) fn change_descendants(ancestors: usize) -> String {
    format!("UPDATE replies SET descendants = descendants + $2 WHERE thread_id = $1 AND number IN ({})", places(3, ancestors))
}

pub(super) const RECOUNT_BOARD: &str = "UPDATE boards SET \
    threads_count = (SELECT CAST(COUNT(*) AS integer) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), \
    replies_count = (SELECT CAST(COALESCE(SUM(replies_count), 0) AS integer) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), \
    last_thread_id = (SELECT id FROM threads WHERE board_id = $1 AND deleted_at IS NULL ORDER BY last_activity_at DESC, id DESC LIMIT 1), \
    last_activity_at = COALESCE((SELECT MAX(last_activity_at) FROM threads WHERE board_id = $1 AND deleted_at IS NULL), last_activity_at) \
    WHERE id = $1";

pub(super) fn recount_thread() -> String {
    let live = "FROM replies WHERE thread_id = $1 AND deleted_at IS NULL";
    format!(
        "UPDATE threads SET \
         replies_count = (SELECT CAST(COUNT(*) AS integer) {live} AND number > 0), \
         answers_count = (SELECT CAST(COUNT(*) AS integer) {live} AND answer_at IS NOT NULL), \
         score = (SELECT CAST(COUNT(*) + COALESCE(SUM(2 * thanks + 4 * tried + 4 * adapted), 0) AS integer) {live}), \
         last_activity_at = COALESCE((SELECT MAX(created_at) {live}), last_activity_at), \
         last_author_id = COALESCE((SELECT author_id {live} ORDER BY created_at DESC, number DESC LIMIT 1), last_author_id) \
         WHERE id = $1"
    )
}

/// Where a thread goes with others' posts, whoever wrote in thread `$1` was told of it with the payload `$2`.
pub(super) const UNTELL: &str = "DELETE FROM notices WHERE payload LIKE $2 AND story IN ('thread-deleted', 'thread-removed') \
    AND member_id IN (SELECT author_id FROM replies WHERE thread_id = $1)";

/// Locks thread `$1`'s set of numbers that nobody can read, and says what it is.
pub(super) const HOLD_GONE: &str = "UPDATE threads SET gone = gone WHERE id = $1 RETURNING gone";

/// Posts of thread `$1` that got numbers above `$2` say anew whom they answer.
pub(super) const RENUMBER_PARENTS: &str = "UPDATE replies SET parent_number = (SELECT p.number FROM replies p WHERE p.id = replies.parent_id) \
    WHERE thread_id = $1 AND number > $2";

/// The tags of thread `$1` lose it.
pub(super) const COUNT_TAGS_DOWN: &str =
    "UPDATE tags SET threads_count = threads_count - 1 WHERE id IN (SELECT tag_id FROM thread_tags WHERE thread_id = $1)";
pub(super) const COUNT_TAG_UP: &str = "INSERT INTO tags (name, threads_count) VALUES ($1, 1) \
    ON CONFLICT (name) DO UPDATE SET threads_count = tags.threads_count + 1 RETURNING id, CAST(threads_count AS bigint) AS threads";
pub(super) const KNOW_TAG: &str = "INSERT INTO tags (name, threads_count) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING RETURNING id AS n";

/// Which draft: member `$1`'s for the place `$2`.
pub(super) const THIS_DRAFT: &str = "member_id = $1 AND place = $2";
/// Leaves member `$1` the `$2` latest drafts.
pub(super) const DROP_OLD_DRAFTS: &str = "DELETE FROM drafts WHERE member_id = $1 AND place NOT IN \
    (SELECT place FROM drafts WHERE member_id = $1 ORDER BY updated_at DESC, place LIMIT $2)";

// Whom news concern.

const NEWS: &str = "SELECT r.id, r.number, r.thread_id, t.board_id, r.author_id, b.audience, b.group_id, r.created_at, r.deleted_at, t.deleted_at AS thread_deleted_at \
    FROM replies r JOIN threads t ON t.id = r.thread_id JOIN boards b ON b.id = t.board_id WHERE ";

/// The post with id `$1` that news are about.
pub(super) fn post_of_news() -> String {
    format!("{NEWS}r.id = $1")
}

/// The opening post of thread `$1`.
pub(super) fn opening_of_news() -> String {
    format!("{NEWS}r.thread_id = $1 AND r.number = 0")
}

pub(super) const NAMED: &str = "SELECT member_id, 'mention' AS kind FROM mentions WHERE reply_id = $1 \
    UNION ALL SELECT member_id, 'quote' FROM quotes WHERE reply_id = $1";
/// Who is named in a changed post and was not told of it before.
pub(super) const NAMED_SINCE: &str = "SELECT member_id, 'mention' AS kind FROM mentions WHERE reply_id = $1 AND NOT EXISTS \
    (SELECT 1 FROM notices n WHERE n.reply_id = $1 AND n.member_id = mentions.member_id)";
pub(super) const ANSWERED: &str = "SELECT p.author_id, 'reply' FROM replies r JOIN replies p ON p.id = r.parent_id WHERE r.id = $1";
pub(super) const MARKED: &str = "SELECT author_id AS member_id, 'answer-marked' AS kind FROM replies WHERE id = $1 AND answer_at IS NOT NULL";

/// Who has followed something since before a time; it and the time are values of these numbers.
pub(super) fn following(kind: &str, object: usize, at: usize) -> String {
    format!(
        "SELECT member_id, 'followed-{kind}' FROM follows WHERE kind = '{kind}' AND object_id = ${object} AND level = 'following' AND created_at <= ${at}"
    )
}

pub(super) fn any_of(who: &[String]) -> String {
    who.join(" UNION ALL ")
}

/// These members with all that says whether they are to be told; `$2` is the thread.
pub(super) fn candidates(who: &str) -> String {
    format!(
        "SELECT w.member_id, w.kind, m.role, m.suspended_at, m.suspended_until, p.how, f.level AS muted, s.seen, {inside} AS inside FROM ({who}) w \
         JOIN members m ON m.id = w.member_id JOIN threads t ON t.id = $2 JOIN boards b ON b.id = t.board_id \
         LEFT JOIN notice_preferences p ON p.member_id = w.member_id AND p.kind = w.kind \
         LEFT JOIN follows f ON f.member_id = w.member_id AND f.kind = 'thread' AND f.object_id = $2 AND f.level = 'muted' \
         LEFT JOIN read_marks s ON s.member_id = w.member_id AND s.thread_id = $2 WHERE m.erased_at IS NULL",
        inside = inside!("w.member_id")
    )
}
