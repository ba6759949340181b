//! Whether a letter can be set for an envelope as measured: every reason at once, each with what to mend.

use std::fmt;

use crate::envelope::{SHEET_WIDTH, WindowEnvelope};

/// What must always show below each other: seven lines of the smallest type that an address may have (9 points).
const LEAST_HEIGHT: f32 = 24.0;
/// What must always show side by side, from where an address begins: a line of 40 letters in 9 points.
const LEAST_WIDTH: f32 = 60.0;
/// An address begins no further left than the letter itself does.
const ADDRESS_LEFT: f32 = 25.0;
/// Left of this stands the address, right of it the sender; what a window can show ends before.
const SENDER_LEFT: f32 = 124.0;
/// No printer reaches the sheet's uppermost edge.
const LEAST_TOP: f32 = 10.0;
/// A window that shows more of the sheet from here down leaves too little of the page for the letter.
const MOST_BOTTOM: f32 = 140.0;

/// Why no letter can be set for an envelope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EnvelopeFault {
    /// The sheet is wider than the envelope.
    TooNarrow,
    /// The folded sheet is higher than the envelope.
    TooLow {
        /// The folded sheet's height in millimetres.
        panel: f32,
    },
    /// The window has no size, or reaches over the envelope's edge.
    WindowOutside,
    /// Too little always shows for seven lines of an address.
    TooFewLines {
        /// What always shows from top to bottom, in millimetres.
        height: f32,
    },
    /// Too little always shows for the length of an address's lines.
    LinesTooShort {
        /// What always shows from where the address begins to the right, in millimetres.
        width: f32,
    },
    /// The window can show the sender's lines.
    ShowsSender {
        /// How far right on the sheet the window can show, in millimetres.
        right: f32,
    },
    /// The window begins so high that the address would stand where printers do not reach.
    TooHigh {
        /// How far up on the sheet the address would stand, in millimetres from the top.
        top: f32,
    },
    /// The window shows so far down that too little room is left for the letter.
    TooFarDown {
        /// How far down on the sheet the window can show, in millimetres from the top.
        bottom: f32,
    },
}

impl fmt::Display for EnvelopeFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooNarrow => write!(
                to,
                "The envelope is narrower than the sheet, 210 mm. Measure its longer side, and choose an envelope that \
                 an A4 sheet goes into"
            ),
            Self::TooLow { panel } => write!(
                to,
                "The folded sheet is {panel} mm high, more than the envelope. Choose another fold or measure the \
                 envelope's height again"
            ),
            Self::WindowOutside => write!(
                to,
                "The window reaches over the envelope's edge or has no size. Measure the window and its distance from \
                 the left and the lower edge"
            ),
            Self::TooFewLines { height } => write!(
                to,
                "Only {height:.1} mm of the sheet always show from top to bottom, because it can slide. Seven lines of \
                 an address need {LEAST_HEIGHT} mm: choose an envelope with a higher window or less play"
            ),
            Self::LinesTooShort { width } => write!(
                to,
                "Only {width:.1} mm of the sheet always show from where an address begins. Its lines need {LEAST_WIDTH} \
                 mm: choose an envelope with a wider window or less play"
            ),
            Self::ShowsSender { right } => write!(
                to,
                "The window can show the sheet up to {right:.1} mm from its left edge, and with it the sender, who \
                 stands from {SENDER_LEFT} mm on. Choose an envelope whose window ends further left"
            ),
            Self::TooHigh { top } => write!(
                to,
                "The address would stand {top:.1} mm from the top of the sheet, where printers do not reach. Choose an \
                 envelope whose window is lower"
            ),
            Self::TooFarDown { bottom } => write!(
                to,
                "The window can show the sheet down to {bottom:.1} mm, which leaves too little room for the letter: \
                 {MOST_BOTTOM} mm is the most. Choose an envelope whose window is higher, or another fold"
            ),
        }
    }
}

impl std::error::Error for EnvelopeFault {}

