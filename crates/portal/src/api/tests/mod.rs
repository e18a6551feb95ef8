//! The open interface: one shape for every list, every item reachable, described completely.

use std::collections::BTreeSet;

use portal::testing::Site;
use serde_json::Value;

/// Follows `next` from `path` to the end; returns the ids in order and the total that was told.
async fn walk(site: &Site, path: &str) -> (Vec<String>, u64) {
    let (mut ids, mut next) = (Vec::new(), path.to_owned());
    for _ in 0..100 {
        let page = site.reader().visit(&next).await.json();
        let keys: Vec<&String> = page.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["data", "next", "total"], "{next}");
        ids.extend(
            page["data"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        match page["next"].as_str() {
            Some(address) => next = address.split_once("test.example").unwrap().1.to_owned(),
            None => return (ids, page["total"].as_u64().unwrap()),
        }
    }
    panic!("{path} has no end");
}

#[tokio::test]
async fn walking_next_yields_every_item_once() {
    let site = Site::start().await;
    let mut expected = Vec::new();
    for n in 0..23 {
        // Some share a moment, so the number decides.
        site.clock.advance(i64::from(n % 3 == 0));
        let article = site.article(&format!("第{n}号")).in_column("news/city").of("water");
        expected.push(site.address(article.publish().await).replace("/items/", ""));
    }
    expected.reverse();
    for query in
        ["limit=5", "limit=23", "limit=22", "limit=100", "limit=1&column=news/city", "unit=water&limit=7"]
    {
        let (ids, total) = walk(&site, &format!("/api/v1/items?{query}")).await;
        assert_eq!(ids, expected, "{query}");
        assert_eq!(total, 23, "{query}");
    }
}

#[tokio::test]
async fn an_item_published_while_walking_disturbs_nothing() {
    let site = Site::start().await;
    for n in 0..6 {
        site.article(&format!("第{n}号")).in_column("news/city").publish().await;
        site.clock.advance(60);
    }
    let first = site.reader().visit("/api/v1/items?limit=3").await.json();
    site.article("后来的").in_column("news/city").publish().await;
    let next = first["next"].as_str().unwrap().split_once("test.example").unwrap().1;
    let second = site.reader().visit(next).await.json();
    let titles: Vec<&str> =
        second["data"].as_array().unwrap().iter().filter_map(|i| i["title"].as_str()).collect();
    assert_eq!(titles, ["第2号", "第1号", "第0号"]);
}

#[tokio::test]
async fn an_item_is_told_whole() {
    let site = Site::start().await;
    let article =
        site.article("供水通知").document("测政发〔2026〕12号", "水利").of("water").in_column("open/files");
    let id = article.attached("附件.pdf", b"%PDF-1.7 x").await.publish().await;
    let item = site.reader().visit(&format!("/api/v1{}", site.address(id))).await.json();
    assert_eq!(item["title"], "供水通知");
    assert_eq!(item["body_html"], "<p>供水通知的正文。</p>");
    assert_eq!(item["unit"], "water");
    assert_eq!(item["columns"][0], "open/files");
    assert_eq!(item["published_at"], "2026-11-23T09:00:00+08:00");
    assert_eq!(item["document"]["number"], "测政发〔2026〕12号");
    let file = item["attachments"][0]["url"].as_str().unwrap().split_once("test.example").unwrap().1;
    assert_eq!(site.reader().visit(file).await.bytes().as_ref(), b"%PDF-1.7 x");
}

#[tokio::test]
async fn columns_and_units_are_told_whole() {
    let site = Site::start().await;
    let columns = site.reader().visit("/api/v1/columns").await.json();
    assert_eq!((columns["total"].as_u64(), columns["next"].is_null()), (Some(11), true));
    let deepest =
        columns["data"].as_array().unwrap().iter().find(|c| c["path"] == "open/files/office/rules").unwrap();
    assert_eq!(deepest["parent"], "open/files/office");
    let water = site.reader().visit("/api/v1/columns?site=water").await.json();
    assert_eq!(water["data"][0]["path"], "works");
    let units = site.reader().visit("/api/v1/units").await.json();
    assert_eq!(units["total"], 3);
    for list in [&columns, &units] {
        for one in list["data"].as_array().unwrap() {
            let path = one["url"].as_str().unwrap().split_once("test.example").unwrap().1;
            let answer = site.reader().get(path).send().await;
            assert!(answer.status().as_u16() < 400, "{path}");
        }
    }
}

#[tokio::test]
async fn mistakes_are_told_as_problems() {
    let site = Site::start().await;
    for (status, path) in [
        (400, "/api/v1/items?limit=0"),
        (400, "/api/v1/items?limit=101"),
        (400, "/api/v1/items?limit=many"),
        (400, "/api/v1/items?after=yesterday"),
        (400, "/api/v1/items?column=nowhere"),
        (400, "/api/v1/items?unit=nobody"),
        (400, "/api/v1/items?site=nowhere"),
        (404, "/api/v1/items/17"),
        (404, "/api/v1/nothing"),
        (404, "/api/v2/items"),
    ] {
        let page = site.reader().get(path).send().await;
        assert_eq!(page.has_status(status).header("content-type"), "application/problem+json", "{path}");
        assert_eq!(page.json()["status"], status, "{path}");
    }
    let write = site.reader().ask(http::Method::POST, "/api/v1/items").send().await;
    write.has_status(405);
}

/// Every address of the interface is described, and what is described is there.
#[tokio::test]
async fn the_description_lists_every_address() {
    let site = Site::start().await;
    let id = site.article("新闻").in_column("news/city").publish().await;
    let document = site.reader().visit("/api/openapi.json").await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    let described: BTreeSet<&str> =
        document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let code = site.address(id).replace("/items/", "");
    for path in &described {
        site.reader().visit(&path.replace("{id}", &code)).await;
    }
    assert_eq!(
        described,
        BTreeSet::from(["/api/v1/columns", "/api/v1/items", "/api/v1/items/{id}", "/api/v1/units"])
    );
    dangling(&document, &document);
}

/// Fails for a `$ref` that leads nowhere.
fn dangling(document: &Value, part: &Value) {
    match part {
        Value::Object(map) => {
            if let Some(to) = map.get("$ref").and_then(Value::as_str) {
                let place = to.trim_start_matches('#');
                assert!(document.pointer(place).is_some(), "{to}");
            }
            map.values().for_each(|value| dangling(document, value));
        }
        Value::Array(list) => list.iter().for_each(|value| dangling(document, value)),
        _ => {}
    }
}
