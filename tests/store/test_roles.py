"""On PostgreSQL the application works under a role that owns nothing and may only add to the log."""

from collections.abc import Iterator
from secrets import token_hex

import pytest
from psycopg import sql
from sqlalchemy import Engine, inspect, text

from tests.oracle.histories import history
from tests.postgres import PostgresServer
from tests.record import ARecord
from tests.store.example import an_engine
from tracker.store.engine import reading, writing
from tracker.store.refusals import StoreUnavailable
from tracker.store.roles import ADDED_TO, RoleOwnsTables, RoleUnknown, grant

pytestmark = pytest.mark.postgres

FORBIDDEN = [
    *(f"{act} {table}" for table in ADDED_TO for act in ("DELETE FROM", "TRUNCATE")),
    "UPDATE event SET version = 0",
    "UPDATE log_commit SET position = 0",
    "UPDATE account_log SET \"by\" = 'x'",
    "DELETE FROM log_head",
    "UPDATE alembic_version SET version_num = '0000'",
    "ALTER TABLE event DISABLE TRIGGER ALL",
    "ALTER TABLE event DISABLE TRIGGER event_no_change",
    "DROP TRIGGER event_no_change ON event",
    "CREATE OR REPLACE FUNCTION log_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "SET session_replication_role = replica",
    "DROP TABLE event",
]


@pytest.fixture
def role(postgres_server: PostgresServer) -> Iterator[str]:
    """Make a role that owns nothing."""
    name = f"serves-{token_hex(4)}"
    named = {"role": sql.Identifier(name)}
    postgres_server.execute(sql.SQL("CREATE ROLE {role} LOGIN").format(**named))
    yield name
    postgres_server.execute(sql.SQL("DROP ROLE {role}").format(**named))


@pytest.fixture
def owners(postgres_url: str, role: str) -> Iterator[Engine]:
    """Give the database as its owner opens it; what a role was granted goes with it."""
    engine = an_engine(postgres_url)
    yield engine
    with engine.begin() as connection:
        connection.exec_driver_sql(f'DROP OWNED BY "{role}"')
    engine.dispose()


def test_a_role_that_was_granted_records_and_rebuilds_and_changes_nothing(owners: Engine, role: str) -> None:
    grant(owners, role)
    record = ARecord(owners.url.set(username=role).render_as_string(hide_password=False))

    record.keep(history(3, 20))
    before = record.read_side()
    record.rebuild()

    assert record.read_side() == before
    for statement in FORBIDDEN:
        with pytest.raises(StoreUnavailable) as refusal, writing(record.engine) as connection:
            connection.execute(text(statement))
        assert refusal.value.reason == "forbidden"
    record.close()


def test_what_a_role_had_before_is_taken_from_it(owners: Engine, role: str) -> None:
    with writing(owners) as connection:
        connection.exec_driver_sql(f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{role}"')

    grant(owners, role)

    with reading(owners) as connection:
        had = text("SELECT has_table_privilege(:role, :table, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')")
        kept = {table: connection.scalar(had, {"role": role, "table": table}) for table in ADDED_TO}
    assert kept == dict.fromkeys(ADDED_TO, False)


def test_every_table_can_be_used_and_each_of_the_log_only_as_far_as_it_must(owners: Engine, role: str) -> None:
    grant(owners, role)

    with reading(owners) as connection:
        rights = connection.execute(
            text("SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = :role"),
            {"role": role},
        ).all()
    granted = {table: {right for its, right in rights if its == table} for table, _ in rights}
    usual = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    less = {**{table: {"SELECT", "INSERT"} for table in ADDED_TO}, "log_head": {"SELECT", "UPDATE"}}
    assert {table: its for table, its in granted.items() if its != usual} == {**less, "alembic_version": {"SELECT"}}
    assert set(granted) == set(inspect(owners).get_table_names())


def test_a_role_that_owns_the_tables_or_is_not_there_is_refused(owners: Engine) -> None:
    with pytest.raises(RoleOwnsTables):
        grant(owners, owners.url.username or "")
    with pytest.raises(RoleUnknown):
        grant(owners, "nobody; DROP TABLE event")


def test_a_role_that_may_act_as_the_owner_is_refused(owners: Engine, role: str) -> None:
    with writing(owners) as connection:
        connection.exec_driver_sql(f'GRANT postgres TO "{role}"')

    with pytest.raises(RoleOwnsTables):
        grant(owners, role)
