//! Reads an import file line by line: plain or gzip, of any size, with bounded memory.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use serde_json::Value;

use super::incoming::Incoming;
use super::report::Fault;
use super::row;
use crate::ground::text::MAX_BODY;

/// In JSON a body may be written with escapes, six bytes for a character of three; and other fields come on top.
const LONGEST_LINE: usize = 3 * MAX_BODY;
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Reads items from a file or stream; gzip is recognised by its first bytes. Wrap `source` to see progress.
pub fn read<R: Read>(source: R) -> Rows<R> {
    Rows { input: Input::New(source), line: 0, buffer: Vec::new() }
}

/// One item or one fault for each line that is not empty.
pub struct Rows<R: Read> {
    input: Input<R>,
    line: u64,
    buffer: Vec<u8>,
}

enum Input<R: Read> {
    New(R),
    Plain(BufReader<Whole<R>>),
    Gzip(Box<BufReader<MultiGzDecoder<BufReader<Whole<R>>>>>),
    Ended,
}

/// The source with the bytes that were looked at first put back in front.
type Whole<R> = io::Chain<Cursor<Vec<u8>>, R>;

impl<R: Read> Input<R> {
    fn opened(self) -> io::Result<Self> {
        let Self::New(mut source) = self else { return Ok(self) };
        let mut start = Vec::with_capacity(GZIP.len());
        source.by_ref().take(2).read_to_end(&mut start)?;
        let gzip = start == GZIP;
        let source = BufReader::with_capacity(64 * 1024, Cursor::new(start).chain(source));
        Ok(if gzip {
            Self::Gzip(Box::new(BufReader::with_capacity(64 * 1024, MultiGzDecoder::new(source))))
        } else {
            Self::Plain(source)
        })
    }

    fn read_line(&mut self, buffer: &mut Vec<u8>) -> io::Result<Length> {
        match self {
            Self::Plain(reader) => bounded_line(reader, buffer),
            Self::Gzip(reader) => bounded_line(reader.as_mut(), buffer),
            Self::New(_) | Self::Ended => Ok(Length::End),
        }
    }
}

enum Length {
    Fits,
    TooLong,
    End,
}

/// As `read_until` a line feed, but of a line too long only the beginning is kept.
fn bounded_line(reader: &mut impl BufRead, buffer: &mut Vec<u8>) -> io::Result<Length> {
    buffer.clear();
    let mut seen = 0usize;
    loop {
        let chunk = match reader.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        let room = LONGEST_LINE.saturating_sub(buffer.len());
        buffer.extend_from_slice(part.get(..room.min(part.len())).unwrap_or_default());
        let (part, at_end) = (part.len(), chunk.is_empty());
        seen += part + usize::from(end.is_some());
        reader.consume(part + usize::from(end.is_some()));
        if end.is_some() || at_end {
            return Ok(match seen {
                0 => Length::End,
                seen if seen > LONGEST_LINE + 1 => Length::TooLong,
                _ => Length::Fits,
            });
        }
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Incoming, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.advance() {
                Ok(Length::End) => return None,
                Ok(Length::TooLong) => {
                    let megabytes = LONGEST_LINE / 1024 / 1024;
                    return Some(Err(Fault::line(self.line, format!("这一行超过 {megabytes} MB，太长了"))));
                }
                Ok(Length::Fits) => {
                    if let Some(row) = parse(self.line, &self.buffer) {
                        return Some(row);
                    }
                }
                Err(error) => {
                    self.input = Input::Ended;
                    self.line += 1;
                    let problem = format!("从这里起文件读不下去了，文件可能已损坏（{error}）");
                    return Some(Err(Fault { fatal: true, ..Fault::line(self.line, problem) }));
                }
            }
        }
    }
}

impl<R: Read> Rows<R> {
    fn advance(&mut self) -> io::Result<Length> {
        if let Input::New(_) = self.input {
            self.input = std::mem::replace(&mut self.input, Input::Ended).opened()?;
        }
        let length = self.input.read_line(&mut self.buffer)?;
        match length {
            Length::End => self.input = Input::Ended,
            Length::Fits | Length::TooLong => self.line += 1,
        }
        Ok(length)
    }
}

/// Nothing for an empty line.
fn parse(line: u64, bytes: &[u8]) -> Option<Result<Incoming, Fault>> {
    // Windows editors put a byte order mark in front of the file.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").filter(|_| line == 1).unwrap_or(bytes);
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() {
        return None;
    }
    Some(object(line, bytes).and_then(|fields| row::incoming(line, &fields)))
}

fn object(line: u64, bytes: &[u8]) -> Result<serde_json::Map<String, Value>, Fault> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Fault::line(line, "这一行不是 UTF-8 编码，请把文件另存为 UTF-8 后再导入"));
    };
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Fault::line(line, "这一行不是一个 JSON 对象（应以 { 开头、以 } 结尾）")),
        Err(error) => {
            Err(Fault::line(line, format!("这一行不是完整的 JSON（第 {} 个字节处读不懂）", error.column())))
        }
    }
}
