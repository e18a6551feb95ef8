//! The program: one binary that serves, loads, checks and mends. It wires the rooms together and
//! has no rules of its own.

mod commands;
mod demo;
mod import;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use kit::config::Config;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// 阳光厅: a city's whole government website.
#[derive(Parser)]
#[command(name = "sunhall", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where everything is kept.
#[derive(Args, Clone)]
pub struct Place {
    /// Folder with the database, the files and sunhall.toml
    #[arg(long, env = "SUNHALL_DATA", default_value = "data")]
    data: PathBuf,
    /// sqlite:PATH or postgres://…
    #[arg(long)]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the website
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address and port
        #[arg(long)]
        listen: Option<String>,
    },
    /// Load the demo city into an empty database
    Demo {
        #[command(flatten)]
        place: Place,
        /// Published items
        #[arg(long, default_value_t = 2000)]
        items: usize,
    },
    /// Bring content in from files
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Help people who cannot sign in
    Admin {
        #[command(subcommand)]
        what: Admin,
    },
    /// Bring the database up to this program's schema
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Check configuration, database, storage, templates and the audit trail
    Check {
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Items from a JSONL file, plain or gzip; see docs/import.md
    Items(import::Items),
}

#[derive(Subcommand)]
enum Admin {
    /// Print a one-time sign-in link for the administrator
    Link {
        #[command(flatten)]
        place: Place,
    },
}

/// Reads the configuration with what the command line says on top.
fn configure(place: &Place, listen: Option<String>) -> kit::Result<Config> {
    Config::read(&place.data, &[("database", place.database.clone()), ("listen", listen)])
}

fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("SUNHALL_LOG").unwrap_or_else(|_| {
        tracing_subscriber::EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn")
    });
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn main() -> ExitCode {
    log();
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&kit::Error::bug(error)),
    };
    match runtime.block_on(run(cli.command)) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

async fn run(command: Command) -> kit::Result<ExitCode> {
    match command {
        Command::Serve { place, listen } => serve::serve(configure(&place, listen)?).await?,
        Command::Demo { place, items } => demo::demo(configure(&place, None)?, items).await?,
        Command::Import { what: Import::Items(items) } => return import::items(&items).await,
        Command::Admin { what: Admin::Link { place } } => commands::link(configure(&place, None)?).await?,
        Command::Migrate { place } => commands::migrate(configure(&place, None)?).await?,
        Command::Check { place } => return commands::check(configure(&place, None)?).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what went wrong, each mistake on a line of its own.
fn fail(error: &kit::Error) -> ExitCode {
    match error {
        kit::Error::Invalid(mistakes) => {
            for mistake in mistakes {
                say(&format!("sunhall: {}: {}", mistake.field, mistake.message));
            }
        }
        other => say(&format!("sunhall: {other}")),
    }
    ExitCode::FAILURE
}

/// A line for the person at the terminal.
pub fn say(line: &str) {
    use std::io::Write;
    writeln!(std::io::stderr().lock(), "{line}").ok();
}

/// A line that scripts read.
pub fn print(line: &str) {
    use std::io::Write;
    writeln!(std::io::stdout().lock(), "{line}").ok();
}
