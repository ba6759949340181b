//! One row of the feed as an order to be recorded. `-` means withheld and is never data; a flag that is
//! blank counts as confidential; an end that is blank is neither expired nor for ever.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::FeedProblem;
use super::fields::Column::{self, *};
use super::fields::Columns;
use crate::london::{self, WallTime};
use crate::measure::{End, Moment};

/// A value that the court gave, kept back, or said nothing of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WithheldOr<T> {
    /// Given.
    Given(T),
    /// The court keeps it back.
    Withheld,
    /// The field is blank.
    #[default]
    NotStated,
}

impl WithheldOr<String> {
    /// The value, where there is one.
    pub fn given(&self) -> Option<&str> {
        match self {
            Self::Given(value) => Some(value),
            Self::Withheld | Self::NotStated => None,
        }
    }
}

/// One party of an order in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedParty {
    /// Surname.
    pub family: String,
    /// First names.
    pub given: String,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// The address's lines, those that are given.
    pub address: Vec<String>,
    /// The postcode.
    pub postcode: WithheldOr<String>,
    /// The address is withheld altogether.
    pub address_withheld: bool,
    /// Phone.
    pub phone: WithheldOr<String>,
    /// E-mail.
    pub email: WithheldOr<String>,
    /// The address is to be kept from the other party; blank counts as yes.
    pub address_confidential: bool,
    /// The phone is to be kept from the other party; blank counts as yes.
    pub phone_confidential: bool,
}

