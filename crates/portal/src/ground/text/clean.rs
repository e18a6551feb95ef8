//! Makes any HTML safe and regular for an article page, and reads plain text and summaries out of it.
//!
//! Two steps: `normal` rewrites the input into the few elements an article needs, with bounded nesting; then the
//! allow-list has the last word on safety. The second step alone decides what may reach a browser.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::markup::{Piece, pieces, reference_name};
use super::normal;

/// The longest body, in bytes. Longer ones are cut here; those who take input refuse them with a sentence first.
pub const MAX_BODY: usize = 5 * 1024 * 1024;

/// Classes that stand for what an editor may say about a block; the style sheet draws them.
pub(super) const CLASSES: [&str; 5] = ["align-center", "align-right", "indent", "signature", "enactment"];

const TAGS: [&str; 30] = [
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "blockquote",
    "figure",
    "figcaption",
    "img",
    "a",
    "strong",
    "em",
    "sub",
    "sup",
    "br",
    "hr",
    "s",
];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let mut builder = Builder::empty();
    builder
        .tags(set(&TAGS))
        .clean_content_tags(set(&["script", "style"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", set(&["href", "title"])),
            ("img", set(&["src", "alt", "title", "width", "height"])),
            ("th", set(&["scope", "colspan", "rowspan"])),
            ("td", set(&["colspan", "rowspan"])),
            ("ol", set(&["start"])),
        ]))
        .allowed_classes(
            ["p", "h2", "h3", "h4", "th", "td", "figcaption"].map(|tag| (tag, set(&CLASSES))).into(),
        )
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") if !own_file(value) => None,
            ("img", "width" | "height") | (_, "colspan" | "rowspan" | "start") => {
                small_number(value).then_some(Cow::Borrowed(value))
            }
            _ => Some(Cow::Borrowed(value)),
        });
    builder
});

/// A body as pages may show it. Never fails: what is not allowed is left out, its text is kept.
pub fn clean_html(html: &str) -> String {
    ALLOWED.clean(&normal::rewrite(cut(html, MAX_BODY))).to_string()
}

/// Pictures come from the site's own storage only; a picture elsewhere would tell others who reads the page.
pub(super) fn own_file(address: &str) -> bool {
    address.starts_with("/files/") && !address.contains("..") && !address.contains('\\')
}

