//! Step 1: the ground. One text per table, read by both databases: `$BYTES` is their type for bytes, `$KEY` a text
//! that sorts by its bytes on both.
//!
//! Identities, instants, days and codes are text (see `columns.rs`). No database gives a value by itself: what is
//! not written is not there.

use sea_orm_migration::prelude::*;

pub(super) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &str {
        "m20261122_000001_ground"
    }
}

const TABLES: &[&str] = &[
    // What the caseload says about itself, one row.
    "CREATE TABLE meta (
        id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
        vault_id $KEY NOT NULL,
        made_with TEXT NOT NULL,
        schema_by TEXT NOT NULL
    )",
    "CREATE TABLE settings (
        name $KEY NOT NULL PRIMARY KEY,
        data TEXT NOT NULL
    )",
    // People who work with Safehold. `number` keeps the order in which they came.
    "CREATE TABLE officers (
        id $KEY NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        name_folded $KEY NOT NULL UNIQUE,
        role $KEY NOT NULL,
        administrator BOOLEAN NOT NULL,
        phone TEXT NOT NULL,
        active BOOLEAN NOT NULL
    )",
    // What was done to settings: each version as it stood, each sign-off. Final (see the triggers below).
    "CREATE TABLE setting_acts (
        number BIGINT NOT NULL PRIMARY KEY,
        name $KEY NOT NULL,
        version BIGINT NOT NULL,
        act $KEY NOT NULL,
        at $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        what TEXT NOT NULL,
        data TEXT
    )",
    "CREATE INDEX setting_acts_name ON setting_acts (name, number)",
    "CREATE TABLE cases (
        id $KEY NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL UNIQUE,
        risk $KEY,
        owner $KEY REFERENCES officers (id),
        opened_at $KEY NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE INDEX cases_owner ON cases (owner, number)",
    // People in a case. `place`: victim, respondent, others.
    "CREATE TABLE people (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        role $KEY NOT NULL,
        place BIGINT NOT NULL,
        full_name TEXT NOT NULL,
        name_folded $KEY NOT NULL,
        data TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE INDEX people_case ON people (case_id, place, name_folded)",
    "CREATE INDEX people_name ON people (name_folded)",
    // A case has one victim and one respondent.
    "CREATE UNIQUE INDEX people_party ON people (case_id, role) WHERE role IN ('victim', 'respondent')",
    // What a person is found by: words of the name, digits of phones, postcodes.
    "CREATE TABLE finds (
        person_id $KEY NOT NULL REFERENCES people (id),
        kind $KEY NOT NULL,
        word $KEY NOT NULL,
        PRIMARY KEY (kind, word, person_id)
    )",
    "CREATE INDEX finds_person ON finds (person_id)",
    "CREATE TABLE measures (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        kind $KEY NOT NULL,
        begins $KEY NOT NULL,
        order_file $KEY UNIQUE,
        court_case $KEY,
        manage_case $KEY,
        received_at $KEY NOT NULL,
        ends_at $KEY,
        terms_missing BIGINT NOT NULL,
        known BIGINT NOT NULL,
        end_stated BIGINT NOT NULL,
        data TEXT NOT NULL,
        version BIGINT NOT NULL
    )",
    "CREATE INDEX measures_case ON measures (case_id, begins, id)",
    // The register: the orders of a queue, the latest received first.
    "CREATE INDEX measures_register ON measures (kind, received_at, id)",
    "CREATE INDEX measures_court_case ON measures (court_case, begins, id)",
    "CREATE INDEX measures_manage_case ON measures (manage_case, begins, id)",
    "CREATE TABLE tasks (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        victim_id $KEY NOT NULL REFERENCES people (id),
        kind $KEY NOT NULL,
        why TEXT NOT NULL,
        rule TEXT NOT NULL,
        measure_id $KEY REFERENCES measures (id),
        raised_at $KEY NOT NULL,
        due $KEY NOT NULL,
        legal_limit $KEY,
        assigned_to $KEY REFERENCES officers (id),
        assigned_by $KEY REFERENCES officers (id),
        assigned_at $KEY,
        planned $KEY,
        done_at $KEY,
        version BIGINT NOT NULL
    )",
    "CREATE INDEX tasks_case ON tasks (case_id, due, id)",
    // Today: the open tasks of one person or of nobody, the earliest due first, however many are done.
    "CREATE INDEX tasks_open ON tasks (assigned_to, due, id) WHERE done_at IS NULL",
    "CREATE INDEX tasks_open_due ON tasks (due, id) WHERE done_at IS NULL",
    "CREATE TABLE attempts (
        id $KEY NOT NULL PRIMARY KEY,
        task_id $KEY NOT NULL REFERENCES tasks (id),
        at $KEY NOT NULL,
        channel $KEY NOT NULL,
        outcome $KEY NOT NULL,
        said TEXT NOT NULL,
        note TEXT NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id)
    )",
    "CREATE INDEX attempts_task ON attempts (task_id, at, id)",
    "CREATE TABLE letters (
        id $KEY NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL UNIQUE,
        case_id $KEY NOT NULL REFERENCES cases (id),
        recipient_id $KEY NOT NULL REFERENCES people (id),
        kind $KEY NOT NULL,
        about TEXT NOT NULL,
        profile $KEY NOT NULL,
        language $KEY NOT NULL,
        format $KEY NOT NULL,
        reference $KEY NOT NULL UNIQUE,
        texts_version BIGINT NOT NULL,
        policy_version BIGINT NOT NULL,
        made_at $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        sha256 $KEY NOT NULL,
        pages BIGINT NOT NULL,
        state $KEY NOT NULL,
        state_at $KEY NOT NULL,
        printed TEXT NOT NULL,
        way $KEY NOT NULL,
        drawn_from TEXT NOT NULL,
        handed TEXT
    )",
    "CREATE INDEX letters_case ON letters (case_id, number)",
    "CREATE INDEX letters_state ON letters (state, state_at, number)",
    // What second people agreed to. Final (see the triggers below).
    "CREATE TABLE letter_agreements (
        letter_id $KEY NOT NULL REFERENCES letters (id),
        code $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        reason TEXT NOT NULL,
        at $KEY NOT NULL,
        PRIMARY KEY (letter_id, code, made_by)
    )",
    // The bytes apart, so that lists of letters don't read them.
    "CREATE TABLE letter_bytes (
        letter_id $KEY NOT NULL PRIMARY KEY REFERENCES letters (id),
        bytes $BYTES NOT NULL
    )",
    // Letters that are due, by the rule or person that calls for each: a measure calls for one of a kind once.
    "CREATE TABLE letter_dues (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        recipient_id $KEY NOT NULL REFERENCES people (id),
        measure_id $KEY REFERENCES measures (id),
        kind $KEY NOT NULL,
        called_by $KEY NOT NULL,
        due $KEY NOT NULL,
        until $KEY,
        why TEXT NOT NULL,
        rule TEXT NOT NULL,
        raised_at $KEY NOT NULL,
        letter_id $KEY REFERENCES letters (id),
        accepted_at $KEY,
        accepted_by $KEY REFERENCES officers (id),
        held_at $KEY,
        held_by $KEY REFERENCES officers (id),
        held_why TEXT,
        closed $KEY,
        closed_at $KEY,
        closed_why TEXT,
        version BIGINT NOT NULL,
        UNIQUE (measure_id, called_by)
    )",
    "CREATE INDEX letter_dues_case ON letter_dues (case_id, due, id)",
    "CREATE INDEX letter_dues_recipient ON letter_dues (recipient_id) WHERE closed IS NULL",
    "CREATE INDEX letter_dues_letter ON letter_dues (letter_id) WHERE letter_id IS NOT NULL",
    "CREATE INDEX letter_dues_open ON letter_dues (due, id) WHERE closed IS NULL",
    // What became of each letter. Final (see the triggers below).
    "CREATE TABLE letter_post (
        id $KEY NOT NULL PRIMARY KEY,
        letter_id $KEY NOT NULL REFERENCES letters (id),
        place BIGINT NOT NULL,
        what $KEY NOT NULL,
        at $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        run_id $KEY,
        other_id $KEY REFERENCES letters (id),
        note TEXT NOT NULL,
        recipient_version BIGINT NOT NULL,
        checkpoint TEXT NOT NULL,
        UNIQUE (letter_id, place)
    )",
    "CREATE INDEX letter_post_run ON letter_post (run_id, at) WHERE run_id IS NOT NULL",
    "CREATE TABLE print_runs (
        id $KEY NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL UNIQUE,
        at $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        outlet $KEY NOT NULL,
        printer TEXT NOT NULL,
        two_sided BOOLEAN NOT NULL,
        due_to $KEY NOT NULL,
        ended_at $KEY,
        cancelled BOOLEAN NOT NULL,
        counted BIGINT,
        counted_at $KEY,
        counted_by $KEY REFERENCES officers (id)
    )",
    "CREATE TABLE run_letters (
        run_id $KEY NOT NULL REFERENCES print_runs (id),
        place BIGINT NOT NULL,
        due_id $KEY NOT NULL REFERENCES letter_dues (id),
        case_id $KEY NOT NULL REFERENCES cases (id),
        kind $KEY NOT NULL,
        looked_at BOOLEAN NOT NULL,
        letter_id $KEY REFERENCES letters (id),
        reference TEXT NOT NULL,
        pages BIGINT NOT NULL,
        fate $KEY NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (run_id, place)
    )",
    // Plans: at most one draft a case. What was signed off is final (see the triggers below).
    "CREATE TABLE plans (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        version BIGINT NOT NULL,
        revision BIGINT NOT NULL,
        review_on $KEY,
        authors TEXT NOT NULL,
        saved_at $KEY NOT NULL,
        data TEXT NOT NULL,
        signed_by $KEY REFERENCES officers (id),
        signed_at $KEY,
        policy_version BIGINT,
        record TEXT,
        UNIQUE (case_id, version)
    )",
    "CREATE INDEX plans_review ON plans (review_on, case_id)",
    "CREATE UNIQUE INDEX plans_draft ON plans (case_id) WHERE signed_at IS NULL",
    "CREATE TABLE gradings (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        grade $KEY NOT NULL,
        tool TEXT NOT NULL,
        assessed_on $KEY NOT NULL,
        judgement TEXT NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        at $KEY NOT NULL
    )",
    "CREATE INDEX gradings_case ON gradings (case_id, at, id)",
    // What forces a plan's review and stands in no other record.
    "CREATE TABLE review_events (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        event $KEY NOT NULL,
        what TEXT NOT NULL,
        at $KEY NOT NULL
    )",
    "CREATE INDEX review_events_case ON review_events (case_id, at, id)",
    // The log outlives what it is about: no references. `prev_hash` and `hash` are for the chain over it.
    "CREATE TABLE audit (
        seq BIGINT NOT NULL PRIMARY KEY,
        at $KEY NOT NULL,
        clock $KEY NOT NULL,
        officer_id $KEY,
        act $KEY NOT NULL,
        case_id $KEY,
        what TEXT NOT NULL,
        which TEXT NOT NULL,
        prev_hash $KEY,
        hash $KEY
    )",
    "CREATE INDEX audit_case ON audit (case_id, seq)",
    "CREATE INDEX audit_officer ON audit (officer_id, seq)",
    "CREATE TABLE drafts (
        officer_id $KEY NOT NULL REFERENCES officers (id),
        name $KEY NOT NULL,
        text TEXT NOT NULL,
        at $KEY NOT NULL,
        PRIMARY KEY (officer_id, name)
    )",
    // Files of the court's feed that were brought in.
    "CREATE TABLE feed_files (
        id $KEY NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 $KEY NOT NULL,
        at $KEY NOT NULL,
        made_by $KEY NOT NULL REFERENCES officers (id),
        orders BIGINT NOT NULL
    )",
    // What each row of them said of which order, word for word.
    "CREATE TABLE feed_rows (
        id $KEY NOT NULL PRIMARY KEY,
        file_id $KEY NOT NULL REFERENCES feed_files (id),
        row_number BIGINT NOT NULL,
        identity $KEY NOT NULL,
        case_id $KEY NOT NULL REFERENCES cases (id),
        measure_id $KEY NOT NULL REFERENCES measures (id),
        at $KEY NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (file_id, row_number)
    )",
    "CREATE INDEX feed_rows_identity ON feed_rows (identity, at)",
    "CREATE INDEX feed_rows_case ON feed_rows (case_id, at)",
    // What a file of the court says differently from the record, until somebody settles it.
    "CREATE TABLE differences (
        id $KEY NOT NULL PRIMARY KEY,
        case_id $KEY NOT NULL REFERENCES cases (id),
        person_id $KEY REFERENCES people (id),
        measure_id $KEY REFERENCES measures (id),
        noted_at $KEY NOT NULL,
        data TEXT NOT NULL,
        settled_at $KEY,
        settled_by $KEY REFERENCES officers (id),
        taken BOOLEAN
    )",
    "CREATE INDEX differences_case ON differences (case_id, noted_at, id)",
];

