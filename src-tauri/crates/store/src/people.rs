//! People in a case: their record, and what they are found by.

mod kept;
mod search;

use safehold_core::id::{CaseId, PersonId};
use safehold_core::person::{PartyRole, Person};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::columns;
use crate::fold::fold;
use crate::{StoreError, Txn};

pub(crate) use search::words_of_person;
pub use search::{Found, search};

pub(crate) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub case_id: String,
        pub role: String,
        pub place: i64,
        pub full_name: String,
        pub name_folded: String,
        pub data: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn to_row(person: &Person) -> Result<row::Model, StoreError> {
    Ok(row::Model {
        id: person.id.to_string(),
        case_id: person.case.to_string(),
        role: person.role.code().to_owned(),
        place: match person.role {
            PartyRole::Victim => 0,
            PartyRole::Respondent => 1,
            PartyRole::Child | PartyRole::Protected => 2,
        },
        full_name: person.full_name(),
        // Given names first: others in a case are listed by them.
        name_folded: fold(&person.full_name()),
        data: columns::json(&kept::PersonKept::of(person))?,
        version: i64::from(person.version),
    })
}

fn from_row(row: &row::Model) -> Result<Person, StoreError> {
    let kept: kept::PersonKept = columns::read_json(&row.data)?;
    kept.person(
        columns::id(&row.id)?,
        columns::id(&row.case_id)?,
        columns::code(&row.role, PartyRole::from_code)?,
        columns::number(row.version)?,
    )
}

/// Records a new person in a case.
///
/// # Errors
/// `Conflict` when the case has a victim or respondent already and this is another.
pub async fn insert(txn: &Txn, person: &Person) -> Result<(), StoreError> {
    columns::insert(txn, to_row(person)?).await?;
    search::keep(txn, person).await
}

/// Writes a changed person. `person.version` is the version that was read; gives the new one.
///
/// # Errors
/// `Conflict` when somebody else has saved it since.
pub async fn update(txn: &Txn, person: &Person) -> Result<u32, StoreError> {
    let version = person.version + 1;
    let row = to_row(&Person { version, ..person.clone() })?.into_active_model();
    let done = row::Entity::update_many()
        .set(row.reset_all())
        .filter(row::Column::Id.eq(person.id.to_string()))
        .filter(row::Column::Version.eq(i64::from(person.version)))
        .exec(txn.conn())
        .await?;
    if done.rows_affected != 1 {
        return Err(StoreError::Conflict);
    }
    search::keep(txn, person).await?;
    Ok(version)
}

/// One person.
///
/// # Errors
/// `NotFound`.
pub async fn get(txn: &Txn, id: PersonId) -> Result<Person, StoreError> {
    let found = row::Entity::find_by_id(id.to_string()).one(txn.conn()).await?;
    from_row(&found.ok_or(StoreError::NotFound)?)
}

/// The people of a case: victim, respondent, then the others by given name.
///
/// # Errors
/// As for any query.
pub async fn of_case(txn: &Txn, case: CaseId) -> Result<Vec<Person>, StoreError> {
    of_cases(txn, &[case]).await
}

/// The people of these cases, case by case, in the order of [`of_case`].
///
/// # Errors
/// As for any query.
pub async fn of_cases(txn: &Txn, cases: &[CaseId]) -> Result<Vec<Person>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(cases) {
        let query = row::Entity::find()
            .filter(row::Column::CaseId.is_in(list))
            .order_by_asc(row::Column::CaseId)
            .order_by_asc(row::Column::Place)
            .order_by_asc(row::Column::NameFolded)
            .order_by_asc(row::Column::Id);
        found.extend(query.all(txn.conn()).await?);
    }
    found.iter().map(from_row).collect()
}