impl WindowEnvelope {
    /// Every reason why no letter can be set for it; none where one can. Where a measure is plainly wrong, what
    /// follows from it is not complained of as well.
    pub fn faults(&self) -> Vec<EnvelopeFault> {
        let mut faults = Vec::new();
        if self.width.mm() < SHEET_WIDTH {
            faults.push(EnvelopeFault::TooNarrow);
        }
        let panel = self.fold.panel().mm();
        if self.height.mm() < panel {
            faults.push(EnvelopeFault::TooLow { panel });
        }
        let (right, top) =
            (self.window_left.mm() + self.window_width.mm(), self.window_up.mm() + self.window_height.mm());
        let sized = self.window_width.in_tenths() > 0 && self.window_height.in_tenths() > 0;
        if !sized || right > self.width.mm() || top > self.height.mm() {
            faults.push(EnvelopeFault::WindowOutside);
        }
        if faults.is_empty() {
            self.faults_on_the_sheet(&mut faults);
        }
        faults
    }

    fn faults_on_the_sheet(&self, faults: &mut Vec<EnvelopeFault>) {
        let (always, ever) = (self.always_shown(), self.ever_shown());
        let height = always.bottom - always.top.max(LEAST_TOP);
        let width = always.right.min(SENDER_LEFT) - always.left.max(ADDRESS_LEFT);
        if always.top < LEAST_TOP && always.bottom - always.top >= LEAST_HEIGHT && height < LEAST_HEIGHT {
            faults.push(EnvelopeFault::TooHigh { top: always.top });
        } else if height < LEAST_HEIGHT {
            faults.push(EnvelopeFault::TooFewLines { height: height.max(0.0) });
        }
        if width < LEAST_WIDTH {
            faults.push(EnvelopeFault::LinesTooShort { width: width.max(0.0) });
        }
        if ever.right > SENDER_LEFT {
            faults.push(EnvelopeFault::ShowsSender { right: ever.right });
        }
        if ever.bottom > MOST_BOTTOM {
            faults.push(EnvelopeFault::TooFarDown { bottom: ever.bottom });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EnvelopeFault;
    use crate::envelope::{Fold, Millimetres, WindowEnvelope};

    fn mm(text: &str) -> Millimetres {
        Millimetres::read(text).unwrap()
    }

    #[test]
    fn the_usual_envelopes_are_sound() {
        assert_eq!(WindowEnvelope::DL.faults(), []);
        assert_eq!(WindowEnvelope::C5.faults(), []);
    }

    #[test]
    fn each_wrong_measure_says_what_to_mend() {
        let dl = WindowEnvelope::DL;
        let cases = [
            (WindowEnvelope { width: mm("200"), ..dl }, EnvelopeFault::TooNarrow),
            (WindowEnvelope { fold: Fold::Half, ..dl }, EnvelopeFault::TooLow { panel: 148.5 }),
            (WindowEnvelope { window_width: mm("0"), ..dl }, EnvelopeFault::WindowOutside),
            (WindowEnvelope { window_left: mm("140"), ..dl }, EnvelopeFault::WindowOutside),
            (WindowEnvelope { window_up: mm("80"), ..dl }, EnvelopeFault::WindowOutside),
            (WindowEnvelope { window_height: mm("30"), ..dl }, EnvelopeFault::TooFewLines { height: 19.0 }),
            (WindowEnvelope { window_width: mm("70"), ..dl }, EnvelopeFault::LinesTooShort { width: 55.0 }),
            (WindowEnvelope { window_left: mm("40"), ..dl }, EnvelopeFault::ShowsSender { right: 130.0 }),
        ];
        for (envelope, fault) in cases {
            assert_eq!(envelope.faults(), [fault], "{envelope:?}");
            assert!(fault.to_string().contains(". ") || fault.to_string().contains(": "), "{fault}");
        }
        let flat = WindowEnvelope {
            height: mm("324"),
            window_up: mm("150"),
            window_height: mm("60"),
            fold: Fold::Flat,
            ..WindowEnvelope::C5
        };
        assert_eq!(flat.faults(), [EnvelopeFault::TooFarDown { bottom: 174.0 }]);
        let high = WindowEnvelope { window_up: mm("70"), window_height: mm("40"), ..dl };
        assert_eq!(high.faults(), [EnvelopeFault::TooHigh { top: 0.0 }]);
    }

    #[test]
    fn every_reason_is_given_at_once() {
        let wrong =
            WindowEnvelope { width: mm("150"), height: mm("90"), window_up: mm("89"), ..WindowEnvelope::DL };
        assert_eq!(wrong.faults().len(), 3);
        let small = WindowEnvelope { window_width: mm("60"), window_height: mm("20"), ..WindowEnvelope::DL };
        assert_eq!(small.faults().len(), 2);
    }
}
