//! A measure's life: recorded late, ended, and what the victim is told of it by when.

use chrono::{DateTime, Utc};
use safehold_casework::desk::Desk;
use safehold_casework::{cases, measures};
use safehold_core::id::CaseId;
use safehold_core::measure::{Dvpn, Facts, Measure, Outcome, OutcomeKind, PreChargeBail};
use safehold_core::person::Risk;
use safehold_core::tasks::{ContactTask, TaskKind};

use crate::support::{at, measure, on_both, petra};

fn bail(released: &str) -> PreChargeBail {
    PreChargeBail {
        custody_ref: "NF/10234".into(),
        arrested_at: at(released),
        released_at: at(released),
        months: 3,
        return_at: None,
        station: "Northfield".into(),
        victim_views: String::new(),
        extensions: Vec::new(),
        suspended: Vec::new(),
        outcome: None,
    }
}

/// The tasks of a case to tell of a change, the earliest raised first.
async fn told(desk: &Desk<'_>, case: CaseId) -> Vec<ContactTask> {
    let all = cases::contacts(desk, case).await.unwrap().0.into_iter().map(|view| view.task);
    let mut told: Vec<_> = all.filter(|task| task.kind == TaskKind::ProtectionChanged).collect();
    told.sort_by_key(|task| task.raised_at);
    told
}

async fn ended(desk: &Desk<'_>, id: safehold_core::id::MeasureId, at: DateTime<Utc>, what: &str) -> Measure {
    let mut found = measures::one(desk, id).await.unwrap();
    let outcome = Some(Outcome { at, kind: OutcomeKind::Other, what: what.into() });
    match &mut found.facts {
        Facts::PreChargeBail(bail) => bail.outcome = outcome,
        Facts::Dvpn(notice) => notice.outcome = outcome,
        other => panic!("{other:?}"),
    }
    found
}

#[tokio::test]
async fn bail_recorded_late_keeps_the_limit_of_its_own_day() {
    on_both("bail-late", |trial| async move {
        let (case, _) = petra(&trial.desk("2026-11-23T10:00+00:00")).await;
        // Released on a Tuesday evening, recorded on the Thursday.
        let desk = trial.desk("2026-11-26T09:30+00:00");
        let late = measure(&desk, case, Facts::PreChargeBail(bail("2026-11-24T21:00+00:00")), &["CON-A"]);
        measures::record(&desk, late).await.unwrap();
        let told = told(&desk, case).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].legal_limit, Some(at("2026-11-25T23:59+00:00")), "from the release");
        assert_eq!(told[0].due, at("2026-11-26T09:30+00:00"), "the limit is past: on receipt");
    })
    .await;
}

#[tokio::test]
async fn bail_that_is_cancelled_is_told_at_once_where_cover_drops() {
    on_both("bail-cancelled", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let id = {
            let bail = measure(&desk, case, Facts::PreChargeBail(bail("2026-11-23T09:00+00:00")), &["EXC-H"]);
            measures::record(&desk, bail).await.unwrap()
        };
        // The order is not known to the respondent: without bail there is nothing to arrest for.
        let eve = trial.desk("2026-12-24T15:40+00:00");
        let over = ended(&eve, id, at("2026-12-24T15:30+00:00"), "Conditions cancelled").await;
        measures::change(&eve, over).await.unwrap();
        let told = told(&eve, case).await;
        assert_eq!(told.len(), 2);
        assert_eq!(told[1].why, "Bail ended: conditions cancelled, Thu 24 Dec 15:30");
        assert_eq!(told[1].legal_limit, Some(at("2026-12-29T23:59+00:00")));
        assert_eq!(told[1].due, at("2026-12-24T15:40+00:00"), "the limit of the Code is five days away");
        assert_eq!(
            told[1].rule,
            "W-01: cover drops, at once; T9: Victims' Code Right 6, within 1 working day"
        );
        // Looked at and saved again: nothing more to tell.
        let again = measures::one(&eve, id).await.unwrap();
        measures::change(&eve, again).await.unwrap();
        assert_eq!(self::told(&eve, case).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_change_that_leaves_her_covered_waits_for_the_working_day() {
    on_both("bail-covered", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        let evidence = safehold_core::measure::Evidence { at: desk.now, how: "by hand".into() };
        measures::record_service(&desk, order, 1, true, evidence).await.unwrap();
        let bail = measure(&desk, case, Facts::PreChargeBail(bail("2026-11-23T09:00+00:00")), &["EXC-H"]);
        let id = measures::record(&desk, bail).await.unwrap();
        let over = ended(&desk, id, desk.now, "No further action").await;
        measures::change(&desk, over).await.unwrap();
        let last = told(&desk, case).await.pop().unwrap();
        assert_eq!(
            (last.due, last.legal_limit),
            (at("2026-11-24T17:00+00:00"), Some(at("2026-11-24T23:59+00:00")))
        );
    })
    .await;
}

#[tokio::test]
async fn a_notice_that_nobody_heard_is_told_and_a_standard_risk_waits() {
    on_both("notice-unheard", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let file = cases::overview(&desk, case).await.unwrap().file.case;
        cases::set(&desk, case, file.version, Some(Risk::Standard), file.owner).await.unwrap();
        let notice = Facts::Dvpn(Dvpn {
            authorised_by: "Supt Hale".into(),
            served_at: at("2026-11-23T09:00+00:00"),
            court: "Leeds Magistrates' Court".into(),
            hearing_at: None,
            adjourned: Vec::new(),
            outcome: None,
        });
        let id = measures::record(&desk, measure(&desk, case, notice, &["MOL-A"])).await.unwrap();
        let next = trial.desk("2026-11-24T12:00+00:00");
        let over = ended(&next, id, at("2026-11-24T11:30+00:00"), "Withdrawn").await;
        measures::change(&next, over).await.unwrap();
        let last = told(&next, case).await.pop().unwrap();
        assert_eq!(last.why, "Notice ended: withdrawn, Tue 24 Nov 11:30");
        assert_eq!((last.due, last.legal_limit), (at("2026-11-25T17:00+00:00"), None));
    })
    .await;
}
