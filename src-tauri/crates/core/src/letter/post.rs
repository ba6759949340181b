//! What became of a letter after it was made: printed, posted, returned, collected, recalled, replaced. Each is a
//! record of its own and none is ever changed; the state is what they come to.
//!
//! Not here: what a returned letter does to the person's post and queue (the use case does that).

use chrono::{DateTime, Utc};

use crate::id::{LetterId, OfficerId, PostId, RunId};

/// Something that happened to a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Happening {
    /// It went to a printer or into a file.
    Printed,
    /// It did not come out of the printer after all.
    NotPrinted,
    /// It was handed to the post.
    Posted,
    /// It came back.
    Returned,
    /// The recipient collected it.
    Collected,
    /// Somebody pulled it back; it must not go out again.
    Recalled,
    /// Another letter took its place.
    Replaced,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Printed,
        Self::NotPrinted,
        Self::Posted,
        Self::Returned,
        Self::Collected,
        Self::Recalled,
        Self::Replaced,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::NotPrinted => "not-printed",
            Self::Posted => "posted",
            Self::Returned => "returned",
            Self::Collected => "collected",
            Self::Recalled => "recalled",
            Self::Replaced => "replaced",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// In words, for lists.
    pub fn label(self) -> &'static str {
        match self {
            Self::Printed => "Printed",
            Self::NotPrinted => "Did not come out",
            Self::Posted => "Posted",
            Self::Returned => "Came back",
            Self::Collected => "Collected",
            Self::Recalled => "Recalled",
            Self::Replaced => "Replaced",
        }
    }
}

/// One record of a letter's way. What is kept with it says what went out, to which state of the recipient's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRecord {
    /// Its identity.
    pub id: PostId,
    /// The letter.
    pub letter: LetterId,
    /// What happened.
    pub what: Happening,
    /// When.
    pub at: DateTime<Utc>,
    /// Who booked it.
    pub by: OfficerId,
    /// The print run it belongs to.
    pub run: Option<RunId>,
    /// The letter that took its place.
    pub other: Option<LetterId>,
    /// How or why: "letter printed", "addressee gone away".
    pub note: String,
    /// The version of the recipient's record, and so of the address, at that moment.
    pub recipient_version: u32,
    /// Ties the record to its place in the log: the log's last number before it, and a digest of what went out.
    pub checkpoint: String,
}

/// Where a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LetterState {
    /// Made, and never out of the caseload.
    #[default]
    Made,
    /// Printed or saved, and still in the house.
    Printed,
    /// With the post.
    Posted,
    /// Came back.
    Returned,
    /// The recipient has it.
    Collected,
    /// Pulled back.
    Recalled,
    /// Another took its place.
    Replaced,
}

impl LetterState {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Made,
        Self::Printed,
        Self::Posted,
        Self::Returned,
        Self::Collected,
        Self::Recalled,
        Self::Replaced,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Printed => "printed",
            Self::Posted => "posted",
            Self::Returned => "returned",
            Self::Collected => "collected",
            Self::Recalled => "recalled",
            Self::Replaced => "replaced",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Made => "Not printed",
            Self::Printed => "Printed",
            Self::Posted => "Posted",
            Self::Returned => "Came back",
            Self::Collected => "Collected",
            Self::Recalled => "Recalled",
            Self::Replaced => "Replaced",
        }
    }

    /// Where the letter is after something happened to it.
    ///
    /// # Errors
    /// Why it can't have happened, in words for the person.
    pub fn after(self, what: Happening) -> Result<Self, &'static str> {
        use Happening as H;
        match (self, what) {
            (Self::Recalled, H::Replaced) => Ok(Self::Replaced),
            (Self::Recalled, _) => Err("it was recalled: make the letter again"),
            (Self::Replaced, _) => Err("another letter took its place: book that one"),
            (_, H::Replaced) => Ok(Self::Replaced),
            (_, H::Recalled) => Ok(Self::Recalled),
            (Self::Made | Self::Printed, H::Printed) => Ok(Self::Printed),
            (Self::Posted, H::Printed) => {
                Err("it was posted already: replace it, so that only one is on its way")
            }
            (Self::Returned, H::Printed) => Err("it came back: find out where post is safe, and replace it"),
            (Self::Collected, H::Printed) => Err("it was collected already"),
            (Self::Printed, H::NotPrinted) => Ok(Self::Made),
            (Self::Made, _) => Err("it was never printed"),
            (_, H::NotPrinted) => Err("it left the house already"),
            (Self::Printed, H::Posted) => Ok(Self::Posted),
            (Self::Posted, H::Posted) => Err("it is booked as posted already"),
            (Self::Returned, H::Posted) => Err("it came back and must not be posted again: replace it"),
            (Self::Printed | Self::Posted, H::Returned) => Ok(Self::Returned),
            (Self::Returned, H::Returned) => Err("it is booked as returned already"),
            (Self::Printed, H::Collected) => Ok(Self::Collected),
            (Self::Posted, H::Collected) => Err("it was posted: book it as returned first if it came back"),
            (Self::Returned, H::Collected) => Ok(Self::Collected),
            (Self::Collected, H::Collected) => Err("it is booked as collected already"),
            (Self::Collected, _) => Err("it was collected"),
        }
    }

    /// Why a letter where it is may not be printed; `None`: it may.
    pub fn stops_printing(self) -> Option<&'static str> {
        self.after(Happening::Printed).err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What may follow what: a row for each state, a column for each happening.
    #[test]
    fn a_letters_way() {
        let table = [
            (LetterState::Made, ["printed", "-", "-", "-", "-", "recalled", "replaced"]),
            (
                LetterState::Printed,
                ["printed", "made", "posted", "returned", "collected", "recalled", "replaced"],
            ),
            (LetterState::Posted, ["-", "-", "-", "returned", "-", "recalled", "replaced"]),
            (LetterState::Returned, ["-", "-", "-", "-", "collected", "recalled", "replaced"]),
            (LetterState::Collected, ["-", "-", "-", "-", "-", "recalled", "replaced"]),
            (LetterState::Recalled, ["-", "-", "-", "-", "-", "-", "replaced"]),
            (LetterState::Replaced, ["-", "-", "-", "-", "-", "-", "-"]),
        ];
        for (state, row) in table {
            for (what, expected) in Happening::ALL.into_iter().zip(row) {
                let next = state.after(what).map_or("-", LetterState::code);
                assert_eq!(next, expected, "{state:?}, {what:?}");
            }
        }
    }

    #[test]
    fn codes_come_back() {
        for state in LetterState::ALL {
            assert_eq!(LetterState::from_code(state.code()), Some(state));
        }
        for what in Happening::ALL {
            assert_eq!(Happening::from_code(what.code()), Some(what));
        }
    }
}
