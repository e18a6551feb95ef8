//! `/view`: the reader's choice of display. A plain link or form, so it works without scripts;
//! kept in a cookie that says nothing about the person.

use axum::body::Body;
use http::{HeaderValue, StatusCode, header};
use kit::form::{self, Form};
use kit::http::{Head, Outgoing, cookie, redirect};
use kit::{Error, Result};

use super::reading::Choice;

/// Sets what was chosen and goes back.
pub async fn choose(parts: &Head, body: Body) -> Result<Outgoing> {
    let form = match parts.method {
        http::Method::GET | http::Method::HEAD => {
            Form::parse(parts.uri.query().unwrap_or_default().as_bytes())?
        }
        http::Method::POST => Form::parse(&form::body(body, 8 * 1024).await?)?,
        _ => return Err(Error::Bad("method".to_owned())),
    };
    let mut choice = Choice::parse(cookie(&parts.headers, "view"));
    match form.get("mode") {
        "elder" => choice.elder = true,
        "standard" => choice.elder = false,
        _ => {}
    }
    match form.get("contrast") {
        "high" => choice.contrast = true,
        "normal" => choice.contrast = false,
        _ => {}
    }
    choice.size = match form.get("size") {
        "normal" => 0,
        "large" => 1,
        "larger" => 2,
        _ => choice.size,
    };
    let mut out = redirect(StatusCode::SEE_OTHER, local(form.get("back")));
    let kept = format!("view={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", choice.mark());
    if let Ok(value) = HeaderValue::try_from(kept) {
        out.headers_mut().insert(header::SET_COOKIE, value);
    }
    out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    *out.body_mut() = Body::empty();
    Ok(out)
}

/// A path on this site, or the home page: never somewhere else.
pub fn local(path: &str) -> &str {
    let inside = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if inside && path.is_ascii() && !path.chars().any(char::is_control) { path } else { "/" }
}
