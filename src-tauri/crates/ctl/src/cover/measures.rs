//! Measures as they come in, by their kind: which fields each has and which it can't do without.

use chrono::{DateTime, Utc};
use safehold_core::id::PersonId;
use safehold_core::measure::{
    Dapn, Dapo, Dvpn, Dvpo, End, Evidence, Extension, Facts, Measure, MeasureKind, Moment, Nmo, Notice,
    OccupationOrder, OrderRecord, Origin, Outcome, OutcomeKind, PostChargeBail, PowerOfArrest, PreChargeBail,
    Rank, ReleasedUnderInvestigation, Remand, RestrainingOrder, StalkingOrder, Suspension, Undertaking,
    Variation,
};
use safehold_core::terms::Term;
use uuid::Uuid;

use super::input::Names;
use super::object::Object;
use super::terms;

/// Everybody whom a term names.
pub(super) fn persons_named(measures: &[Object<'_>]) -> Vec<String> {
    let later = measures.iter().flat_map(|measure| measure.quietly("variations"));
    let first = measures.iter().flat_map(|measure| measure.quietly("terms"));
    let terms = first.chain(later.flat_map(|varied| varied.quietly("terms")));
    terms.flat_map(|term| term.quiet_texts("persons")).map(str::to_owned).collect()
}

/// One measure; nothing where something that it needs is wrong, which is said.
pub(super) fn measure(object: Object<'_>, names: &Names, victim: PersonId) -> Option<Measure> {
    let id = object.text("id").and_then(|id| names.measure(id));
    let code = object.needs_text("kind")?;
    let Some(kind) = MeasureKind::from_code(code) else {
        let known: Vec<&str> = MeasureKind::ALL.map(MeasureKind::code).to_vec();
        object.say("kind", format!("\"{code}\" is no kind of measure: {}", known.join(", ")));
        return None;
    };
    let facts = facts(&object, kind);
    let first = terms_of(&object, names, victim);
    if kind == MeasureKind::ReleasedUnderInvestigation && !first.is_empty() {
        object.say(
            "terms",
            "released under investigation there are no conditions: leave them out, or give bail (PCB)",
        );
    }
    let variations = variations(&object, kind, &first, names, victim);
    let measure = id.zip(facts).map(|(id, facts)| {
        let read = Measure {
            id,
            case: Uuid::nil().into(),
            facts,
            terms: first,
            variations,
            origin: Origin::Hand,
            received_at: DateTime::<Utc>::UNIX_EPOCH,
            coded_by: None,
            checked_by: None,
            version: 1,
        };
        // When police received it is not asked for here: it counts as received when it begins.
        Measure { received_at: read.begins(), ..read }
    });
    if let Some(measure) = &measure
        && measure.variations.first().is_some_and(|first| first.at < measure.begins())
    {
        object.say("variations[0].at", "is before the measure began");
    }
    object.finish(&format!("a measure of kind {code}"));
    measure
}

fn terms_of(object: &Object<'_>, names: &Names, victim: PersonId) -> Vec<Term> {
    object.objects("terms").into_iter().filter_map(|term| terms::term(term, names, victim)).collect()
}

fn variations(
    object: &Object<'_>,
    kind: MeasureKind,
    first: &[Term],
    names: &Names,
    victim: PersonId,
) -> Vec<Variation> {
    let mut variations: Vec<Variation> = Vec::new();
    for varied in object.objects("variations") {
        let at = varied.needs_instant("at");
        let before = variations.last().map_or(first, |last| last.terms.as_slice());
        let terms = if varied.has("terms") { terms_of(&varied, names, victim) } else { before.to_vec() };
        let end = varied.end("ends");
        if end.is_some() && !kind.states_its_end() {
            varied.say("ends", format!("a measure of kind {} ends by its own rules", kind.code()));
        }
        if let (Some(at), Some(last)) = (at, variations.last())
            && at <= last.at
        {
            varied.say("at", "is not after the variation before it");
        }
        if let (Some(at), Some(end)) = (at, end)
            && end.counted_to().is_some_and(|to| to < at)
        {
            varied.say("ends", "is before the variation");
        }
        varied.finish("a variation");
        let Some(at) = at else { continue };
        variations.push(Variation {
            served: None,
            at,
            received_at: at,
            terms,
            end,
            order_file: None,
            coded_by: None,
            checked_by: None,
            systems_updated_at: None,
        });
    }
    variations
}

fn facts(object: &Object<'_>, kind: MeasureKind) -> Option<Facts> {
    Some(match kind {
        MeasureKind::Nmo => Facts::Nmo(order(object, Notice::NotStated)?),
        MeasureKind::Dapo => {
            // Made by magistrates on the police's application unless it says otherwise: on notice.
            let area = object.text("area").map(str::to_owned);
            Facts::Dapo(Dapo { area, order: order(object, Notice::With)? })
        }
        MeasureKind::Occupation | MeasureKind::OccupationWithArrest => {
            Facts::Occupation(occupation(object, kind)?)
        }
        MeasureKind::Undertaking => {
            let given = object.needs_instant("given");
            let end = ends(object, given);
            Facts::Undertaking(Undertaking {
                court: String::new(),
                case_number: String::new(),
                given: Moment::At(given?),
                end,
                record: OrderRecord::default(),
            })
        }
        MeasureKind::Restraining => {
            let (made, end) = made(object)?;
            Facts::Restraining(RestrainingOrder {
                court: String::new(),
                case_number: String::new(),
                made,
                on_acquittal: false,
                end,
                record: OrderRecord::default(),
            })
        }
        MeasureKind::Stalking | MeasureKind::InterimStalking => {
            let (made, end) = made(object)?;
            Facts::Stalking(StalkingOrder {
                interim: kind == MeasureKind::InterimStalking,
                court: String::new(),
                case_number: String::new(),
                made,
                served: None,
                end,
                record: OrderRecord::default(),
            })
        }
        MeasureKind::Dvpn => Facts::Dvpn(notice(object)?),
        MeasureKind::Dapn => {
            let area = object.text("area").map(str::to_owned);
            Facts::Dapn(Dapn { area, notice: notice(object)? })
        }
        MeasureKind::Dvpo => {
            let (made_at, days) = (object.needs_instant("made"), object.needs_number("days", 14..=28));
            let ends_at = object.instant("ends");
            not_before(object, "ends", ends_at, made_at, "the order was made");
            Facts::Dvpo(Dvpo { court: String::new(), made_at: made_at?, days: days?, ends_at })
        }
        MeasureKind::PreChargeBail => Facts::PreChargeBail(before_charge(object)?),
        MeasureKind::PostChargeBail => {
            let released = object.needs_instant("released");
            let next_hearing_at = object.instant("next_hearing");
            not_before(object, "next_hearing", next_hearing_at, released, "the release");
            let outcome = outcome(object, released);
            Facts::PostChargeBail(PostChargeBail {
                court: String::new(),
                urn: String::new(),
                released_at: released?,
                next_hearing_at,
                victim_told_at: None,
                outcome,
            })
        }
        MeasureKind::Remand => {
            let (from, to) = (object.needs_instant("from"), object.instant("to"));
            not_before(object, "to", to, from, "it began");
            Facts::Remand(Remand { from: from?, to, sentence: false, place: String::new() })
        }
        MeasureKind::ReleasedUnderInvestigation => {
            let from = object.needs_instant("from");
            Facts::ReleasedUnderInvestigation(ReleasedUnderInvestigation { from: from?, outcome: None })
        }
    })
}

fn not_before(
    object: &Object<'_>,
    name: &'static str,
    at: Option<DateTime<Utc>>,
    first: Option<DateTime<Utc>>,
    what: &str,
) {
    if let (Some(at), Some(first)) = (at, first)
        && at < first
    {
        object.say(name, format!("is before {what}"));
    }
}

fn ends(object: &Object<'_>, begun: Option<DateTime<Utc>>) -> End {
    let end = object.end("ends").unwrap_or(End::NotStated);
    let before = |end: End| match (end, begun) {
        (End::On(day), Some(begun)) => day < safehold_core::london::date(begun),
        (end, Some(begun)) => end.counted_to().is_some_and(|to| to < begun),
        (_, None) => false,
    };
    if before(end) {
        object.say("ends", "is before the measure began");
    }
    end
}

fn made(object: &Object<'_>) -> Option<(Moment, End)> {
    let made = object.needs_instant("made");
    let end = ends(object, made);
    Some((Moment::At(made?), end))
}

fn evidence(object: &Object<'_>, name: &'static str) -> Option<Evidence> {
    Some(Evidence { at: object.instant(name)?, how: String::new() })
}

fn order(object: &Object<'_>, left_out: Notice) -> Option<Nmo> {
    let notice = match object.text("notice") {
        None => left_out,
        Some("with") => Notice::With,
        Some("without") => Notice::Without,
        Some(other) => {
            object.say("notice", format!("\"{other}\" must be \"with\" or \"without\""));
            left_out
        }
    };
    let (present, consent) = (object.flag("present"), object.flag("consent"));
    let (aware, served) = (evidence(object, "aware"), evidence(object, "served"));
    let (made, end) = made(object)?;
    for (name, fact) in [("aware", &aware), ("served", &served)] {
        not_before(
            object,
            name,
            fact.as_ref().map(|fact| fact.at),
            Some(made.earliest()),
            "the order was made",
        );
    }
    Some(Nmo {
        court: String::new(),
        case_number: String::new(),
        made,
        notice,
        present,
        aware,
        served,
        end,
        record: OrderRecord { consent, ..OrderRecord::default() },
    })
}

fn occupation(object: &Object<'_>, kind: MeasureKind) -> Option<OccupationOrder> {
    let served = object.needs_instant("served");
    let end = ends(object, served);
    let poa_ends = object.instant("poa_ends");
    not_before(object, "poa_ends", poa_ends, served, "service");
    let arrest = (kind == MeasureKind::OccupationWithArrest).then_some(PowerOfArrest { ends: poa_ends });
    if arrest.is_none() && poa_ends.is_some() {
        object.say("poa_ends", "an OCC has no power of arrest: one that has is an OCCP");
    }
    Some(OccupationOrder {
        court: String::new(),
        case_number: String::new(),
        section: String::new(),
        // When it was made is not asked for here: its cover begins with service.
        made: Moment::At(served?),
        served: Some(Evidence { at: served?, how: String::new() }),
        end,
        arrest,
        record: OrderRecord::default(),
    })
}

fn notice(object: &Object<'_>) -> Option<Dvpn> {
    let served = object.needs_instant("served");
    let (hearing_at, determined) = (object.instant("hearing"), object.instant("determined"));
    let adjourned = object.instants("adjourned");
    for (name, at) in [("hearing", hearing_at), ("determined", determined)] {
        not_before(object, name, at, served, "service");
    }
    for at in &adjourned {
        not_before(object, "adjourned", Some(*at), served, "service");
    }
    Some(Dvpn {
        authorised_by: String::new(),
        served_at: served?,
        court: String::new(),
        hearing_at,
        adjourned,
        outcome: determined.map(|at| Outcome {
            at,
            kind: OutcomeKind::Determined,
            what: OutcomeKind::Determined.label().to_owned(),
        }),
        record: Default::default(),
    })
}

fn outcome(object: &Object<'_>, begun: Option<DateTime<Utc>>) -> Option<Outcome> {
    let given = object.object("outcome")?;
    let at = given.needs_instant("at");
    not_before(&given, "at", at, begun, "the release");
    let kind = match given.needs_text("kind") {
        Some("NFA") => Some(OutcomeKind::NoFurtherAction),
        Some("charged") => Some(OutcomeKind::Charged),
        Some("cancelled") => Some(OutcomeKind::Cancelled),
        Some("verdict") => Some(OutcomeKind::Verdict),
        Some(other) => {
            given.say(
                "kind",
                format!("\"{other}\" must be \"NFA\", \"charged\", \"cancelled\" or \"verdict\""),
            );
            None
        }
        None => None,
    };
    given.finish("an outcome");
    kind.zip(at).map(|(kind, at)| Outcome { at, kind, what: kind.label().to_owned() })
}

fn before_charge(object: &Object<'_>) -> Option<PreChargeBail> {
    let (arrest, released) = (object.needs_instant("arrest"), object.needs_instant("released"));
    not_before(object, "released", released, arrest, "the arrest");
    let months = object.needs_number("months", 1..=60);
    let return_at = object.instant("return");
    not_before(object, "return", return_at, released, "the release");
    let mut extensions: Vec<Extension> =
        object.objects("extensions").into_iter().filter_map(extension).collect();
    extensions.sort_by_key(|extension| extension.at);
    let mut suspended: Vec<Suspension> =
        object.objects("suspended").into_iter().filter_map(suspension).collect();
    suspended.sort_by_key(|gap| gap.from);
    let outcome = outcome(object, released);
    Some(PreChargeBail {
        custody_ref: String::new(),
        arrested_at: arrest?,
        released_at: released?,
        months: months?,
        return_at,
        station: String::new(),
        victim_views: String::new(),
        extensions,
        suspended,
        outcome,
        record: Default::default(),
    })
}

fn extension(object: Object<'_>) -> Option<Extension> {
    let months = object.needs_number("months", 1..=60);
    let (at, return_at) = (object.needs_instant("at"), object.instant("return"));
    let rank = object.needs_text("rank").and_then(|text| {
        let rank = Rank::from_code(text.trim().to_lowercase().as_str());
        if rank.is_none() {
            let known: Vec<&str> = Rank::ALL.map(Rank::code).to_vec();
            object.say("rank", format!("\"{text}\" is no rank that is known here: {}", known.join(", ")));
        }
        rank
    });
    object.finish("an extension");
    Some(Extension { months: months?, rank: rank?, at: at?, officer: String::new(), return_at })
}

fn suspension(object: Object<'_>) -> Option<Suspension> {
    let (from, to) = (object.needs_instant("from"), object.instant("to"));
    not_before(&object, "to", to, from, "it began");
    object.finish("a suspension");
    Some(Suspension { from: from?, to })
}
