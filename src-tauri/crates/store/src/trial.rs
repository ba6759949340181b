//! For tests: a fresh caseload on SQLite and, when `SAFEHOLD_TEST_PG_SOCKET` names a server's socket folder, one on
//! PostgreSQL; and invented records to put into it.

use std::ops::AsyncFn;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc, Weekday};
use safehold_core::contact_profile::{
    Channel, ChannelKind, Confirmed, Resident, Safe, SafeContact, SafeWindow, Side,
};
use safehold_core::id::{CaseId, MeasureId, OfficerId, PersonId, TaskId};
use safehold_core::measure::{End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Origin};
use safehold_core::officer::{Officer, Role};
use safehold_core::person::{
    Address, AddressKind, Case, Language, PartyRole, Person, Reach, ReachKind, Risk,
};
use safehold_core::tasks::{Assignment, ContactTask, TaskKind};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{PgPlace, PgTls, Store, Txn, cases, measures, officers, people};

/// Runs a test on a caseload of each kind.
pub(crate) async fn on_each(test: impl AsyncFn(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    let store = crate::vault::without_people(&folder.path().join("trial.safehold")).await;
    test(&store).await;
    store.close().await.unwrap();

    let Some(server) = server() else { return };
    let name = format!("trial_{}", Uuid::new_v4().simple());
    administer(&server, &format!("CREATE DATABASE {name}")).await;
    let place = PgPlace { database: name.clone(), ..server.clone() };
    Store::prepare_postgres(&place).await.unwrap();
    let store = Store::postgres(&place).await.unwrap();
    assert!(store.is_shared());
    test(&store).await;
    store.close().await.unwrap();
    administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

/// The server that tests may use, by its socket.
pub(crate) fn server() -> Option<PgPlace> {
    let setting = |name: &str, otherwise: &str| std::env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    Some(PgPlace {
        host: std::env::var("SAFEHOLD_TEST_PG_SOCKET").ok()?,
        port: setting("SAFEHOLD_TEST_PG_PORT", "5432").parse().unwrap(),
        database: setting("SAFEHOLD_TEST_PG_DATABASE", "postgres"),
        user: setting("SAFEHOLD_TEST_PG_USER", "postgres"),
        password: Zeroizing::new(String::new()),
        tls: PgTls::SocketOnly,
    })
}

/// Runs one statement as the server's administrator.
pub(crate) async fn administer(place: &PgPlace, statement: &str) {
    let mut connection = crate::postgres::options(place).unwrap().connect().await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    safehold_core::london::read(text).unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}

pub(crate) const OFFICER: u128 = 1;

pub(crate) fn officer(n: u128, name: &str) -> Officer {
    Officer {
        id: id(n),
        name: name.into(),
        role: Role::Officer,
        administrator: n == OFFICER,
        phone: "0113 496 0999".into(),
        active: true,
    }
}

pub(crate) fn case(n: u128, number: u32) -> Case {
    Case {
        id: id(n),
        number,
        risk: Some(Risk::High),
        owner: Some(id(OFFICER)),
        opened_at: at("2026-11-03T09:00+00:00"),
        version: 1,
    }
}

pub(crate) fn person(n: u128, case: CaseId, role: PartyRole, given: &str, family: &str) -> Person {
    Person {
        id: id(n),
        case,
        role,
        title: "Ms".into(),
        given: given.into(),
        family: family.into(),
        born: Some(day("1990-03-04")),
        addresses: vec![Address {
            id: id(n + 5000),
            kind: AddressKind::Refuge,
            lines: vec!["Flat 2".into(), "12 Test Street".into()],
            postcode: "ls27ew".into(),
            confidential: true,
        }],
        envelope_name: "Ms P Q".into(),
        language: Language::WELSH,
        format: safehold_core::person::Format::Large18,
        contact: contact(),
        reach: vec![Reach { kind: ReachKind::Phone, value: "0113 496 0222".into(), confidential: true }],
        household: false,
        version: 1,
    }
}

fn contact() -> SafeContact {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
    let channel = |kind, value: &str, safe| Channel {
        kind,
        value: value.into(),
        safe,
        windows: vec![SafeWindow {
            days: vec![Weekday::Mon, Weekday::Sun],
            from: time("22:00"),
            to: time("01:30"),
        }],
        seen_by: "Her mother".into(),
        confirmed: Some(Confirmed { at: at("2026-11-10T11:30+00:00"), by: id(OFFICER) }),
    };
    SafeContact {
        channels: vec![
            channel(ChannelKind::Mobile, "+44 7700 900222", Safe::Yes),
            channel(ChannelKind::Email, "petra@example.org", Safe::No),
            Channel { confirmed: None, windows: Vec::new(), ..channel(ChannelKind::Post, "", Safe::Unknown) },
        ],
        code_question: "Is the parcel ready?".into(),
        code_answer: "Tuesday".into(),
        cover_story: "The library".into(),
        danger_phrase: "Ask my sister".into(),
        never: "Withheld number".into(),
        who_may_answer: "Her son: hang up".into(),
        interpreter: "Polish".into(),
        hold: Some("Danger phrase used".into()),
        at_address: Some(vec![Resident { who: "Her son".into(), side: Side::Victims }]),
    }
}

pub(crate) fn order(n: u128, case: CaseId, file: Option<&str>) -> Measure {
    Measure {
        id: id(n),
        case,
        facts: Facts::Nmo(Nmo {
            court: "Leeds Family Court".into(),
            case_number: "LS26 P 00123".into(),
            made: Moment::On(day("2026-11-02")),
            notice: Notice::Without,
            present: false,
            aware: Some(Evidence { at: at("2026-11-03T10:00+00:00"), how: "told by phone".into() }),
            served: None,
            end: End::UntilHearing(Some(at("2027-01-11T10:00+00:00"))),
            record: OrderRecord::default(),
        }),
        terms: Vec::new(),
        variations: Vec::new(),
        origin: file.map_or(Origin::Hand, |file| Origin::CourtFeed { order_file: file.into() }),
        received_at: at("2026-11-03T10:05+00:00"),
        coded_by: Some(id(OFFICER)),
        checked_by: None,
        version: 1,
    }
}

pub(crate) fn task(n: u128, case: CaseId, victim: PersonId, due: &str, to: Option<OfficerId>) -> ContactTask {
    ContactTask {
        id: id(n),
        case,
        victim,
        kind: TaskKind::FirstContact,
        why: "Order received".into(),
        rule: "T1: high risk, within 24 hours of receipt".into(),
        measure: None,
        raised_at: at("2026-11-03T10:05+00:00"),
        due: at(due),
        legal_limit: Some(at("2026-11-10T23:59+00:00")),
        assigned: to.map(|to| Assignment { to, by: id(OFFICER), at: at("2026-11-03T11:00+00:00") }),
        planned: None,
        done_at: None,
        attempts: Vec::new(),
        version: 1,
    }
}

/// A case with both parties and an order: identities 10 (case), 11, 12 (people), 13 (order).
pub(crate) async fn one_case(txn: &Txn) -> (CaseId, PersonId, MeasureId, TaskId) {
    officers::insert(txn, &officer(OFFICER, "PC A. Rahman")).await.unwrap();
    let case = case(10, 2041);
    cases::insert(txn, &case).await.unwrap();
    let victim = person(11, case.id, PartyRole::Victim, "Petra", "O'Neill-Quill");
    people::insert(txn, &victim).await.unwrap();
    people::insert(txn, &person(12, case.id, PartyRole::Respondent, "Siôn", "Ŵyn")).await.unwrap();
    let order = order(13, case.id, Some("order-1.pdf"));
    measures::insert(txn, &order).await.unwrap();
    (case.id, victim.id, order.id, id(14))
}
