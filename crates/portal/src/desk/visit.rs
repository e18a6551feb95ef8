//! One request at the desk, taken apart: who asks, for what, with which form; and the way its
//! answer is put together.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use kit::form::Form;
use kit::http::{Outgoing, cookie};
use kit::texts::argument;
use kit::view::View;
use kit::{Error, Result};
use minijinja::Value;
use minijinja::value::Serde;

use super::body::Sent;
use super::rights::Opened;
use crate::app::App;
use crate::ground::audit::Actor;
use crate::ground::people::Signed;
use crate::ground::sites::{Site, Structure};
use crate::public::reading::Choice;
use crate::public::shell;
use crate::ui::{DeskNav, DeskPlace, Done, FieldError, Footer, Language, Link, Meta, Shell, StaffHead};

/// The desk speaks Chinese only, for now.
pub const LANG: &str = "zh-Hans";

/// A request at the desk.
pub struct Visit {
    pub app: Arc<App>,
    pub structure: Arc<Structure>,
    pub site: i64,
    pub method: Method,
    /// Decoded.
    pub path: String,
    pub query: Form,
    pub headers: HeaderMap,
    /// Where the request comes from.
    pub address: String,
    pub now: i64,
    /// Values of the `{names}` in the route's pattern.
    pub params: Vec<String>,
    pub signed: Option<Signed>,
    /// The item the address names, where the route needs one.
    pub opened: Option<Opened>,
    pub sent: Sent,
}

/// What a page is called and where it stands.
pub struct Heading<'h> {
    pub place: Option<DeskPlace>,
    /// Shown in the browser's title.
    pub title: &'h str,
    pub crumbs: Vec<Link>,
}

impl<'h> Heading<'h> {
    pub fn at(place: DeskPlace, title: &'h str) -> Self {
        Self { place: Some(place), title, crumbs: Vec::new() }
    }

    pub fn nowhere(title: &'h str) -> Self {
        Self { place: None, title, crumbs: Vec::new() }
    }

    /// Below another page.
    pub fn below(mut self, label: &str, href: &str) -> Self {
        self.crumbs.push(Link { label: label.to_owned(), href: href.to_owned(), current: false });
        self
    }
}

