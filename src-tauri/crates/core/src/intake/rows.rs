//! One row of the feed as an order to be recorded. Everything that is wrong with it is found in one reading.

use chrono::{DateTime, NaiveDate, Utc};

use super::fields::Column::{self, *};
use super::fields::Columns;
use super::missing::{MadeFrom, missing};
use super::party::{self, FeedParty, WithheldOr};
use super::records::Record;
use super::{FeedProblem, Place, dates, order_file};
use crate::london;
use crate::measure::{End, Moment};

/// One order of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedOrder {
    /// Where it stands in the file.
    pub place: Place,
    /// The court.
    pub court: String,
    /// The FamilyMan number; may be empty, not both.
    pub family_man: String,
    /// The Manage Cases number; may be empty, not both.
    pub manage_cases: String,
    /// The file of the order, as named.
    pub order_file: String,
    /// What the order is known again by (see [`super::identity`]).
    pub identity: String,
    /// When the court's service made the file, where its name says so.
    pub file_at: Option<DateTime<Utc>>,
    /// The date made.
    pub made: Moment,
    /// How it ends.
    pub end: End,
    /// The respondent.
    pub respondent: FeedParty,
    /// The applicant: the victim.
    pub applicant: FeedParty,
    /// The applicant's safe time to call, as written; empty where there is none.
    pub safe_time: String,
    /// What is missing and has to be chased, each in words.
    pub missing: Vec<String>,
}

impl FeedOrder {
    /// The court's case number: FamilyMan's, else Manage Cases'.
    pub fn case_number(&self) -> &str {
        if self.family_man.is_empty() { &self.manage_cases } else { &self.family_man }
    }

    /// Whether another row says the same about the same order, wherever it stands and however its file is spelt.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let plain = |order: &Self| Self {
            place: Place { row: 0, line: 0 },
            order_file: String::new(),
            missing: Vec::new(),
            ..order.clone()
        };
        self.identity == other.identity && plain(self) == plain(other)
    }

    /// From when the order is in force as a new version of one that is there: the moment of its file on the day it
    /// was made, else the beginning of that day.
    pub fn in_force_from(&self) -> DateTime<Utc> {
        match (self.made, self.file_at) {
            (Moment::On(day), Some(at)) if london::date(at) == day => at,
            (made, _) => made.earliest(),
        }
    }
}

/// Words with one space between them.
pub(super) fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits alone, in capitals: how case numbers are compared.
fn plain_number(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// A row being read, with what is wrong so far.
pub(super) struct Reading<'a> {
    record: &'a Record,
    columns: &'a Columns,
    today: NaiveDate,
    problems: Vec<FeedProblem>,
}

impl<'a> Reading<'a> {
    pub(super) fn raw(&self, column: Column) -> &'a str {
        self.columns.raw(&self.record.fields, column)
    }

    pub(super) fn wrong(&mut self, text: impl Into<String>) {
        self.problems.push(FeedProblem::at(self.record.place, text));
    }

    pub(super) fn given(&self, column: Column) -> WithheldOr<String> {
        match self.raw(column) {
            "" => WithheldOr::NotStated,
            "-" => WithheldOr::Withheld,
            value => WithheldOr::Given(one_spaced(value)),
        }
    }

    pub(super) fn text(&self, column: Column) -> String {
        self.given(column).given().unwrap_or_default().to_owned()
    }

    /// A field that is blank or withheld, or has to be what `read` makes of it.
    fn dated<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let raw = self.raw(column);
        if matches!(raw, "" | "-") {
            return None;
        }
        read(raw).map_err(|why| self.wrong(format!("\"{}\" is \"{raw}\": {why}", column.name()))).ok()
    }

    pub(super) fn birth(&mut self, column: Column) -> Option<NaiveDate> {
        let today = self.today;
        self.dated(column, |raw| dates::birth(raw, today))
    }
}

pub(super) fn order(
    record: &Record,
    columns: &Columns,
    today: NaiveDate,
) -> Result<FeedOrder, Vec<FeedProblem>> {
    let mut row = Reading { record, columns, today, problems: Vec::new() };
    let file = row.text(OrderFile);
    if file.is_empty() {
        row.wrong(
            "\"Order File Name\" is empty: without it the order can't be told from others. Ask the court",
        );
    }
    let named = order_file::read(&file);
    let court_day = row.dated(CourtDate, dates::court_day);
    let end = row.dated(Expiry, dates::end).unwrap_or(End::NotStated);
    let respondent = party::read(&mut row, &party::RESPONDENT);
    let applicant = party::read(&mut row, &party::APPLICANT);
    let family_man = row.text(FamilyMan);
    let mut manage_cases = row.text(ManageCases);
    if let Some(named) = named {
        if manage_cases.is_empty() {
            manage_cases = named.case.to_owned();
        } else if plain_number(&manage_cases) != named.case {
            row.wrong(format!(
                "the order file is of case {} and the row of case {manage_cases}: ask the court",
                named.case
            ));
        }
    }
    if manage_cases.is_empty() && family_man.is_empty() {
        row.wrong("both case numbers are empty: ask the court");
    }
    let file_day = named.map(|named| named.day());
    let made = match (court_day, file_day) {
        (Some(day), Some(file_day)) if day > today && file_day <= today => {
            (file_day, MadeFrom::FileForFuture)
        }
        (Some(day), _) => (day, MadeFrom::CourtDate),
        (None, Some(day)) => (day, MadeFrom::FileForBlank),
        (None, None) => {
            if matches!(row.raw(CourtDate), "" | "-") {
                row.wrong("\"Court Date\" is empty: ask the court when the order was made");
            }
            return Err(row.problems);
        }
    };
    let made = (Moment::On(made.0), made.1);
    let court = row.text(Court);
    let safe_time = match row.raw(ApplicantSafeTime) {
        "-" => String::new(),
        said => said.to_owned(),
    };
    if !row.problems.is_empty() {
        return Err(row.problems);
    }
    let mut missing = missing(made, end, &respondent, &applicant, today);
    if court.is_empty() {
        missing.push("The court".to_owned());
    }
    Ok(FeedOrder {
        place: record.place,
        court,
        family_man,
        manage_cases,
        identity: order_file::identity(&file),
        file_at: named.map(|named| named.at),
        made: made.0,
        end,
        missing,
        order_file: file,
        respondent,
        applicant,
        safe_time,
    })
}
