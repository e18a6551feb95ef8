//! The HTTP edge: listening, limits against slow and oversized requests, and small helpers.

mod serve;

pub use serve::{Handler, serve};

use axum::body::Body;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};

/// A request as our handlers see it.
pub type Incoming = Request<Body>;
/// A request without its body.
pub type Head = http::request::Parts;
/// A response on its way out.
pub type Outgoing = Response<Body>;

/// The headers that every answer carries: nothing of others runs, frames or sniffs our pages.
pub const SECURITY: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
             object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(self)"),
    ),
];

/// Adds the security headers that are not set yet.
pub fn secure(headers: &mut HeaderMap) {
    for (name, value) in &SECURITY {
        if !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
    }
}

/// A redirect: 303 after a form, 308 for something that moved for good.
pub fn redirect(status: StatusCode, to: &str) -> Outgoing {
    let mut out = Response::new(Body::empty());
    *out.status_mut() = status;
    if let Ok(value) = HeaderValue::try_from(to) {
        out.headers_mut().insert(header::LOCATION, value);
    }
    out
}

/// The value of cookie `name`.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|h| h.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Whether an unsafe request comes from a page of our own: `Sec-Fetch-Site` where the browser
/// sends it, else `Origin` against `Host`. Old browsers that send neither rely on the form token.
pub fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|h| h.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match (text(&header::ORIGIN), text(&header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, rest)| rest == host),
        (Some(_), None) => false,
        (None, _) => true,
    }
}
