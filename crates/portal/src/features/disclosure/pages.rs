//! The catalogue's pages.

use kit::cache::Page;
use kit::{Error, Result};

use crate::ground::publications::catalogue::{self, Facets, Filter};
use crate::ground::publications::{Validity, tags};
use crate::ground::text::hant;
use crate::public::reading::Reading;
use crate::public::views::Disclosure;
use crate::public::{document_line, shell};
use crate::ui::{Choice, Link, Pager};

const PER_PAGE: i64 = 20;

/// The query names of the filters, in the order pages show them.
const NAMES: [&str; 5] = ["theme", "genre", "issuer", "year", "validity"];

fn filter(reading: &Reading) -> Result<Filter> {
    let query = &reading.query;
    let unit = match query.get("issuer") {
        "" => None,
        slug => Some(reading.structure.unit_named(slug).ok_or(Error::NotFound)?.id),
    };
    let year = query.some("year").map(|text| text.parse().map_err(|_| Error::Bad(reading.say("year-wrong"))));
    Ok(Filter {
        q: hant::to_simplified(query.get("q")).chars().take(80).collect(),
        theme: query.get("theme").to_owned(),
        genre: query.get("genre").to_owned(),
        unit,
        year: year.transpose()?,
        validity: query.get("validity").to_owned(),
    })
}

/// The catalogue's address with one filter set or taken away, from its first page.
fn address(reading: &Reading, leave_out: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut any = false;
    for name in ["q"].iter().chain(&NAMES).filter(|name| **name != leave_out) {
        if let Some(value) = reading.query.some(name) {
            query.append_pair(name, &value);
            any = true;
        }
    }
    if any { format!("/disclosure?{}", query.finish()) } else { "/disclosure".to_owned() }
}

fn choices(values: impl IntoIterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    values.into_iter().map(|(value, label)| Choice { selected: value == chosen, value, label }).collect()
}

fn same(value: &str) -> (String, String) {
    (value.to_owned(), value.to_owned())
}

/// The filters in force, each with the address without it.
fn applied(reading: &Reading) -> Vec<Link> {
    let label = |name: &str, value: String| match name {
        "issuer" => {
            reading.structure.unit_named(&value).map_or(value.clone(), |u| u.name_in(reading.lang).to_owned())
        }
        "validity" => reading.say(&format!("validity-{value}")),
        _ => value,
    };
    NAMES
        .iter()
        .filter_map(|name| {
            let value = reading.query.some(name)?;
            Some(Link { label: label(name, value), href: address(reading, name), current: false })
        })
        .collect()
}

/// `/disclosure`
pub async fn page(reading: &Reading) -> Result<Page> {
    let (db, site) = (&reading.app.db, reading.site_id());
    reading.tag(tags::documents(site));
    let filter = filter(reading)?;
    let number = reading.page_number()?;
    let offset = u64::try_from((number - 1) * PER_PAGE).unwrap_or(0);
    let (rows, total) = catalogue::page(db, site, &filter, offset, PER_PAGE as u64).await?;
    if number > 1 && rows.is_empty() {
        return Err(Error::NotFound);
    }
    let Facets { themes, genres, units, years } = catalogue::facets(db, site).await?;
    let query = &reading.query;
    let issuers = reading.structure.units.iter().filter(|u| units.contains(&u.id));
    let view = Disclosure {
        q: query.get("q").to_owned(),
        themes: choices(themes.iter().map(|t| same(t)), query.get("theme")),
        genres: choices(genres.iter().map(|g| same(g)), query.get("genre")),
        issuers: choices(
            issuers.map(|u| (u.slug.clone(), u.name_in(reading.lang).to_owned())),
            query.get("issuer"),
        ),
        years: choices(years.iter().map(|y| same(&y.to_string())), query.get("year")),
        validities: choices(Validity::ALL.iter().map(|v| same(v.name())), query.get("validity")),
        documents: rows.iter().map(document_line).collect(),
        pager: Pager::new(&address(reading, ""), u64::try_from(number).unwrap_or(1), PER_PAGE as u64, total),
        applied: applied(reading),
    };
    let title = reading.say("disclosure");
    let crumbs = vec![Link { label: title.clone(), href: "/disclosure".to_owned(), current: true }];
    reading.render(shell::meta(reading, &title), crumbs, &view)
}
