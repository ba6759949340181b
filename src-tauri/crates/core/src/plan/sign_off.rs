//! Whether a draft can be signed off: every reason against it at once, each with the place that mends it.

use chrono::{DateTime, Duration, Utc};

use super::{Block, Content, Decision, ItemState, Plan, Snapshot, needs_police_measure};
use crate::id::OfficerId;
use crate::london;
use crate::person::Risk;
use crate::policy::Policy;
use crate::words::{self, count};

/// One reason against signing off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// A name that stays: `W-20`, `no-review`.
    pub code: &'static str,
    /// What is wrong and what mends it.
    pub text: String,
    /// The block in which it is mended.
    pub block: Block,
    /// The field, where it is one: `items.3.owner`.
    pub field: String,
}

/// What the rules of sign-off look at.
#[derive(Debug, Clone, Copy)]
pub struct Ready<'a> {
    /// The draft.
    pub plan: &'a Plan,
    /// The record now.
    pub record: &'a Snapshot,
    /// The case's grade; `None`: not assessed.
    pub risk: Option<Risk>,
    /// Who wants to sign.
    pub signer: OfficerId,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The policy.
    pub policy: &'a Policy,
}

/// Everything that stands against signing a draft off; empty: it can be signed.
pub fn stops(from: &Ready<'_>) -> Vec<Stop> {
    let content = &from.plan.content;
    let mut found = Vec::new();
    if from.plan.authors.contains(&from.signer) {
        found.push(stop(
            "own-plan",
            Block::Review,
            "",
            "You wrote in this draft: somebody else reads it and signs it off",
        ));
    }
    if let Some(order) = needs_police_measure(content, &from.record.live()) {
        found.push(stop(
            "W-20",
            Block::LegalCover,
            "considered",
            format!(
                "{order} is advised, and no police measure is in force or was considered and rejected with a reason: a \
                 civil order stands beside police measures, never in their place. Record what came of bail, a notice or \
                 another police measure, and why"
            ),
        ));
    }
    if from.risk.is_none() {
        found.push(stop("no-risk", Block::Risk, "", "Nobody has assessed the risk yet: record the grade"));
    }
    found.extend(gap_without_action(from));
    found.extend(considered(content));
    found.extend(items(content));
    found.extend(disclosure(content));
    if content.views.is_empty() {
        found.push(stop(
            "no-views",
            Block::Views,
            "views.wishes",
            "The victim's views are not recorded: write down what she or he wants, or why nobody could ask",
        ));
    }
    found.extend(review(from));
    found
}

fn stop(code: &'static str, block: Block, field: impl Into<String>, text: impl Into<String>) -> Stop {
    Stop { code, text: text.into(), block, field: field.into() }
}

/// A gap that is open or opens within the days that policy warns ahead needs an action under legal cover.
fn gap_without_action(from: &Ready<'_>) -> Option<Stop> {
    if from.risk == Some(Risk::Standard) {
        return None;
    }
    let ahead = from.now + Duration::days(i64::from(from.policy.gap_warning_days));
    let gap = from.record.gaps.iter().find(|gap| gap.from <= ahead)?;
    let acted = from.plan.content.of_block(Block::LegalCover).any(|(_, item)| item.open());
    (!acted).then(|| {
        stop(
            "gap",
            Block::LegalCover,
            "",
            format!("{}: say under legal cover who does what about it, and by when", gap.title),
        )
    })
}

fn considered(content: &Content) -> Vec<Stop> {
    let mut found = Vec::new();
    for (n, entry) in content.considered.iter().enumerate() {
        let what = if entry.what.trim().is_empty() { "A measure without a name" } else { entry.what.trim() };
        let mut say = |field: &str, text: String| {
            found.push(stop("considered", Block::LegalCover, format!("considered.{n}.{field}"), text));
        };
        if entry.what.trim().is_empty() {
            say("what", "Say which other measure was considered, or take it out".to_owned());
        }
        if entry.reason.trim().is_empty() {
            say(
                "reason",
                match entry.decision {
                    Decision::NotUsed => format!("{what}: say why it is not used"),
                    Decision::Sought => format!("{what}: say how far it is"),
                    Decision::Advised => format!("{what}: say what was advised, and to whom to turn"),
                },
            );
        }
        if entry.on.is_none() {
            say("on", format!("{what}: say when it was considered"));
        }
    }
    found
}

fn items(content: &Content) -> Vec<Stop> {
    let mut found = Vec::new();
    for (n, item) in content.items.iter().enumerate() {
        let name = item.what.trim();
        let mut say = |code, field: &str, text: String| {
            found.push(stop(code, item.block, format!("items.{n}.{field}"), text));
        };
        if name.is_empty() {
            say("item-name", "what", format!("{}: an item has no name", item.block.title()));
        }
        let name = if name.is_empty() { item.block.title() } else { name };
        if item.state == ItemState::Declined && item.reason.trim().is_empty() {
            say("item-reason", "reason", format!("{name}: say why it was declined"));
        }
        if item.open() {
            if item.owner.trim().is_empty() {
                say("item-owner", "owner", format!("{name}: say who sees to it"));
            }
            if item.due.is_none() {
                say("item-due", "due", format!("{name}: say by when"));
            }
        }
    }
    found
}

fn disclosure(content: &Content) -> Vec<Stop> {
    use super::DisclosureState::{Done, No, NotLookedAt, Yes};
    let disclosure = &content.disclosure;
    let mut found = Vec::new();
    let mut say = |field: &str, text: &str| {
        found.push(stop("disclosure", Block::Disclosure, format!("disclosure.{field}"), text))
    };
    match disclosure.state {
        NotLookedAt => say("state", "Say whether the Domestic Violence Disclosure Scheme was considered"),
        No => {}
        Yes | Done => {
            if disclosure.reference.trim().is_empty() {
                say("reference", "Enter the reference of the disclosure application");
            }
            if disclosure.kind.is_none() {
                say("kind", "Say under which right the disclosure application was made");
            }
            if disclosure.applied_on.is_none() {
                say("appliedOn", "Enter the day of the disclosure application");
            }
            if disclosure.state == Done && disclosure.decided_on.is_none() {
                say("decidedOn", "Enter the day on which the disclosure was decided");
            }
            if disclosure.state == Done && disclosure.outcome.is_none() {
                say("outcome", "Say what came of the disclosure application");
            }
        }
    }
    found
}

fn review(from: &Ready<'_>) -> Option<Stop> {
    let today = london::date(from.now);
    let risk = from.risk.unwrap_or(Risk::High);
    let days = from.policy.plan_review_days.get(risk);
    let latest = london::plus_days(today, u64::from(days));
    let text = match from.plan.content.review_on {
        None => "Set the day on which the plan is looked at again".to_owned(),
        Some(day) if day <= today => "The review is not ahead: choose a later day".to_owned(),
        Some(day) if day > latest => format!(
            "At {} the plan is looked at again within {}: choose {} or sooner",
            match risk {
                Risk::High => "high risk",
                Risk::Medium => "medium risk",
                Risk::Standard => "standard risk",
            },
            count(i64::from(days), "day"),
            words::short_date(latest)
        ),
        Some(_) => return None,
    };
    Some(stop("review", Block::Review, "reviewOn", text))
}

#[cfg(test)]
mod tests;
