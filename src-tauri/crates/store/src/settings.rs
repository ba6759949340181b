//! What a unit decides for itself, and what a caseload is: a table of names and JSON texts.

mod acts;
mod holidays;
mod kept_policy;
mod kept_texts;
mod translations;

use chrono::NaiveDate;
use safehold_core::letter::LetterTexts;
use safehold_core::policy::Policy;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::columns;
use crate::{StoreError, Txn};
pub use acts::{Did, SettingAct};
pub use holidays::{calendar, set_calendar};
pub use kept_policy::PolicyWas;
pub use kept_texts::TextsWere;
pub use translations::{bring_in, brought_by, set_checked, take_out, translation_acts, translation_was};

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

const POLICY: &str = "policy";
const TEXTS: &str = "letter texts";

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
    let kept: Option<kept_policy::PolicyKept> = read(txn, POLICY).await?;
    kept.map_or_else(|| Ok(Policy::default()), kept_policy::PolicyKept::policy)
}

/// Sets the unit's policy.
///
/// # Errors
/// As for any query.
pub async fn set_policy(txn: &Txn, policy: &Policy) -> Result<(), StoreError> {
    write(txn, POLICY, &kept_policy::PolicyKept::of(policy)).await
}

/// Keeps what was done to the policy, with the policy as it stands from then on.
///
/// # Errors
/// As for any query.
pub async fn note_policy(txn: &Txn, act: &SettingAct, policy: &Policy) -> Result<(), StoreError> {
    let data = columns::json(&kept_policy::PolicyKept::of(policy))?;
    acts::add(txn, POLICY, act, Some(data)).await
}

/// What was done to the policy, the newest first, each with the name of who did it.
///
/// # Errors
/// As for any query.
pub async fn policy_acts(txn: &Txn) -> Result<Vec<(SettingAct, String)>, StoreError> {
    acts::all(txn, POLICY).await
}

/// The policy as it stood in a version; nothing where that version was never kept.
///
/// # Errors
/// As for any query.
pub async fn policy_was(txn: &Txn, version: u32) -> Result<Option<PolicyWas>, StoreError> {
    let data = acts::data(txn, POLICY, version).await?;
    data.map(|text| columns::read_json(&text).map(kept_policy::PolicyKept::was)).transpose()
}

/// The fixed texts of letters; those supplied with Safehold until the unit set its own.
///
/// # Errors
/// As for any query.
pub async fn letter_texts(txn: &Txn) -> Result<LetterTexts, StoreError> {
    let kept: Option<kept_texts::TextsKept> = read(txn, TEXTS).await?;
    let translations = translations::in_use(txn).await?;
    let texts = kept.map_or_else(|| Ok(LetterTexts::supplied()), kept_texts::TextsKept::texts)?;
    Ok(LetterTexts { translations, ..texts })
}

/// Sets the fixed texts of letters.
///
/// # Errors
/// As for any query.
pub async fn set_letter_texts(txn: &Txn, texts: &LetterTexts) -> Result<(), StoreError> {
    write(txn, TEXTS, &kept_texts::TextsKept::of(texts)).await
}

/// Keeps what was done to the letter texts, with every sentence as it reads from then on.
///
/// # Errors
/// As for any query.
pub async fn note_texts(txn: &Txn, act: &SettingAct, texts: &LetterTexts) -> Result<(), StoreError> {
    acts::add(txn, TEXTS, act, Some(columns::json(&TextsWere::of(texts))?)).await
}

/// What was done to the letter texts, the newest first, each with the name of who did it.
///
/// # Errors
/// As for any query.
pub async fn texts_acts(txn: &Txn) -> Result<Vec<(SettingAct, String)>, StoreError> {
    acts::all(txn, TEXTS).await
}

