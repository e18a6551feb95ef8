//! The desk.
pub mod views;

use std::net::SocketAddr;
use std::sync::Arc;

/// Answers a request below `/desk`.
pub async fn answer(
    _app: &Arc<crate::app::App>,
    _site: i64,
    _request: kit::http::Incoming,
    _peer: SocketAddr,
) -> kit::Result<kit::http::Outgoing> {
    Err(kit::Error::NotFound)
}

/// The way in for the first administrator, while nobody has a password.
pub async fn first_link(_app: &Arc<crate::app::App>) -> kit::Result<Option<String>> {
    Ok(None)
}

/// A new one-time link for the administrator.
pub async fn admin_link(_app: &Arc<crate::app::App>) -> kit::Result<String> {
    Err(kit::Error::NotFound)
}
