//! What was typed and not saved yet: kept in the encrypted caseload, each person's own, until it is saved or
//! thrown away..

use safehold_core::audit::Act;
use safehold_core::officer::Permission;
use safehold_store::drafts;

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// Keeps a draft under a key; one that is there is replaced.
///
/// # Errors
/// `Unavailable` where it is larger than 256 KB.
pub async fn keep(desk: &Desk<'_>, key: &str, text: &str) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    drafts::keep(&work.txn, work.me.id, key, text, work.now).await?;
    work.finish([Entry::of(Act::Collect, "draft", "kept").of_an_open_page()]).await
}

/// The draft under a key.
///
/// # Errors
/// Whatever the store says.
pub async fn get(desk: &Desk<'_>, key: &str) -> Result<Option<String>, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let found = drafts::get(&work.txn, work.me.id, key).await?;
    work.finish([Entry::of(Act::Consult, "draft", "read")]).await?;
    Ok(found)
}

/// Throws the draft under a key away.
///
/// # Errors
/// Whatever the store says.
pub async fn drop(desk: &Desk<'_>, key: &str) -> Result<(), CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    drafts::drop(&work.txn, work.me.id, key).await?;
    work.finish([Entry::of(Act::Alter, "draft", "thrown away")]).await
}
