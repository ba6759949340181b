//! Bail and a notice beside the order, the gap they leave, and the plan.

use safehold_casework::plans::{self, Base, Kind};
use safehold_casework::{CaseworkError, Desk, cases, measures, people};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use safehold_core::measure::{Dvpn, Facts, PreChargeBail};
use safehold_core::person::Risk;
use safehold_core::plan::{
    Block, Considered, Content, Decision, Disclosure, DisclosureState, Item, ItemState, ReviewEvent, Views,
};
use safehold_core::tasks::TaskKind;

use crate::support::{Trial, at, history, measure, on_both, petra, second_officer};

fn bail() -> Facts {
    Facts::PreChargeBail(PreChargeBail {
        custody_ref: "NF/123".into(),
        arrested_at: at("2026-09-01T08:20+01:00"),
        released_at: at("2026-09-01T21:00+01:00"),
        months: 3,
        return_at: Some(at("2026-12-01T10:00+00:00")),
        station: "Northfield".into(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome: None,
        record: Default::default(),
    })
}

fn notice() -> Facts {
    Facts::Dvpn(Dvpn {
        authorised_by: "Supt M. Harker".into(),
        served_at: at("2026-11-21T19:30+00:00"),
        court: String::new(),
        hearing_at: None,
        adjourned: Vec::new(),
        outcome: None,
        record: Default::default(),
    })
}

#[tokio::test]
async fn the_overview_names_the_gap_between_bail_and_the_respondents_awareness() {
    on_both("gap", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        measures::record(&desk, measure(&desk, case, bail(), &["CON-A", "EXC-H"])).await.unwrap();
        measures::record(&desk, measure(&desk, case, notice(), &[])).await.unwrap();
        let overview = cases::overview(&desk, case).await.unwrap();
        let lanes: Vec<&str> = overview.timeline.lanes.iter().map(|lane| lane.label.as_str()).collect();
        assert_eq!(lanes, ["Bail, 3 months", "Order (NMO)", "Notice (DVPN)"]);
        let gaps: Vec<&str> = overview.timeline.gaps.iter().map(|gap| gap.label.as_str()).collect();
        assert_eq!(gaps, ["Nothing to arrest for from Tue 1 Dec 10:00"]);
        assert_eq!(overview.warnings[0].rule, "W-05", "bail runs out and nothing follows");
        assert!(overview.timeline.table.iter().any(|row| row.gap && row.from == "Tue 1 Dec 2026 10:00"));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_measure_is_said_field_by_field() {
    on_both("wrong", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let Facts::PreChargeBail(right) = bail() else { unreachable!() };
        let wrong = PreChargeBail {
            released_at: at("2026-08-31T21:00+01:00"),
            return_at: Some(at("2026-12-02T10:00+00:00")),
            ..right
        };
        let measure = measure(&desk, case, Facts::PreChargeBail(wrong), &[]);
        let Err(CaseworkError::Invalid(reasons)) = measures::record(&desk, measure).await else {
            panic!("refused")
        };
        let fields: Vec<&str> = reasons.iter().map(|reason| reason.code.as_str()).collect();
        assert_eq!(fields, ["released", "returnAt"]);
        assert!(reasons[1].text.contains("last day is Tue 1 Dec 2026"));
    })
    .await;
}

/// A plan that nothing stands against, given bail in force.
fn whole() -> Content {
    let item = |block, what: &str, owner: &str, due: &str| Item {
        owner: owner.into(),
        due: Some(due.parse().unwrap()),
        ..Item::new(block, "", what, ItemState::Need)
    };
    Content {
        items: vec![
            item(Block::LegalCover, "Tell the respondent of the order", "PC Beth Lowe", "2026-11-30"),
            item(Block::Home, "Locks changed", "Northfield Homes", "2026-12-04"),
        ],
        considered: vec![Considered {
            code: "DVPO".into(),
            what: "Domestic violence protection order".into(),
            decision: Decision::NotUsed,
            reason: "bail conditions are in force".into(),
            on: Some("2026-11-22".parse().unwrap()),
        }],
        disclosure: Disclosure { state: DisclosureState::No, ..Disclosure::default() },
        views: Views { wishes: "She wants no contact.".into(), ..Views::default() },
        told: "Neighbourhood team".into(),
        review_on: Some("2026-12-20".parse().unwrap()),
    }
}

const FIRST: Base = Base { version: 1, revision: 0 };

/// Petra's case with bail, and a second officer of the unit.
async fn case_and_supervisor(trial: &Trial, desk: &Desk<'_>) -> (CaseId, OfficerId) {
    let (case, _) = petra(desk).await;
    measures::record(desk, measure(desk, case, bail(), &["CON-A", "EXC-H"])).await.unwrap();
    (case, second_officer(trial, "Sgt Lena Osei").await)
}

async fn reviews(desk: &Desk<'_>, case: CaseId) -> Vec<(String, String)> {
    let (tasks, ..) = cases::contacts(desk, case).await.unwrap();
    let open = tasks
        .into_iter()
        .filter(|view| view.task.kind == TaskKind::PlanReview && view.task.done_at.is_none());
    open.map(|view| (view.task.why, london::write(view.task.due))).collect()
}

#[tokio::test]
async fn a_draft_is_saved_over_and_two_editors_are_told() {
    on_both("draft", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let alone = plans::pdf(&desk, case, None, Kind::Full).await.unwrap();
        assert!(alone.bytes.starts_with(b"%PDF-"), "a case without a plan prints a draft");
        let first = plans::save(&desk, case, FIRST, whole()).await.unwrap();
        assert_eq!(first, Base { version: 1, revision: 1 });
        assert_eq!(plans::save(&desk, case, FIRST, whole()).await, Err(CaseworkError::Conflict));
        let second = plans::save(&desk, case, first, whole()).await.unwrap();
        assert_eq!(second, Base { version: 1, revision: 2 });
        assert_eq!(plans::save(&desk, case, first, whole()).await, Err(CaseworkError::Conflict));
        let view = plans::open(&desk, case).await.unwrap();
        assert_eq!((view.base, view.content), (second, whole()));
        let lane = view.timeline.unwrap().lanes.pop().unwrap();
        assert_eq!(
            lane.note.replace('\u{a0}', " "),
            "Considered, not used Sun 22 Nov: bail conditions are in force"
        );
        let paper = plans::pdf(&desk, case, None, Kind::Full).await.unwrap();
        let again = plans::pdf(&desk, case, None, Kind::Full).await.unwrap();
        assert_eq!(paper.bytes, again.bytes, "the same record, the same bytes");
    })
    .await;
}

#[tokio::test]
async fn every_reason_against_a_sign_off_is_said_at_once() {
    on_both("stops", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let advised = Content {
            considered: vec![Considered {
                code: "NMO".into(),
                what: "Non-molestation order".into(),
                decision: Decision::Advised,
                reason: "solicitor named".into(),
                on: Some("2026-11-20".parse().unwrap()),
            }],
            views: Views::default(),
            ..whole()
        };
        let base = plans::save(&desk, case, FIRST, advised).await.unwrap();
        let Err(CaseworkError::Refused(_, reasons)) = plans::sign_off(&desk, case, base).await else {
            panic!("refused")
        };
        let codes: Vec<&str> = reasons.iter().map(|reason| reason.code.as_str()).collect();
        assert_eq!(codes, ["own-plan", "considered", "views.wishes"]);
        assert!(reasons[1].text.contains("beside police measures"), "{}", reasons[1].text);
        let stops = plans::open(&desk, case).await.unwrap().stops.unwrap();
        let rules: Vec<&str> = stops.iter().map(|stop| stop.code).collect();
        assert_eq!(rules, ["own-plan", "W-20", "no-views"]);
        assert_eq!(plans::open(&desk, case).await.unwrap().versions[0].signed, None, "nothing was signed");
    })
    .await;
}

