//! What changed between two versions of a text, paragraph by paragraph, for the page that compares versions.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Same,
    Added,
    Removed,
}

/// One paragraph of the comparison, in reading order; at a change what was removed comes before what was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    pub kind: Kind,
    pub text: String,
}

/// Beyond so many paragraphs the exact comparison could take seconds; then the old text is shown as removed and the
/// new as added, except what is equal at both ends.
const MOST: usize = 5_000;

/// Compares two plain texts line by line. Empty lines and spaces at the ends of a line do not count.
pub fn paragraphs(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (lines(old), lines(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let old_middle = old.get(head..old.len() - tail).unwrap_or_default();
    let new_middle = new.get(head..new.len() - tail).unwrap_or_default();

    let mut changes = Vec::with_capacity(old.len().max(new.len()));
    push(&mut changes, Kind::Same, old.get(..head).unwrap_or_default());
    if old_middle.len() > MOST || new_middle.len() > MOST {
        push(&mut changes, Kind::Removed, old_middle);
        push(&mut changes, Kind::Added, new_middle);
    } else {
        for step in capture_diff_slices(Algorithm::Myers, old_middle, new_middle) {
            if let DiffOp::Equal { .. } = step {
                push(&mut changes, Kind::Same, old_middle.get(step.old_range()).unwrap_or_default());
            } else {
                push(&mut changes, Kind::Removed, old_middle.get(step.old_range()).unwrap_or_default());
                push(&mut changes, Kind::Added, new_middle.get(step.new_range()).unwrap_or_default());
            }
        }
    }
    push(&mut changes, Kind::Same, old.get(old.len() - tail..).unwrap_or_default());
    changes
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn push(changes: &mut Vec<Change>, kind: Kind, lines: &[&str]) {
    changes.extend(lines.iter().map(|line| Change { kind, text: (*line).to_owned() }));
}
