//! Contact tasks and the attempts at them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use safehold_core::contact_profile::ChannelKind;
use safehold_core::id::{CaseId, OfficerId, TaskId};
use safehold_core::tasks::{Assignment, Attempt, ContactTask, Outcome, TaskKind};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tasks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub victim_id: String,
        pub kind: String,
        pub why: String,
        pub rule: String,
        pub measure_id: Option<String>,
        pub raised_at: String,
        pub due: String,
        pub legal_limit: Option<String>,
        pub assigned_to: Option<String>,
        pub assigned_by: Option<String>,
        pub assigned_at: Option<String>,
        pub planned: Option<String>,
        pub done_at: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod attempt_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "attempts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub task_id: String,
        pub at: String,
        pub channel: String,
        pub outcome: String,
        pub said: String,
        pub note: String,
        pub made_by: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whose tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assignee {
    /// This officer's.
    Mine(OfficerId),
    /// Those that nobody was given.
    Nobody,
    /// All.
    Anyone,
}

/// Which open tasks a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskFilter {
    /// Whose.
    pub assignee: Assignee,
    /// Due before this instant; all when none.
    pub due_before: Option<DateTime<Utc>>,
}

fn to_row(task: &ContactTask) -> row::Model {
    row::Model {
        id: task.id.to_string(),
        case_id: task.case.to_string(),
        victim_id: task.victim.to_string(),
        kind: task.kind.code().to_owned(),
        why: task.why.clone(),
        rule: task.rule.clone(),
        measure_id: task.measure.map(|id| id.to_string()),
        raised_at: columns::instant(task.raised_at),
        due: columns::instant(task.due),
        legal_limit: task.legal_limit.map(columns::instant),
        assigned_to: task.assigned.map(|assigned| assigned.to.to_string()),
        assigned_by: task.assigned.map(|assigned| assigned.by.to_string()),
        assigned_at: task.assigned.map(|assigned| columns::instant(assigned.at)),
        planned: task.planned.map(columns::instant),
        done_at: task.done_at.map(columns::instant),
        version: i64::from(task.version),
    }
}

fn from_row(row: row::Model, attempts: Vec<Attempt>) -> Result<ContactTask, StoreError> {
    let assigned = match (&row.assigned_to, &row.assigned_by, &row.assigned_at) {
        (Some(to), Some(by), Some(at)) => {
            Some(Assignment { to: columns::id(to)?, by: columns::id(by)?, at: columns::read_instant(at)? })
        }
        _ => None,
    };
    let at = |text: &Option<String>| columns::maybe(text.as_ref(), columns::read_instant);
    Ok(ContactTask {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        victim: columns::id(&row.victim_id)?,
        kind: columns::code(&row.kind, TaskKind::from_code)?,
        measure: columns::maybe(row.measure_id.as_ref(), columns::id)?,
        raised_at: columns::read_instant(&row.raised_at)?,
        due: columns::read_instant(&row.due)?,
        legal_limit: at(&row.legal_limit)?,
        assigned,
        planned: at(&row.planned)?,
        done_at: at(&row.done_at)?,
        attempts,
        version: columns::number(row.version)?,
        why: row.why,
        rule: row.rule,
    })
}

fn attempt_from_row(row: attempt_row::Model) -> Result<Attempt, StoreError> {
    Ok(Attempt {
        id: columns::id(&row.id)?,
        task: columns::id(&row.task_id)?,
        at: columns::read_instant(&row.at)?,
        channel: columns::code(&row.channel, ChannelKind::from_code)?,
        outcome: columns::code(&row.outcome, Outcome::from_code)?,
        said: columns::read_json(&row.said)?,
        note: row.note,
        by: columns::id(&row.made_by)?,
    })
}

/// Records a new task and the attempts that it has.
///
/// # Errors
/// `Conflict` when it is there already.
pub async fn insert(txn: &Txn, task: &ContactTask) -> Result<(), StoreError> {
    columns::insert(txn, to_row(task)).await?;
    for attempt in &task.attempts {
        add_attempt(txn, attempt).await?;
    }
    Ok(())
}

