//! What must hold of the demo city, whatever is rewritten in its texts.

use std::collections::{HashMap, HashSet};

use portal::demo::{self, ColumnKind, DemoItem, ItemKind, ItemState, UnitKind, Validity};

/// 2026-11-24 00:00 in Shanghai.
const NOW: i64 = 1_795_449_600;

fn items(n: usize) -> Vec<DemoItem> {
    demo::items(n, NOW).collect()
}

#[test]
fn the_tree_has_seven_primary_and_sixty_five_auxiliary_columns() {
    let columns = demo::city().columns;
    assert_eq!(columns.iter().filter(|column| column.parent.is_none()).count(), 7);
    assert_eq!(columns.iter().filter(|column| column.parent.is_some()).count(), 65);
    assert_eq!(columns.iter().map(|column| column.path.matches('/').count() + 1).max(), Some(4));
    let mut seen = HashSet::new();
    for column in &columns {
        if let Some(parent) = &column.parent {
            assert!(seen.contains(parent), "{} comes before its parent", column.path);
        }
        assert!(seen.insert(column.path.clone()), "{} twice", column.path);
        assert_eq!(column.kind == ColumnKind::Link, column.link_url.is_some(), "{}", column.path);
        assert!(
            !column.description.is_empty() && !column.name_en.is_empty() && !column.keywords.is_empty(),
            "{}",
            column.path
        );
    }
}

#[test]
fn sixty_nine_departments_and_the_counties_have_leaders_and_codes_of_their_own() {
    let units = demo::city().units;
    let of = |kind: UnitKind| units.iter().filter(|unit| unit.kind == kind).count();
    assert_eq!(
        (of(UnitKind::Department), of(UnitKind::County), of(UnitKind::Office), of(UnitKind::Centre)),
        (69, 7, 2, 1)
    );
    let fields =
        |unit: &demo::DemoUnit| [&unit.slug, &unit.name, &unit.credit_code, &unit.phone].map(String::clone);
    let all: HashSet<String> = units.iter().flat_map(fields).collect();
    assert_eq!(all.len(), units.len() * 4, "a slug, name, code or telephone occurs twice");
    for unit in &units {
        assert!(unit.posts.len() >= 2, "{}", unit.name);
        assert!(unit.slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", unit.slug);
        assert!(
            unit.credit_code.starts_with("11990000") && checks(&unit.credit_code),
            "{}",
            unit.credit_code
        );
    }
    assert!(checks("11330800MB0R57773W"), "a code that is known to be right");
    assert!(!checks("11330800MB0R57774W"), "a code that is known to be wrong");
}

/// The rule of GB 32100, written out once more.
fn checks(code: &str) -> bool {
    let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Vec<usize> = code.chars().filter_map(|letter| alphabet.find(letter)).collect();
    let mut weight = 1;
    let mut sum = 0;
    for value in values.iter().take(17) {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    values.len() == 18 && (31 - sum % 31) % 31 == values[17]
}

#[test]
fn as_many_items_are_published_as_were_asked_for() {
    for n in [200, 2000, 5000] {
        let items = items(n);
        assert_eq!(items.iter().filter(|item| item.state == ItemState::Published).count(), n);
        for item in &items {
            let later = item.published_at > NOW;
            assert_eq!(item.state == ItemState::Scheduled, later, "{} {}", item.key, item.title);
        }
    }
    let items = items(2000);
    assert!(items.iter().any(|item| item.state == ItemState::Draft));
    assert!(items.iter().any(|item| item.state == ItemState::Scheduled));
    assert!(
        items.iter().any(|item| matches!(&item.state, ItemState::Withdrawn { reason } if !reason.is_empty()))
    );
}

#[test]
fn no_column_is_empty_and_no_item_stands_in_an_unknown_one() {
    let columns = demo::city().columns;
    let mut filled: HashMap<String, usize> = HashMap::new();
    for item in items(200).into_iter().filter(|item| item.state == ItemState::Published) {
        for path in item.columns {
            assert!(columns.iter().any(|column| column.path == path), "{path}");
            *filled.entry(path).or_default() += 1;
        }
    }
    for column in &columns {
        let below = filled
            .iter()
            .any(|(path, _)| path == &column.path || path.starts_with(&format!("{}/", column.path)));
        assert!(below || column.kind == ColumnKind::Link, "{} is empty", column.path);
        if column.kind == ColumnKind::Page {
            assert_eq!(filled.get(&column.path), Some(&1), "{}", column.path);
        }
    }
}

#[test]
fn texts_are_whole() {
    let units: HashSet<String> = demo::city().units.into_iter().map(|unit| unit.slug).collect();
    let mut titles = HashSet::new();
    for item in items(2000) {
        assert!(titles.insert(item.title.clone()) || item.kind == ItemKind::Page, "twice: {}", item.title);
    }
    for item in items(200).into_iter().chain(items(2000)).chain(items(3000)) {
        let all = format!("{}{}{}{}", item.title, item.summary, item.body_html, item.keywords.concat());
        for mark in ['{', '}', '[', ']', '|', '@'] {
            assert!(!all.contains(mark), "{mark} left over in {}: {all}", item.key);
        }
        let length = bare(&item.body_html).chars().count();
        assert!((240..=1800).contains(&length), "{} has {length} characters", item.title);
        assert!(
            !item.summary.is_empty() && !item.source.is_empty() && !item.keywords.is_empty(),
            "{}",
            item.title
        );
        assert!(units.contains(&item.unit), "{}", item.unit);
        balanced(&item);
    }
}

fn bare(html: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(letter),
            _ => {}
        }
    }
    out
}

