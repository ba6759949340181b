//! How values stand in columns: the same text on both databases, so that a column sorts as its values do.
//!
//! Instants are `2026-11-23T12:00:00Z` (whole seconds), days `2026-11-23`, identities hyphenated lower case, codes as
//! the rules define them, whatever has an inside is JSON with a version. Not here: which table has which.

use std::collections::BTreeSet;
use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{StoreError, Txn};

const INSTANT: &str = "%Y-%m-%dT%H:%M:%SZ";
/// The version of every JSON text so far.
const JSON_VERSION: u32 = 1;
/// How many identities one query asks for at most.
const AT_ONCE: usize = 500;

pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.format(INSTANT).to_string()
}

pub(crate) fn read_instant(text: &str) -> Result<DateTime<Utc>, StoreError> {
    chrono::NaiveDateTime::parse_from_str(text, INSTANT)
        .map(|at| at.and_utc())
        .map_err(|_| StoreError::internal("instant in a column"))
}

pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

pub(crate) fn read_day(text: &str) -> Result<NaiveDate, StoreError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| StoreError::internal("day in a column"))
}

/// Reads a column that may be empty.
pub(crate) fn maybe<T>(
    text: Option<&String>,
    read: impl FnOnce(&str) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    text.map(|text| read(text)).transpose()
}

pub(crate) fn id<T: From<Uuid>>(text: &str) -> Result<T, StoreError> {
    Uuid::parse_str(text).map(T::from).map_err(|_| StoreError::internal("identity in a column"))
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a code by the rules' own reader.
pub(crate) fn code<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
    read(text).ok_or_else(|| StoreError::internal("code in a column"))
}

pub(crate) fn number(value: i64) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(|_| StoreError::internal("number in a column"))
}

/// A count of rows, which no database gives as negative.
pub(crate) fn count(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}

/// A limit or offset as databases take it.
pub(crate) fn at_most(limit: u64) -> u64 {
    limit.min(i64::MAX as u64)
}

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    v: u32,
    data: T,
}

pub(crate) fn json<T: Serialize>(data: &T) -> Result<String, StoreError> {
    serde_json::to_string(&Kept { v: JSON_VERSION, data }).map_err(|_| StoreError::internal("writing JSON"))
}

pub(crate) fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    let kept: Kept<T> = serde_json::from_str(text).map_err(|_| StoreError::internal("reading JSON"))?;
    if kept.v == JSON_VERSION { Ok(kept.data) } else { Err(StoreError::NewerVersion) }
}

/// The identities as text, each once, in lists that one query can ask for.
pub(crate) fn lists<T: Display>(ids: &[T]) -> Vec<Vec<String>> {
    let each: Vec<String> =
        ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>().into_iter().collect();
    each.chunks(AT_ONCE).map(<[String]>::to_vec).collect()
}

/// Writes one new row.
pub(crate) async fn insert<E, M, A>(txn: &Txn, row: M) -> Result<(), StoreError>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    E::insert(row.into_active_model()).exec_without_returning(txn.conn()).await?;
    Ok(())
}

/// What a transaction holds alone until its end, so that two don't take the same next number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Numbers {
    Cases = 1,
    Letters = 2,
    Audit = 3,
    Officers = 4,
    Feed = 5,
    Runs = 7,
    Settings = 6,
}

/// Waits until no other transaction is taking one of these numbers. On SQLite there is only one writer anyway.
pub(crate) async fn alone(txn: &Txn, numbers: Numbers) -> Result<(), StoreError> {
    if txn.is_shared() {
        let lock = format!("SELECT pg_advisory_xact_lock(23294, {})", numbers as i32);
        txn.conn().execute_unprepared(&lock).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_sort_as_text_and_come_back() {
        let early = read_instant("2026-03-29T00:59:59Z").unwrap();
        let late = read_instant("2026-11-23T12:00:00Z").unwrap();
        assert!(instant(early) < instant(late));
        assert_eq!(read_instant(&instant(late)), Ok(late));
        assert!(read_instant("2026-11-23 12:00").is_err());
    }

    #[test]
    fn a_json_text_of_a_later_version_is_refused() {
        assert_eq!(read_json::<u32>(&json(&7).unwrap()), Ok(7));
        assert_eq!(read_json::<u32>(r#"{"v":2,"data":7}"#), Err(StoreError::NewerVersion));
    }

    #[test]
    fn each_identity_is_asked_for_once() {
        let ids: Vec<usize> = (0..1200).map(|n| n % 1100).collect();
        let sizes: Vec<usize> = lists(&ids).iter().map(Vec::len).collect();
        assert_eq!(sizes, [500, 500, 100]);
        assert!(lists::<u32>(&[]).is_empty());
    }
}
