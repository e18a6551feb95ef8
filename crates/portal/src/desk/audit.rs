//! The audit trail at the desk: read, searched, and checked for changed or missing lines.

use std::collections::HashMap;

use http::StatusCode;
use kit::Result;
use kit::http::Outgoing;

use super::rights::href;
use super::views::Audit;
use super::views::people::AuditLine;
use super::visit::{Heading, Visit};
use crate::ground::audit::{self, Model};
use crate::ground::people::store as people;
use crate::ground::publications::editing;
use crate::ui::{DeskPlace, Pager};

const PER_PAGE: u64 = 100;

/// GET `/desk/audit`. The lines shown are always checked; `?check=all` checks the whole trail.
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let db = &visit.app.db;
    let q = visit.query.get("q");
    let asked = visit.page_number()?;
    let offset = (asked - 1) * PER_PAGE;
    // One more than is shown, so that the last line's link to the one before it is checked too.
    let (mut rows, total) = audit::search(db, q, offset, PER_PAGE + 1).await?;
    let whole = visit.query.get("check") == "all";
    let intact = if whole {
        audit::verify(db).await?.broken_at.is_none()
    } else {
        audit::holds(&rows, q.is_empty())
    };
    rows.truncate(usize::try_from(PER_PAGE).unwrap_or(100));
    let names = Names::read(visit, &rows).await?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !q.is_empty() {
        query.append_pair("q", q);
    }
    let query = query.finish();
    let address = if query.is_empty() { "/desk/audit".to_owned() } else { format!("/desk/audit?{query}") };
    let view = Audit {
        q: q.to_owned(),
        lines: rows.iter().map(|row| names.line(visit, row)).collect(),
        intact,
        whole,
        pager: Pager::new(&address, asked, PER_PAGE, total),
    };
    let title = visit.say("desk-audit");
    visit.page(StatusCode::OK, Heading::at(DeskPlace::Audit, &title), &view)
}

/// What the subjects of lines are called today.
struct Names {
    items: HashMap<i64, String>,
    staff: HashMap<i64, String>,
}

/// `item:9` taken apart.
fn parts(subject: &str) -> Option<(&str, i64)> {
    let (kind, id) = subject.split_once(':')?;
    Some((kind, id.parse().ok()?))
}

impl Names {
    async fn read(visit: &Visit, rows: &[Model]) -> Result<Self> {
        let items: Vec<i64> = rows
            .iter()
            .filter_map(|row| parts(&row.subject))
            .filter(|(kind, _)| *kind == "item")
            .map(|(_, id)| id)
            .collect();
        let db = &visit.app.db;
        Ok(Self { items: editing::titles(db, &items).await?, staff: people::names(db).await? })
    }

    fn line(&self, visit: &Visit, row: &Model) -> AuditLine {
        let (subject, to) = match parts(&row.subject) {
            Some(("item", id)) => (self.items.get(&id).cloned(), Some(href(id))),
            Some(("staff", id)) => (self.staff.get(&id).cloned(), None),
            Some(("column", id)) => (
                visit.structure.column(id).map(|column| column.name.clone()),
                Some(format!("/desk/columns/{id}")),
            ),
            _ => (None, None),
        };
        let known = subject.is_some();
        let written = Some(row.subject.clone()).filter(|subject| !subject.is_empty());
        AuditLine {
            n: u64::try_from(row.seq).unwrap_or(0),
            at: row.at,
            who: row.who.clone(),
            action: visit.say(&format!("audit-{}", row.action)),
            subject: subject.or(written),
            href: to.filter(|_| known),
            detail: Some(row.detail.clone()).filter(|detail| !detail.is_empty()),
            hash: row.hash.chars().take(8).collect(),
        }
    }
}
