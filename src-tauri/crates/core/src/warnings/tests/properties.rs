//! What holds for every record.

use proptest::prelude::*;

use super::*;
use crate::cover::tests::any_record;

proptest! {
    #[test]
    fn every_warning_names_a_measure_of_the_record_and_says_when(measures in any_record()) {
        let calendar = Calendar::default();
        let household = family();
        let horizon = at("2027-01-01T00:00+00:00");
        let got = cover(&measures, &household, horizon, &calendar);
        let now = at("2026-07-01T12:00+01:00");
        let asked = Asked {
            measures: &measures,
            cover: &got,
            household: &household,
            risk: Risk::High,
            policy: &Policy::default(),
            calendar: &calendar,
            now,
            repeats_to: horizon,
        };
        let all = warnings(&asked);
        for warning in &all {
            prop_assert!(measures.iter().any(|measure| Some(measure.id) == warning.measure), "{:?}", warning);
            prop_assert!(!warning.at.is_empty() && warning.at.is_sorted());
            prop_assert!(!warning.text.is_empty() && !warning.tag.is_empty());
        }
        for live in live_warnings(&asked).iter().filter(|warning| warning.rule != "Q5") {
            prop_assert!(all.iter().any(|other| other.rule == live.rule && other.measure == live.measure
                && other.first_at() == live.first_at()));
            prop_assert!(live.first_at() <= now && live.until.is_none_or(|until| now < until));
        }
    }
}
