//! Envelopes: where the address must stand, and what the sheet needs for it.
//!
//! Windows of envelopes bought elsewhere differ: measure the stock before choosing.

use safehold_core::document::EnvelopeProfile;

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
    /// Where the sheet is folded, in points from the top; marked at the left edge.
    pub(crate) folds: &'static [f32],
    /// The most pages that go into one envelope.
    pub(crate) most_pages: usize,
}

/// The left margin of letters: addresses begin there too.
pub(crate) const MARGIN: f32 = mm(25.0);

/// The box from the margin to these sides in millimetres, a hair inside them.
const fn window(right: f32, top: f32, bottom: f32) -> Area {
    const HAIR: f32 = 0.1;
    let height = mm(bottom - top - 2.0 * HAIR);
    Area { left: MARGIN, top: mm(top + HAIR), width: mm(right - HAIR) - MARGIN, height }
}

/// The measures of a profile.
pub(crate) fn envelope(profile: EnvelopeProfile) -> Envelope {
    match profile {
        EnvelopeProfile::Notify => Envelope {
            window: window(120.0, 40.0, 66.0),
            clearance: 0.0,
            from_top: true,
            body_top: mm(100.0),
            folds: &[],
            most_pages: 10,
        },
        EnvelopeProfile::Dl => Envelope {
            window: window(100.0, 57.0, 81.0),
            clearance: mm(5.0),
            from_top: false,
            body_top: mm(105.0),
            folds: const { &[mm(99.0), mm(198.0)] },
            most_pages: 10,
        },
        EnvelopeProfile::C5 => Envelope {
            window: window(91.0, 57.0, 88.5),
            clearance: mm(5.0),
            from_top: false,
            body_top: mm(105.0),
            folds: const { &[mm(148.5)] },
            most_pages: 10,
        },
    }
}
