//! Envelopes with a window: where a letter's address must stand so that the window shows all of it, and nothing
//! else, however the folded sheet slides. A unit measures its own stock; the measures are data.
//!
//! Not here: the type that the address is set in, drawing (the letters crate).

mod check;
mod measure;
mod typed;

pub use check::EnvelopeFault;
pub use measure::Millimetres;

/// How an A4 sheet is folded before it goes into its envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// To three: a panel of 99 mm.
    Thirds,
    /// In half: a panel of 148.5 mm.
    Half,
    /// Not at all.
    Flat,
}

impl Fold {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Thirds, Self::Half, Self::Flat];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Thirds => "thirds",
            Self::Half => "half",
            Self::Flat => "flat",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fold| fold.code() == code)
    }

    /// The height of the panel that lies behind the window.
    pub fn panel(self) -> Millimetres {
        match self {
            Self::Thirds => Millimetres::tenths(990),
            Self::Half => Millimetres::tenths(1485),
            Self::Flat => Millimetres::tenths(2970),
        }
    }

    /// Where the sheet is folded, from its top; marked at its edge.
    pub fn marks(self) -> &'static [Millimetres] {
        match self {
            Self::Thirds => const { &[Millimetres::tenths(990), Millimetres::tenths(1980)] },
            Self::Half => const { &[Millimetres::tenths(1485)] },
            Self::Flat => &[],
        }
    }
}

/// A part of the sheet, in millimetres from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SheetPart {
    /// Its left side.
    pub left: f32,
    /// Its upper side.
    pub top: f32,
    /// Its right side.
    pub right: f32,
    /// Its lower side.
    pub bottom: f32,
}

/// An envelope and its window, as measured, and how the sheet is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WindowEnvelope {
    /// From side to side.
    pub width: Millimetres,
    /// From the lower edge to the upper.
    pub height: Millimetres,
    /// From the envelope's left edge to the window.
    pub window_left: Millimetres,
    /// From the envelope's lower edge to the window.
    pub window_up: Millimetres,
    /// The window from side to side.
    pub window_width: Millimetres,
    /// The window from its lower side to its upper.
    pub window_height: Millimetres,
    /// How the sheet is folded.
    pub fold: Fold,
}

impl WindowEnvelope {
    /// The usual DL envelope: 220 x 110 mm, window 90 x 35 mm, 20 mm from the left and 18 mm up.
    pub const DL: Self = Self {
        width: Millimetres::tenths(2200),
        height: Millimetres::tenths(1100),
        window_left: Millimetres::tenths(200),
        window_up: Millimetres::tenths(180),
        window_width: Millimetres::tenths(900),
        window_height: Millimetres::tenths(350),
        fold: Fold::Thirds,
    };

    /// The usual C5 envelope: 229 x 162 mm, window 90 x 45 mm, 20 mm from the left and 60 mm up.
    pub const C5: Self = Self {
        width: Millimetres::tenths(2290),
        height: Millimetres::tenths(1620),
        window_left: Millimetres::tenths(200),
        window_up: Millimetres::tenths(600),
        window_width: Millimetres::tenths(900),
        window_height: Millimetres::tenths(450),
        fold: Fold::Half,
    };

    /// What of the sheet shows wherever it slides. The address stands here.
    pub fn always_shown(&self) -> SheetPart {
        let [left, top, right, bottom] = self.window();
        let (across, along) = self.play();
        SheetPart { left, top, right: right - across, bottom: bottom - along }
    }

    /// What of the sheet can show at all. Nothing but the address may stand here.
    pub fn ever_shown(&self) -> SheetPart {
        let [left, top, right, bottom] = self.window();
        let (across, along) = self.play();
        SheetPart { left: left - across, top: top - along, right, bottom }
    }

    /// The window as the sheet lies at the envelope's left and upper edge: left, top, right, bottom.
    fn window(&self) -> [f32; 4] {
        let (left, up) = (self.window_left.mm(), self.window_up.mm());
        let bottom = self.height.mm() - up;
        [left, bottom - self.window_height.mm(), left + self.window_width.mm(), bottom]
    }

    /// How far the folded sheet can slide across and along the envelope.
    fn play(&self) -> (f32, f32) {
        let across = self.width.mm() - SHEET_WIDTH;
        let along = self.height.mm() - self.fold.panel().mm();
        (across.max(0.0), along.max(0.0))
    }
}

/// The width of the sheet, A4, in millimetres.
const SHEET_WIDTH: f32 = 210.0;

/// The envelope that a letter is printed for. Windows of envelopes bought elsewhere differ: measure the stock
/// before choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum EnvelopeProfile {
    /// Letters handed to GOV.UK Notify for printing.
    #[default]
    Notify,
    /// The usual DL envelope, [`WindowEnvelope::DL`].
    Dl,
    /// The usual C5 envelope, [`WindowEnvelope::C5`].
    C5,
    /// The unit's own stock, as it was measured.
    Own(WindowEnvelope),
}

impl EnvelopeProfile {
    /// Those that every unit has.
    pub const ALL: [Self; 3] = [Self::Notify, Self::Dl, Self::C5];