/// Every sentence as it read in a version; nothing where that version was never kept.
///
/// # Errors
/// As for any query.
pub async fn texts_were(txn: &Txn, version: u32) -> Result<Option<TextsWere>, StoreError> {
    let data = acts::data(txn, TEXTS, version).await?;
    data.map(|text| columns::read_json(&text)).transpose()
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

/// The recovery key was shown and not typed back yet: whoever it was shown to may not have it.
///
/// # Errors
/// As for any query.
pub async fn recovery_key_waits(txn: &Txn) -> Result<bool, StoreError> {
    Ok(read(txn, "recovery key waits").await?.unwrap_or(false))
}

/// Says whether the recovery key is still to be typed back.
///
/// # Errors
/// As for any query.
pub async fn set_recovery_key_waits(txn: &Txn, waits: bool) -> Result<(), StoreError> {
    write(txn, "recovery key waits", &waits).await
}

#[cfg(test)]
mod tests {
    use safehold_core::calendar::{Calendar, OneOff};
    use safehold_core::clocks::Limits;
    use safehold_core::letter::{Phrase, SignOff};
    use safehold_core::policy::{ByRisk, Within};
    use safehold_core::warnings::WarningLeads;

    use super::*;
    use crate::trial::{at, day, id, officer, on_each};

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
                    leads: WarningLeads { gap: vec![9, 4], ..WarningLeads::default() },
                    limits: Limits { enhanced_days: 2, ..Limits::default() },
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

    fn act(version: u32, did: Did, what: &str) -> SettingAct {
        let at = at("2026-11-23T12:00+00:00");
        SettingAct { version, did, at, by: id(crate::trial::OFFICER), what: vec![what.to_owned()] }
    }

    #[tokio::test]
    async fn each_version_is_kept_as_it_stood_and_never_changed() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            crate::officers::insert(&txn, &officer(crate::trial::OFFICER, "PC A. Rahman")).await.unwrap();
            let first = Policy::default();
            let second = Policy { version: 2, post_confirmed_days: 20, ..Policy::default() };
            note_policy(&txn, &act(1, Did::Found, ""), &first).await.unwrap();
            note_policy(&txn, &act(2, Did::Changed, "30, now 20"), &second).await.unwrap();
            let kept = policy_acts(&txn).await.unwrap();
            assert_eq!(kept.iter().map(|(act, _)| act.version).collect::<Vec<_>>(), [2, 1]);
            assert_eq!(kept[0].0, act(2, Did::Changed, "30, now 20"));
            assert_eq!(kept[0].1, "PC A. Rahman");
            let days = async |version| {
                let was = policy_was(&txn, version).await.unwrap();
                was.map(|was| was.values["post-confirmed"].clone())
            };
            assert_eq!(
                (days(1).await, days(2).await, days(3).await),
                (Some("30".into()), Some("20".into()), None)
            );
            let texts = LetterTexts {
                version: 2,
                changed: [(Phrase::TellUs, "Tell us each time.".to_owned())].into(),
                ..LetterTexts::supplied()
            };
            note_texts(&txn, &act(2, Did::Changed, "if.tell-us"), &texts).await.unwrap();
            let were = texts_were(&txn, 2).await.unwrap().unwrap();
            assert_eq!(were.words["if.tell-us"], "Tell us each time.");
            assert_eq!(were.helplines(), texts.helplines);
            assert_eq!(texts_were(&txn, 1).await, Ok(None));
            let changed = "UPDATE setting_acts SET version = 9";
            assert!(sea_orm::ConnectionTrait::execute_unprepared(txn.conn(), changed).await.is_err());
        })
        .await;
    }

    #[tokio::test]
    async fn a_sign_off_is_of_the_words_that_were_signed() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let signed_off = Some(SignOff { by: "Insp Hale".into(), on: day("2026-11-01") });
            let texts = LetterTexts { signed_off, ..LetterTexts::supplied() };
            set_letter_texts(&txn, &texts).await.unwrap();
            assert_eq!(letter_texts(&txn).await, Ok(texts.clone()));
            // As if an update of Safehold had worded a sentence differently since.
            let mut kept: serde_json::Value = read(&txn, TEXTS).await.unwrap().unwrap();
            kept["signed_off"]["words"] = "of other words".into();
            write(&txn, TEXTS, &kept).await.unwrap();
            assert_eq!(letter_texts(&txn).await, Ok(LetterTexts { signed_off: None, ..texts }));
        })
        .await;
    }
}
