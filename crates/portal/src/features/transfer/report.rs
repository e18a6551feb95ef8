//! What an import did, told to the person who started it.

use std::fmt;

/// Why one line was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1.
    pub line: u64,
    /// The field as the file names it; empty when the fault is the whole line's.
    pub field: String,
    /// One sentence for a person.
    pub problem: String,
    /// Nothing can be read after this line: the file itself is damaged.
    pub fatal: bool,
}

impl Fault {
    pub(super) fn line(line: u64, problem: impl Into<String>) -> Self {
        Self { line, field: String::new(), problem: problem.into(), fatal: false }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            write!(f, "第 {} 行：{}", self.line, self.problem)
        } else {
            write!(f, "第 {} 行，字段 {}：{}", self.line, self.field, self.problem)
        }
    }
}

/// Counted by whoever stores the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub imported: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub skipped: Vec<Fault>,
}

/// Longer lists of faults help nobody on a screen.
const SHOWN: usize = 50;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let skipped = self.skipped.len();
        writeln!(
            f,
            "新导入 {} 条，更新 {} 条，没有变化 {} 条，未导入 {skipped} 条。",
            self.imported, self.updated, self.unchanged
        )?;
        for fault in self.skipped.iter().take(SHOWN) {
            writeln!(f, "  {fault}")?;
        }
        if skipped > SHOWN {
            writeln!(f, "  ……另有 {} 处没有列出。", skipped - SHOWN)?;
        }
        Ok(())
    }
}
