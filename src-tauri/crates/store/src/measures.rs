//! Protective measures: the record, and what the court's feed and the register look them up by.

mod kept;

use chrono::{DateTime, Utc};
use safehold_core::id::{CaseId, MeasureId};
use safehold_core::measure::{End, Facts, Measure, MeasureKind, Nmo, Origin};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use sha2::{Digest, Sha256};

use crate::columns;
use crate::{StoreError, Txn};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "measures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub kind: String,
        pub begins: String,
        pub order_file: Option<String>,
        pub court_case: Option<String>,
        pub manage_case: Option<String>,
        pub received_at: String,
        pub ends_at: Option<String>,
        pub terms_missing: i64,
        pub known: i64,
        pub end_stated: i64,
        pub data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A court's case number as it is compared: letters and digits in capitals. Nothing where it has none.
fn court_case(number: &str) -> Option<String> {
    let plain: String = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (!plain.is_empty()).then_some(plain)
}

/// How much the respondent is known to know of an order.
const UNKNOWN: i64 = 0;
const AWARE: i64 = 1;
const SERVED: i64 = 2;

fn order_of(measure: &Measure) -> Option<&Nmo> {
    measure.facts.order()
}

fn known(order: &Nmo) -> i64 {
    match (&order.served, &order.aware) {
        (Some(_), _) => SERVED,
        (None, Some(_)) => AWARE,
        (None, None) if order.aware_when_made() => AWARE,
        (None, None) => UNKNOWN,
    }
}

/// What is still to be done with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Its terms are not on record.
    TermsToTranscribe,
    /// The respondent is not known to be aware.
    NotKnownAware,
    /// It is not served, whether or not the respondent is aware.
    ServiceNotConfirmed,
    /// Its end is not stated, or has no time.
    EndNotStated,
    /// Ends by then.
    EndsBy(DateTime<Utc>),
    /// Any of them, ending by then included.
    Any(DateTime<Utc>),
}

fn in_queue(queue: Queue) -> Condition {
    let ends = |by| Condition::all().add(row::Column::EndsAt.lte(columns::instant(by)));
    match queue {
        Queue::TermsToTranscribe => Condition::all().add(row::Column::TermsMissing.eq(1)),
        Queue::NotKnownAware => Condition::all().add(row::Column::Known.eq(UNKNOWN)),
        Queue::ServiceNotConfirmed => Condition::all().add(row::Column::Known.lt(SERVED)),
        Queue::EndNotStated => Condition::all().add(row::Column::EndStated.eq(0)),
        Queue::EndsBy(by) => ends(by),
        Queue::Any(by) => Condition::any()
            .add(row::Column::TermsMissing.eq(1))
            .add(row::Column::Known.lt(SERVED))
            .add(row::Column::EndStated.eq(0))
            .add(ends(by)),
    }
}

/// The orders in force at a moment, of a queue or all.
fn in_force(now: DateTime<Utc>, queue: Option<Queue>) -> Select<row::Entity> {
    let found = row::Entity::find()
        .filter(row::Column::Kind.eq(MeasureKind::Nmo.code()))
        .filter(row::Column::Begins.lte(columns::instant(now)))
        .filter(
            Condition::any()
                .add(row::Column::EndsAt.is_null())
                .add(row::Column::EndsAt.gt(columns::instant(now))),
        );
    match queue {
        Some(queue) => found.filter(in_queue(queue)),
        None => found,
    }
}

fn to_row(measure: &Measure) -> Result<row::Model, StoreError> {
    // What is still to be done, and when the order ends, go by its newest version.
    let newest = measure.latest();
    let end = order_of(measure).and(newest.end);
    Ok(row::Model {
        id: measure.id.to_string(),
        case_id: measure.case.to_string(),
        kind: measure.kind().code().to_owned(),
        begins: columns::instant(measure.begins()),
        order_file: match &measure.origin {
            Origin::Hand => None,
            Origin::CourtFeed { order_file } => Some(order_file.clone()),
        },
        court_case: match &measure.facts {
            Facts::Nmo(order) => court_case(&order.case_number),
            _ => None,
        },
        manage_case: match &measure.facts {
            Facts::Nmo(order) => court_case(&order.record.manage_cases),
            _ => None,
        },
        received_at: columns::instant(measure.received_at),
        ends_at: end.and_then(End::counted_to).map(columns::instant),
        terms_missing: i64::from(newest.terms.is_empty()),
        known: order_of(measure).map_or(SERVED, known),
        end_stated: i64::from(
            end.is_none_or(|end| !matches!(end, End::NotStated | End::On(_) | End::UntilHearing(None))),
        ),
        data: columns::json(&kept::MeasureKept::of(measure))?,
        version: i64::from(measure.version),
    })
}

