//! The reminder letter: what it says, made from the record alone. Neutral outside; inside, only terms that
//! are in this order, the phrases the law allows for this kind of measure, and no promise.
//!
//! Not here: whether it may go out (see [`crate::letter_gate`]) and how it is set.

use chrono::{DateTime, NaiveDate, Utc};

use crate::address::envelope_lines;
use crate::document::{Block, Item, LetterPaper, Text};
use crate::id::{CaseId, LetterId, MeasureId, OfficerId, PersonId};
use crate::measure::{End, Evidence, Measure, Moment, Nmo};
use crate::officer::Officer;
use crate::person::Person;
use crate::terms::{Names, plain};
use crate::words::{self, plain_date, spoken_instant, unbroken};

/// A helpline of the support box, from a dated table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// "National Domestic Abuse Helpline".
    pub name: String,
    /// "0808 2000 247".
    pub number: String,
    /// "free, 24 hours"; may be empty.
    pub note: String,
}

/// The fixed texts a letter is made with, and who signed them off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTexts {
    /// Rises with each change; kept with each letter.
    pub version: u32,
    /// The helplines.
    pub helplines: Vec<Helpline>,
    /// Past this day the helplines must be checked again.
    pub review_by: NaiveDate,
    /// Who signed the texts and helplines off, and when; `None`: nobody yet.
    pub signed_off: Option<(String, NaiveDate)>,
}

impl LetterTexts {
    /// The texts as Safehold supplies them, signed off by nobody.
    pub fn supplied() -> Self {
        let line = |name: &str, number: &str, note: &str| Helpline {
            name: name.to_owned(),
            number: number.to_owned(),
            note: note.to_owned(),
        };
        Self {
            version: 1,
            helplines: vec![
                line("National Domestic Abuse Helpline", "0808 2000 247", "free, 24 hours"),
                line("Men's Advice Line", "0808 801 0327", "free"),
                line("Victim Support", "0808 16 89 111", "free, 24 hours"),
                line("National Centre for Domestic Violence", "0800 970 2070", "help with orders"),
            ],
            review_by: NaiveDate::from_ymd_opt(2027, 2, 22).unwrap_or(NaiveDate::MAX),
            signed_off: None,
        }
    }
}

/// A letter that was made: the exact bytes are kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its identity.
    pub id: LetterId,
    /// The case.
    pub case: CaseId,
    /// To whom.
    pub recipient: PersonId,
    /// About which measure, and which version of its record.
    pub measure: MeasureId,
    /// The version of the measure it was made from.
    pub measure_version: u32,
    /// The neutral reference: "VC-48213-K".
    pub reference: String,
    /// What it is, for lists: "Your court order: what it says".
    pub title: String,
    /// The version of the fixed texts.
    pub texts_version: u32,
    /// The version of the policy its gate was asked under.
    pub policy_version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: OfficerId,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Pages.
    pub pages: u32,
    /// When it was last printed or saved to a file, and how often.
    pub printed: Vec<DateTime<Utc>>,
}

/// The neutral reference of the `n`th letter of a caseload: "VC-48213-K". The last letter is a check: a
/// mistyped digit or two swapped ones change it.
pub fn letter_reference(n: u32) -> String {
    let number = 40_000_u32.wrapping_add(n.wrapping_mul(7)) % 900_000 + 10_000;
    format!("VC-{number}-{}", check_letter(number))
}

fn check_letter(number: u32) -> char {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTUVWXY";
    let sum: u32 =
        number.to_string().bytes().zip([7, 3, 11, 5, 13, 2]).map(|(d, w)| u32::from(d - b'0') * w).sum();
    char::from(LETTERS[(sum % 23) as usize])
}

/// Whether a reference's check letter agrees with its number.
pub fn reference_checks(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix("VC-") else { return false };
    match rest.split_once('-') {
        Some((number, check)) => number.parse().is_ok_and(|n: u32| check.chars().eq([check_letter(n)])),
        None => false,
    }
}

/// What a reminder letter (L1) is made from.
#[derive(Debug, Clone, Copy)]
pub struct Reminder<'a> {
    /// To whom.
    pub victim: &'a Person,
    /// Whom the order restrains.
    pub respondent: &'a Person,
    /// The order's record.
    pub measure: &'a Measure,
    /// The order's facts.
    pub order: &'a Nmo,
    /// The fixed texts.
    pub texts: &'a LetterTexts,
    /// The neutral sender's lines.
    pub sender: &'a [String],
    /// Whom the victim may ask for.
    pub contact: &'a Officer,
    /// The letter's reference.
    pub reference: &'a str,
    /// The letter's date.
    pub date: NaiveDate,
}

/// Its title in lists and its heading inside.
pub const REMINDER_TITLE: &str = "Your court order: what it says";

