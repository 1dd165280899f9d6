//! What material was made from, and what was made from it, over some generations.

use super::{access, sql};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::{Failure, Result},
    policy::materials::Act,
};
use model::{MaterialId, Problem};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;

/// A resource of the family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub licence: String,
    pub author: String,
    pub retired: bool,
    /// 0 is the one that is asked about; its sources are -1, what was made from it is 1.
    pub generation: i32,
}

/// That one was made from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub source: i64,
    pub made: i64,
    pub translation: bool,
    /// The version of the source that was taken, and its version now.
    pub taken: i32,
    pub now: i32,
}

impl Line {
    pub fn is_behind(self) -> bool {
        self.taken < self.now
    }
}

pub struct Lineage {
    pub id: MaterialId,
    /// By generation, within one by id.
    pub relatives: Vec<Relative>,
    pub lines: Vec<Line>,
    /// How many more there are above and below that are not here.
    pub more_sources: i64,
    pub more_made: i64,
}

const GENERATIONS: i32 = 3;
const MOST: usize = 60;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    title: String,
    language: String,
    licence: String,
    state: String,
    author: String,
    source: i64,
    made: i64,
    translation: bool,
    taken: i32,
    now: i32,
}

/// Up or down.
#[derive(Clone, Copy)]
enum Way {
    Sources,
    Made,
}

impl Way {
    /// The columns of the known end and of the other one.
    fn columns(self) -> (&'static str, &'static str) {
        match self {
            Self::Sources => ("material_id", "source_id"),
            Self::Made => ("source_id", "material_id"),
        }
    }

    fn step(self) -> i32 {
        match self {
            Self::Sources => -1,
            Self::Made => 1,
        }
    }
}

/// The family of published material: three generations up and three down, at most sixty. Drafts are not in it.
pub async fn read_lineage(cx: &Cx, id: MaterialId) -> Result<Lineage> {
    let row = access::material(cx.reader(), cx, id, Act::See).await?;
    if row.version == 0 {
        return Err(Problem::NotFound.into());
    }
    let mut family = Family { relatives: BTreeMap::new(), lines: Vec::new() };
    family.relatives.insert(id.0, own(cx, id).await?);
    let more_sources = family.walk(cx, id, Way::Sources).await?;
    let more_made = family.walk(cx, id, Way::Made).await?;
    let mut relatives: Vec<Relative> = family.relatives.into_values().collect();
    relatives.sort_by_key(|one| (one.generation, one.id));
    Ok(Lineage { id, relatives, lines: family.lines, more_sources, more_made })
}

struct Family {
    relatives: BTreeMap<i64, Relative>,
    lines: Vec<Line>,
}

impl Family {
    /// Goes up or down from one; gives how many of the next generation there are beyond.
    async fn walk(&mut self, cx: &Cx, from: MaterialId, way: Way) -> Result<i64> {
        let mut last = vec![from.0];
        let mut left_out = 0;
        for generation in 1..=GENERATIONS {
            let mut next = Vec::new();
            for row in step(cx, &last, way).await? {
                let line = Line { source: row.source, made: row.made, translation: row.translation, taken: row.taken, now: row.now };
                if !self.relatives.contains_key(&row.id) {
                    if self.relatives.len() >= MOST {
                        left_out += 1;
                        continue;
                    }
                    next.push(row.id);
                    self.relatives.insert(row.id, relative(row, generation * way.step()));
                }
                if !self.lines.contains(&line) {
                    self.lines.push(line);
                }
            }
            last = next;
            if last.is_empty() {
                return Ok(left_out);
            }
        }
        Ok(left_out + beyond(cx, &last, way).await?)
    }
}

fn relative(row: Row, generation: i32) -> Relative {
    Relative {
        id: row.id,
        slug: row.slug,
        title: row.title,
        language: row.language,
        licence: row.licence,
        author: row.author,
        retired: row.state == "retired",
        generation,
    }
}

async fn own(cx: &Cx, id: MaterialId) -> Result<Relative> {
    let row: Row = one(cx.reader(), sql::SELF, vec![id.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok(relative(row, 0))
}

/// The next generation of these, one row a line.
async fn step(cx: &Cx, of: &[i64], way: Way) -> Result<Vec<Row>> {
    let (known, other) = way.columns();
    all(cx.reader(), &sql::generation(known, other, of.len()), of.iter().map(|id| Value::from(*id)).collect()).await
}

async fn beyond(cx: &Cx, of: &[i64], way: Way) -> Result<i64> {
    let (known, other) = way.columns();
    let found: Option<Number> =
        one(cx.reader(), &sql::size_of_generation(known, other, of.len()), of.iter().map(|id| Value::from(*id)).collect()).await?;
    Ok(found.map_or(0, |row| row.n))
}
