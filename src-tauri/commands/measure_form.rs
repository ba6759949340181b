//! A measure as its form has it: the fields of every kind, read into the rules' types.

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{
    Dvpn, Dvpo, End, Evidence, Facts, Measure, MeasureKind, Moment, Nmo, Notice, OrderRecord, Origin,
    Outcome, OutcomeKind, PreChargeBail,
};
use safehold_core::terms::{Exception, ExceptionKind, Parameters, PlaceKind, Term};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::{Day, Wall, Wrong};

/// A party of a new case.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PartyForm {
    pub(super) title: String,
    pub(super) given: String,
    pub(super) family: String,
    pub(super) born: Day,
    pub(super) lines: Vec<String>,
    pub(super) postcode: String,
    pub(super) confidential: bool,
    pub(super) household: bool,
}

/// The people of a new case.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct PartiesForm {
    pub(super) victim: PartyForm,
    pub(super) respondent: PartyForm,
    pub(super) protected: Vec<PartyForm>,
    pub(super) risk: String,
}

/// An exception of a term.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ExceptionForm {
    code: String,
    detail: String,
}

/// A term.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TermForm {
    code: String,
    names: Vec<String>,
    detail: String,
    place_kind: String,
    distance: String,
    streets: Vec<String>,
    methods: Vec<String>,
    times: String,
    via_others: bool,
    exceptions: Vec<ExceptionForm>,
    verbatim: String,
    paragraph: String,
    /// Whom it protects, where that is not the victim.
    persons: Vec<String>,
}

/// A measure; new without an identity. The fields of other kinds stay empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct MeasureForm {
    pub(super) id: String,
    version: u32,
    pub(super) case_id: String,
    kind: String,
    pub(super) parties: Option<PartiesForm>,
    court: String,
    case_number: String,
    made: Wall,
    notice: String,
    present: bool,
    aware: Wall,
    aware_how: String,
    served: Wall,
    served_how: String,
    end_kind: String,
    end: Wall,
    custody_ref: String,
    arrested: Wall,
    released: Wall,
    months: String,
    return_at: Wall,
    station: String,
    victim_views: String,
    outcome_at: Wall,
    outcome: String,
    authorised_by: String,
    hearing: Wall,
    adjourned: bool,
    days: String,
    terms: Vec<TermForm>,
}

/// The kinds that the form offers.
pub const OFFERED: [MeasureKind; 4] =
    [MeasureKind::Nmo, MeasureKind::PreChargeBail, MeasureKind::Dvpn, MeasureKind::Dvpo];

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

impl MeasureForm {
    /// A measure as its form has it.
    pub fn of(measure: &Measure) -> Self {
        let wall = |at: Option<DateTime<Utc>>| at.map(Wall::of).unwrap_or_default();
        let mut form = Self {
            id: measure.id.to_string(),
            version: measure.version,
            case_id: measure.case.to_string(),
            kind: measure.kind().code().to_owned(),
            terms: measure.terms.iter().map(term_form).collect(),
            ..Self::default()
        };
        match &measure.facts {
            Facts::Nmo(nmo) => {
                form.court.clone_from(&nmo.court);
                form.case_number.clone_from(&nmo.case_number);
                form.made = match nmo.made {
                    Moment::At(at) => Wall::of(at),
                    Moment::On(day) => Wall::on(day),
                };
                form.notice = match nmo.notice {
                    Notice::With => "with",
                    Notice::Without => "without",
                    Notice::NotStated => "not-stated",
                }
                .to_owned();
                form.present = nmo.present;
                form.aware = wall(nmo.aware.as_ref().map(|fact| fact.at));
                form.aware_how = nmo.aware.as_ref().map(|fact| fact.how.clone()).unwrap_or_default();
                form.served = wall(nmo.served.as_ref().map(|fact| fact.at));
                form.served_how = nmo.served.as_ref().map(|fact| fact.how.clone()).unwrap_or_default();
                let (kind, end) = match nmo.end {
                    End::At(at) => ("at", Wall::of(at)),
                    End::On(day) => ("at", Wall::on(day)),
                    End::UntilHearing(at) => ("until-hearing", wall(at)),
                    End::Open => ("open", Wall::default()),
                    End::NotStated => ("not-stated", Wall::default()),
                };
                form.end_kind = kind.to_owned();
                form.end = end;
            }
            Facts::PreChargeBail(bail) => {
                form.custody_ref.clone_from(&bail.custody_ref);
                form.arrested = Wall::of(bail.arrested_at);
                form.released = Wall::of(bail.released_at);
                form.months = bail.months.to_string();
                form.return_at = wall(bail.return_at);
                form.station.clone_from(&bail.station);
                form.victim_views.clone_from(&bail.victim_views);
                form.outcome_at = wall(bail.outcome.as_ref().map(|outcome| outcome.at));
                form.outcome = bail.outcome.as_ref().map(|outcome| outcome.what.clone()).unwrap_or_default();
            }
            Facts::Dvpn(dvpn) => {
                form.adjourned = !dvpn.adjourned.is_empty();
                form.authorised_by.clone_from(&dvpn.authorised_by);
                form.served = Wall::of(dvpn.served_at);
                form.court.clone_from(&dvpn.court);
                form.hearing = wall(dvpn.hearing_at);
                form.outcome_at = wall(dvpn.outcome.as_ref().map(|outcome| outcome.at));
                form.outcome = dvpn.outcome.as_ref().map(|outcome| outcome.what.clone()).unwrap_or_default();
            }
            Facts::Dvpo(dvpo) => {
                form.court.clone_from(&dvpo.court);
                form.made = Wall::of(dvpo.made_at);
                form.days = dvpo.days.to_string();
            }
            // The form does not offer the other kinds.
            _ => {}
        }
        form
    }