const FINAL_ON_SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END",
    "CREATE TRIGGER setting_acts_no_update BEFORE UPDATE ON setting_acts
        BEGIN SELECT RAISE(ABORT, 'what was done is never changed'); END",
    "CREATE TRIGGER setting_acts_no_delete BEFORE DELETE ON setting_acts
        BEGIN SELECT RAISE(ABORT, 'what was done is never changed'); END",
    "CREATE TRIGGER letter_agreements_no_update BEFORE UPDATE ON letter_agreements
        BEGIN SELECT RAISE(ABORT, 'what was agreed is never changed'); END",
    "CREATE TRIGGER letter_agreements_no_delete BEFORE DELETE ON letter_agreements
        BEGIN SELECT RAISE(ABORT, 'what was agreed is never changed'); END",
    "CREATE TRIGGER plans_signed_final BEFORE UPDATE ON plans WHEN OLD.signed_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a signed plan is never changed'); END",
    "CREATE TRIGGER letter_post_no_update BEFORE UPDATE ON letter_post
        BEGIN SELECT RAISE(ABORT, 'what became of a letter is never changed'); END",
    "CREATE TRIGGER letter_post_no_delete BEFORE DELETE ON letter_post
        BEGIN SELECT RAISE(ABORT, 'what became of a letter is never changed'); END",
];

