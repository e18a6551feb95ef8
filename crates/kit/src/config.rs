//! Configuration: one TOML file and `SUNHALL_…` variables, read once, all mistakes together.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::{Error, FieldError, Result};

/// Everything that can be configured.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that holds the database, the files and `sunhall.toml`.
    pub data: PathBuf,
    /// `listen`: address and port, default `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// `database`: `sqlite:PATH` or `postgres://…`, default `sqlite:DATA/sunhall.db`.
    pub database: String,
    /// `connections`: readers of the database, default 8.
    pub connections: u32,
    /// `cache_bytes`: memory for finished pages, default 64 MiB; 0 keeps none.
    pub cache_bytes: u64,
    /// `theme`: a folder laid over templates and texts.
    pub theme: Option<PathBuf>,
    /// `secure_cookies`: send the sign-in cookie over HTTPS only; set it when behind TLS.
    pub secure_cookies: bool,
    /// `public_url`: the address people type, for feeds and the site map, when a proxy stands in
    /// front; default is `http://` and the host asked for.
    pub public_url: Option<String>,
    /// `trusted_proxy`: take the caller's address from `X-Forwarded-For`.
    pub trusted_proxy: bool,
}

const KEYS: &[&str] = &[
    "listen",
    "database",
    "connections",
    "cache_bytes",
    "theme",
    "secure_cookies",
    "public_url",
    "trusted_proxy",
];

/// Collects values and complaints.
struct Reader {
    values: BTreeMap<String, (String, String)>,
    mistakes: Vec<FieldError>,
}

impl Reader {
    fn complain(&mut self, place: &str, message: impl Into<String>) {
        self.mistakes.push(FieldError { field: place.to_owned(), message: message.into() });
    }

    fn take<T: std::str::FromStr>(&mut self, key: &str, default: T, wanted: &str) -> T {
        let Some((place, text)) = self.values.get(key).cloned() else { return default };
        text.parse().unwrap_or_else(|_| {
            self.complain(&place, format!("{text:?} is not {wanted}"));
            default
        })
    }
}

impl Config {
    /// Reads `DATA/sunhall.toml` if it is there, then the environment, then `arguments` (which the
    /// command line gave). Fails with every mistake found.
    pub fn read(data: &Path, arguments: &[(&str, Option<String>)]) -> Result<Self> {
        let mut reader = Reader { values: BTreeMap::new(), mistakes: Vec::new() };
        read_file(&data.join("sunhall.toml"), &mut reader)?;
        for (name, text) in std::env::vars() {
            let Some(key) = name.strip_prefix("SUNHALL_").map(str::to_lowercase) else { continue };
            if KEYS.contains(&key.as_str()) {
                reader.values.insert(key, (name, text));
            } else if key != "data" && key != "log" && !key.starts_with("test_") {
                reader.complain(&name, "is not a setting; see docs/operations.md");
            }
        }
        for (key, text) in arguments {
            if let Some(text) = text {
                reader.values.insert((*key).to_owned(), (format!("--{key}"), text.clone()));
            }
        }
        let default_listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        let default_database = format!("sqlite:{}", data.join("sunhall.db").display());
        let theme: String = reader.take("theme", String::new(), "a path");
        let public_url: String = reader.take("public_url", String::new(), "an address");
        let config = Self {
            data: data.to_owned(),
            listen: reader.take("listen", default_listen, "an address like 127.0.0.1:8080"),
            database: reader.take("database", default_database, "a database address"),
            connections: reader.take("connections", 8, "a number of connections"),
            cache_bytes: reader.take("cache_bytes", 64 * 1024 * 1024, "a number of bytes"),
            theme: (!theme.is_empty()).then(|| PathBuf::from(theme)),
            secure_cookies: reader.take("secure_cookies", false, "true or false"),
            public_url: (!public_url.is_empty()).then(|| public_url.trim_end_matches('/').to_owned()),
            trusted_proxy: reader.take("trusted_proxy", false, "true or false"),
        };
        config.check(&mut reader);
        if reader.mistakes.is_empty() { Ok(config) } else { Err(Error::Invalid(reader.mistakes)) }
    }

    fn check(&self, reader: &mut Reader) {
        let known = ["sqlite:", "postgres://", "postgresql://"];
        if !known.iter().any(|k| self.database.starts_with(k)) {
            reader.complain("database", "must begin with sqlite: or postgres://");
        }
        if !(1..=200).contains(&self.connections) {
            reader.complain("connections", "must be between 1 and 200");
        }
        if let Some(theme) = self.theme.as_ref().filter(|t| !t.is_dir()) {
            reader.complain("theme", format!("{} is not a folder", theme.display()));
        }
        if self.public_url.as_ref().is_some_and(|u| !u.starts_with("http://") && !u.starts_with("https://")) {
            reader.complain("public_url", "must begin with http:// or https://");
        }
    }
}

fn read_file(path: &Path, reader: &mut Reader) -> Result<()> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::Bad(format!("{}: {error}", path.display()))),
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            reader.complain(&path.display().to_string(), error.to_string());
            return Ok(());
        }
    };
    for (key, value) in table {
        let place = format!("{}: {key}", path.display());
        let text = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(_) | toml::Value::Boolean(_) => value.to_string(),
            _ => {
                reader.complain(&place, "must be text, a number, true or false");
                continue;
            }
        };
        if KEYS.contains(&key.as_str()) {
            reader.values.insert(key, (place, text));
        } else {
            reader.complain(&place, "is not a setting");
        }
    }
    Ok(())
}
