//! What every feature stands on: the structure of sites and units, publications, people and their
//! rights, files, and the audit trail.

pub mod attachments;
pub mod audit;
pub mod once;
pub mod people;
pub mod publications;
pub mod sites;
pub mod text;
pub mod units;
