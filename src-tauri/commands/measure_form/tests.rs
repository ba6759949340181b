//! Every field of every kind comes back: a record to its form, and the form to the record again.

use chrono::{DateTime, Utc};
use safehold_core::id::PersonId;
use safehold_core::measure::{
    BailRecord, Dapn, Dapo, Dvpn, Dvpo, End, Evidence, Extension, Facts, Hearing, Measure, MeasureKind,
    Moment, Nmo, Notice, NoticeRecord, OccupationOrder, OrderRecord, Origin, Outcome, OutcomeKind,
    PostChargeBail, PowerOfArrest, PreChargeBail, Rank, ReleasedUnderInvestigation, Remand, RestrainingOrder,
    StalkingOrder, Suspension, SystemEntry, Undertaking,
};
use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term};
use uuid::Uuid;

use super::term::Known;
use super::*;
use crate::commands::form::Wrong;

fn at(text: &str) -> DateTime<Utc> {
    safehold_core::london::read(text).unwrap()
}

fn someone(n: u128) -> PersonId {
    Uuid::from_u128(n).into()
}

fn people() -> Vec<Known> {
    let one = |n: u128, given: &str, full: &str, victim| Known {
        key: Uuid::from_u128(n).to_string(),
        id: someone(n),
        given: given.into(),
        full: full.into(),
        victim,
    };
    vec![
        one(1, "Petra", "Petra Quill", true),
        one(2, "Ann", "Ann Quill", false),
        one(3, "Ben", "Ben Quill", false),
        one(4, "Ann", "Ann Venn", false),
        one(5, "Cy", "Cy Quill", false),
    ]
}

fn evidence(text: &str, how: &str) -> Option<Evidence> {
    Some(Evidence { at: at(text), how: how.into() })
}

fn outcome(kind: OutcomeKind, what: &str) -> Option<Outcome> {
    Some(Outcome { at: at("2026-11-20T11:30+00:00"), kind, what: what.into() })
}

fn record() -> OrderRecord {
    OrderRecord {
        manage_cases: "1600000000000042".into(),
        consent: true,
        judge: "DJ Hale".into(),
        return_hearing: Some(Hearing {
            at: at("2026-12-01T10:00+00:00"),
            place: "Leeds".into(),
            outcome: Some("order continued".into()),
        }),
        statement_of_service: Some(at("2026-11-09T09:00+00:00")),
        police_copy: evidence("2026-11-09T08:00+00:00", "court office, e-mail to the station"),
        systems: vec![SystemEntry {
            system: "PNC".into(),
            reference: "26/0000099X".into(),
            entered_at: at("2026-11-09T08:30+00:00"),
            by: "PC Lowe".into(),
        }],
        still_current: evidence("2026-11-10T09:00+00:00", "court office, by phone"),
        extension_decision: evidence("2026-11-11T09:00+00:00", "she will apply"),
        discharged: outcome(OutcomeKind::Discharged, "Discharged on her own application"),
    }
}

fn order(end: End) -> Nmo {
    Nmo {
        court: "Leeds Family Court".into(),
        case_number: "LS26F00999".into(),
        made: Moment::At(at("2026-11-06T14:00+00:00")),
        notice: Notice::Without,
        present: true,
        aware: evidence("2026-11-07T18:10+00:00", "told by phone"),
        served: evidence("2026-11-08T18:40+00:00", "process server, FL415"),
        end,
        record: record(),
    }
}

fn notice() -> Dvpn {
    Dvpn {
        authorised_by: "Supt Hale".into(),
        served_at: at("2026-11-07T14:05+00:00"),
        court: "Leeds Magistrates".into(),
        hearing_at: Some(at("2026-11-09T11:30+00:00")),
        adjourned: vec![at("2026-11-09T11:40+00:00"), at("2026-11-16T11:40+00:00")],
        outcome: outcome(OutcomeKind::Determined, "Order refused"),
        record: NoticeRecord {
            authorised_at: Some(at("2026-11-07T12:00+00:00")),
            grounds: "Threat with a knife".into(),
            representations: "None made".into(),
            victim_view: "In favour".into(),
            children: "Two, at school".into(),
            constable: "PC Lowe".into(),
            address_given: "9 Weir Road".into(),
            hearing_notice_at: Some(at("2026-11-07T14:10+00:00")),
        },
    }
}

