//! Reading a form into a measure, kind by kind. Everything that can't be read is noted with its field at once; what
//! reads well and is wrong all the same is for `safehold_core::measure_check`.

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{
    BailRecord, Dapn, Dapo, Dvpn, Dvpo, End, Evidence, Extension, Facts, Hearing, Measure, MeasureKind,
    Moment, Nmo, Notice, NoticeRecord, OccupationOrder, OrderRecord, Origin, Outcome, OutcomeKind,
    PostChargeBail, PowerOfArrest, PreChargeBail, Rank, ReleasedUnderInvestigation, Remand, RestrainingOrder,
    StalkingOrder, Suspension, SystemEntry, Undertaking,
};
use safehold_core::measure_check::{check, check_terms};

use super::MeasureForm;
use super::term::{Known, read_terms};
use crate::commands::form::{Wall, Wrong};

/// Stands for a moment that is missing, so that the rest can be checked in the same round: before everything that could be
/// compared with it. A measure with it is never given out.
const LONG_AGO: Moment = Moment::At(DateTime::UNIX_EPOCH);

/// A whole number as typed.
pub(super) fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

fn said(text: &str) -> String {
    text.trim().to_owned()
}

/// When, and how it is known; what is typed of one without the other is noted.
pub fn evidence(field: &str, at: &Wall, how: &str, wrong: &mut Wrong) -> Option<Evidence> {
    let read = wrong.take(field, at.instant())?;
    match read {
        Some(at) => Some(Evidence { at, how: said(how) }),
        None if how.trim().is_empty() => None,
        None => {
            wrong.say(format!("{field}.day"), "Enter when that was");
            None
        }
    }
}

/// How an order ends, from its kind and time.
pub fn read_end(kind: &str, at: &Wall, prefix: &str, wrong: &mut Wrong) -> Option<End> {
    let field = format!("{prefix}end");
    match kind {
        "at" => wrong.take(&field, at.read()).and_then(|read| match read {
            Some((_, Some(at))) => Some(End::At(at)),
            Some((day, None)) => Some(End::On(day)),
            None => {
                wrong.say(format!("{field}.day"), "Enter when it ends");
                None
            }
        }),
        "until-hearing" => wrong.take(&field, at.instant()).map(End::UntilHearing),
        "open" => Some(End::Open),
        "not-stated" => Some(End::NotStated),
        _ => {
            wrong.say(format!("{prefix}endKind"), "Choose how it ends");
            None
        }
    }
}

/// What ended a measure, from its kind, time and words. Only "other" needs words of its own.
pub fn read_outcome(kind: &str, at: &Wall, what: &str, wrong: &mut Wrong) -> Option<Outcome> {
    let typed = !kind.is_empty() || !at.is_empty() || !what.trim().is_empty();
    if !typed {
        return None;
    }
    let read = wrong.take("outcomeAt", at.instant());
    let kind = OutcomeKind::from_code(kind);
    if kind.is_none() {
        wrong.say("outcomeKind", "Choose how it ended");
    }
    if read == Some(None) {
        wrong.say("outcomeAt.day", "Enter when it ended");
    }
    if kind == Some(OutcomeKind::Other) && what.trim().is_empty() {
        wrong.say("outcome", "Say what ended it");
    }
    let kind = kind?;
    let what = if what.trim().is_empty() { kind.label().to_owned() } else { said(what) };
    Some(Outcome { at: read??, kind, what })
}

