//! People in a case: their record, and what they are found by.

mod kept;
mod search;

use safehold_core::id::{CaseId, PersonId};
use safehold_core::person::{PartyRole, Person};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::columns;
use crate::fold::fold;
use crate::{StoreError, Txn};

pub(crate) use search::words_of_person;
pub use search::{Found, search};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub role: String,
        pub place: i64,
        pub full_name: String,
        pub name_folded: String,
        pub data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(person: &Person) -> Result<row::Model, StoreError> {
    Ok(row::Model {
        id: person.id.to_string(),
        case_id: person.case.to_string(),
        role: person.role.code().to_owned(),
        place: match person.role {
            PartyRole::Victim => 0,
            PartyRole::Respondent => 1,
            PartyRole::Child | PartyRole::Protected => 2,
        },
        full_name: person.full_name(),
        // Given names first: others in a case are listed by them.
        name_folded: fold(&person.full_name()),
        data: columns::json(&kept::PersonKept::of(person))?,
        version: i64::from(person.version),
    })
}

fn from_row(row: &row::Model) -> Result<Person, StoreError> {
    let kept: kept::PersonKept = columns::read_json(&row.data)?;
    kept.person(
        columns::id(&row.id)?,
        columns::id(&row.case_id)?,
        columns::code(&row.role, PartyRole::from_code)?,
        columns::number(row.version)?,
    )
}

/// Records a new person in a case.
///
/// # Errors
/// `Conflict` when the case has a victim or respondent already and this is another.
pub async fn insert(txn: &Txn, person: &Person) -> Result<(), StoreError> {
    columns::insert(txn, to_row(person)?).await?;
    search::keep(txn, person).await
}

/// Writes a changed person. `person.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, person: &Person) -> Result<u32, StoreError> {
    let version = person.version + 1;
    let row = to_row(&Person { version, ..person.clone() })?.into_active_model();
    let done = row::Entity::update_many()
        .set(row.reset_all())
        .filter(row::Column::Id.eq(person.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(person.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected != 1 {
        return Err(StoreError::Conflict);
    }
    search::keep(txn, person).await?;
    Ok(version)
}

/// One person.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: PersonId) -> Result<Person, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(&found.ok_or(StoreError::NotFound)?)
}

/// The people of a case: victim, respondent, then the others by given name.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Person>, StoreError> {
    of_cases(txn, &[case]).await
}

/// The people of these cases, case by case, in the order of [`of_case`].
///
/// # Errors
/// As for any query.
pub async fn of_cases(txn: &Txn, cases: &[CaseId]) -> Result<Vec<Person>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .filter(row::Column::CaseId.is_in(list))
            .order_by_asc(row::Column::CaseId)
            .order_by_asc(row::Column::Place)
            .order_by_asc(row::Column::NameFolded)
            .order_by_asc(row::Column::Id);
        found.extend(query.all(txn.conn()).await?);
    }
    found.iter().map(from_row).collect()
}

/// These people, in no particular order; identities that are none are left out.
///
/// # Errors
/// As for any query.
pub async fn victims_of(txn: &Txn, people: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(people) {
        found.extend(row::Entity::find().filter(row::Column::Id.is_in(list)).all(txn.conn()).await?);
    }
    found.iter().map(from_row).collect()
}