/// A full record of every kind.
fn every_kind() -> Vec<Facts> {
    let made = Moment::On("2026-11-06".parse().unwrap());
    let (court, case_number) = ("Leeds".to_owned(), "LS26F00998".to_owned());
    let occupation = |arrest| {
        Facts::Occupation(OccupationOrder {
            court: court.clone(),
            case_number: case_number.clone(),
            section: "s33".into(),
            made,
            served: evidence("2026-11-08T18:40+00:00", "process server"),
            end: End::At(at("2027-05-06T16:00+01:00")),
            arrest,
            record: record(),
        })
    };
    let stalking = |interim| {
        Facts::Stalking(StalkingOrder {
            interim,
            court: court.clone(),
            case_number: case_number.clone(),
            made,
            served: evidence("2026-11-20T09:00+00:00", "by hand"),
            end: End::Open,
            record: record(),
        })
    };
    vec![
        Facts::Nmo(order(End::At(at("2027-11-26T16:00+00:00")))),
        occupation(Some(PowerOfArrest { ends: Some(at("2027-02-06T16:00+00:00")) })),
        occupation(None),
        Facts::Undertaking(Undertaking {
            court: court.clone(),
            case_number: case_number.clone(),
            given: made,
            end: End::NotStated,
            record: record(),
        }),
        Facts::Dvpn(notice()),
        Facts::Dvpo(Dvpo {
            court: court.clone(),
            made_at: at("2026-11-09T11:30+00:00"),
            days: 21,
            ends_at: Some(at("2026-11-29T16:00+00:00")),
        }),
        Facts::Dapn(Dapn { area: Some("cleveland".into()), notice: notice() }),
        Facts::Dapo(Dapo {
            area: Some("croydon".into()),
            order: order(End::UntilHearing(Some(at("2026-12-01T10:00+00:00")))),
        }),
        Facts::PreChargeBail(PreChargeBail {
            custody_ref: "C/1".into(),
            arrested_at: at("2026-09-01T08:20+01:00"),
            // The hour that came twice: which of the two comes back as well.
            released_at: at("2026-10-25T01:30+00:00"),
            months: 3,
            return_at: Some(at("2026-12-01T10:00+00:00")),
            station: "Elland Road".into(),
            victim_views: "No contact".into(),
            extensions: vec![Extension {
                officer: "Insp. B. Hale".into(),
                months: 6,
                rank: Rank::Inspector,
                at: at("2026-11-25T10:00+00:00"),
                return_at: Some(at("2027-02-27T10:00+00:00")),
            }],
            suspended: vec![
                Suspension { from: at("2026-11-01T10:00+00:00"), to: Some(at("2026-11-11T10:00+00:00")) },
                Suspension { from: at("2026-11-15T10:00+00:00"), to: None },
            ],
            outcome: outcome(OutcomeKind::Charged, "Charged with assault"),
            record: BailRecord {
                views_sought_at: Some(at("2026-09-01T18:00+01:00")),
                views_sought_by: "PC Ellis".into(),
                victim_told_at: Some(at("2026-10-25T09:00+00:00")),
            },
        }),
        Facts::PostChargeBail(PostChargeBail {
            court: court.clone(),
            urn: "01AB2345626".into(),
            released_at: at("2026-11-09T11:30+00:00"),
            next_hearing_at: Some(at("2026-12-09T10:00+00:00")),
            victim_told_at: Some(at("2026-11-10T10:00+00:00")),
            outcome: outcome(OutcomeKind::Verdict, "Acquitted"),
        }),
        Facts::Restraining(RestrainingOrder {
            court: court.clone(),
            case_number: case_number.clone(),
            made,
            on_acquittal: true,
            end: End::On("2027-11-06".parse().unwrap()),
            record: record(),
        }),
        stalking(false),
        stalking(true),
        Facts::Remand(Remand {
            from: at("2026-11-09T11:30+00:00"),
            to: Some(at("2026-12-09T10:00+00:00")),
            sentence: true,
            place: "HMP Leeds".into(),
        }),
        Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
            from: at("2026-11-09T11:30+00:00"),
            outcome: outcome(OutcomeKind::NoFurtherAction, "No further action by police"),
        }),
    ]
}

