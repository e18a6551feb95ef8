//! Files at the desk: uploads kept, attachments added and taken away, pictures with their words,
//! and a look at a file before the public may have it.

use axum::body::Body;
use http::{HeaderValue, Response, StatusCode, header};
use kit::http::Outgoing;
use kit::{Error, FieldError, Result};

use super::body::Upload;
use super::rights::Opened;
use super::visit::{Visit, after};
use super::{edit, once};
use crate::ground::attachments::{self, Kept};
use crate::ground::publications::entity::version;
use crate::ground::publications::{AttachmentRef, Details, Draft, PictureRef, write};
use crate::ui::Done;

/// The file field for new pictures.
pub const PICTURES: &str = "picture_file";
const COVER: &str = "cover_file";

/// The files of an item as its form says them.
#[derive(Default)]
pub struct Files {
    pub cover: Option<PictureRef>,
    pub pictures: Vec<PictureRef>,
    pub attachments: Vec<AttachmentRef>,
}

/// `/desk/files/{hash}/{name}`: what staff see before the public does.
pub fn href(hash: &str, name: &str) -> String {
    format!("/desk{}", attachments::href(hash, name))
}

fn is_picture(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/gif" | "image/webp")
}

/// Stores an upload's bytes and what is known of them.
async fn keep(visit: &Visit, upload: &Upload) -> Result<Kept> {
    let kept = attachments::keep(visit.app.files.as_ref(), upload.bytes.clone()).await?;
    let (now, noted) = (visit.now, kept.clone());
    visit.app.db.write(move |tx| Box::pin(async move { attachments::store::add(tx, now, &noted).await })).await?;
    Ok(kept)
}

fn attachment(upload: &Upload, kept: &Kept) -> AttachmentRef {
    AttachmentRef { hash: kept.hash.clone(), name: attachments::safe_name(&upload.name), size: kept.size }
}

fn picture(upload: &Upload, kept: &Kept, alt: &str) -> PictureRef {
    PictureRef {
        hash: kept.hash.clone(),
        name: attachments::safe_name(&upload.name),
        width: kept.width.unwrap_or(0),
        height: kept.height.unwrap_or(0),
        alt: alt.to_owned(),
        caption: String::new(),
    }
}

impl Files {
    /// The rows of the form on top of the version it was made from, then what was uploaded.
    pub async fn read(visit: &Visit, base: Option<&Opened>, errors: &mut Vec<FieldError>) -> Result<Self> {
        let before = base.map(|base| base.details.clone()).unwrap_or_default();
        let mut files = Self {
            cover: cover_row(visit, &before).await?,
            pictures: picture_rows(visit, &before).await?,
            attachments: attachment_rows(visit, &before).await?,
        };
        for upload in &visit.sent.uploads {
            files.add(visit, upload, errors).await?;
        }
        Ok(files)
    }

    async fn add(&mut self, visit: &Visit, upload: &Upload, errors: &mut Vec<FieldError>) -> Result<()> {
        let mut complain = |message: &str| {
            errors.push(FieldError { field: upload.field.clone(), message: message.to_owned() });
        };
        if upload.bytes.is_empty() {
            complain("file-empty");
            return Ok(());
        }
        let for_pictures = upload.field == PICTURES || upload.field == COVER;
        if for_pictures && !is_picture(kit::files::media_type(&upload.bytes)) {
            complain("picture-kind-unknown");
            return Ok(());
        }
        let kept = keep(visit, upload).await?;
        match upload.field.as_str() {
            COVER => self.cover = Some(picture(upload, &kept, visit.form().get("cover_alt"))),
            PICTURES => {
                let there = self.pictures.iter().any(|p| p.hash == kept.hash);
                if !there {
                    self.pictures.push(picture(upload, &kept, ""));
                }
            }
            _ => add_attachment(&mut self.attachments, attachment(upload, &kept)),
        }
        Ok(())
    }
}

/// The same bytes again only get their new name.
fn add_attachment(list: &mut Vec<AttachmentRef>, new: AttachmentRef) {
    list.retain(|old| old.hash != new.hash);
    list.push(new);
}

/// The attachments the form lists, in its order; a form without such rows changes nothing.
async fn attachment_rows(visit: &Visit, before: &Details) -> Result<Vec<AttachmentRef>> {
    let form = visit.form();
    let removed: Vec<&str> = form.all("attachment_remove").collect();
    let kept = |hash: &str| !removed.contains(&hash);
    if !form.has("attachment") {
        return Ok(before.attachments.iter().filter(|a| kept(&a.hash)).cloned().collect());
    }
    let mut names = form.all("attachment_name");
    let mut list = Vec::new();
    for hash in form.all("attachment") {
        let old = before.attachments.iter().find(|a| a.hash == hash);
        let written = names.next().map(attachments::safe_name);
        if !kept(hash) {
            continue;
        }
        let Some(row) = attachments::store::file(&visit.app.db, hash).await? else { continue };
        let name = written.or_else(|| old.map(|a| a.name.clone())).unwrap_or_else(|| "file".to_owned());
        let size = u64::try_from(row.size).unwrap_or(0);
        add_attachment(&mut list, AttachmentRef { hash: row.hash, name, size });
    }
    Ok(list)
}

/// The pictures the form lists, with their words.
async fn picture_rows(visit: &Visit, before: &Details) -> Result<Vec<PictureRef>> {
    let form = visit.form();
    let removed: Vec<&str> = form.all("picture_remove").collect();
    if !form.has("picture") {
        return Ok(before.pictures.iter().filter(|p| !removed.contains(&p.hash.as_str())).cloned().collect());
    }
    let (mut alts, mut captions) = (form.all("picture_alt"), form.all("picture_caption"));
    let mut list: Vec<PictureRef> = Vec::new();
    for hash in form.all("picture") {
        let (alt, caption) = (alts.next(), captions.next());
        if removed.contains(&hash) || list.iter().any(|p| p.hash == hash) {
            continue;
        }
        let old = before.pictures.iter().find(|p| p.hash == hash);
        if let Some(mut picture) = stored_picture(visit, hash, old).await? {
            set_words(&mut picture, alt, caption);
            list.push(picture);
        }
    }
    Ok(list)
}

