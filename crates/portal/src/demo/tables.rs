//! Tables with figures that add up; the same table goes into the body as HTML and beside it as a CSV file.

use std::fmt::Write as _;

use super::writer::Writer;

#[derive(Clone, Debug)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(caption: impl Into<String>, head: &[&str]) -> Self {
        Self {
            caption: caption.into(),
            head: head.iter().map(|cell| (*cell).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn html(&self, out: &mut String) {
        let _ = write!(out, "<table><caption>{}</caption><thead><tr>", self.caption);
        for cell in &self.head {
            let _ = write!(out, "<th scope=\"col\">{cell}</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in &self.rows {
            out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let _ = if at == 0 {
                    write!(out, "<th scope=\"row\">{cell}</th>")
                } else {
                    write!(out, "<td>{cell}</td>")
                };
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
    }

    /// CSV with the mark that spreadsheet programs know UTF-8 by.
    pub fn csv(&self) -> Vec<u8> {
        let mut out = String::from("\u{feff}");
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out.into_bytes()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The table of this name for the item that is being written; the same each time within an item.
pub fn made<'a>(name: &'a str, writer: &mut Writer<'a>) -> Option<Table> {
    if let Some((_, table)) = writer.tables.iter().find(|(known, _)| *known == name) {
        return Some(table.clone());
    }
    let table = super::figures::table(name, writer)?;
    writer.tables.push((name, table.clone()));
    Some(table)
}
