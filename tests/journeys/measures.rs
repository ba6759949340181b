//! A measure's life: recorded late, ended, and what the victim is told of it by when.

use chrono::{DateTime, Utc};
use safehold_casework::desk::Desk;
use safehold_casework::letters::Wished;
use safehold_casework::{CaseworkError, calls, cases, letters, measures};
use safehold_core::contact_profile::Safe;
use safehold_core::id::CaseId;
use safehold_core::measure::{
    Dapo, Dvpn, End, Facts, Measure, Outcome, OutcomeKind, PreChargeBail, ReleasedUnderInvestigation,
    Variation,
};
use safehold_core::person::Risk;
use safehold_core::tasks::{ContactTask, TaskKind};
use safehold_core::terms::Term;

use crate::support::{at, measure, on_both, order, petra, reach, second_check};

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
        record: Default::default(),
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
        let sheet = calls::sheet(&eve, told[1].id).await.unwrap();
        let over = sheet.lines.iter().find(|line| line.code.starts_with("over:")).unwrap();
        assert!(over.required);
        assert_eq!(
            over.text.words().replace('\u{a0}', " "),
            "Bail is over. Its conditions ended on Thursday 24 December 2026 at 3:30 pm (conditions cancelled). \
             It does not protect you any more."
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
            record: Default::default(),
        });
        let id = measures::record(&desk, measure(&desk, case, notice, &["MOL-A"])).await.unwrap();
        let next = trial.desk("2026-11-24T12:00+00:00");
        let over = ended(&next, id, at("2026-11-24T11:30+00:00"), "Withdrawn").await;
        measures::change(&next, over).await.unwrap();
        let last = told(&next, case).await.pop().unwrap();
        assert_eq!(last.why, "Notice (DVPN) ended: withdrawn, Tue 24 Nov 11:30");
        assert_eq!((last.due, last.legal_limit), (at("2026-11-25T17:00+00:00"), None));
    })
    .await;
}

fn terms(codes: &[&str]) -> Vec<Term> {
    codes.iter().map(|code| Term::new(code).unwrap()).collect()
}

fn varied(from: &str, received: &str, codes: &[&str], end: Option<End>) -> Variation {
    Variation {
        served: None,
        at: at(from),
        received_at: at(received),
        terms: terms(codes),
        end,
        order_file: None,
        coded_by: None,
        checked_by: None,
        systems_updated_at: None,
    }
}

