//! The desk: where staff sign in, write, publish and look after columns and people.
//!
//! Every request takes the same way: find the route in the one table (`routes`), find out who
//! asks (`session`), check what the route needs (`rights`), read what was sent (`body`), check
//! the form's mark, and only then call the handler. Handlers return pages or redirects; what goes
//! wrong becomes a page in the desk's own frame (`failure`).

mod attach;
mod audit;
mod body;
mod columns;
mod edit;
mod failure;
mod fields;
mod items;
mod link;
mod once;
mod people;
pub mod rights;
pub mod routes;
mod session;
mod steps;
mod versions;
pub mod views;
mod visit;
mod words;
mod work;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use http::Method;
use kit::http::{Incoming, Outgoing, same_origin};
use kit::{Error, Result};

use crate::app::App;
use routes::{Found, Needs};
use visit::Visit;

pub use link::{admin_link, first_link};

/// Answers a request for the desk of `site`.
pub async fn answer(app: &Arc<App>, site: i64, request: Incoming, peer: SocketAddr) -> Result<Outgoing> {
    let (parts, body) = request.into_parts();
    let mut visit = Visit::of(app, site, parts, peer)?;
    let mut out = match go(&mut visit, body).await {
        Ok(out) => out,
        Err(error) => failure::answer(&visit, error)?,
    };
    if visit.method == Method::HEAD {
        *out.body_mut() = Body::empty();
    }
    Ok(out)
}

async fn go(visit: &mut Visit, body: Body) -> Result<Outgoing> {
    let route = match routes::find(&visit.method, &visit.path) {
        Found::Nothing => {
            visit.signed = session::who(visit).await?;
            return Err(Error::NotFound);
        }
        Found::Methods(allowed) => return failure::wrong_method(visit, &allowed),
        Found::Route(route, params) => {
            visit.params = params;
            route
        }
    };
    let posts = visit.method == Method::POST;
    if posts && !same_origin(&visit.headers) {
        return Err(Error::Forbidden("form-from-elsewhere".to_owned()));
    }
    visit.signed = session::who(visit).await?;
    rights::check(visit, route.needs).await?;
    if posts {
        visit.sent = body::read(&visit.headers, body, route.needs == Needs::Open).await?;
        if route.needs != Needs::Open {
            session::check_mark(visit)?;
        }
    }
    (route.handler)(visit).await
}
