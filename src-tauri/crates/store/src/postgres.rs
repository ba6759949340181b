//! A caseload that a unit shares: PostgreSQL. The options are built here and nowhere else, never from a URL or the
//! environment. The roles and rules inside the database are prepared by an administrator.

use std::path::PathBuf;
use std::time::Duration;

use sea_orm::SqlxPostgresConnector;
use sqlx::ConnectOptions;
use sqlx::Executor;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgSslMode};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::migrations;
use crate::transaction::Store;

/// How the way to the server is protected.
#[derive(Clone)]
pub enum PgTls {
    /// TLS, and the server's certificate must be for its host name and come from this authority (PEM).
    Require {
        /// The certificate authority's certificate, PEM.
        ca: Vec<u8>,
    },
    /// A socket on this machine: no network, no TLS. Refused for a host name.
    SocketOnly,
}

/// Where the shared database is and who signs in. `Debug` shows no password.
#[derive(Clone)]
pub struct PgPlace {
    /// Host name, or the directory of the server's socket when it begins with `/`.
    pub host: String,
    /// Port, 5432 as a rule.
    pub port: u16,
    /// Name of the database.
    pub database: String,
    /// The person's own login.
    pub user: String,
    /// Its password; empty when the socket's peer is enough.
    pub password: Zeroizing<String>,
    /// How the way there is protected.
    pub tls: PgTls,
}

impl std::fmt::Debug for PgPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PgPlace({}:{}/{})", self.host, self.port, self.database)
    }
}

/// Settings that sqlx takes from the environment and that no option can take back.
const FOREIGN_SETTINGS: [&str; 3] = ["PGOPTIONS", "PGSSLCERT", "PGSSLKEY"];
/// Names the one lock under which the schema is changed.
const SCHEMA_LOCK: &str = "SELECT pg_advisory_lock(23294)";
const SCHEMA_UNLOCK: &str = "SELECT pg_advisory_unlock(23294)";

impl Store {
    /// Opens the shared caseload. Changes nothing in it: see [`Store::prepare_postgres`].
    ///
    /// # Errors
    /// `Unavailable` with what to mend; `NewerVersion`, `OlderSchema` when the schema is not this version's.
    pub async fn postgres(place: &PgPlace) -> Result<Self, StoreError> {
        let store = Self::new(SqlxPostgresConnector::from_sqlx_postgres_pool(pool(place, 4).await?), None);
        match migrations::state(store.connection()).await? {
            migrations::SchemaState::Current => Ok(store),
            migrations::SchemaState::Newer => Err(StoreError::NewerVersion),
            migrations::SchemaState::Empty | migrations::SchemaState::Older => Err(StoreError::OlderSchema),
        }
    }

    /// Brings the shared database to this version's schema: an administrator's act, safe to repeat and to run twice
    /// at the same time.
    ///
    /// # Errors
    /// As [`Store::postgres`]; nothing is half changed.
    pub async fn prepare_postgres(place: &PgPlace) -> Result<(), StoreError> {
        // One connection, so that the lock and the changes share it.
        let pool = pool(place, 1).await?;
        sqlx::raw_sql(SCHEMA_LOCK).execute(&pool).await?;
        let db = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
        let prepared = migrations::bring_up(&db, Uuid::new_v4().as_bytes()).await;
        let unlocked = sqlx::raw_sql(SCHEMA_UNLOCK).execute(&pool).await;
        pool.close().await;
        prepared?;
        unlocked?;
        Ok(())
    }
}

async fn pool(place: &PgPlace, connections: u32) -> Result<PgPool, StoreError> {
    let options = options(place)?;
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        // A task that ended while it was beginning a transaction leaves its connection inside one. `BEGIN` first,
        // because the server logs a warning for every `ROLLBACK` without a transaction. A transaction that has
        // failed refuses the `BEGIN`: then the connection is given up for a new one.
        .before_acquire(|connection, _| {
            Box::pin(async move { Ok(connection.execute("BEGIN; ROLLBACK").await.is_ok()) })
        })
        .connect_with(options)
        .await
        .map_err(StoreError::from)
}

