//! Letters that were made, with their exact bytes. A letter is never changed; that it was printed is noted.

use chrono::{DateTime, Utc};
use safehold_core::document::EnvelopeProfile;
use safehold_core::id::{CaseId, LetterId, MeasureId};
use safehold_core::letter::{Format, Handed, Language, Letter, LetterKind, Way};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::columns::{self, Numbers};
use crate::{StoreError, Txn, agreements};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub number: i64,
        pub case_id: String,
        pub recipient_id: String,
        pub kind: String,
        pub about: String,
        pub profile: String,
        pub language: String,
        pub format: String,
        pub reference: String,
        pub texts_version: i64,
        pub policy_version: i64,
        pub made_at: String,
        pub made_by: String,
        pub sha256: String,
        pub pages: i64,
        pub printed: String,
        pub state: String,
        pub state_at: String,
        pub way: String,
        pub drawn_from: String,
        pub handed: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod bytes_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter_bytes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter_id: String,
        pub bytes: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(letter: &Letter, number: u32) -> Result<row::Model, StoreError> {
    Ok(row::Model {
        id: letter.id.to_string(),
        number: i64::from(number),
        case_id: letter.case.to_string(),
        recipient_id: letter.recipient.to_string(),
        kind: letter.kind.code().to_owned(),
        about: about(&letter.about)?,
        profile: letter.profile.code(),
        language: letter.language.code().to_owned(),
        format: letter.format.code().to_owned(),
        reference: letter.reference.clone(),
        texts_version: i64::from(letter.texts_version),
        policy_version: i64::from(letter.policy_version),
        made_at: columns::instant(letter.made_at),
        made_by: letter.made_by.to_string(),
        sha256: letter.sha256.clone(),
        pages: i64::from(letter.pages),
        printed: printed(&letter.printed)?,
        state: safehold_core::letter::LetterState::Made.code().to_owned(),
        state_at: columns::instant(letter.made_at),
        way: letter.way.code().to_owned(),
        drawn_from: columns::json(&letter.drawn_from)?,
        handed: letter.handed.as_ref().map(handed).transpose()?,
    })
}

fn about(measures: &[(MeasureId, u32)]) -> Result<String, StoreError> {
    columns::json(&measures.iter().map(|(id, version)| (id.to_string(), *version)).collect::<Vec<_>>())
}

fn printed(times: &[DateTime<Utc>]) -> Result<String, StoreError> {
    columns::json(&times.iter().map(|at| columns::instant(*at)).collect::<Vec<_>>())
}

fn from_row(row: row::Model) -> Result<Letter, StoreError> {
    let printed: Vec<String> = columns::read_json(&row.printed)?;
    let about: Vec<(String, u32)> = columns::read_json(&row.about)?;
    Ok(Letter {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        recipient: columns::id(&row.recipient_id)?,
        kind: columns::code(&row.kind, LetterKind::from_code)?,
        profile: columns::code(&row.profile, EnvelopeProfile::from_code)?,
        language: columns::code(&row.language, Language::from_code)?,
        format: columns::code(&row.format, Format::from_code)?,
        about: about
            .iter()
            .map(|(id, version)| Ok::<_, StoreError>((columns::id(id)?, *version)))
            .collect::<Result<_, _>>()?,
        texts_version: columns::number(row.texts_version)?,
        policy_version: columns::number(row.policy_version)?,
        made_at: columns::read_instant(&row.made_at)?,
        made_by: columns::id(&row.made_by)?,
        pages: columns::number(row.pages)?,
        printed: printed.iter().map(|at| columns::read_instant(at)).collect::<Result<_, _>>()?,
        reference: row.reference,
        sha256: row.sha256,
        way: columns::code(&row.way, Way::from_code)?,
        drawn_from: columns::read_json(&row.drawn_from)?,
        agreements: Vec::new(),
        handed: row.handed.as_deref().map(read_handed).transpose()?,
    })
}

/// To whom, how the identity was checked, by whom, when.
type HandedKept = (String, String, String, String);

fn handed(handed: &Handed) -> Result<String, StoreError> {
    let Handed { at, by, to, identity } = handed;
    let kept: HandedKept = (to.clone(), identity.clone(), by.to_string(), columns::instant(*at));
    columns::json(&kept)
}

