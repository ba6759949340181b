//! What stands where on which page.
//!
//! Not here: how text becomes glyphs (`typeset`), how marks become PDF (`pdf`).

mod address;
mod alignment;
mod aside;
mod blocks;
mod flow;
mod frames;
mod ideas;
mod letter;
mod marked;
mod profile;
mod style;
mod table;
mod text;
mod timeline;

pub(crate) use alignment::draw_alignment_sheet;
pub(crate) use letter::{compose_letter, draw_letter};
pub(crate) use marked::draw_marked_paper;
