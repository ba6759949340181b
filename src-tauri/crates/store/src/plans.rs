//! Safeguarding plans: at most one draft a case, and every version that was signed off, which no saving changes.

mod kept;
mod record;

use std::collections::HashMap;

use chrono::NaiveDate;
use safehold_core::id::CaseId;
use safehold_core::plan::{Plan, SignedOff};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SubQueryStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use crate::columns;
use crate::{StoreError, Txn};
use kept::ContentKept;
use record::RecordKept;

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "plans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub version: i64,
        pub revision: i64,
        pub review_on: Option<String>,
        pub authors: String,
        pub saved_at: String,
        pub data: String,
        pub signed_by: Option<String>,
        pub signed_at: Option<String>,
        pub policy_version: Option<i64>,
        pub record: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(plan: &Plan) -> Result<row::Model, StoreError> {
    let authors: Vec<String> = plan.authors.iter().map(ToString::to_string).collect();
    let signed = plan.signed.as_ref();
    Ok(row::Model {
        id: plan.id.to_string(),
        case_id: plan.case.to_string(),
        version: i64::from(plan.version),
        revision: i64::from(plan.revision),
        review_on: plan.content.review_on.map(columns::day),
        authors: columns::json(&authors)?,
        saved_at: columns::instant(plan.saved_at),
        data: columns::json(&ContentKept::of(&plan.content))?,
        signed_by: signed.map(|signed| signed.by.to_string()),
        signed_at: signed.map(|signed| columns::instant(signed.at)),
        policy_version: signed.map(|signed| i64::from(signed.policy_version)),
        record: signed.map(|signed| columns::json(&RecordKept::of(&signed.record))).transpose()?,
    })
}

fn from_row(row: row::Model) -> Result<Plan, StoreError> {
    let review_on = columns::maybe(row.review_on.as_ref(), columns::read_day)?;
    let content: ContentKept = columns::read_json(&row.data)?;
    let authors: Vec<String> = columns::read_json(&row.authors)?;
    let signed = match (&row.signed_by, &row.signed_at, row.policy_version, &row.record) {
        (Some(by), Some(at), Some(policy), Some(record)) => Some(SignedOff {
            by: columns::id(by)?,
            at: columns::read_instant(at)?,
            policy_version: columns::number(policy)?,
            record: columns::read_json::<RecordKept>(record)?.record()?,
        }),
        (None, None, None, None) => None,
        _ => return Err(StoreError::internal("a plan signed off in part")),
    };
    Ok(Plan {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        version: columns::number(row.version)?,
        revision: columns::number(row.revision)?,
        content: content.content(review_on)?,
        authors: authors.iter().map(|id| columns::id(id)).collect::<Result<_, _>>()?,
        saved_at: columns::read_instant(&row.saved_at)?,
        signed,
    })
}

/// Keeps a new plan.
///
/// # Errors
/// `Conflict` when the case has that version or another draft already.
pub async fn insert(txn: &Txn, plan: &Plan) -> Result<(), StoreError> {
    columns::insert(txn, to_row(plan)?).await
}

/// Writes a changed draft, or signs it off. `plan.revision` is the revision that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else saved it or signed it off since.
pub async fn update(txn: &Txn, plan: &Plan) -> Result<u32, StoreError> {
    let revision = plan.revision + 1;
    let mut row = to_row(plan)?;
    row.revision = i64::from(revision);
    let done = row::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(row::Column::Id.eq(plan.id.to_string()))
        .filter(row::Column::Revision.eq(i64::from(plan.revision)))
        .filter(row::Column::SignedAt.is_null())
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(revision) } else { Err(StoreError::Conflict) }
}

/// The latest version of a case's plan: its draft where it has one.
///
/// # Errors
/// As for any query.
pub async fn latest(txn: &Txn, case: CaseId) -> Result<Option<Plan>, StoreError> {
    of(case).one(txn.conn()).await?.map(from_row).transpose()
}

