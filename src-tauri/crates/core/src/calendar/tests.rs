use super::published::{PROCLAIMED, PUBLISHED};
use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn short(holidays: &[Holiday]) -> String {
    let days: Vec<String> = holidays.iter().map(|holiday| holiday.day.format("%m-%d").to_string()).collect();
    days.join(" ")
}

#[test]
fn the_rules_and_proclamations_give_every_published_list() {
    for (year, days) in PUBLISHED {
        assert_eq!(short(&Calendar::default().published(year)), days, "{year}");
    }
    assert!(PUBLISHED.is_sorted_by_key(|(year, _)| *year));
    assert!(PROCLAIMED.is_sorted_by_key(|(year, month, day, _)| (*year, *month, *day)));
}

#[test]
fn the_published_lists_reach_beyond_next_new_year() {
    let today = chrono::Utc::now().date_naive();
    let wanted = NaiveDate::from_ymd_opt(today.year() + 1, 6, 1).unwrap();
    assert!(
        supplied_until() > wanted,
        "The bank holidays run out on {}: add the next year to calendar/published.rs",
        supplied_until()
    );
}

#[test]
fn christmas_and_new_year_on_every_weekday() {
    let table = [
        // 25 December on a Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.
        (2033, "12-26 12-27", 2034, "01-02"),
        (2028, "12-25 12-26", 2029, "01-01"),
        (2029, "12-25 12-26", 2030, "01-01"),
        (2030, "12-25 12-26", 2031, "01-01"),
        (2031, "12-25 12-26", 2032, "01-01"),
        (2026, "12-25 12-28", 2027, "01-01"),
        (2027, "12-27 12-28", 2028, "01-03"),
    ];
    for (year, december, next, january) in table {
        let of = |year, month| {
            let all = Calendar::default().published(year);
            let chosen: Vec<Holiday> =
                all.into_iter().filter(|holiday| holiday.day.month() == month).collect();
            short(&chosen)
        };
        assert_eq!(of(year, 12), december, "{year}");
        assert_eq!(of(next, 1), january, "{next}");
    }
}

#[test]
fn easter_sundays() {
    let table = [
        "1990-04-15",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2031-04-13",
        "2032-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2079-04-23",
        "2095-04-24",
        "2100-03-28",
        "2160-03-23",
        "2285-03-22",
    ];
    for day in table {
        let day: NaiveDate = day.parse().unwrap();
        assert_eq!(easter(day.year()), day);
        assert_eq!(day.weekday(), Weekday::Sun);
    }
}

#[test]
fn every_year_has_eight_holidays_on_weekdays_each_with_its_name() {
    for year in 2024..=2200 {
        let all = Calendar::default().published(year);
        assert_eq!(all.len(), 8, "{year}");
        assert!(all.iter().all(|holiday| !matches!(holiday.day.weekday(), Weekday::Sat | Weekday::Sun)));
        let plain = |holiday: &Holiday| holiday.name.replace(" (substitute day)", "");
        let mut names: Vec<String> = all.iter().map(plain).collect();
        names.sort();
        assert_eq!(
            names,
            [
                "Boxing Day",
                "Christmas Day",
                "Early May bank holiday",
                "Easter Monday",
                "Good Friday",
                "New Year's Day",
                "Spring bank holiday",
                "Summer bank holiday",
            ],
            "{year}"
        );
    }
}

#[test]
fn boxing_day_on_a_saturday_is_in_the_statute_only() {
    let calendar = Calendar::default();
    let day = ymd(2026, 12, 26);
    assert_eq!(calendar.disregarded(day, Disregards::Published), None);
    assert_eq!(calendar.disregarded(day, Disregards::NoBankHolidays), None);
    assert_eq!(
        calendar.disregarded(day, Disregards::Statutory).as_deref(),
        Some("Boxing Day (a bank holiday by statute)")
    );
    let only = |year| {
        let all = calendar.statutory(year).into_iter();
        all.filter(|holiday| holiday.origin == Origin::StatuteOnly)
            .map(|holiday| holiday.day)
            .collect::<Vec<_>>()
    };
    let years: Vec<i32> = (2021..=2048).filter(|year| !only(*year).is_empty()).collect();
    assert_eq!(years, [2026, 2037, 2043, 2048]);
    assert_eq!(only(2026), [day]);
    assert!(calendar.statutory(2026).is_sorted_by_key(|holiday| holiday.day));
}

#[test]
fn what_each_clock_of_hours_leaves_out() {
    use Disregards::{NoBankHolidays, Published, Statutory};
    let calendar = Calendar::default();
    let table = [
        (ymd(2026, 8, 29), [None, None, None], "a Saturday counts"),
        (ymd(2026, 8, 30), [Some("Sunday"); 3], ""),
        (ymd(2026, 8, 31), [Some("Summer bank holiday"), Some("Summer bank holiday"), None], ""),
        (ymd(2026, 4, 3), [Some("Good Friday"); 3], ""),
        (ymd(2027, 12, 25), [Some("Christmas Day"); 3], "a Saturday"),
        (ymd(2022, 12, 25), [Some("Christmas Day"); 3], "a Sunday"),
        (ymd(2028, 1, 1), [None, None, None], "1 January on a Saturday is no bank holiday"),
        (
            ymd(2023, 5, 8),
            [
                Some("Bank holiday for the coronation of King Charles III"),
                Some("Bank holiday for the coronation of King Charles III"),
                None,
            ],
            "",
        ),
        (ymd(2020, 5, 4), [None, None, None], "moved to the Friday"),
    ];
    for (day, wanted, what) in table {
        let got = [Statutory, Published, NoBankHolidays].map(|by| calendar.disregarded(day, by));
        assert_eq!(got.each_ref().map(|why| why.as_deref()), wanted, "{day} {what}");
    }
}

