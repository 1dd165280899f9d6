//! Where what was reported stands, and whose it is.

use super::reports::ReportOf;

/// Its title, the path of its place, and whether members can open that.
pub(super) const fn place(of: ReportOf) -> &'static str {
    match of {
        ReportOf::Post(_) => {
            "SELECT t.title, '/replies/' || r.id AS path, t.deleted_at IS NULL AS open FROM replies r JOIN threads t ON t.id = r.thread_id WHERE r.id = $1"
        }
        ReportOf::Member(_) => "SELECT name AS title, '/members/' || handle AS path, erased_at IS NULL AS open FROM members WHERE id = $1",
        ReportOf::Material(_) => "SELECT title, '/library/' || id || '/' || slug AS path, state <> 'draft' AS open FROM materials WHERE id = $1",
        ReportOf::Collection(_) => {
            "SELECT title, '/collections/' || id || '/' || slug || CASE WHEN access = 'link' THEN '-' || \"key\" ELSE '' END AS path, \
             access = 'public' AS open FROM collections WHERE id = $1"
        }
        // These stand on pages of a list: the page begins with it.
        ReportOf::Review(_) => {
            "SELECT m.title, '/library/' || m.id || '/reviews?after=' || (r.id + 1) || '#review-' || r.id AS path, m.state <> 'draft' AS open \
             FROM reviews r JOIN materials m ON m.id = r.material_id WHERE r.id = $1"
        }
        ReportOf::Use(_) => {
            "SELECT m.title, '/library/' || m.id || '/uses?after=' || (u.id + 1) || '#use-' || u.id AS path, m.state <> 'draft' AS open \
             FROM uses u JOIN materials m ON m.id = u.material_id WHERE u.id = $1"
        }
    }
}

/// Whose it is. What is gone for good is known by its reports.
pub(super) const fn owner(of: ReportOf) -> &'static str {
    match of {
        ReportOf::Post(_) => "SELECT author_id AS n FROM replies WHERE id = $1",
        ReportOf::Member(_) => "SELECT id AS n FROM members WHERE id = $1",
        ReportOf::Material(_) => "SELECT created_by AS n FROM materials WHERE id = $1",
        ReportOf::Collection(_) => "SELECT member_id AS n FROM reports WHERE object_kind = 'collection' AND object_id = $1 ORDER BY id DESC LIMIT 1",
        ReportOf::Review(_) => "SELECT member_id AS n FROM reports WHERE object_kind = 'review' AND object_id = $1 ORDER BY id DESC LIMIT 1",
        ReportOf::Use(_) => "SELECT member_id AS n FROM reports WHERE object_kind = 'use' AND object_id = $1 ORDER BY id DESC LIMIT 1",
    }
}

/// What a review or a report from class says, with its author and the resource.
pub(super) const REVIEW: &str =
    "SELECT r.material_id, r.member_id, m.title, r.note FROM reviews r JOIN materials m ON m.id = r.material_id WHERE r.id = $1";
pub(super) const USE: &str =
    "SELECT u.material_id, u.member_id, m.title, u.note FROM uses u JOIN materials m ON m.id = u.material_id WHERE u.id = $1";
