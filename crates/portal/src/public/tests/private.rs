//! What is not published shows nowhere: not as a page, in a list, a feed, an answer for machines, a
//! count, the search, the site map, or as a file.

use portal::ground::audit::Actor;
use portal::ground::publications::write;
use portal::testing::{Page, Site, days};

/// Everything that could give an item away.
async fn everything(site: &Site) -> Vec<Page> {
    let reader = site.reader();
    let mut pages = Vec::new();
    for path in [
        "/",
        "/columns/news",
        "/columns/news/city",
        "/columns/open/files",
        "/disclosure",
        "/disclosure?q=未定稿",
        "/search?q=未定稿",
        "/sitemap",
        "/sitemap-0.xml",
        "/sitemap-1.xml",
        "/units/water",
        "/feeds/all.atom",
        "/feeds/all.rss",
        "/feeds/news/city.atom",
        "/feeds/news/city.rss",
        "/api/v1/items",
        "/api/v1/items?column=news/city",
        "/api/v1/items?unit=water",
        "/api/v1/columns",
        "/api/v1/units",
    ] {
        for prefix in ["", "/en", "/zh-hant"] {
            if prefix.is_empty()
                || !(path.contains("/api/") || path.contains("/feeds/") || path.ends_with(".xml"))
            {
                pages.push(reader.visit(&format!("{prefix}{path}")).await);
            }
        }
    }
    pages
}

/// An item called 未定稿 with a file, of a unit, official.
async fn secret(site: &Site) -> (i64, String) {
    let article = site.article("未定稿").in_column("news/city").in_column("open/files").of("water");
    let article =
        article.document("测政发〔2026〕9号", "综合政务").attached("未定.pdf", b"%PDF-1.7 secret").await;
    let draft = article.into_draft();
    let hash = draft.details.attachments[0].hash.clone();
    let copy = site.article("未定稿").with(|d| *d = draft);
    (copy.save().await, hash)
}

async fn hidden(site: &Site, id: i64, hash: &str) {
    let address = site.address(id);
    for page in everything(site).await {
        for word in ["未定稿", "测政发〔2026〕9号", hash, &format!("{address}<"), &format!("{address}\"")]
        {
            // A search says the words again that it was asked for.
            let echo = word == "未定稿" && page.path().contains("?q=");
            assert!(echo || !page.text().contains(word), "{} shows {word}", page.path());
        }
        if page.path().contains("?q=") {
            assert!(page.hrefs().iter().all(|href| !href.contains("/items/")), "{}", page.path());
        }
    }
    for path in ["/api/v1/items", "/api/v1/items?column=news/city", "/api/v1/items?unit=water"] {
        assert_eq!(site.reader().visit(path).await.json()["total"], 0, "{path}");
    }
    site.reader().meets(404, &format!("/files/{hash}/x.pdf")).await;
}

#[tokio::test]
async fn a_draft_shows_nowhere() {
    let site = Site::start().await;
    let (id, hash) = secret(&site).await;
    hidden(&site, id, &hash).await;
    site.reader().meets(404, &site.address(id)).await;
    site.reader().meets(404, &format!("/api/v1{}", site.address(id))).await;
}

#[tokio::test]
async fn a_scheduled_item_shows_nowhere() {
    let site = Site::start().await;
    let (id, hash) = secret(&site).await;
    let now = site.now();
    let schedule = site.app.db.write(move |tx| {
        Box::pin(async move { write::schedule(tx, now, &Actor::system(), id, now + days(1)).await })
    });
    schedule.await.unwrap();
    hidden(&site, id, &hash).await;
    site.reader().meets(404, &site.address(id)).await;
}

#[tokio::test]
async fn a_withdrawn_item_shows_only_that_it_was_withdrawn() {
    let site = Site::start().await;
    let (id, hash) = secret(&site).await;
    let now = site.now();
    let publish = site
        .app
        .db
        .write(move |tx| Box::pin(async move { write::publish(tx, now, &Actor::system(), id, None).await }));
    publish.await.unwrap();
    site.follow().await;
    site.reader().visit(&format!("/files/{hash}/x.pdf")).await;
    everything(&site).await;
    site.withdraw(id, "内容有误").await;
    hidden(&site, id, &hash).await;
    site.reader().meets(410, &site.address(id)).await.says("内容有误").lacks("未定稿的正文").lacks(&hash);
}

#[tokio::test]
async fn a_saved_change_shows_nowhere_until_it_is_published() {
    let site = Site::start().await;
    let id = site.article("原题").in_column("news/city").publish().await;
    let mut draft = site.article("未定稿").in_column("news/city").into_draft();
    draft.summary = "未定稿的摘要".to_owned();
    let now = site.now();
    let save = site.app.db.write(move |tx| {
        Box::pin(async move { write::save(tx, now, &Actor::system(), id, 1, &draft).await })
    });
    save.await.unwrap();
    site.follow().await;
    for page in everything(&site).await.into_iter().filter(|page| !page.path().contains("?q=")) {
        page.lacks("未定稿");
    }
    site.reader().visit(&site.address(id)).await.says("原题").lacks("未定稿");
}

#[tokio::test]
async fn an_item_of_another_site_is_not_shown_here() {
    let site = Site::start().await;
    let id = site.article("水利局自己的消息").on("water").in_column("water:works").publish().await;
    site.reader().meets(404, &site.address(id)).await;
    site.reader().visit("/").await.lacks("水利局自己的消息");
    site.reader().visit("/feeds/all.atom").await.lacks("水利局自己的消息");
    site.reader().visit("/search?q=水利").await.lacks("水利局自己的消息");
    site.reader()
        .at(portal::testing::city::WATER_HOST)
        .visit(&site.address(id))
        .await
        .says("水利局自己的消息");
}

#[tokio::test]
async fn nothing_of_the_staff_is_public() {
    let site = Site::start().await;
    site.staff("zhangsan-login", portal::ground::people::Role::Admin, None).await;
    site.article("新闻").in_column("news/city").of("water").publish().await;
    for page in everything(&site).await {
        page.lacks("zhangsan-login");
    }
}
