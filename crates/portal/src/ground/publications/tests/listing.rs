//! A column's listing against a plain sorted list: same order, same total, at every page.

use kit::Result;
use kit::db::Db;
use portal::ground::publications::bulk::{self, Stored};
use portal::ground::publications::listing::place;
use portal::ground::publications::listing::{self, Key, Place};
use portal::ground::publications::{Details, Draft, ItemState, entity};
use portal::testing::Site;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const PAGE: usize = 20;

/// One change of a listing.
#[derive(Clone, Copy, Debug)]
enum Change {
    In(Key),
    Out(Key),
}

async fn apply(db: &Db, column: i64, changes: Vec<Change>) -> Result<()> {
    db.write(move |tx| {
        Box::pin(async move {
            for change in changes {
                match change {
                    Change::In(key) => listing::insert(tx, column, key).await?,
                    Change::Out(key) => listing::remove(tx, column, key).await?,
                }
            }
            Ok(())
        })
    })
    .await
}

/// The keys at `offset`, read the way pages read them.
async fn read(db: &Db, column: i64, offset: usize) -> Vec<Key> {
    use entity::listing::{Column, Entity};
    let Place { upper, skip } = place(db.read(), column, offset as i64).await.unwrap();
    let rows = Entity::find()
        .filter(Column::ColumnId.eq(column))
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::ItemId)
        .all(db.read())
        .await
        .unwrap();
    let below = rows.iter().map(|r| Key { at: r.published_at, item: r.item_id });
    below.filter(|key| upper.is_none_or(|upper| *key < upper)).skip(skip as usize).take(PAGE).collect()
}

/// Every page and the total are those of `model`, newest first.
async fn agrees(db: &Db, column: i64, model: &[Key], story: &str) {
    let total = listing::total(db.read(), column).await.unwrap();
    assert_eq!(total, model.len() as i64, "{story}: total");
    let newest: Vec<Key> = model.iter().rev().copied().collect();
    let last = newest.len().saturating_sub(1);
    let mut offsets: Vec<usize> = (0..=last).step_by(PAGE).collect();
    offsets.extend([last, last + 1, last + 500]);
    for offset in offsets {
        let expected: Vec<Key> = newest.iter().skip(offset).take(PAGE).copied().collect();
        assert_eq!(read(db, column, offset).await, expected, "{story}: from {offset} of {}", newest.len());
    }
}

/// A batch of random changes, made to `model` as well.
fn changes(random: &mut StdRng, model: &mut Vec<Key>, n: usize, leave: f64) -> Vec<Change> {
    let mut out = Vec::with_capacity(n);
    for _ in 0..n {
        if !model.is_empty() && random.random_bool(leave) {
            let key = model.remove(random.random_range(0..model.len()));
            out.push(Change::Out(key));
            continue;
        }
        // Few different times, so that many items share one and the number decides.
        let key = Key { at: random.random_range(0..300), item: random.random_range(1..100_000) };
        if let Err(place) = model.binary_search(&key) {
            model.insert(place, key);
            out.push(Change::In(key));
        }
    }
    out
}

async fn run(seed: u64, batches: &[(usize, f64)]) {
    let site = Site::start().await;
    let column = site.column("news/city");
    let mut random = StdRng::seed_from_u64(seed);
    let mut model = Vec::new();
    for (step, (n, leave)) in batches.iter().enumerate() {
        let batch = changes(&mut random, &mut model, *n, *leave);
        apply(&site.app.db, column, batch).await.unwrap();
        agrees(&site.app.db, column, &model, &format!("seed {seed}, step {step}")).await;
    }
}

#[tokio::test]
async fn a_growing_listing_splits_and_stays_exact() {
    run(1, &[(50, 0.1), (400, 0.1), (900, 0.1), (600, 0.3)]).await;
}

#[tokio::test]
async fn a_shrinking_listing_stays_exact_down_to_nothing() {
    run(2, &[(1_200, 0.05), (900, 0.9), (600, 0.95), (400, 0.98), (30, 0.2)]).await;
}

#[tokio::test]
async fn many_small_histories_stay_exact() {
    for seed in 10..16 {
        run(seed, &[(7, 0.4), (9, 0.5), (450, 0.2), (300, 0.7)]).await;
    }
}

