//! The victim is called: tasks given, calls saved, what stays open and why.

use safehold_casework::calls::{self, CallResult};
use safehold_casework::session::{NewPerson, add_person};
use safehold_casework::{CaseworkError, cases, queue, tasks};
use safehold_core::contact_profile::Safe;
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::letter::LetterKind;
use safehold_core::officer::Role;
use safehold_core::person::Risk;
use safehold_core::tasks::{Outcome, TaskKind};
use zeroize::Zeroizing;

use crate::support::{Trial, at, history, on_both, petra, reach, trial};

async fn beth(trial: &Trial) -> OfficerId {
    let desk = trial.desk("2026-11-23T09:00+00:00");
    let new = NewPerson {
        name: "PC Beth Lowe".into(),
        role: Role::Officer,
        administrator: false,
        phone: String::new(),
        password: Zeroizing::new("copper meadow falcon drizzle".into()),
    };
    add_person(&trial.caseload, &desk, &new).await.unwrap()
}

async fn only_task(trial: &Trial, now: &str, case: CaseId) -> tasks::TaskView {
    let desk = trial.desk(now);
    let mut open: Vec<_> = cases::contacts(&desk, case)
        .await
        .unwrap()
        .0
        .into_iter()
        .filter(|view| view.task.done_at.is_none())
        .collect();
    assert_eq!(open.len(), 1);
    open.remove(0)
}

fn result(view: &tasks::TaskView, outcome: Outcome, said: Vec<String>) -> CallResult {
    CallResult {
        task: view.task.id,
        version: view.task.version,
        outcome,
        said,
        note: String::new(),
        next: None,
        risk: None,
    }
}

#[tokio::test]
async fn a_task_that_is_given_moves_to_that_persons_day_with_who_gave_it() {
    let trial = trial().await;
    let beth = beth(&trial).await;
    let (case, _) = petra(&trial.desk("2026-11-23T10:00+00:00")).await;
    let view = only_task(&trial, "2026-11-23T10:00+00:00", case).await;
    let mine = trial.desk("2026-11-23T10:05+00:00");
    tasks::assign(&mine, view.task.id, view.task.version, Some(beth)).await.unwrap();
    let stale = tasks::assign(&mine, view.task.id, view.task.version, None).await;
    assert_eq!(stale, Err(CaseworkError::Conflict), "somebody else changed it");

    let hers = tasks::today(&trial.desk_of(beth, "2026-11-23T10:06+00:00")).await.unwrap();
    let listed: Vec<_> = hers.late.iter().chain(&hers.today).chain(&hers.week).collect();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].given_by.as_deref(), Some("PC Amal Rahman, Mon 23 Nov 10:05"));
    let mine = tasks::today(&mine).await.unwrap();
    assert!(mine.late.is_empty() && mine.today.is_empty() && mine.week.is_empty());
}

#[tokio::test]
async fn without_a_safe_channel_there_is_no_call_and_every_reason() {
    on_both("nochannel", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let view = only_task(&trial, "2026-11-23T10:00+00:00", case).await;
        assert!(!view.safe.now && view.safe.next.is_none());
        assert_eq!(view.safe.reasons, ["No phone is on record"]);
        reach(&desk, case, Safe::Unknown).await;
        let view = only_task(&trial, "2026-11-23T10:00+00:00", case).await;
        assert_eq!(view.safe.until, Some(at("2026-11-23T17:00+00:00")));
        let view = only_task(&trial, "2026-11-23T17:00+00:00", case).await;
        assert_eq!(view.safe.next, Some(at("2026-11-24T09:00+00:00")));
    })
    .await;
}

