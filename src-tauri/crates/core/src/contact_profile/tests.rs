use super::*;

fn at(text: &str) -> DateTime<Utc> {
    london::read(text).unwrap()
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

const WEEKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

fn mobile(safe: Safe, windows: &[(&str, &str)]) -> SafeContact {
    SafeContact {
        channels: vec![Channel {
            kind: ChannelKind::Mobile,
            value: "07700 900222".into(),
            safe,
            windows: windows
                .iter()
                .map(|(from, to)| SafeWindow { days: WEEKDAYS.to_vec(), from: time(from), to: time(to) })
                .collect(),
            seen_by: String::new(),
            confirmed: None,
        }],
        ..SafeContact::default()
    }
}

#[test]
fn windows_open_and_close_to_the_minute() {
    let profile = mobile(Safe::Yes, &[("12:30", "13:30")]);
    let table = [
        ("2026-11-16T12:29+00:00", false, Some("2026-11-16T12:30+00:00")),
        ("2026-11-16T12:30+00:00", true, Some("2026-11-16T13:30+00:00")),
        ("2026-11-16T13:30+00:00", false, Some("2026-11-17T12:30+00:00")),
        ("2026-11-20T14:00+00:00", false, Some("2026-11-23T12:30+00:00")),
    ];
    for (moment, now, edge) in table {
        let got = profile.may_call(at(moment));
        assert_eq!((got.now, got.until.or(got.next)), (now, edge.map(at)), "{moment}");
    }
}

#[test]
fn windows_that_touch_are_one_and_may_run_over_midnight() {
    let profile = mobile(Safe::Yes, &[("09:00", "12:00"), ("12:00", "15:00"), ("22:00", "01:00")]);
    assert_eq!(profile.may_call(at("2026-11-16T09:30+00:00")).until, Some(at("2026-11-16T15:00+00:00")));
    assert_eq!(profile.may_call(at("2026-11-21T00:30+00:00")).until, Some(at("2026-11-21T01:00+00:00")));
}

#[test]
fn on_the_nights_when_the_clocks_change_a_moment_in_doubt_is_not_safe() {
    let table = [
        // The window, then moments of Sunday 25 October, when 01:00 to 02:00 comes twice.
        (("01:30", "03:00"), "2026-10-25T01:30+01:00", false),
        (("01:30", "03:00"), "2026-10-25T01:15+00:00", false),
        (("01:30", "03:00"), "2026-10-25T01:30+00:00", true),
        (("01:30", "03:00"), "2026-10-25T02:59+00:00", true),
        (("01:30", "03:00"), "2026-10-25T03:00+00:00", false),
        (("00:00", "01:30"), "2026-10-25T01:29+01:00", true),
        (("00:00", "01:30"), "2026-10-25T01:30+01:00", false),
        (("00:00", "01:30"), "2026-10-25T01:15+00:00", false),
        (("01:15", "01:45"), "2026-10-25T01:30+01:00", false),
        (("01:15", "01:45"), "2026-10-25T01:30+00:00", false),
        (("00:30", "02:30"), "2026-10-25T01:30+01:00", true),
        (("00:30", "02:30"), "2026-10-25T01:30+00:00", true),
        (("22:00", "01:30"), "2026-10-25T01:29+01:00", true),
        (("22:00", "01:30"), "2026-10-25T01:29+00:00", false),
        // Sunday 29 March, when 01:00 to 02:00 is left out.
        (("01:30", "03:00"), "2026-03-29T02:00+01:00", false),
        (("01:30", "03:00"), "2026-03-29T02:30+01:00", true),
        (("00:00", "01:30"), "2026-03-29T00:59+00:00", true),
        (("00:00", "01:30"), "2026-03-29T02:00+01:00", false),
        (("01:15", "01:45"), "2026-03-29T02:00+01:00", false),
        (("01:15", "01:45"), "2026-03-29T02:20+01:00", false),
        (("00:30", "04:00"), "2026-03-29T02:00+01:00", true),
    ];
    for ((from, to), moment, safe) in table {
        let mut profile = mobile(Safe::Yes, &[(from, to)]);
        profile.channels[0].windows[0].days = vec![Weekday::Sat, Weekday::Sun];
        assert_eq!(profile.may_call(at(moment)).now, safe, "{from} to {to} at {moment}");
    }
}

#[test]
fn one_phones_hours_are_never_lengthened_by_anothers() {
    let mut profile = mobile(Safe::Yes, &[("09:00", "12:00")]);
    let work = mobile(Safe::Yes, &[("12:00", "15:00")]).channels.remove(0);
    profile.channels.push(Channel { kind: ChannelKind::WorkPhone, ..work });
    let got = profile.may_call(at("2026-11-16T09:30+00:00"));
    assert_eq!((got.channel, got.until), (Some(0), Some(at("2026-11-16T12:00+00:00"))));
}

#[test]
fn unknown_counts_as_no_and_says_so() {
    let got = mobile(Safe::Unknown, &[]).may_call(at("2026-11-16T12:30+00:00"));
    assert_eq!((got.now, got.next), (false, None));
    assert_eq!(got.reasons, ["Mobile is not known to be safe"]);
    let none = SafeContact::default().may_call(at("2026-11-16T12:30+00:00"));
    assert_eq!(none.reasons, ["No phone is on record"]);
}

#[test]
fn a_hold_stops_every_call() {
    let profile = SafeContact { hold: Some("danger phrase used".into()), ..mobile(Safe::Yes, &[]) };
    let got = profile.may_call(at("2026-11-16T12:30+00:00"));
    assert!(!got.now && got.next.is_none());
    let free = SafeContact { hold: None, ..profile }.may_call(at("2026-11-16T12:30+00:00"));
    assert!(free.now && free.until.is_none());
}