impl Visit {
    /// Takes a request apart.
    pub fn of(app: &Arc<App>, site: i64, parts: Parts, peer: SocketAddr) -> Result<Self> {
        let path = percent_encoding::percent_decode_str(parts.uri.path())
            .decode_utf8()
            .map_err(|_| Error::Bad("address-not-utf8".to_owned()))?
            .into_owned();
        let query = Form::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|h| h.to_str().ok());
        // The proxy we trust adds the caller last; what stands before it the caller wrote.
        let last = forwarded.and_then(|list| list.rsplit(',').next()).map(str::trim);
        let address = last.filter(|a| app.config.trusted_proxy && !a.is_empty());
        Ok(Self {
            app: Arc::clone(app),
            structure: app.structure(),
            site,
            method: parts.method,
            path,
            query,
            address: address.map_or_else(|| peer.ip().to_string(), |a| a.chars().take(60).collect()),
            headers: parts.headers,
            now: app.now(),
            params: Vec::new(),
            signed: None,
            opened: None,
            sent: Sent::default(),
        })
    }

    /// Who asks.
    pub fn signed(&self) -> Result<&Signed> {
        self.signed.as_ref().ok_or(Error::SignIn)
    }

    /// Who the audit trail says it was.
    pub fn actor(&self) -> Result<Actor> {
        Ok(self.signed()?.actor())
    }

    /// The item the address names.
    pub fn opened(&self) -> Result<&Opened> {
        self.opened.as_ref().ok_or(Error::NotFound)
    }

    pub fn param(&self, n: usize) -> &str {
        self.params.get(n).map_or("", String::as_str)
    }

    pub fn site(&self) -> Result<&Site> {
        self.structure.site(self.site).ok_or(Error::NotFound)
    }

    /// What the form sent.
    pub fn form(&self) -> &Form {
        &self.sent.form
    }

    /// Words of the interface; a text that is no key is returned as it is.
    pub fn say(&self, key: &str) -> String {
        self.app.texts.say(LANG, key)
    }

    /// Words with something put into them: each `{ $name }`.
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let args = values.iter().map(|(name, value)| (*name, argument(&Value::from(*value)))).collect();
        self.app.texts.get(LANG, key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }

    /// Mistakes in words.
    pub fn errors(&self, found: &[kit::FieldError]) -> Vec<FieldError> {
        let in_words =
            |e: &kit::FieldError| FieldError { field: e.field.clone(), message: self.say(&e.message) };
        found.iter().map(in_words).collect()
    }

    /// The number of the page asked for, from 1.
    pub fn page_number(&self) -> Result<u64> {
        match self.query.get("page") {
            "" => Ok(1),
            text => match text.parse() {
                Ok(n) if (1..=1_000_000).contains(&n) => Ok(n),
                _ => Err(Error::Bad("page-number-wrong".to_owned())),
            },
        }
    }

    /// Whole address of a path here, for links that are handed on.
    pub fn whole(&self, path: &str) -> String {
        let host = self.headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("localhost");
        match &self.app.config.public_url {
            Some(base) => format!("{base}{path}"),
            None => format!("http://{host}{path}"),
        }
    }

    /// The tags of the change feed are followed at once, so that the next page shows the change.
    pub async fn follow(&self) {
        if let Err(error) = self.app.follow().await {
            tracing::warn!(%error, "the change feed cannot be read");
        }
    }

    /// A page in the desk's frame.
    pub fn page<V: View>(&self, status: StatusCode, heading: Heading<'_>, view: &V) -> Result<Outgoing> {
        let shell = Value::from(Serde(self.shell(heading)?));
        let html = self.app.templates.render(&shell, view)?;
        let mut out = Response::new(Body::from(html));
        *out.status_mut() = status;
        let headers = out.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(out)
    }

    fn shell(&self, heading: Heading<'_>) -> Result<Shell> {
        let mut crumbs = heading.crumbs;
        crumbs.push(Link { label: heading.title.to_owned(), href: self.path.clone(), current: true });
        let mut site = shell::head(&self.app.assets, self.site()?, LANG);
        site.base = self.whole("");
        let meta = Meta { title: heading.title.to_owned(), noindex: true, ..Meta::default() };
        Ok(Shell {
            lang: LANG.to_owned(),
            content_lang: LANG.to_owned(),
            path: self.path.clone(),
            site,
            nav: Vec::new(),
            crumbs,
            languages: vec![Language { code: LANG.to_owned(), href: self.path.clone(), current: true }],
            display: Choice::parse(cookie(&self.headers, "view")).display(),
            meta,
            footer: Footer::default(),
            now: self.now,
            staff: self.signed.as_ref().map(|signed| self.staff(signed, heading.place)),
            csrf: self.signed.as_ref().map(|s| s.csrf.clone()).unwrap_or_default(),
            done: done(self.query.get("done")),
        })
    }

    fn staff(&self, signed: &Signed, here: Option<DeskPlace>) -> StaffHead {
        let mut places = vec![
            (DeskPlace::Work, "/desk"),
            (DeskPlace::Items, "/desk/items"),
            (DeskPlace::Columns, "/desk/columns"),
        ];
        if signed.rights.admin() {
            places.extend([(DeskPlace::People, "/desk/people"), (DeskPlace::Audit, "/desk/audit")]);
        }
        let nav = places.into_iter().map(|(place, href)| DeskNav {
            place,
            href: href.to_owned(),
            current: Some(place) == here,
            count: None,
        });
        let unit = signed.unit.and_then(|id| self.structure.unit(id)).map(|unit| unit.name.clone());
        StaffHead { name: signed.name.clone(), unit, nav: nav.collect() }
    }
}

/// `?done=` back into what was done.
fn done(name: &str) -> Option<Done> {
    Done::ALL.into_iter().find(|one| word(*one) == name)
}

/// How a thing done is written in an address.
fn word(done: Done) -> &'static str {
    match done {
        Done::Saved => "saved",
        Done::Published => "published",
        Done::Scheduled => "scheduled",
        Done::Withdrawn => "withdrawn",
        Done::Replaced => "replaced",
        Done::Attached => "attached",
        Done::Detached => "detached",
        Done::PasswordSet => "password_set",
        Done::SignedOut => "signed_out",
        Done::LinkMade => "link_made",
    }
}

/// The redirect after a form, saying on the next page what was done.
pub fn after(path: &str, done: Done) -> Outgoing {
    kit::http::redirect(StatusCode::SEE_OTHER, &format!("{path}?done={}", word(done)))
}
