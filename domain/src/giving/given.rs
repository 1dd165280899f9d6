use super::sql;
use crate::{
    args,
    attribution::{attribution, licence_name},
    cx::Cx,
    db::{all, places},
    failure::{Failure, Result},
    materials::{self, Author, MaterialView},
    media::FileRow,
    texts::Locale,
};
use model::{
    Licence, Material, MaterialId, MaterialState, SubjectKind,
    attribution::{Attribution, Form},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// One published version, as much of it as metadata tell.
pub struct Given {
    pub id: i64,
    pub slug: String,
    /// The version this is about.
    pub number: i32,
    pub latest: bool,
    pub retired: bool,
    pub published_at: i64,
    pub changed_at: i64,
    pub material: Material,
    pub authors: Vec<Author>,
    pub files: Vec<FileRow>,
    pub taken: Vec<Taken>,
    /// Paths and languages of translations of it that are listed.
    pub translations: Vec<(String, String)>,
}

/// A source in the version that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What was made from it.
    pub by: i64,
    pub id: i64,
    pub number: i32,
    pub translation: bool,
    pub title: String,
    pub language: String,
    pub licence: Licence,
    pub authors: Vec<String>,
}

/// One version for whoever may read it; the latest where none is named.
pub async fn given(cx: &Cx, id: MaterialId, number: Option<i32>) -> Result<(Given, MaterialView)> {
    let view = materials::read_material(cx, id, number).await?;
    Ok((of_view(cx, &view).await?, view))
}

/// Of what was read already. Sources are asked for only where there are some.
pub async fn of_view(cx: &Cx, view: &MaterialView) -> Result<Given> {
    let taken = if view.sources.is_empty() { Vec::new() } else { taken(cx.reader(), &[view.id.0]).await? };
    let translations = view.remixes.iter().filter(|one| one.translation);
    Ok(Given {
        id: view.id.0,
        slug: view.slug.clone(),
        number: view.shown,
        latest: view.shown == view.version,
        retired: view.state == MaterialState::Retired,
        published_at: view.published_at,
        changed_at: view.changed_at,
        material: view.material.clone(),
        authors: view.authors.clone(),
        files: view.files.clone(),
        taken,
        translations: translations.map(|one| (SubjectKind::Resource.of(one.id).page(&one.slug), one.language.clone())).collect(),
    })
}

impl Given {
    /// Where it is read, whatever version comes next.
    pub fn address(&self, site: &str) -> String {
        format!("{site}{}", SubjectKind::Resource.of(self.id).page(&self.slug))
    }

    /// Where this version stays.
    pub fn permalink(&self, site: &str) -> String {
        format!("{site}{}", SubjectKind::Resource.of(self.id).below(&format!("versions/{}", self.number)))
    }

    /// Without a licence nothing is allowed.
    pub fn licence(&self) -> Licence {
        self.material.licence().unwrap_or(Licence::RightsReserved)
    }

    /// Its licence in words, with its address where it has one.
    pub fn rights(&self, locale: Locale) -> String {
        let name = licence_name(locale, self.licence());
        self.licence().uri().map_or_else(|| name.clone(), |uri| format!("{name}: {uri}"))
    }

    /// What must be said of it.
    fn attribution(&self, site: &str) -> Attribution {
        Attribution {
            title: self.material.title.clone(),
            authors: self.authors.iter().map(|author| author.name.clone()).collect(),
            source: self.address(site),
            licence: self.licence(),
            changes: self.material.changes.clone(),
        }
    }

    /// All that whoever uses it has to say: the line that names it, then one for each work that it was made from, whose authors are
    /// named, too (CC BY 4.0, 3.a.1).
    pub fn credits(&self, site: &str, locale: Locale, form: Form) -> String {
        let own = attribution(locale, &self.attribution(site), form);
        let sources = self.taken.iter().map(|one| {
            let work = attribution(locale, &one.attribution(site), form);
            locale.with("attribution-made-from", &args!(work = work))
        });
        let lines = std::iter::once(own).chain(sources);
        match form {
            Form::Html => lines.map(|line| format!("<p>{line}</p>")).collect::<Vec<_>>().join("\n"),
            Form::Text | Form::Markdown => lines.collect::<Vec<_>>().join("\n\n"),
        }
    }

