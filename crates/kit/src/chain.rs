//! Hash chains: each line carries the hash of the one before, so a line that was changed,
//! removed or put in afterwards can be shown to be one.

use sha2::{Digest, Sha256};

/// The hash a chain starts from.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of a line: SHA-256 over the previous hash and each part with its length before it,
/// so that no two different lines share a spelling.
pub fn link(previous: &str, parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    crate::random::hex(&hasher.finalize())
}
