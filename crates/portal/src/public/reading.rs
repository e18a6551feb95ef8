//! One reading of a public page: which site, language and display, and what the page depends on.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use http::StatusCode;
use kit::cache::Page;
use kit::feed::Tag;
use kit::form::Form;
use kit::http::{Head, cookie};
use kit::view::View;
use kit::{Error, Result};
use minijinja::Value;

use crate::app::App;
use crate::ground::sites::{Site, Structure};
use crate::ground::text::hant;
use crate::public::shell;
use crate::ui::{Display, Link, Meta, TextSize};

/// The reader's choice of display, from the cookie `view`: letters `e` (长者模式), `h` (high
/// contrast), `l` or `x` (larger type).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub elder: bool,
    pub contrast: bool,
    pub size: u8,
}

/// Every mark there is, so that the cache's key borrows one.
const MARKS: [&str; 12] = ["-", "l", "x", "h", "hl", "hx", "e", "el", "ex", "eh", "ehl", "ehx"];

impl Choice {
    pub fn parse(cookie: Option<&str>) -> Self {
        let Some(text) = cookie else { return Self::default() };
        let size = if text.contains('x') { 2 } else { u8::from(text.contains('l')) };
        Self { elder: text.contains('e'), contrast: text.contains('h'), size }
    }

    pub fn mark(self) -> &'static str {
        let place =
            usize::from(self.elder) * 6 + usize::from(self.contrast) * 3 + usize::from(self.size.min(2));
        MARKS.get(place).copied().unwrap_or("-")
    }

    pub fn display(self) -> Display {
        let size = match self.size {
            0 => TextSize::Normal,
            1 => TextSize::Large,
            _ => TextSize::Larger,
        };
        Display { elder: self.elder, high_contrast: self.contrast, size }
    }
}

/// A request for a public page, taken apart.
pub struct Reading {
    pub app: Arc<App>,
    pub structure: Arc<Structure>,
    site: i64,
    /// `zh-Hans`, `zh-Hant`, `en`
    pub lang: &'static str,
    pub choice: Choice,
    /// `https://www.example.gov.cn`
    pub base: String,
    /// Without language prefix, decoded.
    pub path: String,
    pub query: Form,
    tags: Mutex<BTreeSet<String>>,
}

/// Query names that mean something, per first part of the path; others do not make another page.
fn known_names(first: &str) -> &'static [&'static str] {
    match first {
        "columns" => &["page"],
        "search" => &["q", "page"],
        "disclosure" => &["q", "theme", "genre", "issuer", "year", "validity", "page"],
        "api" => &["site", "column", "unit", "limit", "after", "q"],
        _ => &[],
    }
}

impl Reading {
    /// Takes a request apart; a path that is no UTF-8 is refused.
    pub fn of(
        app: &Arc<App>,
        structure: Arc<Structure>,
        site: i64,
        host: &str,
        request: &Head,
    ) -> Result<Self> {
        let raw = request.uri.path();
        let path = percent_encoding::percent_decode_str(raw)
            .decode_utf8()
            .map_err(|_| Error::Bad("the address is not UTF-8".to_owned()))?;
        if path.contains('\0') || path.contains("//") {
            return Err(Error::Bad("the address is malformed".to_owned()));
        }
        let (lang, path) = language(&path);
        let query = Form::parse(request.uri.query().unwrap_or_default().as_bytes())?;
        let base = app.config.public_url.clone().unwrap_or_else(|| format!("http://{host}"));
        Ok(Self {
            app: Arc::clone(app),
            structure,
            site,
            lang,
            choice: Choice::parse(cookie(&request.headers, "view")),
            base,
            path: path.to_owned(),
            query,
            tags: Mutex::new(BTreeSet::from([format!("site:{site}")])),
        })
    }

