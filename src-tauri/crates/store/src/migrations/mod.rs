//! The schema's history: one file per step, forward only, each in one transaction on both databases. A step that has
//! been released is never changed. Not here: reading and writing rows.

mod m20261122_000001_ground;

use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::prelude::*;
use uuid::Uuid;

use crate::error::StoreError;

struct Migrator;

#[derive(DeriveIden)]
enum Meta {
    Table,
    Id,
    VaultId,
    MadeWith,
    SchemaBy,
}

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261122_000001_ground::Step)]
    }
}

/// How a database's schema stands to this version of Safehold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemaState {
    /// Nothing in it yet.
    Empty,
    /// Steps are missing.
    Older,
    /// As this version wants it.
    Current,
    /// Has steps that this version doesn't know.
    Newer,
}

/// Looks at the schema without changing anything.
pub(crate) async fn state(db: &DatabaseConnection) -> Result<SchemaState, StoreError> {
    if !SchemaManager::new(db).has_table("seaql_migrations").await? {
        return Ok(SchemaState::Empty);
    }
    let applied = db
        .query_all(&Query::select().column("version").from("seaql_migrations").take())
        .await?
        .iter()
        .map(|row| row.try_get::<String>("", "version"))
        .collect::<Result<Vec<_>, _>>()?;
    let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    Ok(if applied.iter().any(|name| !known.contains(name)) {
        SchemaState::Newer
    } else if applied.is_empty() {
        SchemaState::Empty
    } else if applied.len() < known.len() {
        SchemaState::Older
    } else {
        SchemaState::Current
    })
}

/// Brings the schema to this version's and notes which version did. A newer one is left alone. `vault` is the
/// identity that an empty caseload gets.
pub(crate) async fn bring_up(db: &DatabaseConnection, vault: &[u8; 16]) -> Result<(), StoreError> {
    if state(db).await? == SchemaState::Newer {
        return Err(StoreError::NewerVersion);
    }
    Migrator::up(db, None).await?;
    let version = env!("CARGO_PKG_VERSION");
    let noted = db
        .execute(
            &Query::update()
                .table(Meta::Table)
                .value(Meta::SchemaBy, version)
                .and_where(Expr::col(Meta::Id).eq(1))
                .take(),
        )
        .await?;
    if noted.rows_affected() == 0 {
        let vault = Uuid::from_bytes(*vault).hyphenated().to_string();
        db.execute(
            Query::insert()
                .into_table(Meta::Table)
                .columns([Meta::Id, Meta::VaultId, Meta::MadeWith, Meta::SchemaBy])
                .values_panic([1.into(), vault.into(), version.into(), version.into()]),
        )
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_runs_in_one_transaction() {
        for step in Migrator::migrations() {
            assert_eq!(step.use_transaction(), Some(true), "{} must run in one transaction", step.name());
        }
    }

    #[test]
    fn names_are_in_order_and_never_twice() {
        let names: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(names, sorted);
    }
}
