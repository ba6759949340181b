//! A plan as its page has it: every item of the catalogue as a row, taken up or not, and the unit's own after them.
//!
//! The rows that were not looked at are no part of the plan. What is wrong with an item is said at its row.

use safehold_casework::plans::Base;
use safehold_core::id::CaseId;
use safehold_core::plan::{
    BLOCKS, Block, CATALOGUE, Considered, Content, Decision, Disclosure, DisclosureKind, DisclosureOutcome,
    DisclosureState, Item, ItemState, Views, WHAT_TO_CONSIDER,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::{Day, Wrong};

/// An item; `state` is empty where nobody looked at it yet.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ItemForm {
    block: String,
    code: String,
    what: String,
    state: String,
    detail: String,
    reason: String,
    owner: String,
    due: Day,
    done_on: Day,
    review_on: Day,
}

/// A measure that was considered; `decision` is empty where it was not.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ConsideredForm {
    code: String,
    what: String,
    decision: String,
    reason: String,
    on: Day,
}

/// The disclosure scheme: a reference only.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct DisclosureForm {
    state: String,
    reference: String,
    kind: String,
    applied_on: Day,
    decided_on: Day,
    outcome: String,
}

/// What the victim wants.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ViewsForm {
    wishes: String,
    safer: String,
    declined: String,
}

/// A plan as its form has it. The base says what was typed over: a version and its revision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PlanForm {
    pub(super) case_id: String,
    pub(super) base_version: u32,
    pub(super) base_revision: u32,
    items: Vec<ItemForm>,
    considered: Vec<ConsideredForm>,
    disclosure: DisclosureForm,
    views: ViewsForm,
    told: String,
    review_on: Day,
}

/// Which row of the form each entry of a plan stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    items: Vec<usize>,
    considered: Vec<usize>,
}

impl Rows {
    /// The field of the form for a field of the plan: `items.3.owner` of the plan may be `items.17.owner` there.
    pub fn field(&self, field: &str) -> String {
        let mut parts = field.splitn(3, '.');
        let (Some(list), Some(number), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
            return field.to_owned();
        };
        let rows = match list {
            "items" => &self.items,
            "considered" => &self.considered,
            _ => return field.to_owned(),
        };
        let row = number.parse().ok().and_then(|place: usize| rows.get(place));
        row.map_or_else(|| field.to_owned(), |row| format!("{list}.{row}.{rest}"))
    }
}

fn day(day: Option<chrono::NaiveDate>) -> Day {
    day.map(Day::of).unwrap_or_default()
}

fn item_form(item: &Item) -> ItemForm {
    ItemForm {
        block: item.block.code().to_owned(),
        code: item.code.clone(),
        what: item.what.clone(),
        state: item.state.code().to_owned(),
        detail: item.detail.clone(),
        reason: item.reason.clone(),
        owner: item.owner.clone(),
        due: day(item.due),
        done_on: day(item.done_on),
        review_on: day(item.review_on),
    }
}

/// The items as rows: block by block, the catalogue's first.
fn item_rows(content: &Content, rows: &mut Rows) -> Vec<ItemForm> {
    rows.items = vec![0; content.items.len()];
    let mut forms = Vec::new();
    for block in BLOCKS {
        for entry in CATALOGUE.iter().filter(|entry| entry.block == block) {
            let taken: Vec<(usize, &Item)> =
                content.of_block(block).filter(|(_, item)| item.code == entry.code).collect();
            if taken.is_empty() {
                forms.push(ItemForm {
                    block: block.code().to_owned(),
                    code: entry.code.to_owned(),
                    what: entry.label.to_owned(),
                    ..ItemForm::default()
                });
            }
            for (place, item) in taken {
                rows.items[place] = forms.len();
                forms.push(item_form(item));
            }
        }
        for (place, item) in content
            .of_block(block)
            .filter(|(_, item)| item.code.is_empty() || CATALOGUE.iter().all(|entry| entry.code != item.code))
        {
            rows.items[place] = forms.len();
            forms.push(item_form(item));
        }
    }
    forms
}

