//! What a measure's record must fulfil before it is saved. Only what is wrong is refused: what is missing is
//! saved, and stays visible as missing.

use chrono::{DateTime, Duration, Utc};

use crate::measure::{End, Facts, Measure};
use crate::words::short_date_time;

/// Something wrong, with the form's field.
pub type Wrong = (String, String);

/// What is wrong with a measure's facts and terms; empty where it may be saved.
pub fn check(measure: &Measure, now: DateTime<Utc>) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut say = |field: &str, text: String| wrong.push((field.to_owned(), text));
    let soon = now + Duration::minutes(5);
    let future = |at: DateTime<Utc>| at > soon;
    match &measure.facts {
        Facts::Nmo(nmo) => {
            let made = nmo.made.earliest();
            if nmo.court.trim().is_empty() {
                say("court", "Enter the court".to_owned());
            }
            if nmo.case_number.trim().is_empty() {
                say("caseNumber", "Enter the court's case number".to_owned());
            }
            if future(made) {
                say("made", "The order can't have been made in the future".to_owned());
            }
            for (field, fact) in [("aware", &nmo.aware), ("served", &nmo.served)] {
                let Some(fact) = fact else { continue };
                if future(fact.at) {
                    say(field, "This can't be in the future".to_owned());
                }
                if fact.at < made {
                    say(field, format!("This is before the order was made ({})", nmo.made.words()));
                }
                if fact.how.trim().is_empty() {
                    say(&format!("{field}How"), "Say how it is known: by whom, how, what paper".to_owned());
                }
            }
            match nmo.end {
                End::At(at) | End::UntilHearing(Some(at)) if at <= made => {
                    say("end", format!("The end is before the order was made ({})", nmo.made.words()));
                }
                End::On(day) if day < nmo.made.day() => {
                    say("end", format!("The end is before the order was made ({})", nmo.made.words()));
                }
                _ => {}
            }
        }
        Facts::PreChargeBail(bail) => {
            if future(bail.arrested_at) {
                say("arrested", "The arrest can't be in the future".to_owned());
            }
            if bail.released_at < bail.arrested_at {
                say("released", format!("This is before the arrest ({})", short_date_time(bail.arrested_at)));
            }
            if !(1..=24).contains(&bail.months) {
                say("months", "Enter the months of the bail period, 1 to 24".to_owned());
            }
            if let Some(at) = bail.return_at {
                if at <= bail.released_at {
                    say(
                        "returnAt",
                        format!("This is before the release ({})", short_date_time(bail.released_at)),
                    );
                } else if at > crate::london::end_of(bail.last_day()) {
                    say(
                        "returnAt",
                        format!(
                            "The bail period's last day is {}: the return can't be later",
                            crate::words::short_date(bail.last_day())
                        ),
                    );
                }
            }
            if let Some(outcome) = &bail.outcome
                && outcome.at < bail.released_at
            {
                say(
                    "outcomeAt",
                    format!("This is before the release ({})", short_date_time(bail.released_at)),
                );
            }
        }
        Facts::Dvpn(dvpn) => {
            if future(dvpn.served_at) {
                say("served", "Service can't be in the future".to_owned());
            }
            if dvpn.authorised_by.trim().is_empty() {
                say("authorisedBy", "Enter the authorising superintendent".to_owned());
            }
            if dvpn.hearing_at.is_some_and(|at| at < dvpn.served_at) {
                say("hearing", format!("This is before service ({})", short_date_time(dvpn.served_at)));
            }
            if dvpn.outcome.as_ref().is_some_and(|outcome| outcome.at < dvpn.served_at) {
                say("outcomeAt", format!("This is before service ({})", short_date_time(dvpn.served_at)));
            }
        }
        Facts::Dvpo(dvpo) => {
            if dvpo.court.trim().is_empty() {
                say("court", "Enter the court".to_owned());
            }
            if future(dvpo.made_at) {
                say("made", "The order can't have been made in the future".to_owned());
            }
            if !(14..=28).contains(&dvpo.days) {
                say("days", "A DVPO lasts 14 to 28 days: enter the days".to_owned());
            }
        }
    }
    for (n, term) in measure.terms.iter().enumerate() {
        if term.parameters.distance_m.is_some_and(|metres| metres == 0 || metres > 100_000) {
            say(&format!("terms.{n}.distance"), "Enter the distance in metres, 1 to 100,000".to_owned());
        }
    }
    wrong
}
