//! Bringing in the court's feed: first a preview of what each row will become, then the orders, all or none.
//! Bringing the same file in again creates nothing.

use safehold_core::audit::Act;
use safehold_core::contact_profile::{Channel, ChannelKind, Safe, SafeContact};
use safehold_core::id::{AddressId, CaseId};
use safehold_core::intake::{FeedOrder, FeedParty, read_feed};
use safehold_core::measure::{Facts, Measure, Nmo, Notice, Origin};
use safehold_core::officer::Permission;
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person, reference};
use safehold_store::{cases, feed, fold, measures, people};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, Entry, Work};
use crate::error::CaseworkError;
use crate::measures::{Parties, open_within, record_within};

/// What a row becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// A case is opened.
    NewCase,
    /// The court's case is here already: the order is added to it.
    AddedTo {
        /// The case.
        case: CaseId,
        /// Its reference.
        reference: String,
    },
    /// The order is here already: nothing is created.
    Here,
}

/// A row and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The order.
    pub order: FeedOrder,
    /// What becomes of it.
    pub fate: Fate,
}

/// What a file will do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedReport {
    /// Every row with an order.
    pub orders: Vec<Coming>,
    /// What was noticed and does no harm.
    pub notes: Vec<String>,
    /// Orders that are new.
    pub new: usize,
    /// Orders that are here already.
    pub here: usize,
}

impl FeedReport {
    /// In one sentence.
    pub fn words(&self, done: bool) -> String {
        if self.orders.is_empty() {
            return "No orders: the court made none on that day.".to_owned();
        }
        let new = safehold_core::words::count(self.new as i64, "order");
        let verb = if done { "brought in" } else { "to bring in" };
        match self.here {
            0 => format!("{new} {verb}."),
            here => format!("{new} {verb}, {here} here already."),
        }
    }
}

/// Reads a file and says what each row will become. Changes nothing.
///
/// # Errors
/// `Invalid` with everything that is wrong with the file, `Forbidden`.
pub async fn preview(desk: &Desk<'_>, bytes: &[u8]) -> Result<FeedReport, CaseworkError> {
    let work = desk.begin(Permission::BringInFeed).await?;
    let report = report(&work, bytes).await?;
    work.finish([Entry::of(Act::Consult, "court feed", format!("{} orders", report.orders.len()))]).await?;
    Ok(report)
}

/// Brings a file in: the orders that are new are created, each with its contact task.
///
/// # Errors
/// As for [`preview`]; nothing is created then.
pub async fn bring_in(desk: &Desk<'_>, name: &str, bytes: &[u8]) -> Result<FeedReport, CaseworkError> {
    let work = desk.begin(Permission::BringInFeed).await?;
    let report = report(&work, bytes).await?;
    let mut entries = Vec::new();
    for coming in &report.orders {
        // A row before this one may have opened the case that this one belongs to.
        let fate = fate(&work, &coming.order).await?;
        let case = match fate {
            Fate::Here => continue,
            Fate::NewCase => {
                let case: CaseId = work.ids.next();
                let parties = parties(&work, case, &coming.order);
                open_within(&work, &parties, &measure(&work, case, &coming.order), None).await?;
                case
            }
            Fate::AddedTo { case, .. } => {
                let record = cases::get(&work.txn, case).await?;
                record_within(&work, &record, &measure(&work, case, &coming.order)).await?;
                case
            }
        };
        entries.push(Entry::about(
            Act::Collect,
            case,
            "order from the court feed",
            format!("row {}", coming.order.place.row),
        ));
    }
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    feed::insert_batch(&work.txn, name, &sha256, work.now, work.me.id, report.new).await?;
    entries.push(Entry::of(Act::Collect, "court feed", format!("{} new orders", report.new)));
    work.finish(entries).await?;
    Ok(report)
}

