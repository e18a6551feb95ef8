//! What the forms of the desk offer to choose from.

use crate::ground::people::{Rights, Role};
use crate::ground::publications::{ItemKind, Validity};
use crate::ground::sites::{Column, ColumnKind, Structure};
use crate::ui::Choice;

use super::views::edit::ColumnChoice;

/// 主题分类, the first level, in the order the national catalogue has.
pub const THEMES: [&str; 22] = [
    "国务院组织机构",
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
];

/// 文种: the fifteen of the regulation on official documents, then what offices also publish.
pub const GENRES: [&str; 22] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要", "公示", "方案", "规划", "办法", "细则", "解读", "其他",
];

fn choice(value: &str, label: &str, selected: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), selected }
}

/// Known words with the one chosen; a chosen one that is not among them is added, so that saving
/// never changes it silently.
pub fn among(words: &[&str], chosen: &str) -> Vec<Choice> {
    let mut all: Vec<Choice> = words.iter().map(|word| choice(word, word, *word == chosen)).collect();
    if !chosen.is_empty() && !words.contains(&chosen) {
        all.push(choice(chosen, chosen, true));
    }
    all
}

pub fn kinds(chosen: ItemKind) -> Vec<Choice> {
    ItemKind::ALL.iter().map(|kind| choice(kind.name(), kind.name(), *kind == chosen)).collect()
}

pub fn validities(chosen: Validity) -> Vec<Choice> {
    Validity::ALL.iter().map(|v| choice(v.name(), v.name(), *v == chosen)).collect()
}

pub fn units(structure: &Structure, chosen: Option<i64>) -> Vec<Choice> {
    structure.units.iter().map(|u| choice(&u.id.to_string(), &u.name, Some(u.id) == chosen)).collect()
}

/// The same with the possibility of none.
pub fn units_or_none(structure: &Structure, chosen: Option<i64>) -> Vec<Choice> {
    let mut all = vec![choice("", "—", chosen.is_none())];
    all.extend(units(structure, chosen));
    all
}

/// Whether somebody may put items into a column, or take them out.
pub fn may_use(structure: &Structure, rights: &Rights, column: &Column) -> bool {
    column.kind != ColumnKind::Link && rights.on_column(structure, Role::Author, column.id)
}

/// The column trees as boxes: the whole tree of `site`, and of the other sites what is ours.
pub fn column_boxes(structure: &Structure, rights: &Rights, site: i64, checked: &[i64]) -> Vec<ColumnChoice> {
    let mut boxes = Vec::new();
    let mut sites: Vec<_> = structure.sites.iter().collect();
    sites.sort_by_key(|one| (one.id != site, one.id));
    for one in sites {
        for column in structure.tree(one.id) {
            let ticked = checked.contains(&column.id);
            let ours = may_use(structure, rights, column);
            let here = one.id == site;
            if here || ours || ticked {
                let title = if here { column.name.clone() } else { format!("{} · {}", one.name, column.name) };
                boxes.push(ColumnChoice {
                    id: column.id.to_string(),
                    title,
                    depth: column.depth,
                    checked: ticked,
                    disabled: !ours,
                });
            }
        }
    }
    boxes
}

/// A site's columns as a select; deeper ones are set in. `allowed` leaves others out.
pub fn column_options(structure: &Structure, site: i64, allowed: Option<&[i64]>, chosen: Option<i64>) -> Vec<Choice> {
    let tree = structure.tree(site).into_iter();
    let shown = tree.filter(|c| c.kind != ColumnKind::Link && allowed.is_none_or(|ids| ids.contains(&c.id)));
    shown
        .map(|column| {
            let inset = "　".repeat(usize::try_from(column.depth).unwrap_or(0));
            choice(&column.id.to_string(), &format!("{inset}{}", column.name), Some(column.id) == chosen)
        })
        .collect()
}
