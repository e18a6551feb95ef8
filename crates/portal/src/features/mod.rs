//! The systems of the city, a folder each. A feature's tables are written by its own folder;
//! features meet only through what their `mod.rs` offers.

pub mod disclosure;
pub mod transfer;
