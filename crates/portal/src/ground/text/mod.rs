//! Text as a government website needs it: safe bodies, short public numbers, traditional characters, order by
//! sound, differences between two versions, numbers of official documents. Pure functions; no feature knows less.

pub mod body;
pub mod clean;
pub mod diff;
pub mod docnum;
pub mod hant;
pub mod initials;
mod markup;
mod normal;
pub mod number;

pub use body::{from_markdown, from_plain, looks_like_html, looks_like_markdown};
pub use clean::{MAX_BODY, clean_html, plain, summary};

/// Full-width letters and digits, as a Chinese input method leaves them, become plain ones.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}
