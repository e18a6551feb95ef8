//! Settings: every mistake is told, at once, with its place.

use kit::Error;
use kit::config::Config;

fn mistakes(file: &str, arguments: &[(&str, Option<String>)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sunhall.toml"), file).unwrap();
    match Config::read(folder.path(), arguments) {
        Ok(_) => Vec::new(),
        Err(Error::Invalid(found)) => {
            found.into_iter().map(|e| format!("{}: {}", e.field, e.message)).collect()
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_file_is_all_defaults() {
    assert_eq!(mistakes("", &[]), Vec::<String>::new());
}

#[test]
fn all_mistakes_are_told_at_once() {
    let file =
        "listen = \"nowhere\"\nconnections = 0\ncolour = \"green\"\npublic_url = \"www.test.example\"\n";
    let found = mistakes(file, &[("database", Some("mysql://x".to_owned()))]);
    for word in ["listen", "connections", "colour", "public_url", "database"] {
        assert!(found.iter().any(|m| m.contains(word)), "{word}: {found:#?}");
    }
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn a_file_that_is_no_toml_names_the_line() {
    let found = mistakes("listen = \"127.0.0.1:1\"\nconnections = = 3\n", &[]);
    assert!(found.len() == 1 && found[0].contains("line 2"), "{found:?}");
}

#[test]
fn arguments_win_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sunhall.toml"), "listen = \"127.0.0.1:1\"\nconnections = 3\n")
        .unwrap();
    let config = Config::read(folder.path(), &[("listen", Some("127.0.0.1:2".to_owned()))]).unwrap();
    assert_eq!((config.listen.port(), config.connections), (2, 3));
}