fn considered_rows(content: &Content, rows: &mut Rows) -> Vec<ConsideredForm> {
    rows.considered = vec![0; content.considered.len()];
    let mut forms = Vec::new();
    let form = |entry: &Considered| ConsideredForm {
        code: entry.code.clone(),
        what: entry.what.clone(),
        decision: entry.decision.code().to_owned(),
        reason: entry.reason.clone(),
        on: day(entry.on),
    };
    for kind in WHAT_TO_CONSIDER {
        let found = content.considered.iter().enumerate().find(|(_, entry)| entry.code == kind.code);
        if let Some((place, entry)) = found {
            rows.considered[place] = forms.len();
            forms.push(form(entry));
        } else {
            let (code, what) = (kind.code.to_owned(), kind.name.to_owned());
            forms.push(ConsideredForm { code, what, ..ConsideredForm::default() });
        }
    }
    for (place, entry) in content.considered.iter().enumerate().filter(|(_, entry)| entry.kind().is_none()) {
        rows.considered[place] = forms.len();
        forms.push(form(entry));
    }
    forms
}

/// The form of a plan, and where its entries stand in it.
pub fn form_of(case: CaseId, base: Base, content: &Content) -> (PlanForm, Rows) {
    let mut rows = Rows::default();
    let disclosure = &content.disclosure;
    let form = PlanForm {
        case_id: case.to_string(),
        base_version: base.version,
        base_revision: base.revision,
        items: item_rows(content, &mut rows),
        considered: considered_rows(content, &mut rows),
        disclosure: DisclosureForm {
            state: disclosure.state.code().to_owned(),
            reference: disclosure.reference.clone(),
            kind: disclosure.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
            applied_on: day(disclosure.applied_on),
            decided_on: day(disclosure.decided_on),
            outcome: disclosure.outcome.map(|outcome| outcome.code().to_owned()).unwrap_or_default(),
        },
        views: ViewsForm {
            wishes: content.views.wishes.clone(),
            safer: content.views.safer.clone(),
            declined: content.views.declined.clone(),
        },
        told: content.told.clone(),
        review_on: day(content.review_on),
    };
    (form, rows)
}

impl PlanForm {
    /// Reads the form; `None` with what is wrong noted.
    pub fn read(&self, wrong: &mut Wrong) -> (Content, Rows) {
        let mut rows = Rows::default();
        let mut content = Content {
            views: Views {
                wishes: self.views.wishes.trim().to_owned(),
                safer: self.views.safer.trim().to_owned(),
                declined: self.views.declined.trim().to_owned(),
            },
            told: self.told.trim().to_owned(),
            disclosure: self.disclosure.read(wrong),
            review_on: wrong.take("reviewOn", self.review_on.read()).flatten(),
            ..Content::default()
        };
        for (row, form) in self.items.iter().enumerate() {
            if let Some(item) = form.read(row, wrong) {
                content.items.push(item);
                rows.items.push(row);
            }
        }
        for (row, form) in self.considered.iter().enumerate() {
            if let Some(entry) = form.read(row, wrong) {
                content.considered.push(entry);
                rows.considered.push(row);
            }
        }
        (content, rows)
    }
}

impl ItemForm {
    /// The item; `None` where nobody looked at it, or with what is wrong noted.
    fn read(&self, row: usize, wrong: &mut Wrong) -> Option<Item> {
        let typed = [&self.detail, &self.reason, &self.owner].into_iter().any(|text| !text.trim().is_empty());
        let own = self.code.is_empty() && !self.what.trim().is_empty();
        if self.state.is_empty() && !typed && !own {
            return None;
        }
        let at = |field: &str| format!("items.{row}.{field}");
        let state = ItemState::from_code(&self.state);
        if state.is_none() {
            wrong.say(at("state"), format!("{}: choose how far it is", self.what.trim()));
        }
        let block = Block::from_code(&self.block);
        if block.is_none() {
            wrong.say(at("what"), "This item belongs to no block of the plan");
        }
        let due = wrong.take(&at("due"), self.due.read());
        let done_on = wrong.take(&at("doneOn"), self.done_on.read());
        let review_on = wrong.take(&at("reviewOn"), self.review_on.read());
        Some(Item {
            detail: self.detail.trim().to_owned(),
            reason: self.reason.trim().to_owned(),
            owner: self.owner.trim().to_owned(),
            due: due?,
            done_on: done_on?,
            review_on: review_on?,
            ..Item::new(block?, &self.code, self.what.trim(), state?)
        })
    }
}