fn refused_fields(error: &CaseworkError) -> Vec<String> {
    match error {
        CaseworkError::Invalid(reasons) | CaseworkError::Refused(_, reasons) => {
            reasons.iter().map(|reason| reason.code.clone()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_variation_is_told_keeps_both_versions_and_stops_the_older_letter() {
    on_both("vary", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        reach(&desk, case, Safe::Yes).await;
        second_check(&trial, order).await;
        let letter = letters::make(&desk, case, Wished::default()).await.unwrap();

        // Varied on the Monday, received on the Wednesday at 09:30: told by Thursday 17:00.
        let wednesday = trial.desk("2026-11-25T09:40+00:00");
        let end = Some(End::At(at("2027-06-01T16:00+01:00")));
        let change = varied("2026-11-23T12:00+00:00", "2026-11-25T09:30+00:00", &["CON-A", "VIO-A"], end);
        let version = measures::one(&desk, order).await.unwrap().version;
        measures::vary(&wednesday, order, version, 0, change.clone()).await.unwrap();
        let found = measures::one(&wednesday, order).await.unwrap();
        assert_eq!(found.versions().len(), 2);
        let codes = |moment: &str| -> Vec<&str> {
            found.in_force_at(at(moment)).terms.iter().map(|term| term.code).collect()
        };
        assert_eq!(codes("2026-11-23T11:59+00:00"), ["CON-A", "EXC-H"]);
        assert_eq!(codes("2026-11-23T12:00+00:00"), ["CON-A", "VIO-A"]);
        assert_eq!(found.latest().end, end);
        assert_eq!(found.latest().coded_by, Some(trial.me));

        let all = cases::contacts(&wednesday, case).await.unwrap().0;
        let told = all.iter().find(|view| view.task.kind == TaskKind::Varied).unwrap();
        assert_eq!(told.task.due, at("2026-11-26T17:00+00:00"));
        assert!(told.task.rule.starts_with("T4"));

        let refused =
            letters::release(&wednesday, letter.id, "letter printed", |_| Ok(())).await.unwrap_err();
        assert!(refused_fields(&refused).contains(&"changed-since".to_owned()));
        // New terms are not checked by a second person yet.
        let unchecked = letters::make(&wednesday, case, Wished::default()).await.unwrap_err();
        assert_eq!(refused_fields(&unchecked), ["terms-not-checked"]);
        assert_eq!(
            measures::vary(&wednesday, order, version, 0, change.clone()).await,
            Err(CaseworkError::Conflict),
            "somebody changed it since"
        );
        // The record of the variation is mended, and tells nobody anything new.
        let count = cases::contacts(&wednesday, case).await.unwrap().0.len();
        let later = Variation { systems_updated_at: Some(at("2026-11-25T09:35+00:00")), ..change };
        measures::vary(&wednesday, order, found.version, 1, later).await.unwrap();
        let mended = measures::one(&wednesday, order).await.unwrap();
        assert_eq!(mended.variations.len(), 1);
        assert!(mended.variations[0].systems_updated_at.is_some());
        assert_eq!(cases::contacts(&wednesday, case).await.unwrap().0.len(), count);
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_varied_or_ended_is_refused() {
    on_both("vary-not", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&desk).await;
        let before = varied("2026-11-01T12:00+00:00", "2026-11-23T09:30+00:00", &["CON-A"], None);
        let refused = measures::vary(&desk, order, 1, 0, before).await.unwrap_err();
        assert_eq!(refused_fields(&refused), ["variations.0.at"], "before the order was made");
        let released = Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
            from: at("2026-11-23T09:00+00:00"),
            outcome: None,
        });
        let rui = measures::record(&desk, measure(&desk, case, released, &[])).await.unwrap();
        let change = varied("2026-11-23T12:00+00:00", "2026-11-23T09:30+00:00", &["CON-A"], None);
        let refused = measures::vary(&desk, rui, 1, 0, change).await.unwrap_err();
        assert_eq!(refused_fields(&refused), ["kind"]);
        let wrong = Outcome { at: desk.now, kind: OutcomeKind::Discharged, what: "Discharged".into() };
        let refused = measures::end(&desk, rui, 1, wrong).await.unwrap_err();
        assert_eq!(refused_fields(&refused), ["outcomeKind"]);
        let future = Outcome {
            at: at("2026-12-24T10:00+00:00"),
            kind: OutcomeKind::Discharged,
            what: "Discharged".into(),
        };
        let refused = measures::end(&desk, order, 1, future).await.unwrap_err();
        assert_eq!(refused_fields(&refused), ["outcomeAt"]);
    })
    .await;
}

#[tokio::test]
async fn an_order_that_the_court_discharged_protects_no_longer_and_is_told_at_once() {
    on_both("discharge", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let served = order("2026-11-20T14:00+00:00", Some("2026-11-21T14:00+00:00"));
        let id = measures::record(&desk, measure(&desk, case, served, &["CON-A"])).await.unwrap();
        let next = trial.desk("2026-11-27T12:00+00:00");
        let outcome = Outcome {
            at: at("2026-11-27T11:00+00:00"),
            kind: OutcomeKind::Discharged,
            what: OutcomeKind::Discharged.label().into(),
        };
        measures::end(&next, id, 1, outcome.clone()).await.unwrap();
        let all = measures::of_case(&next, case).await.unwrap();
        let over = all.measures.iter().find(|one| one.id == id).unwrap();
        assert!(over.live_at(at("2026-11-27T10:59+00:00"), &all.calendar));
        assert!(!over.live_at(at("2026-11-27T11:00+00:00"), &all.calendar));
        assert_eq!(over.end_words(&all.calendar), "Discharged by the court Fri 27 Nov 2026 11:00");
        let last = told(&next, case).await.pop().unwrap();
        assert_eq!(last.due, at("2026-11-27T12:00+00:00"));
        assert!(last.rule.starts_with("W-01"), "{}", last.rule);
        let again = measures::end(&next, id, 2, outcome).await.unwrap_err();
        assert_eq!(refused_fields(&again), ["ended"]);
    })
    .await;
}

#[tokio::test]
async fn the_second_check_is_another_persons_and_is_lost_when_terms_change() {
    on_both("second-check", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (_, order) = petra(&desk).await;
        let own = measures::check_terms(&desk, order, 1).await.unwrap_err();
        assert_eq!(refused_fields(&own), ["same-person"]);
        second_check(&trial, order).await;
        let checked = measures::one(&desk, order).await.unwrap();
        assert!(checked.latest().checked_by.is_some_and(|who| who != trial.me));
        let mut changed = checked.clone();
        changed.terms = terms(&["CON-A"]);
        measures::change(&desk, changed).await.unwrap();
        assert_eq!(measures::one(&desk, order).await.unwrap().latest().checked_by, None);
    })
    .await;
}

#[tokio::test]
async fn a_childs_term_names_whom_it_protects_and_a_pilot_order_its_area() {
    on_both("named", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let nobody = measure(&desk, case, order("2026-11-20T14:00+00:00", None), &["CON-A", "CON-C"]);
        let refused = measures::record(&desk, nobody).await.unwrap_err();
        assert_eq!(refused_fields(&refused), ["terms.1.persons"]);

        let Facts::Nmo(made) = order("2026-03-20T14:00+00:00", None) else { panic!("an order") };
        let late = order("2026-11-20T14:00+00:00", None);
        let Facts::Nmo(late) = late else { panic!("an order") };
        let area = |code: &str| Some(code.to_owned());
        let table = [
            (Dapo { area: None, order: made.clone() }, false),
            (Dapo { area: area("atlantis"), order: made.clone() }, false),
            (Dapo { area: area("croydon"), order: late }, false),
            (Dapo { area: area("croydon"), order: made }, true),
        ];
        for (facts, good) in table {
            let what = format!("{:?}", facts.area);
            let dapo = measure(&desk, case, Facts::Dapo(facts), &["CON-A"]);
            match measures::record(&desk, dapo).await {
                Ok(_) => assert!(good, "{what}"),
                Err(error) => assert!(!good && refused_fields(&error) == ["area"], "{what}: {error:?}"),
            }
        }
    })
    .await;
}