/// Every tag is one that the site lets through, opened and closed in order, and no paragraph is empty.
fn balanced(item: &DemoItem) {
    let mut open: Vec<&str> = Vec::new();
    for tag in item.body_html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        assert!(
            ["p", "h2", "ul", "li", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td"]
                .contains(&name),
            "{tag} in {}",
            item.title
        );
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{}", item.title);
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{}", item.title);
    assert!(!item.body_html.contains("<p></p>"), "{}", item.title);
}

#[test]
fn documents_are_numbered_once_and_their_links_answer_each_other() {
    let items = items(3000);
    let by_key: HashMap<&str, &DemoItem> = items.iter().map(|item| (item.key.as_str(), item)).collect();
    assert_eq!(by_key.len(), items.len(), "keys are unique");
    let (mut numbers, mut indexes, mut replaced) = (HashSet::new(), HashSet::new(), 0);
    for item in &items {
        if let Some(key) = &item.interprets {
            let document = by_key[key.as_str()].document.as_ref().unwrap();
            assert_eq!(document.interpreted_by.as_deref(), Some(item.key.as_str()));
            assert!(item.body_html.contains(&document.document_number), "{}", item.title);
        }
        let Some(document) = &item.document else { continue };
        assert!(numbers.insert(&document.document_number), "{}", document.document_number);
        assert!(indexes.insert(&document.index_number), "{}", document.index_number);
        assert!(document.theme.contains('\\') && !document.genre.is_empty(), "{}", item.title);
        assert!(item.body_html.contains("signature"), "{}", item.title);
        assert_eq!(document.validity == Validity::Replaced, document.replaced_by.is_some());
        if let Some(key) = &document.replaced_by {
            replaced += 1;
            let newer = by_key[key.as_str()];
            assert_eq!(newer.document.as_ref().unwrap().replaces.as_deref(), Some(item.key.as_str()));
            assert!(newer.published_at >= item.published_at);
        }
    }
    assert!(replaced > 5 && numbers.len() > 300, "{replaced} replaced of {}", numbers.len());
}

#[test]
fn tables_add_up() {
    let mut tried = 0;
    for item in items(3000).iter().filter(|item| item.body_html.contains("支出合计")) {
        let rows: Vec<Vec<i64>> = item
            .body_html
            .split("<tr>")
            .map(|row| {
                row.split("<td>").skip(1).filter_map(|cell| cell.split('<').next()?.parse().ok()).collect()
            })
            .filter(|row: &Vec<i64>| row.len() == 3)
            .collect();
        let (total, parts) = rows.split_last().unwrap();
        for column in 0..3 {
            assert_eq!(parts.iter().map(|row| row[column]).sum::<i64>(), total[column], "{}", item.title);
        }
        tried += 1;
    }
    assert!(tried > 5, "{tried} budgets");
}

#[test]
fn attachments_are_tables_that_spreadsheets_read() {
    let items = items(2000);
    let files: Vec<_> = items.iter().flat_map(|item| &item.attachments).collect();
    assert!(files.len() > 50);
    for file in files {
        assert!(file.bytes.starts_with(&[0xef, 0xbb, 0xbf]) && file.name.ends_with(".csv"), "{}", file.name);
        assert!(String::from_utf8(file.bytes.clone()).unwrap().lines().count() > 3, "{}", file.name);
    }
}

#[test]
fn the_same_city_comes_out_twice() {
    assert_eq!(format!("{:?}", demo::city()), format!("{:?}", demo::city()));
    assert_eq!(format!("{:?}", items(300)), format!("{:?}", items(300)));
    assert_ne!(
        format!("{:?}", items(300)),
        format!("{:?}", demo::items(300, NOW - 86_400 * 40).collect::<Vec<_>>())
    );
}

#[test]
fn recent_years_are_denser_and_old_ones_reach_back() {
    let times: Vec<i64> = items(20_000)
        .iter()
        .filter(|item| item.kind != ItemKind::Page)
        .map(|item| item.published_at)
        .collect();
    let years_ago = |years: i64| NOW - years * 365 * 86_400;
    let since = |from: i64, to: i64| times.iter().filter(|time| (from..to).contains(time)).count();
    assert!(since(years_ago(2), NOW) > 2 * since(years_ago(20), years_ago(18)));
    assert!(times.iter().any(|time| *time < years_ago(19)), "nothing is old");
    assert!(since(NOW - 3 * 86_400, NOW) > 10, "nothing is new");
}

#[test]
fn pictures_are_jpegs_and_depend_on_their_seed_alone() {
    let covers: Vec<_> = items(2000).iter().filter_map(|item| item.cover).collect();
    assert!((100..400).contains(&covers.len()), "{} covers", covers.len());
    let (one, other) = (covers[0], covers[1]);
    let picture = demo::picture(one, 160);
    assert!(picture.starts_with(&[0xff, 0xd8, 0xff]));
    assert_eq!(picture, demo::picture(one, 160));
    assert_ne!(picture, demo::picture(other, 160));
}
