//! What is asked of the database about invitations and the builder cannot say.

/// Mailed invitation `$1` that is good now (`$2`), and whose address it is.
pub(super) const INVITED: &str = "SELECT i.created_by, c.name AS inviter, i.note, i.email, i.nonce, i.language, i.board_id, i.organisation_id, \
    m.id AS member FROM invitations i JOIN members c ON c.id = i.created_by LEFT JOIN members m ON m.email = i.email \
    WHERE i.id = $1 AND i.email <> '' AND i.revoked_at IS NULL AND i.uses_left > 0 AND i.expires_at > $2";
