//! Error pages that say what happened and how to go on.

use std::sync::Arc;

use axum::body::Body;
use http::{HeaderValue, Response, StatusCode, header};
use kit::cache::Page;
use kit::http::{Head, Outgoing};
use kit::{Error, Result};
use minijinja::value::Serde;

use super::lines::some;
use super::reading::Reading;
use super::shell;
use super::views::ErrorPage;
use crate::app::App;
use crate::{api, front};
use crate::ui::Link;

/// An error page inside the shell of a reading.
pub fn page(reading: &Reading, status: StatusCode, mut view: ErrorPage) -> Result<Page> {
    view.status = status.as_u16();
    let mut meta = shell::meta(reading, &reading.say(&format!("error-{}", status.as_u16())));
    meta.noindex = true;
    meta.canonical = None;
    meta.alternates = Vec::new();
    reading.render_as("public/error.html", meta, Vec::new(), status, Serde(view).into())
}

/// An error that the address alone shows.
pub async fn with_status(app: &Arc<App>, head: &Head, status: StatusCode) -> Outgoing {
    if head.uri.path().starts_with("/api/") {
        return api::problem_of(status, None, None);
    }
    let mut out = show(app, head, status, ErrorPage::of(status.as_u16()));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        out.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    out
}

/// What went wrong, for people.
pub async fn failed(app: &Arc<App>, head: &Head, error: &Error, incident: Option<String>) -> Outgoing {
    let status = error.status();
    let mut view = ErrorPage { incident, ..ErrorPage::of(status.as_u16()) };
    match error {
        Error::Bad(detail) | Error::Forbidden(detail) | Error::Conflict(detail) => view.detail = some(detail),
        Error::TooMany(seconds) => view.retry_after = u32::try_from(*seconds).ok(),
        Error::Unavailable(_) => view.retry_after = Some(30),
        Error::NotFound => view.q = words_of(head.uri.path()),
        _ => {}
    }
    let retry = view.retry_after;
    let mut out = show(app, head, status, view);
    if let Some(seconds) = retry {
        out.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    out
}

/// The last words of an address, as something to search for.
fn words_of(path: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let last = decoded.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    stem.replace(['-', '_', '+'], " ").trim().chars().take(40).collect()
}

fn show(app: &Arc<App>, head: &Head, status: StatusCode, mut view: ErrorPage) -> Outgoing {
    let host = front::host_of(head);
    let structure = app.structure();
    let known = structure.site_at(host);
    // An unknown host still gets a page that people can read, in the first site's shell.
    let Some(site) = known.or(structure.sites.first()) else {
        return bare(status);
    };
    let reading = Reading::bare(app, site.id, host, &head.headers, head.uri.path());
    view.links = structure
        .roots(site.id)
        .take(5)
        .map(|c| Link { label: c.name_in(reading.lang).to_owned(), href: c.href(), current: false })
        .collect();
    if known.is_none() {
        view.links = vec![];
    }
    match page(&reading, status, view) {
        Ok(page) => {
            let mut out = front::send(&head.method, &head.headers, &page.passing());
            out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            out
        }
        Err(error) => {
            tracing::error!(%error, "the error page itself failed");
            bare(status)
        }
    }
}

/// The last resort: a plain page without templates.
fn bare(status: StatusCode) -> Outgoing {
    let reason = status.canonical_reason().unwrap_or("error");
    let html = format!(
        "<!doctype html><html lang=\"zh-Hans\"><meta charset=\"utf-8\"><title>{0} {reason}</title><h1>{0} {reason}</h1>",
        status.as_u16()
    );
    let mut out = Response::new(Body::from(html));
    *out.status_mut() = status;
    out.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    out
}
