//! Step 1: what the caseload says about itself, one row.

use sea_orm_migration::prelude::*;

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "m0001_meta"
    }
}

#[derive(DeriveIden)]
pub(super) enum Meta {
    Table,
    /// Always 1: the table has one row.
    Id,
    /// The vault's identity, as in the keys file.
    VaultId,
    /// Version of Safehold that made the caseload.
    MadeWith,
    /// Version of Safehold that last changed the schema.
    SchemaBy,
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Meta::Table)
                    .col(ColumnDef::new(Meta::Id).integer().not_null().primary_key())
                    .col(ColumnDef::new(Meta::VaultId).string_len(36).not_null())
                    .col(ColumnDef::new(Meta::MadeWith).string_len(32).not_null())
                    .col(ColumnDef::new(Meta::SchemaBy).string_len(32).not_null())
                    .check(Expr::col(Meta::Id).eq(1))
                    .to_owned(),
            )
            .await
    }
}
