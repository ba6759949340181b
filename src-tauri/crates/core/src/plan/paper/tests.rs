use super::super::trial::{NOW, at, day, draft, id, item, record};
use super::super::{Block, ConflictLine, ItemState, MeasureLine, Plan};
use super::*;
use crate::measure::MeasureKind;
use crate::timeline::{Bar, FactRow, Lane, Strength};
use crate::words::NBSP;

const FULL: &str = "\
SH-2041, draft of version 4 (version 3 signed off 4 November 2026)
Victim: Petra Quill, Born 1991, Address confidential
Respondent: Idris Venn, Born 3 April 1988
Risk: Medium, DASH 19 October 2026, 2 children, ages 6 and 9
! Gap: from Tue 1 Dec 2026 10:00: Nothing to arrest for from Tue 1 Dec 10:00.
## Protection over time
timeline, 1 lanes
## Measures considered
Pre-charge bail | In force | Arrest, not a crime | Bail return Tue 1 Dec 2026 10:00
Domestic violence protection notice | Considered, not used Tue 1 Sep: conditional bail granted | - | -
Not considered yet: domestic violence protection order, domestic abuse protection notice, domestic abuse \
protection order, stalking protection order, bail with conditions after charge, restraining order, \
non-molestation order, occupation order and undertaking to the court.
### Terms in force
Pre-charge bail | No contact. Not to go to her home.
## Actions
1 | Bail extended | PC Beth Lowe | Mon 30 Nov 2026
## People
Petra Quill | Victim | Born 1991. Address confidential
Idris Venn | Respondent | Born 3 April 1988
Ella Quill | Child, 6 | -
Jo Quill | Child, 9 | -
## Risk and its history
19 October 2026 | Medium | DASH | Threats, no weapon | PC Amal Rahman
## Legal cover
Bail extended | Needed | PC Beth Lowe | Mon 30 Nov 2026
## Contact
* Safe: Mobile (Mon to Fri 09:00 to 15:00).
## Home
Locks changed | Declined: Her brother fits them | - | -
## Children
School informed | Accepted | PC Amal Rahman | Done Fri 6 Nov
## Disclosure
Considered, no application.
## The victim's views
What she or he wants: She wants no contact.
## Nothing recorded
Nobody has recorded anything under: Alarms and flags, Technology, Movement, Escape, Support, Perpetrator, \
Neighbourhood.
## Review and sign-off
This plan is looked at again on Sunday 20 December 2026.
Told of this plan: Neighbourhood team.
This is a draft: nobody has signed it off.
It is looked at sooner when one of these happens: a measure starts; a measure ends; a measure is varied, extended \
or served; the respondent is released; charge, no further action or verdict; the victim or a child moves; the \
respondent has a new address; the victim is not reached as often as policy allows; the risk is graded anew; a breach \
is reported; a multi-agency conference looks at the case; the longest time between reviews passes.";

fn words(paper: &MarkedPaper) -> String {
    let text = |text: &Text| text.words();
    let mut lines = vec![paper.subheading.clone()];
    for part in &paper.body {
        match part {
            Part::Heading(level, words) => lines.push(format!("{} {words}", "#".repeat(usize::from(*level)))),
            Part::Paragraph(words) => lines.push(text(words)),
            Part::Callout(title, words) => lines.push(format!("! {title}: {}", text(words))),
            Part::Bullets(all) => lines.extend(all.iter().map(|one| format!("* {}", text(one)))),
            Part::Table(table) => {
                lines.extend(
                    table.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join(" | ")),
                );
            }
            Part::Facts(facts) => lines.extend(facts.iter().map(|(label, all)| {
                format!("{label}: {}", all.iter().map(text).collect::<Vec<_>>().join(", "))
            })),
            Part::Numbered(_) => lines.push("numbered".to_owned()),
            Part::Idea { .. } | Part::In(..) | Part::NewPage => panic!("not in a plan"),
            Part::Timeline(timeline) => lines.push(format!("timeline, {} lanes", timeline.lanes.len())),
        }
    }
    lines.join("\n").replace(NBSP, " ")
}

