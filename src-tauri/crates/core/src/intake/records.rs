//! Rows and fields of comma-separated text (RFC 4180), strictly: a quote that is never closed is an error
//! with its row, not a field that swallows the rest of the file.

use super::FeedProblem;

/// One row.
pub(super) struct Record {
    /// Its number, the header being 1. A field with line breaks does not make more rows.
    pub row: usize,
    /// Its fields, without their quotes.
    pub fields: Vec<String>,
}

const MAX_ROWS: usize = 100_000;
const MAX_FIELD: usize = 64 * 1024;

pub(super) fn records(text: &str) -> Result<Vec<Record>, FeedProblem> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let row = found.len() + 1;
        if row > MAX_ROWS {
            return Err(FeedProblem::at(
                row,
                "the file has more than 100,000 rows: choose the court's manifest",
            ));
        }
        let (fields, after) = record(rest, row)?;
        rest = after;
        // A line break at the very end, or an empty line, is no row.
        if fields.len() > 1 || fields.first().is_some_and(|field| !field.is_empty()) {
            found.push(Record { row, fields });
        }
    }
    Ok(found)
}

fn record(text: &str, row: usize) -> Result<(Vec<String>, &str), FeedProblem> {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let (field, after) = field(rest, row)?;
        if field.len() > MAX_FIELD {
            return Err(FeedProblem::at(row, "a field is longer than 64 KB: choose the court's manifest"));
        }
        if let Some(bad) = field.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(FeedProblem::at(
                row,
                format!("it has a control character (U+{:04X}): choose the court's manifest", u32::from(bad)),
            ));
        }
        fields.push(field);
        rest = match after.as_bytes() {
            [b',', ..] => &after[1..],
            [b'\r', b'\n', ..] => return Ok((fields, &after[2..])),
            [b'\n' | b'\r', ..] => return Ok((fields, &after[1..])),
            _ => return Ok((fields, after)),
        };
    }
}

fn field(text: &str, row: usize) -> Result<(String, &str), FeedProblem> {
    let Some(mut inner) = text.strip_prefix('"') else {
        let end = text.find([',', '\n', '\r']).unwrap_or(text.len());
        return Ok((text[..end].to_owned(), &text[end..]));
    };
    let mut field = String::new();
    loop {
        let Some(quote) = inner.find('"') else {
            return Err(FeedProblem::at(
                row,
                "a quote is opened and never closed: close it, or ask for the file again",
            ));
        };
        field.push_str(&inner[..quote]);
        inner = &inner[quote + 1..];
        match inner.chars().next() {
            Some('"') => {
                field.push('"');
                inner = &inner[1..];
            }
            None | Some(',' | '\n' | '\r') => return Ok((field, inner)),
            Some(_) => {
                return Err(FeedProblem::at(
                    row,
                    "there is text after a closing quote: a quote inside a field must be written twice",
                ));
            }
        }
    }
}

/// The row in which a text that was cut off ends: for naming where bytes go wrong.
pub(super) fn row_at(before: &[u8]) -> usize {
    let mut quoted = false;
    let mut row = 1;
    for byte in before {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => row += 1,
            _ => {}
        }
    }
    row
}