/// Writes a changed task, without its attempts. `task.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, task: &ContactTask) -> Result<u32, StoreError> {
    let version = task.version + 1;
    let mut row = to_row(task);
    row.version = i64::from(version);
    let done = row::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(row::Column::Id.eq(task.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(task.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(version) } else { Err(StoreError::Conflict) }
}

/// Records an attempt at a task. Attempts are never changed.
///
/// # Errors
/// As for any query.
pub async fn add_attempt(txn: &Txn, attempt: &Attempt) -> Result<(), StoreError> {
    let row = attempt_row::Model {
        id: attempt.id.to_string(),
        task_id: attempt.task.to_string(),
        at: columns::instant(attempt.at),
        channel: attempt.channel.code().to_owned(),
        outcome: attempt.outcome.code().to_owned(),
        said: columns::json(&attempt.said)?,
        note: attempt.note.clone(),
        made_by: attempt.by.to_string(),
    };
    columns::insert(txn, row).await
}

/// One task with its attempts.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: TaskId) -> Result<ContactTask, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).all(txn.conn()).await?;
    with_attempts(txn, found).await?.pop().ok_or(StoreError::NotFound)
}

/// The open tasks of a case, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn open_of_case(txn: &Txn, case: CaseId) -> Result<Vec<ContactTask>, StoreError> {
    let query = by_due(row::Entity::find())
        .filter(row::Column::CaseId.eq(case.to_string()))
        .filter(row::Column::DoneAt.is_null());
    let found = query.all(txn.conn()).await?;
    with_attempts(txn, found).await
}

/// When the open plan reviews of cases are due, the earliest first.
///
/// # Errors
/// As for any query.
pub async fn plan_reviews_due(
    txn: &Txn,
    cases: &[CaseId],
) -> Result<Vec<(CaseId, DateTime<Utc>)>, StoreError> {
    let wanted = cases.iter().map(ToString::to_string);
    let found: Vec<(String, String)> = by_due(row::Entity::find())
        .select_only()
        .columns([row::Column::CaseId, row::Column::Due])
        .filter(row::Column::Kind.eq(TaskKind::PlanReview.code()))
        .filter(row::Column::DoneAt.is_null())
        .filter(row::Column::CaseId.is_in(wanted))
        .into_tuple()
        .all(txn.conn())
        .await?;
    found.iter().map(|(case, due)| Ok((columns::id(case)?, columns::read_instant(due)?))).collect()
}

/// All tasks of a case, done ones too, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<ContactTask>, StoreError> {
    let query = by_due(row::Entity::find()).filter(row::Column::CaseId.eq(case.to_string()));
    let found = query.all(txn.conn()).await?;
    with_attempts(txn, found).await
}

/// The open tasks of a filter, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn open(txn: &Txn, filter: &TaskFilter, limit: u64) -> Result<Vec<ContactTask>, StoreError> {
    let query = by_due(narrowed(filter)).limit(columns::at_most(limit));
    let found = query.all(txn.conn()).await?;
    with_attempts(txn, found).await
}

/// How many open tasks a filter has.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn, filter: &TaskFilter) -> Result<u64, StoreError> {
    Ok(narrowed(filter).count(txn.conn()).await?)
}

/// When the next open task of each of these cases is due; cases without one are left out.
///
/// # Errors
/// As for any query.
pub async fn next_due(txn: &Txn, cases: &[CaseId]) -> Result<HashMap<CaseId, DateTime<Utc>>, StoreError> {
    let mut next = HashMap::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .select_only()
            .column(row::Column::CaseId)
            .column_as(row::Column::Due.min(), "next")
            .filter(row::Column::CaseId.is_in(list))
            .filter(row::Column::DoneAt.is_null())
            .group_by(row::Column::CaseId);
        for (case, due) in query.into_tuple::<(String, String)>().all(txn.conn()).await? {
            next.insert(columns::id(&case)?, columns::read_instant(&due)?);
        }
    }
    Ok(next)
}

fn by_due(query: Select<row::Entity>) -> Select<row::Entity> {
    query.order_by_asc(row::Column::Due).order_by_asc(row::Column::Id)
}

fn narrowed(filter: &TaskFilter) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::DoneAt.is_null());
    query = match filter.assignee {
        Assignee::Mine(officer) => query.filter(row::Column::AssignedTo.eq(officer.to_string())),
        Assignee::Nobody => query.filter(row::Column::AssignedTo.is_null()),
        Assignee::Anyone => query,
    };
    match filter.due_before {
        Some(before) => query.filter(row::Column::Due.lt(columns::instant(before))),
        None => query,
    }
}

