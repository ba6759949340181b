//! What an order of the feed leaves to be chased, each in words.

use chrono::NaiveDate;

use super::party::{FeedParty, WithheldOr};
use crate::measure::{End, Moment};

/// From where the day an order was made was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MadeFrom {
    /// The court's date.
    CourtDate,
    /// The order's file: the court's date is blank.
    FileForBlank,
    /// The order's file: the court's date is still to come, so it is a hearing's.
    FileForFuture,
}

pub(super) fn missing(
    made: (Moment, MadeFrom),
    end: End,
    respondent: &FeedParty,
    applicant: &FeedParty,
    today: NaiveDate,
) -> Vec<String> {
    let mut missing =
        vec!["Terms to transcribe from the order".to_owned(), "Service not confirmed".to_owned()];
    let mut say = |text: &str| missing.push(text.to_owned());
    match made.1 {
        MadeFrom::CourtDate if made.0.day() > today => say("Court date is still to come: read the order"),
        MadeFrom::CourtDate => {}
        MadeFrom::FileForBlank => say("Court date is blank: the day of the order's file is used"),
        MadeFrom::FileForFuture => {
            say("Court date is still to come: the day of the order's file is used. Read the order");
        }
    }
    match end {
        End::NotStated => say("End not stated: read the order"),
        End::At(at) if at <= made.0.earliest() => say("The order ends before it is made: ask the court"),
        _ => {}
    }
    if respondent.born.is_none() {
        say("Respondent's date of birth");
    }
    for (party, whose) in [(respondent, "Respondent's"), (applicant, "Victim's")] {
        if party.given.is_empty() {
            say(&format!("{whose} first names"));
        }
        match (party.address.is_empty(), party.address_withheld) {
            (true, true) => say(&format!("{whose} address withheld by the court")),
            (true, false) => say(&format!("{whose} address")),
            (false, true) => say(&format!("Part of {} address withheld by the court", whose.to_lowercase())),
            (false, false) => {}
        }
        if let Some(phone) = party.phone.given()
            && phone.chars().filter(char::is_ascii_digit).count() < 7
        {
            say(&format!("{whose} phone is given as \"{phone}\": that is no number"));
        }
        if let Some(email) = party.email.given()
            && !email.contains('@')
        {
            say(&format!("{whose} e-mail is given as \"{email}\": that is no address"));
        }
    }
    match applicant.phone {
        WithheldOr::Given(_) => {}
        WithheldOr::Withheld => say("Victim's phone withheld by the court"),
        WithheldOr::NotStated => say("Victim's phone"),
    }
    missing
}
