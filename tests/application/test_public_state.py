"""While the public state stays, nothing that the public sees has changed, whatever was recorded meanwhile."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.given import a_coalition, a_country, a_demand, a_development, a_step
from tests.oracle.histories import history
from tests.record import ARecord
from tracker.application.asking import NothingReleased
from tracker.application.public_state import WAITS_FOR_A_RELEASE
from tracker.application.reader import Look, Reader
from tracker.domain.coalition import Coalition
from tracker.domain.record import Record

COUNTRIES = ("KZ", "KG")
TODAY = date(2027, 1, 31)


@pytest.fixture
def record(sqlite_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(sqlite_url)
    yield made
    made.close()


def a_reader(record: ARecord) -> Reader:
    return Reader(record.engine, record.log, record.book, lambda: TODAY)


def seen(reader: Reader) -> object:
    """All that public pages ask of the record, as of two days, as it is known and as it was."""
    with reader.look() as look:
        try:
            edition = look.edition()
        except NothingReleased:
            return None
        return [
            (edition, look.releases(), asked(look, on, known))
            for on in (None, date(2024, 6, 1))
            for known in (None, date(2024, 6, 1), TODAY)
        ]


def asked(look: Look, on: date | None, known: date | None) -> object:
    sight = look.sight(on, known)
    findings = [look.findings(sight, country) for country in COUNTRIES]
    shelf, around, demands = look.released_shelf(sight), look.around(sight), sorted(look.released_shelf(sight).demands)
    return (
        shelf,
        [look.record(sight, country) for country in COUNTRIES],
        [by_number(look.digest(sight, country)) for country in COUNTRIES],
        findings,
        look.evidence(sight).of_entries({one.entry_id for its in findings for one in its}),
        look.demands_named(sight, demands[::2]),
        [look.appeared(sight, country=country) for country in COUNTRIES],
        [(around.ratifications(one), around.raisings(one), around.submitted(one)) for one in COUNTRIES],
        [around.of_country_alone(country) for country in COUNTRIES],
        look.dossier(sight, demands),
        [(around.is_crowded(one), around.raised_by(one), look.appeared(sight, demand=one)) for one in demands],
        (around.raised_again(), look.corrections(sight), look.calendar(sight), look.occasion_histories(sight)),
        (look.reached(sight), look.days_not_found(sight)),
    )


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 25))
def test_while_the_state_stays_the_public_sees_the_same(record: ARecord, seed: int, length: int) -> None:
    record.forget()
    keeping = a_reader(record)
    state, before = keeping.public_state(), seen(a_reader(record))

    for step in history(seed, length):
        record.keep([step])

        now, after = keeping.public_state(), seen(a_reader(record))
        assert now != state or after == before, [type(one).__qualname__ for one in step.events]
        state, before = now, after


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 25))
def test_what_is_kept_for_the_public_is_what_would_be_read(record: ARecord, seed: int, length: int) -> None:
    record.forget()
    keeping = a_reader(record)

    for step in history(seed, length):
        record.keep([step])

        assert seen(keeping) == seen(a_reader(record)), [type(one).__qualname__ for one in step.events]


def by_number(record: Record) -> object:
    return record.on, record.demands, sorted(map(repr, record.entries)), record.sessions


def test_an_entry_leaves_the_state_as_it_is_and_a_release_does_not(record: ARecord) -> None:
    coalition, demand = a_coalition(), a_demand()
    record.save(coalition, a_country(), demand)
    reader = a_reader(record)
    begun = reader.public_state()

    a_development(demand)
    a_step(demand)
    record.save(demand)
    entered = reader.public_state()
    release(record, coalition)

    assert entered == begun
    assert reader.public_state() == record.log.head().position > begun


def test_an_entry_that_comes_with_something_else_changes_the_state(record: ARecord) -> None:
    demand = a_demand()
    record.save(a_coalition(), a_country(), demand)
    reader = a_reader(record)
    begun = reader.public_state()

    old = a_development(demand)
    record.save(demand)
    demand.correct(old, a_development(demand), reason=None)
    record.save(demand)

    assert reader.public_state() > begun


def test_a_view_that_is_older_than_the_last_change_has_a_state_of_its_own(record: ARecord) -> None:
    coalition = a_coalition()
    record.save(coalition, a_country(), a_demand())
    reader = a_reader(record)

    with reader.look() as older:
        older.releases()
        release(record, coalition)
        newest = reader.public_state()
        found = reader._lately.public.at(older._connection)  # noqa: SLF001 - the view that was opened before

    assert found < newest == reader.public_state()


def test_only_events_that_add_an_entry_wait_for_a_release() -> None:
    assert "demand.development_recorded" in WAITS_FOR_A_RELEASE
    assert not {one for one in WAITS_FOR_A_RELEASE if "corrected" in one or "retracted" in one or "released" in one}


def release(record: ARecord, coalition: Coalition) -> None:
    coalition.release(record.log.head().position, reason=None)
    record.save(coalition)
