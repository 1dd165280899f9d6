//! `batt`: serve, migrate, demo, admin create, search rebuild, config check.

use crate::{
    config::{Config, Overrides},
    logs, run,
    world::{self, Fault, job},
};
use clap::{Args, Parser, Subcommand};
use domain::{accounts, demo, search};
use model::{Problem, SignUpDraft};
use std::{
    io::{self, BufRead, Write},
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
    /// Apply pending migrations.
    Migrate,
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
        Command::Migrate => {
            let world = world::open(&config).await?;
            world::migrate(&world).await?;
            say("the schema is up to date")
        }
        Command::Demo(args) => fill(config, args).await,
        Command::Admin(AdminCommand::Create { name, email }) => create_admin(config, name, email).await,
        Command::Search(SearchCommand::Rebuild) => rebuild(config).await,
        Command::Config(ConfigCommand::Check) => say(config.describe().trim_end()),
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