fn from_row(row: row::Model) -> Result<Measure, StoreError> {
    let kept: kept::MeasureKept = columns::read_json(&row.data)?;
    let origin = row.order_file.map_or(Origin::Hand, |order_file| Origin::CourtFeed { order_file });
    kept.measure(columns::id(&row.id)?, columns::id(&row.case_id)?, origin, columns::number(row.version)?)
}

/// Records a new measure.
///
/// # Errors
/// `Conflict` when the order's file was brought in before.
pub async fn insert(txn: &Txn, measure: &Measure) -> Result<(), StoreError> {
    columns::insert(txn, to_row(measure)?).await
}

/// Writes a changed measure. `measure.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, measure: &Measure) -> Result<u32, StoreError> {
    let version = measure.version + 1;
    let row = to_row(&Measure { version, ..measure.clone() })?.into_active_model();
    let done = row::Entity::update_many()
        .set(row.reset_all())
        .filter(row::Column::Id.eq(measure.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(measure.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected == 1 { Ok(version) } else { Err(StoreError::Conflict) }
}

/// One measure.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: MeasureId) -> Result<Measure, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(found.ok_or(StoreError::NotFound)?)
}

/// The measures of a case, the earliest beginning first.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Measure>, StoreError> {
    of_cases(txn, &[case]).await
}

/// The measures of these cases, case by case, the earliest beginning first.
///
/// # Errors
/// As for any query.
pub async fn of_cases(txn: &Txn, cases: &[CaseId]) -> Result<Vec<Measure>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .filter(row::Column::CaseId.is_in(list))
            .order_by_asc(row::Column::CaseId)
            .order_by_asc(row::Column::Begins)
            .order_by_asc(row::Column::Id);
        found.extend(query.all(txn.conn()).await?);
    }
    found.into_iter().map(from_row).collect()
}

/// The non-molestation orders in force at a moment, of a queue or all, the latest received first.
///
/// # Errors
/// As for any query.
pub async fn orders(
    txn: &Txn,
    now: DateTime<Utc>,
    queue: Option<Queue>,
    limit: u64,
    offset: u64,
) -> Result<Vec<Measure>, StoreError> {
    let query = in_force(now, queue)
        .order_by_desc(row::Column::ReceivedAt)
        .order_by_asc(row::Column::Id)
        .limit(limit)
        .offset(offset);
    query.all(txn.conn()).await?.into_iter().map(from_row).collect()
}

/// How many orders in force at a moment a queue holds, or there are in all.
///
/// # Errors
/// As for any query.
pub async fn count_orders(txn: &Txn, now: DateTime<Utc>, queue: Option<Queue>) -> Result<u64, StoreError> {
    Ok(in_force(now, queue).count(txn.conn()).await?)
}

/// Since when the oldest order of a queue waits.
///
/// # Errors
/// As for any query.
pub async fn oldest_order(
    txn: &Txn,
    now: DateTime<Utc>,
    queue: Queue,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let first =
        in_force(now, Some(queue)).order_by_asc(row::Column::ReceivedAt).order_by_asc(row::Column::Id);
    let found = first.one(txn.conn()).await?;
    found.map(|row| columns::read_instant(&row.received_at)).transpose()
}

/// The measure that came from this file of an order.
///
/// # Errors
/// As for any query.
pub async fn by_order_file(txn: &Txn, order_file: &str) -> Result<Option<MeasureId>, StoreError> {
    let found = row::Entity::find().filter(row::Column::OrderFile.eq(order_file)).one(txn.conn()).await?;
    found.map(|row| columns::id(&row.id)).transpose()
}

