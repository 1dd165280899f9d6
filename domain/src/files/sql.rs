//! What is asked of the database about files and the builder cannot say.

use crate::policy::authors::asker_is_author;

/// A file with what decides who may have it; `$2` is who asks.
pub(super) const OPENED: &str = concat!(
    "SELECT f.id, f.name, f.mime, f.size, b.scanned, f.blob, m.state, \
     EXISTS (SELECT 1 FROM version_files v WHERE v.file_id = f.id) OR EXISTS (SELECT 1 FROM uses u WHERE u.photo_id = f.id) AS shown, ",
    asker_is_author!(),
    " AS is_author FROM files f JOIN materials m ON m.id = f.material_id JOIN blobs b ON b.hash = f.blob WHERE f.id = $1"
);

/// Puts a file (`$2`) behind the others of a draft.
pub(super) const ADD_TO_DRAFT: &str = "INSERT INTO draft_files (material_id, file_id, position) \
    VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM draft_files WHERE material_id = $1))";

/// Notes content that came in at `$4`. What a scanner said of it before stays where none looked at it this time.
pub(super) const NOTE_CONTENT: &str = "INSERT INTO blobs (hash, size, scanned, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO UPDATE \
    SET created_at = $4, scanned = CASE WHEN $3 = '' THEN blobs.scanned ELSE $3 END";

/// Forgets a file that lies nowhere any more.
pub(super) const FORGET_FILE: &str = "DELETE FROM files WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM version_files WHERE file_id = $1) \
    AND NOT EXISTS (SELECT 1 FROM draft_files WHERE file_id = $1)";

/// Bytes that a member has brought.
pub(super) const BROUGHT: &str = "SELECT CAST(COALESCE(SUM(size), 0) AS bigint) AS n FROM files WHERE created_by = $1";

/// When a member brought the first of their latest `$3` files; no row where they brought fewer since `$2`.
pub(super) const FIRST_OF_LATEST: &str = "SELECT COALESCE(MIN(created_at), 0) AS n FROM (SELECT created_at FROM files WHERE created_by = $1 AND \
    created_at > $2 ORDER BY created_at DESC LIMIT $3) AS f HAVING COUNT(*) >= $3";

/// What a member began to send since `$2` and is not there yet.
pub(super) const OPEN_UPLOADS: &str =
    "SELECT COUNT(*) AS uploads, CAST(COALESCE(SUM(length), 0) AS bigint) AS bytes FROM uploads WHERE member_id = $1 AND created_at > $2";

/// Content from before `$1` that no file has.
pub(super) const UNUSED: &str =
    "SELECT hash FROM blobs WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM files WHERE blob = blobs.hash) ORDER BY created_at LIMIT $2";

/// Forgets such content, if no file that was taken away since `$3` could come back to it.
pub(super) const FORGET_UNUSED: &str = "DELETE FROM blobs WHERE hash = $1 AND created_at < $2 AND NOT EXISTS (SELECT 1 FROM files WHERE blob = $1) \
    AND NOT EXISTS (SELECT 1 FROM takings WHERE taken_at >= $3 AND parts LIKE '%' || $1 || '%')";

/// Which rows are kept of a file that is taken away from a draft: its own, and its place there.
pub(super) const THE_FILE: &str = "id = $1";
pub(super) const THE_PLACE: &str = "material_id = $1 AND file_id = $2";
