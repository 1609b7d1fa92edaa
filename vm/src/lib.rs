//! Values, objects, interpreter.