    /// The measure, or nothing where something needed for it is wrong; what is wrong is noted.
    pub fn read(
        &self,
        id: MeasureId,
        case: CaseId,
        now: DateTime<Utc>,
        wrong: &mut Wrong,
    ) -> Option<Measure> {
        let kind = MeasureKind::from_code(&self.kind);
        if !kind.is_some_and(|kind| OFFERED.contains(&kind)) {
            wrong.say("kind", "Choose the kind of measure");
        }
        let terms = self.read_terms(wrong);
        let facts = match kind? {
            MeasureKind::Nmo => self.read_order(wrong).map(Facts::Nmo),
            MeasureKind::PreChargeBail => self.read_bail(wrong).map(Facts::PreChargeBail),
            MeasureKind::Dvpn => self.read_notice(wrong).map(Facts::Dvpn),
            MeasureKind::Dvpo => self.read_dvpo(wrong).map(Facts::Dvpo),
            _ => None,
        };
        Some(Measure {
            id,
            case,
            facts: facts?,
            terms,
            variations: Vec::new(),
            origin: Origin::Hand,
            received_at: now,
            coded_by: None,
            checked_by: None,
            version: self.version.max(1),
        })
    }

    fn evidence(&self, field: &str, at: &Wall, how: &str, wrong: &mut Wrong) -> Option<Evidence> {
        let at = wrong.take(field, at.instant()).flatten()?;
        Some(Evidence { at, how: how.trim().to_owned() })
    }

    fn read_order(&self, wrong: &mut Wrong) -> Option<Nmo> {
        let made = wrong.take("made", self.made.read()).and_then(|made| {
            if made.is_none() {
                wrong.say("made.day", "Enter when the order was made");
            }
            made
        });
        let end = match self.end_kind.as_str() {
            "at" => wrong.take("end", self.end.read()).and_then(|read| match read {
                Some((_, Some(at))) => Some(End::At(at)),
                Some((day, None)) => Some(End::On(day)),
                None => {
                    wrong.say("end.day", "Enter when the order ends");
                    None
                }
            }),
            "until-hearing" => wrong.take("end", self.end.instant()).map(End::UntilHearing),
            "open" => Some(End::Open),
            "not-stated" => Some(End::NotStated),
            _ => {
                wrong.say("endKind", "Choose how the order ends");
                None
            }
        };
        let aware = self.evidence("aware", &self.aware, &self.aware_how, wrong);
        let served = self.evidence("served", &self.served, &self.served_how, wrong);
        let made = match made? {
            (_, Some(at)) => Moment::At(at),
            (day, None) => Moment::On(day),
        };
        Some(Nmo {
            court: self.court.trim().to_owned(),
            case_number: self.case_number.trim().to_owned(),
            made,
            notice: match self.notice.as_str() {
                "with" => Notice::With,
                "without" => Notice::Without,
                _ => Notice::NotStated,
            },
            present: self.present,
            aware,
            served,
            end: end?,
            record: OrderRecord::default(),
        })
    }

    fn read_outcome(&self, wrong: &mut Wrong) -> Option<Outcome> {
        let at = wrong.take("outcomeAt", self.outcome_at.instant()).flatten();
        let what = self.outcome.trim().to_owned();
        match (at, what.is_empty()) {
            (Some(at), false) => Some(Outcome { at, kind: OutcomeKind::Other, what }),
            (Some(_), true) => {
                wrong.say("outcome", "Say what the outcome was");
                None
            }
            (None, false) if self.outcome_at.is_empty() => {
                wrong.say("outcomeAt.day", "Enter when that was");
                None
            }
            (None, _) => None,
        }
    }

