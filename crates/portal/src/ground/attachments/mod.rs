//! Files that items show or offer. The bytes are in `kit::files`; here is what is known of them
//! and who uses them. A file is public exactly as long as a published item uses it.

pub mod entity;
pub mod store;

use std::io::Cursor;

use bytes::Bytes;
use image::ImageReader;
use kit::files::{self, Files};
use kit::{Error, Result};

/// The largest file taken.
pub const LARGEST: usize = 50 * 1024 * 1024;

/// What was stored.
#[derive(Clone, Debug)]
pub struct Kept {
    pub hash: String,
    pub size: u64,
    pub media_type: &'static str,
    /// Of a picture.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// Keeps `bytes` and says what they are. The row is to be added with [`store::add`].
pub async fn keep(files: &dyn Files, bytes: Bytes) -> Result<Kept> {
    if bytes.is_empty() {
        return Err(Error::field("file", "file-empty"));
    }
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge);
    }
    let hash = files::address(&bytes);
    let media_type = files::media_type(&bytes);
    let (width, height) = dimensions(&bytes, media_type);
    let size = bytes.len() as u64;
    files.put(hash.clone(), bytes).await?;
    Ok(Kept { hash, size, media_type, width, height })
}

/// Width and height from a picture's header, without decoding it.
fn dimensions(bytes: &[u8], media_type: &str) -> (Option<u32>, Option<u32>) {
    if !media_type.starts_with("image/") {
        return (None, None);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    match reader.ok().and_then(|r| r.into_dimensions().ok()) {
        Some((width, height)) => (Some(width), Some(height)),
        None => (None, None),
    }
}

/// A file name that is safe in an address and on a disk: no path, no control characters.
pub fn safe_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = base
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | '#'))
        .take(120)
        .collect();
    let clean = clean.trim().trim_start_matches('.').to_owned();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

/// `/files/{hash}/{name}`
pub fn href(hash: &str, name: &str) -> String {
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    format!("/files/{hash}/{}", name.to_string().replace("%2E", ".").replace("%2D", "-").replace("%5F", "_"))
}