    /// The language of its own text if we have it, so that metadata do not change with the reader.
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.material.language).unwrap_or_default()
    }
}

impl Taken {
    pub fn permalink(&self, site: &str) -> String {
        format!("{site}{}", SubjectKind::Resource.of(self.id).below(&format!("versions/{}", self.number)))
    }

    fn attribution(&self, site: &str) -> Attribution {
        let (title, authors) = (self.title.clone(), self.authors.clone());
        Attribution { title, authors, source: self.permalink(site), licence: self.licence, changes: String::new() }
    }
}

/// The address of a file, as pages link it.
pub fn file_address(site: &str, file: &FileRow) -> String {
    let plain: String = file.name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
    format!("{site}/files/{}/{plain}", file.id)
}

#[derive(FromQueryResult)]
struct Row {
    material_id: i64,
    source_id: i64,
    source_version: i32,
    translation: bool,
    fields: String,
}

/// What these were made from, in their order.
pub(super) async fn taken(conn: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Taken>> {
    let rows: Vec<Row> = of(conn, sql::TAKEN, ids).await?;
    let sources: Vec<i64> = rows.iter().map(|row| row.source_id).collect();
    let names = author_lines(conn, &sources).await?;
    rows.into_iter().map(|row| row.taken(&names)).collect()
}

impl Row {
    fn taken(self, names: &[AuthorLine]) -> Result<Taken> {
        let material: Material = serde_json::from_str(&self.fields).map_err(Failure::bug)?;
        Ok(Taken {
            by: self.material_id,
            id: self.source_id,
            number: self.source_version,
            translation: self.translation,
            licence: material.licence().unwrap_or(Licence::RightsReserved),
            title: material.title,
            language: material.language,
            authors: names.iter().filter(|name| name.material_id == self.source_id).map(|name| name.name.clone()).collect(),
        })
    }
}

#[derive(FromQueryResult)]
pub(super) struct AuthorLine {
    pub material_id: i64,
    handle: String,
    name: String,
}

impl AuthorLine {
    pub fn author(&self) -> Author {
        Author { handle: self.handle.clone(), name: self.name.clone(), organisation: String::new() }
    }
}

/// The authors of these, in their order.
pub(super) async fn author_lines(conn: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<AuthorLine>> {
    of(conn, sql::AUTHORS, ids).await
}

#[derive(FromQueryResult)]
pub(super) struct FileLine {
    pub material_id: i64,
    id: i64,
    name: String,
    mime: String,
    size: i64,
    scanned: String,
    blob: String,
}

impl FileLine {
    pub fn file(&self) -> FileRow {
        FileRow {
            id: self.id,
            name: self.name.clone(),
            mime: self.mime.clone(),
            size: self.size,
            scanned: self.scanned.clone(),
            blob: self.blob.clone(),
        }
    }
}

/// The files of the latest versions of these.
pub(super) async fn file_lines(conn: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<FileLine>> {
    of(conn, sql::FILES, ids).await
}

#[derive(FromQueryResult)]
pub(super) struct TranslationLine {
    pub source_id: i64,
    id: i64,
    slug: String,
    language: String,
}

impl TranslationLine {
    pub fn place(&self) -> (String, String) {
        (SubjectKind::Resource.of(self.id).page(&self.slug), self.language.clone())
    }
}

/// Translations of these that are listed.
pub(super) async fn translation_lines(conn: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<TranslationLine>> {
    of(conn, sql::TRANSLATIONS, ids).await
}

/// Rows of these; `{}` in the statement stands for their places.
async fn of<T: FromQueryResult>(conn: &impl ConnectionTrait, sql: &str, ids: &[i64]) -> Result<Vec<T>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    all(conn, &sql.replace("{}", &places(1, ids.len())), ids.iter().map(|id| (*id).into()).collect()).await
}
