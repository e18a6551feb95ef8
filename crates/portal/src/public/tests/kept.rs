//! Pages from the cache: the same bytes in every encoding, 304 for who has them, one form for each
//! choice of display.

use std::io::Read;

use http::Method;
use portal::testing::Site;

const PATHS: [&str; 6] =
    ["/", "/columns/news/city", "/units", "/api/v1/columns", "/feeds/all.atom", "/sitemap"];

fn unzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out
}

fn unbrotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::Decompressor::new(bytes, 4096).read_to_end(&mut out).unwrap();
    out
}

#[tokio::test]
async fn compressed_pages_are_the_plain_page() {
    let site = Site::start().await;
    site.article("新闻").in_column("news/city").publish().await;
    let reader = site.reader();
    for path in PATHS {
        let plain = reader.get(path).send().await;
        let zipped = reader.get(path).header("accept-encoding", "gzip").send().await;
        let small = reader.get(path).header("accept-encoding", "br").send().await;
        for page in [&plain, &zipped, &small] {
            assert!(page.header("vary").to_lowercase().contains("accept-encoding"), "{path}");
        }
        if plain.bytes().len() >= 512 {
            assert_eq!(
                (zipped.header("content-encoding"), small.header("content-encoding")),
                ("gzip", "br"),
                "{path}"
            );
            assert_eq!(unzip(zipped.bytes()), plain.bytes().to_vec(), "{path}");
            assert_eq!(unbrotli(small.bytes()), plain.bytes().to_vec(), "{path}");
            assert!(small.bytes().len() < plain.bytes().len(), "{path}");
        }
    }
}

#[tokio::test]
async fn a_page_one_has_is_not_sent_again() {
    let site = Site::start().await;
    let reader = site.reader();
    for coding in ["identity", "gzip", "br"] {
        let first = reader.get("/units").header("accept-encoding", coding).send().await;
        let tag = first.header("etag").to_owned();
        let again =
            reader.get("/units").header("accept-encoding", coding).header("if-none-match", &tag).send().await;
        again.has_status(304);
        assert!(again.bytes().is_empty() && again.header("etag") == tag, "{coding}");
        let weak = format!("\"other\", W/{tag}");
        let listed = reader
            .get("/units")
            .header("accept-encoding", coding)
            .header("if-none-match", &weak)
            .send()
            .await;
        listed.has_status(304);
        let other = reader.get("/units").header("if-none-match", "\"other\"").send().await;
        other.has_status(200);
    }
}

#[tokio::test]
async fn a_changed_page_is_sent_again() {
    let site = Site::start().await;
    let reader = site.reader();
    let tag = reader.visit("/columns/news/city").await.header("etag").to_owned();
    site.article("新闻").in_column("news/city").publish().await;
    let page = reader.get("/columns/news/city").header("if-none-match", &tag).send().await;
    page.has_status(200).says("新闻");
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let site = Site::start().await;
    let reader = site.reader();
    for path in PATHS {
        let whole = reader.get(path).send().await;
        let head = reader.ask(Method::HEAD, path).send().await;
        head.has_status(200);
        assert!(head.bytes().is_empty(), "{path}");
        assert_eq!(head.header("content-length"), whole.bytes().len().to_string(), "{path}");
        assert_eq!(head.header("etag"), whole.header("etag"), "{path}");
    }
}

#[tokio::test]
async fn each_choice_of_display_has_its_own_page() {
    let site = Site::start().await;
    let reader = site.reader();
    let plain = reader.visit("/units").await;
    let elder = reader.visit("/view?mode=elder&contrast=high&size=larger&back=/units").await;
    assert_ne!(plain.text(), elder.text());
    assert_eq!(elder.path(), "/units");
    let somebody_else = site.reader().visit("/units").await;
    assert_eq!(somebody_else.text(), plain.text(), "a choice is one's own");
    let back = reader.visit("/view?mode=standard&contrast=normal&size=normal&back=/units").await;
    assert_eq!(back.text(), plain.text());
}

#[tokio::test]
async fn a_cached_page_is_the_fresh_page() {
    let site = Site::start().await;
    let bare = Site::start_with(|config| config.cache_bytes = 0).await;
    for site in [&site, &bare] {
        site.article("新闻").in_column("news/city").of("water").publish().await;
    }
    for path in PATHS {
        site.reader().visit(path).await;
        let kept = site.reader().visit(path).await;
        assert_eq!(kept.text(), bare.reader().visit(path).await.text(), "{path}");
    }
}

#[tokio::test]
async fn public_pages_set_no_cookie_and_know_no_session() {
    let site = Site::start().await;
    let editor = site.staff("wang", portal::ground::people::Role::Editor, None).await;
    editor.take_cookie("sunhall_desk", &editor.cookie("sunhall_desk").unwrap(), "/");
    for path in PATHS {
        let (signed, stranger) = (editor.visit(path).await, site.reader().visit(path).await);
        assert_eq!(signed.text(), stranger.text(), "{path}");
        assert!(signed.header("set-cookie").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_structure_that_changes_changes_every_page_of_its_site() {
    use portal::ground::sites::store::{NewColumn, add_column, structure_tags};
    let site = Site::start().await;
    let reader = site.reader();
    reader.visit("/units").await.lacks("新设栏目");
    let new = NewColumn {
        site_id: site.site_id("main"),
        path: "fresh".to_owned(),
        name: "新设栏目".to_owned(),
        position: 90,
        ..NewColumn::default()
    };
    let add = site.app.db.write(move |tx| {
        Box::pin(async move {
            add_column(tx, &new).await?;
            kit::feed::append(tx, 0, &structure_tags(new.site_id)).await
        })
    });
    add.await.unwrap();
    site.follow().await;
    reader.visit("/units").await.says("新设栏目");
    reader.visit("/columns/fresh").await.says("新设栏目");
}