/// Writes the reminder letter about an order's terms.
pub fn reminder(from: &Reminder<'_>) -> LetterPaper {
    let respondent = from.respondent.full_name();
    let names = Names { respondent: respondent.clone() };
    let mut body = vec![Block::Paragraph(opening(from.order))];

    let terms: Vec<Item> = from
        .measure
        .terms
        .iter()
        .filter_map(|term| plain(term, &names))
        .map(|said| Item {
            text: Text::plain(said.sentence),
            below: said.exceptions.into_iter().map(Text::plain).collect(),
        })
        .collect();
    body.push(Block::Heading(2, "What the order says".to_owned()));
    body.push(Block::Numbered(terms));
    body.push(Block::Paragraph(Text::plain(
        "Violence and threats are always crimes, whether or not the order mentions them.",
    )));
    body.push(Block::Paragraph(ending(from.order)));
    body.push(Block::Paragraph(knowing(from.order, &respondent)));

    body.push(Block::Heading(2, format!("If {respondent} does any of these things")));
    body.push(Block::Paragraph(
        Text::plain("If you are in danger, call ")
            .then_bold("999")
            .then(". If you can't speak on a mobile, press ")
            .then_bold("55")
            .then(" when asked. If it is not an emergency, call ")
            .then_bold("101")
            .then(". Tell us every time, even if you replied or asked for contact."),
    ));
    body.push(Block::Paragraph(Text::plain(format!(
        "Breaking this order is a crime. Police can arrest {respondent}."
    ))));

    body.push(Block::Heading(2, "Keep proof if it is safe".to_owned()));
    body.push(Block::Paragraph(Text::plain(
        "Do not delete messages. Keep pictures of them that show the number and the date. Write down what happened, when, and who saw it. Do not put yourself at risk to get proof.",
    )));
    body.push(Block::Heading(2, "Changing the order".to_owned()));
    body.push(Block::Paragraph(Text::plain(
        "Only the court can change or end the order. If you want it changed or made longer, ask a solicitor or the court before it ends.",
    )));
    if !from.texts.helplines.is_empty() {
        body.push(Block::Heading(2, "People who can help".to_owned()));
        body.push(Block::Bullets(from.texts.helplines.iter().map(helpline).collect()));
    }
    body.push(Block::Paragraph(Text::plain(
        "We can send this in large print, in Welsh or in another language, or read it to you. If a letter is not safe for you, tell us. You may destroy this one.",
    )));

    let mut signature = vec![from.contact.name.clone()];
    if !from.contact.phone.trim().is_empty() {
        signature.push(unbroken(&from.contact.phone));
    }
    LetterPaper {
        language: "en-GB".to_owned(),
        title: "Letter".to_owned(),
        sender: from.sender.to_vec(),
        address: from
            .victim
            .current_address()
            .map(|address| envelope_lines(&from.victim.on_envelope(), address))
            .unwrap_or_default(),
        date: plain_date(from.date),
        reference: format!("Our reference: {}", from.reference),
        heading: REMINDER_TITLE.to_owned(),
        body,
        signature,
    }
}

fn opening(order: &Nmo) -> Text {
    let day = match order.made {
        Moment::At(at) => crate::london::date(at),
        Moment::On(day) => day,
    };
    Text::plain(format!(
        "We have a record of the order that {} made on {}.",
        order.court,
        unbroken(&plain_date(day))
    ))
}

fn ending(order: &Nmo) -> Text {
    match order.end {
        End::At(at) => Text::plain("The order ends on ").then_bold(spoken_instant(at)).then("."),
        End::On(day) => Text::plain("The order ends on ")
            .then_bold(unbroken(&words::long_date(day)))
            .then(". We are asking the court for the time."),
        End::UntilHearing(Some(at)) => {
            Text::plain("The order lasts until the next hearing, on ").then_bold(spoken_instant(at)).then(".")
        }
        End::UntilHearing(None) => {
            Text::plain("The order lasts until the next hearing. We do not have its date yet.")
        }
        End::Open => Text::plain("The court has not set an end date."),
        End::NotStated => Text::plain("We do not have the end date yet. We are asking the court."),
    }
}

fn knowing(order: &Nmo, respondent: &str) -> Text {
    let on = |fact: &Evidence| unbroken(&plain_date(crate::london::date(fact.at)));
    match (&order.served, &order.aware) {
        (Some(served), _) => Text::plain(format!("{respondent} was given the order on {}.", on(served))),
        (None, Some(aware)) => Text::plain(format!("{respondent} was told of the order on {}.", on(aware))),
        (None, None) if order.present => Text::plain(format!("{respondent} knows about the order.")),
        (None, None) => Text::plain(format!(
            "We do not yet know if {respondent} has been given the order. You can still call us."
        )),
    }
}

fn helpline(line: &Helpline) -> Text {
    let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
    Text::plain(format!("{}: ", line.name)).then_bold(unbroken(&line.number)).then(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_checks_itself() {
        let reference = letter_reference(1173);
        assert!(reference_checks(&reference), "{reference}");
        let wrong = reference.replacen(&reference[3..4], "8", 1);
        assert!(wrong == reference || !reference_checks(&wrong));
        assert!(!reference_checks("VC-1"));
    }

    #[test]
    fn references_of_a_caseload_differ() {
        let made: std::collections::BTreeSet<String> = (0..5_000).map(letter_reference).collect();
        assert_eq!(made.len(), 5_000);
    }
}
