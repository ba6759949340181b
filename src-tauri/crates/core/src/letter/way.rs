//! How a letter reaches the victim: by post, or another way where post is not safe.

/// A way for a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Way {
    /// In an envelope to her address.
    #[default]
    Post,
    /// An officer hands it over and checks who she is.
    Hand,
    /// She collects it and shows who she is.
    Collect,
    /// It is read to her on a safe phone.
    Phone,
    /// Her adviser (IDVA) gives it to her.
    Adviser,
}

impl Way {
    /// The ways that are offered where post is refused.
    pub const OTHERS: [Self; 4] = [Self::Hand, Self::Collect, Self::Phone, Self::Adviser];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Hand => "hand",
            Self::Collect => "collect",
            Self::Phone => "phone",
            Self::Adviser => "adviser",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Post].into_iter().chain(Self::OTHERS).find(|way| way.code() == code)
    }

    /// In words, as a choice.
    pub fn label(self) -> &'static str {
        match self {
            Self::Post => "By post",
            Self::Hand => "Hand it over, with an identity check",
            Self::Collect => "She collects it",
            Self::Phone => "Read it to her by phone",
            Self::Adviser => "Through her adviser (IDVA)",
        }
    }

    /// What it needs to be done safely.
    pub fn needs(self) -> &'static str {
        match self {
            Self::Post => "A safe address, confirmed",
            Self::Hand => {
                "A place where the respondent is not, agreed with her. The officer sees a document with her picture, or \
                 knows her, before the letter leaves the hand. No envelope, no address on the sheet."
            }
            Self::Collect => {
                "She is told on a safe phone where and when. Whoever gives it out sees a document with her picture. No \
                 address on the sheet."
            }
            Self::Phone => {
                "A safe phone, and the code question answered. Nothing is printed; what was read is noted with the call."
            }
            Self::Adviser => {
                "Her agreement, and the adviser's name. The adviser says when it was given. No address on the sheet."
            }
        }
    }

    /// A sheet of paper is made for it.
    pub fn on_paper(self) -> bool {
        self != Self::Phone
    }

    /// The contact task that it raises: what list and page show.
    pub fn task(self) -> &'static str {
        match self {
            Self::Post => "Letter by post",
            Self::Hand => "Hand a letter over, with an identity check",
            Self::Collect => "Tell her that a letter waits to be collected",
            Self::Phone => "Read a letter to her by phone",
            Self::Adviser => "Letter through her adviser (IDVA)",
        }
    }
}

/// That a letter on paper was given to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
    /// Who gave it.
    pub by: crate::id::OfficerId,
    /// Who took it: "Petra Quill", "her adviser, R. Menon".
    pub to: String,
    /// How that person's identity was checked: "passport", "known to me".
    pub identity: String,
}
