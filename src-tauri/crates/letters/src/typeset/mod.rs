//! Text to positioned glyphs: faces, bidi, break opportunities, shaping, lines.
//!
//! Not here: pages, colours, tags, anything of PDF. More scripts are more faces in [`fonts`].

pub(crate) mod breaks;
mod fill;
pub(crate) mod fonts;
pub(crate) mod items;
pub(crate) mod line;
pub(crate) mod shape;

pub(crate) use fonts::{FaceId, Weight};
pub(crate) use line::{Line, Typesetter};