fn with<T>(plan: &Plan, signed: bool, make: impl FnOnce(&Paper<'_>) -> T) -> T {
    let record = record();
    make(&Paper {
        version: plan.version,
        signed: signed.then(|| ("Sgt L. Osei", at("2026-11-27T12:00+00:00"), 1)),
        before: Some((3, day("2026-11-04"))),
        content: &plan.content,
        record: &record,
        print: Print { unit: &[], by: "PC Amal Rahman", at: at(NOW) },
    })
}

#[test]
fn the_full_plan_reads_as_the_record() {
    let paper = with(&draft(), false, full);
    assert_eq!(words(&paper), FULL);
    assert_eq!(paper.marking, "OFFICIAL-SENSITIVE");
}

#[test]
fn a_signed_plan_says_who_signed_it_by_which_policy() {
    let said = words(&with(&draft(), true, full));
    assert!(said.starts_with("SH-2041, version 4, signed off 27 November 2026 by Sgt L. Osei"), "{said}");
    assert!(said.contains("by version 1 of the unit\u{2019}s policy"), "{said}");
}

#[test]
fn the_summary_counts_what_it_leaves_out() {
    let mut plan = draft();
    for n in 0..9 {
        plan.content.items.push(item(
            Block::Home,
            &format!("Lock {n}"),
            ItemState::Need,
            "",
            Some("2026-12-09"),
        ));
    }
    let said = words(&with(&plan, true, |paper| summary(paper, 3)));
    assert!(said.contains("And 7 more actions in the full plan."), "{said}");
    assert_eq!(said.matches("Lock ").count(), 2);
}

#[test]
fn terms_that_conflict_stand_side_by_side() {
    let mut record = record();
    record.conflicts.push(ConflictLine {
        about: "Contact".into(),
        one: ("Pre-charge bail".into(), "No contact in any way".into()),
        other: ("Non-molestation order".into(), "Contact through solicitors allowed".into()),
    });
    let plan = draft();
    let print = Print { unit: &[], by: "PC Amal Rahman", at: at(NOW) };
    let paper =
        Paper { version: 4, signed: None, before: None, content: &plan.content, record: &record, print };
    let side = "Contact | Pre-charge bail: No contact in any way | Non-molestation order: Contact through solicitors allowed";
    assert!(words(&full(&paper)).contains(side));
    assert!(words(&summary(&paper, 9)).contains("! Terms conflict: Contact"));
}

#[test]
fn the_summary_of_a_long_case_keeps_what_police_can_arrest_for() {
    let mut record = record();
    let line = |n: u128, kind: MeasureKind, breaking: Strength, ends: Option<&str>| MeasureLine {
        id: id(n),
        kind,
        breaking: breaking.label().into(),
        ends: ends.map_or("No end set by the court".into(), |ends| format!("Ends {ends}")),
        ends_at: ends.map(at),
        terms: Vec::new(),
        ..record.measures[0].clone()
    };
    record.measures = vec![
        line(1, MeasureKind::Undertaking, Strength::CourtOnly, Some("2026-12-10T10:00+00:00")),
        line(2, MeasureKind::ReleasedUnderInvestigation, Strength::Nothing, None),
        line(3, MeasureKind::Restraining, Strength::Crime, None),
        line(4, MeasureKind::Dvpn, Strength::Arrest, Some("2026-11-30T10:00+00:00")),
    ];
    let bar = |from: f64, to: f64, strength| Bar {
        from,
        to,
        strength,
        uncertain_end: false,
        runs_on: (false, false),
    };
    let lane = |label: &str, bars: Vec<Bar>| Lane {
        label: label.into(),
        detail: String::new(),
        bars,
        from_label: String::new(),
        to_label: String::new(),
        note: String::new(),
    };
    let timeline = record.timeline.as_mut().unwrap();
    timeline.lanes = vec![
        lane("Over", vec![bar(0.1, 0.5, Strength::Crime)]),
        lane("Undertaking", vec![bar(0.1, 0.9, Strength::CourtOnly)]),
        lane("Restraining order", vec![bar(0.2, 1.0, Strength::Crime)]),
        lane("To come", vec![bar(0.7, 0.9, Strength::Crime)]),
        lane("Notice", vec![bar(0.55, 0.65, Strength::Arrest)]),
    ];
    let row = |what: &str, gap| FactRow {
        what: what.into(),
        from: String::new(),
        to: String::new(),
        strength: String::new(),
        gap,
    };
    timeline.table = vec![row("first", false), row("a gap", true), row("second", false), row("third", false)];
    let plan = draft();
    let print = Print { unit: &[], by: "PC Amal Rahman", at: at(NOW) };
    let paper =
        Paper { version: 4, signed: None, before: None, content: &plan.content, record: &record, print };
    let short = summary(&paper, 2);
    let said = words(&short);
    let (notice, order) =
        (said.find("Domestic violence protection notice").unwrap(), said.find("Restraining order").unwrap());
    assert!(notice < order, "the soonest end first: {said}");
    assert!(
        said.contains(
            "Also in force, see the full plan: Undertaking to the court (Ends 2026-12-10T10:00+00:00)."
        ),
        "{said}"
    );
    let drawn = short.body.iter().find_map(|part| match part {
        Part::Timeline(timeline) => Some(timeline),
        _ => None,
    });
    let drawn = drawn.unwrap();
    let lanes: Vec<&str> = drawn.lanes.iter().map(|lane| lane.label.as_str()).collect();
    let rows: Vec<&str> = drawn.table.iter().map(|row| row.what.as_str()).collect();
    assert_eq!((lanes, rows), (vec!["Restraining order", "Notice"], vec!["a gap", "third"]));
}
