//! A double press does a thing once.

use portal::ground::people::Role;
use portal::ground::publications::entity;
use portal::testing::{Page, Site};
use sea_orm::{EntityTrait, PaginatorTrait};

async fn ready(site: &Site) -> Page {
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    editor.visit("/desk/items/new").await.fill("标题", "按了两次").fill("正文", "一次").tick("要闻")
}

async fn items(site: &Site) -> u64 {
    entity::item::Entity::find().count(site.app.db.read()).await.unwrap()
}

#[tokio::test]
async fn a_second_press_publishes_nothing_more() {
    let site = Site::start().await;
    let page = ready(&site).await;
    let first = page.clone().press_only("保存并发布").await;
    let second = page.press_only("保存并发布").await;
    assert_eq!(first.has_status(303).location(), second.has_status(303).location());
    assert_eq!(items(&site).await, 1);
}

#[tokio::test]
async fn presses_at_the_same_instant_publish_once() {
    let site = Site::start().await;
    let page = ready(&site).await;
    let presses = (0..8).map(|_| page.clone().press_only("保存并发布"));
    let answers = futures_util::future::join_all(presses).await;
    let mut places: Vec<_> = answers.iter().map(|a| a.has_status(303).location()).collect();
    places.dedup();
    assert_eq!((places.len(), items(&site).await), (1, 1));
    let total = site.reader().visit("/api/v1/items").await.json()["total"].clone();
    assert_eq!(total, 1);
}

#[tokio::test]
async fn a_second_save_adds_no_version() {
    let site = Site::start().await;
    let page = ready(&site).await.press("保存").await.fill("标题", "改了一次");
    page.clone().press("保存").await;
    page.press("保存").await;
    let versions = entity::version::Entity::find().count(site.app.db.read()).await.unwrap();
    assert_eq!(versions, 2);
}

#[tokio::test]
async fn another_text_from_the_same_page_is_another_press() {
    let site = Site::start().await;
    let page = ready(&site).await;
    page.clone().press("保存").await;
    page.fill("标题", "另一条").press("保存").await;
    assert_eq!(items(&site).await, 2);
}
