//! People with a login: who they are, what they are trusted with, and the one-time link that lets
//! somebody set a password.

use std::collections::HashMap;

use http::StatusCode;
use kit::http::Outgoing;
use kit::{Error, FieldError, Result, random};

use super::views::People;
use super::views::people::{MadeLink, Person};
use super::visit::{Heading, Visit};
use super::{once, words};
use crate::ground::audit;
use crate::ground::people::rights::Grant;
use crate::ground::people::{LINK_LASTS, Role, store};
use crate::ui::{Choice, DeskPlace};

/// GET `/desk/people`
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    show(visit, StatusCode::OK, None, &[]).await
}

fn role_name(visit: &Visit, role: Role) -> String {
    visit.say(&format!("role-{}", role.name()))
}

/// A grant in words: 编辑（通知公告）.
fn grant_words(visit: &Visit, grant: &Grant) -> String {
    let role = role_name(visit, grant.role);
    match grant.column.and_then(|id| visit.structure.column(id)) {
        Some(column) => format!("{role}（{}）", column.name),
        None => role,
    }
}

async fn everybody(visit: &Visit) -> Result<Vec<Person>> {
    let db = &visit.app.db;
    let mut roles: HashMap<i64, Vec<String>> = HashMap::new();
    for (person, grant) in store::grants(db).await? {
        roles.entry(person).or_default().push(grant_words(visit, &grant));
    }
    let mut seen: HashMap<i64, i64> = HashMap::new();
    for (person, at) in store::seen(db).await? {
        let last = seen.entry(person).or_insert(at);
        *last = at.max(*last);
    }
    let rows = store::all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Person {
            id: row.id.to_string(),
            unit: row.unit_id.and_then(|id| visit.structure.unit(id)).map(|unit| unit.name.clone()),
            roles: roles.remove(&row.id).unwrap_or_default(),
            last_seen_at: seen.get(&row.id).copied(),
            waiting: row.password.is_none(),
            name: row.name,
            login: row.login,
        })
        .collect())
}

async fn show(visit: &Visit, status: StatusCode, made: Option<MadeLink>, errors: &[FieldError]) -> Result<Outgoing> {
    let form = visit.form();
    // What was typed comes back only when it could not be taken.
    let typed = |name: &str| if made.is_none() { form.get(name).to_owned() } else { String::new() };
    let ticked: Vec<&str> = form.all("role").collect();
    let roles = Role::ALL.iter().map(|role| Choice {
        value: role.name().to_owned(),
        label: role_name(visit, *role),
        selected: made.is_none() && ticked.contains(&role.name()),
    });
    let everywhere = Choice { value: String::new(), label: visit.say("people-everywhere"), selected: false };
    let mut columns = vec![everywhere];
    columns.extend(words::column_options(&visit.structure, visit.site, None, typed("column").parse().ok()));
    let view = People {
        once: random::token(),
        people: everybody(visit).await?,
        login: typed("login"),
        name: typed("name"),
        units: words::units(&visit.structure, typed("unit").parse().ok()),
        roles: roles.collect(),
        columns,
        may_add: visit.signed()?.rights.admin(),
        made,
        errors: visit.errors(errors),
    };
    let title = visit.say("desk-people");
    visit.page(status, Heading::at(DeskPlace::People, &title), &view)
}

/// Somebody to add.
struct New {
    login: String,
    name: String,
    unit: Option<i64>,
    grant: Grant,
}

fn read(visit: &Visit) -> Result<New> {
    let mut form = visit.form().clone();
    let name = form.required("name", 60, "name-missing", "field-too-long");
    let login = form.get("login").to_owned();
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if !(2..=40).contains(&login.len()) || !login.chars().all(letters) {
        form.complain("login", "login-wrong");
    }
    let unit = form.parsed::<i64>("unit", "choice-unknown");
    if unit.is_some_and(|id| visit.structure.unit(id).is_none()) {
        form.complain("unit", "choice-unknown");
    }
    // Each role holds the ones below it, so the highest one ticked is the one given.
    let role = form.all("role").filter_map(Role::named).max();
    let column = form.parsed::<i64>("column", "choice-unknown");
    if column.is_some_and(|id| visit.structure.column(id).is_none_or(|c| c.site_id != visit.site)) {
        form.complain("column", "choice-unknown");
    }
    if role.is_none() {
        form.complain("role", "role-missing");
    }
    if role == Some(Role::Admin) && column.is_some() {
        form.complain("column", "admin-is-everywhere");
    }
    form.check()?;
    let role = role.ok_or_else(|| Error::field("role", "role-missing"))?;
    let site = (role != Role::Admin).then_some(visit.site);
    Ok(New { login, name, unit, grant: Grant { role, site, column } })
}

/// POST `/desk/people`: adds a person and shows the one-time link, this once.
pub async fn add(visit: &Visit) -> Result<Outgoing> {
    let new = match read(visit) {
        Ok(new) => new,
        Err(Error::Invalid(errors)) => return show(visit, StatusCode::UNPROCESSABLE_ENTITY, None, &errors).await,
        Err(error) => return Err(error),
    };
    let (now, by) = (visit.now, visit.actor()?);
    let added = once::write(visit, move |tx| {
        Box::pin(async move {
            let New { login, name, unit, grant } = new;
            let id = store::add(tx, now, &login, &name, unit, grant).await?;
            let detail = format!("{name} ({login}), {}", grant.role.name());
            audit::write(tx, now, &by, "staff-added", &format!("staff:{id}"), &detail).await?;
            Ok(id)
        })
    })
    .await;
    match added {
        Ok((id, _)) => link_for(visit, id).await,
        Err(Error::Invalid(errors)) => show(visit, StatusCode::UNPROCESSABLE_ENTITY, None, &errors).await,
        Err(error) => Err(error),
    }
}

/// POST `/desk/people/{id}/link`
pub async fn new_link(visit: &Visit) -> Result<Outgoing> {
    let id = visit.param(0).parse().map_err(|_| Error::NotFound)?;
    link_for(visit, id).await
}

/// Makes a link and shows it. A second press makes another one and ends the first, so what the
/// page shows is always the one that works.
async fn link_for(visit: &Visit, id: i64) -> Result<Outgoing> {
    let person = store::by_id(&visit.app.db, id).await?.ok_or(Error::NotFound)?;
    let (now, by) = (visit.now, visit.actor()?);
    let token = visit
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let token = store::make_link(tx, now, id).await?;
                audit::write(tx, now, &by, "link-made", &format!("staff:{id}"), "").await?;
                Ok(token)
            })
        })
        .await?;
    let made = MadeLink {
        name: person.name,
        address: visit.whole(&format!("/desk/link/{token}")),
        expires_at: now + LINK_LASTS,
    };
    show(visit, StatusCode::OK, Some(made), &[]).await
}
