//! Bringing items in from files: one JSON object a line (JSONL), plain or gzip. Reading is pure and never holds more
//! than one line; storing what was read belongs to the publications. The format is described in `docs/import.md`.
//!
//! [`read`] gives one [`Incoming`] or one [`Fault`] a line; [`Report`] gathers what became of them for people.

mod dates;
mod document;
mod fields;
mod incoming;
mod lines;
mod report;
mod row;
mod take;

pub use incoming::{Document, Incoming, Kind, Validity};
pub use lines::{Rows, read};
pub use report::{Fault, Report};
pub use take::{BATCH, Target, take};
