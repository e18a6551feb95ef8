//! Small tools: the clock's shapes, limits, forms, passwords, origins.

use http::{HeaderMap, HeaderValue};
use kit::clock::{self, HandClock};
use kit::error::Error;
use kit::form::Form;
use kit::limit::Limiter;
use kit::{chain, http as edge, password, random};

#[test]
fn times_are_shown_in_the_citys_zone() {
    let at = clock::parse_local("2026-11-23T09:05").unwrap();
    assert_eq!(clock::iso(at), "2026-11-23T09:05:00+08:00");
    assert_eq!((clock::date(at), clock::cndate(at)), ("2026-11-23".to_owned(), "2026年11月23日".to_owned()));
    assert_eq!(clock::http_date(at), "Mon, 23 Nov 2026 01:05:00 GMT");
    assert_eq!(clock::weekday(at), 0);
    assert_eq!(clock::day_start(at), clock::parse_local("2026-11-23").unwrap());
    assert_eq!(clock::parse_local("2026-02-30"), None);
    assert_eq!(clock::parse_local(&clock::datetime(at)), Some(at));
}

#[test]
fn a_hand_clock_moves_only_when_told() {
    let hand = HandClock::at(100);
    hand.advance(20);
    assert_eq!(clock::Clock::now(&*hand), 120);
}

#[test]
fn a_limit_opens_again_as_time_passes() {
    let limit = Limiter::new(3, 60);
    for at in [0, 10, 20] {
        limit.attempt("wang", at).unwrap();
    }
    assert!(matches!(limit.attempt("wang", 30), Err(Error::TooMany(30))));
    limit.attempt("li", 30).unwrap();
    limit.attempt("wang", 60).unwrap();
    assert!(limit.attempt("wang", 61).is_err());
    limit.forget("wang");
    limit.attempt("wang", 61).unwrap();
}

#[test]
fn a_form_collects_its_mistakes() {
    let mut form = Form::parse("title=%20&year=20x6&column=1&column=2".as_bytes()).unwrap();
    assert_eq!(form.required("title", 10, "missing", "long"), "");
    assert_eq!(form.parsed::<i64>("year", "no-number"), None);
    assert_eq!(form.all("column").collect::<Vec<_>>(), ["1", "2"]);
    let Err(Error::Invalid(found)) = form.check() else { panic!("no mistakes found") };
    let fields: Vec<&str> = found.iter().map(|e| e.field.as_str()).collect();
    assert_eq!(fields, ["title", "year"]);
}

#[test]
fn a_form_that_is_no_utf8_is_refused() {
    assert!(matches!(Form::parse(b"q=%C4%E3"), Err(Error::Bad(_))));
    assert_eq!(Form::parse("q=%E4%BD%A0+a".as_bytes()).unwrap().get("q"), "你 a");
}

#[test]
fn weak_passwords_are_refused_with_the_reason() {
    for (text, reason) in [
        ("short", "password-too-short"),
        ("1234567890", "password-too-common"),
        ("aaaaaaaaaaaaaa", "password-too-common"),
        ("Wang2026-sunny", "password-contains-login"),
    ] {
        assert_eq!(password::weakness(text, "wang"), Some(reason), "{text}");
    }
    assert_eq!(password::weakness("城门外第三棵柳树下见", "wang"), None);
}

#[tokio::test]
async fn a_password_is_known_again_and_no_other_is() {
    let stored = password::hash("correct horse 电池".to_owned()).await.unwrap();
    assert!(stored.starts_with("$argon2id$"), "{stored}");
    assert!(password::verify("correct horse 电池".to_owned(), Some(stored.clone())).await.unwrap());
    assert!(!password::verify("correct horse".to_owned(), Some(stored)).await.unwrap());
    assert!(!password::verify("anything".to_owned(), None).await.unwrap());
}

#[test]
fn a_chain_tells_parts_apart() {
    assert_ne!(chain::link(chain::GENESIS, &["ab", "c"]), chain::link(chain::GENESIS, &["a", "bc"]));
    assert_ne!(random::token(), random::token());
    assert_eq!(random::digest("x").len(), 64);
}

#[test]
fn only_our_own_pages_may_send_forms() {
    let same = |pairs: &[(&'static str, &'static str)]| {
        let headers = pairs.iter().map(|(n, v)| (n.parse().unwrap(), HeaderValue::from_static(v)));
        edge::same_origin(&headers.collect::<HeaderMap>())
    };
    assert!(same(&[("sec-fetch-site", "same-origin")]));
    assert!(!same(&[
        ("sec-fetch-site", "cross-site"),
        ("host", "a.example"),
        ("origin", "http://a.example")
    ]));
    assert!(!same(&[("sec-fetch-site", "same-site")]));
    assert!(same(&[("host", "a.example"), ("origin", "https://a.example")]));
    assert!(!same(&[("host", "a.example"), ("origin", "https://evil.example")]));
    assert!(!same(&[("origin", "null"), ("host", "a.example")]));
}