fn read_handed(text: &str) -> Result<Handed, StoreError> {
    let (to, identity, by, at): HandedKept = columns::read_json(text)?;
    Ok(Handed { at: columns::read_instant(&at)?, by: columns::id(&by)?, to, identity })
}

/// The letters of these rows, with what second people agreed to.
async fn whole(txn: &Txn, rows: Vec<row::Model>) -> Result<Vec<Letter>, StoreError> {
    let mut found: Vec<Letter> = rows.into_iter().map(from_row).collect::<Result<_, _>>()?;
    let ids: Vec<LetterId> = found.iter().map(|letter| letter.id).collect();
    for (id, agreement) in agreements::of_letters(txn, &ids).await? {
        if let Some(letter) = found.iter_mut().find(|letter| letter.id == id) {
            letter.agreements.push(agreement);
        }
    }
    Ok(found)
}

/// Keeps a letter and its exact bytes.
///
/// # Errors
/// `Conflict` when its reference was given before.
pub async fn insert(txn: &Txn, letter: &Letter, bytes: &[u8]) -> Result<(), StoreError> {
    let number = next_number(txn).await?;
    columns::insert(txn, to_row(letter, number)?).await?;
    columns::insert(txn, bytes_row::Model { letter_id: letter.id.to_string(), bytes: bytes.to_vec() }).await
}

/// One letter.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: LetterId) -> Result<Letter, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    whole(txn, vec![found.ok_or(StoreError::NotFound)?]).await?.pop().ok_or(StoreError::NotFound)
}

/// Several letters, in no order.
///
/// # Errors
/// As for any query.
pub async fn of_ids(txn: &Txn, ids: &[LetterId]) -> Result<Vec<Letter>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for list in columns::lists(ids) {
        let query = row::Entity::find().filter(row::Column::Id.is_in(list));
        found.extend(whole(txn, query.all(txn.conn()).await?).await?);
    }
    Ok(found)
}

/// The letter with a code as it is printed on it: "VC-48213-K".
///
/// # Errors
/// `NotFound`.
pub async fn by_reference(txn: &Txn, reference: &str) -> Result<Letter, StoreError> {
    let query = row::Entity::find().filter(row::Column::Reference.eq(reference));
    let found = query.all(txn.conn()).await?;
    whole(txn, found).await?.pop().ok_or(StoreError::NotFound)
}

/// The exact bytes of a letter.
///
/// # Errors
/// `NotFound`.
pub async fn bytes(txn: &Txn, id: LetterId) -> Result<Vec<u8>, StoreError> {
    let found = bytes_row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    Ok(found.ok_or(StoreError::NotFound)?.bytes)
}

/// The letters of a case, the newest first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Letter>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::CaseId.eq(case.to_string()))
        .order_by_desc(row::Column::Number);
    whole(txn, query.all(txn.conn()).await?).await
}

/// All letters, the newest first.
///
/// # Errors
/// As for any query.
pub async fn list(txn: &Txn, limit: u64, offset: u64) -> Result<Vec<Letter>, StoreError> {
    let query = row::Entity::find()
        .order_by_desc(row::Column::Number)
        .limit(columns::at_most(limit))
        .offset(columns::at_most(offset));
    whole(txn, query.all(txn.conn()).await?).await
}

/// How many letters there are.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn) -> Result<u64, StoreError> {
    Ok(row::Entity::find().count(txn.conn()).await?)
}

/// Notes that a letter was printed or saved to a file.
///
/// # Errors
/// `NotFound`.
pub async fn mark_printed(txn: &Txn, id: LetterId, at: DateTime<Utc>) -> Result<(), StoreError> {
    // Held until the end of the transaction, so that two printings at once are both noted.
    let found = row::Entity::find_by_id(id.to_string()).lock_exclusive().one(txn.conn()).await?;
    let mut letter = from_row(found.ok_or(StoreError::NotFound)?)?;
    letter.printed.push(at);
    let changed =
        row::ActiveModel { printed: ActiveValue::Set(printed(&letter.printed)?), ..Default::default() };
    row::Entity::update_many()
        .set(changed)
        .filter(row::Column::Id.eq(id.to_string()))
        .exec(txn.conn())
        .await?;
    Ok(())
}

