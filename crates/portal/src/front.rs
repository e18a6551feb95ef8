//! The front door: every request comes in here. A page that is kept is answered before anything
//! else is looked at; everything else goes to the room that its address names.

use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::Body;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{HeaderValue, Method, Response, StatusCode, header};
use kit::cache::{Accepts, Page};
use kit::http::{Handler, Head, Incoming, Outgoing, SECURITY, cookie};
use kit::{Error, Result, random};

use crate::app::App;
use crate::public::reading::{Choice, Reading};
use crate::{api, desk, public};

/// The longest address that is looked at.
const LONGEST_ADDRESS: usize = 2_000;

impl Handler for App {
    fn handle(self: Arc<Self>, request: Incoming, peer: SocketAddr) -> BoxFuture<'static, Outgoing> {
        let (head, body) = request.into_parts();
        if let Some(answer) = kept(&self, &head) {
            return Box::pin(std::future::ready(answer));
        }
        Box::pin(answer(self, head, body, peer))
    }
}

/// The host a request names.
pub fn host_of(head: &Head) -> &str {
    let header = head.headers.get(header::HOST).and_then(|h| h.to_str().ok());
    header.or_else(|| head.uri.authority().map(http::uri::Authority::as_str)).unwrap_or_default()
}

fn reads(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

/// The cache's name for what a request asks.
fn key(choice: Choice, host: &str, path_and_query: &str) -> String {
    let mut key = String::with_capacity(host.len() + path_and_query.len() + 4);
    key.push_str(choice.mark());
    key.push_str(host);
    key.push_str(path_and_query);
    key
}

/// The answer from the cache, if the page is kept.
fn kept(app: &App, head: &Head) -> Option<Outgoing> {
    if !reads(&head.method) {
        return None;
    }
    let choice = Choice::parse(cookie(&head.headers, "view"));
    let path = head.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let page = app.cache.get(&key(choice, host_of(head), path))?;
    Some(send(&head.method, &head.headers, &page))
}

/// Turns a page into a response for this client: its encoding, or 304 when it has it already.
pub fn send(method: &Method, headers: &http::HeaderMap, page: &Page) -> Outgoing {
    let encoded = page.encoded(Accepts::parse(headers.get(header::ACCEPT_ENCODING)));
    let same = page.status == StatusCode::OK
        && headers.get(header::IF_NONE_MATCH).is_some_and(|known| matches_etag(known, &encoded.etag));
    let mut out = Response::new(Body::empty());
    let map = out.headers_mut();
    map.reserve(12);
    for (name, value) in &SECURITY {
        map.insert(name.clone(), value.clone());
    }
    map.insert(header::ETAG, encoded.etag);
    map.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    map.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    if same {
        *out.status_mut() = StatusCode::NOT_MODIFIED;
        return out;
    }
    map.insert(header::CONTENT_TYPE, page.content_type.clone());
    if let Some(encoding) = encoded.encoding {
        map.insert(header::CONTENT_ENCODING, encoding);
    }
    if let Some(location) = &page.location {
        map.insert(header::LOCATION, location.clone());
    }
    *out.status_mut() = page.status;
    if method == Method::HEAD {
        out.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(encoded.body.len()));
    } else {
        *out.body_mut() = Body::from(encoded.body);
    }
    out
}

fn matches_etag(known: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(known), Ok(etag)) = (known.to_str(), etag.to_str()) else { return false };
    known == "*" || known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
}

async fn answer(app: Arc<App>, head: Head, body: Body, peer: SocketAddr) -> Outgoing {
    let room = AssertUnwindSafe(rooms(&app, &head, body, peer)).catch_unwind().await;
    let mut out = match room {
        Ok(Ok(out)) => out,
        Ok(Err(error)) => failure(&app, &head, error).await,
        Err(_) => failure(&app, &head, Error::Bug("a handler panicked".to_owned())).await,
    };
    kit::http::secure(out.headers_mut());
    out
}

/// Leads to the room an address names.
async fn rooms(app: &Arc<App>, head: &Head, body: Body, peer: SocketAddr) -> Result<Outgoing> {
    let path = head.uri.path();
    let whole = head.uri.path_and_query().map_or(path, http::uri::PathAndQuery::as_str);
    if whole.len() > LONGEST_ADDRESS {
        return Ok(public::errors::with_status(app, head, StatusCode::URI_TOO_LONG).await);
    }
    match path {
        "/healthz" => return Ok(plain(StatusCode::OK, "ok\n")),
        "/readyz" => return Ok(ready(app).await),
        _ => {}
    }
    if path.starts_with("/assets/") || path == "/favicon.ico" {
        return public::files::asset(app, head);
    }
    let structure = app.structure();
    let Some(site) = structure.site_at(host_of(head)) else {
        return Ok(public::errors::with_status(app, head, StatusCode::MISDIRECTED_REQUEST).await);
    };
    let site = site.id;
    if path == "/desk" || path.starts_with("/desk/") {
        let request = Incoming::from_parts(head.clone(), body);
        return desk::answer(app, site, request, peer).await;
    }
    if path.starts_with("/files/") {
        return public::files::file(app, head).await;
    }
    if path == "/view" {
        return public::view::choose(head, body).await;
    }
    if !reads(&head.method) {
        return Ok(public::errors::with_status(app, head, StatusCode::METHOD_NOT_ALLOWED).await);
    }
    let host = host_of(head);
    let reading = Reading::of(app, structure, site, host, head)?;
    let name = key(reading.choice, host, &reading.normal_address());
    let page = app.cache.page(&name, || async {
        if reading.is_api() { api::page(&reading).await } else { public::page(&reading).await }
    });
    Ok(send(&head.method, &head.headers, &*page.await?))
}

/// A failure as a page, or as a problem for machines (RFC 9457).
async fn failure(app: &Arc<App>, head: &Head, error: Error) -> Outgoing {
    let (method, path) = (&head.method, head.uri.path());
    let incident = match &error {
        Error::Bug(cause) => {
            let incident = random::incident();
            tracing::error!(%incident, %method, path, cause, "incident");
            Some(incident)
        }
        Error::Unavailable(cause) => {
            tracing::warn!(%method, path, cause, "unavailable");
            None
        }
        _ => None,
    };
    if path.starts_with("/api/") {
        return api::problem(&error, incident);
    }
    public::errors::failed(app, head, &error, incident).await
}

/// A short plain answer.
pub fn plain(status: StatusCode, text: &'static str) -> Outgoing {
    let mut out = Response::new(Body::from(text));
    *out.status_mut() = status;
    let headers = out.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    out
}

async fn ready(app: &App) -> Outgoing {
    let soon = std::time::Duration::from_secs(2);
    match tokio::time::timeout(soon, app.db.ping()).await {
        Ok(Ok(())) => plain(StatusCode::OK, "ready\n"),
        _ => plain(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
