//! What the directory finds members by: one row for each language, subject, step, offer, wish, for the country, the kind and
//! each word of the name. Each row says up to whom it may be used, so that a filter never tells what a profile hides.

use crate::{
    cx::Cx,
    db::{all, one, run},
    failure::Result,
    search,
    text::{name_words, sort_name},
};
use model::{MemberId, Profile};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// What a row of the index is about. Names are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Every member has this one.
    Everybody,
    Name,
    Kind,
    Country,
    Language,
    Subject,
    Step,
    Offer,
    Seek,
}

impl Facet {
    /// Those that come from lists of the profile, with the column that says who may see them.
    const LISTS: [(Self, &'static str); 5] = [
        (Self::Language, "see_languages"),
        (Self::Subject, "see_subjects"),
        (Self::Step, "see_steps"),
        (Self::Offer, "see_offers"),
        (Self::Seek, "see_seeks"),
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Country => "country",
            Self::Language => "language",
            Self::Subject => "subject",
            Self::Step => "step",
            Self::Offer => "offer",
            Self::Seek => "seek",
        }
    }
}

#[derive(FromQueryResult)]
struct Basics {
    name: String,
    kind: String,
    country: String,
    listed: i32,
    see_country: i32,
}

/// Brings the index of one member up to date with their row and the lists stored in it. Call it in the transaction of
/// whatever changed a name, a kind, a country or a visibility.
pub(crate) async fn refresh(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    let sql = "SELECT name, kind, country, listed, see_country FROM members WHERE id = $1 AND erased_at IS NULL";
    let Some(basics) = one::<Basics>(txn, sql, vec![member.0.into()]).await? else { return Ok(()) };
    let sort = sort_name(&basics.name);
    run(txn, "UPDATE members SET sort_name = $2 WHERE id = $1", vec![member.0.into(), sort.clone().into()]).await?;
    for (facet, see) in Facet::LISTS {
        let sql = format!(
            "UPDATE member_facets SET sort_name = $3, listed = (SELECT CASE WHEN m.listed < m.{see} THEN m.listed ELSE m.{see} END FROM members m \
             WHERE m.id = $1) WHERE member_id = $1 AND facet = $2"
        );
        run(txn, &sql, vec![member.0.into(), facet.as_str().into(), sort.clone().into()]).await?;
    }
    run(txn, "DELETE FROM member_facets WHERE member_id = $1 AND facet IN ('everybody', 'name', 'kind', 'country')", vec![member.0.into()]).await?;
    let rows = basics.rows();
    insert(txn, member, &sort, &rows).await?;
    search::index::member(txn, member).await
}

struct Row {
    facet: Facet,
    value: String,
    level: i32,
    listed: i32,
}

impl Basics {
    fn rows(&self) -> Vec<Row> {
        let row = |facet, value: &str, listed| Row { facet, value: value.to_owned(), level: 0, listed };
        let mut rows = vec![row(Facet::Everybody, "", self.listed), row(Facet::Kind, &self.kind, self.listed)];
        if !self.country.is_empty() {
            rows.push(row(Facet::Country, &self.country, self.listed.min(self.see_country)));
        }
        rows.extend(name_words(&self.name).iter().map(|word| row(Facet::Name, word, self.listed)));
        rows
    }
}

/// Replaces the lists of a profile; [`refresh`] then says who may use them.
pub(super) async fn write_lists(txn: &impl ConnectionTrait, member: MemberId, profile: &Profile) -> Result<()> {
    run(txn, "DELETE FROM member_facets WHERE member_id = $1 AND facet IN ('language', 'subject', 'step', 'offer', 'seek')", vec![member.0.into()])
        .await?;
    let mut rows: Vec<Row> =
        profile.languages.iter().map(|(code, level)| Row { facet: Facet::Language, value: code.clone(), level: *level, listed: 0 }).collect();
    let lists = [(Facet::Subject, &profile.subjects), (Facet::Step, &profile.steps), (Facet::Offer, &profile.offers), (Facet::Seek, &profile.seeks)];
    for (facet, values) in lists {
        rows.extend(values.iter().map(|value| Row { facet, value: value.clone(), level: 0, listed: 0 }));
    }
    insert(txn, member, "", &rows).await
}

async fn insert(txn: &impl ConnectionTrait, member: MemberId, sort: &str, rows: &[Row]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut values: Vec<Value> = vec![member.0.into(), sort.into()];
    let mut tuples = Vec::new();
    for row in rows {
        let at = values.len() + 1;
        tuples.push(format!("($1, ${at}, ${}, ${}, ${}, $2)", at + 1, at + 2, at + 3));
        values.extend([row.facet.as_str().into(), row.value.clone().into(), row.level.into(), row.listed.into()]);
    }
    let sql = format!("INSERT INTO member_facets (member_id, facet, value, level, listed, sort_name) VALUES {}", tuples.join(", "));
    run(txn, &sql, values).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Puts members into the index that were made without it. Returns how many; 0 means that all are in.
pub async fn index_some(cx: &Cx, most: i64) -> Result<usize> {
    let rows: Vec<Id> =
        all(cx.reader(), "SELECT id FROM members WHERE sort_name = '' AND erased_at IS NULL ORDER BY id LIMIT $1", vec![most.into()]).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let txn = cx.begin().await?;
    for row in &rows {
        refresh(&txn, MemberId(row.id)).await?;
    }
    txn.commit().await?;
    Ok(rows.len())
}
