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
