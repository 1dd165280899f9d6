use crate::{
    cx::Cx,
    failure::{Failure, Result},
    texts::Locale,
};
use model::{Field, Problem, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::member;

/// What a member has set, apart from the profile.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
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
    member::Entity::find_by_id(id).into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Changes the asker's own settings.
pub async fn change_settings(cx: &Cx, draft: SettingsDraft) -> Result<()> {
    let id = cx.member()?.id;
    if !draft.language.is_empty() && Locale::parse(&draft.language).is_none() {
        return Err(Problem::field(Field::Language, Wrong::NoSuchChoice).into());
    }
    let chosen = member::ActiveModel { language: Set(draft.language), ..Default::default() };
    let txn = cx.begin().await?;
    member::Entity::update_many().set(chosen).filter(member::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await
}
