//! Values, objects, interpreter.

pub mod text;
