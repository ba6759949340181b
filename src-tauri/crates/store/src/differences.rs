//! What the court's files say differently from the record, and who settled it. Nothing here is ever deleted.

use safehold_core::difference::{Difference, Settled, Theirs};
use safehold_core::id::{CaseId, DifferenceId};
use safehold_core::person::ReachKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "differences")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub person_id: Option<String>,
        pub measure_id: Option<String>,
        pub noted_at: String,
        pub data: String,
        pub settled_at: Option<String>,
        pub settled_by: Option<String>,
        pub taken: Option<bool>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[derive(Serialize, Deserialize)]
struct DifferenceKept {
    what: String,
    ours: String,
    theirs: TheirsKept,
    stops_post: bool,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TheirsKept {
    Address { lines: Vec<String>, postcode: String, confidential: bool },
    Reach { kind: String, value: String, confidential: bool },
    Name { given: String, family: String },
    Born(String),
    Words(String),
}

impl TheirsKept {
    fn of(theirs: &Theirs) -> Self {
        match theirs.clone() {
            Theirs::Address { lines, postcode, confidential } => {
                Self::Address { lines, postcode, confidential }
            }
            Theirs::Reach { kind, value, confidential } => {
                Self::Reach { kind: kind.code().to_owned(), value, confidential }
            }
            Theirs::Name { given, family } => Self::Name { given, family },
            Theirs::Born(day) => Self::Born(columns::day(day)),
            Theirs::Words(text) => Self::Words(text),
        }
    }

    fn theirs(self) -> Result<Theirs, StoreError> {
        Ok(match self {
            Self::Address { lines, postcode, confidential } => {
                Theirs::Address { lines, postcode, confidential }
            }
            Self::Reach { kind, value, confidential } => {
                Theirs::Reach { kind: columns::code(&kind, ReachKind::from_code)?, value, confidential }
            }
            Self::Name { given, family } => Theirs::Name { given, family },
            Self::Born(day) => Theirs::Born(columns::read_day(&day)?),
            Self::Words(text) => Theirs::Words(text),
        })
    }
}

fn to_row(difference: &Difference) -> Result<row::Model, StoreError> {
    let settled = difference.settled;
    Ok(row::Model {
        id: difference.id.to_string(),
        case_id: difference.case.to_string(),
        person_id: difference.person.map(|id| id.to_string()),
        measure_id: difference.measure.map(|id| id.to_string()),
        noted_at: columns::instant(difference.noted_at),
        data: columns::json(&DifferenceKept {
            what: difference.what.clone(),
            ours: difference.ours.clone(),
            theirs: TheirsKept::of(&difference.theirs),
            stops_post: difference.stops_post,
            source: difference.source.clone(),
        })?,
        settled_at: settled.map(|settled| columns::instant(settled.at)),
        settled_by: settled.map(|settled| settled.by.to_string()),
        taken: settled.map(|settled| settled.taken),
    })
}

fn from_row(row: &row::Model) -> Result<Difference, StoreError> {
    let kept: DifferenceKept = columns::read_json(&row.data)?;
    let settled = match (&row.settled_at, &row.settled_by) {
        (Some(at), Some(by)) => Some(Settled {
            at: columns::read_instant(at)?,
            by: columns::id(by)?,
            taken: row.taken.unwrap_or(false),
        }),
        _ => None,
    };
    Ok(Difference {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        person: columns::maybe(row.person_id.as_ref(), columns::id)?,
        measure: columns::maybe(row.measure_id.as_ref(), columns::id)?,
        what: kept.what,
        ours: kept.ours,
        theirs: kept.theirs.theirs()?,
        stops_post: kept.stops_post,
        source: kept.source,
        noted_at: columns::read_instant(&row.noted_at)?,
        settled,
    })
}

/// Notes what differs.
///
/// # Errors
/// As for any query.
pub async fn insert(txn: &Txn, difference: &Difference) -> Result<(), StoreError> {
    columns::insert(txn, to_row(difference)?).await
}

/// One of them.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: DifferenceId) -> Result<Difference, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(&found.ok_or(StoreError::NotFound)?)
}

/// What differs in a case, settled and not, the first noted first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Difference>, StoreError> {
    of_cases(txn, &[case]).await
}

/// What differs in these cases, the first noted first in each.
///
/// # Errors
/// As for any query.
pub async fn of_cases(txn: &Txn, cases: &[CaseId]) -> Result<Vec<Difference>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .filter(row::Column::CaseId.is_in(list))
            .order_by_asc(row::Column::CaseId)
            .order_by_asc(row::Column::NotedAt)
            .order_by_asc(row::Column::Id);
        found.extend(query.all(txn.conn()).await?);
    }
    found.iter().map(from_row).collect()
}

/// Writes down who settled it.
///
/// # Errors
/// `Conflict` when somebody has settled it already.
pub async fn settle(txn: &Txn, id: DifferenceId, settled: Settled) -> Result<(), StoreError> {
    let done = row::Entity::update_many()
        .col_expr(row::Column::SettledAt, Expr::value(columns::instant(settled.at)))
        .col_expr(row::Column::SettledBy, Expr::value(settled.by.to_string()))
        .col_expr(row::Column::Taken, Expr::value(settled.taken))
        .filter(row::Column::Id.eq(id.to_string()))
        .filter(row::Column::SettledAt.is_null())
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, day, id, on_each, one_case};

    #[tokio::test]
    async fn what_differs_comes_back_and_is_settled_once() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, measure, _) = one_case(&txn).await;
            let each = [
                Theirs::Address {
                    lines: vec!["9 Weir Road".into()],
                    postcode: "LS9 9ZZ".into(),
                    confidential: true,
                },
                Theirs::Reach { kind: ReachKind::Phone, value: "07700 900333".into(), confidential: false },
                Theirs::Name { given: "Petra Ann".into(), family: "Quill".into() },
                Theirs::Born(day("1990-03-05")),
                Theirs::Words("Ends later".into()),
            ];
            let all: Vec<Difference> = each
                .into_iter()
                .zip(50..)
                .map(|(theirs, n)| Difference {
                    id: id(n),
                    case,
                    person: (n < 54).then_some(victim),
                    measure: (n == 54).then_some(measure),
                    what: "Victim's address".into(),
                    ours: "12 Test Street".into(),
                    theirs,
                    stops_post: n == 50,
                    source: "manifest.csv, row 2".into(),
                    noted_at: at("2026-11-10T08:00+00:00"),
                    settled: None,
                })
                .collect();
            for one in &all {
                insert(&txn, one).await.unwrap();
            }
            assert_eq!(of_case(&txn, case).await.unwrap(), all);
            let settled = Settled { at: at("2026-11-11T09:00+00:00"), by: id(1), taken: true };
            settle(&txn, id(50), settled).await.unwrap();
            assert_eq!(get(&txn, id(50)).await.unwrap().settled, Some(settled));
            assert_eq!(settle(&txn, id(50), settled).await, Err(StoreError::Conflict));
        })
        .await;
    }
}
