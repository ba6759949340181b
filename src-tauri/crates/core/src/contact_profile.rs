//! The safe-contact profile: by which channel a victim may be reached, when, and what must never be done.
//! Unknown counts as no. One function decides whether a call is safe now, and every path asks it.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};

use crate::id::OfficerId;
use crate::london;
use crate::words;

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelKind {
    /// Mobile phone, spoken.
    Mobile,
    /// Home phone, spoken.
    HomePhone,
    /// Work phone, spoken.
    WorkPhone,
    /// Text message.
    Text,
    /// Voicemail: its own yes or no, whatever the phone's is.
    Voicemail,
    /// E-mail.
    Email,
    /// Letters by post.
    Post,
    /// In person.
    InPerson,
}

impl ChannelKind {
    /// All channels, in the order in which a profile shows them.
    pub const ALL: [Self; 8] = [
        Self::Mobile,
        Self::HomePhone,
        Self::WorkPhone,
        Self::Text,
        Self::Voicemail,
        Self::Email,
        Self::Post,
        Self::InPerson,
    ];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::HomePhone => "home-phone",
            Self::WorkPhone => "work-phone",
            Self::Text => "text",
            Self::Voicemail => "voicemail",
            Self::Email => "email",
            Self::Post => "post",
            Self::InPerson => "in-person",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Mobile => "Mobile",
            Self::HomePhone => "Home phone",
            Self::WorkPhone => "Work phone",
            Self::Text => "Text message",
            Self::Voicemail => "Voicemail",
            Self::Email => "E-mail",
            Self::Post => "Post",
            Self::InPerson => "In person",
        }
    }

    /// Spoken on a phone.
    pub fn is_call(self) -> bool {
        matches!(self, Self::Mobile | Self::HomePhone | Self::WorkPhone)
    }
}

/// Whether a channel is safe, as the victim said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Safe {
    /// Safe.
    Yes,
    /// Not safe.
    No,
    /// Nobody asked. Counts as no.
    #[default]
    Unknown,
}

/// Days and times at which a channel is safe. A window whose end is before its start runs over midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeWindow {
    /// The days on which it starts.
    pub days: Vec<Weekday>,
    /// First safe minute, London.
    pub from: NaiveTime,
    /// First minute no longer safe, London.
    pub to: NaiveTime,
}

impl SafeWindow {
    /// "weekdays 12:30 to 13:30", "Mon, Wed 09:00 to 17:00".
    pub fn words(&self) -> String {
        let has = |day| self.days.contains(&day);
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let weekend = [Weekday::Sat, Weekday::Sun];
        let (all_week, any_week) = (week.into_iter().all(has), week.into_iter().any(has));
        let (all_end, any_end) = (weekend.into_iter().all(has), weekend.into_iter().any(has));
        let days = match (all_week, any_week, all_end, any_end) {
            (true, _, true, _) => "every day".to_owned(),
            (true, _, _, false) => "weekdays".to_owned(),
            (_, false, true, _) => "weekends".to_owned(),
            _ => {
                let named: Vec<String> = week
                    .into_iter()
                    .chain(weekend)
                    .filter(|day| has(*day))
                    .map(|day| day.to_string())
                    .collect();
                named.join(", ")
            }
        };
        format!("{days} {} to {}", words::wall_clock(self.from), words::wall_clock(self.to))
    }
}

/// That somebody confirmed something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OfficerId,
}

/// One channel of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Which.
    pub kind: ChannelKind,
    /// The number or e-mail address; empty for post, voicemail and in person.
    pub value: String,
    /// Whether it is safe.
    pub safe: Safe,
    /// When it is safe; none: at any time.
    pub windows: Vec<SafeWindow>,
    /// Who else can see or hear it, or why it is not safe.
    pub seen_by: String,
    /// When the victim last confirmed it.
    pub confirmed: Option<Confirmed>,
}

/// On whose side somebody is, as the victim says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Side {
    /// The victim's.
    Victims,
    /// The respondent's: family, friends, whoever tells them.
    Respondents,
    /// Nobody asked.
    #[default]
    NotKnown,
}

impl Side {
    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Victims => "victims",
            Self::Respondents => "respondents",
            Self::NotKnown => "not-known",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Victims, Self::Respondents, Self::NotKnown].into_iter().find(|side| side.code() == code)
    }
}

/// Somebody else who lives where the victim's post arrives, or can open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Who: "her mother", "the landlord".
    pub who: String,
    /// On whose side.
    pub side: Side,
}

/// How to reach a victim safely.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafeContact {
    /// The channels on record; a channel that is not here is unknown.
    pub channels: Vec<Channel>,
    /// What the caller asks first: "Is the parcel ready?"
    pub code_question: String,
    /// What the victim answers when it is safe to talk.
    pub code_answer: String,
    /// Who the caller pretends to be.
    pub cover_story: String,
    /// What the victim says when in danger.
    pub danger_phrase: String,
    /// What must never be done: "Withheld number. After 17:00."
    pub never: String,
    /// Who else may answer, and what to do then.
    pub who_may_answer: String,
    /// Interpreter and language, where one is needed.
    pub interpreter: String,
    /// All contact stopped, and why, until a person lifts it.
    pub hold: Option<String>,
    /// Who else is where her post arrives, or can open it; `None`: nobody asked. Of the address she has now: it is
    /// asked again when she moves.
    pub at_address: Option<Vec<Resident>>,
}

