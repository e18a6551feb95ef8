//! Columns: their freshness and their settings.

use portal::ground::people::Role;
use portal::testing::{Site, days};

#[tokio::test]
async fn an_administrator_adds_a_column_and_it_is_there_at_once() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    site.reader().visit("/").await.lacks("民生实事");
    let page = admin.visit("/desk/columns/new").await.fill("名称", "民生实事").fill("英文名称", "Daily life");
    page.fill("slug", "life").press("保存").await;
    site.reader().visit("/").await.says("民生实事");
    site.reader().visit("/columns/life").await.says("民生实事");
    let list = site.reader().visit("/api/v1/columns").await.json();
    assert!(list["data"].as_array().unwrap().iter().any(|c| c["path"] == "life"));
}

#[tokio::test]
async fn an_address_that_is_taken_is_refused() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let page = admin.visit("/desk/columns/new").await.fill("名称", "又一个新闻").fill("slug", "news");
    page.press_refused("保存", 422).await.says("已有这个地址名");
    let page = admin.visit("/desk/columns/new").await.fill("名称", "坏地址").fill("slug", "Bad Slug/");
    page.press_refused("保存", 422).await.says("只能用小写字母");
}

#[tokio::test]
async fn a_renamed_column_is_renamed_everywhere_and_keeps_its_address() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let id = site.article("新闻").in_column("news/city").publish().await;
    site.reader().visit(&site.address(id)).await.says("要闻");
    let page = admin.visit(&format!("/desk/columns/{}", site.column("news/city"))).await;
    page.fill("名称", "今日要事").press("保存").await;
    site.reader().visit(&site.address(id)).await.says("今日要事");
    site.reader().visit("/columns/news/city").await.says("今日要事").says("新闻");
}

#[tokio::test]
async fn a_stale_column_is_seen_to_be_one() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    site.article("新闻").in_column("news/city").publish().await;
    let fresh = admin.visit("/desk/columns").await.words();
    site.clock.advance(days(5));
    let admin = site.staff("admin2", Role::Admin, None).await;
    let stale = admin.visit("/desk/columns").await.words();
    assert_ne!(fresh.replace("admin1", ""), stale.replace("admin2", ""));
    assert!(stale.contains("超") || stale.contains("逾"), "{stale}");
}
