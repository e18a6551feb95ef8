//! The fields of an item: from a stored version into the form, and from the form into the content
//! of the next version, with the mistakes found on the way.

use kit::form::Form;
use kit::{FieldError, Result};

use super::attach::{self, Files};
use super::rights::{Opened, code, decode};
use super::views::edit::ItemForm;
use super::visit::Visit;
use super::words;
use crate::ground::publications::entity::version;
use crate::ground::publications::{
    AttachmentRef, Details, DocumentMeta, Draft, ItemKind, PictureRef, Validity, store,
};
use crate::ground::text;

/// Characters of a summary that is made from the text.
const SUMMARY: usize = 120;
/// Other items one item may name.
const MOST_LINKS: usize = 50;

/// Everything a person filled in.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub form: ItemForm,
    pub kind: ItemKind,
    pub unit: Option<i64>,
    pub columns: Vec<i64>,
    pub theme: String,
    pub genre: String,
    pub validity: Validity,
    pub cover: Option<PictureRef>,
    pub pictures: Vec<PictureRef>,
    pub attachments: Vec<AttachmentRef>,
    interprets: Vec<i64>,
    replaces: Vec<i64>,
    /// The summary was made from the text, and is made again when the text changes.
    summary_made: bool,
}

fn codes(ids: &[i64]) -> String {
    ids.iter().map(|id| code(*id)).collect::<Vec<_>>().join(" ")
}

impl Filled {
    /// An empty form: the person's own unit, and the column one comes from.
    pub fn fresh(visit: &Visit) -> Result<Self> {
        let column = visit.query.get("column").parse().ok();
        let rights = &visit.signed()?.rights;
        let known = column.and_then(|id| visit.structure.column(id));
        let usable = known.filter(|column| words::may_use(&visit.structure, rights, column));
        Ok(Self {
            unit: visit.signed()?.unit,
            columns: usable.map(|column| column.id).into_iter().collect(),
            ..Self::default()
        })
    }

    /// The form filled from a stored version.
    pub fn of(version: &version::Model, details: &Details) -> Self {
        let document = details.document.clone().unwrap_or_default();
        let form = ItemForm {
            title: version.title.clone(),
            subtitle: version.subtitle.clone(),
            summary: version.summary.clone(),
            body: version.body_html.clone(),
            source: version.source.clone(),
            author: version.author.clone(),
            keywords: version.keywords.clone(),
            number: document.number,
            issuer: document.issuer,
            index_number: document.index_number,
            written_on: document.written_on,
            effective_on: document.effective_on,
            expires_on: document.expires_on,
            interprets: codes(&details.interprets),
            replaces: codes(&document.replaces),
            note: String::new(),
        };
        Self {
            form,
            kind: details.kind,
            unit: details.unit,
            columns: details.columns.clone(),
            theme: document.theme,
            genre: document.genre,
            validity: document.validity,
            cover: details.cover.clone(),
            pictures: details.pictures.clone(),
            attachments: details.attachments.clone(),
            interprets: details.interprets.clone(),
            replaces: document.replaces,
            summary_made: false,
        }
    }

    /// The form as it was sent, on top of the version it was made from. Uploaded files are kept
    /// even where something else is wrong, so that nobody has to choose them twice.
    pub async fn sent(visit: &Visit, base: Option<&Opened>) -> Result<(Self, Vec<FieldError>)> {
        let mut sent = visit.form().clone();
        let mut errors = Vec::new();
        let files = Files::read(visit, base, &mut errors).await?;
        let mut filled = Self {
            form: texts(&mut sent),
            cover: files.cover,
            pictures: files.pictures,
            attachments: files.attachments,
            ..Self::default()
        };
        filled.choices(visit, base, &mut sent)?;
        filled.interprets = items_named(visit, "interprets", &mut sent).await?;
        filled.replaces = items_named(visit, "replaces", &mut sent).await?;
        filled.keep_index_number(base);
        filled.summary_made = base.is_some_and(|base| {
            let made = text::summary(&base.latest.body_html, SUMMARY);
            filled.form.summary == made && base.latest.summary == made
        });
        if let Err(kit::Error::Invalid(found)) = sent.check() {
            errors.splice(0..0, found);
        }
        Ok((filled, errors))
    }

