//! What a line's fields become.

use chrono::NaiveDate;
use portal::features::transfer::{Kind, Validity};

use super::{midnight, one};

#[test]
fn an_article_in_our_own_terms() {
    let item = one(concat!(
        r#"{"id":"N-7","kind":"article","title":" 城区\n供热 通知 ","subtitle":"副题","format":"html","#,
        r#""body":"<p onclick=x>正文</p>","summary":"摘要","source":"某局","author":"某人","keywords":["供热","通知","供热"],"#,
        r#""url":"https://a.example/7","published_at":"2026-11-23 09:05"}"#
    ));
    assert_eq!(
        (item.kind, item.external_key.as_str(), item.title.as_str()),
        (Kind::Article, "N-7", "城区 供热 通知")
    );
    assert_eq!((item.body_html.as_str(), item.summary.as_str()), ("<p>正文</p>", "摘要"));
    assert_eq!(item.keywords, ["供热", "通知"]);
    assert_eq!(item.subtitle.as_deref(), Some("副题"));
    assert_eq!((item.source.as_deref(), item.author.as_deref()), (Some("某局"), Some("某人")));
    assert_eq!(item.published_at, midnight("2026-11-23").map(|midnight| midnight + 32_700));
    assert!(item.document.is_none() && item.notes.is_empty());
}

#[test]
fn an_official_document_under_its_usual_names() {
    let item = one(concat!(
        r#"{"title":"某市人民政府关于供热的通知","index_no":"0001/2026-1","issuer":"某市人民政府","doc_no":"某政[2026]07号","#,
        r#""topic":"城乡建设/供热","genre":"通知","validity":"废止","written_date_html":"2026年01月27日","#,
        r#""publish_date_html":"2026年02月15日","body":"某市人民政府\n关于供热的通知\n某政〔2026〕7号\n各单位：\n一、总则\n照办。"}"#
    ));
    let document = item.document.unwrap();
    assert_eq!(item.kind, Kind::Document);
    assert_eq!(document.document_number.as_deref(), Some("某政〔2026〕7号"));
    assert_eq!(document.written_on, NaiveDate::from_ymd_opt(2026, 1, 27));
    assert_eq!(
        (document.theme.as_deref(), document.genre.as_deref()),
        (Some("城乡建设\\供热"), Some("通知"))
    );
    assert_eq!(
        (document.validity, document.index_number.as_deref()),
        (Some(Validity::Repealed), Some("0001/2026-1"))
    );
    assert_eq!(item.published_at, midnight("2026-02-15"));
    assert_eq!(
        item.body_html, "<p>各单位：</p>\n<h2>一、总则</h2>\n<p>照办。</p>\n",
        "title and number stand above"
    );
}

#[test]
fn a_law_with_its_versions() {
    let law = |expired: &str| {
        one(&format!(
            r###"{{"title":"某市条例","category":"地方性法规","level":"法规","region":"某省","publish_date":"2019-01-15","valid_from":"2019-03-01","expired":{expired},"issuance":"2018年8月18日 某市第六届人民代表大会通过","body":"## 第一章  总则\n第一条 甲。\n第二条 乙。"}}"###
        ))
    };
    let item = law("1");
    assert!(item.body_html.starts_with(
        "<p class=\"enactment\">（2018年8月18日 某市第六届人民代表大会通过）</p>\n<h2>第一章  总则</h2>"
    ));
    assert_eq!(item.summary, "第一条 甲。第二条 乙。");
    let document = item.document.clone().unwrap();
    assert_eq!(document.validity, Some(Validity::Expired));
    assert_eq!(document.effective_on, NaiveDate::from_ymd_opt(2019, 3, 1));
    assert_eq!(document.issuer.as_deref(), Some("某市人民代表大会"));
    assert_eq!(law("0").document.unwrap().validity, Some(Validity::InForce));
    assert_eq!(law("\"\"").document.unwrap().validity, None);
    assert_ne!(item.content_hash, law("0").content_hash);
}

#[test]
fn who_passed_a_law_is_read_from_its_enactment() {
    for (enactment, issuer) in [
        ("1999年6月28日 第九届全国人民代表大会常务委员会第十次会议通过", Some("全国人民代表大会常务委员会")),
        ("2003年6月16日 中华人民共和国国务院令第380号公布", Some("国务院")),
        ("1987年7月28日 国务院发布", Some("国务院")),
        ("2012年7月9日 最高人民法院审判委员会第1552次会议通过", Some("最高人民法院")),
        ("2018年3月1日 《国务院关于修改的决定》修订", None),
        ("1993年11月7日 国务院批准 1993年11月15日 交通部令第5号发布", Some("交通部")),
        ("1999年1月3日 经国务院批准 1999年3月10日 海关总署发布", None),
        ("某部 一九九四年十二月六日", None),
        ("", None),
    ] {
        let line =
            serde_json::json!({"title": "甲", "body": "乙", "expired": 0, "issuance": enactment}).to_string();
        assert_eq!(one(&line).document.unwrap().issuer.as_deref(), issuer, "{enactment}");
    }
}

#[test]
fn a_line_that_only_points_elsewhere_is_an_item() {
    let item = one(r#"{"title":"甲","body":"","url":"https://a.example/?a=1&b=\"<"}"#);
    assert!(item.body_html.contains(r#"href="https://a.example/?a=1&amp;b=&quot;"#), "{}", item.body_html);
    assert_eq!(item.notes.len(), 1);
}

#[test]
fn the_same_content_has_the_same_key() {
    let line = r#"{"title":"甲","body":"乙"}"#;
    let (first, second) = (one(line), one(&format!("\n{line}")));
    assert_eq!(first.external_key, first.content_hash);
    assert_eq!((&first.external_key, &first.content_hash), (&second.external_key, &second.content_hash));
    assert_ne!(first.content_hash, one(r#"{"title":"甲","body":"丙"}"#).content_hash);
    let (old, new) =
        (one(r#"{"id":3,"title":"甲","body":"乙"}"#), one(r#"{"id":"3","title":"甲","body":"丙"}"#));
    assert_eq!(old.external_key, new.external_key);
    assert_ne!(old.content_hash, new.content_hash);
}

#[test]
fn unknown_fields_are_left_alone_and_news_stays_news() {
    let item = one(
        r#"{"title":"甲","body":"<b>乙</b>","seq":4,"n_articles":7,"category":"要闻","关键词":"丙，丁、丙"}"#,
    );
    assert_eq!((item.kind, item.keywords), (Kind::Article, vec!["丙".to_owned(), "丁".to_owned()]));
    assert_eq!(item.body_html, "<p><strong>乙</strong></p>");
}
