//! Writes: many at once are all stored, a failing one hurts nobody, a lost database is said to be
//! one.

use std::collections::BTreeSet;

use kit::{Error, Result, feed, jobs};
use portal::testing::Site;
use sea_orm::EntityTrait;

async fn note(site: &Site, n: usize) -> Result<usize> {
    let tag = format!("test:{n}");
    site.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                feed::append(tx, 0, &[tag]).await?;
                match n % 10 {
                    3 => Err(Error::field("n", "refused")),
                    7 => panic!("a broken rule"),
                    _ => Ok(n),
                }
            })
        })
        .await
}

#[tokio::test]
async fn two_hundred_writes_at_once_are_all_stored_and_failures_hurt_nobody() {
    let site = Site::start().await;
    let answers = futures_util::future::join_all((0..200).map(|n| note(&site, n))).await;
    let mut expected = BTreeSet::new();
    for (n, answer) in answers.into_iter().enumerate() {
        match (n % 10, answer) {
            (3, Err(Error::Invalid(_))) | (7, Err(Error::Bug(_))) => {}
            (_, Ok(told)) if told == n => drop(expected.insert(format!("test:{n}"))),
            (_, answer) => panic!("write {n}: {answer:?}"),
        }
    }
    // Read through a connection of another process, so that nothing of ours can stand in for the disk.
    let node = site.another_node().await;
    let stored = feed::since(node.db.read(), 0, 1_000).await.unwrap();
    let stored: BTreeSet<String> = stored.into_iter().flat_map(|c| c.tags).map(|t| t.to_string()).collect();
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn changes_are_numbered_in_the_order_in_which_they_are_seen() {
    let site = Site::start().await;
    let writing = futures_util::future::join_all((0..60).map(|n| note(&site, n * 10)));
    let reading = async {
        let (mut place, mut seen) = (0, 0);
        while seen < 60 {
            for change in feed::since(site.app.db.read(), place, 7).await.unwrap() {
                assert!(change.seq > place);
                place = change.seq;
                seen += 1;
            }
            tokio::task::yield_now().await;
        }
        seen
    };
    let (answers, seen) = tokio::join!(writing, reading);
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(seen, 60, "a reader that follows along misses nothing");
}

#[tokio::test]
async fn a_write_whose_caller_has_gone_is_finished() {
    let site = Site::start().await;
    let db = site.app.db.clone();
    let mut commits = db.commits();
    let gone = tokio::spawn(async move {
        db.write(|tx| {
            Box::pin(async move {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                feed::append(tx, 0, &["test:gone".to_owned()]).await
            })
        })
        .await
    });
    tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    gone.abort();
    commits.mark_unchanged();
    note(&site, 0).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let stored = feed::since(site.app.db.read(), 0, 10).await.unwrap();
    assert!(stored.iter().any(|c| c.tags.iter().any(|t| &**t == "test:gone")), "{stored:?}");
}

#[tokio::test]
async fn a_lost_database_refuses_writes_and_takes_them_again_when_it_is_back() {
    let site = Site::start().await;
    let big = "字".repeat(400_000);
    let write = |text: String| {
        site.app.db.write(move |tx| Box::pin(async move { feed::append(tx, 0, &[text]).await }))
    };
    write(big.clone()).await.unwrap();
    site.database_away().await;
    for _ in 0..2 {
        let refused = write(big.clone()).await;
        assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    }
    site.database_back().await;
    // Connections that died with it are found out one by one.
    let mut tries = 0;
    while let Err(error) = write(big.clone()).await {
        tries += 1;
        assert!(tries < 10 && matches!(error, Error::Unavailable(_)), "{error:?}");
    }
    assert_eq!(feed::since(site.app.db.read(), 0, 10).await.unwrap().len(), 2, "nothing half-done");
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_later_and_then_given_up() {
    let site = Site::start().await;
    let ask = site.app.db.write(|tx| {
        Box::pin(async move { jobs::enqueue(tx, "no-such-kind", &serde_json::json!({}), 0).await })
    });
    ask.await.unwrap();
    let mut tries = 0;
    for _ in 0..40 {
        tries += site.app.run_jobs().await.unwrap();
        site.clock.advance(4 * 3600);
    }
    assert_eq!(tries, 8);
    let left = jobs::Entity::find().all(site.app.db.read()).await.unwrap();
    assert!(left.len() == 1 && left[0].failure.is_some(), "it stays, to be looked at: {left:?}");
}
