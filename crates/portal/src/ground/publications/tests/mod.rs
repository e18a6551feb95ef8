//! Tests of items: their states, their places in columns, what the public sees of each step.

mod listing;
mod states;
mod steps;
