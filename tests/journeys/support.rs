//! Fresh caseloads, invented people and the forms that a person would fill in.

use std::future::Future;
use std::process::Command;

use chrono::{DateTime, Utc, Weekday};
use safehold_casework::desk::Desk;
use safehold_casework::measures::{self, Parties};
use safehold_casework::session::{Caseload, NewCaseload, Strictness};
use safehold_casework::{cases, letter_texts, people};
use safehold_core::contact_profile::{Channel, ChannelKind, Safe, SafeContact, SafeWindow};
use safehold_core::id::{CaseId, MeasureId, OfficerId};
use safehold_core::london;
use safehold_core::measure::{End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Origin};
use safehold_core::officer::{Officer, Role};
use safehold_core::person::{Address, AddressKind, Language, PartyRole, Person, Risk};
use safehold_core::terms::Term;
use safehold_store::{PgPlace, PgTls, Store, officers};
use tempfile::TempDir;
use zeroize::Zeroizing;

pub const PASSWORD: &str = "lantern orbit velvet thimble";

/// A caseload of its own for one test.
pub struct Trial {
    pub caseload: Caseload,
    pub me: OfficerId,
    pub folder: TempDir,
}

impl Trial {
    pub fn desk(&self, now: &str) -> Desk<'_> {
        self.caseload.desk(self.me, at(now))
    }

    pub fn desk_of(&self, officer: OfficerId, now: &str) -> Desk<'_> {
        self.caseload.desk(officer, at(now))
    }
}

pub fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

pub fn new_caseload() -> NewCaseload {
    NewCaseload {
        unit: "Northfield unit".into(),
        unit_phone: "0113 496 0999".into(),
        name: "PC Amal Rahman".into(),
        phone: "0113 496 0991".into(),
        password: Zeroizing::new(PASSWORD.into()),
    }
}

pub async fn trial() -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let strict = Strictness { rule: Strictness::REAL.rule, ..Strictness::INVENTED };
    let path = folder.path().join("caseload.safehold");
    let now = at("2026-11-01T09:00+00:00");
    let (caseload, me, _) = Caseload::create(&path, &new_caseload(), strict, now).await.unwrap();
    signed(Trial { caseload, me, folder }).await
}

/// The same caseload, its letter texts signed off.
async fn signed(trial: Trial) -> Trial {
    let desk = trial.desk("2026-11-01T09:10+00:00");
    letter_texts::sign(&desk, 1, chrono::NaiveDate::from_ymd_opt(2027, 2, 1).unwrap()).await.unwrap();
    trial
}

async fn shared_trial(socket: String, name: &str) -> Trial {
    let setting = |name: &str, or: &str| std::env::var(name).unwrap_or_else(|_| or.to_owned());
    let user = setting("SAFEHOLD_TEST_PG_USER", "postgres");
    let port = setting("SAFEHOLD_TEST_PG_PORT", "5432");
    let database = format!("journey_{name}_{}", std::process::id());
    let made =
        Command::new("createdb").args(["-h", &socket, "-p", &port, "-U", &user, &database]).status().unwrap();
    assert!(made.success(), "createdb");
    let place = PgPlace {
        host: socket,
        port: port.parse().unwrap(),
        database,
        user,
        password: Zeroizing::new(String::new()),
        tls: PgTls::SocketOnly,
    };
    Store::prepare_postgres(&place).await.unwrap();
    let store = Store::postgres(&place).await.unwrap();
    let now = at("2026-11-01T09:00+00:00");
    let (caseload, me) = Caseload::on_store(store, &new_caseload(), now).await.unwrap();
    signed(Trial { caseload, me, folder: tempfile::tempdir().unwrap() }).await
}

/// Runs a journey on the encrypted file, and on PostgreSQL where there is one.
pub async fn on_both<F: Future<Output = ()>>(name: &str, journey: impl Fn(Trial) -> F) {
    journey(trial().await).await;
    if let Ok(socket) = std::env::var("SAFEHOLD_TEST_PG_SOCKET") {
        journey(shared_trial(socket, name).await).await;
    }
}

pub fn person(
    desk: &Desk<'_>,
    case: CaseId,
    role: PartyRole,
    given: &str,
    family: &str,
    street: &str,
) -> Person {
    Person {
        id: desk.ids.next(),
        case,
        role,
        title: "Ms".into(),
        given: given.into(),
        family: family.into(),
        born: None,
        addresses: vec![Address {
            id: desk.ids.next(),
            kind: AddressKind::Home,
            lines: vec![street.into(), "Leeds".into()],
            postcode: "LS2 7EW".into(),
            confidential: false,
        }],
        envelope_name: String::new(),
        language: Language::ENGLISH,
        format: Default::default(),
        contact: SafeContact::default(),
        reach: Vec::new(),
        household: false,
        version: 1,
    }
}

