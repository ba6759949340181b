//! What the vault refuses, each with the sentence that a person reads. None of them says more than who stands before
//! the screen may know: a wrong name and a wrong password are one refusal.

use super::password::Weakness;
use crate::error::StoreError;

/// Why the vault was not made, opened or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultRefusal {
    /// Name or password is wrong. `wait_seconds`: how long until the next try is looked at, 0 to 300.
    #[error("The name or the password is not right.{}", then_wait(*wait_seconds))]
    WrongNameOrPassword {
        /// Seconds, 0 to 300.
        wait_seconds: u32,
    },
    /// Too early after wrong tries; nothing was looked at.
    #[error("Wait {} before you try again.", seconds_in_words(*seconds))]
    Wait {
        /// Seconds, 1 to 300.
        seconds: u32,
    },
    /// The recovery key was typed wrong or belongs to another caseload.
    #[error("{0}")]
    RecoveryKey(RecoveryMistake),
    /// There is no file at this place.
    #[error("There is no caseload at this place. Choose its file, or see that its drive is connected.")]
    Missing,
    /// The keys file is not beside the caseload.
    #[error(
        "The keys file that belongs beside this caseload (its name ends in .keys) is missing. Put it back from a backup."
    )]
    KeysMissing,
    /// The file is something else.
    #[error("This file is not a Safehold caseload. Choose the caseload's own file.")]
    NotAVault,
    /// The file or its keys are not whole.
    #[error("{0}")]
    Damaged(Damage),
    /// Made by a newer version.
    #[error(
        "This caseload was used with a newer version of Safehold. Install that version, then open it again."
    )]
    NewerVersion,
    /// The new password is not good enough, each reason.
    #[error("{}", all_reasons(.0))]
    TooWeak(Vec<Weakness>),
    /// A new person's name is empty.
    #[error("Type the person's name.")]
    NameMissing,
    /// Somebody of that name has a password already.
    #[error(
        "Somebody of that name has a password for this caseload already. Use a middle name or a number as well."
    )]
    NameTaken,
    /// The person has no password here.
    #[error("This person has no password for this caseload. Check the name, or add the person first.")]
    NoSuchPerson,
    /// The last person can't be removed: nobody could open the caseload.
    #[error("This is the only person who can open this caseload. Add another person first.")]
    LastPerson,
    /// A file of that name is there already.
    #[error("There is a file of that name already. Choose another name, or open that caseload.")]
    AlreadyThere,
    /// The folder is not there.
    #[error("The folder for the new caseload is not there. Choose a folder that exists.")]
    NoFolder,
    /// The caseload's own folder or files can't be read or written.
    #[error(
        "Safehold can't read or write beside the caseload. Check your right to that folder, and that its disk is not full."
    )]
    Disk,
    /// The computer has too little free memory to check a password.
    #[error(
        "This computer has too little free memory to check the password. Close other programs, then try again."
    )]
    NoMemory,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl VaultRefusal {
    pub(crate) fn internal(place: &str) -> Self {
        Self::Store(StoreError::internal(place))
    }
}

/// What is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Neither the keys file nor its copy can be read.
    #[error("The keys file of this caseload is damaged, and so is its copy. Put both back from a backup.")]
    Keys,
    /// The keys file was changed by something other than Safehold.
    #[error(
        "The keys file of this caseload was changed by something other than Safehold. Put it back from a backup, and tell your information security officer."
    )]
    KeysChanged,
    /// The keys file asks for a protection outside the bounds.
    #[error(
        "The keys file of this caseload asks for a protection that Safehold doesn't allow. Put it back from a backup, and tell your information security officer."
    )]
    KeysCost,
    /// The database is not whole, or belongs to other keys.
    #[error(
        "This caseload is damaged, or its keys file belongs to another caseload. Nothing was written to it. Put back the newest backup of both files."
    )]
    Database,
}

/// What is wrong with a typed recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryMistake {
    /// Too short or too long.
    #[error("A recovery key has 36 letters and digits in nine groups of four. You typed {0}.")]
    Length(usize),
    /// A character that no recovery key has.
    #[error("A recovery key has no \"{0}\". Check that character.")]
    Character(char),
    /// The checking group doesn't fit: a character is wrong or two are swapped.
    #[error(
        "One or more characters of the recovery key are not right. Compare it group by group with your copy."
    )]
    Mistyped,
    /// Typed right, but for another caseload or replaced since.
    #[error("This recovery key is not this caseload's, or it was replaced by a newer one.")]
    NotThisOne,
}

fn then_wait(seconds: u32) -> String {
    if seconds == 0 {
        String::new()
    } else {
        format!(" Wait {} before you try again.", seconds_in_words(seconds))
    }
}

fn seconds_in_words(seconds: u32) -> String {
    match seconds {
        1 => "1 second".to_owned(),
        0..120 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

fn all_reasons(reasons: &[Weakness]) -> String {
    reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
