//! Rewrites whatever editors, old systems and Word produce into the regular HTML of an article: paragraphs instead of
//! `div` soup, three levels of headings, alignment as a class, no empty blocks, nesting never deeper than a bound.
//!
//! It works on a stream of tags with a short stack of its own, so that hostile nesting costs neither stack nor time.

use super::clean::{CLASSES, own_file, small_number};
use super::markup::{Piece, Tag, part_length, pieces, push_escaped};

/// No real article nests deeper; tags beyond are dropped, their text stays.
const DEEPEST: usize = 48;
/// Alignment of enclosing divisions is remembered so deep.
const DIVISIONS: usize = 256;

/// Behind us, printing one piece of text costs the square of its length where it is full of `&`, `·` or the like. A
/// comment parts the pieces, and the allow-list drops it: nothing of it is left in the result.
const LONGEST_RUN: usize = 8 * 1024;
/// No address or title is longer; the same cost again.
const LONGEST_VALUE: usize = 4 * 1024;

pub fn rewrite(html: &str) -> String {
    let mut writer = Writer { out: String::with_capacity(html.len()), ..Writer::default() };
    let mut in_title = false;
    for piece in pieces(html) {
        match piece {
            Piece::Text(_) if in_title => {}
            Piece::Text(text) => writer.text(text),
            Piece::Other(_) => {}
            Piece::Open(tag) => {
                in_title = tag.name.eq_ignore_ascii_case("title");
                writer.start(&tag);
            }
            Piece::Close { name, .. } => {
                in_title = false;
                writer.end(&name.to_ascii_lowercase());
            }
        }
    }
    writer.pop_to(0);
    writer.out
}