pub(crate) fn options(place: &PgPlace) -> Result<PgConnectOptions, StoreError> {
    if FOREIGN_SETTINGS.iter().any(|name| std::env::var_os(name).is_some()) {
        return Err(StoreError::Unavailable(
            "PGOPTIONS, PGSSLCERT or PGSSLKEY is set in the environment. Remove it, then start Safehold again.",
        ));
    }
    let socket = place.host.starts_with('/');
    let options = PgConnectOptions::new_without_pgpass()
        .port(place.port)
        .username(&place.user)
        .password(&place.password)
        .database(&place.database)
        .application_name(concat!("safehold/", env!("CARGO_PKG_VERSION")))
        .disable_statement_logging();
    match &place.tls {
        PgTls::SocketOnly if socket => {
            Ok(options.host(&place.host).socket(PathBuf::from(&place.host)).ssl_mode(PgSslMode::Disable))
        }
        PgTls::SocketOnly => Err(StoreError::Unavailable(
            "A database on another computer is reached by TLS only. Give the certificate of its authority.",
        )),
        PgTls::Require { .. } if socket => Err(StoreError::Unavailable(
            "TLS is for a server with a host name; for a socket's directory choose the socket without TLS.",
        )),
        PgTls::Require { ca } => {
            Ok(options.host(&place.host).ssl_root_cert_from_pem(ca.clone()).ssl_mode(PgSslMode::VerifyFull))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::*;
    use crate::trial::{administer, server};

    fn place(host: &str, tls: PgTls) -> PgPlace {
        PgPlace {
            host: host.into(),
            port: 5432,
            database: "caseload".into(),
            user: "rahman".into(),
            password: Zeroizing::new("marigold tractor".into()),
            tls,
        }
    }

    #[test]
    fn the_network_is_never_used_without_a_checked_certificate() {
        let socket = options(&place("/run/postgresql", PgTls::SocketOnly)).unwrap();
        assert!(matches!(socket.get_ssl_mode(), PgSslMode::Disable) && socket.get_socket().is_some());
        let ca = || PgTls::Require { ca: b"-----BEGIN CERTIFICATE-----".to_vec() };
        let network = options(&place("db.example", ca())).unwrap();
        assert!(matches!(network.get_ssl_mode(), PgSslMode::VerifyFull) && network.get_socket().is_none());
        assert!(options(&place("db.example", PgTls::SocketOnly)).is_err());
        assert!(options(&place("/run/postgresql", ca())).is_err());
    }

    #[test]
    fn a_place_doesnt_show_its_password() {
        let shown = format!("{:?}", place("db.example", PgTls::SocketOnly));
        assert_eq!(shown, "PgPlace(db.example:5432/caseload)");
    }

    #[tokio::test]
    async fn a_database_is_opened_only_with_this_versions_schema() {
        let Some(server) = server() else { return };
        let name = format!("trial_{}", Uuid::new_v4().simple());
        administer(&server, &format!("CREATE DATABASE {name}")).await;
        let place = PgPlace { database: name.clone(), ..server.clone() };
        assert_eq!(Store::postgres(&place).await.unwrap_err(), StoreError::OlderSchema);
        let (one, two) = tokio::join!(Store::prepare_postgres(&place), Store::prepare_postgres(&place));
        assert_eq!((one, two), (Ok(()), Ok(())), "two at once");
        Store::postgres(&place).await.unwrap().close().await.unwrap();
        administer(&place, "INSERT INTO seaql_migrations VALUES ('m99990101_000001_later', 0)").await;
        assert_eq!(Store::postgres(&place).await.unwrap_err(), StoreError::NewerVersion);
        assert_eq!(Store::prepare_postgres(&place).await, Err(StoreError::NewerVersion));
        administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    #[tokio::test]
    async fn a_task_that_ended_while_beginning_leaves_nothing_open() {
        let Some(server) = server() else { return };
        let table = format!("trial_{}", Uuid::new_v4().simple());
        let pool = pool(&server, 1).await.unwrap();
        let run = async |statement: String| {
            sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&pool).await.unwrap();
        };
        run(format!("CREATE TABLE {table} (n BIGINT)")).await;
        let mut waited = 0;
        for step in 1..=20 {
            // `BEGIN` is sent, and whoever waits for the answer goes away.
            let mut connection = pool.acquire().await.unwrap();
            let mut begin = Box::pin(sqlx::Connection::begin(&mut *connection));
            let waits =
                std::future::poll_fn(|context| Poll::Ready(begin.as_mut().poll(context).is_pending()));
            waited += i64::from(waits.await);
            drop(begin);
            drop(connection);
            // What is saved afterwards is saved for everybody.
            run(format!("INSERT INTO {table} VALUES ({step})")).await;
            let mut other = options(&server).unwrap().connect().await.unwrap();
            let count = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
            let seen: i64 = sqlx::query_scalar(count).fetch_one(&mut other).await.unwrap();
            assert_eq!(seen, step, "seen by others");
        }
        assert!(waited > 0, "the answer came too fast every time");
        run(format!("DROP TABLE {table}")).await;
        pool.close().await;
    }
}
