//! One line's object to one item.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::dates::{self, Moment};
use super::document;
use super::fields::{self, Fields};
use super::incoming::{Document, Incoming, Kind};
use super::report::Fault;
use crate::ground::text::{self, MAX_BODY};

const LONGEST_TITLE: usize = 300;
const SUMMARY: usize = 120;

pub fn incoming(line: u64, values: &Map<String, Value>) -> Result<Incoming, Fault> {
    let fields = Fields::new(line, values);
    let mut notes = Vec::new();
    let kind = document::kind(&fields)?;
    let title = title(&fields)?;
    let url = fields.text(fields::URL)?;
    let document = if kind == Kind::Document { Some(document::document(&fields)?) } else { None };
    let enactment = fields.text(fields::ENACTMENT)?;
    let body_html = body(&fields, &title, document.as_ref(), url.as_deref(), &mut notes)?;
    let published_at = published(&fields, document.as_ref(), enactment.as_deref(), &mut notes)?;
    let summary = match fields.text(fields::SUMMARY)? {
        Some(summary) => summary,
        None => text::summary(&body_html, SUMMARY),
    };
    let body_html = match &enactment {
        Some(enactment) => {
            format!("<p class=\"enactment\">（{}）</p>\n{body_html}", text::body::escape(enactment))
        }
        None => body_html,
    };
    let mut incoming = Incoming {
        line,
        external_key: String::new(),
        content_hash: String::new(),
        kind,
        title,
        subtitle: fields.text(fields::SUBTITLE)?,
        body_html,
        summary,
        source: fields.text(fields::SOURCE)?,
        author: fields.text(fields::AUTHOR)?,
        keywords: fields.list(fields::KEYWORDS)?,
        url,
        published_at,
        document,
        notes,
    };
    incoming.content_hash = hash(&incoming).map_err(|error| Fault::line(line, error.to_string()))?;
    incoming.external_key = match fields.text(fields::ID)? {
        Some(id) if id.chars().count() > 200 => {
            return Err(fields.fault(fields.name(fields::ID), "编号超过 200 个字"));
        }
        Some(id) => id,
        None => incoming.content_hash.clone(),
    };
    Ok(incoming)
}

/// Over everything that would be stored, so that any change in a line is a change of the item.
fn hash(incoming: &Incoming) -> Result<String, serde_json::Error> {
    let content = serde_json::to_vec(incoming)?;
    Ok(Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect())
}

fn title(fields: &Fields<'_>) -> Result<String, Fault> {
    let name = fields.name(fields::TITLE);
    let title = fields.text(fields::TITLE)?.ok_or_else(|| fields.fault(name, "没有标题"))?;
    let length = title.chars().count();
    if length > LONGEST_TITLE {
        return Err(fields.fault(name, format!("标题有 {length} 个字，最多 {LONGEST_TITLE} 个字")));
    }
    Ok(title)
}

fn body(
    fields: &Fields<'_>,
    title: &str,
    document: Option<&Document>,
    url: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<String, Fault> {
    let Some((name, body)) = fields.body(fields::BODY)? else {
        // A line that only points elsewhere is an item too, as long as it does point somewhere.
        return match url.filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
            Some(url) => {
                notes.push("没有正文，只保留原文链接".to_owned());
                let link = format!(
                    "<p><a href=\"{}\">查看原文</a></p>",
                    text::body::escape(url).replace('"', "&quot;")
                );
                Ok(text::clean_html(&link))
            }
            None => Err(fields.fault(fields.name(fields::BODY), "没有正文，也没有原文链接（url）")),
        };
    };
    if body.len() > MAX_BODY {
        return Err(fields.fault(name, format!("正文超过 {} MB", MAX_BODY / 1024 / 1024)));
    }
    let format = fields.text(fields::FORMAT)?;
    let html = match format.as_deref() {
        Some("html") => text::clean_html(body),
        Some("markdown") => text::from_markdown(body),
        Some("text") => text::from_plain(without_title(body, title, document)),
        Some(_) => return Err(fields.fault("format", "正文格式只能是 html、markdown 或 text")),
        None if name == "body_html" => text::clean_html(body),
        None if text::looks_like_markdown(body) => text::from_markdown(body),
        None if text::looks_like_html(body) => text::clean_html(body),
        None => text::from_plain(without_title(body, title, document)),
    };
    if html.trim().is_empty() {
        return Err(fields.fault(name, "去掉不允许的内容以后，正文是空的"));
    }
    Ok(html)
}

/// Copied documents begin with their own title and number, which the page already shows above the text.
fn without_title<'a>(body: &'a str, title: &str, document: Option<&Document>) -> &'a str {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let title = letters(title);
    let mut rest = body;
    let mut seen = String::new();
    let mut after = body;
    for _ in 0..5 {
        let Some((line, below)) = after.split_once('\n') else { break };
        seen.push_str(&letters(line));
        after = below;
        if seen == title {
            rest = below;
            break;
        }
        if !title.starts_with(&seen) {
            break;
        }
    }
    let number = document.and_then(|document| document.document_number.as_deref()).map(letters);
    match rest.trim_start().split_once('\n') {
        Some((line, below)) if number.is_some_and(|number| number == letters(line)) => below,
        _ => rest,
    }
}

/// When the item was published; where the line does not say, the next best date it has, with a note.
fn published(
    fields: &Fields<'_>,
    document: Option<&Document>,
    enactment: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Option<i64>, Fault> {
    let stated = fields.moment(fields::PUBLISHED)?;
    if let Some(moment @ (Moment::Second(_) | Moment::Day(_))) = stated {
        return Ok(moment.seconds());
    }
    let year = match stated {
        Some(Moment::Year(year)) => Some(year),
        _ => match fields.moment(fields::YEAR)? {
            Some(Moment::Year(year)) => Some(year),
            Some(moment) => return Ok(moment.seconds()),
            None => None,
        },
    };
    if let Some(year) = year {
        return Ok(of_year(fields, year, notes)?.seconds());
    }
    let candidates: [(Option<NaiveDate>, &str); 3] = [
        (document.and_then(|document| document.written_on), "成文日期"),
        (enactment.and_then(dates::last_decided), "通过或公布的日期"),
        (document.and_then(|document| document.effective_on), "施行日期"),
    ];
    let found = candidates.into_iter().find_map(|(day, what)| Some((day?, what)));
    Ok(found.and_then(|(day, what)| {
        notes.push(format!("没有发布日期，改用{what} {day}"));
        Moment::Day(day).seconds()
    }))
}

/// Only the year is known: the first lines of a report usually give the day on which it was delivered.
fn of_year(fields: &Fields<'_>, year: i32, notes: &mut Vec<String>) -> Result<Moment, Fault> {
    let lines = fields.body(fields::BODY)?.map(|(_, body)| body.lines().take(5)).into_iter().flatten();
    let day = lines.filter_map(dates::first_in).find(|day| day.year() == year);
    Ok(match day {
        Some(day) => {
            notes.push(format!("只有年份，日期取自正文开头：{day}"));
            Moment::Day(day)
        }
        None => {
            notes.push(format!("只有年份，日期记为 {year}-01-01"));
            Moment::Year(year)
        }
    })
}
