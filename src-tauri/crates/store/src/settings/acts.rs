//! What was done to a setting, and by whom: each version as it stood, each sign-off and check. Rows are added and never
//! changed: the tables' own triggers refuse it.

use chrono::{DateTime, Utc};
use safehold_core::id::OfficerId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::columns::{self, Numbers};
use crate::{StoreError, Txn, officers};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "setting_acts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub name: String,
        pub version: i64,
        pub act: String,
        pub at: String,
        pub made_by: String,
        pub what: String,
        pub data: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Did {
    /// Kept as it stood before the unit changed anything.
    Found,
    /// Changed: a new version.
    Changed,
    /// Signed off by name.
    Signed,
    /// Brought in from a file: a new version.
    BroughtIn,
    /// Checked by somebody who did not bring it in.
    Checked,
    /// Taken out of use.
    TakenOut,
}

impl Did {
    const ALL: [Self; 6] =
        [Self::Found, Self::Changed, Self::Signed, Self::BroughtIn, Self::Checked, Self::TakenOut];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Changed => "changed",
            Self::Signed => "signed",
            Self::BroughtIn => "brought-in",
            Self::Checked => "checked",
            Self::TakenOut => "taken-out",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|did| did.code() == code)
    }
}

/// Something done to a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingAct {
    /// The version it made or was about.
    pub version: u32,
    /// What.
    pub did: Did,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OfficerId,
    /// What changed, a line each.
    pub what: Vec<String>,
}

/// Adds an act about the setting of a name, with the setting as it stood then where the act made a version.
pub(super) async fn add(
    txn: &Txn,
    name: &str,
    act: &SettingAct,
    data: Option<String>,
) -> Result<(), StoreError> {
    columns::alone(txn, Numbers::Settings).await?;
    let query = row::Entity::find().select_only().column_as(row::Column::Number.max(), "n");
    let last = query.into_tuple::<Option<i64>>().one(txn.conn()).await?.flatten();
    let row = row::Model {
        number: last.unwrap_or(0) + 1,
        name: name.to_owned(),
        version: i64::from(act.version),
        act: act.did.code().to_owned(),
        at: columns::instant(act.at),
        made_by: act.by.to_string(),
        what: columns::json(&act.what)?,
        data,
    };
    columns::insert(txn, row).await
}

/// What was done to the setting of a name, the newest first, each with the name of who did it.
pub(super) async fn all(txn: &Txn, name: &str) -> Result<Vec<(SettingAct, String)>, StoreError> {
    let query = row::Entity::find().filter(row::Column::Name.eq(name)).order_by_desc(row::Column::Number);
    let people = officers::list(txn).await?;
    let read = |row: row::Model| {
        let by: OfficerId = columns::id(&row.made_by)?;
        let who = people.iter().find(|officer| officer.id == by);
        let act = SettingAct {
            version: columns::number(row.version)?,
            did: columns::code(&row.act, Did::from_code)?,
            at: columns::read_instant(&row.at)?,
            by,
            what: columns::read_json(&row.what)?,
        };
        Ok((act, who.map_or_else(String::new, |officer| officer.name.clone())))
    };
    query.all(txn.conn()).await?.into_iter().map(read).collect()
}

/// The setting of a name as it stood in a version; nothing where that version was never kept.
pub(super) async fn data(txn: &Txn, name: &str, version: u32) -> Result<Option<String>, StoreError> {
    let query = row::Entity::find()
        .filter(row::Column::Name.eq(name))
        .filter(row::Column::Version.eq(i64::from(version)))
        .filter(row::Column::Data.is_not_null())
        .order_by_desc(row::Column::Number);
    Ok(query.one(txn.conn()).await?.and_then(|row| row.data))
}
