//! One site in three languages by the address alone.

use portal::testing::Site;

#[tokio::test]
async fn the_language_is_in_the_address() {
    let site = Site::start().await;
    let id = site.article("市政府召开会议").in_column("news/city").publish().await;
    for path in ["/", "/columns/news/city", "/units", "/search", "/disclosure", "/sitemap", &site.address(id)]
    {
        for (prefix, lang) in [("", "zh-Hans"), ("/en", "en"), ("/zh-hant", "zh-Hant")] {
            let page = site.reader().visit(&format!("{prefix}{path}")).await;
            assert_eq!(page.attribute("html", "lang").as_deref(), Some(lang), "{prefix}{path}");
            let alternates = page.texts("link[rel=alternate][hreflang]").len();
            assert_eq!(alternates, 3, "{prefix}{path}");
        }
    }
}

#[tokio::test]
async fn links_stay_in_the_language() {
    let site = Site::start().await;
    site.article("市政府召开会议").in_column("news/city").publish().await;
    let page = site.reader().visit("/en/columns/news/city").await;
    let strays: Vec<String> = page
        .hrefs()
        .into_iter()
        .filter(|href| href.starts_with('/') && !href.starts_with("/en/"))
        .filter(|href| {
            !["/feeds/", "/files/", "/view", "/zh-hant/", "/desk"].iter().any(|p| href.starts_with(p))
        })
        .filter(|href| href != "/columns/news/city" && href != "/en")
        .collect();
    assert_eq!(strays, Vec::<String>::new());
    page.link("市政府召开会议").follow().await.says("市政府召开会议的正文。");
}

#[tokio::test]
async fn the_english_interface_names_columns_and_units_in_english() {
    let site = Site::start().await;
    site.reader().visit("/en/columns/news/city").await.says("City news").says("Home");
    site.reader().visit("/en/units").await.says("Water Office");
    site.reader().visit("/columns/news/city").await.says("要闻").lacks("City news");
}

#[tokio::test]
async fn traditional_pages_are_converted_and_addresses_are_not() {
    let site = Site::start().await;
    let article =
        site.article("市发展改革委发布通知").body("<p>头发与发展，干部与干净。</p>").in_column("news/city");
    let id = article.publish().await;
    let page = site.reader().visit(&format!("/zh-hant{}", site.address(id))).await;
    page.says("市發展改革委發佈通知").says("頭髮與發展，幹部與乾淨。");
    assert!(page.hrefs().iter().any(|href| href == "/zh-hant/columns/news/city"), "{:?}", page.hrefs());
    site.reader().visit("/zh-hant/columns/news/city").await.says("要聞");
}

#[tokio::test]
async fn traditional_words_find_simplified_titles() {
    let site = Site::start().await;
    site.article("城乡供水保障工作会议").in_column("news/city").publish().await;
    let page = site.reader().visit("/zh-hant/search").await.fill("q", "供水保障會議").press("搜").await;
    assert!(page.path().starts_with("/zh-hant/search"), "{}", page.path());
    let found = site.reader().visit("/zh-hant/search?q=會議").await;
    found.says("城鄉供水保障工作會議");
}

#[tokio::test]
async fn a_prefix_is_a_prefix_only_as_a_whole_part() {
    let site = Site::start().await;
    site.reader().visit("/en").await;
    site.reader().visit("/zh-hant").await;
    site.reader().meets(404, "/english").await;
    site.reader().meets(404, "/en/en/units").await;
}