#[test]
fn what_is_no_working_day() {
    let calendar = Calendar::default();
    let table = [
        (ymd(2026, 11, 20), None),
        (ymd(2026, 11, 21), Some("Saturday")),
        (ymd(2026, 11, 22), Some("Sunday")),
        (ymd(2026, 12, 25), Some("Christmas Day")),
        (ymd(2027, 12, 25), Some("Christmas Day")),
        (ymd(2026, 12, 26), Some("Saturday")),
        (ymd(2026, 12, 28), Some("Boxing Day (substitute day)")),
        (ymd(2026, 4, 3), Some("Good Friday")),
    ];
    for (day, why) in table {
        assert_eq!(calendar.not_working(day).as_deref(), why, "{day}");
    }
    assert_eq!(calendar.working_day_after(ymd(2026, 12, 25), 0).0, ymd(2026, 12, 29));
    assert_eq!(calendar.working_day_after(ymd(2026, 12, 25), 0).1.len(), 4);
    assert_eq!(calendar.working_day_after(ymd(2026, 11, 20), 0), (ymd(2026, 11, 20), Vec::new()));
    assert_eq!(
        calendar.working_day_before(ymd(2027, 5, 4), 1),
        ymd(2027, 4, 30),
        "the order ends on a Tuesday"
    );
    assert_eq!(calendar.working_day_before(ymd(2027, 5, 4), 3), ymd(2027, 4, 28));
    assert_eq!(calendar.working_day_before(ymd(2027, 5, 4), 0), ymd(2027, 5, 4));
    assert_eq!(calendar.working_day_after(NaiveDate::MAX, 3).0, NaiveDate::MAX);
    assert_eq!(calendar.working_day_before(NaiveDate::MIN, 3), NaiveDate::MIN);
}

#[test]
fn an_administrator_adds_and_moves_single_days() {
    let mut calendar = Calendar::default();
    let funeral = ymd(2029, 5, 11);
    calendar.add(funeral, OneOff::Holiday("National day of mourning".into())).unwrap();
    assert_eq!(
        calendar.disregarded(funeral, Disregards::Published).as_deref(),
        Some("National day of mourning")
    );
    assert_eq!(calendar.not_working(funeral).as_deref(), Some("National day of mourning"));
    let listed = calendar.published(2029);
    let found = listed.iter().find(|holiday| holiday.day == funeral).unwrap();
    assert_eq!(found.origin, Origin::Unit);
    assert_eq!(listed.len(), 9);

    let may = ymd(2029, 5, 7);
    calendar.add(may, OneOff::Moved).unwrap();
    assert_eq!(calendar.not_working(may), None);
    assert_eq!(calendar.one_offs().map(|(day, _)| day).collect::<Vec<_>>(), [may, funeral]);
    assert!(calendar.take_away(may));
    assert!(!calendar.take_away(may));
    assert!(calendar.not_working(may).is_some());
}

#[test]
fn a_one_off_that_changes_nothing_or_can_not_be_is_refused() {
    let table = [
        (
            ymd(2027, 5, 3),
            OneOff::Holiday("Again".into()),
            "Mon 3 May 2027 is a holiday already: Early May bank holiday",
        ),
        (
            ymd(2026, 12, 26),
            OneOff::Holiday("Boxing Day".into()),
            "Sat 26 Dec 2026 is a holiday already: Boxing Day (a bank holiday by statute)",
        ),
        (ymd(2027, 5, 4), OneOff::Moved, "Tue 4 May 2027 is no bank holiday: there is nothing to move"),
        (ymd(2027, 3, 26), OneOff::Moved, "Fri 26 Mar 2027 is Good Friday: no proclamation moves it"),
        (ymd(2026, 12, 25), OneOff::Moved, "Fri 25 Dec 2026 is Christmas Day: no proclamation moves it"),
        (
            ymd(2027, 5, 9),
            OneOff::Holiday("Victory".into()),
            "Sun 9 May 2027 is a Sunday, which no clock counts: enter the day that is given instead",
        ),
        (ymd(2027, 5, 10), OneOff::Holiday("  ".into()), "Enter the holiday's name"),
    ];
    for (day, what, wanted) in table {
        let mut calendar = Calendar::default();
        assert_eq!(calendar.add(day, what).unwrap_err().to_string(), wanted);
        assert_eq!(calendar, Calendar::default());
    }
    let given = Calendar::with_one_offs([(ymd(2027, 5, 4), OneOff::Holiday("Given".into()))]);
    assert_eq!(given.not_working(ymd(2027, 5, 4)).as_deref(), Some("Given"));
    let forced = Calendar::with_one_offs([(ymd(2026, 12, 25), OneOff::Moved)]);
    assert_eq!(forced.not_working(ymd(2026, 12, 25)).as_deref(), Some("Christmas Day"));
}

#[test]
fn beyond_what_was_compared_it_warns() {
    let calendar = Calendar::default();
    assert_eq!(calendar.verified_until(), ymd(2028, 12, 31));
    assert_eq!(calendar.unverified(ymd(2028, 12, 31)), None);
    assert_eq!(calendar.unverified(ymd(2012, 1, 1)), None);
    assert!(calendar.unverified(ymd(2011, 12, 31)).unwrap().contains("before 1 January 2012"));
    let warning = calendar.unverified(ymd(2029, 1, 1)).unwrap();
    assert!(warning.contains("after 31 December 2028") && warning.contains("those of 2029"), "{warning}");
    let further = calendar.verified_to(2030);
    assert_eq!(further.unverified(ymd(2030, 12, 31)), None);
    assert_eq!(further.verified_to(2012).verified_until(), ymd(2030, 12, 31), "never less far");
}