#[tokio::test]
async fn oldest_first_and_newest_first_give_the_same_pages() {
    let site = Site::start().await;
    let column = site.column("news/city");
    let mut model: Vec<Key> = (0..1_000).map(|n| Key { at: n / 3, item: n }).collect();
    let mut falling: Vec<Change> = model.iter().map(|key| Change::In(*key)).collect();
    falling.reverse();
    apply(&site.app.db, column, falling).await.unwrap();
    agrees(&site.app.db, column, &model, "newest first").await;
    let more: Vec<Key> = (0..500).map(|n| Key { at: 1_000 + n, item: n }).collect();
    apply(&site.app.db, column, more.iter().map(|key| Change::In(*key)).collect()).await.unwrap();
    model.extend(more);
    agrees(&site.app.db, column, &model, "then oldest first").await;
}

#[tokio::test]
async fn a_listing_counted_anew_is_the_same() {
    let site = Site::start().await;
    let column = site.column("news/city");
    let mut random = StdRng::seed_from_u64(7);
    let mut model = Vec::new();
    let batch = changes(&mut random, &mut model, 1_500, 0.2);
    apply(&site.app.db, column, batch).await.unwrap();
    site.app.db.write(|tx| Box::pin(async move { listing::rebuild(tx).await })).await.unwrap();
    agrees(&site.app.db, column, &model, "counted anew").await;
    let batch = changes(&mut random, &mut model, 500, 0.5);
    apply(&site.app.db, column, batch).await.unwrap();
    agrees(&site.app.db, column, &model, "and changed").await;
}

#[tokio::test]
async fn listings_do_not_disturb_each_other() {
    let site = Site::start().await;
    let (one, other) = (site.column("news/city"), site.column("news/units"));
    let keys: Vec<Key> = (0..450).map(|n| Key { at: n, item: n + 1 }).collect();
    for column in [one, other] {
        apply(&site.app.db, column, keys.iter().map(|key| Change::In(*key)).collect()).await.unwrap();
    }
    apply(&site.app.db, one, keys.iter().map(|key| Change::Out(*key)).collect()).await.unwrap();
    agrees(&site.app.db, one, &[], "emptied").await;
    agrees(&site.app.db, other, &keys, "its neighbour").await;
}

#[tokio::test]
async fn concurrent_publications_into_one_column_are_all_counted() {
    let site = Site::start().await;
    let column = site.column("news/city");
    let keys: Vec<Key> = (0..60).map(|n| Key { at: n % 7, item: n + 1 }).collect();
    let writes = keys.iter().map(|key| apply(&site.app.db, column, vec![Change::In(*key)]));
    for done in futures_util::future::join_all(writes).await {
        done.unwrap();
    }
    let mut model = keys;
    model.sort();
    agrees(&site.app.db, column, &model, "sixty at once").await;
}

#[tokio::test]
async fn pages_people_see_hold_every_item_once() {
    let site = Site::start().await;
    let (column, home) = (site.column("news/city"), site.site_id("main"));
    let details = Details { columns: vec![column], ..Details::default() };
    let draft = Draft { title: "消息".to_owned(), details, ..Draft::default() };
    let store = site.app.db.write(move |tx| {
        Box::pin(async move {
            let rows: Vec<(i64, Stored)> = bulk::ids(tx, 1_307)
                .await?
                .into_iter()
                .map(|id| {
                    let state = ItemState::Published;
                    // Three at a time share a moment, so the number decides.
                    (id, Stored { draft: draft.clone(), state, at: id / 3, reason: None, replaced_by: None })
                })
                .collect();
            bulk::store(tx, home, &rows).await?;
            bulk::finish(tx).await
        })
    });
    store.await.unwrap();
    let reader = site.reader();
    let mut seen = Vec::new();
    for number in 1..=66 {
        let page = reader.visit(&format!("/columns/news/city?page={number}")).await;
        let links = page.hrefs().into_iter().filter(|href| href.starts_with("/items/"));
        seen.extend(links);
    }
    let expected: Vec<String> = (1..=1_307).rev().map(|id| site.address(id)).collect();
    assert_eq!(seen, expected);
    reader.meets(404, "/columns/news/city?page=67").await;
}

#[tokio::test]
async fn an_empty_listing_has_no_pages() {
    let site = Site::start().await;
    let column = site.column("news/city");
    agrees(&site.app.db, column, &[], "nothing yet").await;
    let rows = entity::listing_block::Entity::find().limit(1).all(site.app.db.read()).await.unwrap();
    assert!(rows.is_empty());
}
