//! Passwords: argon2id with the salt inside the hash, worked out away from the request threads
//! and never more than two at once, so that sign-in attempts cannot starve readers.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tokio::sync::Semaphore;

use crate::{Error, Result};

static WORKERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// Hashes made so far of a password nobody has, verified when the account does not exist, so
/// that the answer takes as long and tells nothing.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now(&crate::random::token()).ok());

const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "88888888",
    "66666666",
    "password",
    "qwertyuiop",
    "woaini1314",
    "woaini520",
    "5201314520",
    "a123456789",
    "abc123456",
    "admin888",
    "admin123",
    "11111111",
    "00000000",
    "1qaz2wsx",
    "zhengfu123",
    "password1",
    "iloveyou",
    "qq123456",
];

fn hash_now(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(Error::bug)?;
    Ok(hash.to_string())
}

async fn work<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = WORKERS.acquire().await.map_err(Error::bug)?;
    tokio::task::spawn_blocking(f).await.map_err(Error::bug)
}

/// The PHC string to store for `password`.
pub async fn hash(password: String) -> Result<String> {
    work(move || hash_now(&password)).await?
}

/// Whether `password` is the one behind `stored`; `None` takes as long and is never right.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    work(move || {
        let known = stored.is_some();
        let Some(stored) = stored.or_else(|| NOBODY.clone()) else { return false };
        let Ok(parsed) = PasswordHash::new(&stored) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    })
    .await
}

/// Why a new password cannot be taken, as a text key; `None` when it is good enough.
pub fn weakness(password: &str, login: &str) -> Option<&'static str> {
    let lower = password.to_lowercase();
    let mut kinds: Vec<char> = lower.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if password.chars().count() < 10 {
        Some("password-too-short")
    } else if password.len() > 200 {
        Some("password-too-long")
    } else if COMMON.iter().any(|c| lower == *c || lower.starts_with(c)) || kinds.len() < 5 {
        Some("password-too-common")
    } else if !login.is_empty() && lower.contains(&login.to_lowercase()) {
        Some("password-contains-login")
    } else {
        None
    }
}
