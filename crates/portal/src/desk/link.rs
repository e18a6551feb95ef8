//! One-time links: the way in for somebody who has no password yet. The page shows the login and
//! asks for a password twice; setting it uses the link up, ends every older session and signs in.

use http::StatusCode;
use kit::http::Outgoing;
use kit::{Error, Result, password};

use super::session;
use super::views::SetPassword;
use super::visit::{Heading, Visit, after};
use crate::app::App;
use crate::ground::audit::{self, Actor};
use crate::ground::people::entity::staff;
use crate::ground::people::rights::Grant;
use crate::ground::people::{Role, store};
use crate::ui::{Done, FieldError};

/// Fewest characters of a password, as `kit::password` wants them.
const LEAST: u32 = 10;

/// The first administrator's login.
const ADMIN: &str = "admin";

/// Whom the link in the address is for; an unknown, used or old one says so.
async fn owner(visit: &Visit) -> Result<staff::Model> {
    let owner = store::link_owner(visit.app.db.read(), visit.now, visit.param(0)).await?;
    owner.ok_or_else(|| Error::Gone("link-ended".to_owned()))
}

pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let person = owner(visit).await?;
    form_page(visit, StatusCode::OK, &person, Vec::new())
}

fn form_page(visit: &Visit, status: StatusCode, person: &staff::Model, errors: Vec<FieldError>) -> Result<Outgoing> {
    let view = SetPassword {
        action: format!("/desk/link/{}", visit.param(0)),
        name: person.name.clone(),
        login: person.login.clone(),
        least: LEAST,
        errors,
    };
    visit.page(status, Heading::nowhere(&visit.say("desk-set-password")), &view)
}

pub async fn set_password(visit: &Visit) -> Result<Outgoing> {
    let person = owner(visit).await?;
    let typed = |name: &str| visit.form().all(name).next().unwrap_or_default().to_owned();
    let (wanted, again) = (typed("password"), typed("again"));
    let mut errors = Vec::new();
    if let Some(key) = password::weakness(&wanted, &person.login) {
        errors.push(FieldError { field: "password".to_owned(), message: visit.say(key) });
    } else if wanted != again {
        errors.push(FieldError { field: "again".to_owned(), message: visit.say("password-not-the-same") });
    }
    if !errors.is_empty() {
        return form_page(visit, StatusCode::UNPROCESSABLE_ENTITY, &person, errors);
    }
    let hash = password::hash(wanted).await?;
    let (now, link, address) = (visit.now, visit.param(0).to_owned(), visit.address.clone());
    let agent = session::agent(&visit.headers);
    let token = visit
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                // Somebody else may have used the link while the password was being worked on.
                let person = match store::set_password(tx, now, &link, hash).await {
                    Err(Error::NotFound) => return Err(Error::Gone("link-ended".to_owned())),
                    other => other?,
                };
                let token = store::open_session(tx, now, person.id, &agent, &address).await?;
                let by = Actor { id: Some(person.id), name: person.name };
                audit::write(tx, now, &by, "password-set", &format!("staff:{}", person.id), &address).await?;
                Ok(token)
            })
        })
        .await?;
    visit.app.limits.sign_in_account.forget(&person.login.to_lowercase());
    let mut out = after("/desk", Done::PasswordSet);
    session::set_cookie(visit, &mut out, &token, false);
    Ok(out)
}

/// A one-time link for the administrator `admin`, who is made if there is none: a path at the
/// desk. Earlier unused links of that person end.
pub async fn admin_link(app: &App) -> Result<String> {
    let now = app.now();
    let token = app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let by = Actor::system();
                let id = match store::by_login(tx, ADMIN).await? {
                    Some(person) => person.id,
                    None => {
                        let everything = Grant { role: Role::Admin, site: None, column: None };
                        let id = store::add(tx, now, ADMIN, "系统管理员", None, everything).await?;
                        audit::write(tx, now, &by, "staff-added", &format!("staff:{id}"), ADMIN).await?;
                        id
                    }
                };
                let token = store::make_link(tx, now, id).await?;
                audit::write(tx, now, &by, "link-made", &format!("staff:{id}"), "").await?;
                Ok(token)
            })
        })
        .await?;
    Ok(format!("/desk/link/{token}"))
}

/// The way in while nobody has a password; `None` as soon as somebody can sign in.
pub async fn first_link(app: &App) -> Result<Option<String>> {
    if store::anyone_ready(&app.db).await? { Ok(None) } else { admin_link(app).await.map(Some) }
}
