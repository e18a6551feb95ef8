//! The one table of the desk's addresses: method, pattern, what it needs, who answers. There is
//! no other way in, and the permission matrix is tested by walking this table.

use futures_util::future::BoxFuture;
use http::Method;
use kit::Result;
use kit::http::Outgoing;

use super::visit::Visit;
use super::{attach, audit, columns, edit, items, link, people, session, steps, versions, work};

/// What a person must be allowed to do before the handler is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: sign-in and one-time links.
    Open,
    /// Signed in.
    Signed,
    /// 撰稿 on some column of the site.
    Writer,
    /// The right on the item that `{id}` in the pattern names.
    Item(ItemRight),
    /// 管理员 of the installation.
    Admin,
}

/// What one may do with an item; which role on which columns that takes is said in `rights`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemRight {
    See,
    Save,
    Publish,
    Withdraw,
    Replace,
}

/// Who answers.
pub type Handler = for<'v> fn(&'v Visit) -> BoxFuture<'v, Result<Outgoing>>;

/// One line of the table.
pub struct Route {
    pub method: Method,
    /// `{name}` stands for one part of the path.
    pub pattern: &'static str,
    pub needs: Needs,
    pub handler: Handler,
}

const fn get(pattern: &'static str, needs: Needs, handler: Handler) -> Route {
    Route { method: Method::GET, pattern, needs, handler }
}

const fn post(pattern: &'static str, needs: Needs, handler: Handler) -> Route {
    Route { method: Method::POST, pattern, needs, handler }
}

use ItemRight::{Publish, Replace, Save, See, Withdraw};
use Needs::{Admin, Item, Open, Signed, Writer};

/// The table. The first line that fits answers.
pub static ROUTES: [Route; 29] = [
    get("/desk", Signed, |v| Box::pin(work::page(v))),
    get("/desk/sign-in", Open, |v| Box::pin(session::sign_in_page(v))),
    post("/desk/sign-in", Open, |v| Box::pin(session::sign_in(v))),
    post("/desk/sign-out", Signed, |v| Box::pin(session::sign_out(v))),
    get("/desk/link/{token}", Open, |v| Box::pin(link::page(v))),
    post("/desk/link/{token}", Open, |v| Box::pin(link::set_password(v))),
    get("/desk/items", Signed, |v| Box::pin(items::page(v))),
    get("/desk/items/new", Writer, |v| Box::pin(edit::new_page(v))),
    post("/desk/items/new", Writer, |v| Box::pin(edit::create(v))),
    get("/desk/items/{id}", Item(See), |v| Box::pin(edit::page(v))),
    post("/desk/items/{id}", Item(Save), |v| Box::pin(edit::save(v))),
    get("/desk/items/{id}/versions", Item(See), |v| Box::pin(versions::list(v))),
    get("/desk/items/{id}/versions/{n}", Item(See), |v| Box::pin(versions::show(v))),
    post("/desk/items/{id}/versions/{n}/restoration", Item(Save), |v| Box::pin(versions::restore(v))),
    post("/desk/items/{id}/publication", Item(Publish), |v| Box::pin(steps::publication(v))),
    post("/desk/items/{id}/withdrawal", Item(Withdraw), |v| Box::pin(steps::withdrawal(v))),
    post("/desk/items/{id}/replacement", Item(Replace), |v| Box::pin(steps::replacement(v))),
    post("/desk/items/{id}/attachments", Item(Save), |v| Box::pin(attach::change(v))),
    post("/desk/items/{id}/attachments/{attachment}/removal", Item(Save), |v| Box::pin(attach::remove(v))),
    get("/desk/files/{hash}/{name}", Signed, |v| Box::pin(attach::file(v))),
    get("/desk/columns", Signed, |v| Box::pin(columns::list(v))),
    get("/desk/columns/new", Admin, |v| Box::pin(columns::new_page(v))),
    post("/desk/columns/new", Admin, |v| Box::pin(columns::create(v))),
    get("/desk/columns/{id}", Admin, |v| Box::pin(columns::page(v))),
    post("/desk/columns/{id}", Admin, |v| Box::pin(columns::save(v))),
    get("/desk/people", Admin, |v| Box::pin(people::page(v))),
    post("/desk/people", Admin, |v| Box::pin(people::add(v))),
    post("/desk/people/{id}/link", Admin, |v| Box::pin(people::new_link(v))),
    get("/desk/audit", Admin, |v| Box::pin(audit::page(v))),
];

/// What an address leads to.
pub enum Found {
    /// The line, and what stands in the place of each `{name}`.
    Route(&'static Route, Vec<String>),
    /// The address exists, for these methods only.
    Methods(Vec<Method>),
    Nothing,
}

/// Finds the line for a request; HEAD is answered like GET.
pub fn find(method: &Method, path: &str) -> Found {
    let asked = if method == Method::HEAD { &Method::GET } else { method };
    let mut others = Vec::new();
    for route in &ROUTES {
        let Some(params) = fits(route.pattern, path) else { continue };
        if route.method == *asked {
            return Found::Route(route, params);
        }
        others.push(route.method.clone());
    }
    if others.is_empty() { Found::Nothing } else { Found::Methods(others) }
}

/// The values of a pattern's names in `path`, if it fits.
fn fits(pattern: &str, path: &str) -> Option<Vec<String>> {
    let path = if path.len() > 1 { path.strip_suffix('/').unwrap_or(path) } else { path };
    let mut values = Vec::new();
    let mut parts = path.split('/');
    for wanted in pattern.split('/') {
        let part = parts.next()?;
        if wanted.starts_with('{') {
            if part.is_empty() {
                return None;
            }
            values.push(part.to_owned());
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(values)
}
