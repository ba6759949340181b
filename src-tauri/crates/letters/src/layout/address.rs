//! An address in its envelope's window: the type that fits, each line on its own.
//!
//! Not here: where the window is (`profile`), whether the address may be written to.

use safehold_core::document::{Text, Typeface};

use crate::PaperError;
use crate::draw::{Colour, Drawing, Role};
use crate::layout::blocks::spoken;
use crate::layout::profile::Envelope;
use crate::layout::style::Type;
use crate::typeset::{Line, Manner, Typesetter};

/// Height of a line of type from its highest to its lowest point, in sizes.
const LINE_BOX: f32 = 1.362;
/// About the width of a space, in sizes.
const SPACE: f32 = 0.26;
/// From the top of that box to the baseline.
const ASCENT: f32 = 1.069;

/// Draws an address where the envelope wants it.
///
/// # Errors
/// [`PaperError::AddressLines`], or [`PaperError::AddressDoesNotFit`] with the line to shorten.
pub(super) fn place(
    address: &[String],
    envelope: &Envelope,
    setter: &mut Typesetter,
    drawing: &mut Drawing,
) -> Result<(), PaperError> {
    let count = address.len();
    if !(3..=7).contains(&count) {
        return Err(PaperError::AddressLines { lines: count });
    }
    // Machines read addresses: one typeface, from left to right, whatever the letter is in.
    let post = Manner::new("en-GB", Typeface::NotoSans);
    let of_letter = setter.change(post.clone());
    let fitted = fit(address, envelope, setter);
    setter.change(of_letter);
    let (lines, type_) = fitted?;
    let height = (lines.len() as f32 - 1.0) * type_.leading + LINE_BOX * type_.size;
    let spare = (envelope.window.height - height).max(0.0);
    let top = envelope.window.top + if envelope.from_top { 0.0 } else { spare / 2.0 };
    let node = drawing.node(Drawing::ROOT, Role::Paragraph);
    spoken(drawing, node, &post, &address.join(" "), &lines);
    drawing.tagged(node, |sketch| {
        let mut baseline = top + ASCENT * type_.size;
        for line in &lines {
            sketch.text(line, envelope.window.left, baseline, Colour::INK);
            baseline += type_.leading;
        }
    });
    Ok(())
}

/// The address in the largest type that fits: first the clear space yields, then the size, down to
/// 9 points, then the space between lines. Long lines are wrapped only at 9 points.
fn fit(
    address: &[String],
    envelope: &Envelope,
    setter: &mut Typesetter,
) -> Result<(Vec<Line>, Type), PaperError> {
    let texts: Vec<Text> = address.iter().map(|line| Text::plain(line.trim())).collect();
    let width = envelope.window.width;
    let tightest = [(11.0, 1.15), (10.5, 1.15), (10.0, 1.15), (9.5, 1.15), (9.0, 1.15), (9.0, 1.02)];
    for (size, least) in tightest {
        let mut lines = Vec::new();
        let mut wrapped = false;
        for text in &texts {
            let set = setter.lines(text, false, size, width)?;
            wrapped |= set.len() > 1;
            lines.extend(set);
        }
        if wrapped && size > 9.0 || lines.len() > 7 {
            continue;
        }
        let between = lines.len() as f32 - 1.0;
        let room = |height: f32| (height - LINE_BOX * size) / between;
        let clear = room(envelope.window.height - 2.0 * envelope.clearance);
        let leading = if clear >= 1.2 * size { clear } else { room(envelope.window.height) };
        if leading >= least * size {
            return Ok((with_spaces(lines, setter, size)?, Type::new(size, leading.min(1.2 * size))));
        }
    }
    let mut longest = (0.0, 1);
    for (place, text) in texts.iter().enumerate() {
        let extent = setter.extent(text, false, 9.0)?;
        if extent.natural > longest.0 {
            longest = (extent.natural, place + 1);
        }
    }
    Err(PaperError::AddressDoesNotFit { line: longest.1 })
}

/// Lines that end in a space, so that a reader of the file does not join their words.
pub(super) fn with_spaces(
    lines: Vec<Line>,
    setter: &mut Typesetter,
    size: f32,
) -> Result<Vec<Line>, PaperError> {
    let space = setter.line(" ", false, size)?;
    let add = |mut line: Line| {
        // From right to left a line ends at its left.
        let at = if line.right_to_left { -SPACE * size } else { line.width };
        line.pieces.extend(space.pieces.iter().cloned().map(|mut piece| {
            piece.x = at;
            piece
        }));
        line
    };
    Ok(lines.into_iter().map(add).collect())
}
