//! What holds of any file: it is read or refused with a reason, and what was written in quotes comes back.

use proptest::prelude::*;

use super::records::Records;
use super::{identity, read_feed};

const SAMPLE: &str = include_str!("../../../../../tests/fixtures/manifest-20261103.csv");

fn written(rows: &[Vec<String>], ends: &str) -> String {
    let field = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
    let row = |row: &Vec<String>| row.iter().map(field).collect::<Vec<_>>().join(",");
    rows.iter().map(|fields| row(fields) + ends).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused_with_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let read = read_feed(&bytes, "2026-11-04".parse().unwrap());
        prop_assert!(read.is_ok() || !read.unwrap_err().is_empty());
    }

    #[test]
    fn a_file_with_one_place_broken_never_brings_the_reader_down(
        at in 0..SAMPLE.len(), put in "[\"\\-,\r\n0-9A-Za-zŵ\u{202e}/]{0,3}", cut in 0..4_usize,
    ) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put.bytes());
        match read_feed(&bytes, "2026-11-04".parse().unwrap()) {
            Ok(feed) => prop_assert!(feed.orders.iter().all(|order| !order.identity.is_empty() && !order.applicant.family.is_empty())),
            Err(problems) => prop_assert!(problems.iter().all(|problem| problem.to_string().len() > 20)),
        }
    }

    #[test]
    fn what_stands_in_quotes_comes_back(
        rows in proptest::collection::vec(proptest::collection::vec("[ -~ŵé\r\n\",]{0,12}", 2..5), 1..8),
        ends in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        let text = written(&rows, ends);
        let back: Vec<Vec<String>> = Records::of(&text).map(|record| record.unwrap().fields).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn one_order_has_one_identity_however_its_file_is_spelt(case in "[0-9]{16}", epoch in 900_000_000_u32..4_000_000_000, welsh: bool, up: bool) {
        let tail = if welsh { "-welsh" } else { "" };
        let name = format!("FL404A-{case}-{epoch}{tail}.pdf");
        let name = if up { name.to_uppercase() } else { name };
        prop_assert_eq!(identity(&name), format!("{case}-{epoch}"));
    }
}
