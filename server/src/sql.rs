//! What the start of a server asks of PostgreSQL.

/// Lets one node after the other bring the schema up to date, until the transaction ends.
pub const MIGRATE_ALONE: &str = "SELECT pg_advisory_xact_lock(6207)";