/// Puts the attempts to their tasks: a query for all of them, not one for each.
async fn with_attempts(txn: &Txn, found: Vec<row::Model>) -> Result<Vec<ContactTask>, StoreError> {
    let ids: Vec<&String> = found.iter().map(|row| &row.id).collect();
    let mut attempts: HashMap<String, Vec<Attempt>> = HashMap::new();
    for list in columns::lists(&ids) {
        let query = attempt_row::Entity::find()
            .filter(attempt_row::Column::TaskId.is_in(list))
            .order_by_asc(attempt_row::Column::At)
            .order_by_asc(attempt_row::Column::Id);
        for row in query.all(txn.conn()).await? {
            attempts.entry(row.task_id.clone()).or_default().push(attempt_from_row(row)?);
        }
    }
    found
        .into_iter()
        .map(|row| {
            let of_task = attempts.remove(&row.id).unwrap_or_default();
            from_row(row, of_task)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, id, officer, on_each, one_case, task};
    use crate::{officers, vault};

    fn attempt(n: u128, task: TaskId, when: &str) -> Attempt {
        Attempt {
            id: id(n),
            task,
            at: at(when),
            channel: ChannelKind::Mobile,
            outcome: Outcome::NoAnswer,
            said: vec!["terms".into(), "999".into()],
            note: "Rang out".into(),
            by: id(1),
        }
    }

    #[tokio::test]
    async fn tasks_are_given_tried_and_done() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, measure, first) = one_case(&txn).await;
            officers::insert(&txn, &officer(2, "DC Other")).await.unwrap();
            let due = ["2026-11-25T10:00+00:00", "2026-11-24T10:00+00:00", "2026-11-26T10:00+00:00"];
            let nobodys = ContactTask { measure: Some(measure), ..task(14, case, victim, due[0], None) };
            let mine = task(15, case, victim, due[1], Some(id(1)));
            let others = task(16, case, victim, due[2], Some(id(2)));
            for task in [&nobodys, &mine, &others] {
                insert(&txn, task).await.unwrap();
                assert_eq!(&get(&txn, task.id).await.unwrap(), task);
            }
            let later = attempt(51, first, "2026-11-24T15:00+00:00");
            let early = attempt(52, first, "2026-11-24T12:40+00:00");
            add_attempt(&txn, &later).await.unwrap();
            add_attempt(&txn, &early).await.unwrap();

            let all = TaskFilter { assignee: Assignee::Anyone, due_before: None };
            let found = open(&txn, &all, 10).await.unwrap();
            assert_eq!(found.iter().map(|task| task.id.0.as_u128()).collect::<Vec<_>>(), [15, 14, 16]);
            assert_eq!(found[1].attempts, [early, later]);
            for (assignee, before, expected) in [
                (Assignee::Nobody, None, 1),
                (Assignee::Mine(id(1)), None, 1),
                (Assignee::Mine(id(9)), None, 0),
                (Assignee::Anyone, Some(due[0]), 1),
                (Assignee::Anyone, Some(due[2]), 2),
            ] {
                let filter = TaskFilter { assignee, due_before: before.map(at) };
                assert_eq!(count(&txn, &filter).await.unwrap(), expected, "{filter:?}");
                assert_eq!(open(&txn, &filter, 10).await.unwrap().len() as u64, expected, "{filter:?}");
            }
            assert_eq!(next_due(&txn, &[case]).await.unwrap()[&case], at(due[1]));
            let done = ContactTask { done_at: Some(at(due[1])), assigned: None, ..mine };
            assert_eq!(update(&txn, &done).await, Ok(2));
            assert_eq!(update(&txn, &done).await, Err(StoreError::Conflict));
            assert_eq!(open_of_case(&txn, case).await.unwrap().len(), 2);
            assert_eq!(of_case(&txn, case).await.unwrap().len(), 3);
            assert_eq!(next_due(&txn, &[case, id(99)]).await.unwrap()[&case], at(due[0]));
        })
        .await;
    }

    #[tokio::test]
    async fn a_list_of_open_tasks_uses_its_index() {
        let folder = tempfile::tempdir().unwrap();
        let store = vault::without_people(&folder.path().join("trial.safehold")).await;
        let txn = store.begin().await.unwrap();
        for (filter, index) in [("= 'x'", "tasks_open "), ("IS NULL", "tasks_open ")] {
            let plan = format!(
                "EXPLAIN QUERY PLAN SELECT * FROM tasks WHERE done_at IS NULL AND assigned_to {filter} ORDER BY due, id"
            );
            let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, plan);
            let rows = sea_orm::ConnectionTrait::query_all_raw(txn.conn(), statement).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            assert!(plan.len() == 1 && plan[0].contains(index), "{plan:?}");
        }
    }
}
