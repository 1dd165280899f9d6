//! What is asked of the database about news and the builder cannot say.

/// Plans news `$1` under key `$2`, now (`$3`), for `$4`; or moves what is planned under this key and not due yet.
pub(super) const PLAN: &str = "INSERT INTO outbox (news, key, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $3, $4, 0, '') \
    ON CONFLICT (key) WHERE delivered_at IS NULL DO UPDATE SET news = $1, recorded_at = $3, next_at = $4 WHERE outbox.next_at > $3";

/// Takes at most `$3` that are due now (`$1`) in hand until `$2`. What is in hand has no key: whoever plans the same again gets a row of
/// its own. The outer condition on next_at is read again after a wait for another node's claim, which then no longer holds.
pub(super) const CLAIM: &str = "UPDATE outbox SET attempts = attempts + 1, next_at = $2, key = NULL \
    WHERE next_at <= $1 AND delivered_at IS NULL AND id IN \
    (SELECT id FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL AND next_at <= $1 ORDER BY next_at, id LIMIT $3) \
    RETURNING id, news, attempts";
