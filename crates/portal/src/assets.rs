//! What is built into the program: styles, scripts and icons from `web/dist`, templates, texts.
//! In development they are read from the folders; a release carries them.

use std::collections::BTreeMap;
use std::path::Path;

use bytes::Bytes;
use http::StatusCode;
use kit::cache::Page;
use kit::texts::Texts;
use kit::{Error, Result};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
struct Web;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/src"]
#[include = "*.html"]
#[include = "*.ftl"]
struct Words;

/// One file of `web/dist`, compressed once per encoding like any page.
pub struct Asset(pub Page);

/// All of them: by name, and by the address that carries a hash of the content.
#[derive(Default)]
pub struct Assets {
    by_address: BTreeMap<String, Asset>,
    names: BTreeMap<String, String>,
    icons: Option<Bytes>,
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

impl Assets {
    pub fn load() -> Self {
        let mut out = Self::default();
        for name in Web::iter() {
            let Some(file) = Web::get(&name) else { continue };
            let body = match file.data {
                std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
            };
            if name == "icons.json" {
                out.icons = Some(body);
                continue;
            }
            let mark = kit::files::address(&body);
            let (stem, end) = name.rsplit_once('.').unwrap_or((&name, ""));
            let address = format!("/assets/{stem}-{}.{end}", mark.get(..10).unwrap_or_default());
            out.names.insert(name.to_string(), address.clone());
            out.by_address
                .insert(address, Asset(Page::new(StatusCode::OK, content_type(&name), body, Vec::new())));
        }
        out
    }

    /// Name → address, for templates.
    pub fn addresses(&self) -> BTreeMap<String, String> {
        self.names.clone()
    }

    /// The asset at an address.
    pub fn at(&self, address: &str) -> Option<&Asset> {
        self.by_address.get(address)
    }

    /// Whether there is an asset called `name`.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// The asset called `name`, for addresses that browsers and robots guess (`/favicon.ico`).
    pub fn named(&self, name: &str) -> Option<&Asset> {
        self.names.get(name).and_then(|address| self.by_address.get(address))
    }

    /// Lucide name → inner SVG markup.
    pub fn icons(&self) -> Result<BTreeMap<String, String>> {
        let Some(bytes) = &self.icons else {
            return Err(Error::Bug("web/dist is empty: run `make web`".to_owned()));
        };
        Ok(serde_json::from_slice(bytes)?)
    }
}

/// The built-in template called `name`: `public/home.html` is `public/templates/home.html`.
pub fn template(name: &str) -> Option<String> {
    let (room, file) = name.split_once('/')?;
    let file = Words::get(&format!("{room}/templates/{file}")).or_else(|| Words::get(name))?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// Names of all built-in templates.
pub fn template_names() -> Vec<String> {
    Words::iter().filter(|n| n.ends_with(".html")).map(|n| n.replace("/templates/", "/")).collect()
}

/// The interface's words, with what a theme's `texts/{zh,en}.ftl` changes.
pub fn texts(theme: Option<&Path>) -> Result<Texts> {
    let mut sources = Vec::new();
    for (language, file) in [("zh-Hans", "zh.ftl"), ("en", "en.ftl")] {
        let built_in =
            Words::get(&format!("texts/{file}")).ok_or_else(|| Error::Bug(format!("no texts/{file}")))?;
        let mut text = String::from_utf8_lossy(&built_in.data).into_owned();
        if let Some(own) = theme.and_then(|t| std::fs::read_to_string(t.join("texts").join(file)).ok()) {
            text.push('\n');
            text.push_str(&own);
        }
        sources.push((language, text));
    }
    Texts::read(&sources)
}

/// Compiles every template, with what the theme lays over it; returns how many there are.
pub fn check(app: &crate::app::App) -> Result<usize> {
    let names = template_names();
    for name in &names {
        app.templates.compile(name)?;
    }
    Ok(names.len())
}
