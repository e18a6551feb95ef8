//! Sites of the cluster, their column trees and home-page blocks. The whole structure is small
//! and read on every page, so each process keeps it in memory and loads it anew when the change
//! feed says `structure`.

pub mod entity;
pub mod store;
mod structure;

pub use structure::{Block, Column, ColumnKind, Site, SiteDetails, Structure};

/// The tag that says: sites, columns, blocks or units' names have changed.
pub const STRUCTURE: &str = "structure";
