use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::site::{SettingsOfSiteDraft, SignUpMode, SiteSettings};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use tables::{audit as log, site_setting};

/// What is set, read anew each time: it is needed when somebody joins or looks at the settings, and by no other page.
pub async fn read_settings(conn: &impl ConnectionTrait) -> Result<SiteSettings> {
    let rows = site_setting::Entity::find().all(conn).await?;
    let mut set = SiteSettings::default();
    for row in rows {
        match row.key.as_str() {
            // A mode that is not known is a newer one: the strictest is the safe one.
            "sign_up" => set.sign_up = SignUpMode::parse(&row.value).unwrap_or(SignUpMode::InvitationOnly),
            "support" => set.support = row.value,
            "controller" => set.privacy.controller = row.value,
            "privacy_contact" => set.privacy.contact = row.value,
            "officer" => set.privacy.officer = row.value,
            "processors" => set.privacy.processors = row.value,
            "audit_days" => set.audit_days = row.value.parse().unwrap_or(set.audit_days),
            _ => {}
        }
    }
    Ok(set)
}

/// The same, for the form of those who may change it.
pub async fn edit_settings(cx: &Cx) -> Result<SiteSettings> {
    staff(&cx.actor, StaffAct::ChangeSettings)?;
    read_settings(cx.reader()).await
}

/// Changes the settings of the site; each change is a line in the audit log.
pub async fn change_settings(cx: &Cx, draft: SettingsOfSiteDraft) -> Result<()> {
    staff(&cx.actor, StaffAct::ChangeSettings)?;
    let new = draft.check()?;
    cx.confirmed()?;
    let txn = cx.begin().await?;
    let old = read_settings(&txn).await?;
    let days = |set: &SiteSettings| set.audit_days.to_string();
    let pairs = [
        ("sign_up", old.sign_up.as_str().to_owned(), new.sign_up.as_str().to_owned()),
        ("support", old.support.clone(), new.support.clone()),
        ("audit_days", days(&old), days(&new)),
        ("controller", old.privacy.controller.clone(), new.privacy.controller.clone()),
        ("privacy_contact", old.privacy.contact.clone(), new.privacy.contact.clone()),
        ("officer", old.privacy.officer.clone(), new.privacy.officer.clone()),
        ("processors", old.privacy.processors.clone(), new.privacy.processors.clone()),
    ];
    for (key, before, after) in pairs {
        if before != after {
            write(&txn, cx, key, &after).await?;
            let detail = format!("{key}: {before} → {after}");
            audit::record(&txn, cx, Entry { act: "settings-changed", detail, ..Entry::default() }).await?;
        }
    }
    txn.commit().await
}

async fn write(txn: &impl ConnectionTrait, cx: &Cx, key: &str, value: &str) -> Result<()> {
    use site_setting::Column::{ChangedAt, ChangedBy, Key, Value};
    let row =
        site_setting::ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()), changed_at: Set(cx.now), changed_by: Set(cx.actor.id()) };
    let instead = OnConflict::column(Key).update_columns([Value, ChangedAt, ChangedBy]).to_owned();
    site_setting::Entity::insert(row).on_conflict(instead).exec_without_returning(txn).await?;
    Ok(())
}

/// Which way newcomers come in, for the sign-up page.
pub async fn sign_up_mode(cx: &Cx) -> Result<SignUpMode> {
    Ok(read_settings(cx.reader()).await?.sign_up)
}

const DAY_MS: i64 = 24 * 3_600_000;

/// Forgets audit lines that are older than the settings say. Returns how many.
pub async fn purge_audit(cx: &Cx) -> Result<usize> {
    let days = read_settings(cx.reader()).await?.audit_days;
    let txn = cx.begin().await?;
    let old = log::Entity::delete_many().filter(log::Column::RecordedAt.lt(cx.now - i64::from(days) * DAY_MS));
    let gone = old.exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(usize::try_from(gone).unwrap_or(usize::MAX))
}
