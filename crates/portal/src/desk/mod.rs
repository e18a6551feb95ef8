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
