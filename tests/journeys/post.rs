//! From what is due to what came back: the queue, print runs, booking by code, recalling.

use safehold_casework::desk::Desk;
use safehold_casework::measures::{self, Parties};
use safehold_casework::post::{self, Booking};
use safehold_casework::queue::{self, Item};
use safehold_casework::runs::{self, Press, RunReport, Which, Wish};
use safehold_casework::{CaseworkError, letters, people, tasks};
use safehold_core::contact_profile::{Channel, ChannelKind, Safe};
use safehold_core::id::{CaseId, LetterId};
use safehold_core::letter::{Fate, LetterKind, LetterState, Outlet};
use safehold_core::measure::{Evidence, Outcome, OutcomeKind};
use safehold_core::person::{PartyRole, Risk};
use safehold_core::tasks::TaskKind;

use crate::support::{
    Trial, at, measure, on_both, order, person, petra, reach, second_check, second_officer, trial,
};

const NOW: &str = "2026-11-25T18:00+00:00";

/// Takes everything, or what a test lets it; keeps what came.
#[derive(Default)]
struct Tray {
    took: Vec<(String, Vec<u8>)>,
    whole: Option<Vec<u8>>,
    /// The place at which the printer jams.
    jams_at: Option<usize>,
    /// The run is stopped before this letter.
    stops_at: Option<usize>,
    asked: usize,
}

impl Press for Tray {
    fn one(&mut self, reference: &str, bytes: &[u8]) -> Result<(), String> {
        self.asked += 1;
        if self.jams_at == Some(self.asked) {
            return Err("out of paper".into());
        }
        self.took.push((reference.to_owned(), bytes.to_vec()));
        Ok(())
    }

    fn whole(&mut self, bytes: &[u8]) -> Result<(), String> {
        if self.jams_at.is_some() {
            return Err("out of paper".into());
        }
        self.whole = Some(bytes.to_vec());
        Ok(())
    }

    fn goes_on(&mut self, done: usize, _of: usize) -> bool {
        self.stops_at != Some(done)
    }
}

fn wish(which: Which, outlet: Outlet) -> Wish {
    Wish {
        which,
        due_to: "2026-11-25".parse().unwrap(),
        outlet,
        printer: "Front_office".into(),
        two_sided: true,
    }
}

