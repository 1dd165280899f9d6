use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{all, run},
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::site::{SettingsOfSiteDraft, SignUpMode, SiteSettings};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    key: String,
    value: String,
}

/// What is set, read anew each time: it is needed when somebody joins or looks at the settings, and by no other page.
pub async fn read_settings(conn: &impl ConnectionTrait) -> Result<SiteSettings> {
    let rows: Vec<Row> = all(conn, "SELECT key, value FROM site_settings", Vec::new()).await?;
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
    let sql = "INSERT INTO site_settings (key, value, changed_at, changed_by) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (key) DO UPDATE SET value = $2, changed_at = $3, changed_by = $4";
    run(txn, sql, vec![key.into(), value.into(), cx.now.into(), cx.actor.id().map(|id| id.0).into()]).await?;
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
    let gone = run(&txn, "DELETE FROM audit WHERE recorded_at < $1", vec![(cx.now - i64::from(days) * DAY_MS).into()]).await?;
    txn.commit().await?;
    Ok(usize::try_from(gone).unwrap_or(usize::MAX))
}
