//! The facts of a measure in words, and what is missing among them.

use safehold_core::calendar::Calendar;
use safehold_core::clocks::notice_deadline;
use safehold_core::measure::{
    Dvpn, End, Evidence, Facts, Measure, Moment, Nmo, Notice, OrderRecord, PreChargeBail,
};
use safehold_core::terms::{Term, entry};
use safehold_core::words;
use serde::Serialize;
use ts_rs::TS;

/// A fact of a measure.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Fact {
    label: &'static str,
    value: String,
}

#[derive(Default)]
struct Rows {
    rows: Vec<Fact>,
}

impl Rows {
    fn add(&mut self, label: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.rows.push(Fact { label, value });
        }
    }

    fn court(&mut self, court: &str, case_number: &str) {
        self.add("Court", court);
        self.add("Case number", case_number);
    }

    fn served(&mut self, served: Option<&Evidence>) {
        self.add("Served", served.map_or_else(|| "Not yet".to_owned(), evidence));
    }

    fn order(&mut self, order: &Nmo) {
        self.court(&order.court, &order.case_number);
        self.add("Made", order.made.words());
        self.add(
            "Notice",
            match order.notice {
                Notice::With => "With notice",
                Notice::Without => "Without notice",
                Notice::NotStated => "Not stated",
            },
        );
        match (&order.aware, order.aware_when_made()) {
            (Some(aware), _) => self.add("Respondent aware", evidence(aware)),
            (None, true) if order.present => self.add("Respondent aware", "Was at the hearing"),
            (None, true) => self.add("Respondent aware", "Agreed to the order"),
            (None, false) if order.served.is_some() => {}
            (None, false) => self.add("Respondent aware", "Not known"),
        }
        self.served(order.served.as_ref());
    }

    fn record(&mut self, record: &OrderRecord) {
        let when = words::short_date_time;
        self.add("Statement of service", record.statement_of_service.map(when).unwrap_or_default());
        self.add("Police copy", record.police_copy.as_ref().map(evidence).unwrap_or_default());
        for entry in &record.systems {
            let reference =
                if entry.reference.is_empty() { String::new() } else { format!(" {}", entry.reference) };
            self.add(
                "Entered on",
                format!("{}{reference}, {}, by {}", entry.system, when(entry.entered_at), entry.by),
            );
        }
        self.add("Manage Cases", record.manage_cases.clone());
        self.add("Judge", record.judge.clone());
        if let Some(hearing) = &record.return_hearing {
            let place = if hearing.place.is_empty() { String::new() } else { format!(", {}", hearing.place) };
            let outcome = hearing.outcome.as_ref().map(|said| format!(": {said}")).unwrap_or_default();
            self.add("Next hearing", format!("{}{place}{outcome}", when(hearing.at)));
        }
        self.add("Still current", record.still_current.as_ref().map(evidence).unwrap_or_default());
        self.add("On extending it", record.extension_decision.as_ref().map(evidence).unwrap_or_default());
    }

    fn notice(&mut self, notice: &Dvpn, calendar: &Calendar) {
        let when = words::short_date_time;
        let record = &notice.record;
        let authorised = record.authorised_at.map(|at| format!(", {}", when(at))).unwrap_or_default();
        self.add("Authorised by", format!("{}{authorised}", notice.authorised_by));
        let by =
            if record.constable.is_empty() { String::new() } else { format!(", by {}", record.constable) };
        self.add("Served", format!("{}{by}", when(notice.served_at)));
        let deadline = notice_deadline(notice.served_at, calendar);
        self.add("48 hours end", when(deadline.conservative));
        if deadline.statutory != deadline.conservative {
            self.add("By statute", format!("{}: work to the earlier", when(deadline.statutory)));
        }
        self.add("Court", notice.court.clone());
        self.add("Hearing", notice.hearing_at.map_or_else(|| "Not listed".to_owned(), when));
        let adjourned: Vec<String> = notice.adjourned.iter().map(|at| when(*at)).collect();
        self.add("Adjourned", words::list(&adjourned));
        self.add("Notice of the hearing", record.hearing_notice_at.map(when).unwrap_or_default());
        self.add("Address given for it", record.address_given.clone());
        self.add("Grounds", record.grounds.clone());
        self.add("Representations", record.representations.clone());
        self.add("The victim\u{2019}s view", record.victim_view.clone());
        self.add("Children", record.children.clone());
    }

    fn bail(&mut self, bail: &PreChargeBail) {
        let when = words::short_date_time;
        self.add("Custody reference", bail.custody_ref.clone());
        self.add("Arrested", when(bail.arrested_at));
        self.add("Released", when(bail.released_at));
        let sought = bail.record.views_sought_at.map(when).unwrap_or_default();
        let by = match bail.record.views_sought_by.as_str() {
            "" => String::new(),
            by => format!(" by {by}"),
        };
        self.add("Victim\u{2019}s views sought", format!("{sought}{by}").trim().to_owned());
        self.add("Victim told", bail.record.victim_told_at.map(when).unwrap_or_default());
        for extension in &bail.extensions {
            self.add(
                "Extended",
                format!(
                    "to {} by {}, {}",
                    words::count(i64::from(extension.months), "month"),
                    match extension.officer.as_str() {
                        "" => extension.rank.label().to_lowercase(),
                        officer => format!("{officer} ({})", extension.rank.label().to_lowercase()),
                    },
                    when(extension.at)
                ),
            );
        }
        for gap in &bail.suspended {
            let to = gap.to.map_or_else(|| "still there".to_owned(), |to| format!("to {}", when(to)));
            self.add("With the prosecutors", format!("from {}, {to}", when(gap.from)));
        }
        let last = words::short_date(bail.last_day());
        let shown = if bail.suspended_since().is_some() {
            format!("{last}, and later while suspended")
        } else {
            last
        };
        self.add("Last day of the bail period", shown);
        let place = if bail.station.is_empty() { String::new() } else { format!(", {}", bail.station) };
        self.add(
            "Return",
            bail.return_in_force().map(|at| format!("{}{place}", when(at))).unwrap_or_default(),
        );
        self.add("Victim's views", bail.victim_views.clone());
    }
}

