//! `sunhall serve`

use std::sync::Arc;

use kit::clock::SystemClock;
use kit::config::Config;
use kit::{Error, Result};
use portal::app::{App, Parts};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::{print, say};

/// Opens what a portal stands on.
pub async fn open(config: Config) -> Result<Arc<App>> {
    std::fs::create_dir_all(&config.data)
        .map_err(|error| Error::Bad(format!("{}: {error}", config.data.display())))?;
    let db = kit::db::Db::open(&config.database, config.connections).await?;
    let files = Arc::new(files::LocalFiles::open(&config.data.join("files"))?);
    App::start(Parts { db, files, clock: Arc::new(SystemClock), config }).await
}

/// Serves until a signal says stop.
pub async fn serve(config: Config) -> Result<()> {
    let listen = config.listen;
    let listener =
        TcpListener::bind(listen).await.map_err(|error| Error::Bad(format!("{listen}: {error}")))?;
    let address = listener.local_addr()?;
    let app = open(config).await?;
    let base = app.config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    if let Some(path) = portal::desk::first_link(&app).await? {
        say("Nobody has signed in yet. This link is for the first administrator, once, within a day:");
        print(&format!("{base}{path}"));
    }
    say(&format!("Serving on {base}"));
    let (stop, stopping) = watch::channel(false);
    let feed = tokio::spawn(Arc::clone(&app).follow_until(stopping.clone()));
    let jobs = tokio::spawn(Arc::clone(&app).jobs_until(stopping.clone()));
    let serving = tokio::spawn(kit::http::serve(listener, app, stopping));
    signal().await;
    say("Stopping");
    stop.send_replace(true);
    for task in [feed, jobs, serving] {
        task.await.ok();
    }
    Ok(())
}

async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        tokio::signal::ctrl_c().await.ok();
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
