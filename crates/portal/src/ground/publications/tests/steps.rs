//! What the public sees of each step: at once, everywhere, and nowhere else.

use portal::ground::audit::Actor;
use portal::ground::publications::write;
use portal::testing::{Site, city, hours, minutes};

/// Every public place where a new item of the column "要闻" shows.
const PLACES: [&str; 8] = [
    "/",
    "/columns/news/city",
    "/columns/news",
    "/feeds/news/city.atom",
    "/feeds/news/city.rss",
    "/feeds/all.atom",
    "/api/v1/items",
    "/api/v1/items?column=news/city",
];

#[tokio::test]
async fn a_publication_is_seen_everywhere_at_once() {
    let site = Site::start().await;
    let reader = site.reader();
    for place in PLACES {
        reader.visit(place).await.lacks("新桥今日通车");
    }
    reader.visit("/search?q=新桥").await.lacks("新桥今日通车");
    let id = site.article("新桥今日通车").in_column("news/city").publish().await;
    for place in PLACES {
        assert!(reader.visit(place).await.text().contains("新桥今日通车"), "{place}");
    }
    reader.visit("/search?q=新桥").await.says("新桥今日通车");
    reader.visit("/sitemap-1.xml").await.says(&site.address(id));
    reader.visit(&site.address(id)).await.says("新桥今日通车").says("新桥今日通车的正文。");
}

#[tokio::test]
async fn a_publication_evicts_no_other_page() {
    let site = Site::start().await;
    let reader = site.reader();
    let other = site.article("旧闻").in_column("open/notices").publish().await;
    let elsewhere = site.article("水利旧闻").on("water").in_column("water:works").publish().await;
    let kept =
        [site.address(other), "/columns/open/notices".to_owned(), "/units".to_owned(), "/sitemap".to_owned()];
    for path in &kept {
        reader.visit(path).await;
    }
    let water = reader.at(city::WATER_HOST);
    water.visit("/").await;
    water.visit(&site.address(elsewhere)).await;
    let before = site.app.cache.size().0;
    site.article("新闻").in_column("news/city").publish().await;
    assert_eq!(site.app.cache.size().0, before, "a page that does not show the new item was dropped");
}

#[tokio::test]
async fn a_second_node_sees_a_publication_too() {
    let site = Site::start().await;
    let node = site.another_node().await;
    let there = site.reader().through(&node);
    there.visit("/columns/news/city").await.lacks("新桥今日通车");
    let id = site.article("新桥今日通车").in_column("news/city").publish().await;
    node.follow().await.unwrap();
    there.visit("/columns/news/city").await.says("新桥今日通车");
    site.correct(id, "新桥昨日通车").await;
    node.follow().await.unwrap();
    there.visit("/columns/news/city").await.says("新桥昨日通车");
}

#[tokio::test]
async fn a_correction_shows_in_every_column_and_site() {
    let site = Site::start().await;
    let article = site.article("停水通知").body("<p>详见附件。</p>").in_column("news/city");
    let id = article.in_column("open/notices").in_column("water:works").publish().await;
    let reader = site.reader();
    let water = reader.at(city::WATER_HOST);
    water.visit("/columns/works").await.says("停水通知");
    site.correct(id, "停水改期通知").await;
    for page in [
        reader.visit("/columns/news/city").await,
        reader.visit("/columns/open/notices").await,
        reader.visit(&site.address(id)).await,
        water.visit("/columns/works").await,
        water.visit("/").await,
        water.visit(&site.address(id)).await,
    ] {
        page.says("停水改期通知").lacks("停水通知");
    }
}

#[tokio::test]
async fn a_correction_keeps_the_time_of_publication() {
    let site = Site::start().await;
    let id = site.article("旧题").in_column("news/city").publish().await;
    site.clock.advance(hours(30));
    site.correct(id, "新题").await;
    let page = site.reader().visit(&site.address(id)).await;
    assert_eq!(page.meta("PubDate").as_deref(), Some(city::MORNING));
}

