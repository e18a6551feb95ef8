//! Coming in: by one-time link, by password, and not at all.

use portal::ground::people::Role;
use portal::testing::{Page, Site, Visitor, days, hours, minutes};

const PASSWORD: &str = "城门外第三棵柳树下见";

/// Goes through the one-time link like a person does; returns the page it ends on.
async fn set_password(visitor: &Visitor, link: &str) -> Page {
    let page = visitor.visit(link).await;
    page.fill("新密码", PASSWORD).fill("再输一次", PASSWORD).press("设好了，登录").await
}

async fn sign_in(visitor: &Visitor, login: &str, password: &str) -> Page {
    let page = visitor.visit("/desk/sign-in").await;
    page.fill("login", login).fill("password", password).press_only("登录").await
}

#[tokio::test]
async fn a_newcomer_sets_a_password_by_link_and_comes_back_with_it() {
    let site = Site::start().await;
    let link = site.invited("wang", Role::Editor, Some("news")).await;
    let wang = site.reader();
    assert!(wang.visit(&link).await.text().contains("wang"));
    let page = set_password(&wang, &link).await;
    assert!(page.path().starts_with("/desk?"), "{}", page.path());
    page.says("密码已设好");
    page.press("退出登录").await.says("已退出登录");
    assert_eq!(wang.cookie("sunhall_desk"), None);
    wang.visit("/desk").await.says("登录工作台");
    sign_in(&wang, "wang", PASSWORD).await.has_status(303);
    wang.visit("/desk").await.says("wang");
}

