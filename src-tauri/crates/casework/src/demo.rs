//! An invented caseload: nobody in it is real. The same wish makes the same caseload; its dates are counted from
//! the day it is made for, and its now is 12:00 of that day.
//!
//! Made through the same use cases as a real one, so that whatever a real one raises is here too.

mod contact;
mod letters;
mod names;
mod people;
mod plans;
mod story;

use std::path::Path;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use safehold_core::audit::Act;
use safehold_core::calendar::Calendar;
use safehold_core::id::OfficerId;
use safehold_core::letter::{LetterTexts, SignOff};
use safehold_core::london;
use safehold_core::officer::{Officer, Permission, Role};
use safehold_core::policy::Policy;
use safehold_store::vault::{NewPassword, Password};
use safehold_store::{officers, settings};
use zeroize::Zeroizing;

use crate::desk::{Entry, Ids};
use crate::error::CaseworkError;
use crate::session::{Caseload, NewCaseload, Strictness};

/// What an invented caseload is to be like.
#[derive(Debug, Clone)]
pub struct Wish {
    /// How many cases.
    pub cases: u32,
    /// The same seed makes the same caseload.
    pub seed: u64,
    /// The day it is made for.
    pub day: NaiveDate,
    /// The password of every invented person; checked for its length only.
    pub password: Zeroizing<String>,
}

/// The most cases that are invented at once.
pub const MOST_CASES: u32 = 250_000;
/// The number of the first invented case's reference.
pub const FIRST_NUMBER: u32 = 2041;
const AT_ONCE: u32 = 200;

/// The password of the invented caseload that the window opens without asking.
pub const WINDOW_PASSWORD: &str = "nobody in this caseload is real";

/// Chance and the calendar of the day, for the stories.
pub(crate) struct Dice {
    rng: ChaCha8Rng,
    /// 12:00 of the day.
    pub now: DateTime<Utc>,
}

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.rng.random_range(0..n.max(1))
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        self.rng.random_range(least..=most)
    }

    /// A day so many days from the caseload's own, at a time of day.
    fn at(&self, days: i64, hour: u32, minute: u32) -> DateTime<Utc> {
        let today = london::date(self.now);
        let day = if days < 0 {
            london::minus_days(today, days.unsigned_abs())
        } else {
            london::plus_days(today, days.unsigned_abs())
        };
        london::instant(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    }
}

/// The day that an invented caseload is made for when somebody looks round today: the last working day, on which
/// victims can be called and calls are due.
pub fn day_to_show(today: NaiveDate) -> NaiveDate {
    let calendar = Calendar::default();
    today.iter_days().rev().take(14).find(|day| calendar.not_working(*day).is_none()).unwrap_or(today)
}

/// Makes an invented caseload at a path.
///
/// # Errors
/// `Invalid` for too many cases or a short password; `Refused` where a file is there already.
pub async fn invent(path: &Path, wish: &Wish) -> Result<(Caseload, OfficerId), CaseworkError> {
    if wish.cases == 0 || wish.cases > MOST_CASES {
        return Err(CaseworkError::field("cases", format!("Ask for 1 to {MOST_CASES} cases")));
    }
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let now = london::instant(wish.day, noon);
    let new = NewCaseload {
        unit: "Northfield safeguarding unit".to_owned(),
        unit_phone: "0113 496 0999".to_owned(),
        name: names::OFFICERS[0].0.to_owned(),
        phone: names::OFFICERS[0].1.to_owned(),
        password: wish.password.clone(),
    };
    let ids = Ids::seeded(wish.seed);
    let (caseload, first, _) =
        Caseload::create_with(path, &new, Strictness::INVENTED, now, ids, Some(wish.day)).await?;
    let done = fill(&caseload, first, wish, now).await;
    let (caseload, ()) = caseload.kept_open(done).await?;
    Ok((caseload, first))
}

/// The invented people, policy and cases.
async fn fill(
    caseload: &Caseload,
    first: OfficerId,
    wish: &Wish,
    now: DateTime<Utc>,
) -> Result<(), CaseworkError> {
    let mut dice = Dice { rng: ChaCha8Rng::seed_from_u64(wish.seed ^ 0x5afe_401d), now };
    let unit = staff(caseload, first, wish, now).await?;
    set_policy(caseload, first, now).await?;
    let mut made = 0;
    while made < wish.cases {
        let desk = caseload.desk(first, now);
        let mut work = desk.begin(Permission::RecordMeasures).await?;
        let last = (made + AT_ONCE).min(wish.cases);
        let mut entries = Vec::new();
        for n in made..last {
            let case = story::tell(&mut work, &mut dice, n, &unit).await?;
            entries.push(Entry::about(Act::Collect, case, "invented case", n.to_string()));
        }
        work.now = now;
        work.finish(entries).await?;
        made = last;
    }
    letters::tell(caseload, first, &dice, wish.cases).await
}

/// The invented people who may sign in: the first made the caseload. All have its password.
async fn staff(
    caseload: &Caseload,
    first: OfficerId,
    wish: &Wish,
    now: DateTime<Utc>,
) -> Result<Vec<OfficerId>, CaseworkError> {
    let desk = caseload.desk(first, now);
    let work = desk.begin(Permission::Administer).await?;
    let mut everybody = vec![first];
    for (name, phone, role) in &names::OFFICERS[1..] {
        let id: OfficerId = work.ids.next();
        let officer = Officer {
            id,
            name: (*name).to_owned(),
            role: *role,
            administrator: false,
            phone: (*phone).to_owned(),
            active: true,
        };
        officers::insert(&work.txn, &officer).await?;
        let password = NewPassword {
            password: Password::new(wish.password.to_string()),
            unit_name: String::new(),
            rule: Strictness::INVENTED.rule,
            cost: Strictness::INVENTED.cost,
        };
        caseload.way_in(id, name, password).await?;
        if *role == Role::Officer {
            everybody.push(id);
        }
    }
    work.finish([Entry::of(Act::Administer, "invented people", everybody.len().to_string())]).await?;
    Ok(everybody)
}

/// A neutral sender, and the texts and helplines signed off by an invented person.
async fn set_policy(caseload: &Caseload, first: OfficerId, now: DateTime<Utc>) -> Result<(), CaseworkError> {
    let desk = caseload.desk(first, now);
    let work = desk.begin(Permission::Administer).await?;
    let sender = ["Return Dept 14", "PO Box 7700", "Northfield", "NF1 1AA"].map(str::to_owned).to_vec();
    settings::set_policy(&work.txn, &Policy { letter_sender: sender, ..Policy::default() }).await?;
    let day = london::date(now);
    let texts = LetterTexts {
        signed_off: Some(SignOff { by: names::OFFICERS[1].0.to_owned(), on: london::minus_days(day, 40) }),
        review_by: london::plus_days(day, 50),
        ..LetterTexts::supplied()
    };
    settings::set_letter_texts(&work.txn, &texts).await?;
    work.finish([Entry::of(Act::Administer, "policy", "invented")]).await
}
