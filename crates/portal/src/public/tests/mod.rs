//! Tests of the public pages: what readers see, what they must never see, and what malformed
//! requests get.

mod edges;
mod files;
mod hostile;
mod kept;
mod languages;
mod meta;
mod outage;
mod pages;
mod private;
