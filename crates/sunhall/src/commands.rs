//! Small commands: `admin link`, `migrate`, `check`.

use std::process::ExitCode;

use kit::config::Config;
use kit::{Error, Result};
use portal::ground::audit;

use crate::{print, say};

/// Prints a one-time link for the administrator.
pub async fn link(config: Config) -> Result<()> {
    let listen = config.listen;
    let app = crate::serve::open(config).await?;
    let base = app.config.public_url.clone().unwrap_or_else(|| format!("http://{listen}"));
    let path = portal::desk::admin_link(&app).await?;
    print(&format!("{base}{path}"));
    Ok(())
}

/// Brings the schema up to date.
pub async fn migrate(config: Config) -> Result<()> {
    let db = kit::db::Db::open(&config.database, 2).await?;
    let before = portal::migrations::pending(&db).await?;
    portal::migrations::migrate(&db).await?;
    say(&format!("{before} step(s) made; the database is up to date"));
    Ok(())
}

/// Checks everything and says what it found; fails when something is wrong.
pub async fn check(config: Config) -> Result<ExitCode> {
    print("ok    configuration");
    let app = match crate::serve::open(config).await {
        Ok(app) => app,
        Err(error) => {
            print(&format!("FAIL  database: {error}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut good = true;
    let mut report = |what: &str, found: Result<String>| match found {
        Ok(text) => print(&format!("ok    {what}{text}")),
        Err(error) => {
            good = false;
            print(&format!("FAIL  {what}: {error}"));
        }
    };
    report("database", app.db.ping().await.map(|()| String::new()));
    report("storage", app.files.check().await.map(|()| String::new()));
    report("templates", portal::assets::check(&app).map(|n| format!(": {n}")));
    let trail = audit::verify(&app.db).await.and_then(|verdict| match verdict.broken_at {
        None => Ok(format!(": {} lines, unbroken", verdict.lines)),
        Some(line) => Err(Error::Bug(format!("line {line} does not fit the chain"))),
    });
    report("audit trail", trail);
    let listings =
        portal::ground::publications::listing::verify(&app.db).await.and_then(|wrong| match wrong {
            0 => Ok(String::new()),
            n => Err(Error::Bug(format!("{n} columns are counted wrong"))),
        });
    report("listings", listings);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
