//! What every page shares: the shell around it, and the small parts (links, lists, pagers, clocks) pages are built of.
//!
//! A template sees two names, `shell` ([`shell::Shell`]) and `page` (the page's own view). Addresses inside views are
//! paths without language prefix (`/items/9`); templates print them through `url(…)`. Whole addresses
//! (`https://…`) and `/files/…` are printed as they are.

pub mod clock;
pub mod parts;
pub mod sample;
pub mod shell;
mod shell_sample;

pub use clock::{Clock, ClockState};
pub use parts::*;
pub use shell::*;
