//! A measure's state and end in words. Never "invalid" and never "not enforceable".

use chrono::{DateTime, Utc};

use super::{Facts, Measure, Outcome};
use crate::calendar::Calendar;
use crate::words;

impl Measure {
    /// Its kind in words, with the day it began where the case has another of its kind: "Non-molestation order of 26 Nov 2026".
    pub fn name_among(&self, all: &[Self]) -> String {
        let name = self.kind().name();
        if all.iter().any(|other| other.id != self.id && other.kind() == self.kind()) {
            return format!("{name} of {}", words::plain_date(crate::london::date(self.begins())));
        }
        name.to_owned()
    }

    /// Its state in words.
    pub fn state(&self, now: DateTime<Utc>, calendar: &Calendar) -> &'static str {
        if self.begins() > now {
            return "Not begun yet";
        }
        if !self.live_at(now, calendar) {
            return "Ended";
        }
        if let Some(order) = self.facts.order() {
            return match (&order.served, &order.aware) {
                (Some(_), _) => "Served",
                (None, Some(_)) => "Respondent aware, not yet served",
                (None, None) if order.aware_when_made() => "Respondent aware, not yet served",
                (None, None) => "Made, respondent not known to be aware",
            };
        }
        match &self.facts {
            Facts::Occupation(order) if order.served.is_none() => "Made, not yet served",
            Facts::Occupation(_) => "Served",
            Facts::Undertaking(_) => "Given to the court",
            Facts::PreChargeBail(bail) if bail.suspended_since().is_some() => "In force, end not known",
            Facts::Dvpn(notice) if !notice.adjourned.is_empty() => "In force, hearing adjourned",
            Facts::Dapn(dapn) if !dapn.notice.adjourned.is_empty() => "In force, hearing adjourned",
            Facts::Remand(_) => "In custody",
            Facts::ReleasedUnderInvestigation(_) => "No conditions",
            _ => "In force",
        }
    }

    /// The end with its kind: "Bail return Tue 1 Dec 2026 10:00", "No end set by the court".
    pub fn end_words(&self, calendar: &Calendar) -> String {
        if let Some(end) = self.latest().end {
            let over = self.facts.outcome().filter(|outcome| Some(outcome.at) == self.ends(calendar));
            let promise = matches!(self.facts, Facts::Undertaking(_));
            return over.map_or_else(
                || if promise { end.words().replace("Order ends", "Promise ends") } else { end.words() },
                |over| format!("{} {}", over.what, words::short_date_time(over.at)),
            );
        }
        let ends = self.ends(calendar);
        let decided = |outcome: &Option<Outcome>| {
            let outcome = outcome.as_ref()?;
            (Some(outcome.at) == ends)
                .then(|| format!("{} {}", outcome.what, words::short_date_time(outcome.at)))
        };
        match &self.facts {
            Facts::PreChargeBail(bail) => decided(&bail.outcome).unwrap_or_else(|| match ends {
                None => "End not known: with the prosecutors".to_owned(),
                Some(at) if bail.return_in_force() == Some(at) => {
                    format!("Bail return {}", words::short_date_time(at))
                }
                Some(_) => format!("Bail period's last day {}", words::short_date(bail.last_day())),
            }),
            Facts::PostChargeBail(bail) => decided(&bail.outcome).unwrap_or_else(|| match ends {
                None => "Until the next hearing, date not known".to_owned(),
                Some(at) => format!("Next hearing {}", words::short_date_time(at)),
            }),
            Facts::Dvpo(order) => match order.ends_at {
                Some(_) => format!("Order ends {}", words::short_date_time(order.ends())),
                None => format!("Order's last day {}", words::short_date(order.last_day())),
            },
            Facts::Remand(remand) => match remand.to {
                Some(at) if remand.sentence => format!("Release {}", words::short_date_time(at)),
                Some(at) => format!("Remanded until {}", words::short_date_time(at)),
                None => "Release date not known".to_owned(),
            },
            Facts::ReleasedUnderInvestigation(released) => {
                decided(&released.outcome).unwrap_or_else(|| "No end: there are no conditions".to_owned())
            }
            other => match (other.notice(), ends) {
                (Some(notice), Some(at)) => decided(&notice.outcome)
                    .unwrap_or_else(|| format!("48 hours end {}", words::short_date_time(at))),
                (_, Some(at)) => format!("Ends {}", words::short_date_time(at)),
                (Some(_), None) => "Adjourned: until determined".to_owned(),
                (None, None) => "End not known".to_owned(),
            },
        }
    }
}