/// What an element of the input becomes.
#[derive(Clone, Copy)]
enum Role {
    /// Holds running text; another block ends it.
    Paragraph(&'static str),
    /// Holds paragraphs or text of its own.
    Container(&'static str),
    Inline(&'static str),
    Break,
    Rule,
    Picture,
    /// Only a boundary between paragraphs.
    Division,
    /// The tag is dropped and its text runs on.
    Nothing,
}

fn role(name: &str) -> Role {
    match name {
        "p" | "pre" | "address" => Role::Paragraph("p"),
        "h1" | "h2" => Role::Paragraph("h2"),
        "h3" => Role::Paragraph("h3"),
        "h4" | "h5" | "h6" => Role::Paragraph("h4"),
        "ul" | "menu" => Role::Container("ul"),
        "ol" => Role::Container("ol"),
        "li" => Role::Container("li"),
        "dl" => Role::Container("dl"),
        "dt" => Role::Container("dt"),
        "dd" => Role::Container("dd"),
        "table" => Role::Container("table"),
        "caption" => Role::Container("caption"),
        "thead" => Role::Container("thead"),
        "tbody" => Role::Container("tbody"),
        "tfoot" => Role::Container("tfoot"),
        "tr" => Role::Container("tr"),
        "th" => Role::Container("th"),
        "td" => Role::Container("td"),
        "blockquote" => Role::Container("blockquote"),
        "figure" => Role::Container("figure"),
        "figcaption" => Role::Container("figcaption"),
        "a" => Role::Inline("a"),
        "strong" | "b" => Role::Inline("strong"),
        "em" | "i" => Role::Inline("em"),
        "sub" => Role::Inline("sub"),
        "sup" => Role::Inline("sup"),
        // What is struck out would read as if it held.
        "s" | "del" | "strike" => Role::Inline("s"),
        "br" => Role::Break,
        "hr" => Role::Rule,
        "img" => Role::Picture,
        "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" | "center"
        | "form" | "fieldset" | "details" | "summary" | "option" | "html" | "body" | "head" | "textarea" => {
            Role::Division
        }
        _ => Role::Nothing,
    }
}

struct Open {
    name: &'static str,
    /// Where its start tag begins in the output, to take it back when nothing was put inside.
    at: usize,
    filled: bool,
}

#[derive(Default)]
struct Writer {
    out: String,
    stack: Vec<Open>,
    divisions: Vec<Option<&'static str>>,
    /// Bytes of text since the last comment that parts it.
    run: usize,
}

const LISTS: [&str; 2] = ["ul", "ol"];
const TABLE_PARTS: [&str; 4] = ["table", "thead", "tbody", "tfoot"];
const STRUCTURE: [&str; 10] =
    ["ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "blockquote", "figure"];
const CELLS: [&str; 3] = ["td", "th", "caption"];

impl Writer {
    fn text(&mut self, text: &str) {
        if is_blank(text) {
            // Outside of running text white space means nothing.
            if self.stack.last().is_some_and(|open| open.filled && !STRUCTURE.contains(&open.name)) {
                self.out.push(' ');
            }
            return;
        }
        self.ensure_paragraph();
        let fresh = self.stack.last().is_some_and(|open| !open.filled);
        let text = if fresh { trim_indent(text) } else { text };
        self.fill();
        let mut rest = text;
        while !rest.is_empty() {
            let (part, after) = rest.split_at_checked(part_length(rest, LONGEST_RUN)).unwrap_or((rest, ""));
            self.run += part.len();
            if self.run > LONGEST_RUN {
                self.out.push_str("<!---->");
                self.run = part.len();
            }
            // What is text here must not become a tag later.
            push_escaped(part, '<', "&lt;", &mut self.out);
            rest = after;
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match role(&tag.name.to_ascii_lowercase()) {
            Role::Nothing => {}
            Role::Division => {
                self.end_paragraph();
                let class = alignment(tag)
                    .or_else(|| tag.name.eq_ignore_ascii_case("center").then_some("align-center"));
                if self.divisions.len() < DIVISIONS {
                    self.divisions.push(class);
                }
            }
            Role::Paragraph(name) => {
                self.end_paragraph();
                self.open(name, &self.classes(tag));
            }
            Role::Container(name) => self.container(name, tag),
            Role::Inline(name) => {
                self.ensure_paragraph();
                if name == "a" {
                    self.close("a");
                    self.open("a", &copied(tag, &["href", "title"]));
                } else {
                    self.open(name, "");
                }
            }
            Role::Break => {
                if self.stack.last().is_some_and(|open| open.filled) {
                    self.out.push_str("<br>");
                }
            }
            Role::Rule => {
                self.end_paragraph();
                self.fill();
                self.out.push_str("<hr>");
            }
            Role::Picture => self.picture(tag),
        }
    }

    fn container(&mut self, name: &'static str, tag: &Tag<'_>) {
        self.end_paragraph();
        let attributes = match name {
            "li" => {
                if !self.back_to(&LISTS, &CELLS) {
                    self.open("ul", "");
                }
                String::new()
            }
            "dt" | "dd" => {
                if !self.back_to(&["dl"], &CELLS) {
                    self.open("dl", "");
                }
                String::new()
            }
            "thead" | "tbody" | "tfoot" | "caption" | "tr" => {
                let parents: &[&str] = if name == "tr" { &TABLE_PARTS } else { &["table"] };
                if !self.back_to(parents, &[]) {
                    return;
                }
                String::new()
            }
            "td" | "th" => {
                if !self.back_to(&["tr"], &["table"]) {
                    if !self.back_to(&TABLE_PARTS, &[]) {
                        return;
                    }
                    self.open("tr", "");
                }
                // An empty cell still holds its place in the row.
                self.fill();
                copied(tag, &["scope", "colspan", "rowspan"]) + &self.classes(tag)
            }
            "ol" => copied(tag, &["start"]),
            "figcaption" => self.classes(tag),
            _ => String::new(),
        };
        self.open(name, &attributes);
    }

    fn picture(&mut self, tag: &Tag<'_>) {
        if !tag.attribute("src").is_some_and(own_file) {
            return;
        }
        if self.stack.last().is_none_or(|open| open.name != "figure") {
            self.ensure_paragraph();
        }
        self.fill();
        let alternative = if tag.attribute("alt").is_some() { "" } else { " alt=\"\"" };
        let attributes = copied(tag, &["src", "alt", "title", "width", "height"]);
        for part in ["<img", &attributes, alternative, ">"] {
            self.out.push_str(part);
        }
    }

    fn end(&mut self, name: &str) {
        match role(name) {
            Role::Division => {
                self.end_paragraph();
                self.divisions.pop();
            }
            Role::Paragraph(_) => self.end_paragraph(),
            Role::Container(name) | Role::Inline(name) => self.close(name),
            // `</br>` is a line break in every browser; the others have no end.
            Role::Break if self.stack.last().is_some_and(|open| open.filled) => self.out.push_str("<br>"),
            Role::Break | Role::Rule | Role::Picture | Role::Nothing => {}
        }
    }

    fn open(&mut self, name: &'static str, attributes: &str) {
        if self.stack.len() >= DEEPEST {
            return;
        }
        self.stack.push(Open { name, at: self.out.len(), filled: false });
        for part in ["<", name, attributes, ">"] {
            self.out.push_str(part);
        }
    }

    /// Ends the innermost element of this name, unless it lies outside the present table cell.
    fn close(&mut self, name: &str) {
        let table_part = TABLE_PARTS.contains(&name) || CELLS.contains(&name) || name == "tr";
        let barrier = |open: &Open| !table_part && CELLS.contains(&open.name);
        let found = self.stack.iter().rposition(|open| open.name == name || barrier(open));
        if let Some(at) = found.filter(|at| self.stack.get(*at).is_some_and(|open| open.name == name)) {
            self.pop_to(at);
        }
    }

    /// Ends everything inside the innermost of `names`; false when there is none before a `barrier`.
    fn back_to(&mut self, names: &[&str], barrier: &[&str]) -> bool {
        let found =
            self.stack.iter().rposition(|open| names.contains(&open.name) || barrier.contains(&open.name));
        match found.filter(|at| self.stack.get(*at).is_some_and(|open| names.contains(&open.name))) {
            Some(at) => {
                self.pop_to(at + 1);
                true
            }
            None => false,
        }
    }

    fn pop_to(&mut self, length: usize) {
        while self.stack.len() > length {
            let Some(open) = self.stack.pop() else { return };
            if open.filled || CELLS.contains(&open.name) {
                for part in ["</", open.name, ">"] {
                    self.out.push_str(part);
                }
            } else {
                self.out.truncate(open.at);
            }
        }
    }

    /// Ends the paragraph or heading that is open inside the present container, with what is in it.
    fn end_paragraph(&mut self) {
        let is_inline = |name: &str| matches!(name, "a" | "strong" | "em" | "sub" | "sup" | "s");
        let depth = self.stack.iter().rposition(|open| !is_inline(open.name)).map_or(0, |at| {
            let paragraph =
                self.stack.get(at).is_some_and(|open| matches!(open.name, "p" | "h2" | "h3" | "h4"));
            if paragraph { at } else { at + 1 }
        });
        self.pop_to(depth);
    }

    /// Text that stands directly in the body or in a quotation gets a paragraph of its own.
    fn ensure_paragraph(&mut self) {
        match self.stack.last().map(|open| open.name) {
            None | Some("blockquote" | "figure") => {
                let class = self.divisions.iter().rev().find_map(|class| *class);
                self.open("p", &class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default());
            }
            Some("ul" | "ol") => self.open("li", ""),
            Some(_) => {}
        }
    }

    fn fill(&mut self) {
        self.stack.iter_mut().rev().take_while(|open| !open.filled).for_each(|open| open.filled = true);
    }

    /// The classes a block keeps, from its own class, its style, or the division around it.
    fn classes(&self, tag: &Tag<'_>) -> String {
        let own = tag.attribute("class").unwrap_or_default();
        let mut classes: Vec<&str> =
            own.split_ascii_whitespace().filter(|class| CLASSES.contains(class)).collect();
        let inherited = || self.divisions.iter().rev().find_map(|class| *class);
        if let Some(class) = alignment(tag).or_else(inherited).filter(|_| !own.contains("align-")) {
            classes.push(class);
        }
        if indented(tag) && !classes.contains(&"indent") {
            classes.push("indent");
        }
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
    }
}

fn alignment(tag: &Tag<'_>) -> Option<&'static str> {
    let from_class = || {
        let class = tag.attribute("class")?;
        class
            .split_ascii_whitespace()
            .find_map(|class| class.strip_prefix("ql-align-").or(class.strip_prefix("text-")))
    };
    let value = declaration(tag, "text-align").or_else(|| tag.attribute("align")).or_else(from_class)?;
    match value.trim().to_ascii_lowercase().as_str() {
        "center" => Some("align-center"),
        "right" | "end" => Some("align-right"),
        _ => None,
    }
}

fn indented(tag: &Tag<'_>) -> bool {
    declaration(tag, "text-indent")
        .is_some_and(|value| value.trim().starts_with(|c: char| ('1'..='9').contains(&c)))
}

fn declaration<'a>(tag: &Tag<'a>, property: &str) -> Option<&'a str> {
    tag.attribute("style")?
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case(property))
        .map(|(_, value)| value)
}

/// The wanted attributes of a tag, written again with one kind of quotes.
fn copied(tag: &Tag<'_>, wanted: &[&str]) -> String {
    let mut out = String::new();
    for name in wanted {
        let Some(value) = tag.attribute(name) else { continue };
        let number = matches!(*name, "width" | "height" | "colspan" | "rowspan" | "start");
        if value.len() > LONGEST_VALUE || (number && !small_number(value)) {
            continue;
        }
        for part in [" ", name, "=\""] {
            out.push_str(part);
        }
        push_escaped(value, '"', "&quot;", &mut out);
        out.push('"');
    }
    out
}

fn is_blank(text: &str) -> bool {
    trim_indent(text).is_empty()
}

/// Old pages indent paragraphs by spaces of several kinds; the style sheet does that now.
fn trim_indent(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        let trimmed = ["&nbsp;", "&emsp;", "&ensp;", "&#12288;", "&#160;"]
            .iter()
            .find_map(|space| trimmed.strip_prefix(space))
            .unwrap_or(trimmed);
        if trimmed.len() == rest.len() {
            return rest;
        }
        rest = trimmed;
    }
}
