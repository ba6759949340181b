//! Five thousand invented cases with tricky addresses through the gate: no letter that goes out by one person shows or
//! holds what it must not, by a scanner that shares no code with the gate; and each question of the gate is needed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "steps of a test: what fails here fails the run")]

mod cases;
mod doors;
mod reader;
mod scanner;
mod through;

use std::collections::BTreeMap;
use std::thread;

use cases::{Case, Planted};
use safehold_core::letter_gate::Question;
use through::{Gate, Outcome};

const CASES: u64 = 5_000;
/// Every so many letters poppler reads the words as well, and must find the same.
const BESIDE: u64 = 100;

/// What became of the cases, counted.
#[derive(Default)]
struct Counted {
    out: usize,
    refused: usize,
    wrongly_refused: Vec<String>,
    found: Vec<String>,
    planted: BTreeMap<Planted, usize>,
}

fn one(n: u64, counted: &mut Counted) {
    let case = Case::invented(n);
    *counted.planted.entry(case.planted).or_default() += 1;
    match (Gate::whole().decide(&case), case.planted) {
        (Outcome::Out(pdf), _) => {
            counted.out += 1;
            counted
                .found
                .extend(scanner::scan(&case, &pdf).into_iter().map(|what| format!("case {n}: {what}")));
            if n.is_multiple_of(BESIDE) {
                let (ours, theirs) = (reader::text(&pdf), reader::poppler(&pdf));
                assert_eq!(scanner::bare(&ours), scanner::bare(&theirs), "case {n}: poppler reads otherwise");
            }
        }
        (Outcome::Refused(why), Planted::Nothing) => {
            counted.refused += 1;
            let lines = |person: &safehold_core::person::Person| {
                person.addresses.iter().map(|one| one.one_line()).collect::<Vec<_>>()
            };
            let (hers, theirs) = (lines(case.victim()), lines(case.respondent()));
            counted.wrongly_refused.push(format!("case {n}: {why:?}, {hers:?}, {theirs:?}"));
        }
        (Outcome::Refused(_), _) => counted.refused += 1,
    }
}

#[test]
fn five_thousand_letters_leak_nothing() {
    let workers = thread::available_parallelism().map_or(2, |n| n.get() as u64);
    let all: Vec<Counted> = thread::scope(|scope| {
        let work = |first: u64| {
            move || {
                let mut counted = Counted::default();
                for n in (first..CASES).step_by(workers as usize) {
                    one(n, &mut counted);
                }
                counted
            }
        };
        let threads: Vec<_> = (0..workers).map(|first| scope.spawn(work(first))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let found: Vec<&String> = all.iter().flat_map(|counted| &counted.found).collect();
    assert!(found.is_empty(), "{} leaks: {:#?}", found.len(), &found[..found.len().min(20)]);
    let (out, refused): (usize, usize) =
        (all.iter().map(|one| one.out).sum(), all.iter().map(|one| one.refused).sum());
    let mut planted: BTreeMap<Planted, usize> = BTreeMap::new();
    for (what, count) in all.iter().flat_map(|counted| &counted.planted) {
        *planted.entry(*what).or_default() += count;
    }
    println!("{out} letters went out, {refused} were stopped; planted: {planted:?}");
    for what in Planted::ALL {
        assert!(planted.get(&what).is_some_and(|count| *count >= 20), "{what:?} is tried too seldom");
    }
    // A gate that stops everything would leak nothing either.
    let wrongly: Vec<&String> = all.iter().flat_map(|counted| &counted.wrongly_refused).collect();
    assert!(
        wrongly.len() * 50 < out,
        "{} stopped for nothing: {:#?}",
        wrongly.len(),
        &wrongly[..wrongly.len().min(20)]
    );
    assert!(out * 5 > CASES as usize * 2, "{out} of {CASES} went out");
}

#[test]
fn each_question_of_the_gate_is_needed() {
    let mut quiet = Vec::new();
    for question in Question::ALL {
        // The whole gate lets none of these through; without the question at least one goes out, and the scanner sees it.
        let planted = |case: &Case| case.planted.asked_by() == Some(question);
        let mut tried = 0;
        let seen = (0..CASES).map(Case::invented).filter(planted).take(12).any(|case| {
            tried += 1;
            assert!(
                matches!(Gate::whole().decide(&case), Outcome::Refused(_)),
                "{question:?}: {:?}",
                case.planted
            );
            match Gate::without(question).decide(&case) {
                Outcome::Out(pdf) => !scanner::scan(&case, &pdf).is_empty(),
                Outcome::Refused(_) => false,
            }
        });
        if !seen {
            quiet.push(format!("{question:?}, {tried} cases"));
        }
    }
    assert!(quiet.is_empty(), "switched off and nothing noticed it: {quiet:?}");
}
