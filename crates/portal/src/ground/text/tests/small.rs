//! Public numbers, document numbers, order by sound, differences.

use portal::ground::text::diff::{Change, Kind, paragraphs};
use portal::ground::text::docnum::{normal, parse};
use portal::ground::text::initials::{first_letter, initials, joined, person_key, sort_key};
use portal::ground::text::number::{decode, encode};

#[test]
fn public_numbers_come_back() {
    for number in (0..2_000).chain([200_000, 999_999_999, u64::MAX - 1, u64::MAX]) {
        assert_eq!(decode(&encode(number)), Some(number));
    }
    assert_eq!(encode(572), "5724");
}

#[test]
fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
    for number in (0..3_000).chain([12_345_678, 200_000]) {
        let code = encode(number).into_bytes();
        for at in 0..code.len() {
            for digit in b'0'..=b'9' {
                let mut wrong = code.clone();
                wrong[at] = digit;
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(decode(&wrong).is_some(), digit == code[at], "{wrong}");
            }
            if at + 1 < code.len() && code[at] != code[at + 1] {
                let mut swapped = code.clone();
                swapped.swap(at, at + 1);
                assert_eq!(decode(&String::from_utf8(swapped).unwrap()), None);
            }
        }
    }
}

#[test]
fn what_is_no_public_number_is_refused() {
    for code in
        ["", "0", "5", " 5724", "5724 ", "05724", "572４", "-5724", "abc", "é", "99999999999999999999999990"]
    {
        assert_eq!(decode(code), None, "{code}");
    }
}

#[test]
fn document_numbers_have_one_form() {
    for written in [
        "豫政办〔2006〕12号",
        "豫政办[2006]12号",
        "豫政办（2006）12号",
        "豫政办(2006) 12 号",
        "豫政办【2006】第012号",
        "豫政办［２００６］１２号",
        " 豫政办〔2006〕12 ",
    ] {
        assert_eq!(normal(written), "豫政办〔2006〕12号", "{written}");
    }
    let number = parse("国办发明电〔2018〕15号").unwrap();
    assert_eq!((number.agency.as_str(), number.year, number.serial), ("国办发明电", 2018, 15));
}

#[test]
fn other_numbers_stay_as_written() {
    for written in [
        "国令第707号",
        "〔1996〕武司字第82号",
        "甲〔26〕1号",
        "甲〔2026〕号",
        "甲〔2026〕1号附件",
        "甲<b>〔2026〕1号",
        "甲〔2026〕99999999999号",
    ] {
        assert_eq!(parse(written), None, "{written}");
        assert_eq!(normal(written), written);
    }
}

#[test]
fn names_sort_by_sound() {
    let mut units = ["住房局", "财政局", "Ａ局", "12345热线", "审计局", "环境局"];
    units.sort_by_key(|name| sort_key(name));
    let letters: String = units.iter().map(|name| first_letter(name)).collect();
    assert_eq!(letters, "#ACHSZ".chars().collect::<String>());
    assert_eq!(first_letter("重庆路街道"), 'C');
    assert_eq!(first_letter(""), '#');
    assert_ne!(sort_key("事"), sort_key("市"), "equal sounds still have an order");
}

#[test]
fn names_are_found_by_letters() {
    assert_eq!(initials("公积金"), "gjj");
    assert_eq!(joined("公积金中心"), "gongjijinzhongxin");
    assert_eq!(initials("市统计局"), "stjj");
    assert_eq!(joined("人民银行 PBC"), "renminyinhangpbc");
    assert_eq!(joined("绿化"), "lvhua");
    assert!(person_key("单某某").starts_with("shan "));
    assert!(sort_key("单位").starts_with("dan "));
}

fn change(kind: Kind, text: &str) -> Change {
    Change { kind, text: text.to_owned() }
}

#[test]
fn a_changed_paragraph_is_removed_and_added_in_its_place() {
    assert_eq!(
        paragraphs("甲\n乙\n丙", "甲\n\n 乙乙 \n丙\n丁"),
        [
            change(Kind::Same, "甲"),
            change(Kind::Removed, "乙"),
            change(Kind::Added, "乙乙"),
            change(Kind::Same, "丙"),
            change(Kind::Added, "丁"),
        ]
    );
    assert_eq!(paragraphs("", ""), []);
    assert_eq!(paragraphs("甲\n甲", "甲"), [change(Kind::Same, "甲"), change(Kind::Removed, "甲")]);
}

#[test]
fn both_versions_can_be_read_out_of_a_comparison() {
    let old: Vec<String> = (0..400).map(|n| (n * n % 37).to_string()).collect();
    let new: Vec<String> = (0..420).map(|n| (n * n % 41).to_string()).collect();
    for (old, new) in [(&old, &new), (&new, &old), (&old, &old)] {
        let changes = paragraphs(&old.join("\n"), &new.join("\n"));
        let side = |other: Kind| -> Vec<String> {
            changes.iter().filter(|change| change.kind != other).map(|change| change.text.clone()).collect()
        };
        assert_eq!((side(Kind::Added), side(Kind::Removed)), (old.clone(), new.clone()));
    }
}

#[test]
fn texts_too_long_to_compare_exactly_are_still_both_shown() {
    let old: String = (0..6_000).map(|n| format!("旧{n}\n")).collect();
    let new: String = (0..6_000).map(|n| format!("新{n}\n")).collect();
    let changes = paragraphs(&format!("头\n{old}尾"), &format!("头\n{new}尾"));
    assert_eq!(changes.len(), 12_002);
    assert_eq!((changes[0].kind, changes[12_001].kind), (Kind::Same, Kind::Same));
}