impl MeasureForm {
    /// The measure, or nothing where something needed for it is wrong; what is wrong is noted.
    pub fn read(
        &self,
        id: MeasureId,
        case: CaseId,
        people: &[Known],
        now: DateTime<Utc>,
        wrong: &mut Wrong,
    ) -> Option<Measure> {
        let kind = MeasureKind::from_code(&self.kind);
        if kind.is_none() {
            wrong.say("kind", "Choose the kind of measure");
        }
        let facts = kind.and_then(|kind| self.facts(kind, wrong));
        let terms = read_terms(&self.terms, "terms", people, wrong);
        let Some(facts) = facts else {
            wrong.and_beyond(check_terms(&terms, now));
            return None;
        };
        let complete = !wrong.any();
        let measure = Measure {
            id,
            case,
            facts,
            terms,
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: now,
            coded_by: None,
            checked_by: None,
            version: self.version.max(1),
        };
        if !complete && measure.terms.len() == self.terms.len() {
            wrong.and_beyond(self.comparable(check(&measure, now), wrong));
        }
        complete.then_some(measure)
    }

    /// What the rules say of a measure with stand-ins, without what they say only because of those.
    fn comparable(&self, found: Vec<(String, String)>, wrong: &Wrong) -> Vec<(String, String)> {
        let bail = ["arrested", "released", "months"].iter().any(|field| wrong.has(field));
        let order = ["made", "days"].iter().any(|field| wrong.has(field));
        let of_stand_in = |field: &str| match self.kind.as_str() {
            "PCB" => bail && field.to_lowercase().ends_with("returnat"),
            "DVPO" => order && field == "endsAt",
            _ => false,
        };
        found.into_iter().filter(|(field, _)| !of_stand_in(field)).collect()
    }