/// The orders of a court's case number, FamilyMan's or that of Manage Cases, however it is spaced, the earliest
/// beginning first; none for a blank one.
///
/// # Errors
/// As for any query.
pub async fn by_court_case(txn: &Txn, case_number: &str) -> Result<Vec<(MeasureId, CaseId)>, StoreError> {
    let Some(number) = court_case(case_number) else { return Ok(Vec::new()) };
    let query = row::Entity::find()
        .filter(
            Condition::any()
                .add(row::Column::CourtCase.eq(number.as_str()))
                .add(row::Column::ManageCase.eq(number.as_str())),
        )
        .order_by_asc(row::Column::Begins)
        .order_by_asc(row::Column::Id);
    let found = query.all(txn.conn()).await?;
    found.iter().map(|row| Ok((columns::id(&row.id)?, columns::id(&row.case_id)?))).collect()
}

/// A digest of what is on record about these measures: what a letter about them is drawn from.
///
/// # Errors
/// As for any query.
pub async fn digest(txn: &Txn, ids: &[MeasureId]) -> Result<String, StoreError> {
    let mut digest = Sha256::new();
    for list in columns::lists(ids) {
        let query = row::Entity::find().filter(row::Column::Id.is_in(list)).order_by_asc(row::Column::Id);
        for row in query.all(txn.conn()).await? {
            digest.update(row.id.as_bytes());
            digest.update(row.data.as_bytes());
        }
    }
    Ok(columns::hex(&digest.finalize()))
}

#[cfg(test)]
mod tests {
    use safehold_core::measure::{
        BailRecord, Dvpn, Dvpo, Evidence, Extension, Moment, Notice, NoticeRecord, OrderRecord, Outcome,
        OutcomeKind, PreChargeBail, Rank, Suspension,
    };
    use safehold_core::terms::{CATALOGUE, Exception, ExceptionKind, Parameters, PlaceKind, Term};

    use super::*;
    use crate::trial::{at, case, day, id, on_each, one_case, order};

    fn every_kind(case: CaseId) -> Vec<Measure> {
        let outcome = Some(Outcome {
            at: at("2026-12-01T10:00+00:00"),
            kind: OutcomeKind::Charged,
            what: "Charged".into(),
        });
        let facts = [
            Facts::PreChargeBail(PreChargeBail {
                custody_ref: "C/1".into(),
                arrested_at: at("2026-09-01T09:00+01:00"),
                released_at: at("2026-09-01T21:00+01:00"),
                months: 3,
                return_at: Some(at("2026-12-01T10:00+00:00")),
                station: "Elland Road".into(),
                victim_views: "No contact".into(),
                extensions: vec![Extension {
                    officer: "Insp. B. Hale".into(),
                    months: 6,
                    rank: Rank::Inspector,
                    at: at("2026-11-20T10:00+00:00"),
                    return_at: Some(at("2027-03-01T10:00+00:00")),
                }],
                suspended: vec![Suspension { from: at("2026-11-01T10:00+00:00"), to: None }],
                outcome: outcome.clone(),
                record: BailRecord {
                    views_sought_at: Some(at("2026-09-01T20:00+01:00")),
                    views_sought_by: "PC Ellis".into(),
                    victim_told_at: Some(at("2026-09-02T10:00+01:00")),
                },
            }),
            Facts::Dvpn(Dvpn {
                authorised_by: "Supt Hale".into(),
                served_at: at("2026-08-28T19:30+01:00"),
                court: "Leeds Magistrates".into(),
                hearing_at: None,
                adjourned: vec![at("2026-08-29T10:00+01:00")],
                outcome: None,
                record: NoticeRecord {
                    authorised_at: Some(at("2026-08-28T17:00+01:00")),
                    grounds: "Threat with a knife".into(),
                    representations: "None".into(),
                    victim_view: "In favour".into(),
                    children: "Two, at school".into(),
                    constable: "PC Lowe".into(),
                    address_given: "9 Weir Road".into(),
                    hearing_notice_at: Some(at("2026-08-28T19:35+01:00")),
                },
            }),
            Facts::Dvpo(Dvpo {
                court: "Leeds Magistrates".into(),
                made_at: at("2026-11-05T14:00+00:00"),
                days: 28,
                ends_at: None,
            }),
            Facts::Nmo(Nmo {
                court: "Leeds".into(),
                case_number: String::new(),
                made: Moment::At(at("2026-11-06T14:00+00:00")),
                notice: Notice::With,
                present: true,
                aware: None,
                served: Some(Evidence { at: at("2026-11-07T14:00+00:00"), how: "by hand".into() }),
                end: End::NotStated,
                record: OrderRecord::default(),
            }),
        ];
        let numbered = facts.into_iter().zip(100..);
        numbered.map(|(facts, n)| Measure { facts, ..order(n, case, None) }).collect()
    }

