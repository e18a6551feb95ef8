//! The application: the whole website of a city. `ground` is what every feature stands on,
//! `features` has a folder for each system, `public` and `desk` are the shells around them for
//! readers and for staff, `api` is for machines.

pub mod api;
pub mod app;
pub mod assets;
pub mod demo;
pub mod desk;
pub mod features;
pub mod front;
pub mod ground;
pub mod migrations;
pub mod public;
#[cfg(feature = "testing")]
pub mod testing;
pub mod ui;
