"""Every table belongs to one part of a backup, or stays behind for a reason."""

from tests.record import ARecord
from tracker.accounts.tables import TIED_TO_NOW
from tracker.application.backup_parts import LOG, PRIVATE, REBUILT
from tracker.projections.tables import parked
from tracker.store.engine import reading

WITHOUT_CONTENT = {"alembic_version"}
"""The revision of the tables: both parts of a backup are of one."""


def test_no_table_is_forgotten_and_none_is_kept_twice(sqlite_url: str) -> None:
    record = ARecord(sqlite_url)
    with reading(record.engine) as connection:
        there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    record.close()

    parts = [table.name for table in (*LOG, *PRIVATE, *REBUILT, parked, *TIED_TO_NOW)]
    assert sorted([*parts, *WITHOUT_CONTENT]) == sorted(there)


def test_the_log_holds_no_text_and_nobody_who_signs_in() -> None:
    names = {table.name for table in LOG}

    assert names == {"event", "log_head", "log_commit", "tracking", "unique_key"}
