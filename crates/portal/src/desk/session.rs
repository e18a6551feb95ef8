//! Signing in and out. The browser holds a random token, the database only its digest; every form
//! of a session carries the session's mark. A wrong name and a wrong password get the same answer
//! after the same work.

use http::{HeaderMap, HeaderValue, StatusCode, header};
use kit::http::{Outgoing, cookie, redirect};
use kit::{Error, Result, password};

use super::views::SignIn;
use super::visit::{Heading, Visit, after};
use crate::ground::audit;
use crate::ground::people::{Signed, store};
use crate::ui::{Done, FieldError};

const COOKIE: &str = "sunhall_desk";
/// A session is noted as awake at most this often, so that reading costs no writes.
const TOUCH: i64 = 60;

/// Who the request's cookie belongs to.
pub async fn who(visit: &Visit) -> Result<Option<Signed>> {
    let Some(token) = cookie(&visit.headers, COOKIE) else { return Ok(None) };
    let Some((signed, seen)) = store::signed(&visit.app.db, visit.now, token).await? else { return Ok(None) };
    if visit.now - seen >= TOUCH {
        let (now, digest) = (visit.now, signed.session.clone());
        let noted = visit.app.db.write(move |tx| Box::pin(store::touch(tx, now, digest))).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "a session could not be noted as awake");
        }
    }
    Ok(Some(signed))
}

/// Refuses a form that does not carry this session's mark.
pub fn check_mark(visit: &Visit) -> Result<()> {
    let wanted = visit.signed()?.csrf.as_bytes();
    let given = visit.form().get("csrf").as_bytes();
    // Every byte is looked at, so that the time taken tells nothing about how many were right.
    let different = wanted.iter().zip(given).fold(0u8, |sum, (a, b)| sum | (a ^ b));
    if wanted.len() == given.len() && different == 0 {
        Ok(())
    } else {
        Err(Error::Forbidden("form-mark-wrong".to_owned()))
    }
}

/// Where to sign in, coming back here afterwards. Forms come back to the page they were on.
pub fn way_back(visit: &Visit) -> String {
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("back", &visit.path).finish();
    format!("/desk/sign-in?{query}")
}

/// A place at the desk to go to; anything else, and anything of others, is the desk's front page.
fn local(back: &str) -> &str {
    let plain = back.chars().all(|c| !c.is_control() && !matches!(c, '\\' | ' '));
    let ours = back == "/desk" || back.starts_with("/desk/") || back.starts_with("/desk?");
    let loops = back.starts_with("/desk/sign-") || back.starts_with("/desk/link/");
    if plain && ours && !loops && !back.contains("//") { back } else { "/desk" }
}

/// A local address as it can stand in a header.
fn encoded(path: &str) -> String {
    const KEEP: percent_encoding::AsciiSet =
        percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');
    percent_encoding::utf8_percent_encode(path, &KEEP).to_string()
}

pub async fn sign_in_page(visit: &Visit) -> Result<Outgoing> {
    let back = local(visit.query.get("back"));
    if visit.signed.is_some() {
        return Ok(redirect(StatusCode::SEE_OTHER, &encoded(back)));
    }
    form_page(visit, StatusCode::OK, back, "", Vec::new())
}

fn form_page(visit: &Visit, status: StatusCode, back: &str, login: &str, errors: Vec<FieldError>) -> Result<Outgoing> {
    let view = SignIn { login: login.to_owned(), back: back.to_owned(), errors };
    visit.page(status, Heading::nowhere(&visit.say("desk-sign-in")), &view)
}

pub async fn sign_in(visit: &Visit) -> Result<Outgoing> {
    let form = visit.form();
    let (back, login) = (local(form.get("back")), form.get("login"));
    let refuse = |status, field: &str, key: &str| {
        let error = FieldError { field: field.to_owned(), message: visit.say(key) };
        form_page(visit, status, back, login, vec![error])
    };
    let limits = &visit.app.limits;
    let account = login.to_lowercase();
    let tried = limits
        .sign_in_address
        .attempt(&visit.address, visit.now)
        .and_then(|()| limits.sign_in_account.attempt(&account, visit.now));
    if let Err(Error::TooMany(seconds)) = tried {
        let mut out = refuse(StatusCode::TOO_MANY_REQUESTS, "login", "sign-in-too-often")?;
        out.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(out);
    }
    let person = store::by_login(visit.app.db.read(), login).await?.filter(|person| person.active);
    let stored = person.as_ref().and_then(|person| person.password.clone());
    // The password is taken as typed: spaces at its ends are part of it.
    let typed: String = form.all("password").next().unwrap_or_default().chars().take(200).collect();
    let right = password::verify(typed, stored).await?;
    let Some(person) = person.filter(|_| right) else {
        tracing::info!(address = visit.address, "sign-in refused");
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "password", "sign-in-wrong");
    };
    limits.sign_in_account.forget(&account);
    let (now, agent, address) = (visit.now, agent(&visit.headers), visit.address.clone());
    let old = visit.signed.as_ref().map(|signed| signed.session.clone());
    let token = visit
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                if let Some(old) = old {
                    store::close_session(tx, old).await?;
                }
                let token = store::open_session(tx, now, person.id, &agent, &address).await?;
                let by = audit::Actor { id: Some(person.id), name: person.name };
                audit::write(tx, now, &by, "signed-in", &format!("staff:{}", person.id), &address).await?;
                Ok(token)
            })
        })
        .await?;
    let mut out = redirect(StatusCode::SEE_OTHER, &encoded(back));
    set_cookie(visit, &mut out, &token, false);
    Ok(out)
}

pub async fn sign_out(visit: &Visit) -> Result<Outgoing> {
    let signed = visit.signed()?;
    let (now, by, digest) = (visit.now, signed.actor(), signed.session.clone());
    let subject = format!("staff:{}", signed.id);
    visit
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                store::close_session(tx, digest).await?;
                audit::write(tx, now, &by, "signed-out", &subject, "").await
            })
        })
        .await?;
    let mut out = after("/desk/sign-in", Done::SignedOut);
    set_cookie(visit, &mut out, "", true);
    Ok(out)
}

/// What the browser calls itself.
pub fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|h| h.to_str().ok()).unwrap_or_default().to_owned()
}

/// Hands the browser a session, or takes it away. Without an age it ends with the browser.
pub fn set_cookie(visit: &Visit, out: &mut Outgoing, token: &str, end: bool) {
    let secure = if visit.app.config.secure_cookies { "; Secure" } else { "" };
    let age = if end { "; Max-Age=0" } else { "" };
    let text = format!("{COOKIE}={token}; Path=/desk; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(value) = HeaderValue::try_from(text) {
        out.headers_mut().append(header::SET_COOKIE, value);
    }
    out.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
