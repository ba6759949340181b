//! What is wrong with an order, a promise to the court or a notice.

use super::Check;
use crate::measure::{Dvpn, Dvpo, Nmo, OccupationOrder, RestrainingOrder, StalkingOrder, Undertaking};

const COURT: &str = "Enter the court";
const NUMBER: &str = "Enter the court's case number";
const FUTURE: &str = "The order can't have been made in the future";

pub(super) fn made_by_court(check: &mut Check, order: &Nmo) {
    check.filled("court", &order.court, COURT);
    check.filled("caseNumber", &order.case_number, NUMBER);
    check.past("made", order.made.earliest(), FUTURE);
    check.evidence("aware", order.aware.as_ref(), order.made);
    check.evidence("served", order.served.as_ref(), order.made);
    check.end("end", order.end, order.made);
}

pub(super) fn occupation(check: &mut Check, order: &OccupationOrder) {
    check.filled("court", &order.court, COURT);
    check.filled("caseNumber", &order.case_number, NUMBER);
    check.past("made", order.made.earliest(), FUTURE);
    check.evidence("served", order.served.as_ref(), order.made);
    check.end("end", order.end, order.made);
    let Some(ends) = order.arrest.and_then(|power| power.ends) else { return };
    check.not_before("poaEnds", ends, order.made.earliest(), "the order was made");
    if order.end.counted_to().is_some_and(|end| ends > end) {
        check.say("poaEnds", "The power of arrest can't last longer than the order");
    }
}

pub(super) fn undertaking(check: &mut Check, promise: &Undertaking) {
    check.filled("court", &promise.court, COURT);
    check.past("given", promise.given.earliest(), "The promise can't have been given in the future");
    check.end("end", promise.end, promise.given);
}

pub(super) fn restraining(check: &mut Check, order: &RestrainingOrder) {
    check.filled("court", &order.court, COURT);
    check.past("made", order.made.earliest(), FUTURE);
    check.end("end", order.end, order.made);
}

pub(super) fn stalking(check: &mut Check, order: &StalkingOrder) {
    check.filled("court", &order.court, COURT);
    check.past("made", order.made.earliest(), FUTURE);
    check.evidence("served", order.served.as_ref(), order.made);
    check.end("end", order.end, order.made);
}

pub(super) fn notice(check: &mut Check, notice: &Dvpn, rank: &str) {
    check.past("served", notice.served_at, "Service can't be in the future");
    if notice.authorised_by.trim().is_empty() {
        check.say("authorisedBy", format!("Enter the authorising {rank}"));
    }
    if let Some(at) = notice.hearing_at {
        check.not_before("hearing", at, notice.served_at, "service");
    }
    for (n, at) in notice.adjourned.iter().enumerate() {
        check.not_before(&format!("adjourned.{n}"), *at, notice.served_at, "service");
    }
    if let Some(at) = notice.record.authorised_at
        && at > notice.served_at
    {
        check.say("authorisedAt", "A notice is authorised before it is served");
    }
    if let Some(at) = notice.record.hearing_notice_at {
        check.not_before("hearingNotice", at, notice.served_at, "service");
        check.past("hearingNotice", at, "This can't be in the future");
    }
    check.outcome(notice.outcome.as_ref(), notice.served_at, "service");
}

pub(super) fn dvpo(check: &mut Check, order: &Dvpo) {
    check.filled("court", &order.court, COURT);
    check.past("made", order.made_at, FUTURE);
    if !(14..=28).contains(&order.days) {
        check.say("days", "A DVPO lasts 14 to 28 days: enter the days");
    }
    if let Some(at) = order.ends_at {
        check.not_before("endsAt", at, order.made_at, "the order was made");
        let last = order.last_day();
        if at > crate::london::end_of(last) {
            let last = crate::words::short_date(last);
            check.say("endsAt", format!("The order's last day is {last}: it can't end later"));
        }
    }
}