    /// The code in files. The unit's own says its measures, so that a letter keeps those that it was made with:
    /// `own:229x162:20,60,90,45:half` (size; the window's left, up, width, height; fold).
    pub fn code(self) -> String {
        match self {
            Self::Notify => "notify".to_owned(),
            Self::Dl => "dl".to_owned(),
            Self::C5 => "c5".to_owned(),
            Self::Own(own) => format!(
                "own:{}x{}:{},{},{},{}:{}",
                own.width,
                own.height,
                own.window_left,
                own.window_up,
                own.window_width,
                own.window_height,
                own.fold.code()
            ),
        }
    }

    /// Reads a code. Measures of the unit's own that no sheet could be set for are no profile.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(named) = Self::ALL.into_iter().find(|profile| profile.code() == code) {
            return Some(named);
        }
        let mut parts = code.strip_prefix("own:")?.split(':');
        let (size, window, fold) = (parts.next()?, parts.next()?, Fold::from_code(parts.next()?)?);
        let (width, height) = size.split_once('x')?;
        let window: Vec<Millimetres> = window.split(',').map(Millimetres::read).collect::<Option<_>>()?;
        let &[window_left, window_up, window_width, window_height] = window.as_slice() else { return None };
        let own = WindowEnvelope {
            width: Millimetres::read(width)?,
            height: Millimetres::read(height)?,
            window_left,
            window_up,
            window_width,
            window_height,
            fold,
        };
        (parts.next().is_none() && own.faults().is_empty()).then_some(Self::Own(own))
    }

    /// The name in the lists of a page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notify => EnvelopeChoice::Notify,
            Self::Dl => EnvelopeChoice::Dl,
            Self::C5 => EnvelopeChoice::C5,
            Self::Own(_) => EnvelopeChoice::Own,
        }
        .name()
    }

    /// The envelope with its window; none for Notify, which prints and folds itself.
    pub fn envelope(self) -> Option<WindowEnvelope> {
        match self {
            Self::Notify => None,
            Self::Dl => Some(WindowEnvelope::DL),
            Self::C5 => Some(WindowEnvelope::C5),
            Self::Own(own) => Some(own),
        }
    }
}

/// An envelope as a unit or a person chooses it by name; the measures of the unit's own stand in its policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum EnvelopeChoice {
    /// GOV.UK Notify prints and posts.
    #[default]
    Notify,
    /// The usual DL envelope.
    Dl,
    /// The usual C5 envelope.
    C5,
    /// The unit's own, as it was measured.
    Own,
}

impl EnvelopeChoice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Notify, Self::Dl, Self::C5, Self::Own];

    /// The code in files and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Notify => "notify",
            Self::Dl => "dl",
            Self::C5 => "c5",
            Self::Own => "own",
        }
    }

    /// The name in the lists of a page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notify => "GOV.UK Notify",
            Self::Dl => "DL envelope",
            Self::C5 => "C5 envelope",
            Self::Own => "The unit\u{2019}s own envelope",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }

    /// The profile; none where the unit's own is chosen and not measured.
    pub fn profile(self, own: Option<WindowEnvelope>) -> Option<EnvelopeProfile> {
        match self {
            Self::Notify => Some(EnvelopeProfile::Notify),
            Self::Dl => Some(EnvelopeProfile::Dl),
            Self::C5 => Some(EnvelopeProfile::C5),
            Self::Own => own.map(EnvelopeProfile::Own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EnvelopeChoice, EnvelopeProfile, Fold, Millimetres, SheetPart, WindowEnvelope};

    #[test]
    fn what_shows_of_the_usual_envelopes() {
        let part = |left, top, right, bottom| SheetPart { left, top, right, bottom };
        assert_eq!(WindowEnvelope::DL.always_shown(), part(20.0, 57.0, 100.0, 81.0));
        assert_eq!(WindowEnvelope::DL.ever_shown(), part(10.0, 46.0, 110.0, 92.0));
        assert_eq!(WindowEnvelope::C5.always_shown(), part(20.0, 57.0, 91.0, 88.5));
        assert_eq!(WindowEnvelope::C5.ever_shown(), part(1.0, 43.5, 110.0, 102.0));
    }

    #[test]
    fn a_code_reads_back() {
        let own =
            WindowEnvelope { window_width: Millimetres::tenths(885), fold: Fold::Half, ..WindowEnvelope::C5 };
        for profile in EnvelopeProfile::ALL.into_iter().chain([EnvelopeProfile::Own(own)]) {
            assert_eq!(EnvelopeProfile::from_code(&profile.code()), Some(profile));
        }
        assert_eq!(EnvelopeProfile::Own(own).code(), "own:229x162:20,60,88.5,45:half");
        for bad in ["", "own", "own:", "own:229x162", "own:229x162:20,60,90:half", "own:9x9:1,1,1,1:half"] {
            assert_eq!(EnvelopeProfile::from_code(bad), None, "{bad}");
        }
        assert_eq!(EnvelopeChoice::Own.profile(None), None);
        assert_eq!(EnvelopeChoice::Own.profile(Some(own)), Some(EnvelopeProfile::Own(own)));
        for choice in EnvelopeChoice::ALL {
            assert_eq!(EnvelopeChoice::from_code(choice.code()), Some(choice));
            assert_eq!(choice.profile(Some(own)).map(EnvelopeProfile::name), Some(choice.name()));
        }
    }
}
