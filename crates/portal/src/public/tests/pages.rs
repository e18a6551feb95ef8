//! Each kind of public page shows what it is for.

use portal::ground::publications::{ItemKind, PictureRef, Validity};
use portal::testing::{Site, days};

#[tokio::test]
async fn home_has_todays_figures_and_the_newest_of_its_column() {
    let site = Site::start().await;
    site.article("昨天的新闻").in_column("news/city").publish().await;
    site.clock.advance(days(1));
    site.article("今天的新闻").in_column("news/city").publish().await;
    let page = site.reader().visit("/").await;
    page.says("测试市人民政府").says("今天的新闻").says("昨天的新闻");
}

#[tokio::test]
async fn a_parent_column_shows_its_children() {
    let site = Site::start().await;
    site.article("部门的消息").in_column("news/units").publish().await;
    site.article("市里的消息").in_column("news/city").publish().await;
    let page = site.reader().visit("/columns/news").await;
    page.says("要闻").says("部门动态").says("部门的消息").says("市里的消息");
    page.link("部门的消息").follow().await.says("部门的消息的正文。");
}

#[tokio::test]
async fn a_column_four_deep_knows_its_line() {
    let site = Site::start().await;
    let id = site.article("规范性文件一则").in_column("open/files/office/rules").publish().await;
    let page = site.reader().visit(&site.address(id)).await;
    for name in ["政务公开", "政府文件", "政府办公室文件", "规范性文件"] {
        page.says(name);
    }
    site.reader().visit("/columns/open/files/office/rules").await.says("规范性文件一则");
}

#[tokio::test]
async fn a_single_page_column_shows_its_newest_item_whole() {
    let site = Site::start().await;
    site.article("关于").body("<p>旧的介绍</p>").in_column("about").publish().await;
    site.clock.advance(60);
    site.article("关于").body("<p>新的介绍</p>").in_column("about").publish().await;
    site.reader().visit("/columns/about").await.says("新的介绍").lacks("旧的介绍");
}

#[tokio::test]
async fn a_link_column_leads_away() {
    let site = Site::start().await;
    let page = site.reader().get("/columns/province").send().await;
    assert_eq!((page.status().as_u16(), page.header("location")), (302, "https://province.test.example/"));
}

#[tokio::test]
async fn a_picture_set_shows_its_pictures_with_words() {
    let site = Site::start().await;
    let pictures = |draft: &mut portal::ground::publications::Draft| {
        draft.details.kind = ItemKind::Pictures;
        draft.details.pictures = (0..3)
            .map(|n| PictureRef {
                hash: format!("{n}").repeat(64),
                name: format!("{n}.jpg"),
                width: 1200,
                height: 800,
                alt: format!("第{n}张：河岸"),
                caption: format!("说明{n}"),
            })
            .collect();
    };
    let id = site.article("河岸的秋天").in_column("pictures").with(pictures).publish().await;
    site.reader().visit("/columns/pictures").await.says("河岸的秋天");
    let page = site.reader().visit(&site.address(id)).await;
    for n in 0..3 {
        page.says(&format!("说明{n}"));
        assert!(page.attribute(&format!("img[alt=\"第{n}张：河岸\"]"), "src").is_some());
    }
}

#[tokio::test]
async fn an_official_document_shows_its_particulars_and_its_place_in_the_catalogue() {
    let site = Site::start().await;
    let id = site
        .article("关于供水的通知")
        .document("测政发〔2026〕12号", "水利")
        .in_column("open/files")
        .publish()
        .await;
    let page = site.reader().visit(&site.address(id)).await;
    page.says("测政发〔2026〕12号").says("水利").says("通知");
    let reader = site.reader();
    for query in [
        "",
        "?q=供水",
        "?q=测政发[2026]12号",
        "?theme=水利",
        "?genre=通知",
        "?year=2026",
        "?validity=in_force",
    ] {
        reader.visit(&format!("/disclosure{query}")).await.says("关于供水的通知");
    }
    for query in ["?q=abc", "?theme=xyz", "?year=2025", "?validity=repealed"] {
        reader.visit(&format!("/disclosure{query}")).await.lacks("关于供水的通知");
    }
}

