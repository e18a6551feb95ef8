//! The interface's words: the same keys with the same arguments in both languages, and every key
//! that templates or code ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Key → the arguments its words use.
fn keys(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(source().join("texts").join(file)).unwrap();
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((key, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            current = key.to_owned();
            assert!(out.insert(current.clone(), BTreeSet::new()).is_none(), "{file}: {key} twice");
        } else if !line.starts_with([' ', '\t', '}']) {
            continue;
        }
        for part in line.split('$').skip(1) {
            // What only chooses between forms (`{ $n ->`) is the language's own affair.
            if part.split('}').next().is_some_and(|rest| rest.contains("->")) {
                continue;
            }
            let name: String =
                part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
            out.entry(current.clone()).or_default().insert(name);
        }
    }
    out
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, end: &str, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") && !path.ends_with("testing") {
            files(&path, end, out);
        } else if path.extension().is_some_and(|e| e == end) {
            out.push(path);
        }
    }
}

/// The texts in quotes that follow `before` in all files with this ending.
fn asked(end: &str, before: &str) -> BTreeMap<String, PathBuf> {
    let mut all = Vec::new();
    files(&source(), end, &mut all);
    let mut out = BTreeMap::new();
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices(before) {
            let word =
                text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.');
            let rest = &text[at + before.len()..];
            let Some(key) = rest.split('"').next().filter(|_| !word || before.starts_with('.')) else {
                continue;
            };
            // A key put together from parts is tried with every part by the test that renders all.
            let whole = rest[key.len() + 1..].trim_start().starts_with([')', ',']);
            if whole && !key.contains('{') {
                out.insert(key.to_owned(), path.clone());
            }
        }
    }
    out
}

#[test]
fn both_languages_have_the_same_words() {
    let (zh, en) = (keys("zh.ftl"), keys("en.ftl"));
    assert!(zh.len() > 50);
    let only = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<String, BTreeSet<String>>| {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect::<Vec<_>>()
    };
    assert_eq!((only(&zh, &en), only(&en, &zh)), (vec![], vec![]), "only Chinese, only English");
    for (key, arguments) in &zh {
        assert_eq!(Some(arguments), en.get(key), "arguments of {key}");
    }
}

#[test]
fn every_key_asked_for_is_there() {
    let zh = keys("zh.ftl");
    let mut missing = Vec::new();
    let places = [("html", "t(\""), ("rs", ".say(\""), ("rs", ".say_with(\"")];
    for (end, before) in places {
        let found = asked(end, before);
        missing.extend(found.into_iter().filter(|(key, _)| !zh.contains_key(key)));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Mistakes travel as keys and are said in words at the edge.
#[test]
fn every_mistake_has_its_words() {
    let zh = keys("zh.ftl");
    let mut all = Vec::new();
    files(&source(), "rs", &mut all);
    let mut missing = BTreeSet::new();
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, before) in text.match_indices("Error::field(\"") {
            let mut quoted = text[at + before.len()..].split('"');
            let (field, message) = (quoted.next().unwrap_or_default(), quoted.nth(1).unwrap_or_default());
            let key = message.chars().all(|c| c.is_ascii_lowercase() || c == '-') && message.contains('-');
            if key && !zh.contains_key(message) {
                missing.insert(format!("{field}: {message} in {}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
