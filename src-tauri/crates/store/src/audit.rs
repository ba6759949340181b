//! The log of every act. Rows are added and never changed: the tables' own triggers refuse it.
//!
//! `prev_hash` and `hash` are columns for the chain over the rows; nothing fills them yet.

use safehold_core::audit::{Act, Event};
use safehold_core::id::{CaseId, OfficerId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::columns::{self, Numbers};
use crate::{StoreError, Txn, officers};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub at: String,
        pub clock: String,
        pub officer_id: Option<String>,
        pub act: String,
        pub case_id: Option<String>,
        pub what: String,
        pub which: String,
        pub prev_hash: Option<String>,
        pub hash: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn from_row(row: row::Model) -> Result<(u64, Event), StoreError> {
    let event = Event {
        at: columns::read_instant(&row.at)?,
        clock: columns::read_instant(&row.clock)?,
        officer: columns::maybe(row.officer_id.as_ref(), columns::id)?,
        act: columns::code(&row.act, Act::from_code)?,
        case: columns::maybe(row.case_id.as_ref(), columns::id)?,
        what: row.what,
        which: row.which,
    };
    Ok((columns::count(row.seq), event))
}

/// Adds an entry; gives its number, from 1 without gaps. Do it last: on a shared database the next entry waits for
/// the end of this transaction.
///
/// # Errors
/// As for any query.
pub async fn append(txn: &Txn, event: &Event) -> Result<u64, StoreError> {
    columns::alone(txn, Numbers::Audit).await?;
    let query = row::Entity::find().select_only().column_as(row::Column::Seq.max(), "n");
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    let seq = last.unwrap_or(0) + 1;
    let row = row::Model {
        seq,
        at: columns::instant(event.at),
        clock: columns::instant(event.clock),
        officer_id: event.officer.map(|id| id.to_string()),
        act: event.act.code().to_owned(),
        case_id: event.case.map(|id| id.to_string()),
        what: event.what.clone(),
        which: event.which.clone(),
        prev_hash: None,
        hash: None,
    };
    columns::insert(txn, row).await?;
    Ok(columns::count(seq))
}

/// The entries about a case, the newest first: number, entry, who (empty before anybody was signed in).
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId, limit: u64) -> Result<Vec<(u64, Event, String)>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::CaseId.eq(case.to_string()))
        .order_by_desc(row::Column::Seq)
        .limit(columns::at_most(limit));
    let found = query.all(txn.conn()).await?;
    let names = officers::list(txn).await?;
    found
        .into_iter()
        .map(|row| {
            let (seq, event) = from_row(row)?;
            let who = names.iter().find(|officer| Some(officer.id) == event.officer);
            Ok((seq, event, who.map_or_else(String::new, |officer| officer.name.clone())))
        })
        .collect()
}

/// A person's latest entries, the newest first.
///
/// # Errors
/// As for any query.
pub async fn latest_of(txn: &Txn, officer: OfficerId, limit: u64) -> Result<Vec<Event>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::OfficerId.eq(officer.to_string()))
        .order_by_desc(row::Column::Seq)
        .limit(columns::at_most(limit));
    query.all(txn.conn()).await?.into_iter().map(|row| Ok(from_row(row)?.1)).collect()
}

/// The entries after a number, the oldest first.
///
/// # Errors
/// As for any query.
pub async fn since(txn: &Txn, seq: u64) -> Result<Vec<(u64, Event)>, StoreError> {
    let after = i64::try_from(seq).unwrap_or(i64::MAX);
    let query = row::Entity::find().filter(row::Column::Seq.gt(after)).order_by_asc(row::Column::Seq);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// The number of the last entry; 0 where there is none.
///
/// # Errors
/// As for any query.
pub async fn last(txn: &Txn) -> Result<u64, StoreError> {
    let query = row::Entity::find().select_only().column_as(row::Column::Seq.max(), "n");
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    Ok(columns::count(last.unwrap_or(0)))
}

/// How many entries there are.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn) -> Result<u64, StoreError> {
    Ok(row::Entity::find().count(txn.conn()).await?)
}

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::trial::{at, id, officer, on_each};

    fn event(n: u128, who: Option<u128>) -> Event {
        Event {
            at: at("2026-11-23T12:00+00:00"),
            clock: at("2026-11-22T19:42+00:00"),
            officer: who.map(id),
            act: Act::Disclose,
            case: Some(id(n)),
            what: "letter".into(),
            which: "VC-48213-K".into(),
        }
    }

    #[tokio::test]
    async fn entries_are_numbered_and_stay() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            officers::insert(&txn, &officer(1, "PC A. Rahman")).await.unwrap();
            for (n, (case, who)) in [(10, None), (10, Some(1)), (20, Some(1))].into_iter().enumerate() {
                assert_eq!(append(&txn, &event(case, who)).await, Ok(n as u64 + 1));
            }
            txn.commit().await.unwrap();

            let txn = store.begin().await.unwrap();
            append(&txn, &event(20, Some(1))).await.unwrap();
            drop(txn);

            let txn = store.begin().await.unwrap();
            assert_eq!(count(&txn).await, Ok(3), "an act that was undone leaves no entry");
            let of_ten = of_case(&txn, id(10), 5).await.unwrap();
            let expected =
                [(2, event(10, Some(1)), "PC A. Rahman".to_owned()), (1, event(10, None), String::new())];
            assert_eq!(of_ten, expected);
            assert_eq!(since(&txn, 2).await.unwrap(), [(3, event(20, Some(1)))]);
            assert_eq!(latest_of(&txn, id(1), 9).await.unwrap(), [event(20, Some(1)), event(10, Some(1))]);
            assert_eq!(latest_of(&txn, id(1), 1).await.unwrap(), [event(20, Some(1))]);
            drop(txn);
            for change in
                ["UPDATE audit SET what = 'x'", "DELETE FROM audit", "UPDATE audit SET seq = seq + 1"]
            {
                let txn = store.begin().await.unwrap();
                assert!(txn.conn().execute_unprepared(change).await.is_err(), "{change}");
            }
            let txn = store.begin().await.unwrap();
            assert_eq!(count(&txn).await, Ok(3));
        })
        .await;
    }

    #[tokio::test]
    async fn two_who_act_at_once_both_get_a_number() {
        on_each(async |store| {
            if !store.is_shared() {
                return;
            }
            let act = async || {
                for _ in 0..20 {
                    let txn = store.begin().await.unwrap();
                    append(&txn, &event(10, None)).await.unwrap();
                    txn.commit().await.unwrap();
                }
            };
            tokio::join!(act(), act(), act());
            let txn = store.begin().await.unwrap();
            let numbers: Vec<u64> = since(&txn, 0).await.unwrap().into_iter().map(|(seq, _)| seq).collect();
            assert_eq!(numbers, (1..=60).collect::<Vec<u64>>());
        })
        .await;
    }
}
