//! The feed's columns, found by their headers. Columns drift: a required one that is missing refuses the
//! file by name, one that is not known is accepted and said.

use super::FeedProblem;
use super::records::Record;
use crate::words::unseen_sign;

macro_rules! columns {
    ($($name:ident = $header:literal, $required:literal;)*) => {
        /// A column of the feed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Column { $($name),* }

        const KNOWN: &[(Column, &str, bool)] = &[$((Column::$name, $header, $required)),*];
    };
}

columns! {
    FamilyMan = "Case No. FamilyMan", true;
    ManageCases = "Case No. Manage Cases", true;
    Court = "Court Name/Location", true;
    CourtCode = "Court Code", false;
    OrderName = "Order Name", false;
    CourtDate = "Court Date", true;
    Expiry = "Order Expiry Date", true;
    RespondentFamily = "Respondent Surname", true;
    RespondentGiven = "Respondent Forename(s)", true;
    RespondentBorn = "Respondent DOB", true;
    RespondentLine1 = "Respondent 1st Line of Address", true;
    RespondentLine2 = "Respondent 2nd Line of Address", true;
    RespondentPostcode = "Respondent Postcode", true;
    RespondentPhone = "Respondent Phone", true;
    RespondentEmail = "Respondent Email", true;
    RespondentAddressConfidential = "Is Respondent Address Confidential", true;
    RespondentPhoneConfidential = "Is Respondent Phone Confidential", true;
    RespondentEmailConfidential = "Is Respondent Email Confidential", true;
    ApplicantFamily = "Applicant Surname", true;
    ApplicantGiven = "Applicant Forename(s)", true;
    ApplicantBorn = "Applicant DOB", false;
    ApplicantLine1 = "Applicant 1st Line of Address", true;
    ApplicantLine2 = "Applicant 2nd Line of Address", true;
    ApplicantPostcode = "Applicant Postcode", true;
    ApplicantPhone = "Applicant Phone", true;
    ApplicantSafeTime = "Applicant Safe Time to Call", true;
    ApplicantEmail = "Applicant Email", true;
    ApplicantAddressConfidential = "Is Applicant Address Confidential", true;
    ApplicantPhoneConfidential = "Is Applicant Phone Confidential", true;
    ApplicantEmailConfidential = "Is Applicant Email Confidential", true;
    OrderFile = "Order File Name", true;
}

/// The longest text of a field that is data.
const MAX_LETTERS: usize = 2_000;

/// Where each known column stands in a file.
pub(super) struct Columns {
    /// The header's names, as they stand there.
    names: Vec<String>,
    /// The place of each known column, by the column's own number.
    places: Vec<Option<usize>>,
    /// What to say about columns that are not known.
    pub notes: Vec<String>,
}

fn folded(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Columns {
    pub(super) fn of(header: &Record) -> Result<Self, Vec<FeedProblem>> {
        let known: Vec<(String, usize, &str)> =
            KNOWN.iter().map(|(column, name, _)| (folded(name), *column as usize, *name)).collect();
        let at = header.place;
        let mut places: Vec<Option<usize>> = vec![None; KNOWN.len()];
        let mut notes = Vec::new();
        let mut problems = Vec::new();
        for (place, name) in header.fields.iter().enumerate() {
            let wanted = folded(name);
            if let Some(sign) = name.chars().find(|c| unseen_sign(*c)) {
                problems
                    .push(FeedProblem::at(at, unseen(&format!("the name of column {}", place + 1), sign)));
            } else if wanted.is_empty() {
                problems.push(FeedProblem::at(at, format!("column {} has no name: give it one", place + 1)));
            } else if let Some((_, column, name)) = known.iter().find(|(known, ..)| *known == wanted) {
                if places[*column].replace(place).is_some() {
                    problems
                        .push(FeedProblem::at(at, format!("the column \"{name}\" stands twice: remove one")));
                }
            } else {
                notes.push(format!("The column \"{}\" is not known and was left out", name.trim()));
            }
        }
        if places.iter().all(Option::is_none) {
            return Err(vec![FeedProblem::at(
                at,
                "no column of the court's manifest is in it: choose the court's manifest, a CSV file",
            )]);
        }
        for (column, name, required) in KNOWN {
            if *required && places[*column as usize].is_none() {
                problems.push(FeedProblem::at(
                    at,
                    format!("the column \"{name}\" is missing: ask the court for the whole file"),
                ));
            } else if places[*column as usize].is_none() {
                notes.push(format!("The column \"{name}\" is not in the file: nothing is taken from it"));
            }
        }
        let names = header.fields.iter().map(|name| name.trim().to_owned()).collect();
        if problems.is_empty() { Ok(Self { names, places, notes }) } else { Err(problems) }
    }

    /// Checks that a row has the header's fields, and that each is text that can be seen.
    pub(super) fn fits(&self, record: &Record) -> Result<(), Vec<FeedProblem>> {
        let (has, wants) = (record.fields.len(), self.names.len());
        if has != wants {
            let look = if has > wants {
                "look for a comma that is not inside quotes"
            } else {
                "look for a row that was cut off, or a comma that is missing"
            };
            let text = format!("it has {has} fields and the header has {wants}: {look}");
            return Err(vec![FeedProblem::at(record.place, text)]);
        }
        let mut problems = Vec::new();
        for (field, name) in record.fields.iter().zip(&self.names) {
            let spaced = |c: char| matches!(c, '\n' | '\r' | '\t');
            if let Some(sign) = field.chars().find(|c| unseen_sign(*c) && !spaced(*c)) {
                problems.push(FeedProblem::at(record.place, unseen(&format!("\"{name}\""), sign)));
            } else if field.contains('\u{fffd}') {
                let text = format!(
                    "\"{name}\" has a letter that was lost on the way (\u{fffd}): ask the court for the file again"
                );
                problems.push(FeedProblem::at(record.place, text));
            } else if field.chars().count() > MAX_LETTERS {
                let text =
                    format!("\"{name}\" is longer than 2,000 letters: look for a quote at a wrong place");
                problems.push(FeedProblem::at(record.place, text));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The field of a column as written; empty where the file has no such column.
    pub(super) fn raw<'a>(&self, fields: &'a [String], column: Column) -> &'a str {
        let place = self.places.get(column as usize).copied().flatten();
        place.and_then(|place| fields.get(place)).map_or("", |field| field.trim())
    }
}

impl Column {
    /// The header's name.
    pub(super) fn name(self) -> &'static str {
        KNOWN.get(self as usize).map_or("", |(_, name, _)| name)
    }
}

fn unseen(where_: &str, sign: char) -> String {
    format!(
        "{where_} has a sign that can't be seen (U+{:04X}): type it again without the sign, or ask the court for the file again",
        u32::from(sign)
    )
}