    #[tokio::test]
    async fn every_kind_with_every_term_comes_back() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, ..) = one_case(&txn).await;
            let terms: Vec<Term> = CATALOGUE
                .iter()
                .map(|entry| Term {
                    persons: vec![victim],
                    parameters: Parameters {
                        names: vec!["Mei".into()],
                        detail: "Northfield school".into(),
                        place_kind: PlaceKind::School,
                        distance_m: Some(100),
                        streets: vec!["Test Street".into()],
                        methods: vec!["phone".into()],
                        times: "7 pm and 7 am".into(),
                        via_others: true,
                        exceptions: ExceptionKind::ALL
                            .map(|kind| Exception { kind, detail: "by the app".into() })
                            .to_vec(),
                    },
                    verbatim: "The respondent must not \u{201c}...\u{201d}".into(),
                    paragraph: "3(a)".into(),
                    ..Term::new(entry.code).unwrap()
                })
                .collect();
            for (measure, n) in every_kind(case).into_iter().zip(0..) {
                let measure = if n == 0 { Measure { terms: terms.clone(), ..measure } } else { measure };
                insert(&txn, &measure).await.unwrap();
                assert_eq!(get(&txn, measure.id).await.unwrap(), measure);
            }
            let mut ends = order(200, case, None);
            let each = [
                End::At(at("2027-11-02T23:59+00:00")),
                End::On(day("2027-11-02")),
                End::UntilHearing(None),
                End::Open,
            ];
            for (end, n) in each.into_iter().zip(201..) {
                let Facts::Nmo(facts) = &mut ends.facts else { unreachable!() };
                facts.end = end;
                ends.id = id(n);
                insert(&txn, &ends).await.unwrap();
                assert_eq!(get(&txn, ends.id).await.unwrap(), ends);
            }
            let found = of_case(&txn, case).await.unwrap();
            assert!(found.is_sorted_by_key(Measure::begins));
            assert_eq!(found.len(), 9);
            let now = at("2026-12-31T12:00+00:00");
            assert_eq!(orders(&txn, now, None, 100, 0).await.unwrap().len(), 6);
            assert_eq!(orders(&txn, now, None, 2, 5).await.unwrap().len(), 1);
            assert_eq!(count_orders(&txn, now, Some(Queue::EndNotStated)).await, Ok(3));
            let end = at("2027-11-02T23:59+00:00");
            assert_eq!(count_orders(&txn, now, Some(Queue::EndsBy(end))).await, Ok(3));
            assert_eq!(count_orders(&txn, end, None).await, Ok(3), "an order has ended at its end");
        })
        .await;
    }

    #[tokio::test]
    async fn an_order_is_brought_in_once_and_found_by_the_courts_number() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (first, _, measure, _) = one_case(&txn).await;
            crate::cases::insert(&txn, &case(20, 2042)).await.unwrap();
            assert_eq!(by_order_file(&txn, "order-1.pdf").await, Ok(Some(measure)));
            assert_eq!(by_order_file(&txn, "order-2.pdf").await, Ok(None));
            assert_eq!(by_court_case(&txn, "ls26p00123").await, Ok(vec![(measure, first)]));
            assert_eq!(by_court_case(&txn, " ").await, Ok(Vec::new()));
            let read = get(&txn, measure).await.unwrap();
            assert_eq!(update(&txn, &Measure { checked_by: Some(id(1)), ..read.clone() }).await, Ok(2));
            assert_eq!(update(&txn, &read).await, Err(StoreError::Conflict));
            assert_eq!(get(&txn, measure).await.unwrap().checked_by, Some(id(1)));
            assert_eq!(
                insert(&txn, &order(21, id(20), Some("order-1.pdf"))).await,
                Err(StoreError::Conflict)
            );
        })
        .await;
    }
}
