//! The public shell.
pub mod views;