/// Whether a call is safe at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeNow {
    /// Safe at that moment.
    pub now: bool,
    /// Safe until then; `None` with `now`: no end within two weeks.
    pub until: Option<DateTime<Utc>>,
    /// The next moment at which it is safe, where it is not now; `None`: no safe channel.
    pub next: Option<DateTime<Utc>>,
    /// The channel to use now or next, by its place in the profile.
    pub channel: Option<usize>,
    /// Why not now, each in words.
    pub reasons: Vec<String>,
}

const DAYS_AHEAD: u64 = 14;

impl SafeContact {
    /// The channel of a kind.
    pub fn channel(&self, kind: ChannelKind) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.kind == kind)
    }

    /// Whether a channel is safe; one that is not on record is unknown.
    pub fn safe(&self, kind: ChannelKind) -> Safe {
        self.channel(kind).map_or(Safe::Unknown, |channel| channel.safe)
    }

    /// Whether this person may be called at a moment, until when, or when next, and why not.
    pub fn may_call(&self, at: DateTime<Utc>) -> SafeNow {
        let refused = |reasons| SafeNow { now: false, until: None, next: None, channel: None, reasons };
        if let Some(why) = &self.hold {
            return refused(vec![format!("All contact is stopped: {why}")]);
        }
        let safe: Vec<(usize, &Channel)> = self.calls().filter(|(_, channel)| usable(channel)).collect();
        if safe.is_empty() {
            return refused(self.why_no_call());
        }
        let mut open: Vec<(DateTime<Utc>, DateTime<Utc>, usize)> = safe
            .iter()
            .flat_map(|(place, channel)| spans(channel, at).into_iter().map(|(f, t)| (f, t, *place)))
            .collect();
        open.sort();
        let horizon = london::midnight(london::plus_days(london::date(at), DAYS_AHEAD));
        if let Some((_, _, place)) = open.iter().find(|(from, to, _)| *from <= at && at < *to) {
            let own: Vec<_> = open.iter().filter(|(_, _, other)| other == place).copied().collect();
            let until = joined_end(&own, at);
            return SafeNow {
                now: true,
                until: (until < horizon).then_some(until),
                next: None,
                channel: Some(*place),
                reasons: Vec::new(),
            };
        }
        let next = open.iter().find(|(from, _, _)| *from > at);
        let when: Vec<String> = safe
            .iter()
            .map(|(_, channel)| {
                let times: Vec<String> = channel.windows.iter().map(SafeWindow::words).collect();
                format!("{} is safe {} only", channel.kind.label(), words::list(&times))
            })
            .collect();
        SafeNow {
            now: false,
            until: None,
            next: next.map(|(from, _, _)| *from),
            channel: next.map(|(_, _, place)| *place),
            reasons: when,
        }
    }

    fn calls(&self) -> impl Iterator<Item = (usize, &Channel)> {
        self.channels.iter().enumerate().filter(|(_, channel)| channel.kind.is_call())
    }

    fn why_no_call(&self) -> Vec<String> {
        let reasons: Vec<String> = self
            .calls()
            .map(|(_, channel)| {
                let name = channel.kind.label();
                let also = if channel.seen_by.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", channel.seen_by)
                };
                match channel.safe {
                    Safe::No => format!("{name} is not safe{also}"),
                    Safe::Unknown => format!("{name} is not known to be safe{also}"),
                    Safe::Yes => format!("{name} has no number on record"),
                }
            })
            .collect();
        if reasons.is_empty() { vec!["No phone is on record".to_owned()] } else { reasons }
    }
}

fn usable(channel: &Channel) -> bool {
    channel.safe == Safe::Yes && !channel.value.trim().is_empty()
}

/// The stretches in which a channel is safe, from the day before `at` to two weeks ahead.
fn spans(channel: &Channel, at: DateTime<Utc>) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let today = london::date(at);
    let first = london::minus_days(today, 1);
    if channel.windows.is_empty() {
        return vec![(london::midnight(first), london::midnight(london::plus_days(today, DAYS_AHEAD + 1)))];
    }
    let days = (0..=DAYS_AHEAD + 1).map(|n| london::plus_days(first, n));
    days.flat_map(|day| channel.windows.iter().filter_map(move |window| span(window, day))).collect()
}

/// The stretch of a window that starts on a day. On the two Sundays on which the clocks change an edge may have two
/// readings; the later opens and the earlier closes, so that no moment in doubt counts as safe.
fn span(window: &SafeWindow, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    if !window.days.contains(&day.weekday()) {
        return None;
    }
    let last = if window.to <= window.from { london::next(day) } else { day };
    let (opens, closes) = (london::latest(day, window.from), london::earliest(last, window.to));
    (opens < closes).then_some((opens, closes))
}

/// The end of the unbroken safe stretch around `at`; `open` is sorted.
fn joined_end(open: &[(DateTime<Utc>, DateTime<Utc>, usize)], at: DateTime<Utc>) -> DateTime<Utc> {
    open.iter().fold(at, |end, (from, to, _)| if *from <= end && *to > end { *to } else { end })
}
