//! Letters that are due: rows of their own, with what called for them, who accepted or holds them, and how they left
//! the queue.

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, DueId, LetterId, MeasureId, PersonId};
use safehold_core::letter::{CalledFor, Closing, Done, LetterDue, LetterKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter_dues")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub recipient_id: String,
        pub measure_id: Option<String>,
        pub kind: String,
        pub called_by: String,
        pub due: String,
        pub until: Option<String>,
        pub why: String,
        pub rule: String,
        pub raised_at: String,
        pub letter_id: Option<String>,
        pub accepted_at: Option<String>,
        pub accepted_by: Option<String>,
        pub held_at: Option<String>,
        pub held_by: Option<String>,
        pub held_why: Option<String>,
        pub closed: Option<String>,
        pub closed_at: Option<String>,
        pub closed_why: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(due: &LetterDue) -> row::Model {
    let called = &due.called;
    row::Model {
        id: due.id.to_string(),
        case_id: due.case.to_string(),
        recipient_id: due.recipient.to_string(),
        measure_id: due.measure.map(|id| id.to_string()),
        kind: called.kind.code().to_owned(),
        called_by: called.key.clone(),
        due: columns::instant(called.due),
        until: called.until.map(columns::instant),
        why: called.why.clone(),
        rule: called.rule.clone(),
        raised_at: columns::instant(due.raised_at),
        letter_id: due.letter.map(|id| id.to_string()),
        accepted_at: due.accepted.map(|done| columns::instant(done.at)),
        accepted_by: due.accepted.map(|done| done.by.to_string()),
        held_at: due.held.as_ref().map(|(done, _)| columns::instant(done.at)),
        held_by: due.held.as_ref().map(|(done, _)| done.by.to_string()),
        held_why: due.held.as_ref().map(|(_, why)| why.clone()),
        closed: due.closed.as_ref().map(|(how, _, _)| how.code().to_owned()),
        closed_at: due.closed.as_ref().map(|(_, at, _)| columns::instant(*at)),
        closed_why: due.closed.as_ref().map(|(_, _, why)| why.clone()),
        version: i64::from(due.version),
    }
}

fn done(at: Option<&String>, by: Option<&String>) -> Result<Option<Done>, StoreError> {
    match (at, by) {
        (Some(at), Some(by)) => Ok(Some(Done { at: columns::read_instant(at)?, by: columns::id(by)? })),
        _ => Ok(None),
    }
}

fn from_row(row: row::Model) -> Result<LetterDue, StoreError> {
    let held = done(row.held_at.as_ref(), row.held_by.as_ref())?;
    let closed = match (&row.closed, &row.closed_at) {
        (Some(how), Some(at)) => Some((
            columns::code(how, Closing::from_code)?,
            columns::read_instant(at)?,
            row.closed_why.unwrap_or_default(),
        )),
        _ => None,
    };
    Ok(LetterDue {
        id: columns::id(&row.id)?,
        case: columns::id(&row.case_id)?,
        recipient: columns::id(&row.recipient_id)?,
        measure: columns::maybe(row.measure_id.as_ref(), columns::id)?,
        called: CalledFor {
            kind: columns::code(&row.kind, LetterKind::from_code)?,
            key: row.called_by,
            due: columns::read_instant(&row.due)?,
            until: columns::maybe(row.until.as_ref(), columns::read_instant)?,
            why: row.why,
            rule: row.rule,
        },
        raised_at: columns::read_instant(&row.raised_at)?,
        letter: columns::maybe(row.letter_id.as_ref(), columns::id)?,
        accepted: done(row.accepted_at.as_ref(), row.accepted_by.as_ref())?,
        held: held.map(|done| (done, row.held_why.unwrap_or_default())),
        closed,
        version: columns::number(row.version)?,
    })
}

/// Raises due letters.
///
/// # Errors
/// `Conflict` when a measure calls for one of them already.
pub async fn insert(txn: &Txn, dues: &[LetterDue]) -> Result<(), StoreError> {
    if dues.is_empty() {
        return Ok(());
    }
    let rows = dues.iter().map(|due| to_row(due).into_active_model());
    row::Entity::insert_many(rows).exec_without_returning(txn.conn()).await?;
    Ok(())
}

/// Writes a changed due letter. `due.version` is the version that was read.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, due: &LetterDue) -> Result<(), StoreError> {
    let mut row = to_row(due);
    row.version += 1;
    let done = row::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(row::Column::Id.eq(due.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(due.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// Closes every open one that was due before a moment: a caseload begins with what was sent before it.
///
/// # Errors
/// As for any query.
pub async fn close_before(
    txn: &Txn,
    due_before: DateTime<Utc>,
    (how, at, why): (Closing, DateTime<Utc>, &str),
) -> Result<(), StoreError> {
    let changed = row::ActiveModel {
        closed: ActiveValue::Set(Some(how.code().to_owned())),
        closed_at: ActiveValue::Set(Some(columns::instant(at))),
        closed_why: ActiveValue::Set(Some(why.to_owned())),
        ..Default::default()
    };
    row::Entity::update_many()
        .set(changed)
        .filter(row::Column::Closed.is_null())
        .filter(row::Column::LetterId.is_null())
        .filter(row::Column::Due.lt(columns::instant(due_before)))
        .exec(txn.conn())
        .await?;
    Ok(())
}

/// One due letter.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: DueId) -> Result<LetterDue, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

/// Several due letters, in no order.
///
/// # Errors
/// As for any query.
pub async fn of_ids(txn: &Txn, ids: &[DueId]) -> Result<Vec<LetterDue>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for list in columns::lists(ids) {
        found.extend(all(txn, row::Entity::find().filter(row::Column::Id.is_in(list))).await?);
    }
    Ok(found)
}

/// All that a measure called for, whatever became of it.
///
/// # Errors
/// As for any query.
pub async fn of_measure(txn: &Txn, measure: MeasureId) -> Result<Vec<LetterDue>, StoreError> {
    all(txn, row::Entity::find().filter(row::Column::MeasureId.eq(measure.to_string()))).await
}

/// The open ones of a case, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn open_of_case(txn: &Txn, case: CaseId) -> Result<Vec<LetterDue>, StoreError> {
    let of_case = row::Entity::find().filter(row::Column::CaseId.eq(case.to_string()));
    all(txn, of_case.filter(row::Column::Closed.is_null())).await
}

/// The open ones of a recipient, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn open_of_recipient(txn: &Txn, recipient: PersonId) -> Result<Vec<LetterDue>, StoreError> {
    let of_person = row::Entity::find().filter(row::Column::RecipientId.eq(recipient.to_string()));
    all(txn, of_person.filter(row::Column::Closed.is_null())).await
}

/// Those that a letter was made for, open or not.
///
/// # Errors
/// As for any query.
pub async fn of_letter(txn: &Txn, letter: LetterId) -> Result<Vec<LetterDue>, StoreError> {
    all(txn, row::Entity::find().filter(row::Column::LetterId.eq(letter.to_string()))).await
}

/// The open ones due before `due_before` that do not tell of what is over at `now`, the earliest due first.
///
/// # Errors
/// As for any query.
pub async fn open(
    txn: &Txn,
    due_before: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<LetterDue>, StoreError> {
    all(txn, open_by(due_before, now).limit(columns::at_most(limit))).await
}

/// How many letters these make: what calls for the same kind in the same case goes out as one.
///
/// # Errors
/// As for any query.
pub async fn count(txn: &Txn, due_before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let query = open_by(due_before, now)
        .select_only()
        .column(row::Column::CaseId)
        .column(row::Column::Kind)
        .distinct();
    Ok(query.into_tuple::<(String, String)>().paginate(txn.conn(), 1).num_items().await?)
}

fn open_by(due_before: DateTime<Utc>, now: DateTime<Utc>) -> Select<row::Entity> {
    let still =
        Condition::any().add(row::Column::Until.is_null()).add(row::Column::Until.gt(columns::instant(now)));
    row::Entity::find()
        .filter(row::Column::Closed.is_null())
        .filter(row::Column::Due.lt(columns::instant(due_before)))
        .filter(still)
}

async fn all(txn: &Txn, query: Select<row::Entity>) -> Result<Vec<LetterDue>, StoreError> {
    let query = query.order_by_asc(row::Column::Due).order_by_asc(row::Column::Id);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{at, id, on_each, one_case};

    fn due(n: u128, case: CaseId, victim: PersonId, key: &str, when: &str) -> LetterDue {
        LetterDue {
            id: id(n),
            case,
            recipient: victim,
            measure: None,
            called: CalledFor {
                kind: LetterKind::OrderRecorded,
                key: key.into(),
                due: at(when),
                until: None,
                why: "Order received".into(),
                rule: "T2".into(),
            },
            raised_at: at("2026-11-20T10:00+00:00"),
            letter: None,
            accepted: None,
            held: None,
            closed: None,
            version: 1,
        }
    }

    #[tokio::test]
    async fn due_letters_come_back_and_are_counted_as_they_are_listed() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, measure, _) = one_case(&txn).await;
            let one = LetterDue {
                measure: Some(measure),
                ..due(70, case, victim, "first", "2026-11-23T10:00+00:00")
            };
            let other = due(71, case, victim, "by hand", "2026-11-22T10:00+00:00");
            let mut later = due(72, case, victim, "ending", "2026-12-22T10:00+00:00");
            later.called.kind = LetterKind::Expiring;
            let mut over = due(73, case, victim, "over", "2026-11-21T10:00+00:00");
            over.called.until = Some(at("2026-11-23T12:00+00:00"));
            insert(&txn, &[one.clone(), other.clone(), later.clone(), over]).await.unwrap();
            let now = at("2026-11-23T12:00+00:00");
            let tonight = at("2026-11-24T00:00+00:00");
            assert_eq!(open(&txn, tonight, now, 10).await.unwrap(), [other.clone(), one.clone()]);
            assert_eq!(count(&txn, tonight, now).await, Ok(1), "one letter tells of both");
            assert_eq!(count(&txn, at("2027-01-01T00:00+00:00"), now).await, Ok(2));
            let done = Done { at: now, by: id(1) };
            let accepted = LetterDue {
                accepted: Some(done),
                held: Some((done, "VC-1 came back".into())),
                closed: Some((Closing::TakenOff, now, "told by phone".into())),
                ..one.clone()
            };
            update(&txn, &accepted).await.unwrap();
            assert_eq!(update(&txn, &accepted).await, Err(StoreError::Conflict));
            assert_eq!(get(&txn, one.id).await.unwrap(), LetterDue { version: 2, ..accepted });
            assert_eq!(open_of_recipient(&txn, victim).await.unwrap().len(), 3);
            assert_eq!(of_measure(&txn, measure).await.unwrap().len(), 1);
            let again = LetterDue { id: id(79), ..one };
            assert_eq!(insert(&txn, &[again]).await, Err(StoreError::Conflict), "once for each");
        })
        .await;
    }
}
