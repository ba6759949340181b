//! Envelopes: where the address must stand, and what the sheet needs for it.
//!
//! Windows of envelopes bought elsewhere differ: measure the stock before choosing.

use safehold_core::envelope::{EnvelopeProfile, Millimetres, WindowEnvelope};

use crate::draw::{Area, mm};

/// What a profile means on the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Envelope {
    /// What of the sheet can always be seen through the window, however the sheet slides.
    pub(crate) window: Area,
    /// Clear space wished above and below the address, in points.
    pub(crate) clearance: f32,
    /// The address begins at the window's top instead of standing in its middle.
    pub(crate) from_top: bool,
    /// Where the letter itself begins on the first page, in points from the top.
    pub(crate) body_top: f32,
    /// Where the sheet is folded, from the top; marked at the left edge.
    pub(crate) folds: &'static [Millimetres],
    /// The most pages that go into one envelope.
    pub(crate) most_pages: usize,
}

/// The left margin of letters: addresses begin there too.
pub(crate) const MARGIN: f32 = mm(25.0);

/// Where the body begins on the first page of a letter for an envelope with a window.
const BODY_TOP: f32 = 105.0;
/// Between what a window can show and the body.
const BELOW_WINDOW: f32 = 3.0;
/// No printer reaches further up, in millimetres.
const LEAST_TOP: f32 = 10.0;
/// The sender stands from here on, in millimetres.
const SENDER_LEFT: f32 = 124.0;

/// The box between these sides in millimetres, a hair inside them, and no further left than the margin.
fn window(left: f32, right: f32, top: f32, bottom: f32) -> Area {
    const HAIR: f32 = 0.1;
    let left = mm(left + HAIR).max(MARGIN);
    let height = mm(bottom - top - 2.0 * HAIR);
    Area { left, top: mm(top + HAIR), width: mm(right - HAIR) - left, height }
}

/// The measures of a profile.
pub(crate) fn envelope(profile: EnvelopeProfile) -> Envelope {
    match profile.envelope() {
        Some(envelope) => windowed(&envelope),
        None => Envelope {
            window: window(24.6, 120.0, 40.0, 66.0),
            clearance: 0.0,
            from_top: true,
            body_top: mm(100.0),
            folds: &[],
            most_pages: 10,
        },
    }
}

fn windowed(envelope: &WindowEnvelope) -> Envelope {
    let (always, ever) = (envelope.always_shown(), envelope.ever_shown());
    let (right, top) = (always.right.min(SENDER_LEFT), always.top.max(LEAST_TOP));
    Envelope {
        window: window(always.left, right, top, always.bottom),
        clearance: mm(5.0),
        from_top: false,
        body_top: mm(BODY_TOP.max(ever.bottom + BELOW_WINDOW)),
        folds: envelope.fold.marks(),
        most_pages: 10,
    }
}
