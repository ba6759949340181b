//! The bank holidays as they are kept: what an administrator said about single days, and how far the list was compared
//! with the published one. The rules themselves are core's.

use chrono::Datelike;
use safehold_core::calendar::{Calendar, OneOff};
use serde::{Deserialize, Serialize};

use super::{read, write};
use crate::columns;
use crate::{StoreError, Txn};

/// The bank holidays, with what an administrator said about single days.
///
/// # Errors
/// As for any query.
pub async fn calendar(txn: &Txn) -> Result<Calendar, StoreError> {
    let kept: Option<HolidaysKept> = read(txn, "holidays").await?;
    kept.map_or_else(|| Ok(Calendar::default()), HolidaysKept::calendar)
}

/// Sets what an administrator said about single days, and how far the list was compared, in place of what there was.
///
/// # Errors
/// As for any query.
pub async fn set_calendar(txn: &Txn, calendar: &Calendar) -> Result<(), StoreError> {
    write(txn, "holidays", &HolidaysKept::of(calendar)).await
}

#[derive(Serialize, Deserialize)]
struct HolidaysKept {
    /// The last year that was compared with the published list.
    verified: i32,
    one_offs: Vec<OneOffKept>,
}

#[derive(Serialize, Deserialize)]
struct OneOffKept {
    day: String,
    /// Its name; `None`: its holiday was moved elsewhere.
    name: Option<String>,
}

impl HolidaysKept {
    fn of(calendar: &Calendar) -> Self {
        let one_off = |(day, what): (_, &OneOff)| OneOffKept {
            day: columns::day(day),
            name: match what {
                OneOff::Holiday(name) => Some(name.clone()),
                OneOff::Moved => None,
            },
        };
        Self {
            verified: calendar.verified_until().year(),
            one_offs: calendar.one_offs().map(one_off).collect(),
        }
    }

    fn calendar(self) -> Result<Calendar, StoreError> {
        let one_offs = self.one_offs.into_iter().map(|kept| {
            let day = columns::read_day(&kept.day)?;
            Ok::<_, StoreError>((day, kept.name.map_or(OneOff::Moved, OneOff::Holiday)))
        });
        Ok(Calendar::with_one_offs(one_offs.collect::<Result<Vec<_>, _>>()?).verified_to(self.verified))
    }
}
