//! What the record says of a measure, as sentences in the letter's language: who made it and when, when it ends,
//! whether the respondent knows of it, what its terms are and what breaking it means.

use chrono::{DateTime, NaiveDate, Utc};

use super::Content;
use crate::document::{Span, Text};
use crate::letter::fixed::Fixed;
use crate::letter::kind::LetterKind;
use crate::letter::language::Language;
use crate::letter::phrases::Phrase;
use crate::letter::texts::Helpline;
use crate::letter::translation::Key;
use crate::letter::wording::{Slot, Wording, held};
use crate::london;
use crate::measure::{Breach, BreachWords, End, Facts as MeasureFacts, Measure, MeasureKind};
use crate::terms::{Names, Term, TermWords, entry, in_words};
use crate::words::unbroken;

/// Terms with their words.
pub(super) type Terms<'m> = Vec<(&'m Term, TermWords)>;
/// Terms, and what breaking them means.
pub(super) type Part<'m> = (Terms<'m>, Option<BreachWords>);

/// The record, and the words to say it in.
pub(super) struct Facts<'a> {
    pub(super) from: &'a Content<'a>,
    pub(super) wording: Wording<'a>,
    pub(super) names: Names,
}

impl<'a> Facts<'a> {
    pub(super) fn of(from: &'a Content<'a>, wording: Wording<'a>) -> Self {
        Self { from, wording, names: Names { respondent: from.respondent.full_name() } }
    }

