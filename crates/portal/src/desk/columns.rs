//! Columns at the desk: the tree with how fresh each is against its promise, and their settings.

use http::StatusCode;
use kit::clock::DAY;
use kit::form::Form;
use kit::http::Outgoing;
use kit::{Error, FieldError, Result, feed, random};

use super::views::columns::{ColumnForm, ColumnKind as Shown, DeskColumn};
use super::views::{ColumnEdit, Columns};
use super::visit::{Heading, Visit, after};
use super::{once, words};
use crate::ground::audit;
use crate::ground::publications::{listing, store as publications};
use crate::ground::sites::store::{self, NewColumn};
use crate::ground::sites::{Column, ColumnKind};
use crate::ui::{Choice, DeskPlace, Done};

/// A tree is at most so deep.
const DEEPEST: u32 = 4;

/// How a column stands against its promise.
pub struct Fresh {
    pub items: i64,
    pub last_at: Option<i64>,
    pub promised_days: Option<u32>,
    /// Below zero: late. A column that never had anything is due now.
    pub days_left: Option<i64>,
}

/// The site's columns in tree order with their freshness; `allowed` leaves others out.
pub async fn freshness<'v>(visit: &'v Visit, allowed: Option<&[i64]>) -> Result<Vec<(&'v Column, Fresh)>> {
    let mut all = Vec::new();
    let tree = visit.structure.tree(visit.site).into_iter();
    for column in tree.filter(|column| allowed.is_none_or(|ids| ids.contains(&column.id))) {
        let last_at = publications::last_in(&visit.app.db, column.id).await?;
        let promised = column.interval_days.filter(|days| *days > 0 && column.kind != ColumnKind::Link);
        let left = |days: i64| last_at.map_or(0, |at| days - (visit.now - at).div_euclid(DAY));
        let fresh = Fresh {
            items: listing::total(visit.app.db.read(), column.id).await?,
            last_at,
            promised_days: promised.and_then(|days| u32::try_from(days).ok()),
            days_left: promised.map(left),
        };
        all.push((column, fresh));
    }
    Ok(all)
}

fn shown(kind: ColumnKind) -> Shown {
    match kind {
        ColumnKind::List => Shown::List,
        ColumnKind::Page => Shown::Page,
        ColumnKind::Gallery => Shown::Gallery,
        ColumnKind::Link => Shown::Link,
        ColumnKind::Disclosure => Shown::Disclosure,
    }
}

/// GET `/desk/columns`
pub async fn list(visit: &Visit) -> Result<Outgoing> {
    let admin = visit.signed()?.rights.admin();
    let line = |(column, fresh): (&Column, Fresh)| DeskColumn {
        title: column.name.clone(),
        // Settings are the administrator's; everybody else is led to the column's items.
        href: if admin {
            format!("/desk/columns/{}", column.id)
        } else {
            format!("/desk/items?column={}", column.id)
        },
        public_href: column.href(),
        depth: column.depth,
        kind: shown(column.kind),
        items: u64::try_from(fresh.items).unwrap_or(0),
        last_at: fresh.last_at,
        promised_days: fresh.promised_days,
        days_left: fresh.days_left,
    };
    let columns = freshness(visit, None).await?.into_iter().map(line).collect();
    let title = visit.say("desk-columns");
    visit.page(StatusCode::OK, Heading::at(DeskPlace::Columns, &title), &Columns { columns, may_add: admin })
}

fn show(visit: &Visit, status: StatusCode, column: Option<&Column>, form: &ColumnForm, errors: &[FieldError]) -> Result<Outgoing> {
    let chosen = visit.form();
    let parent = column.map_or_else(|| chosen.get("parent").parse().ok(), |column| column.parent);
    let kind = ColumnKind::named(chosen.get("kind")).or(column.map(|column| column.kind)).unwrap_or_default();
    let kinds = ColumnKind::ALL.iter().map(|one| Choice {
        value: one.name().to_owned(),
        label: one.name().to_owned(),
        selected: *one == kind,
    });
    let mut parents = words::column_options(&visit.structure, visit.site, None, parent);
    if column.is_some() {
        // A column stays where it is: its address says where that is.
        parents.retain(|choice| choice.selected);
    }
    let view = ColumnEdit {
        id: column.map(|column| column.id.to_string()),
        once: random::token(),
        form: form.clone(),
        parents,
        kinds: kinds.collect(),
        errors: visit.errors(errors),
    };
    let (title, list) = (visit.say("columns-new"), visit.say("desk-columns"));
    let title = column.map_or(title.as_str(), |column| &column.name);
    visit.page(status, Heading::at(DeskPlace::Columns, title).below(&list, "/desk/columns"), &view)
}

/// GET `/desk/columns/new`
pub async fn new_page(visit: &Visit) -> Result<Outgoing> {
    let last = visit.structure.roots(visit.site).map(|column| column.position).max().unwrap_or(0);
    let form = ColumnForm { order: (last + 1).to_string(), ..ColumnForm::default() };
    show(visit, StatusCode::OK, None, &form, &[])
}

fn opened(visit: &Visit) -> Result<&Column> {
    let id = visit.param(0).parse().map_err(|_| Error::NotFound)?;
    visit.structure.column(id).filter(|column| column.site_id == visit.site).ok_or(Error::NotFound)
}

