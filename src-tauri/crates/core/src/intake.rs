//! The court's feed of orders: a file of comma-separated rows becomes orders to be recorded, each with what
//! is missing. All or nothing: one row that can't be read refuses the file, with every such row named.
//!
//! Not here: which of the orders are on record already; that needs the register.

mod fields;
mod records;
mod rows;

pub use rows::{FeedOrder, FeedParty, WithheldOr};

/// The largest file that is read.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// What a file of the feed says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The orders, in the file's order. Empty for a day without orders.
    pub orders: Vec<FeedOrder>,
    /// What was noticed and does no harm: a column that is not known.
    pub notes: Vec<String>,
}

/// Something in a file that keeps it from being read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{text}", row.map(|row| format!("Row {row}: ")).unwrap_or_default())]
pub struct FeedProblem {
    /// The row, the header being row 1; `None`: the file as a whole.
    pub row: Option<usize>,
    /// What is wrong and what to do.
    pub text: String,
}

impl FeedProblem {
    fn whole(text: impl Into<String>) -> Self {
        Self { row: None, text: text.into() }
    }

    fn at(row: usize, text: impl Into<String>) -> Self {
        Self { row: Some(row), text: text.into() }
    }
}

/// Reads a file of the feed.
///
/// # Errors
/// Everything that is wrong with it, each with its row and its mend.
pub fn read_feed(bytes: &[u8]) -> Result<Feed, Vec<FeedProblem>> {
    let text = text_of(bytes).map_err(|problem| vec![problem])?;
    let records = records::records(text).map_err(|problem| vec![problem])?;
    let Some((header, rest)) = records.split_first() else {
        return Err(vec![FeedProblem::whole("The file is empty: ask the court for it again")]);
    };
    let columns = fields::Columns::of(&header.fields)?;
    if rest.is_empty() {
        return Err(vec![FeedProblem::whole(
            "The file has a header and no rows: a day without orders has one empty row. Ask the court for it again",
        )]);
    }
    let mut orders: Vec<FeedOrder> = Vec::new();
    let mut problems = Vec::new();
    for record in rest {
        if record.fields.len() != columns.count {
            problems.push(FeedProblem::at(
                record.row,
                format!(
                    "it has {} fields and the header has {}: look for a comma that is not inside quotes",
                    record.fields.len(),
                    columns.count
                ),
            ));
            continue;
        }
        if record.fields.iter().all(|field| matches!(field.trim(), "" | "-")) {
            continue;
        }
        match rows::order(record.row, &columns, &record.fields) {
            Ok(order) => orders.push(order),
            Err(wrong) => problems.extend(wrong),
        }
    }
    for (place, order) in orders.iter().enumerate() {
        if let Some(first) = orders[..place].iter().find(|other| other.order_file == order.order_file) {
            problems.push(FeedProblem::at(
                order.row,
                format!("the order file is the same as row {}'s: remove one of the two", first.row),
            ));
        }
    }
    if problems.is_empty() { Ok(Feed { orders, notes: columns.notes }) } else { Err(problems) }
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
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FeedProblem::whole("The file is UTF-16: save it as CSV UTF-8"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(FeedProblem::whole("The file is a ZIP: unpack it and choose the manifest inside"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(FeedProblem::whole("The file is not text: choose the court's manifest, a CSV file"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let row = records::row_at(&bytes[..error.valid_up_to()]);
        FeedProblem::at(row, "it has letters that are not UTF-8: save the file as CSV UTF-8")
    })
}

#[cfg(test)]
mod tests;
