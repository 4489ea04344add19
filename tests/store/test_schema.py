"""Tables come and go by migrations, with data in them, and a newer version's database is left alone."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, text

from tests.store.example import AIGUL, a_box, a_case, a_log
from tracker.store import schema
from tracker.store.engine import make_engine, reading, writing
from tracker.store.refusals import NewerDatabase, OlderDatabase
from tracker.store.tables import event, log_metadata

pytestmark = pytest.mark.usefixtures("real_migrations")


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Engine]:
    made = make_engine(empty_database_url)
    yield made
    made.dispose()


def test_an_empty_database_is_an_older_one(empty: Engine) -> None:
    assert schema.current(empty) is None
    with pytest.raises(OlderDatabase) as refusal:
        schema.require_current(empty)
    assert "migrate" in refusal.value.todo


def test_the_files_of_migrations_are_named_by_their_revisions_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", "tracker:migrations")
    scripts = ScriptDirectory.from_config(config)

    in_order = [one.revision for one in scripts.walk_revisions()]

    files = sorted(Path(scripts.dir, "versions").glob("*_*.py"))
    assert in_order == [file.name[:4] for file in reversed(files)]
    assert schema.head() == scripts.get_current_head() == in_order[0]


def test_an_upgraded_database_is_current_and_as_the_tables_say(empty: Engine) -> None:
    schema.upgrade(empty)

    schema.require_current(empty)
    assert set(log_metadata.tables) <= set(inspect(empty).get_table_names())
    schema.check(empty)


def test_upgrading_again_keeps_what_was_recorded(engine: Engine) -> None:
    log = a_log(engine)
    case, secrets = a_case()
    log.write(case.collect_events(), AIGUL, words=secrets)
    head = log.head()

    schema.upgrade(engine)
    schema.check(engine)

    assert log.head() == head
    assert log.book.open(secret.ref for secret in secrets)


def test_a_downgrade_with_data_drops_all_and_an_upgrade_begins_anew(engine: Engine) -> None:
    log = a_log(engine)
    case, secrets = a_case()
    log.write(case.collect_events(), AIGUL, words=secrets)

    schema.downgrade(engine, "base")
    left = set(inspect(engine).get_table_names())
    schema.upgrade(engine)

    assert left == {"alembic_version"}
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(event)) == 0
    assert log.head().position == 0


def test_a_newer_database_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    for touch in (schema.upgrade, schema.current, schema.require_current):
        with pytest.raises(NewerDatabase) as refusal:
            touch(engine)
        assert refusal.value.current == "9999"


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade_then_fail(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        raise RuntimeError

    real = command.upgrade
    monkeypatch.setattr(command, "upgrade", upgrade_then_fail)

    with pytest.raises(RuntimeError):
        schema.upgrade(empty)

    assert inspect(empty).get_table_names() == []


def test_alembic_itself_finds_the_migrations_by_the_address_it_is_given(empty: Engine, empty_database_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", "tracker:migrations")
    config.set_main_option("sqlalchemy.url", empty_database_url.replace("%", "%%"))
    handlers = list(logging.getLogger().handlers)

    command.upgrade(config, "head")

    schema.require_current(empty)
    assert logging.getLogger().handlers == handlers


def test_alembic_without_an_address_says_what_it_lacks() -> None:
    config = Config()
    config.set_main_option("script_location", "tracker:migrations")

    with pytest.raises(SystemExit, match="which database"):
        command.upgrade(config, "head")


def test_two_who_migrate_at_once_migrate_once(empty_database_url: str, empty: Engine) -> None:
    program = (
        "import sys; from tracker.store import schema; from tracker.store.engine import make_engine;"
        "schema.upgrade(make_engine(sys.argv[1]))"
    )
    started = [subprocess.Popen([sys.executable, "-c", program, empty_database_url]) for _ in range(3)]

    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
    schema.require_current(empty)
    assert a_log(empty).write(a_box().collect_events(), AIGUL).last == 1
