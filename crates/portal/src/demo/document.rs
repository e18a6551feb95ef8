//! Official documents: number, index number, opening, signature, and what replaces or explains them.

use std::collections::HashMap;

use super::bank::{Block, Topic};
use super::city::{DemoDocument, DemoItem, ItemKind, Validity};
use super::day::Day;
use super::items::{State, World, key};
use super::writer::Writer;

/// Serial numbers of the year, by prefix or credit code.
#[derive(Default)]
pub struct Counters(HashMap<(String, i64), u32>);

impl Counters {
    fn next(&mut self, name: &str, year: i64) -> u32 {
        let count = self.0.entry((name.to_owned(), year)).or_insert(0);
        *count += 1;
        *count
    }
}

/// What is remembered of a document for the items that explain or replace it.
#[derive(Clone)]
pub struct Paper {
    /// How many items will still speak of it.
    uses: usize,
    pub topic: usize,
    title: String,
    number: String,
    issuer: (String, String),
    written: Day,
    sections: String,
    place: usize,
    memo: Vec<(String, String)>,
}

impl Paper {
    /// The document at this place, for one of the items that speak of it; forgotten after the last.
    pub fn take(papers: &mut HashMap<usize, Self>, place: usize) -> Option<Self> {
        let paper = papers.get_mut(&place)?;
        paper.uses -= 1;
        if paper.uses == 0 { papers.remove(&place) } else { Some(paper.clone()) }
    }

    /// Lets a later text speak of this document.
    pub fn lend(&self, writer: &mut Writer<'_>, explained: bool) {
        if explained {
            writer.set("doc", self.title.clone());
            writer.set("docno", self.number.clone());
            writer.set("docdate", self.written.chinese());
            writer.set("issuer", self.issuer.1.clone());
            writer.set("sections", self.sections.clone());
            writer.set("matter", matter(&self.title, &self.issuer.0));
        } else {
            for (name, value) in &self.memo {
                writer.set(name.clone(), value.clone());
            }
        }
    }
}

/// What a document is about: its title without the issuer before it and the genre behind it.
fn matter(title: &str, issuer: &str) -> String {
    let bare = title.strip_prefix(issuer).unwrap_or(title);
    let bare =
        bare.split_once('（').map_or(bare, |(head, tail)| if tail.ends_with("修订）") { head } else { bare });
    let mut bare = bare.trim_start_matches("关于");
    for head in ["印发", "《", "云岫市", "进一步", "开展", "加强", "做好", "推进", "规范", "同意设立"]
    {
        bare = bare.strip_prefix(head).unwrap_or(bare);
    }
    if let Some((year, rest)) = bare.split_once('年')
        && year.bytes().all(|byte| byte.is_ascii_digit())
    {
        bare = rest;
    }
    for tail in [
        "的通知",
        "的意见",
        "的批复",
        "有关事项",
        "》",
        "工作方案",
        "三年行动方案",
        "管理办法",
        "管理规定",
        "暂行办法",
        "实施细则",
        "工作",
    ] {
        bare = bare.strip_suffix(tail).unwrap_or(bare);
    }
    bare.trim_start_matches('《').trim_end_matches('》').replace(['《', '》'], "")
}

/// Makes an official document of an item.
pub fn finish<'a>(
    world: &World,
    state: &mut State,
    mut item: DemoItem,
    writer: &mut Writer<'a>,
    topic: &'a Topic,
    (place, topic_at, replaced): (usize, usize, Option<Paper>),
) -> DemoItem {
    let day = writer.day;
    let written = day.plus(-writer.seed.within(1, 9)).working();
    let (year, _, _) = written.ymd();
    let prefix = prefix(writer.slug, topic);
    let number = format!("{prefix}〔{year}〕{}号", state.counters.next(&prefix, year));
    let code = world
        .city
        .units
        .iter()
        .find(|unit| unit.slug == writer.slug)
        .map_or("", |unit| unit.credit_code.as_str());
    let index_number = format!("{code}/{year}-{:05}", state.counters.next(code, year));
    item.kind = ItemKind::Document;
    item.body_html = letter(writer, topic, &item, written, replaced.as_ref());
    item.document = Some(DemoDocument {
        document_number: number.clone(),
        issuer: writer.unit.to_owned(),
        written_on: written.iso(),
        index_number,
        theme: topic.theme.to_owned(),
        genre: topic.genre.to_owned(),
        validity: validity(world, writer, place, year),
        interpreted_by: world.plan.links.interpreted_by.get(&place).map(|at| key(*at)),
        replaced_by: world.plan.links.replaced_by.get(&place).map(|at| key(*at)),
        replaces: replaced.as_ref().map(|paper| key(paper.place)),
    });
    let links = &world.plan.links;
    let uses = usize::from(links.interpreted_by.contains_key(&place))
        + usize::from(links.replaced_by.contains_key(&place));
    if uses > 0 {
        let memo =
            writer.memo().iter().map(|(name, value)| (name.clone().into_owned(), value.clone())).collect();
        let issuer = (writer.unit.to_owned(), writer.unit_short.to_owned());
        let title = item.title.clone();
        state.papers.insert(
            place,
            Paper {
                uses,
                topic: topic_at,
                title,
                number,
                issuer,
                written,
                sections: sections(topic),
                place,
                memo,
            },
        );
    }
    item
}

