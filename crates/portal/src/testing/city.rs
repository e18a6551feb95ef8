//! The small city that tests live in: two sites, columns of every kind down to four deep, three
//! units. Nothing is published; each test publishes what it is about.

use kit::db::Db;
use kit::{Result, clock};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use crate::ground::sites::store::{NewColumn, add_block, add_column, add_site};
use crate::ground::sites::{ColumnKind, SiteDetails};
use crate::ground::units::UnitDetails;
use crate::ground::units::store::{NewUnit, add};

/// When every test begins: Monday morning.
pub const MORNING: &str = "2026-11-23 09:00";

/// A host of the main site, the one requests go to unless they say otherwise.
pub const HOST: &str = "www.test.example";

/// The host of the second site, of the water office.
pub const WATER_HOST: &str = "water.test.example";

/// Unix seconds of [`MORNING`].
pub fn morning() -> i64 {
    clock::parse_local(MORNING).unwrap_or_default()
}

/// (path, name, English name, kind, promised days)
type Plan = (&'static str, &'static str, &'static str, ColumnKind, Option<i64>);

const COLUMNS: [Plan; 11] = [
    ("news", "新闻中心", "News", ColumnKind::List, Some(7)),
    ("news/city", "要闻", "City news", ColumnKind::List, Some(1)),
    ("news/units", "部门动态", "From the departments", ColumnKind::List, Some(7)),
    ("open", "政务公开", "Disclosure", ColumnKind::List, None),
    ("open/notices", "通知公告", "Notices", ColumnKind::List, Some(14)),
    ("open/files", "政府文件", "Documents", ColumnKind::Disclosure, Some(30)),
    ("open/files/office", "政府办公室文件", "Office documents", ColumnKind::List, None),
    ("open/files/office/rules", "规范性文件", "Rules", ColumnKind::List, None),
    ("pictures", "图片", "Pictures", ColumnKind::Gallery, None),
    ("about", "关于本站", "About", ColumnKind::Page, None),
    ("province", "省政府", "Province", ColumnKind::Link, None),
];

fn details(name_en: &str, domain: &str) -> SiteDetails {
    SiteDetails {
        name_en: name_en.to_owned(),
        slogan: "看得见的政府".to_owned(),
        slogan_en: "A government in the open".to_owned(),
        domain: domain.to_owned(),
        id_code: "9900000001".to_owned(),
        organizer: "测试市人民政府".to_owned(),
        undertaker: "测试市信息中心".to_owned(),
        phone: "0990-5550000".to_owned(),
        email: "web@test.example".to_owned(),
        address: "测试市府前路1号".to_owned(),
        postcode: "990000".to_owned(),
        icp: "测ICP备99000001号".to_owned(),
        police: "测公网安备99000002000001号".to_owned(),
        index_rule: "{code}/{year}-{serial}".to_owned(),
        hints: vec!["供水".to_owned(), "社保".to_owned()],
        ..SiteDetails::default()
    }
}

async fn columns(tx: &DatabaseTransaction, site: i64) -> Result<()> {
    let mut ids: Vec<(&str, i64)> = Vec::new();
    for (position, (path, name, name_en, kind, interval_days)) in (0..).zip(COLUMNS) {
        let above = path.rsplit_once('/').map(|(above, _)| above);
        let parent = ids.iter().find(|(known, _)| Some(*known) == above).map(|(_, id)| *id);
        let new = NewColumn {
            site_id: site,
            parent,
            path: path.to_owned(),
            position,
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            description: format!("{name}的全部信息"),
            keywords: vec![name.to_owned(), "测试市".to_owned()],
            column_type: "政务动态".to_owned(),
            kind,
            link_url: (kind == ColumnKind::Link).then(|| "https://province.test.example/".to_owned()),
            interval_days,
        };
        ids.push((path, add_column(tx, &new).await?));
    }
    Ok(())
}

async fn units(tx: &DatabaseTransaction) -> Result<()> {
    let plans = [
        ("water", "测试市水利局", "水利局", "Water Office", "department", "S", "11990000MB00000001"),
        ("office", "测试市人民政府办公室", "市政府办", "General Office", "office", "Z", "11990000MB00000002"),
        ("east", "东山县人民政府", "东山县", "Dongshan County", "county", "D", "11990000MB00000003"),
    ];
    for (position, (slug, name, short, name_en, kind, initial, code)) in (0..).zip(plans) {
        let details = UnitDetails {
            duties_html: format!("<p>{name}的职责。</p>"),
            address: "府前路2号".to_owned(),
            hours: "工作日 9:00—17:00".to_owned(),
            phone: "0990-5550001".to_owned(),
            credit_code: code.to_owned(),
            ..UnitDetails::default()
        };
        let new = NewUnit {
            slug: slug.to_owned(),
            name: name.to_owned(),
            short_name: short.to_owned(),
            name_en: name_en.to_owned(),
            kind: kind.to_owned(),
            initial: initial.to_owned(),
            position,
            details,
            posts: vec![("王小明".to_owned(), "负责人".to_owned(), "主持全面工作".to_owned())],
        };
        add(tx, &new).await?;
    }
    Ok(())
}

/// Founds the city in a migrated, empty database.
pub(super) async fn found(db: &Db) -> Result<()> {
    db.write(|tx| {
        Box::pin(async move {
            units(tx).await?;
            let hosts = ["localhost".to_owned(), HOST.to_owned()];
            let main = add_site(tx, "main", "测试市人民政府", &details("Testing City", HOST), &hosts).await?;
            columns(tx, main).await?;
            add_block(tx, main, 0, "today", &json!({ "path": "open/notices" })).await?;
            add_block(tx, main, 1, "column", &json!({ "path": "news/city" })).await?;
            let hosts = [WATER_HOST.to_owned()];
            let water =
                add_site(tx, "water", "测试市水利局网站", &details("Water", WATER_HOST), &hosts).await?;
            let works = NewColumn {
                site_id: water,
                path: "works".to_owned(),
                name: "水利动态".to_owned(),
                name_en: "Water works".to_owned(),
                column_type: "政务动态".to_owned(),
                ..NewColumn::default()
            };
            add_column(tx, &works).await?;
            add_block(tx, water, 0, "column", &json!({ "path": "works" })).await
        })
    })
    .await
}
