//! One value of a policy as a person types it: its kind, its bounds, and reading and writing it as text. The text is also
//! what a caseload keeps.

use std::ops::RangeInclusive;

use super::{Policy, Within};
use crate::envelope::WindowEnvelope;
use crate::words;

/// Where a value stands on the policy page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// When a victim is contacted.
    Contact,
    /// Periods that law or guidance sets and that may change.
    Clocks,
    /// How far ahead warnings are given.
    Warnings,
    /// What letters need and hold.
    Letters,
    /// When a plan is looked at again.
    Plans,
    /// This computer.
    Computer,
}

impl Group {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Contact, Self::Clocks, Self::Warnings, Self::Letters, Self::Plans, Self::Computer];

    /// Its heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Contact => "Contact with the victim",
            Self::Clocks => "Legal clocks",
            Self::Warnings => "Warnings",
            Self::Letters => "Letters",
            Self::Plans => "Safeguarding plans",
            Self::Computer => "This computer",
        }
    }
}

/// What a value is, and where it stands in a policy.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A whole number of units.
    Number {
        /// "days", "minutes".
        unit: &'static str,
        /// From the lowest to the highest.
        bounds: RangeInclusive<u32>,
        /// Reads it.
        get: fn(&Policy) -> u32,
        /// Writes it.
        set: fn(&mut Policy, u32),
    },
    /// Several whole numbers, the largest first: so many units ahead, and again.
    Numbers {
        /// "days".
        unit: &'static str,
        /// From the lowest to the highest that one may be.
        bounds: RangeInclusive<u32>,
        /// Reads them.
        get: fn(&Policy) -> &[u32],
        /// Writes them.
        set: fn(&mut Policy, Vec<u32>),
    },
    /// Days, or working days.
    Within {
        /// From the lowest to the highest number of either.
        bounds: RangeInclusive<u32>,
        /// Reads it.
        get: fn(&Policy) -> Within,
        /// Writes it.
        set: fn(&mut Policy, Within),
    },
    /// The measures of an envelope, or none.
    Envelope {
        /// Reads them.
        get: fn(&Policy) -> Option<WindowEnvelope>,
        /// Writes them.
        set: fn(&mut Policy, Option<WindowEnvelope>),
    },
    /// One of several, by their codes.
    Choice {
        /// Each code with its words.
        options: &'static [(&'static str, &'static str)],
        /// Reads the code.
        get: fn(&Policy) -> &'static str,
        /// Writes it; false where there is no such code.
        set: fn(&mut Policy, &str) -> bool,
    },
    /// So, or not.
    Tick {
        /// Reads it.
        get: fn(&Policy) -> bool,
        /// Writes it.
        set: fn(&mut Policy, bool),
    },
}

/// The most numbers that a list of lead times has.
const MOST_NUMBERS: usize = 8;

/// A value of the policy.
#[derive(Debug, Clone)]
pub struct Value {
    /// A name that stays: `post-confirmed`.
    pub code: &'static str,
    /// Where it stands.
    pub group: Group,
    /// What it is, as its label.
    pub label: &'static str,
    /// Where the rule comes from, in one line.
    pub source: &'static str,
    /// What it is.
    pub kind: Kind,
}

/// "1 day", "2 working days": as typed and kept.
fn within_text(within: Within) -> String {
    match within {
        Within::Days(n) => words::count(i64::from(n), "day"),
        Within::WorkingDays(n) => words::count(i64::from(n), "working day"),
    }
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let figures = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| text.parse().ok()).flatten()
}

/// A number and what it counts.
type Counted = (u32, fn(u32) -> Within);

fn within(text: &str) -> Option<Counted> {
    let (n, what) = text.trim().split_once(' ')?;
    let make: fn(u32) -> Within = match what.trim() {
        "day" | "days" => Within::Days,
        "working day" | "working days" => Within::WorkingDays,
        _ => return None,
    };
    Some((number(n)?, make))
}

