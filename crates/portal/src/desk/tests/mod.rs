//! Tests of the desk: coming in, writing, publishing, who may do what.

mod columns;
mod items;
mod matrix;
mod once;
mod people;
mod sign_in;
mod versions;
