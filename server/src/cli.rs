//! `batt`: serve, migrate, backup, restore, doctor, demo, admin create, search rebuild, config check.

use crate::{
    care,
    config::{Config, Overrides},
    logs, run,
    world::{self, Fault, job},
};
use clap::{Args, Parser, Subcommand};
use domain::{accounts, demo, search};
use model::{Problem, SignUpDraft};
use std::{
    io::{self, BufRead, Write},
    path::PathBuf,
    process::ExitCode,
};

/// BaTT Forum: where vocational teachers for batteries and electromobility learn from each other.
#[derive(Parser)]
#[command(name = "batt", version)]
struct Cli {
    #[command(flatten)]
    overrides: Overrides,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the forum.
    Serve {
        /// Apply pending migrations on PostgreSQL too (on SQLite they always are).
        #[arg(long)]
        migrate: bool,
    },
    /// Apply pending migrations, after a backup. Says what it will do and how long that takes.
    Migrate(MigrateArgs),
    /// Save the whole site into a folder, while it serves.
    Backup(BackupArgs),
    /// Make a site of a backup, in an empty place.
    Restore(RestoreArgs),
    /// Look at everything the site stands on; ends with 1 if something is broken.
    Doctor {
        /// Read all files and compare them with their names.
        #[arg(long)]
        deep: bool,
    },
    /// Fill an empty database with demo content, or generate content of a given size.
    Demo(DemoArgs),
    /// Accounts of administrators.
    #[command(subcommand)]
    Admin(AdminCommand),
    /// The index that everything is found by.
    #[command(subcommand)]
    Search(SearchCommand),
    /// The configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Args)]
struct MigrateArgs {
    /// Save the site into this folder of backups first.
    #[arg(long, value_name = "DIR", conflicts_with = "no_backup")]
    backup: Option<PathBuf>,
    /// There is a backup of this site already.
    #[arg(long)]
    no_backup: bool,
    /// Only say what would be done, and on SQLite how long it takes with a copy of this database.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
struct BackupArgs {
    /// A folder of backups; made when missing.
    #[arg(value_name = "DIR")]
    into: PathBuf,
    /// How many backups to keep; the oldest go.
    #[arg(long, default_value_t = 14)]
    keep: usize,
}

#[derive(Args)]
struct RestoreArgs {
    /// A folder of backups, or one backup in it.
    #[arg(value_name = "DIR")]
    from: PathBuf,
    /// Which backup; the newest if left out.
    #[arg(long, value_name = "NAME")]
    at: Option<String>,
}

#[derive(Args)]
struct DemoArgs {
    /// Threads to generate; without any of these numbers the written demo content is loaded.
    #[arg(long)]
    threads: Option<u64>,
    #[arg(long)]
    replies: Option<u64>,
    #[arg(long)]
    members: Option<u64>,
    /// Resources of the library, without files.
    #[arg(long)]
    materials: Option<u64>,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Do nothing when the database has content.
    #[arg(long)]
    if_empty: bool,
    /// Compare every stored count with a recount instead.
    #[arg(long)]
    audit: bool,
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Make an administrator; the password is read from the first line of standard input.
    Create {
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
    },
}

#[derive(Subcommand)]
enum SearchCommand {
    /// Make the index anew. Nothing is lost, but until it is done not everything is found.
    Rebuild,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Print every value in force and where it comes from; secrets are not shown.
    Check,
}

/// Runs the command of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = Config::load(&cli.overrides).map_err(Fault::from).and_then(|config| {
        logs::init(&config)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(command(cli.command, config))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let _ = writeln!(io::stderr(), "batt: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn command(command: Command, config: Config) -> Result<(), Fault> {
    match command {
        Command::Serve { migrate } => run::serve(config, migrate).await,
        Command::Migrate(args) => migrate(config, args).await,
        Command::Backup(args) => backup(config, args).await,
        Command::Restore(args) => restore(config, args).await,
        Command::Doctor { deep } => doctor(config, deep).await,
        Command::Demo(args) => fill(config, args).await,
        Command::Admin(AdminCommand::Create { name, email }) => create_admin(config, name, email).await,
        Command::Search(SearchCommand::Rebuild) => rebuild(config).await,
        Command::Config(ConfigCommand::Check) => say(config.describe().trim_end()),
    }
}

async fn migrate(config: Config, args: MigrateArgs) -> Result<(), Fault> {
    let world = world::open(&config).await?;
    let mut plan = world::plan(&world).await?;
    if plan.steps.is_empty() {
        return say("the schema is up to date");
    }
    if args.dry_run {
        plan.rehearsed = care::rehearse(&world, &config).await?;
    }
    say(&plan.to_string())?;
    if args.dry_run {
        return Ok(());
    }
    match args.backup {
        Some(into) => say_backup(&care::backup(&world, &config, &into, usize::MAX).await?)?,
        None if args.no_backup || !plan.has_content => {}
        None => return Err("nothing was done: give --backup DIR to save the site first, or --no-backup if you have saved it".into()),
    }
    world::migrate(&world).await?;
    say("the schema is up to date")
}

async fn backup(config: Config, args: BackupArgs) -> Result<(), Fault> {
    let world = world::open(&config).await?;
    say_backup(&care::backup(&world, &config, &args.into, args.keep).await?)
}

fn say_backup(made: &care::Made) -> Result<(), Fault> {
    let content = &made.manifest.content;
    say(&format!(
        "saved as {}: database {} MB, {} files ({} MB, {} of them new)",
        made.name,
        made.manifest.database.bytes >> 20,
        content.entries,
        content.bytes >> 20,
        made.copied
    ))?;
    if !made.manifest.key.saved {
        say("the secret key stands in the configuration and is not in the backup: keep it elsewhere, too")?;
    }
    for name in &made.removed {
        say(&format!("removed the older backup {name}"))?;
    }
    if made.missing.is_empty() {
        return Ok(());
    }
    Err(format!("the backup is whole but for what the site itself lacks: {}", made.missing.iter().cloned().collect::<Vec<_>>().join(", ")).into())
}

async fn restore(config: Config, args: RestoreArgs) -> Result<(), Fault> {
    let restored = care::restore(&config, &args.from, args.at.as_deref()).await?;
    let count = |table: &str| restored.manifest.counts.get(table).copied().unwrap_or(0);
    say(&format!(
        "restored {}: {} members, {} threads, {} replies, {} resources, {} files",
        restored.name,
        count("members"),
        count("threads"),
        count("replies"),
        count("materials"),
        restored.manifest.content.entries
    ))?;
    if restored.erased_again > 0 {
        say(&format!("{} members who were erased after the backup were erased again", restored.erased_again))?;
    }
    say("hashes, counts and references were checked; batt serve starts it")
}

async fn doctor(config: Config, deep: bool) -> Result<(), Fault> {
    let findings = care::examine(&config, deep).await;
    for finding in &findings {
        say(&finding.to_string())?;
    }
    match findings.iter().filter(|finding| finding.grade == care::Grade::Broken).count() {
        0 => say("nothing is broken"),
        n => Err(format!("{n} things are broken").into()),
    }
}

async fn fill(config: Config, args: DemoArgs) -> Result<(), Fault> {
    let world = world::open(&config).await?;
    world::migrate(&world).await?;
    if args.audit {
        let differences = demo::audit(&world).await?;
        return if differences.is_empty() { say("every count is right") } else { Err(differences.join("\n").into()) };
    }
    let now = job(&world).now;
    if args.threads.is_none() && args.replies.is_none() && args.members.is_none() && args.materials.is_none() {
        if args.if_empty && !demo::is_empty(&world).await? {
            return Ok(());
        }
        let loaded = demo::load(&world, now).await?;
        say(&format!("demo content: {} members, {} boards, {} threads, {} replies", loaded.members, loaded.boards, loaded.threads, loaded.replies))?;
        return say("sign in as teacher@example.org or moderator@example.org, password battery-demo-2026");
    }
    let replies = args.replies.unwrap_or(1_000);
    let size = demo::Size {
        threads: args.threads.unwrap_or(replies / 20 + 1),
        replies,
        members: args.members.unwrap_or(100),
        materials: args.materials.unwrap_or(0),
        seed: args.seed,
    };
    demo::generate(&world, size, now, |done| {
        let _ = write!(io::stderr(), "\r{done} replies");
    })
    .await?;
    say("\ndone")
}

async fn create_admin(config: Config, name: String, email: String) -> Result<(), Fault> {
    let world = world::open(&config).await?;
    world::migrate(&world).await?;
    let mut password = String::new();
    let _ = write!(io::stderr(), "Password: ");
    io::stdin().lock().read_line(&mut password)?;
    let draft = SignUpDraft { name, email, password: password.trim_end_matches(['\r', '\n']).to_owned() };
    match accounts::create_admin(&job(&world), draft).await {
        Ok(id) => say(&format!("administrator {id} was made")),
        Err(failure) => Err(match failure.problem() {
            Problem::Invalid(fields) => {
                format!("refused: {}", fields.iter().map(|one| format!("{}: {:?}", one.field.name(), one.wrong)).collect::<Vec<_>>().join(", "))
            }
            _ => failure.to_string(),
        }
        .into()),
    }
}

async fn rebuild(config: Config) -> Result<(), Fault> {
    let world = world::open(&config).await?;
    world::migrate(&world).await?;
    let cx = job(&world);
    search::forget_all(&cx).await?;
    while search::index_some(&cx, 2_000).await? > 0 {
        let _ = write!(io::stderr(), ".");
    }
    search::settle(&cx).await?;
    say("\nthe index is complete")
}

fn say(text: &str) -> Result<(), Fault> {
    Ok(writeln!(io::stdout(), "{text}")?)
}
