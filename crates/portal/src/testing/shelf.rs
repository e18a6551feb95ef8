//! Uploaded bytes in memory, in place of a disk.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use kit::Result;
use kit::files::Files;

/// A store that lasts as long as its test.
#[derive(Default)]
pub struct Shelf(Mutex<HashMap<String, Bytes>>);

impl Files for Shelf {
    fn put(&self, hash: String, bytes: Bytes) -> BoxFuture<'_, Result<()>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(hash, bytes);
        Box::pin(std::future::ready(Ok(())))
    }

    fn get(&self, hash: String) -> BoxFuture<'_, Result<Option<Bytes>>> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        Box::pin(std::future::ready(Ok(found)))
    }

    fn check(&self) -> BoxFuture<'_, Result<()>> {
        Box::pin(std::future::ready(Ok(())))
    }
}
