//! An order arrives: by the court's feed, and by hand.

use safehold_casework::tasks::Today;
use safehold_casework::{cases, intake, tasks};
use safehold_core::tasks::TaskKind;

use crate::support::{on_both, petra};

const SAMPLE: &[u8] = include_bytes!("../fixtures/manifest-20261103.csv");

fn all(today: &Today) -> usize {
    today.late.len() + today.today.len() + today.week.len()
}

#[tokio::test]
async fn the_feed_opens_cases_once_and_raises_a_first_contact_for_each_victim() {
    on_both("feed", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        let preview = intake::preview(&desk, SAMPLE).await.unwrap();
        assert_eq!((preview.new, preview.here), (3, 0));
        assert_eq!(cases::all(&desk).await.unwrap().len(), 0, "a preview creates nothing");

        let done = intake::bring_in(&desk, "manifest-20261103.csv", SAMPLE).await.unwrap();
        assert_eq!((done.new, done.here), (3, 0));
        let victims: Vec<String> =
            cases::all(&desk).await.unwrap().into_iter().map(|row| row.victim).collect();
        assert_eq!(victims, ["Ada Sample", "Mair O'Test", "Siân Test"]);

        let open = tasks::open(&desk).await.unwrap();
        assert_eq!(open.len(), 3);
        for view in &open {
            assert_eq!(view.task.kind, TaskKind::FirstContact);
            assert_eq!(
                view.task.rule, "T1: high risk, within 24 hours of receipt",
                "not assessed counts as high"
            );
            assert!(!view.safe.now, "nobody has said that the court's number is safe");
            assert_eq!(view.assignee, None);
        }
        let today = tasks::today(&desk).await.unwrap();
        assert_eq!(
            (all(&today), today.nobody.unwrap().1),
            (0, 3),
            "tasks of nobody are listed for who may assign"
        );

        let again = intake::bring_in(&desk, "manifest-20261103.csv", SAMPLE).await.unwrap();
        assert_eq!((again.new, again.here), (0, 3));
        assert_eq!(cases::all(&desk).await.unwrap().len(), 3);
        assert_eq!(tasks::open(&desk).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_one_bad_row_brings_nothing_in() {
    on_both("bad", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        let text = String::from_utf8(SAMPLE.to_vec()).unwrap().replacen("03/11/2026", "31/02/2026", 1);
        let error = intake::bring_in(&desk, "manifest.csv", text.as_bytes()).await.unwrap_err();
        assert!(error.lines()[0].starts_with("Row 3: \"Court Date\" is \"31/02/2026\""), "{error:?}");
        assert!(cases::all(&desk).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_later_order_of_the_same_court_case_is_added_to_it() {
    on_both("later", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        intake::bring_in(&desk, "one.csv", SAMPLE).await.unwrap();
        let text = String::from_utf8(SAMPLE.to_vec()).unwrap();
        let (header, first) = (text.lines().next().unwrap(), text.lines().nth(1).unwrap());
        let later = format!("{header}\r\n{}\r\n", first.replace("1793600000", "1793999999"));
        let done = intake::bring_in(&desk, "two.csv", later.as_bytes()).await.unwrap();
        assert_eq!(done.new, 1);
        let rows = cases::all(&desk).await.unwrap();
        assert_eq!(rows.len(), 3);
        let ada = cases::overview(&desk, rows[0].case.id).await.unwrap();
        assert_eq!(ada.file.measures.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_order_by_hand_opens_a_case_and_gives_its_task_to_who_recorded_it() {
    on_both("hand", |trial| async move {
        let desk = trial.desk("2026-11-23T10:00+00:00");
        let (case, _) = petra(&desk).await;
        let today = tasks::today(&desk).await.unwrap();
        assert_eq!(all(&today), 1);
        let overview = cases::overview(&desk, case).await.unwrap();
        assert_eq!(overview.timeline.lanes.len(), 1);
        assert_eq!(overview.timeline.lanes[0].from_label, "Made Fri 20 Nov 14:00, not known to be aware");
    })
    .await;
}

#[tokio::test]
async fn an_order_for_another_victim_never_lands_on_this_ones_case() {
    on_both("other", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        intake::bring_in(&desk, "one.csv", SAMPLE).await.unwrap();
        let text = String::from_utf8(SAMPLE.to_vec()).unwrap();
        let (header, first) = (text.lines().next().unwrap(), text.lines().nth(1).unwrap());
        let other = first.replace("1793600000", "1793999999").replace("Sample,Ada", "Other,Zoe");
        intake::bring_in(&desk, "two.csv", format!("{header}\r\n{other}\r\n").as_bytes()).await.unwrap();
        let victims: Vec<String> =
            cases::all(&desk).await.unwrap().into_iter().map(|row| row.victim).collect();
        assert_eq!(victims, ["Ada Sample", "Mair O'Test", "Siân Test", "Zoe Other"]);
    })
    .await;
}
