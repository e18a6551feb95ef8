//! An answer as a person sees it: words, links, forms. What is filled in is sent together with
//! everything else the form holds.

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

use super::controls::{self, Fill, Sent};
use super::{Visitor, check, squeeze};

/// One answer.
#[derive(Clone)]
pub struct Page {
    visitor: Visitor,
    path: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    fills: Vec<Fill>,
}

/// A link on a page.
pub struct Link {
    visitor: Visitor,
    pub href: String,
}

impl Link {
    /// Opens what it leads to.
    pub async fn follow(&self) -> Page {
        self.visitor.visit(&self.href).await
    }
}

/// Elements that match a selector.
pub(super) fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    html.select(&selector).collect()
}

/// Elements that stand inside a line of text.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time",
];

/// What is read of an element: no scripts, no styles.
pub(super) fn words(element: ElementRef<'_>) -> String {
    fn read(element: ElementRef<'_>, out: &mut String) {
        if matches!(element.value().name(), "script" | "style" | "template") {
            return;
        }
        let apart = !INLINE.contains(&element.value().name());
        out.extend(apart.then_some(' '));
        for child in element.children() {
            match (child.value().as_text(), ElementRef::wrap(child)) {
                (Some(text), _) => out.push_str(text),
                (_, Some(inner)) => read(inner, out),
                _ => {}
            }
        }
        out.extend(apart.then_some(' '));
    }
    let mut out = String::new();
    read(element, &mut out);
    squeeze(&out)
}

impl Page {
    pub(super) fn new(
        visitor: Visitor,
        method: &Method,
        path: String,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        let page = Self { visitor, path, status, headers, body, fills: Vec::new() };
        let plain = page.header("content-encoding").is_empty();
        if plain && method != Method::HEAD && page.header("content-type").starts_with("text/html") {
            let faults = check::faults(&page.text());
            assert!(faults.is_empty(), "{}: {faults:#?}", page.path);
        }
        page
    }

    /// The address it was asked for at.
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Fails unless the status is this one.
    pub fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.short());
        self
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads, as a path.
    pub fn location(&self) -> Option<String> {
        let to = self.headers.get(header::LOCATION).filter(|_| self.status.is_redirection())?;
        let to = to.to_str().expect("addresses are ASCII");
        let path = to.split_once("://").map_or(to, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        Some(path.to_owned())
    }

    pub fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.text()))
    }

    fn short(&self) -> String {
        self.words().chars().take(400).collect()
    }

    /// The body taken apart.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }

    /// What a person reads on the page; the whole body where it is no HTML.
    pub fn words(&self) -> String {
        if !self.header("content-type").starts_with("text/html") {
            return self.text();
        }
        select(&self.html(), "body").into_iter().map(words).collect()
    }

    /// Whether a person reads `text` on the page.
    pub fn shows(&self, text: &str) -> bool {
        self.words().contains(&squeeze(text))
    }

    /// Fails unless a person reads `text` on the page.
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.shows(text), "{} does not say {text:?}: {}", self.path, self.words());
        self
    }

    /// Fails if `text` stands anywhere in the answer, seen or not.
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{} says {text:?}", self.path);
        self
    }

    /// The texts of the elements that match a CSS selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        select(&self.html(), selector).into_iter().map(words).collect()
    }

    /// An attribute of the first element that matches a CSS selector.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        select(&self.html(), selector).first()?.attr(name).map(ToOwned::to_owned)
    }

    /// The content of `<meta name="…">`.
    pub fn meta(&self, name: &str) -> Option<String> {
        self.attribute(&format!("meta[name=\"{name}\"], meta[property=\"{name}\"]"), "content")
    }

    /// Every address that links lead to.
    pub fn hrefs(&self) -> Vec<String> {
        select(&self.html(), "a[href]").iter().filter_map(|a| a.attr("href")).map(ToOwned::to_owned).collect()
    }

    /// The link with this text, or the only one whose text holds it.
    pub fn link(&self, text: &str) -> Link {
        let html = self.html();
        let links: Vec<(String, String)> = select(&html, "a[href]")
            .into_iter()
            .map(|a| (controls::name_of(&html, a), a.attr("href").unwrap_or_default().to_owned()))
            .collect();
        let hrefs = |test: &dyn Fn(&str) -> bool| {
            let mut found: Vec<&str> =
                links.iter().filter(|(t, _)| test(t)).map(|(_, h)| h.as_str()).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let exact = hrefs(&|name| name == text);
        let found = if exact.is_empty() { hrefs(&|name| name.contains(text)) } else { exact };
        let [href] = found.as_slice() else {
            panic!("{}: link {text:?} leads to {found:?}; there are {links:?}", self.path)
        };
        Link { visitor: self.visitor.clone(), href: (*href).to_owned() }
    }

    /// Writes `value` into the field with this label or name, or chooses it there.
    pub fn fill(mut self, field: &str, value: &str) -> Self {
        self.fills.push(Fill { field: field.to_owned(), value: controls::Value::Text(value.to_owned()) });
        self
    }

    /// Ticks the box with this label; `column=3` names a box by field and value.
    pub fn tick(mut self, field: &str) -> Self {
        self.fills.push(Fill { field: field.to_owned(), value: controls::Value::Tick(true) });
        self
    }

    /// Takes the tick off.
    pub fn untick(mut self, field: &str) -> Self {
        self.fills.push(Fill { field: field.to_owned(), value: controls::Value::Tick(false) });
        self
    }

    /// Puts a file into a file field.
    pub fn attach(mut self, field: &str, name: &str, bytes: &[u8]) -> Self {
        let file = controls::Value::File(name.to_owned(), bytes.to_vec());
        self.fills.push(Fill { field: field.to_owned(), value: file });
        self
    }

    /// The value a field has now.
    pub fn value(&self, field: &str) -> String {
        let html = self.html();
        controls::value(&html, field).unwrap_or_else(|| panic!("{} has no field {field:?}", self.path))
    }

    /// Presses a button and goes where the answer leads; anything but a good page fails.
    pub async fn press(self, button: &str) -> Self {
        let from = self.path.clone();
        let page = self.press_only(button).await;
        let visitor = page.visitor.clone();
        let page = visitor.follow(page).await;
        assert!(page.status.is_success(), "{button:?} on {from}: {} {}", page.status, page.short());
        page
    }

    /// Presses a button that is expected to be refused with `status`.
    pub async fn press_refused(self, button: &str, status: u16) -> Self {
        let page = self.press_only(button).await;
        page.has_status(status);
        page
    }

    /// Presses a button; redirects are not followed.
    pub async fn press_only(self, button: &str) -> Self {
        let sent = controls::press(&self.html(), button, &self.fills)
            .unwrap_or_else(|problem| panic!("{}: {problem}", self.path));
        let here = self.path.split(['?', '#']).next().unwrap_or_default();
        let Sent { post, action, body } = sent;
        let action = if action.is_empty() { here.to_owned() } else { action };
        let ask = match (post, body) {
            (true, controls::Body::Fields(pairs)) => {
                let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                self.visitor.ask(Method::POST, &action).fields(&pairs)
            }
            (true, controls::Body::Multipart(kind, bytes)) => {
                self.visitor.ask(Method::POST, &action).body(&kind, bytes)
            }
            (false, controls::Body::Fields(pairs)) => {
                let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
                let bare = action.split('?').next().unwrap_or_default();
                self.visitor.get(&format!("{bare}?{query}"))
            }
            (false, controls::Body::Multipart(..)) => panic!("{}: a file sent by GET", self.path),
        };
        ask.send().await
    }
}
