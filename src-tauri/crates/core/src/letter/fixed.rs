//! The words of letters that nobody words differently in English: terms, what breaking a measure means, names of
//! measures, dates and lists. A translation has them under the same names.

use super::phrases::named_texts;
use super::wording::slots_of;
use crate::measure::{Breach, MeasureKind};
use crate::terms::ExceptionKind;

named_texts! {
    /// One sentence or word that only a translation words anew.
    Fixed {
    TermVioA "term.VIO-A" "{respondent} must not use or threaten violence against you.";
    TermVioC "term.VIO-C" "{respondent} must not use or threaten violence against {names}.";
    TermHarA "term.HAR-A" "{respondent} must not intimidate, harass or pester you.";
    TermHarC "term.HAR-C" "{respondent} must not intimidate, harass or pester {names}.";
    TermMolA "term.MOL-A" "{respondent} must not molest you. This means anything that seriously upsets or frightens you.";
    TermConA "term.CON-A" "{respondent} must not contact you in any way.";
    TermConAMethods "term.CON-A.methods" "{respondent} must not contact you in any way. This includes {methods}.";
    TermConC "term.CON-C" "{respondent} must not contact {names} in any way.";
    TermConX3 "term.CON-X3" "{respondent} must not get anyone else to contact you or pass on messages.";
    TermExcH "term.EXC-H" "{respondent} must not go to or enter your home.";
    TermExcD "term.EXC-D" "{respondent} must not come within {distance} of {place}.";
    TermExcR "term.EXC-R" "{respondent} must not be in {streets}.";
    TermExcM "term.EXC-M" "{respondent} must not be in the area shown on the map {detail}.";
    TermExcW "term.EXC-W" "{respondent} must not go to your workplace, {detail}.";
    TermExcS "term.EXC-S" "{respondent} must not go to {detail}.";
    TermExcP "term.EXC-P" "{respondent} must not come within {distance} of you, wherever you are.";
    TermLevH "term.LEV-H" "{respondent} must leave your home by {times} and stay away.";
    TermEviH "term.EVI-H" "{respondent} must not make you leave your home or keep you out of it.";
    TermOccA "term.OCC-A" "You have the right to live in your home.";
    TermDmgP "term.DMG-P" "{respondent} must not damage, or threaten to damage, your belongings or property.";
    TermDmgH "term.DMG-H" "{respondent} must not damage your home or what is in it.";
    TermSoc1 "term.SOC-1" "{respondent} must not post about you online.";
    TermSoc1Names "term.SOC-1.names" "{respondent} must not post about you or {names} online.";
    TermSoc2 "term.SOC-2" "{respondent} must not follow, view or use your accounts. That includes other people's accounts and false names.";
    TermTrk1 "term.TRK-1" "{respondent} must not track you. That includes devices or apps on your phone, car or things.";
    TermImg1 "term.IMG-1" "{respondent} must not share private images of you, or threaten to.";
    TermEco1 "term.ECO-1" "{respondent} must not interfere with {detail}.";
    TermPet1 "term.PET-1" "{respondent} must not harm or take away your pet.";
    TermPet1Named "term.PET-1.named" "{respondent} must not harm or take away {detail}.";
    TermRes1 "term.RES-1" "{respondent} must live and sleep at an address that the police or the court know.";
    TermCur1 "term.CUR-1" "{respondent} must stay at that address between {times}.";
    TermRep1 "term.REP-1" "{respondent} must report to a police station.";
    TermPas1 "term.PAS-1" "{respondent} must hand in any passport.";
    TermTag1 "term.TAG-1" "{respondent} must wear an electronic tag.";
    TermNot1 "term.NOT-1" "{respondent} must tell the police any name and address in use, within 3 days.";
    TermExp1 "term.EXP-1" "{respondent} must give the police {times} notice before collecting belongings with an officer.";
    ViaOthers "term.via-others" "{respondent} must not ask, encourage or get anyone else to do it.";
    OwnWords "term.own-words" "The court's own words are:";

    PlaceHome "place.home" "your home";
    PlaceWork "place.work" "your workplace";
    PlaceSchool "place.school" "the school";
    PlaceOther "place.other" "the place named in the order";

    MethodPhone "method.phone" "phone";
    MethodText "method.text" "text";
    MethodEmail "method.email" "email";
    MethodLetter "method.letter" "letter";
    MethodSocial "method.social-media" "social media";
    MethodApps "method.messaging-apps" "messaging apps";
    MethodGaming "method.gaming" "gaming";
    MethodGifts "method.gifts" "gifts";
    MethodBank "method.bank-transfer-references" "bank-transfer references";
    MethodPerson "method.in-person" "in person";

    ExceptSolicitors "except.E-SOL" "{respondent} may contact you through solicitors";
    ExceptCafcass "except.E-CAFCASS" "Contact with the children that a court, Cafcass or a social worker arranged is allowed";
    ExceptApp "except.E-APP" "{respondent} may send messages about the children only";
    ExceptHandover "except.E-HAND" "Handing over the children is allowed";
    ExceptCourt "except.E-COURT" "{respondent} may go to court hearings";
    ExceptEmergency "except.E-MED" "{respondent} may contact you in an emergency that involves a child";
    ExceptAgreement "except.E-AGREE" "It is allowed if you agreed in writing beforehand";
    ExceptPolice "except.E-POL" "{respondent} may collect belongings when a police officer is there";
    ExceptPlain "except.plain" "{what}.";
    ExceptDetailed "except.detailed" "{what}: {detail}.";

    BreachCrime "breach.crime" "Breaking this order is a crime. Police can arrest {respondent}.";
    BreachBail "breach.bail" "If {respondent} breaks a bail condition, police can arrest {respondent}.";
    BreachCourt "breach.arrest-for-court" "Police can arrest {respondent} and take {respondent} to court.";
    BreachPromise "breach.court-only" "Tell your solicitor or the court. Call 999 if you are in danger or a crime happens.";
    BreachNothing "breach.no-conditions" "There are no conditions at the moment.";

    KindNmo "kind.NMO" "Non-molestation order";
    KindOccp "kind.OCCP" "Occupation order with power of arrest";
    KindOcc "kind.OCC" "Occupation order";
    KindUnd "kind.UND" "Undertaking to the court";
    KindDvpn "kind.DVPN" "Domestic violence protection notice";
    KindDvpo "kind.DVPO" "Domestic violence protection order";
    KindDapn "kind.DAPN" "Domestic abuse protection notice";
    KindDapo "kind.DAPO" "Domestic abuse protection order";
    KindPcb "kind.PCB" "Pre-charge bail";
    KindPsb "kind.PSB" "Bail after charge";
    KindRo "kind.RO" "Restraining order";
    KindSpo "kind.SPO" "Stalking protection order";
    KindIspo "kind.ISPO" "Interim stalking protection order";
    KindRemand "kind.REMAND" "Remand or prison";
    KindRui "kind.RUI" "Released under investigation";

    Month1 "month.1" "January";
    Month2 "month.2" "February";
    Month3 "month.3" "March";
    Month4 "month.4" "April";
    Month5 "month.5" "May";
    Month6 "month.6" "June";
    Month7 "month.7" "July";
    Month8 "month.8" "August";
    Month9 "month.9" "September";
    Month10 "month.10" "October";
    Month11 "month.11" "November";
    Month12 "month.12" "December";
    Weekday1 "weekday.1" "Monday";
    Weekday2 "weekday.2" "Tuesday";
    Weekday3 "weekday.3" "Wednesday";
    Weekday4 "weekday.4" "Thursday";
    Weekday5 "weekday.5" "Friday";
    Weekday6 "weekday.6" "Saturday";
    Weekday7 "weekday.7" "Sunday";
    DatePlain "date.plain" "{day} {month} {year}";
    DateLong "date.long" "{weekday} {day} {month} {year}";
    TimeMidnight "time.midnight" "midnight";
    TimeNight "time.night" "{time} am";
    TimeMorning "time.morning" "{time} am";
    TimeMidday "time.midday" "midday";
    TimeAfternoon "time.afternoon" "{time} pm";
    TimeEvening "time.evening" "{time} pm";
    TimeLate "time.late" "{time} pm";
    TimeFirst "time.first-of-two" "{time} BST";
    TimeSecond "time.second-of-two" "{time} GMT";
    WhenAt "when.at" "on {date} at {time}";
    WhenDayEnds "when.day-ends" "at the end of {date}";

    ListComma "list.comma" "{before}, {next}";
    ListAnd "list.and" "{before} and {last}";
    ListOr "list.or" "{before} or {last}";
    MetreOne "distance.one" "{count} metre";
    MetreMany "distance.many" "{count} metres";
    PageOf "page.of" "Page {page} of {pages}";
    TheCourt "court.unnamed" "the court";
    OnPhone "contact.on-phone" "{contact} on {phone}";
    AllDay "help.24-hours" "24 hours";
    ForWomen "help.women" "for women, 24 hours";
    ForMen "help.men" "for men";
    InWales "help.wales" "in Wales, 24 hours";
    WithOrders "help.orders" "help with orders";
    ParagraphNumber "exact.paragraph" "Paragraph {number}";
    NoteEnglish "note.english" "Some words of the court are in English in this letter. Call us and we will explain them.";
    EnglishFollows "note.english-follows" "The same letter in English follows.";
    }
}

