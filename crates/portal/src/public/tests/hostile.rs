//! Text that means harm: it is shown as text, or not at all.

use portal::testing::{Site, check};

const BODIES: [&str; 14] = [
    "<script>alert(1)</script><p>正文</p>",
    "<p onclick=\"alert(1)\">正文</p>",
    "<img src=x onerror=alert(1)><p>正文</p>",
    "<a href=\"javascript:alert(1)\">正文</a>",
    "<a href=\"&#106;avascript:alert(1)\">正文</a>",
    "<svg><script>alert(1)</script></svg><p>正文</p>",
    "<iframe src=\"https://evil.example\"></iframe><p>正文</p>",
    "<p style=\"background:url(https://evil.example/x)\">正文</p>",
    "<form action=\"https://evil.example\"><input name=password></form><p>正文</p>",
    "<p>正文</p></main></body></html><script>alert(1)</script>",
    "<table><tr><td>正文<b><i></td></tr>",
    "<base href=\"https://evil.example/\"><p>正文</p>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example\"><p>正文</p>",
    "<style>*{display:none}</style><math><mi xlink:href=\"data:x,<script>alert(1)</script>\">正文</mi></math>",
];

const TITLE: &str = "</title><script>alert(\"题\")</script>'&\" {{ 7*7 }} ]]> --> <!--";

/// Every visited page goes through the checker, which refuses scripts, handlers and foreign parts.
#[tokio::test]
async fn hostile_bodies_are_shown_clean() {
    let site = Site::start().await;
    for body in BODIES {
        let id = site.article("题").body(body).in_column("news/city").publish().await;
        let page = site.reader().visit(&site.address(id)).await;
        page.says("正文");
        for poison in ["alert(1)</script", "onclick", "onerror", "evil.example", "javascript:"] {
            assert!(!page.text().contains(poison), "{poison} of {body}");
        }
    }
}

#[tokio::test]
async fn a_hostile_title_is_shown_as_text_everywhere() {
    let site = Site::start().await;
    let hostile = |draft: &mut portal::ground::publications::Draft| {
        draft.summary = TITLE.to_owned();
        draft.source = TITLE.to_owned();
        draft.author = TITLE.to_owned();
        draft.keywords = vec![TITLE.to_owned()];
    };
    let article = site.article(TITLE).in_column("news/city").document(TITLE, TITLE).with(hostile);
    let id = article.publish().await;
    let reader = site.reader();
    for path in
        ["/", "/columns/news", "/columns/news/city", "/search?q=7*7", "/disclosure", &site.address(id)]
    {
        let page = reader.visit(path).await;
        assert!(!page.text().contains("<script>alert"), "{path}");
        assert!(page.shows("{{ 7*7 }}"), "{path}: {}", page.words());
        reader.visit(&format!("/en{path}")).await;
        reader.visit(&format!("/zh-hant{path}")).await;
    }
    let data = reader.visit("/api/v1/items").await.json();
    assert_eq!(data["data"][0]["title"], TITLE);
}

#[tokio::test]
async fn feeds_of_hostile_titles_are_well_formed() {
    let site = Site::start().await;
    site.article(TITLE).in_column("news/city").publish().await;
    for path in
        ["/feeds/news/city.atom", "/feeds/news/city.rss", "/sitemap.xml", "/sitemap-0.xml", "/sitemap-1.xml"]
    {
        let page = site.reader().visit(path).await;
        assert_eq!(well_formed(&page.text()), Ok(()), "{path}: {}", page.text());
    }
}

/// Whether a text is well-formed XML 1.0 with only the characters that it allows.
fn well_formed(text: &str) -> Result<(), String> {
    let bad = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    if let Some(c) = text.chars().find(|c| bad(*c)) {
        return Err(format!("character {:#x}", c as u32));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return if depth == 0 { Ok(()) } else { Err("open elements".to_owned()) },
            _ => {}
        }
    }
}

#[tokio::test]
async fn hostile_words_in_a_search_stay_words() {
    let site = Site::start().await;
    site.article("百分之百%的_把握").in_column("news/city").publish().await;
    let reader = site.reader();
    let search = |words: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
        let reader = reader.clone();
        async move { reader.visit(&format!("/search?{query}")).await }
    };
    search("<script>alert(1)</script>").await.lacks("<script>alert");
    search("' OR 1=1 --").await.lacks("百分之百");
    search("%的_").await.says("百分之百");
    search("百%百").await.lacks("百分之百%的_把握");
    search("\\").await;
    search(&"长".repeat(200)).await;
}

#[test]
fn the_checker_finds_what_it_is_there_to_find() {
    let page = |main: &str| {
        format!(
            "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><title>t</title></head><body><main><h1>h</h1>{main}</main></body></html>"
        )
    };
    assert_eq!(check::faults(&page("<p>好</p>")), Vec::<String>::new());
    for main in [
        "<p><div>x</div></p>",
        "<b><i>x</b></i>",
        "<div>",
        "<p id=a></p><p id=a></p>",
        "<p style=\"color:red\">x</p>",
        "<p onclick=\"x()\">x</p>",
        "<script>x()</script>",
        "<img src=\"/x.png\">",
        "<img src=\"https://evil.example/x.png\" alt=\"\">",
        "<a href=\"/x\"></a>",
        "<label for=\"nobody\">x</label>",
        "<form action=\"/x\"><input name=\"q\"></form>",
        "<ul><p>x</p></ul>",
        "<h1>second</h1>",
        "<h4>too deep</h4>",
        "<a href=\"javascript:x()\">x</a>",
        "<script type=\"application/ld+json\">{\"a\":}</script>",
    ] {
        assert!(!check::faults(&page(main)).is_empty(), "{main}");
    }
}
