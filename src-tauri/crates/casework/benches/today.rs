//! What a person waits for with 10,000 cases in the encrypted file: `cargo bench -p safehold-casework`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "steps of tests and benchmarks: what fails here fails the run"
)]

use std::sync::OnceLock;

use safehold_casework::demo::{Wish, invent};
use safehold_casework::letters::Wished;
use safehold_casework::session::Caseload;
use safehold_casework::{cases, frame, letters, register, search, tasks};
use safehold_core::id::{CaseId, OfficerId};
use safehold_core::london;
use tokio::runtime::Runtime;
use zeroize::Zeroizing;

const CASES: u32 = 10_000;

struct Held {
    runtime: Runtime,
    caseload: Caseload,
    me: OfficerId,
    case: CaseId,
}

/// One caseload for all of them; made once, kept until the process ends.
fn held() -> &'static Held {
    static HELD: OnceLock<Held> = OnceLock::new();
    HELD.get_or_init(|| {
        let runtime = Runtime::new().expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder").keep();
        let wish = Wish {
            cases: CASES,
            seed: 7,
            day: "2026-11-23".parse().expect("a day"),
            password: Zeroizing::new("correct horse battery staple".into()),
        };
        let (caseload, me) =
            runtime.block_on(invent(&folder.join("bench.safehold"), &wish)).expect("a caseload");
        let now = london::read("2026-11-23T12:00+00:00").expect("a moment");
        let first = runtime.block_on(cases::by_number(&caseload.desk(me, now), 2041)).expect("a case");
        Held { case: first.id, runtime, caseload, me }
    })
}

fn at_the_desk<T>(bencher: divan::Bencher<'_, '_>, ask: impl AsyncFn(&safehold_casework::Desk<'_>) -> T) {
    let held = held();
    let desk = held.caseload.desk(held.me, held.caseload.now(chrono::Utc::now()));
    bencher.bench_local(|| held.runtime.block_on(ask(&desk)));
}

#[divan::bench]
fn open_today(bencher: divan::Bencher<'_, '_>) {
    at_the_desk(bencher, async |desk| tasks::today(desk).await.expect("today"));
}

#[divan::bench]
fn frame_with_counts(bencher: divan::Bencher<'_, '_>) {
    at_the_desk(bencher, async |desk| frame::frame(desk).await.expect("frame"));
}

#[divan::bench]
fn case_overview(bencher: divan::Bencher<'_, '_>) {
    let case = held().case;
    at_the_desk(bencher, async |desk| cases::overview(desk, case).await.expect("overview"));
}

#[divan::bench]
fn register_page(bencher: divan::Bencher<'_, '_>) {
    at_the_desk(bencher, async |desk| register::orders(desk, None, 50, 0).await.expect("register"));
}

#[divan::bench]
fn find_by_name(bencher: divan::Bencher<'_, '_>) {
    at_the_desk(bencher, async |desk| search::find(desk, "featherston").await.expect("found"));
}

#[divan::bench]
fn make_a_letter(bencher: divan::Bencher<'_, '_>) {
    let case = held().case;
    at_the_desk(bencher, async |desk| letters::make(desk, case, Wished::default()).await.expect("a letter"));
}

fn main() {
    divan::main();
}
