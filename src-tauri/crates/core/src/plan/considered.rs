//! Measures that were considered: what came of each, or why it is not used. A civil order stands beside police
//! measures and never in their place (W-20).

use chrono::NaiveDate;

use super::{Content, ItemState};
use crate::measure::MeasureKind;
use crate::timeline::Lane;
use crate::words;

/// Who can bring a measure about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Police decide on it or apply for it.
    Police,
    /// A criminal court, in the course of a prosecution.
    Court,
    /// The victim applies for it.
    Civil,
}

impl Class {
    /// A heading for such measures.
    pub fn label(self) -> &'static str {
        match self {
            Self::Police => "Police measures",
            Self::Court => "Of the criminal court",
            Self::Civil => "Civil orders, beside police measures",
        }
    }
}

/// A kind of measure that a plan looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The code of the kind: `DVPN`.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Who can bring it about.
    pub class: Class,
}

const fn kind(code: &'static str, name: &'static str, class: Class) -> Kind {
    Kind { code, name, class }
}

/// What every plan looks at, police measures first.
pub const WHAT_TO_CONSIDER: [Kind; 11] = [
    kind("PCB", "Bail with conditions before charge", Class::Police),
    kind("DVPN", "Domestic violence protection notice", Class::Police),
    kind("DVPO", "Domestic violence protection order", Class::Police),
    kind("DAPN", "Domestic abuse protection notice", Class::Police),
    kind("DAPO", "Domestic abuse protection order", Class::Police),
    kind("SPO", "Stalking protection order", Class::Police),
    kind("PSB", "Bail with conditions after charge", Class::Court),
    kind("RO", "Restraining order", Class::Court),
    kind("NMO", "Non-molestation order", Class::Civil),
    kind("OCC", "Occupation order", Class::Civil),
    kind("UND", "Undertaking to the court", Class::Civil),
];

/// What came of considering a measure that is not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Asked for; not made yet.
    Sought,
    /// The victim was advised that she or he can apply.
    Advised,
    /// Considered and not used.
    NotUsed,
}

impl Decision {
    /// All, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Sought, Self::Advised, Self::NotUsed];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sought => "sought",
            Self::Advised => "advised",
            Self::NotUsed => "not-used",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sought => "Sought",
            Self::Advised => "Victim advised to apply",
            Self::NotUsed => "Considered, not used",
        }
    }

    /// May be chosen for a measure of this class: the victim is advised of civil orders alone.
    pub fn fits(self, class: Class) -> bool {
        self != Self::Advised || class == Class::Civil
    }
}

/// A measure that was considered and is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The code of the kind; empty for another measure, named in words.
    pub code: String,
    /// The measure in words.
    pub what: String,
    /// What came of it.
    pub decision: Decision,
    /// Why, or how far it is.
    pub reason: String,
    /// When.
    pub on: Option<NaiveDate>,
}

impl Considered {
    /// What is known of the kind.
    pub fn kind(&self) -> Option<&'static Kind> {
        WHAT_TO_CONSIDER.iter().find(|kind| kind.code == self.code)
    }

    /// The decision with its day and reason: "Considered, not used Sun 22 Nov: bail conditions are in force".
    pub fn words(&self) -> String {
        let on = self.on.map(|on| format!(" {}", words::unbroken(&words::short_day(on)))).unwrap_or_default();
        let reason = self.reason.trim();
        if reason.is_empty() {
            format!("{}{on}", self.decision.label())
        } else {
            format!("{}{on}: {reason}", self.decision.label())
        }
    }

    fn rejected_with_reason(&self) -> bool {
        self.decision == Decision::NotUsed && !self.reason.trim().is_empty()
    }
}

