//! The standard tags of a government website, on each kind of page.

use portal::testing::{Page, Site};

fn site_tags(page: &Page) {
    assert_eq!(page.meta("SiteName").as_deref(), Some("测试市人民政府"));
    assert_eq!(page.meta("SiteDomain").as_deref(), Some("www.test.example"));
    assert_eq!(page.meta("SiteIDCode").as_deref(), Some("9900000001"));
    for words in
        ["测试市人民政府", "9900000001", "测ICP备99000001号", "测公网安备99000002000001号", "0990-5550000"]
    {
        assert!(page.shows(words), "{}: the footer lacks {words}", page.path());
    }
}

fn column_tags(page: &Page, name: &str) {
    assert_eq!(page.meta("ColumnName").as_deref(), Some(name));
    for tag in ["ColumnDescription", "ColumnKeywords", "ColumnType"] {
        assert!(page.meta(tag).is_some_and(|text| !text.is_empty()), "{tag} on {}", page.path());
    }
}

#[tokio::test]
async fn home_says_which_site_it_is() {
    let site = Site::start().await;
    let page = site.reader().visit("/").await;
    site_tags(&page);
    assert_eq!(page.meta("ColumnName"), None);
    assert_eq!(page.meta("ArticleTitle"), None);
    assert_eq!(page.attribute("link[rel=canonical]", "href").as_deref(), Some("http://www.test.example/"));
    assert_eq!(page.texts("link[type=\"application/atom+xml\"]").len(), 1);
}

#[tokio::test]
async fn a_column_says_what_it_is() {
    let site = Site::start().await;
    let page = site.reader().visit("/columns/open/notices").await;
    site_tags(&page);
    column_tags(&page, "通知公告");
    assert_eq!(page.meta("ArticleTitle"), None);
    assert_eq!(page.texts("title"), ["通知公告 - 测试市人民政府"]);
}

#[tokio::test]
async fn an_item_says_everything_the_standard_asks() {
    let site = Site::start().await;
    let fill = |draft: &mut portal::ground::publications::Draft| {
        draft.summary = "摘要一句".to_owned();
        draft.author = "记者".to_owned();
        draft.keywords = vec!["供水".to_owned(), "保障".to_owned()];
    };
    let id = site.article("供水通知").in_column("open/notices").of("water").with(fill).publish().await;
    let page = site.reader().visit(&site.address(id)).await;
    site_tags(&page);
    column_tags(&page, "通知公告");
    for (tag, expected) in [
        ("ArticleTitle", "供水通知"),
        ("PubDate", "2026-11-23 09:00"),
        ("ContentSource", "测试市水利局"),
        ("Keywords", "供水,保障"),
        ("Author", "记者"),
        ("Description", "摘要一句"),
        ("og:title", "供水通知"),
        ("og:type", "article"),
        ("article:published_time", "2026-11-23T09:00:00+08:00"),
    ] {
        assert_eq!(page.meta(tag).as_deref(), Some(expected), "{tag}");
    }
    let address = format!("http://www.test.example{}", site.address(id));
    assert_eq!(page.meta("Url").as_deref(), Some(address.as_str()));
    page.says("首页").says("政务公开").says("通知公告");
    let data = page.texts("main").len() + page.text().matches("BreadcrumbList").count();
    assert_eq!(data, 2, "one main part, one trail as data");
}

#[tokio::test]
async fn addresses_are_the_public_ones_behind_a_proxy() {
    let site =
        Site::start_with(|config| config.public_url = Some("https://www.test.example".to_owned())).await;
    let id = site.article("供水通知").in_column("open/notices").publish().await;
    let address = format!("https://www.test.example{}", site.address(id));
    let reader = site.reader().at("localhost:8080");
    let page = reader.visit(&site.address(id)).await;
    assert_eq!(page.meta("Url").as_deref(), Some(address.as_str()));
    assert!(reader.visit("/feeds/open/notices.atom").await.text().contains(&address));
    assert!(reader.visit("/sitemap-1.xml").await.text().contains(&address));
    assert_eq!(reader.visit("/api/v1/items").await.json()["data"][0]["url"], address);
}