    /// A document that has an index number keeps it, unless another is written or another unit
    /// issues it.
    fn keep_index_number(&mut self, base: Option<&Opened>) {
        let Some(base) = base.filter(|base| base.details.unit == self.unit) else { return };
        if let Some(document) = base.details.document.as_ref().filter(|_| self.form.index_number.is_empty()) {
            self.form.index_number.clone_from(&document.index_number);
        }
    }

    /// What was chosen rather than written.
    fn choices(&mut self, visit: &Visit, base: Option<&Opened>, sent: &mut Form) -> Result<()> {
        self.kind = match (sent.get("kind"), base) {
            ("", Some(base)) => base.details.kind,
            ("", None) => ItemKind::default(),
            (name, _) => ItemKind::named(name).unwrap_or_else(|| {
                sent.complain("kind", "choice-unknown");
                ItemKind::default()
            }),
        };
        self.unit = sent.parsed("unit", "choice-unknown").filter(|id| visit.structure.unit(*id).is_some());
        self.theme = sent.get("theme").chars().take(60).collect();
        self.genre = sent.get("genre").chars().take(20).collect();
        self.validity = Validity::named(sent.get("validity")).unwrap_or_default();
        let rights = &visit.signed()?.rights;
        let ours = |id: i64| {
            visit.structure.column(id).is_some_and(|column| words::may_use(&visit.structure, rights, column))
        };
        // Columns of others stay as they are; their boxes cannot be ticked, and are not sent.
        let before = base.map(|base| base.details.columns.clone()).unwrap_or_default();
        self.columns = before.iter().copied().filter(|id| !ours(*id)).collect();
        let ticked: Vec<i64> = sent.all("column").filter_map(|id| id.trim().parse().ok()).collect();
        for id in ticked {
            if ours(id) && !self.columns.contains(&id) {
                self.columns.push(id);
            }
        }
        if sent
            .all("column")
            .filter_map(|id| id.trim().parse().ok())
            .any(|id| !ours(id) && !before.contains(&id))
        {
            sent.complain("column", "column-not-yours");
        } else if self.columns.is_empty() {
            sent.complain("column", "item-needs-column");
        }
        Ok(())
    }

    /// The content of the next version. The index number is filled in later, where it is due.
    pub fn draft(&self, visit: &Visit) -> Result<Draft> {
        let form = &self.form;
        let body_html = clean(&form.body);
        let summary = match form.summary.as_str() {
            "" => text::summary(&body_html, SUMMARY),
            _ if self.summary_made => text::summary(&body_html, SUMMARY),
            written => written.to_owned(),
        };
        let unit = self.unit.and_then(|id| visit.structure.unit(id));
        let source = match form.source.as_str() {
            "" => unit
                .map_or_else(|| visit.site().map(|s| s.details.organizer.clone()), |u| Ok(u.name.clone()))?,
            written => written.to_owned(),
        };
        let document = (self.kind == ItemKind::Document).then(|| DocumentMeta {
            number: text::docnum::normal(&form.number),
            issuer: Some(form.issuer.clone())
                .filter(|issuer| !issuer.is_empty())
                .or_else(|| unit.map(|unit| unit.name.clone()))
                .unwrap_or_default(),
            index_number: form.index_number.clone(),
            written_on: form.written_on.clone(),
            effective_on: form.effective_on.clone(),
            expires_on: form.expires_on.clone(),
            theme: self.theme.clone(),
            genre: self.genre.clone(),
            validity: self.validity,
            replaces: self.replaces.clone(),
        });
        let details = Details {
            kind: self.kind,
            unit: self.unit,
            columns: self.columns.clone(),
            cover: self.cover.clone(),
            pictures: if self.kind == ItemKind::Pictures { self.pictures.clone() } else { Vec::new() },
            attachments: self.attachments.clone(),
            document,
            interprets: self.interprets.clone(),
        };
        Ok(Draft {
            title: form.title.clone(),
            subtitle: form.subtitle.clone(),
            summary,
            body_html,
            source,
            author: form.author.clone(),
            keywords: keywords(&form.keywords),
            details,
            note: form.note.clone(),
        })
    }
}

