//! Items made quickly, through the same functions as the desk uses, for tests that are about what
//! comes after.

use kit::Result;

use super::Site;
use crate::ground::audit::Actor;
use crate::ground::publications::{AttachmentRef, DocumentMeta, Draft, ItemKind, write};
use crate::ground::text::{clean_html, number};

/// An item being made up for a test.
pub struct Article<'s> {
    site: &'s Site,
    on: &'static str,
    draft: Draft,
}

impl<'s> Article<'s> {
    pub(super) fn new(site: &'s Site, title: &str) -> Self {
        let written = title.replace('&', "&amp;").replace('<', "&lt;");
        let body_html = clean_html(&format!("<p>{written}的正文。</p>"));
        let draft = Draft {
            title: title.to_owned(),
            body_html,
            source: "测试市水利局".to_owned(),
            ..Draft::default()
        };
        Self { site, on: "main", draft }
    }

    /// On another site.
    pub fn on(mut self, site: &'static str) -> Self {
        self.on = site;
        self
    }

    /// In a column, `news/city`, or `water:works` on another site; may be said several times.
    pub fn in_column(mut self, path: &str) -> Self {
        self.draft.details.columns.push(self.site.column(path));
        self
    }

    /// With this body, cleaned as the desk cleans it.
    pub fn body(mut self, html: &str) -> Self {
        self.draft.body_html = clean_html(html);
        self
    }

    /// Of a unit.
    pub fn of(mut self, unit: &str) -> Self {
        self.draft.details.unit = Some(self.site.unit(unit));
        self
    }

    /// An official document.
    pub fn document(mut self, number: &str, theme: &str) -> Self {
        self.draft.details.kind = ItemKind::Document;
        self.draft.details.document = Some(DocumentMeta {
            number: number.to_owned(),
            issuer: "测试市人民政府".to_owned(),
            index_number: format!("11990000MB00000002/2026-{number}"),
            written_on: "2026-11-20".to_owned(),
            theme: theme.to_owned(),
            genre: "通知".to_owned(),
            ..DocumentMeta::default()
        });
        self
    }

    /// With a file to download.
    pub async fn attached(mut self, name: &str, bytes: &'static [u8]) -> Self {
        let app = &self.site.app;
        let kept =
            crate::ground::attachments::keep(&*app.files, bytes.into()).await.expect("the file is kept");
        let file = AttachmentRef { hash: kept.hash.clone(), name: name.to_owned(), size: kept.size };
        let now = app.now();
        let add = app.db.write(move |tx| {
            Box::pin(async move { crate::ground::attachments::store::add(tx, now, &kept).await })
        });
        add.await.expect("the file is noted");
        self.draft.details.attachments.push(file);
        self
    }

    /// Anything else about it.
    pub fn with(mut self, change: impl FnOnce(&mut Draft)) -> Self {
        change(&mut self.draft);
        self
    }

    /// The draft as it is, not stored.
    pub fn into_draft(self) -> Draft {
        self.draft
    }

    /// Stores it as a draft; returns its id.
    pub async fn save(self) -> i64 {
        let (site, draft, now) = (self.site.site_id(self.on), self.draft, self.site.app.now());
        let create = self.site.app.db.write(move |tx| {
            Box::pin(async move { write::create(tx, now, &Actor::system(), site, &draft).await })
        });
        create.await.expect("the draft is stored")
    }

    /// Publishes it now; returns its id. Every page shows it when this returns.
    pub async fn publish(self) -> i64 {
        let (site, draft, now) = (self.site.site_id(self.on), self.draft, self.site.app.now());
        let publish = self.site.app.db.write(move |tx| {
            Box::pin(async move {
                let id = write::create(tx, now, &Actor::system(), site, &draft).await?;
                write::publish(tx, now, &Actor::system(), id, None).await?;
                Ok(id)
            })
        });
        let id = publish.await.expect("the item is published");
        self.site.follow().await;
        id
    }
}

impl Site {
    /// Begins an item with this title.
    pub fn article(&self, title: &str) -> Article<'_> {
        Article::new(self, title)
    }

    /// The public address of an item.
    pub fn address(&self, id: i64) -> String {
        format!("/items/{}", number::encode(u64::try_from(id).unwrap_or_default()))
    }

    /// Takes an item back, as the desk does.
    pub async fn withdraw(&self, id: i64, reason: &'static str) {
        let now = self.app.now();
        let done = self.app.db.write(move |tx| {
            Box::pin(async move { write::withdraw(tx, now, &Actor::system(), id, reason).await })
        });
        done.await.expect("the item is withdrawn");
        self.follow().await;
    }

    /// Saves a new version with another title and makes it live.
    pub async fn correct(&self, id: i64, title: &'static str) {
        let done = self.try_correct(id, title).await;
        done.expect("the correction is published");
        self.follow().await;
    }

    async fn try_correct(&self, id: i64, title: &'static str) -> Result<()> {
        let store = crate::ground::publications::store::row(&self.app.db, id).await?;
        let base = store.ok_or(kit::Error::NotFound)?.latest_version;
        let old = crate::ground::publications::store::version(&self.app.db, id, base).await?;
        let old = old.ok_or(kit::Error::NotFound)?;
        let draft = Draft {
            title: title.to_owned(),
            subtitle: old.subtitle,
            summary: old.summary,
            body_html: old.body_html,
            source: old.source,
            author: old.author,
            keywords: Vec::new(),
            details: serde_json::from_str(&old.details)?,
            note: "更正".to_owned(),
        };
        let now = self.app.now();
        let work = self.app.db.write(move |tx| {
            Box::pin(async move {
                write::save(tx, now, &Actor::system(), id, base, &draft).await?;
                write::publish(tx, now, &Actor::system(), id, None).await
            })
        });
        work.await
    }
}
