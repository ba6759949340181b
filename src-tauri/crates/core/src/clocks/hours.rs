//! Clocks of hours that leave out whole days: the 48 hours of a notice and the 24 hours after an arrest for breach.
//!
//! Clock changes never matter to them: they happen on Sundays, and Sundays are not counted.

use std::borrow::Cow;

use chrono::{DateTime, Days, NaiveDate, Timelike, Utc};

use super::{Limits, Step, Tally};
use crate::calendar::{Calendar, Disregards};
use crate::london;

const DAY: u32 = 24 * 60 * 60;

/// The two readings of a notice's 48 hours, and the one to work to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeDeadline {
    /// Leaves out every bank holiday that statute names.
    pub statutory: DateTime<Utc>,
    /// Counts 26 December on a Saturday, which the published list leaves out. Work to this one.
    pub conservative: DateTime<Utc>,
}

impl NoticeDeadline {
    /// The earlier of the two: the one to work to.
    pub fn work_to(&self) -> DateTime<Utc> {
        self.statutory.min(self.conservative)
    }
}

/// One reading of a clock, with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When the hours end.
    pub until: DateTime<Utc>,
    /// Each day from the first to the last.
    pub working: Vec<Step>,
}

/// A clock of hours with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursClock {
    /// Leaves out every bank holiday that statute names.
    pub statutory: Reading,
    /// Counts 26 December on a Saturday.
    pub conservative: Reading,
    /// That the calendar was not compared with the published list that far.
    pub warning: Option<String>,
}

impl HoursClock {
    /// The earlier reading: the one to work to.
    pub fn work_to(&self) -> &Reading {
        if self.statutory.until < self.conservative.until { &self.statutory } else { &self.conservative }
    }

    /// That the two readings differ, and why.
    pub fn parted(&self) -> Option<String> {
        (self.statutory.until != self.conservative.until).then(|| {
            format!(
                "26 December is a Saturday: a bank holiday by statute that the published list leaves out. Statute gives {}; work to {}",
                crate::words::short_time(self.statutory.until),
                crate::words::short_time(self.conservative.until)
            )
        })
    }
}

/// What somebody was arrested for breaching, before being brought to court within 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArrestKind {
    /// A domestic violence protection notice.
    Dvpn,
    /// A domestic violence protection order.
    Dvpo,
    /// A domestic abuse protection notice.
    Dapn,
    /// An occupation order with a power of arrest.
    Occp,
    /// Bail after charge.
    Psb,
}

impl ArrestKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Dvpn, Self::Dvpo, Self::Dapn, Self::Occp, Self::Psb];

    /// The code, as of the measure.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dvpn => "DVPN",
            Self::Dvpo => "DVPO",
            Self::Dapn => "DAPN",
            Self::Occp => "OCCP",
            Self::Psb => "PSB",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(code))
    }

    /// Where the rule stands.
    pub fn source(self) -> &'static str {
        match self {
            Self::Dvpn => "Crime and Security Act 2010 s26: 24 hours, or the hearing of the order if earlier",
            Self::Dvpo => "Crime and Security Act 2010 s29: before the court within 24 hours",
            Self::Dapn => "Domestic Abuse Act 2021 s26: 24 hours, or the hearing of the order if earlier",
            Self::Occp => "Family Law Act 1996 s47: before the court within 24 hours",
            Self::Psb => "Bail Act 1976 s7: before a justice within 24 hours",
        }
    }
}

/// When the application for an order must have been heard after a notice was served: 48 hours, leaving
/// out Sundays, Christmas Day, Good Friday and bank holidays (Crime and Security Act 2010 s27(2), (3);
/// Domestic Abuse Act 2021 s29(2), (3)).
pub fn notice_deadline(served: DateTime<Utc>, calendar: &Calendar) -> NoticeDeadline {
    NoticeDeadline {
        statutory: counted(served, 2, calendar, Disregards::Statutory, |_, _| ()),
        conservative: counted(served, 2, calendar, Disregards::Published, |_, _| ()),
    }
}

/// The 48 hours of a notice with their working; see [`notice_deadline`].
pub fn notice_clock(served: DateTime<Utc>, calendar: &Calendar) -> HoursClock {
    clock(served, 2, calendar, [Disregards::Statutory, Disregards::Published])
}

