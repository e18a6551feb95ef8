//! Every fault names its line and field, and the lines around it are read.

use std::io::{Cursor, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use portal::features::transfer::{Fault, Report, read};

use super::{all, fault};

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn each_fault_names_its_field() {
    let long_title = "字".repeat(301);
    let long_id = "x".repeat(201);
    for (line, field) in [
        ("{\"title\":\"甲\"".to_owned(), ""),
        ("甲".to_owned(), ""),
        ("[1,2]".to_owned(), ""),
        ("\"甲\"".to_owned(), ""),
        (r#"{"body":"乙"}"#.to_owned(), "title"),
        (r#"{"title":"  ","body":"乙"}"#.to_owned(), "title"),
        (r#"{"标题":null,"body":"乙"}"#.to_owned(), "标题"),
        (r#"{"title":["甲"],"body":"乙"}"#.to_owned(), "title"),
        (format!(r#"{{"title":"{long_title}","body":"乙"}}"#), "title"),
        (r#"{"title":"甲"}"#.to_owned(), "body"),
        (r#"{"title":"甲","content":""}"#.to_owned(), "content"),
        (r#"{"title":"甲","body":"","url":"javascript:x"}"#.to_owned(), "body"),
        (r#"{"title":"甲","body":7}"#.to_owned(), "body"),
        (r#"{"title":"甲","body":"<script>x</script>"}"#.to_owned(), "body"),
        (r#"{"title":"甲","body":"乙","format":"pdf"}"#.to_owned(), "format"),
        (r#"{"title":"甲","body":"乙","kind":"图书"}"#.to_owned(), "kind"),
        (r#"{"title":"甲","body":"乙","keywords":{"a":1}}"#.to_owned(), "keywords"),
        (r#"{"title":"甲","body":"乙","validity":"也许"}"#.to_owned(), "validity"),
        (r#"{"title":"甲","body":"乙","expired":2}"#.to_owned(), "expired"),
        (r#"{"title":"甲","body":"乙","issuer":"丙","written_on":"2020"}"#.to_owned(), "written_on"),
        (format!(r#"{{"title":"甲","body":"乙","id":"{long_id}"}}"#), "id"),
    ] {
        let fault = fault(&line);
        assert_eq!((fault.line, fault.field.as_str(), fault.fatal), (1, field, false), "{line}");
        assert!(fault.problem.chars().any(|c| c > '\u{4E00}'), "{}", fault.problem);
    }
}

#[test]
fn a_body_beyond_five_megabytes_is_refused_by_name() {
    let line = format!(r#"{{"title":"甲","body":"{}"}}"#, "a".repeat(5 * 1024 * 1024 + 1));
    assert_eq!(fault(&line).field, "body");
    assert!(fault(&line).problem.contains("5 MB"));
}

#[test]
fn lines_around_a_fault_are_read_and_counted() {
    let mut file = b"\xEF\xBB\xBF{\"title\":\"1\",\"body\":\"x\"}\r\n\n{oops}\n\xFF\xFE\n   \n".to_vec();
    file.extend_from_slice(b"{\"title\":\"6\",\"body\":\"x\"}");
    for file in [file.clone(), gzip(&file)] {
        let rows = all(file);
        let lines: Vec<_> =
            rows.iter().map(|row| row.as_ref().map(|item| item.line).map_err(|fault| fault.line)).collect();
        assert_eq!(lines, [Ok(1), Err(3), Err(4), Ok(6)]);
        assert!(rows[2].as_ref().unwrap_err().problem.contains("UTF-8"));
    }
}

#[test]
fn an_endless_line_is_refused_without_being_held() {
    let start = Cursor::new(b"{\"title\":\"".to_vec());
    let endless = std::io::repeat(b'a').take(40 * 1024 * 1024);
    let end = Cursor::new(b"\"}\n{\"title\":\"2\",\"body\":\"x\"}\n".to_vec());
    let rows: Vec<_> = read(start.chain(endless).chain(end)).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].as_ref().unwrap_err().problem.contains("太长"));
    assert_eq!(rows[1].as_ref().unwrap().line, 2);
}

#[test]
fn a_damaged_file_is_read_up_to_the_damage() {
    let text: String =
        (0..2000).map(|n| format!("{{\"title\":\"{n}\",\"body\":\"{}\"}}\n", n * 7919)).collect();
    let whole = gzip(text.as_bytes());
    let rows = all(&whole[..whole.len() / 2]);
    let (last, before) = rows.split_last().unwrap();
    assert!(before.len() > 10 && before.iter().all(Result::is_ok));
    let fault = last.as_ref().unwrap_err();
    assert!(fault.fatal);
    assert_eq!(fault.line, before.len() as u64 + 1);
    assert_eq!(all(&whole).len(), 2000);
}

#[test]
fn empty_files_hold_nothing() {
    for file in [&b""[..], b"\n\n", b"\xEF\xBB\xBF", b" "] {
        assert!(all(file).is_empty());
        assert!(all(gzip(file)).is_empty());
    }
}

#[test]
fn the_report_is_for_people() {
    let fault = fault(r#"{"body":"乙"}"#);
    assert_eq!(fault.to_string(), "第 1 行，字段 title：没有标题");
    let whole = Fault { field: String::new(), ..fault.clone() };
    assert_eq!(whole.to_string(), "第 1 行：没有标题");
    let report = Report { imported: 3, updated: 2, unchanged: 1, skipped: vec![fault; 60] };
    let text = report.to_string();
    assert!(text.starts_with("新导入 3 条，更新 2 条，没有变化 1 条，未导入 60 条。\n  第 1 行"), "{text}");
    assert!(text.ends_with("另有 10 处没有列出。\n"), "{text}");
}
