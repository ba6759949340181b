//! An order arrives: by the court's feed, and by hand. What later files say, and what an officer makes of it, is in
//! `later_files.rs`.

use safehold_casework::intake::{self, Fate};
use safehold_casework::tasks::Today;
use safehold_casework::{cases, people, tasks};
use safehold_core::measure::Facts;
use safehold_core::person::ReachKind;
use safehold_core::tasks::TaskKind;

use crate::support::{on_both, petra};

pub(crate) const SAMPLE: &str = include_str!("../fixtures/manifest-20261103.csv");

/// A file of the sample's header and these rows.
pub(crate) fn file(rows: &[String]) -> Vec<u8> {
    let header = SAMPLE.lines().next().unwrap();
    format!("{header}\r\n{}\r\n", rows.join("\r\n")).into_bytes()
}

/// A row of the sample, the first being 1.
pub(crate) fn row(n: usize) -> String {
    SAMPLE.lines().nth(n).unwrap().to_owned()
}

fn all(today: &Today) -> usize {
    today.late.len() + today.today.len() + today.week.len()
}

#[tokio::test]
async fn the_feed_opens_cases_once_and_raises_a_first_contact_for_each_victim() {
    on_both("feed", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        let preview = intake::preview(&desk, "manifest-20261103.csv", SAMPLE.as_bytes()).await.unwrap();
        assert_eq!((preview.new, preview.here, preview.news), (3, 0, true));
        assert_eq!(cases::all(&desk).await.unwrap().len(), 0, "a preview creates nothing");
        assert!(tasks::open(&desk).await.unwrap().is_empty(), "and raises nothing");

        let done = intake::bring_in(&desk, "manifest-20261103.csv", SAMPLE.as_bytes()).await.unwrap();
        assert_eq!((done.new, done.here), (3, 0));
        let rows = cases::all(&desk).await.unwrap();
        let victims: Vec<&str> = rows.iter().map(|row| row.victim.as_str()).collect();
        assert_eq!(victims, ["Ada Sample", "Mair O'Test", "Siân Test"]);
        let told: Vec<&str> = done.orders.iter().map(|coming| coming.reference.as_str()).collect();
        let kept: Vec<String> = rows.iter().map(|row| row.case.reference()).collect();
        assert_eq!(told, kept, "the references that were made");

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

        let before = intake::preview(&desk, "again.csv", SAMPLE.as_bytes()).await.unwrap();
        assert_eq!((before.new, before.here, before.news), (0, 3, false));
        let again = intake::bring_in(&desk, "again.csv", SAMPLE.as_bytes()).await.unwrap();
        assert_eq!((again.new, again.here, again.differing), (0, 3, 0));
        assert_eq!(cases::all(&desk).await.unwrap().len(), 3);
        assert_eq!(tasks::open(&desk).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn both_numbers_and_what_reaches_the_respondent_are_kept() {
    on_both("kept", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        intake::bring_in(&desk, "one.csv", SAMPLE.as_bytes()).await.unwrap();
        let case = cases::all(&desk).await.unwrap()[0].case.id;
        let overview = cases::overview(&desk, case).await.unwrap();
        let Facts::Nmo(order) = &overview.file.measures[0].facts else { panic!("an order") };
        assert_eq!(
            (order.case_number.as_str(), order.record.manage_cases.as_str()),
            ("LS26F00123", "1731000000000001")
        );
        let respondent = overview.file.respondent().unwrap();
        let reach: Vec<(ReachKind, &str, bool)> =
            respondent.reach.iter().map(|r| (r.kind, r.value.as_str(), r.confidential)).collect();
        assert_eq!(
            reach,
            [(ReachKind::Phone, "07700900111", false), (ReachKind::Email, "jp@example.com", false)]
        );
        // Changing the title leaves the numbers alone.
        let changed = safehold_core::person::Person { title: "Mr".into(), ..respondent.clone() };
        people::save(&desk, changed, false).await.unwrap();
        let after = cases::overview(&desk, case).await.unwrap();
        assert_eq!(after.file.respondent().unwrap().reach.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_one_bad_row_brings_nothing_in() {
    on_both("bad", |trial| async move {
        let desk = trial.desk("2026-11-04T08:00+00:00");
        let text = SAMPLE.replacen("03/11/2026", "31/02/2026", 1);
        let error = intake::bring_in(&desk, "manifest.csv", text.as_bytes()).await.unwrap_err();
        assert!(error.lines()[0].starts_with("Row 3: \"Court Date\" is \"31/02/2026\""), "{error:?}");
        assert!(cases::all(&desk).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_rows_of_one_new_case_are_seen_by_the_preview_as_they_are_brought_in() {
    on_both("two", |trial| async move {
        let desk = trial.desk("2026-11-06T08:00+00:00");
        let varied = row(1).replace("1793600000", "1793780000").replace("02/11/2026", "04/11/2026");
        let both = file(&[row(1), row(1), varied]);
        let preview = intake::preview(&desk, "two.csv", &both).await.unwrap();
        let fates: Vec<(usize, &Fate, Option<usize>)> =
            preview.orders.iter().map(|c| (c.order.place.row, &c.fate, c.opened_by)).collect();
        assert_eq!(fates, [(2, &Fate::NewCase, None), (4, &Fate::Version { number: 2 }, Some(2))]);
        assert_eq!(preview.notes, ["Row 3 repeats row 2, the same order: left out"]);
        let done = intake::bring_in(&desk, "two.csv", &both).await.unwrap();
        let same = |report: &intake::FeedReport| {
            let orders = report.orders.iter();
            orders.map(|c| (c.fate.clone(), c.opened_by, c.reference.clone())).collect::<Vec<_>>()
        };
        assert_eq!(same(&preview), same(&done), "the import does what the preview said");
        assert_eq!(cases::all(&desk).await.unwrap().len(), 1);
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
