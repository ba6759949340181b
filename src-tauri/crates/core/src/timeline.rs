//! The cover timeline as a picture to be drawn: lanes, bars, the strength strip, gaps and their
//! words, in fractions of the width. The window draws it as SVG, the plan's PDF as vector paths; both
//! from this one description, so that they can't differ.

/// How strong a measure is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Strength {
    /// Nothing.
    #[default]
    Nothing,
    /// Only a return to court, or not known to be enforceable yet.
    CourtOnly,
    /// Police can arrest; breaking it is not a crime in itself.
    Arrest,
    /// Breaking it is a crime.
    Crime,
}

impl Strength {
    /// 0 to 3, as the gap rules count it.
    pub fn level(self) -> u8 {
        self as u8
    }

    /// The words of the key under the picture.
    pub fn label(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing to arrest for",
            Self::CourtOnly => "Court only, or not known to be aware",
            Self::Arrest => "Arrest, not a crime",
            Self::Crime => "Breaking it is a crime",
        }
    }
}

/// A mark on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where, 0 (left edge) to 1 (right edge).
    pub at: f64,
    /// "December 2026".
    pub label: String,
}

/// A stretch of one strength.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Left end, 0 to 1, cut to the picture.
    pub from: f64,
    /// Right end, 0 to 1, cut to the picture.
    pub to: f64,
    /// What breaking the measure means then.
    pub strength: Strength,
    /// The end is projected or unknown: the last part is hatched.
    pub uncertain_end: bool,
    /// The bar runs on beyond the left or right edge of the picture.
    pub runs_on: (bool, bool),
}

/// One measure's line in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The measure in a few words: "Bail, 3 months".
    pub label: String,
    /// What it forbids, in a few words: "no contact, not home".
    pub detail: String,
    /// Its stretches, in order of time; none where it was considered and not used.
    pub bars: Vec<Bar>,
    /// The start with its kind: "From Tue 1 Sep 21:00".
    pub from_label: String,
    /// The end with its kind: "Bail return Tue 1 Dec 10:00".
    pub to_label: String,
    /// For a lane without bars, why: "Considered 1 Sep, not used: conditional bail granted".
    pub note: String,
}

/// A stretch with nothing to arrest for, with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct GapMark {
    /// Left end, 0 to 1.
    pub from: f64,
    /// Right end, 0 to 1.
    pub to: f64,
    /// "No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min".
    pub label: String,
}

/// One topic's line under the strip ("Contact", "Home").
#[derive(Debug, Clone, PartialEq)]
pub struct TopicLane {
    /// The topic in words.
    pub label: String,
    /// Its stretches; a stretch below `Strength::Arrest` is drawn as a gap.
    pub bars: Vec<Bar>,
}

/// One row of the table that says the same as the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// "Pre-charge bail" or "Gap".
    pub what: String,
    /// "Tue 1 Sep 2026 21:00".
    pub from: String,
    /// "Tue 1 Dec 2026 10:00 (bail return)" or "No end set".
    pub to: String,
    /// "Arrest, not a crime".
    pub strength: String,
    /// A gap, so that the row is marked.
    pub gap: bool,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// One sentence that says what the picture shows, for somebody who does not see it.
    pub summary: String,
    /// The range in words: "12 weeks back, 6 ahead".
    pub range: String,
    /// Marks on the axis.
    pub ticks: Vec<Tick>,
    /// Where "now" is, 0 to 1.
    pub now: f64,
    /// What stands at that line: "Now", or of what was signed off "Signed off".
    pub now_words: &'static str,
    /// The measures, in order of start.
    pub lanes: Vec<Lane>,
    /// The strongest measure at each moment: no overlaps, no holes.
    pub strip: Vec<Bar>,
    /// The gaps of the strip, in order of time.
    pub gaps: Vec<GapMark>,
    /// The same for each topic.
    pub topics: Vec<TopicLane>,
    /// The facts as a table.
    pub table: Vec<FactRow>,
}
