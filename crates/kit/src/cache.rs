//! The page cache: finished bytes by address, compressed once per encoding, dropped exactly when
//! something they were made from changes.
//!
//! A page is made from what its *tags* name. Dropping a tag drops every page that carries it; a
//! page whose making overlapped with a change of one of its tags is served but not kept. One
//! address is made by one task at a time, whoever else asks waits for it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use libdeflater::{CompressionLvl, Compressor};
use moka::notification::RemovalCause;
use moka::sync::Cache;
use tokio::sync::OnceCell;

use crate::Result;
use crate::feed::Tag;

/// Bytes of a page in one encoding.
#[derive(Clone, Debug)]
pub struct Encoded {
    pub body: Bytes,
    pub etag: HeaderValue,
    pub encoding: Option<HeaderValue>,
}

/// Which encodings a client takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepts {
    pub gzip: bool,
    pub br: bool,
}

impl Accepts {
    /// Reads `Accept-Encoding`; a coding with `q=0` is not taken (RFC 9110, 12.5.3).
    pub fn parse(header: Option<&HeaderValue>) -> Self {
        let mut out = Self::default();
        let Some(text) = header.and_then(|h| h.to_str().ok()) else { return out };
        for part in text.split(',') {
            let mut bits = part.split(';');
            let name = bits.next().unwrap_or_default().trim();
            let refused = bits.any(|b| {
                let b = b.trim();
                b.starts_with("q=0") && b.trim_start_matches("q=0").trim_matches(['.', '0']).is_empty()
            });
            match name {
                _ if refused => {}
                "gzip" | "x-gzip" => out.gzip = true,
                "br" => out.br = true,
                _ => {}
            }
        }
        out
    }
}

/// A finished page.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub content_type: HeaderValue,
    /// `Location`, for a lasting redirect.
    pub location: Option<HeaderValue>,
    pub tags: Vec<Tag>,
    /// Whether it may be kept for others; an error page may not.
    pub keep: bool,
    plain: Encoded,
    gzip: OnceLock<Encoded>,
    br: OnceLock<Encoded>,
    hits: AtomicU32,
}

/// Below this a compressed body saves nothing worth a header.
const SMALL: usize = 512;

impl Page {
    /// A page of `body`, depending on `tags`.
    pub fn new(
        status: StatusCode,
        content_type: &'static str,
        body: impl Into<Bytes>,
        tags: Vec<Tag>,
    ) -> Self {
        let body = body.into();
        let mark = xxhash_rust::xxh3::xxh3_128(&body);
        Self {
            status,
            content_type: HeaderValue::from_static(content_type),
            location: None,
            tags,
            keep: status.is_success() || status.is_redirection() || status == StatusCode::GONE,
            plain: Encoded { etag: etag(mark, ""), body, encoding: None },
            gzip: OnceLock::new(),
            br: OnceLock::new(),
            hits: AtomicU32::new(0),
        }
    }

    /// The same, never kept.
    pub fn passing(mut self) -> Self {
        self.keep = false;
        self
    }

    /// The bytes for a client. The first answer is gzip made fast; a page that is asked for again
    /// gets the smaller brotli form, made once.
    pub fn encoded(&self, accepts: Accepts) -> Encoded {
        if self.plain.body.len() < SMALL {
            return self.plain.clone();
        }
        let hits = self.hits.fetch_add(1, Ordering::Relaxed);
        if accepts.br && (hits > 0 || !accepts.gzip) {
            return self.br.get_or_init(|| self.squeeze("br")).clone();
        }
        if accepts.gzip {
            return self.gzip.get_or_init(|| self.squeeze("gzip")).clone();
        }
        self.plain.clone()
    }

    /// The bytes without compression.
    pub fn body(&self) -> &Bytes {
        &self.plain.body
    }

    fn squeeze(&self, coding: &'static str) -> Encoded {
        let body = match coding {
            "br" => brotli(&self.plain.body),
            _ => gzip(&self.plain.body),
        };
        let mark = xxhash_rust::xxh3::xxh3_128(&self.plain.body);
        Encoded { body, etag: etag(mark, coding), encoding: Some(HeaderValue::from_static(coding)) }
    }

    fn weight(&self) -> usize {
        self.plain.body.len() * 3 / 2 + 512
    }
}

fn etag(mark: u128, coding: &str) -> HeaderValue {
    let text =
        if coding.is_empty() { format!("\"{mark:032x}\"") } else { format!("\"{mark:032x}-{coding}\"") };
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("\"0\""))
}

thread_local! {
    /// The compressor's tables and the room for its output, used again for every page.
    static GZIP: RefCell<(Compressor, Vec<u8>)> =
        RefCell::new((Compressor::new(CompressionLvl::new(1).unwrap_or_default()), Vec::new()));
}

fn gzip(body: &[u8]) -> Bytes {
    GZIP.with_borrow_mut(|(tool, room)| {
        let bound = tool.gzip_compress_bound(body.len());
        if room.len() < bound {
            room.resize(bound, 0);
        }
        // Cannot fail with a buffer of the bound's size.
        let size = tool.gzip_compress(body, room).unwrap_or(0);
        let made = Bytes::copy_from_slice(room.get(..size).unwrap_or_default());
        if room.len() > ROOM {
            room.truncate(ROOM);
            room.shrink_to_fit();
        }
        made
    })
}

