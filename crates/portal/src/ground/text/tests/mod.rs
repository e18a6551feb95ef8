//! Tests of the text tools, through their public face.

mod body;
mod clean;
mod hostile;
mod small;
mod traditional;
