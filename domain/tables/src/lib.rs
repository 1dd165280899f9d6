//! SeaORM entities, one file per table. Times are milliseconds since the Unix epoch, UTC.

/// Gives a macro the names of all entities.
#[macro_export]
macro_rules! tables {
    ($with:ident) => {
        $with! {
            affiliation audit blob board class_use collection collection_editor collection_entry device digest draft draft_file erasure export
            farewell file follow group group_member group_request half_sign_in identity import invitation invitation_use job joining leaving
            mail_link material material_author material_draft material_facet material_origin material_request material_set material_source
            material_thread material_version member member_facet member_link mention notice notice_preference oidc_attempt organisation
            organisation_domain organisation_word outbox outdated_report post_material profile proposed_concept pulse quote reaction read_mark
            recovery_code reply report review revision search_entry search_gram search_progress second_factor session shelf_clock site_page site_page_version site_setting
            submission tag taking thread thread_tag throttle upload upload_part version_file
        }
    };
}

macro_rules! declare {
    ($($name:ident)+) => { $(pub mod $name;)+ };
}
tables!(declare);