/// The civil order that a plan advises, in words; `None` where it advises none.
fn advised(content: &Content) -> Option<String> {
    let of_the_table = content
        .considered
        .iter()
        .filter(|considered| considered.kind().is_some_and(|kind| kind.class == Class::Civil))
        .find(|considered| matches!(considered.decision, Decision::Advised | Decision::Sought))
        .map(|considered| considered.what.clone());
    let of_the_items = content
        .items
        .iter()
        .find(|item| item.code == "legal.advise-civil" && item.state != ItemState::NotNeeded)
        .map(|_| "A civil order".to_owned());
    of_the_table.or(of_the_items)
}

/// W-20: names the civil order that a plan advises while no police measure is in force, and none was considered and
/// rejected with a reason; `None` where all is well. `live` are the kinds in force now.
///
/// The rule's source: "A duty to protect" (super-complaint, 2021): civil orders stand beside police measures.
pub fn needs_police_measure(content: &Content, live: &[MeasureKind]) -> Option<String> {
    let order = advised(content)?;
    let in_force = live.iter().any(|kind| kind.is_police_measure());
    let rejected = content.considered.iter().any(|considered| {
        considered.kind().is_some_and(|kind| kind.class == Class::Police) && considered.rejected_with_reason()
    });
    (!in_force && !rejected).then_some(order)
}

/// Lanes of measures that were considered and are not in force, for the timeline.
pub fn considered_lanes(content: Option<&Content>) -> Vec<Lane> {
    let considered = content.map(|content| content.considered.as_slice()).unwrap_or_default();
    considered
        .iter()
        .map(|entry| Lane {
            label: entry.what.clone(),
            detail: entry.decision.label().to_lowercase(),
            bars: Vec::new(),
            from_label: String::new(),
            to_label: String::new(),
            note: entry.words(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Item};
    use super::*;

    fn considered(code: &str, decision: Decision, reason: &str) -> Considered {
        let kind = WHAT_TO_CONSIDER.iter().find(|kind| kind.code == code).unwrap();
        Considered { code: code.into(), what: kind.name.into(), decision, reason: reason.into(), on: None }
    }

    #[test]
    fn a_civil_order_never_stands_in_the_place_of_police_measures() {
        use Decision::{Advised, NotUsed, Sought};
        let nmo = || considered("NMO", Advised, "");
        let dvpn = |decision, reason| considered("DVPN", decision, reason);
        let bail = [MeasureKind::PreChargeBail];
        let order = [MeasureKind::Nmo];
        let table: [(&str, Vec<Considered>, &[MeasureKind], bool); 8] = [
            ("nothing is advised", vec![], &[], false),
            ("advised, nothing else looked at", vec![nmo()], &[], true),
            ("advised, bail in force", vec![nmo()], &bail, false),
            ("advised, a civil order in force", vec![nmo()], &order, true),
            ("advised, DVPN rejected with a reason", vec![nmo(), dvpn(NotUsed, "left the area")], &[], false),
            ("advised, DVPN rejected without a reason", vec![nmo(), dvpn(NotUsed, "  ")], &[], true),
            ("advised, DVPN only sought", vec![nmo(), dvpn(Sought, "superintendent asked")], &[], true),
            (
                "advised, a restraining order rejected",
                vec![nmo(), considered("RO", NotUsed, "no trial yet")],
                &[],
                true,
            ),
        ];
        for (case, considered, live, stopped) in table {
            let content = Content { considered, ..Content::default() };
            assert_eq!(needs_police_measure(&content, live).is_some(), stopped, "{case}");
        }
    }

    #[test]
    fn advice_given_as_an_item_counts_too() {
        for (state, stopped) in [
            (ItemState::Offered, true),
            (ItemState::Accepted, true),
            (ItemState::Declined, true),
            (ItemState::NotNeeded, false),
        ] {
            let item = Item::new(Block::LegalCover, "legal.advise-civil", "Civil order advised", state);
            let content = Content { items: vec![item], ..Content::default() };
            assert_eq!(needs_police_measure(&content, &[]).is_some(), stopped, "{state:?}");
        }
    }
}
