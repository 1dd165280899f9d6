//! What is asked of the database to count without two of them counting the same.

/// Waits for whoever holds this pair of numbers, until their transaction ends. PostgreSQL only.
pub(super) const HOLD: &str = "SELECT 1 AS n FROM (SELECT pg_advisory_xact_lock($1, $2)) AS held";

/// Counts one more in this window, or the first of a new one, and holds the row.
pub(super) const STEP: &str = "INSERT INTO throttles (key, failures, since) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET \
    failures = CASE WHEN throttles.since > $3 AND throttles.since <= $2 THEN throttles.failures + 1 ELSE 1 END, \
    since = CASE WHEN throttles.since > $3 AND throttles.since <= $2 THEN throttles.since ELSE $2 END RETURNING failures, since";

/// Counts one more failure of a key; a count from before `$3` starts anew.
pub(super) const ADD_FAILURE: &str = "INSERT INTO throttles (key, failures, since) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET \
    failures = CASE WHEN throttles.since < $3 THEN 1 ELSE throttles.failures + 1 END, since = $2 RETURNING failures, since";

/// Takes a failure of this moment back, and puts the time of the one before it (`$3`) in its place.
pub(super) const RELEASE: &str =
    "UPDATE throttles SET failures = failures - 1, since = CASE WHEN since = $2 THEN $3 ELSE since END WHERE key = $1 AND failures > 0";
