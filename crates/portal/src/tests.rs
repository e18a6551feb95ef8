//! The one test program: every `tests/` folder of the project, linked once. Each folder lies beside
//! what it tests and speaks through `portal::testing`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed step is a failed test"
)]

#[path = "api/tests/mod.rs"]
mod api;
#[path = "ground/audit/tests/mod.rs"]
mod audit;
#[path = "demo/tests.rs"]
mod demo;
#[path = "desk/tests/mod.rs"]
mod desk;
#[path = "../../kit/src/tests/mod.rs"]
mod framework;
#[path = "public/tests/mod.rs"]
mod public;
#[path = "ground/publications/tests/mod.rs"]
mod publications;
#[path = "ground/text/tests/mod.rs"]
mod text;
#[path = "features/transfer/tests/mod.rs"]
mod transfer;
#[path = "ui/tests/mod.rs"]
mod ui;
