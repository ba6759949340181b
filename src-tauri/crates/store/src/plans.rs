//! Safeguarding plans: every saving is a version of its own, and none is changed.

use chrono::NaiveDate;
use safehold_core::id::CaseId;
use safehold_core::plan::{Considered, Decision, Plan, PlanAction};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "plans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub version: i64,
        pub review_on: Option<String>,
        pub author: String,
        pub saved_at: String,
        pub data: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[derive(Serialize, Deserialize)]
struct PlanKept {
    considered: Vec<ConsideredKept>,
    actions: Vec<ActionKept>,
    views: String,
}

#[derive(Serialize, Deserialize)]
struct ConsideredKept {
    what: String,
    decision: String,
    reason: String,
    on: String,
}

#[derive(Serialize, Deserialize)]
struct ActionKept {
    what: String,
    owner: String,
    by: String,
    done_on: Option<String>,
}

fn to_row(plan: &Plan) -> Result<row::Model, StoreError> {
    let kept = PlanKept {
        considered: plan
            .considered
            .iter()
            .map(|considered| ConsideredKept {
                what: considered.what.clone(),
                decision: considered.decision.code().to_owned(),
                reason: considered.reason.clone(),
                on: columns::day(considered.on),
            })
            .collect(),
        actions: plan
            .actions
            .iter()
            .map(|action| ActionKept {
                what: action.what.clone(),
                owner: action.owner.clone(),
                by: columns::day(action.by),
                done_on: action.done_on.map(columns::day),
            })
            .collect(),
        views: plan.views.clone(),
    };
    Ok(row::Model {
        id: plan.id.to_string(),
        case_id: plan.case.to_string(),
        version: i64::from(plan.version),
        review_on: plan.review_on.map(columns::day),
        author: plan.author.to_string(),
        saved_at: columns::instant(plan.saved_at),
        data: columns::json(&kept)?,
    })
}

fn from_row(row: row::Model) -> Result<Plan, StoreError> {
    let kept: PlanKept = columns::read_json(&row.data)?;
    let considered = kept.considered.into_iter().map(|considered| {
        Ok::<_, StoreError>(Considered {
            what: considered.what,
            decision: columns::code(&considered.decision, Decision::from_code)?,
            reason: considered.reason,
            on: columns::read_day(&considered.on)?,
        })
    });
    let actions = kept.actions.into_iter().map(|action| {
        Ok::<_, StoreError>(PlanAction {
            what: action.what,
            owner: action.owner,
            by: columns::read_day(&action.by)?,
            done_on: columns::maybe(action.done_on.as_ref(), columns::read_day)?,
        })
    });
    Ok(Plan {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        version: columns::number(row.version)?,
        considered: considered.collect::<Result<_, _>>()?,
        actions: actions.collect::<Result<_, _>>()?,
        views: kept.views,
        review_on: columns::maybe(row.review_on.as_ref(), columns::read_day)?,
        author: columns::id(&row.author)?,
        saved_at: columns::read_instant(&row.saved_at)?,
    })
}

/// Keeps a version of a case's plan.
///
/// # Errors
/// `Conflict` when the case has that version already.
pub async fn insert(txn: &Txn, plan: &Plan) -> Result<(), StoreError> {
    columns::insert(txn, to_row(plan)?).await
}

/// The latest version of a case's plan.
///
/// # Errors
/// As for any query.
pub async fn latest(txn: &Txn, case: CaseId) -> Result<Option<Plan>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::CaseId.eq(case.to_string()))
        .order_by_desc(row::Column::Version);
    query.one(txn.conn()).await?.map(from_row).transpose()
}

/// Every version of a case's plan, the latest first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Plan>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::CaseId.eq(case.to_string()))
        .order_by_desc(row::Column::Version);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The latest plan of each case, those to be looked at soonest first, those without a day for it last.
///
/// # Errors
/// As for any query.
pub async fn latest_of_all(txn: &Txn, limit: u64) -> Result<Vec<Plan>, StoreError> {
    let query = soonest(latest_only()).limit(columns::at_most(limit));
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// How many cases have a plan.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn) -> Result<u64, StoreError> {
    Ok(row::Entity::find().select_only().column(row::Column::CaseId).distinct().count(txn.conn()).await?)
}

/// The latest plans that are to be looked at before a day, the soonest first.
///
/// # Errors
/// As for any query.
pub async fn due_review(txn: &Txn, before: NaiveDate, limit: u64) -> Result<Vec<Plan>, StoreError> {
    let query = soonest(latest_only())
        .filter(row::Column::ReviewOn.lt(columns::day(before)))
        .limit(columns::at_most(limit));
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
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
    // Said, because the two databases put what is empty at different ends.
    query
        .order_by_asc(Expr::col((row::Entity, row::Column::ReviewOn)).is_null())
        .order_by_asc(row::Column::ReviewOn)
        .order_by_asc(row::Column::CaseId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, case, day, id, on_each, one_case};

    fn plan(n: u128, case: CaseId, version: u32, review: Option<&str>) -> Plan {
        Plan {
            id: id(n),
            case,
            version,
            considered: [Decision::Sought, Decision::NotUsed]
                .map(|decision| Considered {
                    what: "DVPN".into(),
                    decision,
                    reason: "Conditional bail".into(),
                    on: day("2026-09-01"),
                })
                .to_vec(),
            actions: vec![PlanAction {
                what: "Alarm".into(),
                owner: "PC Rahman".into(),
                by: day("2026-12-01"),
                done_on: Some(day("2026-11-20")),
            }],
            views: "Wants no contact".into(),
            review_on: review.map(day),
            author: id(1),
            saved_at: at("2026-11-23T12:00+00:00"),
        }
    }

    #[tokio::test]
    async fn every_saving_is_a_version() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (first, ..) = one_case(&txn).await;
            for n in [20, 30] {
                crate::cases::insert(&txn, &case(n, 2040 + n as u32)).await.unwrap();
            }
            assert_eq!(latest(&txn, first).await, Ok(None));
            let plans = [
                plan(70, first, 1, Some("2026-11-01")),
                plan(71, first, 2, Some("2026-12-20")),
                plan(72, id(20), 1, None),
                plan(73, id(30), 1, Some("2026-12-01")),
            ];
            for plan in &plans {
                insert(&txn, plan).await.unwrap();
            }
            assert_eq!(latest(&txn, first).await, Ok(Some(plans[1].clone())));
            assert_eq!(of_case(&txn, first).await.unwrap(), [plans[1].clone(), plans[0].clone()]);
            let soonest = [plans[3].clone(), plans[1].clone(), plans[2].clone()];
            assert_eq!(latest_of_all(&txn, 10).await.unwrap(), soonest);
            assert_eq!(due_review(&txn, day("2026-12-20"), 10).await.unwrap(), soonest[..1]);
            assert_eq!(insert(&txn, &plan(74, first, 2, None)).await, Err(StoreError::Conflict));
        })
        .await;
    }
}
