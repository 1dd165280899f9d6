//! Groups of the forum of the tests, as rows, so that nobody has a notice of them.

use super::Forum;

/// 1 is Ada's `cell-lab`, with Sue in it and Ben asking to join; 2 Ari's `open-circle`, with Ben in it and Ada invited; 3 Ari's
/// `secret-circle`, which is hidden. Each has a board: `cell-lab-g1` (5), `open-circle-g2` (6), `secret-circle-g3` (7).
pub async fn make(forum: &Forum) {
    for (name, slug, joining, hidden, count, keeper) in [
        ("Cell lab", "cell-lab", "request", false, 2, 1_i64),
        ("Open circle", "open-circle", "open", false, 2, 4),
        ("Secret circle", "secret-circle", "invitation", true, 1, 4),
    ] {
        let sql = "INSERT INTO groups (name, slug, description, language, joining, hidden, members_count, created_by, created_at) \
                   VALUES ($1, $2, 'What it is for.', 'en', $3, $4, $5, $6, 1)";
        forum.run(sql, vec![name.into(), slug.into(), joining.into(), hidden.into(), count.into(), keeper.into()]).await;
    }
    for sql in [
        "INSERT INTO group_members (group_id, member_id, role, since) VALUES (1, 1, 'keeper', 1), (1, 5, 'member', 2), (2, 4, 'keeper', 1), \
         (2, 2, 'member', 2), (3, 4, 'keeper', 1)",
        "INSERT INTO group_requests (group_id, member_id, invited_by, note, created_at) VALUES (1, 2, NULL, 'I teach next door', 1), (2, 1, 4, '', 1)",
        "INSERT INTO boards (slug, name, description, language, country, colour, icon, audience, group_id, position, last_activity_at) \
         VALUES ('cell-lab-g1', 'Cell lab', '', 'en', '', 'slate', 'users', 'group', 1, 0, 1), \
         ('open-circle-g2', 'Open circle', '', 'en', '', 'slate', 'users', 'group', 2, 0, 1), \
         ('secret-circle-g3', 'Secret circle', '', 'en', '', 'slate', 'users', 'group', 3, 0, 1)",
    ] {
        forum.run(sql, Vec::new()).await;
    }
}