fn filled(code: &str) -> Term {
    let named = safehold_core::terms::entry(code).unwrap().names_people();
    let names = if named { ["Ben", "Cy"].map(str::to_owned).to_vec() } else { vec!["J. Sample".to_owned()] };
    Term {
        persons: vec![someone(3), someone(5)],
        parameters: Parameters {
            names,
            detail: "Tarn Street School".into(),
            place_kind: PlaceKind::School,
            distance_m: Some(100),
            streets: vec!["Tarn Street".into(), "Mill Walk".into()],
            methods: vec!["phone".into(), "text".into()],
            times: "7 pm and 7 am".into(),
            via_others: true,
            exceptions: ExceptionKind::ALL.map(|kind| Exception { kind, detail: "by the app".into() }).into(),
        },
        verbatim: "The respondent must not \u{201c}...\u{201d}".into(),
        paragraph: "3(a)".into(),
        poa: true,
        ..Term::new(code).unwrap()
    }
}

fn measure(facts: Facts, terms: Vec<Term>) -> Measure {
    Measure {
        id: Uuid::from_u128(100).into(),
        case: Uuid::from_u128(200).into(),
        facts,
        terms,
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at("2026-11-23T12:00+00:00"),
        coded_by: None,
        checked_by: None,
        version: 4,
    }
}

fn back(measure: &Measure) -> Measure {
    let form = MeasureForm::of(measure);
    // What the window keeps as a draft and sends is the form as JSON.
    let sent: MeasureForm = serde_json::from_str(&serde_json::to_string(&form).unwrap()).unwrap();
    let mut wrong = Wrong::default();
    let read = sent.read(measure.id, measure.case, &people(), measure.received_at, &mut wrong);
    wrong.refuse().unwrap();
    read.unwrap()
}

#[test]
fn every_field_of_every_kind_comes_back() {
    let kinds = every_kind();
    assert_eq!(kinds.iter().map(Facts::kind).collect::<Vec<_>>(), MeasureKind::ALL);
    for facts in kinds {
        let whole = measure(facts, vec![filled("CON-A"), filled("CON-W")]);
        assert_eq!(back(&whole), whole, "{:?}", whole.kind());
    }
}

#[test]
fn every_term_of_the_catalogue_comes_back() {
    let terms = safehold_core::terms::CATALOGUE.iter().map(|known| filled(known.code)).collect();
    let whole = measure(Facts::Nmo(order(End::Open)), terms);
    assert_eq!(back(&whole), whole);
}

#[test]
fn an_empty_form_of_each_kind_says_what_is_missing_and_never_panics() {
    for kind in MeasureKind::ALL {
        let form = MeasureForm { kind: kind.code().to_owned(), ..MeasureForm::default() };
        let mut wrong = Wrong::default();
        let id = Uuid::nil();
        let read = form.read(id.into(), id.into(), &[], at("2026-11-23T12:00+00:00"), &mut wrong);
        assert!(read.is_none(), "{kind:?}");
        assert!(!wrong.refuse().unwrap_err().fields.is_empty(), "{kind:?}");
    }
}

