//! What somebody typed and has not saved yet: kept here, encrypted with the rest, until they come back to it.

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub officer_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub text: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The longest draft, in bytes.
pub const LONGEST: usize = 256 * 1024;
/// The longest key, in bytes.
const LONGEST_KEY: usize = 200;

/// Keeps a draft, in place of the one under that key.
///
/// # Errors
/// `Unavailable` when it is longer than 256 KB.
pub async fn keep(
    txn: &Txn,
    officer: OfficerId,
    key: &str,
    text: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if text.len() > LONGEST || key.len() > LONGEST_KEY {
        return Err(StoreError::Unavailable(
            "This is too long to be kept as a draft (more than 256 KB). Shorten it, or save it now.",
        ));
    }
    let row = row::Model {
        officer_id: officer.to_string(),
        name: key.to_owned(),
        text: text.to_owned(),
        at: columns::instant(at),
    };
    row::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::columns([row::Column::OfficerId, row::Column::Name])
                .update_columns([row::Column::Text, row::Column::At])
                .to_owned(),
        )
        .exec_without_returning(txn.conn())
        .await?;
    Ok(())
}

/// The draft that an officer has under a key.
///
/// # Errors
/// As for any query.
pub async fn get(txn: &Txn, officer: OfficerId, key: &str) -> Result<Option<String>, StoreError> {
    let found = row::Entity::find_by_id((officer.to_string(), key.to_owned())).one(txn.conn()).await?;
    Ok(found.map(|row| row.text))
}

/// Throws a draft away; nothing happens when there is none.
///
/// # Errors
/// As for any query.
pub async fn drop(txn: &Txn, officer: OfficerId, key: &str) -> Result<(), StoreError> {
    row::Entity::delete_by_id((officer.to_string(), key.to_owned())).exec(txn.conn()).await?;
    Ok(())
}

/// The keys of an officer's drafts and when each was kept, the newest first.
///
/// # Errors
/// As for any query.
pub async fn list(txn: &Txn, officer: OfficerId) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::OfficerId.eq(officer.to_string()))
        .order_by_desc(row::Column::At)
        .order_by_asc(row::Column::Name);
    let found = query.all(txn.conn()).await?;
    found.into_iter().map(|row| Ok((row.name, columns::read_instant(&row.at)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, id, officer, on_each};

    #[tokio::test]
    async fn drafts_are_kept_replaced_and_thrown_away() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            for n in [1, 2] {
                crate::officers::insert(&txn, &officer(n, &format!("PC {n}"))).await.unwrap();
            }
            let noon = at("2026-11-23T12:00+00:00");
            keep(&txn, id(1), "call/1", "a", noon).await.unwrap();
            keep(&txn, id(1), "call/1", "b \u{1f600}", noon + chrono::Duration::minutes(1)).await.unwrap();
            keep(&txn, id(1), "plan/1", "c", noon).await.unwrap();
            assert_eq!(get(&txn, id(1), "call/1").await, Ok(Some("b \u{1f600}".into())));
            assert_eq!(get(&txn, id(2), "call/1").await, Ok(None));
            let keys: Vec<String> =
                list(&txn, id(1)).await.unwrap().into_iter().map(|(key, _)| key).collect();
            assert_eq!(keys, ["call/1", "plan/1"]);
            drop(&txn, id(1), "call/1").await.unwrap();
            drop(&txn, id(1), "call/1").await.unwrap();
            assert_eq!(get(&txn, id(1), "call/1").await, Ok(None));
            let long = "x".repeat(LONGEST + 1);
            assert!(matches!(keep(&txn, id(1), "k", &long, noon).await, Err(StoreError::Unavailable(_))));
            keep(&txn, id(1), "k", &long[1..], noon).await.unwrap();
        })
        .await;
    }
}
