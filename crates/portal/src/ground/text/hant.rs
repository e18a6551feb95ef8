//! Traditional characters. A page is rendered once, in simplified characters, and converted here as a whole; queries
//! typed in traditional characters go the other way.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::markup::{Piece, pieces};

/// Phrase by phrase into the characters usual in Taiwan; words stay as the document says them.
///
/// The second step (爲 → 為 and the like) only ever replaces single characters, so it is kept as a plain table:
/// through the library it would cost a fifth of the whole conversion.
struct Traditional {
    phrases: Option<OpenCC>,
    variants: Vec<char>,
}

/// The characters that the table covers: all of the basic plane that are in everyday use.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

static TRADITIONAL: LazyLock<Traditional> = LazyLock::new(|| Traditional {
    // The dictionaries are inside the program, so building them does not fail; if it ever did, pages would stay as
    // they are rather than not be shown.
    phrases: OpenCC::from_config(BuiltinConfig::S2t).ok(),
    variants: OpenCC::from_config(BuiltinConfig::T2tw).map(|table| variants(&table)).unwrap_or_default(),
});
static SIMPLIFIED: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

fn variants(table: &OpenCC) -> Vec<char> {
    let all: String = (FIRST..=LAST).filter_map(char::from_u32).flat_map(|c| [c, '\n']).collect();
    table
        .convert(&all)
        .lines()
        .zip(FIRST..=LAST)
        .map(|(line, code)| line.chars().next().or_else(|| char::from_u32(code)).unwrap_or('\u{FFFD}'))
        .collect()
}

impl Traditional {
    fn push(&self, text: &str, out: &mut String) {
        let Some(phrases) = self.phrases.as_ref().filter(|_| !text.is_ascii()) else {
            out.push_str(text);
            return;
        };
        out.extend(phrases.convert(text).chars().map(|c| {
            u32::from(c)
                .checked_sub(FIRST)
                .and_then(|offset| self.variants.get(usize::try_from(offset).ok()?).copied())
                .unwrap_or(c)
        }));
    }
}

/// A plain text in traditional characters.
pub fn to_traditional(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    TRADITIONAL.push(text, &mut out);
    out
}

/// A plain text in simplified characters; for queries.
pub fn to_simplified(text: &str) -> String {
    SIMPLIFIED.as_ref().map_or_else(|| text.to_owned(), |table| table.convert(text))
}

/// Attributes that a person reads or hears. All others, addresses above all, stay byte for byte.
const SPOKEN: [&str; 6] = ["alt", "title", "aria-label", "placeholder", "label", "content"];

/// A whole HTML page in traditional characters: text and spoken attributes; never names, addresses, scripts, styles.
pub fn page(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    // What a person has typed into a form comes back as it was.
    let mut typed = false;
    for piece in pieces(html) {
        let was_typed = typed;
        typed = matches!(&piece, Piece::Open(tag) if tag.name.eq_ignore_ascii_case("textarea"));
        match piece {
            Piece::Text(text) if was_typed => out.push_str(text),
            Piece::Text(text) => TRADITIONAL.push(text, &mut out),
            Piece::Open(tag) if !tag.source.is_ascii() => {
                let mut copied = 0;
                for (name, value) in tag.attributes() {
                    let spoken = SPOKEN.iter().any(|spoken| name.eq_ignore_ascii_case(spoken));
                    let is_address = value.starts_with('/') || value.starts_with("http");
                    if !spoken || is_address || value.is_ascii() {
                        continue;
                    }
                    // `value` is a slice of `source`, so their distance is the place where it stands.
                    let start = value.as_ptr().addr() - tag.source.as_ptr().addr();
                    out.push_str(tag.source.get(copied..start).unwrap_or_default());
                    TRADITIONAL.push(value, &mut out);
                    copied = start + value.len();
                }
                out.push_str(tag.source.get(copied..).unwrap_or_default());
            }
            Piece::Open(tag) => out.push_str(tag.source),
            Piece::Close { source, .. } | Piece::Other(source) => out.push_str(source),
        }
    }
    out
}