fn evidence(fact: &Evidence) -> String {
    format!("{}, {}", words::short_date_time(fact.at), fact.how)
}

/// The facts of a measure, each with its label, in the order in which a person reads the paper.
pub(super) fn facts(measure: &Measure, calendar: &Calendar) -> Vec<Fact> {
    let when = words::short_date_time;
    let mut rows = Rows::default();
    match &measure.facts {
        Facts::Nmo(order) => rows.order(order),
        Facts::Dapo(dapo) => {
            rows.add("Pilot area", area_words(dapo.area.as_deref()));
            rows.order(&dapo.order);
        }
        Facts::Occupation(order) => {
            rows.court(&order.court, &order.case_number);
            rows.add("Section", order.section.clone());
            rows.add("Made", order.made.words());
            rows.served(order.served.as_ref());
            if let Some(power) = order.arrest {
                rows.add(
                    "Power of arrest",
                    power
                        .ends
                        .map_or_else(|| "As long as the order".to_owned(), |at| format!("Ends {}", when(at))),
                );
            }
        }
        Facts::Undertaking(promise) => {
            rows.court(&promise.court, &promise.case_number);
            rows.add("Given", promise.given.words());
        }
        Facts::Restraining(order) => {
            rows.court(&order.court, &order.case_number);
            rows.add("Made", order.made.words());
            rows.add("Made on", if order.on_acquittal { "Acquittal" } else { "" });
        }
        Facts::Stalking(order) => {
            rows.court(&order.court, &order.case_number);
            rows.add("Made", order.made.words());
            rows.served(order.served.as_ref());
        }
        Facts::Dvpn(notice) => rows.notice(notice, calendar),
        Facts::Dapn(dapn) => {
            rows.add("Pilot area", area_words(dapn.area.as_deref()));
            rows.notice(&dapn.notice, calendar);
        }
        Facts::Dvpo(order) => {
            rows.add("Court", order.court.clone());
            rows.add("Made", when(order.made_at));
            rows.add("Length", words::count(i64::from(order.days), "day"));
            rows.add("Last day", words::short_date(order.last_day()));
        }
        Facts::PreChargeBail(bail) => rows.bail(bail),
        Facts::PostChargeBail(bail) => {
            rows.add("Court", bail.court.clone());
            rows.add("URN", bail.urn.clone());
            rows.add("Released", when(bail.released_at));
            rows.add("Next hearing", bail.next_hearing_at.map_or_else(|| "Not known".to_owned(), when));
            rows.add("Victim told", bail.victim_told_at.map_or_else(|| "Not yet".to_owned(), when));
        }
        Facts::Remand(remand) => {
            rows.add("Where", remand.place.clone());
            rows.add("From", when(remand.from));
            let label = if remand.sentence { "Release" } else { "Next hearing or release" };
            rows.add(label, remand.to.map_or_else(|| "Not known".to_owned(), when));
        }
        Facts::ReleasedUnderInvestigation(released) => rows.add("Released", when(released.from)),
    }
    if let Some(record) = measure.facts.record() {
        rows.record(record);
    }
    if let Some(outcome) = measure.facts.outcome() {
        rows.add("Ended", format!("{}, {}", outcome.what, when(outcome.at)));
    }
    rows.rows
}

