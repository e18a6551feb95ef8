//! Tables of the single pages: buses, hospitals, schools, districts, history, industries.

use super::seed::{Seed, hash};
use super::tables::Table;
use super::writer::Writer;

pub fn table(name: &str, writer: &mut Writer<'_>) -> Option<Table> {
    Some(match name {
        "history" => history(),
        "industries" => industries(),
        "divisions" => divisions(writer),
        "buses" => buses(writer),
        "hospitals" => hospitals(writer),
        "schools" => schools(writer),
        _ => return None,
    })
}

fn history() -> Table {
    let mut table = Table::new("建置与发展简表", &["时期", "事件"]);
    for (when, what) in [
        ("唐", "置墨池县，治所在今砚池街一带"),
        ("宋", "水运兴起，古渡、竹浦成为集市"),
        ("明", "筑城墙，建北塔，设四门"),
        ("清", "书院、作坊并盛，砚与竹纸行销外地"),
        ("20世纪初", "石梁开办煤窑"),
        ("1958年", "轴承厂、铸造厂建成"),
        ("1983年", "撤地区设云岫市"),
        ("2004年", "映霞水库扩建，城市供水改由此取水"),
        ("2006年", "市政府门户网站开通市长信箱"),
        ("2015年", "石梁矿山公园开园"),
    ] {
        table.row([when.to_owned(), what.to_owned()]);
    }
    table
}

fn industries() -> Table {
    let mut table = Table::new("主要产业", &["产业", "主要分布", "代表产品"]);
    for (name, place, thing) in [
        ("轴承与精密机械", "砚北区", "精密轴承、传动部件"),
        ("新材料", "砚北区、石梁市", "光伏材料、复合材料"),
        ("绿色建材", "石梁市", "节能墙材、装配式构件"),
        ("竹木加工", "竹浦县", "竹地板、手工纸"),
        ("食品加工", "鹿鸣县、望岚县", "大米、菌菇制品"),
        ("文旅康养", "松屏区、墨池区", "景区、民宿、文创"),
    ] {
        table.row([name.to_owned(), place.to_owned(), thing.to_owned()]);
    }
    table
}

/// Area in square kilometres and residents in ten thousands; the last row adds them up.
fn divisions(writer: &Writer<'_>) -> Table {
    let mut table =
        Table::new("行政区划概况", &["名称", "面积（平方公里）", "常住人口（万人）", "街道和乡镇（个）"]);
    let facts = [(386, 462), (742, 418), (1120, 236), (1684, 296), (2846, 248), (2218, 304), (2206, 452)];
    let (mut land, mut people, mut towns) = (0, 0, 0);
    for (area, (size, residents)) in writer.places.areas.iter().zip(facts) {
        (land, people, towns) = (land + size, people + residents, towns + area.towns.len());
        table.row([
            area.name.to_owned(),
            size.to_string(),
            format!("{}.{}", residents / 10, residents % 10),
            area.towns.len().to_string(),
        ]);
    }
    table.row([
        "全市".to_owned(),
        land.to_string(),
        format!("{}.{}", people / 10, people % 10),
        towns.to_string(),
    ]);
    table
}

fn buses(writer: &Writer<'_>) -> Table {
    let mut table =
        Table::new("市区公交线路", &["线路", "起讫点", "主要站点", "首班", "末班", "间隔（分钟）"]);
    let mut seed = Seed::new(&[hash("buses")]);
    let roads = writer.places.list("road").unwrap_or(&[]);
    let ends = [
        "火车站",
        "市民之家",
        "客运中心",
        "映霞湖",
        "经开区",
        "职业技术学院",
        "市第一人民医院",
        "北塔公园",
        "砚池古街",
        "古渡镇",
    ];
    for line in 1..=24_usize {
        let (from, to) = (ends[line % 10], ends[(line * 3 + 4 + line / 10) % 10]);
        let to = if from == to { "水南社区" } else { to };
        let stop = |at: usize| roads.get((line * 5 + at * 7) % roads.len().max(1)).copied().unwrap_or("");
        let name = if line > 20 { format!("旅游{}路", line - 20) } else { format!("{line}路") };
        let stops = format!("{}、{}、{}", stop(0), stop(1), stop(2));
        let times = [
            format!("{}:{:02}", 6, seed.within(0, 3) * 10),
            format!("{}:{:02}", seed.within(19, 21), seed.within(0, 5) * 10),
        ];
        let [first, last] = times;
        table.row([name, format!("{from}—{to}"), stops, first, last, (6 + line % 10).to_string()]);
    }
    table
}

fn hospitals(writer: &Writer<'_>) -> Table {
    let mut table = Table::new("公立医院名录", &["医院", "等级", "地址", "总机"]);
    let names = writer.places.list("hospital").unwrap_or(&[]);
    for (at, name) in names.iter().enumerate() {
        let level = match at {
            0 | 2 => "三级甲等",
            1 | 3 => "三级乙等",
            _ => "二级甲等",
        };
        let place = if name.starts_with("云岫市") {
            format!("墨池区{}{}号", ["桂香街", "兰亭路", "青冥路", "学府路", "松风路"][at % 5], 12 + at * 17)
        } else {
            format!("{}健康路{}号", name.trim_end_matches("人民医院"), 6 + at * 3)
        };
        table.row([(*name).to_owned(), level.to_owned(), place, format!("0369-555{:04}", 8120 + at * 11)]);
    }
    table
}

fn schools(writer: &Writer<'_>) -> Table {
    let mut table = Table::new("部分学校名录", &["学校", "类别", "地址"]);
    let names = writer.places.list("school").unwrap_or(&[]);
    for (at, name) in names.iter().enumerate() {
        let kind = match *name {
            name if name.ends_with("小学") => "小学",
            name if name.ends_with("学院") => "高等职业院校",
            name if name.contains("特殊") => "特殊教育",
            name if name.ends_with("学校") => "九年一贯制",
            _ => "中学",
        };
        let road = ["学府路", "兰亭路", "砚池巷", "滨江路", "松风路", "北塔路", "桂香街"][at % 7];
        table.row([(*name).to_owned(), kind.to_owned(), format!("{road}{}号", 5 + at * 13)]);
    }
    table
}
