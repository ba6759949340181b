//! People who work with Safehold. Nobody is deleted: who leaves is no longer active, and their name stays with what
//! they did.

use safehold_core::id::OfficerId;
use safehold_core::officer::{Officer, Role};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use crate::columns::{self, Numbers};
use crate::fold::fold;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "officers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub number: i64,
        pub name: String,
        pub name_folded: String,
        pub role: String,
        pub administrator: bool,
        pub phone: String,
        pub active: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(officer: &Officer, number: i64) -> row::Model {
    row::Model {
        id: officer.id.to_string(),
        number,
        name: officer.name.clone(),
        name_folded: fold(&officer.name),
        role: officer.role.code().to_owned(),
        administrator: officer.administrator,
        phone: officer.phone.clone(),
        active: officer.active,
    }
}

fn from_row(row: row::Model) -> Result<Officer, StoreError> {
    Ok(Officer {
        id: columns::id(&row.id)?,
        name: row.name,
        role: columns::code(&row.role, Role::from_code)?,
        administrator: row.administrator,
        phone: row.phone,
        active: row.active,
    })
}

/// Records a new person.
///
/// # Errors
/// `Conflict` when somebody of that name (or identity) is there.
pub async fn insert(txn: &Txn, officer: &Officer) -> Result<(), StoreError> {
    columns::alone(txn, Numbers::Officers).await?;
    let last: Option<i64> = row::Entity::find()
        .select_only()
        .column_as(row::Column::Number.max(), "n")
        .into_tuple()
        .one(txn.conn())
        .await?
        .flatten();
    columns::insert(txn, to_row(officer, last.unwrap_or(0) + 1)).await
}

/// Writes a person's changed name, role, right, phone or leaving.
///
/// # Errors
/// `NotFound`; `Conflict` when another has that name.
pub async fn update(txn: &Txn, officer: &Officer) -> Result<(), StoreError> {
    let mut row = to_row(officer, 0).into_active_model();
    row.number = sea_orm::ActiveValue::NotSet;
    let done = row::Entity::update_many()
        .set(sea_orm::ActiveModelTrait::reset_all(row))
        .filter(row::Column::Id.eq(officer.id.to_string()))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// One person.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: OfficerId) -> Result<Officer, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

/// The person of that name, however it is written.
///
/// # Errors
/// As for any query.
pub async fn by_name(txn: &Txn, name: &str) -> Result<Option<Officer>, StoreError> {
    let query = row::Entity::find().filter(row::Column::NameFolded.eq(fold(name)));
    query.one(txn.conn()).await?.map(from_row).transpose()
}

/// Everybody, also those who left, ordered by name.
///
/// # Errors
/// As for any query.
pub async fn list(txn: &Txn) -> Result<Vec<Officer>, StoreError> {
    let query = row::Entity::find().order_by_asc(row::Column::NameFolded).order_by_asc(row::Column::Id);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The caseload's first person: the one recorded first.
///
/// # Errors
/// `NotFound` in an empty caseload.
pub async fn first(txn: &Txn) -> Result<Officer, StoreError> {
    let found = row::Entity::find().order_by_asc(row::Column::Number).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{id, officer, on_each};

    #[tokio::test]
    async fn people_come_and_go_and_are_found_by_name() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            assert_eq!(first(&txn).await, Err(StoreError::NotFound));
            let (one, two) = (officer(7, "PC Ŵyn O'Neill"), officer(3, "DC A. Rahman"));
            insert(&txn, &one).await.unwrap();
            insert(&txn, &two).await.unwrap();
            assert_eq!(list(&txn).await.unwrap(), [two.clone(), one.clone()]);
            assert_eq!(first(&txn).await.unwrap(), one);
            assert_eq!(by_name(&txn, " pc  wyn oneill").await.unwrap(), Some(one.clone()));
            let left = Officer { active: false, role: Role::LettersStaff, name: "DS Rahman".into(), ..two };
            update(&txn, &left).await.unwrap();
            assert_eq!(get(&txn, left.id).await.unwrap(), left);
            assert_eq!(first(&txn).await.unwrap().id, one.id, "the order in which they came stays");
            let nobody = Officer { id: id(99), name: "Nobody".into(), ..left };
            assert_eq!(update(&txn, &nobody).await, Err(StoreError::NotFound));
            txn.commit().await.unwrap();
            let txn = store.begin().await.unwrap();
            assert_eq!(insert(&txn, &officer(8, "pc wyn O\u{2019}Neill")).await, Err(StoreError::Conflict));
        })
        .await;
    }
}
