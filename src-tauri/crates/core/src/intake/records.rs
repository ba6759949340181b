//! Rows and fields of comma-separated text (RFC 4180), strictly: a quote that is never closed is an error
//! with its row, not a field that swallows the rest of the file. Read one by one, with bounds on each, so that
//! a file of something else is refused at once.

use super::{FeedProblem, Place};

/// One row that is not an empty line.
pub(super) struct Record {
    /// Where it begins.
    pub place: Place,
    /// Its fields, without their quotes.
    pub fields: Vec<String>,
}

const MAX_ROWS: usize = 100_000;
const MAX_FIELDS: usize = 500;
const MAX_FIELD: usize = 64 * 1024;

/// The rows of a text, in order; none after one that can't be read.
pub(super) struct Records<'a> {
    rest: &'a str,
    next: Place,
}

impl<'a> Records<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, next: Place { row: 1, line: 1 } }
    }

    /// Where the next row would be, when the text ends after this one without so much as an empty line.
    pub(super) fn none_after(&self, last: Place) -> Option<Place> {
        (self.rest.is_empty() && self.next.row == last.row + 1).then_some(self.next)
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, FeedProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let place = self.next;
            let read = if place.row > MAX_ROWS {
                Err(FeedProblem::at(
                    place,
                    "the file has more than 100,000 rows: choose the court's manifest",
                ))
            } else {
                record(self.rest, place)
            };
            let (fields, after) = match read {
                Ok(read) => read,
                Err(problem) => {
                    self.rest = "";
                    return Some(Err(problem));
                }
            };
            let taken = &self.rest[..self.rest.len() - after.len()];
            self.next = Place { row: place.row + 1, line: place.line + line_ends(taken.as_bytes()) };
            self.rest = after;
            if fields.len() > 1 || fields.first().is_some_and(|field| !field.is_empty()) {
                return Some(Ok(Record { place, fields }));
            }
        }
        None
    }
}

/// How many lines end in a text: by CR LF, LF alone or CR alone.
fn line_ends(text: &[u8]) -> usize {
    let after = text.iter().skip(1).map(Some).chain([None]);
    text.iter()
        .zip(after)
        .filter(|(byte, next)| **byte == b'\n' || (**byte == b'\r' && *next != Some(&b'\n')))
        .count()
}

/// The place at which a text that was cut off ends: for naming where bytes go wrong.
pub(super) fn place_after(before: &[u8]) -> Place {
    let mut quoted = false;
    let mut row = 1;
    for (n, byte) in before.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => row += 1,
            b'\r' if !quoted && before.get(n + 1) != Some(&b'\n') => row += 1,
            _ => {}
        }
    }
    Place { row, line: 1 + line_ends(before) }
}

fn record(text: &str, place: Place) -> Result<(Vec<String>, &str), FeedProblem> {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        if fields.len() == MAX_FIELDS {
            return Err(FeedProblem::at(
                place,
                format!("it has more than {MAX_FIELDS} fields: choose the court's manifest"),
            ));
        }
        let (field, after) = field(rest, place)?;
        if field.len() > MAX_FIELD {
            return Err(FeedProblem::at(place, "a field is longer than 64 KB: choose the court's manifest"));
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

fn field(text: &str, place: Place) -> Result<(String, &str), FeedProblem> {
    let Some(mut inner) = text.strip_prefix('"') else {
        let end = text.find([',', '\n', '\r']).unwrap_or(text.len());
        if text[..end].trim_start().starts_with('"') {
            return Err(FeedProblem::at(
                place,
                "there is a space before an opening quote: the quote must be the field's first sign",
            ));
        }
        if text[..end].contains('"') {
            return Err(FeedProblem::at(
                place,
                "a quote stands inside a field that does not begin with one: the field must stand in quotes, and a quote in it \
                 be written twice",
            ));
        }
        return Ok((text[..end].to_owned(), &text[end..]));
    };
    let mut field = String::new();
    let never_closed = || {
        let text = "a quote is opened and never closed: close it, or ask for the file again";
        FeedProblem::at(place, text)
    };
    loop {
        let Some(quote) = inner.find('"') else { return Err(never_closed()) };
        field.push_str(&inner[..quote]);
        inner = &inner[quote + 1..];
        match inner.chars().next() {
            Some('"') => {
                field.push('"');
                inner = &inner[1..];
            }
            None | Some(',' | '\n' | '\r') => return Ok((field, inner)),
            // The next quote is another field's, lines below: this one's own is missing.
            Some(_) if field.contains(['\n', '\r']) => return Err(never_closed()),
            Some(_) => {
                return Err(FeedProblem::at(
                    place,
                    "there is text after a closing quote: a quote inside a field must be written twice",
                ));
            }
        }
    }
}
