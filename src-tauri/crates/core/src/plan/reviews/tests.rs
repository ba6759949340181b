use super::super::trial::{at, day, id, signed};
use super::*;
use crate::contact_profile::ChannelKind;
use crate::measure::{Facts, Origin, Outcome as Ended, OutcomeKind, PreChargeBail};
use crate::tasks::{Attempt, Outcome, TaskKind};

const SIGNED: &str = "2026-11-27T12:14+00:00";

fn bail(n: u128, version: u32, received: &str, outcome: Option<Ended>) -> Measure {
    let facts = Facts::PreChargeBail(PreChargeBail {
        custody_ref: String::new(),
        arrested_at: at("2026-09-01T08:20+01:00"),
        released_at: at("2026-09-01T21:00+01:00"),
        months: 3,
        return_at: Some(at("2026-12-01T10:00+00:00")),
        station: String::new(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome,
        record: Default::default(),
    });
    Measure {
        id: id(n),
        case: id(10),
        facts,
        terms: Vec::new(),
        variations: Vec::new(),
        origin: Origin::Hand,
        received_at: at(received),
        coded_by: None,
        checked_by: None,
        version,
    }
}

struct Case {
    measures: Vec<Measure>,
    gradings: Vec<Grading>,
    tasks: Vec<ContactTask>,
    happened: Vec<Happened>,
    risk: Risk,
    now: &'static str,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            measures: vec![bail(1, 1, "2026-09-01T22:00+01:00", None)],
            gradings: Vec::new(),
            tasks: Vec::new(),
            happened: Vec::new(),
            risk: Risk::Medium,
            now: "2026-11-28T09:00+00:00",
        }
    }
}

impl Case {
    fn forced(&self) -> Vec<(ReviewEvent, String)> {
        let (plan, policy) = (signed(SIGNED), Policy::default());
        let since = Since {
            plan: &plan,
            measures: &self.measures,
            gradings: &self.gradings,
            tasks: &self.tasks,
            happened: &self.happened,
            risk: self.risk,
            now: at(self.now),
            policy: &policy,
            calendar: &Calendar::default(),
        };
        forced(&since).into_iter().map(|review| (review.event, london::write(review.due))).collect()
    }

    fn asks(&self, event: ReviewEvent) -> Option<String> {
        self.forced().into_iter().find(|(other, _)| *other == event).map(|(_, due)| due)
    }
}

#[test]
fn the_end_of_a_measure_and_the_passing_of_time_are_known_beforehand() {
    assert_eq!(
        Case::default().forced(),
        [
            (ReviewEvent::MeasureEnded, "2026-12-01T10:00+00:00".to_owned()),
            (ReviewEvent::Due, "2026-12-20T17:00+00:00".to_owned()),
        ]
    );
    let high = Case { risk: Risk::High, measures: Vec::new(), ..Case::default() };
    assert_eq!(high.forced(), [(ReviewEvent::Due, "2026-12-20T17:00+00:00".to_owned())]);
}

#[test]
fn twenty_eight_days_at_high_risk_else_three_months() {
    let mut plan = signed(SIGNED);
    plan.content.review_on = None;
    for (risk, due) in [
        (Risk::High, "2026-12-25T17:00+00:00"),
        (Risk::Medium, "2027-02-26T17:00+00:00"),
        (Risk::Standard, "2027-02-26T17:00+00:00"),
    ] {
        let since = Since {
            plan: &plan,
            measures: &[],
            gradings: &[],
            tasks: &[],
            happened: &[],
            risk,
            now: at(SIGNED),
            policy: &Policy::default(),
            calendar: &Calendar::default(),
        };
        assert_eq!(forced(&since)[0].due, at(due), "{risk:?}");
    }
}

#[test]
fn a_new_measure_and_a_change_of_one_ask_for_a_review() {
    let start = Case {
        measures: vec![bail(1, 1, SIGNED, None), bail(2, 1, "2026-11-28T08:00+00:00", None)],
        ..Case::default()
    };
    // Saturday: two working days on is Tuesday.
    assert_eq!(start.asks(ReviewEvent::MeasureStarted).as_deref(), Some("2026-12-01T17:00+00:00"));
    let varied = Case { measures: vec![bail(1, 2, SIGNED, None)], ..Case::default() };
    assert!(varied.asks(ReviewEvent::MeasureVaried).is_some());
    let (kind, what) = (OutcomeKind::NoFurtherAction, "No further action".into());
    let nfa = Ended { at: at("2026-11-28T08:30+00:00"), kind, what };
    let decided = Case { measures: vec![bail(1, 2, SIGNED, Some(nfa))], ..Case::default() };
    assert!(decided.asks(ReviewEvent::Decided).is_some());
}

#[test]
fn a_new_grade_a_move_and_failed_contact_ask_for_a_review() {
    let graded = Grading {
        case: id(10),
        grade: Risk::High,
        tool: "DASH".into(),
        on: day("2026-11-28"),
        judgement: String::new(),
        by: id(1),
        at: at("2026-11-28T08:00+00:00"),
    };
    let before = Grading { at: at("2026-11-20T08:00+00:00"), ..graded.clone() };
    let high = Case { gradings: vec![before, graded], risk: Risk::High, ..Case::default() };
    assert_eq!(high.asks(ReviewEvent::NewGrade).as_deref(), Some("2026-11-29T08:00+00:00"));

    let moved = Happened {
        event: ReviewEvent::Moved,
        what: "The victim's address changed".into(),
        at: at("2026-11-28T08:00+00:00"),
    };
    assert!(Case { happened: vec![moved], ..Case::default() }.asks(ReviewEvent::Moved).is_some());

    let attempt = |time: &str| Attempt {
        id: id(1),
        task: id(1),
        at: at(time),
        channel: ChannelKind::Mobile,
        outcome: Outcome::NoAnswer,
        said: Vec::new(),
        note: String::new(),
        by: id(1),
    };
    let task = |times: &[&str]| ContactTask {
        id: id(1),
        case: id(10),
        victim: id(11),
        kind: TaskKind::Periodic,
        why: String::new(),
        rule: String::new(),
        measure: None,
        raised_at: at(SIGNED),
        due: at(SIGNED),
        legal_limit: None,
        assigned: None,
        planned: None,
        done_at: None,
        attempts: times.iter().map(|time| attempt(time)).collect(),
        version: 1,
    };
    let tries = ["2026-11-27T14:00+00:00", "2026-11-27T18:00+00:00", "2026-11-28T08:00+00:00"];
    for (times, asked) in [(&tries[..2], false), (&tries[..], true)] {
        let case = Case { tasks: vec![task(times)], ..Case::default() };
        assert_eq!(case.asks(ReviewEvent::ContactMissed).is_some(), asked, "{} attempts", times.len());
    }
}

#[test]
fn a_draft_asks_for_nothing() {
    let since = Since {
        plan: &super::super::trial::draft(),
        measures: &[],
        gradings: &[],
        tasks: &[],
        happened: &[],
        risk: Risk::High,
        now: at(SIGNED),
        policy: &Policy::default(),
        calendar: &Calendar::default(),
    };
    assert_eq!(forced(&since), []);
}
