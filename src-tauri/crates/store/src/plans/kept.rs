//! What a plan says, as it is kept: twins in JSON. The review's day stands in a column of its own.

use chrono::NaiveDate;
use safehold_core::plan::{
    Block, Considered, Content, Decision, Disclosure, DisclosureKind, DisclosureOutcome, DisclosureState,
    Item, ItemState, Views,
};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct ContentKept {
    items: Vec<ItemKept>,
    considered: Vec<ConsideredKept>,
    disclosure: DisclosureKept,
    views: ViewsKept,
    told: String,
}

#[derive(Serialize, Deserialize)]
struct ItemKept {
    block: String,
    code: String,
    what: String,
    state: String,
    detail: String,
    reason: String,
    owner: String,
    due: Option<String>,
    done_on: Option<String>,
    review_on: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct ConsideredKept {
    code: String,
    what: String,
    decision: String,
    reason: String,
    on: Option<String>,
}

/// A reference, the type, dates and the outcome: there is no place for anything else.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DisclosureKept {
    state: String,
    reference: String,
    kind: Option<String>,
    applied_on: Option<String>,
    decided_on: Option<String>,
    outcome: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct ViewsKept {
    wishes: String,
    safer: String,
    declined: String,
}

fn day(text: Option<&String>) -> Result<Option<NaiveDate>, StoreError> {
    columns::maybe(text, columns::read_day)
}

impl ContentKept {
    pub(super) fn of(content: &Content) -> Self {
        let disclosure = &content.disclosure;
        Self {
            items: content.items.iter().map(ItemKept::of).collect(),
            considered: content
                .considered
                .iter()
                .map(|entry| ConsideredKept {
                    code: entry.code.clone(),
                    what: entry.what.clone(),
                    decision: entry.decision.code().to_owned(),
                    reason: entry.reason.clone(),
                    on: entry.on.map(columns::day),
                })
                .collect(),
            disclosure: DisclosureKept {
                state: disclosure.state.code().to_owned(),
                reference: disclosure.reference.clone(),
                kind: disclosure.kind.map(|kind| kind.code().to_owned()),
                applied_on: disclosure.applied_on.map(columns::day),
                decided_on: disclosure.decided_on.map(columns::day),
                outcome: disclosure.outcome.map(|outcome| outcome.code().to_owned()),
            },
            views: ViewsKept {
                wishes: content.views.wishes.clone(),
                safer: content.views.safer.clone(),
                declined: content.views.declined.clone(),
            },
            told: content.told.clone(),
        }
    }

    pub(super) fn content(self, review_on: Option<NaiveDate>) -> Result<Content, StoreError> {
        let disclosure = self.disclosure;
        let considered = self.considered.into_iter().map(|kept| {
            Ok::<_, StoreError>(Considered {
                decision: columns::code(&kept.decision, Decision::from_code)?,
                on: day(kept.on.as_ref())?,
                code: kept.code,
                what: kept.what,
                reason: kept.reason,
            })
        });
        let kind =
            columns::maybe(disclosure.kind.as_ref(), |code| columns::code(code, DisclosureKind::from_code));
        let outcome = columns::maybe(disclosure.outcome.as_ref(), |code| {
            columns::code(code, DisclosureOutcome::from_code)
        });
        Ok(Content {
            items: self.items.into_iter().map(ItemKept::item).collect::<Result<_, _>>()?,
            considered: considered.collect::<Result<_, _>>()?,
            disclosure: Disclosure {
                state: columns::code(&disclosure.state, DisclosureState::from_code)?,
                kind: kind?,
                applied_on: day(disclosure.applied_on.as_ref())?,
                decided_on: day(disclosure.decided_on.as_ref())?,
                outcome: outcome?,
                reference: disclosure.reference,
            },
            views: Views {
                wishes: self.views.wishes,
                safer: self.views.safer,
                declined: self.views.declined,
            },
            told: self.told,
            review_on,
        })
    }
}

impl ItemKept {
    fn of(item: &Item) -> Self {
        Self {
            block: item.block.code().to_owned(),
            code: item.code.clone(),
            what: item.what.clone(),
            state: item.state.code().to_owned(),
            detail: item.detail.clone(),
            reason: item.reason.clone(),
            owner: item.owner.clone(),
            due: item.due.map(columns::day),
            done_on: item.done_on.map(columns::day),
            review_on: item.review_on.map(columns::day),
        }
    }

    fn item(self) -> Result<Item, StoreError> {
        Ok(Item {
            block: columns::code(&self.block, Block::from_code)?,
            state: columns::code(&self.state, ItemState::from_code)?,
            due: day(self.due.as_ref())?,
            done_on: day(self.done_on.as_ref())?,
            review_on: day(self.review_on.as_ref())?,
            code: self.code,
            what: self.what,
            detail: self.detail,
            reason: self.reason,
            owner: self.owner,
        })
    }
}
