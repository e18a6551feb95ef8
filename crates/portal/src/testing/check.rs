//! What is wrong with a page of HTML: nesting, identifiers, references between elements, what our
//! content policy forbids, what a screen reader needs.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html};

use super::controls::name_of;
use super::page::select;

/// Every fault found in `page`; none is what it should be.
pub fn faults(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut out: Vec<String> = html.errors.iter().map(|error| format!("parser: {error}")).collect();
    out.extend(identifiers(&html));
    out.extend(policy(&html));
    out.extend(frame(&html));
    out.extend(names(&html));
    out.extend(data(&html));
    out
}

fn tag(element: ElementRef<'_>) -> String {
    let whole = element.html();
    let end = whole.find('>').map_or(whole.len(), |at| at + 1);
    whole.get(..end).unwrap_or_default().to_owned()
}

/// Identifiers are unique, and whatever names one names one that is there.
fn identifiers(html: &Html) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for element in select(html, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        if id.is_empty() || id.contains(char::is_whitespace) {
            out.push(format!("identifier {id:?}"));
        }
        *seen.entry(id).or_default() += 1;
    }
    out.extend(seen.iter().filter(|(_, n)| **n > 1).map(|(id, n)| format!("identifier {id:?} {n} times")));
    for attribute in
        ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form", "headers"]
    {
        for element in select(html, &format!("[{attribute}]")) {
            let named = element.attr(attribute).unwrap_or_default().split_whitespace();
            out.extend(
                named
                    .filter(|id| !seen.contains_key(id))
                    .map(|id| format!("{attribute}={id:?} names nothing")),
            );
        }
    }
    for element in select(html, "a[href^=\"#\"]") {
        let id = element.attr("href").unwrap_or_default().trim_start_matches('#');
        if !id.is_empty() && !seen.contains_key(id) {
            out.push(format!("a link to #{id}, which is not there"));
        }
    }
    out
}

/// Nothing that the content policy would refuse, nothing from elsewhere.
fn policy(html: &Html) -> Vec<String> {
    let mut out = Vec::new();
    for element in select(html, "*") {
        for (name, value) in element.value().attrs() {
            if name == "style" || name.starts_with("on") {
                out.push(format!("attribute {name} in {}", tag(element)));
            }
            let address = value.trim().to_ascii_lowercase();
            if matches!(name, "href" | "src" | "action" | "formaction") && address.starts_with("javascript:")
            {
                out.push(format!("a script as address in {}", tag(element)));
            }
        }
    }
    for element in select(html, "script:not([src])") {
        if !matches!(element.attr("type"), Some("application/ld+json" | "application/json")) {
            out.push("a script in the page".to_owned());
        }
    }
    if !select(html, "style").is_empty() {
        out.push("a style sheet in the page".to_owned());
    }
    for element in select(html, "script[src], link[rel=stylesheet], link[rel=icon], img[src], iframe") {
        let address = element.attr("src").or(element.attr("href")).unwrap_or_default();
        if address.contains("://") || address.starts_with("//") {
            out.push(format!("from elsewhere: {}", tag(element)));
        }
    }
    out
}

/// The frame every page has.
fn frame(html: &Html) -> Vec<String> {
    let mut out = Vec::new();
    for (selector, what) in [
        ("html[lang]", "language"),
        ("head > title", "title"),
        ("head > meta[charset]", "charset"),
        ("head > meta[name=viewport]", "viewport"),
        ("main", "main part"),
        ("h1", "main heading"),
    ] {
        let count = select(html, selector).len();
        if count != 1 {
            out.push(format!("{count} times: {what}"));
        }
    }
    let mut last = 0;
    for heading in select(html, "h1, h2, h3, h4, h5, h6") {
        let level = heading.value().name().as_bytes().get(1).map_or(0, |digit| i32::from(digit - b'0'));
        // What a person wrote into a body may begin at any level.
        let written = heading.ancestors().filter_map(ElementRef::wrap).any(|e| {
            e.value().classes().any(|class| class == "prose" || class == "body" || class == "article-body")
        });
        if level > last + 1 && last > 0 && !written {
            out.push(format!("heading {level} after {last}: {}", heading.inner_html()));
        }
        last = level;
    }
    out
}

/// Everything that can be pressed or filled in has a name; pictures say what they show.
fn names(html: &Html) -> Vec<String> {
    let mut out = Vec::new();
    for element in select(html, "a[href], button") {
        if name_of(html, element).is_empty() {
            out.push(format!("without a name: {}", tag(element)));
        }
    }
    for element in select(html, "img:not([alt])") {
        out.push(format!("without alt: {}", tag(element)));
    }
    for element in select(html, "input:not([type=hidden]):not([type=submit]), select, textarea") {
        let labelled =
            element.attr("id").is_some_and(|id| !select(html, &format!("label[for=\"{id}\"]")).is_empty())
                || element.attr("aria-label").is_some()
                || element.attr("aria-labelledby").is_some()
                || element.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().name() == "label");
        if !labelled {
            out.push(format!("without a label: {}", tag(element)));
        }
    }
    for list in select(html, "ul, ol") {
        let wrong = list.child_elements().find(|e| !matches!(e.value().name(), "li" | "script" | "template"));
        out.extend(wrong.map(|e| format!("{} in a list", tag(e))));
    }
    out
}

/// Data for machines can be read.
fn data(html: &Html) -> Vec<String> {
    let blocks = select(html, "script[type=\"application/ld+json\"]");
    let bad =
        |e: ElementRef<'_>| serde_json::from_str::<serde_json::Value>(&e.text().collect::<String>()).err();
    blocks.into_iter().filter_map(bad).map(|error| format!("linked data: {error}")).collect()
}

/// The classes used in `page`.
pub fn classes(page: &str) -> BTreeSet<String> {
    let html = Html::parse_document(page);
    let all = select(&html, "[class]");
    all.iter().flat_map(|e| e.value().classes().map(ToOwned::to_owned).collect::<Vec<_>>()).collect()
}
