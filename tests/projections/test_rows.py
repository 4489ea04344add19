"""Folds gather their inserts; what reads or changes rows sends them first; facts never hold the staff part."""

import json

from sqlalchemy import func, select, update

from tests.given import a_demand, what_happened, words
from tests.record import ARecord
from tracker.domain.demand_events import DevelopmentRecorded
from tracker.projections.rows import Rows, facts, facts_of
from tracker.projections.tables import release
from tracker.store.engine import writing


def add(rows: Rows, numbers: range) -> None:
    for number in numbers:
        rows.add(release, number=number, position=number, through=number, released_on="2022-01-01")


def count(rows: Rows) -> int:
    return int(rows.run(select(func.count()).select_from(release)).scalar_one())


def test_what_waits_is_sent_before_it_is_asked_for(record: ARecord) -> None:
    with writing(record.engine) as connection:
        rows = Rows(connection)
        add(rows, range(1, 4))

        assert count(rows) == 3


def test_what_waits_is_sent_before_it_is_changed(record: ARecord) -> None:
    with writing(record.engine) as connection:
        rows = Rows(connection)
        add(rows, range(1, 4))

        rows.run(update(release).where(release.c.number == 2).values(through=9))

        assert rows.run(select(release.c.through).order_by(release.c.number)).scalars().all() == [1, 9, 3]


def test_a_great_many_rows_are_sent_as_they_come_and_none_twice(record: ARecord) -> None:
    with writing(record.engine) as connection:
        rows = Rows(connection)
        add(rows, range(1, 4_501))
        rows.flush()
        rows.flush()

        assert count(Rows(connection)) == 4_500


def test_facts_leave_the_staff_part_in_the_log() -> None:
    demand = a_demand()
    told = what_happened(notes=words("for the team"), source=words("who told us"), wording=words("for everybody"))
    demand.enter(DevelopmentRecorded, **told)
    event = demand.entries[told["entry_id"]]

    written = facts(facts_of(event))

    assert written["wording"] == words("for everybody")
    assert set(written) & set(event.STAFF) == set()
    assert json.loads(facts_of(event)) == written
