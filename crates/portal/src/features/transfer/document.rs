//! The part of a line that makes an item an official document.

use serde_json::Value;

use super::fields::{self, Fields};
use super::incoming::{Document, Kind, Validity};
use super::report::Fault;
use crate::ground::text::docnum;

/// Fields that only documents have. A theme or a genre alone does not make a document of a piece of news.
const SIGNS: [&[&str]; 6] =
    [fields::NUMBER, fields::ISSUER, fields::INDEX, fields::WRITTEN, fields::VALIDITY, fields::ENACTMENT];

pub fn kind(fields: &Fields<'_>) -> Result<Kind, Fault> {
    let Some(word) = fields.text(fields::KIND)? else {
        let document = SIGNS.iter().any(|names| fields.value(names).is_some());
        return Ok(if document { Kind::Document } else { Kind::Article });
    };
    match word.as_str() {
        "article" | "文章" | "信息" => Ok(Kind::Article),
        "document" | "公文" => Ok(Kind::Document),
        other => {
            let shown: String = other.chars().take(30).collect();
            Err(fields
                .fault("kind", format!("不认识的类型“{shown}”，只能是 article（文章）或 document（公文）")))
        }
    }
}

pub fn document(fields: &Fields<'_>) -> Result<Document, Fault> {
    let day = |names: &[&'static str]| -> Result<Option<chrono::NaiveDate>, Fault> {
        let Some(moment) = fields.moment(names)? else { return Ok(None) };
        moment
            .day()
            .map(Some)
            .ok_or_else(|| fields.fault(fields.name(names), "这里需要完整的日期，只写年份不够"))
    };
    let enactment = fields.text(fields::ENACTMENT)?;
    let issuer = fields.text(fields::ISSUER)?.or_else(|| enactment.as_deref().and_then(issuer_of));
    Ok(Document {
        document_number: fields.text(fields::NUMBER)?.map(|number| docnum::normal(&number)),
        issuer,
        written_on: day(fields::WRITTEN)?,
        index_number: fields.text(fields::INDEX)?,
        theme: fields.text(fields::THEME)?.map(|theme| theme.replace('/', "\\")),
        validity: validity(fields)?,
        genre: fields.text(fields::GENRE)?,
        effective_on: day(fields::EFFECTIVE)?,
        expires_on: day(fields::EXPIRES)?,
    })
}

fn validity(fields: &Fields<'_>) -> Result<Option<Validity>, Fault> {
    let Some((name, value)) = fields.value(fields::VALIDITY) else { return Ok(None) };
    // `expired` asks the opposite question.
    let (yes, no) = if name == "expired" {
        (Validity::Expired, Validity::InForce)
    } else {
        (Validity::InForce, Validity::Expired)
    };
    let word = match value {
        Value::Bool(true) => return Ok(Some(yes)),
        Value::Bool(false) => return Ok(Some(no)),
        Value::Number(number) if number.as_i64() == Some(1) => return Ok(Some(yes)),
        Value::Number(number) if number.as_i64() == Some(0) => return Ok(Some(no)),
        Value::String(word) => word.trim(),
        _ => "",
    };
    match word {
        "in_force" | "有效" | "现行有效" => Ok(Some(Validity::InForce)),
        "amended" | "部分修改" => Ok(Some(Validity::Amended)),
        "expired" | "失效" | "已失效" => Ok(Some(Validity::Expired)),
        "repealed" | "废止" | "已废止" => Ok(Some(Validity::Repealed)),
        _ => Err(fields.fault(
            name,
            "有效性只能是 in_force（有效）、amended（部分修改）、expired（失效）或 repealed（废止）",
        )),
    }
}

/// Bodies that pass laws, and whether the name ends with the word or before it.
const BODIES: [(&str, bool); 7] = [
    ("人民代表大会常务委员会", true),
    ("人大常委会", true),
    ("人民代表大会", true),
    ("审判委员会", false),
    ("检察委员会", false),
    ("国务院", true),
    // An order: 交通部令第5号.
    ("令第", false),
];

/// Who passed a law, from the sentence that says when and by whom: the first body named in it, without the number
/// of its term, which belongs to the meeting and not to the body. Who only approved it did not pass it.
fn issuer_of(enactment: &str) -> Option<String> {
    let passed = |word: &&str| !word.ends_with("批准") && !word.starts_with('经');
    enactment.split_whitespace().filter(passed).find_map(|word| {
        let (at, body, keep) = BODIES
            .iter()
            .filter_map(|(body, keep)| word.find(body).map(|at| (at, *body, *keep)))
            .min_by_key(|(at, _, _)| *at)?;
        let before = word.get(..at)?;
        // What stands in title marks is the name of a decision, not who decides.
        if before.contains(['《', '〈', '<']) {
            return None;
        }
        let before = before.rsplit(['日', '、']).next().unwrap_or(before);
        let place = before.split_once('第').map_or(before, |(place, _)| place);
        let place = place.strip_prefix("中华人民共和国").unwrap_or(place);
        let place = if place.is_empty() && body.starts_with("人民代表大会") { "全国" } else { place };
        let name = if keep { format!("{place}{body}") } else { place.to_owned() };
        (2..=40).contains(&name.chars().count()).then_some(name)
    })
}
