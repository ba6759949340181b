//! People who work with Safehold, their roles and what each may do. One table: every use case asks it.

use crate::id::OfficerId;

/// A role. More come later; each is one column of [`Role::may`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Works the caseload.
    Officer,
    /// Prints and posts letters; sees no more of safe contact than whether post is safe.
    LettersStaff,
}

impl Role {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::LettersStaff => "letters-staff",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Officer, Self::LettersStaff].into_iter().find(|role| role.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Officer => "Safeguarding officer",
            Self::LettersStaff => "Letters staff",
        }
    }
}

/// Something that needs leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Lock, own password, own drafts, the count beside each page's name.
    UseSafehold,
    /// See cases, their measures and cover.
    SeeCases,
    /// Record and change people, measures and terms.
    RecordMeasures,
    /// See and change how a victim may be reached.
    SafeContact,
    /// See contact tasks and record calls.
    ContactVictims,
    /// Give tasks to people, and see the tasks of nobody.
    AssignTasks,
    /// Bring in the court's feed.
    BringInFeed,
    /// Make letters from a case.
    MakeLetters,
    /// See, print and save letters that were made.
    PrintLetters,
    /// Agree, as the second person, to letters that need one.
    AgreeLetters,
    /// Sign the letter texts and helplines off.
    SignLetterTexts,
    /// Word letters differently, change helplines, bring in translations.
    ChangeLetterTexts,
    /// Check a translation that somebody else brought in.
    CheckTranslations,
    /// See and write safeguarding plans.
    Plans,
    /// Sign off a safeguarding plan that somebody else wrote.
    SignOffPlans,
    /// Add people, give roles, change policy.
    Administer,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::UseSafehold,
        Self::SeeCases,
        Self::RecordMeasures,
        Self::SafeContact,
        Self::ContactVictims,
        Self::AssignTasks,
        Self::BringInFeed,
        Self::MakeLetters,
        Self::PrintLetters,
        Self::AgreeLetters,
        Self::SignLetterTexts,
        Self::ChangeLetterTexts,
        Self::CheckTranslations,
        Self::Plans,
        Self::SignOffPlans,
        Self::Administer,
    ];

    /// What it lets a person do, for a refusal: "You may not ...".
    pub fn words(self) -> &'static str {
        match self {
            Self::UseSafehold => "use Safehold",
            Self::SeeCases => "see cases",
            Self::RecordMeasures => "record measures",
            Self::SafeContact => "see how victims are reached",
            Self::ContactVictims => "record victim contact",
            Self::AssignTasks => "give tasks to people",
            Self::BringInFeed => "bring in the court's feed",
            Self::MakeLetters => "make letters",
            Self::PrintLetters => "print letters",
            Self::AgreeLetters => "agree to letters as the second person",
            Self::SignLetterTexts => "sign the letter texts off",
            Self::ChangeLetterTexts => "change the letter texts",
            Self::CheckTranslations => "check translations",
            Self::Plans => "work on safeguarding plans",
            Self::SignOffPlans => "sign off safeguarding plans",
            Self::Administer => "manage people and settings",
        }
    }
}

impl Permission {
    /// It comes with the administrator right, and with no role.
    fn is_administration(self) -> bool {
        matches!(self, Self::Administer | Self::SignLetterTexts | Self::ChangeLetterTexts)
    }
}

impl Role {
    /// Whether the role itself gives leave.
    pub fn may(self, permission: Permission) -> bool {
        match self {
            Self::Officer => !permission.is_administration(),
            Self::LettersStaff => matches!(permission, Permission::UseSafehold | Permission::PrintLetters),
        }
    }
}

/// A person who works with Safehold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Their identity.
    pub id: OfficerId,
    /// The name they sign in with, and that papers show: "PC A. Rahman".
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Holds the administrator right as well.
    pub administrator: bool,
    /// The number a letter gives: "0113 496 0999".
    pub phone: String,
    /// May sign in.
    pub active: bool,
}

impl Officer {
    /// Whether this person may do it.
    pub fn may(&self, permission: Permission) -> bool {
        self.active && (self.role.may(permission) || (self.administrator && permission.is_administration()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn officer(role: Role, administrator: bool) -> Officer {
        let id = Uuid::nil().into();
        Officer { id, name: "PC A. Rahman".into(), role, administrator, phone: String::new(), active: true }
    }

    #[test]
    fn letters_staff_print_and_see_nothing_else() {
        let staff = officer(Role::LettersStaff, false);
        let may: Vec<_> = Permission::ALL.into_iter().filter(|p| staff.may(*p)).collect();
        assert_eq!(may, [Permission::UseSafehold, Permission::PrintLetters]);
    }

    #[test]
    fn only_the_administrator_right_administers() {
        assert!(!officer(Role::Officer, false).may(Permission::Administer));
        assert!(officer(Role::Officer, true).may(Permission::Administer));
        assert!(officer(Role::LettersStaff, true).may(Permission::Administer));
    }

    #[test]
    fn who_left_may_do_nothing() {
        let left = Officer { active: false, ..officer(Role::Officer, true) };
        assert!(Permission::ALL.into_iter().all(|p| !left.may(p)));
    }
}
