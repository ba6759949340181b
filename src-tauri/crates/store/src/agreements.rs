//! What second people agreed to about a letter: rows of their own, never changed.

use safehold_core::id::LetterId;
use safehold_core::letter_gate::Agreement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter_agreements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub letter_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub made_by: String,
        pub reason: String,
        pub at: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Keeps an agreement about a letter.
///
/// # Errors
/// `Conflict` where this person agreed to the same before.
pub async fn insert(txn: &Txn, letter: LetterId, agreement: &Agreement) -> Result<(), StoreError> {
    let row = row::Model {
        letter_id: letter.to_string(),
        code: agreement.code.clone(),
        made_by: agreement.by.to_string(),
        reason: agreement.reason.clone(),
        at: columns::instant(agreement.at),
    };
    columns::insert(txn, row).await
}

/// The agreements about these letters, each with its letter, the earliest first.
///
/// # Errors
/// As for any query.
pub async fn of_letters(txn: &Txn, letters: &[LetterId]) -> Result<Vec<(LetterId, Agreement)>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(letters) {
        let query = row::Entity::find()
            .filter(row::Column::LetterId.is_in(list))
            .order_by_asc(row::Column::At)
            .order_by_asc(row::Column::Code)
            .order_by_asc(row::Column::MadeBy);
        for row in query.all(txn.conn()).await? {
            let agreement = Agreement {
                code: row.code,
                by: columns::id(&row.made_by)?,
                reason: row.reason,
                at: columns::read_instant(&row.at)?,
            };
            found.push((columns::id(&row.letter_id)?, agreement));
        }
    }
    Ok(found)
}
