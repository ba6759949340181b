//! Grades of risk that cases were given, and what else forces a plan's review. Both are added to and never changed.

use safehold_core::id::CaseId;
use safehold_core::person::Risk;
use safehold_core::plan::{Grading, Happened, ReviewEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "gradings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub grade: String,
        pub tool: String,
        pub assessed_on: String,
        pub judgement: String,
        pub made_by: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod happened_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub event: String,
        pub what: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Keeps a grade under an identity.
///
/// # Errors
/// As for any query.
pub async fn insert(txn: &Txn, id: Uuid, grading: &Grading) -> Result<(), StoreError> {
    let row = row::Model {
        id: id.to_string(),
        case_id: grading.case.to_string(),
        grade: grading.grade.code().to_owned(),
        tool: grading.tool.clone(),
        assessed_on: columns::day(grading.on),
        judgement: grading.judgement.clone(),
        made_by: grading.by.to_string(),
        at: columns::instant(grading.at),
    };
    columns::insert(txn, row).await
}

/// The grades of a case, in the order in which they were recorded.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Grading>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::CaseId.eq(case.to_string()))
        .order_by_asc(row::Column::At)
        .order_by_asc(row::Column::Id);
    let read = |row: row::Model| {
        Ok(Grading {
            case: columns::id(&row.case_id)?,
            grade: columns::code(&row.grade, Risk::from_code)?,
            on: columns::read_day(&row.assessed_on)?,
            by: columns::id(&row.made_by)?,
            at: columns::read_instant(&row.at)?,
            tool: row.tool,
            judgement: row.judgement,
        })
    };
    query.all(txn.conn()).await?.into_iter().map(read).collect()
}

/// Keeps something that happened to a case under an identity.
///
/// # Errors
/// As for any query.
pub async fn add_happened(txn: &Txn, id: Uuid, case: CaseId, happened: &Happened) -> Result<(), StoreError> {
    let row = happened_row::Model {
        id: id.to_string(),
        case_id: case.to_string(),
        event: happened.event.code().to_owned(),
        what: happened.what.clone(),
        at: columns::instant(happened.at),
    };
    columns::insert(txn, row).await
}

/// What happened to a case, in the order in which it was recorded.
///
/// # Errors
/// As for any query.
pub async fn happened(txn: &Txn, case: CaseId) -> Result<Vec<Happened>, StoreError> {
    let query = happened_row::Entity::find()
        .filter(happened_row::Column::CaseId.eq(case.to_string()))
        .order_by_asc(happened_row::Column::At)
        .order_by_asc(happened_row::Column::Id);
    let read = |row: happened_row::Model| {
        Ok(Happened {
            event: columns::code(&row.event, ReviewEvent::from_code)?,
            at: columns::read_instant(&row.at)?,
            what: row.what,
        })
    };
    query.all(txn.conn()).await?.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{OFFICER, at, day, id, on_each, one_case};

    #[tokio::test]
    async fn grades_and_events_come_back_in_order() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, ..) = one_case(&txn).await;
            let grading = |grade, when: &str| Grading {
                case,
                grade,
                tool: "DASH".into(),
                on: day("2026-11-20"),
                judgement: "Threats".into(),
                by: id(OFFICER),
                at: at(when),
            };
            let second = grading(Risk::High, "2026-11-21T10:00+00:00");
            let first = grading(Risk::Medium, "2026-11-20T10:00+00:00");
            insert(&txn, id(81), &second).await.unwrap();
            insert(&txn, id(80), &first).await.unwrap();
            assert_eq!(of_case(&txn, case).await, Ok(vec![first, second]));
            let moved = Happened {
                event: ReviewEvent::Moved,
                what: "The victim's address changed".into(),
                at: at("2026-11-22T10:00+00:00"),
            };
            add_happened(&txn, id(82), case, &moved).await.unwrap();
            assert_eq!(happened(&txn, case).await, Ok(vec![moved]));
            assert_eq!(happened(&txn, id(99)).await, Ok(Vec::new()));
        })
        .await;
    }
}
