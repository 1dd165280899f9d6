use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result},
    texts::Locale,
};
use model::{Field, Problem, Wrong};
use sea_orm::FromQueryResult;

/// What a member has set, apart from the profile.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Settings {
    pub email: String,
    pub language: String,
}

/// The settings form.
#[derive(Clone, Debug, Default)]
pub struct SettingsDraft {
    pub language: String,
}

/// The asker's own settings.
pub async fn read_settings(cx: &Cx) -> Result<Settings> {
    let id = cx.member()?.id;
    let sql = "SELECT email, language FROM members WHERE id = $1";
    one(cx.reader(), sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Changes the asker's own settings.
pub async fn change_settings(cx: &Cx, draft: SettingsDraft) -> Result<()> {
    let id = cx.member()?.id;
    if !draft.language.is_empty() && Locale::parse(&draft.language).is_none() {
        return Err(Problem::field(Field::Language, Wrong::NoSuchChoice).into());
    }
    let sql = "UPDATE members SET language = $2 WHERE id = $1";
    let txn = cx.begin().await?;
    run(&txn, sql, vec![id.0.into(), draft.language.into()]).await?;
    txn.commit().await
}
