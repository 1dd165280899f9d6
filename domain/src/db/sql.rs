//! What is asked of the database about itself.

/// PostgreSQL, for a transaction that searches: it is given up after two seconds, planned once for all words, and goes by indexes.
pub(super) const SEARCHING: &str = "SELECT set_config('statement_timeout', '2s', TRUE), set_config('plan_cache_mode', 'force_generic_plan', TRUE), \
    set_config('enable_seqscan', 'off', TRUE), set_config('jit', 'off', TRUE)";

/// Makes others wait for rows, `members WHERE id = $1`, on PostgreSQL.
pub(super) fn hold(rows: &str) -> String {
    format!("SELECT id FROM {rows} FOR NO KEY UPDATE")
}
