//! A database for each test: a copy of one that was migrated and settled once in this process.
//! On SQLite the copy is a file in a folder of the test's own; on PostgreSQL, when
//! `SUNHALL_TEST_DATABASE` names a server, a clone that is dropped after it. One test program at a
//! time uses a server.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{OnceLock, mpsc};

use kit::db::Db;
use sea_orm::{ConnectionTrait, Database as Connector, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::city;

/// Readers of one test's database; many tests share one server.
const CONNECTIONS: u32 = 4;

static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The PostgreSQL server tests are to run on, if one was named.
pub fn url_asked() -> Option<String> {
    std::env::var("SUNHALL_TEST_DATABASE").ok().filter(|url| url.starts_with("postgres"))
}

/// Where one test's data lies.
pub(super) struct Database {
    pub(super) db: Db,
    pub(super) url: String,
    /// Server and name of the clone.
    clone: Option<(String, String)>,
    _folder: Option<TempDir>,
}

impl Database {
    pub(super) async fn new() -> Self {
        match url_asked() {
            Some(server) => Self::postgres(server).await,
            None => Self::sqlite().await,
        }
    }

    async fn sqlite() -> Self {
        let settled = SQLITE.get_or_init(settled_file).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("test.db");
        std::fs::write(&path, settled).expect("a copy of the settled database");
        let url = format!("sqlite:{}", path.display());
        let db = Db::open(&url, CONNECTIONS).await.expect("the copy opens");
        Self { db, url, clone: None, _folder: Some(folder) }
    }

    async fn postgres(server: String) -> Self {
        let template = POSTGRES.get_or_init(|| settled_database(server.clone())).await;
        let name = format!("sunhall_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        command(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let url = named(&server, &name);
        let db = Db::open(&url, CONNECTIONS).await.expect("the clone opens");
        Self { db, url, clone: Some((server, name)), _folder: None }
    }

    /// Takes the database away while the program runs: on PostgreSQL it throws everybody out and
    /// lets nobody in, on SQLite the disk is full.
    pub(super) async fn take_away(&self) {
        match &self.clone {
            Some((server, name)) => {
                command(server, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
                let out = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname";
                command(server, &format!("{out} = '{name}'")).await;
            }
            None => self.pages_allowed("1").await,
        }
    }

    /// Gives it back.
    pub(super) async fn give_back(&self) {
        match &self.clone {
            Some((server, name)) => {
                command(server, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
            }
            None => self.pages_allowed("1073741823").await,
        }
    }

    /// SQLite refuses to grow beyond a number of pages, as on a full disk. It never goes below
    /// what is in use, so one write first uses up the free ones.
    async fn pages_allowed(&self, pages: &'static str) {
        let statement = format!("PRAGMA max_page_count = {pages}");
        let done = self.db.write(move |tx| {
            Box::pin(async move {
                tx.execute_unprepared(&statement).await?;
                Ok(())
            })
        });
        done.await.expect("the limit is set");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(clone) = self.clone.take() {
            sweep(clone);
        }
    }
}

/// Drops a clone, some time: a server takes a second for it, which no test should wait for. What is
/// left when the program ends is swept by the next one.
fn sweep(clone: (String, String)) {
    static SWEEPER: OnceLock<mpsc::Sender<(String, String)>> = OnceLock::new();
    let sweeper = SWEEPER.get_or_init(|| {
        let (sender, clones) = mpsc::channel::<(String, String)>();
        std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            for (server, name) in clones {
                runtime.block_on(command(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
            }
        });
        sender
    });
    sweeper.send(clone).ok();
}

/// Clones that earlier programs left behind.
async fn left_behind(server: &str) -> Vec<String> {
    let own = format!("sunhall_test_{}_", std::process::id());
    let connection: DatabaseConnection = Connector::connect(server).await.expect("the server answers");
    let query = "SELECT datname FROM pg_database WHERE datname LIKE 'sunhall_test_%'";
    let statement = sea_orm::Statement::from_string(sea_orm::DatabaseBackend::Postgres, query);
    let rows = connection.query_all_raw(statement).await.expect("the server's databases");
    connection.close().await.ok();
    let names = rows.iter().filter_map(|row| row.try_get::<String>("", "datname").ok());
    names.filter(|name| !name.starts_with(&own) && !name.ends_with("_settled")).collect()
}

/// Migrates and settles a new SQLite database; returns the bytes of its file.
async fn settled_file() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("settled.db");
    let db = Db::open(&format!("sqlite:{}", path.display()), 1).await.expect("a new database");
    settle(&db).await;
    db.read().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("one file");
    std::fs::read(&path).expect("the settled database")
}

/// The same on the server; returns the database's name, which clones are made from.
async fn settled_database(server: String) -> String {
    for name in left_behind(&server).await {
        sweep((server.clone(), name));
    }
    let name = "sunhall_test_settled".to_owned();
    command(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    command(&server, &format!("CREATE DATABASE {name}")).await;
    let db = Db::open(&named(&server, &name), 2).await.expect("a new database");
    settle(&db).await;
    db.read().clone().close().await.expect("nobody uses the model of the clones");
    name
}

async fn settle(db: &Db) {
    crate::migrations::migrate(db).await.expect("migrations");
    city::found(db).await.expect("the city is founded");
}

async fn command(server: &str, statement: &str) {
    let connection: DatabaseConnection = Connector::connect(server).await.expect("the server answers");
    connection.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    connection.close().await.ok();
}

/// The address of database `name` on the same server.
fn named(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, None), |(a, o)| (a, Some(o)));
    let (host, _) = address.rsplit_once('/').expect("postgres://…/name");
    options.map_or_else(|| format!("{host}/{name}"), |options| format!("{host}/{name}?{options}"))
}
