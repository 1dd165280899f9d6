use super::{content, database, place, sql};
use crate::{
    clock,
    config::Config,
    world::{self, Fault},
};
use domain::{World, demo, space::Space};
use std::{collections::BTreeSet, fmt, fs, sync::Arc, time::Duration};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Good,
    /// Worth a look, nothing is broken.
    Odd,
    Broken,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Good => "ok     ",
            Self::Odd => "look   ",
            Self::Broken => "BROKEN ",
        })
    }
}

/// What the doctor says about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub grade: Grade,
    pub what: &'static str,
    pub said: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:<14} {}", self.grade, self.what, self.said)
    }
}

/// How far two clocks may be apart, in milliseconds.
const CLOCKS: i64 = 60_000;
/// No clock that is right shows less: 24 November 2026.
const FIRST_DAY: i64 = 1_795_521_600_000;
/// How many things of one kind are named.
const NAMED: usize = 10;

/// Looks at everything a site stands on. `deep` reads all content and compares it with its name. Changes nothing.
pub async fn examine(config: &Config, deep: bool) -> Vec<Finding> {
    let mut found = Round::default();
    found.configuration(config);
    if !config.database_url.is_postgres() && !database::sqlite_file(&config.database_url).is_ok_and(|file| file.exists()) {
        found.add(Grade::Broken, "database", format!("there is none yet at {}: batt serve or batt demo makes it", config.database_url));
        return found.0;
    }
    match world::open(config).await {
        Ok(world) => found.site(&world, config, deep).await,
        Err(error) => found.add(Grade::Broken, "database", format!("cannot be opened: {error}")),
    }
    found.0
}

#[derive(Default)]
struct Round(Vec<Finding>);

impl Round {
    fn add(&mut self, grade: Grade, what: &'static str, said: impl Into<String>) {
        self.0.push(Finding { grade, what, said: said.into() });
    }

