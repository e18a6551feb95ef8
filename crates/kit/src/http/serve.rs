//! The accept loop. Headers must arrive within ten seconds, a connection is closed in order when
//! the program is told to stop, and one broken connection never ends the loop.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use futures_util::future::BoxFuture;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{Incoming, Outgoing};

/// Whatever answers requests.
pub trait Handler: Send + Sync + 'static {
    /// Answers one request from `peer`.
    fn handle(self: Arc<Self>, request: Incoming, peer: SocketAddr) -> BoxFuture<'static, Outgoing>;
}

const HEADERS_WITHIN: Duration = Duration::from_secs(10);
const GRACE: Duration = Duration::from_secs(10);
const CONNECTIONS: usize = 10_000;

/// Serves until `stop` turns true, then lets what is under way finish.
pub async fn serve<H: Handler>(listener: TcpListener, handler: Arc<H>, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(tokio::sync::Semaphore::new(CONNECTIONS));
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(64 * 1024)
        .half_close(false);
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        let (stream, peer) = match accepted {
            Ok(pair) => pair,
            Err(error) => {
                tracing::warn!(%error, "accept failed");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        stream.set_nodelay(true).ok();
        let handler = Arc::clone(&handler);
        let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
            let answer = Arc::clone(&handler).handle(request.map(Body::new), peer);
            async move { Ok::<_, Infallible>(answer.await) }
        });
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        let mut stopping = stop.clone();
        tokio::spawn(async move {
            let _place = place;
            let mut connection = std::pin::pin!(connection);
            tokio::select! {
                done = connection.as_mut() => {
                    if let Err(error) = done { tracing::trace!(%error, "connection"); }
                }
                _ = stopping.changed() => {
                    connection.as_mut().graceful_shutdown();
                    tokio::time::timeout(GRACE, connection).await.ok();
                }
            }
        });
    }
    // Everyone holds a place; having them all back means nothing is under way.
    let all = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
    tokio::time::timeout(GRACE, places.acquire_many(all - 1)).await.ok();
}