    /// A reading of nothing in particular, for error pages.
    pub fn bare(app: &Arc<App>, site: i64, host: &str, headers: &http::HeaderMap, path: &str) -> Self {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
        let (lang, path) = language(&decoded);
        Self {
            app: Arc::clone(app),
            structure: app.structure(),
            site,
            lang,
            choice: Choice::parse(cookie(headers, "view")),
            base: app.config.public_url.clone().unwrap_or_else(|| format!("http://{host}")),
            path: path.to_owned(),
            query: Form::default(),
            tags: Mutex::default(),
        }
    }

    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// The address with only the query that means something, in one order.
    pub fn normal_address(&self) -> String {
        let first = self.path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut any = false;
        for name in known_names(first) {
            if let Some(value) = self.query.some(name) {
                query.append_pair(name, &value);
                any = true;
            }
        }
        let prefix = kit::view::prefix(self.lang);
        let path = encode_path(&self.path);
        if any { format!("{prefix}{path}?{}", query.finish()) } else { format!("{prefix}{path}") }
    }

    /// The same without language prefix, for links back to this page.
    pub fn here(&self) -> String {
        let address = self.normal_address();
        let rest = address.strip_prefix(kit::view::prefix(self.lang)).unwrap_or(&address);
        rest.to_owned()
    }

    pub fn site(&self) -> Result<&Site> {
        self.structure.site(self.site).ok_or(Error::NotFound)
    }

    pub fn site_id(&self) -> i64 {
        self.site
    }

    /// Notes that this page depends on what `tag` names.
    pub fn tag(&self, tag: String) {
        self.tags.lock().unwrap_or_else(PoisonError::into_inner).insert(tag);
    }

    /// Everything noted so far.
    pub fn tags(&self) -> Vec<Tag> {
        let tags = self.tags.lock().unwrap_or_else(PoisonError::into_inner);
        tags.iter().map(|tag| Tag::from(tag.as_str())).collect()
    }

    /// The number of the page asked for, from 1; text that is no number is refused.
    pub fn page_number(&self) -> Result<i64> {
        match self.query.get("page") {
            "" => Ok(1),
            text => match text.parse::<i64>() {
                Ok(n) if (1..=10_000_000).contains(&n) => Ok(n),
                _ => Err(Error::Bad(self.say("page-number-wrong"))),
            },
        }
    }

    /// Words of the interface in this reading's language.
    pub fn say(&self, key: &str) -> String {
        self.app.texts.say(self.lang, key)
    }

    /// Renders a page in the shell.
    pub fn render<V: View>(&self, meta: Meta, crumbs: Vec<Link>, view: &V) -> Result<Page> {
        self.render_as(V::TEMPLATE, meta, crumbs, StatusCode::OK, Value::from(minijinja::value::Serde(view)))
    }

    /// Renders with a template and status of its own.
    pub fn render_as(
        &self,
        template: &str,
        meta: Meta,
        crumbs: Vec<Link>,
        status: StatusCode,
        page: Value,
    ) -> Result<Page> {
        let shell = shell::shell(self, meta, crumbs)?;
        let html = self.app.templates.render_named(template, &shell, page)?;
        let mut html = if self.lang == "zh-Hant" { hant::page(&html) } else { html };
        // Kept pages should not hold the room their making needed.
        html.shrink_to_fit();
        Ok(Page::new(status, "text/html; charset=utf-8", html, self.tags()))
    }
}

/// Splits the language prefix off.
fn language(path: &str) -> (&'static str, &str) {
    for (prefix, lang) in [("/en", "en"), ("/zh-hant", "zh-Hant")] {
        if let Some(rest) = path.strip_prefix(prefix) {
            if rest.is_empty() {
                return (lang, "/");
            }
            if rest.starts_with('/') {
                return (lang, rest);
            }
        }
    }
    ("zh-Hans", if path.is_empty() { "/" } else { path })
}

/// A decoded path as it stands in an address.
pub fn encode_path(path: &str) -> String {
    const KEEP: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    percent_encoding::utf8_percent_encode(path, &KEEP).to_string()
}
