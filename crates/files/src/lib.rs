//! Files on the local disk, by content: `files/ab/cd…`. Written beside, flushed, then renamed, so
//! that a crash leaves either the whole file or none.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use kit::files::Files;
use kit::{Error, Result};
use tokio::io::AsyncWriteExt;

/// A folder of content-addressed files.
#[derive(Clone, Debug)]
pub struct LocalFiles {
    root: PathBuf,
}

impl LocalFiles {
    /// Files below `root`, which is made when missing.
    pub fn open(root: &Path) -> Result<Self> {
        std::fs::create_dir_all(root).map_err(|error| Error::Bad(format!("{}: {error}", root.display())))?;
        Ok(Self { root: root.to_owned() })
    }

    fn place(&self, hash: &str) -> Result<PathBuf> {
        if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::NotFound);
        }
        let (folder, name) = hash.split_at(2);
        Ok(self.root.join(folder).join(name))
    }

    async fn store(&self, hash: &str, bytes: &[u8]) -> Result<()> {
        let place = self.place(hash)?;
        if tokio::fs::try_exists(&place).await? {
            return Ok(());
        }
        let Some(folder) = place.parent() else { return Err(Error::bug("a file without folder")) };
        tokio::fs::create_dir_all(folder).await?;
        let beside = folder.join(format!("{}.{}", &kit::random::incident(), "part"));
        let mut file = tokio::fs::File::create(&beside).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        drop(file);
        tokio::fs::rename(&beside, &place).await?;
        // The name itself must survive a power cut too.
        tokio::fs::File::open(folder).await?.sync_all().await?;
        Ok(())
    }
}

impl Files for LocalFiles {
    fn put(&self, hash: String, bytes: Bytes) -> BoxFuture<'_, Result<()>> {
        Box::pin(async move { self.store(&hash, &bytes).await })
    }

    fn get(&self, hash: String) -> BoxFuture<'_, Result<Option<Bytes>>> {
        Box::pin(async move {
            match tokio::fs::read(self.place(&hash)?).await {
                Ok(bytes) => Ok(Some(bytes.into())),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error.into()),
            }
        })
    }

    fn check(&self) -> BoxFuture<'_, Result<()>> {
        Box::pin(async move {
            let probe = self.root.join(".probe");
            tokio::fs::write(&probe, b"probe").await?;
            tokio::fs::remove_file(&probe).await?;
            Ok(())
        })
    }
}
