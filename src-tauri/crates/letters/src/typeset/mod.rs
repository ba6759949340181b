//! Text to positioned glyphs: faces, bidi, break opportunities, shaping, lines.
//!
//! Not here: pages, colours, tags, anything of PDF. Another script is another family in [`family`] and [`fonts`].

mod bidi;
pub(crate) mod breaks;
mod dates;
pub(crate) mod family;
mod fill;
pub(crate) mod fonts;
pub(crate) mod items;
pub(crate) mod line;
pub(crate) mod manner;
pub(crate) mod shape;

pub(crate) use bidi::is_control;
pub(crate) use family::{Family, Stature};
pub(crate) use fonts::{FaceId, Weight};
pub(crate) use line::{Line, Typesetter};
pub(crate) use manner::{Direction, Manner};
