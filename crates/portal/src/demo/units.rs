//! The units: the government and its office, the information centre, 69 departments, the districts and counties.

use super::city::{DemoPost, DemoUnit, UnitKind};
use super::credit::credit_code;
use super::places::Places;
use super::seed::{Seed, hash};

/// A leader of the city, invented like everybody here.
pub struct Person {
    pub name: &'static str,
    pub title: &'static str,
    pub duties: &'static str,
}

/// Mayor, deputy mayors, secretary-general, in the order of protocol.
pub fn leaders() -> Vec<Person> {
    let person = |line: &'static str| {
        let mut fields = line.split(" | ");
        Some(Person { name: fields.next()?, title: fields.next()?, duties: fields.next()? })
    };
    include_str!("texts/leaders.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(person)
        .collect()
}

pub fn units() -> Vec<DemoUnit> {
    let places = Places::read();
    let lines = include_str!("texts/units.txt").lines().filter(|line| !line.starts_with('#'));
    lines.enumerate().filter_map(|(serial, line)| unit(line, serial, &places)).collect()
}

fn unit(line: &'static str, serial: usize, places: &Places) -> Option<DemoUnit> {
    let mut fields = line.split(" | ").map(str::trim);
    let slug = fields.next()?;
    let kind = match fields.next()? {
        "office" => UnitKind::Office,
        "centre" => UnitKind::Centre,
        "county" => UnitKind::County,
        _ => UnitKind::Department,
    };
    let (name, short_name, name_en) = (fields.next()?, fields.next()?, fields.next()?);
    let (duties, address) = (fields.next()?, fields.next()?);
    Some(DemoUnit {
        slug: slug.to_owned(),
        name: name.to_owned(),
        short_name: short_name.to_owned(),
        name_en: name_en.to_owned(),
        kind,
        duties_html: duties_html(name, duties, kind),
        address: format!("云岫市{address}"),
        hours: hours(slug).to_owned(),
        phone: format!("0369-555{:04}", 1001 + serial * 37),
        email: format!("{slug}@yunxiu.example"),
        postcode: format!("99{:04}", 1 + serial % 40),
        credit_code: credit_code(serial as u32 + 1),
        posts: posts(slug, kind, short_name, duties, places),
    })
}

fn duties_html(name: &str, duties: &str, kind: UnitKind) -> String {
    let lead = match kind {
        UnitKind::County => {
            format!("<p>{name}在云岫市人民政府领导下，管理本行政区域的经济和社会事务。基本情况如下：</p>")
        }
        UnitKind::Office if name.ends_with("人民政府") => {
            format!("<p>{name}是云岫市国家行政机关，主要职责是：</p>")
        }
        _ if name.ends_with("公司") => format!("<p>{name}是承担公共服务职能的企业，主要业务是：</p>"),
        _ => format!("<p>{name}贯彻执行有关法律法规和上级决策部署，主要职责是：</p>"),
    };
    let entries: String = duties.split('；').map(|duty| format!("<li>{duty}；</li>")).collect();
    let entries = match entries.strip_suffix("；</li>") {
        Some(open) => format!("{open}。</li>"),
        None => entries,
    };
    format!("{lead}<ul>{entries}</ul>")
}

fn hours(slug: &str) -> &'static str {
    match slug {
        "bowuguan" => "周二至周日 9:00—17:00（16:30停止入馆），周一闭馆（法定节假日除外）",
        "zhengwu-ju" | "budongchan-zhongxin" | "ziyuan-jiaoyi" => {
            "周一至周五 9:00—12:00、13:00—17:00，周六 9:00—12:00（部分窗口）"
        }
        "fengjing-qu" => "每日 7:30—17:30",
        "gongdian-gongsi" | "gongshui-gongsi" | "ranqi-gongsi" | "gongjiao-gongsi" => {
            "营业厅每日 8:30—17:30，抢修热线24小时"
        }
        _ => "周一至周五 8:30—12:00、14:30—18:00（法定节假日除外）",
    }
}

fn posts(slug: &str, kind: UnitKind, short: &str, duties: &str, places: &Places) -> Vec<DemoPost> {
    if slug == "shi-zhengfu" {
        let post = |person: Person| DemoPost {
            name: person.name.to_owned(),
            title: person.title.to_owned(),
            duties: person.duties.to_owned(),
            portrait: None,
        };
        return leaders().into_iter().map(post).collect();
    }
    let duties: Vec<&str> = duties.split('；').collect();
    let titles: &[&str] = match kind {
        UnitKind::County if short.ends_with('区') => &["区长", "常务副区长", "副区长", "副区长"],
        UnitKind::County if short.ends_with('县') => &["县长", "常务副县长", "副县长", "副县长"],
        UnitKind::County => &["市长", "常务副市长", "副市长", "副市长"],
        _ if short.ends_with("公司") => &["总经理", "副总经理"],
        _ if short.ends_with('委') || short.ends_with("办") => &["主任", "副主任", "副主任"],
        _ if short.ends_with("支队") => &["支队长", "副支队长"],
        _ if short.ends_with('局') => &["局长", "副局长", "副局长"],
        _ if short.ends_with('站') => &["站长", "副站长"],
        _ if short.ends_with('院') => &["院长", "副院长"],
        _ if short.ends_with('馆') => &["馆长", "副馆长"],
        _ if short.ends_with("会") || short.ends_with("联") || short.ends_with("协") => {
            &["主席", "副主席"]
        }
        _ => &["主任", "副主任"],
    };
    let mut seed = Seed::new(&[hash(slug), 7]);
    let mut names: Vec<String> = Vec::new();
    for _ in titles {
        names.push(person_name(places, &mut seed, &names));
    }
    let task = |at: usize| match at {
        0 => "主持全面工作。".to_owned(),
        _ if kind == UnitKind::County => {
            COUNTY_TASKS.get(at % COUNTY_TASKS.len()).map_or_else(String::new, |task| (*task).to_owned())
        }
        _ => duties
            .get(at % duties.len().max(1))
            .map_or_else(String::new, |duty| format!("协助主要负责人工作，具体负责{duty}。")),
    };
    let post = |(at, (name, title)): (usize, (String, &&str))| DemoPost {
        name,
        title: (*title).to_owned(),
        duties: task(at),
        portrait: None,
    };
    names.into_iter().zip(titles).enumerate().map(post).collect()
}

const COUNTY_TASKS: [&str; 4] = [
    "分管发展改革、财政、应急管理、统计等工作。",
    "负责政府常务工作，分管发展改革、财政、应急管理、统计等工作。",
    "分管农业农村、水利、林业、乡村振兴等工作。",
    "分管教育、卫生健康、民政、文化旅游等工作。",
];

fn person_name(places: &Places, seed: &mut Seed, taken: &[String]) -> String {
    let surnames = places.list("surname").unwrap_or(&[]);
    let given = places.list("given").unwrap_or(&[]);
    loop {
        let name = format!("{}{}", seed.pick(surnames).unwrap_or(&"林"), seed.pick(given).unwrap_or(&"清和"));
        if !taken.contains(&name) {
            return name;
        }
    }
}