#[tokio::test]
async fn a_signed_plan_is_kept_as_it_was_with_its_own_cover() {
    on_both("signed", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, supervisor) = case_and_supervisor(&trial, &desk).await;
        let base = plans::save(&desk, case, FIRST, whole()).await.unwrap();
        let theirs = trial.desk_of(supervisor, "2026-11-23T11:00+00:00");
        assert_eq!(
            plans::sign_off(&theirs, case, FIRST).await,
            Err(CaseworkError::Conflict),
            "another revision"
        );
        assert_eq!(plans::sign_off(&theirs, case, base).await, Ok(1));
        let then = plans::pdf(&theirs, case, Some(1), Kind::Full).await.unwrap();
        assert!(history(&desk, case).await.iter().any(|line| line == "Changed: plan signed off"));

        // A month later a notice was served and the draft says something else: version 1 is what it was.
        let later = trial.desk("2026-12-23T10:00+00:00");
        measures::record(&later, measure(&later, case, notice(), &[])).await.unwrap();
        let view = plans::open(&later, case).await.unwrap();
        assert_eq!(view.base, Base { version: 2, revision: 0 });
        let changed = Content { told: "The control room".into(), ..whole() };
        let next = plans::save(&later, case, view.base, changed).await.unwrap();
        assert_eq!(next, Base { version: 2, revision: 1 });
        let view = plans::open(&later, case).await.unwrap();
        let versions: Vec<_> =
            view.versions.iter().map(|line| (line.version, line.signed.is_some())).collect();
        assert_eq!(versions, [(2, false), (1, true)]);
        let at = trial.desk_of(supervisor, "2026-11-23T11:00+00:00");
        assert_eq!(plans::pdf(&at, case, Some(1), Kind::Full).await.unwrap().bytes, then.bytes);
        let missing = plans::pdf(&at, case, Some(9), Kind::Full).await;
        assert!(matches!(missing, Err(CaseworkError::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn what_forces_a_review_raises_one_task_that_a_sign_off_ends() {
    on_both("review", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, supervisor) = case_and_supervisor(&trial, &desk).await;
        assert_eq!(reviews(&desk, case).await, [], "nothing is signed off yet");
        let base = plans::save(&desk, case, FIRST, whole()).await.unwrap();
        let theirs = trial.desk_of(supervisor, "2026-11-23T11:00+00:00");
        plans::sign_off(&theirs, case, base).await.unwrap();
        let bail_ends = "Pre-charge bail: Bail return Tue 1 Dec 2026 10:00".to_owned();
        assert_eq!(reviews(&desk, case).await, [(bail_ends, "2026-12-01T10:00+00:00".to_owned())]);

        let next_day = trial.desk("2026-11-24T09:00+00:00");
        plans::grade(&next_day, case, Risk::High, "DASH", "2026-11-24".parse().unwrap(), "Threats")
            .await
            .unwrap();
        let graded = reviews(&desk, case).await;
        assert_eq!(graded, [("Risk graded high risk".to_owned(), "2026-11-25T09:00+00:00".to_owned())]);
        assert_eq!(cases::overview(&next_day, case).await.unwrap().file.case.risk, Some(Risk::High));

        let victim = people::victim(&next_day, case).await.unwrap();
        let mut moved = victim.clone();
        moved.addresses[0].lines[0] = "4 Other Street".into();
        people::save(&next_day, moved, false).await.unwrap();
        let what = "Release: from custody";
        assert!(plans::report(&next_day, case, ReviewEvent::MeasureStarted, what).await.is_err());
        plans::report(&next_day, case, ReviewEvent::Release, "from custody").await.unwrap();
        let all = reviews(&desk, case).await;
        assert_eq!(all.len(), 1, "one task, however much happens");
        assert!(all[0].0.ends_with("; and 1 more reason"), "{}", all[0].0);

        let view = plans::open(&next_day, case).await.unwrap();
        let week = Content { review_on: Some("2026-12-01".parse().unwrap()), ..view.content };
        let base = plans::save(&next_day, case, view.base, week).await.unwrap();
        let theirs = trial.desk_of(supervisor, "2026-11-24T12:00+00:00");
        plans::sign_off(&theirs, case, base).await.unwrap();
        let after = reviews(&desk, case).await;
        assert_eq!(after.len(), 1);
        assert!(after[0].0.starts_with("Pre-charge bail"), "what is next: {}", after[0].0);
        assert_eq!(plans::open(&theirs, case).await.unwrap().record.grades[0].tool, "DASH");
    })
    .await;
}

#[tokio::test]
async fn the_summary_for_the_next_shift_is_two_pages_however_full_the_plan() {
    on_both("summary", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = case_and_supervisor(&trial, &desk).await;
        let mut full = whole();
        for n in 0..120 {
            full.items.push(Item {
                detail: "A long note about what is to be done, by whom, and what was said. ".repeat(5),
                owner: format!("Somebody {n} of a partner with a long name"),
                due: Some("2026-12-04".parse().unwrap()),
                ..Item::new(Block::Support, "", &format!("Item {n}"), ItemState::Offered)
            });
        }
        full.views.wishes = "She wants to be told before anything changes. ".repeat(40);
        let base = plans::save(&desk, case, FIRST, full).await.unwrap();
        let summary = plans::pdf(&desk, case, None, Kind::Summary).await.unwrap();
        assert_eq!(summary.pages, 2);
        assert!(plans::pdf(&desk, case, None, Kind::Full).await.unwrap().pages > 10);
        plans::save(&desk, case, base, whole()).await.unwrap();
        assert!(plans::pdf(&desk, case, None, Kind::Summary).await.unwrap().pages <= 2);
    })
    .await;
}