/// What can't be read, what is missing and what the rules say of the rest come together, each with its field.
#[test]
fn everything_wrong_is_said_in_one_round() {
    let wall = |text: &str| Wall::of(at(text));
    let unread = |day: &str, time: &str| {
        let typed = format!(r#"{{"day":"{day}","month":"2","year":"2026","time":"{time}","which":""}}"#);
        serde_json::from_str::<Wall>(&typed).unwrap()
    };
    let fields = |form: MeasureForm| {
        let mut wrong = Wrong::default();
        let id = Uuid::nil();
        assert!(
            form.read(id.into(), id.into(), &people(), at("2026-11-23T12:00+00:00"), &mut wrong).is_none()
        );
        let problem = wrong.refuse().unwrap_err();
        let mut fields: Vec<String> = problem.fields.into_iter().map(|one| one.field).collect();
        fields.sort();
        fields
    };
    let kind = |code: &str| MeasureForm { kind: code.to_owned(), ..MeasureForm::default() };
    let order = MeasureForm {
        aware: wall("2026-11-25T10:00+00:00"),
        served: unread("31", "25:99"),
        statement_of_service: wall("2026-11-26T10:00+00:00"),
        manage_cases: "12".into(),
        end_kind: "open".into(),
        ..kind("NMO")
    };
    let expected = [
        "aware",
        "awareHow",
        "caseNumber",
        "court",
        "made.day",
        "manageCases",
        "served.day",
        "served.time",
        "statementOfService",
    ];
    assert_eq!(fields(order), expected);
    let extension =
        ExtensionForm { months: "3".into(), at: wall("2026-11-25T10:00+00:00"), ..ExtensionForm::default() };
    let bail = MeasureForm {
        months: "3".into(),
        return_at: wall("2027-08-01T10:00+01:00"),
        released: wall("2026-11-20T10:00+00:00"),
        extensions: vec![extension],
        ..kind("PCB")
    };
    let expected = ["arrested.day", "extensions.0.at", "extensions.0.months", "extensions.0.rank"];
    assert_eq!(fields(bail), expected, "what only the missing arrest makes wrong is left out");
    let later = MeasureForm { court: "Leeds".into(), made: wall("2026-11-25T10:00+00:00"), ..kind("RO") };
    assert_eq!(fields(later), ["endKind", "made"]);
    assert!(fields(kind("DAPO")).contains(&"area".to_owned()));
}

#[test]
fn a_childs_term_prints_the_names_of_those_it_protects() {
    let table: [(&[u128], &str); 4] = [
        (&[2], "Idris Venn must not contact Ann in any way."),
        (&[2, 3], "Idris Venn must not contact Ann and Ben in any way."),
        (&[2, 3, 5], "Idris Venn must not contact Ann, Ben and Cy in any way."),
        (&[2, 4], "Idris Venn must not contact Ann Quill and Ann Venn in any way."),
    ];
    for (persons, said) in table {
        let mut form = TermForm::of(&Term::new("CON-C").unwrap());
        form.persons = persons.iter().map(|n| Uuid::from_u128(*n).to_string()).collect();
        let mut wrong = Wrong::default();
        let terms = read_terms(&[form], "terms", &people(), &mut wrong);
        wrong.refuse().unwrap();
        let names = safehold_core::terms::Names { respondent: "Idris Venn".into() };
        assert_eq!(safehold_core::terms::plain(&terms[0], &names).unwrap().sentence, said);
    }
}

#[test]
fn somebody_who_left_the_case_is_not_dropped_in_silence() {
    let mut form = TermForm::of(&Term::new("CON-C").unwrap());
    form.persons = vec![Uuid::from_u128(99).to_string()];
    let mut wrong = Wrong::default();
    read_terms(&[form], "terms", &people(), &mut wrong);
    let problem = wrong.refuse().unwrap_err();
    assert_eq!(problem.fields[0].field, "terms.0.persons");
}
