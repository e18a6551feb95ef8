//! Uploaded files: public exactly as long as a published item uses them, and harmless.

use portal::testing::Site;

async fn with_file(site: &Site, name: &str, bytes: &'static [u8]) -> (i64, String) {
    let draft = site.article("附件").in_column("news/city").attached(name, bytes).await.into_draft();
    let hash = draft.details.attachments[0].hash.clone();
    (site.article("附件").with(|d| *d = draft).publish().await, hash)
}

#[tokio::test]
async fn a_file_is_offered_by_its_item() {
    let site = Site::start().await;
    let (id, hash) = with_file(&site, "点位一览表.xlsx", b"PK rows and rows").await;
    let page = site.reader().visit(&site.address(id)).await;
    let file = page.link("点位一览表.xlsx").follow().await;
    assert_eq!(file.bytes().as_ref(), b"PK rows and rows");
    assert!(file.path().contains(&hash), "{}", file.path());
    assert!(
        file.header("content-disposition").starts_with("attachment"),
        "{}",
        file.header("content-disposition")
    );
    assert!(file.header("content-disposition").contains("%E7%82%B9%E4%BD%8D"));
}

#[tokio::test]
async fn a_file_cannot_act_as_a_page() {
    let site = Site::start().await;
    let (_, hash) = with_file(&site, "a.html", b"<script>alert(1)</script>").await;
    let file = site.reader().visit(&format!("/files/{hash}/a.html")).await;
    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(file.header("content-security-policy").contains("sandbox"));
    assert!(file.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn a_picture_or_pdf_is_shown_in_place() {
    let site = Site::start().await;
    let (_, hash) = with_file(&site, "a.pdf", b"%PDF-1.7 text").await;
    let file = site.reader().visit(&format!("/files/{hash}/a.pdf")).await;
    assert_eq!(file.header("content-type"), "application/pdf");
    assert!(file.header("content-disposition").starts_with("inline"));
}

#[tokio::test]
async fn parts_of_a_file_can_be_asked_for() {
    let site = Site::start().await;
    let (_, hash) = with_file(&site, "a.bin", b"0123456789").await;
    let path = format!("/files/{hash}/a.bin");
    for (range, status, bytes, said) in [
        ("bytes=2-4", 206, &b"234"[..], "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("lines=1-2", 200, b"0123456789", ""),
        ("bytes=0-1,4-5", 200, b"0123456789", ""),
    ] {
        let part = site.reader().get(&path).header("range", range).send().await;
        assert_eq!((part.status().as_u16(), part.bytes().as_ref()), (status, bytes), "{range}");
        assert_eq!(part.header("content-range"), said, "{range}");
    }
}

#[tokio::test]
async fn a_file_two_items_use_stays_until_both_are_gone() {
    let site = Site::start().await;
    let (one, hash) = with_file(&site, "a.pdf", b"%PDF-1.7 shared").await;
    let (other, same) = with_file(&site, "b.pdf", b"%PDF-1.7 shared").await;
    assert_eq!(hash, same);
    let path = format!("/files/{hash}/a.pdf");
    site.withdraw(one, "有误").await;
    site.reader().visit(&path).await;
    site.withdraw(other, "有误").await;
    site.reader().meets(404, &path).await;
}
