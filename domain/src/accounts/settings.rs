use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result},
    text,
    texts::Locale,
};
use model::{Field, MemberKind, Problem, Wrong, limits, problem::Findings};
use sea_orm::FromQueryResult;

/// What a member has set.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Settings {
    pub name: String,
    pub email: String,
    pub headline: String,
    pub kind: String,
    pub country: String,
    pub language: String,
}

/// The settings form.
#[derive(Clone, Debug, Default)]
pub struct SettingsDraft {
    pub name: String,
    pub headline: String,
    pub kind: String,
    pub country: String,
    pub language: String,
}

/// The asker's own settings.
pub async fn read_settings(cx: &Cx) -> Result<Settings> {
    let id = cx.member()?.id;
    let sql = "SELECT name, email, headline, kind, country, language FROM members WHERE id = $1";
    one(cx.reader(), sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Changes the asker's own settings.
pub async fn change_settings(cx: &Cx, draft: SettingsDraft) -> Result<()> {
    let id = cx.member()?.id;
    let (name, headline) = (text::clean_line(&draft.name), text::clean_line(&draft.headline));
    let mut found = Findings::default();
    found.length(Field::Name, &name, limits::NAME);
    found.length(Field::Note, &headline, 0..=120);
    let country_fits = draft.country.is_empty() || (draft.country.len() == 2 && draft.country.chars().all(|c| c.is_ascii_uppercase()));
    if !country_fits {
        found.add(Field::Country, Wrong::NoSuchChoice);
    }
    if MemberKind::parse(&draft.kind).is_none() {
        found.add(Field::Kind, Wrong::NoSuchChoice);
    }
    if !draft.language.is_empty() && Locale::parse(&draft.language).is_none() {
        found.add(Field::Language, Wrong::NoSuchChoice);
    }
    found.none_or(())?;
    let sql = "UPDATE members SET name = $2, headline = $3, kind = $4, country = $5, language = $6 WHERE id = $1";
    let txn = cx.begin().await?;
    let values = vec![id.0.into(), name.into(), headline.into(), draft.kind.into(), draft.country.into(), draft.language.into()];
    run(&txn, sql, values).await?;
    Ok(txn.commit().await?)
}