pub(super) fn small_number(value: &str) -> bool {
    (1..=4).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn cut(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// The text of a body, one line for each block: for the search index, for comparing versions, for reading aloud.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut between = Between::Nothing;
    read(html, |step| {
        match step {
            Step::Text(text) => {
                for word in text.split_inclusive(char::is_whitespace) {
                    let visible = word.trim();
                    if visible.is_empty() {
                        between = between.max(Between::Space);
                        continue;
                    }
                    between.max_start(word).write(&mut out);
                    out.push_str(visible);
                    let ends = word.len() != word.trim_end().len();
                    between = if ends { Between::Space } else { Between::Nothing };
                }
            }
            Step::Cell => between = between.max(Between::Tab),
            Step::Block(_) => between = between.max(Between::Line),
        }
        true
    });
    out
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Between {
    Nothing,
    Space,
    Tab,
    Line,
}

impl Between {
    fn max_start(self, word: &str) -> Self {
        if word.starts_with(char::is_whitespace) { self.max(Self::Space) } else { self }
    }

    fn write(self, out: &mut String) {
        if !out.is_empty() {
            out.push_str(match self {
                Self::Nothing => "",
                Self::Space => " ",
                Self::Tab => "\t",
                Self::Line => "\n",
            });
        }
    }
}

/// The beginning of the running text, for lists and search results: headings, tables and what stands in the margin
/// (signature, where a law was passed) say little there and are left out, and so is whatever comes before the first
/// full sentence: a repeated title, a name, whom a letter is addressed to.
pub fn summary(html: &str, chars: usize) -> String {
    let sentences = beginning(html, chars, true);
    if sentences.is_empty() { beginning(html, chars, false) } else { sentences }
}

fn beginning(html: &str, chars: usize, sentences_only: bool) -> String {
    let mut out = String::new();
    let mut left = chars;
    let mut waiting = sentences_only;
    paragraphs(html, |paragraph| {
        // Some texts break their lines inside of a sentence.
        let sentence =
            paragraph.contains(['。', '！', '？', '；', '.', '!', '?', ';']) || paragraph.ends_with('，');
        waiting &= !sentence;
        if waiting {
            return true;
        }
        // Between Chinese paragraphs a space would only be a trace of the layout.
        if out.ends_with(|c: char| c.is_ascii()) && paragraph.starts_with(|c: char| c.is_ascii_alphanumeric())
        {
            out.push(' ');
        }
        let end = paragraph.char_indices().nth(left).map(|(at, _)| at);
        out.push_str(paragraph.get(..end.unwrap_or(paragraph.len())).unwrap_or_default().trim_end());
        if end.is_some() {
            out.push('…');
        }
        left = left.saturating_sub(paragraph.chars().count());
        end.is_none()
    });
    out
}

/// Gives one paragraph of running text after the other, white space made single, until `each` has enough.
fn paragraphs(html: &str, mut each: impl FnMut(&str) -> bool) {
    let mut paragraph = String::new();
    let mut aside = 0usize;
    let mut go_on = true;
    read(html, |step| {
        match step {
            Step::Block(block) => {
                if !paragraph.is_empty() {
                    go_on = each(paragraph.trim_end());
                    paragraph.clear();
                }
                if block.aside {
                    aside = if block.opens { aside + 1 } else { aside.saturating_sub(1) };
                }
            }
            Step::Text(text) if aside == 0 => {
                for word in text.split_inclusive(char::is_whitespace) {
                    paragraph.push_str(word.trim());
                    if word.ends_with(char::is_whitespace)
                        && !paragraph.is_empty()
                        && !paragraph.ends_with(' ')
                    {
                        paragraph.push(' ');
                    }
                }
            }
            Step::Text(_) | Step::Cell => {}
        }
        go_on
    });
    if go_on && !paragraph.is_empty() {
        each(paragraph.trim_end());
    }
}

enum Step<'a> {
    Text(Cow<'a, str>),
    Block(Block),
    Cell,
}

struct Block {
    opens: bool,
    aside: bool,
}

const INLINE: [&str; 14] =
    ["a", "strong", "em", "b", "i", "u", "s", "sub", "sup", "span", "font", "code", "img", "small"];

/// Walks through a body until `each` has enough.
fn read<'a>(html: &'a str, mut each: impl FnMut(Step<'a>) -> bool) {
    // Whether a closing `p` ends a marginal one: clean bodies never nest paragraphs.
    let mut margin = false;
    for piece in pieces(html) {
        let go_on = match piece {
            Piece::Text(text) => each(Step::Text(decode(text))),
            Piece::Other(_) => true,
            Piece::Open(tag) => {
                let name = tag.name.to_ascii_lowercase();
                match name.as_str() {
                    "td" | "th" => each(Step::Cell),
                    inline if INLINE.contains(&inline) => true,
                    "p" => {
                        let class = tag.attribute("class").unwrap_or_default();
                        margin = class.contains("signature") || class.contains("enactment");
                        each(Step::Block(Block { opens: true, aside: margin }))
                    }
                    block => each(Step::Block(Block { opens: true, aside: is_aside(block) })),
                }
            }
            Piece::Close { name, .. } => {
                let name = name.to_ascii_lowercase();
                match name.as_str() {
                    "td" | "th" => true,
                    inline if INLINE.contains(&inline) => true,
                    "p" => {
                        let aside = std::mem::take(&mut margin);
                        each(Step::Block(Block { opens: false, aside }))
                    }
                    block => each(Step::Block(Block { opens: false, aside: is_aside(block) })),
                }
            }
        };
        if !go_on {
            return;
        }
    }
}

fn is_aside(block: &str) -> bool {
    matches!(block, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "figcaption")
}

/// Character references to characters: the five of XML, what editors leave behind, and all numeric ones.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match reference_name(after).and_then(|name| Some((name, reference(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "emsp" => '\u{2003}',
        "ensp" => '\u{2002}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "times" => '×',
        _ => return None,
    })
}
