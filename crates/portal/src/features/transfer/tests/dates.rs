//! Dates as people and systems write them, through a line's publication date.

use super::{fault, midnight, one};

fn published(date: &str) -> Option<i64> {
    one(&format!(r#"{{"title":"甲","body":"乙","date":{date}}}"#)).published_at
}

#[test]
fn one_day_in_many_spellings() {
    for spelling in [
        "2004-08-12",
        "2004/8/12",
        "2004.8.12",
        "20040812",
        "2004年8月12日",
        "2004年08月12日",
        "2004 年 8 月 12 日",
        "二〇〇四年八月十二日",
        "二○○四年八月十二日",
        " 2004-08-12 ",
        "2004-08-12 00:00",
        "2004-08-12T00:00:00+08:00",
        "2004-08-11T16:00:00Z",
    ] {
        assert_eq!(published(&format!("\"{spelling}\"")), midnight("2004-08-12"), "{spelling}");
    }
    assert_eq!(published("20040812"), midnight("2004-08-12"));
    assert_eq!(published("1092240000"), midnight("2004-08-12"));
    assert_eq!(published("1092240000000"), midnight("2004-08-12"));
}

#[test]
fn chinese_numerals_count_to_thirty_one() {
    for (day, numerals) in [("01", "一"), ("10", "十"), ("11", "十一"), ("20", "二十"), ("31", "三十一")]
    {
        assert_eq!(
            published(&format!("\"一九九六年十二月{numerals}日\"")),
            midnight(&format!("1996-12-{day}"))
        );
    }
}

#[test]
fn a_time_of_day_is_chinas() {
    let nine_five = midnight("2026-11-23").map(|midnight| midnight + 9 * 3600 + 5 * 60);
    assert_eq!(published("\"2026-11-23 09:05\""), nine_five);
    assert_eq!(published("\"2026年11月23日 09:05:00\""), nine_five);
    assert_eq!(published("\"2026-11-23T09:05:00\""), nine_five);
}

#[test]
fn what_is_no_date_is_said_to_be_none() {
    for wrong in [
        "\"2026-02-30\"",
        "\"2026-13-01\"",
        "\"昨天\"",
        "\"1026-01-01\"",
        "\"2026-11-23 25:00\"",
        "\"2026年3月\"",
        "[1]",
        "true",
        "\"99999999999999999999\"",
        "\"2026-01-01 abc\"",
        "\"十十年\"",
        "-99999999999999",
        "1e300",
        "\"2026年13\"",
        "12",
        "20261301",
    ] {
        let line = format!(r#"{{"title":"甲","body":"乙","publish_date":{wrong}}}"#);
        let fault = fault(&line);
        assert_eq!((fault.line, fault.field.as_str()), (1, "publish_date"), "{wrong}");
        assert!(fault.problem.contains("日期"), "{}", fault.problem);
    }
}

#[test]
fn a_report_with_only_a_year_takes_the_day_from_its_first_lines() {
    let report = one(
        r#"{"title":"甲市工作报告","year":2031,"issuer":"甲市","body":"工作报告\n——2031年3月5日在大会上\n各位代表："}"#,
    );
    assert_eq!(report.published_at, midnight("2031-03-05"));
    assert_eq!(report.notes.len(), 1);
    let bare = one(r#"{"title":"甲","year":"2031","body":"2030年3月5日以来"}"#);
    assert_eq!(bare.published_at, midnight("2031-01-01"));
    assert!(bare.notes[0].contains("2031-01-01"));
}

#[test]
fn without_a_date_the_next_best_is_taken_with_a_note_or_none() {
    let law = one(
        r###"{"title":"甲条例","body":"## 一\n乙","publish_date":"","valid_from":"2020-05-01","issuance":"2019年1月2日 甲市第六届人民代表大会常务委员会第三次会议通过 2020年3月4日 乙省第二届人民代表大会批准 2020年5月1日起施行"}"###,
    );
    assert_eq!(law.published_at, midnight("2020-03-04"));
    assert_eq!(law.notes.len(), 1);
    assert_eq!(law.document.unwrap().issuer.as_deref(), Some("甲市人民代表大会常务委员会"));
    assert_eq!(one(r#"{"title":"甲","body":"乙"}"#).published_at, None);
}
