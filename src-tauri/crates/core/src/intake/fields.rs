//! The feed's columns, found by their headers. Columns drift: a required one that is missing refuses the
//! file by name, one that is not known is accepted and said.

use super::FeedProblem;

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

/// Where each known column stands in a file.
pub(super) struct Columns {
    places: Vec<(Column, usize)>,
    /// How many columns the header has.
    pub count: usize,
    /// What to say about columns that are not known.
    pub notes: Vec<String>,
}

fn folded(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Columns {
    pub(super) fn of(header: &[String]) -> Result<Self, Vec<FeedProblem>> {
        let mut places = Vec::new();
        let mut notes = Vec::new();
        let mut problems = Vec::new();
        for (place, name) in header.iter().enumerate() {
            match KNOWN.iter().find(|(_, known, _)| folded(known) == folded(name)) {
                Some((column, known, _)) => {
                    if places.iter().any(|(other, _)| other == column) {
                        problems.push(FeedProblem::at(
                            1,
                            format!("the column \"{known}\" stands twice: remove one"),
                        ));
                    }
                    places.push((*column, place));
                }
                None if name.trim().is_empty() => {
                    problems
                        .push(FeedProblem::at(1, format!("column {} has no name: give it one", place + 1)));
                }
                None => notes.push(format!("The column \"{}\" is not known and was left out", name.trim())),
            }
        }
        if places.is_empty() {
            return Err(vec![FeedProblem::at(
                1,
                "no column of the court's manifest is in it: choose the court's manifest, a CSV file",
            )]);
        }
        for (column, known, required) in KNOWN {
            if *required && !places.iter().any(|(other, _)| other == column) {
                problems.push(FeedProblem::at(
                    1,
                    format!("the column \"{known}\" is missing: ask the court for the whole file"),
                ));
            }
        }
        if problems.is_empty() { Ok(Self { places, count: header.len(), notes }) } else { Err(problems) }
    }

    /// The field of a column as written; empty where the file has no such column.
    pub(super) fn raw<'a>(&self, fields: &'a [String], column: Column) -> &'a str {
        self.places
            .iter()
            .find(|(known, _)| *known == column)
            .and_then(|(_, place)| fields.get(*place))
            .map_or("", |field| field.trim())
    }
}
