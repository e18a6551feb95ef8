//! The list of items at the desk: those in the person's columns, found by title, by document
//! number or by the item's own number.

use http::StatusCode;
use kit::Result;
use kit::http::Outgoing;

use super::rights::{code, columns_of, decode, href};
use super::views::ItemList;
use super::views::items::DeskItem;
use super::visit::{Heading, Visit};
use super::{edit, words};
use crate::ground::people::{Role, store as people};
use crate::ground::publications::entity::item;
use crate::ground::publications::store::{self, DeskFilter};
use crate::ground::publications::{ItemState, catalogue, editing};
use crate::ground::text::docnum;
use crate::ui::{Choice, DeskPlace, Pager};

const PER_PAGE: u64 = 50;

/// GET `/desk/items`
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let page = visit.page_number()?;
    let (q, column) = (visit.query.get("q"), visit.query.get("column").parse::<i64>().ok());
    let state = ItemState::named(visit.query.get("state"));
    let allowed = visit.signed()?.rights.columns(&visit.structure, Role::Author, visit.site);
    let filter = DeskFilter {
        words: q.split_whitespace().take(8).map(ToOwned::to_owned).collect(),
        column,
        state,
        allowed: allowed.clone(),
    };
    let (rows, total, page) = match named(visit, q, allowed.as_deref()).await? {
        Some(rows) => {
            let total = u64::try_from(rows.len()).unwrap_or(0);
            (rows, total, 1)
        }
        None => listed(visit, &filter, page).await?,
    };
    let states = ItemState::ALL.iter().map(|one| Choice {
        value: one.name().to_owned(),
        label: one.name().to_owned(),
        selected: Some(*one) == state,
    });
    let view = ItemList {
        q: q.to_owned(),
        columns: words::column_options(&visit.structure, visit.site, allowed.as_deref(), column),
        states: states.collect(),
        items: lines(visit, &rows).await?,
        pager: Pager::new(&address(visit), page, PER_PAGE, total),
    };
    let title = visit.say("desk-items");
    visit.page(StatusCode::OK, Heading::at(DeskPlace::Items, &title), &view)
}

/// One page of the list; a page beyond the end is the last one.
async fn listed(visit: &Visit, filter: &DeskFilter, page: u64) -> Result<(Vec<item::Model>, u64, u64)> {
    let db = &visit.app.db;
    let (rows, total) = store::at_desk(db, visit.site, filter, (page - 1) * PER_PAGE, PER_PAGE).await?;
    let last = total.div_ceil(PER_PAGE).max(1);
    if page <= last {
        return Ok((rows, total, page));
    }
    let (rows, total) = store::at_desk(db, visit.site, filter, (last - 1) * PER_PAGE, PER_PAGE).await?;
    Ok((rows, total, last))
}

/// Items that `q` names by their number or by a document number; `None` when it names none.
async fn named(visit: &Visit, q: &str, allowed: Option<&[i64]>) -> Result<Option<Vec<item::Model>>> {
    let mut ids: Vec<i64> = decode(q).into_iter().collect();
    if docnum::parse(q).is_some() {
        let filter = catalogue::Filter { q: q.to_owned(), ..catalogue::Filter::default() };
        let (documents, _) = catalogue::page(&visit.app.db, visit.site, &filter, 0, PER_PAGE).await?;
        ids.extend(documents.into_iter().map(|document| document.item_id));
    }
    let mut rows = editing::among(&visit.app.db, visit.site, &ids).await?;
    if let Some(allowed) = allowed {
        rows.retain(|row| columns_of(row).iter().any(|id| allowed.contains(id)));
    }
    Ok((!rows.is_empty()).then_some(rows))
}

/// The list's address with what it is narrowed by, without the page.
fn address(visit: &Visit) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "column", "state"] {
        if let Some(value) = visit.query.some(name) {
            query.append_pair(name, &value);
        }
    }
    match query.finish() {
        query if query.is_empty() => "/desk/items".to_owned(),
        query => format!("/desk/items?{query}"),
    }
}

/// Rows as the desk's lists show them: with the words of the newest version, and who wrote it.
pub async fn lines(visit: &Visit, rows: &[item::Model]) -> Result<Vec<DeskItem>> {
    let newest = editing::newest(&visit.app.db, rows).await?;
    let names = people::names(&visit.app.db).await?;
    let line = |row: &item::Model| {
        let version = newest.get(&row.id);
        let details = version.map(|v| v.details.clone()).unwrap_or_default();
        let state = ItemState::named(&row.state).unwrap_or_default();
        let column_names = details.columns.iter().filter_map(|id| visit.structure.column(*id));
        DeskItem {
            title: version.map_or_else(|| row.title.clone(), |v| v.title.clone()),
            href: href(row.id),
            state: edit::shown(state),
            changed_since: row.live_version.is_some_and(|live| live < row.latest_version),
            number: details.document.map(|document| document.number).filter(|number| !number.is_empty()),
            columns: column_names.map(|column| column.name.clone()).collect(),
            unit: details.unit.and_then(|id| visit.structure.unit(id)).map(|unit| unit.name.clone()),
            changed_at: row.updated_at,
            changed_by: version.and_then(|v| v.staff).and_then(|id| names.get(&id)).cloned(),
            publish_at: row.scheduled_at.or(row.published_at),
            public_href: (state == ItemState::Published).then(|| format!("/items/{}", code(row.id))),
        }
    };
    Ok(rows.iter().map(line).collect())
}