#[tokio::test]
async fn a_failed_attempt_keeps_the_task_open_and_a_whole_call_closes_it() {
    on_both("call", |trial| async move {
        let now = "2026-11-23T10:00+00:00";
        let (case, _) = petra(&trial.desk(now)).await;
        reach(&trial.desk(now), case, Safe::Yes).await;
        let view = only_task(&trial, now, case).await;

        let sheet = calls::sheet(&trial.desk(now), view.task.id).await.unwrap();
        let proposal =
            |wanted| sheet.proposals.iter().find(|(outcome, _)| *outcome == wanted).unwrap().1.clone();
        assert_eq!(proposal(Outcome::NoAnswer).unwrap().at, at("2026-11-23T13:00+00:00"));
        assert_eq!(proposal(Outcome::Duress), None);

        let tried = CallResult {
            next: Some(at("2026-11-23T13:00+00:00")),
            ..result(&view, Outcome::NoAnswer, vec![])
        };
        let saved = calls::save(&trial.desk(now), tried.clone()).await.unwrap();
        assert!(!saved.done);
        assert_eq!(
            calls::save(&trial.desk(now), tried).await,
            Err(CaseworkError::Conflict),
            "the page was old"
        );
        let view = only_task(&trial, now, case).await;
        assert_eq!((view.counted, view.task.planned), (1, Some(at("2026-11-23T13:00+00:00"))));

        // Spoke, and did not say whom to call: it stays open, and says so.
        let later = "2026-11-23T13:05+00:00";
        let codes = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
            sheet.lines.iter().map(|line| line.code.clone()).filter(|code| wanted(code)).collect()
        };
        let terms = codes(&|code| code.starts_with("lodged:") || code.starts_with("term:"));
        let saved = calls::save(&trial.desk(later), result(&view, Outcome::SpokeSafe, terms)).await.unwrap();
        assert!(!saved.done && saved.message.contains("1 line still to say"), "{}", saved.message);

        let view = only_task(&trial, later, case).await;
        let rest = CallResult {
            next: Some(at("2026-12-23T11:00+00:00")),
            ..result(&view, Outcome::SpokeSafe, vec!["police".into()])
        };
        let saved = calls::save(&trial.desk(later), rest).await.unwrap();
        assert!(saved.done);
        let view = only_task(&trial, later, case).await;
        assert_eq!((view.task.kind, view.task.due), (TaskKind::Periodic, at("2026-12-23T11:00+00:00")));
        let log = history(&trial.desk(later), case).await;
        assert_eq!(log.iter().filter(|line| *line == "Recorded: contact attempt").count(), 3);
    })
    .await;
}

#[tokio::test]
async fn duress_stops_all_contact_until_a_person_lifts_it() {
    on_both("duress", |trial| async move {
        let now = "2026-11-23T10:00+00:00";
        let (case, _) = petra(&trial.desk(now)).await;
        reach(&trial.desk(now), case, Safe::Yes).await;
        let view = only_task(&trial, now, case).await;
        let saved = calls::save(&trial.desk(now), result(&view, Outcome::Duress, vec![])).await.unwrap();
        assert!(!saved.done);
        let view = only_task(&trial, now, case).await;
        assert!(!view.safe.now && view.safe.next.is_none());
        assert!(view.safe.reasons[0].starts_with("All contact is stopped"));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_reached_at_standard_risk_is_written_to_until_she_is_reached() {
    on_both("unreached", |trial| async move {
        let days = ["2026-11-23T10:00+00:00", "2026-11-24T15:00+00:00", "2026-11-25T11:00+00:00"];
        let (case, _) = petra(&trial.desk(days[0])).await;
        let version = cases::identity(&trial.desk(days[0]), case).await.unwrap().file.case.version;
        cases::set(&trial.desk(days[0]), case, version, Some(Risk::Standard), None).await.unwrap();
        reach(&trial.desk(days[0]), case, Safe::Yes).await;
        let unreached = async |now: &str| {
            let work = queue::due(&trial.desk(now), false).await.unwrap().items;
            let ready = queue::due(&trial.desk(now), true).await.unwrap().items;
            work.iter().chain(&ready).filter(|item| item.kind() == LetterKind::Unreached).count()
        };
        for now in days {
            assert_eq!(unreached("2026-11-27T12:00+00:00").await, 0, "not before the third attempt");
            let view = only_task(&trial, now, case).await;
            calls::save(&trial.desk(now), result(&view, Outcome::NoAnswer, vec![])).await.unwrap();
        }
        let later = "2026-11-27T12:00+00:00";
        assert_eq!(unreached(later).await, 1);
        let view = only_task(&trial, later, case).await;
        calls::save(&trial.desk(later), result(&view, Outcome::Refused, vec![])).await.unwrap();
        assert_eq!(unreached(later).await, 0, "she was reached");
    })
    .await;
}
