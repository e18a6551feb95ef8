//! The permission matrix: every route of the desk, tried by everybody, beside the table in
//! `permissions.txt`. A change of rights shows there as a changed line. To accept one, run the
//! test with `SUNHALL_TEST_UPDATE=1` and read the difference.

use std::fmt::Write;
use std::path::Path;

use http::Method;
use portal::desk::routes::{Needs, ROUTES, Route};
use portal::ground::people::Role;
use portal::testing::{Site, Visitor};

/// Who tries: heading, role with its column.
/// A person of the table: a name, and the role with the column it is granted on.
type Person = (&'static str, Option<(Role, Option<&'static str>)>);

const WHO: [Person; 6] = [
    ("nobody", None),
    ("author", Some((Role::Author, Some("news")))),
    ("editor", Some((Role::Editor, Some("news")))),
    ("author elsewhere", Some((Role::Author, Some("open")))),
    ("editor elsewhere", Some((Role::Editor, Some("open")))),
    ("admin", Some((Role::Admin, None))),
];

/// A route's address with something real in the place of each name: a published item of the column
/// "要闻", its file, a person.
async fn address(site: &Site, route: &Route) -> String {
    let mut path = route.pattern.to_owned();
    if path.contains("{id}") && path.starts_with("/desk/items") {
        let id = site.article("稿件").in_column("news/city").publish().await;
        path = path.replace("{id}", &site.address(id).replace("/items/", ""));
    }
    if path.starts_with("/desk/columns") {
        path = path.replace("{id}", &site.column("news/city").to_string());
    }
    path.replace("{id}", "1")
        .replace("{n}", "1")
        .replace("{token}", "0")
        .replace("{name}", "a")
        .replace("{hash}", &"0".repeat(64))
        .replace("{attachment}", &"0".repeat(64))
}

async fn attempt(visitor: &Visitor, route: &Route, path: &str) -> u16 {
    let csrf = match visitor.cookie("sunhall_desk") {
        Some(_) => visitor.visit("/desk").await.value("csrf"),
        None => String::new(),
    };
    let ask = visitor.ask(route.method.clone(), path);
    let ask = if route.method == Method::POST { ask.fields(&[("csrf", &csrf)]) } else { ask };
    let answer = ask.send().await;
    match answer.location() {
        Some(to) if to.starts_with("/desk/sign-in?back=") => 401,
        _ => answer.status().as_u16(),
    }
}

/// Let through or not; what the handler then makes of an empty form is not the question.
fn cell(status: u16) -> &'static str {
    match status {
        401 => "sign in",
        403 => "no",
        _ => "yes",
    }
}

async fn table(site: &Site) -> String {
    let mut out = format!("{:<66}", "");
    for (who, _) in WHO {
        let _ = write!(out, "{who:<18}");
    }
    out = out.trim_end().to_owned() + "\n";
    let mut n = 0;
    for route in &ROUTES {
        let mut line = format!("{:<66}", format!("{} {}", route.method, route.pattern));
        for (who, role) in WHO {
            n += 1;
            let visitor = match role {
                Some((role, column)) => site.staff(&format!("person{n}"), role, column).await,
                None => site.reader(),
            };
            let path = address(site, route).await;
            let got = cell(attempt(&visitor, route, &path).await);
            if who == "nobody" && route.needs != Needs::Open {
                assert_eq!(got, "sign in", "{} {}", route.method, route.pattern);
            }
            let _ = write!(line, "{got:<18}");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[tokio::test]
async fn every_route_lets_through_exactly_whom_the_table_says() {
    let site = Site::start().await;
    let now = table(&site).await;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk/tests/permissions.txt");
    if std::env::var_os("SUNHALL_TEST_UPDATE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(known == now, "the permission matrix has changed; it is now:\n{now}");
}

#[tokio::test]
async fn every_form_needs_its_mark_and_our_own_page() {
    let site = Site::start().await;
    let forms = ROUTES.iter().filter(|route| route.method == Method::POST && route.needs != Needs::Open);
    for (n, route) in forms.enumerate() {
        let admin = site.staff(&format!("admin{n}"), Role::Admin, None).await;
        let mark = admin.visit("/desk").await.value("csrf");
        let stranger = site.staff(&format!("other{n}"), Role::Admin, None).await;
        let others = stranger.visit("/desk").await.value("csrf");
        let path = address(&site, route).await;
        let post = |fields: &[(&str, &str)]| admin.ask(Method::POST, &path).fields(fields);
        for (ask, why) in [
            (post(&[]), "no mark"),
            (post(&[("csrf", "")]), "an empty mark"),
            (post(&[("csrf", &others)]), "somebody else's mark"),
            (post(&[("csrf", &mark)]).header("sec-fetch-site", "cross-site"), "another site"),
            (post(&[("csrf", &mark)]).header("sec-fetch-site", "same-site"), "a neighbour site"),
        ] {
            let status = ask.send().await.status();
            assert_eq!(status, 403, "{why}: {path}");
        }
    }
}

#[tokio::test]
async fn wrong_methods_and_unknown_addresses() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    let answer = admin.ask(Method::DELETE, "/desk/items").send().await;
    assert_eq!(answer.has_status(405).header("allow"), "GET");
    admin.get("/desk/nothing").send().await.has_status(404);
    admin.get("/desk/items/abc").send().await.has_status(404);
    site.reader().get("/desk/items/%FF").send().await.has_status(400);
}

#[tokio::test]
async fn desk_pages_are_never_stored() {
    let site = Site::start().await;
    let admin = site.staff("admin1", Role::Admin, None).await;
    for path in [
        "/desk",
        "/desk/items",
        "/desk/items/new",
        "/desk/columns",
        "/desk/people",
        "/desk/audit",
        "/desk/no",
    ] {
        assert_eq!(admin.get(path).send().await.header("cache-control"), "no-store", "{path}");
    }
    assert_eq!(site.reader().visit("/desk/sign-in").await.header("cache-control"), "no-store");
}
