//! Cases: the references, whose they are, and the list of them with the names of victim and respondent.

use safehold_core::id::{CaseId, OfficerId};
use safehold_core::person::{Case, Risk, reference_number};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::columns::{self, Numbers};
use crate::fold::fold;
use crate::people::words_of_person;
use crate::{StoreError, Txn};

/// The number of a caseload's first case.
const FIRST: u32 = 2001;

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "cases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub number: i64,
        pub risk: Option<String>,
        pub owner: Option<String>,
        pub opened_at: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which cases a list is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Those of this officer; everybody's when none.
    pub owner: Option<OfficerId>,
    /// Those whose reference, or the name of a person in them, begins with these words; all when none or blank.
    pub text: Option<String>,
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// The victim's full name; empty when none is recorded.
    pub victim: String,
    /// The respondent's full name; empty when none is recorded.
    pub respondent: String,
}

fn to_row(case: &Case) -> row::Model {
    row::Model {
        id: case.id.to_string(),
        number: i64::from(case.number),
        risk: case.risk.map(|risk| risk.code().to_owned()),
        owner: case.owner.map(|owner| owner.to_string()),
        opened_at: columns::instant(case.opened_at),
        version: i64::from(case.version),
    }
}

fn from_row(row: &row::Model) -> Result<Case, StoreError> {
    Ok(Case {
        id: columns::id(&row.id)?,
        number: columns::number(row.number)?,
        risk: columns::maybe(row.risk.as_ref(), |code| columns::code(code, Risk::from_code))?,
        owner: columns::maybe(row.owner.as_ref(), columns::id)?,
        opened_at: columns::read_instant(&row.opened_at)?,
        version: columns::number(row.version)?,
    })
}

/// Records a new case.
///
/// # Errors
/// `Conflict` when its number is taken.
pub async fn insert(txn: &Txn, case: &Case) -> Result<(), StoreError> {
    columns::insert(txn, to_row(case)).await
}

/// Writes a changed case. `case.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, case: &Case) -> Result<u32, StoreError> {
    let version = case.version + 1;
    let row = to_row(&Case { version, ..case.clone() }).into_active_model();
    let done = row::Entity::update_many()
        .set(row.reset_all())
        .filter(row::Column::Id.eq(case.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(case.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(version) } else { Err(StoreError::Conflict) }
}

/// One case.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: CaseId) -> Result<Case, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(&found.ok_or(StoreError::NotFound)?)
}

/// The case of a number: 2041 of `SH-2041`.
///
/// # Errors
/// `NotFound`.
pub async fn by_number(txn: &Txn, number: u32) -> Result<Case, StoreError> {
    let query = row::Entity::find().filter(row::Column::Number.eq(i64::from(number)));
    from_row(&query.one(txn.conn()).await?.ok_or(StoreError::NotFound)?)
}

/// The number for the next case. Whoever asks has it alone until the transaction ends.
///
/// # Errors
/// As for any query.
pub async fn next_number(txn: &Txn) -> Result<u32, StoreError> {
    columns::alone(txn, Numbers::Cases).await?;
    let query = row::Entity::find().select_only().column_as(row::Column::Number.max(), "n");
    match query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten() {
        Some(last) => Ok(columns::number(last)?.saturating_add(1)),
        None => Ok(FIRST),
    }
}

/// The cases of a filter with their parties' names, ordered by number.
///
/// # Errors
/// As for any query.
pub async fn list(
    txn: &Txn,
    filter: &CaseFilter,
    limit: u64,
    offset: u64,
) -> Result<Vec<CaseRow>, StoreError> {
    let mut query = with_parties();
    narrow(&mut query, filter);
    query.limit(columns::at_most(limit)).offset(columns::at_most(offset));
    rows(txn, &query).await
}

/// How many cases a filter has.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn, filter: &CaseFilter) -> Result<u64, StoreError> {
    let mut query = Query::select();
    query.expr_as(Expr::col((row::Entity, row::Column::Id)).count(), "n").from(row::Entity);
    narrow(&mut query, filter);
    let counted = txn.conn().query_one(&query).await?;
    Ok(columns::count(counted.map_or(Ok(0), |row| row.try_get("", "n"))?))
}

/// Every case, ordered by number.
///
/// # Errors
/// As for any query.
pub async fn all(txn: &Txn) -> Result<Vec<Case>, StoreError> {
    let found = row::Entity::find().order_by_asc(row::Column::Number).all(txn.conn()).await?;
    found.iter().map(from_row).collect()
}

/// These cases, ordered by number; identities that are none are left out.
///
/// # Errors
/// As for any query.
pub async fn of_ids(txn: &Txn, ids: &[CaseId]) -> Result<Vec<Case>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(ids) {
        found.extend(row::Entity::find().filter(row::Column::Id.is_in(list)).all(txn.conn()).await?);
    }
    found.sort_by_key(|row| row.number);
    found.iter().map(from_row).collect()
}

/// These cases with their parties' names, ordered by number.
///
/// # Errors
/// As for any query.
pub async fn rows_of(txn: &Txn, ids: &[CaseId]) -> Result<Vec<CaseRow>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(ids) {
        let mut query = with_parties();
        query.and_where(Expr::col((row::Entity, row::Column::Id)).is_in(list));
        found.extend(rows(txn, &query).await?);
    }
    found.sort_by_key(|row| row.case.number);
    Ok(found)
}

