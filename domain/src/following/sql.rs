//! Following in whole threads at once.

/// Who wrote in thread `$1` follows it since `$3`, but for who did not want to hear of thread `$2`.
pub(super) const WRITTEN_BY_ALL: &str = "INSERT INTO follows (member_id, kind, object_id, level, created_at) \
    SELECT DISTINCT r.author_id, 'thread', r.thread_id, 'following', CAST($3 AS bigint) FROM replies r WHERE r.thread_id = $1 AND NOT EXISTS \
    (SELECT 1 FROM follows f WHERE f.member_id = r.author_id AND f.kind = 'thread' AND f.object_id = $2 AND f.level = 'muted') \
    ON CONFLICT DO NOTHING";

/// Who followed thread `$1` follows thread `$2`.
pub(super) const CARRIED: &str = "INSERT INTO follows (member_id, kind, object_id, level, created_at) \
    SELECT member_id, kind, CAST($2 AS bigint), level, created_at FROM follows WHERE kind = 'thread' AND object_id = $1 ON CONFLICT DO NOTHING";