    fn facts(&self, kind: MeasureKind, wrong: &mut Wrong) -> Option<Facts> {
        Some(match kind {
            MeasureKind::Nmo => Facts::Nmo(self.order(wrong)?),
            MeasureKind::Dapo => Facts::Dapo(Dapo { area: self.area(wrong), order: self.order(wrong)? }),
            MeasureKind::OccupationWithArrest | MeasureKind::Occupation => {
                Facts::Occupation(self.occupation(kind == MeasureKind::OccupationWithArrest, wrong)?)
            }
            MeasureKind::Undertaking => Facts::Undertaking(self.undertaking(wrong)?),
            MeasureKind::Restraining => Facts::Restraining(self.restraining(wrong)?),
            MeasureKind::Stalking => Facts::Stalking(self.stalking(false, wrong)?),
            MeasureKind::InterimStalking => Facts::Stalking(self.stalking(true, wrong)?),
            MeasureKind::Dvpn => Facts::Dvpn(self.police_notice("superintendent", wrong)?),
            MeasureKind::Dapn => Facts::Dapn(Dapn {
                area: self.area(wrong),
                notice: self.police_notice("inspector or above", wrong)?,
            }),
            MeasureKind::Dvpo => Facts::Dvpo(self.dvpo(wrong)?),
            MeasureKind::PreChargeBail => Facts::PreChargeBail(self.bail(wrong)?),
            MeasureKind::PostChargeBail => Facts::PostChargeBail(self.bail_after_charge(wrong)?),
            MeasureKind::Remand => Facts::Remand(self.remand(wrong)?),
            MeasureKind::ReleasedUnderInvestigation => {
                let outcome = self.ended(wrong);
                let from = wrong.take("from", self.from.required("when the release was"));
                let from = from.unwrap_or(DateTime::UNIX_EPOCH);
                Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation { from, outcome })
            }
        })
    }

    fn area(&self, wrong: &mut Wrong) -> Option<String> {
        filled(
            "area",
            &self.area,
            "Choose the pilot area: notices and orders of this kind exist only there",
            wrong,
        );
        (!self.area.is_empty()).then(|| self.area.clone())
    }

    fn moment(&self, what: &str, wrong: &mut Wrong) -> Option<Moment> {
        let read = wrong.take("made", self.made.read())?;
        match read {
            Some((_, Some(at))) => Some(Moment::At(at)),
            Some((day, None)) => Some(Moment::On(day)),
            None => {
                wrong.say("made.day", format!("Enter {what}"));
                None
            }
        }
    }

    fn ended(&self, wrong: &mut Wrong) -> Option<Outcome> {
        read_outcome(&self.outcome_kind, &self.outcome_at, &self.outcome, wrong)
    }

    fn end(&self, wrong: &mut Wrong) -> Option<End> {
        read_end(&self.end_kind, &self.end, "", wrong)
    }

    fn served(&self, wrong: &mut Wrong) -> Option<Evidence> {
        evidence("served", &self.served, &self.served_how, wrong)
    }

    fn record(&self, wrong: &mut Wrong) -> OrderRecord {
        let hearing = wrong.take("returnHearing", self.return_hearing.instant()).flatten();
        let spoken_of = !self.return_place.trim().is_empty() || !self.return_outcome.trim().is_empty();
        if hearing.is_none() && spoken_of && self.return_hearing.is_empty() {
            wrong.say("returnHearing.day", "Enter when the hearing is");
        }
        OrderRecord {
            manage_cases: said(&self.manage_cases),
            consent: self.consent,
            judge: said(&self.judge),
            return_hearing: hearing.map(|at| Hearing {
                at,
                place: said(&self.return_place),
                outcome: (!self.return_outcome.trim().is_empty()).then(|| said(&self.return_outcome)),
            }),
            statement_of_service: wrong
                .take("statementOfService", self.statement_of_service.instant())
                .flatten(),
            police_copy: evidence("policeCopy", &self.police_copy, &self.police_copy_how, wrong),
            systems: self.systems(wrong),
            still_current: evidence("stillCurrent", &self.still_current, &self.still_current_how, wrong),
            extension_decision: evidence(
                "extensionDecision",
                &self.extension_decision,
                &self.extension_decision_how,
                wrong,
            ),
            discharged: self.ended(wrong),
        }
    }

    fn systems(&self, wrong: &mut Wrong) -> Vec<SystemEntry> {
        let mut found = Vec::new();
        for (n, form) in self.systems.iter().enumerate() {
            filled(&format!("systems.{n}.system"), &form.system, "Enter the system, like PNC", wrong);
            filled(&format!("systems.{n}.by"), &form.by, "Enter who entered it there", wrong);
            let at = wrong.take(&format!("systems.{n}.at"), form.at.required("when it was entered there"));
            found.push(SystemEntry {
                system: said(&form.system),
                reference: said(&form.reference),
                entered_at: at.unwrap_or(DateTime::UNIX_EPOCH),
                by: said(&form.by),
            });
        }
        found
    }

    fn order(&self, wrong: &mut Wrong) -> Option<Nmo> {
        filled("court", &self.court, "Enter the court", wrong);
        filled("caseNumber", &self.case_number, "Enter the court's case number", wrong);
        let made = self.moment("when the order was made", wrong);
        let end = self.end(wrong);
        let aware = evidence("aware", &self.aware, &self.aware_how, wrong);
        let served = self.served(wrong);
        let record = self.record(wrong);
        Some(Nmo {
            court: said(&self.court),
            case_number: said(&self.case_number),
            made: made.unwrap_or(LONG_AGO),
            notice: match self.notice.as_str() {
                "with" => Notice::With,
                "without" => Notice::Without,
                _ => Notice::NotStated,
            },
            present: self.present,
            aware,
            served,
            end: end.unwrap_or(End::NotStated),
            record,
        })
    }

    fn occupation(&self, with_arrest: bool, wrong: &mut Wrong) -> Option<OccupationOrder> {
        filled("court", &self.court, "Enter the court", wrong);
        filled("caseNumber", &self.case_number, "Enter the court's case number", wrong);
        let made = self.moment("when the order was made", wrong);
        let end = self.end(wrong);
        let served = self.served(wrong);
        let ends = wrong.take("poaEnds", self.poa_ends.instant()).flatten();
        let record = self.record(wrong);
        Some(OccupationOrder {
            court: said(&self.court),
            case_number: said(&self.case_number),
            section: said(&self.section),
            made: made.unwrap_or(LONG_AGO),
            served,
            end: end.unwrap_or(End::NotStated),
            arrest: with_arrest.then_some(PowerOfArrest { ends }),
            record,
        })
    }

    fn undertaking(&self, wrong: &mut Wrong) -> Option<Undertaking> {
        filled("court", &self.court, "Enter the court", wrong);
        let given = self.moment("when the promise was given", wrong);
        let end = self.end(wrong);
        let record = self.record(wrong);
        Some(Undertaking {
            court: said(&self.court),
            case_number: said(&self.case_number),
            given: given.unwrap_or(LONG_AGO),
            end: end.unwrap_or(End::NotStated),
            record,
        })
    }

    fn restraining(&self, wrong: &mut Wrong) -> Option<RestrainingOrder> {
        filled("court", &self.court, "Enter the court", wrong);
        let made = self.moment("when the order was made", wrong);
        let end = self.end(wrong);
        let record = self.record(wrong);
        Some(RestrainingOrder {
            court: said(&self.court),
            case_number: said(&self.case_number),
            made: made.unwrap_or(LONG_AGO),
            on_acquittal: self.on_acquittal,
            end: end.unwrap_or(End::NotStated),
            record,
        })
    }

    fn stalking(&self, interim: bool, wrong: &mut Wrong) -> Option<StalkingOrder> {
        filled("court", &self.court, "Enter the court", wrong);
        let made = self.moment("when the order was made", wrong);
        let end = self.end(wrong);
        let served = self.served(wrong);
        let record = self.record(wrong);
        Some(StalkingOrder {
            interim,
            court: said(&self.court),
            case_number: said(&self.case_number),
            made: made.unwrap_or(LONG_AGO),
            served,
            end: end.unwrap_or(End::NotStated),
            record,
        })
    }

    fn police_notice(&self, rank: &str, wrong: &mut Wrong) -> Option<Dvpn> {
        filled("authorisedBy", &self.authorised_by, &format!("Enter the authorising {rank}"), wrong);
        let served = wrong.take("served", self.served.required("when the notice was served"));
        let hearing_at = wrong.take("hearing", self.hearing.instant()).flatten();
        let mut adjourned = Vec::new();
        for (n, at) in self.adjourned.iter().enumerate() {
            adjourned.extend(wrong.take(&format!("adjourned.{n}"), at.instant()).flatten());
        }
        adjourned.sort();
        let outcome = self.ended(wrong);
        let record_of_notice = NoticeRecord {
            authorised_at: wrong.take("authorisedAt", self.authorised_at.instant()).flatten(),
            grounds: said(&self.grounds),
            representations: said(&self.representations),
            victim_view: said(&self.victim_view),
            children: said(&self.children_considered),
            constable: said(&self.constable),
            address_given: said(&self.address_given),
            hearing_notice_at: wrong.take("hearingNotice", self.hearing_notice.instant()).flatten(),
        };
        Some(Dvpn {
            authorised_by: said(&self.authorised_by),
            served_at: served.unwrap_or(DateTime::UNIX_EPOCH),
            court: said(&self.court),
            hearing_at,
            adjourned,
            outcome,
            record: record_of_notice,
        })
    }

    fn dvpo(&self, wrong: &mut Wrong) -> Option<Dvpo> {
        filled("court", &self.court, "Enter the court", wrong);
        let made_at = wrong.take("made", self.made.required("when the order was made"));
        let ends_at = wrong.take("endsAt", self.ends_at.instant()).flatten();
        let days = number(&self.days);
        if days.is_none() {
            wrong.say("days", "Enter how many days it lasts, 14 to 28");
        }
        Some(Dvpo {
            court: said(&self.court),
            made_at: made_at.unwrap_or(DateTime::UNIX_EPOCH),
            days: days.unwrap_or(28),
            ends_at,
        })
    }

    fn bail(&self, wrong: &mut Wrong) -> Option<PreChargeBail> {
        let arrested = wrong.take("arrested", self.arrested.required("when the arrest was"));
        let released = wrong.take("released", self.released.required("when the release on bail was"));
        let return_at = wrong.take("returnAt", self.return_at.instant()).flatten();
        let months = number(&self.months);
        if months.is_none() {
            wrong.say("months", "Enter the months of the bail period, like 3");
        }
        let extensions = self.extensions(wrong);
        let suspended = self.suspensions(wrong);
        let outcome = self.ended(wrong);
        let record = BailRecord {
            views_sought_at: wrong.take("viewsSought", self.views_sought.instant()).flatten(),
            views_sought_by: said(&self.views_sought_by),
            victim_told_at: wrong.take("victimTold", self.victim_told.instant()).flatten(),
        };
        Some(PreChargeBail {
            custody_ref: said(&self.custody_ref),
            arrested_at: arrested.unwrap_or(DateTime::UNIX_EPOCH),
            released_at: released.unwrap_or(DateTime::UNIX_EPOCH),
            months: months.unwrap_or(3),
            return_at,
            station: said(&self.station),
            victim_views: said(&self.victim_views),
            extensions,
            suspended,
            outcome,
            record,
        })
    }

    fn extensions(&self, wrong: &mut Wrong) -> Vec<Extension> {
        let mut found = Vec::new();
        for (n, form) in self.extensions.iter().enumerate() {
            let field = |name: &str| format!("extensions.{n}.{name}");
            let months = number(&form.months);
            if months.is_none() {
                wrong.say(field("months"), "Enter the whole period in months, like 6");
            }
            let rank = Rank::from_code(&form.rank);
            if rank.is_none() {
                wrong.say(field("rank"), "Choose who authorised it");
            }
            let at = wrong.take(&field("at"), form.at.required("when it was decided"));
            let return_at = wrong.take(&field("returnAt"), form.return_at.instant()).flatten();
            let before = found
                .last()
                .map_or_else(|| number(&self.months).unwrap_or(3), |last: &Extension| last.months);
            found.push(Extension {
                months: months.unwrap_or(before.saturating_add(3)),
                rank: rank.unwrap_or(Rank::Inspector),
                officer: said(&form.officer),
                at: at.unwrap_or(DateTime::UNIX_EPOCH),
                return_at,
            });
        }
        found
    }

    fn suspensions(&self, wrong: &mut Wrong) -> Vec<Suspension> {
        let mut found = Vec::new();
        for (n, form) in self.suspended.iter().enumerate() {
            let from = wrong.take(&format!("suspended.{n}.from"), form.from.required("when it began"));
            let to = wrong.take(&format!("suspended.{n}.to"), form.to.instant()).flatten();
            found.push(Suspension { from: from.unwrap_or(DateTime::UNIX_EPOCH), to });
        }
        found
    }

    fn bail_after_charge(&self, wrong: &mut Wrong) -> Option<PostChargeBail> {
        filled("court", &self.court, "Enter the court", wrong);
        let released = wrong.take("released", self.released.required("when the release on bail was"));
        let next_hearing_at = wrong.take("nextHearing", self.next_hearing.instant()).flatten();
        let victim_told_at = wrong.take("victimTold", self.victim_told.instant()).flatten();
        let outcome = self.ended(wrong);
        Some(PostChargeBail {
            court: said(&self.court),
            urn: said(&self.urn),
            released_at: released.unwrap_or(DateTime::UNIX_EPOCH),
            next_hearing_at,
            victim_told_at,
            outcome,
        })
    }

    fn remand(&self, wrong: &mut Wrong) -> Option<Remand> {
        let from = wrong.take("from", self.from.required("when it began"));
        let to = wrong.take("to", self.to.instant()).flatten();
        Some(Remand {
            from: from.unwrap_or(DateTime::UNIX_EPOCH),
            to,
            sentence: self.sentence,
            place: said(&self.place),
        })
    }
}

/// Says at once, beside what can't be read, what the record can't do without: the check of the whole comes only when
/// everything was read.
fn filled(field: &str, text: &str, say: &str, wrong: &mut Wrong) {
    if text.trim().is_empty() {
        wrong.say(field, say);
    }
}
