//! The invented caseload: the same for the same wish, varied, and as its makers promise.

use safehold_casework::demo::{FIRST_NUMBER, Wish, invent};
use safehold_casework::letters::Wished;
use safehold_casework::register::{Queue, orders};
use safehold_casework::session::Caseload;
use safehold_casework::{cases, frame, letters, tasks};
use safehold_core::letter::LetterKind;
use safehold_core::measure::MeasureKind;
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::support::at;

async fn invented(cases: u32, seed: u64) -> (TempDir, Caseload, safehold_core::id::OfficerId) {
    let folder = tempfile::tempdir().unwrap();
    let wish = Wish {
        cases,
        seed,
        day: "2026-11-23".parse().unwrap(),
        password: Zeroizing::new("correct horse battery staple".into()),
    };
    let (caseload, me) = invent(&folder.path().join("demo.safehold"), &wish).await.unwrap();
    (folder, caseload, me)
}

#[tokio::test]
async fn the_same_wish_makes_the_same_caseload() {
    let now = at("2026-11-23T12:00+00:00");
    let (_a, one, me) = invented(30, 7).await;
    let (_b, other, same) = invented(30, 7).await;
    assert_eq!(me, same);
    assert_eq!(one.now(at("2030-01-01T00:00+00:00")), now);
    assert_eq!(
        cases::all(&one.desk(me, now)).await.unwrap(),
        cases::all(&other.desk(me, now)).await.unwrap()
    );
    assert_eq!(
        tasks::open(&one.desk(me, now)).await.unwrap(),
        tasks::open(&other.desk(me, now)).await.unwrap()
    );
    let (_c, third, me) = invented(30, 8).await;
    assert_ne!(cases::all(&one.desk(me, now)).await.ok(), cases::all(&third.desk(me, now)).await.ok());
}

#[tokio::test]
async fn it_is_varied_and_half_of_its_letters_can_go_out() {
    let (_folder, caseload, me) = invented(60, 7).await;
    let now = at("2026-11-23T12:00+00:00");
    let desk = caseload.desk(me, now);
    let rows = cases::all(&desk).await.unwrap();
    assert_eq!(rows.len(), 60);
    assert_eq!(rows[0].case.number, FIRST_NUMBER);
    let (mut open, mut red, mut amber) = (0, 0, 0);
    let (mut kinds, mut refuge) = (std::collections::BTreeSet::new(), 0);
    for (n, row) in rows.iter().enumerate() {
        let gate = letters::ask_gate(&desk, row.case.id, LetterKind::OrderRecorded).await.unwrap().answer;
        let made = letters::make(&desk, row.case.id, Wished::default()).await;
        assert_eq!(gate.may_be_made(), made.is_ok(), "{} {made:?}", row.case.reference());
        let out = match made {
            Ok(letter) => letters::release(&desk, letter.id, "letter printed", |_| Ok(())).await.is_ok(),
            Err(_) => false,
        };
        assert_eq!(gate.open(), out, "{}: one person alone", row.case.reference());
        open += usize::from(out);
        red += usize::from(!gate.may_be_made());
        amber += usize::from(gate.may_be_made() && !gate.open());
        assert!(n != 7 || open > 0, "one of the first eight can have its letter");
        let overview = cases::overview(&desk, row.case.id).await.unwrap();
        kinds.extend(overview.file.measures.iter().map(safehold_core::measure::Measure::kind));
        refuge += usize::from(overview.file.victim().unwrap().in_refuge());
    }
    assert!(open * 2 >= rows.len(), "{open} of {}", rows.len());
    assert!(red * 6 >= rows.len(), "{red} refused of {}", rows.len());
    assert!(amber > 0, "some need a second person");
    for kind in [MeasureKind::Nmo, MeasureKind::PreChargeBail, MeasureKind::Dvpn, MeasureKind::Dvpo] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    assert!(refuge > 0);
    let open = tasks::open(&desk).await.unwrap();
    assert!(open.iter().any(|view| view.task.due < now) && open.iter().any(|view| view.task.due > now));
    assert!(open.iter().any(|view| view.assignee.is_none()) && open.iter().any(|view| view.safe.now));
    for sign in ["'", "ŵ", "Featherstonehaugh-Cholmondeley"] {
        assert!(rows.iter().any(|row| row.victim.contains(sign)), "{sign}");
    }
}

#[tokio::test]
async fn the_registers_queues_and_counts_agree_with_what_each_order_still_needs() {
    let (_folder, caseload, me) = invented(48, 3).await;
    let desk = caseload.desk(me, at("2026-11-23T12:00+00:00"));
    let all = orders(&desk, None, 1_000, 0).await.unwrap();
    assert_eq!(all.rows.len() as u64, all.in_force);
    for queue in Queue::ALL {
        let wanted = all.rows.iter().filter(|row| row.queues.contains(&queue)).count() as u64;
        let page = orders(&desk, Some(queue), 1_000, 0).await.unwrap();
        assert_eq!((page.total, page.rows.len() as u64), (wanted, wanted), "{queue:?}");
        assert!(page.rows.iter().all(|row| row.queues.contains(&queue)), "{queue:?}");
        let length = all.queues.iter().find(|length| length.queue == queue).unwrap();
        assert_eq!(length.count, wanted);
        let oldest = page.rows.iter().map(|row| row.measure.received_at).min();
        assert_eq!(length.oldest, oldest, "{queue:?}");
    }
    let frame = frame::frame(&desk).await.unwrap();
    assert_eq!(frame.register, all.rows.iter().filter(|row| !row.queues.is_empty()).count() as u64);
    let today = tasks::today(&desk).await.unwrap();
    assert_eq!(frame.today, (today.late.len() + today.today.len() + today.week.len()) as u64);
}
