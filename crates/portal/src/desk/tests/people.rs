//! People: added by an administrator, come in by the link shown once.

use portal::ground::people::Role;
use portal::testing::Site;

#[tokio::test]
async fn a_person_is_added_and_comes_in_by_the_link() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let page = admin.visit("/desk/people").await.fill("姓名", "赵敏").fill("login", "zhaomin").tick("撰稿");
    let page = page.press("添加并生成链接").await;
    let address = page.texts("code.address").pop().unwrap();
    let link = address.split_once("test.example").unwrap().1.to_owned();
    admin.visit("/desk/people").await.says("赵敏").lacks(&link);
    let zhao = site.reader();
    let page = zhao.visit(&link).await.fill("password", "城门外第三棵柳树").fill("again", "城门外第三棵柳树");
    page.press_refused("设好了，登录", 422).await;
    let page = zhao
        .visit(&link)
        .await
        .fill("password", "城门外第三棵柳树下见")
        .fill("again", "城门外第三棵柳树下见");
    page.press("设好了，登录").await.says("赵敏");
    zhao.get("/desk/people").send().await.has_status(403);
}

#[tokio::test]
async fn a_login_that_is_taken_is_refused() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let page = admin.visit("/desk/people").await.fill("姓名", "另一个").fill("login", "admin1").tick("撰稿");
    let page = page.press_refused("添加并生成链接", 422).await;
    page.says("已经有人用了");
    assert_eq!(page.value("姓名"), "另一个");
}

#[tokio::test]
async fn the_audit_trail_shows_what_was_done_and_by_whom() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page =
        editor.visit("/desk/items/new").await.fill("标题", "可查的消息").fill("正文", "文").tick("要闻");
    page.press("保存并发布").await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    admin.visit("/desk/audit").await.says("wang").says("可查的消息").says("没有被改动");
    admin.visit("/desk/audit?q=nobody").await.lacks("可查的消息");
    let tamper = site.app.db.write(|tx| {
        Box::pin(async move {
            use sea_orm::ConnectionTrait;
            tx.execute_unprepared("UPDATE audit SET who = 'li' WHERE who = 'wang'").await?;
            Ok(())
        })
    });
    tamper.await.unwrap();
    admin.visit("/desk/audit").await.says("记录链不完整");
}
