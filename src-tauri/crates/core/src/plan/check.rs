//! What is wrong with a plan's draft before it is kept. Gaps are no mistakes: a draft is saved with them, and the
//! sign-off names them.

use super::{Block, Content, entry};

/// The most items of one plan: more were made by accident.
const MOST_ITEMS: usize = 400;
/// The longest text of one field, in characters.
const LONGEST: usize = 4000;

/// What is wrong with a draft, each with the field's name (`items.3.owner`).
pub fn check(content: &Content) -> Vec<(String, String)> {
    let mut wrong = content.disclosure.check();
    let mut say = |field: String, text: &str| wrong.push((field, text.to_owned()));
    if content.items.len() > MOST_ITEMS {
        say("items".to_owned(), "A plan has at most 400 items: take some out");
    }
    for (n, item) in content.items.iter().enumerate() {
        if !item.block.takes_items() {
            say(
                format!("items.{n}.what"),
                &format!("{} has fields of its own: this item belongs in another block", item.block.title()),
            );
        }
        let known = entry(&item.code);
        if !item.code.is_empty() && known.is_none_or(|known| known.block != item.block) {
            say(format!("items.{n}.what"), "This item is not in the catalogue: add it as your own");
        }
        for (field, text) in [("detail", &item.detail), ("reason", &item.reason), ("what", &item.what)] {
            if text.chars().count() > LONGEST {
                say(format!("items.{n}.{field}"), "This is too long: keep it under 4,000 characters");
            }
        }
        if item.owner.chars().count() > 200 {
            say(format!("items.{n}.owner"), "The owner is too long: enter a name");
        }
    }
    for (n, other) in content.considered.iter().enumerate() {
        if other.reason.chars().count() > LONGEST {
            say(format!("considered.{n}.reason"), "This is too long: keep it under 4,000 characters");
        }
    }
    let views = [
        ("views.wishes", &content.views.wishes),
        ("views.safer", &content.views.safer),
        ("views.declined", &content.views.declined),
        ("told", &content.told),
    ];
    for (field, text) in views {
        if text.chars().count() > LONGEST {
            say(field.to_owned(), "This is too long: keep it under 4,000 characters");
        }
    }
    wrong
}

impl Block {
    /// The block takes items; disclosure, views and review have fields of their own.
    pub fn takes_items(self) -> bool {
        !matches!(self, Self::Disclosure | Self::Views | Self::Review)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Disclosure, Item, ItemState};
    use super::*;

    #[test]
    fn nothing_but_a_reference_is_kept_of_a_disclosure() {
        let with = |reference: &str| Content {
            disclosure: Disclosure { reference: reference.into(), ..Disclosure::default() },
            ..Content::default()
        };
        for reference in ["", "DV/2026/0412", "NF-26-0099"] {
            assert_eq!(check(&with(reference)), [], "{reference}");
        }
        for content in ["He was convicted in 2019", "convicted", "DV 0412 assault on a former partner"] {
            let wrong = check(&with(content));
            assert_eq!(wrong[0].0, "disclosure.reference", "{content}");
        }
        let smuggled = Content {
            items: vec![Item::new(Block::Disclosure, "", "What the disclosure said", ItemState::Need)],
            ..Content::default()
        };
        assert_eq!(check(&smuggled)[0].0, "items.0.what");
    }

    #[test]
    fn a_draft_with_gaps_is_kept() {
        let item = Item::new(Block::Home, "", "", ItemState::Declined);
        assert_eq!(check(&Content { items: vec![item], ..Content::default() }), []);
    }
}
