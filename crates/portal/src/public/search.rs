//! The search page: titles, for now, of published items. Reading through titles costs the same
//! however the words fall, so only two run at a time and the rest wait their turn, or are asked
//! to come back.

use std::time::Duration;

use kit::cache::Page;
use kit::{Error, Result};

use super::lines::{first_column, item_href, some};
use super::reading::Reading;
use super::shell;
use super::views::Search;
use super::views::find::{Hit, TextPart};
use crate::ground::publications::{store, tags};
use crate::ground::text::hant;
use crate::ui::{Link, Pager};

const PER_PAGE: u64 = 20;
/// Hits that can be paged through.
const MOST: u64 = 1_000;
const WAIT: Duration = Duration::from_secs(3);

/// `/search?q=`
pub async fn page(reading: &Reading) -> Result<Page> {
    let asked: String = reading.query.get("q").chars().take(80).collect();
    let words: Vec<String> =
        hant::to_simplified(&asked).split_whitespace().take(6).map(ToOwned::to_owned).collect();
    let number = u64::try_from(reading.page_number()?).unwrap_or(1);
    let address = format!(
        "/search?{}",
        form_urlencoded::Serializer::new(String::new()).append_pair("q", &asked).finish()
    );
    let (rows, total) =
        if words.is_empty() { (Vec::new(), 0) } else { find(reading, &words, number).await? };
    if number > 1 && rows.is_empty() {
        return Err(Error::NotFound);
    }
    let hits = rows.iter().map(|row| hit(reading, row, &words)).collect();
    let pager = Pager::new(&address, number, PER_PAGE, total);
    let hints = reading.site()?.details.hints.iter().map(|hint| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", hint).finish();
        Link { label: hint.clone(), href: format!("/search?{query}"), current: false }
    });
    let view = Search { q: asked, hits, pager, hints: hints.collect() };
    let title = reading.say("search");
    let mut meta = shell::meta(reading, &title);
    meta.noindex = true;
    let crumbs = vec![Link { label: title, href: "/search".to_owned(), current: true }];
    reading.render(meta, crumbs, &view)
}

/// The rows of one page and how many hits there are, up to [`MOST`].
async fn find(reading: &Reading, words: &[String], number: u64) -> Result<(Vec<store::Line>, u64)> {
    let site = reading.site_id();
    reading.tag(tags::items(site));
    let turn = tokio::time::timeout(WAIT, reading.app.limits.searches.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(Error::TooMany(5)) };
    let rows = store::titled(&reading.app.db, site, words, 0, MOST).await?;
    let total = rows.len() as u64;
    let skip = usize::try_from((number - 1) * PER_PAGE).unwrap_or(usize::MAX);
    Ok((rows.into_iter().skip(skip).take(PER_PAGE as usize).collect(), total))
}

fn hit(reading: &Reading, row: &store::Line, words: &[String]) -> Hit {
    let structure = &reading.structure;
    let column = first_column(structure, reading.site_id(), &row.columns).and_then(|id| structure.column(id));
    let unit = row.unit_id.and_then(|id| structure.unit(id));
    Hit {
        href: item_href(row.id),
        title: marked(&row.title, words),
        extract: marked(&row.summary, words),
        number: None,
        column: column.map(|c| c.name_in(reading.lang).to_owned()),
        unit: unit.map(|u| u.name_in(reading.lang).to_owned()).or_else(|| some(&row.source)),
        published_at: row.published_at.unwrap_or(0),
    }
}

/// The text with the words found in it set apart.
fn marked(text: &str, words: &[String]) -> Vec<TextPart> {
    let mut parts: Vec<TextPart> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let next = words.iter().filter_map(|w| rest.find(w.as_str()).map(|at| (at, w.len()))).min();
        let Some((at, length)) = next else {
            parts.push(TextPart { text: rest.to_owned(), hit: false });
            break;
        };
        let (before, found_on) = rest.split_at(at);
        let (found, after) = found_on.split_at(length);
        if !before.is_empty() {
            parts.push(TextPart { text: before.to_owned(), hit: false });
        }
        parts.push(TextPart { text: found.to_owned(), hit: true });
        rest = after;
    }
    parts
}
