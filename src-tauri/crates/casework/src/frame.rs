//! The counts beside the pages' names, each by the same query as the list behind it.

use safehold_core::audit::Act;
use safehold_core::london;
use safehold_core::officer::{Officer, Permission};
use safehold_store::settings::Unit;
use safehold_store::{dues, plans, settings, tasks};

use crate::desk::{Desk, Entry};
use crate::error::CaseworkError;
use crate::register::waiting;
use crate::tasks::mine;

/// Who is signed in, where, and what waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The person.
    pub me: Officer,
    /// The unit.
    pub unit: Unit,
    /// Minutes without input after which Safehold locks itself.
    pub lock_after_minutes: u32,
    /// My tasks that are late or due within 7 days.
    pub today: u64,
    /// Orders that wait for somebody.
    pub register: u64,
    /// Letters due today: ready and blocked together.
    pub letters: u64,
    /// Cases with a plan.
    pub plans: u64,
}

/// The frame around every page.
///
/// # Errors
/// `Forbidden` for who left.
pub async fn frame(desk: &Desk<'_>) -> Result<Frame, CaseworkError> {
    let work = desk.begin(Permission::UseSafehold).await?;
    let frame = Frame {
        unit: settings::unit(&work.txn).await?,
        lock_after_minutes: work.policy.lock_after_minutes,
        today: tasks::count(&work.txn, &mine(work.me.id, work.now)).await?,
        register: waiting(&work).await?,
        letters: dues::count(&work.txn, crate::queue::end_of_day(london::date(work.now)), work.now).await?,
        plans: plans::count(&work.txn).await?,
        me: work.me.clone(),
    };
    work.finish([Entry::of(Act::Consult, "frame", "").of_an_open_page()]).await?;
    Ok(frame)
}
