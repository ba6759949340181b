//! What a unit decides for itself, and what a caseload is: a table of names and JSON texts.

mod holidays;
mod kept;

use chrono::NaiveDate;
use safehold_core::letter::LetterTexts;
use safehold_core::policy::Policy;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::columns;
use crate::{StoreError, Txn};
pub use holidays::{calendar, set_calendar};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "settings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub data: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The unit that works this caseload.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its phone.
    pub phone: String,
}

async fn read<T: DeserializeOwned>(txn: &Txn, name: &str) -> Result<Option<T>, StoreError> {
    let found = row::Entity::find_by_id(name.to_owned()).one(txn.conn()).await?;
    found.map(|row| columns::read_json(&row.data)).transpose()
}

async fn write<T: Serialize>(txn: &Txn, name: &str, data: &T) -> Result<(), StoreError> {
    let row = row::Model { name: name.to_owned(), data: columns::json(data)? };
    row::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(row::Column::Name).update_column(row::Column::Data).to_owned())
        .exec_without_returning(txn.conn())
        .await?;
    Ok(())
}

/// The unit's policy; the default one until it set its own.
///
/// # Errors
/// As for any query.
pub async fn policy(txn: &Txn) -> Result<Policy, StoreError> {
    let kept: Option<kept::PolicyKept> = read(txn, "policy").await?;
    kept.map_or_else(|| Ok(Policy::default()), kept::PolicyKept::policy)
}

/// Sets the unit's policy.
///
/// # Errors
/// As for any query.
pub async fn set_policy(txn: &Txn, policy: &Policy) -> Result<(), StoreError> {
    write(txn, "policy", &kept::PolicyKept::of(policy)).await
}

/// The fixed texts of letters; those supplied with Safehold until the unit set its own.
///
/// # Errors
/// As for any query.
pub async fn letter_texts(txn: &Txn) -> Result<LetterTexts, StoreError> {
    let kept: Option<kept::TextsKept> = read(txn, "letter texts").await?;
    kept.map_or_else(|| Ok(LetterTexts::supplied()), kept::TextsKept::texts)
}

/// Sets the fixed texts of letters.
///
/// # Errors
/// As for any query.
pub async fn set_letter_texts(txn: &Txn, texts: &LetterTexts) -> Result<(), StoreError> {
    write(txn, "letter texts", &kept::TextsKept::of(texts)).await
}

/// The unit; blank until it is set.
///
/// # Errors
/// As for any query.
pub async fn unit(txn: &Txn) -> Result<Unit, StoreError> {
    let kept: Option<(String, String)> = read(txn, "unit").await?;
    Ok(kept.map(|(name, phone)| Unit { name, phone }).unwrap_or_default())
}

/// Sets the unit.
///
/// # Errors
/// As for any query.
pub async fn set_unit(txn: &Txn, unit: &Unit) -> Result<(), StoreError> {
    write(txn, "unit", &(&unit.name, &unit.phone)).await
}

/// The day that an invented caseload lives in; nothing for a real one.
///
/// # Errors
/// As for any query.
pub async fn invented_day(txn: &Txn) -> Result<Option<NaiveDate>, StoreError> {
    let kept: Option<String> = read(txn, "invented day").await?;
    columns::maybe(kept.as_ref(), columns::read_day)
}

/// Says that this caseload is invented and which day it lives in.
///
/// # Errors
/// As for any query.
pub async fn set_invented_day(txn: &Txn, day: NaiveDate) -> Result<(), StoreError> {
    write(txn, "invented day", &columns::day(day)).await
}

#[cfg(test)]
mod tests {
    use safehold_core::calendar::{Calendar, OneOff};
    use safehold_core::letter::{Phrase, SignOff};
    use safehold_core::policy::{ByRisk, Within};

    use super::*;
    use crate::trial::{day, on_each};

    #[tokio::test]
    async fn defaults_hold_until_something_is_set() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            assert_eq!(policy(&txn).await, Ok(Policy::default()));
            assert_eq!(letter_texts(&txn).await, Ok(LetterTexts::supplied()));
            assert_eq!(unit(&txn).await, Ok(Unit::default()));
            assert_eq!(invented_day(&txn).await, Ok(None));
            assert_eq!(calendar(&txn).await, Ok(Calendar::default()));
            for version in [2, 3] {
                let new = Policy {
                    version,
                    second_check: false,
                    ending_letter_days: 31,
                    first_contact: ByRisk {
                        high: Within::Days(2),
                        medium: Within::Days(3),
                        standard: Within::WorkingDays(9),
                    },
                    letter_sender: vec!["PO Box 1".into(), "Leeds".into()],
                    ..Policy::default()
                };
                set_policy(&txn, &new).await.unwrap();
                assert_eq!(policy(&txn).await, Ok(new));
            }
            let texts = LetterTexts {
                version: 5,
                changed: [(Phrase::TellUs, "Tell us each time.".to_owned())].into(),
                signed_off: Some(SignOff { by: "Insp Hale".into(), on: day("2026-11-01") }),
                ..LetterTexts::supplied()
            };
            set_letter_texts(&txn, &texts).await.unwrap();
            assert_eq!(letter_texts(&txn).await, Ok(texts));
            let new = Unit { name: "Leeds Safeguarding".into(), phone: "0113 496 0999".into() };
            set_unit(&txn, &new).await.unwrap();
            assert_eq!(unit(&txn).await, Ok(new));
            set_invented_day(&txn, day("2026-11-23")).await.unwrap();
            assert_eq!(invented_day(&txn).await, Ok(Some(day("2026-11-23"))));
            let mut own = Calendar::default().verified_to(2030);
            own.add(day("2027-05-07"), OneOff::Holiday("Coronation".to_owned())).unwrap();
            own.add(day("2027-05-03"), OneOff::Moved).unwrap();
            set_calendar(&txn, &own).await.unwrap();
            assert_eq!(calendar(&txn).await, Ok(own));
        })
        .await;
    }
}
