//! What became of each letter, record by record, and where it is now. The records are never changed; the letter's state
//! beside them is what they come to, for lists and counts.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use safehold_core::id::{LetterId, RunId};
use safehold_core::letter::{Happening, Letter, LetterState, PostRecord};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::columns;
use crate::{StoreError, Txn, letters};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter_post")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub letter_id: String,
        /// The order of the records of one letter.
        pub place: i64,
        pub what: String,
        pub at: String,
        pub made_by: String,
        pub run_id: Option<String>,
        pub other_id: Option<String>,
        pub note: String,
        pub recipient_version: i64,
        pub checkpoint: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The columns of a letter that say where it is.
mod state_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub number: i64,
        pub state: String,
        pub state_at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn from_row(row: row::Model) -> Result<PostRecord, StoreError> {
    Ok(PostRecord {
        id: columns::id(&row.id)?,
        letter: columns::id(&row.letter_id)?,
        what: columns::code(&row.what, Happening::from_code)?,
        at: columns::read_instant(&row.at)?,
        by: columns::id(&row.made_by)?,
        run: columns::maybe(row.run_id.as_ref(), columns::id)?,
        other: columns::maybe(row.other_id.as_ref(), columns::id)?,
        note: row.note,
        recipient_version: columns::number(row.recipient_version)?,
        checkpoint: row.checkpoint,
    })
}

/// Where a letter is. On a shared database nobody else books it until this transaction ends.
///
/// # Errors
/// `NotFound`.
pub async fn state(txn: &Txn, letter: LetterId) -> Result<LetterState, StoreError> {
    let found = state_row::Entity::find_by_id(letter.to_string()).lock_exclusive().one(txn.conn()).await?;
    columns::code(&found.ok_or(StoreError::NotFound)?.state, LetterState::from_code)
}

/// Where each of these letters is, and since when.
///
/// # Errors
/// As for any query.
pub async fn states(
    txn: &Txn,
    ids: &[LetterId],
) -> Result<BTreeMap<LetterId, (LetterState, DateTime<Utc>)>, StoreError> {
    let mut found = BTreeMap::new();
    for list in columns::lists(ids) {
        let query = state_row::Entity::find().filter(state_row::Column::Id.is_in(list));
        for row in query.all(txn.conn()).await? {
            let state = columns::code(&row.state, LetterState::from_code)?;
            found.insert(columns::id(&row.id)?, (state, columns::read_instant(&row.state_at)?));
        }
    }
    Ok(found)
}

/// Adds a record and moves the letter to where it is then.
///
/// # Errors
/// As for any query.
pub async fn add(txn: &Txn, record: &PostRecord, state: LetterState) -> Result<(), StoreError> {
    let query = row::Entity::find()
        .select_only()
        .column_as(row::Column::Place.max(), "n")
        .filter(row::Column::LetterId.eq(record.letter.to_string()));
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    let row = row::Model {
        id: record.id.to_string(),
        letter_id: record.letter.to_string(),
        place: last.unwrap_or(0) + 1,
        what: record.what.code().to_owned(),
        at: columns::instant(record.at),
        made_by: record.by.to_string(),
        run_id: record.run.map(|id| id.to_string()),
        other_id: record.other.map(|id| id.to_string()),
        note: record.note.clone(),
        recipient_version: i64::from(record.recipient_version),
        checkpoint: record.checkpoint.clone(),
    };
    columns::insert(txn, row).await?;
    let changed = state_row::ActiveModel {
        state: ActiveValue::Set(state.code().to_owned()),
        state_at: ActiveValue::Set(columns::instant(record.at)),
        ..Default::default()
    };
    state_row::Entity::update_many()
        .set(changed)
        .filter(state_row::Column::Id.eq(record.letter.to_string()))
        .exec(txn.conn())
        .await?;
    Ok(())
}

/// The records of a letter, in order.
///
/// # Errors
/// As for any query.
pub async fn of_letter(txn: &Txn, letter: LetterId) -> Result<Vec<PostRecord>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::LetterId.eq(letter.to_string()))
        .order_by_asc(row::Column::Place);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The letters that a run printed, as its records say.
///
/// # Errors
/// As for any query.
pub async fn of_run(txn: &Txn, run: RunId) -> Result<Vec<PostRecord>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::RunId.eq(run.to_string()))
        .order_by_asc(row::Column::At)
        .order_by_asc(row::Column::Id);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// How many letters are where.
///
/// # Errors
/// As for any query.
pub async fn counts(txn: &Txn) -> Result<BTreeMap<LetterState, u64>, StoreError> {
    let query = state_row::Entity::find()
        .select_only()
        .column(state_row::Column::State)
        .column_as(state_row::Column::Id.count(), "n")
        .group_by(state_row::Column::State);
    let found = query.into_tuple::<(String, i64)>().all(txn.conn()).await?;
    found
        .into_iter()
        .map(|(state, n)| Ok((columns::code(&state, LetterState::from_code)?, columns::count(n))))
        .collect()
}

/// A page of the letters that are in one of these states, those that came there last first.
///
/// # Errors
/// As for any query.
pub async fn letters_in(
    txn: &Txn,
    states: &[LetterState],
    limit: u64,
    offset: u64,
) -> Result<Vec<Letter>, StoreError> {
    let codes = states.iter().map(|state| state.code());
    let query = state_row::Entity::find()
        .filter(state_row::Column::State.is_in(codes))
        .order_by_desc(state_row::Column::StateAt)
        .order_by_desc(state_row::Column::Number)
        .limit(columns::at_most(limit))
        .offset(columns::at_most(offset));
    let ids: Vec<LetterId> =
        query.all(txn.conn()).await?.iter().map(|row| columns::id(&row.id)).collect::<Result<_, _>>()?;
    let mut found = letters::of_ids(txn, &ids).await?;
    found.sort_by_key(|letter| ids.iter().position(|id| *id == letter.id));
    Ok(found)
}