impl FeedParty {
    /// "Ada Sample".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

/// One order of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedOrder {
    /// Its row, the header being row 1.
    pub row: usize,
    /// The court.
    pub court: String,
    /// The court's case number: FamilyMan's, else Manage Cases'.
    pub case_number: String,
    /// The Manage Cases number.
    pub manage_cases: String,
    /// The file of the order: its identity in the feed.
    pub order_file: String,
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

pub(super) fn order(row: usize, columns: &Columns, fields: &[String]) -> Result<FeedOrder, Vec<FeedProblem>> {
    let raw = |column| columns.raw(fields, column);
    let text = |column| given(raw(column)).given().unwrap_or_default().to_owned();
    let mut problems = Vec::new();
    let mut wrong = |text: String| problems.push(FeedProblem::at(row, text));

    let order_file = text(OrderFile);
    if order_file.is_empty() {
        wrong(
            "\"Order File Name\" is empty: without it the order can't be told from others. Ask the court"
                .to_owned(),
        );
    }
    let made = date(raw(CourtDate), "Court Date", "%d/%m/%Y", "dd/mm/yyyy", &mut wrong);
    let end = end(raw(Expiry), &mut wrong);
    let respondent_born = date(raw(RespondentBorn), "Respondent DOB", "%Y-%m-%d", "yyyy-mm-dd", &mut wrong);
    let applicant_born = date(raw(ApplicantBorn), "Applicant DOB", "%Y-%m-%d", "yyyy-mm-dd", &mut wrong);
    for (column, name) in [(ApplicantFamily, "Applicant Surname"), (RespondentFamily, "Respondent Surname")] {
        if text(column).is_empty() {
            wrong(format!("\"{name}\" is empty: ask the court who the order is about"));
        }
    }
    let manage_cases = text(ManageCases);
    let family_man = text(FamilyMan);
    if manage_cases.is_empty() && family_man.is_empty() {
        wrong("both case numbers are empty: ask the court".to_owned());
    }
    if let Some(named) = case_of_file(&order_file)
        && !manage_cases.is_empty()
        && named != manage_cases
    {
        wrong(format!("the order file is of case {named} and the row of case {manage_cases}: ask the court"));
    }
    let flag =
        |column: Column, name: &str, wrong: &mut dyn FnMut(String)| match raw(column).to_lowercase().as_str()
        {
            "no" => false,
            "yes" | "" | "-" => true,
            other => {
                wrong(format!("\"{name}\" is \"{other}\": it must be Yes or No"));
                true
            }
        };
    let respondent = FeedParty {
        family: text(RespondentFamily),
        given: text(RespondentGiven),
        born: respondent_born,
        address: lines(raw(RespondentLine1), raw(RespondentLine2)),
        postcode: given(raw(RespondentPostcode)),
        address_withheld: raw(RespondentLine1) == "-",
        phone: given(raw(RespondentPhone)),
        email: given(raw(RespondentEmail)),
        address_confidential: flag(
            RespondentAddressConfidential,
            "Is Respondent Address Confidential",
            &mut wrong,
        ),
        phone_confidential: flag(RespondentPhoneConfidential, "Is Respondent Phone Confidential", &mut wrong),
    };
    let applicant = FeedParty {
        family: text(ApplicantFamily),
        given: text(ApplicantGiven),
        born: applicant_born,
        address: lines(raw(ApplicantLine1), raw(ApplicantLine2)),
        postcode: given(raw(ApplicantPostcode)),
        address_withheld: raw(ApplicantLine1) == "-",
        phone: given(raw(ApplicantPhone)),
        email: given(raw(ApplicantEmail)),
        address_confidential: flag(
            ApplicantAddressConfidential,
            "Is Applicant Address Confidential",
            &mut wrong,
        ),
        phone_confidential: flag(ApplicantPhoneConfidential, "Is Applicant Phone Confidential", &mut wrong),
    };
    let made_moment = made.map(Moment::On).or_else(|| epoch_day(&order_file).map(Moment::On));
    let made_moment = made_moment.unwrap_or_else(|| {
        if problems.is_empty() {
            problems
                .push(FeedProblem::at(row, "\"Court Date\" is empty: ask the court when the order was made"));
        }
        Moment::On(NaiveDate::MIN)
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    let missing = missing(raw(CourtDate).is_empty(), end, &respondent, &applicant, made_moment);
    Ok(FeedOrder {
        row,
        court: text(Court),
        case_number: if family_man.is_empty() { manage_cases.clone() } else { family_man },
        manage_cases,
        order_file,
        made: made_moment,
        end,
        respondent,
        applicant,
        safe_time: text(ApplicantSafeTime),
        missing,
    })
}

fn given(raw: &str) -> WithheldOr<String> {
    match raw {
        "" => WithheldOr::NotStated,
        "-" => WithheldOr::Withheld,
        value => WithheldOr::Given(value.to_owned()),
    }
}

fn lines(one: &str, two: &str) -> Vec<String> {
    [one, two].into_iter().filter(|line| !matches!(*line, "" | "-")).map(str::to_owned).collect()
}

fn date(raw: &str, name: &str, form: &str, said: &str, wrong: &mut dyn FnMut(String)) -> Option<NaiveDate> {
    if matches!(raw, "" | "-") {
        return None;
    }
    let read = NaiveDate::parse_from_str(raw, form).ok().filter(|day| day.format(form).to_string() == raw);
    if read.is_none() {
        wrong(format!(
            "\"{name}\" is \"{raw}\": there is no such date. It must be a day of the calendar as {said}"
        ));
    }
    read
}

fn end(raw: &str, wrong: &mut dyn FnMut(String)) -> End {
    const FORM: &str = "%d/%m/%Y_%H:%M";
    if matches!(raw, "" | "-") {
        return End::NotStated;
    }
    let read =
        NaiveDateTime::parse_from_str(raw, FORM).ok().filter(|time| time.format(FORM).to_string() == raw);
    let Some(time) = read else {
        wrong(format!(
            "\"Order Expiry Date\" is \"{raw}\": there is no such date and time. It must be like 02/11/2027_23:59"
        ));
        return End::NotStated;
    };
    match london::wall(time.date(), time.time()) {
        WallTime::One(at) | WallTime::Twice(at, _) => End::At(at),
        WallTime::Never => {
            wrong(format!(
                "\"Order Expiry Date\" is \"{raw}\": the clocks go forward over that time. Ask the court"
            ));
            End::NotStated
        }
    }
}

/// The case number in `FL404A-<case>-<epoch>.pdf`.
fn case_of_file(file: &str) -> Option<&str> {
    let mut parts = file.strip_suffix(".pdf")?.split('-');
    parts.next().filter(|form| *form == "FL404A")?;
    let case = parts.next()?;
    parts.next().and_then(|epoch| epoch.parse::<i64>().ok())?;
    Some(case)
}

/// The day in `FL404A-<case>-<epoch>.pdf`.
fn epoch_day(file: &str) -> Option<NaiveDate> {
    let epoch = file.strip_suffix(".pdf")?.rsplit('-').next()?.parse::<i64>().ok()?;
    DateTime::from_timestamp(epoch, 0).map(london::date)
}

fn missing(
    no_court_date: bool,
    end: End,
    respondent: &FeedParty,
    applicant: &FeedParty,
    made: Moment,
) -> Vec<String> {
    let mut missing =
        vec!["Terms to transcribe from the order".to_owned(), "Service not confirmed".to_owned()];
    if no_court_date {
        missing.push("Court date is blank: the day of the order's file is used".to_owned());
    }
    match end {
        End::NotStated => missing.push("End not stated: read the order".to_owned()),
        End::At(at) if at <= made.earliest() => {
            missing.push("The order ends before it is made: ask the court".to_owned())
        }
        _ => {}
    }
    if respondent.born.is_none() {
        missing.push("Respondent's date of birth".to_owned());
    }
    for (party, whose) in [(respondent, "Respondent's"), (applicant, "Victim's")] {
        if party.address_withheld {
            missing.push(format!("{whose} address withheld by the court"));
        } else if party.address.is_empty() {
            missing.push(format!("{whose} address"));
        }
    }
    match applicant.phone {
        WithheldOr::Given(_) => {}
        WithheldOr::Withheld => missing.push("Victim's phone withheld by the court".to_owned()),
        WithheldOr::NotStated => missing.push("Victim's phone".to_owned()),
    }
    missing
}