impl Value {
    /// The value in a policy, as typed: "30", "14, 7, 3, 1", "2 working days", "yes".
    pub fn text(&self, policy: &Policy) -> String {
        match &self.kind {
            Kind::Number { get, .. } => get(policy).to_string(),
            Kind::Numbers { get, .. } => {
                get(policy).iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
            }
            Kind::Within { get, .. } => within_text(get(policy)),
            Kind::Envelope { get, .. } => get(policy).map_or_else(|| "none".to_owned(), |own| own.text()),
            Kind::Choice { get, .. } => get(policy).to_owned(),
            Kind::Tick { get, .. } => if get(policy) { "yes" } else { "no" }.to_owned(),
        }
    }

    /// The value in words, with its unit: "30 days", "14, 7, 3, 1 days".
    pub fn said(&self, policy: &Policy) -> String {
        let text = self.text(policy);
        match self.kind {
            Kind::Number { unit, .. } if text == "1" => format!("1 {}", unit.trim_end_matches('s')),
            Kind::Number { unit, .. } | Kind::Numbers { unit, .. } => format!("{text} {unit}"),
            Kind::Choice { options, .. } => words_of(options, &text).map_or(text, str::to_owned),
            _ => text,
        }
    }

    /// The lowest and the highest in words; nothing where there is no such thing.
    pub fn range(&self) -> Option<String> {
        match &self.kind {
            Kind::Number { bounds, .. } => Some(format!("{} to {}", bounds.start(), bounds.end())),
            Kind::Numbers { bounds, .. } => {
                Some(format!("each {} to {}, the largest first", bounds.start(), bounds.end()))
            }
            Kind::Within { bounds, .. } => Some(format!("{} to {}", bounds.start(), bounds.end())),
            Kind::Envelope { .. } => Some(
                "In millimetres: width x height; the window from the left, from below, its width, its height; thirds, half or \
                 flat. Or none"
                    .to_owned(),
            ),
            Kind::Choice { .. } | Kind::Tick { .. } => None,
        }
    }

    /// Writes what was typed into a policy.
    ///
    /// # Errors
    /// What to enter instead.
    pub fn put(&self, policy: &mut Policy, text: &str) -> Result<(), String> {
        let outside = |bounds: &RangeInclusive<u32>, unit: &str| {
            format!("Enter {} to {} {unit}", bounds.start(), bounds.end())
        };
        match &self.kind {
            Kind::Number { unit, bounds, set, .. } => {
                let read =
                    number(text).filter(|n| bounds.contains(n)).ok_or_else(|| outside(bounds, unit))?;
                set(policy, read);
            }
            Kind::Numbers { unit, bounds, set, .. } => set(policy, numbers(text, unit, bounds)?),
            Kind::Within { bounds, set, .. } => {
                let (n, make) = within(text).ok_or_else(|| outside(bounds, "days or working days"))?;
                if !bounds.contains(&n) {
                    return Err(outside(bounds, "days or working days"));
                }
                set(policy, make(n));
            }
            Kind::Envelope { set, .. } => match text.trim() {
                "" | "none" => set(policy, None),
                typed => set(policy, Some(WindowEnvelope::read(typed)?)),
            },
            Kind::Choice { options, set, .. } => {
                if !set(policy, text.trim()) {
                    let words: Vec<_> = options.iter().map(|(_, words)| *words).collect();
                    return Err(format!("Choose one of: {}", words.join(", ")));
                }
            }
            Kind::Tick { set, .. } => match text.trim() {
                "yes" => set(policy, true),
                "no" => set(policy, false),
                _ => return Err("Answer yes or no".to_owned()),
            },
        }
        Ok(())
    }
}

fn words_of(options: &[(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    options.iter().find(|option| option.0 == code).map(|option| option.1)
}

fn numbers(text: &str, unit: &str, bounds: &RangeInclusive<u32>) -> Result<Vec<u32>, String> {
    let read: Option<Vec<u32>> = text.split(',').map(number).collect();
    let read = read.filter(|all| all.iter().all(|n| bounds.contains(n))).ok_or_else(|| {
        format!("Enter whole numbers of {unit}, {} to {}, with commas between", bounds.start(), bounds.end())
    })?;
    if read.len() > MOST_NUMBERS {
        return Err(format!("Enter at most {MOST_NUMBERS} numbers"));
    }
    if !read.is_sorted_by(|before, after| before > after) {
        return Err("Enter the largest first, each only once: 14, 7, 3, 1".to_owned());
    }
    Ok(read)
}
