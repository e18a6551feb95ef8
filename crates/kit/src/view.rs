//! Pages from templates: minijinja, strict, with what a theme's folder lays over the built-in
//! files. A template sees `shell` (site, language, page meta) and `page` (its view), nothing else.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use fluent_bundle::FluentArgs;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{Environment, Error as TemplateError, ErrorKind, State, UndefinedBehavior};
use moka::sync::Cache;
use serde::Serialize;

use crate::texts::{Texts, argument};
use crate::{Result, clock};

/// What one page shows. Samples feed the test that renders every page in every language, and the
/// style guide.
pub trait View: Serialize {
    /// The template's name, `public/home.html`.
    const TEMPLATE: &'static str;
    /// Examples: empty, typical, hostile, very long.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// Where built-in templates come from: name → source.
pub type Source = fn(&str) -> Option<String>;

/// What templates are made of.
pub struct Parts {
    pub source: Source,
    /// Folders laid over the built-in templates, the first that has a file wins.
    pub overlays: Vec<PathBuf>,
    pub texts: Arc<Texts>,
    /// `app.css` → `/assets/app-1a2b3c4d.css`
    pub assets: BTreeMap<String, String>,
    /// Lucide name → inner SVG markup.
    pub icons: BTreeMap<String, String>,
}

/// The template engine.
#[derive(Clone)]
pub struct Templates {
    env: Arc<Environment<'static>>,
}

impl Templates {
    /// Builds the engine. Templates are compiled when first used and kept.
    pub fn new(parts: Parts) -> Self {
        let mut env = Environment::new();
        // Lines that only hold a block leave nothing behind: a tenth of a page's bytes.
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            env.set_syntax(syntax);
        }
        env.set_debug(false);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
        let Parts { source, overlays, texts, assets, icons } = parts;
        env.set_loader(move |name| {
            if name.split('/').any(|part| part.starts_with('.') || part.is_empty()) {
                return Ok(None);
            }
            for folder in &overlays {
                if let Ok(text) = std::fs::read_to_string(folder.join(name)) {
                    return Ok(Some(text));
                }
            }
            Ok(source(name))
        });
        env.add_function("t", move |state: &State<'_, '_>, key: &str, args: Kwargs| {
            text(state, &texts, key, &args)
        });
        env.add_function("url", |state: &State<'_, '_>, path: &str| address(state, path));
        let fragments = Cache::new(FRAGMENTS);
        env.add_function("fragment", move |state: &State<'_, '_>, name: &str| {
            fragment(state, &fragments, name)
        });
        env.add_function("asset", move |name: &str| {
            assets.get(name).cloned().ok_or_else(|| missing("asset", name))
        });
        env.add_function("icon", move |name: &str| icon(&icons, name));
        add_filters(&mut env);
        Self { env: Arc::new(env) }
    }

    /// Renders `view` inside `shell`.
    pub fn render<V: View>(&self, shell: &Value, view: &V) -> Result<String> {
        self.render_named(V::TEMPLATE, shell, Value::from(Serde(view)))
    }

    /// Compiles the template called `name` without rendering it.
    pub fn compile(&self, name: &str) -> Result<()> {
        self.env.get_template(name)?;
        Ok(())
    }

    /// Renders the template called `name`.
    pub fn render_named(&self, name: &str, shell: &Value, page: Value) -> Result<String> {
        let template = self.env.get_template(name)?;
        Ok(template.render(minijinja::context! { shell => shell, page => page })?)
    }
}

fn missing(what: &str, name: &str) -> TemplateError {
    TemplateError::new(ErrorKind::InvalidOperation, format!("no {what} {name:?}"))
}

fn shell_text(state: &State<'_, '_>, field: &str) -> Option<Value> {
    state.lookup("shell").and_then(|shell| shell.get_attr(field).ok()).filter(|v| !v.is_undefined())
}

fn text(state: &State<'_, '_>, texts: &Texts, key: &str, args: &Kwargs) -> Result<String, TemplateError> {
    let language = shell_text(state, "lang");
    let language = language.as_ref().and_then(Value::as_str).unwrap_or("zh-Hans");
    let mut named = FluentArgs::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        named.set(name.to_owned(), argument(&value));
    }
    args.assert_all_used()?;
    texts.get(language, key, Some(&named)).ok_or_else(|| missing("text", key))
}

/// The path prefix of a language: none for the main one.
pub fn prefix(language: &str) -> &'static str {
    match language {
        "en" => "/en",
        "zh-Hant" => "/zh-hant",
        _ => "",
    }
}

fn address(state: &State<'_, '_>, path: &str) -> String {
    let language = shell_text(state, "lang");
    let prefix = prefix(language.as_ref().and_then(Value::as_str).unwrap_or_default());
    match path {
        "/" if !prefix.is_empty() => format!("{prefix}/"),
        path if path.starts_with('/') => format!("{prefix}{path}"),
        other => other.to_owned(),
    }
}

/// Parts of the frame kept at most: templates × sites × languages × displays × primary columns.
const FRAGMENTS: u64 = 2_000;

/// A part of the frame that is the same on many pages, rendered once for each value of
/// `shell.frame`. In it `@@path@@` stands for the page's path, and `@@here@@` for its whole path as
/// a query value. Without `shell.frame` it is rendered each time.
fn fragment(
    state: &State<'_, '_>,
    kept: &Cache<String, Arc<str>>,
    name: &str,
) -> Result<Value, TemplateError> {
    let shell = state.lookup("shell").ok_or_else(|| missing("shell for", name))?;
    let render = || state.get_template(name)?.render(minijinja::context! { shell => shell.clone() });
    let raw: Arc<str> = match shell_text(state, "frame").as_ref().and_then(Value::as_str) {
        None => render()?.into(),
        Some(frame) => {
            let key = format!("{name}|{frame}");
            match kept.get(&key) {
                Some(html) => html,
                None => {
                    let html: Arc<str> = render()?.into();
                    kept.insert(key, Arc::clone(&html));
                    html
                }
            }
        }
    };
    if !raw.contains("@@") {
        return Ok(Value::from_safe_string(raw.to_string()));
    }
    let path = shell_text(state, "path").map(|p| p.to_string()).unwrap_or_default();
    let here =
        percent_encoding::utf8_percent_encode(&address(state, &path), percent_encoding::NON_ALPHANUMERIC)
            .to_string();
    let escaped = path.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    Ok(Value::from_safe_string(raw.replace("@@here@@", &here).replace("@@path@@", &escaped)))
}

fn icon(icons: &BTreeMap<String, String>, name: &str) -> Result<Value, TemplateError> {
    let inner = icons.get(name).ok_or_else(|| missing("icon", name))?;
    Ok(Value::from_safe_string(format!(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" fill=\"none\" \
         stroke=\"currentColor\" stroke-width=\"1.75\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\">{inner}</svg>"
    )))
}

fn add_filters(env: &mut Environment<'static>) {
    env.add_filter("date", clock::date);
    env.add_filter("datetime", clock::datetime);
    env.add_filter("iso", clock::iso);
    env.add_filter("cndate", clock::cndate);
    env.add_filter("monthday", clock::monthday);
    env.add_filter("weekday", clock::weekday);
    env.add_filter("size", size);
}

/// Bytes for people: `312 KB`, `1.4 MB`.
fn size(bytes: i64) -> String {
    match bytes {
        ..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", (bytes + 512) / 1024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}
