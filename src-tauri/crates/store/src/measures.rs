//! Protective measures: the record, and what the court's feed and the register look them up by.

mod kept;

use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{Facts, Measure, MeasureKind, Origin};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "measures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub kind: String,
        pub begins: String,
        pub order_file: Option<String>,
        pub court_case: Option<String>,
        pub data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A court's case number as it is compared: letters and digits in capitals. Nothing where it has none.
fn court_case(number: &str) -> Option<String> {
    let plain: String = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (!plain.is_empty()).then_some(plain)
}

fn to_row(measure: &Measure) -> Result<row::Model, StoreError> {
    Ok(row::Model {
        id: measure.id.to_string(),
        case_id: measure.case.to_string(),
        kind: measure.kind().code().to_owned(),
        begins: columns::instant(measure.begins()),
        order_file: match &measure.origin {
            Origin::Hand => None,
            Origin::CourtFeed { order_file } => Some(order_file.clone()),
        },
        court_case: match &measure.facts {
            Facts::Nmo(order) => court_case(&order.case_number),
            _ => None,
        },
        data: columns::json(&kept::MeasureKept::of(measure))?,
        version: i64::from(measure.version),
    })
}

fn from_row(row: row::Model) -> Result<Measure, StoreError> {
    let kept: kept::MeasureKept = columns::read_json(&row.data)?;
    let origin = row.order_file.map_or(Origin::Hand, |order_file| Origin::CourtFeed { order_file });
    kept.measure(columns::id(&row.id)?, columns::id(&row.case_id)?, origin, columns::number(row.version)?)
}

/// Records a new measure.
///
/// # Errors
/// `Conflict` when the order's file was brought in before.
pub async fn insert(txn: &Txn, measure: &Measure) -> Result<(), StoreError> {
    columns::insert(txn, to_row(measure)?).await
}

/// Writes a changed measure. `measure.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, measure: &Measure) -> Result<u32, StoreError> {
    let version = measure.version + 1;
    let row = to_row(&Measure { version, ..measure.clone() })?.into_active_model();
    let done = row::Entity::update_many()
        .set(row.reset_all())
        .filter(row::Column::Id.eq(measure.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(measure.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(version) } else { Err(StoreError::Conflict) }
}

/// One measure.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: MeasureId) -> Result<Measure, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

/// The measures of a case, the earliest beginning first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Measure>, StoreError> {
    of_cases(txn, &[case]).await
}

/// The measures of these cases, case by case, the earliest beginning first.
///
/// # Errors
/// As for any query.
pub async fn of_cases(txn: &Txn, cases: &[CaseId]) -> Result<Vec<Measure>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .filter(row::Column::CaseId.is_in(list))
            .order_by_asc(row::Column::CaseId)
            .order_by_asc(row::Column::Begins)
            .order_by_asc(row::Column::Id);
        found.extend(query.all(txn.conn()).await?);
    }
    found.into_iter().map(from_row).collect()
}

/// Every non-molestation order, the earliest beginning first.
///
/// # Errors
/// As for any query.
pub async fn orders(txn: &Txn) -> Result<Vec<Measure>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::Kind.eq(MeasureKind::Nmo.code()))
        .order_by_asc(row::Column::Begins)
        .order_by_asc(row::Column::Id);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The measure that came from this file of an order.
///
/// # Errors
/// As for any query.
pub async fn by_order_file(txn: &Txn, order_file: &str) -> Result<Option<MeasureId>, StoreError> {
    let found = row::Entity::find().filter(row::Column::OrderFile.eq(order_file)).one(txn.conn()).await?;
    found.map(|row| columns::id(&row.id)).transpose()
}

/// The orders of a court's case number, however it is spaced, the earliest beginning first; none for a blank one.
///
/// # Errors
/// As for any query.
pub async fn by_court_case(txn: &Txn, case_number: &str) -> Result<Vec<(MeasureId, CaseId)>, StoreError> {
    let Some(number) = court_case(case_number) else { return Ok(Vec::new()) };
    let query = row::Entity::find()
        .filter(row::Column::CourtCase.eq(number))
        .order_by_asc(row::Column::Begins)
        .order_by_asc(row::Column::Id);
    let found = query.all(txn.conn()).await?;
    found.iter().map(|row| Ok((columns::id(&row.id)?, columns::id(&row.case_id)?))).collect()
}
