//! Finding people: by the case's reference, the digits of a phone, a postcode, the beginnings of the words of a name.

use std::collections::HashMap;

use safehold_core::address::postcode;
use safehold_core::id::{CaseId, PersonId};
use safehold_core::person::{PartyRole, Person, reference_number};
use safehold_core::words::plain_date;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::row as people_row;
use crate::columns;
use crate::fold::{fold, phone_digits};
use crate::{StoreError, Txn, cases};

/// Fewer digits than these are no phone.
const DIGITS: usize = 5;
/// How many words of a text are looked for.
const WORDS: usize = 8;

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "finds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub word: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A person who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The person.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The case's number: 2041 of `SH-2041`.
    pub number: u32,
    /// What the person is in the case.
    pub role: PartyRole,
    /// The person's name.
    pub full_name: String,
    /// What tells people of one name apart: the date of birth; empty where none is recorded. Never an address or a
    /// phone.
    pub line: String,
}

/// Notes what a person is found by, in place of what was noted before.
pub(super) async fn keep(txn: &Txn, person: &Person) -> Result<(), StoreError> {
    let id = person.id.to_string();
    row::Entity::delete_many().filter(row::Column::PersonId.eq(&id)).exec(txn.conn()).await?;
    let mut words: Vec<(&str, String)> = Vec::new();
    let names = [person.full_name(), person.envelope_name.clone()];
    words.extend(
        names
            .iter()
            .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .map(|word| ("name", word)),
    );
    let channels = person.contact.channels.iter().map(|channel| &channel.value);
    let given = person.reach.iter().map(|reach| &reach.value);
    for value in channels.chain(given).filter(|value| !value.contains('@')) {
        let digits = phone_digits(value);
        if digits.len() >= DIGITS {
            // The last six as well: that is how numbers are read out.
            words.extend(digits.len().checked_sub(6).map(|start| ("phone", digits[start..].to_owned())));
            words.push(("phone", digits));
        }
    }
    words.extend(
        person
            .addresses
            .iter()
            .filter_map(|address| postcode(&address.postcode))
            .map(|code| ("postcode", code)),
    );
    words.retain(|(_, word)| !word.is_empty());
    words.sort();
    words.dedup();
    let rows = words.into_iter().map(|(kind, word)| row::Model {
        person_id: id.clone(),
        kind: kind.to_owned(),
        word,
    });
    let rows: Vec<row::ActiveModel> = rows.map(sea_orm::IntoActiveModel::into_active_model).collect();
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(txn.conn()).await?;
    }
    Ok(())
}

/// Finds people: the case of an exact reference first (its victim), then phones, postcodes and names that begin with
/// what was typed. At most `limit`, each person once.
///
/// # Errors
/// As for any query.
pub async fn search(txn: &Txn, text: &str, limit: u64) -> Result<Vec<Found>, StoreError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX).min(1000);
    let mut found: Vec<String> = Vec::new();
    if let Some(number) = reference_number(text) {
        let mut query = people(1);
        query
            .inner_join("cases", Expr::col(("cases", "id")).equals(("people", "case_id")))
            .and_where(Expr::col(("cases", "number")).eq(i64::from(number)));
        found.extend(ids(txn, &query).await?);
    }
    let digits = phone_digits(text);
    let phone = digits.len() >= DIGITS
        && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-()".contains(c));
    let words = fold(text);
    let mut queries = Vec::new();
    if phone {
        queries.push(with_word(people(limit), "phone", &digits, true));
    }
    if let Some(code) = postcode(text) {
        queries.push(with_word(people(limit), "postcode", &code, false));
    }
    if !words.is_empty() {
        let mut query = people(limit);
        words_of_person(&mut query, &words);
        queries.push(query);
    }
    for query in queries {
        for id in ids(txn, &query).await? {
            if found.len() < limit && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found.truncate(limit);
    shown(txn, &found).await
}

/// Narrows a query over `people` to those with a name that has, for each word, a word beginning with it. `folded`
/// comes from [`fold`].
pub(crate) fn words_of_person(query: &mut SelectStatement, folded: &str) {
    for word in folded.split(' ').filter(|word| !word.is_empty()).take(WORDS) {
        *query = with_word(std::mem::take(query), "name", word, true);
    }
}

fn people(limit: usize) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(("people", "id"))
        .from("people")
        .order_by(("people", "place"), Order::Asc)
        .order_by(("people", "name_folded"), Order::Asc)
        .order_by(("people", "id"), Order::Asc)
        .limit(limit as u64);
    query
}

fn with_word(mut query: SelectStatement, kind: &str, word: &str, begins: bool) -> SelectStatement {
    let mut finds = Query::select();
    finds.column("person_id").from("finds").and_where(Expr::col("kind").eq(kind));
    if begins {
        // A range instead of LIKE: it uses the index on both databases, and `%` in the text is no wildcard.
        finds
            .and_where(Expr::col("word").gte(word))
            .and_where(Expr::col("word").lt(format!("{word}\u{10ffff}")));
    } else {
        finds.and_where(Expr::col("word").eq(word));
    }
    query.and_where(Expr::col(("people", "id")).in_subquery(finds));
    query
}

async fn ids(txn: &Txn, query: &SelectStatement) -> Result<Vec<String>, StoreError> {
    let rows = txn.conn().query_all(query).await?;
    Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
}

/// What a list shows of these people, in this order.
async fn shown(txn: &Txn, found: &[String]) -> Result<Vec<Found>, StoreError> {
    let mut rows = HashMap::new();
    for list in columns::lists(found) {
        for row in
            people_row::Entity::find().filter(people_row::Column::Id.is_in(list)).all(txn.conn()).await?
        {
            rows.insert(row.id.clone(), super::from_row(&row)?);
        }
    }
    let of_cases: Vec<CaseId> = rows.values().map(|person| person.case).collect();
    let numbers: HashMap<CaseId, u32> =
        cases::of_ids(txn, &of_cases).await?.into_iter().map(|case| (case.id, case.number)).collect();
    let people = found.iter().filter_map(|id| rows.get(id));
    Ok(people
        .filter_map(|person| {
            Some(Found {
                person: person.id,
                case: person.case,
                number: *numbers.get(&person.case)?,
                role: person.role,
                full_name: person.full_name(),
                line: person.born.map_or_else(String::new, |born| format!("Born {}", plain_date(born))),
            })
        })
        .collect())
}
