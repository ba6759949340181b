//! A record as its form has it, so that every field comes back for changing.

use chrono::{DateTime, Utc};
use safehold_core::measure::{
    Dvpn, End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, Outcome, PreChargeBail,
};

use super::{ExtensionForm, MeasureForm, SuspensionForm, SystemEntryForm, TermForm};
use crate::commands::form::Wall;

fn wall(at: Option<DateTime<Utc>>) -> Wall {
    at.map(Wall::of).unwrap_or_default()
}

fn moment(at: Moment) -> Wall {
    match at {
        Moment::At(at) => Wall::of(at),
        Moment::On(day) => Wall::on(day),
    }
}

fn evidence(fact: Option<&Evidence>) -> (Wall, String) {
    fact.map(|fact| (Wall::of(fact.at), fact.how.clone())).unwrap_or_default()
}

/// An end as a form has it: its kind and its time.
pub fn end_form(end: End) -> (String, Wall) {
    let (kind, at) = match end {
        End::At(at) => ("at", Wall::of(at)),
        End::On(day) => ("at", Wall::on(day)),
        End::UntilHearing(at) => ("until-hearing", wall(at)),
        End::Open => ("open", Wall::default()),
        End::NotStated => ("not-stated", Wall::default()),
    };
    (kind.to_owned(), at)
}

impl MeasureForm {
    /// A measure as its form has it, with its terms as first made.
    pub fn of(measure: &Measure) -> Self {
        let mut form = Self {
            id: measure.id.to_string(),
            version: measure.version,
            case_id: measure.case.to_string(),
            kind: measure.kind().code().to_owned(),
            variations: u32::try_from(measure.variations.len()).unwrap_or(u32::MAX),
            terms: measure.terms.iter().map(TermForm::of).collect(),
            ..Self::default()
        };
        if let Some(record) = measure.facts.record() {
            form.set_record(record);
        }
        form.set_outcome(measure.facts.outcome());
        match &measure.facts {
            Facts::Nmo(order) => form.set_order(order),
            Facts::Dapo(dapo) => {
                form.area = dapo.area.clone().unwrap_or_default();
                form.set_order(&dapo.order);
            }
            Facts::Occupation(order) => {
                form.set_made(&order.court, &order.case_number, order.made, order.end);
                form.section.clone_from(&order.section);
                (form.served, form.served_how) = evidence(order.served.as_ref());
                form.poa_ends = wall(order.arrest.and_then(|power| power.ends));
            }
            Facts::Undertaking(promise) => {
                form.set_made(&promise.court, &promise.case_number, promise.given, promise.end);
            }
            Facts::Restraining(order) => {
                form.set_made(&order.court, &order.case_number, order.made, order.end);
                form.on_acquittal = order.on_acquittal;
            }
            Facts::Stalking(order) => {
                form.set_made(&order.court, &order.case_number, order.made, order.end);
                (form.served, form.served_how) = evidence(order.served.as_ref());
            }
            Facts::Dvpn(notice) => form.set_notice(notice),
            Facts::Dapn(dapn) => {
                form.area = dapn.area.clone().unwrap_or_default();
                form.set_notice(&dapn.notice);
            }
            Facts::Dvpo(order) => {
                form.court.clone_from(&order.court);
                form.made = Wall::of(order.made_at);
                form.days = order.days.to_string();
                form.ends_at = wall(order.ends_at);
            }
            Facts::PreChargeBail(bail) => form.set_bail(bail),
            Facts::PostChargeBail(bail) => {
                form.court.clone_from(&bail.court);
                form.urn.clone_from(&bail.urn);
                form.released = Wall::of(bail.released_at);
                form.next_hearing = wall(bail.next_hearing_at);
                form.victim_told = wall(bail.victim_told_at);
            }
            Facts::Remand(remand) => {
                form.from = Wall::of(remand.from);
                form.to = wall(remand.to);
                form.sentence = remand.sentence;
                form.place.clone_from(&remand.place);
            }
            Facts::ReleasedUnderInvestigation(released) => form.from = Wall::of(released.from),
        }
        form
    }

    fn set_made(&mut self, court: &str, case_number: &str, made: Moment, ends: End) {
        court.clone_into(&mut self.court);
        case_number.clone_into(&mut self.case_number);
        self.made = moment(made);
        (self.end_kind, self.end) = end_form(ends);
    }

    fn set_order(&mut self, order: &Nmo) {
        self.set_made(&order.court, &order.case_number, order.made, order.end);
        self.notice = match order.notice {
            Notice::With => "with",
            Notice::Without => "without",
            Notice::NotStated => "not-stated",
        }
        .to_owned();
        self.present = order.present;
        (self.aware, self.aware_how) = evidence(order.aware.as_ref());
        (self.served, self.served_how) = evidence(order.served.as_ref());
    }

    fn set_record(&mut self, record: &OrderRecord) {
        self.manage_cases.clone_from(&record.manage_cases);
        self.consent = record.consent;
        self.judge.clone_from(&record.judge);
        if let Some(hearing) = &record.return_hearing {
            self.return_hearing = Wall::of(hearing.at);
            self.return_place.clone_from(&hearing.place);
            self.return_outcome = hearing.outcome.clone().unwrap_or_default();
        }
        self.statement_of_service = wall(record.statement_of_service);
        (self.police_copy, self.police_copy_how) = evidence(record.police_copy.as_ref());
        self.systems = record.systems.iter().map(SystemEntryForm::of).collect();
        (self.still_current, self.still_current_how) = evidence(record.still_current.as_ref());
        (self.extension_decision, self.extension_decision_how) = evidence(record.extension_decision.as_ref());
    }

    fn set_outcome(&mut self, outcome: Option<&Outcome>) {
        let Some(outcome) = outcome else { return };
        self.outcome_at = Wall::of(outcome.at);
        outcome.kind.code().clone_into(&mut self.outcome_kind);
        self.outcome.clone_from(&outcome.what);
    }

    fn set_notice(&mut self, notice: &Dvpn) {
        self.authorised_by.clone_from(&notice.authorised_by);
        self.served = Wall::of(notice.served_at);
        self.court.clone_from(&notice.court);
        self.hearing = wall(notice.hearing_at);
        self.adjourned = notice.adjourned.iter().map(|at| Wall::of(*at)).collect();
        let record = &notice.record;
        self.authorised_at = wall(record.authorised_at);
        self.grounds.clone_from(&record.grounds);
        self.representations.clone_from(&record.representations);
        self.victim_view.clone_from(&record.victim_view);
        self.children_considered.clone_from(&record.children);
        self.constable.clone_from(&record.constable);
        self.address_given.clone_from(&record.address_given);
        self.hearing_notice = wall(record.hearing_notice_at);
    }

    fn set_bail(&mut self, bail: &PreChargeBail) {
        self.custody_ref.clone_from(&bail.custody_ref);
        self.arrested = Wall::of(bail.arrested_at);
        self.released = Wall::of(bail.released_at);
        self.months = bail.months.to_string();
        self.return_at = wall(bail.return_at);
        self.station.clone_from(&bail.station);
        self.victim_views.clone_from(&bail.victim_views);
        self.views_sought = wall(bail.record.views_sought_at);
        self.views_sought_by.clone_from(&bail.record.views_sought_by);
        self.victim_told = wall(bail.record.victim_told_at);
        self.extensions = bail.extensions.iter().map(ExtensionForm::of).collect();
        self.suspended = bail.suspended.iter().map(SuspensionForm::of).collect();
    }
}
