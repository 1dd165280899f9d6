//! News of a password that was asked for name the member, and the link is made where its mail is. The link that an older one names stays.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let conn = manager.get_connection();
        for sql in [CONVERT, NOBODY] {
            conn.execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Older versions cannot read them, and whoever got no mail asks again.
        manager.get_connection().execute_unprepared("DELETE FROM outbox WHERE news LIKE '{\"what\":\"reset-asked\",%'").await?;
        Ok(())
    }
}

const CONVERT: &str = r#"UPDATE outbox SET news = (SELECT '{"what":"reset-asked","member":' || l.member_id || ',"nonce":"' || l.nonce || '"}'
    FROM mail_links l WHERE outbox.news = '{"what":"reset-asked","link":' || l.id || '}') WHERE news LIKE '{"what":"reset-asked","link":%'
    AND EXISTS (SELECT 1 FROM mail_links l WHERE outbox.news = '{"what":"reset-asked","link":' || l.id || '}')"#;

const NOBODY: &str = r#"UPDATE outbox SET news = '{"what":"reset-asked","member":null,"nonce":""}' WHERE news LIKE '{"what":"reset-asked","link":%'"#;
