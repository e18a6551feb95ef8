//! Somebody with a browser: cookies, redirects, one address.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use kit::http::Handler;

use super::{Page, city};
use crate::app::App;

/// Redirects followed in a row.
const HOPS: usize = 5;

/// A browser. Clones share their cookies, like tabs.
#[derive(Clone)]
pub struct Visitor {
    app: Arc<App>,
    host: String,
    peer: SocketAddr,
    /// Name → (value, path).
    cookies: Arc<Mutex<BTreeMap<String, (String, String)>>>,
}

impl Visitor {
    pub(super) fn new(app: Arc<App>) -> Self {
        let peer = SocketAddr::from(([127, 0, 0, 1], 40_000));
        Self { app, host: city::HOST.to_owned(), peer, cookies: Arc::default() }
    }

    /// The same person at another host.
    pub fn at(&self, host: &str) -> Self {
        Self { host: host.to_owned(), ..self.clone() }
    }

    /// The same person calling from another address.
    pub fn from_address(&self, address: [u8; 4]) -> Self {
        Self { peer: SocketAddr::from((address, 40_000)), ..self.clone() }
    }

    /// The same person asking another node.
    pub fn through(&self, app: &Arc<App>) -> Self {
        Self { app: Arc::clone(app), ..self.clone() }
    }

    /// Opens a page that is there: redirects are followed, anything but 200 fails.
    pub async fn visit(&self, path: &str) -> Page {
        self.meets(200, path).await
    }

    /// Opens a page that answers with `status`.
    pub async fn meets(&self, status: u16, path: &str) -> Page {
        let page = self.follow(self.get(path).send().await).await;
        page.has_status(status);
        page
    }

    /// Begins a request for `path`.
    pub fn get(&self, path: &str) -> Ask {
        self.ask(Method::GET, path)
    }

    /// Begins a request with any method.
    pub fn ask(&self, method: Method, path: &str) -> Ask {
        Ask {
            visitor: self.clone(),
            method,
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    /// The value of a cookie this person carries.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).map(|(value, _)| value.clone())
    }

    /// Puts a cookie into the jar.
    pub fn take_cookie(&self, name: &str, value: &str, path: &str) {
        self.jar().insert(name.to_owned(), (value.to_owned(), path.to_owned()));
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (String, String)>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Goes where a redirect leads.
    pub(super) async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..HOPS {
            let Some(to) = page.location() else { return page };
            page = self.get(&to).send().await;
        }
        panic!("more than {HOPS} redirects, the last to {}", page.path());
    }

    fn cookies_for(&self, path: &str) -> Option<HeaderValue> {
        let jar = self.jar();
        let mine = jar.iter().filter(|(_, (_, scope))| {
            scope == "/" || path == scope || path.starts_with(&format!("{scope}/"))
        });
        let text: Vec<String> = mine.map(|(name, (value, _))| format!("{name}={value}")).collect();
        (!text.is_empty()).then(|| HeaderValue::try_from(text.join("; ")).expect("cookies are plain text"))
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are plain text");
            let mut parts = text.split(';').map(str::trim);
            let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("name=value");
            let options: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
            let scope = options.iter().find_map(|o| o.strip_prefix("path=")).unwrap_or("/");
            if options.iter().any(|o| o == "max-age=0") || value.is_empty() {
                self.jar().remove(name);
            } else {
                self.take_cookie(name, value, scope);
            }
        }
    }
}

/// A request being put together.
pub struct Ask {
    visitor: Visitor,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Ask {
    /// With a header more.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers
            .insert(HeaderName::from_static(name), HeaderValue::try_from(value).expect("a header value"));
        self
    }

    /// With a body.
    pub fn body(mut self, content_type: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }

    /// With fields, as a form sends them.
    pub fn fields(self, fields: &[(&str, &str)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.body("application/x-www-form-urlencoded", body)
    }

    /// Sends it; redirects are not followed. Everything that follows from a change has happened
    /// when this returns.
    pub async fn send(self) -> Page {
        let Self { visitor, method, path, headers, body } = self;
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method.clone();
        *request.uri_mut() = typed(&path).parse().unwrap_or_else(|error| panic!("address {path:?}: {error}"));
        let bare = request.uri().path().to_owned();
        let map = request.headers_mut();
        map.insert(header::HOST, HeaderValue::try_from(&visitor.host).expect("a host"));
        if let Some(cookies) = visitor.cookies_for(&bare) {
            map.insert(header::COOKIE, cookies);
        }
        map.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        for (name, value) in &headers {
            map.insert(name, value.clone());
        }
        let answer = Arc::clone(&visitor.app).handle(request, visitor.peer).await;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.expect("the whole answer").to_bytes();
        visitor.keep_cookies(&head.headers);
        // A node whose database is away keeps what it has; the next request tries again.
        visitor.app.follow().await.ok();
        let page = Page::new(visitor, &method, path, head.status, head.headers, body);
        assert_ne!(
            page.status(),
            StatusCode::INTERNAL_SERVER_ERROR,
            "{method} {}: {}",
            page.path(),
            page.text()
        );
        page
    }
}

/// An address as a browser sends what was typed: everything that may not stand in one is encoded.
fn typed(path: &str) -> String {
    const WRITTEN: percent_encoding::AsciiSet = percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    percent_encoding::utf8_percent_encode(path, &WRITTEN).to_string()
}
