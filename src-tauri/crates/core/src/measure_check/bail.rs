//! What is wrong with bail before or after charge, or with time in custody.

use super::Check;
use crate::london;
use crate::measure::{PostChargeBail, PreChargeBail, Remand};
use crate::words::{short_date, short_date_time};

pub(super) fn before_charge(check: &mut Check, bail: &PreChargeBail) {
    check.past("arrested", bail.arrested_at, "The arrest can't be in the future");
    check.not_before("released", bail.released_at, bail.arrested_at, "the arrest");
    if !(1..=24).contains(&bail.months) {
        check.say("months", "Enter the months of the bail period, 1 to 24");
    }
    let first = PreChargeBail { extensions: Vec::new(), ..bail.clone() };
    if let Some(at) = bail.return_at {
        return_at(check, "returnAt", at, &first);
    }
    extensions(check, bail);
    for (n, gap) in bail.suspended.iter().enumerate() {
        check.not_before(&format!("suspended.{n}.from"), gap.from, bail.released_at, "the release");
        if let Some(to) = gap.to {
            check.not_before(&format!("suspended.{n}.to"), to, gap.from, "the suspension began");
        }
    }
    if let Some(at) = bail.record.views_sought_at {
        check.past("viewsSought", at, "This can't be in the future");
    }
    if let Some(at) = bail.record.victim_told_at {
        check.not_before("victimTold", at, bail.arrested_at, "the arrest");
        check.past("victimTold", at, "This can't be in the future");
    }
    check.outcome(bail.outcome.as_ref(), bail.released_at, "the release");
}

fn return_at(check: &mut Check, field: &str, at: chrono::DateTime<chrono::Utc>, bail: &PreChargeBail) {
    if at <= bail.released_at {
        check.say(field, format!("This is before the release ({})", short_date_time(bail.released_at)));
    } else if at > london::end_of(bail.last_day()) {
        check.say(
            field,
            format!(
                "The bail period's last day is {}: the return can't be later",
                short_date(bail.last_day())
            ),
        );
    }
}

fn extensions(check: &mut Check, bail: &PreChargeBail) {
    let mut months = bail.months;
    for (n, extension) in bail.extensions.iter().enumerate() {
        let field = |name: &str| format!("extensions.{n}.{name}");
        if extension.months <= months || extension.months > 60 {
            check.say(
                &field("months"),
                format!("Enter the whole period in months, more than the {months} before: 6, not 3 more"),
            );
        }
        check.not_before(&field("at"), extension.at, bail.released_at, "the release");
        check.past(&field("at"), extension.at, "An extension can't have been decided in the future");
        let so_far = bail.extensions.iter().take(n + 1).cloned().collect();
        let until_now = PreChargeBail { extensions: so_far, ..bail.clone() };
        if let Some(at) = extension.return_at {
            return_at(check, &field("returnAt"), at, &until_now);
        }
        months = months.max(extension.months);
    }
}

pub(super) fn after_charge(check: &mut Check, bail: &PostChargeBail) {
    check.filled("court", &bail.court, "Enter the court");
    check.past("released", bail.released_at, "The release can't be in the future");
    if let Some(at) = bail.next_hearing_at {
        check.not_before("nextHearing", at, bail.released_at, "the release");
    }
    if let Some(at) = bail.victim_told_at {
        check.not_before("victimTold", at, bail.released_at, "the release");
        check.past("victimTold", at, "This can't be in the future");
    }
    check.outcome(bail.outcome.as_ref(), bail.released_at, "the release");
}

pub(super) fn remand(check: &mut Check, remand: &Remand) {
    check.past("from", remand.from, "This can't begin in the future");
    if let Some(to) = remand.to
        && to <= remand.from
    {
        check.say("to", format!("This is before it began ({})", short_date_time(remand.from)));
    }
}
