//! A drawing to PDF bytes: PDF/UA-1 and PDF/A-2a. The only part that names printpdf and lopdf.
//!
//! Not here: what a paper says or where it stands on the page.

mod body;
mod content;
mod deflate;
mod described;
mod fonts;
mod glyphs;
mod many;
mod metadata;
mod object;
mod ops;
mod pages;
mod read;
mod save;
mod tags;

pub(crate) use many::Many;
pub(crate) use read::text;
pub(crate) use save::write;
