//! The files of the court's feed that were brought in, and what each of their rows said. The orders themselves are
//! measures.

mod kept;

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, MeasureId, OfficerId};
use safehold_core::intake::FeedOrder;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::columns::{self, Numbers};
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

mod said_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "feed_rows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub file_id: String,
        pub row_number: i64,
        pub identity: String,
        pub case_id: String,
        pub measure_id: String,
        pub at: String,
        pub data: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A file that was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId(Uuid);

/// What a row of the feed said, and of which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The case it belongs to.
    pub case: CaseId,
    /// The order it belongs to.
    pub measure: MeasureId,
    /// When it was brought in.
    pub at: DateTime<Utc>,
    /// The row, as read. What was missing then is not kept.
    pub order: FeedOrder,
}

/// Waits until nobody else is bringing a file in, so that one order can't come in twice.
///
/// # Errors
/// As for any query.
pub async fn alone(txn: &Txn) -> Result<(), StoreError> {
    columns::alone(txn, Numbers::Feed).await
}

/// Notes that a file was brought in: its name, the SHA-256 of its bytes (hexadecimal), when, by whom, and how many
/// orders it holds.
///
/// # Errors
/// As for any query.
pub async fn insert_file(
    txn: &Txn,
    name: &str,
    sha256: &str,
    at: DateTime<Utc>,
    by: OfficerId,
    orders: usize,
) -> Result<FileId, StoreError> {
    let id = Uuid::new_v4();
    let row = row::Model {
        id: id.hyphenated().to_string(),
        name: name.to_owned(),
        sha256: sha256.to_owned(),
        at: columns::instant(at),
        made_by: by.to_string(),
        orders: i64::try_from(orders).map_err(|_| StoreError::internal("number of orders"))?,
    };
    columns::insert(txn, row).await?;
    Ok(FileId(id))
}

/// Keeps what a row of a file said.
///
/// # Errors
/// As for any query.
pub async fn keep_row(txn: &Txn, file: FileId, said: &Said) -> Result<(), StoreError> {
    let row = i64::try_from(said.order.place.row).map_err(|_| StoreError::internal("number of a row"))?;
    let kept = said_row::Model {
        id: Uuid::new_v4().hyphenated().to_string(),
        file_id: file.0.hyphenated().to_string(),
        row_number: row,
        identity: said.order.identity.clone(),
        case_id: said.case.to_string(),
        measure_id: said.measure.to_string(),
        at: columns::instant(said.at),
        data: columns::json(&kept::OrderKept::of(&said.order))?,
    };
    columns::insert(txn, kept).await
}

fn from_row(row: &said_row::Model) -> Result<Said, StoreError> {
    let kept: kept::OrderKept = columns::read_json(&row.data)?;
    Ok(Said {
        case: columns::id(&row.case_id)?,
        measure: columns::id(&row.measure_id)?,
        at: columns::read_instant(&row.at)?,
        order: kept.order(row.identity.clone(), columns::number(row.row_number)?)?,
    })
}

/// What the court's files said of one order, the first first; none where it never came.
///
/// # Errors
/// As for any query.
pub async fn said_of(txn: &Txn, identity: &str) -> Result<Vec<Said>, StoreError> {
    let query = said_row::Entity::find()
        .filter(said_row::Column::Identity.eq(identity))
        .order_by_asc(said_row::Column::At)
        .order_by_asc(said_row::Column::RowNumber);
    query.all(txn.conn()).await?.iter().map(from_row).collect()
}

/// What the court's files said of the orders of a case, the first first.
///
/// # Errors
/// As for any query.
pub async fn said_in(txn: &Txn, case: CaseId) -> Result<Vec<Said>, StoreError> {
    let query = said_row::Entity::find()
        .filter(said_row::Column::CaseId.eq(case.to_string()))
        .order_by_asc(said_row::Column::At)
        .order_by_asc(said_row::Column::RowNumber);
    query.all(txn.conn()).await?.iter().map(from_row).collect()
}

#[cfg(test)]
mod tests {
    use safehold_core::intake::read_feed;

    use super::*;
    use crate::trial::{at, day, id, officer, on_each, one_case};

    const SAMPLE: &[u8] = include_bytes!("../../../../tests/fixtures/manifest-20261103.csv");

    #[tokio::test]
    async fn a_file_may_be_brought_in_again() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            crate::officers::insert(&txn, &officer(1, "PC A. Rahman")).await.unwrap();
            for orders in [14, 0] {
                let when = at("2026-11-03T10:05+00:00");
                insert_file(&txn, "manifest.csv", &"0".repeat(64), when, id(1), orders).await.unwrap();
            }
        })
        .await;
    }

    #[tokio::test]
    async fn every_word_of_a_row_comes_back() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, _, measure, _) = one_case(&txn).await;
            let when = at("2026-11-04T08:00+00:00");
            let file = insert_file(&txn, "manifest.csv", &"0".repeat(64), when, id(1), 3).await.unwrap();
            let orders = read_feed(SAMPLE, day("2026-11-04")).unwrap().orders;
            for order in &orders {
                let said = Said { case, measure, at: when, order: order.clone() };
                keep_row(&txn, file, &said).await.unwrap();
            }
            let back = said_in(&txn, case).await.unwrap();
            assert_eq!(back.len(), 3);
            for (said, order) in back.iter().zip(&orders) {
                assert!(said.order.says_the_same(order), "{said:?}");
                assert_eq!(said.order.order_file, order.order_file);
                assert_eq!(said_of(&txn, &order.identity).await.unwrap(), std::slice::from_ref(said));
            }
        })
        .await;
    }
}
