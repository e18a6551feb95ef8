//! Texts for samples: typical, hostile and very long, so that every view tries the same extremes.

use super::parts::{DocumentLine, ItemLine, Link, Picture, Validity};

/// 2026-11-23 09:05 in Shanghai: the moment all samples live in.
pub const NOW: i64 = 1_795_395_900;
pub const DAY: i64 = 86_400;
pub const HOSTILE: &str = "<script>alert(\"甲\")</script>'&\"乙\" </title>{{ 7*7 }}";

/// One unbroken word and a sentence without end.
pub fn long() -> String {
    format!(
        "{}{}",
        "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4),
        "关于进一步做好全市城乡供水保障和老旧管网改造有关工作的".repeat(12)
    )
}

pub fn link(label: &str, href: &str) -> Link {
    Link { label: label.to_owned(), href: href.to_owned(), current: false }
}

pub fn picture() -> Picture {
    Picture {
        src: "/files/00/river.jpg".to_owned(),
        alt: "晨雾里的河岸与远山".to_owned(),
        width: 1200,
        height: 675,
    }
}

pub fn item(n: i64, title: &str) -> ItemLine {
    ItemLine {
        title: title.to_owned(),
        href: format!("/items/{}", 1000 + n),
        published_at: NOW - n * DAY / 2,
        summary: (n % 3 == 0).then(|| "市政府召开专题会议，听取进展情况，研究部署下一阶段工作，要求各单位把责任落到人、把时限定到天。".to_owned()),
        unit: Some("市水利局".to_owned()),
        column: None,
        cover: (n % 4 == 0).then(picture),
    }
}

/// Ten ordinary headlines, a hostile one and a long one.
pub fn items() -> Vec<ItemLine> {
    let titles = [
        "全市今冬明春供水保障工作会议召开",
        "东城片区雨污分流改造完成过半，明年汛前全部投用",
        "我市新增三条社区公交线路，覆盖十二个小区",
        "第三季度政府网站自查情况通报",
        "市人民医院开设周末和夜间门诊",
        "关于冬季清洁取暖补贴申领的提示",
        "北山林场防火期巡护工作启动",
        "老旧小区加装电梯已投用一百零八部",
        "秋粮收购进入尾声，各库点预约到户",
        "青少年科技馆下月起试开放",
    ];
    let mut lines: Vec<ItemLine> = titles.iter().zip(0..).map(|(title, n)| item(n, title)).collect();
    lines.push(item(10, HOSTILE));
    lines.push(item(11, &long()));
    lines
}

pub fn document(n: i64, title: &str, validity: Validity) -> DocumentLine {
    DocumentLine {
        title: title.to_owned(),
        href: format!("/items/{}", 2000 + n),
        number: Some(format!("云政办〔2026〕{}号", 40 - n)),
        issuer: Some("云汀市人民政府办公室".to_owned()),
        theme: Some("综合政务\\政务公开".to_owned()),
        written_at: Some(NOW - (n + 3) * DAY),
        published_at: NOW - n * DAY,
        validity,
    }
}

pub fn documents() -> Vec<DocumentLine> {
    vec![
        document(0, "云汀市人民政府办公室关于印发城镇供水管网改造三年行动方案的通知", Validity::InForce),
        document(
            1,
            "云汀市人民政府关于公布继续有效、修改和废止的行政规范性文件目录的决定",
            Validity::InForce,
        ),
        document(2, "云汀市人民政府办公室关于加强冬春季森林防火工作的通知", Validity::Amended),
        document(3, "云汀市城市绿线管理办法（试行）", Validity::Expired),
        document(4, "云汀市人民政府关于印发公共停车场收费管理暂行办法的通知", Validity::Repealed),
        DocumentLine {
            number: None,
            issuer: None,
            theme: None,
            written_at: None,
            ..document(5, HOSTILE, Validity::InForce)
        },
        document(6, &long(), Validity::InForce),
    ]
}