    fn read_bail(&self, wrong: &mut Wrong) -> Option<PreChargeBail> {
        let arrested = wrong.take("arrested", self.arrested.required("when the arrest was"));
        let released = wrong.take("released", self.released.required("when the release on bail was"));
        let return_at = wrong.take("returnAt", self.return_at.instant()).flatten();
        let months = number(&self.months);
        if months.is_none() {
            wrong.say("months", "Enter the months of the bail period, like 3");
        }
        let outcome = self.read_outcome(wrong);
        Some(PreChargeBail {
            custody_ref: self.custody_ref.trim().to_owned(),
            arrested_at: arrested?,
            released_at: released?,
            months: months?,
            return_at,
            station: self.station.trim().to_owned(),
            victim_views: self.victim_views.trim().to_owned(),
            extensions: Vec::new(),
            suspended: Vec::new(),
            outcome,
        })
    }

    fn read_notice(&self, wrong: &mut Wrong) -> Option<Dvpn> {
        let served = wrong.take("served", self.served.required("when the notice was served"));
        let hearing_at = wrong.take("hearing", self.hearing.instant()).flatten();
        let outcome = self.read_outcome(wrong);
        Some(Dvpn {
            authorised_by: self.authorised_by.trim().to_owned(),
            served_at: served?,
            court: self.court.trim().to_owned(),
            hearing_at,
            adjourned: if self.adjourned { hearing_at.into_iter().collect() } else { Vec::new() },
            outcome,
        })
    }

    fn read_dvpo(&self, wrong: &mut Wrong) -> Option<Dvpo> {
        let made_at = wrong.take("made", self.made.required("when the order was made"));
        let days = number(&self.days);
        if days.is_none() {
            wrong.say("days", "Enter how many days it lasts, 14 to 28");
        }
        Some(Dvpo { court: self.court.trim().to_owned(), made_at: made_at?, days: days?, ends_at: None })
    }

    fn read_terms(&self, wrong: &mut Wrong) -> Vec<Term> {
        let mut terms = Vec::new();
        for (n, form) in self.terms.iter().enumerate() {
            match Term::new(&form.code) {
                Ok(term) => terms.push(form.read(term, n, wrong)),
                Err(text) => wrong.say(format!("terms.{n}.code"), text),
            }
        }
        terms
    }
}

impl TermForm {
    fn read(&self, term: Term, n: usize, wrong: &mut Wrong) -> Term {
        let kept = |list: &[String]| -> Vec<String> {
            list.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
        };
        let distance_m = number(&self.distance);
        if distance_m.is_none() && !self.distance.trim().is_empty() {
            wrong.say(format!("terms.{n}.distance"), "Enter the distance in metres, in figures");
        }
        Term {
            persons: self.persons.iter().filter_map(|person| person.parse().ok()).collect(),
            parameters: Parameters {
                names: kept(&self.names),
                detail: self.detail.trim().to_owned(),
                place_kind: match self.place_kind.as_str() {
                    "work" => PlaceKind::Work,
                    "school" => PlaceKind::School,
                    "other" => PlaceKind::Other,
                    _ => PlaceKind::Home,
                },
                distance_m,
                streets: kept(&self.streets),
                methods: kept(&self.methods),
                times: self.times.trim().to_owned(),
                via_others: self.via_others,
                exceptions: self
                    .exceptions
                    .iter()
                    .filter_map(|form| {
                        let kind = ExceptionKind::from_code(&form.code)?;
                        Some(Exception { kind, detail: form.detail.trim().to_owned() })
                    })
                    .collect(),
            },
            verbatim: self.verbatim.trim().to_owned(),
            paragraph: self.paragraph.trim().to_owned(),
            ..term
        }
    }
}

fn term_form(term: &Term) -> TermForm {
    let p = &term.parameters;
    TermForm {
        code: term.code.to_owned(),
        names: p.names.clone(),
        detail: p.detail.clone(),
        place_kind: match p.place_kind {
            PlaceKind::Home => "home",
            PlaceKind::Work => "work",
            PlaceKind::School => "school",
            PlaceKind::Other => "other",
        }
        .to_owned(),
        distance: p.distance_m.map(|metres| metres.to_string()).unwrap_or_default(),
        streets: p.streets.clone(),
        methods: p.methods.clone(),
        times: p.times.clone(),
        via_others: p.via_others,
        exceptions: p
            .exceptions
            .iter()
            .map(|exception| ExceptionForm {
                code: exception.kind.code().to_owned(),
                detail: exception.detail.clone(),
            })
            .collect(),
        verbatim: term.verbatim.clone(),
        paragraph: term.paragraph.clone(),
        persons: term.persons.iter().map(ToString::to_string).collect(),
    }
}
