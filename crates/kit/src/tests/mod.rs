//! Tests of the framework. They are linked into the portal's test program, because what is worth
//! trying (grouped commits, a lost database) needs a real one.

mod cache;
mod commits;
mod config;
mod small;