impl ConsideredForm {
    fn read(&self, row: usize, wrong: &mut Wrong) -> Option<Considered> {
        let typed = !self.reason.trim().is_empty() || (self.code.is_empty() && !self.what.trim().is_empty());
        if self.decision.is_empty() && !typed {
            return None;
        }
        let decision = Decision::from_code(&self.decision);
        if decision.is_none() {
            wrong.say(
                format!("considered.{row}.decision"),
                format!("{}: choose what came of considering it", self.what.trim()),
            );
        }
        let on = wrong.take(&format!("considered.{row}.on"), self.on.read());
        Some(Considered {
            code: self.code.clone(),
            what: self.what.trim().to_owned(),
            decision: decision?,
            reason: self.reason.trim().to_owned(),
            on: on?,
        })
    }
}

impl DisclosureForm {
    fn read(&self, wrong: &mut Wrong) -> Disclosure {
        let state = DisclosureState::from_code(&self.state);
        if state.is_none() {
            wrong.say("disclosure.state", "Say whether a disclosure was considered");
        }
        let considered = !matches!(state, Some(DisclosureState::NotLookedAt | DisclosureState::No));
        let decided = state == Some(DisclosureState::Done);
        let applied_on = wrong.take("disclosure.appliedOn", self.applied_on.read()).flatten();
        let decided_on = wrong.take("disclosure.decidedOn", self.decided_on.read()).flatten();
        // What the page hides for a state is no part of it.
        Disclosure {
            state: state.unwrap_or_default(),
            reference: if considered { self.reference.trim().to_owned() } else { String::new() },
            kind: DisclosureKind::from_code(&self.kind).filter(|_| considered),
            applied_on: applied_on.filter(|_| considered),
            decided_on: decided_on.filter(|_| decided),
            outcome: DisclosureOutcome::from_code(&self.outcome).filter(|_| decided),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_back_as_the_plan_and_points_at_its_rows() {
        let item = |code: &str, block, what: &str| Item::new(block, code, what, ItemState::Need);
        let content = Content {
            items: vec![
                item("", Block::Home, "Ask the neighbour"),
                item("home.fire", Block::Home, "Fire safety check"),
            ],
            considered: vec![Considered {
                code: "SPO".into(),
                what: "Stalking protection order".into(),
                decision: Decision::NotUsed,
                reason: "no pattern".into(),
                on: None,
            }],
            ..Content::default()
        };
        let case = uuid::Uuid::nil().into();
        let (form, rows) = form_of(case, Base { version: 1, revision: 0 }, &content);
        let mut wrong = Wrong::default();
        let (read, again) = form.read(&mut wrong);
        wrong.refuse().unwrap();
        assert_eq!(
            read.items,
            [content.items[1].clone(), content.items[0].clone()],
            "in the order of the page"
        );
        assert_eq!(read.considered, content.considered);
        let own = rows.field("items.0.owner");
        assert_eq!(own, again.field("items.1.owner"), "both name the same row");
        let row: usize = own.split('.').nth(1).unwrap().parse().unwrap();
        assert_eq!(form.items[row].what, "Ask the neighbour");
        assert_eq!(rows.field("considered.0.on"), "considered.5.on");
        assert_eq!(rows.field("reviewOn"), "reviewOn");
    }

    #[test]
    fn what_was_typed_without_a_state_is_not_dropped() {
        let (mut form, _) =
            form_of(uuid::Uuid::nil().into(), Base { version: 1, revision: 0 }, &Content::default());
        form.items[3].owner = "PC Lowe".into();
        let mut wrong = Wrong::default();
        form.read(&mut wrong);
        assert!(wrong.refuse().is_err());
    }
}
