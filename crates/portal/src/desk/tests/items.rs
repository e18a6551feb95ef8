//! Writing and publishing, the way people do it.

use portal::ground::people::Role;
use portal::testing::{Page, Site, Visitor, hours};

async fn write(visitor: &Visitor, title: &str, column: &str) -> Page {
    let page = visitor.visit("/desk/items/new").await;
    page.fill("标题", title).fill("正文", "第一段。\n\n第二段。").tick(column)
}

#[tokio::test]
async fn an_editor_publishes_and_everybody_reads() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = write(&editor, "新桥今日通车", "要闻").await.press("保存并发布").await;
    page.says("已发布").says("新桥今日通车");
    let read = site.reader().visit("/columns/news/city").await.link("新桥今日通车").follow().await;
    read.says("第一段。").says("第二段。");
    let paragraphs = read.texts("main p");
    assert!(
        paragraphs.contains(&"第一段。".to_owned()) && paragraphs.contains(&"第二段。".to_owned()),
        "{paragraphs:?}"
    );
    page.link("看公开页面").follow().await.says("新桥今日通车");
}

#[tokio::test]
async fn a_saved_item_waits_until_it_is_published() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = write(&editor, "新桥明日通车", "要闻").await.press("保存").await;
    page.says("已保存");
    site.reader().visit("/columns/news/city").await.lacks("新桥明日通车");
    editor.visit("/desk/items").await.says("新桥明日通车");
    page.press("发布已保存的版本").await.says("已发布");
    site.reader().visit("/columns/news/city").await.says("新桥明日通车");
}

#[tokio::test]
async fn an_author_writes_and_an_editor_publishes() {
    let site = Site::start().await;
    let author = site.staff("li", Role::Author, Some("news/city")).await;
    let page = write(&author, "新桥通车", "要闻").await.press("保存").await;
    page.lacks("保存并发布").lacks("发布已保存的版本");
    let address = page.path().split('?').next().unwrap().to_owned();
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    editor.visit(&address).await.press("发布已保存的版本").await;
    site.reader().visit("/columns/news/city").await.says("新桥通车");
}

#[tokio::test]
async fn nobody_writes_into_columns_of_others() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = editor.visit("/desk/items/new").await;
    let (csrf, notices) = (page.value("csrf"), site.column("open/notices").to_string());
    let fields = [
        ("csrf", csrf.as_str()),
        ("title", "越权"),
        ("body", "x"),
        ("column", &notices),
        ("then", "publish"),
    ];
    let answer = editor.ask(http::Method::POST, "/desk/items/new").fields(&fields).send().await;
    answer.has_status(422).says("不归您管");
    site.reader().visit("/columns/open/notices").await.lacks("越权");
}

#[tokio::test]
async fn a_withdrawal_needs_a_reason_and_shows_it() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = write(&editor, "误发的消息", "要闻").await.press("保存并发布").await;
    let public = page.link("看公开页面").href;
    page.clone().press_refused("撤回这条信息", 422).await.says("请写明撤回原因");
    site.reader().visit(&public).await;
    page.fill("reason", "日期有误").press("撤回这条信息").await.says("已撤回").says("日期有误");
    site.reader().meets(410, &public).await.says("日期有误");
    site.reader().visit("/columns/news/city").await.lacks("误发的消息");
}

#[tokio::test]
async fn a_replacement_leads_on() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let old = write(&editor, "旧消息", "要闻").await.press("保存并发布").await;
    let new = site.article("新消息").in_column("news/city").publish().await;
    let public = old.link("看公开页面").href;
    old.clone().fill("by", "19999").press_refused("替换", 422).await.says("已经发布的信息的编号");
    old.fill("by", &site.address(new).replace("/items/", "")).press("替换").await.says("已替换");
    site.reader().visit(&public).await.says("新消息的正文。");
}

#[tokio::test]
async fn a_schedule_is_kept() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = write(&editor, "定时的消息", "要闻").await.press("保存").await;
    page.clone().fill("at", "2026-11-23T08:00").press_refused("定时", 422).await.says("要晚于现在");
    page.clone().fill("at", "tomorrow").press_refused("定时", 422).await.says("看不懂这个时间");
    page.fill("at", "2026-11-23T12:00").press("定时").await.says("已定时").says("2026-11-23 12:00");
    site.clock.advance(hours(3) - 1);
    site.run_jobs().await;
    site.reader().visit("/columns/news/city").await.lacks("定时的消息");
    site.clock.advance(1);
    site.run_jobs().await;
    site.reader().visit("/columns/news/city").await.says("定时的消息");
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_as_it_was_left() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, None).await;
    let page = editor.visit("/desk/items/new").await.fill("正文", "写了很久的\n正文 <b>x</b>");
    let page = page
        .fill("kind", "document")
        .fill("written_on", "去年")
        .tick("要闻")
        .press_refused("保存", 422)
        .await;
    page.says("请填写标题").says("日期请写成");
    assert_eq!(page.value("正文").replace("\r\n", "\n"), "写了很久的\n正文 <b>x</b>");
    assert_eq!(page.value("written_on"), "去年");
    let page = page.fill("标题", "终于").fill("written_on", "2026-11-20").press("保存").await;
    page.says("已保存").says("终于");
    assert_eq!(page.texts("input[name=column][checked]").len(), 1);
}

