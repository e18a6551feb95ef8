//! A running portal of a test's own.

use std::path::Path;
use std::sync::Arc;

use kit::clock::{Clock, HandClock};
use kit::config::Config;
use kit::files::Files;

use super::database::Database;
use super::{Shelf, Visitor, city};
use crate::app::{App, Parts};
use crate::ground::people::rights::{Grant, Role};
use crate::ground::people::store as people;

/// One portal with its database, files and clock.
pub struct Site {
    pub app: Arc<App>,
    pub clock: Arc<HandClock>,
    files: Arc<Shelf>,
    database: Database,
}

impl Site {
    /// A portal of the small city, with nothing published, on Monday morning.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let database = Database::new().await;
        let clock = HandClock::at(city::morning());
        let files = Arc::new(Shelf::default());
        let mut config = Config::read(Path::new("no-such-folder"), &[]).expect("the default settings");
        change(&mut config);
        let app = start(&database.db, &files, &clock, config).await;
        Self { app, clock, files, database }
    }

    /// A second process on the same database: its own memory and cache, the same clock.
    pub async fn another_node(&self) -> Arc<App> {
        let db = kit::db::Db::open(&self.database.url, 2).await.expect("a second node opens the database");
        start(&db, &self.files, &self.clock, self.app.config.clone()).await
    }

    /// Somebody with a browser and no account.
    pub fn reader(&self) -> Visitor {
        Visitor::new(Arc::clone(&self.app))
    }

    /// A member of staff with `role` on a column (and below) or everywhere, without a password yet;
    /// returns the path of the one-time link.
    pub async fn invited(&self, login: &str, role: Role, column: Option<&str>) -> String {
        let grant = Grant { role, site: None, column: column.map(|path| self.column(path)) };
        let (login, now) = (login.to_owned(), self.clock.now());
        let token = self.app.db.write(move |tx| {
            Box::pin(async move {
                let id = people::add(tx, now, &login, &login, None, grant).await?;
                people::make_link(tx, now, id).await
            })
        });
        format!("/desk/link/{}", token.await.expect("the person is added"))
    }

    /// A signed-in member of staff with `role` on a column (and below) or everywhere. The session is
    /// opened directly; that people can come in by the pages is tested on its own.
    pub async fn staff(&self, login: &str, role: Role, column: Option<&str>) -> Visitor {
        let grant = Grant { role, site: None, column: column.map(|path| self.column(path)) };
        let (login, now) = (login.to_owned(), self.clock.now());
        let session = self.app.db.write(move |tx| {
            Box::pin(async move {
                let id = people::add(tx, now, &login, &login, None, grant).await?;
                people::open_session(tx, now, id, "test", "127.0.0.1").await
            })
        });
        let visitor = self.reader();
        visitor.take_cookie("sunhall_desk", &session.await.expect("the session is opened"), "/desk");
        visitor
    }

    /// Does the jobs that are due now.
    pub async fn run_jobs(&self) -> usize {
        let done = self.app.run_jobs().await.expect("jobs run");
        self.follow().await;
        done
    }

    /// Reads the change feed, as the running program does after every write.
    pub async fn follow(&self) {
        self.app.follow().await.expect("the change feed is read");
    }

    /// The database is lost from now on.
    pub async fn database_away(&self) {
        self.database.take_away().await;
    }

    /// And it is back.
    pub async fn database_back(&self) {
        self.database.give_back().await;
    }

    /// Unix seconds.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The id of a site.
    pub fn site_id(&self, slug: &str) -> i64 {
        self.app.structure().site_named(slug).unwrap_or_else(|| panic!("no site {slug}")).id
    }

    /// The id of a column of the main site, or of another as `water:works`.
    pub fn column(&self, path: &str) -> i64 {
        let (site, path) = path.split_once(':').unwrap_or(("main", path));
        let site = self.site_id(site);
        self.app.structure().column_at(site, path).unwrap_or_else(|| panic!("no column {path}")).id
    }

    /// The id of a unit.
    pub fn unit(&self, slug: &str) -> i64 {
        self.app.structure().unit_named(slug).unwrap_or_else(|| panic!("no unit {slug}")).id
    }
}

async fn start(db: &kit::db::Db, files: &Arc<Shelf>, clock: &Arc<HandClock>, config: Config) -> Arc<App> {
    let parts = Parts {
        db: db.clone(),
        files: Arc::clone(files) as Arc<dyn Files>,
        clock: Arc::clone(clock) as kit::clock::SharedClock,
        config,
    };
    App::start(parts).await.expect("the portal starts")
}