fn prefix(slug: &str, topic: &Topic) -> String {
    let letter = topic.genre == "函" || topic.genre == "批复";
    match slug {
        "shi-zhengfu" if topic.flavours.contains(&"doc_normative") => "云政规".to_owned(),
        "shi-zhengfu" if letter => "云政函".to_owned(),
        "shi-zhengfu" => "云政".to_owned(),
        "shi-zhengfu-bangongshi" if letter => "云政办函".to_owned(),
        "shi-zhengfu-bangongshi" => "云政办".to_owned(),
        _ => format!("云{}", sign(slug)),
    }
}

/// The word by which a department signs its numbers.
fn sign(slug: &str) -> &'static str {
    const SIGNS: [(&str, &str); 27] = [
        ("fagai-wei", "发改"),
        ("jiaoyu-ju", "教"),
        ("keji-ju", "科"),
        ("gongxin-ju", "工信"),
        ("gongan-ju", "公"),
        ("minzheng-ju", "民"),
        ("sifa-ju", "司"),
        ("caizheng-ju", "财"),
        ("renshe-ju", "人社"),
        ("ziran-ziyuan-ju", "自然资"),
        ("shengtai-huanjing-ju", "环"),
        ("zhujian-ju", "建"),
        ("chengguan-ju", "城管"),
        ("jiaotong-ju", "交"),
        ("shuili-ju", "水"),
        ("nongye-ju", "农"),
        ("shangwu-ju", "商"),
        ("wenlv-ju", "文旅"),
        ("weijian-wei", "卫"),
        ("yingji-ju", "应急"),
        ("shichang-jianguan-ju", "市监"),
        ("tongji-ju", "统"),
        ("yibao-ju", "医保"),
        ("linye-ju", "林"),
        ("zhengwu-ju", "政务"),
        ("gongjijin-zhongxin", "公积金"),
        ("tiyu-ju", "体"),
    ];
    SIGNS.iter().find(|(known, _)| *known == slug).map_or("办", |(_, sign)| sign)
}

fn validity(world: &World, writer: &mut Writer<'_>, place: usize, year: i64) -> Validity {
    let (this_year, _, _) = Day::of(world.plan.now).ymd();
    if world.plan.links.replaced_by.contains_key(&place) {
        return Validity::Replaced;
    }
    if writer
        .value("validyears")
        .and_then(|years| years.parse::<i64>().ok())
        .is_some_and(|years| year + years < this_year)
    {
        return Validity::Expired;
    }
    if year + 6 < this_year && writer.seed.one_in(5) { Validity::Repealed } else { Validity::InForce }
}

/// The document as it is read: addressee, text, what ends with it, signature and date.
fn letter<'a>(
    writer: &mut Writer<'a>,
    topic: &'a Topic,
    item: &DemoItem,
    written: Day,
    replaced: Option<&Paper>,
) -> String {
    let mut out = String::with_capacity(item.body_html.len() + 600);
    let public = matches!(topic.genre, "公告" | "通告");
    if !public {
        let addressee = match writer.value("addressee") {
            Some(named) => named,
            None if writer.slug.starts_with("shi-zhengfu") => {
                "各县（市、区）人民政府，市政府各部门，各直属机构："
            }
            None => "各县（市、区）有关主管部门，机关各科室、局属各单位：",
        };
        out.push_str(&format!("<p>{addressee}</p>"));
    }
    out.push_str(&item.body_html);
    if let Some(paper) = replaced {
        out.push_str(&format!(
            "<p>本文件自印发之日起施行，《{}》（{}）同时废止。</p>",
            paper.title, paper.number
        ));
    }
    if let Some(attachment) = item.attachments.first() {
        out.push_str(&format!("<p>附件：{}</p>", attachment.name.trim_end_matches(".csv")));
    }
    out.push_str(&format!(
        "<p class=\"signature\">{}</p><p class=\"signature\">{}</p><p>（此件公开发布）</p>",
        writer.unit,
        written.chinese()
    ));
    out
}

/// The headings of a document in one line: what its interpretation says it consists of.
fn sections(topic: &Topic) -> String {
    let mut names: Vec<String> = Vec::new();
    for block in topic.parts.iter().filter_map(|part| part.blocks.first()) {
        if let Block::Heading(text) = block
            && let Some(super::bank::Node::Text(words)) = text.first()
        {
            names.push(words.split_once(['、', '　']).map_or(*words, |(_, name)| name).to_owned());
        }
    }
    if names.is_empty() { "总体要求、主要措施和组织实施".to_owned() } else { names.join("、") }
}
