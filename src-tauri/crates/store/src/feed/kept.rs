//! A row of the feed as it is kept: the twin of `safehold_core::intake::FeedOrder` in JSON.

use safehold_core::intake::{FeedOrder, FeedParty, Place, WithheldOr};
use safehold_core::measure::{End, Moment};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct OrderKept {
    court: String,
    family_man: String,
    manage_cases: String,
    order_file: String,
    file_at: Option<String>,
    made: String,
    /// The end; nothing where the court states none.
    end: Option<String>,
    respondent: PartyKept,
    applicant: PartyKept,
    safe_time: String,
}

#[derive(Serialize, Deserialize)]
struct PartyKept {
    family: String,
    given: String,
    born: Option<String>,
    address: Vec<String>,
    postcode: ValueKept,
    address_withheld: bool,
    phone: ValueKept,
    email: ValueKept,
    /// Of the address, the phone and the e-mail address.
    confidential: [bool; 3],
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ValueKept {
    Given(String),
    Withheld,
    NotStated,
}

impl ValueKept {
    fn of(value: &WithheldOr<String>) -> Self {
        match value {
            WithheldOr::Given(text) => Self::Given(text.clone()),
            WithheldOr::Withheld => Self::Withheld,
            WithheldOr::NotStated => Self::NotStated,
        }
    }

    fn value(self) -> WithheldOr<String> {
        match self {
            Self::Given(text) => WithheldOr::Given(text),
            Self::Withheld => WithheldOr::Withheld,
            Self::NotStated => WithheldOr::NotStated,
        }
    }
}

impl PartyKept {
    fn of(party: &FeedParty) -> Self {
        Self {
            family: party.family.clone(),
            given: party.given.clone(),
            born: party.born.map(columns::day),
            address: party.address.clone(),
            postcode: ValueKept::of(&party.postcode),
            address_withheld: party.address_withheld,
            phone: ValueKept::of(&party.phone),
            email: ValueKept::of(&party.email),
            confidential: [party.address_confidential, party.phone_confidential, party.email_confidential],
        }
    }

    fn party(self) -> Result<FeedParty, StoreError> {
        let [address_confidential, phone_confidential, email_confidential] = self.confidential;
        Ok(FeedParty {
            family: self.family,
            given: self.given,
            born: columns::maybe(self.born.as_ref(), columns::read_day)?,
            address: self.address,
            postcode: self.postcode.value(),
            address_withheld: self.address_withheld,
            phone: self.phone.value(),
            email: self.email.value(),
            address_confidential,
            phone_confidential,
            email_confidential,
        })
    }
}

impl OrderKept {
    pub(super) fn of(order: &FeedOrder) -> Self {
        Self {
            court: order.court.clone(),
            family_man: order.family_man.clone(),
            manage_cases: order.manage_cases.clone(),
            order_file: order.order_file.clone(),
            file_at: order.file_at.map(columns::instant),
            made: columns::day(order.made.day()),
            end: match order.end {
                End::At(at) => Some(columns::instant(at)),
                End::On(_) | End::UntilHearing(_) | End::Open | End::NotStated => None,
            },
            respondent: PartyKept::of(&order.respondent),
            applicant: PartyKept::of(&order.applicant),
            safe_time: order.safe_time.clone(),
        }
    }

    pub(super) fn order(self, identity: String, row: u32) -> Result<FeedOrder, StoreError> {
        let row = usize::try_from(row).map_err(|_| StoreError::internal("number of a row"))?;
        Ok(FeedOrder {
            place: Place { row, line: row },
            court: self.court,
            family_man: self.family_man,
            manage_cases: self.manage_cases,
            order_file: self.order_file,
            identity,
            file_at: columns::maybe(self.file_at.as_ref(), columns::read_instant)?,
            made: Moment::On(columns::read_day(&self.made)?),
            end: match columns::maybe(self.end.as_ref(), columns::read_instant)? {
                Some(at) => End::At(at),
                None => End::NotStated,
            },
            respondent: self.respondent.party()?,
            applicant: self.applicant.party()?,
            safe_time: self.safe_time,
            missing: Vec::new(),
        })
    }
}