/// Room for output kept between pages; a site map's part may need more for once.
const ROOM: usize = 256 * 1024;

fn brotli(body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() / 3);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, lgwin: 18, ..Default::default() };
    let mut input = body;
    match brotli::BrotliCompress(&mut input, &mut out, &parameters) {
        Ok(_) => out.into(),
        Err(_) => Bytes::new(),
    }
}

/// Pages under way, each awaited by everybody who asks for it.
type Making = HashMap<Arc<str>, Arc<OnceCell<Arc<Page>>>>;
type Index = HashMap<Tag, HashSet<Arc<str>>>;

/// Which pages carry which tag, and what was dropped lately.
#[derive(Default)]
struct Book {
    index: Index,
    /// The newest drops with their number, to tell a page made meanwhile.
    dropped: VecDeque<(u64, Vec<Tag>)>,
    now: u64,
}

/// Drops remembered; a page whose making took longer than so many changes is not kept.
const REMEMBER: usize = 4096;

/// The cache of one process.
pub struct PageCache {
    pages: Cache<Arc<str>, Arc<Page>>,
    book: Arc<Mutex<Book>>,
    making: Mutex<Making>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PageCache {
    /// Keeps at most about `bytes` of pages; 0 keeps none.
    pub fn new(bytes: u64) -> Self {
        let book = Arc::new(Mutex::new(Book::default()));
        let forget = Arc::clone(&book);
        let pages = Cache::builder()
            .weigher(|key: &Arc<str>, page: &Arc<Page>| {
                u32::try_from(key.len() + page.weight()).unwrap_or(u32::MAX)
            })
            .max_capacity(bytes)
            .eviction_listener(move |key: Arc<Arc<str>>, page: Arc<Page>, cause| {
                if cause != RemovalCause::Replaced {
                    lock(&forget).unlink(&key, &page.tags);
                }
            })
            .build();
        Self { pages, book, making: Mutex::new(HashMap::new()) }
    }

    /// The kept page at `key`.
    pub fn get(&self, key: &str) -> Option<Arc<Page>> {
        self.pages.get(key)
    }

    /// The page at `key`, made by `make` when it is not kept.
    pub async fn page<F, M>(&self, key: &str, make: M) -> Result<Arc<Page>>
    where
        M: FnOnce() -> F,
        F: Future<Output = Result<Page>>,
    {
        if let Some(page) = self.pages.get(key) {
            return Ok(page);
        }
        let key: Arc<str> = key.into();
        let cell = Arc::clone(lock(&self.making).entry(Arc::clone(&key)).or_default());
        let made = cell
            .get_or_try_init(|| async {
                let began = lock(&self.book).now;
                let page = Arc::new(make().await?);
                self.keep(&key, &page, began);
                Ok(page)
            })
            .await
            .cloned();
        let mut making = lock(&self.making);
        if making.get(&key).is_some_and(|current| Arc::ptr_eq(current, &cell)) {
            making.remove(&key);
        }
        made
    }

    fn keep(&self, key: &Arc<str>, page: &Arc<Page>, began: u64) {
        if !page.keep || self.pages.policy().max_capacity() == Some(0) {
            return;
        }
        let mut book = lock(&self.book);
        if book.touched(&page.tags, began) {
            return;
        }
        for tag in &page.tags {
            book.index.entry(Arc::clone(tag)).or_default().insert(Arc::clone(key));
        }
        drop(book);
        self.pages.insert(Arc::clone(key), Arc::clone(page));
        // A drop between the check and the insert would have missed it; look once more.
        if lock(&self.book).touched(&page.tags, began) {
            self.pages.invalidate(key);
        }
    }

    /// Drops every page that carries one of `tags`.
    pub fn drop_tags(&self, tags: &[Tag]) {
        let keys: HashSet<Arc<str>> = {
            let mut book = lock(&self.book);
            book.now += 1;
            let now = book.now;
            book.dropped.push_back((now, tags.to_vec()));
            if book.dropped.len() > REMEMBER {
                book.dropped.pop_front();
            }
            tags.iter().filter_map(|tag| book.index.remove(tag)).flatten().collect()
        };
        for key in keys {
            self.pages.invalidate(&key);
        }
        // Whoever asks from now on must not join a making that began before this change.
        lock(&self.making).clear();
    }

    /// How many pages are kept, and their weight in bytes.
    pub fn size(&self) -> (u64, u64) {
        self.pages.run_pending_tasks();
        (self.pages.entry_count(), self.pages.weighted_size())
    }
}

impl Book {
    /// Whether one of `tags` was dropped after `began`, or that can no longer be told.
    fn touched(&self, tags: &[Tag], began: u64) -> bool {
        let forgotten = self.dropped.front().is_some_and(|(n, _)| *n > began + 1);
        forgotten
            || self
                .dropped
                .iter()
                .rev()
                .take_while(|(n, _)| *n > began)
                .any(|(_, dropped)| dropped.iter().any(|tag| tags.contains(tag)))
    }

    fn unlink(&mut self, key: &Arc<str>, tags: &[Tag]) {
        for tag in tags {
            if let Some(keys) = self.index.get_mut(tag) {
                keys.remove(key);
                if keys.is_empty() {
                    self.index.remove(tag);
                }
            }
        }
    }
}
