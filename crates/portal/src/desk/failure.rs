//! What goes wrong at the desk, as a page in the desk's own frame that says how to go on.

use http::{HeaderValue, Method, StatusCode, header};
use kit::http::{Outgoing, redirect};
use kit::{Error, Result, random};

use super::session;
use super::views::DeskError;
use super::visit::{Heading, Visit};

/// The answer to an error.
pub fn answer(visit: &Visit, error: Error) -> Result<Outgoing> {
    if matches!(error, Error::SignIn) {
        return Ok(redirect(StatusCode::SEE_OTHER, &session::way_back(visit)));
    }
    let status = error.status();
    let (mut detail, mut incident, mut wait) = (None, None, None);
    match &error {
        Error::Bad(text) | Error::Forbidden(text) | Error::Gone(text) | Error::Conflict(text) => {
            detail = Some(visit.say(text));
        }
        Error::Invalid(fields) => {
            let words: Vec<String> = fields.iter().map(|e| visit.say(&e.message)).collect();
            detail = Some(words.join(" "));
        }
        Error::TooMany(seconds) => wait = Some(*seconds),
        Error::Unavailable(cause) => {
            tracing::warn!(method = %visit.method, path = visit.path, cause, "unavailable");
            wait = Some(5);
        }
        Error::Bug(cause) => {
            let number = random::incident();
            tracing::error!(incident = %number, method = %visit.method, path = visit.path, cause, "incident");
            incident = Some(number);
        }
        Error::SignIn | Error::NotFound | Error::TooLarge | Error::TooSlow => {}
    }
    let mut out = page(visit, status, detail, incident)?;
    if let Some(seconds) = wait {
        out.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(out)
}

/// The address exists, but not for this method.
pub fn wrong_method(visit: &Visit, allowed: &[Method]) -> Result<Outgoing> {
    let mut out = page(visit, StatusCode::METHOD_NOT_ALLOWED, None, None)?;
    let names: Vec<&str> = allowed.iter().map(Method::as_str).collect();
    if let Ok(value) = HeaderValue::try_from(names.join(", ")) {
        out.headers_mut().insert(header::ALLOW, value);
    }
    Ok(out)
}

fn page(visit: &Visit, status: StatusCode, detail: Option<String>, incident: Option<String>) -> Result<Outgoing> {
    let view = DeskError { status: status.as_u16(), detail: detail.filter(|d| !d.is_empty()), incident };
    let title = visit.say("desk-error");
    visit.page(status, Heading::nowhere(&title), &view)
}
