//! What editors and old systems produce becomes the regular HTML of an article.

use portal::ground::text::{clean_html, plain, summary};

#[test]
fn an_article_keeps_everything_it_may_have() {
    let article = concat!(
        "<h2>标题</h2><p class=\"align-center\">居中</p><p>正文<strong>粗</strong><em>斜</em>H<sub>2</sub>O</p>",
        "<ul><li>一</li><li>二</li></ul><ol start=\"3\"><li>三</li></ol><blockquote><p>引文</p></blockquote>",
        "<figure><img src=\"/files/ab/图.png\" alt=\"图\"><figcaption>说明</figcaption></figure><hr>",
        "<p>第一行<br>第二行</p>",
    );
    assert_eq!(clean_html(article), article);
}

#[test]
fn tables_keep_their_headers_and_spans() {
    let table = concat!(
        "<table><caption>表一</caption><thead><tr><th scope=\"col\" colspan=\"2\">项目</th></tr></thead>",
        "<tbody><tr><td rowspan=\"2\">甲</td><td></td></tr></tbody></table>",
    );
    let clean = clean_html(table);
    for part in ["<caption>表一</caption>", "scope=\"col\"", "colspan=\"2\"", "rowspan=\"2\"", "<td></td>"]
    {
        assert!(clean.contains(part), "{part} is missing in {clean}");
    }
    assert_eq!(plain(&clean), "表一\n项目\n甲");
}

#[test]
fn the_page_has_the_only_h1() {
    assert_eq!(clean_html("<h1>一</h1><h5>五</h5>"), "<h2>一</h2><h4>五</h4>");
}

#[test]
fn word_and_old_editors_become_paragraphs() {
    let word = concat!(
        "<div class=WordSection1><p class=MsoNormal align=center style='text-align:center'><span lang=EN-US>甲</span>",
        "<o:p></o:p></p><p>&nbsp;</p><p style=\"text-indent:2em\">　　<b>乙</b></p></div><div>丙</div><div>丁<br></div>",
        "<!--[if gte mso 9]><xml>垃圾</xml><![endif]-->",
    );
    assert_eq!(
        clean_html(word),
        "<p class=\"align-center\">甲</p><p class=\"indent\"><strong>乙</strong></p><p>丙</p><p>丁<br></p>"
    );
}

#[test]
fn alignment_of_a_division_is_inherited_until_its_end() {
    assert_eq!(
        clean_html("<div align='right'><p>右</p></div><p>左</p>"),
        "<p class=\"align-right\">右</p><p>左</p>"
    );
}

#[test]
fn unclosed_tags_of_old_pages_are_closed() {
    assert_eq!(
        clean_html("<p>一<p>二<ul><li>三<li>四</ul>五"),
        "<p>一</p><p>二</p><ul><li>三</li><li>四</li></ul><p>五</p>"
    );
    let table = clean_html("<table><tr><td>一<td>二<tr><td>三</table>");
    assert_eq!(plain(&table), "一\t二\n三");
    assert_eq!(table.matches("<tr>").count(), 2);
}

#[test]
fn links_keep_safe_addresses_only() {
    let clean =
        clean_html("<a href='https://a.example/' target=_blank onclick=x()>甲</a><a href='/items/1'>乙</a>");
    assert_eq!(
        clean,
        "<p><a href=\"https://a.example/\" rel=\"noopener\">甲</a><a href=\"/items/1\" rel=\"noopener\">乙</a></p>"
    );
    assert!(clean_html("<a href='tel:12345'>电话</a>").contains("href=\"tel:12345\""));
    assert!(!clean_html("<a href='ftp://a/'>甲</a>").contains("href"));
}

#[test]
fn pictures_come_from_the_site_only() {
    assert_eq!(
        clean_html("<p>甲<img src=\"/files/aa/b.png\"></p>"),
        "<p>甲<img src=\"/files/aa/b.png\" alt=\"\"></p>"
    );
    for src in [
        "https://a.example/b.png",
        "//a.example/files/b.png",
        "data:image/png;base64,AA",
        "b.png",
        "/files/../x",
    ] {
        assert_eq!(clean_html(&format!("<p>甲<img src=\"{src}\">乙</p>")), "<p>甲乙</p>", "{src}");
    }
}

#[test]
fn cleaning_twice_changes_nothing() {
    let once = clean_html("<div>甲 &amp; 乙 &lt;b&gt;<table><td>丙</table><h1>x<p>y");
    assert_eq!(clean_html(&once), once);
}

#[test]
fn plain_text_has_a_line_for_each_block_and_real_characters() {
    assert_eq!(
        plain("<h2>一</h2><p>甲 &amp;&nbsp;乙<br>丙</p><p>&#19969;&bogus;</p>"),
        "一\n甲 & 乙\n丙\n丁&bogus;"
    );
    assert_eq!(plain("<p>不<strong>断</strong>开</p>"), "不断开");
    assert_eq!(plain(""), "");
}

#[test]
fn a_summary_is_the_beginning_of_the_running_text() {
    let body = "<p class=\"enactment\">（通过）</p><h2>一、总则</h2><p>为了方便群众，</p><p>制定本办法。</p>";
    assert_eq!(summary(body, 100), "为了方便群众，制定本办法。");
    assert_eq!(summary(body, 4), "为了方便…");
    assert_eq!(
        summary("<p>GB 18667  标准。</p><p>two\nwords</p><p>end</p>", 100),
        "GB 18667 标准。two words end"
    );
    assert_eq!(summary("<h2>只有标题</h2>", 10), "");
}

#[test]
fn a_summary_begins_with_the_first_sentence_where_there_is_one() {
    assert_eq!(summary("<p>工作报告</p><p>各位代表：</p><p>现在开会。请坐</p>", 100), "现在开会。请坐");
    assert_eq!(summary("<p>各位代表：</p><ul><li>一</li><li>二</li></ul>", 100), "各位代表：一二");
    assert_eq!(summary("没有段落", 3), "没有段…");
    assert_eq!(summary("<p>正好三</p>", 3), "正好三");
}

#[test]
fn ampersands_survive_with_and_without_their_semicolon() {
    assert_eq!(clean_html("<p>a & b &amp; c &bogus d&</p>"), "<p>a &amp; b &amp; c &amp;bogus d&amp;</p>");
    let link = clean_html("<a href=\"/search?q=1&page=2&amp;x=3\">甲</a>");
    assert!(link.contains("href=\"/search?q=1&amp;page=2&amp;x=3\""), "{link}");
}
