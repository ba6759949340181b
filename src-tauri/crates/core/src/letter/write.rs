//! What a letter says, made from the record alone: only terms that are in the measure, the words that the law
//! allows for its kind, and no promise.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

use chrono::{DateTime, NaiveDate, Utc};

use super::kind::LetterKind;
use super::phrases::Phrase;
use super::texts::{Helpline, LetterTexts};
use crate::address::envelope_lines;
use crate::calendar::Calendar;
use crate::document::{Block, Item, LetterPaper, Text};
use crate::london;
use crate::measure::{Breach, End, Facts, Measure, MeasureKind};
use crate::officer::Officer;
use crate::person::Person;
use crate::terms::{Names, plain};
use crate::words::{self, plain_date, spoken_instant, unbroken};

/// What a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// Its kind.
    pub kind: LetterKind,
    /// To whom.
    pub victim: &'a Person,
    /// Whom the measures restrain.
    pub respondent: &'a Person,
    /// What it tells about, as [`super::subjects`] chose.
    pub about: &'a [&'a Measure],
    /// The fixed texts.
    pub texts: &'a LetterTexts,
    /// The neutral sender's lines.
    pub sender: &'a [String],
    /// Whom the victim may ask for.
    pub contact: &'a Officer,
    /// The letter's reference.
    pub reference: &'a str,
    /// When it is made: its date, and the versions of measures that it tells.
    pub at: DateTime<Utc>,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// Writes a letter.
pub fn letter(from: &Content<'_>) -> LetterPaper {
    let respondent = from.respondent.full_name();
    let writer = Writer { from, respondent: &respondent, body: Vec::new() };
    let body = writer.body();
    let texts = from.texts;
    let mut contact = vec![texts.words(Phrase::AskFor, &[]), without_rank(&from.contact.name).to_owned()];
    if !from.contact.phone.trim().is_empty() {
        contact.push(unbroken(&from.contact.phone));
        contact.push(texts.words(Phrase::Hours, &[]));
    }
    contact.push(String::new());
    contact.push(texts.words(Phrase::Unsafe, &[]));
    LetterPaper {
        language: "en-GB".to_owned(),
        title: "Letter".to_owned(),
        sender: from.sender.to_vec(),
        address: from
            .victim
            .current_address()
            .map(|address| envelope_lines(&from.victim.on_envelope(), address))
            .unwrap_or_default(),
        date: unbroken(&plain_date(london::date(from.at))),
        reference: texts.words(Phrase::Reference, &[("reference", from.reference)]),
        heading: texts.words(from.kind.heading(), &[("respondent", &respondent)]),
        body,
        contact,
    }
}

struct Writer<'a> {
    from: &'a Content<'a>,
    respondent: &'a str,
    body: Vec<Block>,
}

