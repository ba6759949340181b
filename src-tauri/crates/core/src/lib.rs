//! The rules of Safehold.
pub mod document;
pub mod timeline;