    fn with_respondent<'s>(&self, slots: &[Slot<'s>]) -> Vec<Slot<'s>> {
        let mut slots = slots.to_vec();
        slots.push(("respondent", Text::plain(self.names.respondent.as_str())));
        slots
    }

    /// A text; `{respondent}` is always filled.
    pub(super) fn say(&self, key: impl Into<Key>, slots: &[Slot<'_>]) -> Text {
        self.wording.say(key, &self.with_respondent(slots))
    }

    /// The same, a text for each sentence.
    pub(super) fn sentences(&self, key: impl Into<Key>, slots: &[Slot<'_>]) -> Vec<Text> {
        self.wording.sentences(key, &self.with_respondent(slots))
    }

    /// The measures have headings of their own.
    pub(super) fn headed(&self) -> bool {
        self.from.about.len() > 1 || self.from.kind == LetterKind::Reminder
    }

    /// What the letter says first of a measure: the phrase and what fills it.
    pub(super) fn opening(&self, measure: &Measure) -> (Phrase, Vec<Slot<'static>>) {
        let day = |day: NaiveDate| self.wording.day(day);
        let made = day(measure.made().map_or_else(|| london::date(measure.begins()), |made| made.day()));
        let phrase = match (self.from.kind, measure.kind()) {
            (LetterKind::Varied, _) => Phrase::OpeningVaried,
            (LetterKind::Ended, _) => Phrase::OpeningEnded,
            (_, MeasureKind::PreChargeBail | MeasureKind::PostChargeBail) => Phrase::OpeningBail,
            (_, MeasureKind::ReleasedUnderInvestigation) => Phrase::OpeningNoConditions,
            (_, MeasureKind::Dvpn | MeasureKind::Dapn) => Phrase::OpeningNotice,
            (_, MeasureKind::Dvpo) => Phrase::OpeningMagistrates,
            (_, MeasureKind::Undertaking) => Phrase::OpeningUndertaking,
            _ => Phrase::OpeningOrder,
        };
        let date = match phrase {
            Phrase::OpeningVaried => day(london::date(measure.in_force_at(self.from.at).from)),
            _ => made,
        };
        let mut slots = vec![("court", self.court(measure, phrase)), ("date", date)];
        if phrase == Phrase::OpeningEnded {
            let end = measure.ends(self.from.calendar);
            slots.push(("end", end.map(|end| self.wording.when(end)).unwrap_or_default()));
        }
        (phrase, slots)
    }

    fn court(&self, measure: &Measure, phrase: Phrase) -> Text {
        let named = match &measure.facts {
            MeasureFacts::Dvpo(order) => order.court.trim(),
            MeasureFacts::Occupation(order) => order.court.trim(),
            MeasureFacts::Undertaking(promise) => promise.court.trim(),
            MeasureFacts::Restraining(order) => order.court.trim(),
            MeasureFacts::Stalking(order) => order.court.trim(),
            other => other.order().map_or("", |order| order.court.trim()),
        };
        if !named.is_empty() {
            return Text::plain(named);
        }
        let unnamed = self.wording.say(Fixed::TheCourt, &[]);
        if self.wording.begins_with(phrase, "court") { with_capital(unnamed) } else { unnamed }
    }

    /// When it ends.
    pub(super) fn ending(&self, measure: &Measure) -> Text {
        let at = |phrase, at: DateTime<Utc>| self.say(phrase, &[("when", self.wording.when(at))]);
        let on = |phrase, day: NaiveDate| self.say(phrase, &[("when", self.wording.long_day(day))]);
        if let Some(end) = measure.in_force_at(self.from.at).end {
            return match end {
                End::At(end) => at(Phrase::EndAt, end),
                End::On(day) => on(Phrase::EndDay, day),
                End::UntilHearing(Some(hearing)) => at(Phrase::EndHearing, hearing),
                End::UntilHearing(None) => self.say(Phrase::EndHearingUnknown, &[]),
                End::Open => self.say(Phrase::EndOpen, &[]),
                End::NotStated => self.say(Phrase::EndNotStated, &[]),
            };
        }
        match (&measure.facts, measure.ends(self.from.calendar)) {
            (MeasureFacts::ReleasedUnderInvestigation(_), _) => Text::default(),
            (MeasureFacts::Dvpo(order), _) if order.ends_at.is_none() => {
                on(Phrase::EndLastDay, order.last_day())
            }
            // A notice that is not determined lasts until a court decides, which its opening says; its limit is no end.
            (MeasureFacts::Dvpn(_) | MeasureFacts::Dapn(_), _) if measure.facts.outcome().is_none() => {
                let heard = measure.facts.notice().and_then(|notice| notice.hearing_at);
                let ahead = heard.filter(|hearing| *hearing > self.from.at);
                ahead.map_or_else(Text::default, |hearing| at(Phrase::EndHearing, hearing))
            }
            (_, Some(end)) => at(Phrase::EndAt, end),
            (_, None) => self.say(Phrase::EndUnknown, &[]),
        }
    }

    /// The letter tells of an order that a court can change and make longer: not of a notice, bail or a promise alone.
    pub(super) fn tells_of_an_order(&self) -> bool {
        let order =
            |measure: &Measure| measure.kind().states_its_end() && measure.kind() != MeasureKind::Undertaking;
        self.from.about.iter().any(|measure| order(measure))
    }

    /// Whether the respondent knows of it.
    pub(super) fn knowing(&self, measure: &Measure) -> Text {
        let told =
            |phrase, at: DateTime<Utc>| self.say(phrase, &[("date", self.wording.day(london::date(at)))]);
        // Service of the order before it was varied says nothing of the order as it is now.
        let number = measure.in_force_at(self.from.at).number;
        let varied = usize::try_from(number).ok().and_then(|n| measure.variations.get(n.checked_sub(2)?));
        if let Some(varied) = varied.filter(|_| measure.kind().is_served()) {
            return match &varied.served {
                Some(served) => told(Phrase::KnownServed, served.at),
                None => self.say(Phrase::KnownNot, &[]),
            };
        }
        if let Some(order) = measure.facts.order() {
            return match (&order.served, &order.aware) {
                (Some(served), _) => told(Phrase::KnownServed, served.at),
                (None, Some(aware)) => told(Phrase::KnownAware, aware.at),
                (None, None) if order.aware_when_made() => self.say(Phrase::KnownPresent, &[]),
                (None, None) => self.say(Phrase::KnownNot, &[]),
            };
        }
        match &measure.facts {
            MeasureFacts::Occupation(order) => match &order.served {
                Some(served) => told(Phrase::KnownServed, served.at),
                None => self.say(Phrase::KnownNot, &[]),
            },
            other => other.served().map_or_else(Text::default, |served| told(Phrase::KnownServed, served.at)),
        }
    }

    /// The terms that a letter prints, with their words.
    pub(super) fn terms<'m>(&self, measure: &'m Measure) -> Terms<'m> {
        let terms = measure.in_force_at(self.from.at).terms.iter();
        terms.filter_map(|term| in_words(term, &self.names, &self.wording).map(|said| (term, said))).collect()
    }

    /// The heading above terms: whether all of them forbid.
    pub(super) fn terms_heading(&self, terms: &[(&Term, TermWords)]) -> Phrase {
        let forbids = |term: &Term| entry(term.code).is_some_and(|known| known.forbids());
        if terms.iter().all(|(term, _)| forbids(term)) { Phrase::TermsMustNot } else { Phrase::TermsSay }
    }

    /// The only words about breaking it: a power of arrest can end before its order does (Family Law Act 1996
    /// s47(4)).
    pub(super) fn breach(&self, measure: &Measure) -> Option<BreachWords> {
        let arrest_over = |end: DateTime<Utc>| end <= self.from.at;
        let breach = match &measure.facts {
            MeasureFacts::Occupation(order)
                if order.arrest.is_some_and(|power| power.ends.is_some_and(arrest_over))
                    || !measure.in_force_at(self.from.at).terms.iter().all(|term| term.poa) =>
            {
                Breach::CourtOnly
            }
            _ => measure.breach(),
        };
        breach.letter_words(&self.names.respondent, &self.wording)
    }

    /// The terms that a letter prints with what breaking them means: together, or, where an occupation order's power of arrest is
    /// attached to some of them alone, those first (Family Law Act 1996 s47).
    pub(super) fn parts<'m>(&self, measure: &'m Measure) -> Vec<Part<'m>> {
        let (whole, all) = (self.breach(measure), self.terms(measure));
        let live = match &measure.facts {
            MeasureFacts::Occupation(order) => {
                order.arrest.is_some_and(|power| power.ends.is_none_or(|end| end > self.from.at))
            }
            _ => false,
        };
        let (with, without): (Vec<_>, Vec<_>) = all.into_iter().partition(|(term, _)| term.poa);
        if !live || with.is_empty() || without.is_empty() {
            return vec![(
                if with.is_empty() { without } else { [with, without].into_iter().flatten().collect() },
                whole,
            )];
        }
        let words = |breach: Breach| breach.letter_words(&self.names.respondent, &self.wording);
        vec![(with, words(Breach::ArrestForCourt)), (without, words(Breach::CourtOnly))]
    }

    /// It tells of nothing but a release without conditions: there is nothing to break, to change or to wait for.
    pub(super) fn no_conditions(&self) -> bool {
        self.from.about.iter().all(|measure| measure.breach() == Breach::NoConditions)
    }

    /// "National Domestic Abuse Helpline: 0808 2000 247 (24 hours)". In another language only a note that has its
    /// words is kept.
    pub(super) fn helpline(&self, line: &Helpline) -> Text {
        let english = self.wording.language() == Language::ENGLISH;
        let note = match line.note.trim() {
            "" => Text::default(),
            note => match Fixed::HELP_NOTES.into_iter().find(|known| known.english() == note) {
                Some(known) => held(self.wording.say(known, &[])),
                None if english => Text::plain(note),
                None => Text::default(),
            },
        };
        let mut said = Text::plain(format!("{}: ", line.name)).then_bold(unbroken(&line.number));
        if !note.0.is_empty() {
            said = said.then(" (");
            said.0.extend(note.0);
            said = said.then(")");
        }
        said
    }
}

fn with_capital(text: Text) -> Text {
    let mut spans = text.0;
    if let Some(first) = spans.first_mut() {
        let mut letters = first.text.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        *first = Span { text: capital + letters.as_str(), ..first.clone() };
    }
    Text(spans)
}
