//! What is asked of the database about organisations and the builder cannot say, or at greater length.

use crate::db::places;

/// Until when somebody stands behind member `$1`.
pub(super) const RECOUNT: &str = "UPDATE members SET \
    verified_until = COALESCE((SELECT MAX(expires_at) FROM affiliations WHERE member_id = $1 AND state = 'verified'), 0), \
    coordinator_until = COALESCE((SELECT MAX(expires_at) FROM affiliations WHERE member_id = $1 AND state = 'verified' AND coordinates), 0) \
    WHERE id = $1";

/// Of member `$1`, now (`$2`).
pub(super) const BELONGINGS: &str = "SELECT o.id, o.slug, o.name, o.town, o.country, a.state = 'verified' AND a.expires_at > $2 AS verified \
    FROM affiliations a JOIN organisations o ON o.id = a.organisation_id WHERE a.member_id = $1 AND a.state <> 'withdrawn' AND o.state = 'listed' \
    ORDER BY verified DESC, a.id";

/// Of so many members, `$2` and on, now (`$1`). The verified ones come last.
pub(super) fn names_of(members: usize) -> String {
    format!(
        "SELECT a.member_id, o.name FROM affiliations a JOIN organisations o ON o.id = a.organisation_id WHERE a.member_id IN ({}) \
         AND a.state <> 'withdrawn' AND o.state = 'listed' ORDER BY CASE WHEN a.state = 'verified' AND a.expires_at > $1 THEN 1 ELSE 0 END, a.id DESC",
        places(2, members)
    )
}

/// At most `$2` whose verification was over at `$1`. The state is a word here, as the index is of the verified only.
pub(super) const OVER: &str = "SELECT id, member_id FROM affiliations WHERE state = 'verified' AND expires_at <= $1 ORDER BY expires_at LIMIT $2";

/// Those that wait for staff.
pub(super) fn waiting(sqlite: bool) -> String {
    let joined = if sqlite { "group_concat(d.domain, ' ')" } else { "string_agg(d.domain, ' ')" };
    format!(
        "SELECT o.id, o.slug, o.name, o.kind, o.country, o.town, o.website, o.oid, \
         COALESCE((SELECT {joined} FROM organisation_domains d WHERE d.organisation_id = o.id), '') AS domains, \
         COALESCE(m.name, '') AS added_by, COALESCE(m.handle, '') AS added_by_handle, o.created_at \
         FROM organisations o LEFT JOIN members m ON m.id = o.created_by WHERE o.state = 'waiting' ORDER BY o.id LIMIT 100"
    )
}

/// A page of the members of organisation `$1`, as member `$3` of reach `$2` sees them: with all who claim it, if `$4`. The page after
/// state `$5` and affiliation `$6`, or the first where that is 0.
pub(super) fn people(limit: usize) -> String {
    format!(
        "SELECT a.id, m.id AS member_id, m.handle, m.name, m.role, m.kind, m.headline, m.photo, m.see_headline, m.see_photo, m.verified_until, \
         m.coordinator_until, a.state, a.expires_at, a.coordinates FROM affiliations a JOIN members m ON m.id = a.member_id \
         WHERE a.organisation_id = $1 AND m.erased_at IS NULL AND ((m.see_organisation >= $2 AND a.state <> 'withdrawn') OR m.id = $3 OR $4) \
         AND ($6 = 0 OR a.state < $5 OR (a.state = $5 AND a.id > $6)) ORDER BY a.state DESC, a.id LIMIT {limit}"
    )
}

/// All for staff (`$2`), else those that member `$1` coordinates now (`$3`).
pub(super) const OWN_NAMES: &str = "SELECT o.name FROM organisations o WHERE o.state = 'listed' AND ($2 OR o.id IN \
    (SELECT a.organisation_id FROM affiliations a WHERE a.member_id = $1 AND a.state = 'verified' AND a.coordinates AND a.expires_at > $3)) \
    ORDER BY o.sort_name LIMIT 200";

/// Those of country `$1` first.
pub(super) const NAMES: &str =
    "SELECT name FROM organisations WHERE state = 'listed' ORDER BY CASE WHEN country = $1 THEN 0 ELSE 1 END, sort_name LIMIT 200";

/// Which row says that member `$1` belongs to organisation `$2`, unless that was taken back.
pub(super) const OWN: &str = "member_id = $1 AND organisation_id = $2 AND state <> 'withdrawn'";
