//! The column tree: seven primary columns and sixty-five below them, read from `texts/columns.txt`.

use super::city::{ColumnKind, DemoColumn};

pub fn columns() -> Vec<DemoColumn> {
    include_str!("texts/columns.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(column)
        .collect()
}

fn column(line: &str) -> Option<DemoColumn> {
    let mut fields = line.split(" | ").map(str::trim);
    let path = fields.next()?.to_owned();
    let (name, name_en) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let kind = match fields.next()? {
        "page" => ColumnKind::Page,
        "gallery" => ColumnKind::Gallery,
        "link" => ColumnKind::Link,
        "disclosure" => ColumnKind::Disclosure,
        _ => ColumnKind::List,
    };
    let column_type = fields.next()?.to_owned();
    let interval_days = fields.next()?.parse().ok();
    let flavour = fields.next()?.trim_matches('-');
    let weight = fields.next()?.parse().unwrap_or(0);
    let keywords = fields.next()?.split(',').map(str::to_owned).collect();
    let link = kind == ColumnKind::Link;
    Some(DemoColumn {
        parent: path.rsplit_once('/').map(|(parent, _)| parent.to_owned()),
        path,
        name,
        name_en,
        description: fields.next()?.to_owned(),
        keywords,
        column_type,
        kind,
        link_url: link.then(|| flavour.to_owned()),
        interval_days,
        flavour: if link { String::new() } else { flavour.to_owned() },
        weight,
    })
}