/// When somebody arrested for a breach must be before the court: 24 hours, leaving out the days of the kind.
pub fn arrest_deadline(
    arrested: DateTime<Utc>,
    kind: ArrestKind,
    limits: &Limits,
    calendar: &Calendar,
) -> NoticeDeadline {
    let [statutory, conservative] =
        readings(kind, limits).map(|by| counted(arrested, 1, calendar, by, |_, _| ()));
    NoticeDeadline { statutory, conservative }
}

/// The 24 hours after an arrest with their working; see [`arrest_deadline`].
pub fn arrest_clock(
    arrested: DateTime<Utc>,
    kind: ArrestKind,
    limits: &Limits,
    calendar: &Calendar,
) -> HoursClock {
    clock(arrested, 1, calendar, readings(kind, limits))
}

fn readings(kind: ArrestKind, limits: &Limits) -> [Disregards; 2] {
    if limits.arrest.leave_out_bank_holidays(kind) {
        [Disregards::Statutory, Disregards::Published]
    } else {
        [Disregards::NoBankHolidays; 2]
    }
}

fn clock(from: DateTime<Utc>, days: u32, calendar: &Calendar, by: [Disregards; 2]) -> HoursClock {
    let [statutory, conservative] = by.map(|by| reading(from, days, calendar, by));
    let last = statutory.working.last().map(|step| step.day);
    let warning = match by {
        [Disregards::NoBankHolidays, _] => None,
        _ => calendar.unverified(london::date(from)).or_else(|| calendar.unverified(last?)),
    };
    HoursClock { statutory, conservative, warning }
}

/// The end of `days` times 24 hours: the same time on the so-manieth counted day after one that counts, else 24:00 of the
/// so-manieth counted day, for the clock starts at 00:00 of the next. `seen` gets each day and why it does not count.
fn counted<'c>(
    from: DateTime<Utc>,
    days: u32,
    calendar: &'c Calendar,
    by: Disregards,
    mut seen: impl FnMut(NaiveDate, Option<Cow<'c, str>>),
) -> DateTime<Utc> {
    let local = london::local(from);
    let mut day = local.date_naive();
    let first = calendar.disregarded(day, by);
    let starts_on_a_counted_day = first.is_none();
    seen(day, first);
    let mut left = days;
    while left > 0 {
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
        let why = calendar.disregarded(day, by);
        left -= u32::from(why.is_none());
        seen(day, why);
    }
    if starts_on_a_counted_day { london::instant(day, local.time()) } else { london::end_of(day) }
}