    /// Good if nothing is wrong, else the first few of what is.
    fn all(&mut self, grade: Grade, what: &'static str, good: impl Into<String>, wrong: &[String]) {
        if wrong.is_empty() {
            return self.add(Grade::Good, what, good);
        }
        let more = wrong.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        self.add(grade, what, format!("{}{more}", wrong.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ")));
    }

    /// What could not even be asked is broken.
    fn told(&mut self, what: &'static str, outcome: Result<(), Fault>) {
        if let Err(error) = outcome {
            self.add(Grade::Broken, what, error.to_string());
        }
    }

    fn configuration(&mut self, config: &Config) {
        self.all(Grade::Odd, "configuration", format!("read; this site is {}", config.public_url), &config.warnings());
    }

    async fn site(&mut self, world: &Arc<World>, config: &Config, deep: bool) {
        let outcome = self.schema(world).await;
        let whole = outcome.is_ok();
        self.told("schema", outcome);
        let outcome = self.database(world).await;
        self.told("database", outcome);
        if whole {
            let outcome = self.counts(world).await;
            self.told("counts", outcome);
            let outcome = self.files(world, deep).await;
            self.told("files", outcome);
            let outcome = self.photos(world, config).await;
            self.told("photos", outcome);
        }
        self.mail(world).await;
        let outcome = self.clock(world).await;
        self.told("clock", outcome);
        self.space(config).await;
    }

    async fn schema(&mut self, world: &World) -> Result<(), Fault> {
        match world::pending(world).await? {
            0 => self.add(Grade::Good, "schema", "up to date"),
            n => return Err(format!("{n} migrations are pending: batt migrate").into()),
        }
        Ok(())
    }

    async fn database(&mut self, world: &World) -> Result<(), Fault> {
        let conn = world.db.reader();
        let (faults, good) = if world.db.is_sqlite() {
            (sql::faults_of_file(conn).await?, "the file is sound, and so are its references")
        } else {
            (sql::broken_indexes(conn).await?, "answers, and all its indexes are in use")
        };
        self.all(Grade::Broken, "database", good, &faults);
        Ok(())
    }

    async fn counts(&mut self, world: &World) -> Result<(), Fault> {
        self.all(Grade::Broken, "counts", "every stored count equals a recount", &demo::audit(world).await?);
        Ok(())
    }

    /// Rows against content, and content against rows.
    async fn files(&mut self, world: &Arc<World>, deep: bool) -> Result<(), Fault> {
        let rows = sql::blobs(world.db.reader()).await?;
        let there = world.files.list().await?;
        let lacking: Vec<String> = rows.iter().filter(|row| !there.contains_key(&row.hash)).map(|row| row.hash.clone()).collect();
        self.all(Grade::Broken, "files", format!("all {} contents are in the storage", rows.len()), &lacking);
        let cut = rows.iter().filter(|row| there.get(&row.hash).is_some_and(|size| i64::try_from(*size) != Ok(row.size)));
        let mut wrong: Vec<String> = cut.map(|row| format!("{} has another size than its row says", row.hash)).collect();
        if deep {
            for row in rows.iter().filter(|row| there.contains_key(&row.hash)) {
                if !world.files.is_whole(&row.hash).await? {
                    wrong.push(format!("{} is not what its name says", row.hash));
                }
            }
        }
        let good = if deep { "each was read and is what its name says" } else { "each has the size that its row says (--deep reads them)" };
        self.all(Grade::Broken, "files", good, &wrong);
        let known: BTreeSet<&String> = rows.iter().map(|row| &row.hash).collect();
        let loose = there.keys().filter(|hash| !known.contains(hash)).count();
        if loose > 0 {
            self.add(Grade::Odd, "files", format!("{loose} contents belong to no file; those older than a day go with the next sweep"));
        }
        Ok(())
    }

    async fn photos(&mut self, world: &World, config: &Config) -> Result<(), Fault> {
        let rows = sql::photos(world.db.reader()).await?;
        let stem = |path: &std::path::PathBuf| path.file_name()?.to_str()?.split_once('-').map(|(hash, _)| hash.to_owned());
        let there: BTreeSet<String> = place::below(&config.data_dir.join(content::PHOTOS)).iter().filter_map(stem).collect();
        let lacking: Vec<String> = rows.iter().filter(|name| !there.contains(*name)).cloned().collect();
        self.all(Grade::Broken, "photos", format!("all {} photos are there", rows.len()), &lacking);
        Ok(())
    }

    async fn mail(&mut self, world: &World) {
        if world.post.is_spool() {
            return self.add(Grade::Odd, "mail", "no mail server is set: mails are written into the spool folder and reach nobody");
        }
        match tokio::time::timeout(Duration::from_secs(15), world.post.answers()).await {
            Ok(Ok(())) => self.add(Grade::Good, "mail", "the mail server answers"),
            Ok(Err(failure)) => self.add(Grade::Broken, "mail", format!("the mail server does not take us: {failure}")),
            Err(_) => self.add(Grade::Broken, "mail", "the mail server does not answer within 15 seconds"),
        }
    }

    async fn clock(&mut self, world: &World) -> Result<(), Fault> {
        let apart = (sql::clock(world.db.reader()).await? - clock::now()).abs();
        if clock::now() < FIRST_DAY {
            self.add(Grade::Broken, "clock", "the clock of this machine is years behind");
        } else if apart > CLOCKS {
            self.add(Grade::Broken, "clock", format!("the database's clock and this machine's are {} seconds apart", apart / 1_000));
        } else {
            self.add(Grade::Good, "clock", "the clocks of this machine and of the database agree");
        }
        Ok(())
    }

    async fn space(&mut self, config: &Config) {
        match Space::of(&config.data_dir).await {
            Ok(space) => {
                let said = format!("{} MB of {} MB are free in {}", space.free >> 20, space.all >> 20, config.data_dir.display());
                self.add(if space.is_low() { Grade::Odd } else { Grade::Good }, "disk", said);
            }
            Err(error) => self.add(Grade::Broken, "disk", error.to_string()),
        }
        let probe = config.data_dir.join(".doctor");
        match fs::write(&probe, b"x").and_then(|()| fs::remove_file(&probe)) {
            Ok(()) => self.add(Grade::Good, "data folder", "can be written"),
            Err(error) => self.add(Grade::Broken, "data folder", format!("{}: {error}", config.data_dir.display())),
        }
    }
}
