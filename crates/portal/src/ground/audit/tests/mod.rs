//! The audit trail: a changed, missing or inserted line shows.

use kit::Error;
use portal::ground::audit::{self, Actor, Entity, Verdict};
use portal::testing::Site;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

async fn lines(site: &Site, n: usize) {
    for n in 0..n {
        site.app
            .db
            .write(move |tx| {
                let by = Actor { id: Some(7), name: "王五".to_owned() };
                Box::pin(
                    async move { audit::write(tx, 100, &by, "item-saved", &format!("item:{n}"), "v1").await },
                )
            })
            .await
            .unwrap();
    }
}

/// What somebody does who gets at the database itself.
async fn tamper(site: &Site, statement: &'static str) {
    let work = site.app.db.write(move |tx| {
        Box::pin(async move {
            tx.execute_unprepared(statement).await?;
            Ok(())
        })
    });
    work.await.unwrap();
}

#[tokio::test]
async fn an_untouched_trail_verifies() {
    let site = Site::start().await;
    lines(&site, 12).await;
    assert_eq!(audit::verify(&site.app.db).await.unwrap(), Verdict { lines: 12, broken_at: None });
}

#[tokio::test]
async fn a_changed_line_shows() {
    for change in [
        "UPDATE audit SET detail = 'v2' WHERE subject = 'item:5'",
        "UPDATE audit SET who = '赵六' WHERE subject = 'item:5'",
        "UPDATE audit SET at = 99 WHERE subject = 'item:5'",
        "UPDATE audit SET staff_id = NULL WHERE subject = 'item:5'",
    ] {
        let site = Site::start().await;
        lines(&site, 12).await;
        tamper(&site, change).await;
        let verdict = audit::verify(&site.app.db).await.unwrap();
        assert_eq!((verdict.lines, verdict.broken_at.is_some()), (5, true), "{change}");
    }
}

#[tokio::test]
async fn a_missing_line_shows() {
    let site = Site::start().await;
    lines(&site, 12).await;
    tamper(&site, "DELETE FROM audit WHERE subject = 'item:5'").await;
    assert_eq!(audit::verify(&site.app.db).await.unwrap().lines, 5);
}

#[tokio::test]
async fn lines_written_at_the_same_time_make_one_chain() {
    let site = Site::start().await;
    let many = (0..40).map(|n| {
        site.app.db.write(move |tx| {
            Box::pin(async move {
                audit::write(tx, n, &Actor::system(), "item-saved", &format!("item:{n}"), "").await?;
                if n % 4 == 3 { Err(Error::NotFound) } else { Ok(()) }
            })
        })
    });
    futures_util::future::join_all(many).await;
    let stored = Entity::find().count(site.app.db.read()).await.unwrap();
    assert_eq!(audit::verify(&site.app.db).await.unwrap(), Verdict { lines: 30, broken_at: None });
    assert_eq!(stored, 30);
}

#[tokio::test]
async fn every_step_of_an_item_leaves_its_line() {
    let site = Site::start().await;
    let id = site.article("新闻").in_column("news/city").publish().await;
    site.correct(id, "更正").await;
    site.withdraw(id, "有误").await;
    let (rows, _) = audit::search(&site.app.db, &format!("item:{id}"), 0, 50).await.unwrap();
    let actions: Vec<&str> = rows.iter().rev().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["item-created", "item-published", "item-saved", "item-published", "item-withdrawn"]);
}
