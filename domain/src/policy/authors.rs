//! Who is an author, for every query that names, asks or tells one.

/// Which rows `a` of `material_authors` are authors: whoever is invited becomes one by accepting.
macro_rules! is_author {
    () => {
        "a.accepted_at IS NOT NULL"
    };
}

/// The name of the first author of the resource `m`, or nothing.
macro_rules! first_author {
    () => {
        concat!(
            "COALESCE((SELECT n.name FROM material_authors a JOIN members n ON n.id = a.member_id WHERE a.material_id = m.id AND ",
            $crate::policy::authors::is_author!(),
            " ORDER BY a.position, a.member_id LIMIT 1), '')"
        )
    };
}

/// Whether the member whose id is `$2` is an author of the resource `m`.
macro_rules! asker_is_author {
    () => {
        concat!(
            "EXISTS (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = $2 AND ",
            $crate::policy::authors::is_author!(),
            ")"
        )
    };
}

pub(crate) use {asker_is_author, first_author, is_author};

/// [`first_author`] for queries that are put together.
pub(crate) const FIRST_AUTHOR: &str = first_author!();
/// [`is_author`] for queries that are put together.
pub(crate) const IS_AUTHOR: &str = is_author!();