impl Writer<'_> {
    fn say(&self, phrase: Phrase, slots: &[(&str, &str)]) -> Text {
        let mut slots = slots.to_vec();
        slots.push(("respondent", self.respondent));
        self.from.texts.say(phrase, &slots)
    }

    fn paragraph(&mut self, texts: impl IntoIterator<Item = Text>) {
        let texts: Vec<Text> = texts.into_iter().filter(|text| !text.0.is_empty()).collect();
        if !texts.is_empty() {
            self.body.push(Block::Paragraph(joined(texts)));
        }
    }

    fn heading(&mut self, level: u8, phrase: Phrase) {
        let words = self.say(phrase, &[]).words();
        self.body.push(Block::Heading(level, words));
    }

    fn body(mut self) -> Vec<Block> {
        match self.from.kind {
            LetterKind::Transfer => self.neutral(Phrase::OpeningTransfer),
            LetterKind::Unreached => self.neutral(Phrase::OpeningUnreached),
            LetterKind::Ended => {
                self.measures();
                let always = self.say(Phrase::AlwaysCrimes, &[]);
                self.paragraph([always]);
                self.what_to_do(Phrase::IfAfterEnd);
                self.helpers(Phrase::NewOrder);
            }
            _ => {
                self.measures();
                self.what_to_do(match self.from.kind {
                    LetterKind::ProtectionEnding => Phrase::IfAfterEnd,
                    _ => Phrase::IfHeading,
                });
                self.helpers(match self.from.kind {
                    LetterKind::Expiring => Phrase::MoreTime,
                    LetterKind::ProtectionEnding => Phrase::NewOrder,
                    LetterKind::Bail => Phrase::BailViews,
                    _ => Phrase::OnlyCourt,
                });
            }
        }
        self.body
    }

    /// A letter that tells nobody at the door, and nobody who opens it, what it is about.
    fn neutral(&mut self, opening: Phrase) {
        let contact = self.from.contact;
        let who = match contact.phone.trim() {
            "" => without_rank(&contact.name).to_owned(),
            phone => format!("{} on {}", unbroken(without_rank(&contact.name)), unbroken(phone)),
        };
        let said = [self.say(opening, &[("contact", &who)])];
        self.paragraph(said);
        let closing = [self.say(Phrase::Formats, &[])];
        self.paragraph(closing);
    }

    fn measures(&mut self) {
        let from = self.from;
        if from.kind == LetterKind::Reminder {
            let said = [self.say(Phrase::OpeningReminder, &[])];
            self.paragraph(said);
        }
        let headed = from.about.len() > 1 || from.kind == LetterKind::Reminder;
        for measure in from.about {
            if headed {
                self.body.push(Block::Heading(2, measure.kind().name().to_owned()));
            }
            let mut opening = vec![self.opening(measure)];
            if from.kind != LetterKind::Ended {
                opening.extend([self.ending(measure), self.knowing(measure)]);
            }
            self.paragraph(opening);
            if from.kind.prints_terms() {
                self.terms(measure, if headed { 3 } else { 2 });
            }
            let ended = from.kind == LetterKind::Ended;
            let always = self.say(Phrase::AlwaysCrimes, &[]);
            let mut said = Vec::new();
            if !headed && measure.breach() != Breach::NoConditions && !ended {
                said.push(always);
            }
            if !ended {
                said.extend(
                    breach_now(measure, self.from.at)
                        .letter_words(self.respondent)
                        .map(|words| Text::plain(words.to_string())),
                );
            }
            self.paragraph(said);
        }
        if headed {
            let always = [self.say(Phrase::AlwaysCrimes, &[])];
            self.paragraph(always);
        }
    }

    fn opening(&self, measure: &Measure) -> Text {
        let court = court(&measure.facts);
        let day = |day: NaiveDate| unbroken(&plain_date(day));
        let made = day(measure.made().map_or_else(|| london::date(measure.begins()), |made| made.day()));
        let version = measure.in_force_at(self.from.at);
        let phrase = match (self.from.kind, measure.kind()) {
            (LetterKind::Varied, _) => {
                let changed = day(london::date(version.from));
                return self.say(Phrase::OpeningVaried, &[("court", court), ("date", &changed)]);
            }
            (LetterKind::Ended, _) => {
                let end = measure.ends(self.from.calendar);
                let end = end.map(ends_when).unwrap_or_default();
                let slots = [("court", court), ("date", made.as_str()), ("end", end.as_str())];
                return self.say(Phrase::OpeningEnded, &slots);
            }
            (_, MeasureKind::PreChargeBail | MeasureKind::PostChargeBail) => Phrase::OpeningBail,
            (_, MeasureKind::ReleasedUnderInvestigation) => Phrase::OpeningNoConditions,
            (_, MeasureKind::Dvpn | MeasureKind::Dapn) => Phrase::OpeningNotice,
            (_, MeasureKind::Dvpo) => Phrase::OpeningMagistrates,
            (_, MeasureKind::Undertaking) => Phrase::OpeningUndertaking,
            _ => Phrase::OpeningOrder,
        };
        self.say(phrase, &[("court", court), ("date", &made)])
    }

    fn terms(&mut self, measure: &Measure, level: u8) {
        let names = Names { respondent: self.respondent.to_owned() };
        let version = measure.in_force_at(self.from.at);
        let items: Vec<Item> = version
            .terms
            .iter()
            .filter_map(|term| plain(term, &names))
            .map(|said| Item {
                text: Text::plain(said.sentence),
                below: said.exceptions.into_iter().map(Text::plain).collect(),
            })
            .collect();
        if items.is_empty() {
            return;
        }
        let forbids = format!("{} must not ", self.respondent);
        let all_forbid = items.iter().all(|item| item.text.words().starts_with(&forbids));
        self.heading(level, if all_forbid { Phrase::TermsMustNot } else { Phrase::TermsSay });
        self.body.push(Block::Numbered(items));
    }

    fn ending(&self, measure: &Measure) -> Text {
        let when = |phrase, when: &str| self.say(phrase, &[("when", when)]);
        let long = |day: NaiveDate| unbroken(&words::long_date(day));
        if let Some(end) = measure.in_force_at(self.from.at).end {
            return match end {
                End::At(at) => when(Phrase::EndAt, &ends_when(at)),
                End::On(day) => when(Phrase::EndDay, &long(day)),
                End::UntilHearing(Some(at)) => when(Phrase::EndHearing, &ends_when(at)),
                End::UntilHearing(None) => self.say(Phrase::EndHearingUnknown, &[]),
                End::Open => self.say(Phrase::EndOpen, &[]),
                End::NotStated => self.say(Phrase::EndNotStated, &[]),
            };
        }
        match (&measure.facts, measure.ends(self.from.calendar)) {
            (Facts::ReleasedUnderInvestigation(_), _) => Text::default(),
            (Facts::Dvpo(order), _) if order.ends_at.is_none() => {
                when(Phrase::EndLastDay, &long(order.last_day()))
            }
            (_, Some(at)) => when(Phrase::EndAt, &ends_when(at)),
            (_, None) => self.say(Phrase::EndUnknown, &[]),
        }
    }

    fn knowing(&self, measure: &Measure) -> Text {
        let on = |at: DateTime<Utc>| unbroken(&plain_date(london::date(at)));
        let told = |phrase, at| self.say(phrase, &[("date", &on(at))]);
        if let Some(order) = measure.facts.order() {
            return match (&order.served, &order.aware) {
                (Some(served), _) => told(Phrase::KnownServed, served.at),
                (None, Some(aware)) => told(Phrase::KnownAware, aware.at),
                (None, None) if order.aware_when_made() => self.say(Phrase::KnownPresent, &[]),
                (None, None) => self.say(Phrase::KnownNot, &[]),
            };
        }
        match &measure.facts {
            Facts::Occupation(order) => match &order.served {
                Some(served) => told(Phrase::KnownServed, served.at),
                None => self.say(Phrase::KnownNot, &[]),
            },
            other => other.served().map_or_else(Text::default, |served| told(Phrase::KnownServed, served.at)),
        }
    }

    fn what_to_do(&mut self, heading: Phrase) {
        self.heading(2, heading);
        let lines = [Phrase::Danger, Phrase::Relay, Phrase::NoEmergency, Phrase::TellUs]
            .map(|phrase| self.say(phrase, &[]));
        self.body.push(Block::Bullets(lines.to_vec()));
        let proof = [self.say(Phrase::Proof, &[])];
        self.paragraph(proof);
    }

    fn helpers(&mut self, change: Phrase) {
        let change = [self.say(change, &[])];
        self.paragraph(change);
        if !self.from.texts.helplines.is_empty() {
            self.heading(2, Phrase::HelpHeading);
            let lines = self.from.texts.helplines.iter().map(helpline).collect();
            self.body.push(Block::Bullets(lines));
        }
        let closing = [self.say(Phrase::Formats, &[])];
        self.paragraph(closing);
    }
}