#[tokio::test]
async fn a_conflict_keeps_the_text_and_says_who_was_first() {
    let site = Site::start().await;
    let wang = site.staff("wang", Role::Editor, Some("news")).await;
    let li = site.staff("li", Role::Editor, Some("news")).await;
    let page = write(&wang, "同一条消息", "要闻").await.press("保存").await;
    let address = page.path().split('?').next().unwrap().to_owned();
    let (mine, theirs) = (wang.visit(&address).await, li.visit(&address).await);
    theirs.fill("标题", "李改的标题").press("保存").await;
    let page = mine.fill("标题", "王改的标题").fill("正文", "王写的正文").press_refused("保存", 409).await;
    page.says("li 在 2026-11-23 09:00 保存了第 2 版");
    assert_eq!((page.value("标题"), page.value("正文")), ("王改的标题".to_owned(), "王写的正文".to_owned()));
    assert_eq!(wang.visit(&address).await.value("标题"), "李改的标题", "nothing was overwritten");
    page.press("保存").await;
    assert_eq!(wang.visit(&address).await.value("标题"), "王改的标题");
}

#[tokio::test]
async fn a_file_is_attached_published_and_taken_off() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = write(&editor, "有附件的消息", "要闻").await.press("保存").await;
    let page = page.attach("file", "一览表.pdf", b"%PDF-1.7 list").press("上传").await;
    page.says("附件已上传");
    let public = page.press("发布已保存的版本").await.link("看公开页面").href;
    let file = site.reader().visit(&public).await.link("一览表.pdf").href;
    assert_eq!(site.reader().visit(&file).await.bytes().as_ref(), b"%PDF-1.7 list");
    let address = editor.visit("/desk/items").await.link("有附件的消息").href;
    let page = editor.visit(&address).await.press("移除 一览表.pdf").await;
    site.reader().visit(&file).await;
    page.press("发布已保存的版本").await;
    site.reader().visit(&public).await.lacks("一览表.pdf");
    site.reader().meets(404, &file).await;
}

#[tokio::test]
async fn an_official_document_gets_its_index_number_by_the_rule() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    for (n, serial) in [(1, "00001"), (2, "00002")] {
        let page = write(&admin, &format!("关于供水的通知之{n}"), "政府文件").await;
        let page =
            page.fill("kind", "document").fill("unit", "测试市水利局").fill("number", "测水[2026] 3号");
        let public = page.fill("written_on", "2026-11-20").press("保存并发布").await.link("看公开页面").href;
        let page = site.reader().visit(&public).await;
        page.says("测水〔2026〕3号").says(&format!("11990000MB00000001/2026-{serial}"));
    }
    site.reader().visit("/disclosure?q=测水〔2026〕3号").await.says("关于供水的通知之2");
}

#[tokio::test]
async fn what_a_department_writes_is_cleaned() {
    let site = Site::start().await;
    let editor = site.staff("wang", Role::Editor, Some("news")).await;
    let page = editor.visit("/desk/items/new").await.fill("标题", "粘贴").tick("要闻");
    let body = "<h1>题</h1><p style=\"color:red\" onclick=\"x()\">字<script>alert(1)</script></p><img src=\"https://evil.example/x.png\">";
    let public = page.fill("正文", body).press("保存并发布").await.link("看公开页面").href;
    site.reader().visit(&public).await.says("字").lacks("evil.example").lacks("alert(1)").lacks("onclick");
}

#[tokio::test]
async fn the_list_is_narrowed_by_words_state_and_column_and_to_ones_own() {
    let site = Site::start().await;
    site.article("供水新闻").in_column("news/city").publish().await;
    site.article("供水草稿").in_column("news/city").save().await;
    site.article("公告一则").in_column("open/notices").publish().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let all = admin.visit("/desk/items").await;
    all.says("供水新闻").says("供水草稿").says("公告一则");
    admin.visit("/desk/items?q=供水").await.says("供水新闻").says("供水草稿").lacks("公告一则");
    admin.visit("/desk/items?state=draft").await.says("供水草稿").lacks("供水新闻");
    let notices = site.column("open/notices");
    admin.visit(&format!("/desk/items?column={notices}")).await.says("公告一则").lacks("供水新闻");
    let author = site.staff("li", Role::Author, Some("open")).await;
    author.visit("/desk/items").await.says("公告一则").lacks("供水新闻").lacks("供水草稿");
}