/// The latest version that was signed off.
///
/// # Errors
/// As for any query.
pub async fn latest_signed(txn: &Txn, case: CaseId) -> Result<Option<Plan>, StoreError> {
    let query = of(case).filter(row::Column::SignedAt.is_not_null());
    query.one(txn.conn()).await?.map(from_row).transpose()
}

/// One version of a case's plan.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, case: CaseId, version: u32) -> Result<Plan, StoreError> {
    let query = of(case).filter(row::Column::Version.eq(i64::from(version)));
    query.one(txn.conn()).await?.map(from_row).transpose()?.ok_or(StoreError::NotFound)
}

/// Every version of a case's plan, the latest first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Plan>, StoreError> {
    of(case).all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The latest plan of each case with the day of the review that holds, the soonest first, those without a day last. A
/// draft takes no day away: until it is signed off, that of the version before it holds.
///
/// # Errors
/// As for any query.
pub async fn latest_of_all(txn: &Txn, limit: u64) -> Result<Vec<(Plan, Option<NaiveDate>)>, StoreError> {
    let query = soonest(latest_only()).limit(columns::at_most(limit));
    let found: Vec<Plan> =
        query.all(txn.conn()).await?.into_iter().map(from_row).collect::<Result<_, _>>()?;
    let drafts = found.iter().filter(|plan| plan.signed.is_none()).map(|plan| plan.case.to_string());
    let before: Vec<(String, i64, Option<String>)> = row::Entity::find()
        .select_only()
        .columns([row::Column::CaseId, row::Column::Version, row::Column::ReviewOn])
        .filter(row::Column::CaseId.is_in(drafts))
        .filter(row::Column::SignedAt.is_not_null())
        .order_by_asc(row::Column::Version)
        .into_tuple()
        .all(txn.conn())
        .await?;
    let mut holding = HashMap::new();
    for (case, _, review_on) in before {
        holding.insert(case, columns::maybe(review_on.as_ref(), columns::read_day)?);
    }
    let holds = |plan: &Plan| {
        let before = holding.get(&plan.case.to_string()).copied().flatten();
        before.filter(|_| plan.signed.is_none()).or(plan.content.review_on)
    };
    Ok(found.into_iter().map(|plan| (holds(&plan), plan)).map(|(day, plan)| (plan, day)).collect())
}

/// How many cases have a plan.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn) -> Result<u64, StoreError> {
    Ok(row::Entity::find().select_only().column(row::Column::CaseId).distinct().count(txn.conn()).await?)
}

fn of(case: CaseId) -> Select<row::Entity> {
    row::Entity::find().filter(row::Column::CaseId.eq(case.to_string())).order_by_desc(row::Column::Version)
}

fn latest_only() -> Select<row::Entity> {
    let later = Query::select()
        .expr(Expr::val(1))
        .from_as(row::Entity, "later")
        .and_where(Expr::col(("later", "case_id")).equals((row::Entity, row::Column::CaseId)))
        .and_where(Expr::col(("later", "version")).gt(Expr::col((row::Entity, row::Column::Version))))
        .take();
    row::Entity::find().filter(Expr::exists(later).not())
}

fn soonest(query: Select<row::Entity>) -> Select<row::Entity> {
    let before = Query::select()
        .column(("before", row::Column::ReviewOn))
        .from_as(row::Entity, "before")
        .and_where(Expr::col(("before", "case_id")).equals((row::Entity, row::Column::CaseId)))
        .and_where(Expr::col(("before", "version")).eq(Expr::col((row::Entity, row::Column::Version)).sub(1)))
        .and_where(Expr::col((row::Entity, row::Column::SignedAt)).is_null())
        .take();
    let own = Expr::col((row::Entity, row::Column::ReviewOn));
    let holds = Expr::from(Func::coalesce([Expr::from(SubQueryStatement::from(before)), own]));
    // Said, because the two databases put what is empty at different ends.
    query.order_by_asc(holds.clone().is_null()).order_by_asc(holds).order_by_asc(row::Column::CaseId)
}

#[cfg(test)]
mod tests;
