//! Bail and a notice beside the order, the gap they leave, and the plan.

use chrono::DateTime;
use safehold_casework::{CaseworkError, cases, measures, plans};
use safehold_core::measure::{Dvpn, Facts, PreChargeBail};
use safehold_core::plan::{Considered, Decision, Plan, PlanAction};

use crate::support::{Trial, at, measure, on_both, petra};

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
    })
}

fn plan(trial: &Trial, case: safehold_core::id::CaseId) -> Plan {
    Plan {
        id: uuid::Uuid::nil().into(),
        case,
        version: 0,
        considered: vec![Considered {
            what: "DVPO".into(),
            decision: Decision::NotUsed,
            reason: "bail conditions are in force".into(),
            on: "2026-11-22".parse().unwrap(),
        }],
        actions: vec![PlanAction {
            what: "Tell the respondent of the order".into(),
            owner: "PC Beth Lowe".into(),
            by: "2026-11-30".parse().unwrap(),
            done_on: None,
        }],
        views: "She wants no contact.".into(),
        review_on: Some("2026-12-01".parse().unwrap()),
        author: trial.me,
        saved_at: DateTime::UNIX_EPOCH,
    }
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
        assert_eq!(overview.warnings[0].rule, "W-01");
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

#[tokio::test]
async fn a_plan_is_kept_in_versions_and_its_paper_is_a_pdf() {
    on_both("plan", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let draft = plans::pdf(&desk, case).await.unwrap();
        assert!(draft.bytes.starts_with(b"%PDF-"), "a case without a plan prints a draft");
        assert_eq!(plans::save(&desk, plan(&trial, case), 0).await, Ok(1));
        let stale = plans::save(&desk, plan(&trial, case), 0).await;
        assert_eq!(stale, Err(CaseworkError::Conflict), "somebody saved a version meanwhile");
        assert_eq!(plans::save(&desk, plan(&trial, case), 1).await, Ok(2));
        let view = plans::open(&desk, case).await.unwrap();
        assert_eq!(view.author.as_deref(), Some("PC Amal Rahman"));
        assert_eq!(
            view.timeline.lanes.last().unwrap().note,
            "Considered, not used Sun 22 Nov: bail conditions are in force"
        );
        let same = plans::pdf(&desk, case).await.unwrap();
        assert_eq!(
            same.bytes,
            plans::pdf(&desk, case).await.unwrap().bytes,
            "the same record, the same bytes"
        );
    })
    .await;
}
