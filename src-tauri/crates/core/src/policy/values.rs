//! Every value of a policy that a unit sets for itself: what law and guidance leave open, and what was never verified. A new
//! value is a field of [`Policy`] with its default and one entry here: the page, the caseload and the comparison of
//! versions follow.
//!
//! Not here: pilot areas and the sender of letters, which are lists of their own.

use super::value::{Group, Kind, Value};
use super::{Policy, Within};
use crate::document::Typeface;
use crate::envelope::{EnvelopeChoice, WindowEnvelope};

/// What stands in no law or guidance.
const OWN: &str = "No law or guidance sets it: Safehold's proposal";
const CODE: &str = "Victims' Code, Rights 6, 8 and 9: confirm against the Code in force";
const GUIDANCE: &str = "President's Guidance, in force since 12 January 2026";
const NOTIFY: &str = "Stalking Protection Act 2019 s9; Domestic Abuse Act 2021 s41, to be confirmed";
const WELSH: &str = "Welsh Language (Wales) Measure 2011: your force's compliance notice decides";

const ENVELOPES: &[(&str, &str)] = &[
    (EnvelopeChoice::Notify.code(), EnvelopeChoice::Notify.name()),
    (EnvelopeChoice::Dl.code(), EnvelopeChoice::Dl.name()),
    (EnvelopeChoice::C5.code(), EnvelopeChoice::C5.name()),
    (EnvelopeChoice::Own.code(), EnvelopeChoice::Own.name()),
];
const TYPEFACES: &[(&str, &str)] = &[
    (Typeface::NotoSans.code(), Typeface::NotoSans.name()),
    (Typeface::AtkinsonHyperlegible.code(), Typeface::AtkinsonHyperlegible.name()),
];

macro_rules! values {
    ($($group:ident { $($code:literal $label:literal ($source:expr) $kind:ident!($($args:tt)*);)* })*) => {
        /// All values, in the order of the page.
        pub static VALUES: &[Value] = &[$($(Value {
            code: $code,
            group: Group::$group,
            label: $label,
            source: $source,
            kind: $kind!($($args)*),
        },)*)*];
    };
}

macro_rules! number {
    ($unit:literal, $bounds:expr, $($path:ident).+) => {
        Kind::Number {
            unit: $unit,
            bounds: $bounds,
            get: |policy: &Policy| policy.$($path).+,
            set: |policy: &mut Policy, value: u32| policy.$($path).+ = value,
        }
    };
}

macro_rules! numbers {
    ($bounds:expr, $($path:ident).+) => {
        Kind::Numbers {
            unit: "days",
            bounds: $bounds,
            get: |policy: &Policy| &policy.$($path).+,
            set: |policy: &mut Policy, value: Vec<u32>| policy.$($path).+ = value,
        }
    };
}

macro_rules! within {
    ($bounds:expr, $($path:ident).+) => {
        Kind::Within {
            bounds: $bounds,
            get: |policy: &Policy| policy.$($path).+,
            set: |policy: &mut Policy, value: Within| policy.$($path).+ = value,
        }
    };
}

macro_rules! tick {
    ($($path:ident).+) => {
        Kind::Tick {
            get: |policy: &Policy| policy.$($path).+,
            set: |policy: &mut Policy, value: bool| policy.$($path).+ = value,
        }
    };
}

macro_rules! envelope {
    ($field:ident) => {
        Kind::Envelope {
            get: |policy: &Policy| policy.$field,
            set: |policy: &mut Policy, value: Option<WindowEnvelope>| policy.$field = value,
        }
    };
}

macro_rules! choice {
    ($from:ty, $options:expr, $field:ident) => {
        Kind::Choice {
            options: $options,
            get: |policy: &Policy| policy.$field.code(),
            set: |policy: &mut Policy, code: &str| {
                let read = <$from>::from_code(code);
                if let Some(read) = read {
                    policy.$field = read;
                }
                read.is_some()
            },
        }
    };
}

/// Days to a hearing, by the newest guidance.
macro_rules! hearing {
    (without_notice) => {
        Kind::Number {
            unit: "days",
            bounds: 1..=92,
            get: |policy: &Policy| policy.limits.listing.first().map_or(0, |newest| newest.without_notice),
            set: |policy: &mut Policy, value: u32| {
                if let Some(newest) = policy.limits.listing.first_mut() {
                    newest.without_notice = value;
                }
            },
        }
    };
    (on_notice) => {
        Kind::Number {
            unit: "days",
            bounds: 1..=92,
            get: |policy: &Policy| {
                policy.limits.listing.first().and_then(|newest| newest.on_notice).unwrap_or_default()
            },
            set: |policy: &mut Policy, value: u32| {
                if let Some(newest) = policy.limits.listing.first_mut() {
                    newest.on_notice = Some(value);
                }
            },
        }
    };
}

