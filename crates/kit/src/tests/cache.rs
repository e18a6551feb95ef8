//! The page cache: made once, dropped exactly, never more than it may hold.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use http::{HeaderValue, StatusCode};
use kit::cache::{Accepts, Page, PageCache};
use kit::feed::Tag;
use kit::{Error, Result};
use tokio::sync::Notify;

const MIB: u64 = 1024 * 1024;

fn tags(names: &[&str]) -> Vec<Tag> {
    names.iter().map(|name| Tag::from(*name)).collect()
}

fn page(body: &str, names: &[&str]) -> Page {
    Page::new(StatusCode::OK, "text/html; charset=utf-8", body.to_owned(), tags(names))
}

async fn put(cache: &PageCache, key: &str, body: &str, names: &[&str]) -> Arc<Page> {
    cache.page(key, || async { Ok(page(body, names)) }).await.unwrap()
}

#[tokio::test]
async fn a_page_asked_for_by_many_is_made_once() {
    let cache = Arc::new(PageCache::new(MIB));
    let made = Arc::new(AtomicU32::new(0));
    let asking = (0..50).map(|_| {
        let (cache, made) = (Arc::clone(&cache), Arc::clone(&made));
        tokio::spawn(async move {
            let make = || async {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                made.fetch_add(1, Ordering::SeqCst);
                Ok(page("one", &["item:1"]))
            };
            cache.page("/", make).await.unwrap()
        })
    });
    for answer in futures_util::future::join_all(asking).await {
        assert_eq!(answer.unwrap().body(), "one");
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_failure_is_not_kept_and_does_not_stick() {
    let cache = PageCache::new(MIB);
    let failed: Result<Arc<Page>> = cache.page("/", || async { Err(Error::NotFound) }).await;
    assert!(matches!(failed, Err(Error::NotFound)));
    assert!(cache.get("/").is_none());
    assert_eq!(put(&cache, "/", "here now", &[]).await.body(), "here now");
}

#[tokio::test]
async fn a_maker_that_gives_up_leaves_its_place_to_another() {
    let cache = Arc::new(PageCache::new(MIB));
    let slow = tokio::spawn({
        let cache = Arc::clone(&cache);
        async move { cache.page("/", std::future::pending::<Result<Page>>).await.map(drop) }
    });
    tokio::task::yield_now().await;
    slow.abort();
    slow.await.unwrap_err();
    let soon = std::time::Duration::from_secs(5);
    let next = tokio::time::timeout(soon, put(&cache, "/", "made after all", &[])).await;
    assert_eq!(next.unwrap().body(), "made after all");
}

#[tokio::test]
async fn a_dropped_tag_drops_what_carries_it_and_nothing_else() {
    let cache = PageCache::new(MIB);
    put(&cache, "/a", "a", &["item:1", "column:2"]).await;
    put(&cache, "/b", "b", &["item:2", "column:2"]).await;
    put(&cache, "/c", "c", &["item:3"]).await;
    cache.drop_tags(&tags(&["item:1", "nobody:9"]));
    assert!(cache.get("/a").is_none() && cache.get("/b").is_some() && cache.get("/c").is_some());
    cache.drop_tags(&tags(&["column:2"]));
    assert!(cache.get("/b").is_none() && cache.get("/c").is_some());
}

#[tokio::test]
async fn a_page_whose_source_changed_while_it_was_made_is_served_but_not_kept() {
    let cache = Arc::new(PageCache::new(MIB));
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let making = tokio::spawn({
        let (cache, begun, go) = (Arc::clone(&cache), Arc::clone(&begun), Arc::clone(&go));
        async move {
            let make = || async {
                begun.notify_one();
                go.notified().await;
                Ok(page("of yesterday", &["item:1"]))
            };
            cache.page("/a", make).await.unwrap()
        }
    });
    begun.notified().await;
    cache.drop_tags(&tags(&["item:1"]));
    // Whoever asks after the change does not get the page that began before it.
    assert_eq!(put(&cache, "/a", "of today", &["item:1"]).await.body(), "of today");
    go.notify_one();
    assert_eq!(making.await.unwrap().body(), "of yesterday");
    assert_eq!(cache.get("/a").unwrap().body(), "of today");
}

#[tokio::test]
async fn a_change_of_something_else_does_not_hinder_keeping() {
    let cache = Arc::new(PageCache::new(MIB));
    let make = || async {
        cache.drop_tags(&tags(&["item:2"]));
        Ok(page("kept", &["item:1"]))
    };
    cache.page("/a", make).await.unwrap();
    assert!(cache.get("/a").is_some());
}

#[tokio::test]
async fn memory_is_bounded() {
    let cache = PageCache::new(MIB);
    let body = "阳".repeat(5_000);
    for n in 0..400 {
        put(&cache, &format!("/items/{n}"), &body, &[&format!("item:{n}")]).await;
    }
    let (pages, bytes) = cache.size();
    assert!(bytes <= MIB, "{bytes} bytes");
    assert!((10..=60).contains(&pages), "{pages} pages");
}

#[tokio::test]
async fn a_cache_of_nothing_keeps_nothing_and_still_answers() {
    let cache = PageCache::new(0);
    assert_eq!(put(&cache, "/", "one", &["item:1"]).await.body(), "one");
    assert_eq!(put(&cache, "/", "two", &["item:1"]).await.body(), "two");
    assert_eq!(cache.size().0, 0);
}

#[tokio::test]
async fn error_pages_are_not_kept_but_withdrawals_are() {
    let cache = PageCache::new(MIB);
    for (status, kept) in [(404, false), (500, false), (503, false), (410, true), (308, true)] {
        let key = format!("/{status}");
        let make =
            || async { Ok(Page::new(StatusCode::from_u16(status).unwrap(), "text/plain", "", Vec::new())) };
        cache.page(&key, make).await.unwrap();
        assert_eq!(cache.get(&key).is_some(), kept, "{status}");
    }
}

#[test]
fn accept_encoding_is_read_as_the_standard_says() {
    let read = |text: &str| {
        let accepts = Accepts::parse(Some(&HeaderValue::try_from(text).unwrap()));
        (accepts.gzip, accepts.br)
    };
    assert_eq!(read("gzip, deflate, br"), (true, true));
    assert_eq!(read("gzip;q=0, br;q=0.5"), (false, true));
    assert_eq!(read("br;q=0.0,gzip;q=1.0"), (true, false));
    assert_eq!(read("gzip;q=0.001"), (true, false));
    assert_eq!(read("identity"), (false, false));
    assert_eq!(Accepts::parse(None), Accepts::default());
}
