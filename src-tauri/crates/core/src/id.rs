//! Identities of records: a UUID each, typed so that a case's can't be given where a person's is meant.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A text that is no identity of a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the identity of a record")]
pub struct NotAnId(pub String);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId(text.to_owned()))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A case: one victim, one respondent and all that protects the one from the other.
    CaseId,
    /// A person in a case: victim, respondent, child, another protected person.
    PersonId,
    /// An address of a person.
    AddressId,
    /// A protective measure.
    MeasureId,
    /// A contact task.
    TaskId,
    /// One attempt to reach a victim.
    AttemptId,
    /// A letter, from its making on.
    LetterId,
    /// A letter that is due.
    DueId,
    /// A record of what became of a letter.
    PostId,
    /// A print run.
    RunId,
    /// One version of a safeguarding plan.
    PlanId,
    /// Something that a file of the court says differently from the record.
    DifferenceId,
    /// A person who works with Safehold.
    OfficerId,
}
