//! Atom (RFC 4287) and RSS 2.0 of a column, or of the whole site.

use http::StatusCode;
use kit::cache::Page;
use kit::clock::{iso, local};
use kit::{Error, Result};
use quick_xml::escape::escape as escape_xml;

use super::lines::item_href;
use super::reading::Reading;
use crate::ground::publications::{store, tags};

const ENTRIES: u64 = 30;

/// `/feeds/{path}.atom`, `/feeds/{path}.rss`; `all` is the whole site.
pub async fn page(reading: &Reading, name: &str) -> Result<Page> {
    let (path, form) = name.rsplit_once('.').ok_or(Error::NotFound)?;
    let (db, site) = (&reading.app.db, reading.site()?);
    let (title, alternate, rows) = if path == "all" {
        reading.tag(tags::items(site.id));
        (site.name.clone(), "/".to_owned(), store::newest(db, site.id, None, None, ENTRIES).await?)
    } else {
        let column = reading.structure.column_at(site.id, path).ok_or(Error::NotFound)?;
        reading.tag(tags::column(column.id));
        let title = format!("{} - {}", column.name, site.name);
        (title, column.href(), store::in_column(db, column.id, 0, ENTRIES).await?)
    };
    let feed = Feed { title, alternate: format!("{}{alternate}", reading.base), rows };
    let (kind, xml) = match form {
        "atom" => ("application/atom+xml; charset=utf-8", feed.atom(reading)),
        "rss" => ("application/rss+xml; charset=utf-8", feed.rss(reading)),
        _ => return Err(Error::NotFound),
    };
    Ok(Page::new(StatusCode::OK, kind, xml, reading.tags()))
}

struct Feed {
    title: String,
    alternate: String,
    rows: Vec<store::Line>,
}

impl Feed {
    fn atom(&self, reading: &Reading) -> String {
        let own = format!("{}{}", reading.base, reading.here());
        let updated = self.rows.first().and_then(|row| row.published_at).unwrap_or(0);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hans\">\n\
             <title>{}</title>\n<id>{1}</id>\n<link rel=\"self\" href=\"{1}\"/>\n<link href=\"{2}\"/>\n<updated>{3}</updated>\n",
            escape(&self.title),
            escape(&own),
            escape(&self.alternate),
            iso(updated),
        );
        for row in &self.rows {
            let address = format!("{}{}", reading.base, item_href(row.id));
            let at = iso(row.published_at.unwrap_or(0));
            let author = if row.source.is_empty() { &self.title } else { &row.source };
            out.push_str(&format!(
                "<entry>\n<title>{}</title>\n<id>{1}</id>\n<link href=\"{1}\"/>\n<published>{2}</published>\n<updated>{2}</updated>\n\
                 <author><name>{3}</name></author>\n<summary>{4}</summary>\n</entry>\n",
                escape(&row.title), escape(&address), at, escape(author), escape(&row.summary),
            ));
        }
        out.push_str("</feed>\n");
        out
    }

    fn rss(&self, reading: &Reading) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>{0}</title>\n<link>{1}</link>\n\
             <description>{0}</description>\n<language>zh-cn</language>\n",
            escape(&self.title),
            escape(&self.alternate),
        );
        for row in &self.rows {
            let address = format!("{}{}", reading.base, item_href(row.id));
            let at = local(row.published_at.unwrap_or(0)).to_rfc2822();
            out.push_str(&format!(
                "<item>\n<title>{}</title>\n<link>{1}</link>\n<guid isPermaLink=\"true\">{1}</guid>\n<pubDate>{2}</pubDate>\n\
                 <description>{3}</description>\n</item>\n",
                escape(&row.title), escape(&address), at, escape(&row.summary),
            ));
        }
        out.push_str("</channel>\n</rss>\n");
        out
    }
}

/// Text as XML 1.0 takes it: characters outside its `Char` production left out, the rest escaped.
fn escape(text: &str) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let clean: String = text.chars().filter(|c| allowed(*c)).collect();
    escape_xml(clean.as_str()).into_owned()
}
