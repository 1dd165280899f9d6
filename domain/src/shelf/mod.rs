//! The lists of the library in memory: for each value of a facet the resources that have it, as a bitmap. So counts of many values
//! over tens of thousands of resources take no time. It is brought up to date before each use, by the number that every change of a
//! resource on the shelves has (`materials.shelved`); the first use after a start reads all of them.

mod facet;
mod sql;

pub use facet::Facet;

use crate::{
    cx::{Cx, Kept, World},
    db::{Number, one, run},
    failure::Result,
};
use model::MaterialId;
use roaring::RoaringBitmap;
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError, RwLock},
};
use tables::{
    material::{self, Column},
    material_facet, shelf_clock,
};

/// Holds what is known of the lists, and who brings it up to date.
#[derive(Default)]
pub struct Shelf {
    books: RwLock<Arc<Books>>,
    filling: tokio::sync::Mutex<()>,
    near: Mutex<Near>,
}

/// What is near to what, as it was ranked with one state of the lists.
#[derive(Default)]
struct Near {
    tick: i64,
    /// By resource and version.
    ranked: HashMap<(i64, i32), Arc<[i64]>>,
}

/// More are not held at once; they are some 300 bytes each.
const NEAR_MOST: usize = 10_000;

/// A state of the lists.
#[derive(Clone, Default)]
pub(crate) struct Books {
    tick: i64,
    places: HashMap<i64, u32>,
    books: Vec<Book>,
    /// By the names of facets and values: places.
    values: BTreeMap<String, BTreeMap<String, RoaringBitmap>>,
}

/// What lists are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "material::Entity")]
pub(crate) struct Book {
    pub id: i64,
    shelved: i64,
    pub published_at: i64,
    pub changed_at: i64,
    pub minutes: i32,
    pub remixes: i32,
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "material_facet::Entity")]
struct Value {
    material_id: i64,
    facet: String,
    value: String,
}

/// Rows that are read at once.
const AT_ONCE: u64 = 2_000;

impl Kept for Shelf {
    fn make(_: &World) -> Self {
        Self::default()
    }
}

impl Shelf {
    fn now(&self) -> Arc<Books> {
        Arc::clone(&self.books.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was ranked as near to this version, if the lists are still the same.
    pub(crate) fn near(&self, books: &Books, id: MaterialId, version: i32) -> Option<Arc<[i64]>> {
        let near = self.near.lock().unwrap_or_else(PoisonError::into_inner);
        if near.tick == books.tick { near.ranked.get(&(id.0, version)).cloned() } else { None }
    }

    pub(crate) fn keep_near(&self, books: &Books, id: MaterialId, version: i32, ranked: Vec<i64>) -> Arc<[i64]> {
        let ranked: Arc<[i64]> = ranked.into();
        let mut near = self.near.lock().unwrap_or_else(PoisonError::into_inner);
        if near.tick != books.tick || near.ranked.len() >= NEAR_MOST {
            *near = Near { tick: books.tick, ranked: HashMap::new() };
        }
        near.ranked.insert((id.0, version), Arc::clone(&ranked));
        ranked
    }
}

/// Notes that this resource has other facets, or another place in an order. Call it last: it holds the clock until the commit.
pub(crate) async fn changed(txn: &impl ConnectionTrait, id: MaterialId) -> Result<()> {
    let next = shelf_clock::Entity::update_many().col_expr(shelf_clock::Column::Tick, shelf_clock::Column::Tick.into_expr().add(1_i64));
    next.filter(shelf_clock::Column::Id.eq(1_i64)).exec(txn).await?;
    run(txn, sql::SHELVE, vec![id.into()]).await?;
    Ok(())
}

/// The lists as they are now: one statement where nothing has changed.
pub(crate) async fn fresh(conn: &impl ConnectionTrait, cx: &Cx) -> Result<Arc<Books>> {
    let shelf = cx.world.of::<Shelf>();
    let known = shelf.now();
    let newest = one::<Number>(conn, sql::NEWEST, Vec::new()).await?.map_or(0, |row| row.n);
    if newest <= known.tick {
        return Ok(known);
    }
    let _filling = shelf.filling.lock().await;
    let mut books = Books::clone(&shelf.now());
    while books.tick < newest {
        if !books.read_on(conn).await? {
            break;
        }
    }
    let books = Arc::new(books);
    *shelf.books.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&books);
    Ok(books)
}

/// Reads the lists before anybody asks for them.
pub async fn fill_shelf(cx: &Cx) -> Result<()> {
    fresh(cx.reader(), cx).await.map(drop)
}

/// How many resources on the shelves have each of these tags.
pub(crate) async fn count_by_tags(conn: &impl ConnectionTrait, cx: &Cx, tags: &[&str]) -> Result<Vec<i64>> {
    let books = fresh(conn, cx).await?;
    let count = |tag: &&str| books.get(Facet::Tag, tag).map_or(0, RoaringBitmap::len);
    Ok(tags.iter().map(|tag| i64::try_from(count(tag)).unwrap_or(i64::MAX)).collect())
}

impl Books {
    /// Takes in the next changes; whether there were any.
    async fn read_on(&mut self, conn: &impl ConnectionTrait) -> Result<bool> {
        let next = material::Entity::find().filter(Column::Shelved.gt(self.tick)).order_by_asc(Column::Shelved).limit(AT_ONCE);
        let books: Vec<Book> = next.into_partial_model().all(conn).await?;
        let Some(last) = books.last() else { return Ok(false) };
        let last = last.shelved;
        let values = material_facet::Entity::find().filter(material_facet::Column::MaterialId.is_in(books.iter().map(|book| MaterialId(book.id))));
        let values: Vec<Value> = values.into_partial_model().all(conn).await?;
        let changed: RoaringBitmap = books.into_iter().filter_map(|book| self.place(book)).collect();
        for bitmap in self.values.values_mut().flat_map(BTreeMap::values_mut) {
            *bitmap -= &changed;
        }
        for Value { material_id, facet, value } in values {
            if let Some(place) = self.places.get(&material_id) {
                self.values.entry(facet).or_default().entry(value).or_default().insert(*place);
            }
        }
        self.tick = last;
        Ok(true)
    }

