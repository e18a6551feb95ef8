//! Randomness, from the operating system, and the identifiers made of it.

use rand::{RngCore, TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};

/// `N` unguessable bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0u8; N];
    if OsRng.try_fill_bytes(&mut out).is_err() {
        // The kernel's source failing is not survivable for secrets; the thread generator is
        // seeded from the same source at start and stays unpredictable.
        rand::rng().fill_bytes(&mut out);
    }
    out
}

/// A 256-bit token in hexadecimal: sessions, one-time links, form marks.
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// What is stored of a token: its SHA-256, so that a stolen database opens no door.
pub fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// A new time-ordered identifier (UUIDv7).
pub fn uuid() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// Six characters a person can read out on the phone.
pub fn incident() -> String {
    const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    bytes::<6>().iter().filter_map(|b| ALPHABET.get(usize::from(b % 32))).map(|&c| char::from(c)).collect()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
