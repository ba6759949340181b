//! A measure as it is kept: the twin of `safehold_core::measure::Measure` in JSON, with every version of its terms.

mod facts;
mod parts;
mod terms;

use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{Measure, Origin, Variation};
use serde::{Deserialize, Serialize};

use self::facts::FactsKept;
use self::parts::{EndKept, EvidenceKept, maybe_at};
use self::terms::TermKept;
use crate::StoreError;
use crate::columns;

#[derive(Serialize, Deserialize)]
pub(super) struct MeasureKept {
    facts: FactsKept,
    terms: Vec<TermKept>,
    variations: Vec<VariationKept>,
    received_at: String,
    coded_by: Option<String>,
    checked_by: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct VariationKept {
    at: String,
    received_at: String,
    terms: Vec<TermKept>,
    end: Option<EndKept>,
    order_file: Option<String>,
    coded_by: Option<String>,
    checked_by: Option<String>,
    systems_updated_at: Option<String>,
    #[serde(default)]
    served: Option<EvidenceKept>,
}

impl MeasureKept {
    pub(super) fn of(measure: &Measure) -> Self {
        Self {
            facts: FactsKept::of(&measure.facts),
            terms: measure.terms.iter().map(TermKept::of).collect(),
            variations: measure.variations.iter().map(VariationKept::of).collect(),
            received_at: columns::instant(measure.received_at),
            coded_by: measure.coded_by.map(|id| id.to_string()),
            checked_by: measure.checked_by.map(|id| id.to_string()),
        }
    }

    pub(super) fn measure(
        self,
        id: MeasureId,
        case: CaseId,
        origin: Origin,
        version: u32,
    ) -> Result<Measure, StoreError> {
        Ok(Measure {
            id,
            case,
            facts: self.facts.facts()?,
            terms: self.terms.into_iter().map(TermKept::term).collect::<Result<_, _>>()?,
            variations: self
                .variations
                .into_iter()
                .map(VariationKept::variation)
                .collect::<Result<_, _>>()?,
            origin,
            received_at: columns::read_instant(&self.received_at)?,
            coded_by: columns::maybe(self.coded_by.as_ref(), columns::id)?,
            checked_by: columns::maybe(self.checked_by.as_ref(), columns::id)?,
            version,
        })
    }
}

impl VariationKept {
    fn of(variation: &Variation) -> Self {
        Self {
            at: columns::instant(variation.at),
            received_at: columns::instant(variation.received_at),
            terms: variation.terms.iter().map(TermKept::of).collect(),
            end: variation.end.map(EndKept::of),
            order_file: variation.order_file.clone(),
            coded_by: variation.coded_by.map(|id| id.to_string()),
            checked_by: variation.checked_by.map(|id| id.to_string()),
            systems_updated_at: variation.systems_updated_at.map(columns::instant),
            served: variation.served.as_ref().map(EvidenceKept::of),
        }
    }

    fn variation(self) -> Result<Variation, StoreError> {
        Ok(Variation {
            at: columns::read_instant(&self.at)?,
            received_at: columns::read_instant(&self.received_at)?,
            terms: self.terms.into_iter().map(TermKept::term).collect::<Result<_, _>>()?,
            end: self.end.map(EndKept::end).transpose()?,
            order_file: self.order_file,
            coded_by: columns::maybe(self.coded_by.as_ref(), columns::id)?,
            checked_by: columns::maybe(self.checked_by.as_ref(), columns::id)?,
            systems_updated_at: maybe_at(self.systems_updated_at.as_ref())?,
            served: self.served.map(EvidenceKept::evidence).transpose()?,
        })
    }
}
