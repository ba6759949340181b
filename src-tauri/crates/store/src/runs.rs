//! Print runs and what became of each letter in them.

use safehold_core::id::RunId;
use safehold_core::letter::{Done, Fate, LetterKind, Outlet, Run, RunItem};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::columns::{self, Numbers};
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "print_runs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub number: i64,
        pub at: String,
        pub made_by: String,
        pub outlet: String,
        pub printer: String,
        pub two_sided: bool,
        pub due_to: String,
        pub ended_at: Option<String>,
        pub cancelled: bool,
        pub counted: Option<i64>,
        pub counted_at: Option<String>,
        pub counted_by: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod item_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "run_letters")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub run_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub due_id: String,
        pub case_id: String,
        pub kind: String,
        pub looked_at: bool,
        pub letter_id: Option<String>,
        pub reference: String,
        pub pages: i64,
        pub fate: String,
        pub reasons: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(run: &Run) -> row::Model {
    row::Model {
        id: run.id.to_string(),
        number: i64::from(run.number),
        at: columns::instant(run.at),
        made_by: run.by.to_string(),
        outlet: run.outlet.code().to_owned(),
        printer: run.printer.clone(),
        two_sided: run.two_sided,
        due_to: columns::day(run.due_to),
        ended_at: run.ended_at.map(columns::instant),
        cancelled: run.cancelled,
        counted: run.counted.map(|(sheets, _)| i64::from(sheets)),
        counted_at: run.counted.map(|(_, done)| columns::instant(done.at)),
        counted_by: run.counted.map(|(_, done)| done.by.to_string()),
    }
}

fn from_row(row: row::Model) -> Result<Run, StoreError> {
    let counted = match (row.counted, &row.counted_at, &row.counted_by) {
        (Some(sheets), Some(at), Some(by)) => {
            let done = Done { at: columns::read_instant(at)?, by: columns::id(by)? };
            Some((columns::number(sheets)?, done))
        }
        _ => None,
    };
    Ok(Run {
        id: columns::id(&row.id)?,
        number: columns::number(row.number)?,
        at: columns::read_instant(&row.at)?,
        by: columns::id(&row.made_by)?,
        outlet: columns::code(&row.outlet, Outlet::from_code)?,
        printer: row.printer,
        two_sided: row.two_sided,
        due_to: columns::read_day(&row.due_to)?,
        ended_at: columns::maybe(row.ended_at.as_ref(), columns::read_instant)?,
        cancelled: row.cancelled,
        counted,
    })
}

fn item_to_row(run: RunId, item: &RunItem) -> Result<item_row::Model, StoreError> {
    Ok(item_row::Model {
        run_id: run.to_string(),
        place: i64::from(item.place),
        due_id: item.due.to_string(),
        case_id: item.case.to_string(),
        kind: item.kind.code().to_owned(),
        looked_at: item.looked_at,
        letter_id: item.letter.map(|id| id.to_string()),
        reference: item.reference.clone(),
        pages: i64::from(item.pages),
        fate: item.fate.code().to_owned(),
        reasons: columns::json(&item.reasons)?,
    })
}

fn item_from_row(row: item_row::Model) -> Result<RunItem, StoreError> {
    Ok(RunItem {
        place: columns::number(row.place)?,
        due: columns::id(&row.due_id)?,
        case: columns::id(&row.case_id)?,
        kind: columns::code(&row.kind, LetterKind::from_code)?,
        looked_at: row.looked_at,
        letter: columns::maybe(row.letter_id.as_ref(), columns::id)?,
        pages: columns::number(row.pages)?,
        fate: columns::code(&row.fate, Fate::from_code)?,
        reasons: columns::read_json(&row.reasons)?,
        reference: row.reference,
    })
}

/// Keeps a new run with the letters it is to print.
///
/// # Errors
/// `Conflict` when its number was given before.
pub async fn insert(txn: &Txn, run: &Run, items: &[RunItem]) -> Result<(), StoreError> {
    columns::insert(txn, to_row(run)).await?;
    for some in items.chunks(500) {
        let rows: Vec<_> = some
            .iter()
            .map(|item| Ok(item_to_row(run.id, item)?.into_active_model()))
            .collect::<Result<_, StoreError>>()?;
        item_row::Entity::insert_many(rows).exec_without_returning(txn.conn()).await?;
    }
    Ok(())
}

