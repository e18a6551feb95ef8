//! Tests of reading import files.

mod dates;
mod faults;
mod rows;
mod sets;

use portal::features::transfer::{Fault, Incoming, read};

fn all(file: impl AsRef<[u8]>) -> Vec<Result<Incoming, Fault>> {
    read(file.as_ref()).collect()
}

fn one(line: &str) -> Incoming {
    let mut rows = all(line);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0).unwrap()
}

fn fault(line: &str) -> Fault {
    let mut rows = all(line);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0).unwrap_err()
}

/// Unix seconds of a midnight in China.
fn midnight(day: &str) -> Option<i64> {
    chrono::DateTime::parse_from_rfc3339(&format!("{day}T00:00:00+08:00")).ok().map(|time| time.timestamp())
}