    /// Where it stands; a new one gets a new place.
    fn place(&mut self, book: Book) -> Option<u32> {
        if let Some(place) = self.places.get(&book.id) {
            let at = usize::try_from(*place).ok()?;
            *self.books.get_mut(at)? = book;
            return Some(*place);
        }
        let place = u32::try_from(self.books.len()).ok()?;
        self.places.insert(book.id, place);
        self.books.push(book);
        Some(place)
    }

    /// Those that have a value of each facet that is named; one with several values has any of them.
    pub fn having(&self, facets: &[(Facet, String)]) -> RoaringBitmap {
        let mut by_facet: BTreeMap<&str, RoaringBitmap> = BTreeMap::from([(Facet::All.as_str(), self.with(Facet::All, ""))]);
        for (facet, value) in facets {
            *by_facet.entry(facet.as_str()).or_default() |= self.with(*facet, value);
        }
        by_facet
            .into_values()
            .reduce(|mut left, one| {
                left &= one;
                left
            })
            .unwrap_or_default()
    }

    fn get(&self, facet: Facet, value: &str) -> Option<&RoaringBitmap> {
        self.values.get(facet.as_str())?.get(value)
    }

    fn with(&self, facet: Facet, value: &str) -> RoaringBitmap {
        self.get(facet, value).cloned().unwrap_or_default()
    }

    /// How many have each value of a facet, among what the other facets leave: what would be there if the value was chosen, too.
    pub fn counts(&self, facet: Facet, facets: &[(Facet, String)]) -> Vec<(String, u64)> {
        let others: Vec<(Facet, String)> = facets.iter().filter(|(one, _)| *one != facet).cloned().collect();
        let left = self.having(&others);
        let values = self.values.get(facet.as_str()).into_iter().flatten();
        let mut counts: Vec<(String, u64)> =
            values.map(|(value, bitmap)| (value.clone(), left.intersection_len(bitmap))).filter(|(_, n)| *n > 0).collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        counts
    }

    /// The first `most` of these by descending keys, then ids, after the one that the page before ended with.
    pub fn page(&self, of: &RoaringBitmap, key: impl Fn(&Book) -> i64, after: Option<(i64, i64)>, most: usize) -> Vec<(i64, i64)> {
        let keys = of.iter().filter_map(|place| self.books.get(usize::try_from(place).ok()?)).map(|book| (key(book), book.id));
        let mut keys: Vec<(i64, i64)> = keys.filter(|one| after.is_none_or(|last| *one < last)).collect();
        if keys.len() > most {
            keys.select_nth_unstable_by(most, |one, other| other.cmp(one));
            keys.truncate(most);
        }
        keys.sort_unstable_by(|one, other| other.cmp(one));
        keys
    }

    /// Those that have a value of this facet that `id` has, the newest three hundred of each value.
    pub fn sharing(&self, id: MaterialId, facet: Facet) -> Vec<i64> {
        let of = self.bitmaps(id, facet).flat_map(|bitmap| bitmap.iter().rev().take(300));
        of.filter_map(|place| self.books.get(usize::try_from(place).ok()?)).map(|book| book.id).collect()
    }

    /// How many values of this facet both have.
    pub fn shared(&self, id: MaterialId, other: MaterialId, facet: Facet) -> i64 {
        let Some(place) = self.places.get(&other.0) else { return 0 };
        self.bitmaps(id, facet).map(|bitmap| i64::from(bitmap.contains(*place))).sum()
    }

    fn bitmaps(&self, id: MaterialId, facet: Facet) -> impl Iterator<Item = &RoaringBitmap> {
        let place = self.places.get(&id.0).copied();
        let bitmaps = self.values.get(facet.as_str()).into_iter().flat_map(BTreeMap::values);
        bitmaps.filter(move |bitmap| place.is_some_and(|place| bitmap.contains(place)))
    }
}
