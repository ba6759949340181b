//! The clocks that run on a recorded measure, each with its working in words, for the screens.
//!
//! Not here: whether what a clock asks for was done; that is for the measure's state and for warnings.

use super::{Limits, Step, bail_clock, notice_clock, notification_clock, order_clock, return_hearing};
use crate::calendar::Calendar;
use crate::measure::{Dvpn, Dvpo, Facts, Measure, Nmo, Notice, PreChargeBail, StalkingOrder};
use crate::{london, words};

/// A clock that runs on a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureClock {
    /// What must have happened: "The application must be heard by".
    pub what: &'static str,
    /// By when, in words: "Tue 1 Sep 2026 19:30".
    pub by: String,
    /// How that follows, line by line.
    pub lines: Vec<String>,
    /// What to know before relying on it: two readings, a calendar not compared that far.
    pub warnings: Vec<String>,
}

/// The clocks that run on a measure; none where no limit applies to its kind, or its facts are outside the limits.
pub fn clocks_of(measure: &Measure, limits: &Limits, calendar: &Calendar) -> Vec<MeasureClock> {
    match &measure.facts {
        Facts::Dvpn(notice) => vec![heard(notice, calendar)],
        Facts::Dapn(dapn) => vec![heard(&dapn.notice, calendar)],
        Facts::Dvpo(order) => length(order, limits).into_iter().collect(),
        Facts::Nmo(order) => both_sides(order, limits, calendar).into_iter().collect(),
        Facts::Dapo(dapo) => {
            let told =
                dapo.order.served.as_ref().and_then(|served| notified(london::date(served.at), limits));
            both_sides(&dapo.order, limits, calendar).into_iter().chain(told).collect()
        }
        Facts::Stalking(order) => stalking(order, limits).into_iter().collect(),
        Facts::PreChargeBail(bail) => period(bail).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn lines(working: &[Step]) -> Vec<String> {
    working.iter().map(Step::words).collect()
}

fn heard(notice: &Dvpn, calendar: &Calendar) -> MeasureClock {
    let clock = notice_clock(notice.served_at, calendar);
    let reading = clock.work_to();
    MeasureClock {
        what: "The application must be heard by",
        by: words::short_date_time(reading.until),
        lines: lines(&reading.working),
        warnings: clock.parted().into_iter().chain(clock.warning.clone()).collect(),
    }
}

fn length(order: &Dvpo, limits: &Limits) -> Option<MeasureClock> {
    let made = london::date(order.made_at);
    let clock = order_clock(made, order.days, limits).ok()?;
    Some(MeasureClock {
        what: "Its last day is",
        by: words::short_date(clock.last_day),
        lines: vec![format!(
            "Day 1 is {}, the day it was made. Every day counts: day {} is {}.",
            words::short_date(made),
            order.days,
            words::short_date(clock.last_day)
        )],
        warnings: Vec::new(),
    })
}

fn both_sides(order: &Nmo, limits: &Limits, calendar: &Calendar) -> Option<MeasureClock> {
    let made = order.made.day();
    if order.notice != Notice::Without {
        return None;
    }
    let clock = return_hearing(made, true, limits, calendar).ok()?;
    let mut lines = vec![format!(
        "{}: within {} of an order made without notice. {} plus {} is {}.",
        clock.guidance,
        words::count(i64::from(clock.days), "day"),
        words::short_date(made),
        words::count(i64::from(clock.days), "day"),
        words::short_date(clock.last_day)
    )];
    if clock.last_working_day != clock.last_day {
        lines
            .push(format!("The last working day up to it is {}.", words::short_date(clock.last_working_day)));
    }
    Some(MeasureClock {
        what: "Both sides should be heard by",
        by: words::short_date(clock.last_working_day),
        lines,
        warnings: clock.warning.into_iter().collect(),
    })
}

fn stalking(order: &StalkingOrder, limits: &Limits) -> Option<MeasureClock> {
    notified(london::date(order.served.as_ref()?.at), limits)
}

fn notified(served: chrono::NaiveDate, limits: &Limits) -> Option<MeasureClock> {
    let clock = notification_clock(served, limits.notification_days).ok()?;
    Some(MeasureClock {
        what: "Name and address must be notified by the end of",
        by: words::short_date(clock.last_day),
        lines: lines(&clock.working),
        warnings: Vec::new(),
    })
}

fn period(bail: &PreChargeBail) -> Option<MeasureClock> {
    let arrested = london::date(bail.arrested_at);
    let clock = bail_clock(arrested, bail.months_in_force()).ok()?;
    let mut lines = lines(&clock.working);
    lines.push(format!("{}.", clock.because));
    let closed = bail.suspended.iter().filter_map(|gap| Some((gap.from, gap.to?)));
    for (from, to) in closed {
        let (from, to) = (london::date(from), london::date(to));
        let days = (to - from).num_days().max(0);
        lines.push(format!(
            "{} to {}: with the prosecutors, the period did not run: {} later.",
            words::short_date(from),
            words::short_date(to),
            words::count(days, "day")
        ));
    }
    if bail.last_day() != clock.last_day {
        lines.push(format!("The last day with that: {}.", words::short_date(bail.last_day())));
    }
    lines.push(match clock.next.months {
        Some(months) => format!(
            "Next step: to {months} months, last day {}, by the {} ({}), decided before this period ends.",
            words::short_date(bail.last_day_of(months)),
            clock.next.authority.label(),
            clock.next.source
        ),
        _ => format!(
            "Next step: 3 or 6 months more, by the {} ({}), decided before this period ends.",
            clock.next.authority.label(),
            clock.next.source
        ),
    });
    Some(MeasureClock {
        what: "The bail period's last day is",
        by: match bail.suspended_since() {
            Some(_) => "not known while the period does not run".to_owned(),
            None => words::short_date(bail.last_day()),
        },
        lines,
        warnings: bail
            .suspended_since()
            .map(|_| "The period does not run now: the days until it does again are added to this".to_owned())
            .into_iter()
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{
        Dapn, Dapo, End, Evidence, Extension, Moment, OrderRecord, Origin, Rank, ReleasedUnderInvestigation,
        Suspension,
    };
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        london::read(text).unwrap()
    }

    fn of(facts: Facts) -> Vec<MeasureClock> {
        let measure = Measure {
            id: Uuid::nil().into(),
            case: Uuid::nil().into(),
            facts,
            terms: Vec::new(),
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: at("2026-11-20T10:00+00:00"),
            coded_by: None,
            checked_by: None,
            version: 1,
        };
        clocks_of(&measure, &Limits::default(), &Calendar::default())
    }

    fn notice(served: &str) -> Facts {
        Facts::Dvpn(Dvpn {
            authorised_by: "Supt Hale".into(),
            served_at: at(served),
            court: "Leeds".into(),
            hearing_at: None,
            adjourned: Vec::new(),
            outcome: None,
            record: Default::default(),
        })
    }

    fn bail(extensions: Vec<Extension>, suspended: Vec<Suspension>) -> Facts {
        Facts::PreChargeBail(PreChargeBail {
            custody_ref: String::new(),
            arrested_at: at("2026-11-30T08:20+00:00"),
            released_at: at("2026-11-30T21:00+00:00"),
            months: 3,
            return_at: None,
            station: String::new(),
            victim_views: String::new(),
            extensions,
            suspended,
            outcome: None,
            record: Default::default(),
        })
    }

    #[test]
    fn a_notice_says_when_it_is_heard_and_why_then() {
        let clocks = of(notice("2026-08-28T19:30+01:00"));
        assert_eq!(clocks[0].by, "Tue 1 Sep 2026 19:30");
        assert_eq!(clocks[0].lines.len(), 5);
        assert_eq!(clocks[0].lines[2], "Sun 30 Aug: not counted (Sunday)");
        assert!(clocks[0].warnings.is_empty());
        let christmas = of(notice("2026-12-24T20:00+00:00"));
        assert_eq!(christmas[0].by, "Tue 29 Dec 2026 20:00");
        assert!(christmas[0].warnings[0].contains("26 December"));
        let far = of(notice("2029-03-01T20:00+00:00"));
        assert!(far[0].warnings[0].contains("not compared"));
    }

    #[test]
    fn an_order_of_days_and_one_outside_the_act() {
        let order = |days| {
            Facts::Dvpo(Dvpo {
                court: String::new(),
                made_at: at("2026-09-01T11:15+01:00"),
                days,
                ends_at: None,
            })
        };
        assert_eq!(of(order(28))[0].by, "Mon 28 Sep 2026");
        assert!(of(order(28))[0].lines[0].contains("day 28 is Mon 28 Sep 2026"));
        assert!(of(order(40)).is_empty());
    }

    #[test]
    fn bail_says_who_may_give_the_next_months() {
        let first = &of(bail(Vec::new(), Vec::new()))[0];
        assert_eq!(first.by, "Sun 28 Feb 2027");
        assert!(
            first.lines[3].contains("to 6 months, last day Mon 31 May 2027, by the inspector"),
            "{first:?}"
        );
        let extension = Extension {
            months: 6,
            rank: Rank::Inspector,
            at: at("2027-02-20T10:00+00:00"),
            officer: String::new(),
            return_at: None,
        };
        let longer = &of(bail(vec![extension], Vec::new()))[0];
        assert_eq!(longer.by, "Mon 31 May 2027");
        assert!(longer.lines[3].contains("superintendent"));
        let gap = |to: Option<&str>| Suspension { from: at("2027-01-04T10:00+00:00"), to: to.map(at) };
        let suspended = &of(bail(Vec::new(), vec![gap(Some("2027-01-14T10:00+00:00"))]))[0];
        assert_eq!((suspended.by.as_str(), suspended.warnings.len()), ("Wed 10 Mar 2027", 0));
        let said = suspended.lines.join("\n");
        assert!(said.contains(
            "Mon 4 Jan 2027 to Thu 14 Jan 2027: with the prosecutors, the period did not run: 10 days later."
        ));
        assert!(said.contains("The last day with that: Wed 10 Mar 2027."), "{said}");
        assert!(said.contains("to 6 months, last day Thu 10 Jun 2027"), "{said}");
        let open = &of(bail(Vec::new(), vec![gap(None)]))[0];
        assert_eq!(open.by, "not known while the period does not run");
    }

    #[test]
    fn an_order_without_notice_comes_back_and_one_on_notice_does_not() {
        let order = |notice| {
            Facts::Nmo(Nmo {
                court: String::new(),
                case_number: String::new(),
                made: Moment::On("2026-11-27".parse().unwrap()),
                notice,
                present: false,
                aware: None,
                served: None,
                end: End::Open,
                record: OrderRecord::default(),
            })
        };
        let clocks = of(order(Notice::Without));
        assert_eq!(clocks[0].by, "Thu 24 Dec 2026");
        assert_eq!(clocks[0].lines.len(), 2, "28 days end on Christmas Day");
        assert!(of(order(Notice::With)).is_empty() && of(order(Notice::NotStated)).is_empty());
    }

    #[test]
    fn the_pilots_notice_and_order_have_the_same_clocks() {
        let Facts::Dvpn(given) = notice("2026-08-28T19:30+01:00") else { panic!("a notice") };
        let same = of(Facts::Dapn(Dapn { area: None, notice: given.clone() }));
        assert_eq!(same, of(Facts::Dvpn(given)));
        let order = Nmo {
            court: String::new(),
            case_number: String::new(),
            made: Moment::On("2026-11-26".parse().unwrap()),
            notice: Notice::Without,
            present: false,
            aware: None,
            served: Some(Evidence { at: at("2026-11-27T10:00+00:00"), how: String::new() }),
            end: End::Open,
            record: OrderRecord::default(),
        };
        let clocks = of(Facts::Dapo(Dapo { area: None, order }));
        let by: Vec<&str> = clocks.iter().map(|clock| clock.by.as_str()).collect();
        assert_eq!(by, ["Thu 24 Dec 2026", "Sun 29 Nov 2026"]);
    }

    #[test]
    fn a_stalking_order_is_notified_once_it_is_served() {
        let order = |served: Option<&str>| {
            Facts::Stalking(StalkingOrder {
                interim: false,
                court: String::new(),
                case_number: String::new(),
                made: Moment::On("2026-11-18".parse().unwrap()),
                served: served.map(|text| Evidence { at: at(text), how: String::new() }),
                end: End::Open,
                record: OrderRecord::default(),
            })
        };
        assert!(of(order(None)).is_empty());
        assert_eq!(of(order(Some("2026-11-20T10:00+00:00")))[0].by, "Sun 22 Nov 2026");
        let none = Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation {
            from: at("2026-11-20T10:00+00:00"),
            outcome: None,
        });
        assert!(of(none).is_empty());
    }
}