#[tokio::test]
async fn a_withdrawn_item_says_why_and_is_gone_elsewhere() {
    let site = Site::start().await;
    let reader = site.reader();
    let id = site.article("误发的通知").in_column("news/city").publish().await;
    for place in PLACES {
        assert!(reader.visit(place).await.text().contains("误发的通知"), "{place}");
    }
    site.withdraw(id, "文中日期有误，另行发布").await;
    reader.meets(410, &site.address(id)).await.says("文中日期有误，另行发布");
    for place in PLACES {
        reader.visit(place).await.lacks("误发的通知");
    }
    reader.visit("/search?q=误发").await.lacks("误发的通知");
    reader.visit("/sitemap-1.xml").await.lacks(&format!("{}<", site.address(id)));
    reader.meets(410, &format!("/api/v1{}", site.address(id))).await;
}

#[tokio::test]
async fn a_replaced_item_leads_to_the_new_one() {
    let site = Site::start().await;
    let old = site.article("旧办法").in_column("news/city").publish().await;
    let new = site.article("新办法").in_column("news/city").publish().await;
    let reader = site.reader();
    reader.visit(&site.address(old)).await.says("旧办法的正文。");
    let now = site.now();
    let replace = site
        .app
        .db
        .write(move |tx| Box::pin(async move { write::replace(tx, now, &Actor::system(), old, new).await }));
    replace.await.unwrap();
    site.follow().await;
    let answer = reader.get(&site.address(old)).send().await;
    assert_eq!((answer.status().as_u16(), answer.location()), (308, Some(site.address(new))));
    reader.visit(&format!("/en{}", site.address(old))).await.says("新办法的正文。");
    reader.visit("/columns/news/city").await.says("新办法").lacks("旧办法");
}

#[tokio::test]
async fn a_scheduled_item_appears_at_its_time_and_not_before() {
    let site = Site::start().await;
    let id = site.article("明天的公告").in_column("news/city").save().await;
    let (now, at) = (site.now(), site.now() + hours(2));
    let schedule = site
        .app
        .db
        .write(move |tx| Box::pin(async move { write::schedule(tx, now, &Actor::system(), id, at).await }));
    schedule.await.unwrap();
    let reader = site.reader();
    for wait in [0, hours(1), minutes(59)] {
        site.clock.advance(wait);
        assert_eq!(site.run_jobs().await, 0);
        reader.visit("/columns/news/city").await.lacks("明天的公告");
        reader.meets(404, &site.address(id)).await;
    }
    site.clock.advance(minutes(1));
    assert_eq!(site.run_jobs().await, 1);
    reader.visit("/columns/news/city").await.says("明天的公告");
    let page = reader.visit(&site.address(id)).await;
    assert_eq!(page.meta("PubDate").as_deref(), Some("2026-11-23 11:00"));
}

#[tokio::test]
async fn a_schedule_taken_back_or_moved_does_not_fire() {
    let site = Site::start().await;
    let id = site.article("改期的公告").in_column("news/city").save().await;
    let now = site.now();
    let moves = site.app.db.write(move |tx| {
        Box::pin(async move {
            write::schedule(tx, now, &Actor::system(), id, now + hours(1)).await?;
            write::schedule(tx, now, &Actor::system(), id, now + hours(3)).await
        })
    });
    moves.await.unwrap();
    site.clock.advance(hours(2));
    site.run_jobs().await;
    let reader = site.reader();
    reader.visit("/columns/news/city").await.lacks("改期的公告");
    site.clock.advance(hours(1));
    site.run_jobs().await;
    reader.visit("/columns/news/city").await.says("改期的公告");
}

#[tokio::test]
async fn two_nodes_run_a_job_once() {
    let site = Site::start().await;
    let node = site.another_node().await;
    let id = site.article("定时公告").in_column("news/city").save().await;
    let now = site.now();
    let schedule = site.app.db.write(move |tx| {
        Box::pin(async move { write::schedule(tx, now, &Actor::system(), id, now + 60).await })
    });
    schedule.await.unwrap();
    site.clock.advance(60);
    let (one, other) = tokio::join!(site.app.run_jobs(), node.run_jobs());
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    site.follow().await;
    site.reader().visit("/columns/news/city").await.says("定时公告");
}
