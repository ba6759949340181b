//! The fixed sentences of letters, each under a name that stays: a unit may word one differently, and a
//! translation has the same names. `{slots}` are filled from the record; `**two stars**` set bold.
//!
//! Not here: the terms of an order (see [`crate::terms`]) and what a letter may say of a breach (see
//! [`crate::measure::Breach`]): nobody words those differently.

use super::wording::slots_of;

/// An enumeration of texts under names that stay, each with the English words that Safehold supplies.
macro_rules! named_texts {
    ($(#[$about:meta])* $kind:ident { $($name:ident $code:literal $text:literal;)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $(#[doc = $text] $name,)*
        }

        impl $kind {
            /// All of them, in the order in which a page or a file lists them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in files.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The English words that Safehold supplies.
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// Reads a name.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

pub(super) use named_texts;

named_texts! {
    /// One fixed sentence, or a few that belong together. A unit may word it differently.
    Phrase {
    HeadingOrder "heading.order" "About your court order";
    HeadingServed "heading.served" "Your court order was given to {respondent}";
    HeadingVaried "heading.varied" "Your court order has changed";
    HeadingReminder "heading.reminder" "What protects you now";
    HeadingExpiring "heading.expiring" "Your court order ends soon";
    HeadingEnded "heading.ended" "Your court order has ended";
    HeadingBail "heading.bail" "About the bail conditions";
    HeadingReleased "heading.released" "About the release";
    HeadingNotice "heading.notice" "About the notice that protects you";
    HeadingMagistrates "heading.magistrates" "About the order that protects you";
    HeadingMagistratesEnding "heading.magistrates-ending" "The order that protects you ends soon";
    HeadingTransfer "heading.transfer" "Your new contact";
    HeadingUnreached "heading.unreached" "Please get in touch";
    HeadingUndertaking "heading.undertaking" "About the promise to the court";

    OpeningOrder "opening.order" "We have a record of the order that {court} made on {date}.";
    OpeningVaried "opening.varied" "{court} changed your order on {date}. Please use this letter and not our earlier one.";
    OpeningReminder "opening.reminder" "This letter tells you what is in force today. Please keep it if that is safe.";
    OpeningEnded "opening.ended" "The order that {court} made on {date} is no longer in force. It ended {end}.";
    OpeningBail "opening.bail" "{respondent} was released on bail on {date}. The conditions below apply.";
    OpeningNoConditions "opening.no-conditions" "The police are still looking into what happened.";
    OpeningNotice "opening.notice" "The police gave {respondent} a notice on {date}. It protects you until a court decides.";
    OpeningMagistrates "opening.magistrates" "{court} made an order on {date} to protect you.";
    OpeningTransfer "opening.transfer" "We now look after the record of what protects you. Your contact is {contact}.";
    OpeningUnreached "opening.unreached" "We would like to talk to you and have not reached you. Please call {contact}.";
    OpeningUndertaking "opening.undertaking" "{respondent} made a promise to {court} on {date}. A promise like this is called an undertaking.";

    TermsMustNot "terms.must-not" "What {respondent} must not do";
    TermsSay "terms.say" "What it says";
    AlwaysCrimes "crimes.always" "Violence and threats are always crimes, whether or not they are named here.";

    EndAt "end.at" "It ends **{when}**.";
    EndDay "end.day" "It ends on **{when}**. We do not know the time yet.";
    EndHearing "end.hearing" "It lasts until the next hearing, **{when}**.";
    EndHearingUnknown "end.hearing-unknown" "It lasts until the next hearing. We do not have its date yet.";
    EndOpen "end.open" "The court has not set an end date.";
    EndNotStated "end.not-stated" "We do not have its end date yet. Call us to ask.";
    EndLastDay "end.last-day" "Its last day is **{when}**.";
    EndUnknown "end.unknown" "We do not know yet when it ends. We will tell you.";

    KnownServed "known.served" "{respondent} was given the order on {date}.";
    KnownAware "known.aware" "{respondent} was told of the order on {date}.";
    KnownPresent "known.present" "{respondent} knows about the order.";
    KnownNot "known.not" "We do not know yet whether {respondent} has the order. You can still call us.";

    IfHeading "if.heading" "If {respondent} breaks any of this";
    IfAfterEnd "if.after-end" "If anything happens";
    Danger "if.danger" "**In danger? Call 999.** If you can't speak on a mobile, press **55** when asked. On a landline, stay silent: the call may stay open for about 45 seconds.";
    Relay "if.relay" "**Deaf, or can't speak?** Use Relay UK on **18000** or the 999 BSL app. To text 999, first text **REGISTER** to 999.";
    NoEmergency "if.no-emergency" "**Not an emergency?** Call **101** (text relay **18001 101**), report it online or go to a police station.";
    TellUs "if.tell-us" "Tell us every time, even if you replied or got in touch first.";

    Proof "proof" "**Keep proof if it is safe.** Do not delete messages or reply to them. Take pictures that show number and date. Note what happened, when, and who saw it. Never put yourself at risk for proof.";
    OnlyCourt "change.court" "**Only the court can change or end it.** You can ask for a change, or for more time, before it ends. A solicitor, the court, the National Centre for Domestic Violence or Women's Aid can help.";
    MoreTime "change.more-time" "**Do you want it to last longer?** Only the court can do that, and you must ask before it ends. A solicitor, the court, the National Centre for Domestic Violence or Women's Aid can help.";
    NewOrder "change.new-order" "**Do you need a new order?** A solicitor, the National Centre for Domestic Violence or Women's Aid can help you to ask for one.";
    BailViews "change.bail" "**Tell us what you think of the conditions.** We pass it on before they change. We will tell you when they end.";

    HelpHeading "help.heading" "People who can help";
    Formats "close.formats" "We can send this in large print, in Welsh or another language, or read it to you. Do not reply to this letter: call us.";
    Unsafe "close.unsafe" "Not safe for you to have? Tell us. You may destroy it.";
    AskFor "contact.ask-for" "Your contact";
    Hours "contact.hours" "Monday to Friday, 9 am to 5 pm";
    Reference "contact.reference" "Our reference: {reference}";

    ExactHeading "exact.heading" "The exact words";
    ExactIntro "exact.intro" "These are the words of the paper itself. If they differ from this letter, the paper is right.";

    EasyHelp "easy.help" "You can ask someone you trust to help you read this letter.";
    EasyOrder "easy.order" "A court has made an order to protect you. The court is {court}. The court made it on {date}.";
    EasyVaried "easy.varied" "The court has changed your order. It did so on {date}. Use this letter. Do not use our old letter.";
    EasyEnded "easy.ended" "Your order has ended. It ended {end}.";
    EasyBail "easy.bail" "{respondent} was released on {date}. {respondent} must follow rules. The rules are called bail conditions.";
    EasyNotice "easy.notice" "The police gave {respondent} a notice on {date}. It has rules to protect you. A court will decide next.";
    EasyUndertaking "easy.undertaking" "{respondent} made a promise to a court. The court is {court}. It was on {date}.";
    EasyDanger "easy.danger" "If you are in danger, call **999**.";
    EasySilent "easy.silent" "If you cannot speak on a mobile, press **55** when asked.";
    EasyLandline "easy.landline" "On a phone at home, stay quiet. The call may stay open for about 45 seconds.";
    EasyDeaf "easy.deaf" "If you are deaf, use Relay UK on **18000** or the 999 BSL app. To text 999, first text **REGISTER** to 999.";
    EasyNoEmergency "easy.no-emergency" "If it is not an emergency, call **101**. The text relay number is **18001 101**.";
    EasyTellUs "easy.tell-us" "Tell us every time. Tell us even if you answered or got in touch first.";
    EasyProof "easy.proof" "Keep messages. Do not answer them. Take a picture of each one. The picture must show the number and the date.";
    EasyNotes "easy.notes" "Write down what happened and when. Write down who saw it.";
    EasyNoRisk "easy.no-risk" "Only do this if it is safe.";
    EasyOnlyCourt "easy.court" "Only the court can change it or end it. You can ask for more time before it ends.";
    EasyNewOrder "easy.new-order" "You can ask a court for a new order.";
    EasyBailViews "easy.views" "Tell us what you think of the rules. We will tell you when they end.";
    EasyAdvice "easy.advice" "A solicitor or Women's Aid can help you to ask.";
    EasyCall "easy.call" "To talk to us, call {contact}.";
    EasyUnsafe "easy.unsafe" "Tell us if this letter is not safe for you. You can destroy it.";
}
}

impl Phrase {
    /// What a text in its place must hold: the slots of the English words, in order, without doubles.
    pub fn slots(self) -> Vec<&'static str> {
        slots_of(self.english())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn sentences(text: &str) -> Vec<Vec<&str>> {
        text.split_inclusive(['.', '?', ':'])
            .map(|sentence| sentence.split_whitespace().filter(|word| *word != "**").collect::<Vec<_>>())
            .filter(|words| !words.is_empty())
            .collect()
    }

    #[test]
    fn names_are_told_apart() {
        let codes: BTreeSet<_> = Phrase::ALL.iter().map(|phrase| phrase.code()).collect();
        assert_eq!(codes.len(), Phrase::ALL.len());
        for phrase in Phrase::ALL {
            assert_eq!(Phrase::from_code(phrase.code()), Some(*phrase));
        }
    }

    /// Average under 15 words, none over 25.
    #[test]
    fn sentences_are_short() {
        let all: Vec<Vec<&str>> = Phrase::ALL.iter().flat_map(|phrase| sentences(phrase.english())).collect();
        let words: usize = all.iter().map(Vec::len).sum();
        let longest = all.iter().max_by_key(|sentence| sentence.len()).unwrap();
        println!("{} sentences, {words} words, longest {}: {longest:?}", all.len(), longest.len());
        assert!(words < 15 * all.len());
        assert!(longest.len() <= 25, "{longest:?}");
    }
}
