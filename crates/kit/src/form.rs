//! What a form sent: fields by name, in order, with the mistakes found in them.

use std::str::FromStr;

use axum::body::Body;
use bytes::Bytes;
use http_body_util::{BodyExt, Limited};

use crate::{Error, FieldError, Result};

/// The time a body has to arrive in full.
const BODY_WITHIN: std::time::Duration = std::time::Duration::from_secs(30);

/// Reads a whole body of at most `limit` bytes: 413 beyond it, 408 when it comes too slowly.
pub async fn body(body: Body, limit: usize) -> Result<Bytes> {
    let whole = tokio::time::timeout(BODY_WITHIN, Limited::new(body, limit).collect());
    match whole.await {
        Err(_) => Err(Error::TooSlow),
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => Err(Error::TooLarge),
        Ok(Err(_)) => Err(Error::Bad("the request broke off".to_owned())),
    }
}

/// The fields of one submission.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl Form {
    /// From a URL-encoded body or query; text that is not UTF-8 is refused.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        for pair in bytes.split(|b| *b == b'&') {
            let decoded = percent_encoding::percent_decode(pair);
            match decoded.decode_utf8() {
                Err(_) => return Err(Error::Bad("the text is not UTF-8".to_owned())),
                // No person types it, and PostgreSQL cannot store it.
                Ok(text) if text.contains('\0') => return Err(Error::Bad("the text holds a NUL".to_owned())),
                Ok(_) => {}
            }
        }
        let fields = form_urlencoded::parse(bytes).into_owned().collect();
        Ok(Self { fields, errors: Vec::new() })
    }

    /// From pairs, as a multipart body gives them.
    pub fn from_pairs(fields: Vec<(String, String)>) -> Self {
        Self { fields, errors: Vec::new() }
    }

    /// The first value of `name`, trimmed; empty when absent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The value of `name` unless empty.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|v| !v.is_empty()).map(ToOwned::to_owned)
    }

    /// Every value of `name`.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether `name` was sent at all (a ticked box).
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// A value of another type; `None` when empty, a mistake when it cannot be read.
    pub fn parsed<T: FromStr>(&mut self, name: &str, complaint: &str) -> Option<T> {
        let text = self.get(name).to_owned();
        if text.is_empty() {
            return None;
        }
        match text.parse() {
            Ok(value) => Some(value),
            Err(_) => {
                self.complain(name, complaint);
                None
            }
        }
    }

    /// A required text of at most `max` characters.
    pub fn required(&mut self, name: &str, max: usize, missing: &str, too_long: &str) -> String {
        let value = self.get(name).to_owned();
        if value.is_empty() {
            self.complain(name, missing);
        } else if value.chars().count() > max {
            self.complain(name, too_long);
        }
        value
    }

    /// Notes a mistake.
    pub fn complain(&mut self, field: &str, message: &str) {
        self.errors.push(FieldError { field: field.to_owned(), message: message.to_owned() });
    }

    /// The mistakes so far, as an error when there are any.
    pub fn check(&self) -> Result<()> {
        if self.errors.is_empty() { Ok(()) } else { Err(Error::Invalid(self.errors.clone())) }
    }
}
