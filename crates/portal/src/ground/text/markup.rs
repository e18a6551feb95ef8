//! Cuts HTML into text, tags and the rest, in one pass without building a tree. It decides nothing about safety:
//! that is the allow-list's work in `clean`; it only has to be linear on any input and lose no byte.

/// One stretch of the source. Put together again in order, the stretches are the source.
pub enum Piece<'a> {
    Text(&'a str),
    Open(Tag<'a>),
    Close {
        name: &'a str,
        source: &'a str,
    },
    /// Comments, declarations, and the inside of scripts and styles.
    Other(&'a str),
}

pub struct Tag<'a> {
    pub name: &'a str,
    pub source: &'a str,
    inside: &'a str,
}

/// Elements whose inside is not markup. What they hold is never text for people, except in `textarea` and `title`.
const RAW: [&str; 8] = ["script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"];

pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, raw: None, close_missing: [false; RAW.len()] }
}

pub struct Pieces<'a> {
    rest: &'a str,
    /// Index into `RAW` of the element just opened.
    raw: Option<usize>,
    /// Raw elements known to have no end tag any more, so that it is looked for once only.
    close_missing: [bool; RAW.len()],
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(inside) = self.raw_inside() {
            return Some(inside);
        }
        if self.rest.is_empty() {
            return None;
        }
        let length = text_length(self.rest);
        if length > 0 {
            return Some(Piece::Text(self.take(length)));
        }
        if let Some(length) = other_length(self.rest) {
            return Some(Piece::Other(self.take(length)));
        }
        let source = self.take(tag_length(self.rest));
        if let Some(after) = source.strip_prefix("</") {
            return Some(Piece::Close { name: name_of(after), source });
        }
        let body = source.strip_prefix('<').unwrap_or(source);
        let name = name_of(body);
        self.raw = RAW.iter().position(|raw| name.eq_ignore_ascii_case(raw));
        let inside = body.get(name.len()..).unwrap_or_default();
        Some(Piece::Open(Tag { name, source, inside: inside.strip_suffix('>').unwrap_or(inside) }))
    }
}

impl<'a> Pieces<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    /// After `<script>` and its like: everything up to their end tag, as one piece.
    fn raw_inside(&mut self) -> Option<Piece<'a>> {
        let index = self.raw.take()?;
        let name = RAW.get(index)?;
        let missing = self.close_missing.get_mut(index)?;
        let end = if *missing { None } else { find_close(self.rest, name) };
        *missing = end.is_none();
        let inside = self.take(end.unwrap_or(self.rest.len()));
        let readable = *name == "textarea" || *name == "title";
        if inside.is_empty() {
            None
        } else if readable {
            Some(Piece::Text(inside))
        } else {
            Some(Piece::Other(inside))
        }
    }
}

fn find_close(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| {
        let after = html.get(at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    })
}

/// How much of the beginning is text: up to the first `<` that opens a tag, a comment or a declaration.
fn text_length(html: &str) -> usize {
    html.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| {
            let mut after = html.bytes().skip(at + 1);
            match after.next() {
                Some(b'/') => after.next().is_some_and(|byte| byte.is_ascii_alphabetic()),
                Some(b'!' | b'?') => true,
                Some(byte) => byte.is_ascii_alphabetic(),
                None => false,
            }
        })
        .unwrap_or(html.len())
}

fn other_length(html: &str) -> Option<usize> {
    if let Some(comment) = html.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(html.len(), |at| at + "<!---->".len()));
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return Some(html.find('>').map_or(html.len(), |at| at + 1));
    }
    None
}

/// A tag ends at the first `>` outside quotes. A quote counts only where a value may begin, as browsers have it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in html.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return at + 1,
            None if (byte == b'"' || byte == b'\'') && before == b'=' => quote = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    html.len()
}

fn name_of(after: &str) -> &str {
    let end = after.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(after.len());
    after.get(..end).unwrap_or_default()
}

impl<'a> Tag<'a> {
    /// Names and values as written, entities and all.
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.inside }
    }

    pub fn attribute(&self, wanted: &str) -> Option<&'a str> {
        self.attributes().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    }
}

pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if self.rest.is_empty() {
            return None;
        }
        // A stray `=` at the front belongs to the name, so that every step moves on.
        let end =
            self.rest.char_indices().skip(1).find(|(_, c)| c.is_ascii_whitespace() || *c == '=' || *c == '/');
        let (name, after) = self.rest.split_at_checked(end.map_or(self.rest.len(), |(at, _)| at))?;
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_ascii_start();
        let quoted = value.chars().next().filter(|c| *c == '"' || *c == '\'');
        let (value, rest) = match quoted {
            Some(mark) => {
                let value = value.get(1..).unwrap_or_default();
                value.split_once(mark).unwrap_or((value, ""))
            }
            None => value
                .split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
        };
        self.rest = rest;
        Some((name, value))
    }
}

/// The name of the character reference that begins after an `&`: at most so long as the longest there is, ended by
/// a semicolon. Only a short stretch is looked at, however long the text.
pub fn reference_name(after: &str) -> Option<&str> {
    let end = after.bytes().take(32).position(|byte| byte != b'#' && !byte.is_ascii_alphanumeric())?;
    let (name, rest) = after.split_at_checked(end)?;
    (!name.is_empty() && rest.starts_with(';')).then_some(name)
}

/// Replaces one mark, and every `&` that begins no reference: the parser behind takes long over those.
pub fn push_escaped(text: &str, mark: char, escaped: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', mark]) {
        let (before, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        match found.strip_prefix('&') {
            Some(after) => {
                out.push_str(if reference_name(after).is_some() { "&" } else { "&amp;" });
                rest = after;
            }
            None => {
                out.push_str(escaped);
                rest = found.strip_prefix(mark).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

/// Where a text of at most so many bytes ends; never inside a character or a reference.
pub fn part_length(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let end = text.floor_char_boundary(longest);
    let tail = text.floor_char_boundary(end.saturating_sub(40));
    let reference = text.get(tail..end).and_then(|tail| tail.rfind('&'));
    reference.map(|at| tail + at).filter(|at| *at > 0).unwrap_or(end)
}
