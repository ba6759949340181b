//! The files of the court's feed that were brought in. The orders themselves are measures.

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use uuid::Uuid;

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "feed_files")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub name: String,
        pub sha256: String,
        pub at: String,
        pub made_by: String,
        pub orders: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Notes that a file was brought in: its name, the SHA-256 of its bytes (hexadecimal), when, by whom, and how many
/// orders it created.
///
/// # Errors
/// As for any query.
pub async fn insert_batch(
    txn: &Txn,
    name: &str,
    sha256: &str,
    at: DateTime<Utc>,
    by: OfficerId,
    orders: usize,
) -> Result<(), StoreError> {
    let row = row::Model {
        id: Uuid::new_v4().hyphenated().to_string(),
        name: name.to_owned(),
        sha256: sha256.to_owned(),
        at: columns::instant(at),
        made_by: by.to_string(),
        orders: i64::try_from(orders).map_err(|_| StoreError::internal("number of orders"))?,
    };
    columns::insert(txn, row).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, id, officer, on_each};

    #[tokio::test]
    async fn a_file_may_be_brought_in_again() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            crate::officers::insert(&txn, &officer(1, "PC A. Rahman")).await.unwrap();
            for orders in [14, 0] {
                let when = at("2026-11-03T10:05+00:00");
                insert_batch(&txn, "manifest.csv", &"0".repeat(64), when, id(1), orders).await.unwrap();
            }
        })
        .await;
    }
}
