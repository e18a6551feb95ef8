//! Tests of the desk: coming in, writing, publishing, who may do what.
