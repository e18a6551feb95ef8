//! Every template with every sample in every language and display, and the words they are made of.

mod render;
mod texts;
