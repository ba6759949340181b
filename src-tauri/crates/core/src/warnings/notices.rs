//! Notices and the orders upon them: the hearing (W-07), two readings of the 48 hours (W-08), a DVPO's end (W-09),
//! pilot areas (W-27).

use super::{At, Fires, Found, Severity};
use crate::clocks::notice_deadline;
use crate::cover::Subject;
use crate::london;
use crate::measure::{Dvpn, Dvpo, Facts, Measure};
use crate::timeline::Strength;
use crate::words;

pub(super) fn all(found: &mut Found<'_>, measure: &Measure) {
    match &measure.facts {
        Facts::Dvpn(notice) => hearing(found, measure, notice),
        Facts::Dapn(dapn) => {
            hearing(found, measure, &dapn.notice);
            pilot(found, measure, dapn.area.as_deref());
        }
        Facts::Dapo(dapo) => pilot(found, measure, dapo.area.as_deref()),
        Facts::Dvpo(order) => ends(found, measure, order),
        _ => {}
    }
}

/// W-07 and W-08: the hearing in time, and two readings of what is in time.
fn hearing(found: &mut Found<'_>, measure: &Measure, notice: &Dvpn) {
    let deadline = notice_deadline(notice.served_at, found.asked.calendar);
    let by = deadline.work_to();
    let once = |until| Fires { at: At::Listed(vec![notice.served_at]), until };
    if notice.first_heard().is_none_or(|heard| heard > by) {
        found.say("W-07", Severity::Critical, Some(measure.id), once(None), || {
            (
                "Hearing not listed in time".to_owned(),
                format!("No hearing is listed before the 48 hours end, {}.", words::short_date_time(by)),
                "List it before then, or the notice lapses".to_owned(),
            )
        });
    }
    if deadline.conservative != deadline.statutory {
        found.say("W-08", Severity::Info, Some(measure.id), once(Some(deadline.statutory)), || {
            (
                "Two readings of 48 hours".to_owned(),
                format!(
                    "By statute the 48 hours end {}, by the published list of holidays {}.",
                    words::short_date_time(deadline.statutory),
                    words::short_date_time(deadline.conservative)
                ),
                "Work to the earlier".to_owned(),
            )
        });
    }
}

/// W-09: a DVPO ends and nothing to arrest for follows.
fn ends(found: &mut Found<'_>, measure: &Measure, order: &Dvpo) {
    let asked = found.asked;
    let end = order.ends();
    if asked.cover.strength_at(Subject::any(asked.household.victim), end) >= Strength::Arrest {
        return;
    }
    let fires = Fires { at: At::Before(order.last_day(), &asked.policy.leads.dvpo_end), until: Some(end) };
    let days = (order.last_day() - london::date(asked.now)).num_days();
    found.say("W-09", Severity::Critical, Some(measure.id), fires, || {
        let tag = match days {
            0 => "DVPO's last day".to_owned(),
            days if days < 0 => "DVPO ended".to_owned(),
            days => format!("DVPO ends in {}", words::count(days, "day")),
        };
        (
            tag,
            format!("{}: nothing to arrest for follows.", measure.end_words(asked.calendar)),
            "There is no extension: another measure must follow".to_owned(),
        )
    });
}

/// W-27: a domestic abuse protection notice or order where or when there is no pilot.
fn pilot(found: &mut Found<'_>, measure: &Measure, area: Option<&str>) {
    let day = london::date(measure.begins());
    let open = found
        .asked
        .policy
        .pilot_areas
        .iter()
        .any(|known| area.is_none_or(|area| area == known.code) && known.open_on(day));
    if open {
        return;
    }
    let fires = Fires { at: At::Listed(vec![measure.begins()]), until: None };
    found.say("W-27", Severity::Block, Some(measure.id), fires, || {
        (
            "No pilot there then".to_owned(),
            format!(
                "{}: no pilot area of the unit's policy was open {}.",
                measure.kind().name(),
                words::short_date(day)
            ),
            "Check the area and the day, or the policy's list of areas".to_owned(),
        )
    });
}
