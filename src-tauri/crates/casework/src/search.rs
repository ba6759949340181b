//! Finding people, orders, addresses and phones: exact references and numbers first, then names.

use safehold_core::audit::Act;
use safehold_core::officer::Permission;
use safehold_store::people::{self, Found};

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;

/// The best matches, at most 20.
///
/// # Errors
/// `Forbidden`.
pub async fn find(desk: &Desk<'_>, text: &str) -> Result<Vec<Found>, CaseworkError> {
    let work = desk.begin(Permission::SeeCases).await?;
    let found = if text.trim().chars().count() < 2 {
        Vec::new()
    } else {
        people::search(&work.txn, text, 20).await?
    };
    work.finish([Entry::of(Act::Consult, "search", format!("{} found", found.len()))]).await?;
    Ok(found)
}
