//! Our small framework: database, change feed, page cache, templates, texts, forms,
//! passwords, errors, clock and the HTTP edge. It knows no city word, and it is the only
//! place where the clock, randomness, the environment and the network are touched.

pub mod cache;
pub mod chain;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod feed;
pub mod files;
pub mod form;
pub mod http;
pub mod jobs;
pub mod limit;
pub mod password;
pub mod random;
pub mod texts;
pub mod view;

pub use error::{Error, FieldError, Result};
