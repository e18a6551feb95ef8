//! The open interface: everything public as JSON, described by OpenAPI, failures as problems
//! (RFC 9457). Every list is `{"data": […], "total": n, "next": address or null}`.

mod lists;
mod openapi;

use axum::body::Body;
use http::{HeaderValue, Response, StatusCode, header};
use kit::cache::Page;
use kit::http::Outgoing;
use kit::{Error, Result};

use crate::public::reading::Reading;

const JSON: &str = "application/json; charset=utf-8";

/// The answer at a reading's address below `/api`.
pub async fn page(reading: &Reading) -> Result<Page> {
    let value = match reading.path.as_str() {
        "/api/openapi.json" => openapi::document(reading)?,
        "/api/v1/items" => lists::items(reading).await?,
        "/api/v1/columns" => lists::columns(reading)?,
        "/api/v1/units" => lists::units(reading)?,
        path => match path.strip_prefix("/api/v1/items/") {
            Some(code) => lists::item(reading, code).await?,
            None => return Err(Error::NotFound),
        },
    };
    Ok(Page::new(StatusCode::OK, JSON, serde_json::to_vec(&value)?, reading.tags()))
}

/// A failure for machines.
pub fn problem(error: &Error, incident: Option<String>) -> Outgoing {
    let detail = match error {
        Error::Bug(_) => None,
        Error::Unavailable(_) => Some("A part this depends on is away; nothing was done. Try again.".to_owned()),
        other => Some(other.to_string()),
    };
    let mut out = problem_of(error.status(), detail, incident);
    if let Error::TooMany(seconds) = error {
        out.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    out
}

/// A problem that the status says all of.
pub fn problem_of(status: StatusCode, detail: Option<String>, incident: Option<String>) -> Outgoing {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": detail,
        "incident": incident,
    });
    let mut out = Response::new(Body::from(body.to_string()));
    *out.status_mut() = status;
    let headers = out.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    out
}
