//! The database is lost while people read: what is kept is still answered, the rest says when to
//! come back, nothing is half-done.

use portal::ground::audit::Actor;
use portal::ground::publications::write;
use portal::testing::Site;

#[tokio::test]
async fn kept_pages_go_on_and_writes_are_refused() {
    let site = Site::start().await;
    let id = site.article("新闻").in_column("news/city").publish().await;
    let reader = site.reader();
    for path in ["/", "/columns/news/city", &site.address(id)] {
        reader.visit(path).await;
    }
    site.database_away().await;
    for path in ["/", "/columns/news/city", &site.address(id)] {
        reader.visit(path).await.says("新闻");
    }
    let draft = site.article("大文章").body(&format!("<p>{}</p>", "字".repeat(400_000))).into_draft();
    let (main, now) = (site.site_id("main"), site.now());
    let refused = site.app.db.write(move |tx| {
        Box::pin(async move { write::create(tx, now, &Actor::system(), main, &draft).await })
    });
    assert!(matches!(refused.await, Err(kit::Error::Unavailable(_))));
    reader.visit("/healthz").await;
    site.database_back().await;
    site.article("又有新闻").in_column("news/city").publish().await;
    reader.visit("/columns/news/city").await.says("又有新闻").lacks("大文章");
}

/// Only a server can be lost for reading; SQLite's file stays readable on a full disk.
#[tokio::test]
async fn pages_that_are_not_kept_say_when_to_come_back() {
    if portal::testing::test_database().is_none() {
        return;
    }
    let site = Site::start().await;
    site.database_away().await;
    let page = site.reader().get("/columns/news/city").send().await;
    assert_eq!(page.has_status(503).header("retry-after"), "30");
    site.reader().get("/readyz").send().await.has_status(503);
    let problem = site.reader().get("/api/v1/items").send().await;
    assert_eq!(problem.has_status(503).header("content-type"), "application/problem+json");
    site.database_back().await;
    site.reader().visit("/columns/news/city").await;
    site.reader().visit("/readyz").await;
}
