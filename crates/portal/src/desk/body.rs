//! What a form sent: its fields, and the files with them, within limits of size and time.

use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest};
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, StatusCode, header};
use kit::form::{self, Form};
use kit::{Error, Result};
use tokio::sync::Semaphore;

use crate::ground::attachments::LARGEST;

/// A sign-in form.
const SMALL: usize = 64 * 1024;
/// A long article in a URL-encoded form, where a Chinese character takes nine bytes.
const FIELDS: usize = 16 * 1024 * 1024;
/// Files and fields of one form together.
const WHOLE: usize = LARGEST + FIELDS;
/// The longest pause within an upload; the whole may take its time on a slow link.
const PAUSE: Duration = Duration::from_secs(30);

/// Uploads are held in memory until they are stored, so only a few at a time.
static UPLOADS: Semaphore = Semaphore::const_new(3);

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The form field it came in.
    pub field: String,
    pub name: String,
    pub bytes: Bytes,
}

/// Everything a form sent.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    pub form: Form,
    pub uploads: Vec<Upload>,
}

/// Reads a body; `small` where nobody is signed in yet.
pub async fn read(headers: &HeaderMap, body: Body, small: bool) -> Result<Sent> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "" | "application/x-www-form-urlencoded" => {
            let bytes = form::body(body, if small { SMALL } else { FIELDS }).await?;
            Ok(Sent { form: Form::parse(&bytes)?, uploads: Vec::new() })
        }
        "multipart/form-data" if !small => parts(headers, body).await,
        _ => Err(Error::Bad("form-kind-unknown".to_owned())),
    }
}

async fn parts(headers: &HeaderMap, body: Body) -> Result<Sent> {
    let _place = UPLOADS.acquire().await.map_err(Error::bug)?;
    let mut request = Request::new(body);
    *request.headers_mut() = headers.clone();
    DefaultBodyLimit::max(WHOLE).apply(&mut request);
    let mut multipart = Multipart::from_request(request, &())
        .await
        .map_err(|_| Error::Bad("form-malformed".to_owned()))?;
    let mut fields = Vec::new();
    let mut uploads = Vec::new();
    let mut text_bytes = 0;
    while let Some(field) = soon(multipart.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(ToOwned::to_owned) {
            Some(file_name) => {
                let bytes = whole(field, LARGEST).await?;
                // A file field in which nothing was chosen arrives without name and content.
                if !file_name.is_empty() || !bytes.is_empty() {
                    uploads.push(Upload { field: name, name: file_name, bytes });
                }
            }
            None => {
                let bytes = whole(field, FIELDS - text_bytes).await?;
                text_bytes += bytes.len();
                let text = String::from_utf8(bytes.into());
                fields.push((name, text.map_err(|_| Error::Bad("text-not-utf8".to_owned()))?));
            }
        }
    }
    Ok(Sent { form: Form::from_pairs(fields), uploads })
}

async fn whole(mut field: Field<'_>, limit: usize) -> Result<Bytes> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = soon(field.chunk()).await? {
        if bytes.len() + chunk.len() > limit {
            return Err(Error::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// The next piece, unless it takes too long.
async fn soon<T>(next: impl Future<Output = Result<T, MultipartError>>) -> Result<T> {
    match tokio::time::timeout(PAUSE, next).await {
        Err(_) => Err(Error::Bad("form-too-slow".to_owned())),
        Ok(Ok(piece)) => Ok(piece),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Error::TooLarge),
        Ok(Err(_)) => Err(Error::Bad("form-malformed".to_owned())),
    }
}