pub fn measure(desk: &Desk<'_>, case: CaseId, facts: Facts, codes: &[&str]) -> Measure {
    Measure {
        id: desk.ids.next(),
        case,
        facts,
        terms: codes.iter().map(|code| Term::new(code).unwrap()).collect(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: desk.now,
        coded_by: None,
        checked_by: None,
        version: 1,
    }
}

pub fn order(made: &str, served: Option<&str>) -> Facts {
    Facts::Nmo(Nmo {
        court: "Leeds Family Court".into(),
        case_number: "LS26F00999".into(),
        made: Moment::At(at(made)),
        notice: Notice::Without,
        present: false,
        aware: None,
        served: served.map(|text| Evidence { at: at(text), how: "process server".into() }),
        end: End::At(at("2027-11-26T16:00+00:00")),
        record: OrderRecord::default(),
    })
}

/// Opens Petra Quill's case with an order of two terms.
pub async fn petra(desk: &Desk<'_>) -> (CaseId, MeasureId) {
    let case: CaseId = desk.ids.next();
    let parties = Parties {
        victim: person(desk, case, PartyRole::Victim, "Petra", "Quill", "12 Test Street"),
        respondent: person(desk, case, PartyRole::Respondent, "Idris", "Venn", "3 Beck Lane"),
        protected: Vec::new(),
        risk: Some(Risk::Medium),
    };
    let measure = measure(desk, case, order("2026-11-20T14:00+00:00", None), &["CON-A", "EXC-H"]);
    measures::open_case(desk, parties, measure).await.unwrap()
}

/// A second officer of the unit. A shared caseload's passwords are its server's, so that only the record is made.
pub async fn second_officer(trial: &Trial, name: &str) -> OfficerId {
    let desk = trial.desk("2026-11-23T09:00+00:00");
    let officer = Officer {
        id: desk.ids.next(),
        name: name.to_owned(),
        role: Role::Officer,
        administrator: false,
        phone: String::new(),
        active: true,
    };
    let txn = desk.store.begin().await.unwrap();
    officers::insert(&txn, &officer).await.unwrap();
    txn.commit().await.unwrap();
    officer.id
}

/// A second person reads the order's terms against the paper.
pub async fn second_check(trial: &Trial, id: MeasureId) {
    let beth = second_officer(trial, "PC Beth Lowe").await;
    let desk = trial.desk_of(beth, "2026-11-23T09:30+00:00");
    let version = measures::one(&desk, id).await.unwrap().version;
    measures::check_terms(&desk, id, version).await.unwrap();
}

/// Records a profile: the mobile safe on weekdays from 9 to 5, and post safe where `post`.
pub async fn reach(desk: &Desk<'_>, case: CaseId, post: Safe) {
    let victim = people::victim(desk, case).await.unwrap();
    let time = |text: &str| chrono::NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let channel = |kind, value: &str, safe, windows| Channel {
        kind,
        value: value.into(),
        safe,
        windows,
        seen_by: String::new(),
        confirmed: None,
    };
    let week = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let hours = SafeWindow { days: week, from: time("09:00"), to: time("17:00") };
    let contact = SafeContact {
        channels: vec![
            channel(ChannelKind::Mobile, "07700 900222", Safe::Yes, vec![hours]),
            channel(ChannelKind::Post, "", post, Vec::new()),
        ],
        code_question: "Is the parcel ready?".into(),
        at_address: (post == Safe::Yes).then(Vec::new),
        ..victim.contact.clone()
    };
    let confirmed: &[ChannelKind] =
        if post == Safe::Yes { &[ChannelKind::Mobile, ChannelKind::Post] } else { &[ChannelKind::Mobile] };
    people::save_safe_contact(desk, victim.id, victim.version, contact, confirmed).await.unwrap();
}

/// Everything the audit log says of a case that is no look at it, the oldest first.
pub async fn history(desk: &Desk<'_>, case: CaseId) -> Vec<String> {
    let mut rows: Vec<String> =
        cases::history(desk, case).await.unwrap().into_iter().map(|row| row.what).collect();
    rows.reverse();
    rows
}
