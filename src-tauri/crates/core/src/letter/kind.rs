//! The kinds of letter, and which of a case's measures each is about.

use chrono::{DateTime, Utc};

use super::phrases::Phrase;
use crate::calendar::Calendar;
use crate::measure::{Measure, MeasureKind};
use crate::policy::Policy;

/// A kind of letter. The codes are those of the letters' register: `L1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LetterKind {
    /// An order is recorded: its terms.
    #[default]
    OrderRecorded,
    /// The order was given to the respondent.
    Served,
    /// The order was changed; takes the place of the letter before.
    Varied,
    /// What is in force, in mid-term.
    Reminder,
    /// The order ends soon.
    Expiring,
    /// The order has ended.
    Ended,
    /// Bail conditions, or that there are none.
    Bail,
    /// A notice of the police, or the magistrates' order upon it.
    ProtectionNotice,
    /// The magistrates' order ends soon.
    ProtectionEnding,
    /// Another unit took over.
    Transfer,
    /// Nobody could reach the victim.
    Unreached,
    /// A promise to the court.
    Undertaking,
}

impl LetterKind {
    /// All of them, `L1` first.
    pub const ALL: [Self; 12] = [
        Self::OrderRecorded,
        Self::Served,
        Self::Varied,
        Self::Reminder,
        Self::Expiring,
        Self::Ended,
        Self::Bail,
        Self::ProtectionNotice,
        Self::ProtectionEnding,
        Self::Transfer,
        Self::Unreached,
        Self::Undertaking,
    ];

    /// `L1` to `L12`.
    pub fn code(self) -> &'static str {
        match self {
            Self::OrderRecorded => "L1",
            Self::Served => "L2",
            Self::Varied => "L3",
            Self::Reminder => "L4",
            Self::Expiring => "L5",
            Self::Ended => "L6",
            Self::Bail => "L7",
            Self::ProtectionNotice => "L8",
            Self::ProtectionEnding => "L9",
            Self::Transfer => "L10",
            Self::Unreached => "L11",
            Self::Undertaking => "L12",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What it is, for lists: neutral enough to be read over a shoulder.
    pub fn title(self) -> &'static str {
        match self {
            Self::OrderRecorded => "Your court order: what it says",
            Self::Served => "Your court order was given",
            Self::Varied => "Your court order has changed",
            Self::Reminder => "What protects you now",
            Self::Expiring => "Your court order ends soon",
            Self::Ended => "Your court order has ended",
            Self::Bail => "The bail conditions",
            Self::ProtectionNotice => "The notice or order that protects you",
            Self::ProtectionEnding => "The order that protects you ends soon",
            Self::Transfer => "Your new contact",
            Self::Unreached => "Please get in touch",
            Self::Undertaking => "The promise to the court",
        }
    }

    /// Its heading inside.
    pub(super) fn heading(self) -> Phrase {
        match self {
            Self::OrderRecorded => Phrase::HeadingOrder,
            Self::Served => Phrase::HeadingServed,
            Self::Varied => Phrase::HeadingVaried,
            Self::Reminder => Phrase::HeadingReminder,
            Self::Expiring => Phrase::HeadingExpiring,
            Self::Ended => Phrase::HeadingEnded,
            Self::Bail => Phrase::HeadingBail,
            Self::ProtectionNotice => Phrase::HeadingNotice,
            Self::ProtectionEnding => Phrase::HeadingMagistratesEnding,
            Self::Transfer => Phrase::HeadingTransfer,
            Self::Unreached => Phrase::HeadingUnreached,
            Self::Undertaking => Phrase::HeadingUndertaking,
        }
    }

    /// It tells of measures; a transfer and a wish to be called do not.
    pub fn is_about_measures(self) -> bool {
        !matches!(self, Self::Transfer | Self::Unreached)
    }

    /// It prints terms, so that their coding must have been checked.
    pub fn prints_terms(self) -> bool {
        self.is_about_measures() && !matches!(self, Self::Ended | Self::ProtectionEnding)
    }