async fn report(work: &Work<'_>, bytes: &[u8]) -> Result<FeedReport, CaseworkError> {
    let read = read_feed(bytes, safehold_core::london::date(work.now))?;
    let mut orders = Vec::new();
    for order in read.orders {
        let fate = fate(work, &order).await?;
        orders.push(Coming { order, fate });
    }
    let here = orders.iter().filter(|coming| coming.fate == Fate::Here).count();
    Ok(FeedReport { new: orders.len() - here, here, orders, notes: read.notes })
}

async fn fate(work: &Work<'_>, order: &FeedOrder) -> Result<Fate, CaseworkError> {
    if measures::by_order_file(&work.txn, &order.order_file).await?.is_some() {
        return Ok(Fate::Here);
    }
    for (_, case) in measures::by_court_case(&work.txn, order.case_number()).await? {
        if same_parties(&people::of_case(&work.txn, case).await?, order) {
            let record = cases::get(&work.txn, case).await?;
            return Ok(Fate::AddedTo { case, reference: reference(record.number) });
        }
    }
    Ok(Fate::NewCase)
}

/// Whether a case is about the same victim and the same respondent. Another victim under the same number, or
/// the two the other way round, is another case: nobody's order may land on somebody else's.
fn same_parties(people: &[Person], order: &FeedOrder) -> bool {
    let is = |role, party: &FeedParty| {
        people
            .iter()
            .any(|person| person.role == role && fold(&person.full_name()) == fold(&party.full_name()))
    };
    is(PartyRole::Victim, &order.applicant) && is(PartyRole::Respondent, &order.respondent)
}

fn measure(work: &Work<'_>, case: CaseId, order: &FeedOrder) -> Measure {
    Measure {
        id: work.ids.next(),
        case,
        facts: Facts::Nmo(Nmo {
            court: order.court.clone(),
            case_number: order.case_number().to_owned(),
            made: order.made,
            notice: Notice::NotStated,
            present: false,
            aware: None,
            served: None,
            end: order.end,
        }),
        terms: Vec::new(),
        origin: Origin::CourtFeed { order_file: order.order_file.clone() },
        received_at: work.now,
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

fn parties(work: &Work<'_>, case: CaseId, order: &FeedOrder) -> Parties {
    let person = |role, party: &FeedParty, contact| Person {
        id: work.ids.next(),
        case,
        role,
        title: String::new(),
        given: party.given.clone(),
        family: party.family.clone(),
        born: party.born,
        addresses: address(party, work.ids.next()).into_iter().collect(),
        envelope_name: String::new(),
        language: Language::English,
        contact,
        household: false,
        version: 1,
    };
    Parties {
        victim: person(PartyRole::Victim, &order.applicant, contact(order)),
        respondent: person(PartyRole::Respondent, &order.respondent, SafeContact::default()),
        protected: Vec::new(),
        risk: None,
    }
}

fn address(party: &FeedParty, id: AddressId) -> Option<Address> {
    let postcode = party.postcode.given().unwrap_or_default().to_owned();
    if party.address.is_empty() && postcode.is_empty() {
        return None;
    }
    let lines = party.address.iter().flat_map(|line| line.lines()).map(|line| line.trim().to_owned());
    Some(Address {
        id,
        kind: AddressKind::Home,
        lines: lines.filter(|line| !line.is_empty()).collect(),
        postcode,
        confidential: party.address_confidential,
    })
}

/// The court gives a number; nobody has said yet that calling it is safe.
fn contact(order: &FeedOrder) -> SafeContact {
    let said = if order.safe_time.is_empty() {
        String::new()
    } else {
        format!("The court's form says of a safe time: {}", order.safe_time)
    };
    let channel = |kind, value: &str, seen_by: &str| Channel {
        kind,
        value: value.to_owned(),
        safe: Safe::Unknown,
        windows: Vec::new(),
        seen_by: seen_by.to_owned(),
        confirmed: None,
    };
    let mut channels = Vec::new();
    if let Some(phone) = order.applicant.phone.given() {
        channels.push(channel(ChannelKind::Mobile, phone, &said));
    }
    if let Some(email) = order.applicant.email.given() {
        channels.push(channel(ChannelKind::Email, email, ""));
    }
    SafeContact { channels, ..SafeContact::default() }
}