/// Writes how a run goes on: its end, the count of its sheets.
///
/// # Errors
/// `NotFound`.
pub async fn update(txn: &Txn, run: &Run) -> Result<(), StoreError> {
    let done = row::Entity::update_many()
        .set(to_row(run).into_active_model().reset_all())
        .filter(row::Column::Id.eq(run.id.to_string()))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Writes what became of one letter of a run.
///
/// # Errors
/// `NotFound`.
pub async fn update_item(txn: &Txn, run: RunId, item: &RunItem) -> Result<(), StoreError> {
    let done = item_row::Entity::update_many()
        .set(item_to_row(run, item)?.into_active_model().reset_all())
        .filter(item_row::Column::RunId.eq(run.to_string()))
        .filter(item_row::Column::Place.eq(i64::from(item.place)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// One run.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: RunId) -> Result<Run, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

/// The letters of a run, in order.
///
/// # Errors
/// As for any query.
pub async fn items(txn: &Txn, id: RunId) -> Result<Vec<RunItem>, StoreError> {
    let query = item_row::Entity::find()
        .filter(item_row::Column::RunId.eq(id.to_string()))
        .order_by_asc(item_row::Column::Place);
    query.all(txn.conn()).await?.into_iter().map(item_from_row).collect()
}

/// A page of runs, the newest first.
///
/// # Errors
/// As for any query.
pub async fn list(txn: &Txn, limit: u64, offset: u64) -> Result<Vec<Run>, StoreError> {
    let query = row::Entity::find()
        .order_by_desc(row::Column::Number)
        .limit(columns::at_most(limit))
        .offset(columns::at_most(offset));
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// How many runs there are.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn) -> Result<u64, StoreError> {
    Ok(row::Entity::find().count(txn.conn()).await?)
}

/// The number for the next run, from 1. Whoever asks has it alone until the transaction ends.
///
/// # Errors
/// As for any query.
pub async fn next_number(txn: &Txn) -> Result<u32, StoreError> {
    columns::alone(txn, Numbers::Runs).await?;
    let query = row::Entity::find().select_only().column_as(row::Column::Number.max(), "n");
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    Ok(columns::number(last.unwrap_or(0))?.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use safehold_core::letter::{CalledFor, LetterDue};

    use super::*;
    use crate::dues;
    use crate::trial::{at, id, on_each, one_case};

    #[tokio::test]
    async fn a_run_and_its_letters_come_back() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, ..) = one_case(&txn).await;
            let due = |n: u128| LetterDue {
                id: id(n),
                case,
                recipient: victim,
                measure: None,
                called: CalledFor {
                    kind: LetterKind::Bail,
                    key: format!("by hand {n}"),
                    due: at("2026-11-23T10:00+00:00"),
                    until: None,
                    why: "Released on bail".into(),
                    rule: "T9".into(),
                },
                raised_at: at("2026-11-23T10:00+00:00"),
                letter: None,
                accepted: None,
                held: None,
                closed: None,
                version: 1,
            };
            dues::insert(&txn, &[due(91), due(92)]).await.unwrap();
            let run = Run {
                id: id(80),
                number: next_number(&txn).await.unwrap(),
                at: at("2026-11-23T12:00+00:00"),
                by: id(1),
                outlet: Outlet::Printer,
                printer: "Front_office".into(),
                two_sided: true,
                due_to: "2026-11-23".parse().unwrap(),
                ended_at: None,
                cancelled: false,
                counted: None,
            };
            let item = |place| RunItem {
                place,
                due: id(90 + u128::from(place)),
                case,
                kind: LetterKind::Bail,
                looked_at: true,
                letter: None,
                reference: String::new(),
                pages: 0,
                fate: Fate::Waiting,
                reasons: Vec::new(),
            };
            let items_made = [item(1), item(2)];
            insert(&txn, &run, &items_made).await.unwrap();
            assert_eq!(items(&txn, run.id).await.unwrap(), items_made);
            let refused = RunItem {
                fate: Fate::Refused,
                reasons: vec![("post-not-safe".into(), "Post is not safe".into())],
                ..item(2)
            };
            update_item(&txn, run.id, &refused).await.unwrap();
            assert_eq!(items(&txn, run.id).await.unwrap()[1], refused);
            let done = Done { at: at("2026-11-23T12:05+00:00"), by: id(1) };
            let ended = Run { ended_at: Some(done.at), counted: Some((42, done)), ..run };
            update(&txn, &ended).await.unwrap();
            assert_eq!(get(&txn, id(80)).await.unwrap(), ended);
            assert_eq!((count(&txn).await, next_number(&txn).await), (Ok(1), Ok(2)));
        })
        .await;
    }
}
