"""What is kept of demands, of the lists and of the calendar from one release to the next is what would be read anew."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from tests.given import a_coalition, a_country, a_demand, a_development
from tests.oracle.histories import history
from tests.record import ARecord
from tracker.domain.record import DemandFacts
from tracker.projections import calendar, reading, shelves
from tracker.projections.demands_kept import DemandsKept
from tracker.projections.documents import Documents
from tracker.projections.listed_demands import ListedDemands
from tracker.projections.lists import Lists
from tracker.projections.occasions import Occasions
from tracker.projections.parties import Parties
from tracker.projections.reading_demands import of_or_about
from tracker.projections.shelves import Demands
from tracker.projections.unchanged import Unchanged
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading as read_only

TODAY = date(2027, 1, 31)


class Kept:
    """Whatever is kept, over one record."""

    def __init__(self, record: ARecord) -> None:
        self._record, self.listed = record, ListedDemands()
        self.demands = DemandsKept(self.listed)
        self.things = Unchanged(shelves.things, Lists, Documents, Parties)
        self.occasions = Unchanged(calendar.every_row, Occasions)

    def seen(self, country: str, through: int) -> tuple[object, object]:
        """Give all of it as it is kept, and as it is read."""
        with read_only(self._record.engine) as connection:
            viewer = Viewer(through, TODAY, TODAY, sample=True)
            head, view = shelves.head(connection), (connection, viewer, TODAY, country)
            listed = Demands(self.listed.rows(connection, head), self.listed.words(connection, through, head))
            kept = (
                reading.digest(*view, demands=partial(self.demands.of, *view, head)),
                shelves.shelf(connection, through, None, self.things.at(connection, head), listed),
                calendar.calendar_of(self.occasions.at(connection, head), viewer),
            )
            anew = reading.digest(*view), shelves.shelf(connection, through), calendar.calendar(connection, viewer)
        return kept, anew


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 50), late=st.integers(0, 5))
def test_whatever_is_recorded_what_is_kept_is_what_would_be_read(
    record: ARecord, seed: int, length: int, late: int
) -> None:
    record.forget()
    kept, through = Kept(record), 0
    for number, step in enumerate(history(seed, length)):
        record.keep([step])
        through = through if number % (late + 1) else record.log.head().position  # a release may lie some way back

        for country in ("KZ", "KG"):
            found, anew = kept.seen(country, through)
            assert found == anew


def test_demands_that_nobody_wrote_to_are_not_read_again(record: ARecord) -> None:
    still, busy = a_demand("kz-2021-1"), a_demand("kz-2021-2")
    record.save(a_coalition(), a_country(), still, busy)
    kept, read = DemandsKept(), list[Sequence[DemandFacts]]()
    asked(record, kept, read)

    a_development(busy, day="2023-06-01")
    record.save(busy)
    asked(record, kept, read)
    asked(record, kept, read)

    assert [[one.reference for one in demands] for demands in read] == [["kz-2021-1", "kz-2021-2"], ["kz-2021-2"]]


def test_lists_are_read_again_once_something_came_onto_them(record: ARecord) -> None:
    demand, read = a_demand(), list[int]()
    record.save(a_coalition(), a_country(), demand)
    lists = Unchanged(lambda connection: read.append(shelves.head(connection)), Lists)
    looked_at(record, lists)

    a_development(demand)
    record.save(demand)
    looked_at(record, lists)
    unread = len(read)
    record.save(a_country("KG"))
    looked_at(record, lists)

    assert (unread, len(read)) == (1, 2)


def asked(record: ARecord, kept: DemandsKept, read: list[Sequence[DemandFacts]]) -> None:
    """Ask for a country's demands at the head, and note which of them were read."""

    def noted(found: Sequence[DemandFacts]) -> Sequence[DemandFacts]:
        read.append(found)
        return found

    with read_only(record.engine) as connection:
        head = shelves.head(connection)
        viewer = Viewer(head, TODAY, TODAY, sample=True)
        reads = partial(of_or_about, connection, viewer, TODAY, "KZ")
        kept.of(connection, viewer, TODAY, "KZ", head, lambda which: noted(reads(which)))


def looked_at(record: ARecord, lists: Unchanged[None]) -> None:
    """Ask for the lists."""

    def ask(connection: Connection) -> None:
        lists.at(connection, shelves.head(connection))

    with read_only(record.engine) as connection:
        ask(connection)


@pytest.fixture
def record(sqlite_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(sqlite_url)
    yield made
    made.close()