/// Notes that a letter on paper was given to somebody.
///
/// # Errors
/// `NotFound`; `Conflict` where it was noted before.
pub async fn mark_handed(txn: &Txn, id: LetterId, to: &Handed) -> Result<(), StoreError> {
    let changed = row::ActiveModel { handed: ActiveValue::Set(Some(handed(to)?)), ..Default::default() };
    let done = row::Entity::update_many()
        .set(changed)
        .filter(row::Column::Id.eq(id.to_string()))
        .filter(row::Column::Handed.is_null())
        .exec(txn.conn())
        .await?;
    match done.rows_affected {
        1 => Ok(()),
        _ => get(txn, id).await.and(Err(StoreError::Conflict)),
    }
}

/// The number for the next letter, from 1. Whoever asks has it alone until the transaction ends.
///
/// # Errors
/// As for any query.
pub async fn next_number(txn: &Txn) -> Result<u32, StoreError> {
    columns::alone(txn, Numbers::Letters).await?;
    let query = row::Entity::find().select_only().column_as(row::Column::Number.max(), "n");
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    Ok(columns::number(last.unwrap_or(0))?.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use safehold_core::letter::letter_reference;
    use safehold_core::letter_gate::Agreement;

    use super::*;
    use crate::trial::{at, id, on_each, one_case};

    #[tokio::test]
    async fn letters_keep_their_bytes() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, measure, _) = one_case(&txn).await;
            let bytes: Vec<u8> = (0..=255).cycle().take(300_000).collect();
            for n in 1..=3 {
                assert_eq!(next_number(&txn).await, Ok(n));
                let letter = Letter {
                    id: id(60 + u128::from(n)),
                    case,
                    recipient: victim,
                    kind: LetterKind::Bail,
                    profile: EnvelopeProfile::C5,
                    language: Language::WELSH,
                    format: Format::Large18,
                    about: vec![(measure, 4)],
                    reference: letter_reference(n),
                    texts_version: 2,
                    policy_version: 3,
                    made_at: at("2026-11-23T12:00+00:00"),
                    made_by: id(1),
                    sha256: "ab".repeat(32),
                    pages: 2,
                    printed: Vec::new(),
                    way: Way::Hand,
                    drawn_from: vec![("victim-address".into(), "cd".repeat(32))],
                    agreements: Vec::new(),
                    handed: None,
                };
                insert(&txn, &letter, &bytes[..bytes.len() - n as usize]).await.unwrap();
                assert_eq!(get(&txn, letter.id).await.unwrap(), letter);
            }
            assert_eq!(super::bytes(&txn, id(62)).await.unwrap(), bytes[..bytes.len() - 2]);
            let newest = list(&txn, 2, 0).await.unwrap();
            assert_eq!(newest.iter().map(|letter| letter.id.0.as_u128()).collect::<Vec<_>>(), [63, 62]);
            assert_eq!(list(&txn, 2, 2).await.unwrap().len(), 1);
            assert_eq!(of_case(&txn, case).await.unwrap()[..2], newest);
            assert_eq!(count(&txn).await, Ok(3));
            let times = [at("2026-11-23T12:05+00:00"), at("2026-11-24T09:00+00:00")];
            for time in times {
                mark_printed(&txn, id(61), time).await.unwrap();
            }
            assert_eq!(get(&txn, id(61)).await.unwrap().printed, times);
            assert!(get(&txn, id(62)).await.unwrap().printed.is_empty());
            assert_eq!(mark_printed(&txn, id(99), times[0]).await, Err(StoreError::NotFound));
            let to =
                Handed { at: times[1], by: id(1), to: "Petra Quill".into(), identity: "passport".into() };
            mark_handed(&txn, id(61), &to).await.unwrap();
            assert_eq!(get(&txn, id(61)).await.unwrap().handed, Some(to.clone()));
            assert_eq!(mark_handed(&txn, id(61), &to).await, Err(StoreError::Conflict));
            assert_eq!(mark_handed(&txn, id(99), &to).await, Err(StoreError::NotFound));
            let agreement =
                Agreement { code: "refuge".into(), by: id(1), reason: "Asked".into(), at: times[0] };
            agreements::insert(&txn, id(62), &agreement).await.unwrap();
            assert_eq!(get(&txn, id(62)).await.unwrap().agreements, [agreement]);
        })
        .await;
    }
}
