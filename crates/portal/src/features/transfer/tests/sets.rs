//! Real files, where they are at hand: every line is taken, and taken rightly. Nothing of them is kept here.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use portal::features::transfer::{Incoming, Kind, Validity, read};

fn file(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = root.map(|folder| folder.join("shared/data").join(name)).find(|path| path.is_file());
    if found.is_none() {
        println!("skipped: shared/data/{name} is not here");
    }
    found
}

fn items(name: &str) -> Option<Vec<Incoming>> {
    let rows = read(File::open(file(name)?).unwrap());
    let items: Vec<Incoming> =
        rows.map(|row| row.unwrap_or_else(|fault| panic!("{name}: {fault}"))).collect();
    let keys: HashSet<&str> = items.iter().map(|item| item.external_key.as_str()).collect();
    assert_eq!(keys.len(), items.len(), "{name}: one key for each item");
    for item in &items {
        let body = item.body_html.to_ascii_lowercase();
        assert!(!body.contains("<script") && !body.contains("<!--"), "{name}: {}", item.title);
        assert!(!item.body_html.trim().is_empty());
        let again = portal::ground::text::clean_html(&item.body_html);
        assert!(
            again.replace('\n', "") == item.body_html.replace('\n', ""),
            "{name}: {} is not clean",
            item.title
        );
    }
    let count = |test: fn(&Incoming) -> bool| items.iter().filter(|item| test(item)).count();
    println!(
        "{name}: {} items, {} documents, {} with a date, {} with a note, {} without a summary",
        items.len(),
        count(|item| item.kind == Kind::Document),
        count(|item| item.published_at.is_some()),
        count(|item| !item.notes.is_empty()),
        count(|item| item.summary.is_empty()),
    );
    Some(items)
}

/// The lines of a file as they are, to compare with what was made of them.
fn sources(name: &str) -> Vec<serde_json::Value> {
    use std::io::Read;
    let mut bytes = Vec::new();
    File::open(file(name).unwrap()).unwrap().read_to_end(&mut bytes).unwrap();
    if name.ends_with(".gz") {
        let mut text = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut text).unwrap();
        bytes = text;
    }
    bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

#[test]
fn documents_of_a_catalogue() {
    let Some(items) = items("documents/govcn_2018_2019.jsonl") else { return };
    assert_eq!(items.len(), 60);
    for item in &items {
        let document = item.document.as_ref().unwrap();
        assert!(
            document.document_number.is_some()
                && document.issuer.is_some()
                && document.index_number.is_some()
        );
        assert!(document.theme.is_some() && document.written_on.is_some() && item.published_at.is_some());
        assert!(item.notes.is_empty());
    }
}

#[test]
fn long_reports() {
    let Some(items) = items("documents/state_council_2008_2022.jsonl") else { return };
    assert_eq!(items.len(), 15);
    let unlike = items.iter().filter(|item| !item.notes.iter().any(|note| note.contains("正文开头"))).count();
    assert_eq!(unlike, 0, "each report says its day in its first lines");
    assert!(items.iter().all(|item| item.body_html.contains("<h2>") && item.body_html.len() > 20_000));
}

#[test]
fn laws_with_their_versions() {
    for (name, count) in [("laws/national.jsonl.gz", 1564), ("laws/henan.jsonl.gz", 418)] {
        let Some(items) = items(name) else { return };
        assert_eq!(items.len(), count);
        for (item, source) in items.iter().zip(sources(name)) {
            let body = source["body"].as_str().unwrap();
            let headings = body.lines().filter(|line| line.starts_with('#') && !line.ends_with('#')).count();
            let made: usize =
                ["<h2>", "<h3>", "<h4>"].iter().map(|tag| item.body_html.matches(tag).count()).sum();
            assert!(made >= headings, "{}: {made} headings of {headings}", item.title);
            let document = item.document.as_ref().unwrap();
            assert_eq!(
                document.validity == Some(Validity::Expired),
                source["expired"] == 1,
                "{}",
                item.title
            );
            letters_are_kept(item, body);
        }
    }
}

/// No letter of the text is lost on its way into a page; only the title is not said twice.
fn letters_are_kept(item: &Incoming, body: &str) {
    let letters =
        |text: &str| text.chars().filter(|c| *c > '\u{3400}' && c.is_alphabetic()).collect::<String>();
    let text = portal::ground::text::plain(&item.body_html);
    let enacted = item.body_html.starts_with("<p class=\"enactment\"");
    let text = text.split_once('\n').filter(|_| enacted).map_or(&*text, |(_, rest)| rest);
    let titled = format!("{}{}", letters(&item.title), letters(text));
    // Compared, not shown: the texts are long.
    assert!([letters(text), titled].contains(&letters(body)), "{} lost or gained letters", item.title);
}

#[test]
fn news_by_the_thousand() {
    for (name, count) in [("news/2024.jsonl.gz", 5218), ("news/2025.jsonl.gz", 5082)] {
        let Some(items) = items(name) else { return };
        assert_eq!(items.len(), count);
        assert!(items.iter().all(|item| item.kind == Kind::Article && item.published_at.is_some()));
        for (item, source) in items.iter().zip(sources(name)) {
            let body = source["body"].as_str().unwrap();
            assert_eq!(body.is_empty(), !item.notes.is_empty(), "{}", item.title);
        }
    }
}