#[tokio::test]
async fn a_repealed_document_says_so_and_its_interpretation_stands_beside_it() {
    let site = Site::start().await;
    let repealed = |draft: &mut portal::ground::publications::Draft| {
        if let Some(document) = &mut draft.details.document {
            document.validity = Validity::Repealed;
        }
    };
    let article = site.article("旧办法").document("测政发〔2020〕1号", "水利").with(repealed);
    let old = article.in_column("open/files").publish().await;
    let reader = site.reader();
    reader.visit(&site.address(old)).await.says("废止").lacks("一图读懂旧办法");
    let explains = |draft: &mut portal::ground::publications::Draft| draft.details.interprets = vec![old];
    let new = site.article("一图读懂旧办法").in_column("open/notices").with(explains).publish().await;
    reader.visit(&site.address(old)).await.says("一图读懂旧办法");
    reader.visit(&site.address(new)).await.says("旧办法");
}

#[tokio::test]
async fn a_unit_shows_its_people_duties_and_newest_items() {
    let site = Site::start().await;
    site.article("水利局的消息").of("water").in_column("news/units").publish().await;
    site.article("别家的消息").of("east").in_column("news/units").publish().await;
    let list = site.reader().visit("/units").await;
    let page = list.link("测试市水利局").follow().await;
    page.says("王小明")
        .says("测试市水利局的职责。")
        .says("0990-5550001")
        .says("水利局的消息")
        .lacks("别家的消息");
    site.reader().meets(404, "/units/nobody").await;
}

#[tokio::test]
async fn the_site_map_names_every_column() {
    let site = Site::start().await;
    let page = site.reader().visit("/sitemap").await;
    for name in ["新闻中心", "要闻", "政务公开", "规范性文件", "图片", "关于本站"] {
        page.says(name);
    }
}

#[tokio::test]
async fn every_link_of_the_main_pages_leads_somewhere() {
    let site = Site::start().await;
    let id = site.article("新闻").in_column("news/city").of("water").publish().await;
    site.article("文件").document("测政发〔2026〕1号", "水利").in_column("open/files").publish().await;
    let reader = site.reader();
    let mut links = Vec::new();
    for path in
        ["/", "/columns/news", "/columns/open/files", "/units", "/units/water", "/search?q=x", "/disclosure"]
    {
        links.extend(reader.visit(path).await.hrefs());
        links.extend(reader.visit(&format!("/en{path}")).await.hrefs());
    }
    links.extend(reader.visit(&site.address(id)).await.hrefs());
    links.extend(reader.visit("/accessibility").await.hrefs());
    links.sort();
    links.dedup();
    let ours = |href: &&String| href.starts_with('/') && !href.starts_with("/columns/province");
    let ours: Vec<String> = links.iter().filter(ours).cloned().collect();
    assert!(ours.len() > 20, "{ours:?}");
    for href in ours {
        let page = reader.get(href.split('#').next().unwrap()).send().await;
        assert!(page.status().as_u16() < 400, "{href}: {}", page.status());
    }
}

#[tokio::test]
async fn the_style_guide_and_the_accessibility_statement_are_there() {
    let site = Site::start().await;
    for prefix in ["", "/en", "/zh-hant"] {
        site.reader().visit(&format!("{prefix}/styleguide")).await;
        site.reader().visit(&format!("{prefix}/accessibility")).await;
    }
}

#[tokio::test]
async fn search_marks_what_it_found() {
    let site = Site::start().await;
    for n in 0..25 {
        site.article(&format!("供水通知第{n}号")).in_column("news/city").publish().await;
    }
    let page = site.reader().visit("/").await.fill("q", "供水").press("搜索").await;
    page.says("25").says("供水通知第24号");
    assert!(page.texts("mark").iter().any(|hit| hit == "供水"), "{:?}", page.texts("mark"));
    site.reader().visit("/search?q=供水&page=2").await.says("供水通知第0号");
}