values! {
    Contact {
        "first-contact.high" "First contact after an order: high risk"
            (OWN) within!(1..=5, first_contact.high);
        "first-contact.medium" "First contact after an order: medium risk"
            (OWN) within!(1..=10, first_contact.medium);
        "first-contact.standard" "First contact after an order: standard risk"
            (OWN) within!(1..=20, first_contact.standard);
        "tell-change" "Telling of service, a variation, bail or a notice"
            ("Victims' Code, Right 6, for bail; Safehold's proposal for orders") within!(1..=5, tell_change);
        "periodic.high" "Regular contact every: high risk"
            (OWN) number!("days", 1..=92, periodic_days.high);
        "periodic.medium" "Regular contact every: medium risk"
            (OWN) number!("days", 1..=183, periodic_days.medium);
        "periodic.standard" "Regular contact every: standard risk"
            (OWN) number!("days", 1..=366, periodic_days.standard);
        "attempts.high" "Failed attempts before a supervisor decides: high risk"
            (OWN) number!("attempts", 1..=10, attempts.high);
        "attempts.medium" "Failed attempts before a supervisor decides: medium risk"
            (OWN) number!("attempts", 1..=10, attempts.medium);
        "attempts.standard" "Failed attempts before a supervisor decides: standard risk"
            (OWN) number!("attempts", 1..=10, attempts.standard);
        "attempts-apart" "Attempts closer together than this count as one"
            (OWN) number!("minutes", 5..=720, attempts_apart_minutes);
        "next-attempt" "The next attempt is proposed after, at another time of day"
            (OWN) number!("hours", 1..=24, next_attempt_hours);
    }
    Clocks {
        "code.enhanced" "Victims' Code: tell a victim with enhanced rights of bail within"
            (CODE) number!("working days", 1..=5, limits.enhanced_days);
        "code.standard" "Victims' Code: tell other victims within"
            (CODE) number!("working days", 1..=10, limits.standard_days);
        "notification" "A person notifies name and address within, from service"
            (NOTIFY) number!("days", 1..=28, limits.notification_days);
        "hearing.without-notice" "Hearing with both sides after an order without notice, within"
            (GUIDANCE) hearing!(without_notice);
        "hearing.on-notice" "Hearing after an application on notice, within"
            (GUIDANCE) hearing!(on_notice);
        "arrest.dvpn" "Arrest for breach of a DVPN: the 24 hours leave out bank holidays"
            ("Crime and Security Act 2010 s26: to be confirmed by legal services") tick!(limits.arrest.dvpn);
        "arrest.dvpo" "Arrest for breach of a DVPO: the 24 hours leave out bank holidays"
            ("Crime and Security Act 2010 s29: to be confirmed by legal services") tick!(limits.arrest.dvpo);
        "arrest.dapn" "Arrest for breach of a DAPN: the 24 hours leave out bank holidays"
            ("Domestic Abuse Act 2021 s26: to be confirmed by legal services") tick!(limits.arrest.dapn);
        "arrest.occupation" "Arrest under an occupation order: the 24 hours leave out bank holidays"
            ("Family Law Act 1996 s47: to be confirmed by legal services") tick!(limits.arrest.occp);
        "arrest.bail" "Arrest for breach of bail after charge: the 24 hours leave out bank holidays"
            ("Bail Act 1976 s7: to be confirmed by legal services") tick!(limits.arrest.psb);
    }
    Warnings {
        "lead.gap" "A gap in cover (W-01)"
            (OWN) numbers!(0..=92, leads.gap);
        "gap-soon" "A change that opens a gap this soon is told of at once, and stops a plan's sign-off"
            (OWN) number!("days", 1..=92, gap_warning_days);
        "lead.not-aware" "Respondent not known to be aware (W-02): daily after"
            (OWN) number!("days", 1..=28, leads.not_aware_daily_after);
        "lead.not-served" "Aware but not served (W-03): again after"
            (OWN) number!("days", 1..=28, leads.not_served);
        "lead.statement" "No statement of service (W-04): again after"
            (OWN) number!("working days", 1..=20, leads.statement_working_days);
        "lead.bail" "Bail ends (W-05)"
            (OWN) numbers!(0..=92, leads.bail_return);
        "lead.authority" "Bail extended without authority (W-06): before the period ends"
            (OWN) number!("days", 1..=92, leads.authority);
        "lead.dvpo" "A DVPO ends (W-09)"
            (OWN) numbers!(0..=28, leads.dvpo_end);
        "lead.order" "An order ends (W-10)"
            (OWN) numbers!(0..=366, leads.order_end);
        "lead.still-current" "Is an order without an end still current? (W-12): ask again after"
            (OWN) number!("days", 7..=366, leads.still_current);
        "lead.hearing" "No outcome of a hearing (W-13): after"
            (OWN) number!("working days", 1..=10, leads.hearing_outcome_working_days);
        "lead.marker" "A marker or alarm expires (W-19): before"
            (OWN) number!("days", 1..=92, leads.marker);
        "lead.ambiguity" "An unclear term not answered by the court (W-25): after"
            (OWN) number!("working days", 1..=30, leads.ambiguity_working_days);
        "lead.release" "A release from prison (W-26): before"
            (OWN) number!("days", 1..=183, leads.release);
        "lead.arrest-end" "A power of arrest ends (W-28): before"
            (OWN) number!("days", 1..=183, leads.arrest_end);
        "lead.suspension" "Bail suspended (W-29): after"
            (OWN) number!("days", 1..=183, leads.suspension);
        "ending-soon" "The register lists an order as ending this long before its end"
            (OWN) number!("days", 7..=183, register_ending_days);
        "outlook" "A case's cover is looked at this far ahead"
            (OWN) number!("days", 28..=366, outlook_days);
    }
    Letters {
        "post-confirmed" "Post confirmed safe counts as safe for"
            (OWN) number!("days", 1..=365, post_confirmed_days);
        "ending-letter" "A letter says that an order ends soon from this long before"
            (OWN) number!("days", 1..=366, ending_letter_days);
        "second-check" "A second person checks the coding of an order's terms before its first letter"
            (OWN) tick!(second_check);
        "exact-wording" "The exact wording of the terms follows on a page of its own"
            (OWN) tick!(exact_wording_page);
        "welsh-bilingual" "Letters in Welsh carry the English after the Welsh"
            (WELSH) tick!(welsh_bilingual);
        "helpline-review" "Helplines are checked again after"
            (OWN) number!("days", 7..=366, helpline_review_days);
        "post-days" "Working days that post takes: what is over before is said by phone"
            ("Royal Mail aims for the next working day by first class; your contract decides")
            number!("working days", 1..=10, post_days);
        "letter-envelope" "Letters are made for this envelope"
            ("Your stock or your printer decides: a window shows an address only where it stands behind it")
            choice!(EnvelopeChoice, ENVELOPES, letter_envelope);
        "own-envelope" "The unit's own window envelope, as measured"
            ("Measure the stock, print an alignment sheet and try it before the first letter") envelope!(own_envelope);
        "letter-typeface" "The typeface of letters; addresses are always in Noto Sans"
            ("UKAAF G003 asks for a plain typeface: both are") choice!(Typeface, TYPEFACES, letter_typeface);
    }
    Plans {
        "plan-review.high" "A plan is reviewed at least every: high risk"
            (OWN) number!("days", 1..=92, plan_review_days.high);
        "plan-review.medium" "A plan is reviewed at least every: medium risk"
            (OWN) number!("days", 1..=183, plan_review_days.medium);
        "plan-review.standard" "A plan is reviewed at least every: standard risk"
            (OWN) number!("days", 1..=366, plan_review_days.standard);
        "plan-after.high" "A plan is looked at after an event that forces it: high risk"
            (OWN) within!(1..=10, plan_review_after.high);
        "plan-after.medium" "A plan is looked at after an event that forces it: medium risk"
            (OWN) within!(1..=20, plan_review_after.medium);
        "plan-after.standard" "A plan is looked at after an event that forces it: standard risk"
            (OWN) within!(1..=30, plan_review_after.standard);
    }
    Computer {
        "lock-after" "Safehold locks itself without a key or the pointer for"
            (OWN) number!("minutes", 1..=60, lock_after_minutes);
    }
}