/// A pilot area as a person reads it: its code without hyphens, with capitals.
fn area_words(code: Option<&str>) -> String {
    let Some(code) = code else { return "Not recorded".to_owned() };
    let word = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect::<String>())
    };
    code.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// What is not on record yet and should be, in words that say what to do.
pub(super) fn missing(measure: &Measure) -> Vec<String> {
    let mut missing = Vec::new();
    let mut say = |text: &str| missing.push(text.to_owned());
    let latest = measure.latest();
    if latest.terms.is_empty() && measure.kind().has_terms() {
        say("Terms to transcribe");
    }
    if let Some(Moment::On(_)) = measure.facts.made() {
        say("The time it was made");
    }
    match latest.end {
        Some(End::NotStated) => say("End not stated: read the order"),
        Some(End::On(_)) => say("The time it ends: ask the court"),
        Some(End::UntilHearing(None)) => say("The date of the hearing"),
        _ => {}
    }
    if measure.kind().is_served() && measure.facts.served().is_none() {
        say("Service not confirmed");
    }
    if let Some(notice) = measure.facts.notice().filter(|notice| notice.outcome.is_none()) {
        let record = &notice.record;
        let mut lacks = Vec::new();
        for (there, what) in [
            (record.authorised_at.is_some(), "when it was authorised"),
            (!record.grounds.is_empty(), "the grounds"),
            (!record.representations.is_empty(), "the respondent\u{2019}s representations"),
            (!record.victim_view.is_empty(), "the victim\u{2019}s view"),
            (!record.children.is_empty(), "the welfare of children"),
            (!record.constable.is_empty(), "who served it"),
            (!record.address_given.is_empty(), "the address given for the hearing"),
            (record.hearing_notice_at.is_some(), "when the notice of the hearing was given"),
        ] {
            if !there {
                lacks.push(what.to_owned());
            }
        }
        if !lacks.is_empty() {
            say(&format!("Of the notice: {}", words::list(&lacks)));
        }
    }
    if let Facts::PreChargeBail(bail) = &measure.facts
        && bail.outcome.is_none()
    {
        match (bail.record.views_sought_at, bail.record.victim_told_at) {
            (None, None) => {
                say("When the victim was asked for views on the conditions, and told of the bail")
            }
            (None, Some(_)) => say("When the victim was asked for views on the conditions"),
            (Some(_), None) => say("When the victim was told of the bail"),
            (Some(_), Some(_)) => {}
        }
    }
    match &measure.facts {
        Facts::PostChargeBail(bail) if bail.outcome.is_none() => {
            if bail.next_hearing_at.is_none() {
                say("The next hearing: bail runs to it");
            }
            if bail.victim_told_at.is_none() {
                say("When the victim was told of the bail");
            }
        }
        Facts::Remand(remand) if remand.to.is_none() => say("The release date or next hearing"),
        Facts::Dapn(dapn) if dapn.area.is_none() => say("The pilot area"),
        Facts::Dapo(dapo) if dapo.area.is_none() => say("The pilot area"),
        _ => {}
    }
    if measure.facts.notice().is_some_and(|notice| notice.hearing_at.is_none() && notice.outcome.is_none()) {
        say("The hearing");
    }
    if measure.kind().code() == "OCCP"
        && !latest.terms.is_empty()
        && !latest.terms.iter().any(|term| term.poa)
    {
        say("Which terms carry the power of arrest");
    }
    if measure.facts.notice().is_some()
        && !latest.terms.is_empty()
        && !latest.terms.iter().any(|term| term.code == "MOL-A")
    {
        missing.push(
            "The term not to molest: a notice must have it (Crime and Security Act 2010 s24)".to_owned(),
        );
    }
    missing.extend(latest.terms.iter().flat_map(Term::missing));
    for term in latest.terms {
        let vague = term
            .parameters
            .exceptions
            .iter()
            .filter(|one| one.kind.needs_detail() && one.detail.trim().is_empty());
        let title = entry(term.code).map_or(term.code, |known| known.title);
        missing.extend(vague.map(|one| {
            format!("{title}, allowed \u{201c}{}\u{201d}: say which, or ask the court", one.kind.label())
        }));
    }
    missing
}
