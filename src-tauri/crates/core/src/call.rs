//! The call: what is said and asked, line by line, to be ticked as said. Made from the measures in force.

use chrono::{DateTime, Utc};

use crate::calendar::Calendar;
use crate::document::Text;
use crate::id::MeasureId;
use crate::measure::{Breach, Dapo, End, Facts, Measure, Nmo};
use crate::tasks::{Attempt, TaskKind};
use crate::terms::{Names, plain};
use crate::words::{long_date, spoken_instant};

/// One line of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its code, kept with the attempt when it is ticked: `order-lodged`.
    pub code: String,
    /// What is said or asked.
    pub text: Text,
    /// A remark for the caller; may be empty.
    pub remark: String,
    /// The task is not done until it was said: that the order is lodged, what it forbids, whom to call.
    pub required: bool,
}

fn line(code: impl Into<String>, text: Text) -> Line {
    Line { code: code.into(), text, remark: String::new(), required: false }
}

fn required(code: impl Into<String>, text: Text) -> Line {
    Line { required: true, ..line(code, text) }
}

/// The lines of a call for a task, in the order in which they are said. `about` is the measure that raised the task:
/// where it is over, that is said first of all.
pub fn lines(
    kind: TaskKind,
    about: Option<MeasureId>,
    measures: &[Measure],
    respondent: &str,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Vec<Line> {
    let must = !matches!(kind, TaskKind::Periodic | TaskKind::PostTrouble);
    let make = |code: String, text| if must { required(code, text) } else { line(code, text) };
    let names = Names { respondent: respondent.to_owned() };
    let mut said = vec![line("identity", Text::plain("Checked: the right person, and alone."))];
    let over = measures.iter().filter(|measure| Some(measure.id) == about && must);
    for measure in over.filter(|measure| measure.ends(calendar).is_some_and(|end| end <= now)) {
        said.push(required(format!("over:{}", measure.id), over_now(measure, respondent, calendar)));
    }
    let mut live: Vec<&Measure> = measures.iter().filter(|measure| measure.live_at(now, calendar)).collect();
    live.sort_by_key(|measure| (measure.begins(), measure.id));
    for measure in &live {
        said.push(make(format!("lodged:{}", measure.id), lodged(measure, respondent)));
        let version = measure.in_force_at(now);
        let terms = version.terms;
        for (n, term) in terms.iter().enumerate() {
            if let Some(words) = plain(term, &names) {
                let mut sentence = words.sentence;
                for exception in words.exceptions {
                    sentence.push_str(&format!(" But: {exception}"));
                }
                // What was said of an older version was not said of this one.
                let code = format!("term:{}:{}:{n}", measure.id, version.number);
                said.push(make(code, Text::plain(sentence)));
            }
        }
        // Custody has no terms, and released under investigation means that there are none.
        let has_terms = !matches!(measure.breach(), Breach::InCustody | Breach::NoConditions);
        if terms.is_empty() && has_terms {
            said.push(Line {
                remark:
                    "The terms are not on record: read them from the order, or say that you will call again"
                        .to_owned(),
                ..line(format!("terms-unknown:{}", measure.id), Text::plain("What the order forbids."))
            });
        }
        said.push(line(format!("ends:{}", measure.id), ends(measure, now, calendar)));
    }
    said.push(make(
        "police".to_owned(),
        Text::bold("Call 999")
            .then(" in danger. ")
            .then_bold("101")
            .then(" if it is not urgent. Tell us every time, even if you replied."),
    ));
    said.push(line("only-court", Text::plain("Only the court can change or end the order.")));
    said.push(line("since", Text::plain("Has anything happened since we last spoke?")));
    said.push(line("children", Text::plain("Children, changes, worries?")));
    said.push(line("support", Text::plain("Offer an adviser (IDVA), support and an alarm.")));
    said.push(line(
        "safe-still",
        Text::plain("Is this still a safe way and time to reach you? Is post safe?"),
    ));
    said
}

/// That a measure is over: what, when and why, and that it protects no longer.
fn over_now(measure: &Measure, respondent: &str, calendar: &Calendar) -> Text {
    let when = measure.ends(calendar).map(spoken_instant).unwrap_or_default();
    let why = measure.facts.outcome().map(|outcome| outcome.what.trim().trim_end_matches('.').to_lowercase());
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    let what = match measure.breach() {
        Breach::BailArrest => "Bail is over. ",
        Breach::InCustody => "Custody is over. ",
        Breach::NoConditions => "The investigation is over. ",
        Breach::Crime | Breach::ArrestForCourt | Breach::CourtOnly => "It is over. ",
    };
    let named = format!("The {} against {respondent} ended on ", measure.kind().name().to_lowercase());
    let rest = match measure.breach() {
        Breach::InCustody => format!("{why}. {respondent} may be free now."),
        Breach::NoConditions => format!("{why}."),
        _ => format!("{why}. It does not protect you any more."),
    };
    let named = match measure.breach() {
        Breach::BailArrest => "Its conditions ended on ".to_owned(),
        Breach::InCustody | Breach::NoConditions => "It ended on ".to_owned(),
        _ => named,
    };
    Text::bold(what).then(named).then_bold(when).then(rest)
}

fn lodged(measure: &Measure, respondent: &str) -> Text {
    match &measure.facts {
        Facts::Nmo(nmo) | Facts::Dapo(Dapo { order: nmo, .. }) => {
            Text::bold("Your court order. ").then(format!(
                "{} made it on {}. We have it on record. {}",
                nmo.court,
                long_date(nmo.made.day()),
                knows(nmo, respondent)
            ))
        }
        Facts::Occupation(order) => Text::bold("Your order about the home. ").then(format!(
            "{} made it on {}. We have it on record.",
            order.court,
            long_date(order.made.day())
        )),
        Facts::Undertaking(promise) => Text::bold("A promise to the court. ").then(format!(
            "{respondent} gave it to {} on {}.",
            promise.court,
            long_date(promise.given.day())
        )),
        Facts::Restraining(order) => Text::bold("Restraining order. ").then(format!(
            "{} made it on {}.",
            order.court,
            long_date(order.made.day())
        )),
        Facts::Stalking(order) => Text::bold("Stalking protection order. ").then(format!(
            "{} made it on {}.",
            order.court,
            long_date(order.made.day())
        )),
        Facts::Remand(_) => Text::bold("Custody. ").then(format!("{respondent} is held in custody.")),
        Facts::ReleasedUnderInvestigation(_) => Text::bold("No conditions. ")
            .then(format!("{respondent} was released. There are no conditions at the moment.")),
        Facts::PreChargeBail(_) | Facts::PostChargeBail(_) => {
            Text::bold("Bail. ").then(format!("{respondent} is on bail with conditions."))
        }
        Facts::Dvpn(_) | Facts::Dapn(_) => {
            Text::bold("Police notice. ").then(format!("{respondent} was given a notice by the police."))
        }
        Facts::Dvpo(_) => Text::bold("Court order (DVPO). ")
            .then(format!("The magistrates made an order against {respondent}.")),
    }
}

fn knows(nmo: &Nmo, respondent: &str) -> String {
    match (&nmo.served, &nmo.aware) {
        (Some(served), _) => {
            format!("{respondent} was given it on {}.", long_date(crate::london::date(served.at)))
        }
        (None, Some(aware)) => {
            format!("{respondent} was told of it on {}.", long_date(crate::london::date(aware.at)))
        }
        (None, None) if nmo.aware_when_made() => format!("{respondent} knows about it."),
        (None, None) => format!("We do not yet know if {respondent} has been given it."),
    }
}

fn ends(measure: &Measure, now: DateTime<Utc>, calendar: &Calendar) -> Text {
    match measure.in_force_at(now).end {
        Some(end) => match end {
            End::At(at) => Text::plain("The order ends on ").then_bold(spoken_instant(at)).then("."),
            End::On(day) => Text::plain("The order ends on ")
                .then_bold(long_date(day))
                .then(". We are asking for the time."),
            End::UntilHearing(Some(at)) => {
                Text::plain("It lasts until the hearing on ").then_bold(spoken_instant(at)).then(".")
            }
            End::UntilHearing(None) => Text::plain("It lasts until the next hearing."),
            End::Open => Text::plain("The court has not set an end date."),
            End::NotStated => Text::plain("We do not have its end date yet. We are asking the court."),
        },
        None => match measure.ends(calendar) {
            Some(at) => {
                Text::plain("It lasts until ").then_bold(spoken_instant(at)).then(", as far as we know.")
            }
            None => Text::plain("We do not know yet when it ends."),
        },
    }
}

/// What a task still has to say before it may be closed, each line's words in short; `said` are the codes
/// ticked in all its attempts.
pub fn still_to_say(lines: &[Line], attempts: &[Attempt]) -> Vec<String> {
    lines
        .iter()
        .filter(|line| line.required)
        .filter(|line| !attempts.iter().any(|attempt| attempt.said.contains(&line.code)))
        .map(|line| line.text.words())
        .collect()
}
