//! A drawing to PDF bytes: PDF/UA-1 and PDF/A-2a. The only part that names printpdf and lopdf.
//!
//! Not here: what a paper says or where it stands on the page.

mod file;
mod fonts;
mod metadata;
mod ops;
mod read;
mod save;
mod shapes;
mod tags;

pub(crate) use read::text;
pub(crate) use save::write;
