//! One running portal: what is needed to answer requests, kept in step with the change feed.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use kit::cache::PageCache;
use kit::clock::SharedClock;
use kit::config::Config;
use kit::db::Db;
use kit::files::Files;
use kit::limit::Limiter;
use kit::texts::Texts;
use kit::view::Templates;
use kit::{Result, feed};
use minijinja::Value;
use tokio::sync::watch;

use crate::assets::Assets;
use crate::ground::sites::{STRUCTURE, Structure};
use crate::ground::{publications, sites};

/// What a portal is made from.
pub struct Parts {
    pub db: Db,
    pub files: Arc<dyn Files>,
    pub clock: SharedClock,
    pub config: Config,
}

/// The running portal.
pub struct App {
    pub db: Db,
    pub files: Arc<dyn Files>,
    pub clock: SharedClock,
    pub config: Config,
    pub cache: PageCache,
    pub templates: Templates,
    pub texts: Arc<Texts>,
    pub assets: Arc<Assets>,
    pub limits: Limits,
    structure: RwLock<Arc<Structure>>,
    /// What of the shell is the same on all pages of a site in a language.
    frames: Mutex<HashMap<(i64, &'static str), Value>>,
    /// Counts changes of the structure, so that nothing made from an older one is used.
    generation: AtomicU64,
    /// The newest change this process has followed.
    followed: watch::Sender<i64>,
}

/// How often a thing may be tried.
pub struct Limits {
    pub sign_in_account: Limiter,
    pub sign_in_address: Limiter,
    /// Searches that read the database run only so many at a time.
    pub searches: tokio::sync::Semaphore,
}

impl App {
    /// Brings the schema up to date and loads what is kept in memory.
    pub async fn start(parts: Parts) -> Result<Arc<Self>> {
        let Parts { db, files, clock, config } = parts;
        crate::migrations::migrate(&db).await?;
        let overlays: Vec<PathBuf> = config.theme.iter().map(|t| t.join("templates")).collect();
        let texts = Arc::new(crate::assets::texts(config.theme.as_deref())?);
        let assets = Arc::new(Assets::load());
        let templates = Templates::new(kit::view::Parts {
            source: crate::assets::template,
            overlays,
            texts: Arc::clone(&texts),
            assets: assets.addresses(),
            icons: assets.icons()?,
        });
        let head = feed::head(db.read()).await?;
        let structure = sites::store::structure(&db).await?;
        let cache = PageCache::new(config.cache_bytes);
        let limits = Limits {
            sign_in_account: Limiter::new(8, 15 * 60),
            sign_in_address: Limiter::new(40, 15 * 60),
            searches: tokio::sync::Semaphore::new(2),
        };
        Ok(Arc::new(Self {
            db,
            files,
            clock,
            config,
            cache,
            templates,
            texts,
            assets,
            limits,
            structure: RwLock::new(Arc::new(structure)),
            frames: Mutex::default(),
            generation: AtomicU64::new(0),
            followed: watch::channel(head).0,
        }))
    }

    /// The structure as it is now.
    pub fn structure(&self) -> Arc<Structure> {
        Arc::clone(&self.structure.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Which structure this is; another number after every change of it.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    /// Unix seconds.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The unchanging part of a site's shell in `lang`, made once.
    pub fn frame(&self, site: i64, lang: &'static str, make: impl FnOnce() -> Value) -> Value {
        let mut frames = self.frames.lock().unwrap_or_else(PoisonError::into_inner);
        frames.entry((site, lang)).or_insert_with(make).clone()
    }

    /// Reads the change feed from where this process is and drops what has changed. Returns how
    /// many changes it followed.
    pub async fn follow(&self) -> Result<usize> {
        let mut count = 0;
        loop {
            let from = *self.followed.borrow();
            let changes = feed::since(self.db.read(), from, 500).await?;
            let Some(last) = changes.last().map(|change| change.seq) else { return Ok(count) };
            let structural = changes.iter().flat_map(|c| &c.tags).any(|tag| &**tag == STRUCTURE);
            if structural {
                let fresh = Arc::new(sites::store::structure(&self.db).await?);
                *self.structure.write().unwrap_or_else(PoisonError::into_inner) = fresh;
                self.frames.lock().unwrap_or_else(PoisonError::into_inner).clear();
                self.generation.fetch_add(1, Ordering::SeqCst);
            }
            for change in &changes {
                self.cache.drop_tags(&change.tags);
            }
            count += changes.len();
            self.followed.send_replace(last);
        }
    }

    /// Follows the feed until `stop`: at once after a write of this process, and several times a
    /// second for writes of others.
    pub async fn follow_until(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut commits = self.db.commits();
        let mut today = kit::clock::day_start(self.now());
        loop {
            let day = kit::clock::day_start(self.now());
            if std::mem::replace(&mut today, day) != day {
                self.cache.drop_tags(&[crate::public::DAY_TAG.into()]);
            }
            if let Err(error) = self.follow().await {
                tracing::warn!(%error, "the change feed cannot be read");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            tokio::select! {
                _ = commits.changed() => {}
                () = tokio::time::sleep(Duration::from_millis(200)) => {}
                _ = stop.changed() => return,
            }
        }
    }

    /// Does the jobs that are due, until none is; returns how many it did.
    pub async fn run_jobs(&self) -> Result<usize> {
        let mut count = 0;
        while let Some(job) = kit::jobs::claim(&self.db, self.now()).await? {
            count += 1;
            match self.run_job(&job).await {
                Ok(()) => kit::jobs::done(&self.db, job.id).await?,
                Err(error) => {
                    tracing::error!(kind = job.kind, %error, "job failed");
                    kit::jobs::failed(&self.db, &job, self.now(), error.to_string()).await?;
                }
            }
        }
        Ok(count)
    }

    async fn run_job(&self, job: &kit::jobs::Model) -> Result<()> {
        let payload: serde_json::Value = serde_json::from_str(&job.payload)?;
        match job.kind.as_str() {
            publications::write::PUBLISH_JOB => {
                let number = |name: &str| payload.get(name).and_then(serde_json::Value::as_i64);
                let (Some(item), Some(at)) = (number("item"), number("at")) else {
                    return Err(kit::Error::bug("publish job without item"));
                };
                let now = self.now();
                self.db
                    .write(move |tx| {
                        Box::pin(
                            async move { publications::write::publish_scheduled(tx, now, item, at).await },
                        )
                    })
                    .await
            }
            other => Err(kit::Error::Bug(format!("no such job: {other}"))),
        }
    }

    /// Runs due jobs until `stop`.
    pub async fn jobs_until(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.run_jobs().await {
                tracing::warn!(%error, "jobs cannot be read");
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(500)) => {}
                _ = stop.changed() => return,
            }
        }
    }
}