const FINAL_ON_POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the log is never changed'; END $$",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_is_final()",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final()",
    "CREATE FUNCTION setting_act_is_final() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'what was done is never changed'; END $$",
    "CREATE TRIGGER setting_acts_no_change BEFORE UPDATE OR DELETE ON setting_acts
        FOR EACH ROW EXECUTE FUNCTION setting_act_is_final()",
    "CREATE FUNCTION agreement_is_final() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'what was agreed is never changed'; END $$",
    "CREATE TRIGGER letter_agreements_no_change BEFORE UPDATE OR DELETE ON letter_agreements
        FOR EACH ROW EXECUTE FUNCTION agreement_is_final()",
    "CREATE FUNCTION signed_plan_is_final() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'a signed plan is never changed'; END $$",
    "CREATE TRIGGER plans_signed_final BEFORE UPDATE ON plans
        FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION signed_plan_is_final()",
    "CREATE FUNCTION letter_post_is_final() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'what became of a letter is never changed'; END $$",
    "CREATE TRIGGER letter_post_no_change BEFORE UPDATE OR DELETE ON letter_post
        FOR EACH ROW EXECUTE FUNCTION letter_post_is_final()",
];

#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let (bytes, key, last) = match manager.get_database_backend() {
            sea_orm::DbBackend::Postgres => ("BYTEA", "TEXT COLLATE \"C\"", FINAL_ON_POSTGRES),
            _ => ("BLOB", "TEXT", FINAL_ON_SQLITE),
        };
        for statement in TABLES.iter().chain(last) {
            db.execute_unprepared(&statement.replace("$BYTES", bytes).replace("$KEY", key)).await?;
        }
        Ok(())
    }
}
