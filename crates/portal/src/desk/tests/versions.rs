//! Every save is a version, and what changed can be seen.

use portal::ground::people::Role;
use portal::testing::{Site, minutes};

#[tokio::test]
async fn versions_show_who_changed_what_and_why() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = editor.visit("/desk/items/new").await.fill("标题", "停水通知").tick("要闻");
    let page = page.fill("正文", "十日停水。\n\n请提前储水。").press("保存并发布").await;
    site.clock.advance(minutes(10));
    let page = page.fill("正文", "<p>十二日停水。</p><p>请提前储水。</p>").fill("改了什么", "更正日期");
    let page = page.press("保存").await;
    let list = editor.visit(&format!("{}/versions", page.path().split('?').next().unwrap())).await;
    list.says("第 1 版").says("第 2 版").says("更正日期").says("wang").says("公众所见");
    let shown = list.link("第 2 版").follow().await;
    assert!(shown.texts("ins").contains(&"十二日停水。".to_owned()), "{:?}", shown.texts("ins"));
    assert!(shown.texts("del").contains(&"十日停水。".to_owned()), "{:?}", shown.texts("del"));
    assert!(!shown.texts("ins, del").contains(&"请提前储水。".to_owned()));
    shown.says("请提前储水。");
    shown.link("上一版").follow().await.says("这是第一版");
}

#[tokio::test]
async fn the_public_goes_on_seeing_the_live_version() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = editor.visit("/desk/items/new").await.fill("标题", "原题").fill("正文", "文").tick("要闻");
    let page = page.press("保存并发布").await;
    let public = page.link("看公开页面").href;
    let page = page.fill("标题", "改过的题").press("保存").await;
    site.reader().visit(&public).await.says("原题").lacks("改过的题");
    page.press("发布已保存的版本").await;
    site.reader().visit(&public).await.says("改过的题");
}
