//! Where uploaded bytes are kept. The adapter behind this trait decides between a local folder
//! and S3; both address content by its SHA-256.

use bytes::Bytes;
use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};

use crate::Result;

/// A store of content-addressed bytes.
pub trait Files: Send + Sync {
    /// Keeps `bytes` under `hash`; it is durable when this returns.
    fn put(&self, hash: String, bytes: Bytes) -> BoxFuture<'_, Result<()>>;
    /// The bytes under `hash`.
    fn get(&self, hash: String) -> BoxFuture<'_, Result<Option<Bytes>>>;
    /// Whether the store can be written to.
    fn check(&self) -> BoxFuture<'_, Result<()>>;
}

/// The address of `bytes`: SHA-256 in hexadecimal.
pub fn address(bytes: &[u8]) -> String {
    crate::random::hex(&Sha256::digest(bytes))
}

/// The media type by content, of the kinds we show in the browser; everything else is offered
/// for download as `application/octet-stream`.
pub fn media_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        [b'%', b'P', b'D', b'F', b'-', ..] => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Whether a media type may be shown in our pages instead of offered for download.
pub fn shown_inline(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/gif" | "image/webp" | "application/pdf")
}