/// GET `/desk/columns/{id}`
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let column = opened(visit)?;
    show(visit, StatusCode::OK, Some(column), &filled(column), &[])
}

fn filled(column: &Column) -> ColumnForm {
    ColumnForm {
        title: column.name.clone(),
        title_en: column.name_en.clone(),
        slug: column.path.rsplit('/').next().unwrap_or_default().to_owned(),
        order: column.position.to_string(),
        description: column.description.clone(),
        keywords: column.keywords.join(" "),
        column_type: column.column_type.clone(),
        link: column.link_url.clone().unwrap_or_default(),
        promised_days: column.interval_days.map(|days| days.to_string()).unwrap_or_default(),
    }
}

/// The form as it was sent.
fn sent(form: &Form) -> ColumnForm {
    let text = |name: &str| form.get(name).to_owned();
    ColumnForm {
        title: text("title"),
        title_en: text("title_en"),
        slug: text("slug"),
        order: text("order"),
        description: text("description"),
        keywords: text("keywords"),
        column_type: text("column_type"),
        link: text("link"),
        promised_days: text("promised_days"),
    }
}

/// What the form asks for, or what is wrong with it.
fn read(visit: &Visit, column: Option<&Column>) -> Result<NewColumn> {
    let mut form = visit.form().clone();
    let name = form.required("title", 60, "title-missing", "field-too-long");
    for (field, most) in [("title_en", 100), ("description", 500), ("keywords", 300), ("column_type", 60)] {
        if form.get(field).chars().count() > most {
            form.complain(field, "field-too-long");
        }
    }
    let kind = ColumnKind::named(form.get("kind")).or(column.map(|column| column.kind)).unwrap_or_default();
    let link_url = form.some("link");
    let known = |link: &str| ["/", "http://", "https://"].iter().any(|start| link.starts_with(start));
    if kind == ColumnKind::Link && !link_url.as_deref().is_some_and(known) {
        form.complain("link", "link-address-wrong");
    }
    let (path, parent) = match column {
        Some(column) => {
            if form.some("slug").is_some_and(|slug| slug != filled(column).slug) {
                form.complain("slug", "column-slug-stays");
            }
            (column.path.clone(), column.parent)
        }
        None => place(visit, &mut form),
    };
    let position = form.parsed("order", "number-malformed").unwrap_or(0);
    let interval_days = form.parsed::<i64>("promised_days", "number-malformed");
    if interval_days.is_some_and(|days| !(1..=3_660).contains(&days)) {
        form.complain("promised_days", "number-malformed");
    }
    form.check()?;
    Ok(NewColumn {
        site_id: visit.site,
        parent,
        path,
        position,
        name,
        name_en: form.get("title_en").to_owned(),
        description: form.get("description").to_owned(),
        keywords: form.get("keywords").split_whitespace().map(ToOwned::to_owned).collect(),
        column_type: form.get("column_type").to_owned(),
        kind,
        link_url,
        interval_days,
    })
}

/// Where a new column goes: its address, and what it is below.
fn place(visit: &Visit, form: &mut Form) -> (String, Option<i64>) {
    let slug = form.get("slug").to_owned();
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || slug.len() > 40 || !slug.chars().all(letters) {
        form.complain("slug", "column-slug-wrong");
    }
    let Some(id) = form.parsed::<i64>("parent", "choice-unknown") else { return (slug, None) };
    match visit.structure.column(id).filter(|column| column.site_id == visit.site) {
        Some(above) if above.depth + 1 < DEEPEST && above.kind != ColumnKind::Link => {
            (format!("{}/{slug}", above.path), Some(id))
        }
        Some(_) => {
            form.complain("parent", "column-too-deep");
            (slug, None)
        }
        None => {
            form.complain("parent", "choice-unknown");
            (slug, None)
        }
    }
}

/// POST `/desk/columns/new`
pub async fn create(visit: &Visit) -> Result<Outgoing> {
    put(visit, None).await
}

/// POST `/desk/columns/{id}`
pub async fn save(visit: &Visit) -> Result<Outgoing> {
    put(visit, Some(opened(visit)?)).await
}

async fn put(visit: &Visit, column: Option<&Column>) -> Result<Outgoing> {
    let stored = match read(visit, column) {
        Ok(new) => write(visit, column.map(|column| column.id), new).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(()) => {
            visit.follow().await;
            Ok(after("/desk/columns", Done::Saved))
        }
        Err(Error::Invalid(errors)) => {
            show(visit, StatusCode::UNPROCESSABLE_ENTITY, column, &sent(visit.form()), &errors)
        }
        Err(error) => Err(error),
    }
}

async fn write(visit: &Visit, known: Option<i64>, new: NewColumn) -> Result<()> {
    let (now, by, site) = (visit.now, visit.actor()?, visit.site);
    once::write(visit, move |tx| {
        Box::pin(async move {
            let (id, action) = match known {
                Some(id) => {
                    store::change_column(tx, id, &new).await?;
                    (id, "column-changed")
                }
                None => (store::add_column(tx, &new).await?, "column-added"),
            };
            audit::write(tx, now, &by, action, &format!("column:{id}"), &new.name).await?;
            feed::append(tx, now, &store::structure_tags(site)).await?;
            Ok(id)
        })
    })
    .await?;
    Ok(())
}
