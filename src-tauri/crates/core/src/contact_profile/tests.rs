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

#[test]
fn each_channel_has_its_code_and_only_phones_are_called() {
    for kind in ChannelKind::ALL {
        assert_eq!(ChannelKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(ChannelKind::from_code("pigeon"), None);
    let called: Vec<&str> =
        ChannelKind::ALL.into_iter().filter(|kind| kind.is_call()).map(ChannelKind::code).collect();
    assert_eq!(called, ["mobile", "home-phone", "work-phone"]);
}

#[test]
fn a_safe_voicemail_or_letterbox_is_no_phone_to_call() {
    for kind in [ChannelKind::Voicemail, ChannelKind::Post, ChannelKind::Text, ChannelKind::InPerson] {
        let mut profile = mobile(Safe::Yes, &[]);
        profile.channels[0].kind = kind;
        let got = profile.may_call(at("2026-11-16T12:30+00:00"));
        assert_eq!((got.now, got.next), (false, None), "{}", kind.code());
        assert_eq!(got.reasons, ["No phone is on record"]);
    }
}

#[test]
fn what_is_on_record_of_a_channel_is_its_own() {
    let mut profile = mobile(Safe::Yes, &[]);
    let post = Channel { kind: ChannelKind::Post, safe: Safe::No, ..profile.channels[0].clone() };
    profile.channels.push(post);
    let said = [ChannelKind::Mobile, ChannelKind::Post, ChannelKind::Email].map(|kind| profile.safe(kind));
    assert_eq!(said, [Safe::Yes, Safe::No, Safe::Unknown]);
    assert_eq!(profile.channel(ChannelKind::Post).map(|found| found.safe), Some(Safe::No));
}

#[test]
fn windows_in_words() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let table: [(&[Weekday], &str); 5] = [
        (&[Mon, Tue, Wed, Thu, Fri, Sat, Sun], "every day 09:00 to 17:00"),
        (&[Fri, Thu, Wed, Tue, Mon], "weekdays 09:00 to 17:00"),
        (&[Sun, Sat], "weekends 09:00 to 17:00"),
        (&[Wed, Mon], "Mon, Wed 09:00 to 17:00"),
        (&[Mon, Tue, Wed, Thu, Fri, Sat], "Mon, Tue, Wed, Thu, Fri, Sat 09:00 to 17:00"),
    ];
    for (days, words) in table {
        let window = SafeWindow { days: days.to_vec(), from: time("09:00"), to: time("17:00") };
        assert_eq!(window.words(), words);
    }
}

#[test]
fn around_the_clock_has_no_end_and_a_window_that_vanishes_is_not_next() {
    let mut profile = mobile(Safe::Yes, &[("00:00", "00:00")]);
    let all = [WEEKDAYS.as_slice(), &[Weekday::Sat, Weekday::Sun]].concat();
    profile.channels[0].windows[0].days.clone_from(&all);
    let got = profile.may_call(at("2026-11-16T12:30+00:00"));
    assert_eq!((got.now, got.until), (true, None));
    let mut profile = mobile(Safe::Yes, &[("01:00", "01:30")]);
    profile.channels[0].windows[0].days = vec![Weekday::Sun];
    let got = profile.may_call(at("2026-03-29T00:30+00:00"));
    assert_eq!((got.now, got.next), (false, Some(at("2026-04-05T01:00+01:00"))), "left out on 29 March");
}
