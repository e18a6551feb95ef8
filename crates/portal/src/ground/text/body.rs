//! Bodies that arrive as plain text or as Markdown, and how to tell what arrived.

use pulldown_cmark::{Event, Options, Parser, html};

use super::clean::{MAX_BODY, clean_html};

/// A heading is a short line; a numbered line longer than this is a numbered paragraph.
const LONGEST_HEADING: usize = 32;

/// Plain text to paragraphs. Numbered lines that are short become headings as Chinese documents number them
/// (一、 above （一）; 第一章 above 第一节), and the issuer and date that close a document become its signature.
pub fn from_plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut out = String::with_capacity(text.len() + lines.len() * 8);
    let mut running = false;
    for (index, line) in lines.iter().enumerate() {
        let (tag, class) = match heading(line) {
            Some(tag) => (tag, ""),
            None if running && signs(line, lines.get(index + 1).copied()) => ("p", " class=\"signature\""),
            None => ("p", ""),
        };
        // A date in the first lines belongs to the title; only after a full sentence can a signature follow.
        running |= ends_sentence(line);
        for part in ["<", tag, class, ">", &escape(line), "</", tag, ">\n"] {
            out.push_str(part);
        }
    }
    out
}

/// Markdown to a clean body. One line is one paragraph, as Chinese texts are written, except inside tables and lists.
pub fn from_markdown(text: &str) -> String {
    let text = text.get(..text.floor_char_boundary(MAX_BODY)).unwrap_or(text);
    let text = paragraphs_by_line(text);
    let mut out = String::with_capacity(text.len() * 2);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // A line that a writer broke on purpose inside a list item or quotation stays broken.
    let events = Parser::new_ext(&text, options).map(|event| match event {
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    html::push_html(&mut out, events);
    clean_html(&out)
}

/// Whether a text has tags of HTML in it; `a < b` and 《书名》 are not tags.
pub fn looks_like_html(text: &str) -> bool {
    const TAGS: [&str; 28] = [
        "p", "div", "br", "span", "a", "b", "strong", "em", "i", "u", "h1", "h2", "h3", "h4", "ul", "ol",
        "li", "table", "tr", "td", "img", "font", "section", "article", "script", "style", "iframe", "html",
    ];
    text.match_indices('<').any(|(at, _)| {
        let after = text.get(at + 1..).unwrap_or_default();
        let after = after.strip_prefix('/').unwrap_or(after);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let (name, rest) = after.split_at_checked(end).unwrap_or((after, ""));
        let delimited = rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
        delimited && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag))
    })
}

/// Whether a text is marked up as Markdown: a heading, a table's second line, strong text, or a link.
pub fn looks_like_markdown(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let after_marks = line.trim_start_matches('#');
        let is_heading = (1..=6).contains(&(line.len() - after_marks.len())) && after_marks.starts_with(' ');
        let is_table_rule = line.starts_with('|')
            && line.contains("--")
            && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        is_heading || is_table_rule || twice(line, "**") || (line.contains('[') && line.contains("](http"))
    })
}

fn twice(line: &str, mark: &str) -> bool {
    line.split_once(mark).is_some_and(|(_, after)| after.find(mark).is_some_and(|at| at > 0))
}

/// Puts an empty line between lines that Markdown would otherwise run together.
fn paragraphs_by_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut fenced = false;
    let mut before = Line::Empty;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fenced = !fenced;
            before = Line::Block;
        } else if !fenced {
            let kind = Line::of(trimmed);
            let continues = before == Line::Block && kind == Line::Text && trimmed.len() < line.len();
            let together = before == kind && kind != Line::Text;
            if before != Line::Empty && kind != Line::Empty && !continues && !together {
                out.push('\n');
            }
            // Four spaces would make it a block of code, which no document means.
            if kind == Line::Text && !continues {
                out.push_str(trimmed);
                out.push('\n');
                before = kind;
                continue;
            }
            before = kind;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Empty,
    Text,
    Row,
    /// List items and quotations: they arrange their own lines.
    Block,
}

impl Line {
    fn of(trimmed: &str) -> Self {
        let number = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = number.len() < trimmed.len() && number.starts_with(". ");
        match trimmed.chars().next() {
            None => Self::Empty,
            Some('|') => Self::Row,
            Some('>') => Self::Block,
            Some('-' | '*' | '+') if trimmed.get(1..).is_some_and(|rest| rest.starts_with(' ')) => {
                Self::Block
            }
            Some(_) if numbered => Self::Block,
            Some(_) => Self::Text,
        }
    }
}

fn heading(line: &str) -> Option<&'static str> {
    let short = line.chars().count() <= LONGEST_HEADING;
    if !short || line.ends_with(['。', '；', '：', '，', '、', '！', '？', ';', ':', ',']) {
        return None;
    }
    let numeral = |c: char| "一二三四五六七八九十百零〇".contains(c);
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        let after = rest.trim_start_matches(numeral);
        return (after.len() < rest.len() && after.starts_with(['）', ')'])).then_some("h3");
    }
    if let Some(rest) = line.strip_prefix('第') {
        let after = rest.trim_start_matches(|c: char| numeral(c) || c.is_ascii_digit());
        if after.len() == rest.len() {
            return None;
        }
        let mut after = after.chars();
        let level = after.next()?;
        let titled = after.next().is_none_or(char::is_whitespace);
        return match level {
            '编' | '章' if titled => Some("h2"),
            '节' if titled => Some("h3"),
            _ => None,
        };
    }
    let after = line.trim_start_matches(numeral);
    (after.len() < line.len() && after.starts_with('、')).then_some("h2")
}

/// A line that is only a date, or the short line before one: who issued it.
fn signs(line: &str, next: Option<&str>) -> bool {
    let name = line.chars().count() <= 40 && !ends_sentence(line) && !line.ends_with(['：', ':', '，', '、']);
    is_date(line) || (name && next.is_some_and(is_date))
}

fn is_date(line: &str) -> bool {
    line.ends_with('日')
        && line.chars().count() <= 14
        && line.contains('年')
        && line.contains('月')
        && line.chars().all(|c| c.is_ascii_digit() || "年月日 〇○零一二三四五六七八九十".contains(c))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['）', ')', '”', '」']).ends_with(['。', '！', '？', '；'])
}

/// Text as it stands between tags; inside of an attribute the quotes are still to be replaced.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{A0}' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
