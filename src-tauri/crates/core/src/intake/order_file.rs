//! The name of an order's file in the feed, `FL404A-<case>-<epoch>.pdf`: what tells one order from another.

use chrono::{DateTime, NaiveDate, Utc};

use super::dates::likely_year;
use crate::london;

/// What an order file's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<'a> {
    /// The Manage Cases number.
    pub case: &'a str,
    /// When the court's service made the file.
    pub at: DateTime<Utc>,
}

impl Named<'_> {
    /// The day in London on which the file was made.
    pub(super) fn day(&self) -> NaiveDate {
        london::date(self.at)
    }
}

/// Reads a name; `None` where it is formed in another way. The Welsh twin (`-welsh.pdf`) is the same order, and
/// capitals do not matter.
pub(super) fn read(name: &str) -> Option<Named<'_>> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
    let stem = ending(name, ".pdf")?;
    let stem = ending(stem, "-welsh").unwrap_or(stem);
    let mut parts = stem.split('-');
    parts.next().filter(|form| form.eq_ignore_ascii_case("FL404A"))?;
    let (case, epoch) = (parts.next()?, parts.next()?);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !digits(case) || !digits(epoch) {
        return None;
    }
    let at = DateTime::from_timestamp(epoch.parse().ok()?, 0)?;
    likely_year(at.date_naive()).then_some(Named { case, at })
}

fn ending<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(end.len())?;
    text.get(at..).filter(|tail| tail.eq_ignore_ascii_case(end)).and_then(|_| text.get(..at))
}

/// What an order is known again by: its court case and the moment its file was made; for a name formed in another
/// way the name, whatever its capitals.
pub fn identity(name: &str) -> String {
    match read(name) {
        Some(named) => format!("{}-{}", named.case, named.at.timestamp()),
        None => name.trim().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_order_is_known_by_its_case_and_moment() {
        let one = "1731000000000001-1793600000";
        for (name, known) in [
            ("FL404A-1731000000000001-1793600000.pdf", one),
            ("fl404a-1731000000000001-1793600000.PDF", one),
            ("FL404A-1731000000000001-1793600000-welsh.pdf", one),
            ("FL404A-1731000000000001-1793600000-Welsh.Pdf", one),
            ("orders/FL404A-1731000000000001-1793600000.pdf", one),
            ("FL404A-1731000000000001-1793600001.pdf", "1731000000000001-1793600001"),
            ("Order-7.pdf", "order-7.pdf"),
            (
                "FL404A-1731000000000001-99999999999999999999.pdf",
                "fl404a-1731000000000001-99999999999999999999.pdf",
            ),
            ("é.pdf", "é.pdf"),
        ] {
            assert_eq!(identity(name), known, "{name}");
        }
    }
}
