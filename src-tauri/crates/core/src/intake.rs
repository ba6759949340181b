//! The court's feed of orders: a file of comma-separated rows becomes orders to be recorded, each with what
//! is missing. All or nothing: one row that can't be read refuses the file, with every such row named.
//!
//! Not here: which of the orders are on record already, and what differs from the record; that needs the register.

mod dates;
mod fields;
mod missing;
mod order_file;
mod party;
mod records;
mod rows;

use std::collections::HashMap;

use chrono::NaiveDate;

pub use order_file::identity;
pub use party::{FeedParty, WithheldOr};
pub use rows::FeedOrder;

use crate::words::count;

/// The largest file that is read.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Problems said one by one; of the rest it is said how many they are.
const MAX_PROBLEMS: usize = 100;

/// What a file of the feed says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The orders, in the file's order. Empty for a day without orders.
    pub orders: Vec<FeedOrder>,
    /// What was noticed and does no harm: a column that is not known, a row that stands twice.
    pub notes: Vec<String>,
}

/// Where something stands in a file, as a person finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The row in a spreadsheet, the header being row 1; an empty line is a row.
    pub row: usize,
    /// The line in a text editor. It is further on than the row where fields before it have line breaks.
    pub line: usize,
}

/// Something in a file that keeps it from being read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{text}", place.map(said_place).unwrap_or_default())]
pub struct FeedProblem {
    /// Where; `None`: the file as a whole.
    pub place: Option<Place>,
    /// What is wrong and what to do.
    pub text: String,
}

fn said_place(place: Place) -> String {
    let Place { row, line } = place;
    if row == line { format!("Row {row}: ") } else { format!("Row {row}, line {line}: ") }
}

impl FeedProblem {
    fn whole(text: impl Into<String>) -> Self {
        Self { place: None, text: text.into() }
    }

    fn at(place: Place, text: impl Into<String>) -> Self {
        Self { place: Some(place), text: text.into() }
    }
}

/// Reads a file of the feed as it stands on a day: a date of birth after `today` is wrong.
///
/// # Errors
/// Everything that is wrong with it, each with its row and its mend.
pub fn read_feed(bytes: &[u8], today: NaiveDate) -> Result<Feed, Vec<FeedProblem>> {
    let one = |problem| vec![problem];
    let text = text_of(bytes).map_err(one)?;
    let mut records = records::Records::of(text);
    let Some(header) = records.next().transpose().map_err(one)? else {
        return Err(one(FeedProblem::whole("The file is empty: ask the court for it again")));
    };
    let columns = fields::Columns::of(&header)?;
    let mut notes = columns.notes.clone();
    let mut orders = Vec::new();
    let mut problems = Vec::new();
    for record in records.by_ref() {
        // Where rows can't be told apart any more there is nothing to read after it.
        let record = match record {
            Ok(record) => record,
            Err(problem) => {
                problems.push(problem);
                break;
            }
        };
        if record.fields.iter().all(|field| matches!(field.trim(), "" | "-")) {
            continue;
        }
        match columns.fits(&record).and_then(|()| rows::order(&record, &columns, today)) {
            Ok(order) => orders.push(order),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if !problems.is_empty() {
        return Err(in_bounds(problems));
    }
    if let Some(place) = records.none_after(header.place) {
        let none = "there is none. The file has a header alone, and a day without orders has one empty row: ask the court for the file again";
        return Err(one(FeedProblem::at(place, none)));
    }
    let orders = each_once(orders, &mut notes);
    Ok(Feed { orders, notes })
}

fn in_bounds(mut problems: Vec<FeedProblem>) -> Vec<FeedProblem> {
    let more = problems.len().saturating_sub(MAX_PROBLEMS);
    if more > 0 {
        problems.truncate(MAX_PROBLEMS);
        problems.push(FeedProblem::whole(format!("And {} of this kind", count(more as i64, "more problem"))));
    }
    problems
}

/// Leaves out the rows that say again, word for word, what an earlier row of the same order said. A row of the
/// same order that says something else stays: what differs must be seen.
fn each_once(orders: Vec<FeedOrder>, notes: &mut Vec<String>) -> Vec<FeedOrder> {
    let mut first: HashMap<String, Vec<usize>> = HashMap::new();
    let mut kept: Vec<FeedOrder> = Vec::new();
    for order in orders {
        let same = first.entry(order.identity.clone()).or_default();
        if let Some(row) = same.iter().find(|place| kept[**place].says_the_same(&order)) {
            notes.push(format!(
                "Row {} repeats row {}, the same order: left out",
                order.place.row, kept[*row].place.row
            ));
            continue;
        }
        if let Some(row) = same.first() {
            notes.push(format!(
                "Row {} is the same order as row {} with other details: see what differs",
                order.place.row, kept[*row].place.row
            ));
        }
        same.push(kept.len());
        kept.push(order);
    }
    kept
}

fn text_of(bytes: &[u8]) -> Result<&str, FeedProblem> {
    if bytes.is_empty() {
        return Err(FeedProblem::whole("The file has 0 bytes: ask the court for it again"));
    }
    if bytes.len() > MAX_BYTES {
        return Err(FeedProblem::whole(
            "The file is larger than 10 MB: the court's file of a day is far smaller. Choose the manifest file",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(FeedProblem::whole("The file is a ZIP: unpack it and choose the manifest inside"));
    }
    let every_other = |odd: usize| {
        bytes.len() > 3 && bytes.iter().take(64).enumerate().all(|(n, byte)| (n % 2 == odd) == (*byte == 0))
    };
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if marked || every_other(0) || every_other(1) {
        return Err(FeedProblem::whole("The file is UTF-16: save it as CSV UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(FeedProblem::whole("The file is not text: choose the court's manifest, a CSV file"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let place = records::place_after(&bytes[..error.valid_up_to()]);
        FeedProblem::at(place, "it has letters that are not UTF-8: save the file as CSV UTF-8")
    })
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
