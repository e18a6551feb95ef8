//! Bytes as they are: built-in assets, and the files of published items. Nothing that was
//! uploaded can run in our origin: `nosniff`, a sandboxing policy of its own, and an attachment
//! unless it is a safe picture or a PDF.

use std::sync::Arc;

use axum::body::Body;
use http::{HeaderValue, Method, Response, StatusCode, header};
use kit::http::{Head, Outgoing};
use kit::{Error, Result, files};

use crate::app::App;
use crate::ground::attachments;

/// `/assets/{name-hash.ext}` and `/favicon.ico`
pub fn asset(app: &Arc<App>, request: &Head) -> Result<Outgoing> {
    let path = request.uri.path();
    let (asset, lasting) = match app.assets.at(path) {
        Some(asset) => (asset, true),
        None if path == "/favicon.ico" => (app.assets.named("favicon.svg").ok_or(Error::NotFound)?, false),
        None => return Err(Error::NotFound),
    };
    let mut out = crate::front::send(&request.method, &request.headers, &asset.0);
    let kept = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    out.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(out)
}

/// `/files/{sha256}/{name}`
pub async fn file(app: &Arc<App>, request: &Head) -> Result<Outgoing> {
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return Ok(crate::public::errors::with_status(app, request, StatusCode::METHOD_NOT_ALLOWED).await);
    }
    let path = request.uri.path();
    let mut parts = path.trim_start_matches("/files/").split('/');
    let hash = parts.next().unwrap_or_default();
    let name = percent_encoding::percent_decode_str(parts.next().unwrap_or_default()).decode_utf8_lossy();
    if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    if !attachments::store::is_public(&app.db, hash).await? {
        return Err(Error::NotFound);
    }
    send(app, request, hash, &name).await
}

/// Sends a file that the asker may see.
pub async fn send(app: &Arc<App>, request: &Head, hash: &str, name: &str) -> Result<Outgoing> {
    let known = attachments::store::file(&app.db, hash).await?.ok_or(Error::NotFound)?;
    let etag = format!("\"{hash}\"");
    let mut out = Response::new(Body::empty());
    let same =
        request.headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == etag.as_bytes());
    let headers = out.headers_mut();
    let value = |text: &str| HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
    headers.insert(header::ETAG, value(&etag));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    if same {
        *out.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(out);
    }
    headers.insert(header::CONTENT_TYPE, value(&known.media_type));
    let way = if files::shown_inline(&known.media_type) { "inline" } else { "attachment" };
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    headers.insert(header::CONTENT_DISPOSITION, value(&format!("{way}; filename*=UTF-8''{name}")));
    let Some(bytes) = app.files.get(hash.to_owned()).await? else {
        return Err(Error::Bug(format!("file {hash} is known but not stored")));
    };
    let whole = bytes.len();
    let range = request.headers.get(header::RANGE).and_then(|r| r.to_str().ok()).and_then(|r| part(r, whole));
    let body = match range {
        Some(Ok((from, to))) => {
            headers.insert(header::CONTENT_RANGE, value(&format!("bytes {from}-{to}/{whole}")));
            *out.status_mut() = StatusCode::PARTIAL_CONTENT;
            bytes.slice(from..=to)
        }
        Some(Err(())) => {
            headers.insert(header::CONTENT_RANGE, value(&format!("bytes */{whole}")));
            *out.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            return Ok(out);
        }
        None => bytes,
    };
    if request.method == Method::HEAD {
        out.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    } else {
        *out.body_mut() = Body::from(body);
    }
    Ok(out)
}

/// One byte range of RFC 9110, 14.1.2; several at once are answered with the whole.
fn part(range: &str, whole: usize) -> Option<Result<(usize, usize), ()>> {
    let spec = range.strip_prefix("bytes=")?;
    if spec.contains(',') {
        return None;
    }
    let (from, to) = spec.split_once('-')?;
    let last = whole.checked_sub(1)?;
    let bounds = match (from.trim().parse::<usize>(), to.trim().parse::<usize>()) {
        (Ok(from), Ok(to)) => (from, to.min(last)),
        (Ok(from), Err(_)) if to.trim().is_empty() => (from, last),
        (Err(_), Ok(tail)) if from.trim().is_empty() => (whole.saturating_sub(tail), last),
        _ => return None,
    };
    Some(if bounds.0 <= bounds.1 { Ok(bounds) } else { Err(()) })
}
