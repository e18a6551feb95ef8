//! My work: what waits, what is due, what was just done, in the columns of the person signed in.

use http::StatusCode;
use kit::Result;
use kit::clock::{DAY, day_start};
use kit::http::Outgoing;

use super::views::MyWork;
use super::views::items::DeskItem;
use super::views::work::ColumnDue;
use super::visit::{Heading, Visit};
use super::{columns, items};
use crate::ground::people::Role;
use crate::ground::publications::ItemState;
use crate::ground::publications::store::{self, DeskFilter};
use crate::ui::DeskPlace;

/// How many lines of each list; the whole is under 信息.
const LINES: u64 = 10;
/// Columns due within so many days are shown.
const SOON: i64 = 3;

/// GET `/desk`
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let allowed = visit.signed()?.rights.columns(&visit.structure, Role::Author, visit.site);
    let mut due: Vec<ColumnDue> = columns::freshness(visit, allowed.as_deref())
        .await?
        .into_iter()
        .filter_map(|(column, fresh)| {
            let (promised_days, days_left) = fresh.promised_days.zip(fresh.days_left)?;
            let href = format!("/desk/items?column={}", column.id);
            Some(ColumnDue { title: column.name.clone(), href, last_at: fresh.last_at, promised_days, days_left })
        })
        .filter(|due| due.days_left <= SOON)
        .collect();
    due.sort_by_key(|due| due.days_left);
    let today = day_start(visit.now);
    let db = &visit.app.db;
    let view = MyWork {
        drafts: some(visit, allowed.as_ref(), ItemState::Draft).await?,
        scheduled: some(visit, allowed.as_ref(), ItemState::Scheduled).await?,
        recent: some(visit, allowed.as_ref(), ItemState::Published).await?,
        columns: due,
        published_today: store::published_since(db, visit.site, today).await?,
        published_week: store::published_since(db, visit.site, today - 6 * DAY).await?,
    };
    let title = visit.say("desk-work");
    visit.page(StatusCode::OK, Heading::at(DeskPlace::Work, &title), &view)
}

async fn some(visit: &Visit, allowed: Option<&Vec<i64>>, state: ItemState) -> Result<Vec<DeskItem>> {
    let filter = DeskFilter { state: Some(state), allowed: allowed.cloned(), ..DeskFilter::default() };
    let (rows, _) = store::at_desk(&visit.app.db, visit.site, &filter, 0, LINES).await?;
    items::lines(visit, &rows).await
}
