//! Traditional characters: right by phrase, and nothing but text is touched.

use portal::ground::text::hant::{page, to_simplified, to_traditional};

#[test]
fn characters_with_two_forms_follow_their_phrase() {
    assert_eq!(to_traditional("理发后发展干部干燥"), "理髮後發展幹部乾燥");
    assert_eq!(to_traditional("为了群众里面"), "為了群眾裡面");
    assert_eq!(to_traditional("信息 software"), "信息 software", "words stay the document's own");
    assert_eq!(to_simplified("市長信箱：辦理結果"), "市长信箱：办理结果");
}

#[test]
fn only_text_for_people_is_converted() {
    let html = concat!(
        "<!doctype html><html lang=\"zh-Hant\"><head><title>办事</title><meta name=\"Keywords\" content=\"办事\">",
        "<meta property=\"og:url\" content=\"/列/办\"></head><body><!-- 办 --><a href=\"/search?q=办\" title='办'>办理</a>",
        "<img src=/files/a/办.png alt=办><input name=\"办\" value=\"办\" placeholder=\"请输入办件\">",
        "<script type=\"application/ld+json\">{\"name\":\"办\"}</script><style>/*办*/</style>",
        "<textarea>办</textarea><p data-x=\"办\" aria-label=\"办\">1 < 2 办</p></body></html>",
    );
    let expected = concat!(
        "<!doctype html><html lang=\"zh-Hant\"><head><title>辦事</title><meta name=\"Keywords\" content=\"辦事\">",
        "<meta property=\"og:url\" content=\"/列/办\"></head><body><!-- 办 --><a href=\"/search?q=办\" title='辦'>辦理</a>",
        "<img src=/files/a/办.png alt=辦><input name=\"办\" value=\"办\" placeholder=\"請輸入辦件\">",
        "<script type=\"application/ld+json\">{\"name\":\"办\"}</script><style>/*办*/</style>",
        "<textarea>办</textarea><p data-x=\"办\" aria-label=\"辦\">1 < 2 辦</p></body></html>",
    );
    assert_eq!(page(html), expected);
}

#[test]
fn a_page_without_chinese_is_the_same_bytes() {
    let html = "<p class=\"a\">x < y &amp; <b title=\"a>b\">z</b><script>if (a<b) {}</script><br/></p><";
    assert_eq!(page(html), html);
}