async fn cover_row(visit: &Visit, before: &Details) -> Result<Option<PictureRef>> {
    let form = visit.form();
    if form.has("cover_remove") {
        return Ok(None);
    }
    let hash = form.get("cover");
    let old = before.cover.as_ref();
    let mut cover = if hash.is_empty() {
        old.cloned()
    } else {
        stored_picture(visit, hash, old.filter(|p| p.hash == hash)).await?
    };
    if let Some(cover) = cover.as_mut().filter(|_| form.has("cover_alt")) {
        set_words(cover, Some(form.get("cover_alt")), None);
    }
    Ok(cover)
}

fn set_words(picture: &mut PictureRef, alt: Option<&str>, caption: Option<&str>) {
    let short = |text: &str| text.trim().chars().take(300).collect::<String>();
    if let Some(alt) = alt {
        picture.alt = short(alt);
    }
    if let Some(caption) = caption {
        picture.caption = short(caption);
    }
}

/// A picture by its hash: as the item has it, or as it was uploaded with a form that could not be
/// saved yet.
async fn stored_picture(visit: &Visit, hash: &str, old: Option<&PictureRef>) -> Result<Option<PictureRef>> {
    if let Some(old) = old {
        return Ok(Some(old.clone()));
    }
    let row = attachments::store::file(&visit.app.db, hash).await?.filter(|row| is_picture(&row.media_type));
    let side = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    Ok(row.map(|row| PictureRef {
        name: format!("picture.{}", row.media_type.rsplit('/').next().unwrap_or("jpeg")),
        width: side(row.width),
        height: side(row.height),
        hash: row.hash,
        ..PictureRef::default()
    }))
}

/// What a version says, as the content of a next one.
pub fn draft_of(version: &version::Model, details: Details, note: &str) -> Draft {
    Draft {
        title: version.title.clone(),
        subtitle: version.subtitle.clone(),
        summary: version.summary.clone(),
        body_html: version.body_html.clone(),
        source: version.source.clone(),
        author: version.author.clone(),
        keywords: version.keywords.split_whitespace().map(ToOwned::to_owned).collect(),
        details,
        note: note.to_owned(),
    }
}

/// Saves the newest version with other attachments.
async fn save(visit: &Visit, attachments: Vec<AttachmentRef>, note: &str) -> Result<()> {
    let opened = visit.opened()?;
    let details = Details { attachments, ..opened.details.clone() };
    let draft = draft_of(&opened.latest, details, note);
    let (now, by, id, base) = (visit.now, visit.actor()?, opened.row.id, opened.latest.version);
    once::write(visit, move |tx| Box::pin(async move { write::save(tx, now, &by, id, base, &draft).await })).await?;
    Ok(())
}

/// POST `…/attachments`: adds the files sent; a field `remove` names one to take away.
pub async fn change(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    if let Some(hash) = visit.form().some("remove").or_else(|| visit.form().some("attachment_remove")) {
        return take_away(visit, &hash).await;
    }
    if visit.sent.uploads.is_empty() {
        return edit::again(visit, vec![FieldError { field: "file".to_owned(), message: "file-missing".to_owned() }]);
    }
    let mut list = opened.details.attachments.clone();
    let mut names = Vec::new();
    for upload in &visit.sent.uploads {
        match keep(visit, upload).await {
            Ok(kept) => {
                let new = attachment(upload, &kept);
                names.push(new.name.clone());
                add_attachment(&mut list, new);
            }
            Err(Error::Invalid(errors)) => return edit::again(visit, errors),
            Err(error) => return Err(error),
        }
    }
    let note = visit.say_with("note-attached", &[("name", &names.join("、"))]);
    save(visit, list, &note).await?;
    Ok(after(&opened.href(), Done::Attached))
}

/// POST `…/attachments/{attachment}/removal`
pub async fn remove(visit: &Visit) -> Result<Outgoing> {
    take_away(visit, visit.param(1)).await
}

async fn take_away(visit: &Visit, hash: &str) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let mut list = opened.details.attachments.clone();
    // A second press finds it gone already, which is what was wanted.
    if let Some(place) = list.iter().position(|a| a.hash == hash) {
        let gone = list.remove(place);
        let note = visit.say_with("note-detached", &[("name", &gone.name)]);
        save(visit, list, &note).await?;
    }
    Ok(after(&opened.href(), Done::Detached))
}

/// GET `/desk/files/{hash}/{name}`: any kept file, for staff; only pictures are shown in place.
pub async fn file(visit: &Visit) -> Result<Outgoing> {
    let hash = visit.param(0);
    let row = attachments::store::file(&visit.app.db, hash).await?.ok_or(Error::NotFound)?;
    let bytes = visit.app.files.get(row.hash.clone()).await?.ok_or(Error::NotFound)?;
    let mut out = Response::new(Body::from(bytes));
    *out.status_mut() = StatusCode::OK;
    let headers = out.headers_mut();
    let media_type = if is_picture(&row.media_type) { row.media_type.as_str() } else { "application/octet-stream" };
    headers.insert(header::CONTENT_TYPE, HeaderValue::try_from(media_type).map_err(Error::bug)?);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if !is_picture(&row.media_type) {
        let name = attachments::safe_name(visit.param(1));
        let name = percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC);
        let value = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")).map_err(Error::bug)?;
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(out)
}