fn codes(error: &CaseworkError) -> Vec<String> {
    match error {
        CaseworkError::Refused(_, reasons) | CaseworkError::Invalid(reasons) => {
            reasons.iter().map(|reason| reason.code.clone()).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Cases of other people in other streets, each with an order whose letter may go out.
async fn several(trial: &Trial, count: usize) -> Vec<CaseId> {
    let desk = trial.desk("2026-11-23T10:00+00:00");
    let beth = second_officer(trial, "PC Beth Lowe").await;
    let names = ["Ashdown", "Birch", "Calder", "Dunmore", "Elswick", "Farrow"];
    let mut cases = Vec::new();
    for (n, name) in names.iter().take(count).enumerate() {
        let case: CaseId = desk.ids.next();
        let street = format!("{} Weir Road", 101 + n);
        let respondent = format!("Moss{n}");
        let parties = Parties {
            victim: person(&desk, case, PartyRole::Victim, "Petra", name, &street),
            respondent: person(&desk, case, PartyRole::Respondent, "Gareth", &respondent, "3 Beck Lane"),
            protected: Vec::new(),
            risk: Some(Risk::Medium),
        };
        let made = measure(&desk, case, order("2026-11-20T14:00+00:00", None), &["CON-A", "EXC-H"]);
        let (_, id) = measures::open_case(&desk, parties, made).await.unwrap();
        let beths = trial.desk_of(beth, "2026-11-23T10:30+00:00");
        let version = measures::one(&beths, id).await.unwrap().version;
        measures::check_terms(&beths, id, version).await.unwrap();
        reach(&desk, case, Safe::Yes).await;
        cases.push(case);
    }
    cases
}

async fn ready(desk: &Desk<'_>) -> Vec<Item> {
    queue::due(desk, true).await.unwrap().items
}

/// Looks at each ready letter and accepts it.
async fn accept_all(desk: &Desk<'_>) -> Vec<LetterId> {
    let mut accepted = Vec::new();
    for item in ready(desk).await {
        let review = queue::review(desk, item.first().id).await.unwrap();
        let letter = review.letter.unwrap().letter.id;
        queue::accept(desk, item.first().id, letter, true).await.unwrap();
        accepted.push(letter);
    }
    accepted
}

fn fates(report: &RunReport) -> Vec<Fate> {
    report.items.iter().map(|view| view.item.fate).collect()
}

async fn state_of(desk: &Desk<'_>, reference: &str) -> LetterState {
    post::find(desk, reference).await.unwrap().0.state
}

#[tokio::test]
async fn from_the_queue_to_the_letter_that_came_back() {
    on_both("post", |trial| async move {
        let early = trial.desk("2026-11-23T10:00+00:00");
        let (case, order) = petra(&early).await;
        let desk = trial.desk(NOW);
        // Due two working days after receipt; nobody said yet that post is safe.
        let due = queue::due(&desk, false).await.unwrap();
        assert_eq!((due.counts.ready, due.counts.blocked), (0, 1));
        let item = &due.items[0];
        assert_eq!(item.kind(), LetterKind::OrderRecorded);
        assert!(item.first().called.why.starts_with("Order received Mon 23 Nov 10:00"), "{item:?}");
        assert_eq!(queue::due(&early, true).await.unwrap().counts.blocked, 0, "not due on the first day");
        second_check(&trial, order).await;
        reach(&early, case, Safe::Yes).await;
        let refused = runs::print(&desk, &wish(Which::Accepted, Outlet::Printer), &mut Tray::default()).await;
        assert_eq!(codes(&refused.unwrap_err()), ["nothing"], "nobody looked at it yet");
        let accepted = accept_all(&desk).await;
        let mut tray = Tray::default();
        let report = runs::print(&desk, &wish(Which::Accepted, Outlet::Printer), &mut tray).await.unwrap();
        assert_eq!((fates(&report), report.sheets()), (vec![Fate::Printed], 1));
        let (reference, bytes) = &tray.took[0];
        assert_eq!(
            letters::bytes(&desk, accepted[0]).await.unwrap(),
            *bytes,
            "the bytes that were looked at"
        );
        assert!(ready(&desk).await.is_empty(), "what was printed is no longer due");

        // Every slip of the fingers is said, and nothing is booked.
        let slip = reference.replace(&reference[4..6], &reference[4..6].chars().rev().collect::<String>());
        for wrong in ["", "hello", "VC-99999-A", slip.as_str()] {
            if wrong == reference {
                continue;
            }
            let refused = post::book(&desk, wrong, Booking::Posted, "", false).await;
            assert_eq!(codes(&refused.unwrap_err()), ["code"], "{wrong}");
        }
        let typed = reference.to_lowercase().replace('-', " ");
        let refused =
            post::book(&desk, &reference.replace("VC-", "VC-0"), Booking::Returned, "", false).await;
        assert!(refused.is_err());
        post::book(&desk, &typed, Booking::Posted, "", false).await.unwrap();
        let twice = post::book(&desk, &typed, Booking::Posted, "", false).await;
        assert_eq!(codes(&twice.unwrap_err()), ["state"]);

        // Service becomes known: a further letter is due. Then the first comes back.
        let later = trial.desk("2026-11-30T18:00+00:00");
        let version = measures::one(&later, order).await.unwrap().version;
        let evidence = Evidence { at: at("2026-11-26T18:30+00:00"), how: "process server".into() };
        measures::record_service(&later, order, version, true, evidence).await.unwrap();
        let due_later = trial.desk("2026-12-02T18:00+00:00");
        assert_eq!(ready(&due_later).await.len(), 1);
        let said = post::book(&due_later, &typed, Booking::Returned, "gone away", false).await.unwrap();
        assert!(said.contains("came back"), "{said}");
        assert_eq!(state_of(&due_later, reference).await, LetterState::Returned);
        let victim = people::victim(&due_later, case).await.unwrap();
        assert_eq!(victim.contact.safe(ChannelKind::Post), Safe::No);
        let after = queue::due(&due_later, false).await.unwrap();
        assert!(after.items[0].held().is_some_and(|(_, why)| why.contains("came back")), "{after:?}");
        // What came back was not read: it is due again beside the further letter, both held.
        assert_eq!((after.counts.ready, after.counts.blocked, after.counts.returned), (0, 2, 1));
        assert!(after.items.iter().all(|item| item.held().is_some()), "{after:?}");
        let open = tasks::open(&due_later).await.unwrap();
        let asks: Vec<_> = open.iter().filter(|view| view.task.kind == TaskKind::PostTrouble).collect();
        assert!(asks[0].task.why.contains("gone away"), "{asks:?}");

        // She says that post is safe again: the hold still needs a person.
        reach(&due_later, case, Safe::Yes).await;
        let held = queue::due(&due_later, false).await.unwrap().items;
        queue::hold(&due_later, held[0].first().id, None).await.unwrap();
        assert_eq!(ready(&due_later).await.len(), 1);
        let way = post::find(&due_later, reference).await.unwrap().1;
        let told: Vec<&str> = way.iter().map(|one| one.record.what.code()).collect();
        assert_eq!(told, ["printed", "posted", "returned"]);
        assert!(way.iter().all(|one| one.record.checkpoint.contains('-') && one.by == "PC Amal Rahman"));
    })
    .await;
}

#[tokio::test]
async fn a_run_says_of_each_letter_whether_it_was_printed() {
    on_both("run", |trial| async move {
        let cases = several(&trial, 6).await;
        let desk = trial.desk(NOW);
        let accepted = accept_all(&desk).await;
        assert_eq!(accepted.len(), 6);
        // After they were looked at, one victim says that post is not safe, and another order changes.
        let first = ready(&desk).await[0].first().case;
        assert!(cases.contains(&first));
        let victim = people::victim(&desk, first).await.unwrap();
        let mut contact = victim.contact.clone();
        let unsafe_now = |channel: &mut Channel| channel.safe = Safe::No;
        contact.channels.iter_mut().filter(|one| one.kind == ChannelKind::Post).for_each(unsafe_now);
        people::save_safe_contact(&desk, victim.id, victim.version, contact, &[]).await.unwrap();
        let still = ready(&desk).await;
        assert_eq!(still.len(), 5);
        let mut tray = Tray { jams_at: Some(2), stops_at: Some(4), ..Tray::default() };
        let report = runs::print(&desk, &wish(Which::Accepted, Outlet::Printer), &mut tray).await.unwrap();
        assert_eq!(
            fates(&report),
            [Fate::Refused, Fate::Printed, Fate::Failed, Fate::Printed, Fate::Waiting, Fate::Waiting],
            "refused what was accepted and may not go out any more, jammed at the second that went out, stopped before the fifth"
        );
        assert_eq!(report.items[0].item.reasons[0].0, "post-not-safe");
        assert!(report.run.cancelled && report.run.ended_at.is_some());
        assert_eq!(tray.took.len(), 2);
        for view in &report.items {
            let item = &view.item;
            if item.fate == Fate::Printed {
                assert_eq!(state_of(&desk, &item.reference).await, LetterState::Printed);
                let bytes = &tray.took.iter().find(|(reference, _)| *reference == item.reference).unwrap().1;
                let text = words_of(bytes);
                assert!(text.contains(&item.reference) && text.contains(view.to.as_str()), "{}", view.to);
            }
        }
        // What was not printed is still there, and still accepted.
        assert_eq!(ready(&desk).await.iter().filter(|item| item.accepted().is_some()).count(), 3);
        let all = runs::print(&desk, &wish(Which::All, Outlet::Files), &mut Tray::default()).await.unwrap();
        let mut found = fates(&all);
        found.sort();
        assert_eq!(found, [Fate::Printed, Fate::Printed, Fate::Printed, Fate::Refused]);
        let refused = all.items.iter().find(|view| view.item.fate == Fate::Refused).unwrap();
        assert_eq!(refused.item.reasons[0].0, "post-not-safe");
        let shown = runs::one(&desk, all.run.id).await.unwrap();
        assert_eq!(shown.items, all.items);
    })
    .await;
}

fn words_of(bytes: &[u8]) -> String {
    safehold_letters::text_of(bytes).unwrap()
}

/// Every page of a run's one file is the page of the letter whose turn it is, and of nobody else.
#[tokio::test]
async fn no_row_of_a_run_shifts_into_anothers_letter() {
    on_both("whole", |trial| async move {
        let cases = several(&trial, 6).await;
        let desk = trial.desk(NOW);
        // One in the middle is refused: what comes after it must not move up into its place.
        let victim = people::victim(&desk, cases[2]).await.unwrap();
        let mut contact = victim.contact.clone();
        contact.channels.retain(|channel| channel.kind != ChannelKind::Post);
        people::save_safe_contact(&desk, victim.id, victim.version, contact, &[]).await.unwrap();
        let jam = &mut Tray { jams_at: Some(1), ..Tray::default() };
        let jammed = runs::print(&desk, &wish(Which::Ready, Outlet::OneFile), jam).await.unwrap();
        assert_eq!(jammed.with(Fate::Failed), 5, "all or nothing");
        assert_eq!(post::list(&desk, &[LetterState::Printed], 10, 0).await.unwrap().1, 0);
        let stop = &mut Tray { stops_at: Some(3), ..Tray::default() };
        let stopped = runs::print(&desk, &wish(Which::Ready, Outlet::OneFile), stop).await.unwrap();
        assert_eq!((stopped.with(Fate::Waiting), stop.whole.is_none()), (5, true));

        let mut tray = Tray::default();
        let report = runs::print(&desk, &wish(Which::All, Outlet::OneFile), &mut tray).await.unwrap();
        assert_eq!((report.with(Fate::Printed), report.with(Fate::Refused)), (5, 1));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut each = Vec::new();
        for view in report.items.iter().filter(|view| view.item.fate == Fate::Printed) {
            let text = words_of(&letters::bytes(&desk, view.item.letter.unwrap()).await.unwrap());
            assert!(text.contains(&view.item.reference), "{}", view.item.reference);
            for other in &report.items {
                assert_eq!(
                    text.contains(other.to.as_str()),
                    other.to == view.to,
                    "{} in {}'s",
                    other.to,
                    view.to
                );
            }
            let people = people::of_case(&desk, view.item.case).await.unwrap();
            assert!(text.contains(&people[0].addresses[0].lines[0]) && text.contains(&people[1].full_name()));
            each.extend(words(&text));
        }
        assert_eq!(words(&words_of(&tray.whole.unwrap())), each);
        assert_eq!(report.sheets(), 5);
    })
    .await;
}

#[tokio::test]
async fn what_was_accepted_is_printed_or_nothing() {
    on_both("accepted", |trial| async move {
        let cases = several(&trial, 1).await;
        let desk = trial.desk(NOW);
        let before = accept_all(&desk).await[0];
        let id = ready(&desk).await[0].first().id;
        let mut victim = people::victim(&desk, cases[0]).await.unwrap();
        victim.title = "Mrs".into();
        people::save(&desk, victim, false).await.unwrap();
        let run =
            runs::print(&desk, &wish(Which::Accepted, Outlet::Printer), &mut Tray::default()).await.unwrap();
        assert_eq!(fates(&run), [Fate::Refused]);
        assert_eq!(run.items[0].item.reasons[0].0, "changed-since");
        assert!(ready(&desk).await[0].accepted().is_none(), "it must be looked at again");
        // Looked at again it is another letter; the old one takes no acceptance and no printer.
        let now = queue::review(&desk, id).await.unwrap().letter.unwrap().letter;
        assert_ne!(now.id, before);
        assert_eq!(queue::accept(&desk, id, before, true).await, Err(CaseworkError::Conflict));
        let old = letters::release(&desk, before, "letter printed", |_| panic!("went out")).await;
        assert_eq!(codes(&old.unwrap_err()), ["state"]);
        queue::accept(&desk, id, now.id, true).await.unwrap();
        let run =
            runs::print(&desk, &wish(Which::Accepted, Outlet::Printer), &mut Tray::default()).await.unwrap();
        assert_eq!(fates(&run), [Fate::Printed]);
        // The record changes while it lies in the tray: it is not booked as posted, unless it is gone.
        let mut victim = people::victim(&desk, cases[0]).await.unwrap();
        victim.title = "Ms".into();
        people::save(&desk, victim, false).await.unwrap();
        let refused = post::book(&desk, &now.reference, Booking::Posted, "", false).await.unwrap_err();
        assert_eq!(codes(&refused), ["changed-since"]);
        assert_eq!(codes(&post::book_posted(&desk, &[now.id]).await.unwrap_err()), ["changed-since"]);
        post::book(&desk, &now.reference, Booking::Posted, "", true).await.unwrap();
        let open = tasks::open(&desk).await.unwrap();
        assert!(open.iter().any(|view| view.task.kind == TaskKind::PostTrouble));
    })
    .await;
}

#[tokio::test]
async fn what_did_not_come_out_is_due_again_and_the_count_adds_up() {
    let trial = trial().await;
    several(&trial, 3).await;
    let desk = trial.desk(NOW);
    let run = runs::print(&desk, &wish(Which::Ready, Outlet::Printer), &mut Tray::default()).await.unwrap();
    assert_eq!(run.sheets(), 3);
    let two = runs::counted(&desk, run.run.id, 2, &[]).await.unwrap_err();
    assert_eq!(codes(&two), ["sheets"]);
    let missing = vec![run.items[1].item.reference.to_lowercase()];
    let strange = runs::counted(&desk, run.run.id, 2, &["VC-50007-A".to_owned()]).await.unwrap_err();
    assert_eq!(codes(&strange), ["missing"]);
    let counted = runs::counted(&desk, run.run.id, 2, &missing).await.unwrap();
    assert_eq!(fates(&counted), [Fate::Printed, Fate::Missing, Fate::Printed]);
    assert_eq!(counted.run.counted.unwrap().0, 2);
    assert_eq!(ready(&desk).await.len(), 1, "due again");
    assert_eq!(post::list(&desk, &[LetterState::Printed], 10, 0).await.unwrap().1, 2);
}

#[tokio::test]
async fn a_recalled_letter_never_goes_out_and_another_takes_its_place() {
    on_both("recall", |trial| async move {
        several(&trial, 1).await;
        let desk = trial.desk(NOW);
        let run =
            runs::print(&desk, &wish(Which::Ready, Outlet::Printer), &mut Tray::default()).await.unwrap();
        let item = &run.items[0].item;
        let id = item.letter.unwrap();
        assert_eq!(codes(&post::recall(&desk, id, " ", true).await.unwrap_err()), ["why"]);
        post::recall(&desk, id, "wrong enclosure", true).await.unwrap();
        let again = letters::release(&desk, id, "letter printed", |_| panic!("went out")).await.unwrap_err();
        assert_eq!(codes(&again), ["state"]);
        let posted = post::book(&desk, &item.reference, Booking::Posted, "", false).await.unwrap_err();
        assert_eq!(codes(&posted), ["state"]);
        let run =
            runs::print(&desk, &wish(Which::Ready, Outlet::Printer), &mut Tray::default()).await.unwrap();
        assert_eq!(fates(&run), [Fate::Printed]);
        let (old, way) = post::find(&desk, &item.reference).await.unwrap();
        assert_eq!(old.state, LetterState::Replaced);
        assert_eq!(way.last().unwrap().other.as_deref(), Some(run.items[0].item.reference.as_str()));
    })
    .await;
}

#[tokio::test]
async fn what_the_record_no_longer_calls_for_leaves_the_queue() {
    let trial = trial().await;
    let early = trial.desk("2026-11-23T10:00+00:00");
    let (_, order) = petra(&early).await;
    let desk = trial.desk(NOW);
    let kinds = async |desk: &Desk<'_>| -> Vec<&'static str> {
        queue::due(desk, false).await.unwrap().items.iter().map(|item| item.kind().code()).collect()
    };
    assert_eq!(kinds(&desk).await, ["L1"]);
    // The letter of its end is due 60 days before.
    assert_eq!(kinds(&trial.desk("2027-09-28T19:00+01:00")).await, ["L1", "L5"]);
    let version = measures::one(&desk, order).await.unwrap().version;
    let discharged = Outcome {
        at: at("2026-11-25T12:00+00:00"),
        kind: OutcomeKind::Discharged,
        what: "Discharged".into(),
    };
    measures::end(&desk, order, version, discharged).await.unwrap();
    assert_eq!(kinds(&desk).await, ["L6"], "what is over is told once, and nothing else");
    let due = queue::due(&desk, false).await.unwrap().items[0].first().id;
    assert_eq!(codes(&queue::take_off(&desk, due, "").await.unwrap_err()), ["why"]);
    queue::take_off(&desk, due, "told in person").await.unwrap();
    assert!(kinds(&desk).await.is_empty());
}
