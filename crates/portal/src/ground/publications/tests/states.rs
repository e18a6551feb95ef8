//! Whatever steps are tried in whatever order: an item is listed exactly when it is published, in
//! exactly its columns, and every count says the same as the rows it counts.

use kit::{Error, Result};
use portal::ground::audit::{self, Actor};
use portal::ground::publications::item::{ItemState, Step};
use portal::ground::publications::{Details, Draft, entity, listing, store, write};
use portal::ground::sites;
use portal::testing::{Site, days, hours};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// What may be tried.
#[derive(Clone, Copy, Debug)]
enum Try {
    Save,
    Publish,
    Schedule,
    Unschedule,
    Withdraw,
    Replace,
    Wait,
}

const TRIES: [Try; 7] =
    [Try::Save, Try::Publish, Try::Schedule, Try::Unschedule, Try::Withdraw, Try::Replace, Try::Wait];

fn draft(random: &mut StdRng, columns: &[i64]) -> Draft {
    let mut chosen: Vec<i64> = columns.iter().copied().filter(|_| random.random_bool(0.5)).collect();
    if chosen.is_empty() {
        chosen.extend(columns.first());
    }
    let details = Details { columns: chosen, ..Details::default() };
    Draft { title: format!("题目{}", random.random_range(0..1_000)), details, ..Draft::default() }
}

async fn attempt(
    site: &Site,
    random: &mut StdRng,
    what: Try,
    id: i64,
    other: i64,
    columns: &[i64],
) -> Result<()> {
    let (now, by) = (site.now(), Actor::system());
    let draft = draft(random, columns);
    let base = store::row(&site.app.db, id).await?.unwrap().latest_version;
    if matches!(what, Try::Wait) {
        site.clock.advance(hours(5));
        site.run_jobs().await;
        return Ok(());
    }
    site.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                match what {
                    Try::Save => write::save(tx, now, &by, id, base, &draft).await.map(drop),
                    Try::Publish => write::publish(tx, now, &by, id, None).await,
                    Try::Schedule => write::schedule(tx, now, &by, id, now + hours(4)).await,
                    Try::Unschedule => write::unschedule(tx, now, &by, id).await,
                    Try::Withdraw => write::withdraw(tx, now, &by, id, "有误").await,
                    Try::Replace => write::replace(tx, now, &by, id, other).await,
                    Try::Wait => Ok(()),
                }
            })
        })
        .await
}

/// Everything that must hold at any moment.
async fn holds(site: &Site, columns: &[i64], story: &[String]) {
    let db = site.app.db.read();
    let items = entity::item::Entity::find().all(db).await.unwrap();
    let mut published = 0;
    for item in &items {
        let state = ItemState::named(&item.state).unwrap();
        let live = state == ItemState::Published;
        published += i64::from(live);
        let places = entity::listing::Entity::find().filter(entity::listing::Column::ItemId.eq(item.id));
        let mut listed: Vec<i64> = places.all(db).await.unwrap().iter().map(|row| row.column_id).collect();
        listed.sort_unstable();
        let mut expected = Vec::new();
        if live {
            let version =
                store::version(&site.app.db, item.id, item.live_version.unwrap()).await.unwrap().unwrap();
            expected = serde_json::from_str::<Details>(&version.details).unwrap().columns;
            expected.sort_unstable();
            assert_eq!(version.title, item.title, "{story:#?}");
        }
        assert_eq!(listed, expected, "item {} is {}: {story:#?}", item.id, item.state);
        assert_eq!(item.scheduled_at.is_some(), state == ItemState::Scheduled, "{story:#?}");
        assert_eq!(item.replaced_by.is_some(), state == ItemState::Replaced, "{story:#?}");
    }
    for column in columns {
        let rows = entity::listing::Entity::find().filter(entity::listing::Column::ColumnId.eq(*column));
        let rows = rows.count(db).await.unwrap() as i64;
        assert_eq!(listing::total(db, *column).await.unwrap(), rows, "column {column}: {story:#?}");
    }
    let main = site.site_id("main");
    assert_eq!(sites::store::published(db, main).await.unwrap(), published, "{story:#?}");
    assert_eq!(audit::verify(&site.app.db).await.unwrap().broken_at, None, "{story:#?}");
}

async fn history(seed: u64, steps: usize) {
    let site = Site::start().await;
    let columns = [site.column("news/city"), site.column("news/units"), site.column("water:works")];
    let mut random = StdRng::seed_from_u64(seed);
    let mut story = vec![format!("seed {seed}")];
    let mut items = Vec::new();
    for n in 0..3 {
        items.push(site.article(&format!("稿件{n}")).in_column("news/city").save().await);
    }
    for _ in 0..steps {
        let what = TRIES[random.random_range(0..TRIES.len())];
        let (id, other) = (items[random.random_range(0..3)], items[random.random_range(0..3)]);
        let before = store::row(&site.app.db, id).await.unwrap().unwrap();
        let done = attempt(&site, &mut random, what, id, other, &columns).await;
        story.push(format!("{what:?} {id} (other {other}) from {}: {done:?}", before.state));
        if let Err(error) = done {
            let expected = matches!(error, Error::Conflict(_) | Error::Invalid(_));
            assert!(expected, "{story:#?}");
            let after = store::row(&site.app.db, id).await.unwrap().unwrap();
            assert_eq!(after, before, "a refused step changes nothing: {story:#?}");
        }
        holds(&site, &columns, &story).await;
    }
}

#[tokio::test]
async fn any_sequence_of_steps_keeps_listings_and_counts() {
    for seed in 0..4 {
        history(seed, 40).await;
    }
}

#[test]
fn the_steps_that_are_open_from_each_state() {
    use ItemState::{Draft as D, Published as P, Replaced as R, Scheduled as S, Withdrawn as W};
    let steps = [Step::Publish, Step::Schedule, Step::Unschedule, Step::Withdraw, Step::Replace];
    let table: Vec<(ItemState, [Option<ItemState>; 5])> = vec![
        (D, [Some(P), Some(S), None, None, None]),
        (S, [Some(P), Some(S), Some(D), None, None]),
        (P, [Some(P), None, None, Some(W), Some(R)]),
        (W, [Some(P), Some(S), None, None, Some(R)]),
        (R, [None, None, None, None, None]),
    ];
    for (state, expected) in table {
        assert_eq!(steps.map(|step| state.after(step)), expected, "{state:?}");
    }
}

#[tokio::test]
async fn a_refused_publication_leaves_nothing_behind() {
    let site = Site::start().await;
    let id = site.article("没有栏目的稿件").save().await;
    let now = site.now() + days(1);
    let refused = site
        .app
        .db
        .write(move |tx| Box::pin(async move { write::publish(tx, now, &Actor::system(), id, None).await }));
    assert!(matches!(refused.await, Err(Error::Invalid(_))));
    holds(&site, &[], &["no column".to_owned()]).await;
    assert_eq!(site.app.follow().await.unwrap(), 0, "nothing was announced");
}