/// The value of a name.
pub fn value(code: &str) -> Option<&'static Value> {
    VALUES.iter().find(|value| value.code == code)
}

/// What two policies have differently, a line each: "Post confirmed safe counts as safe for: 30 days, now 20 days".
pub fn changes(before: &Policy, after: &Policy) -> Vec<String> {
    let changed = VALUES.iter().filter(|value| value.text(before) != value.text(after));
    let mut lines: Vec<String> = changed
        .map(|value| format!("{}: {}, now {}", value.label, value.said(before), value.said(after)))
        .collect();
    if before.pilot_areas != after.pilot_areas {
        lines.push("Pilot areas".to_owned());
    }
    if before.letter_sender != after.letter_sender {
        lines.push("Sender's address on letters".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_default_is_within_its_own_bounds_and_reads_back() {
        let codes: BTreeSet<_> = VALUES.iter().map(|value| value.code).collect();
        assert_eq!(codes.len(), VALUES.len());
        for value in VALUES {
            let mut policy = Policy::default();
            let text = value.text(&policy);
            assert_eq!(value.put(&mut policy, &text), Ok(()), "{}", value.code);
            assert_eq!(policy, Policy::default(), "{}", value.code);
            assert!(!value.label.is_empty() && !value.source.is_empty());
        }
    }

    #[test]
    fn each_value_is_its_own_and_no_other() {
        for value in VALUES {
            let other = match &value.kind {
                Kind::Number { bounds, get, .. } => {
                    let now = get(&Policy::default());
                    if now == *bounds.end() { bounds.start() } else { bounds.end() }.to_string()
                }
                Kind::Numbers { .. } => "9, 4".to_owned(),
                Kind::Within { .. } => "4 days".to_owned(),
                Kind::Envelope { .. } => "229x162; 25, 55.5, 90, 45; half".to_owned(),
                Kind::Choice { options, .. } => options[1].0.to_owned(),
                Kind::Tick { get, .. } => if get(&Policy::default()) { "no" } else { "yes" }.to_owned(),
            };
            let mut policy = Policy::default();
            value.put(&mut policy, &other).unwrap();
            assert_eq!(changes(&Policy::default(), &policy).len(), 1, "{}", value.code);
            assert_eq!(value.text(&policy), other, "{}", value.code);
        }
    }

    #[test]
    fn what_is_outside_is_refused_with_the_bounds() {
        let mut policy = Policy::default();
        for (code, text, said) in [
            ("post-confirmed", "0", "Enter 1 to 365 days"),
            ("post-confirmed", "366", "Enter 1 to 365 days"),
            ("post-confirmed", "thirty", "Enter 1 to 365 days"),
            ("post-confirmed", "-3", "Enter 1 to 365 days"),
            ("post-confirmed", "99999999999", "Enter 1 to 365 days"),
            ("first-contact.high", "2", "Enter 1 to 5 days or working days"),
            ("first-contact.high", "6 days", "Enter 1 to 5 days or working days"),
            ("first-contact.high", "2 weeks", "Enter 1 to 5 days or working days"),
            ("lead.dvpo", "", "Enter whole numbers of days, 0 to 28, with commas between"),
            ("lead.dvpo", "10,,2", "Enter whole numbers of days, 0 to 28, with commas between"),
            ("lead.dvpo", "29, 2", "Enter whole numbers of days, 0 to 28, with commas between"),
            ("lead.dvpo", "2, 5", "Enter the largest first, each only once: 14, 7, 3, 1"),
            ("lead.dvpo", "5, 5", "Enter the largest first, each only once: 14, 7, 3, 1"),
            ("lead.dvpo", "9,8,7,6,5,4,3,2,1", "Enter at most 8 numbers"),
            ("second-check", "perhaps", "Answer yes or no"),
            ("letter-typeface", "comic", "Choose one of: Noto Sans, Atkinson Hyperlegible Next"),
        ] {
            assert_eq!(value(code).unwrap().put(&mut policy, text), Err(said.to_owned()), "{code} {text}");
        }
        assert_eq!(policy, Policy::default());
        value("first-contact.high").unwrap().put(&mut policy, "2 working days").unwrap();
        assert_eq!(policy.first_contact.high, Within::WorkingDays(2));
        let said = changes(&Policy::default(), &policy);
        assert_eq!(said, ["First contact after an order: high risk: 1 day, now 2 working days"]);
    }
}