#[tokio::test]
async fn a_link_works_once() {
    let site = Site::start().await;
    let link = site.invited("wang", Role::Author, None).await;
    let late = site.reader().visit(&link).await;
    set_password(&site.reader(), &link).await;
    site.reader().meets(410, &link).await.says("已经用过或过期");
    let page = late.fill("password", "另外一个很长的密码啊").fill("again", "另外一个很长的密码啊");
    page.press_refused("设好了，登录", 410).await;
    sign_in(&site.reader(), "wang", PASSWORD).await.has_status(303);
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_when_another_is_made() {
    let site = Site::start().await;
    let link = site.invited("wang", Role::Author, None).await;
    site.clock.advance(days(1) - 1);
    site.reader().visit(&link).await;
    site.clock.advance(1);
    site.reader().meets(410, &link).await;
    site.reader().meets(410, "/desk/link/0000").await;
    let first = portal::desk::admin_link(&site.app).await.unwrap();
    let second = portal::desk::admin_link(&site.app).await.unwrap();
    site.reader().meets(410, &first).await;
    site.reader().visit(&second).await;
}

#[tokio::test]
async fn weak_and_mistyped_passwords_are_refused_in_words() {
    let site = Site::start().await;
    let link = site.invited("wanglei", Role::Author, None).await;
    for (password, again, words) in [
        ("短", "短", "至少 10 个字符"),
        ("1234567890", "1234567890", "太容易猜到"),
        ("wanglei-2026-x", "wanglei-2026-x", "不要包含用户名"),
        (PASSWORD, "不一样的另一个密码", "不一样"),
    ] {
        let page = site.reader().visit(&link).await.fill("password", password).fill("again", again);
        page.press_refused("设好了，登录", 422).await.says(words).lacks(password);
    }
    set_password(&site.reader(), &link).await;
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_get_the_same_answer() {
    let site = Site::start().await;
    set_password(&site.reader(), &site.invited("wang", Role::Author, None).await).await;
    site.invited("li", Role::Author, None).await;
    let mut answers = Vec::new();
    for login in ["wang", "nobody", "li", ""] {
        let page = sign_in(&site.reader(), login, "wrong password").await;
        page.has_status(422).says("用户名或密码不对");
        answers.push(page.words());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
}

#[tokio::test]
async fn there_is_no_default_password() {
    let site = Site::start().await;
    let link = portal::desk::first_link(&site.app).await.unwrap().unwrap();
    for password in ["", "admin", "admin123", "password", "sunhall", "123456"] {
        sign_in(&site.reader(), "admin", password).await.has_status(422);
    }
    set_password(&site.reader(), &link).await.says("系统管理员");
    assert_eq!(portal::desk::first_link(&site.app).await.unwrap(), None);
}

#[tokio::test]
async fn guessing_is_limited_by_account() {
    let site = Site::start().await;
    set_password(&site.reader(), &site.invited("wang", Role::Author, None).await).await;
    for n in 0..8 {
        sign_in(&site.reader().from_address([10, 0, 0, n]), "wang", "guess").await.has_status(422);
    }
    let page = sign_in(&site.reader().from_address([10, 0, 1, 1]), "WANG", PASSWORD).await;
    assert!(!page.has_status(429).header("retry-after").is_empty());
    page.says("试的次数太多了");
    sign_in(&site.reader(), "li", "guess").await.has_status(422);
    site.clock.advance(minutes(15));
    sign_in(&site.reader(), "wang", PASSWORD).await.has_status(303);
}

#[tokio::test]
async fn guessing_is_limited_by_address() {
    let site = Site::start().await;
    let guesser = site.reader().from_address([10, 9, 8, 7]);
    for n in 0..40 {
        sign_in(&guesser, &format!("name{n}"), "guess").await.has_status(422);
    }
    sign_in(&guesser, "name99", "guess").await.has_status(429);
    sign_in(&site.reader().from_address([10, 9, 8, 6]), "name99", "guess").await.has_status(422);
}

#[tokio::test]
async fn a_session_ends_when_idle_and_after_a_long_day() {
    let site = Site::start().await;
    let idle = site.staff("idle", Role::Author, None).await;
    site.clock.advance(minutes(26));
    idle.visit("/desk").await.says("登录工作台");
    let busy = site.staff("busy", Role::Author, None).await;
    for _ in 0..35 {
        busy.visit("/desk").await.lacks("登录工作台");
        site.clock.advance(minutes(20));
    }
    busy.visit("/desk").await.lacks("登录工作台");
    site.clock.advance(minutes(20));
    busy.visit("/desk").await.says("登录工作台");
    assert!(site.now() > hours(12));
}

#[tokio::test]
async fn one_comes_back_to_where_one_wanted_to_go_and_nowhere_else() {
    let site = Site::start().await;
    set_password(&site.reader(), &site.invited("wang", Role::Author, None).await).await;
    let wang = site.reader();
    let page = wang.visit("/desk/items").await;
    let page = page.fill("login", "wang").fill("password", PASSWORD).press_only("登录").await;
    assert_eq!(page.location().as_deref(), Some("/desk/items"));
    for back in [
        "https://evil.example/desk",
        "//evil.example",
        "/desk//evil",
        "/\\evil",
        "/",
        "/desk/sign-out",
        "/deskx",
    ] {
        let fields = [("login", "wang"), ("password", PASSWORD), ("back", back)];
        let answer = site.reader().ask(http::Method::POST, "/desk/sign-in").fields(&fields).send().await;
        assert_eq!(answer.has_status(303).header("location"), "/desk", "{back}");
    }
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    for secure in [false, true] {
        let site = Site::start_with(|config| config.secure_cookies = secure).await;
        let link = site.invited("wang", Role::Author, None).await;
        let page = site.reader().visit(&link).await.fill("password", PASSWORD).fill("again", PASSWORD);
        let answer = page.press_only("设好了，登录").await;
        let cookie = answer.has_status(303).header("set-cookie").to_owned();
        for part in ["sunhall_desk=", "HttpOnly", "SameSite=Lax", "Path=/desk"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert_eq!(cookie.contains("Secure"), secure, "{cookie}");
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let site = Site::start().await;
    let link = portal::desk::admin_link(&site.app).await.unwrap();
    let thief = site.reader();
    set_password(&thief, &link).await;
    let link = portal::desk::admin_link(&site.app).await.unwrap();
    set_password(&site.reader(), &link).await;
    thief.visit("/desk").await.says("登录工作台");
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused_even_for_signing_in() {
    let site = Site::start().await;
    let fields = [("login", "wang"), ("password", PASSWORD)];
    let ask = site.reader().ask(http::Method::POST, "/desk/sign-in").fields(&fields);
    ask.header("sec-fetch-site", "cross-site").send().await.has_status(403);
}
