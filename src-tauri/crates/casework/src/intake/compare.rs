//! What a row says of people who are on record already. What is wanted confidential becomes so at once; what is
//! missing on record is filled in; what differs is noted for an officer and changes nothing. What the court said
//! before is no news.

use safehold_core::address::postcode;
use safehold_core::difference::{Difference, Theirs};
use safehold_core::id::MeasureId;
use safehold_core::intake::{FeedOrder, FeedParty, WithheldOr};
use safehold_core::measure::{End, Measure};
use safehold_core::person::{Address, PartyRole, Person, ReachKind};
use safehold_core::words;
use safehold_store::{feed::Said, fold, phone_digits};

use super::opening;
use crate::desk::Work;

/// What a row brings for a case that is here.
#[derive(Default)]
pub(super) struct News {
    /// Changes to the record, in words.
    pub changes: Vec<String>,
    /// What an officer has to settle.
    pub differences: Vec<Difference>,
}

/// A row seen against a case that is here.
pub(super) struct Against<'a> {
    pub work: &'a Work<'a>,
    pub order: &'a FeedOrder,
    pub measure: &'a Measure,
    /// What the court's files said of this case before.
    pub before: &'a [Said],
    /// "manifest-20261103.csv, row 3".
    pub source: &'a str,
}

impl Against<'_> {
    fn note(
        &self,
        news: &mut News,
        about: (Option<&Person>, Option<MeasureId>),
        what: String,
        ours: String,
        theirs: Theirs,
    ) {
        news.differences.push(Difference {
            id: self.work.ids.next(),
            case: self.measure.case,
            person: about.0.map(|person| person.id),
            measure: about.1,
            what,
            ours,
            stops_post: matches!(theirs, Theirs::Address { .. })
                && about.0.is_some_and(|person| person.role == PartyRole::Victim),
            theirs,
            source: self.source.to_owned(),
            noted_at: self.work.now,
            settled: None,
        });
    }

    /// What the row says of one party; `person` is changed where the record may be.
    pub(super) fn party(&self, person: &mut Person, news: &mut News) {
        let of = |order: &FeedOrder| match person.role {
            PartyRole::Respondent => order.respondent.clone(),
            _ => order.applicant.clone(),
        };
        let (party, before): (FeedParty, Vec<FeedParty>) =
            (of(self.order), self.before.iter().map(|said| of(&said.order)).collect());
        let whose = if person.role == PartyRole::Respondent { "Respondent's" } else { "Victim's" };
        self.name(person, &party, &before, whose, news);
        self.birth(person, &party, &before, whose, news);
        self.address(person, &party, &before, whose, news);
        self.reach(person, ReachKind::Phone, &party, &before, whose, news);
        self.reach(person, ReachKind::Email, &party, &before, whose, news);
        if person.role == PartyRole::Victim
            && let Some(text) = opening::safe_time_words(self.order)
            && !self.before.iter().any(|said| said.order.safe_time == self.order.safe_time)
        {
            let what = "Victim's safe time to call".to_owned();
            self.note(
                news,
                (Some(person), None),
                what,
                "See the safe-contact profile".to_owned(),
                Theirs::Words(text),
            );
        }
    }

    fn name(&self, person: &Person, party: &FeedParty, before: &[FeedParty], whose: &str, news: &mut News) {
        let known = fold(&person.full_name()) == fold(&party.full_name())
            || before.iter().any(|said| said.full_name() == party.full_name());
        if !known {
            let theirs = Theirs::Name { given: party.given.clone(), family: party.family.clone() };
            self.note(news, (Some(person), None), format!("{whose} name"), person.full_name(), theirs);
        }
    }

    fn birth(
        &self,
        person: &mut Person,
        party: &FeedParty,
        before: &[FeedParty],
        whose: &str,
        news: &mut News,
    ) {
        let Some(day) = party.born else { return };
        match person.born {
            None => {
                person.born = Some(day);
                news.changes.push(format!("{whose} date of birth added: {}", words::plain_date(day)));
            }
            Some(ours) if ours != day && !before.iter().any(|said| said.born == Some(day)) => {
                let what = format!("{whose} date of birth");
                self.note(news, (Some(person), None), what, words::plain_date(ours), Theirs::Born(day));
            }
            Some(_) => {}
        }
    }

    fn address(
        &self,
        person: &mut Person,
        party: &FeedParty,
        before: &[FeedParty],
        whose: &str,
        news: &mut News,
    ) {
        if party.address_confidential || party.address_withheld {
            let mut raised = false;
            for address in person.addresses.iter_mut().filter(|address| address.kind.is_current()) {
                raised |= !std::mem::replace(&mut address.confidential, true);
            }
            if raised {
                news.changes.push(format!("{whose} address becomes confidential"));
            }
        }
        let Some(given) = opening::address(party, self.work.ids.next()) else { return };
        if person.addresses.is_empty() {
            news.changes.push(format!("{whose} address added: {}", given.one_line()));
            person.addresses.push(given);
            return;
        }
        let known = person.addresses.iter().any(|ours| says_no_more(&given, ours))
            || before.iter().any(|said| said.one_line() == party.one_line());
        if !known {
            let ours =
                person.current_address().map_or_else(|| "no address now".to_owned(), Address::one_line);
            let Address { lines, postcode, confidential, .. } = given;
            let theirs = Theirs::Address { lines, postcode, confidential };
            self.note(news, (Some(person), None), format!("{whose} address"), ours, theirs);
        }
    }

    fn reach(
        &self,
        person: &mut Person,
        kind: ReachKind,
        party: &FeedParty,
        before: &[FeedParty],
        whose: &str,
        news: &mut News,
    ) {
        let value = |party: &FeedParty| match kind {
            ReachKind::Phone => party.phone.clone(),
            ReachKind::Email => party.email.clone(),
        };
        let (said, withheld) = (value(party), value(party) == WithheldOr::Withheld);
        let confidential = match kind {
            ReachKind::Phone => party.phone_confidential,
            ReachKind::Email => party.email_confidential,
        };
        let mut raised = false;
        for ours in person.reach.iter_mut().filter(|ours| ours.kind == kind && (confidential || withheld)) {
            raised |= !std::mem::replace(&mut ours.confidential, true);
        }
        let word = kind.word();
        if raised {
            news.changes.push(format!("{whose} {word} becomes confidential"));
        }
        let Some(given) = opening::reach(party).into_iter().find(|reach| reach.kind == kind) else { return };
        let plain = |text: &str| match kind {
            ReachKind::Phone => phone_digits(text),
            ReachKind::Email => text.trim().to_lowercase(),
        };
        let wanted = plain(&given.value);
        let of_kind = |text: &str| (kind == ReachKind::Email) == text.contains('@');
        let channels: Vec<&str> = person
            .contact
            .channels
            .iter()
            .map(|c| c.value.trim())
            .filter(|v| !v.is_empty() && of_kind(v))
            .collect();
        let in_reach = person.reach.iter().any(|ours| ours.kind == kind && plain(&ours.value) == wanted);
        let in_channels = channels.iter().any(|ours| plain(ours) == wanted);
        if in_reach {
            return;
        }
        let nothing = channels.is_empty() && !person.reach.iter().any(|ours| ours.kind == kind);
        if in_channels || nothing {
            if nothing {
                news.changes.push(format!("{whose} {word} added: {}", given.value));
                if person.role == PartyRole::Victim {
                    let known = |channel: &safehold_core::contact_profile::Channel| {
                        channel.kind == opening::unknown_channel(kind, "", "").kind
                    };
                    // A channel without its number keeps what was said of it; the number is new, so safe it is not.
                    match person.contact.channels.iter_mut().find(|channel| known(channel)) {
                        Some(channel) => {
                            channel.value.clone_from(&given.value);
                            channel.safe = safehold_core::contact_profile::Safe::Unknown;
                            channel.confirmed = None;
                        }
                        None => {
                            person.contact.channels.push(opening::unknown_channel(kind, &given.value, ""))
                        }
                    }
                }
            }
            person.reach.push(given);
            return;
        }
        if !before.iter().any(|earlier| value(earlier) == said) {
            let mut ours: Vec<String> = channels.iter().map(|value| (*value).to_owned()).collect();
            ours.extend(person.reach.iter().filter(|ours| ours.kind == kind).map(|ours| ours.value.clone()));
            ours.sort();
            ours.dedup();
            let theirs = Theirs::Reach { kind, value: given.value, confidential: given.confidential };
            self.note(news, (Some(person), None), format!("{whose} {word}"), words::list_or(&ours), theirs);
        }
    }

    /// What the row says of the order's own facts, against what is recorded of it.
    pub(super) fn order(&self, recorded: Option<(&str, End)>, news: &mut News) {
        let Some((court, end)) = recorded else { return };
        let measure = Some(self.measure.id);
        let (said_court, said_end) = (self.order.court.as_str(), self.order.end);
        if !said_court.is_empty()
            && !court.is_empty()
            && fold(said_court) != fold(court)
            && !self.before.iter().any(|said| said.order.court == said_court)
        {
            let theirs = Theirs::Words(said_court.to_owned());
            self.note(news, (None, measure), "Court of the order".to_owned(), court.to_owned(), theirs);
        }
        let same = self
            .before
            .iter()
            .any(|said| said.order.identity == self.order.identity && said.order.end == said_end);
        if said_end != End::NotStated && said_end != end && !same {
            let theirs = Theirs::Words(said_end.words());
            self.note(news, (None, measure), "End of the order".to_owned(), end.words(), theirs);
        }
    }

    /// Notes something about the order for an officer to read and decide.
    pub(super) fn order_words(&self, what: &str, ours: String, theirs: String, news: &mut News) {
        self.note(news, (None, Some(self.measure.id)), what.to_owned(), ours, Theirs::Words(theirs));
    }
}

/// Whether an address that the court gives says nothing that the record does not: the court leaves out the town.
fn says_no_more(theirs: &Address, ours: &Address) -> bool {
    let code = |address: &Address| postcode(&address.postcode).unwrap_or_else(|| fold(&address.postcode));
    let words = |address: &Address| {
        fold(&address.lines.join(" "))
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut left = words(ours);
    let all = words(theirs).iter().all(|word| match left.iter().position(|other| other == word) {
        Some(place) => {
            left.swap_remove(place);
            true
        }
        None => false,
    });
    all && (theirs.postcode.is_empty() || code(theirs) == code(ours))
}