/// Tags that make blocks; a text with others only has its paragraphs by line.
const BLOCKS: [&str; 9] = ["<p", "<div", "<br", "<h", "<ul", "<ol", "<table", "<section", "<article"];

/// A body as it is stored: whatever came is made safe; lines of plain text become paragraphs.
fn clean(body: &str) -> String {
    if !text::looks_like_html(body) {
        return text::from_plain(body);
    }
    let lower = body.to_ascii_lowercase();
    if BLOCKS.iter().any(|tag| lower.contains(tag)) {
        return text::clean_html(body);
    }
    let lines: Vec<String> = body.lines().map(|line| format!("<p>{line}</p>")).collect();
    text::clean_html(&lines.join("\n"))
}

fn keywords(written: &str) -> Vec<String> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
    written.split(apart).filter(|word| !word.is_empty()).take(20).map(ToOwned::to_owned).collect()
}

/// The fields that are written, with the limits of each.
fn texts(sent: &mut Form) -> ItemForm {
    let title = sent.required("title", 300, "title-missing", "field-too-long");
    let mut limited = |name: &str, most: usize| {
        let value = sent.get(name).to_owned();
        if value.chars().count() > most {
            sent.complain(name, "field-too-long");
        }
        value
    };
    let mut form = ItemForm {
        title,
        subtitle: limited("subtitle", 300),
        summary: limited("summary", 2_000),
        source: limited("source", 100),
        author: limited("author", 100),
        keywords: limited("keywords", 300),
        number: limited("number", 100),
        issuer: limited("issuer", 200),
        index_number: limited("index_number", 100),
        interprets: limited("interprets", 1_000),
        replaces: limited("replaces", 1_000),
        note: limited("note", 500),
        ..ItemForm::default()
    };
    form.body = sent.get("body").to_owned();
    if form.body.len() > text::MAX_BODY {
        sent.complain("body", "body-too-long");
    }
    form.written_on = day(sent, "written_on");
    form.effective_on = day(sent, "effective_on");
    form.expires_on = day(sent, "expires_on");
    form
}

/// A day as `YYYY-MM-DD`; kept as written when it is none, with the complaint.
fn day(sent: &mut Form, name: &str) -> String {
    let written = sent.get(name).to_owned();
    let known = chrono::NaiveDate::parse_from_str(&written, "%Y-%m-%d");
    if !written.is_empty() && (known.is_err() || written.len() != 10) {
        sent.complain(name, "date-malformed");
    }
    written
}

/// The items a field names by their numbers.
async fn items_named(visit: &Visit, name: &str, sent: &mut Form) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    let written: Vec<String> = sent
        .get(name)
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'))
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .take(MOST_LINKS)
        .collect();
    for one in written {
        let known = match decode(&one) {
            Some(id) => store::row(&visit.app.db, id).await?.map(|row| row.id),
            None => None,
        };
        match known {
            Some(id) if ids.contains(&id) => {}
            Some(id) => ids.push(id),
            None => sent.complain(name, &visit.say_with("item-number-unknown", &[("number", &one)])),
        }
    }
    Ok(ids)
}

/// What is missing before the public may see it: every picture has words for those who cannot.
pub fn unfit(details: &Details) -> Vec<FieldError> {
    let silent = |picture: &PictureRef| picture.alt.trim().is_empty();
    let mut errors = Vec::new();
    if details.pictures.iter().any(silent) {
        errors
            .push(FieldError { field: "picture_alt".to_owned(), message: "picture-alt-missing".to_owned() });
    }
    if details.cover.as_ref().is_some_and(silent) {
        errors.push(FieldError { field: "cover_alt".to_owned(), message: "picture-alt-missing".to_owned() });
    }
    if details.kind == ItemKind::Pictures && details.pictures.is_empty() {
        errors
            .push(FieldError { field: attach::PICTURES.to_owned(), message: "pictures-missing".to_owned() });
    }
    errors
}
