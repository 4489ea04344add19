"""What is kept of a country's newest days from one release to the next is what would be read anew."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.given import a_coalition, a_country, a_demand, a_development
from tests.oracle.histories import history
from tests.record import ARecord
from tracker.domain.record import Entry
from tracker.projections import newest, shelves
from tracker.projections.newest import NewestKept, newest_of
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

TODAY = date(2027, 1, 31)


def read(record: ARecord, kept: NewestKept, country: str, through: int | None = None) -> tuple[list[str], list[str]]:
    """Give what is kept and what is read, in an order of their own."""
    with reading(record.engine) as connection:
        viewer = Viewer(shelves.head(connection) if through is None else through, TODAY, TODAY, sample=True)
        found, anew = kept.of(connection, viewer, TODAY, country), newest_of(connection, viewer, TODAY, country)
    return sorted(map(repr, found)), sorted(map(repr, anew))


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 60), late=st.integers(0, 5))
def test_whatever_is_recorded_what_is_kept_is_what_would_be_read(
    record: ARecord, seed: int, length: int, late: int
) -> None:
    record.forget()
    kept, through = NewestKept(), 0
    for number, step in enumerate(history(seed, length)):
        record.keep([step])
        through = through if number % (late + 1) else record.log.head().position  # a release may lie some way back

        for country in ("KZ", "KG"):
            found, anew = read(record, kept, country, through)
            assert found == anew


def test_a_known_position_of_before_is_read_anew(record: ARecord) -> None:
    demand = a_demand()
    record.save(a_coalition(), a_country(), demand)
    a_development(demand)
    record.save(demand)
    kept = NewestKept()
    now = read(record, kept, "KZ")

    before = read(record, kept, "KZ", through=1)

    assert now[0] == now[1] != []
    assert before == ([], [])


def test_of_demands_that_nobody_wrote_to_nothing_is_read_again(
    record: ARecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    still, busy = a_demand("kz-2021-1"), a_demand("kz-2021-2")
    record.save(a_coalition(), a_country(), still, busy)
    a_development(still)
    a_development(busy)
    record.save(still, busy)
    kept, asked = NewestKept(), counted(monkeypatch)
    read(record, kept, "KZ")

    a_development(busy, day="2023-06-01")
    record.save(busy)
    found, anew = read(record, kept, "KZ")

    assert found == anew
    assert [len(rows) for rows in asked] == [2, 2, 1, 2]  # kept and anew, twice


def counted(monkeypatch: pytest.MonkeyPatch) -> list[list[Entry]]:
    """Collect what is read of the table."""
    asked: list[list[Entry]] = []
    found = newest._found  # noqa: SLF001 - what is counted is how much is read

    def noted(*given: Any) -> list[Entry]:
        rows = found(*given)
        asked.append(rows)
        return rows

    monkeypatch.setattr(newest, "_found", noted)
    return asked


@pytest.fixture
def record(sqlite_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(sqlite_url)
    yield made
    made.close()
