//! The site map: a page for people, files of at most 50,000 addresses for robots, and robots.txt.

use http::StatusCode;
use kit::cache::Page;
use kit::clock::iso;
use kit::{Error, Result};
use quick_xml::escape::escape;

use super::lines::{item_href, some};
use super::reading::Reading;
use super::shell;
use super::views::SiteMap;
use super::views::find::MapNode;
use crate::ground::publications::store;
use crate::ground::publications::tags::{self, SITEMAP_PART};
use crate::ground::sites::Column;
use crate::ui::Link;

const XML: &str = "application/xml; charset=utf-8";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// `/sitemap`
pub fn for_people(reading: &Reading) -> Result<Page> {
    fn node(reading: &Reading, column: &Column) -> MapNode {
        MapNode {
            title: column.name_in(reading.lang).to_owned(),
            href: column.href(),
            description: some(&column.description),
            children: reading.structure.children(column).map(|child| node(reading, child)).collect(),
        }
    }
    let columns = reading.structure.roots(reading.site_id()).map(|root| node(reading, root)).collect();
    let title = reading.say("sitemap");
    let crumbs = vec![Link { label: title.clone(), href: "/sitemap".to_owned(), current: true }];
    reading.render(shell::meta(reading, &title), crumbs, &SiteMap { columns })
}

/// `sitemap-3.xml` is part 3; part 0 has the columns and units.
pub fn part_number(name: &str) -> Option<i64> {
    let text = name.strip_prefix("sitemap-")?.strip_suffix(".xml")?;
    text.parse().ok().filter(|n: &i64| *n >= 0 && text == n.to_string())
}

/// `/sitemap.xml`: the list of parts. An item's part never changes, so a publication makes one
/// part anew and no other.
pub async fn index(reading: &Reading) -> Result<Page> {
    reading.tag(tags::items(reading.site_id()));
    let last = store::highest(&reading.app.db).await? / SITEMAP_PART + 1;
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{SPACE}\">\n");
    for part in 0..=last {
        out.push_str(&format!(
            "<sitemap><loc>{}/sitemap-{part}.xml</loc></sitemap>\n",
            escape(&reading.base)
        ));
    }
    out.push_str("</sitemapindex>\n");
    Ok(Page::new(StatusCode::OK, XML, out, reading.tags()))
}

/// `/sitemap-{n}.xml`
pub async fn part(reading: &Reading, number: i64) -> Result<Page> {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{SPACE}\">\n");
    let base = escape(&reading.base);
    if number == 0 {
        let columns = reading.structure.tree(reading.site_id());
        let own = columns.iter().filter(|c| c.href().starts_with('/')).map(|c| c.href());
        let fixed = ["/", "/units", "/disclosure", "/sitemap", "/accessibility"].map(ToOwned::to_owned);
        let units = reading.structure.units.iter().map(|unit| unit.href());
        for address in fixed.into_iter().chain(own).chain(units) {
            out.push_str(&format!("<url><loc>{base}{}</loc></url>\n", escape(&address)));
        }
    } else {
        let site = reading.site_id();
        let from = (number - 1) * SITEMAP_PART;
        reading.tag(tags::sitemap(site, from));
        let rows = store::map_part(&reading.app.db, site, from, from + SITEMAP_PART).await?;
        if rows.is_empty() && from > store::highest(&reading.app.db).await? {
            return Err(Error::NotFound);
        }
        out.reserve(rows.len() * 110);
        for (id, changed) in rows {
            out.push_str("<url><loc>");
            out.push_str(&base);
            out.push_str(&item_href(id));
            out.push_str("</loc><lastmod>");
            out.push_str(&iso(changed));
            out.push_str("</lastmod></url>\n");
        }
    }
    out.push_str("</urlset>\n");
    Ok(Page::new(StatusCode::OK, XML, out, reading.tags()))
}

/// `/robots.txt`
pub fn robots(reading: &Reading) -> Page {
    let text = format!(
        "User-agent: *\nDisallow: /desk\nDisallow: /search\nDisallow: /view\n\nSitemap: {}/sitemap.xml\n",
        reading.base
    );
    Page::new(StatusCode::OK, "text/plain; charset=utf-8", text, reading.tags())
}