impl Fixed {
    /// What may stand beside a helpline in every language.
    pub(crate) const HELP_NOTES: [Self; 5] =
        [Self::AllDay, Self::ForWomen, Self::ForMen, Self::InWales, Self::WithOrders];

    /// The slots of its English words, in order, without doubles.
    pub fn slots(self) -> Vec<&'static str> {
        slots_of(self.english())
    }

    /// A measure's name.
    pub(crate) fn kind(kind: MeasureKind) -> Option<Self> {
        Self::from_code(&format!("kind.{}", kind.code()))
    }

    /// What an exception allows, without its full stop.
    pub(crate) fn exception(kind: ExceptionKind) -> Option<Self> {
        Self::from_code(&format!("except.{}", kind.code()))
    }

    /// What breaking a measure means; nothing is said of it for custody.
    pub(crate) fn breach(breach: Breach) -> Option<Self> {
        Some(match breach {
            Breach::Crime => Self::BreachCrime,
            Breach::BailArrest => Self::BreachBail,
            Breach::ArrestForCourt => Self::BreachCourt,
            Breach::CourtOnly => Self::BreachPromise,
            Breach::NoConditions => Self::BreachNothing,
            Breach::InCustody => return None,
        })
    }

    /// A means of contact by the name that a measure's form gives it.
    pub(crate) fn method(name: &str) -> Option<Self> {
        Self::from_code(&format!("method.{}", name.trim().to_lowercase().replace(' ', "-")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{CATALOGUE, Print};

    #[test]
    fn everything_that_a_letter_names_has_its_words() {
        for kind in MeasureKind::ALL {
            assert_eq!(Fixed::kind(kind).map(Fixed::english), Some(kind.name()));
        }
        for exception in ExceptionKind::ALL {
            assert!(Fixed::exception(exception).is_some(), "{}", exception.code());
        }
        let coded = |known: &&crate::terms::Entry| known.print == Print::Yes && known.code != "OTH-1";
        for known in CATALOGUE.iter().filter(coded) {
            assert!(Fixed::from_code(&format!("term.{}", known.code)).is_some(), "{}", known.code);
        }
        assert_eq!(Fixed::method("Bank-transfer references"), Some(Fixed::MethodBank));
        assert_eq!(Fixed::method("carrier pigeon"), None);
    }
}