/// A digest of what is on record about the people of a case, in parts that have a name each: what a letter is drawn
/// from. The same record gives the same digests; any change gives another.
///
/// # Errors
/// As for any query.
pub async fn digests(txn: &Txn, case: CaseId) -> Result<Vec<(&'static str, String)>, StoreError> {
    let query =
        row::Entity::find().filter(row::Column::CaseId.eq(case.to_string())).order_by_asc(row::Column::Id);
    let mut parts: Vec<(&'static str, Sha256)> =
        kept::PARTS.iter().map(|part| (*part, Sha256::new())).collect();
    for row in query.all(txn.conn()).await? {
        let role = columns::code(&row.role, PartyRole::from_code)?;
        for (part, text) in kept::parts(role, &row.data)? {
            if let Some((_, digest)) = parts.iter_mut().find(|(name, _)| *name == part) {
                digest.update(row.id.as_bytes());
                digest.update(text.as_bytes());
            }
        }
    }
    Ok(parts.into_iter().map(|(part, digest)| (part, columns::hex(&digest.finalize()))).collect())
}

/// These people, in no particular order; identities that are none are left out.
///
/// # Errors
/// As for any query.
pub async fn victims_of(txn: &Txn, people: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let mut found = Vec::new();
    for list in columns::lists(people) {
        found.extend(row::Entity::find().filter(row::Column::Id.is_in(list)).all(txn.conn()).await?);
    }
    found.iter().map(from_row).collect()
}

/// The respondents of other cases who are this person by name, as names are compared, and birthday; none where the
/// birthday is not known.
///
/// # Errors
/// As for any query.
pub async fn respondent_elsewhere(txn: &Txn, person: &Person) -> Result<Vec<Person>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::Role.eq(PartyRole::Respondent.code()))
        .filter(row::Column::NameFolded.eq(fold(&person.full_name())))
        .filter(row::Column::CaseId.ne(person.case.to_string()));
    let mut found: Vec<Person> =
        query.all(txn.conn()).await?.iter().map(from_row).collect::<Result<_, _>>()?;
    found.retain(|other| person.born.is_some() && other.born == person.born);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use safehold_core::person::{Reach, ReachKind};

    use super::*;
    use crate::trial::{case, id, on_each, one_case, person};

    #[tokio::test]
    async fn everything_about_a_person_comes_back() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, victim, ..) = one_case(&txn).await;
            assert_eq!(
                get(&txn, victim).await.unwrap(),
                person(11, case, PartyRole::Victim, "Petra", "O'Neill-Quill")
            );
            let plain = Person {
                born: None,
                addresses: Vec::new(),
                contact: Default::default(),
                reach: vec![Reach {
                    kind: ReachKind::Email,
                    value: "zoe@example.org".into(),
                    confidential: false,
                }],
                household: true,
                ..person(30, case, PartyRole::Child, "Zoë", "Quill")
            };
            insert(&txn, &plain).await.unwrap();
            insert(&txn, &person(31, case, PartyRole::Protected, "Émile", "Quill")).await.unwrap();
            assert_eq!(get(&txn, plain.id).await.unwrap(), plain);
            let order: Vec<String> =
                of_case(&txn, case).await.unwrap().into_iter().map(|person| person.given).collect();
            assert_eq!(order, ["Petra", "Siôn", "Émile", "Zoë"]);
            assert_eq!(victims_of(&txn, &[victim, id(999)]).await.unwrap().len(), 1);

            assert_eq!(update(&txn, &Person { family: "New".into(), ..plain.clone() }).await, Ok(2));
            assert_eq!(
                update(&txn, &Person { family: "Other".into(), ..plain.clone() }).await,
                Err(StoreError::Conflict)
            );
            let now = get(&txn, plain.id).await.unwrap();
            assert_eq!((now.family.as_str(), now.version), ("New", 2));
        })
        .await;
    }

    #[tokio::test]
    async fn a_case_has_one_victim() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (case, ..) = one_case(&txn).await;
            let second = person(40, case, PartyRole::Victim, "Second", "Victim");
            assert_eq!(insert(&txn, &second).await, Err(StoreError::Conflict));
        })
        .await;
    }

    #[tokio::test]
    async fn the_same_respondent_is_known_in_another_case() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (first, ..) = one_case(&txn).await;
            let respondent = of_case(&txn, first).await.unwrap().remove(1);
            let born = respondent.born;
            for (n, given, born) in [
                (20, "Sion", born),
                (21, "Siôn", born.and_then(|day| day.succ_opt())),
                (22, "Siôn", None),
                (23, "Dafydd", born),
            ] {
                crate::cases::insert(&txn, &case(n, 2050 + u32::try_from(n).unwrap())).await.unwrap();
                let other = person(n + 100, id(n), PartyRole::Respondent, given, "Ŵyn");
                insert(&txn, &Person { born, ..other }).await.unwrap();
                let child = person(n + 200, id(n), PartyRole::Child, "Siôn", "Ŵyn");
                insert(&txn, &child).await.unwrap();
            }
            let found = respondent_elsewhere(&txn, &respondent).await.unwrap();
            let found: Vec<u128> = found.iter().map(|person| person.id.0.as_u128()).collect();
            assert_eq!(found, [120]);
            let unknown = Person { born: None, ..respondent };
            assert_eq!(respondent_elsewhere(&txn, &unknown).await.unwrap(), []);
        })
        .await;
    }

    #[tokio::test]
    async fn people_are_found_by_what_somebody_knows_of_them() {
        on_each(async |store| {
            let txn = store.begin().await.unwrap();
            let (first, victim, ..) = one_case(&txn).await;
            crate::cases::insert(&txn, &case(20, 2042)).await.unwrap();
            let child = person(22, id(20), PartyRole::Child, "Petroc", "2041");
            insert(&txn, &child).await.unwrap();
            for (text, expected) in [
                ("SH-2041", vec![11]),
                ("2041", vec![11, 22]),
                ("07700 900222", vec![11, 12, 22]),
                ("900222", vec![11, 12, 22]),
                ("LS2 7EW", vec![11, 12, 22]),
                ("petr", vec![11, 22]),
                ("PETRA oneil", vec![11]),
                ("o'neill", vec![11]),
                ("sion wyn", vec![12]),
                ("wyn%", vec![12]),
                ("_", vec![]),
                ("quill petroc", vec![]),
                ("SH-9999", vec![]),
            ] {
                let found = search(&txn, text, 20).await.unwrap();
                let found: Vec<u128> = found.iter().map(|found| found.person.0.as_u128()).collect();
                assert_eq!(found, expected, "{text}");
            }
            let found = search(&txn, "petra", 1).await.unwrap();
            let expected = Found {
                person: victim,
                case: first,
                number: 2041,
                role: PartyRole::Victim,
                full_name: "Petra O'Neill-Quill".into(),
                line: "Born 4 March 1990".into(),
            };
            assert_eq!(found, [expected]);
            assert_eq!(search(&txn, "0770", 20).await.unwrap(), [], "too few digits for a phone");
            // A changed name is no longer found by the old one.
            let renamed = Person {
                given: "Nina".into(),
                contact: Default::default(),
                ..get(&txn, victim).await.unwrap()
            };
            update(&txn, &Person { envelope_name: String::new(), ..renamed }).await.unwrap();
            assert_eq!(search(&txn, "petra", 9).await.unwrap(), []);
            assert_eq!(search(&txn, "nina", 9).await.unwrap().len(), 1);
        })
        .await;
    }
}
