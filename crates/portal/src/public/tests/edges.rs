//! Requests that cannot be answered: each gets a page of the right status that helps.

use http::Method;
use portal::testing::{Page, Site};

fn says_what_to_do(page: &Page, status: u16) {
    page.has_status(status);
    assert!(page.header("content-type").starts_with("text/html"), "{}", page.header("content-type"));
    assert_eq!(page.header("cache-control"), "no-store", "{}", page.path());
    assert!(page.hrefs().iter().any(|href| href == "/" || href == "/en/"), "{status}: a way home");
    assert!(page.header("content-security-policy").contains("default-src 'self'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn an_unknown_host_is_misdirected() {
    let site = Site::start().await;
    let stranger = site.reader().at("www.elsewhere.example");
    says_what_to_do(&stranger.get("/").send().await, 421);
    stranger.get("/items/18").send().await.has_status(421);
    stranger.get("/healthz").send().await.has_status(200);
}

#[tokio::test]
async fn a_host_is_known_with_port_dot_and_capitals() {
    let site = Site::start().await;
    for host in ["WWW.Test.Example", "www.test.example:8080", "www.test.example.", "localhost:1"] {
        site.reader().at(host).visit("/").await;
    }
}

#[tokio::test]
async fn an_address_that_is_no_utf8_is_refused() {
    let site = Site::start().await;
    for path in ["/columns/%C4%E3", "/search?q=%FF%FE", "/%00", "/items//18", "/en/columns/%E4"] {
        says_what_to_do(&site.reader().get(path).send().await, 400);
    }
}

#[tokio::test]
async fn a_page_number_that_is_none_is_refused() {
    let site = Site::start().await;
    for number in ["0", "-1", "two", "1.5", "99999999999999999999"] {
        for path in ["/columns/news/city?page=", "/search?q=a&page=", "/disclosure?page="] {
            says_what_to_do(&site.reader().get(&format!("{path}{number}")).send().await, 400);
        }
    }
    site.reader().meets(404, "/columns/news/city?page=2").await;
}

#[tokio::test]
async fn a_wrong_method_is_refused() {
    let site = Site::start().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for path in ["/", "/columns/news", "/units"] {
            let page = site.reader().ask(method.clone(), path).send().await;
            says_what_to_do(&page, 405);
            assert!(page.header("allow").contains("GET"), "{method} {path}: {:?}", page.header("allow"));
        }
    }
}

#[tokio::test]
async fn an_address_without_end_is_refused() {
    let site = Site::start().await;
    let page = site.reader().get(&format!("/search?q={}", "a".repeat(3_000))).send().await;
    says_what_to_do(&page, 414);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let site = Site::start().await;
    let body = vec![b'a'; 2 * 1024 * 1024];
    let ask = site.reader().ask(Method::POST, "/view").body("application/x-www-form-urlencoded", body);
    says_what_to_do(&ask.send().await, 413);
}

#[tokio::test]
async fn what_is_not_there_is_told_so() {
    let site = Site::start().await;
    for path in [
        "/columns/nowhere",
        "/columns/",
        "/items/17",
        "/items/abc",
        "/items/99999999999999999999999",
        "/units/nobody",
        "/feeds/nowhere.atom",
        "/feeds/news.exe",
        "/sitemap-7.xml",
        "/sitemap-01.xml",
        "/files/abc/x.pdf",
        "/water-supply.html",
        "/.env",
        "/admin/login.php",
    ] {
        site.reader().meets(404, path).await;
    }
    let page = site.reader().meets(404, "/news/water-supply.html").await;
    says_what_to_do(&page, 404);
    let words = page.attribute("main input[name=q]", "value");
    assert_eq!(words.as_deref(), Some("water supply"), "the search box holds the words of the address");
}

#[tokio::test]
async fn a_mistyped_item_number_leads_nowhere() {
    let site = Site::start().await;
    let id = site.article("新闻").in_column("news/city").publish().await;
    let good = site.address(id);
    for digit in '0'..='9' {
        let other = format!("{}{digit}", &good[..good.len() - 1]);
        let status = if other == good { 200 } else { 404 };
        site.reader().meets(status, &other).await;
    }
}

#[tokio::test]
async fn nonsense_in_the_query_does_not_make_another_page() {
    let site = Site::start().await;
    let reader = site.reader();
    reader.visit("/columns/news/city").await;
    let kept = site.app.cache.size().0;
    for nonsense in ["?utm_source=x", "?page=1&page=2", "?a[]=b", "?page=", "?%20=%20"] {
        let page = reader.get(&format!("/columns/news/city{nonsense}")).send().await;
        assert!(page.status().is_success() || page.status() == 400, "{nonsense}: {}", page.status());
    }
    let more = site.app.cache.size().0 - kept;
    assert!(more <= 1, "{more} pages for the same thing");
}

#[tokio::test]
async fn the_choice_of_display_leads_only_back_here() {
    let site = Site::start().await;
    for back in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""] {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("back", back).finish();
        let page = site.reader().get(&format!("/view?mode=elder&{query}")).send().await;
        assert_eq!(page.has_status(303).header("location"), "/", "{back}");
    }
}

#[tokio::test]
async fn health_is_told_to_machines() {
    let site = Site::start().await;
    site.reader().visit("/healthz").await.says("ok");
    site.reader().visit("/readyz").await.says("ready");
}
