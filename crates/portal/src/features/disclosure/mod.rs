//! Disclosure 政务公开: the catalogue of official documents, with its filters.

mod pages;

pub use pages::page;