fn reading(from: DateTime<Utc>, days: u32, calendar: &Calendar, by: Disregards) -> Reading {
    let mut seen = Vec::new();
    let until = counted(from, days, calendar, by, |day, why| seen.push((day, why)));
    let whole = days * DAY;
    let before = london::local(from).time().num_seconds_from_midnight();
    let mut total = 0;
    let working = seen
        .into_iter()
        .enumerate()
        .map(|(place, (day, why))| {
            let tally = match why {
                Some(why) => Tally::Skipped(why.into_owned()),
                None => {
                    let day = if place == 0 { DAY - before } else { DAY };
                    let counted = day.min(whole - total);
                    total += counted;
                    Tally::Seconds { counted, total }
                }
            };
            Step { day, tally }
        })
        .collect();
    Reading { until, working }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(served: &str) -> HoursClock {
        let served = london::read(served).unwrap();
        let clock = notice_clock(served, &Calendar::default());
        let quick = notice_deadline(served, &Calendar::default());
        assert_eq!((quick.statutory, quick.conservative), (clock.statutory.until, clock.conservative.until));
        assert_eq!(quick.work_to(), clock.work_to().until);
        clock
    }

    fn arrest(at: &str, kind: ArrestKind) -> [String; 2] {
        let at = london::read(at).unwrap();
        let limits = Limits::default();
        let clock = arrest_clock(at, kind, &limits, &Calendar::default());
        let quick = arrest_deadline(at, kind, &limits, &Calendar::default());
        assert_eq!((quick.statutory, quick.conservative), (clock.statutory.until, clock.conservative.until));
        [clock.statutory.until, clock.conservative.until].map(london::write)
    }

    #[test]
    fn a_notice_runs_48_counted_hours() {
        let table = [
            ("2026-08-28T19:30+01:00", "2026-09-01T19:30+01:00", "Friday before a bank holiday Monday"),
            ("2026-05-01T17:45+01:00", "2026-05-05T17:45+01:00", "the same in May"),
            ("2026-03-28T22:15+00:00", "2026-03-31T22:15+01:00", "clocks go forward on the Sunday"),
            ("2026-10-24T20:00+01:00", "2026-10-27T20:00+00:00", "clocks go back on the Sunday"),
            ("2026-10-25T01:30+01:00", "2026-10-28T00:00+00:00", "the first 01:30"),
            ("2026-10-25T01:30+00:00", "2026-10-28T00:00+00:00", "the second 01:30"),
            ("2026-11-25T09:00+00:00", "2026-11-27T09:00+00:00", "midweek"),
            ("2026-08-30T12:00+01:00", "2026-09-03T00:00+01:00", "Sunday before a bank holiday Monday"),
            ("2026-08-31T00:00+01:00", "2026-09-03T00:00+01:00", "first minute of a bank holiday"),
            ("2026-08-29T23:59+01:00", "2026-09-02T23:59+01:00", "last minute before days left out"),
            ("2026-04-02T18:00+01:00", "2026-04-07T18:00+01:00", "Thursday before Easter: Saturday counts"),
            ("2026-04-03T18:00+01:00", "2026-04-08T00:00+01:00", "Good Friday: Saturday and Tuesday count"),
            ("2027-03-25T09:00+00:00", "2027-03-30T09:00+01:00", "Easter on the Sunday of the clock change"),
            ("2027-12-24T10:00+00:00", "2027-12-30T10:00+00:00", "Christmas on a Saturday"),
            ("2028-12-22T15:00+00:00", "2028-12-27T15:00+00:00", "Christmas on a Monday"),
            ("2028-02-28T08:00+00:00", "2028-03-01T08:00+00:00", "a leap year's February"),
            (
                "2027-12-31T23:00+00:00",
                "2028-01-04T23:00+00:00",
                "1 January on a Saturday counts, its substitute not",
            ),
        ];
        for (served, due, what) in table {
            let got = notice(served);
            assert_eq!(london::write(got.conservative.until), due, "{what}, served {served}");
            assert_eq!(got.statutory, got.conservative, "{what}");
            assert_eq!((got.parted(), got.warning), (None, None), "{what}");
        }
    }

    #[test]
    fn the_working_reads_like_a_page() {
        let lines: Vec<String> =
            notice("2026-08-28T19:30+01:00").conservative.working.iter().map(Step::words).collect();
        assert_eq!(
            lines,
            [
                "Fri 28 Aug: 4 h 30 min (4 h 30 min so far)",
                "Sat 29 Aug: 24 h (28 h 30 min so far)",
                "Sun 30 Aug: not counted (Sunday)",
                "Mon 31 Aug: not counted (Summer bank holiday)",
                "Tue 1 Sep: 19 h 30 min (48 h so far)",
            ]
        );
    }

    #[test]
    fn boxing_day_on_a_saturday_parts_the_two_readings() {
        let table = [
            ("2026-12-24T20:00+00:00", "2026-12-30T20:00+00:00", "2026-12-29T20:00+00:00"),
            ("2026-12-26T09:00+00:00", "2026-12-31T00:00+00:00", "2026-12-30T09:00+00:00"),
            ("2026-12-23T20:00+00:00", "2026-12-29T20:00+00:00", "2026-12-26T20:00+00:00"),
            ("2026-12-25T10:00+00:00", "2026-12-31T00:00+00:00", "2026-12-30T00:00+00:00"),
            ("2020-12-24T20:00+00:00", "2020-12-30T20:00+00:00", "2020-12-29T20:00+00:00"),
        ];
        for (served, statutory, conservative) in table {
            let got = notice(served);
            assert_eq!(london::write(got.statutory.until), statutory, "served {served}");
            assert_eq!(london::write(got.conservative.until), conservative, "served {served}");
            assert_eq!(got.work_to(), &got.conservative);
            assert!(got.parted().is_some_and(|text| text.contains("26 December")));
        }
    }

    #[test]
    fn each_kind_of_arrest_leaves_out_its_own_days() {
        use ArrestKind::{Dapn, Dvpn, Dvpo, Occp, Psb};
        let table = [
            (
                "2026-12-24T20:00+00:00",
                &[Dvpn, Dvpo, Dapn][..],
                "2026-12-29T20:00+00:00",
                "2026-12-26T20:00+00:00",
            ),
            ("2026-12-24T20:00+00:00", &[Occp, Psb], "2026-12-26T20:00+00:00", "2026-12-26T20:00+00:00"),
            (
                "2026-08-29T19:30+01:00",
                &[Dvpn, Dvpo, Dapn],
                "2026-09-01T19:30+01:00",
                "2026-09-01T19:30+01:00",
            ),
            ("2026-08-29T19:30+01:00", &[Occp, Psb], "2026-08-31T19:30+01:00", "2026-08-31T19:30+01:00"),
            ("2026-08-30T19:30+01:00", &[Occp, Psb], "2026-09-01T00:00+01:00", "2026-09-01T00:00+01:00"),
            ("2026-04-02T19:30+01:00", &[Occp, Psb], "2026-04-04T19:30+01:00", "2026-04-04T19:30+01:00"),
            ("2027-12-24T08:00+00:00", &[Psb], "2027-12-27T08:00+00:00", "2027-12-27T08:00+00:00"),
            ("2027-12-24T08:00+00:00", &[Dvpo], "2027-12-29T08:00+00:00", "2027-12-29T08:00+00:00"),
            ("2026-10-24T18:00+01:00", &[Dvpo, Psb], "2026-10-26T18:00+00:00", "2026-10-26T18:00+00:00"),
        ];
        for (at, kinds, statutory, conservative) in table {
            for kind in kinds {
                assert_eq!(arrest(at, *kind), [statutory, conservative], "{at}, {}", kind.code());
            }
        }
        for (kind, act) in
            [(Dvpn, "2010 s26"), (Dvpo, "2010 s29"), (Dapn, "2021 s26"), (Occp, "1996 s47"), (Psb, "1976 s7")]
        {
            assert_eq!(ArrestKind::from_code(kind.code()), Some(kind));
            assert!(kind.source().contains(act), "{}", kind.code());
        }
        assert_eq!(ArrestKind::from_code("NMO"), None);
    }

    /// What legal services say of each kind is a unit's own answer, and no other kind's.
    #[test]
    fn a_unit_answers_for_each_kind_of_arrest() {
        let (at, calendar) = (london::read("2026-08-29T19:30+01:00").unwrap(), Calendar::default());
        for kind in ArrestKind::ALL {
            let mut limits = Limits::default();
            let own = match kind {
                ArrestKind::Dvpn => &mut limits.arrest.dvpn,
                ArrestKind::Dvpo => &mut limits.arrest.dvpo,
                ArrestKind::Dapn => &mut limits.arrest.dapn,
                ArrestKind::Occp => &mut limits.arrest.occp,
                ArrestKind::Psb => &mut limits.arrest.psb,
            };
            *own = !*own;
            for other in ArrestKind::ALL {
                let usual = arrest_deadline(at, other, &Limits::default(), &calendar);
                let now = arrest_deadline(at, other, &limits, &calendar);
                assert_eq!(now != usual, other == kind, "{} by {}", other.code(), kind.code());
            }
        }
    }

    #[test]
    fn the_earlier_reading_is_worked_to_whichever_it_is() {
        let parted = notice("2026-12-24T20:00+00:00");
        let swapped = HoursClock {
            statutory: parted.conservative.clone(),
            conservative: parted.statutory.clone(),
            warning: None,
        };
        assert_eq!(swapped.work_to(), parted.work_to());
        let quick =
            NoticeDeadline { statutory: swapped.statutory.until, conservative: swapped.conservative.until };
        assert_eq!(quick.work_to(), parted.work_to().until);
    }

    #[test]
    fn beyond_the_verified_years_it_says_so() {
        assert!(notice("2028-12-29T09:00+00:00").warning.is_some_and(|text| text.contains("2029")));
        assert_eq!(notice("2028-12-27T09:00+00:00").warning, None);
        let at = london::read("2031-08-29T19:30+01:00").unwrap();
        let calendar = Calendar::default();
        let limits = Limits::default();
        assert!(arrest_clock(at, ArrestKind::Dvpo, &limits, &calendar).warning.is_some());
        let bail = arrest_clock(at, ArrestKind::Psb, &limits, &calendar);
        assert_eq!(bail.warning, None, "no bank holiday is in play");
        assert_eq!(notice_clock(at, &calendar.verified_to(2031)).warning, None);
    }
}