/// "on Tuesday 2 November 2027 at 11:59 pm", "at the end of Tuesday 1 December 2026".
fn ends_when(at: DateTime<Utc>) -> String {
    let said = spoken_instant(at);
    if said.starts_with("the end") { format!("at {said}") } else { format!("on {said}") }
}

/// A name without the rank before it: a letter does not say who sends it to somebody who looks over a shoulder.
fn without_rank(name: &str) -> &str {
    const RANKS: [&str; 14] =
        ["PC", "PS", "DC", "DS", "DI", "DCI", "Sgt", "Insp", "Supt", "TDC", "PCSO", "WPC", "T/DC", "T/Sgt"];
    match name.trim().split_once(' ') {
        Some((rank, rest)) if RANKS.contains(&rank.trim_end_matches('.')) => rest.trim(),
        _ => name.trim(),
    }
}

/// Texts one after the other, with a space between.
fn joined(texts: Vec<Text>) -> Text {
    let mut all = Text::default();
    for text in texts {
        if !all.0.is_empty() {
            all = all.then(" ");
        }
        all.0.extend(text.0);
    }
    all
}

/// What breaking it means now: a power of arrest can end before its order does (Family Law Act 1996 s47(4)).
fn breach_now(measure: &Measure, at: DateTime<Utc>) -> Breach {
    match &measure.facts {
        Facts::Occupation(order)
            if order.arrest.is_some_and(|power| power.ends.is_some_and(|end| end <= at)) =>
        {
            Breach::CourtOnly
        }
        _ => measure.breach(),
    }
}

fn court(facts: &Facts) -> &str {
    match facts {
        Facts::Dvpo(order) => &order.court,
        Facts::Occupation(order) => &order.court,
        Facts::Undertaking(promise) => &promise.court,
        Facts::Restraining(order) => &order.court,
        Facts::Stalking(order) => &order.court,
        other => other.order().map_or("the court", |order| &order.court),
    }
}

fn helpline(line: &Helpline) -> Text {
    let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
    Text::plain(format!("{}: ", line.name)).then_bold(unbroken(&line.number)).then(note)
}
