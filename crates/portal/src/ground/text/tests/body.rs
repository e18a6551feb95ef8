//! Plain text and Markdown become article bodies.

use portal::ground::text::{from_markdown, from_plain, looks_like_html, looks_like_markdown};

#[test]
fn numbered_headings_are_recognised_when_short() {
    let text = "一、总体要求\n（一）指导思想。坚持便民利民，把群众满意作为标准。\n（二）基本原则\n二、认真做好有关各项工作，";
    assert_eq!(
        from_plain(text),
        "<h2>一、总体要求</h2>\n<p>（一）指导思想。坚持便民利民，把群众满意作为标准。</p>\n<h3>（二）基本原则</h3>\n\
         <p>二、认真做好有关各项工作，</p>\n"
    );
    assert_eq!(from_plain("第一章 总则\n第一节　范围"), "<h2>第一章 总则</h2>\n<h3>第一节　范围</h3>\n");
    assert_eq!(from_plain("第一条 为了方便"), "<p>第一条 为了方便</p>\n");
    assert_eq!(from_plain("三年来变化很大"), "<p>三年来变化很大</p>\n");
    assert!(from_plain(&format!("一、{}", "长".repeat(40))).starts_with("<p>"));
}

#[test]
fn issuer_and_date_at_the_end_are_the_signature() {
    let text = "请认真贯彻执行。\n市人民政府办公室\n二〇二六年三月五日\n（此件公开发布）";
    assert_eq!(
        from_plain(text),
        "<p>请认真贯彻执行。</p>\n<p class=\"signature\">市人民政府办公室</p>\n\
         <p class=\"signature\">二〇二六年三月五日</p>\n<p>（此件公开发布）</p>\n"
    );
}

#[test]
fn a_date_under_the_title_is_no_signature() {
    assert!(!from_plain("工作报告\n市长 某某\n2026年3月5日\n各位代表：").contains("signature"));
}

#[test]
fn in_markdown_a_line_is_a_paragraph() {
    assert_eq!(
        from_markdown("# 名称\n## 第一章  总则\n第一条 甲\n第二条 乙\n    缩进的丙\n###### 末"),
        "<h2>名称</h2>\n<h2>第一章  总则</h2>\n<p>第一条 甲</p>\n<p>第二条 乙</p>\n<p>缩进的丙</p>\n<h4>末</h4>"
            .replace('\n', "")
    );
}

#[test]
fn markdown_tables_and_lists_stay_whole() {
    let clean = from_markdown("说明：\n| 条文 | 罪名 |\n| -- | -- |\n| 一 | 二 |\n完。\n- 甲\n- 乙\n丙");
    assert_eq!(clean.matches("<tr>").count(), 2);
    assert!(clean.starts_with("<p>说明：</p>"), "{clean}");
    assert!(clean.contains("</table><p>完。</p>"), "{clean}");
    assert!(clean.ends_with("<ul><li>甲</li><li>乙</li></ul><p>丙</p>"), "{clean}");
}

#[test]
fn numbered_paragraphs_keep_their_numbers() {
    let clean = from_markdown("## 一\n33.甲\n34. 乙\n丙");
    assert_eq!(clean, "<h2>一</h2><p>33.甲</p><ol start=\"34\"><li>乙</li></ol><p>丙</p>");
}

#[test]
fn what_arrived_is_told_apart() {
    for html in ["<p>甲</p>", "甲<br/>乙", "<DIV class=a>", "</span>"] {
        assert!(looks_like_html(html), "{html}");
    }
    for text in ["a < b", "《关于<计量法>的决定》", "<此处盖章>", "x <y> z", "<pending>", "1<2>1"]
    {
        assert!(!looks_like_html(text), "{text}");
    }
    for markdown in ["## 第一章", "甲\n|--|:-:|\n", "**重要**", "见[网站](https://a.example/)"] {
        assert!(looks_like_markdown(markdown), "{markdown}");
    }
    for text in ["#话题#", "1.甲", "a**b", "（一）甲", "[2000]8号"] {
        assert!(!looks_like_markdown(text), "{text}");
    }
}
