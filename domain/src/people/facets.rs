//! What the directory finds members by: one row for each language, subject, step, offer, wish, for the country, the kind and
//! each word of the name. Each row says up to whom it may be used, so that a filter never tells what a profile hides.

use super::sql;
use crate::{
    cx::Cx,
    db::{all, run},
    failure::Result,
    search,
    text::{name_words, sort_name},
};
use model::{MemberId, Profile};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter};
use tables::{member, member_facet};

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
    pub(super) const LISTS: [(Self, &'static str); 5] = [
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

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
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
    let basics = member::Entity::find_by_id(member).filter(member::not_erased()).into_partial_model::<Basics>().one(txn).await?;
    let Some(basics) = basics else { return Ok(()) };
    let sort = sort_name(&basics.name);
    let sorted = member::ActiveModel { sort_name: Set(sort.clone()), ..Default::default() };
    member::Entity::update_many().set(sorted).filter(member::Column::Id.eq(member)).exec(txn).await?;
    for (facet, see) in Facet::LISTS {
        run(txn, &sql::listed_by(see), vec![member.into(), facet.as_str().into(), sort.clone().into()]).await?;
    }
    forget(txn, member, &[Facet::Everybody, Facet::Name, Facet::Kind, Facet::Country]).await?;
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
    forget(txn, member, &Facet::LISTS.map(|(facet, _)| facet)).await?;
    let mut rows: Vec<Row> =
        profile.languages.iter().map(|(code, level)| Row { facet: Facet::Language, value: code.clone(), level: *level, listed: 0 }).collect();
    let lists = [(Facet::Subject, &profile.subjects), (Facet::Step, &profile.steps), (Facet::Offer, &profile.offers), (Facet::Seek, &profile.seeks)];
    for (facet, values) in lists {
        rows.extend(values.iter().map(|value| Row { facet, value: value.clone(), level: 0, listed: 0 }));
    }
    insert(txn, member, "", &rows).await
}

async fn forget(txn: &impl ConnectionTrait, member: MemberId, facets: &[Facet]) -> Result<()> {
    let of = member_facet::Entity::delete_many().filter(member_facet::Column::MemberId.eq(member));
    of.filter(member_facet::Column::Facet.is_in(facets.iter().map(|facet| facet.as_str()))).exec(txn).await?;
    Ok(())
}

async fn insert(txn: &impl ConnectionTrait, member: MemberId, sort: &str, rows: &[Row]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.iter().map(|row| member_facet::ActiveModel {
        member_id: Set(member),
        facet: Set(row.facet.as_str().to_owned()),
        value: Set(row.value.clone()),
        level: Set(row.level),
        listed: Set(row.listed),
        sort_name: Set(sort.to_owned()),
    });
    member_facet::Entity::insert_many(rows).exec_without_returning(txn).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Id {
    id: MemberId,
}

/// Puts members into the index that were made without it. Returns how many; 0 means that all are in.
pub async fn index_some(cx: &Cx, most: i64) -> Result<usize> {
    let rows: Vec<Id> = all(cx.reader(), sql::UNSORTED, vec![most.into()]).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let txn = cx.begin().await?;
    for row in &rows {
        refresh(&txn, row.id).await?;
    }
    txn.commit().await?;
    Ok(rows.len())
}
