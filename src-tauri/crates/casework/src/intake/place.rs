//! What a row of the feed is to the orders of its case: the next version of one, one that somebody recorded by hand,
//! an earlier file that came late, or a further order.

use chrono::{DateTime, Utc};
use safehold_core::intake::FeedOrder;
use safehold_core::london;
use safehold_core::measure::{Facts, Measure, Variation};
use safehold_store::feed::Said;
use safehold_store::fold;

use super::Fate;
use crate::desk::Work;

/// Whether a measure is a non-molestation order under one of the row's numbers.
pub(super) fn is_of(measure: &Measure, order: &FeedOrder) -> bool {
    let Facts::Nmo(nmo) = &measure.facts else { return false };
    let plain = |text: &str| fold(text).replace(' ', "");
    let theirs = [plain(&order.family_man), plain(&order.manage_cases)];
    [&nmo.case_number, &nmo.record.manage_cases]
        .into_iter()
        .any(|ours| !plain(ours).is_empty() && theirs.contains(&plain(ours)))
}

/// What the row is to the orders that are there under its number, and to which of them.
pub(super) fn place(
    work: &Work<'_>,
    order: &FeedOrder,
    orders: &[Measure],
    before: &[Said],
) -> (Fate, Option<Measure>) {
    let from = order.in_force_from();
    let rows =
        |measure: &Measure| before.iter().filter(|said| said.measure == measure.id).collect::<Vec<_>>();
    let made = |measure: &Measure| measure.facts.order().map(|nmo| nmo.made.day());
    let by_hand = orders.iter().find(|one| {
        (rows(one).is_empty() && made(one) == Some(order.made.day())) || varied_by_hand(one, order).is_some()
    });
    if let Some(there) = by_hand {
        return (Fate::Joined, Some(there.clone()));
    }
    let live = orders.iter().filter(|one| one.ends(&work.calendar).is_none_or(|end| from < end));
    let Some(there) = live.max_by_key(|one| (one.latest().from, one.id)) else {
        return (Fate::AddedTo, None);
    };
    let last_file = rows(there).iter().filter_map(|said| said.order.file_at).max();
    let later = match (order.file_at, last_file) {
        (Some(file), Some(last)) => file > last,
        _ => from > there.latest().from,
    };
    if later {
        let number = there.latest().number.saturating_add(1);
        (Fate::Version { number }, Some(there.clone()))
    } else {
        (Fate::Older, Some(there.clone()))
    }
}

/// The variation that somebody recorded by hand on the day the row's order was made, before its file came.
fn varied_by_hand(measure: &Measure, order: &FeedOrder) -> Option<usize> {
    let same = |one: &Variation| one.order_file.is_none() && london::date(one.at) == order.made.day();
    measure.variations.iter().position(same)
}

/// The order as one of the court's files that somebody had recorded by hand: a variation is that file's from now on.
pub(super) fn joined(mut measure: Measure, order: &FeedOrder) -> Measure {
    if let Some(variation) =
        varied_by_hand(&measure, order).and_then(|place| measure.variations.get_mut(place))
    {
        variation.order_file = Some(order.order_file.clone());
    }
    with_numbers(measure, order)
}

/// The order with the court's numbers that were not on record yet.
pub(super) fn with_numbers(mut measure: Measure, order: &FeedOrder) -> Measure {
    if let Some(nmo) = measure.facts.order_mut() {
        let plain = |text: &str| fold(text).replace(' ', "");
        if nmo.record.manage_cases.is_empty() {
            nmo.record.manage_cases.clone_from(&order.manage_cases);
        }
        let only_manage_cases = plain(&nmo.case_number) == plain(&order.manage_cases);
        if nmo.case_number.is_empty() || (only_manage_cases && !order.family_man.is_empty()) {
            nmo.case_number = order.case_number().to_owned();
        }
    }
    measure
}

/// The order with the row as its next version, in force from `at`; its terms are still to be transcribed.
pub(super) fn with_version(
    work: &Work<'_>,
    mut measure: Measure,
    order: &FeedOrder,
    at: DateTime<Utc>,
) -> Measure {
    measure.variations.push(Variation {
        served: None,
        at,
        received_at: work.now,
        terms: Vec::new(),
        end: Some(order.end),
        order_file: Some(order.order_file.clone()),
        coded_by: None,
        checked_by: None,
        systems_updated_at: None,
    });
    measure
}