    /// What is missing where no measure of the case fits, and what to do.
    pub fn nothing_to_tell(self, any_order: bool) -> &'static str {
        match self {
            Self::OrderRecorded if any_order => {
                "The order is not in force now: there is nothing to remind of"
            }
            Self::OrderRecorded => "The case has no order: a reminder letter is about an order's terms",
            Self::Served => "No order in force is recorded as served: record the service first",
            Self::Varied => "No order in force was varied: record the variation first",
            Self::Reminder => "Nothing is in force now: there is nothing to remind of",
            Self::Expiring => "No order ends soon, or its end is not recorded",
            Self::Ended => "No order of the case has ended",
            Self::Bail => "The case has no bail and no release under investigation now",
            Self::ProtectionNotice => "No notice of the police or order upon it is in force",
            Self::ProtectionEnding => "No order of the magistrates ends soon",
            Self::Undertaking => "No undertaking is in force",
            Self::Transfer | Self::Unreached => "There is nothing to tell",
        }
    }
}

/// Orders of a court with terms and an end of their own; an undertaking is none.
fn is_order(measure: &Measure) -> bool {
    measure.kind().states_its_end() && measure.kind() != MeasureKind::Undertaking
}

/// The kinds of letter that a case has something to tell in now, in the order in which they are offered: what is in force comes first, a
/// letter that only asks to get in touch last. An introduction to another force waits for the transfer of a case.
pub fn tellable(
    measures: &[Measure],
    now: DateTime<Utc>,
    calendar: &Calendar,
    policy: &Policy,
) -> Vec<LetterKind> {
    use LetterKind as L;
    let offered = [
        L::OrderRecorded,
        L::ProtectionNotice,
        L::Bail,
        L::Undertaking,
        L::Varied,
        L::Served,
        L::Reminder,
        L::Expiring,
        L::ProtectionEnding,
        L::Ended,
        L::Unreached,
    ];
    let tells =
        |kind: &L| !kind.is_about_measures() || !subjects(*kind, measures, now, calendar, policy).is_empty();
    offered.into_iter().filter(tells).collect()
}

/// The measures that a letter of this kind tells about now, those of the strongest words first, then the
/// latest made.
pub fn subjects<'a>(
    kind: LetterKind,
    measures: &'a [Measure],
    now: DateTime<Utc>,
    calendar: &Calendar,
    policy: &Policy,
) -> Vec<&'a Measure> {
    use MeasureKind as M;
    let soon = chrono::Duration::days(i64::from(policy.ending_letter_days));
    let ends_soon = |measure: &Measure| measure.ends(calendar).is_some_and(|end| end <= now + soon);
    let live = |measure: &Measure| measure.live_at(now, calendar);
    let wanted = |measure: &Measure| match kind {
        LetterKind::OrderRecorded => live(measure) && is_order(measure),
        LetterKind::Served => live(measure) && is_order(measure) && measure.facts.served().is_some(),
        LetterKind::Varied => live(measure) && is_order(measure) && measure.in_force_at(now).number > 1,
        LetterKind::Reminder => {
            live(measure) && !matches!(measure.kind(), M::Remand | M::ReleasedUnderInvestigation)
        }
        LetterKind::Expiring => live(measure) && is_order(measure) && ends_soon(measure),
        LetterKind::Ended => is_order(measure) && measure.ends(calendar).is_some_and(|end| end <= now),
        LetterKind::Bail => {
            live(measure)
                && matches!(
                    measure.kind(),
                    M::PreChargeBail | M::PostChargeBail | M::ReleasedUnderInvestigation
                )
        }
        LetterKind::ProtectionNotice => {
            live(measure) && matches!(measure.kind(), M::Dvpn | M::Dapn | M::Dvpo)
        }
        LetterKind::ProtectionEnding => live(measure) && measure.kind() == M::Dvpo && ends_soon(measure),
        LetterKind::Undertaking => live(measure) && measure.kind() == M::Undertaking,
        LetterKind::Transfer | LetterKind::Unreached => false,
    };
    let mut found: Vec<&Measure> = measures.iter().filter(|measure| wanted(measure)).collect();
    found.sort_by_key(|measure| (measure.breach(), std::cmp::Reverse(measure.begins()), measure.id));
    if kind == LetterKind::Ended {
        // The one that ended last; what ended long ago was told long ago.
        found.sort_by_key(|measure| std::cmp::Reverse(measure.ends(calendar)));
        found.truncate(1);
    }
    found
}