/// The cases with the two names beside each.
fn with_parties() -> SelectStatement {
    let mut query = Query::select();
    for column in ["id", "number", "risk", "owner", "opened_at", "version"] {
        query.column((row::Entity, Alias::new(column)));
    }
    query.from(row::Entity).order_by((row::Entity, row::Column::Number), Order::Asc);
    for party in ["victim", "respondent"] {
        query.expr_as(Expr::col((party, "full_name")), party);
        let of_case = Expr::col((party, "case_id")).equals((row::Entity, row::Column::Id));
        query.join_as(
            sea_orm::sea_query::JoinType::LeftJoin,
            "people",
            party,
            of_case.and(Expr::col((party, "role")).eq(party)),
        );
    }
    query
}

async fn rows(txn: &Txn, query: &SelectStatement) -> Result<Vec<CaseRow>, StoreError> {
    let found = txn.conn().query_all(query).await?;
    found
        .into_iter()
        .map(|result| {
            let name = |column| {
                Ok::<_, StoreError>(result.try_get::<Option<String>>("", column)?.unwrap_or_default())
            };
            Ok(CaseRow {
                case: from_row(&row::Model::from_query_result(&result, "")?)?,
                victim: name("victim")?,
                respondent: name("respondent")?,
            })
        })
        .collect()
}

fn narrow(query: &mut SelectStatement, filter: &CaseFilter) {
    if let Some(owner) = filter.owner {
        query.and_where(Expr::col((row::Entity, row::Column::Owner)).eq(owner.to_string()));
    }
    let Some(text) = filter.text.as_deref().filter(|text| !text.trim().is_empty()) else { return };
    let named = fold(text);
    // A text of signs alone names nobody.
    let mut found = if named.is_empty() {
        Expr::val(1).eq(0)
    } else {
        let mut people = Query::select();
        people.column(("people", "case_id")).from("people");
        words_of_person(&mut people, &named);
        Expr::col((row::Entity, row::Column::Id)).in_subquery(people)
    };
    if let Some(number) = reference_number(text) {
        found = found.or(Expr::col((row::Entity, row::Column::Number)).eq(i64::from(number)));
    }
    query.and_where(found);
}

#[cfg(test)]
mod tests {
    use safehold_core::person::PartyRole;

    use super::*;
    use crate::people;
    use crate::trial::{case, id, officer, on_each, one_case, person};

    #[tokio::test]
    async fn cases_are_kept_listed_and_numbered() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            assert_eq!(next_number(&txn).await, Ok(2001));
            let (first, ..) = one_case(&txn).await;
            assert_eq!(next_number(&txn).await, Ok(2042));
            crate::officers::insert(&txn, &officer(2, "DC Other")).await.unwrap();
            let second = Case { owner: Some(id(2)), risk: None, ..case(20, 2042) };
            insert(&txn, &second).await.unwrap();
            people::insert(&txn, &person(21, second.id, PartyRole::Victim, "Ana", "Quill")).await.unwrap();
            people::insert(&txn, &person(22, second.id, PartyRole::Child, "Mei", "Quill")).await.unwrap();

            assert_eq!(get(&txn, second.id).await.unwrap(), second);
            assert_eq!(by_number(&txn, 2041).await.unwrap().id, first);
            assert_eq!(by_number(&txn, 1).await, Err(StoreError::NotFound));
            let all_rows = list(&txn, &CaseFilter::default(), 10, 0).await.unwrap();
            let names: Vec<_> =
                all_rows.iter().map(|row| (row.victim.as_str(), row.respondent.as_str())).collect();
            assert_eq!(names, [("Petra O'Neill-Quill", "Siôn Ŵyn"), ("Ana Quill", "")]);
            assert_eq!(list(&txn, &CaseFilter::default(), 1, 1).await.unwrap(), all_rows[1..]);
            assert_eq!(rows_of(&txn, &[second.id, first, second.id]).await.unwrap(), all_rows);
            assert_eq!(of_ids(&txn, &[second.id]).await.unwrap(), std::slice::from_ref(&second));
            assert_eq!(all(&txn).await.unwrap().len(), 2);

            for (owner, text, expected) in [
                (None, Some("  "), 2),
                (Some(2), None, 1),
                (None, Some("quill"), 2),
                (None, Some("qui pet"), 1),
                (None, Some("mei"), 1),
                (None, Some("sh-2042"), 1),
                (Some(1), Some("sh-2042"), 0),
                (None, Some("wyn"), 1),
                (None, Some("%"), 0),
            ] {
                let filter = CaseFilter { owner: owner.map(id), text: text.map(str::to_owned) };
                assert_eq!(count(&txn, &filter).await.unwrap(), expected, "{filter:?}");
                assert_eq!(list(&txn, &filter, 50, 0).await.unwrap().len() as u64, expected, "{filter:?}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn the_second_to_save_a_case_is_told() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, ..) = one_case(&txn).await;
            let read = get(&txn, case).await.unwrap();
            assert_eq!(update(&txn, &Case { risk: None, ..read.clone() }).await, Ok(2));
            assert_eq!(update(&txn, &Case { owner: None, ..read }).await, Err(StoreError::Conflict));
            let now = get(&txn, case).await.unwrap();
            assert_eq!((now.risk, now.owner, now.version), (None, Some(id(1)), 2));
        })
        .await;
    }
}
