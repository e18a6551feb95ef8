//! `sunhall import items`

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kit::{Error, Result};
use portal::app::App;
use portal::features::transfer::{self, Report, Target};

use crate::{Place, configure, demo, print, say};

#[derive(Args)]
pub struct Items {
    /// One JSON object a line
    file: PathBuf,
    /// Slug of the site
    #[arg(long)]
    site: String,
    /// Path of the column
    #[arg(long)]
    column: String,
    /// Import the lines that can be read even when others cannot
    #[arg(long)]
    skip_faulty: bool,
    #[command(flatten)]
    place: Place,
}

fn open(path: &Path) -> Result<BufReader<File>> {
    let file = File::open(path).map_err(|error| Error::Bad(format!("{}: {error}", path.display())))?;
    Ok(BufReader::with_capacity(1 << 20, file))
}

/// Reads the whole file once without storing anything: how many lines it has, and what is wrong.
fn inspect(path: &Path) -> Result<(u64, Report)> {
    let mut report = Report::default();
    let mut good = 0;
    for row in transfer::read(open(path)?) {
        match row {
            Ok(_) => good += 1,
            Err(fault) => report.skipped.push(fault),
        }
    }
    Ok((good, report))
}

/// Imports the file; with a fault in it and without `--skip-faulty`, nothing.
pub async fn items(items: &Items) -> Result<ExitCode> {
    let app = crate::serve::open(configure(&items.place, None)?).await?;
    let structure = app.structure();
    let site = structure
        .site_named(&items.site)
        .ok_or_else(|| Error::field("--site", format!("there is no site {:?}", items.site)))?;
    let column = structure
        .column_at(site.id, &items.column)
        .ok_or_else(|| Error::field("--column", format!("there is no column {:?}", items.column)))?;
    let (good, report) = inspect(&items.file)?;
    if !report.skipped.is_empty() && !items.skip_faulty {
        print(&report.to_string());
        say("Nothing was imported. Mend the file, or import the rest with --skip-faulty.");
        return Ok(ExitCode::FAILURE);
    }
    let target = Target { site: site.id, column: column.id, now: app.now() };
    let report = store(&app, &items.file, target, good).await?;
    print(&report.to_string());
    Ok(ExitCode::SUCCESS)
}

async fn store(app: &App, path: &Path, target: Target, good: u64) -> Result<Report> {
    let structure = app.structure();
    let mut report = Report::default();
    let bar = demo::bar(good, "items");
    let mut batch = Vec::with_capacity(transfer::BATCH);
    for row in transfer::read(open(path)?) {
        match row {
            Ok(incoming) => batch.push(incoming),
            Err(fault) => report.skipped.push(fault),
        }
        if batch.len() == transfer::BATCH {
            let full = std::mem::take(&mut batch);
            bar.inc(full.len() as u64);
            transfer::take(&app.db, &structure, target, full, &mut report).await?;
        }
    }
    transfer::take(&app.db, &structure, target, batch, &mut report).await?;
    bar.finish_and_clear();
    Ok(report)
}
