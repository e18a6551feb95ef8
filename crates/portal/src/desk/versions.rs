//! The versions of an item: the list, one beside another, and bringing an old one back.

use kit::http::Outgoing;
use kit::{Error, Result, random};
use http::StatusCode;

use super::rights::code;
use super::routes::ItemRight;
use super::views::items::{Difference, DifferenceKind, VersionLine};
use super::views::{VersionShow, Versions};
use super::visit::{Heading, Visit, after};
use super::{attach, once};
use crate::ground::people::store as people;
use crate::ground::publications::entity::version;
use crate::ground::publications::{Details, editing, store, write};
use crate::ground::text::{self, diff};
use crate::ui::{DeskPlace, Done};

fn small(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

fn note(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// GET `/desk/items/{id}/versions`
pub async fn list(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let names = people::names(&visit.app.db).await?;
    let heads = editing::heads(&visit.app.db, opened.row.id).await?;
    let program = visit.say("by-program");
    let line = |head: editing::Head| VersionLine {
        n: small(head.version),
        href: format!("{}/versions/{}", opened.href(), head.version),
        at: head.created_at,
        by: head.staff_id.and_then(|id| names.get(&id)).unwrap_or(&program).clone(),
        note: note(&head.note),
        live: Some(head.version) == opened.row.live_version,
    };
    let view = Versions {
        title: opened.latest.title.clone(),
        href: opened.href(),
        versions: heads.into_iter().map(line).collect(),
    };
    let title = visit.say("versions");
    let heading = Heading::at(DeskPlace::Items, &title).below(&opened.latest.title, &opened.href());
    visit.page(StatusCode::OK, heading, &view)
}

async fn version_at(visit: &Visit, text: &str) -> Result<version::Model> {
    let n = text.parse().map_err(|_| Error::NotFound)?;
    store::version(&visit.app.db, visit.opened()?.row.id, n).await?.ok_or(Error::NotFound)
}

/// GET `/desk/items/{id}/versions/{n}`, compared with the one before it or with `?against=n`.
pub async fn show(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let version = version_at(visit, visit.param(1)).await?;
    let n = version.version;
    let other = match visit.query.get("against") {
        "" if n > 1 => Some(version_at(visit, &(n - 1).to_string()).await?),
        "" => None,
        asked => Some(version_at(visit, asked).await?),
    };
    let mine = words(visit, &version)?;
    let theirs = other.as_ref().map(|other| words(visit, other)).transpose()?.unwrap_or_else(|| mine.clone());
    let by = match version.staff_id {
        Some(id) => people::by_id(&visit.app.db, id).await?.map(|person| person.name),
        None => None,
    };
    let href = |n: i64| format!("{}/versions/{n}", opened.href());
    let newest = opened.latest.version;
    let view = VersionShow {
        title: opened.latest.title.clone(),
        href: opened.href(),
        n: small(n),
        at: version.created_at,
        by: by.unwrap_or_else(|| visit.say("by-program")),
        note: note(&version.note),
        live: Some(n) == opened.row.live_version,
        against: other.as_ref().map(|other| small(other.version)),
        differences: diff::paragraphs(&theirs, &mine).into_iter().map(difference).collect(),
        previous: (n > 1).then(|| href(n - 1)),
        next: (n < newest).then(|| href(n + 1)),
        may_restore: n != newest
            && opened.allows(&visit.structure, &visit.signed()?.rights, ItemRight::Save),
        once: random::token(),
    };
    let title = visit.say_with("version-n", &[("n", &n.to_string())]);
    let heading = Heading::at(DeskPlace::Items, &title).below(&opened.latest.title, &opened.href());
    visit.page(StatusCode::OK, heading, &view)
}

fn difference(change: diff::Change) -> Difference {
    let kind = match change.kind {
        diff::Kind::Same => DifferenceKind::Same,
        diff::Kind::Added => DifferenceKind::Added,
        diff::Kind::Removed => DifferenceKind::Removed,
    };
    Difference { kind, text: change.text }
}

/// Everything a version says, a line for each field and each paragraph.
fn words(visit: &Visit, version: &version::Model) -> Result<String> {
    let details: Details = serde_json::from_str(&version.details)?;
    let mut lines = Vec::new();
    let mut line = |key: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}：{value}", visit.say(key)));
        }
    };
    line("edit-title", &version.title);
    line("edit-subtitle", &version.subtitle);
    line("edit-summary", &version.summary);
    line("edit-source", &version.source);
    line("item-author", &version.author);
    line("item-keywords", &version.keywords);
    line("edit-kind", &visit.say(&format!("kind-{}", details.kind.name())));
    let unit = details.unit.and_then(|id| visit.structure.unit(id));
    line("item-unit", unit.map_or("", |unit| unit.name.as_str()));
    let columns: Vec<&str> =
        details.columns.iter().filter_map(|id| visit.structure.column(*id)).map(|c| c.name.as_str()).collect();
    line("item-columns", &columns.join("、"));
    if let Some(document) = &details.document {
        line("document-number", &document.number);
        line("document-issuer", &document.issuer);
        line("document-index", &document.index_number);
        line("document-theme", &document.theme);
        line("document-genre", &document.genre);
        line("document-written", &document.written_on);
        line("document-effective", &document.effective_on);
        line("document-expires", &document.expires_on);
        line("filter-validity", &visit.say(&format!("validity-{}", document.validity.name())));
        line("document-replaces", &numbers(&document.replaces));
    }
    line("edit-interprets", &numbers(&details.interprets));
    for picture in details.cover.iter().chain(&details.pictures) {
        line("edit-picture", &format!("{} {}", picture.alt, picture.caption));
    }
    for attachment in &details.attachments {
        line("attachments", &attachment.name);
    }
    lines.push(text::plain(&version.body_html));
    Ok(lines.join("\n"))
}

fn numbers(ids: &[i64]) -> String {
    ids.iter().map(|id| code(*id)).collect::<Vec<_>>().join(" ")
}

/// POST `…/versions/{n}/restoration`: a new version that says what the old one said. Columns that
/// are not the person's stay as they are now.
pub async fn restore(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let old = version_at(visit, visit.param(1)).await?;
    let mut details: Details = serde_json::from_str(&old.details)?;
    details.columns.clone_from(&opened.details.columns);
    let note = visit.say_with("note-restored", &[("n", &old.version.to_string())]);
    let draft = attach::draft_of(&old, details, &note);
    let (now, by, id, base) = (visit.now, visit.actor()?, opened.row.id, opened.latest.version);
    once::write(visit, move |tx| Box::pin(async move { write::save(tx, now, &by, id, base, &draft).await })).await?;
    Ok(after(&opened.href(), Done::Saved))
}
