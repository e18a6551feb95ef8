//! Turns the parts of a topic into clean HTML.

use super::bank::{Block, Part};
use super::tables;
use super::writer::Writer;

/// Below so many bytes of text (three a character) a body gets another paragraph from the extras.
const SHORT: usize = 960;

/// The parts one after another. Of alternatives the opening and the closing take one; between them all are written,
/// in any order. What is too short is filled up with paragraphs of the extras.
pub fn html<'a>(writer: &mut Writer<'a>, parts: &'a [Part], extras: &'a [Part]) -> String {
    let mut out = String::with_capacity(3072);
    for (at, part) in parts.iter().enumerate() {
        if part.optional && writer.seed.below(10) >= 8 {
            continue;
        }
        let between = at > 0 && at + 1 < parts.len();
        let (start, count) =
            if between { (0, part.blocks.len()) } else { (writer.seed.below(part.blocks.len()), 1) };
        for block in part.blocks.iter().skip(start).take(count) {
            write(writer, block, &mut out);
        }
    }
    let start = writer.seed.below(extras.len());
    for part in extras.iter().cycle().skip(start).take(extras.len()) {
        if bare(&out) > SHORT {
            break;
        }
        part.blocks.iter().take(1).for_each(|block| write(writer, block, &mut out));
    }
    out
}

/// Bytes outside the tags.
fn bare(html: &str) -> usize {
    let mut inside = false;
    let mut count = 0;
    for byte in html.bytes() {
        match byte {
            b'<' => inside = true,
            b'>' => inside = false,
            _ => count += usize::from(!inside),
        }
    }
    count
}

fn write<'a>(writer: &mut Writer<'a>, block: &'a Block, out: &mut String) {
    match block {
        Block::Paragraph(text) => wrapped(out, "p", |out| writer.write(text, out)),
        Block::Heading(text) => wrapped(out, "h2", |out| writer.write(text, out)),
        Block::List(entries) => wrapped(out, "ul", |out| {
            for entry in entries {
                wrapped(out, "li", |out| writer.write(entry, out));
            }
        }),
        Block::Made(name) => {
            if let Some(table) = tables::made(name, writer) {
                table.html(out);
            }
        }
    }
}

fn wrapped(out: &mut String, tag: &str, inner: impl FnOnce(&mut String)) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    inner(out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// The first sentences of a body, without its tags, as a summary: whole sentences up to about ninety characters.
pub fn opening(html: &str) -> String {
    let mut plain = String::with_capacity(400);
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => plain.push(letter),
            _ => {}
        }
        if plain.len() > 420 {
            break;
        }
    }
    let mut out = String::new();
    for sentence in plain.split_inclusive('。') {
        if !out.is_empty() && (out.len() + sentence.len() > 330 || !sentence.ends_with('。')) {
            break;
        }
        out.push_str(sentence);
    }
    out
}
