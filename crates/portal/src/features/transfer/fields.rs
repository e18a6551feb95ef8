//! The fields of a line: the names they go by, and their values as text, list, number or date, or a fault.

use serde_json::{Map, Value};

use super::dates::{self, Moment};
use super::report::Fault;

/// Our own name of a field first, then those of files that exist; the first one present with a value counts.
pub const ID: &[&str] = &["id", "external_key"];
pub const KIND: &[&str] = &["kind"];
pub const TITLE: &[&str] = &["title", "标题"];
pub const SUBTITLE: &[&str] = &["subtitle", "副标题"];
pub const BODY: &[&str] = &["body", "body_html", "content", "正文"];
pub const FORMAT: &[&str] = &["format"];
pub const SUMMARY: &[&str] = &["summary", "description", "摘要"];
pub const SOURCE: &[&str] = &["source", "来源"];
pub const AUTHOR: &[&str] = &["author", "作者"];
pub const KEYWORDS: &[&str] = &["keywords", "关键词", "region"];
pub const URL: &[&str] = &["url", "link"];
pub const PUBLISHED: &[&str] = &["published_at", "publish_date_html", "publish_date", "date", "发布日期"];
pub const YEAR: &[&str] = &["year"];
pub const NUMBER: &[&str] = &["document_number", "doc_no", "发文字号", "文号"];
pub const ISSUER: &[&str] = &["issuer", "发文机关"];
pub const INDEX: &[&str] = &["index_number", "index_no", "索引号"];
pub const THEME: &[&str] = &["theme", "topic", "category", "主题分类"];
pub const GENRE: &[&str] = &["genre", "level", "体裁"];
pub const WRITTEN: &[&str] = &["written_on", "written_date_html", "成文日期"];
pub const EFFECTIVE: &[&str] = &["effective_on", "valid_from", "施行日期"];
pub const EXPIRES: &[&str] = &["expires_on", "失效日期"];
pub const VALIDITY: &[&str] = &["validity", "expired", "有效性"];
pub const ENACTMENT: &[&str] = &["enactment", "issuance"];

/// One line's object, with its line number for the faults.
pub struct Fields<'a> {
    pub line: u64,
    values: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    pub fn new(line: u64, values: &'a Map<String, Value>) -> Self {
        Self { line, values }
    }

    pub fn fault(&self, field: &str, problem: impl Into<String>) -> Fault {
        Fault { field: field.to_owned(), ..Fault::line(self.line, problem) }
    }

    /// The first of the names that has a value, and the name itself for messages.
    pub fn value(&self, names: &[&'static str]) -> Option<(&'static str, &'a Value)> {
        names.iter().find_map(|name| {
            let value = self.values.get(*name)?;
            let empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
            (!empty).then_some((*name, value))
        })
    }

    /// The name under which the file has a field, even an empty one; for messages.
    pub fn name(&self, names: &[&'static str]) -> &'static str {
        let present = names.iter().find(|name| self.values.contains_key(**name));
        present.or(names.first()).copied().unwrap_or_default()
    }

    /// A text of one line: runs of white space become one space, control characters go.
    pub fn text(&self, names: &[&'static str]) -> Result<Option<String>, Fault> {
        let Some((name, value)) = self.value(names) else { return Ok(None) };
        match value {
            Value::String(text) => Ok(Some(one_line(text)).filter(|text| !text.is_empty())),
            Value::Number(number) => Ok(Some(number.to_string())),
            _ => Err(self.fault(name, "这里应当是文字")),
        }
    }

    /// A text kept as it is.
    pub fn body(&self, names: &[&'static str]) -> Result<Option<(&'static str, &'a str)>, Fault> {
        let Some((name, value)) = self.value(names) else { return Ok(None) };
        value.as_str().map(|text| Some((name, text))).ok_or_else(|| self.fault(name, "正文应当是文字"))
    }

    /// A list, or a text with its parts separated as people separate them.
    pub fn list(&self, names: &[&'static str]) -> Result<Vec<String>, Fault> {
        let Some((name, value)) = self.value(names) else { return Ok(Vec::new()) };
        let wrong = || self.fault(name, "这里应当是文字，或由文字组成的列表");
        let parts: Vec<&str> = match value {
            Value::String(text) => text.split([',', '，', ';', '；', '、', '|']).collect(),
            Value::Array(values) => {
                values.iter().map(Value::as_str).collect::<Option<_>>().ok_or_else(wrong)?
            }
            _ => return Err(wrong()),
        };
        let mut list: Vec<String> = Vec::new();
        for part in parts.into_iter().map(one_line).filter(|part| !part.is_empty()) {
            if !list.contains(&part) {
                list.push(part);
            }
        }
        Ok(list)
    }

    pub fn moment(&self, names: &[&'static str]) -> Result<Option<Moment>, Fault> {
        let Some((name, value)) = self.value(names) else { return Ok(None) };
        let moment = match value {
            Value::String(text) => dates::parse(text),
            Value::Number(number) => number.as_i64().and_then(dates::from_number),
            _ => None,
        };
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let shown: String = shown.chars().take(30).collect();
        moment.map(Some).ok_or_else(|| {
            self.fault(name, format!("“{shown}”不是看得懂的日期，请写成 2026-11-23 或 2026-11-23 09:05"))
        })
    }
}

fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
